"""Rows of an English or a Swahili programme: "Tuesday, 09:00: Official talks at the Office of the President"."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import cache

from balozi.extraction.clauses.engagements.english_passing import Source, everybody, made_of
from balozi.extraction.clauses.engagements.english_turns import (
    TWO,
    the_two,
    told_once,
)
from balozi.extraction.clauses.sentence.cues import words_of
from balozi.extraction.clauses.sentence.drafts import Draft
from balozi.extraction.clauses.sentence.lines import Line, Reading, keys_of
from balozi.extraction.clauses.sentence.surroundings import Parties
from balozi.extraction.clauses.shared.days import day_of
from balozi.extraction.mentions.calendars import calendar

_OPENING, _HEAD, _SHORT, _FULL, _WEEK = 8, 6, 40, len("2026-01-31"), 7
_KINDS = ("signing_ceremony", "courtesy_call", "meeting", "other", "statement")


@cache
def _rows(name: str) -> frozenset[str]:
    return words_of("agendas", "rows")[name]


def row_of_a_programme(line: Line, reading: Reading, _: Sequence[Draft]) -> Draft | None:
    """Find what a row of a programme plans, told by its day or its hour and a noun.

    Args:
        line: the sentence.
        reading: its paper.
    """
    begin = _behind_its_time(line)
    if begin < 0 or len(line.tokens) > _SHORT or _is_a_sentence(line, begin):
        return None
    at, kind = _named(line, begin)
    whole = _who(line, reading)
    if at < 0 or whole is None:
        return None
    told = (None, 0, min(len(line.tokens) - 1, at + _OPENING))
    draft = told_once(line, told, whole, reading, f"{kind} planned")
    if draft is None:
        return None
    day = _day(line, reading)
    dated = reading.paper.dated
    held = bool(day) and dated is not None and day < dated.isoformat()[: len(day)]
    return replace(draft, fields={**draft.fields, "date": day, "status": "held" if held else "planned"})


def _behind_its_time(line: Line) -> int:
    """Return where a row names what it plans, behind its day and hour and their mark; -1 when it is no row."""
    tokens = line.tokens
    begin = next((n for n, token in enumerate(tokens[:_OPENING]) if token.text[0].isalnum()), -1)
    dated = next((day.last for day in line.dates if day.first == begin), -1)
    weekday = begin >= 0 and tokens[begin].key in calendar().weekdays
    hour = begin >= 0 and tokens[begin].text.isdigit() and keys_of(line, begin + 1, begin + TWO) == [":"]
    if dated < 0 and not weekday and not hour:
        return -1
    if (
        hour
        and keys_of(line, begin + TWO + 1, begin + TWO + TWO)
        and tokens[begin + TWO + 1].text[0].isalpha()
    ):
        # "10:00  Official talks": a column parts them.
        return begin + TWO + 1
    marks = [
        n
        for n in range(begin + 1, min(begin + _OPENING + TWO, len(tokens) - 1))
        if tokens[n].text in _rows("marks") and not tokens[n + 1].text.isdigit()
    ]
    return marks[0] + 1 if marks and marks[0] > dated else -1


def _is_a_sentence(line: Line, begin: int) -> bool:
    """Tell whether a row has a verb of its own, so that other rules read it."""
    return any(act.first >= begin and act.is_finite for act in line.acts)


def _named(line: Line, begin: int) -> tuple[int, str]:
    """Return where a row names a gathering, and of what kind it is; -1 when it names none."""
    head = keys_of(line, begin, begin + _HEAD)
    for kind in _KINDS:
        at = next((n for n, key in enumerate(head) if key in _rows(kind)), -1)
        if at >= 0 and line.words.language == "sw" and not _rows("press").isdisjoint(head[at + 1 : at + 4]):
            kind = "statement"
        if at < 0 or (
            kind == "statement" and _rows("press").isdisjoint(keys_of(line, begin, begin + 2 * _HEAD))
        ):
            continue
        return begin + at, kind
    return -1, ""


def _who(line: Line, reading: Reading) -> Parties | None:
    """Return who meets: those a row names, else the two the programme is about, else one with the paper's own."""
    named, pair = everybody(line), the_two(line)
    home = reading.home if line.around.sure else ""
    if len(named.states) == 1 and home and not named.organisations and home not in named.states:
        return made_of((*named.states, home), -1)
    if len(named.codes) >= TWO or pair is None:
        return named if len(named.codes) >= TWO else None
    return pair if set(named.codes) <= set(pair.codes) else None


def _day(line: Line, reading: Reading) -> str:
    """Return the day of a row; a weekday falls in the week of the visit told above it."""
    day = next(iter(line.dates), None)
    if day is None:
        return _told_above(line, reading, dated=True)
    if not day.name:
        return day.code
    start = _told_above(line, reading, dated=False)
    if len(start) != _FULL:
        return day_of(day, reading, ahead=True)
    first = date.fromisoformat(start)
    return (first + timedelta(days=(int(day.name) - first.weekday()) % _WEEK)).isoformat()


def _told_above(line: Line, reading: Reading, *, dated: bool) -> str:
    """Return the last full day told above a row; with ``dated`` the one of a row above, which heads its hours."""
    found = ""
    for other in reading.lines:
        if other.start >= line.start:
            break
        for day in other.dates:
            code = _day(other, reading) if dated and day.name else day.code
            found = code if not day.name or dated else found
    return found if len(found) == _FULL else ""


def sources_of_agendas() -> tuple[tuple[frozenset[str], Source], ...]:
    """Return these rules, each with the words of which one must be there."""
    listed = frozenset().union(*(_rows(kind) for kind in _KINDS))
    return ((listed, row_of_a_programme),)
