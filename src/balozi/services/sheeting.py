"""Handing a register out as a sheet that comes back in unchanged."""

from collections.abc import Sequence
from datetime import datetime

from balozi.exchange.sheets.writing import as_csv, as_xlsx, cells_of, headings_of
from balozi.ground.people import Person
from balozi.registers.kinds import kinds
from balozi.services.auditing import note_reading
from balozi.store.registers.records import EntryRow
from balozi.store.sheets.queries import exported, highest_marking

SHAPES = ("xlsx", "csv")


def export_register(
    *,
    register: str,
    rows: Sequence[EntryRow],
    shape: str,
    person: Person,
    at: datetime,
    known_at: datetime | None = None,
) -> bytes:
    """Return entries of one register as XLSX or CSV, with their numbers and all fields.

    Args:
        register: of the entries.
        rows: as the person was shown them: what is above the clearance is not among them.
        shape: "xlsx" or "csv".
        person: who takes them; opening what is confidential or above is written to the log.
        at: when.
        known_at: the moment as known at which the rows were asked, None for now.

    Raises:
        CellTooLong: a text is longer than a cell of XLSX holds.
    """
    note_reading(person, f"register {register}", highest_marking(row.entry for row in rows), at=at)
    of = [name for name, kind in kinds().items() if kind.register == register]
    headings = headings_of(of)
    cells = cells_of(exported(person.reader, rows, at=known_at), headings)
    return as_xlsx(register, headings, cells) if shape == "xlsx" else as_csv(headings, cells)
