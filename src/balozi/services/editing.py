"""Editing many entries at once: previewed, carried out as one deed, taken back as an import is."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db import transaction

from balozi.exchange.sheets.cells import Reading
from balozi.exchange.sheets.columns import ENTRY, fields_of
from balozi.exchange.sheets.matching import Match
from balozi.exchange.sheets.rows import Plan, read_rows
from balozi.exchange.sheets.tables import SheetRow, Table
from balozi.ground.errors.sheets import ColumnsInvalid, NothingChosen, NothingToWrite, PreviewOutdated
from balozi.ground.markings import Marking
from balozi.ground.people import EDIT_REGISTERS, Person, Reader
from balozi.registers.kinds import kinds
from balozi.services.auditing import allow, write_deed
from balozi.services.comparing import Outcome, Planned, compare_rows, tally_of
from balozi.services.entering import Sender, enter
from balozi.services.importing import deed_of
from balozi.services.previewing import digest_of, keep_planned
from balozi.store.registers.models import Entry
from balozi.store.sheets.models import Import
from balozi.store.sheets.queries import highest_marking

EMPTIED = "-"
_MOST = 10_000


def preview_edit(
    *, register: str, entries: Sequence[int], changes: Mapping[str, str], person: Person, at: datetime
) -> list[Planned]:
    """Say what a change of some fields would do to some entries of one register; nothing is written.

    Args:
        register: of the entries.
        entries: their numbers.
        changes: what is to stand in each field, written as in a cell of a sheet; "-" empties the field.
        person: who edits.
        at: when.

    Raises:
        NotAllowed: the person may not edit the registers.
        NothingChosen: no entry or no field.
        ColumnsInvalid: a field is not one that the entries have.
    """
    allow(person, EDIT_REGISTERS, verb="preview_edit", subject=register, at=at)
    return _planned(register, entries, changes, person)


def edit_entries(
    *,
    register: str,
    entries: Sequence[int],
    changes: Mapping[str, str],
    seen: str,
    person: Person,
    at: datetime,
) -> int:
    """Change some fields of many entries as one deed; return its number, by which `undo_import` takes it back.

    Args:
        register: of the entries.
        entries: their numbers.
        changes: as in `preview_edit`.
        seen: the fingerprint of the preview that the person looked at, "" for none.
        person: who edits.
        at: when.

    Raises:
        PreviewOutdated: somebody changed one of the entries since the preview.
        NothingToWrite: nothing would change.

    Further as `preview_edit`.
    """
    allow(person, EDIT_REGISTERS, verb="edit_entries", subject=register, at=at)
    with transaction.atomic():
        list(
            Entry.objects.select_for_update()
            .filter(pk__in=list(entries)[:_MOST])
            .values_list("pk", flat=True)
        )
        planned = _planned(register, entries, changes, person)
        if seen and seen != digest_of(planned):
            raise PreviewOutdated(0)
        changed = [one for one in planned if one.outcome == Outcome.CHANGED]
        if not changed:
            raise NothingToWrite(0)
        row = _kept(register, entries, changes, planned, person, at)
        deed = deed_of(row, person, at)
        for _made in enter(changed, Sender(deed, "", row.marking)):
            pass
        keep_planned(row, planned, {})
        row.done = deed
        row.save(update_fields=["done"])
        return int(row.pk)


def _planned(
    register: str, entries: Sequence[int], changes: Mapping[str, str], person: Person
) -> list[Planned]:
    """Read the change as a sheet of which each row names an entry and says the same."""
    told = {name: text for name, text in changes.items() if text}
    if not entries or not told or len(entries) > _MOST:
        raise NothingChosen
    of = dict(Entry.objects.filter(pk__in=list(entries), register=register).values_list("pk", "kind"))
    reader = Reader(person.clearance, person.institutions)
    planned: list[Planned] = []
    for kind in dict.fromkeys(of.values()):
        _check(kind, told)
        chosen = sorted(entry for entry in entries if of.get(entry) == kind)
        rows = list(read_rows(_table(chosen, told), _plan(kind, told)))
        planned += compare_rows(rows, register, person.reader, reader)
    return sorted(planned, key=lambda one: one.row.number)


def _check(kind: str, changes: Mapping[str, str]) -> None:
    known = editable(kind)
    unknown = [name for name in changes if name not in known]
    if unknown:
        raise ColumnsInvalid(f"there is no field {unknown[0]!r}; there are {', '.join(known)}")


def editable(kind: str) -> tuple[str, ...]:
    """Return the fields that can be changed in many entries at once."""
    left_out = {ENTRY, "kind", "register_country", "partner"}
    return tuple(name for name in fields_of(kind) if name not in left_out)


def _table(entries: Sequence[int], changes: Mapping[str, str]) -> Table:
    # The number of the entry is the number of the row: that is how the report names it.
    cells = tuple(None if text == EMPTIED else text for text in changes.values())
    rows = tuple(SheetRow(entry, (entry, *cells)) for entry in entries)
    return Table("", "", (ENTRY, *changes), rows)


def _plan(kind: str, changes: Mapping[str, str]) -> Plan:
    names = (ENTRY, *changes)
    matches = [Match(column, name, name, 1.0, 1) for column, name in enumerate(names)]
    return Plan(kind, matches, Reading())


def _kept(
    register: str,
    entries: Sequence[int],
    changes: Mapping[str, str],
    planned: Sequence[Planned],
    person: Person,
    at: datetime,
) -> Import:
    asked = json.dumps([sorted(entries), dict(changes)], sort_keys=True)
    facts = {"entries": len(entries), "fields": len(changes)}
    deed = write_deed(by=person.name, at=at, verb="send_edit", subject=register, facts=facts)
    kind = next(name for name in kinds() if kinds()[name].register == register)
    return Import.objects.create(
        form=Import.Form.EDIT,
        name=register,
        sha256=hashlib.sha256(asked.encode()).hexdigest(),
        kind=planned[0].standing.entry.kind if planned[0].standing else kind,
        # What was changed stands in the rows: they are for those who may read all of it.
        marking=Marking(highest_marking(entries)),
        plan={"country": "", "fixed": dict(changes)},
        tally={**tally_of(planned), "digest": digest_of(planned)},
        sent=deed,
    )
