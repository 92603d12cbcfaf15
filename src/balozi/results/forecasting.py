"""Where an indicator is heading: the value to come with an interval, or the reason why nothing can be said."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import sqrt
from pathlib import Path
from typing import Any

from balozi.results.periods import YEAR, Period

TREND, SEASONAL = "trend", "seasonal"
FEW, FAR = "few", "far"


@dataclass(frozen=True, slots=True)
class Forecast:
    """A value to come, or why there is none.

    Attributes:
        period: that is forecast.
        count: how many values it rests on.
        method: "trend" (straight line, least squares) or "seasonal" (as in the same part of the year before), "" for
            none.
        value: in the middle, None when nothing can be said.
        low: lower end of the interval.
        high: upper end of the interval.
        refusal: "few" when there are too few values, "far" when the period is too far ahead, else "".
        clipped: whether an end was moved to the least or the most that the indicator can have.
    """

    period: Period
    count: int
    method: str = ""
    value: float | None = None
    low: float | None = None
    high: float | None = None
    refusal: str = ""
    clipped: bool = False


def needed() -> int:
    """Return how many values a forecast needs.

    Examples:
        >>> needed()
        4
    """
    return int(_rules()["needs"])


def level() -> int:
    """Return of how many futures in a hundred the interval would hold the value, if they went on as before."""
    return int(_rules()["level"])


def forecast(
    values: Mapping[Period, float],
    wanted: Period,
    *,
    low: float | None = None,
    high: float | None = None,
) -> Forecast:
    """Return the value that a period will have if things go on as before.

    Values by part of the year, for two years or more, are taken as they were in the same part of the last year;
    others go on along a straight line. The interval comes from how far the values lay from that so far. It says
    nothing of what has never happened yet.

    Args:
        values: by period, all of the length of the one that is wanted.
        wanted: a later period.
        low: the least that the value can be, None for no end.
        high: the most that it can be.

    Examples:
        >>> from balozi.results.periods import period_of
        >>> told = {period_of(f"{2020 + year}"): 10.0 + year for year in range(4)}
        >>> forecast(told, period_of("2024")).value
        14.0
        >>> forecast(dict(list(told.items())[:3]), period_of("2024")).refusal
        'few'
    """
    known = sorted(period for period in values if period.shape == wanted.shape and period < wanted)
    count = len(known)
    if count < needed():
        return Forecast(wanted, count, refusal=FEW)
    ahead = (wanted.end - known[-1].end) // wanted.months
    if ahead * 2 > count:
        # Half as far ahead as one looks back; farther it is a guess that looks like a number.
        return Forecast(wanted, count, refusal=FAR)
    found = _seasonal(values, known, wanted)
    method = SEASONAL if found else TREND
    middle, spread = found or _trend(values, known, wanted)
    ends = [_within(one, low, high) for one in (middle - spread, middle, middle + spread)]
    clipped = ends[0] != middle - spread or ends[2] != middle + spread
    return Forecast(wanted, count, method, round(ends[1], 9), ends[0], ends[2], clipped=clipped)


def _trend(values: Mapping[Period, float], known: Sequence[Period], wanted: Period) -> tuple[float, float]:
    """Return the middle and half the width of the prediction interval of a least-squares line."""
    # Source: NIST/SEMATECH e-Handbook, 4.5.2.1, prediction of a future observation.
    at = [period.end / wanted.months for period in known]
    told = [values[period] for period in known]
    count, mean, level_of = len(at), sum(at) / len(at), sum(told) / len(told)
    width = sum((one - mean) ** 2 for one in at)
    slope = sum((one - mean) * (value - level_of) for one, value in zip(at, told, strict=True)) / width
    left = sum((value - level_of - slope * (one - mean)) ** 2 for one, value in zip(at, told, strict=True))
    to = wanted.end / wanted.months - mean
    spread = _t(count - 2) * sqrt(left / (count - 2)) * sqrt(1 + 1 / count + to**2 / width)
    return level_of + slope * to, spread


def _seasonal(
    values: Mapping[Period, float], known: Sequence[Period], wanted: Period
) -> tuple[float, float] | None:
    """Return the value of the same part of the year before with its spread, None where there are too few years."""
    if wanted.months == YEAR or len(known) < int(_rules()["seasons"]) * (YEAR // wanted.months):
        return None
    by_end = {period.end: values[period] for period in known}
    changes = [by_end[end] - by_end[end - YEAR] for end in by_end if end - YEAR in by_end]
    years = next((k for k in range(1, 4) if wanted.end - k * YEAR in by_end), 0)
    if not years or len(changes) < needed():
        return None
    # Source: Hyndman and Athanasopoulos, Forecasting: Principles and Practice, 3rd ed., 5.5: the spread of the
    # seasonal naive method grows with the square root of the years ahead.
    spread = sqrt(sum(change**2 for change in changes) / len(changes)) * sqrt(years)
    return by_end[wanted.end - years * YEAR], _t(len(changes)) * spread


def _within(value: float, low: float | None, high: float | None) -> float:
    value = value if low is None else max(low, value)
    return value if high is None else min(high, value)


def _t(freedom: int) -> float:
    table: list[float] = _rules()["t"]
    return table[min(freedom, len(table)) - 1]


@cache
def _rules() -> Mapping[str, Any]:
    return tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
