"""Dates as people write them in sheets, with the precision they state; two readings are a question, never a guess."""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal

from balozi.exchange.sheets.tables import Value, text_of
from balozi.extraction.mentions.calendars import calendar
from balozi.ground.dates import first_day
from balozi.ground.errors.facts import NotADate
from balozi.ground.words import fold

Order = Literal["", "day", "month"]
# Days counted by spreadsheets: 1 March 1900 to the end of 2199; smaller numbers are years or mistakes.
_FIRST_SERIAL, _LAST_SERIAL = 61, 109_574
_EPOCH, _EPOCH_1904 = date(1899, 12, 30), date(1904, 1, 1)
_YEARS = range(1800, 2200)
_ISO = re.compile(r"(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?(?:[T ]00:00(?::00)?)?")
_NUMERIC = re.compile(r"(\d{1,2})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{4}|\d{2})")
_MONTH_YEAR = re.compile(r"(\d{1,2})\s*[-/.]\s*(\d{4})")
_SMALL = frozenset({"the", "of", "le", "er", "st", "nd", "rd", "th", "ya", "mwezi", "tarehe", "de", "du"})
_ORDINAL = re.compile(r"(\d{1,2})(?:st|nd|rd|th|er)?")


@dataclass(frozen=True, slots=True)
class Unread:
    """Why a cell is not what its field takes: the rule of the notice, and what its sentence takes."""

    rule: str
    facts: tuple[tuple[str, object], ...] = ()


def read_date(value: Value, order: Order, *, epoch_1904: bool = False) -> str | Unread:
    """Return a partial date, or why the cell is none.

    Args:
        value: of the cell.
        order: which stands first where both could: "day", "month", or "" for not known.
        epoch_1904: the workbook counts days from 1904.

    Examples:
        >>> read_date("14/03/2024", ""), read_date("03/04/2024", "").rule, read_date("Machi 2024", "")
        ('2024-03-14', 'SH1', '2024-03')
    """
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _counted(value, epoch_1904=epoch_1904)
    text = text_of(value)
    for read in (_iso, lambda said: _numeric(said, order), _month_year, _worded):
        found = read(text)
        if found is not None:
            return _existing(found) if isinstance(found, str) else found
    return _counted(int(text), epoch_1904=epoch_1904) if re.fullmatch(r"\d{5,6}", text) else Unread("SH2")


def _counted(number: float, *, epoch_1904: bool) -> str | Unread:
    if number in _YEARS:
        return str(int(number))
    if not _FIRST_SERIAL <= number <= _LAST_SERIAL:
        return Unread("SH2")
    return ((_EPOCH_1904 if epoch_1904 else _EPOCH) + timedelta(days=int(number))).isoformat()


def _iso(text: str) -> str | None:
    match = _ISO.fullmatch(text)
    return "-".join([match[1], *(part.zfill(2) for part in match.groups()[1:] if part)]) if match else None


def _numeric(text: str, order: Order) -> str | Unread | None:
    match = _NUMERIC.fullmatch(text)
    if match is None:
        return None
    if len(match[3]) == 2:
        return Unread("SH3")
    first, second = int(match[1]), int(match[2])
    if first <= 12 and second <= 12 and first != second and not order:
        return Unread("SH1")
    month_first = second > 12 or (first <= 12 and order == "month")
    day, month = (second, first) if month_first else (first, second)
    return f"{match[3]}-{month:02d}-{day:02d}"


def _month_year(text: str) -> str | None:
    match = _MONTH_YEAR.fullmatch(text)
    return f"{match[2]}-{int(match[1]):02d}" if match else None


def _worded(text: str) -> str | Unread | None:
    """Read "4 March 2024", "March 4th, 2024", "tarehe 4 Machi 2024", "le 1er mars 2024", "Mar-2024"."""
    pieces = [piece for piece in fold(text).split() if piece not in _SMALL]
    months = [month for piece in pieces if (month := calendar().months.get(piece))]
    # The day of the week says nothing more.
    numbers = [
        piece for piece in pieces if piece not in calendar().months and piece not in calendar().weekdays
    ]
    if len(months) != 1 or not 1 <= len(numbers) <= 2:
        return None
    years = [piece for piece in numbers if re.fullmatch(r"\d{4}", piece)]
    if not years:
        return Unread("SH3") if all(piece.isdecimal() for piece in numbers) else None
    days = [match for piece in numbers if piece != years[0] and (match := _ORDINAL.fullmatch(piece))]
    if len(days) != len(numbers) - 1:
        return None
    return "-".join([years[0], f"{months[0]:02d}", *(match[1].zfill(2) for match in days)])


def _existing(text: str) -> str | Unread:
    try:
        first_day(text)
    except NotADate:
        return Unread("SH2")
    return text if int(text[:4]) in _YEARS else Unread("SH2")
