"""My work: what somebody or an institution has in hand, and why it waits."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta

from django.db.models import Q

from balozi.ground.people import Reader
from balozi.registers.commitments import CommitmentStatus, is_ended
from balozi.registers.reminding import reminder_rules
from balozi.store.access.queries import confirmations
from balozi.store.access.visibility import visible
from balozi.store.follow_up.courses import courses_of, current_courses
from balozi.store.follow_up.models import Assignment, CommitmentEvent, ProgressUpdate
from balozi.store.follow_up.records import CourseRow
from balozi.store.notices.matters import (
    CARRYING,
    last_day,
    offered_on,
    reported_on,
    requests_waiting,
    since_of,
)
from balozi.store.notices.records import Worker, WorkItem
from balozi.store.notices.values import values_to_approve, values_to_enter
from balozi.store.registers.models import Commitment, Entry
from balozi.store.registers.moments import day_of, standing
from balozi.store.registers.states import states_on

# Why something waits, the most urgent first; what is only in hand comes last.
WHY = (
    "overdue",
    "offered",
    "due_soon",
    "never_updated",
    "dormant",
    "date_request",
    "to_verify",
    "values_to_enter",
    "values_to_approve",
    "confirmation",
    "in_hand",
)
_SUBMITTED = CommitmentStatus.EVIDENCE_SUBMITTED
_DELIVERED = (_SUBMITTED, CommitmentStatus.VERIFIED)


def work_of(reader: Reader, worker: Worker, *, day: date, at: datetime | None = None) -> list[WorkItem]:
    """Return what somebody has in hand, the most urgent first, as far as the reader may see it.

    Args:
        reader: who looks.
        worker: whose work it is.
        day: on which it is asked.
        at: the moment as known at which it is asked, None for now.
    """
    parts, asked, submitted = (
        _parts(reader, worker, at),
        _asked(reader, worker, at),
        _submitted(reader, worker, at),
    )
    entries = {row.entry_id for row in parts} | set(asked) | submitted
    rows = visible(standing(Commitment, at).filter(entry__in=entries), reader, "entry")
    versions = {row.entry_id: row for row in rows.only("entry_id", "title", "due")}
    courses = courses_of(reader, versions, at=at) if at else current_courses(reader, list(versions))
    items = _carried(parts, versions, courses, day, at)
    items += [
        _item(("date_request",), versions[entry], courses[entry], number=number, by=by, note=note)
        for entry, (number, by, note) in asked.items()
        if entry in versions
    ]
    items += [
        _item(("to_verify",), versions[entry], courses[entry])
        for entry in submitted
        if entry in versions and courses[entry].status == _SUBMITTED
    ]
    items += values_to_enter(reader, worker, day, at)
    # What waits for a decision is asked as it is now.
    items += values_to_approve(reader, worker, day) if at is None else []
    items += _proposals(reader, worker) if worker.seconds and at is None else []
    return sorted(items, key=lambda item: (WHY.index(item.why[0]), item.due or "9999", item.entry or 0))


def _parts(reader: Reader, worker: Worker, at: datetime | None) -> list[Assignment]:
    wanted = Q(institution=worker.institution) if worker.institution else Q(pk__in=[])
    wanted |= Q(focal_point=worker.name) if worker.name else Q(pk__in=[])
    rows = visible(standing(Assignment, at), reader, "entry").filter(wanted, state__in=CARRYING)
    return list(rows.select_related("made").order_by("entry_id", "id"))


def _asked(reader: Reader, worker: Worker, at: datetime | None) -> dict[int, tuple[int, str, str]]:
    if not worker.decides_dates:
        return {}
    # Nobody decides on the own request.
    rows = [row for row in requests_waiting(at) if row.asked_by != worker.name]
    seen = _seen(reader, (row.entry_id for row in rows))
    return {row.entry_id: (row.pk, row.asked_by, row.reason) for row in rows if row.entry_id in seen}


def _submitted(reader: Reader, worker: Worker, at: datetime | None) -> set[int]:
    if not worker.verifies:
        return set()
    steps = standing(CommitmentEvent, at).filter(event=_SUBMITTED)
    if at is None:
        now = states_on(day_of(None)).filter(register="commitments", status=_SUBMITTED)
        steps = steps.filter(entry__in=now.values("entry"))
    # Nobody verifies what the same person reported or submitted.
    told = set(steps.exclude(made__by=worker.name).values_list("entry_id", flat=True))
    updates = standing(ProgressUpdate, at).filter(entry__in=told, made__by=worker.name)
    return _seen(reader, told) - set(updates.values_list("entry_id", flat=True))


def _seen(reader: Reader, entries: Iterable[int]) -> set[int]:
    rows = visible(Entry.objects.filter(pk__in=list(entries)), reader)
    return set(rows.values_list("pk", flat=True))


def _carried(
    parts: list[Assignment],
    versions: Mapping[int, Commitment],
    courses: Mapping[int, CourseRow],
    day: date,
    at: datetime | None,
) -> list[WorkItem]:
    # Where a report says how it goes, there was one; only of the others it is asked.
    silent = [row.entry_id for row in parts if not (known := courses.get(row.entry_id)) or not known.asserted]
    late = reported_on(at, silent) if silent else {}
    never = {entry for entry in silent if entry not in late}
    offered = offered_on(at, sorted(never)) if never else {}
    items = []
    for row in parts:
        course = courses.get(row.entry_id)
        if course is None or is_ended(course.status):
            continue
        since = since_of(row, offered) if row.entry_id in never else None
        why = _why(row, versions[row.entry_id].due, course, since, day)
        item = _item(
            why,
            versions[row.entry_id],
            course,
            institution=row.institution,
            focal_point=row.focal_point,
            part=row.part,
            number=row.pk,
        )
        if row.entry_id in never:
            # That the desk assigned it is no word of those who carry it.
            item = replace(item, last_on=None)
        items.append(item)
    return items


def _why(row: Assignment, due: str, course: CourseRow, since: date | None, day: date) -> tuple[str, ...]:
    """Return why a part waits; ``since`` is the day of the offer while nothing was ever reported."""
    rules = reminder_rules()
    last, soon = last_day(due), timedelta(days=rules["RM1"].days)
    near = last is not None and day <= last <= day + soon and course.status not in _DELIVERED
    told = {
        "overdue": "overdue" in course.flags,
        "offered": row.state == Assignment.State.OFFERED,
        "due_soon": near,
        "never_updated": since is not None and since + timedelta(days=rules["RM7"].days) <= day,
        "dormant": "dormant" in course.flags,
    }
    return tuple(why for why in WHY if told.get(why)) or ("in_hand",)


def _item(why: tuple[str, ...], version: Commitment, course: CourseRow, **more: object) -> WorkItem:
    return WorkItem(
        why=why,
        entry=version.entry_id,
        title=version.title,
        due=version.due,
        status=course.status,
        last_on=course.last_on,
        **more,  # type: ignore[arg-type]
    )


def _proposals(reader: Reader, worker: Worker) -> list[WorkItem]:
    return [
        WorkItem(("confirmation",), None, row.verb, number=row.confirmation, by=row.by, note=row.reason)
        for row in confirmations(reader)
        if row.by != worker.name
    ]
