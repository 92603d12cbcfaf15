"""What reminders need to know of all open commitments, in few questions to the database."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Max, QuerySet
from django.utils import timezone

from balozi.ground.dates import day_after
from balozi.ground.errors.facts import NotADate
from balozi.ground.markings import Marking
from balozi.ground.people import EVERYWHERE, Reader
from balozi.registers.commitments import CommitmentStatus, is_ended
from balozi.registers.reminding import Matter, Offer
from balozi.store.follow_up.courses import courses_of
from balozi.store.follow_up.models import (
    Assignment,
    CommitmentEvent,
    DateDecision,
    DateRequest,
    ProgressUpdate,
)
from balozi.store.follow_up.records import CourseRow
from balozi.store.registers.models import Commitment
from balozi.store.registers.moments import standing

# The house itself looks at everything; what each person may see is applied to each person afterwards.
HOUSE = Reader(Marking.TOP_SECRET, frozenset({EVERYWHERE}))
CARRYING = ("offered", "accepted")
_DELIVERED = (CommitmentStatus.EVIDENCE_SUBMITTED, CommitmentStatus.VERIFIED)


@dataclass(frozen=True, slots=True)
class PartRow:
    """One institution's part in a commitment.

    Attributes:
        institution: its code.
        focal_point: the name of a user, "".
    """

    institution: str
    focal_point: str


@dataclass(frozen=True, slots=True)
class OpenMatter:
    """One open commitment with those who have a part in it.

    Attributes:
        matter: what its reminders are reckoned from.
        parts: of institutions that carry it.
        asked_by: who asked to move its date and waits, "".
    """

    matter: Matter
    parts: Sequence[PartRow]
    asked_by: str


def open_matters(at: datetime) -> Mapping[int, OpenMatter]:
    """Return what is open at a moment, by number of the commitment, whatever its marking."""
    dues = dict(standing(Commitment, at).values_list("entry_id", "due"))
    courses = courses_of(HOUSE, dues, at=at)
    offered, reported, asked = offered_on(at), reported_on(at), _asked(at)
    submitted = _submitted(at)
    parts: dict[int, list[Assignment]] = defaultdict(list)
    for row in standing(Assignment, at).filter(state__in=CARRYING).select_related("made").order_by("id"):
        parts[row.entry_id].append(row)
    found = {}
    for entry, course in courses.items():
        if is_ended(course.status):
            continue
        waiting = asked.get(entry)
        matter = Matter(
            due=None if course.status in _DELIVERED else last_day(dues[entry]),
            assigned_on=_assigned_on(parts[entry], offered),
            reported_on=reported.get(entry),
            dormant_since=_dormant_since(course),
            asked_on=waiting[0] if waiting else None,
            submitted_on=submitted.get(entry) if course.status == _DELIVERED[0] else None,
            offers=_offers(parts[entry], offered),
        )
        carried = [PartRow(row.institution, row.focal_point) for row in parts[entry]]
        found[entry] = OpenMatter(matter, carried, waiting[1] if waiting else "")
    return found


def last_day(due: str) -> date | None:
    """Return the last day that a due date can mean, None when none is stated or the words are no date."""
    try:
        return day_after(due) - timedelta(days=1)
    except NotADate:
        return None


def offered_on(at: datetime | None, entries: Sequence[int] | None = None) -> dict[tuple[int, str], date]:
    """Return the day on which a part was last offered, by commitment and institution; of all, or of some."""
    rows = _some(Assignment.objects.filter(state=Assignment.State.OFFERED), entries)
    rows = rows.filter(made__at__lte=at) if at else rows
    told = rows.values_list("entry_id", "institution").annotate(last=Max("made__at"))
    return {(entry, institution): timezone.localdate(last) for entry, institution, last in told}


def since_of(row: Assignment, offered: Mapping[tuple[int, str], date]) -> date:
    """Return the day on which a part was offered; a part that came from a split was never offered itself."""
    return offered.get((row.entry_id, row.institution)) or timezone.localdate(row.made.at)


def reported_on(at: datetime | None, entries: Sequence[int] | None = None) -> dict[int, date]:
    """Return the day that the last report of a commitment tells of; of all, or of some."""
    told = _some(standing(ProgressUpdate, at), entries).values_list("entry_id").annotate(last=Max("on"))
    return dict(told)


def requests_waiting(at: datetime | None) -> list[DateRequest]:
    """Return the requests to move a date that nobody has decided."""
    decided = standing(DateDecision, at).values("request")
    rows = standing(DateRequest, at).exclude(pk__in=decided).select_related("made", "entry")
    return list(rows.order_by("id"))


def _some(rows: QuerySet[Any], entries: Sequence[int] | None) -> QuerySet[Any]:
    return rows if entries is None else rows.filter(entry__in=entries)


def _asked(at: datetime) -> dict[int, tuple[date, str]]:
    return {row.entry_id: (timezone.localdate(row.made.at), row.asked_by) for row in requests_waiting(at)}


def _submitted(at: datetime) -> dict[int, date]:
    rows = standing(CommitmentEvent, at).filter(event=_DELIVERED[0].value)
    return dict(rows.order_by("on").values_list("entry_id", "on"))


def _dormant_since(course: CourseRow) -> date | None:
    # One without any sign of life is dormant since it came on the register; any fixed day names that occasion.
    return (course.last_on or date.min) if "dormant" in course.flags else None


def _assigned_on(rows: Sequence[Assignment], offered: Mapping[tuple[int, str], date]) -> date | None:
    return min((since_of(row, offered) for row in rows), default=None)


def _offers(rows: Sequence[Assignment], offered: Mapping[tuple[int, str], date]) -> list[Offer]:
    return [
        Offer(row.pk, row.institution, since_of(row, offered))
        for row in rows
        if row.state == Assignment.State.OFFERED
    ]
