"""Engagements that are named: "during her visit to Kigali", "the summit held in Arusha", a joint statement."""

import re
from collections.abc import Sequence

from balozi.extraction.clauses.acts import Act
from balozi.extraction.clauses.cues import closed
from balozi.extraction.clauses.drafts import Draft, destinations, place_of
from balozi.extraction.clauses.lines import Line, Reading
from balozi.extraction.clauses.participants import TYPES, engagement, state_code
from balozi.extraction.clauses.parties import Parties
from balozi.extraction.clauses.sessions import is_regular, session
from balozi.extraction.mentions.mentions import Mention, Of

_THEIRS = closed("engagements", "theirs")
_FAR = 9
_OWN_DEED = re.compile(r"[uk]i?(?:li|me|na)\w{4,}\Z")
_AHEAD = closed("occasions", "ahead")
_JOINT = closed("occasions", "joint")
_BODIES = closed("occasions", "bodies")


def named(line: Line, noun: Mention, reading: Reading) -> Draft | None:
    """Return an engagement that is named, not told: "during her visit to Kigali", "mkutano uliofanyika mjini ..."."""
    kind = TYPES[noun.code]
    if kind == "other":
        return _credentials(line, noun, reading)
    if kind == "statement":
        return _joint_statement(line, noun, reading)
    if _is_denied(line, noun) or _decides(line, noun):
        return None
    end = min(noun.last + 14, len(line.tokens) - 1)
    theirs = {token.key for token in line.tokens[max(0, noun.first - 3) : noun.first]} & _THEIRS
    parties = _owners(line, noun, end, theirs)
    if kind == "signing_ceremony":
        return _signing(line, noun, reading)
    if kind == "visit":
        far = end if line.words.language == "sw" else _clause_end(line, noun, end)
        return _named_visit(line, noun, (parties, destinations(line, noun.last + 1, far)), reading)
    if kind == "summit" and line.tokens[min(noun.last + 1, len(line.tokens) - 1)].key in _BODIES:
        return None
    return _gathering(line, noun, (parties, theirs), reading)


def _decides(line: Line, noun: Mention) -> bool:
    """Tell whether a Swahili gathering acts itself, so that it is not told to be held: "Mkutano ulipongeza"."""
    if line.words.language != "sw" or noun.last + 1 >= len(line.tokens):
        return False
    verb = _OWN_DEED.match(line.tokens[noun.last + 1].key) is not None
    held = (act for act in line.acts if act.first == noun.last + 1)
    return verb and not any(act.is_any("HOLD", "TALK", "PLAN", "EXPECT", "CONCLUDE", "END") for act in held)


def _is_denied(line: Line, noun: Mention) -> bool:
    """Tell whether a gathering is said not to have been: "hazijafanya mazungumzo", "has not held talks"."""
    return any(
        act.negated
        and act.is_any("HOLD", "TALK", "CONCLUDE")
        and (act.first <= noun.first <= act.last + 3 or 0 < act.first - noun.last <= _FAR)
        for act in line.acts
    )


def _owners(line: Line, noun: Mention, end: int, theirs: set[str]) -> Parties:
    """Return the parties around a noun, or those that "their meeting" and "the next session" point back to."""
    parties = line.parties(max(0, noun.first - 5), end)
    if theirs and not parties.codes:
        parties = line.parties(0, noun.first - 1)
    if theirs & _AHEAD and not parties.codes and (noun.code != "SUMMIT" or not line.around.body):
        pair = tuple(code for code in line.around.pair if len(code) == 3)
        parties = Parties(pair, (), pair, 0, noun.first)
    return parties


def _gathering(line: Line, noun: Mention, found: tuple[Parties, set[str]], reading: Reading) -> Draft | None:
    """Return a summit, a meeting or a call that is named with its place or its day."""
    parties, theirs = found
    kind = TYPES[noun.code]
    end = min(noun.last + 14, len(line.tokens) - 1)
    if kind == "meeting" and _is_summit(line, noun, parties):
        kind = "summit"
    acts = [
        act
        for act in line.acts
        if noun.last < act.first <= noun.last + 20 and act.is_any("HOLD", "TALK", "EXPECT")
    ]
    if kind == "summit":
        parties = _with_body(line, noun, parties)
        enough = bool(parties.codes) or len(line.around.common) > 1
    else:
        if place_of(line, max(0, noun.first - 6), end)[0] and acts and len(parties.codes) < 2:
            parties = line.parties(0, end)
        enough = (len(parties.codes) >= 2 and bool(parties.states or theirs)) or _is_between(
            line, noun, parties
        )
    if not (enough and _is_told(line, noun, acts if kind == "summit" else ())):
        return session(line, noun, reading)
    if is_regular(line, noun.first):
        return None
    told = (acts[0] if acts else noun, max(0, noun.first - 3), end)
    return engagement(line, told, parties, reading, type=kind, status=_told_status(acts, theirs), rule="EN7")


def _is_between(line: Line, noun: Mention, parties: Parties) -> bool:
    """Tell whether Swahili talks are between a state and somebody without a code: "mazungumzo kati ya ... na waasi"."""
    near = {token.key for token in line.tokens[noun.last + 1 : noun.last + 6]}
    return bool(parties.states) and bool(near & {"kati", "baina"})


def _is_told(line: Line, noun: Mention, acts: Sequence[Act]) -> bool:
    """Tell whether the place or the day of a gathering stands near its noun, or that it took place."""
    end = noun.last + 14
    dated = any(noun.first - 5 <= date.first <= end for date in line.dates)
    held = any("fanyik" in line.tokens[act.last].key for act in acts)
    return dated or held or any(place_of(line, max(0, noun.first - 6), end))


def _signing(line: Line, noun: Mention, reading: Reading) -> Draft | None:
    """Return a signing that a noun names, when its witnesses or place are told: "wameshuhudia utiaji saini"."""
    seen = next(
        (act for act in line.acts if act.is_any("WITNESS") and abs(act.first - noun.first) <= 9), None
    )
    end = min(noun.last + 14, len(line.tokens) - 1)
    if seen is None and line.tokens[noun.first].key != "hafla" and not any(place_of(line, noun.first, end)):
        return None
    whole = line.parties(0, end)
    pair = tuple(code for code in line.around.pinned or line.around.pair if len(code) == 3)
    if len(whole.codes) < 2 and len(pair) > 1:
        whole = Parties(pair, whole.organisations, pair, 0, noun.first)
    if len(whole.codes) < 2:
        return None
    waited = any(
        act.is_any("EXPECT", "PLAN") or act.tense == "future" for act in line.acts if act.first < noun.first
    )
    told = (noun, max(0, min(noun.first, seen.first if seen else noun.first) - 2), end)
    status = "planned" if waited else "held"
    return engagement(line, told, whole, reading, type="signing_ceremony", status=status, rule="EN6")


def _joint_statement(line: Line, noun: Mention, reading: Reading) -> Draft | None:
    """Return a joint statement that is released; the statement's own title is none."""
    joint = _JOINT & {token.key for token in line.tokens[noun.first : noun.last + 1]}
    whole = line.parties(0, len(line.tokens) - 1)
    released = any(act.is_any("UNVEIL", "ADOPT", "SAY", "REACT", "ANNOUNCE") for act in line.acts)
    if not (joint and released and len(whole.codes) >= 2):
        return None
    told = (noun, max(0, noun.first - 2), len(line.tokens) - 1)
    return engagement(line, told, whole, reading, type="statement", status="held", rule="EN8")


def _credentials(line: Line, noun: Mention, reading: Reading) -> Draft | None:
    """Return the presentation of credentials by the envoy of one state to another."""
    whole = line.parties(0, len(line.tokens) - 1)
    if len(whole.states) < 2:
        return None
    told = (noun, max(0, whole.first), len(line.tokens) - 1)
    return engagement(line, told, whole, reading, type="other", status="held", rule="EN7")


def _told_status(acts: Sequence[Act], words: set[str]) -> str:
    ahead = any(act.tense == "future" or act.is_any("EXPECT") for act in acts) or words & _AHEAD
    return "planned" if ahead else "held"


def _is_summit(line: Line, noun: Mention, parties: Parties) -> bool:
    """Tell whether a meeting is one of leaders of several states, or is named by its city ("mkutano wa Berlin")."""
    behind = [m for m in line.mentions if noun.last < m.first <= noun.last + 6]
    leaders = any(m.of is Of.OFFICE and m.name in {"head_of_state", "head_of_government"} for m in behind)
    city = (
        bool(behind)
        and behind[0].of is Of.CITY
        and behind[0].first == noun.last + 2
        and line.tokens[noun.last + 1].key in {"wa", "de", "of"}
    )
    body = (
        bool(behind)
        and behind[0].of is Of.ORGANISATION
        and behind[0].first == noun.last + 2
        and line.words.language != "en"
    )
    return (leaders and (len(parties.states) > 2 or bool(parties.organisations))) or city or body


def _named_visit(
    line: Line, noun: Mention, found: tuple[Parties, tuple[str, ...]], reading: Reading
) -> Draft | None:
    parties, reached = found
    states = {*parties.states, *reached}
    if not reached:
        reached = _guests(line, noun)
    if not reached:
        return None
    if len(states) < 2:
        states |= set(line.parties(0, len(line.tokens) - 1).states)
    if len(states) < 2:
        states |= set(state_code(line.around.one or reading.home, line))
    if len(states) < 2:
        states |= {code for code in line.around.common if line.around.home in line.around.common}
    whole = Parties(tuple(sorted(states)), (), (), 0, noun.first)
    if len(states) < 2:
        return None
    act = next((a for a in line.acts if a.last < noun.first), None)
    status = "planned" if act is not None and act.tense == "future" else "held"
    last = max([noun.last, *(m.last for m in line.mentions if noun.last < m.first <= noun.last + 8)])
    return engagement(
        line, (noun, max(0, noun.first - 3), last), whole, reading, type="visit", status=status, rule="EN4"
    )


def _clause_end(line: Line, noun: Mention, end: int) -> int:
    """Return where the clause of a noun ends: before the next verb that has a subject of its own."""
    return min(
        [end, *(act.first - 1 for act in line.acts if act.first > noun.last and act.tense == "future")]
    )


def _guests(line: Line, noun: Mention) -> tuple[str, ...]:
    """Return whose visit to the state of this paper it is: "the visit by the Emir of Qatar"."""
    behind = line.tokens[noun.last + 1].key if noun.last + 1 < len(line.tokens) else ""
    home = line.around.home
    if line.words.language == "sw" or behind not in {"by", "of", "du", "de"} or not home:
        return ()
    guest = line.parties(noun.last + 2, noun.last + 10)
    person = any(
        m.of in {Of.OFFICE, Of.TITLE, Of.PERSON} and 0 < m.first - noun.last <= 4 for m in line.mentions
    )
    return (home,) if person and guest.states and home not in guest.states else ()


def _with_body(line: Line, noun: Mention, parties: Parties) -> Parties:
    """Return the parties with the body whose summit it is: "the IGAD summit", "sommet de l'Union africaine"."""
    near = [
        m for m in line.mentions if m.of is Of.ORGANISATION and noun.first - 4 <= m.first <= noun.last + 4
    ]
    bodies = tuple(sorted({*parties.organisations, *(m.code for m in near)}))
    return Parties(parties.states, bodies, parties.order, 0, parties.first)
