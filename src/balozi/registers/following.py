"""Following commitments up: flags of the day, whose word it is, two assessments side by side, drift of public text."""

import hashlib
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from balozi.ground.dates import day_after
from balozi.ground.errors.facts import NotADate
from balozi.packs.clocks import Clocks
from balozi.packs.shapes import is_country
from balozi.registers.commitments import CommitmentStatus, flags_on, is_ended

# From here on the work is delivered; what is late then is the judgement, not the promise.
_DELIVERED = frozenset({CommitmentStatus.EVIDENCE_SUBMITTED, CommitmentStatus.VERIFIED})
_OF_TIME = frozenset({"overdue", "undated"})
AT_RISK = "at_risk"


class Asserted(StrEnum):
    """What a progress update asserts about the work, in the words of the one who reports."""

    NOT_STARTED = "not_started"
    ON_TRACK = "on_track"
    AT_RISK = "at_risk"
    STALLED = "stalled"
    COMPLETED = "completed"


class Part(StrEnum):
    """The part that an institution has in a commitment."""

    LEAD = "lead"
    CO_IMPLEMENTER = "co_implementer"


class EvidenceSort(StrEnum):
    """What shows that something was done."""

    FILE = "file"
    LINK = "link"
    SENTENCE = "sentence"
    STATEMENT = "statement"


class Direction(StrEnum):
    """Whose word it is, seen from one country."""

    OURS = "ours"
    THEIRS = "theirs"
    GROUP = "group"
    OTHERS = "others"
    UNSTATED = "unstated"


_WORRIES = frozenset({Asserted.AT_RISK, Asserted.STALLED})


@dataclass(frozen=True, slots=True)
class Course:
    """How a commitment stands on a day, as far as its flags need it.

    Attributes:
        status: derived from its steps.
        due: partial date, "" when none is stated.
        lead: the institution that leads, "" when none does.
        last_on: the day of the last update, step or piece of evidence; the day of acceptance when there is none.
        asserted: what the last update asserts, "" when there is none.
    """

    status: CommitmentStatus
    due: str
    lead: str
    last_on: date
    asserted: str = ""


def flags_of(course: Course, day: date, clocks: Clocks) -> tuple[str, ...]:
    """Return the flags of a commitment on ``day``: overdue, undated, unowned, at risk, dormant; none after its end.

    Examples:
        >>> quiet = Course(CommitmentStatus.ASSIGNED, "2026-12", "MOH", date(2026, 1, 5))
        >>> flags_of(quiet, date(2026, 12, 10), Clocks(30, 6))
        ('at_risk', 'dormant')
    """
    if is_ended(course.status):
        return ()
    flags = list(flags_on(course.due, course.lead, day))
    if course.status in _DELIVERED:
        return tuple(flag for flag in flags if flag not in _OF_TIME)
    soon = _is_due_within(course.due, day, clocks.at_risk_days)
    if "overdue" not in flags and (soon or course.asserted in _WORRIES):
        flags.append(AT_RISK)
    if months_after(course.last_on, clocks.dormant_months) <= day:
        flags.append("dormant")
    return tuple(flags)


def months_after(day: date, months: int) -> date:
    """Return the day so many months later; the last day of the month when it has no such day.

    Examples:
        >>> months_after(date(2026, 8, 31), 6)
        datetime.date(2027, 2, 28)
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    following = date(year + (month == 11), (month + 1) % 12 + 1, 1)
    last = (following - timedelta(days=1)).day
    return date(year, month + 1, min(day.day, last))


def direction_of(obligors: Collection[str], beneficiaries: Collection[str], own: str) -> Direction:
    """Return whose word it is: ours, owed to us, a group's, between others, or not stated.

    A pledge of several, or of an organisation, is the group's, also when we are one of them.

    Examples:
        >>> direction_of(["KEN"], ["UGA"], "KEN").value, direction_of(["CHN"], ["KEN"], "KEN").value
        ('ours', 'theirs')
        >>> direction_of(["KEN", "UGA"], [], "KEN").value, direction_of(["EAC"], [], "KEN").value
        ('group', 'group')
    """
    owing = set(obligors)
    if not owing:
        return Direction.UNSTATED
    if owing == {own}:
        return Direction.OURS
    if len(owing) > 1 or not is_country(next(iter(owing))):
        return Direction.GROUP
    return Direction.THEIRS if own in beneficiaries else Direction.OTHERS


def disagreement(own: int | None, independent: int | None) -> int | None:
    """Return by how much those who do the work think better of it than the independent eye; None while one is missing.

    Examples:
        >>> disagreement(1, -1), disagreement(1, None)
        (2, None)
    """
    return None if own is None or independent is None else own - independent


def text_mark(text: str) -> str:
    """Return by what a public text remembers the internal text that it was made from: its SHA-256."""
    return hashlib.sha256(text.encode()).hexdigest()


def _is_due_within(due: str, day: date, days: int) -> bool:
    try:
        return day_after(due) - timedelta(days=1) <= day + timedelta(days=days)
    except NotADate:
        return False
