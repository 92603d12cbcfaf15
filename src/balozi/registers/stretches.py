"""Stretches of days on which nothing changes by itself: what follows from the calendar is known ahead."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Generic, TypeVar

from balozi.ground.dates import day_after
from balozi.ground.errors.facts import NotADate
from balozi.packs.clocks import Clocks
from balozi.registers.agreements.lives import Life
from balozi.registers.agreements.terms import ending_of, months_later
from balozi.registers.following import months_after

_DAY = timedelta(days=1)
State = TypeVar("State")


@dataclass(frozen=True, slots=True)
class Stretch(Generic[State]):
    """Days on which something stands in one way.

    Attributes:
        begins: the first day.
        until: the day after the last one, ``date.max`` when none is in sight.
        state: on all of them.
    """

    begins: date
    until: date
    state: State


def stretches(
    derive: Callable[[date], State], turns: Iterable[date], since: date
) -> Iterator[Stretch[State]]:
    """Yield how something stands from a day on, one stretch after the other, without gaps.

    Args:
        derive: how it stands on a day.
        turns: every day on which that may change.
        since: the first day that matters.

    Examples:
        >>> told = stretches(lambda day: day.year >= 2027, [date(2027, 1, 1), date(2026, 6, 1)], date(2026, 1, 1))
        >>> [(one.begins.isoformat(), one.state) for one in told]
        [('2026-01-01', False), ('2027-01-01', True)]
    """
    begins, state = since, derive(since)
    for day in sorted({day for day in turns if day > since}):
        following = derive(day)
        if following != state:
            yield Stretch(begins, day, state)
            begins, state = day, following
    yield Stretch(begins, date.max, state)


def commitment_turns(
    due: str, steps: Iterable[date], heard: Iterable[date], clocks: Clocks
) -> Iterator[date]:
    """Yield the days on which the status or the flags of a commitment may change by themselves.

    Args:
        due: partial date, "" when none is stated.
        steps: the days of its steps.
        heard: the days of its updates, and the day on which it came on the register.
        clocks: of its country.
    """
    days = {*steps, *heard}
    yield from days
    yield from (months_after(day, clocks.dormant_months) for day in days)
    try:
        over = day_after(due)
    except NotADate:
        return
    yield over
    yield over - _DAY - timedelta(days=clocks.at_risk_days)


def agreement_turns(
    life: Life, heard: Iterable[date], silence: Iterable[int], expiring_within: int, horizon: date
) -> Iterator[date]:
    """Yield the days on which the status of an agreement, or what the watches tell of it, may change by itself.

    Args:
        life: of the agreement.
        heard: days on which a paper told of it.
        silence: the months of the watches that count from a day on.
        expiring_within: the months of the watch that counts towards the end of a term.
        horizon: until when a term that renews itself is followed.
    """
    days = {*heard, *(step.day for step in life.steps if step.day)}
    yield from days
    for months in silence:
        yield from (_after(months_later(day, months)) for day in days)
    for last in _last_days(life, days, horizon):
        yield _after(last)
        # Where a month is shorter, the first day from which the end is that near comes up to three days later.
        near = months_later(last, -expiring_within).toordinal()
        yield from (date.fromordinal(near + one) for one in range(4) if near + one < date.max.toordinal())


def _last_days(life: Life, days: Iterable[date], horizon: date) -> Iterator[date]:
    """Yield the last day of every term that an agreement has had, has, or will have until the horizon."""
    for day in sorted({date.min, *days}):
        ending = ending_of(life, day)
        # One that turns before the day is over is followed no further than it turns.
        while ending is not None:
            yield ending.last
            if not ending.renews or ending.last >= horizon:
                break
            following = ending_of(life, _after(ending.last))
            ending = following if following is not None and following.last > ending.last else None


def _after(day: date) -> date:
    return day + _DAY if day < date.max else day
