"""Whether a verb of promising leads to a deed: "promised to build", "aliahidi kujenga"; not to a word or a number."""

from collections.abc import Sequence

from balozi.extraction.clauses.commitments.english_vows import (
    ARTICLES,
    guarantees,
    is_set,
)
from balozi.extraction.clauses.commitments.oaths import wished_behind
from balozi.extraction.clauses.commitments.swahili_adjuncts import (
    deed_behind,
    is_contact,
)
from balozi.extraction.clauses.sentence.acts import Act
from balozi.extraction.clauses.sentence.cues import closed
from balozi.extraction.clauses.sentence.french import without_clitics
from balozi.extraction.clauses.sentence.lines import Line
from balozi.extraction.mentions.tokens import Token

_COUNTS = closed("swahili_deeds", "counts")
_TALK_NOUNS = closed("commitments", "talk_nouns")
_VIEWS = closed("commitments", "views")
_NO_GIFTS = closed("commitments", "no_gifts")
# How far behind a promise the clause that tells it may have its verb.
_FORETOLD = 9
# So far behind a Swahili promise "kwamba" may stand, its day and place between; and its verb behind that.
_ADJUNCT, _NEAR_THAT = 15, 6
# How far behind "kuanzisha mwezi Januari mashauriano ya kupata" the text may stand.
# "agreed to the return of detainees under the accord": what is agreed stands before these.
_LEADS_OFF = frozenset({"of", "under", "for", "in", "on", "from", "with", "by", "as"})
_TEXT, _ABOUT = 8, frozenset({"on", "over", "about", "concerning", "covering", "regarding"})
_NO_DEEDS = closed("commitments", "no_deeds")
_MONEY = frozenset({"$", "£", "€", "¥"})
_INFINITIVES = {
    "en": frozenset({"to"}),
    "fr": frozenset({"de", "a", "d", "du", "pour", "au", "aux"}),
    "sw": frozenset(),
}


def leads_to_deed(line: Line, act: Act) -> bool:
    """Tell whether a promise names a deed: "agreed to cooperate", "wamekubaliana kushirikiana"."""
    if act.is_any("SETTLE", "KEEP") or (
        (act.is_any("PLEDGE", "OFFER") or guarantees(line, act)) and _gives(line, act)
    ):
        return True
    behind = line.tokens[_behind_aside(line, act.last + 1) :][:9]
    if line.words.language == "sw":
        return _leads_in_swahili(line, act, behind)
    keys = [token.key for token in behind]
    if line.words.language == "fr":
        keys = without_clitics(keys)
    if keys[:1] in (["que"], ["qu"]):
        return (act.is_any("AGREE") and act.passive) or (act.is_any("PLEDGE") and _foretold(line, act))
    english = _leads_in_english(line, act, keys) if line.words.language == "en" else None
    if english is not None:
        return english
    if keys[:1] in (["on"], ["upon"], ["sur"]) and not set(keys[1:3]) & _TALK_NOUNS:
        return act.is_any("AGREE")
    if line.words.language == "fr" and act.is_any("PLAN") and keys and keys[0].endswith(("er", "ir", "re")):
        return True
    return _has_infinitive(line, keys)


def _has_infinitive(line: Line, keys: Sequence[str]) -> bool:
    marks = _INFINITIVES[line.words.language]
    # "agreed today with our Mauritanian friends to set up".
    reach = len(keys) if line.words.language == "en" and "with" in keys[:3] else 5
    to = next((number for number, key in enumerate(keys[:reach]) if key in marks), None)
    # "they decided to:" heads a list, which tells the deeds.
    return to is not None and to + 1 < len(keys) and keys[to + 1] not in _NO_DEEDS | {":"}


def _is_of_a_text_only(line: Line, act: Act, keys: Sequence[str]) -> bool:
    """Tell whether only a text is made or approved: "clinched a deal on flights", "blessed an agreement"."""
    texts = line.instruments()
    made = any(
        act.first <= m.first <= act.last + 1 and not _ABOUT.isdisjoint(line.row[m.last + 1 : m.last + 2])
        for m in texts
    )
    consents = act.is_any("AGREE") and keys[:1] == ["to"] and bool(ARTICLES & set(keys[1:2]))
    if made or not consents:
        return made
    head = next((text for text in texts if 0 < text.first - act.last <= _TEXT), None)
    return head is not None and _LEADS_OFF.isdisjoint(line.row[act.last + 1 : head.first])


def _leads_in_english(line: Line, act: Act, keys: list[str]) -> bool | None:
    """Tell whether what follows a verb in English is a deed; None when only an infinitive can tell it."""
    last = line.tokens[act.last].key
    if last in {"on", "upon", "to"} and act.last > act.first:
        # "agreed on", "means to" read as one verb.
        keys = [last, *keys]
    if keys[:1] == ["that"] and not (act.is_any("AGREE") and act.passive):
        return act.is_any("PLEDGE", "COMMIT") and _foretold(line, act)
    if act.is_any("COMMIT") and keys[:1] == ["to"] and "that" in keys:
        # "have committed to the Fund that they will".
        return _foretold(line, act)
    if "assur" in last and "that" in keys:
        return _foretold(line, act)
    if _is_of_a_text_only(line, act, keys):
        return False
    # "consented to the return of the fishermen".
    consents = act.is_any("AGREE") and keys[:1] == ["to"] and bool(set(keys[1:2]) & ARTICLES)
    if consents or is_set(line, act, keys):
        return True
    talks = bool(set(keys[1:3]) & _TALK_NOUNS)
    if keys[:1] in (["on"], ["upon"]) and (not talks or set(keys[1:4]) & _VIEWS):
        # "concurred on the need to resolve crises": a view they share.
        return not talks and act.is_any("AGREE")
    return _has_infinitive(line, keys)


def _leads_in_swahili(line: Line, act: Act, behind: Sequence[Token]) -> bool:
    reach = 7 if act.is_any("PLEDGE") else 2
    if {token.key for token in behind[:reach]} & {"kuwa", "kwamba"} and act.is_any("PLEDGE", "AGREE"):
        return _foretold(line, act)
    that = line.row[act.last + 1 : act.last + _ADJUNCT]
    if act.is_any("PLEDGE") and "kwamba" in that:
        # "aliahidi wakati wa mkutano na waandishi wa habari kwamba hakutakuwa na wanajeshi".
        at = act.last + 1 + that.index("kwamba")
        return any(other.tense == "future" and 0 < other.first - at <= _NEAR_THAT for other in line.acts)
    if act.is_any("RATIFY") and any(0 < paper.first - act.last <= 3 for paper in line.instruments()):
        return False
    if act.is_any("AGREE", "DECIDE") and wished_behind(line, act):
        return True
    if act.is_any("PLEDGE") and _promises_counted(line, act):
        return True
    becomes = act.is_any("COMMIT") and bool(behind) and behind[0].key == "kuwa"
    if becomes or any(_is_infinitive(token.key) for token in behind[:3]):
        return True
    deed = deed_behind(line, act) if act.is_any("AGREE", "PLEDGE", "COMMIT") and act.tense == "past" else -1
    return deed > 0 and not is_contact(line, deed)


def _promises_counted(line: Line, act: Act) -> bool:
    """Tell whether a counted thing is promised in Swahili: "imeahidi mifumo miwili ya ulinzi", "waliahidi tani 400"."""
    near = line.tokens[act.last + 1 : act.last + 5]
    plain = bool(near) and near[0].text.islower() and not near[0].key.startswith(("ku", "kw", "ya", "wa"))
    counted = any(token.text[0].isdigit() or token.key in _COUNTS for token in near[1:])
    return plain and counted and "ahidi" in line.tokens[act.last].key


def _behind_aside(line: Line, at: int) -> int:
    """Return the place behind an aside: "s'est engagé, dans une lettre, à céder"."""
    if line.words.language == "sw" or at >= len(line.tokens) or line.tokens[at].text != ",":
        return at
    end = min(at + 16, len(line.tokens))
    return next((other + 1 for other in range(at + 1, end) if line.tokens[other].text == ","), at)


def _gives(line: Line, act: Act) -> bool:
    """Tell whether a thing is promised: "promised land", "a promis trois vedettes"."""
    behind = line.tokens[act.last + 1] if act.last + 1 < len(line.tokens) else None
    if line.words.language == "en" and "assur" in line.tokens[act.last].key:
        # "assured journalists" gives nothing; "assured Paraguay of free passage" does.
        return "of" in set(line.row[act.last + 1 : act.last + 7])
    return (
        behind is not None
        and line.words.language != "sw"
        and not act.passive
        and (behind.text[0].isalnum() or behind.key in _MONEY)
        and (behind.key not in _NO_GIFTS or (line.words.language == "en" and behind.key == "a"))
        and not line.has("hypothetical")
    )


def _is_infinitive(key: str) -> bool:
    return (
        key.startswith(("ku", "kw")) and len(key) > 4 and key not in {"kuhusu", "kwamba", "kutoka", "kwenye"}
    )


def _foretold(line: Line, act: Act) -> bool:
    """Tell whether what is promised follows as a clause of its own: "promised that it will ..."."""
    ahead = {"future", "subjunctive"} if line.words.language == "sw" else {"future"}
    near = _FORETOLD if line.words.language == "sw" else _FORETOLD + 5
    return any(other.tense in ahead and 0 < other.first - act.last <= near for other in line.acts)
