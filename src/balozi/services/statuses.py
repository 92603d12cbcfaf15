"""Importing the status of treaties from a depositary's table."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from balozi.ground.people import EDIT_REGISTERS, Person
from balozi.ground.words import fold
from balozi.registers.agreements.lives import AgreementStep
from balozi.registers.agreements.status_files import RowFault, StatusRow, read_status_rows
from balozi.services.agreeing import AgreementEventDraft, write_event
from balozi.services.auditing import allow, write_deed
from balozi.services.reckoning import refresh_states
from balozi.store.access.visibility import visible
from balozi.store.audit.models import Deed
from balozi.store.registers.models import Agreement, AgreementEvent, Entry

UNKNOWN_TREATY = "No agreement on the register has this title or number; put it on the register first."
SEVERAL_TREATIES = "Several agreements have this title; write the number of the entry instead."


@dataclass(frozen=True, slots=True)
class ImportedRow:
    """What became of one row.

    Attributes:
        line: of the file.
        treaty: as written.
        party: code, "".
        entry: number of the agreement, None when the row was refused.
        outcome: "new", "known" (all of it stands already) or "refused".
        events: names of the events that are new.
        faults: why it was refused.
    """

    line: int
    treaty: str
    party: str
    entry: int | None
    outcome: str
    events: tuple[str, ...]
    faults: tuple[RowFault, ...]


@dataclass(frozen=True, slots=True)
class ImportedStatus:
    """What an import did, or would do.

    Attributes:
        rows: one for each row of the file, in its order.
        counts: rows by outcome.
    """

    rows: Sequence[ImportedRow]
    counts: Mapping[str, int]


def import_status(
    *, text: str, source: str, person: Person, at: datetime, dry_run: bool = False
) -> ImportedStatus:
    """Put the signatures and actions of a table on the lives of the treaties it names; the marks stay as they are.

    A row that is not understood changes nothing and is reported with its line, its cell and the reason; the others
    are taken. The same table imported again changes nothing.

    Args:
        text: of the file.
        source: what the events rest on: the depositary and the day of the table.
        person: who imports.
        at: when.
        dry_run: report only.

    Raises:
        NotAllowed: the person may not edit the registers.
        StatusFileInvalid: a column is missing.
    """
    allow(person, EDIT_REGISTERS, verb="import_status", subject=source[:200], at=at)
    rows = read_status_rows(text)
    with transaction.atomic():
        entries = _entries(person)
        known = _known({one for found in entries.values() for one in found})
        report = [_judged(row, entries, known) for row in rows]
        counts = dict(Counter(row.outcome for row in report))
        if not dry_run and counts.get("new"):
            deed = write_deed(
                by=person.name,
                at=at,
                verb="import_status",
                subject=source[:200],
                facts={"rows": len(rows), **counts},
            )
            _write(rows, report, source, deed)
    return ImportedStatus(report, counts)


def _entries(person: Person) -> dict[str, list[int]]:
    """Return the agreements that stand by folded title and by number."""
    rows = visible(Agreement.objects.filter(superseded__isnull=True), person.reader, "entry")
    found: dict[str, list[int]] = {}
    for entry, title in rows.values_list("entry_id", "title"):
        found.setdefault(fold(title), []).append(entry)
        found.setdefault(f"#{entry}", []).append(entry)
    return found


def _known(entries: set[int]) -> set[tuple[int, str, str, str]]:
    rows = AgreementEvent.objects.filter(superseded__isnull=True)
    told = rows.values_list("entry_id", "event", "on", "party")
    return {row for row in told if row[0] in entries}


def _judged(
    row: StatusRow, entries: Mapping[str, list[int]], known: set[tuple[int, str, str, str]]
) -> ImportedRow:
    named = row.treaty.strip().removeprefix("#")
    found = entries.get(f"#{named}", []) if named.isdecimal() else entries.get(fold(row.treaty), [])
    faults = list(row.faults)
    if row.treaty and len(found) != 1:
        faults.append(RowFault(SEVERAL_TREATIES if found else UNKNOWN_TREATY, row.treaty))
    if faults:
        return ImportedRow(row.line, row.treaty, row.party, None, "refused", (), tuple(faults))
    new = [step for step in row.steps if _key(found[0], step) not in known]
    # Two rows of one file may tell the same event.
    known |= {_key(found[0], step) for step in new}
    events = tuple(step.event for step in new)
    return ImportedRow(row.line, row.treaty, row.party, found[0], "new" if new else "known", events, ())


def _write(rows: Sequence[StatusRow], report: Sequence[ImportedRow], source: str, deed: Deed) -> None:
    entries = Entry.objects.in_bulk([row.entry for row in report if row.entry is not None])
    for row, judged in zip(rows, report, strict=True):
        if judged.entry is None:
            continue
        for step in row.steps:
            if step.event in judged.events:
                told = AgreementEventDraft(step.event, step.on, step.party, source=source[:300])
                write_event(entries[judged.entry], told, deed)
    refresh_states(entries)


def _key(entry: int, step: AgreementStep) -> tuple[int, str, str, str]:
    return entry, step.event, step.on, step.party
