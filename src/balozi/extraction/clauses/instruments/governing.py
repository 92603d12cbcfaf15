"""Which act an instrument hangs on: it signs, ratifies, adopts or ends the instrument beside it."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from balozi.extraction.clauses.sentence.acts import Act
from balozi.extraction.clauses.sentence.cues import closed
from balozi.extraction.clauses.sentence.lines import Line
from balozi.extraction.clauses.sentence.once import told_once
from balozi.extraction.clauses.shared.states import is_agreed, is_concluded, is_exchanged
from balozi.extraction.clauses.shared.titles import name_end
from balozi.extraction.mentions.mentions import Mention, Of

# "the agreement that the two governments signed".
_THAT, _RELATIVE = frozenset({"that", "which", "que", "qu"}), 9
_LISTED, _TOGETHER, _FAR = 40, 16, 30
_TALKS = frozenset({"talks", "negotiations", "discussions", "consultations"})
_CONTACT = frozenset({"in", "on", "at", "last", "yesterday", "earlier", "today"})
# ", and a new agreement on visas for diplomats is": so far before and behind it its own clause is looked for.
_LEAD, _SUBJECT = 7, 9
_FINITE = frozenset(
    {"is", "are", "was", "were", "will", "has", "have", "remains", "awaits", "should", "would"}
)
_WHENS = frozenset({"when", "once", "until", "before", "after", "if", "unless"})
_MAIN = ("SIGN", "RATIFY", "END", "LAPSE")
_AMONG = closed("instruments", "among")
# "Lors de la visite ont été signés": what a French sentence puts first, how long it is, where its subject then stands.
_FRONTS = closed("drafts", "french_fronts") | {"ont", "a", "sera", "seront", "est", "sont"}
_ADDS = ("as well as", "along with", "together with")
_ADDED = frozenset(
    {
        "a",
        "au",
        "aux",
        "additionnel",
        "additionnelle",
        "modificatif",
        "annexe",
        "d",
        "amendement",
        "adhesion",
        "avenant",
    }
)
_ARTICLES = frozenset({"l", "la", "le", "les", "'", "’"})
_PLURAL_ENDS, _FRONT, _INVERTED = frozenset({"s"}), 24, 6


def act_on(line: Line, mention: Mention) -> Act | None:
    """Return the act whose object or subject an instrument is."""
    kinds = ("SIGN", "RATIFY", "CONCLUDE", "ADOPT", "UNVEIL", "END", "FORCE")
    if line.words.language == "sw" and (one := listed_with(line, mention)) is not None:
        return act_on(line, one)
    # An English name may be long, and its end is asked for below.
    english = line.words.language == "en"
    beside = line.acts if english else [act for act in line.acts if _is_beside(act, mention)]
    near = [
        act
        for act in beside
        if (act.is_any(*kinds) or _makes_it(line, mention, act)) and _governs(line, act, mention)
    ]
    own = english and _opens_a_clause(line, mention)
    near = [act for act in near if act.first > mention.last] if own else near
    if line.words.language == "fr":
        near = _main_first(line, near, mention)
    elif line.words.language == "en" and len(near) > 1:
        near = _made_first([act for act in near if not _tells_until_when(line, act)], mention)
    ended = [act for act in near if act.is_any("LAPSE") and act.tense == "past" and not act.negated]
    nearest = ended[0] if ended else min(near, key=lambda act: abs(act.first - mention.last), default=None)
    if own:
        return nearest
    return nearest or next(
        (act for act in line.acts if act.is_any(*kinds) and _shares(line, act, mention)), None
    )


def _opens_a_clause(line: Line, mention: Mention) -> bool:
    """Tell whether an English text is the subject of its own clause: ", and an agreement on visas is ready for"."""
    before = line.row[max(0, mention.first - _LEAD) : mention.first]
    at = next((n for n in range(len(before) - 1, 0, -1) if before[n] == "and" and before[n - 1] == ","), 0)
    if not at or not all(key.isalpha() for key in before[at:]):
        return False
    behind = line.row[mention.last + 1 : mention.last + 1 + _SUBJECT]
    verb = next((n for n, key in enumerate(behind) if key in _FINITE), -1)
    return verb >= 0 and {",", "which", "that"}.isdisjoint(behind[:verb])


def _tells_until_when(line: Line, act: Act) -> bool:
    """Tell whether an English end only tells a day: "will replace the current one when it expires"."""
    before = line.row[max(0, act.first - 2) : act.first]
    return act.is_any("LAPSE", "END") and before[-1:] == ["it"] and not _WHENS.isdisjoint(before[:1])


def _is_beside(act: Act, mention: Mention) -> bool:
    """Tell whether an act stands so near to an instrument that it may be one on it."""
    return act.first - mention.last <= _FAR and mention.first - act.last <= _FAR


def listed_with(line: Line, mention: Mention) -> Mention | None:
    """Return the Swahili instrument that another is listed with: "makubaliano ya X, pamoja na mkataba wa Y"."""
    if line.row[max(0, mention.first - 1) : mention.first] != ["na"]:
        return None
    earlier = [m for m in line.mentions if m.of is Of.INSTRUMENT and 0 < mention.first - m.last <= _TOGETHER]
    if not earlier:
        return None
    verbs = (a for a in line.acts if earlier[-1].last < a.first < mention.first and a.is_finite)
    return earlier[-1] if next(verbs, None) is None else None


def _makes_it(line: Line, mention: Mention, act: Act) -> bool:
    """Tell whether a verb of many meanings makes an instrument here: "entered into", "exchanged letters", "agreed"."""
    return (
        is_concluded(line, mention, act) or is_exchanged(line, mention, act) or is_agreed(line, mention, act)
    )


def _made_first(near: list[Act], mention: Mention) -> list[Act]:
    """Return the acts on an English instrument: what its own verb does, before what is told of it behind.

    "signed an accord brokered by Qatar", "ratified the treaty signed in 2020", "signed a pact that applies from May":
    only where it has come into force or ended since does the later step count.
    """
    own = [
        act
        for act in near
        if act.last < mention.first and act.is_finite and not act.passive and act.tense in {"past", "present"}
    ]
    done = (act for act in near if act.tense == "past" and not act.negated and act.is_finite)
    gone = any(act.first > mention.last and act.is_any("FORCE", "END", "LAPSE", "RATIFY") for act in done)
    return own if own and own[-1].is_any(*_MAIN) and not own[-1].negated and not gone else near


def _main_first(line: Line, near: list[Act], mention: Mention) -> list[Act]:
    """Return the acts on a French instrument: an ending told by the main verb before a signing told aside."""
    ends = [
        act for act in near if act.is_any("END") and act.is_finite and not act.relative and not act.negated
    ]
    if ends and any(act.relative for act in near):
        return ends
    opens = next(
        (act for act in line.acts[:1] if act.relative and act.is_any("SIGN", "RATIFY", "ADOPT")), None
    )
    bare = opens is not None and not any(t.text[0].isalnum() for t in line.tokens[: opens.first])
    only = opens is not None and not near and line.instruments()[0] is mention
    return [opens] if opens is not None and bare and only and mention.first > opens.last else near


def _shares(line: Line, act: Act, mention: Mention) -> bool:
    """Tell whether an instrument is one of several of an act: "signed A and B", "were signed, among them A"."""
    if line.words.language == "sw" or not act.is_finite or abs(act.first - mention.last) > _LISTED:
        return False
    if line.words.language == "fr" and is_of_another(line, mention):
        return False
    if line.words.language == "en" and act.last < mention.first and _is_beside_another(line, act, mention):
        return False
    low, high = min(act.last, mention.last), max(act.first, mention.first)
    if any(low < other.first < high and other.is_finite and not other.relative for other in line.acts):
        return False
    if act.passive and act.last < mention.first:
        if line.words.language == "en" and _is_added(line, mention):
            return True
        upto = act.last + _RELATIVE if line.words.language == "fr" else mention.first
        return not _AMONG.isdisjoint(line.row[act.last + 1 : upto])
    return act.passive == (mention.last < act.first)


def _is_added(line: Line, mention: Mention) -> bool:
    """Tell whether an English text is added to those told before: "a protocol was signed, as well as a roadmap"."""
    lead = " ".join(line.row[max(0, mention.first - _LEAD) : mention.first])
    return any(words in lead for words in _ADDS)


def _governs(line: Line, act: Act, mention: Mention) -> bool:
    """Tell whether an act and an instrument belong together: near, and no other instrument between."""
    low, high = min(act.last, mention.last), max(act.first, mention.first)
    own = name_end(line, mention) if line.words.language == "en" else mention.last
    # The name of a treaty may be long: "the Agreement between the Government of A and the Government of B for ...".
    if high - (own if act.first > own else low) > _FAR:
        return False
    if line.words.language == "fr" and is_of_another(line, mention):
        # "Un protocole additionnel à l'accord de 2024 a été paraphé": the accord was not.
        return False
    firsts = _firsts(line)
    if bisect_right(firsts, max(low, own)) < bisect_left(firsts, high):
        return False
    if line.words.language == "sw" and _is_its_topic(line, act, mention):
        return False
    if line.words.language == "en" and _is_of_talks(act, line.row[low + 1 : high]):
        return False
    if act.first > mention.last:
        return _governs_from_behind(line, act, mention)
    if line.words.language == "en" and _is_beside_another(line, act, mention):
        return False
    inverted = act.passive and line.words.language == "fr" and _is_inverted(line, act, mention)
    return inverted or (not act.passive and not act.is_any("LAPSE", "FORCE"))


def _is_beside_another(line: Line, act: Act, mention: Mention) -> bool:
    """Tell whether an act tells of the instrument before it: "the Pact signed in Nairobi in 2006 and its Protocol"."""
    lead = line.row[max(0, mention.first - len(("and", "its"))) : mention.first]
    joined = lead in (["and", "its"], ["and", "the"], ["and", "their"])
    if joined and not _AMONG.isdisjoint(line.row[act.last + 1 : mention.first]):
        # "Three agreements were signed, namely the Agreement on visas and the Protocol on wildlife".
        return False
    return joined and any(0 < act.first - m.last <= _LISTED // 2 for m in line.instruments())


def _is_bracketed(line: Line, act: Act, mention: Mention) -> bool:
    """Tell whether only a reference in brackets parts an instrument from its act: "Communiqué [COMM.1283] adopted"."""
    between = [token.text for token in line.tokens[mention.last + 1 : act.first]]
    return bool(between) and between[0] in {"(", "["} and between[-1] in {")", "]"}


def _is_of_talks(act: Act, between: Sequence[str]) -> bool:
    """Tell whether an act is one on talks: "launched talks on a pact", "ended days of talks with an accord"."""
    if act.is_any("UNVEIL", "ADOPT") and not _TALKS.isdisjoint(between):
        return True
    return act.is_any("END") and "with" in between


@told_once
def _firsts(line: Line) -> list[int]:
    """Return where the words for instruments begin."""
    return [mention.first for mention in line.mentions if mention.of is Of.INSTRUMENT]


def _governs_from_behind(line: Line, act: Act, mention: Mention) -> bool:
    """Tell whether an act behind an instrument is one on it: "which was signed", "The treaty with B lapsed"."""
    if line.words.language == "en" and act.tense == "infinitive" and not (act.passive or act.relative):
        # "The Agreement obliges members to publish their fees".
        return False
    if act.is_any("LAPSE", "FORCE"):
        # "The treaty between A and B lapsed": its subject is the instrument.
        beside = set(line.row[mention.last + 1 : act.first]) & _THAT
        return act.is_finite and (not act.relative or (line.words.language == "en" and bool(beside)))
    if line.words.language == "en" and _is_contact_clause(line, act, mention):
        return True
    if line.words.language == "en" and _is_bracketed(line, act, mention):
        return True
    near = _RELATIVE if set(line.row[mention.last + 1 : act.first]) & _THAT else 3
    own = name_end(line, mention) if line.words.language == "en" else mention.last
    if own < act.first and line.row[own + 1 : act.first] == [","]:
        # "the Agreement between A and B for the Avoidance of Double Taxation, signed at Nairobi on".
        return act.tense == "past"
    return act.passive or act.relative or not act.is_finite or act.first - mention.last <= near


def is_of_another(line: Line, mention: Mention) -> bool:
    """Tell whether a French instrument is the one that another belongs to: "un avenant à l'accord de 2018"."""
    before = (m for m in line.instruments() if 0 < mention.first - m.last <= _INVERTED)
    head = next(before, None)
    between = set(line.row[head.last + 1 : mention.first]) if head is not None else set()
    return bool(between & _ADDED) and between <= _ADDED | _ARTICLES


def _is_inverted(line: Line, act: Act, mention: Mention) -> bool:
    """Tell whether a French passive stands before its subject: "À cette occasion a été signé un accord"."""
    comma = max((n for n in range(act.first) if line.tokens[n].text in {",", ";", ":"}), default=-1)
    head = line.row[comma + 1 : act.first]
    opens = not head or head[0] in _FRONTS or (comma > 0 and head[:1] == ["et"])
    joined = (_PLURAL_ENDS & {line.tokens[act.last].key[-1:]}) or mention.first - act.last <= _INVERTED
    return opens and bool(joined) and act.first <= _FRONT and not act.relative


def _is_its_topic(line: Line, act: Act, mention: Mention) -> bool:
    """Tell whether a Swahili infinitive says what an instrument is about: "makubaliano ya kusitisha mapigano"."""
    inside = mention.first < act.first <= mention.last
    behind = act.first == mention.last + 2 and line.tokens[mention.last + 1].key in {"ya", "wa", "la", "za"}
    return act.tense == "infinitive" and not act.passive and (inside or behind)


def _is_contact_clause(line: Line, act: Act, mention: Mention) -> bool:
    """Tell whether a clause hangs on an instrument without "that": "the roadmap Namibia and the EU adopted in 2023"."""
    named = line.parties(mention.last + 1, act.first - 1)
    begins = 0 <= named.first - mention.last - 1 <= 1 and act.first - mention.last <= _RELATIVE
    behind = line.tokens[act.last + 1] if act.last + 1 < len(line.tokens) else None
    bare = behind is None or not behind.text[0].isalpha() or behind.key in _CONTACT
    return begins and bare and act.tense == "past"
