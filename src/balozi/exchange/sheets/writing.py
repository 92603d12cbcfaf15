"""Registers as XLSX and CSV that come back in unchanged: each value in the form that reads back as exactly itself."""

import csv
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO, StringIO

from balozi.exchange.sheets.cells import JSON, Reading, guarded, read_cell
from balozi.exchange.sheets.columns import COUNTRY, ENTRY, KIND, Field, events, fields_of
from balozi.exchange.sheets.moments import Unread
from balozi.exchange.sheets.rows import PARTNER
from balozi.exchange.sheets.tables import LONGEST_CELL
from balozi.ground.errors.sheets import CellTooLong

# Letters that a file changes on its way: line ends, controls, and what XLSX takes for an escape of its own.
_CHANGED = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]|\r|_x[0-9A-Fa-f]{4}_")
_PLAIN = Reading()


@dataclass(frozen=True, slots=True)
class Exported:
    """One entry as it goes out.

    Attributes:
        entry: its number.
        kind: of fact.
        country: alpha-3 of the country whose register it is.
        fields: of the kind, those that are filled.
        events: (event, day) of an agreement, the latest last.
        ends: partial date of the last day of an agreement, "" when it has none.
    """

    entry: int
    kind: str
    country: str
    fields: Mapping[str, object]
    events: Sequence[tuple[str, str]] = ()
    ends: str = ""


def headings_of(kinds: Iterable[str]) -> list[str]:
    """Return the headings of a sheet of these kinds: what names an entry, then every field that they take."""
    first = [ENTRY, KIND, COUNTRY]
    taken = [name for kind in kinds for name in fields_of(kind) if name not in (*first, PARTNER)]
    return [*first, *dict.fromkeys(taken)]


def cells_of(rows: Iterable[Exported], headings: Sequence[str]) -> Iterator[list[str | int]]:
    """Yield the cells of each entry under the headings, each in a form that reads back as the same value."""
    for row in rows:
        fields = fields_of(row.kind)
        named: dict[str, object] = {ENTRY: row.entry, KIND: row.kind, COUNTRY: row.country}
        values = {**row.fields, **_dates_of(row), **named}
        yield [
            cell_of(fields[name], values[name]) if name in fields and name in values else ""
            for name in headings
        ]


def cell_of(field: Field, value: object) -> str | int:
    """Return a value as a cell: plainly where that reads back as the same value, as JSON where it would not.

    Examples:
        >>> cell_of(fields_of("agreement")["states"], ["KEN", "RWA"])
        'KEN; RWA'
        >>> cell_of(fields_of("agreement")["title"], "=1+1")
        "'=1+1"
    """
    if value in (None, "", [], {}):
        return ""
    if isinstance(value, int) and not isinstance(value, bool) and _reads_back(field, value, value):
        return value
    plain = guarded(_plainly(value))
    if not _CHANGED.search(plain) and plain == plain.strip() and _reads_back(field, plain, value):
        return plain
    return JSON + json.dumps(value, ensure_ascii=True, sort_keys=True).replace("_x", "\\u005fx")


def as_csv(headings: Sequence[str], rows: Iterable[Sequence[str | int]]) -> bytes:
    """Return a sheet as CSV in UTF-8, with the mark by which spreadsheets know the encoding."""
    file = StringIO()
    writer = csv.writer(file)
    writer.writerow(headings)
    writer.writerows(rows)
    return b"\xef\xbb\xbf" + file.getvalue().encode()


def as_xlsx(title: str, headings: Sequence[str], rows: Iterable[Sequence[str | int]]) -> bytes:
    """Return a sheet as XLSX with no formula in it.

    Raises:
        CellTooLong: a text has more characters than a cell holds.
    """
    from xlsxwriter import Workbook

    file = BytesIO()
    with Workbook(file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        sheet = book.add_worksheet(re.sub(r"[\[\]:*?/\\]", " ", title)[:31] or "sheet")
        bold, text = book.add_format({"bold": True}), book.add_format({"num_format": "@"})
        sheet.freeze_panes(1, 1)
        for column, heading in enumerate(headings):
            sheet.write_string(0, column, heading, bold)
        # As text: a spreadsheet would make a day of "2024-03", and a number of "040".
        sheet.set_column(1, max(1, len(headings) - 1), 18, text)
        for number, cells in enumerate(rows, 1):
            for column, cell in enumerate(cells):
                if isinstance(cell, int):
                    sheet.write_number(number, column, cell)
                elif len(cell) > LONGEST_CELL:
                    raise CellTooLong(headings[column], int(cells[0] or 0), len(cell), LONGEST_CELL)
                elif cell:
                    sheet.write_string(number, column, cell, text)
    return file.getvalue()


def _dates_of(row: Exported) -> dict[str, object]:
    """Return the columns of dates of an agreement; an event that has no column of its own is its status."""
    days = dict(row.events)
    found: dict[str, object] = {column: days[event] for column, event in events().items() if days.get(event)}
    if row.events and row.events[-1] not in {(events()[column], day) for column, day in found.items()}:
        found["status"], found["date"] = row.events[-1]
    if row.ends:
        found["expires_on"] = row.ends
    return found


def _plainly(value: object) -> str:
    if isinstance(value, list | tuple):
        return "; ".join(map(str, value))
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, dict) and set(value) == {"value", "unit"}:
        return f"{value['unit']} {value['value']}"
    return str(value)


def _reads_back(field: Field, cell: str | int, value: object) -> bool:
    found = read_cell(field, cell, _PLAIN)
    return not isinstance(found, Unread) and not found.told and _same(found.value, value)


def _same(one: object, other: object) -> bool:
    if isinstance(other, tuple):
        other = list(other)
    return type(one) is type(other) and one == other
