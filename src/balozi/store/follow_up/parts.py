"""The parts of one follow-up: steps, assignments, updates with evidence, judgements, requests, divisions."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime

from django.db.models import Q

from balozi.ground.people import Reader
from balozi.registers.following import Part, text_mark
from balozi.store.access.visibility import seen, visible
from balozi.store.follow_up import models
from balozi.store.follow_up.records import (
    AssessmentRow,
    AssignmentRow,
    CourseRow,
    DateRequestRow,
    DivisionRow,
    LinkRow,
    ProgressEvidenceRow,
    PublicRow,
    StepRow,
    UpdateRow,
)
from balozi.store.registers.models import Entry
from balozi.store.registers.moments import standing
from balozi.store.registers.tables import REGISTERS


def steps(entry: int, at: datetime | None) -> list[StepRow]:
    """Return the steps of a commitment in their order."""
    rows = (
        standing(models.CommitmentEvent, at).filter(entry=entry).select_related("made").order_by("on", "id")
    )
    return [StepRow(row.pk, row.event, row.on, row.note, row.made.by) for row in rows]


def course_of_retired(taken: Sequence[StepRow]) -> CourseRow:
    """Return how a commitment ended that is no longer on the register."""
    return CourseRow(taken[-1].status if taken else "superseded", "", "", None, "", ())


def assignments(entry: int, at: datetime | None) -> list[AssignmentRow]:
    """Return the parts of institutions, the lead first."""
    rows = standing(models.Assignment, at).filter(entry=entry).order_by("id")
    listed = [
        AssignmentRow(
            assignment=row.pk,
            entry=row.entry_id,
            institution=row.institution,
            part=row.part,
            focal_point=row.focal_point,
            state=row.state,
            area=row.area,
            phase=row.phase,
            note=row.note,
        )
        for row in rows
    ]
    return sorted(listed, key=lambda row: (not row.carries, row.part != Part.LEAD))


def updates(reader: Reader, entry: int, at: datetime | None) -> list[UpdateRow]:
    """Return the progress updates, newest first, with the evidence that the reader may see."""
    rows = list(
        standing(models.ProgressUpdate, at).filter(entry=entry).select_related("made").order_by("-on", "-id")
    )
    if not rows:
        return []
    shown = evidence(reader, entry, at)
    return [
        UpdateRow(
            update=row.pk,
            text=row.text,
            on=row.on,
            asserted=row.asserted,
            institution=row.institution,
            by=row.made.by,
            at=row.made.at,
            evidence=shown[row.pk],
        )
        for row in rows
    ]


def evidence(reader: Reader, entry: int, at: datetime | None) -> defaultdict[int, list[ProgressEvidenceRow]]:
    """Return the evidence by update; a sentence of a paper only to who may read the paper."""
    allowed = Q(document__isnull=True) | seen(models.ProgressEvidence, reader, "document")
    rows = standing(models.ProgressEvidence, at).filter(allowed, entry=entry).select_related("document")
    found: defaultdict[int, list[ProgressEvidenceRow]] = defaultdict(list)
    for row in rows.order_by("id"):
        found[row.update_id].append(
            ProgressEvidenceRow(
                evidence=row.pk,
                sort=row.sort,
                reference=row.reference,
                sha256=row.sha256,
                document=row.document_id,
                document_title=str(row.document) if row.document else "",
                start=row.start,
                end=row.end,
                text=row.text,
            )
        )
    return found


def public_text(entry: int, told: Sequence[UpdateRow], at: datetime | None) -> PublicRow | None:
    """Return what the public is told, and whether the newest internal text is another one by now."""
    row = standing(models.PublicText, at).filter(entry=entry).select_related("made").order_by("-id").first()
    if row is None:
        return None
    drifted = not told or text_mark(told[0].text) != row.made_from
    return PublicRow(row.text, row.made.by, row.made.at, drifted)


def assessments(entry: int, at: datetime | None) -> list[AssessmentRow]:
    """Return the judgements that stand, of those who do the work first."""
    rows = standing(models.Assessment, at).filter(entry=entry).select_related("made").order_by("-kind")
    return [AssessmentRow(row.kind, row.score, row.reason, row.on, row.made.by) for row in rows]


def requests(entry: int, at: datetime | None) -> list[DateRequestRow]:
    """Return the requests to move the due date with their decisions, newest first."""
    rows = list(standing(models.DateRequest, at).filter(entry=entry).select_related("made").order_by("-id"))
    if not rows:
        return []
    decided = {
        row.request_id: row
        for row in standing(models.DateDecision, at).filter(entry=entry).select_related("made")
    }
    return [_request(row, decided.get(row.pk)) for row in rows]


def divisions(reader: Reader, entry: int, at: datetime | None) -> list[DivisionRow]:
    """Return the splits and merges in which a commitment had a part, newest first, undone ones too."""
    rows = models.Division.objects.filter(Q(entry=entry) | Q(parts__entry=entry)).distinct()
    known = rows.filter(made__at__lte=at) if at else rows
    listed = known.select_related("made", "superseded").prefetch_related("parts").order_by("-id")
    named = {part.entry_id for row in listed for part in row.parts.all()} | {row.entry_id for row in listed}
    open_to = set(visible(Entry.objects.filter(pk__in=named), reader).values_list("pk", flat=True))
    return [_division(row, open_to, at) for row in listed if row.entry_id in open_to]


def links(reader: Reader, entry: int, at: datetime | None) -> list[LinkRow]:
    """Return what a commitment belongs to; entries only to who may see them."""
    allowed = Q(target__isnull=True) | seen(models.CommitmentLink, reader, "target")
    rows = standing(models.CommitmentLink, at).filter(allowed, entry=entry).select_related("target")
    return [
        LinkRow(row.pk, row.sort, row.code, row.target_id, _title(row.target) if row.target else "")
        for row in rows.order_by("sort", "id")
    ]


def _request(row: models.DateRequest, decision: models.DateDecision | None) -> DateRequestRow:
    return DateRequestRow(
        request=row.pk,
        due_from=row.due_from,
        due_to=row.due_to,
        reason=row.reason,
        asked_by=row.asked_by,
        asked_at=row.made.at,
        granted=decision.granted if decision else None,
        decision=decision.reason if decision else "",
        decided_by=decision.made.by if decision else "",
    )


def _division(row: models.Division, open_to: set[int], at: datetime | None) -> DivisionRow:
    def of(side: str) -> list[int]:
        named = [part.entry_id for part in row.parts.all() if part.side == side]
        return sorted(entry for entry in named if entry in open_to)

    ended = row.superseded
    return DivisionRow(
        division=row.pk,
        sort=row.sort,
        entry=row.entry_id,
        retired=of("retired"),
        made=of("made"),
        reason=row.reason,
        by=row.made.by,
        at=row.made.at,
        undone=ended is not None and (at is None or ended.at <= at),
    )


def _title(entry: Entry) -> str:
    model = REGISTERS[entry.register].model
    newest = model._default_manager.filter(entry=entry).order_by("-id").first()
    return newest.title if newest else ""
