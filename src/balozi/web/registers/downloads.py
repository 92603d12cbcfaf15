"""A register as a CSV file that a spreadsheet opens without running anything in it."""

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from io import StringIO

from balozi.ground.cells import guarded
from balozi.store.registers.records import EntryRow
from balozi.store.registers.tables import Register
from balozi.web.names import institutions_in_words
from balozi.web.registers.lists import columns_of


def csv_lines(table: Register, parts: Iterable[Sequence[EntryRow]]) -> Iterator[str]:
    """Yield the rows as CSV: stored words and codes, not labels, so that a program can read them in any language."""
    columns = columns_of(table)
    named = ["lead_name"] if "lead" in columns else []
    yield _line(
        ["entry", "kind", "country", "title", *columns, *named, "involved", "flags", "quotations", "pack"]
    )
    for rows in parts:
        names = institutions_in_words(rows) if named else {}
        yield "".join(_line(_cells(row, columns, names if named else None)) for row in rows)


def _cells(row: EntryRow, columns: Sequence[str], names: Mapping[str, str] | None) -> list[object]:
    told = [plain_cell(row.values.get(name)) for name in columns]
    if names is not None:
        # Codes for programs, and for people the name beside the code.
        told.append(names.get(str(row.values.get("lead") or ""), ""))
    cells = [row.entry, row.kind, row.country, row.title, *told]
    return [guarded(cell) for cell in [*cells, _involved(row), "; ".join(row.flags), row.quoted, row.pack]]


def _line(cells: Sequence[object]) -> str:
    file = StringIO()
    csv.writer(file).writerow(cells)
    return file.getvalue()


def csv_line(cells: Sequence[object]) -> str:
    """Return one line of which no cell is taken for a formula."""
    return _line([guarded(cell) for cell in cells])


def plain_cell(value: object) -> object:
    """Return a stored value as one cell."""
    if isinstance(value, list | tuple):
        return "; ".join(str(plain_cell(item)) for item in value)
    if isinstance(value, dict):
        return " ".join(str(part) for part in value.values() if part is not None)
    return "" if value is None else value


def _involved(row: EntryRow) -> str:
    return "; ".join(f"{role}: {', '.join(codes)}" for role, codes in row.involved.items())
