"""Contact without the word for it: things handed over, calls told by their means, a chair with an aside."""

from balozi.extraction.clauses.acts import Act
from balozi.extraction.clauses.cues import closed
from balozi.extraction.clauses.drafts import Draft, object_end, place_of, subject_start
from balozi.extraction.clauses.lines import Line, Reading
from balozi.extraction.clauses.participants import engagement
from balozi.extraction.clauses.parties import Parties
from balozi.extraction.clauses.sessions import has_two_people, is_regular
from balozi.extraction.mentions.mentions import Of

PHONES = frozenset({"phone", "telephone", "simu"})
_THINGS = closed("engagements", "things")
_PEOPLE = frozenset({Of.OFFICE, Of.TITLE, Of.PERSON, Of.OWN})
_CHAIRS = closed("visits", "chairs")
_NEAR, _ASIDE, _SEEN = 9, 16, 3


def handed_over(line: Line, act: Act, reading: Reading) -> Draft | None:
    """Find a ceremony: notes or instruments of ratification exchanged, a gift of one state handed to another."""
    if not act.is_any("HANDOVER") or act.tense == "infinitive" or line.words.language == "sw" or act.relative:
        return None
    if takes_a_thing(line, act) or _CHAIRS & {
        token.key for token in line.tokens[act.last + 1 : act.last + 4]
    }:
        return None
    whole = line.parties(0, len(line.tokens) - 1)
    states = whole.states if len(whole.states) == 2 else line.around.common
    if not whole.codes or len(states) != 2 or not set(whole.states) <= set(states):
        return None
    parties = Parties(tuple(sorted(states)), (), states, 0, whole.first)
    status = "planned" if act.tense == "future" else "held"
    told = (act, max(0, min(whole.first, act.first)), object_end(line, act))
    return engagement(line, told, parties, reading, type="other", status=status, rule="EN9")


def opens_by_phone(line: Line, act: Act) -> bool:
    """Tell whether a line opens with the way two spoke: "By telephone this morning, X and Y took up ..."."""
    opening = [token.key for token in line.tokens[:3]]
    first = next((other for other in line.acts if other.is_finite), None)
    return act is first and bool(opening) and opening[0] in {"by", "par"} and bool(PHONES & set(opening))


def discusses_in_person(line: Line, act: Act) -> bool:
    """Tell whether two officials discuss a matter at a place or on a day: "X and her Ugandan counterpart discussed"."""
    if not act.is_any("DISCUSS") or act.tense != "past" or act.passive or line.words.language != "en":
        return False
    begin = subject_start(line, act)
    named = line.parties(begin, act.first - 1)
    told = bool(line.dates) or bool(place_of(line, act.last)[0])
    return told and len(named.states) > 1 and has_two_people(line, begin, act.first - 1)


def sees_somebody(line: Line, act: Act) -> bool:
    """Tell whether an official sees another, not a thing: "saw the minister on Monday", "will see a delegation"."""
    if act.passive or act.relative or act.tense == "infinitive" or line.words.language == "sw":
        return False
    sees = any(m.of in _PEOPLE and 0 < act.first - m.last <= _ASIDE // 2 for m in line.mentions)
    behind = line.tokens[act.last + 1 : act.last + 6]
    group = bool({"delegation", "officials"} & {token.key for token in behind})
    guests = _PEOPLE - {Of.OWN}
    seen = group or any(m.of in guests and 0 < m.first - act.last <= _SEEN for m in line.mentions)
    other = any(0 < a.first - act.last <= _ASIDE // 2 and not a.is_finite for a in line.acts)
    return sees and seen and not other


def takes_a_thing(line: Line, act: Act) -> bool:
    """Tell whether a report or a letter is received, not a guest."""
    return bool(_THINGS & {token.key for token in line.tokens[act.last + 1 : act.last + 5]})


def reach(line: Line, act: Act) -> int:
    """Return how far behind its verb a meeting may stand: "co-chaired, with the Foreign Minister, the Eighth ..."."""
    aside = act.last + 1 < len(line.tokens) and line.tokens[act.last + 1].text == ","
    return _ASIDE if aside and line.words.language != "sw" else _NEAR


def gathered(line: Line, act: Act, reading: Reading) -> Draft | None:
    """Find a meeting that opens a sentence: "Meeting at Lagos, the ministers of ...", "Réunis à Lomé, ..."."""
    opens = not any(token.text[0].isalnum() for token in line.tokens[: act.first])
    opening = opens and act.is_any("MEET") and line.words.language != "sw"
    if not opening or act.tense not in {"participle", "past"} or is_regular(line, 0):
        return None
    verb = next(
        (other.first for other in line.acts if other.first > act.last and other.is_finite), len(line.tokens)
    )
    parties = line.parties(act.last + 1, verb - 1)
    if len(parties.codes) < 2 and not (parties.organisations and len(parties.codes) == 1):
        return None
    leaders = bool(closed("engagements", "many") & {token.key for token in line.tokens[:verb]})
    kind = "summit" if leaders and parties.organisations and len(parties.states) != 1 else "meeting"
    kind = "summit" if any(noun.first <= verb for noun in line.nouns("SUMMIT")) else kind
    told = (act, 0, verb - 1)
    return engagement(line, told, parties, reading, type=kind, status="held", rule="EN1")
