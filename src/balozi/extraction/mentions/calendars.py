"""The words of days, months and years in three languages, and which year a day without one is of."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources
from typing import Any

from balozi.extraction.mentions.mentions import Mention, Of
from balozi.extraction.mentions.spoken import OPENERS
from balozi.extraction.mentions.tokens import (
    Token,
    keys,
    opening,
)

# Before an English month: of the year that is behind or ahead.
_TURNS = {"last": "past", "next": "coming"}


@dataclass(frozen=True, slots=True)
class Calendar:
    """The words of dates, by their keys; phrases by their first one.

    Attributes:
        months: their numbers.
        weekdays: their numbers.
        days: how many days lie between the day of the paper and "yesterday", "kesho".
        phrases: what those of several words mean.
        opens: by a word as it is written whether a date may begin with it.
    """

    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    days: Mapping[str, int]
    phrases: Mapping[str, Sequence[tuple[tuple[str, ...], str]]]
    opens: Mapping[str, bool]


@cache
def words() -> Mapping[str, Any]:
    """Return the table of words of dates, numbers and money."""
    return tomllib.loads((resources.files(__package__) / "calendar.toml").read_text(encoding="utf-8"))


@cache
def calendar() -> Calendar:
    """Return the words of dates, ready to be looked up."""
    table = words()
    months = {word: int(number) for number, spelled in table["months"].items() for word in spelled}
    weekdays = {word: int(number) for number, spelled in table["weekdays"].items() for word in spelled}
    phrases: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for phrase, meaning in table["phrases"].items():
        spelled = keys(phrase)
        phrases.setdefault(spelled[0], []).append((spelled, meaning))
    starts = frozenset(
        {*months, *weekdays, *table["days"], *phrases, *OPENERS, *table["ordinals"], "twenty", "thirty"}
    )
    return Calendar(months, weekdays, table["days"], phrases, opening(starts))


def year_near(line: Sequence[Token], index: int) -> bool:
    """Tell whether a year or what leads to a due date stands beside a short name of a month: "Mar 2024", "by May"."""
    # "kabla ya Mei", "by May": behind these the short names are months too.
    due = {token.key for token in line[max(0, index - 2) : index]}
    return not due.isdisjoint(words()["due"]) or any(
        is_year(token) or token.key in {"mwaka", "mwezi"} for token in line[max(0, index - 1) : index + 4]
    )


def with_year(
    line: Sequence[Token], span: tuple[int, int], month: int, number: int | None, day: date | None
) -> Mention:
    """Return the date of a month, or of a day of it, with the year behind it or the one that the paper's day gives."""
    first, last = span
    at = last + 1
    while at < len(line) and at <= last + 2 and line[at].key in {",", "mwaka", "of", "de", "wa"}:
        at += 1
    if at < len(line) and is_year(line[at]):
        return Mention(Of.DATE, first, at, iso(int(line[at].text), month, number))
    told = _year_told(line, last + 1)
    if told is not None:
        step, at = told
        return Mention(Of.DATE, first, at, iso(_stepped(day, month, step), month, number) if day else "")
    turn = _TURNS.get(line[first - 1].key) if first and day is not None else None
    if turn is not None and day is not None:
        # "last September", "next May".
        return Mention(Of.DATE, first, last, iso(_stepped(day, month, turn), month, number))
    return Mention(Of.DATE, first, last, _nearest(month, number, day))


def _year_told(line: Sequence[Token], at: int) -> tuple[str, int] | None:
    """Return how the words behind a month tell its year, and their last token: "mwakani", "next year", "dernier"."""
    for phrase, step in _year_words().get(line[at].key, ()) if at < len(line) else ():
        if tuple(token.key for token in line[at : at + len(phrase)]) == phrase:
            return step, at + len(phrase) - 1
    return None


@cache
def _year_words() -> Mapping[str, Sequence[tuple[tuple[str, ...], str]]]:
    """Return the words that tell the year of the month before them, by their first one."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for step, listed in words()["year_of_month"].items():
        for phrase in listed:
            spelled = keys(phrase)
            found.setdefault(spelled[0], []).append((spelled, step))
    return found


def _stepped(day: date, month: int, step: str) -> int:
    """Return the year of a month told beside the paper's: of the next or last one, or by the year itself."""
    if step == "coming":
        return day.year + (month < day.month)
    if step == "past":
        return day.year - (month >= day.month)
    return day.year + {"before": -1, "same": 0, "after": 1}[step]


def _nearest(month: int, number: int | None, day: date | None) -> str:
    """Return the date in the year that brings it nearest to the day of the paper."""
    if day is None:
        return ""
    distance = (month - day.month + 6) % 12 - 6
    total = day.year * 12 + day.month - 1 + distance
    return iso(total // 12, month, number)


def iso(year: int, month: int, number: int | None) -> str:
    """Return a date as ISO 8601 writes it, without the day where none is given or the month has no such day.

    Examples:
        >>> iso(2024, 2, 29), iso(2023, 2, 29)
        ('2024-02-29', '2023-02')
    """
    if number is None:
        return f"{year:04d}-{month:02d}"
    try:
        return date(year, month, number).isoformat()
    except ValueError:
        return f"{year:04d}-{month:02d}"


def is_year(token: Token) -> bool:
    """Tell whether a token is a year that papers of foreign policy speak of: 1800 to 2100."""
    text = token.text
    return len(text) == 4 and text.isascii() and text.isdigit() and 1800 <= int(text) <= 2100
