"""Who leads what and how it goes, one line for each institution: what a weekly meeting begins with."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Max, QuerySet

from balozi.ground.errors.facts import NotADate
from balozi.ground.pages import Page
from balozi.ground.people import Reader
from balozi.registers.commitments import CommitmentStatus, is_ended
from balozi.store.access.visibility import visible
from balozi.store.follow_up.courses import current_courses
from balozi.store.follow_up.models import Assignment, ProgressUpdate
from balozi.store.notices.matters import last_day
from balozi.store.registers.models import EntryState
from balozi.store.registers.moments import day_of, standing
from balozi.store.registers.queries import list_register
from balozi.store.registers.states import states_on

_ENDS = tuple(status.value for status in CommitmentStatus if is_ended(status))


@dataclass(frozen=True, slots=True)
class LeadingRow:
    """What one institution leads and how it goes.

    Attributes:
        institution: its code, "" for what nobody leads.
        open: commitments that have not ended.
        overdue: of them, those whose due date has passed.
        silent: of them, those of which nothing was ever reported.
        offered: of them, those whose lead was offered and not answered.
        dormant: of them, those of which nothing was heard for long.
        at_risk: of them, those whose last report says so.
        reported_on: the day that the last report tells of, None when there never was one.
    """

    institution: str
    open: int
    overdue: int = 0
    silent: int = 0
    offered: int = 0
    dormant: int = 0
    at_risk: int = 0
    reported_on: date | None = None


@dataclass(frozen=True, slots=True)
class LateRow:
    """One commitment that is late.

    Attributes:
        entry: its number.
        title: as lists name it.
        due: partial date.
        days: since its last day.
        institution: that leads, "" for none.
        focal_point: who answers for it, "".
        status: as stored.
        asserted: what the last report says, "" when nothing was ever reported.
    """

    entry: int
    title: str
    due: str
    days: int
    institution: str
    focal_point: str
    status: str
    asserted: str


def leading(reader: Reader) -> list[LeadingRow]:
    """Return what each institution leads now, the latest first; what nobody leads comes last."""
    rows = _open(reader)
    flags: dict[str, Counter[str]] = {}
    for lead, words, number in rows.values_list("lead", "flags").annotate(n=Count("id")).order_by():
        told = flags.setdefault(lead, Counter())
        told["open"] += number
        for flag in words.split():
            told[flag] += number
    silent, offered, last = _silent(rows), _offered(reader, rows), _last(rows)
    found = [
        LeadingRow(
            institution=lead,
            open=told["open"],
            overdue=told["overdue"],
            silent=silent.get(lead, 0),
            offered=offered.get(lead, 0),
            dormant=told["dormant"],
            at_risk=told["at_risk"],
            reported_on=last.get(lead),
        )
        for lead, told in flags.items()
    ]
    return sorted(found, key=lambda row: (not row.institution, -row.overdue, -row.silent, row.institution))


def late_of(reader: Reader, institution: str, *, day: date, page: int = 1) -> Page[LateRow]:
    """Return the late commitments that an institution leads, or of all, the latest first.

    Args:
        reader: whose clearance applies.
        institution: its code, "" for all.
        day: up to which the days are counted.
        page: counted from 1.
    """
    filters = {"flag": "overdue", "lead": institution}
    listed = list_register(reader, "commitments", filters=filters, page=page)
    courses = current_courses(reader, [row.entry for row in listed.items])
    rows = []
    for row in listed.items:
        course, due = courses[row.entry], str(row.values.get("due") or "")
        rows.append(
            LateRow(
                entry=row.entry,
                title=row.title,
                due=due,
                days=_days_since(due, day),
                institution=course.lead,
                focal_point=course.focal_point,
                status=course.status,
                asserted=course.asserted,
            )
        )
    return Page(rows, listed.total, listed.number, listed.size)


def to_ask_for(reader: Reader, institution: str) -> list[int]:
    """Return the commitments that an institution leads and that are late or were never reported on."""
    rows = _open(reader).filter(lead=institution)
    late = [entry for entry, flags in rows.values_list("entry_id", "flags") if "overdue" in flags.split()]
    return sorted({*late, *_unreported(rows).values_list("entry_id", flat=True)})


def _open(reader: Reader) -> QuerySet[EntryState]:
    rows = states_on(day_of(None)).filter(register="commitments").exclude(status__in=_ENDS)
    return visible(rows, reader, "entry")


def _unreported(rows: QuerySet[EntryState]) -> QuerySet[EntryState]:
    # A report that stands always says how it goes; one that tells of a later day is not counted in the state yet.
    told = standing(ProgressUpdate, None).values("entry")
    return rows.filter(asserted="").exclude(entry__in=told).exclude(lead="")


def _silent(rows: QuerySet[EntryState]) -> Mapping[str, int]:
    return _counted(_unreported(rows).values_list("lead").annotate(n=Count("id")))


def _offered(reader: Reader, rows: QuerySet[EntryState]) -> Mapping[str, int]:
    parts = standing(Assignment, None).filter(part="lead", state=Assignment.State.OFFERED)
    waiting = visible(parts, reader, "entry").filter(entry__in=rows.values("entry"))
    return _counted(waiting.values_list("institution").annotate(n=Count("entry", distinct=True)))


def _last(rows: QuerySet[EntryState]) -> Mapping[str, date]:
    told = standing(ProgressUpdate, None).filter(entry__states__in=rows)
    return _counted(told.values_list("entry__states__lead").annotate(last=Max("on")))


def _counted(pairs: QuerySet[Any, Any]) -> dict[str, Any]:
    return dict(pairs.order_by())


def _days_since(due: str, day: date) -> int:
    try:
        last = last_day(due)
    except NotADate:
        return 0
    return max((day - last) // timedelta(days=1), 0) if last else 0
