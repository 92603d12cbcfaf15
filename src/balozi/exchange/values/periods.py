"""Periods as other systems write them: DHIS2 and SDMX."""

import re

from balozi.ground.errors.results import NotAPeriod
from balozi.results.periods import HALF, MONTH, QUARTER, YEAR, Period, period_of

_DHIS2 = re.compile(
    r"(?P<year>\d{4})(?:Q(?P<quarter>[1-4])|S(?P<half>[12])|(?P<july>July)|(?P<month>\d{2}))?\Z"
)
_RANGE = re.compile(r"(?P<year>\d{4})-(?P<month>\d{2})-01(?:T00:00:00)?/P(?:1Y|12M)\Z")
_LETTERS = {YEAR: "A", HALF: "S", QUARTER: "Q", MONTH: "M"}
_JULY = 6


def in_calendar(period: Period, *, fiscal: bool) -> Period:
    """Return the period of the same months as the other calendar names it, itself where that has none.

    Examples:
        >>> in_calendar(period_of("2024-Q3"), fiscal=True).name, in_calendar(period_of("FY2024-H2"), fiscal=False).name
        ('FY2024-Q1', '2025-H1')
    """
    if period.months == MONTH or period.fiscal == fiscal:
        return period
    year = (period.start - (_JULY if fiscal else 0)) // 12
    whole = period_of(f"{'FY' if fiscal else ''}{year:04}")
    return next((part for part in whole.parts(period.months) if part.start == period.start), period)


def dhis2_of(period: Period) -> str:
    """Return a period as DHIS2 writes it.

    Examples:
        >>> [dhis2_of(period_of(text)) for text in ("2024", "FY2024", "2024-Q1", "2024-07", "FY2024-H1")]
        ['2024', '2024July', '2024Q1', '202407', '2024S2']
    """
    if period.months == YEAR and period.fiscal:
        return f"{period.start // 12:04}July"
    name = in_calendar(period, fiscal=False).name
    return name.replace("-Q", "Q").replace("-H", "S").replace("-", "")


def period_of_dhis2(text: str) -> str:
    """Return the name of a period that DHIS2 wrote.

    Raises:
        NotAPeriod: it is none of the forms that are understood.

    Examples:
        >>> [period_of_dhis2(text) for text in ("2024", "2024July", "2024Q1", "202407", "2024S1")]
        ['2024', 'FY2024', '2024-Q1', '2024-07', '2024-H1']
    """
    found = _DHIS2.match(text.strip())
    if found is None:
        raise NotAPeriod(text)
    if found["july"]:
        return f"FY{found['year']}"
    for name, mark in (("quarter", "-Q"), ("half", "-H"), ("month", "-")):
        if found[name]:
            return period_of(f"{found['year']}{mark}{found[name]}").name
    return found["year"]


def sdmx_of(period: Period) -> tuple[str, str]:
    """Return a period as SDMX writes it, and the letter of its frequency.

    Examples:
        >>> sdmx_of(period_of("FY2024")), sdmx_of(period_of("FY2024-Q1"))
        (('2024-07-01/P1Y', 'A'), ('2024-Q3', 'Q'))
    """
    letter = _LETTERS[period.months]
    if period.months == YEAR and period.fiscal:
        return f"{period.first_day.isoformat()}/P1Y", letter
    return in_calendar(period, fiscal=False).name.replace("-H", "-S"), letter


def period_of_sdmx(text: str) -> str:
    """Return the name of a period that SDMX wrote.

    Raises:
        NotAPeriod: it is none of the forms that are understood.

    Examples:
        >>> period_of_sdmx("2024-07-01/P1Y"), period_of_sdmx("2024-S2"), period_of_sdmx("2024-M07")
        ('FY2024', '2024-H2', '2024-07')
    """
    found = _RANGE.match(text.strip())
    if found and found["month"] == "07":
        return f"FY{found['year']}"
    if found and found["month"] != "01":
        raise NotAPeriod(text)
    plain = found["year"] if found else re.sub(r"-A1\Z", "", text.strip())
    return period_of(plain.replace("-S", "-H").replace("-M", "-")).name
