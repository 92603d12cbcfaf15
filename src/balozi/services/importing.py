"""Importing sheets: sent, previewed, carried out as one deed, taken back as one deed."""

import hashlib
import json
from collections.abc import Generator, Iterator, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction

from balozi.exchange.sheets.cells import Reading
from balozi.exchange.sheets.columns import fields_of
from balozi.exchange.sheets.matching import Match, match_columns, notices_of
from balozi.exchange.sheets.reading import read_table
from balozi.exchange.sheets.rows import Plan, read_rows
from balozi.exchange.sheets.tables import Notice, Table
from balozi.ground.errors.people import AboveClearance
from balozi.ground.errors.sheets import (
    AlreadyImported,
    ColumnsInvalid,
    ImportChangedSince,
    NoSuchImport,
    NothingToTakeBack,
    NothingToWrite,
    PreviewOutdated,
)
from balozi.ground.markings import Marking
from balozi.ground.people import EDIT_REGISTERS, Person, Reader
from balozi.ground.tallies import Tally
from balozi.registers.kinds import kinds
from balozi.services.auditing import allow, named_in_log, write_deed
from balozi.services.comparing import Outcome, Planned, compare_rows, tally_of
from balozi.services.entering import Sender, changed_since, enter, take_back
from balozi.services.whence import through_import
from balozi.store.audit.models import Deed
from balozi.store.sheets.models import Import, ImportFile, ImportRow
from balozi.store.sheets.queries import imports_open_to

_CHUNK = 500


@dataclass(frozen=True, slots=True)
class Choices:
    """What a person chose about a sheet.

    Attributes:
        kind: of the facts in its rows.
        country: alpha-3 of the country whose register it is.
        columns: field by heading or by "#" and the number of the column; "" leaves a column out.
        order: which stands first in dates that can be read in two orders: "day", "month", "" to be asked.
        fixed: what stands in a field, written as in a cell, where a row says nothing.
        words: what words of this sheet mean: by field, the word that is kept by the folded word.
        marking: of the sheet and of new entries.
    """

    kind: str
    country: str
    columns: Mapping[str, str] = field(default_factory=dict)
    order: str = ""
    fixed: Mapping[str, str] = field(default_factory=dict)
    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    marking: Marking = Marking.UNCLASSIFIED

    def told(self) -> dict[str, object]:
        """Return them as they are kept."""
        return {
            "country": self.country,
            "columns": dict(self.columns),
            "order": self.order,
            "fixed": dict(self.fixed),
            "words": {name: dict(words) for name, words in self.words.items()},
        }


@dataclass(frozen=True, slots=True)
class Preview:
    """What an import would do.

    Attributes:
        table: as read.
        matches: which column goes to which field.
        notices: about the sheet as a whole.
        planned: what each row would do.
        tally: how many rows were taken, and how many are new, changed, the same, refused.
    """

    table: Table
    matches: Sequence[Match]
    notices: Sequence[Notice]
    planned: Sequence[Planned]
    tally: Mapping[str, int]


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
    return _preview(content, name, sheet, choices, person)


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
        preview = _preview(content, name, sheet, choices, person)
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
        preview = _preview(bytes(row.file.content), row.name, row.sheet, choices, person)
        row.kind, row.plan = choices.kind, choices.told()
        _keep_preview(row, preview)
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


def _preview(content: bytes, name: str, sheet: str, choices: Choices, person: Person) -> Preview:
    table = read_table(content, name, sheet)
    matches = match_columns(table, choices.kind, choices.columns)
    fields = fields_of(choices.kind)
    unknown = [one for one in (*choices.fixed, *choices.words) if one not in fields]
    if unknown:
        raise ColumnsInvalid(f"there is no field {unknown[0]!r}; there are {', '.join(fields)}")
    order: Any = choices.order if choices.order in {"day", "month"} else ""
    reading = Reading(country=choices.country, order=order, words=choices.words)
    plan = Plan(choices.kind, matches, reading, choices.fixed)
    open_to = Reader(choices.marking, person.institutions)
    rows = list(read_rows(table, plan))
    planned = compare_rows(rows, kinds()[choices.kind].register, person.reader, open_to)
    tally = tally_of(planned)
    _balanced(tally, len(table.rows))
    return Preview(
        table, matches, [*table.notices, *notices_of(table, matches, choices.kind)], planned, tally
    )


def _balanced(tally: Mapping[str, int], taken: int) -> None:
    """Confirm that no row disappeared."""
    reasons = {outcome: tally[outcome] for outcome in ("same", "refused")}
    Tally(taken, tally["new"] + tally["changed"], reasons).check()


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
    _keep_preview(row, preview)
    return row


def _keep_preview(row: Import, preview: Preview) -> None:
    """Put a preview in the place of the one before: what was not carried out yet is nobody's record."""
    row.rows.all().delete()
    row.told = [notice_told(notice) for notice in preview.notices]
    row.tally = {**preview.tally, "digest": digest_of(preview.planned)}
    row.save()
    ImportRow.objects.bulk_create((_row(row, one, {}) for one in preview.planned), batch_size=_CHUNK)


def keep_planned(row: Import, planned: Sequence[Planned], made: Mapping[int, int]) -> None:
    """Write what became of the rows of an import that is carried out now."""
    row.rows.all().delete()
    ImportRow.objects.bulk_create((_row(row, one, made) for one in planned), batch_size=_CHUNK)


def _row(row: Import, one: Planned, made: Mapping[int, int]) -> ImportRow:
    entry = one.standing.entry.pk if one.standing else made.get(one.row.number)
    title = one.draft.title if one.draft else _first_words(one)
    return ImportRow(
        sheet=row,
        number=one.row.number,
        outcome=one.outcome,
        entry_id=entry,
        title=title[:400],
        changes={name: list(pair) for name, pair in one.changes.items()},
        notices=[notice_told(notice) for notice in one.row.notices],
    )


def _first_words(one: Planned) -> str:
    """Return something by which a person recognises a refused row."""
    fields = one.row.fields
    names = ("title", "action", "name", "person", "city", "organisation", "subject", "text")
    return next((str(fields[name]) for name in names if fields.get(name)), "")


def notice_told(notice: Notice) -> dict[str, object]:
    """Return a notice as it is kept."""
    return {
        "rule": notice.rule,
        "row": notice.row,
        "column": notice.column,
        "value": notice.value,
        "facts": dict(notice.facts),
    }


def digest_of(planned: Sequence[Planned]) -> str:
    """Return a fingerprint of what would be done, by which a preview that is out of date is noticed."""
    told = [
        (one.row.number, str(one.outcome), one.standing.version.pk if one.standing else 0, dict(one.changes))
        for one in planned
    ]
    return hashlib.sha256(json.dumps(told, default=str, sort_keys=True).encode()).hexdigest()[:16]


def choices_of(row: Import) -> Choices:
    """Return what was chosen about a kept sheet."""
    return Choices(kind=row.kind, marking=Marking(row.marking), **row.plan)


def _carrying_out(number: int, person: Person, at: datetime) -> Generator[Progress, None, dict[str, int]]:
    with transaction.atomic():
        row = _waiting(number, person)
        preview = _preview(bytes(row.file.content), row.name, row.sheet, choices_of(row), person)
        outdated = digest_of(preview.planned) != row.tally.get("digest")
        if outdated:
            _keep_preview(row, preview)
        else:
            yield from _write(row, preview.planned, person, at)
    if outdated:
        raise PreviewOutdated(number)
    return dict(preview.tally)


def _running(
    content: bytes, name: str, sheet: str, choices: Choices, person: Person, at: datetime
) -> Generator[Progress, None, int]:
    with transaction.atomic():
        preview = _preview(content, name, sheet, choices, person)
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
