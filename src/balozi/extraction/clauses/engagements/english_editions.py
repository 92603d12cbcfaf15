"""The gathering before or after the one told: "At last year's edition in Piura", "Next year's goes to Honiara"."""

from collections.abc import Sequence
from functools import cache

from balozi.extraction.clauses.engagements.english_passing import Source, everybody, made_of
from balozi.extraction.clauses.engagements.english_turns import (
    FAR,
    NEAR,
    REACH,
    TWO,
    is_undone,
    told_once,
)
from balozi.extraction.clauses.sentence.cues import words_of
from balozi.extraction.clauses.sentence.drafts import Draft, destinations
from balozi.extraction.clauses.sentence.lines import Line, Reading, keys_of
from balozi.extraction.clauses.sentence.surroundings import Parties
from balozi.extraction.clauses.shared.participants import engagement

_MANY = 4
_YEARS = frozenset({"year", "month", "week"})


@cache
def _words(name: str) -> frozenset[str]:
    return words_of("agendas", "editions")[name]


def _earlier(line: Line, reading: Reading, _: Sequence[Draft]) -> Draft | None:
    """Find the gathering before: with its place or its day right behind, and no name of its own."""
    for at in line.all_of(_words("nouns")):
        lead = keys_of(line, at - NEAR, at)
        if _words("earlier").isdisjoint(lead) or at < TWO:
            continue
        yearly = not _YEARS.isdisjoint(lead) and "last" in lead
        plain = lead[-1] in _words("earlier") or lead[-1] == "s" or lead[-2:-1] == ["last"]
        opens = not _words("leads").isdisjoint([*keys_of(line, at - NEAR - TWO, at)])
        placed = destinations(line, at + 1, at + NEAR)
        timed = any(0 < day.first - at <= NEAR + 1 for day in line.dates)
        if not (plain and opens and (timed or (placed and yearly))):
            continue
        whole = _who(line)
        if whole is not None and not is_undone(line, at):
            told = (None, at - NEAR if yearly else at - TWO, at + NEAR)
            return told_once(line, told, whole, reading, f"{_kind(line.tokens[at].key, whole)} held")
    return None


def _later(line: Line, reading: Reading, _: Sequence[Draft]) -> Draft | None:
    """Find the gathering after: "Next year's gathering goes to Honiara"."""
    for at in line.all_of(_words("nouns")):
        lead = keys_of(line, at - NEAR, at)
        if at >= FAR + NEAR or "next" not in lead or "year" not in lead:
            continue
        behind = keys_of(line, at + 1, at + FAR)
        placed = destinations(line, at + 1, at + FAR)
        whole = _who(line)
        body = line.around.body
        if whole is not None and not body and len(whole.codes) < TWO:
            continue
        if (
            placed
            and whole is not None
            and not _words("goes").isdisjoint(behind)
            and not is_undone(line, at + TWO)
        ):
            told = (None, max(0, at - NEAR), at + NEAR)
            return told_once(line, told, whole, reading, f"{_kind(line.tokens[at].key, whole)} planned")
    return None


def _the_last_one(line: Line, reading: Reading, _: Sequence[Draft]) -> Draft | None:
    """Find the one before: "The last one took place in Rabat in February 2023"."""
    opening = keys_of(line, 0, NEAR)
    one = next((n for n, key in enumerate(opening) if key in {"one", "such"} | _words("nouns")), -1)
    if one < 1 or opening[0] != "the" or _words("earlier").isdisjoint(opening[:one]):
        return None
    act = next((a for a in line.acts if a.first == one + 1 and a.tense == "past" and a.is_any("HOLD")), None)
    whole = _who(line)
    if act is None or act.negated or whole is None or not (line.dates or destinations(line, one, FAR)):
        return None
    return told_once(line, (act, 0, act.last + REACH), whole, reading, f"{_kind(opening[one], whole)} held")


def _venue(line: Line, reading: Reading, _: Sequence[Draft]) -> Draft | None:
    """Find where the next one is to be: "Livingstone will be the venue of the 13th session"."""
    for at, token in enumerate(line.tokens):
        if token.key not in _words("nouns") or is_undone(line, at):
            continue
        lead, before = keys_of(line, at - NEAR, at), keys_of(line, 0, at)
        later = "next" in lead or not {"th", "st", "nd", "rd"}.isdisjoint(lead)
        if not later or _words("venues").isdisjoint(before) or "will" not in before or "if" in before:
            continue
        whole = _who(line)
        if whole is not None:
            return told_once(line, (None, 0, at + TWO), whole, reading, f"{_kind(token.key, whole)} planned")
    return None


def _numbered(line: Line, reading: Reading, _: Sequence[Draft]) -> Draft | None:
    """Find the sitting of a body at which a thing was done: "at its 1318th meeting, held on 11 February"."""
    words = words_of("agendas", "sessions")
    for at in line.all_of(words["nouns"]):
        lead = keys_of(line, at - NEAR - 1, at)
        if "its" not in lead or words["orders"].isdisjoint(lead):
            continue
        dated = any(0 < day.first - at <= NEAR + 1 for day in line.dates)
        held = not words["held"].isdisjoint(keys_of(line, at + 1, at + NEAR))
        if not (dated and held and "at" in keys_of(line, at - REACH, at)):
            continue
        bodies = everybody(line).organisations or ((line.around.body,) if line.around.body else ())
        kind = "summit" if not words["summits"].isdisjoint(keys_of(line, 0, at + 1)) else "meeting"
        if bodies and not is_undone(line, at):
            told = (None, at - NEAR, min(at + NEAR, len(line.tokens) - 1))
            whole = made_of(bodies[:1], -1)
            return engagement(line, told, whole, reading, type=kind, status="held", rule="EN7")
    return None


def _who(line: Line) -> Parties | None:
    """Return who gathered: the states spoken of together, else the body whose gathering it is."""
    named = everybody(line)
    pair = line.around.pinned or line.around.pair
    body = line.around.body
    two = len(pair) == TWO or not body
    if len(pair) >= TWO and two and set(named.codes) <= set(pair):
        return made_of(pair, -1)
    if body and set(named.codes) <= {body, *pair}:
        return made_of((body,), -1)
    return named if len(named.codes) >= TWO else None


def _kind(noun: str, whole: Parties) -> str:
    several = bool(whole.organisations) or len(whole.states) >= _MANY
    return "summit" if several or noun in _words("leaders") else "meeting"


def sources_of_editions() -> tuple[tuple[frozenset[str], Source], ...]:
    """Return these rules, each with the words of which one must be there."""
    return (
        (_words("earlier"), _earlier),
        (frozenset({"next"}), _later),
        (frozenset({"its"}), _numbered),
        (_words("earlier"), _the_last_one),
        (_words("venues"), _venue),
    )
