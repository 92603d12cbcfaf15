"""What goes with a commitment when it is divided: copies made by the division's deed, which its undoing ends again."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Model, QuerySet

from balozi.registers.following import Part
from balozi.store.audit.models import Deed
from balozi.store.follow_up.models import (
    Assessment,
    Assignment,
    CommitmentEvent,
    CommitmentLink,
    ProgressEvidence,
    ProgressUpdate,
    PublicText,
)
from balozi.store.registers.models import Commitment, Entry, EvidenceRecord, Involvement

_REGISTER: tuple[type[Model], ...] = (Commitment, Involvement, EvidenceRecord)
_FOLLOW_UP: tuple[type[Model], ...] = (
    CommitmentEvent,
    Assignment,
    CommitmentLink,
    ProgressUpdate,
    ProgressEvidence,
    PublicText,
    Assessment,
)
# A judgement of the whole is none of its parts, and its evidence was never submitted for one of them.
_NOT_OF_A_PART = ("evidence_submitted", "verified")


def copy_row(row: Any, entry: Entry, deed: Deed, **changes: object) -> Model:
    """Write a row once more, for an entry and made by a deed, with some of its fields changed."""
    kept: Mapping[str, object] = {
        field.attname: getattr(row, field.attname)
        for field in row._meta.concrete_fields
        if not field.primary_key
    }
    fresh = type(row)(**{**kept, "entry_id": entry.pk, "made_id": deed.pk})
    for name, value in changes.items():
        setattr(fresh, name, value)
    fresh.save(force_insert=True)
    return fresh  # type: ignore[no-any-return]


def carry_sources(source: Entry, target: Entry, deed: Deed) -> None:
    """Copy the sentences and stated sources that an entry rests on to another, each once."""
    fields = ("document_id", "start", "end", "source")
    there = set(_standing(EvidenceRecord, target).values_list(*fields))
    for row in _standing(EvidenceRecord, source).order_by("id"):
        if tuple(getattr(row, name) for name in fields) not in there:
            copy_row(row, target, deed)


def carry_whole(source: Entry, part: Entry, deed: Deed) -> None:
    """Copy what was done for a clause to one of its parts: steps, assignments, updates with evidence, links."""
    for row in _standing(CommitmentEvent, source).exclude(event__in=_NOT_OF_A_PART).order_by("on", "id"):
        copy_row(row, part, deed)
    for model in (Assignment, CommitmentLink):
        for row in _standing(model, source).order_by("id"):
            copy_row(row, part, deed)
    _carry_updates(source, part, deed)


def carry_duplicate(source: Entry, target: Entry, deed: Deed) -> None:
    """Copy what was done for a duplicate to the commitment that stays: assignments, updates with evidence, links."""
    parts = _standing(Assignment, target).values_list("institution", "part", "area")
    there, led = set(parts), any(part == Part.LEAD for _, part, _ in parts)
    for row in _standing(Assignment, source).order_by("id"):
        # One commitment has one lead; that of the duplicate goes on beside it.
        part = Part.CO_IMPLEMENTER.value if led and row.part == Part.LEAD else row.part
        if (row.institution, part, row.area) not in there:
            copy_row(row, target, deed, part=part)
    linked = set(_standing(CommitmentLink, target).values_list("sort", "code", "target_id"))
    for link in _standing(CommitmentLink, source).order_by("id"):
        if (link.sort, link.code, link.target_id) not in linked:
            copy_row(link, target, deed)
    judged = set(_standing(Assessment, target).values_list("kind", flat=True))
    for assessment in _standing(Assessment, source).exclude(kind__in=judged):
        copy_row(assessment, target, deed)
    _carry_updates(source, target, deed)


def end_made(entry: Entry, division: Deed, deed: Deed) -> None:
    """End all rows of an entry that the deed of a division made and that still stand."""
    for model in (*_REGISTER, *_FOLLOW_UP):
        _standing(model, entry).filter(made=division).update(superseded=deed)


def bring_back(entry: Entry, division: Deed, deed: Deed) -> None:
    """Let stand again what the deed of a division ended of an entry: as new rows, for nothing is rewritten."""
    for model in _REGISTER:
        for row in model._default_manager.filter(entry=entry, superseded=division).order_by("pk"):
            copy_row(row, entry, deed, superseded=None)


def _carry_updates(source: Entry, target: Entry, deed: Deed) -> None:
    updates: dict[int, Model] = {}
    for row in _standing(ProgressUpdate, source).order_by("id"):
        updates[row.pk] = copy_row(row, target, deed)
    for piece in _standing(ProgressEvidence, source).order_by("id"):
        if piece.update_id in updates:
            copy_row(piece, target, deed, update=updates[piece.update_id])


def _standing(model: type[Model], entry: Entry) -> QuerySet[Any]:
    return model._default_manager.filter(entry=entry, superseded__isnull=True)
