"""Engagements that are named: "during her visit to Kigali", "the summit held in Arusha", a joint statement."""

import re
from collections.abc import Sequence
from dataclasses import replace

from balozi.extraction.clauses.acts import Act
from balozi.extraction.clauses.cues import closed
from balozi.extraction.clauses.drafts import Draft, destinations, place_of
from balozi.extraction.clauses.fates import fate
from balozi.extraction.clauses.lines import Line, Reading
from balozi.extraction.clauses.participants import TYPES, engagement, state_code
from balozi.extraction.clauses.parties import Parties
from balozi.extraction.clauses.sessions import agenda, is_off, is_regular, session
from balozi.extraction.clauses.states import is_awaited_behind
from balozi.extraction.mentions.mentions import Mention, Of

_THEIRS = closed("engagements", "theirs")
_FAR = 9
# What tells a visit apart: "the visit of", "the visit, planned for".
_GOES_ON = closed("occasions", "goes_on")
_USUAL, _FARTHEST = 14, 40
_OWN_DEED = re.compile(r"[uk]i?(?:li|me|na)\w{4,}\Z")
_AHEAD = closed("occasions", "ahead")
_JOINT = closed("occasions", "joint")
_BODIES = closed("occasions", "bodies")
_POSSESSIVES = closed("occasions", "possessives")
_SINCE = closed("occasions", "since")
_GUESTS = frozenset({Of.OFFICE, Of.TITLE, Of.PERSON, Of.OWN})


def named(line: Line, noun: Mention, reading: Reading) -> Draft | None:
    """Return an engagement that is named, with what became of it: "the visit, planned for Thursday, is off"."""
    draft = _named(line, noun, reading)
    if draft is None:
        return None
    status = fate(line, noun, str(draft.fields["status"]))
    return replace(draft, fields={**draft.fields, "status": status})


def _named(line: Line, noun: Mention, reading: Reading) -> Draft | None:
    """Return an engagement that is named, not told: "during her visit to Kigali", "mkutano uliofanyika mjini ..."."""
    kind = TYPES[noun.code]
    if kind == "other":
        return _credentials(line, noun, reading)
    if kind == "statement":
        return _joint_statement(line, noun, reading)
    if kind != "visit" and is_off(line, [a for a in line.acts if 0 < a.first - noun.last <= 2 * _FAR]):
        return session(line, noun, reading)
    if _is_denied(line, noun) or _decides(line, noun):
        return None
    end = _reach(line, noun)
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
    if noun.last + 1 >= len(line.tokens):
        return False
    if line.words.language != "sw":
        return _acts_itself(line, noun)
    verb = _OWN_DEED.match(line.tokens[noun.last + 1].key) is not None
    held = (act for act in line.acts if act.first == noun.last + 1)
    return verb and not any(act.is_any("HOLD", "TALK", "PLAN", "EXPECT", "CONCLUDE", "END") for act in held)


def _acts_itself(line: Line, noun: Mention) -> bool:
    """Tell whether a gathering named before acts: "The Summit directed", "la Réunion a adopté"; "During the visit"."""
    before = line.tokens[noun.first - 1].key if noun.first else ""
    behind = line.tokens[noun.last + 1].key
    if noun.code == "VISIT":
        return (
            before in {"the", "la", "this", "cette"} and behind not in _GOES_ON and not _is_held(line, noun)
        )
    if (
        noun.code not in {"SUMMIT", "MEETING"}
        or before not in {"the", "la", "le", "'"}
        or _is_held(line, noun)
    ):
        return False
    verb = any(
        act.first == noun.last + 1 and act.is_finite and not (act.relative and line.words.language == "fr")
        for act in line.acts
    )
    return verb or (behind.endswith("ed") and line.words.language == "en")


def _is_held(line: Line, noun: Mention) -> bool:
    kinds = ("HOLD", "TALK", "PLAN", "EXPECT", "CONCLUDE", "END", "OFF", "MEET")
    return any(act.is_any(*kinds) and 0 < act.first - noun.last <= _FAR for act in line.acts)


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
    if theirs and len(parties.codes) < (1 if line.words.language == "sw" else 2):
        before = line.parties(0, noun.first - 1)
        parties = before if len(before.codes) > len(parties.codes) else parties
    if theirs & _AHEAD and not parties.codes and (noun.code != "SUMMIT" or not line.around.body):
        pair = tuple(code for code in line.around.pair if len(code) == 3)
        parties = Parties(pair, (), pair, 0, noun.first)
    return parties


def _gathering(line: Line, noun: Mention, found: tuple[Parties, set[str]], reading: Reading) -> Draft | None:
    """Return a summit, a meeting or a call that is named with its place or its day."""
    parties, theirs = found
    kind = TYPES[noun.code]
    end = _reach(line, noun)
    if kind == "meeting" and _is_summit(line, noun, parties):
        kind = "summit"
    acts = [
        act
        for act in line.acts
        if noun.last < act.first <= max(noun.last + 20, end + 1)
        and act.is_any("HOLD", "TALK", "EXPECT", "OFF")
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
    if not enough and any(act.is_any("OFF") for act in acts):
        parties, enough = _with_home(line, parties)
    elif not (enough and _is_told(line, noun, acts if kind == "summit" else ())):
        return session(line, noun, reading) or agenda(line, noun, reading)
    if is_regular(line, noun.first):
        return None
    hosts = [a for a in line.acts if a.is_any("HOST", "HOLD") and 0 < noun.first - a.last <= _FAR]
    coming = hosts if line.words.language == "fr" else []
    told = (next(iter([*acts, *coming]), noun), max(0, noun.first - 3), end)
    status = _told_status([*acts, *coming], theirs)
    return engagement(line, told, parties, reading, type=kind, status=status, rule="EN7")


def _with_home(line: Line, parties: Parties) -> tuple[Parties, bool]:
    """Return the parties with the state of the paper, whose talks with another were called off."""
    states = tuple(sorted({*parties.states, *((line.around.home,) if line.around.home else ())}))
    return Parties(states, parties.organisations, states, 0, parties.first), len(states) == 2


def _is_between(line: Line, noun: Mention, parties: Parties) -> bool:
    """Tell whether Swahili talks are between a state and somebody without a code: "mazungumzo kati ya ... na waasi"."""
    near = {token.key for token in line.tokens[noun.last + 1 : noun.last + 6]}
    return bool(parties.states) and bool(near & {"kati", "baina"})


def _reach(line: Line, noun: Mention) -> int:
    """Return how far behind a noun its parties and its day may stand: as far as the verb behind "between ... and"."""
    last = len(line.tokens) - 1
    near = {token.key for token in line.tokens[noun.last + 1 : noun.last + _FAR]}
    if line.words.language == "sw":
        return min(noun.last + _USUAL, last)
    if line.words.language == "fr" and not any(act.is_finite for act in line.acts):
        # A heading is told as a whole: "Quatrième réunion du Comité ... sur ..., Niamey, mardi 13 janvier".
        return min(noun.last + _FARTHEST, last)
    if not near & {"between", "entre"}:
        held = (
            a.last + _USUAL - 6 for a in line.acts if a.is_any("HOLD") and 0 < a.first - noun.last <= _USUAL
        )
        return min(max([noun.last + _USUAL, *held]), last)
    verb = next((act.last for act in line.acts if act.first > noun.last and act.is_finite), last)
    return min(max(noun.last, min(verb, noun.last + _FARTHEST)) + _USUAL, last)


def _is_told(line: Line, noun: Mention, acts: Sequence[Act]) -> bool:
    """Tell whether the place or the day of a gathering stands near its noun, or that it took place."""
    end = _reach(line, noun)
    dated = any(noun.first - 5 <= date.first <= end for date in line.dates)
    held = any("fanyik" in line.tokens[act.last].key for act in acts) or _is_over(line, noun)
    return dated or held or any(place_of(line, max(0, noun.first - 6), end))


def _is_over(line: Line, noun: Mention) -> bool:
    """Tell whether what follows from a call shows that it was held: "after a telephone conversation between"."""
    if line.words.language == "sw" or noun.code != "CALL":
        return False
    return bool(_SINCE & {token.key for token in line.tokens[max(0, noun.first - 4) : noun.first]})


def _signing(line: Line, noun: Mention, reading: Reading) -> Draft | None:
    """Return a signing that a noun names, when its witnesses or place are told: "wameshuhudia utiaji saini"."""
    seen = next(
        (act for act in line.acts if act.is_any("WITNESS") and abs(act.first - noun.first) <= 9), None
    )
    end = min(noun.last + 14, len(line.tokens) - 1)
    ahead = line.words.language != "sw" and is_awaited_behind(line, noun)
    if not _is_a_ceremony(
        line, noun, end, told=seen is not None or (ahead and bool(line.dates)), ahead=ahead
    ):
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
    status = "planned" if waited or ahead else "held"
    return engagement(line, told, whole, reading, type="signing_ceremony", status=status, rule="EN6")


def _is_a_ceremony(line: Line, noun: Mention, end: int, *, told: bool, ahead: bool) -> bool:
    """Tell whether a signing is told as an event; "signature" alone is a word of law unless a day is set for it."""
    alone = noun.first == noun.last and line.tokens[noun.first].key != "hafla" and line.words.language == "en"
    if alone and not ahead:
        return False
    return told or line.tokens[noun.first].key == "hafla" or any(place_of(line, noun.first, end))


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
    if line.words.language != "sw" and reading.home and whole.states:
        # Credentials are presented to the state of the paper, which need not be named.
        states = tuple(sorted({*whole.states, reading.home}))
        whole = Parties(states, (), states, 0, whole.first)
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
        reached = _guests(line, noun) or _arranged(line, noun, reading)
        states |= {*reached}
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
    status, told = _standing_of_visit(line, noun)
    near = (m.last for m in line.mentions if noun.last < m.first <= noun.last + 8)
    last = max([noun.last, told, *near])
    return engagement(
        line, (noun, max(0, noun.first - 3), last), whole, reading, type="visit", status=status, rule="EN4"
    )


def _clause_end(line: Line, noun: Mention, end: int) -> int:
    """Return where the clause of a noun ends: before the next verb that has a subject of its own."""
    return min(
        [end, *(act.first - 1 for act in line.acts if act.first > noun.last and act.tense == "future")]
    )


def _standing_of_visit(line: Line, noun: Mention) -> tuple[str, int]:
    """Return the status of a visit that a noun names, and the last word that tells it in Swahili."""
    act = next((a for a in line.acts if a.last < noun.first), None)
    status = "planned" if act is not None and act.tense == "future" else "held"
    if line.words.language != "sw":
        return status, noun.last
    behind = [a for a in line.acts if 0 < a.first - noun.last <= 2 * _FAR]
    if is_off(line, behind):
        status = "cancelled"
    elif any(a.is_any("PLAN", "EXPECT") and not a.negated for a in behind[:1]):
        status = "planned"
    told = max((a.last + 3 for a in behind[:2]), default=0) if status != "held" else 0
    return status, min(told, len(line.tokens) - 1)


def _arranged(line: Line, noun: Mention, reading: Reading) -> tuple[str, ...]:
    """Return who is visited when a Swahili visit is set or called off: "ziara inapangwa kufanyika", "imefutwa"."""
    behind = [act for act in line.acts if 0 < act.first - noun.last <= 2 * _FAR]
    planned = any(act.is_any("PLAN", "EXPECT", "HOLD") and act.first - noun.last <= 3 for act in behind[:1])
    if line.words.language != "sw" or line.has("hypothetical"):
        return ()
    if not (is_off(line, behind) or (planned and line.dates)):
        return ()
    pair = tuple(code for code in line.around.pair if len(code) == 3)
    return pair if len(pair) == 2 else (reading.home,) if reading.home else ()


def _guests(line: Line, noun: Mention) -> tuple[str, ...]:
    """Return whose visit to the state of this paper it is: "the visit by the Emir of Qatar"."""
    behind = line.tokens[noun.last + 1].key if noun.last + 1 < len(line.tokens) else ""
    home = line.around.home
    if line.words.language == "sw" or behind not in {"by", "of", "du", "de", "d"} or not home:
        return ()
    guest = line.parties(noun.last + 2, noun.last + 10).states
    own = {token.key for token in line.tokens[noun.last + 2 : noun.last + 4]} & _POSSESSIVES
    person = any(m.of in _GUESTS and 0 < m.first - noun.last <= 5 for m in line.mentions)
    if own and not guest:
        guest = line.parties(0, noun.first - 1).states[:1]
    if not person or not guest:
        return ()
    other = tuple(code for code in line.around.common if code not in guest and len(code) == 3)
    host = (home,) if home not in guest else other[:1] if set(guest) <= set(line.around.common) else ()
    return tuple(dict.fromkeys((*guest, *host))) if host else ()


def _with_body(line: Line, noun: Mention, parties: Parties) -> Parties:
    """Return the parties with the body whose summit it is: "the IGAD summit", "sommet de l'Union africaine"."""
    near = [
        m for m in line.mentions if m.of is Of.ORGANISATION and noun.first - 4 <= m.first <= noun.last + 4
    ]
    bodies = tuple(sorted({*parties.organisations, *(m.code for m in near)}))
    return Parties(parties.states, bodies, parties.order, 0, parties.first)
