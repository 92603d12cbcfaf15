"""Commitments: flags are derived, never stored."""

from datetime import date

from balozi.ground.dates import day_after
from balozi.ground.errors import NotADate


def flags_on(due: str, lead: str, day: date) -> tuple[str, ...]:
    """Return the flags of an open commitment on ``day``: overdue, undated, unowned.

    Args:
        due: partial date, "" when none is stated; words that are no date are none.
        lead: the institution that leads, "" when nobody was named.
        day: the day asked about.

    Examples:
        >>> flags_on("2024-06", "", date(2024, 7, 1))
        ('overdue', 'unowned')
        >>> flags_on("", "Ministry of Health", date(2024, 7, 1))
        ('undated',)
    """
    flags = []
    try:
        if day_after(due) <= day:
            flags.append("overdue")
    except NotADate:
        # One entry whose date cannot be read must not take the whole list down with it.
        flags.append("undated")
    if not lead:
        flags.append("unowned")
    return tuple(flags)
