"""Swahili dates told in words: "tarehe tatu mwezi wa tano", "mwaka elfu mbili ishirini na sita"."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from balozi.extraction.mentions.tokens import Token

# Words that open a date told in words.
OPENERS = frozenset({"tarehe", "mwaka"})
_ORDINALS: Mapping[str, int] = {"kwanza": 1, "mosi": 1, "pili": 2}
_STEPS: Mapping[str, int] = {"huu": 0, "ujao": 1, "uliopita": -1, "jana": -1}
_LONGEST = 9


@dataclass(frozen=True, slots=True)
class Spoken:
    """A date told in words.

    Attributes:
        last: index of its last token.
        year: 0 when none is told.
        month: 0 when none is told.
        day: 0 when none is told.
        step: months from the month of the paper, where "mwezi huu" stands for the month; None elsewhere.
    """

    last: int
    year: int
    month: int = 0
    day: int = 0
    step: int | None = None


@cache
def _numbers() -> Mapping[str, int]:
    from balozi.extraction.mentions.calendars import words

    table: Mapping[str, Any] = words()["numbers"]
    return {**{word: int(value) for word, value in table.items()}, **_ORDINALS}


def spoken(line: Sequence[Token], index: int, months: Mapping[str, int]) -> Spoken | None:
    """Return the date told in words that opens with "tarehe" or "mwaka" at a token; None when none does."""
    if line[index].key == "mwaka":
        year, at = _year(line, index + 1)
        return Spoken(at - 1, year) if year else None
    day, at = _number(line, index + 1)
    while 0 < at < len(line) and line[at].key in {"ya", "mwezi", "wa"}:
        at += 1
    if not 1 <= day <= 31 or at >= len(line):
        return None
    if line[at].key in _STEPS and line[at - 1].key == "mwezi":
        return Spoken(at, 0, 0, day, _STEPS[line[at].key])
    month, behind = (months[line[at].key], at + 1) if line[at].key in months else _month(line, at)
    if not month or (line[index + 1].text.isdigit() and line[at].key in months):
        return None
    return _with_year(line, behind, month, day)


def _month(line: Sequence[Token], at: int) -> tuple[int, int]:
    """Return the number of a month that is counted, "mwezi wa tano"; 0 without its words."""
    counted = line[at - 1].key in {"wa", "mwezi"} and any(token.key == "mwezi" for token in line[at - 2 : at])
    month, behind = _number(line, at) if counted else (0, at)
    return (month, behind) if 1 <= month <= 12 else (0, at)


def _with_year(line: Sequence[Token], at: int, month: int, day: int) -> Spoken:
    keys = [token.key for token in line[at : at + 2]]
    if keys[:1] == ["mwaka"]:
        year, behind = _year(line, at + 1)
        if year:
            return Spoken(behind - 1, year, month, day)
        if keys[1:] == ["huu"]:
            return Spoken(at + 1, 0, month, day)
        at += 1
    if at < len(line) and len(line[at].text) == 4 and line[at].text.isascii() and line[at].text.isdigit():
        return Spoken(at, int(line[at].text), month, day)
    return Spoken(at - 1 - (keys[:1] == ["mwaka"]), 0, month, day)


def _year(line: Sequence[Token], at: int) -> tuple[int, int]:
    """Return a year in words, "elfu moja mia tisa sitini na tatu", and the place behind it; 0 when it is none."""
    if at + 1 >= len(line) or line[at].key != "elfu" or line[at + 1].key not in {"moja", "mbili"}:
        return 0, at
    year, at = 1000 * _numbers()[line[at + 1].key], at + 2
    if at + 1 < len(line) and line[at].key == "mia":
        year, at = year + 100 * _numbers().get(line[at + 1].key, 0), at + 2
    if at < len(line) and line[at].key == "na":
        at += 1
    rest, behind = _number(line, at)
    return (year + rest, behind) if rest else (year, at)


def _number(line: Sequence[Token], at: int) -> tuple[int, int]:
    """Return a number up to 99 in figures or words, "ishirini na nane", and the place behind it; 0 when it is none."""
    if at < len(line) and line[at].text.isascii() and line[at].text.isdigit() and len(line[at].text) <= 2:
        return int(line[at].text), at + 1
    total = 0
    for _ in range(_LONGEST):
        value = _numbers().get(line[at].key, 0) if at < len(line) else 0
        if not value or (total and value >= 10):
            break
        total, at = total + value, at + 1
        if not (total % 10 == 0 and at + 1 < len(line) and line[at].key == "na"):
            break
        if not 0 < _numbers().get(line[at + 1].key, 0) < 10:
            break
        at += 1
    return total, at


def resolved(found: Spoken, today: date | None) -> str:
    """Return the code of a date told in words; "" when it hangs on a day that is not known.

    Examples:
        >>> resolved(Spoken(0, 2026, 5, 3), None)
        '2026-05-03'
        >>> resolved(Spoken(0, 0, 0, 28, 0), date(2025, 3, 12))
        '2025-03-28'
    """
    if found.year and not found.month:
        return str(found.year)
    if not found.year and today is None:
        return ""
    year, month = found.year, found.month
    if today is not None and not year:
        months = today.year * 12 + (today.month - 1 + (found.step or 0) if not month else month - 1)
        year, month = months // 12, months % 12 + 1
    try:
        return date(year, month, found.day).isoformat()
    except ValueError:
        return f"{year:04d}-{month:02d}"
