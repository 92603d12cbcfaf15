"""Reading imports, their rows and saved views; and the entries of a register as they go out into a sheet."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet

from balozi.exchange.sheets.writing import Exported
from balozi.ground.errors.sheets import NoSuchImport, NoSuchView
from balozi.ground.pages import PAGE_SIZE, Page
from balozi.ground.people import Reader
from balozi.registers.agreements.lives import happening_of
from balozi.registers.drafts import fields_from
from balozi.store.access.visibility import seen, visible
from balozi.store.registers.lives import readable_events, within
from balozi.store.registers.models import AgreementTerm, Entry
from balozi.store.registers.moments import standing
from balozi.store.registers.queries import entry_rows
from balozi.store.registers.records import EntryRow
from balozi.store.sheets.models import Import, ImportRow, SavedView
from balozi.store.sheets.records import ImportRecord, ImportRowRecord, SheetNotice, ViewRecord

MOST_EXPORTED = 100_000


def imports_open_to(reader: Reader) -> QuerySet[Import]:
    """Return the imports that the reader may see: those marked no higher than the reader's clearance."""
    rows: QuerySet[Import] = visible(Import.objects.all(), reader)
    return rows


def list_imports(reader: Reader, *, page: int = 1, size: int = PAGE_SIZE) -> Page[ImportRecord]:
    """Return the imports and the edits of many entries, the latest first."""
    rows = imports_open_to(reader).select_related("sent", "done", "undone")
    total = rows.count()
    number = min(max(1, page), max(1, -(-total // size)))
    chosen = rows[(number - 1) * size : number * size]
    return Page([_record(row) for row in chosen], total, number, size)


def import_record(reader: Reader, number: int) -> ImportRecord:
    """Return one import.

    Raises:
        NoSuchImport: there is none of this number that the reader may see.
    """
    row = imports_open_to(reader).select_related("sent", "done", "undone").filter(pk=number).first()
    if row is None:
        raise NoSuchImport(number)
    return _record(row)


def import_rows(
    reader: Reader,
    number: int,
    *,
    outcome: str = "",
    told: bool = False,
    page: int = 1,
    size: int = PAGE_SIZE,
) -> Page[ImportRowRecord]:
    """Return the rows of an import that the reader may see.

    Args:
        reader: rows about entries that this reader may not see are left out.
        number: of the import.
        outcome: new, changed, same or refused; "" for all.
        told: only rows about which something is told.
        page: counted from 1.
        size: most rows on a page; 0 for all.

    Raises:
        NoSuchImport: there is none of this number that the reader may see.
    """
    import_record(reader, number)
    about = Q(entry__isnull=True) | seen(ImportRow, reader, "entry")
    rows = ImportRow.objects.filter(about, sheet=number).select_related("entry").order_by("number")
    rows = rows.filter(outcome=outcome) if outcome else rows
    rows = rows.exclude(notices=[]) if told else rows
    total = rows.count()
    shown = min(max(1, page), max(1, -(-total // (size or total or 1))))
    chosen = rows[(shown - 1) * size : shown * size] if size else rows
    return Page([_row_record(row) for row in chosen], total, shown, size or max(total, 1))


def import_content(reader: Reader, number: int) -> bytes:
    """Return the bytes of a sheet as they were sent, so that its columns can be shown again.

    Raises:
        NoSuchImport: there is none of this number that the reader may see, or it was no sheet.
    """
    row = imports_open_to(reader).select_related("file").filter(pk=number, file__isnull=False).first()
    if row is None:
        raise NoSuchImport(number)
    return bytes(row.file.content)


def rows_to_export(
    reader: Reader, register: str, entries: Sequence[int], *, at: datetime | None = None
) -> list[EntryRow]:
    """Return some entries of a register as it keeps them, in the order asked: nothing derived is among their values."""
    known = {row.entry: row for row in entry_rows(reader, register, entries, at=at)}
    return [known[entry] for entry in entries if entry in known]


def exported(reader: Reader, rows: Sequence[EntryRow], *, at: datetime | None = None) -> list[Exported]:
    """Return entries of one register as they go out into a sheet."""
    ids = [row.entry for row in rows]
    agreements = bool(rows) and rows[0].register == "agreements"
    events: dict[int, list[tuple[str, str]]] = defaultdict(list)
    ends: dict[int, str] = {}
    if agreements:
        for event in within(readable_events(reader, at).filter(party=""), ids):
            events[event.entry_id].append((happening_of(event.event).name, event.on))
        ends = dict(within(standing(AgreementTerm, at), ids).values_list("entry_id", "ends"))
    return [
        Exported(
            entry=row.entry,
            kind=row.kind,
            country=row.country,
            fields=fields_from(row.kind, _without_derived(row, agreements=agreements)),
            events=events[row.entry],
            ends=ends.get(row.entry, ""),
        )
        for row in rows
    ]


def highest_marking(entries: Iterable[int]) -> int:
    """Return the highest marking of some entries."""
    ids, highest = list(entries), 0
    for first in range(0, len(ids), 5_000):
        markings = Entry.objects.filter(pk__in=ids[first : first + 5_000]).values_list("marking", flat=True)
        highest = max(highest, *markings, 0)
    return highest


def saved_views(owner: str, register: str = "") -> list[ViewRecord]:
    """Return the views that somebody saved and those that others share."""
    rows = SavedView.objects.filter(Q(owner=owner) | Q(shared=True), superseded__isnull=True)
    rows = rows.filter(register=register) if register else rows
    return [_view(row) for row in rows]


def saved_view(owner: str, number: int) -> ViewRecord:
    """Return one view.

    Raises:
        NoSuchView: there is none of this number that is somebody's own or shared.
    """
    found = next((view for view in saved_views(owner) if view.number == number), None)
    if found is None:
        raise NoSuchView(number)
    return found


def _without_derived(row: EntryRow, *, agreements: bool) -> dict[str, Any]:
    """Return the values of an entry without the status that follows from its events."""
    return {name: value for name, value in row.values.items() if not (agreements and name == "status")}


def _record(row: Import) -> ImportRecord:
    return ImportRecord(
        number=row.pk,
        form=row.form,
        name=row.name,
        sheet=row.sheet,
        kind=row.kind,
        marking=row.marking,
        plan=row.plan,
        tally={name: count for name, count in row.tally.items() if name != "digest"},
        notices=[SheetNotice(**told) for told in row.told],
        sent_by=row.sent.by,
        sent_at=row.sent.at,
        done_at=row.done.at if row.done else None,
        done_by=row.done.by if row.done else "",
        undone_at=row.undone.at if row.undone else None,
        undone_by=row.undone.by if row.undone else "",
    )


def _row_record(row: ImportRow) -> ImportRowRecord:
    return ImportRowRecord(
        number=row.number,
        outcome=row.outcome,
        entry=row.entry_id,
        register=row.entry.register if row.entry else "",
        title=row.title,
        changes=row.changes,
        notices=[SheetNotice(**told) for told in row.notices],
        undone=row.undone_id is not None,
    )


def _view(row: SavedView) -> ViewRecord:
    return ViewRecord(row.pk, row.name, row.register, row.query, row.owner, row.shared)
