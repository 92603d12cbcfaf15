"""Whom a paper or an entry is for: its audience, written by the services that decide on it."""

from collections.abc import Iterable

from balozi.ground.errors.registers import NoSuchDocument, NoSuchEntry
from balozi.ground.markings import Marking
from balozi.ground.people import Reader
from balozi.store.access.models import Audience, Confirmation
from balozi.store.access.visibility import audience_of, visible
from balozi.store.audit.models import Deed
from balozi.store.documents.models import Document
from balozi.store.registers.models import Entry, EvidenceRecord

Thing = Document | Entry


def thing_for(reader: Reader, kind: str, number: int) -> Thing:
    """Return a paper ("document") or an entry ("entry") that the reader may see, locked for a change.

    Raises:
        NoSuchDocument: there is no such paper for this reader.
        NoSuchEntry: there is no such entry for this reader.
    """
    if kind == "document":
        document: Document | None = visible(
            Document.objects.select_for_update().filter(pk=number), reader
        ).first()
        if document is None:
            raise NoSuchDocument(str(number))
        return document
    entry: Entry | None = visible(Entry.objects.select_for_update().filter(pk=number), reader).first()
    if entry is None:
        raise NoSuchEntry(str(number))
    return entry


def inherit_audience(entry: Entry, document: Document, deed: Deed) -> None:
    """Give an entry the audience of the paper that it was made from."""
    institutions = audience_of(document)
    if institutions:
        write_audience(entry, institutions, deed)


def write_audience(thing: Thing, institutions: Iterable[str], deed: Deed) -> None:
    """Make these institutions the whole audience; without any, everybody cleared may see it."""
    of = "document" if isinstance(thing, Document) else "entry"
    wanted, standing = frozenset(institutions), audience_of(thing)
    gone = Audience.objects.filter(superseded__isnull=True, institution__in=standing - wanted, **{of: thing})
    gone.update(superseded=deed)
    Audience.objects.bulk_create(
        Audience(institution=code, made=deed, **{of: thing}) for code in sorted(wanted - standing)
    )


def resting_only_on(document: Document) -> list[Entry]:
    """Return the entries that rest on this paper and on nothing else."""
    standing = EvidenceRecord.objects.filter(superseded__isnull=True)
    others = standing.exclude(document=document).values("entry")
    return list(
        Entry.objects.filter(pk__in=standing.filter(document=document).values("entry")).exclude(pk__in=others)
    )


def lower_to(row: Confirmation, deed: Deed) -> bool:
    """Mark lower what a confirmation is about; tell whether it is still marked as when that was proposed."""
    thing = _about(row)
    if Marking(thing.marking).name.lower() != row.facts["from"]:
        return False
    thing.marking = Marking[str(row.facts["to"]).upper()]
    thing.save(update_fields=["marking"])
    return True


def widen_to(row: Confirmation, deed: Deed) -> bool:
    """Give what a confirmation is about its wider audience; tell whether it has the one of the proposal still."""
    thing = _about(row)
    if sorted(audience_of(thing)) != row.facts["from"]:
        return False
    write_audience(thing, row.facts["to"], deed)
    return True


def raise_to(thing: Thing, marking: Marking) -> int:
    """Mark a paper or an entry higher, and what rests on the paper alone too; return how many were marked."""
    things: list[Thing] = [thing]
    if isinstance(thing, Document):
        things += [entry for entry in resting_only_on(thing) if entry.marking < marking]
    for one in things:
        one.marking = marking
        one.save(update_fields=["marking"])
    return len(things)


def _about(row: Confirmation) -> Thing:
    if row.document_id is not None:
        return Document.objects.select_for_update().get(pk=row.document_id)
    return Entry.objects.select_for_update().get(pk=row.entry_id or 0)
