"""Engagements: their life in dated steps, and the days they take; the status on a day is derived, never stored."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from balozi.ground.dates import day_after, first_day
from balozi.ground.errors.engagements import EngagementStepNotAllowed, EngagementStepTooEarly, PeriodBackwards
from balozi.ground.errors.facts import NotADate

_EXACT = len("2026-03-02")


class EngagementStatus(StrEnum):
    """How far an engagement has come."""

    PROPOSED = "proposed"
    AGREED = "agreed"
    PREPARED = "prepared"
    POSTPONED = "postponed"
    HELD = "held"
    RECORDED = "recorded"
    FOLLOWED_UP = "followed_up"
    CANCELLED = "cancelled"


class OutcomeSort(StrEnum):
    """What an engagement did to an agreement or a commitment."""

    CREATED = "created"
    MOVED = "moved"
    DISCUSSED = "discussed"


# What was to take place and may still be waited for.
AHEAD = frozenset(
    {
        EngagementStatus.PROPOSED,
        EngagementStatus.AGREED,
        EngagementStatus.PREPARED,
        EngagementStatus.POSTPONED,
    }
)


@dataclass(frozen=True, slots=True)
class EngagementStep:
    """One dated step in the life of an engagement.

    Attributes:
        status: that it brings.
        on: the day it happened.
        number: by which steps of one day follow each other.
    """

    status: EngagementStatus
    on: date
    number: int = 0


@dataclass(frozen=True, slots=True)
class Days:
    """The days that an engagement takes, as exactly as they are known.

    Attributes:
        first: the first day.
        last: the last day, included.
        exact: both are days; otherwise it takes place some time between them.
    """

    first: date
    last: date
    exact: bool


def status_on(word: str, steps: Iterable[EngagementStep], day: date) -> EngagementStatus:
    """Return the status on ``day``: of the last step, else what a paper said of it.

    Args:
        word: that came with the entry, such as "held" or "planned"; "" when nothing was said.
        steps: in any order.
        day: the day asked about.

    Examples:
        >>> status_on("planned", [EngagementStep(EngagementStatus.HELD, date(2026, 5, 1))], date(2026, 5, 1)).value
        'held'
        >>> status_on("held", [], date(2026, 5, 1)).value, status_on("planned", [], date(2026, 5, 1)).value
        ('held', 'proposed')
    """
    happened = [step for step in steps if step.on <= day]
    return max(happened, key=_place).status if happened else _begins(word)


def check_step(word: str, steps: Iterable[EngagementStep], step: EngagementStep) -> None:
    """Pass when a step may follow those that happened before.

    Raises:
        EngagementStepTooEarly: it lies before the last step.
        EngagementStepNotAllowed: the life cycle has no such step.
    """
    before = sorted(steps, key=_place)
    if before and step.on < before[-1].on:
        raise EngagementStepTooEarly(step.on.isoformat(), before[-1].on.isoformat())
    standing = before[-1].status if before else _begins(word)
    if step.status not in moves()[standing]:
        raise EngagementStepNotAllowed(standing.value, step.status.value)


def days_of(on: str, until: str) -> Days | None:
    """Return the days of an engagement, None when no date of it can be read.

    Examples:
        >>> days_of("2028-02-29", "2028-03-01").last
        datetime.date(2028, 3, 1)
        >>> days_of("2026-06", "").exact
        False
    """
    try:
        first = first_day(on)
        last = day_after(until or on).toordinal() - 1
    except NotADate:
        return None
    exact = len(on) == _EXACT and len(until) in (0, _EXACT)
    return Days(first, date.fromordinal(max(last, first.toordinal())), exact)


def check_days(on: str, until: str) -> None:
    """Pass when the days can be days of one engagement; both may be left open.

    Raises:
        NotADate: one is not written YYYY, YYYY-MM or YYYY-MM-DD, or there is no such day.
        PeriodBackwards: the last day lies before the first, or there is a last day only.
    """
    if on:
        day_after(on)
    if until and (not on or day_after(until) <= first_day(on)):
        raise PeriodBackwards(on, until)


def is_silent(status: EngagementStatus, days: Days | None, day: date) -> bool:
    """Tell whether the days of an engagement are over and nobody has said that it was held.

    Examples:
        >>> is_silent(EngagementStatus.AGREED, days_of("2026-06", ""), date(2026, 6, 30))
        False
        >>> is_silent(EngagementStatus.AGREED, days_of("2026-06", ""), date(2026, 7, 1))
        True
    """
    return status in AHEAD and days is not None and days.last < day


@cache
def moves() -> Mapping[EngagementStatus, frozenset[EngagementStatus]]:
    """Return which statuses may follow each status."""
    return {
        EngagementStatus(before): frozenset(map(EngagementStatus, after))
        for before, after in _table()["moves"].items()
    }


def engagement_kinds() -> tuple[str, ...]:
    """Return the forms of contact, in the order of a choice."""
    return tuple(_table()["kinds"]["names"])


def feed_status(status: str) -> str:
    """Return how a calendar calls a status.

    Examples:
        >>> feed_status("proposed"), feed_status("held")
        ('TENTATIVE', 'CONFIRMED')
    """
    return str(_table()["feed"].get(status, "CONFIRMED"))


def _begins(word: str) -> EngagementStatus:
    return EngagementStatus(_table()["words"].get(word, EngagementStatus.PROPOSED))


def _place(step: EngagementStep) -> tuple[date, int]:
    return step.on, step.number


@cache
def _table() -> Mapping[str, Mapping[str, Any]]:
    return tomllib.loads(Path(__file__).with_name("engagement_moves.toml").read_text("utf-8"))
