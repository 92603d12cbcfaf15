"""What one state asks of another: help that is requested, a visit that is invited to, a forum that a guest opens."""

from collections.abc import Sequence
from functools import cache

from balozi.extraction.clauses.engagements.english_passing import Source, act_at, everybody, made_of
from balozi.extraction.clauses.engagements.english_turns import (
    FAR,
    NEAR,
    REACH,
    TWO,
    completed,
    is_undone,
    place_in,
    somebody,
    the_two,
    told_once,
)
from balozi.extraction.clauses.sentence.cues import words_of
from balozi.extraction.clauses.sentence.drafts import Draft
from balozi.extraction.clauses.sentence.lines import Line, Reading, keys_of
from balozi.extraction.clauses.sentence.surroundings import is_state
from balozi.extraction.mentions.mentions import Of

_STATES = frozenset({Of.STATE, Of.PEOPLE, Of.INSTITUTION})


@cache
def _words(name: str) -> frozenset[str]:
    return words_of("agendas", "requests")[name]


def _requested(line: Line, reading: Reading, _: Sequence[Draft]) -> Draft | None:
    """Find help that a state asks another for: "requested India's help in", "sought assistance from Qatar"."""
    at = place_in(line, _words("asks"))
    act = act_at(line, at)
    asker = line.parties(0, at - 1) if at > 0 else None
    wanted = place_in(line, _words("wanted"), at)
    if asker is None or not 0 < wanted - at <= REACH or is_undone(line, at) or (act and act.passive):
        return None
    near = [m for m in line.mentions if m.of in _STATES and at < m.first <= wanted + NEAR]
    codes = {m.code for m in near if _is_asked(line, (at, wanted), m.first, m.last)}
    own = [code for code in asker.states if code not in codes][-1:]
    if len(codes) != 1 or not own:
        return None
    told = (act, max(0, asker.first), wanted + TWO)
    return told_once(line, told, made_of((*own, *codes), at), reading, "other held")


def _is_asked(line: Line, span: tuple[int, int], first: int, last: int) -> bool:
    """Tell whether a state is who is asked: "India's help", "Russian assistance", "assistance from Qatar"."""
    at, wanted = span
    if first > wanted:
        return line.tokens[first - 1].key in {"from", "of", "to"} or line.tokens[first - 2].key == "from"
    return wanted - last <= NEAR and first - at <= TWO


def _invitation(line: Line, reading: Reading, _: Sequence[Draft]) -> Draft | None:
    """Find a visit that is invited to: "extended an invitation to His Majesty to visit Tanzania"."""
    at = place_in(line, frozenset({"invitation", "invitations"}))
    lead = keys_of(line, at - NEAR - TWO, at)
    goes = place_in(line, _words("visits"), at + 1)
    host = somebody(line, 0, at)
    if at < TWO or _words("gives").isdisjoint(lead) or not 0 < goes - at <= FAR or is_undone(line, at):
        return None
    if host is None or keys_of(line, goes - 1, goes) not in (
        ["to"],
        ["a"],
        ["official"],
        ["state"],
        ["working"],
    ):
        return None
    named = everybody(line)
    whole = named if len(named.codes) == TWO else completed(line, named, reading)
    places = {m.name for m in line.mentions if m.of is Of.CITY and m.first > goes}
    places |= {m.code for m in line.mentions if m.of is Of.STATE and m.first > goes}
    whole = made_of((*whole.codes, *places), at) if len(whole.codes) < TWO else whole
    whole = (the_two(line) or whole) if len(whole.codes) < TWO else whole
    if len(whole.codes) != TWO:
        return None
    told = (None, max(0, host.first), min(goes + NEAR, len(line.tokens) - 1))
    return told_once(line, told, whole, reading, "visit planned")


def _opened(line: Line, reading: Reading, _: Sequence[Draft]) -> Draft | None:
    """Find a forum of two states that an official opens: "will open a Finnish-Angolan business forum"."""
    at = place_in(line, frozenset({"forum", "fair", "expo", "roundtable", "seminar", "symposium"}))
    act = next((a for a in reversed(line.acts) if a.last < at and a.is_finite), None)
    verb = line.tokens[act.last].key if act is not None else ""
    opens = verb.startswith(("open", "inaugurat", "clos", "attend", "address", "launch", "host"))
    who = somebody(line, 0, act.first) if act is not None else None
    if act is None or who is None or at - act.last > REACH + NEAR or not opens or act.negated or act.passive:
        return None
    named = line.parties(act.last + 1, min(at + NEAR, len(line.tokens) - 1))
    own = (*line.parties(0, act.first).states, line.around.one)
    if len(named.states) != TWO or not {code for code in own if is_state(code)} & set(named.states):
        return None
    status = "planned" if act.tense == "future" else "held"
    return told_once(line, (act, who.first, at + 1), named, reading, f"other {status}")


def sources_of_requests() -> tuple[tuple[frozenset[str], Source], ...]:
    """Return these rules, each with the words of which one must be there."""
    return (
        (_words("asks"), _requested),
        (frozenset({"invitation", "invitations"}), _invitation),
        (frozenset({"forum", "fair", "expo", "roundtable", "seminar", "symposium"}), _opened),
    )
