"""How many commitments stand, in few questions to the database: status, lead, last sign of life, flags."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import cache
from typing import Any

from django.db.models import QuerySet

from balozi.ground.people import Reader
from balozi.packs.clocks import clocks_of
from balozi.registers.commitments import CommitmentStatus, CommitmentStep, status_on
from balozi.registers.following import Course, Part, flags_of
from balozi.store.access.visibility import visible
from balozi.store.follow_up.models import Assignment, CommitmentEvent, ProgressUpdate
from balozi.store.follow_up.records import CourseRow
from balozi.store.registers.models import Commitment
from balozi.store.registers.moments import standing
from balozi.store.registers.records import EntryRow
from balozi.store.registers.states import states_on

# SQLite takes a bounded number of parameters; beyond this the whole table is read once instead.
_NAMED = 5_000
_CARRYING = ("offered", "accepted")
# What the follow-up derives; flags of a pack stay.
DERIVED = ("overdue", "undated", "unowned", "at_risk", "dormant")
_KEPT = ("status", "lead", "focal_point", "last_on", "asserted", "flags")


@dataclass(frozen=True, slots=True)
class Material:
    """All that the course of one commitment follows from.

    Attributes:
        due: partial date, "" when none is stated.
        country: alpha-3 of the register it is on.
        made_on: the day on which it came on the register.
        steps: that stand, in their order.
        lead: (institution, focal point) of the part that leads, ("", "") when none does.
        updates: (day, what is asserted), in their order.
    """

    due: str
    country: str
    made_on: date
    steps: Sequence[CommitmentStep]
    lead: tuple[str, str]
    updates: Sequence[tuple[date, str]]


def day_of(at: datetime | None) -> date:
    """Return the day on which something is asked."""
    return at.astimezone(UTC).date() if at else date.today()  # noqa: DTZ011 - a day of the calendar on the wall


def followed(reader: Reader, rows: Sequence[EntryRow], *, at: datetime | None = None) -> list[EntryRow]:
    """Return commitments with their status, lead and flags of the day; entries of other registers as they are."""
    own = [row.entry for row in rows if row.register == "commitments"]
    if not own:
        return list(rows)
    courses = courses_of(reader, own, at=at) if at else current_courses(reader, own)
    return [_with(row, courses[row.entry]) if row.entry in courses else row for row in rows]


def current_courses(reader: Reader, entries: Sequence[int]) -> dict[int, CourseRow]:
    """Return how commitments stand now, from what is kept of them, in one question; the same as `courses_of` says."""
    rows = _of(visible(states_on(day_of(None)), reader, "entry"), entries)
    kept = {
        entry: CourseRow(status, lead, person, last, asserted, _flags(flags))
        for entry, status, lead, person, last, asserted, flags in rows.values_list("entry_id", *_KEPT)
    }
    missing = [entry for entry in entries if entry not in kept]
    return kept | (courses_of(reader, missing) if missing else {})


def courses_of(reader: Reader, entries: Iterable[int], *, at: datetime | None = None) -> dict[int, CourseRow]:
    """Return how those of some commitments stand that the reader may see, by number of the entry."""
    ids, day = list(entries), day_of(at)
    versions = visible(standing(Commitment, at), reader, "entry")
    return {entry: course_on(one, day) for entry, one in materials_of(versions, ids, at).items()}


def materials_of(
    versions: QuerySet[Commitment], ids: Sequence[int], at: datetime | None
) -> dict[int, Material]:
    """Return what the courses of some commitments follow from, as known at a moment.

    Args:
        versions: that stood then, narrowed to what may be seen.
        ids: of their entries.
        at: the moment, None for now.
    """
    first = dict(_of(Commitment.objects.all(), ids).order_by("-id").values_list("entry_id", "made__at"))
    steps: dict[int, list[CommitmentStep]] = defaultdict(list)
    for row in _of(standing(CommitmentEvent, at), ids).order_by("on", "id"):
        steps[row.entry_id].append(CommitmentStep(CommitmentStatus(row.event), row.on, row.pk))
    leads: dict[int, tuple[str, str]] = {}
    parts = _of(standing(Assignment, at), ids).filter(part=Part.LEAD, state__in=_CARRYING)
    for entry, institution, person in parts.order_by("id").values_list(
        "entry_id", "institution", "focal_point"
    ):
        leads.setdefault(entry, (institution, person))
    updates: dict[int, list[tuple[date, str]]] = defaultdict(list)
    told = _of(standing(ProgressUpdate, at), ids).order_by("on", "id")
    for entry, on, asserted in told.values_list("entry_id", "on", "asserted"):
        updates[entry].append((on, asserted))
    known = _of(versions, ids).values_list("entry_id", "due", "entry__country")
    return {
        entry: Material(
            due=due,
            country=country,
            made_on=first[entry].astimezone(UTC).date(),
            steps=steps.get(entry, ()),
            lead=leads.get(entry, ("", "")),
            updates=updates.get(entry, ()),
        )
        for entry, due, country in known
    }


def course_on(known: Material, day: date) -> CourseRow:
    """Return how a commitment stands on a day."""
    update = next((one for one in reversed(known.updates) if one[0] <= day), None)
    days = [step.on for step in known.steps if step.on <= day] + ([update[0]] if update else [])
    last, asserted = max(days, default=None), update[1] if update else ""
    course = Course(status_on(known.steps, day), known.due, known.lead[0], last or known.made_on, asserted)
    flags = flags_of(course, day, clocks_of(known.country))
    return CourseRow(course.status.value, known.lead[0], known.lead[1], last, asserted, flags)


@cache
def _flags(words: str) -> tuple[str, ...]:
    known = words.split()
    return tuple(flag for flag in DERIVED if flag in known)


def _of(rows: QuerySet[Any], ids: Sequence[int]) -> QuerySet[Any]:
    return rows.filter(entry_id__in=ids) if len(ids) <= _NAMED else rows


def _with(row: EntryRow, course: CourseRow) -> EntryRow:
    told: Mapping[str, object] = {"status": course.status, "lead": course.lead}
    kept = tuple(flag for flag in row.flags if flag not in DERIVED)
    return replace(row, values={**row.values, **told}, flags=kept + course.flags)
