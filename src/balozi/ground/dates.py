"""Dates with the precision they were stated in.

A paper says "2013", "March 2013" or "4 March 2013"; each is kept as it is: ``2013``, ``2013-03``,
``2013-03-04``. Nothing invents the missing part.
"""

import re
from calendar import monthrange
from datetime import date, timedelta

from balozi.ground.errors.facts import NotADate

_SHAPE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?\Z")


def first_day(text: str) -> date:
    """Return the first day that a partial date can mean.

    Raises:
        NotADate: the text is not YYYY, YYYY-MM or YYYY-MM-DD, or the day does not exist.

    Examples:
        >>> first_day("2013-03")
        datetime.date(2013, 3, 1)
    """
    year, month, day = _parts(text)
    return _day(text, year, month or 1, day or 1)


def day_after(text: str) -> date:
    """Return the first day that comes after everything a partial date can mean.

    Raises:
        NotADate: as in `first_day`.

    Examples:
        >>> day_after("2013")
        datetime.date(2014, 1, 1)
    """
    year, month, day = _parts(text)
    last_month = month or 12
    if not 1 <= last_month <= 12:
        raise NotADate(text)
    last = _day(text, year, last_month, day or monthrange(year, last_month)[1])
    if last == date.max:
        raise NotADate(text)
    return last + timedelta(days=1)


def month_before(day: date) -> date:
    """Return the same day of the month before, or its last day where it is shorter.

    Examples:
        >>> month_before(date(2026, 3, 31))
        datetime.date(2026, 2, 28)
    """
    last = day.replace(day=1) - timedelta(days=1) if day > date(1, 1, 31) else date.min
    return last.replace(day=min(day.day, last.day)) if last > date.min else last


def _parts(text: str) -> tuple[int, int | None, int | None]:
    match = _SHAPE.match(text)
    if match is None or int(match[1]) < 1:
        raise NotADate(text)
    return int(match[1]), int(match[2]) if match[2] else None, int(match[3]) if match[3] else None


def _day(text: str, year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise NotADate(text) from None
