"""Periods of reporting: years, half-years, quarters and months, of the calendar and of the fiscal year."""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, lru_cache

from balozi.ground.errors.results import NotAPeriod, PeriodUnclear

YEAR, HALF, QUARTER, MONTH = 12, 6, 3, 1
# What people write beside the names above: FY2024/25, 2024/25, 2024Q3, Q3 2024, 2024H1, 2024M07, Q1 FY2024/25.
_DASHES = str.maketrans({"\u2013": "-", "\u2011": "-", "\u00a0": " ", "\u202f": " "})
_PART = r"(?:H[12]|Q[1-4])"
_SPELT = re.compile(
    rf"(?:(?P<before>{_PART})[ /-]?)?(?P<fiscal>FY ?)?(?P<year>\d{{4}})"
    rf"(?:(?P<mark>[/-])(?P<until>\d{{4}}|\d{{2}}))?(?:[ -]?(?:(?P<after>{_PART})|M(?P<month>\d{{1,2}})))?\Z"
)
_SHORT_YEAR = re.compile(r"FY ?(\d\d)\Z")
_SHORT_YEARS = re.compile(r"(FY ?)(\d\d[/-]\d\d)\b")
# The fiscal years of Kenya and Rwanda begin in July: FY2024 is July 2024 to June 2025.
JULY = 7
_SHAPE = re.compile(
    r"(?P<fiscal>FY)?(?P<year>\d{4})(?:-(?:H(?P<half>[12])|Q(?P<quarter>[1-4])|(?P<month>\d{2})))?\Z"
)


@dataclass(frozen=True, order=True)
class Period:
    """A run of whole months with the name it was given; a year comes after its quarters.

    Attributes:
        end: the month after the last one, counted from year 0.
        months: how many.
        name: as it is written, such as 2024-Q3 or FY2024.
        fiscal: whether it is named after a fiscal year.
        opening: the month in which the fiscal year begins, 1 to 12.
    """

    end: int
    months: int
    name: str
    fiscal: bool = field(default=False, compare=False)
    opening: int = field(default=JULY, compare=False)

    @property
    def start(self) -> int:
        """Return the first month, counted from year 0."""
        return self.end - self.months

    @cached_property
    def first_day(self) -> date:
        """Return the first day."""
        return date(self.start // 12, self.start % 12 + 1, 1)

    @cached_property
    def last_day(self) -> date:
        """Return the last day."""
        year, month = (self.end - 1) // 12, (self.end - 1) % 12 + 1
        return date(year, month, monthrange(year, month)[1])

    @property
    def shape(self) -> tuple[int, bool]:
        """Return what the periods of one frequency have in common."""
        return self.months, self.fiscal

    def is_over(self, on: date) -> bool:
        """Tell whether the period has ended by the end of a day.

        Examples:
            >>> period_of("2024-Q3").is_over(date(2024, 9, 30)), period_of("2024-Q3").is_over(date(2024, 9, 29))
            (True, False)
        """
        return self.last_day <= on

    def holds(self, other: "Period") -> bool:
        """Tell whether another, shorter period lies inside this one.

        Examples:
            >>> period_of("FY2024").holds(period_of("2025-06")), period_of("2024").holds(period_of("FY2024"))
            (True, False)
        """
        return self.start <= other.start and other.end <= self.end and other.months < self.months

    def meets(self, other: "Period") -> bool:
        """Tell whether two periods have a month in common."""
        return self.start < other.end and other.start < self.end

    def parts(self, months: int) -> Iterator["Period"]:
        """Give the halves, quarters or months of a period, in order.

        Examples:
            >>> [part.name for part in period_of("FY2024-H2").parts(QUARTER)]
            ['FY2024-Q3', 'FY2024-Q4']
        """
        for start in range(self.start, self.end - months + 1, months):
            yield _named(start, months, self.fiscal and months != MONTH, self.opening)

    def whole(self, months: int) -> "Period":
        """Return the quarter, half-year or year in which a period begins.

        Examples:
            >>> period_of("2024-08").whole(YEAR).name, period_of("FY2024-Q3").whole(YEAR).name
            ('2024', 'FY2024')
        """
        into = (self.start - (self.opening - 1 if self.fiscal else 0)) % months
        return _named(self.start - into, months, self.fiscal, self.opening)

    def next(self) -> "Period":
        """Return the period of the same length that follows.

        Examples:
            >>> period_of("2024-Q4").next().name
            '2025-Q1'
        """
        return self.shifted(1)

    def shifted(self, by: int) -> "Period":
        """Return the period of the same length so many steps later, or earlier.

        Examples:
            >>> period_of("FY2024-Q1").shifted(-1).name
            'FY2023-Q4'
        """
        return _named(self.start + by * self.months, self.months, self.fiscal, self.opening)


@lru_cache(maxsize=65536)
def period_of(text: str, opening: int = JULY) -> Period:
    """Read a period.

    Args:
        text: 2024, 2024-H1, 2024-Q3, 2024-07, FY2024, FY2024-H1 or FY2024-Q3; a fiscal year is named after the year in
            which it begins. Other spellings are understood and named like that: FY2024/25, 2024/25, 2024Q3, Q3 2024,
            2024H1, 2024M07, Q1 FY2024/25.
        opening: the month in which the fiscal year begins.

    Raises:
        NotAPeriod: it is written otherwise, or has no such month.
        PeriodUnclear: it can be read as two periods.

    Examples:
        >>> period_of("FY2024").first_day, period_of("FY2024").last_day
        (datetime.date(2024, 7, 1), datetime.date(2025, 6, 30))
        >>> [period_of(text).name for text in ("2024/25", "Q3 2024", "2024M07", "FY 2024-25")]
        ['FY2024', '2024-Q3', '2024-07', 'FY2024']
        >>> sorted(map(period_of, ["2025-Q1", "2024", "2024-Q4"]))[1].name
        '2024'
    """
    wanted = " ".join(text.translate(_DASHES).upper().split())
    match = _SHAPE.match(wanted)
    if match is None or (match["month"] and (match["fiscal"] or int(match["month"]) > 12)):
        match = _SHAPE.match(_named_as(wanted, text))
    if match is None or not wanted.isascii() or not 1 <= int(match["year"]) <= 9997:
        raise NotAPeriod(text)
    year, fiscal = int(match["year"]), bool(match["fiscal"])
    start = year * 12 + (opening - 1 if fiscal else 0)
    if match["month"]:
        if fiscal or not 1 <= int(match["month"]) <= 12:
            raise NotAPeriod(text)
        return _named(start + int(match["month"]) - 1, MONTH, False, opening)
    if match["quarter"]:
        return _named(start + QUARTER * (int(match["quarter"]) - 1), QUARTER, fiscal, opening)
    if match["half"]:
        return _named(start + HALF * (int(match["half"]) - 1), HALF, fiscal, opening)
    return _named(start, YEAR, fiscal, opening)


def _named_as(wanted: str, text: str) -> str:
    """Return the name of a period that is spelt otherwise, "" where it is none.

    Raises:
        PeriodUnclear: it can be read as two periods.
    """
    short = _SHORT_YEAR.match(wanted)
    if short:
        raise PeriodUnclear(text, f"FY{1999 + int(short[1])}", f"FY{2000 + int(short[1])}")
    wanted = _SHORT_YEARS.sub(lambda told: f"{told[1]}{19 if told[2] > '7' else 20}{told[2]}", wanted)
    found = _SPELT.match(wanted)
    if found is None or (found["before"] and (found["after"] or found["month"])):
        return ""
    year, part = int(found["year"]), found["before"] or found["after"] or ""
    fiscal = bool(found["fiscal"])
    if found["until"]:
        if int(found["until"]) != (year + 1) % 10 ** len(found["until"]):
            return ""
        _check_clear(found, text)
        fiscal = True
    if found["month"]:
        return "" if fiscal else f"{year:04}-{int(found['month']):02}"
    return f"{'FY' if fiscal else ''}{year:04}{'-' * bool(part)}{part}"


def _check_clear(found: re.Match[str], text: str) -> None:
    """Refuse two years in a row that may be something else, where no FY says what they are.

    Raises:
        PeriodUnclear: 2024/2025 and 2024-25 may be two calendar years, 2011/12 a month.
    """
    if found["fiscal"] or found["before"] or found["after"]:
        return
    year = int(found["year"])
    if len(found["until"]) == 4 or found["mark"] == "-":
        raise PeriodUnclear(text, f"FY{year:04}", f"{year:04} + {year + 1:04}")
    if 1 <= int(found["until"]) <= 12:
        raise PeriodUnclear(text, f"FY{year:04}", f"{year:04}-{found['until']}")


def _named(start: int, months: int, fiscal: bool, opening: int) -> Period:
    year, into = divmod(start - (opening - 1 if fiscal else 0), 12)
    prefix = "FY" if fiscal else ""
    part = {
        YEAR: "",
        HALF: f"-H{into // HALF + 1}",
        QUARTER: f"-Q{into // QUARTER + 1}",
        MONTH: f"-{into + 1:02}",
    }
    return Period(start + months, months, f"{prefix}{year:04}{part[months]}", fiscal, opening)
