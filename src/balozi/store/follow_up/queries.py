"""Reading the follow-up of commitments: one whole, one piece of evidence, the open work of somebody."""

from datetime import datetime

from django.db.models import Q

from balozi.ground.errors.following import RecordGone
from balozi.ground.errors.registers import NoSuchEntry
from balozi.ground.people import Reader
from balozi.registers.commitments import is_ended
from balozi.registers.following import disagreement
from balozi.store.access.visibility import visible
from balozi.store.audit.models import Deed
from balozi.store.follow_up import models, parts
from balozi.store.follow_up.courses import courses_of, current_courses
from balozi.store.follow_up.records import FollowUp, LastDeed, ProgressEvidenceRow, WorkRow
from balozi.store.registers.changes import Doing, doing_of
from balozi.store.registers.models import Commitment, Entry, EvidenceRecord
from balozi.store.registers.moments import standing

_CHANGED = (
    Commitment,
    EvidenceRecord,
    models.CommitmentEvent,
    models.Assignment,
    models.CommitmentLink,
    models.ProgressUpdate,
    models.PublicText,
    models.Assessment,
    models.DateRequest,
    models.DateDecision,
    models.Division,
)
_CARRYING = ("offered", "accepted")
# What the versions of an entry and its quotations tell of is in the history already.
_FOLLOWS = _CHANGED[2:]


def doings_of(entry: int, *, at: datetime | None = None) -> list[Doing]:
    """Return who did what to follow one commitment up, the latest first; how it was told is in its panel.

    Args:
        entry: number of a commitment that the reader may see.
        at: the moment as known at which it is asked, None for now.
    """
    rows = [
        model._default_manager.filter(entry=entry, **{f"{field}__isnull": False}).values_list(field)
        for model in _FOLLOWS
        for field in ("made", "superseded")
    ]
    first, *others = (row.order_by() for row in rows)
    numbers = [row[0] for row in first.union(*others)]
    deeds = Deed.objects.filter(pk__in=numbers)
    known = deeds.filter(at__lte=at) if at else deeds
    return [doing_of(deed) for deed in known.order_by("-number")]


def last_deed(entry: int) -> LastDeed | None:
    """Return the last line of the log that changed a commitment, in two questions; None when there is none."""
    numbers = [
        model._default_manager.filter(entry=entry, **{f"{field}__isnull": False}).values_list(
            f"{field}__number"
        )
        for model in _CHANGED
        for field in ("made", "superseded")
    ]
    # Ordered by nothing: PostgreSQL refuses an order within the parts of a union.
    first, *others = (rows.order_by() for rows in numbers)
    deed = Deed.objects.filter(number__in=first.union(*others)).order_by("-number").first()
    return LastDeed(deed.number, deed.by, deed.verb, deed.at) if deed else None


def follow_up_of(reader: Reader, entry: int, *, at: datetime | None = None) -> FollowUp:
    """Return all that follows one commitment, as known now or at a moment.

    Raises:
        NoSuchEntry: there is no commitment of this number that the reader may see.
    """
    versions = visible(Commitment.objects.filter(entry=entry), reader, "entry").order_by("id")
    known = list(versions.filter(made__at__lte=at) if at else versions)
    if not known:
        raise NoSuchEntry(str(entry))
    first, last = known[0], known[-1]
    courses = courses_of(reader, [entry], at=at) if at else current_courses(reader, [entry])
    deed, assessments = last_deed(entry), parts.assessments(entry, at)
    scores = {row.kind: row.score for row in assessments}
    updates, steps = parts.updates(reader, entry, at), parts.steps(entry, at)
    return FollowUp(
        entry=entry,
        seen=deed.number if deed else 0,
        course=courses.get(entry) or parts.course_of_retired(steps),
        due=last.due,
        first_due=first.due,
        steps=steps,
        assignments=parts.assignments(entry, at),
        updates=updates,
        public=parts.public_text(entry, updates, at),
        assessments=assessments,
        disagreement=disagreement(scores.get("self"), scores.get("independent")),
        requests=parts.requests(entry, at),
        divisions=parts.divisions(reader, entry, at),
        links=parts.links(reader, entry, at),
    )


def evidence_of(reader: Reader, entry: int, evidence: int) -> ProgressEvidenceRow:
    """Return one piece of evidence of a commitment.

    Raises:
        NoSuchEntry: there is no commitment of this number that the reader may see.
        RecordGone: it has no such evidence, or not for this reader.
    """
    if not visible(Entry.objects.filter(pk=entry, register="commitments"), reader).exists():
        raise NoSuchEntry(str(entry))
    found = parts.evidence(reader, entry, None)
    for rows in found.values():
        for row in rows:
            if row.evidence == evidence:
                return row
    raise RecordGone(entry, "evidence", evidence)


def open_work(
    reader: Reader, *, institution: str = "", person: str = "", at: datetime | None = None
) -> list[WorkRow]:
    """Return the open commitments in which an institution or a person has a part, the earliest due first.

    Args:
        reader: whose clearance and institutions apply.
        institution: its code; "" for any.
        person: the name of a focal point; "" for any.
        at: the moment as known at which it is asked, None for now.
    """
    wanted = Q(institution=institution) if institution else Q()
    wanted &= Q(focal_point=person) if person else Q()
    rows = visible(standing(models.Assignment, at), reader, "entry").filter(wanted, state__in=_CARRYING)
    listed = list(rows.order_by("entry_id", "id"))
    versions = _versions(reader, [row.entry_id for row in listed], at)
    courses = courses_of(reader, versions, at=at) if at else current_courses(reader, list(versions))
    work = [
        WorkRow(
            entry=row.entry_id,
            title=versions[row.entry_id].title,
            due=versions[row.entry_id].due,
            part=row.part,
            state=row.state,
            institution=row.institution,
            focal_point=row.focal_point,
            course=courses[row.entry_id],
        )
        for row in listed
        if row.entry_id in versions and not is_ended(courses[row.entry_id].status)
    ]
    # What has no date comes last.
    return sorted(work, key=lambda row: (row.due or "9999", row.entry))


def _versions(reader: Reader, entries: list[int], at: datetime | None) -> dict[int, Commitment]:
    rows = visible(standing(Commitment, at).filter(entry__in=entries), reader, "entry")
    return {row.entry_id: row for row in rows}
