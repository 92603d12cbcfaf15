"""The parts of one engagement: who takes part, briefs, talking points, outcomes with how they stand."""

from datetime import date, datetime
from typing import Any

from django.db.models import Q, QuerySet

from balozi.ground.people import Reader
from balozi.registers.agreements.statuses import is_ended as agreement_ended
from balozi.registers.agreements.statuses import is_live
from balozi.registers.commitments import is_ended
from balozi.registers.engagements import AHEAD, EngagementStatus, OutcomeSort
from balozi.store.access.visibility import seen
from balozi.store.engagements import models
from balozi.store.engagements.records import BriefRow, MeetingCourse, OutcomeRow, ParticipantRow, PointRow
from balozi.store.follow_up.courses import courses_of as commitments_of
from balozi.store.registers.lives import statuses_of
from balozi.store.registers.moments import standing
from balozi.store.registers.tables import REGISTERS

_BEFORE_IT = AHEAD - {EngagementStatus.PREPARED}


def readable(rows: QuerySet[Any], reader: Reader) -> QuerySet[Any]:
    """Return the rows that rest on no paper which the reader may not see."""
    return rows.filter(Q(document__isnull=True) | seen(rows.model, reader, "document"))


def participants(entry: int, at: datetime | None) -> list[ParticipantRow]:
    """Return who takes part, by side, the head of each delegation first."""
    rows = standing(models.Participant, at).filter(entry=entry).order_by("side", "-heads", "id")
    return [
        ParticipantRow(row.pk, row.person, row.office, row.side, row.institution, row.heads) for row in rows
    ]


def briefs(entry: int, course: MeetingCourse, day: date, at: datetime | None) -> list[BriefRow]:
    """Return the briefs that were asked for, in their order."""
    rows = standing(models.Preparation, at).filter(entry=entry).select_related("made").order_by("id")
    waited_for = course.status in _BEFORE_IT
    return [
        BriefRow(
            preparation=row.pk,
            asked_of=row.asked_of,
            institution=row.institution,
            by_when=row.by_when,
            note=row.note,
            by=row.made.by,
            late=bool(waited_for and row.by_when and row.by_when < day),
        )
        for row in rows
    ]


def points(reader: Reader, entry: int, at: datetime | None) -> list[PointRow]:
    """Return the talking points by pillar; one that rests on what the reader may not see is left out."""
    rows = readable(standing(models.TalkingPoint, at).filter(entry=entry), reader)
    rows = rows.filter(Q(target__isnull=True) | seen(models.TalkingPoint, reader, "target"))
    listed = list(rows.select_related("target").order_by("pillar", "id"))
    titles = _titles([row.target for row in listed if row.target is not None], at)
    return [
        PointRow(
            point=row.pk,
            pillar=row.pillar,
            text=row.text,
            target=row.target_id,
            register=row.target.register if row.target else "",
            title=titles.get(row.target_id, ""),
            document=row.document_id,
            source=row.source,
        )
        for row in listed
    ]


def outcomes(reader: Reader, entry: int, at: datetime | None) -> list[OutcomeRow]:
    """Return what came of an engagement, with how each stands now; what the reader may not see is left out."""
    rows = readable(standing(models.Outcome, at).filter(entry=entry), reader)
    listed = list(
        rows.filter(seen(models.Outcome, reader, "target")).select_related("target", "made").order_by("id")
    )
    titles = _titles([row.target for row in listed], at)
    of = {
        name: [row.target_id for row in listed if row.target.register == name]
        for name in ("commitments", "agreements")
    }
    courses = commitments_of(reader, of["commitments"], at=at) if of["commitments"] else {}
    statuses = statuses_of(reader, of["agreements"], at) if of["agreements"] else {}
    dues = _dues(of["commitments"], at)
    found = []
    for row in listed:
        course = courses.get(row.target_id)
        status = course.status if course else statuses.get(row.target_id, "")
        found.append(
            OutcomeRow(
                outcome=row.pk,
                sort=row.sort,
                target=row.target_id,
                register=row.target.register,
                title=titles.get(row.target_id, ""),
                status=status,
                due=dues.get(row.target_id, ""),
                lead=course.lead if course else "",
                flags=course.flags if course else (),
                waits=row.sort != OutcomeSort.DISCUSSED and _waits(row.target.register, status),
                text=row.text,
                document=row.document_id,
                source=row.source,
                by=row.made.by,
            )
        )
    return found


def _waits(register: str, status: str) -> bool:
    """Tell whether something is not at its end; an entry that was retired meanwhile has no status and waits no more."""
    if not status:
        return False
    return (
        not is_ended(status)
        if register == "commitments"
        else not (is_live(status) or agreement_ended(status))
    )


def _titles(entries: list[Any], at: datetime | None) -> dict[int, str]:
    found: dict[int, str] = {}
    for register in {entry.register for entry in entries}:
        ids = [entry.pk for entry in entries if entry.register == register]
        rows = standing(REGISTERS[register].model, at).filter(entry__in=ids)
        found |= dict(rows.values_list("entry_id", "title"))
    return found


def _dues(entries: list[int], at: datetime | None) -> dict[int, str]:
    rows = standing(REGISTERS["commitments"].model, at).filter(entry__in=entries)
    return dict(rows.values_list("entry_id", "due"))
