"""Promises told by a verb of promising: "pledged to", "have agreed on", "s'est engagé à"."""

from balozi.extraction.clauses.acts import Act
from balozi.extraction.clauses.ceremonies import takes_a_thing
from balozi.extraction.clauses.cues import closed
from balozi.extraction.clauses.drafts import Draft
from balozi.extraction.clauses.lines import Line, Reading
from balozi.extraction.clauses.parties import Parties
from balozi.extraction.clauses.promises import (
    PROMISES,
    debtor,
    is_hedged,
    is_outward,
    is_own_text,
    is_under,
    promise,
    promise_end,
    promise_start,
)
from balozi.extraction.mentions.mentions import Of
from balozi.extraction.papers import Genre

_TALK_NOUNS = closed("commitments", "talk_nouns")
_NO_GIFTS = closed("commitments", "no_gifts")
# How far behind a promise the clause that tells it may have its verb.
_FORETOLD = 9
_FOLLOWS = closed("commitments", "follows")
_MONEY = frozenset({"$", "£", "€", "¥"})
_INFINITIVES = {"en": frozenset({"to"}), "fr": frozenset({"de", "a", "d", "du"}), "sw": frozenset()}


def promised(line: Line, act: Act, reading: Reading) -> Draft | None:
    """Find a promise told by its verb: a party pledges, commits, agrees or plans to do something."""
    told = _was_agreed(line, act)
    passive = act.passive and not (act.is_any("COMMIT") or told)
    if not act.is_any(*PROMISES, "OFFER") or passive or is_hedged(line, act) or _opens_a_text(line, act):
        return None
    if act.tense == "infinitive" and line.words.language != "sw":
        return None
    helps = any(0 < noun.first - act.last <= 5 for noun in line.nouns("HELP", "COMMITMENT"))
    money = any(0 < amount.first - act.last <= 6 and len(amount.unit) == 3 for amount in line.amounts)
    stays = act.is_any("COMMIT") and {token.key for token in line.tokens[act.first : act.last]} & (
        line.words.cuts["keep"] | {"is", "are"}
    )
    goes_to = act.is_any("COMMIT") and line.tokens[min(act.last + 1, len(line.tokens) - 1)].key in {"to", "a"}
    if not (
        stays or goes_to or _leads_to_deed(line, act) or (act.is_any("PLEDGE", "COMMIT") and (helps or money))
    ) or _engages(line, act):
        return None
    parties = Parties(line.around.pair, (), line.around.pair, 0, -1) if told else debtor(line, act)
    who = act.first > 0 and line.tokens[act.first - 1].key in {"who", "which", "qui"}
    if (
        _is_at_home(reading, parties)
        or parties is None
        or (act.relative and not (who or act.is_any("COMMIT")))
    ):
        return None
    if reading.paper.genre is Genre.TREATY and line.tokens[0].text.isupper() and act.first == 0:
        return None
    if act.is_any("PLAN") and (act.tense == "participle" or not is_outward(line, act, parties)):
        return None
    keep = {token.key for token in line.tokens[max(0, act.first - 3) : act.last]} & line.words.cuts["keep"]
    modality = "reaffirms" if keep and act.is_any("COMMIT") else _modality(act)
    modality = "commits" if _is_bound(line, act, reading) else modality
    if act.is_any("DECIDE") and len(parties.codes) == 1 and parties.states:
        modality = "plans"
    return promise(
        line,
        (promise_start(line, act, parties), promise_end(line, act.last)),
        parties,
        reading,
        (modality, "CO1"),
    )


def _opens_a_text(line: Line, act: Act) -> bool:
    """Tell whether the articles of a text follow, which are the promises: "sont convenus de ce qui suit"."""
    behind = " ".join(token.key for token in line.tokens[act.last + 1 : act.last + 6])
    return behind.startswith(tuple(_FOLLOWS))


def _is_bound(line: Line, act: Act, reading: Reading) -> bool:
    """Tell whether a promise binds by its form: "shall", or a future in a text of the parties."""
    bound = act.tense == "future" and line.words.language != "sw" and is_own_text(line, reading)
    return (
        bound
        or line.tokens[act.first].key == "shall"
        or (line.words.language == "en" and is_under(line, act))
    )


def _is_at_home(reading: Reading, parties: Parties | None) -> bool:
    """Tell whether a Swahili paper of the day names nobody but the state that promises: it promises to itself."""
    if reading.paper.genre is not Genre.NEWS or not reading.lines or reading.lines[0].words.language != "sw":
        return False
    own = set(parties.codes) if parties is not None else set()
    if len(own) != 1:
        return False
    foreign = (
        mention
        for line in reading.lines
        for mention in line.mentions
        if mention.of in {Of.STATE, Of.PEOPLE, Of.ORGANISATION, Of.PERSON} and mention.code not in own
    )
    return next(foreign, None) is None


def _was_agreed(line: Line, act: Act) -> bool:
    """Tell whether "it was agreed that ..." stands there, which binds those named before."""
    begins = act.passive and act.first > 0 and line.tokens[act.first - 1].key in {"it", "also", "il"}
    return act.is_any("AGREE") and begins


def _modality(act: Act) -> str:
    for kind, modality in (
        ("KEEP", "reaffirms"),
        ("SETTLE", "agrees"),
        ("PLEDGE", "pledges"),
        ("OFFER", "pledges"),
        ("COMMIT", "commits"),
        ("AGREE", "agrees"),
        ("PLAN", "plans"),
    ):
        if act.is_any(kind):
            return modality
    return "plans"


def _leads_to_deed(line: Line, act: Act) -> bool:
    """Tell whether a promise names a deed: "agreed to cooperate", "wamekubaliana kushirikiana"."""
    if act.is_any("SETTLE", "KEEP") or (act.is_any("PLEDGE", "OFFER") and _gives(line, act)):
        return True
    begin = _behind_aside(line, act.last + 1)
    behind = line.tokens[begin : begin + 7]
    if line.words.language == "sw":
        reach = 7 if act.is_any("PLEDGE") else 2
        if {token.key for token in behind[:reach]} & {"kuwa", "kwamba"} and act.is_any("PLEDGE", "AGREE"):
            return _foretold(line, act)
        becomes = act.is_any("COMMIT") and bool(behind) and behind[0].key == "kuwa"
        return becomes or any(_is_infinitive(token.key) for token in behind[:3])
    keys = [token.key for token in behind]
    if keys[:1] in (["that"], ["que"], ["qu"]) and not (act.is_any("AGREE") and act.passive):
        return act.is_any("PLEDGE") and _foretold(line, act)
    if keys[:1] in (["que"], ["qu"]):
        return act.is_any("AGREE") and act.passive
    if keys[:1] in (["on"], ["upon"], ["sur"]) and not set(keys[1:3]) & _TALK_NOUNS:
        return act.is_any("AGREE")
    if line.words.language == "fr" and act.is_any("PLAN") and keys and keys[0].endswith(("er", "ir", "re")):
        return True
    marks = _INFINITIVES[line.words.language]
    to = next((number for number, key in enumerate(keys[:5]) if key in marks), None)
    return to is not None and to + 1 < len(keys) and keys[to + 1] not in {"the", "a", "an", "this"}


def _behind_aside(line: Line, at: int) -> int:
    """Return the place behind an aside: "s'est engagé, dans une lettre, à céder"."""
    if line.words.language == "sw" or at >= len(line.tokens) or line.tokens[at].text != ",":
        return at
    end = min(at + 16, len(line.tokens))
    return next((other + 1 for other in range(at + 1, end) if line.tokens[other].text == ","), at)


def _gives(line: Line, act: Act) -> bool:
    """Tell whether a thing is promised: "promised land", "a promis trois vedettes"."""
    behind = line.tokens[act.last + 1] if act.last + 1 < len(line.tokens) else None
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


def _engages(line: Line, act: Act) -> bool:
    """Tell whether the deed is a meeting or a visit, which is an engagement."""
    for other in line.acts:
        if 0 < other.first - act.last <= 4:
            thing = line.tokens[min(other.last + 1, len(line.tokens) - 1)].key in line.words.cuts.get(
                "things", ()
            )
            thing = thing or (other.is_any("HOST") and takes_a_thing(line, other))
            if other.is_any("MEET", "VISIT", "SIGN", "HOST") and not (
                other.is_any("COMMIT", "PLAN") or thing
            ):
                return True
            if other.is_any("TALK") and other.last > other.first and line.words.language == "sw":
                return True
            if other.is_any("HOLD") and any(
                0 < noun.first - other.last <= 6 for noun in line.nouns("MEETING", "VISIT", "SUMMIT", "CALL")
            ):
                return True
    return False
