"""Visits that a noun names: "during her visit to Kigali", "the official visit of the Emir, planned for May"."""

from itertools import pairwise

from balozi.extraction.clauses.sentence.cues import closed
from balozi.extraction.clauses.sentence.drafts import Draft
from balozi.extraction.clauses.sentence.lines import Line, Reading
from balozi.extraction.clauses.sentence.surroundings import Parties, is_state
from balozi.extraction.clauses.shared.participants import engagement, state_code
from balozi.extraction.clauses.shared.sessions import is_off
from balozi.extraction.mentions.mentions import Mention, Of

_FAR = 9
_PLEASED = frozenset({"pleasure", "honour", "honor", "privilege", "delighted", "pleased", "glad"})

_POSSESSIVES = closed("occasions", "possessives")
_GUESTS = frozenset({Of.OFFICE, Of.TITLE, Of.PERSON, Of.OWN})


def named_visit(
    line: Line, noun: Mention, found: tuple[Parties, tuple[str, ...]], reading: Reading
) -> Draft | None:
    """Return a visit that a noun names, between the one who goes and where it leads."""
    parties, reached = found
    reached = reached or _of_a_city(line, noun) or _of_a_state(line, noun)
    states, placed = {*parties.states, *reached}, {*reached}
    if not reached:
        reached = _guests(line, noun) or _arranged(line, noun, reading)
        states |= {*reached}
    if not reached:
        return None
    body = _travelling_body(line, noun, placed) if len(placed) == 1 and states == placed else ()
    if line.words.language == "en" and states == placed and len(states) > 1:
        # "Minister Gao will pay a visit to Egypt and Tunisia": the guest is named without a state.
        named = line.parties(0, noun.first - 1)
        guest = tuple(code for code in (*named.states, line.around.one, reading.home) if is_state(code))
        states |= {code for code in guest if not named.organisations and code not in states} and {guest[0]}
    if len(states) < 2 and not body:
        states |= set(line.parties(0, len(line.tokens) - 1).states)
    if len(states) < 2 and not body:
        states |= set(state_code(line.around.one or reading.home, line))
    if len(states) < 2 and not body:
        about = line.words.language == "en" and placed < set(line.around.common)
        states |= {code for code in line.around.common if about or line.around.home in line.around.common}
    # "The Commonwealth secretary-general ended a five-day trip to Belize": a body goes, too.
    bodies = (parties.organisations or body) if line.words.language == "en" and len(states) == 1 else ()
    whole = Parties(tuple(sorted(states)), bodies, (), 0, noun.first)
    if len(whole.codes) < 2:
        return None
    status, told = _standing_of_visit(line, noun)
    near = (m.last for m in line.mentions if noun.last < m.first <= noun.last + 8)
    last = max([noun.last, told, *near])
    return engagement(
        line, (noun, max(0, noun.first - 3), last), whole, reading, type="visit", status=status, rule="EN4"
    )


def _travelling_body(line: Line, noun: Mention, placed: set[str]) -> tuple[str, ...]:
    """Return the body whose team an English sentence names far before its visit: "An IMF team will conduct"."""
    named = line.parties(0, noun.first - 1) if line.words.language == "en" and noun.first else None
    there = {m.code for m in line.mentions if m.of is Of.STATE and m.first < noun.first}
    alone = named is not None and len(named.organisations) == 1
    alone = alone and named is not None and set(named.states) <= placed & there
    return named.organisations if alone and named is not None else ()


def _of_a_city(line: Line, noun: Mention) -> tuple[str, ...]:
    """Return where a Swahili journey leads that is named by its city: "safari yake ya Bogota"."""
    if line.words.language != "sw":
        return ()
    near = (m for m in line.within(noun.last + 2, noun.last + 4) if m.of is Of.CITY)
    return tuple(m.name for m in near if line.tokens[m.first - 1].key == "ya")


def _of_a_state(line: Line, noun: Mention) -> tuple[str, ...]:
    """Return where a Swahili journey leads that is somebody's own: "amesitisha ziara yake ya China"."""
    own = line.row[noun.last + 1 : noun.last + 3]
    if line.words.language != "sw" or own[:1] not in (["yake"], ["yao"]) or own[1:] != ["ya"]:
        return ()
    return tuple(m.code for m in line.mentions if m.of is Of.STATE and m.first == noun.last + 3)


def clause_end(line: Line, noun: Mention, end: int) -> int:
    """Return where the clause of a noun ends: before the next verb that has a subject of its own."""
    return min(
        [end, *(act.first - 1 for act in line.acts if act.first > noun.last and act.tense == "future")]
    )


def _standing_of_visit(line: Line, noun: Mention) -> tuple[str, int]:
    """Return the status of a visit that a noun names, and the last word that tells it in Swahili."""
    act = next((a for a in line.acts if a.last < noun.first), None)
    status = "planned" if act is not None and act.tense == "future" else "held"
    if line.words.language == "en" and not _PLEASED.isdisjoint(
        line.row[max(0, noun.first - _FAR) : noun.first]
    ):
        # "it is a great pleasure to pay a state visit to Malaysia": he is there.
        return "held", noun.last
    if line.words.language != "sw":
        return ("planned" if _is_arranged(line, noun) else status), noun.last
    before = (a for a in line.acts if 0 < noun.first - a.last <= 3 and a.tense == "past" and not a.negated)
    if any(a.is_any("END", "POSTPONE") and not a.passive for a in before):
        # "alifuta ziara yake", "ameahirisha safari yake".
        return "cancelled", noun.last
    behind = [a for a in line.acts if 0 < a.first - noun.last <= 2 * _FAR]
    if is_off(line, behind):
        status = "cancelled"
    elif any(a.is_any("PLAN", "EXPECT") and not a.negated for a in behind[:1]):
        status = "planned"
    told = max((a.last + 3 for a in behind[:2]), default=0) if status != "held" else 0
    return status, min(told, len(line.tokens) - 1)


def _is_arranged(line: Line, noun: Mention) -> bool:
    """Tell whether an English visit is still being arranged: "a visit to Hanoi is being arranged for the fall"."""
    if line.words.language != "en":
        return False
    keys = line.row[noun.last + 1 : noun.last + 2 * _FAR]
    ahead = {"planned", "scheduled", "slated", "pencilled", "expected", "envisaged", "foreseen", "due"}
    still = any(one == "being" and other.endswith("ed") for one, other in pairwise(keys))
    return still or any(one in {"is", "are"} and other in ahead for one, other in pairwise(keys))


def _arranged(line: Line, noun: Mention, reading: Reading) -> tuple[str, ...]:
    """Return who is visited when a Swahili visit is set or called off: "ziara inapangwa kufanyika", "imefutwa"."""
    behind = [act for act in line.acts if 0 < act.first - noun.last <= 2 * _FAR]
    planned = any(act.is_any("PLAN", "EXPECT", "HOLD") and act.first - noun.last <= 3 for act in behind[:1])
    if line.words.language != "sw" or line.has("hypothetical"):
        return ()
    if not (is_off(line, behind) or (planned and line.dates)):
        return ()
    pair = tuple(code for code in line.around.pair if is_state(code))
    return pair if len(pair) == 2 else (reading.home,) if reading.home else ()


def _guests(line: Line, noun: Mention) -> tuple[str, ...]:
    """Return whose visit to the state of this paper it is: "the visit by the Emir of Qatar"."""
    behind = line.tokens[noun.last + 1].key if noun.last + 1 < len(line.tokens) else ""
    home = line.around.home
    if line.words.language == "sw" or behind not in {"by", "of", "du", "de", "d"} or not home:
        return ()
    guest = line.parties(noun.last + 2, noun.last + 10).states
    own = set(line.row[noun.last + 2 : noun.last + 4]) & _POSSESSIVES
    person = any(m.of in _GUESTS and 0 < m.first - noun.last <= 5 for m in line.mentions)
    if own and not guest:
        guest = line.parties(0, noun.first - 1).states[:1]
    if not person or not guest:
        return ()
    other = tuple(code for code in line.around.common if code not in guest and is_state(code))
    host = (home,) if home not in guest else other[:1] if set(guest) <= set(line.around.common) else ()
    return tuple(dict.fromkeys((*guest, *host))) if host else ()
