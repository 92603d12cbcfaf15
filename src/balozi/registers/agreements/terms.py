"""The calendar of an agreement: when its term ends, when it renews itself, by when notice must be given."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from balozi.ground.dates import day_after
from balozi.ground.errors.facts import NotADate
from balozi.registers.agreements.lives import AgreementStep, Life

_DAY = timedelta(days=1)
# A term that renews itself every month for longer than this is a slip of the pen, not a term.
_MOST = 1200


@dataclass(frozen=True, slots=True)
class Ending:
    """How a term ends.

    Attributes:
        last: the last day of the term that runs, or ran.
        renews: it renews itself the day after, unless notice is given.
        notice: the last day on which notice can be given, None when no time is stated.
    """

    last: date
    renews: bool
    notice: date | None


def ending_of(life: Life, day: date) -> Ending | None:
    """Return the end of the term that runs on a day, or that ran out before it; None when it has none.

    A renewal moves the end: to the day that it names, else by the months that the term gives. A term that
    renews itself is followed to the period in which the day lies.
    """
    after = _day_after(life.term.ends)
    for step in (step for step in life.happened(day) if step.happening.effect == "renew"):
        after = _renewed(after, step, life)
    if after is None:
        return None
    tacit = life.term.renewal == "tacit" and life.term.renewal_months > 0
    if tacit:
        after = _rolled(after, life.term.renewal_months, day)
    notice = months_later(after, -life.term.notice_months) - _DAY if life.term.notice_months else None
    return Ending(after - _DAY, tacit, notice)


def has_run_out(life: Life, day: date) -> bool:
    """Tell whether the term had ended before a day and nothing has renewed it."""
    ending = ending_of(life, day)
    return ending is not None and not ending.renews and ending.last < day


def months_later(day: date, months: int) -> date:
    """Return the same day some months later, the last of the month when it is shorter.

    Examples:
        >>> months_later(date(2024, 1, 31), 1), months_later(date(2024, 3, 31), -1)
        (datetime.date(2024, 2, 29), datetime.date(2024, 2, 29))
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not date.min.year <= year <= date.max.year:
        return date.max if months > 0 else date.min
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _day_after(text: str) -> date | None:
    try:
        return day_after(text) if text else None
    except NotADate:
        return None


def _renewed(after: date | None, step: AgreementStep, life: Life) -> date | None:
    named = _day_after(step.until)
    if named is not None:
        return named
    begins = after or step.day
    return months_later(begins, life.term.renewal_months) if begins and life.term.renewal_months else None


def _rolled(after: date, months: int, day: date) -> date:
    first, rounds = after, 0
    while after <= day and rounds < _MOST:
        # Counted from the first end each time: a month that is shorter must not shorten all that follow.
        rounds += 1
        after = months_later(first, months * rounds)
    return after
