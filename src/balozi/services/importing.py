"""Importing sheets: sent, previewed, carried out as one deed, taken back as one deed."""

import hashlib
from collections.abc import Generator, Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from balozi.ground.errors.people import AboveClearance
from balozi.ground.errors.sheets import (
    AlreadyImported,
    ImportChangedSince,
    NoSuchImport,
    NothingToTakeBack,
    NothingToWrite,
    PreviewOutdated,
)
from balozi.ground.markings import Marking
from balozi.ground.people import EDIT_REGISTERS, Person
from balozi.services.auditing import allow, named_in_log, write_deed
from balozi.services.comparing import Outcome, Planned
from balozi.services.entering import Sender, changed_since, enter, take_back
from balozi.services.previewing import (
    Choices,
    Preview,
    choices_of,
    digest_of,
    keep_planned,
    keep_preview,
    preview_of,
)
from balozi.services.whence import through_import
from balozi.store.audit.models import Deed
from balozi.store.sheets.models import Import, ImportFile, ImportRow
from balozi.store.sheets.queries import imports_open_to

_CHUNK = 500


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a long piece of work has come, in rows."""

    done: int
    total: int


@dataclass(frozen=True, slots=True)
class TakenBack:
    """What taking an import back did: how many rows, and which entries were left because they were changed since."""

    rows: int
    left: Sequence[int]


def preview_sheet(
    *, content: bytes, name: str, sheet: str, choices: Choices, person: Person, at: datetime
) -> Preview:
    """Say what importing a sheet would do; nothing is written.

    Raises:
        NotAllowed: the person may not edit the registers.
        AboveClearance: the marking is above the person's own clearance.
        SheetUnreadable, SheetTooLarge, NoSuchSheet, SheetEmpty: as `read_table`.
        FieldsInvalid: there is no such kind.
        ColumnsInvalid: the columns cannot be matched as chosen.
    """
    _begin("preview_sheet", name, choices.marking, person, at)
    return preview_of(content, name, sheet, choices, person)


def send_sheet(
    *,
    content: bytes,
    name: str,
    sheet: str,
    choices: Choices,
    person: Person,
    at: datetime,
    pasted: bool = False,
) -> int:
    """Keep a sheet with its preview, so that columns can be matched and the import confirmed later.

    Returns:
        the number of the import.

    Raises: as `preview_sheet`.
    """
    _begin("send_sheet", name, choices.marking, person, at)
    with transaction.atomic():
        preview = preview_of(content, name, sheet, choices, person)
        return _keep(
            content, name, preview, choices, Import.Form.PASTE if pasted else Import.Form.FILE, person, at
        ).pk


def match_sheet(*, number: int, choices: Choices, person: Person, at: datetime) -> None:
    """Choose other columns, or read the cells of a kept sheet otherwise, and preview it again.

    Raises:
        NoSuchImport: there is none of this number that the person may see.
        AlreadyImported: it was carried out before.

    Further as `preview_sheet`.
    """
    allow(person, EDIT_REGISTERS, verb="match_sheet", subject=f"import {number}", at=at)
    with transaction.atomic():
        row = _waiting(number, person)
        preview = preview_of(bytes(row.file.content), row.name, row.sheet, choices, person)
        row.kind, row.plan = choices.kind, choices.told()
        keep_preview(row, preview)
        write_deed(
            by=person.name, at=at, verb="match_sheet", subject=f"import {number}", facts=dict(preview.tally)
        )


def import_sheet(*, number: int, person: Person, at: datetime) -> Generator[Progress, None, dict[str, int]]:
    """Carry a kept import out: all its good rows in one transaction, as one deed.

    Yields:
        how far it has come; whoever stops listening stops nothing half-way: then nothing was written.

    Returns:
        the tally.

    Raises:
        NotAllowed: the person may not edit the registers.
        NoSuchImport: there is none of this number that the person may see.
        AlreadyImported: it was carried out before.
        PreviewOutdated: the registers changed since the preview; the preview is a new one now.
        NothingToWrite: no row is new or changed.
    """
    allow(person, EDIT_REGISTERS, verb="import_sheet", subject=f"import {number}", at=at)
    return _carrying_out(number, person, at)


def run_sheet(
    *, content: bytes, name: str, sheet: str, choices: Choices, person: Person, at: datetime
) -> Generator[Progress, None, int]:
    """Import a sheet at once, without a preview that somebody looked at; return the number of the import.

    Raises: as `preview_sheet`, and NothingToWrite when no row is new or changed.
    """
    _begin("import_sheet", name, choices.marking, person, at)
    return _running(content, name, sheet, choices, person, at)


def undo_import(*, number: int, person: Person, at: datetime, leave_changed: bool = False) -> TakenBack:
    """Take a whole import back: its entries are retired, what it changed is as before; nothing is erased.

    Args:
        number: of the import.
        person: who takes it back.
        at: when.
        leave_changed: leave entries that were changed since as they are, instead of refusing.

    Raises:
        NotAllowed: the person may not edit the registers.
        NoSuchImport: there is none of this number that the person may see.
        NothingToTakeBack: it was not carried out, or nothing of it is left.
        ImportChangedSince: entries of it were changed since, and they are not to be left.
    """
    allow(person, EDIT_REGISTERS, verb="undo_import", subject=f"import {number}", at=at)
    with transaction.atomic():
        row = _locked(number, person)
        written = (Outcome.NEW, Outcome.CHANGED)
        rows = list(row.rows.filter(outcome__in=written, undone__isnull=True).select_related("entry"))
        if row.done is None or not rows:
            raise NothingToTakeBack(number)
        later = changed_since(sorted({one.entry_id for one in rows if one.entry_id}), row.done)
        if later and (not leave_changed or len(later) == len(rows)):
            raise ImportChangedSince(number, len(later), min(later))
        going = [one for one in rows if one.entry_id not in later]
        facts = {"rows": len(going), "left": len(later)}
        deed = write_deed(by=person.name, at=at, verb="undo_import", subject=f"import {number}", facts=facts)
        for _done in take_back(going, row.done, deed):
            pass
        for first in range(0, len(going), _CHUNK):
            ImportRow.objects.filter(pk__in=[one.pk for one in going[first : first + _CHUNK]]).update(
                undone=deed
            )
        row.undone = deed
        row.save(update_fields=["undone"])
        return TakenBack(len(going), sorted(later))


def finished(work: Generator[Progress, None, Any]) -> Any:
    """Run a long piece of work to its end and return what it returns."""
    while True:
        try:
            next(work)
        except StopIteration as end:
            return end.value


def _begin(verb: str, name: str, marking: Marking, person: Person, at: datetime) -> None:
    allow(person, EDIT_REGISTERS, verb=verb, subject=named_in_log(name, marking, "sheet"), at=at)
    if marking > person.clearance:
        raise AboveClearance(person.name)


def _keep(
    content: bytes, name: str, preview: Preview, choices: Choices, form: str, person: Person, at: datetime
) -> Import:
    sha256 = hashlib.sha256(content).hexdigest()
    subject = named_in_log(name, choices.marking, sha256)
    deed = write_deed(by=person.name, at=at, verb="send_sheet", subject=subject, facts=dict(preview.tally))
    row = Import.objects.create(
        form=form,
        name=name[:255],
        sha256=sha256,
        sheet=preview.table.sheet[:120],
        kind=choices.kind,
        marking=choices.marking,
        plan=choices.told(),
        sent=deed,
    )
    ImportFile.objects.create(sheet=row, content=content)
    keep_preview(row, preview)
    return row


def _carrying_out(number: int, person: Person, at: datetime) -> Generator[Progress, None, dict[str, int]]:
    with transaction.atomic():
        row = _waiting(number, person)
        preview = preview_of(bytes(row.file.content), row.name, row.sheet, choices_of(row), person)
        outdated = digest_of(preview.planned) != row.tally.get("digest")
        if outdated:
            keep_preview(row, preview)
        else:
            yield from _write(row, preview.planned, person, at)
    if outdated:
        raise PreviewOutdated(number)
    return dict(preview.tally)


def _running(
    content: bytes, name: str, sheet: str, choices: Choices, person: Person, at: datetime
) -> Generator[Progress, None, int]:
    with transaction.atomic():
        preview = preview_of(content, name, sheet, choices, person)
        row = _keep(content, name, preview, choices, Import.Form.FILE, person, at)
        yield from _write(row, preview.planned, person, at)
    return int(row.pk)


def _write(row: Import, planned: Sequence[Planned], person: Person, at: datetime) -> Iterator[Progress]:
    written = [one for one in planned if one.outcome in {Outcome.NEW, Outcome.CHANGED}]
    if not written:
        raise NothingToWrite(row.pk)
    deed = deed_of(row, person, at)
    source = ", ".join(filter(None, (row.name, row.sheet)))
    made: dict[int, int] = {}
    done = 0
    yield Progress(0, len(written))
    for part in enter(written, Sender(deed, source, row.marking)):
        made |= part
        done = min(done + _CHUNK, len(written))
        yield Progress(done, len(written))
    keep_planned(row, planned, made)
    row.done = deed
    row.save(update_fields=["done"])


def deed_of(row: Import, person: Person, at: datetime) -> Deed:
    """Write the line that carries an import or an edit out."""
    verb = "edit_entries" if row.form == Import.Form.EDIT else "import_sheet"
    facts = {name: count for name, count in row.tally.items() if name != "digest"}
    facts |= {"sha256": row.sha256[:12], "kind": row.kind}
    with through_import() if row.form == Import.Form.FILE else nullcontext():
        return write_deed(by=person.name, at=at, verb=verb, subject=f"import {row.pk}", facts=facts)


def _locked(number: int, person: Person) -> Import:
    row = imports_open_to(person.reader).select_for_update(of=("self",)).filter(pk=number).first()
    if row is None:
        raise NoSuchImport(number)
    return row


def _waiting(number: int, person: Person) -> Import:
    row = _locked(number, person)
    if row.done is not None or row.form == Import.Form.EDIT:
        raise AlreadyImported(number)
    return row
