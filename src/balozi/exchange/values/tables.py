"""Tables of values: CSV in and out, XLSX in."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from balozi.exchange.sheets.tables import Marked, text_of
from balozi.exchange.sheets.texts import text_in
from balozi.exchange.values.drafts import Conflict, ValueDraft, ValueFile, ValueOut
from balozi.ground.errors.family import BaloziError
from balozi.ground.errors.results import ColumnTwice, TooManyCells
from balozi.ground.errors.values import ValuesUnreadable
from balozi.results.lines import Cells, table_of

SAID = (
    "value", "numerator", "denominator", "target", "target_low", "target_high", "baseline", "breakdown",
    "reporter", "reported_on", "comment",
)  # fmt: skip
ALSO = {"actual": "value", "parent": "parent_area"}
KNOWN = {"indicator", "period", "area", "parent_area", *SAID}
_OUT = ("indicator", "area", "period", "baseline", "target", "target_low", "target_high", "actual")
_WHOLE = re.compile(r"-?\d+\.0\Z")
Rows = Iterator[Cells | BaloziError]


def read_values_table(content: bytes, name: str) -> ValueFile:
    """Return what a CSV or XLSX file says; its columns are those of `balozi results compute`, any others are told.

    A row that cannot be read as the headings have it is told and swallows no other: a number with a comma between
    its thousands would push every cell behind it one place on.

    Raises:
        ValuesUnreadable: it is no table, or has no columns indicator and period.
        ColumnTwice: the headings name one of its columns twice.
        SheetUnreadable, SheetTooLarge, SheetEmpty: it cannot be read at all, or is a workbook without rows.
    """
    headings, rows = _of_workbook(content, name) if content.startswith(b"PK") else _of_text(content, name)
    columns = [ALSO.get(cell.strip().lower(), cell.strip().lower()) for cell in headings]
    _check_columns(columns, name)
    drafts, conflicts, number = [], [], 0
    for number, cells in enumerate(rows, start=1):
        try:
            drafts.append(_draft(number, columns, cells))
        except BaloziError as refusal:
            conflicts.append(Conflict.of_refusal(number, refusal, ""))
    ignored = [column for column in columns if column and column not in KNOWN]
    return ValueFile(drafts, conflicts, ignored, number)


def write_values_table(cells: Iterable[ValueOut]) -> str:
    """Return values as CSV with the columns that `balozi results compute` reads."""
    target = io.StringIO()
    writer = csv.writer(target, lineterminator="\n")
    more = ("numerator", "denominator", "direction", "kind", "unit")
    writer.writerow((*_OUT, *more))
    for one in cells:
        numbers = {**one.numbers, "actual": one.numbers.get("value", "")}
        row = [one.indicator, one.area, one.period.name, *(numbers.get(name, "") for name in _OUT[3:])]
        parts = [numbers.get("numerator", ""), numbers.get("denominator", "")]
        writer.writerow([*row, *parts, one.direction, one.kind, one.unit])
    return target.getvalue()


def _check_columns(columns: list[str], name: str) -> None:
    missing = [needed for needed in ("indicator", "period") if needed not in columns]
    if missing:
        raise ValuesUnreadable(name, "csv", f"it has no column {missing[0]}")
    twice = sorted({column for column in columns if column in KNOWN and columns.count(column) > 1})
    if twice:
        raise ColumnTwice(name, ", ".join(twice))


def _draft(number: int, columns: list[str], cells: Cells | BaloziError) -> ValueDraft:
    if isinstance(cells, BaloziError):
        raise cells
    if any(cell.strip() for cell in cells[len(columns) :]):
        raise TooManyCells(len(cells), len(columns))
    told = {column: cell.strip() for column, cell in zip(columns, cells, strict=False) if cell.strip()}
    said = {column: text for column, text in told.items() if column in SAID}
    place = told.get("area", ""), told.get("parent_area", "")
    return ValueDraft(number, told.get("indicator", ""), told.get("period", ""), *place, said)


def _of_text(content: bytes, name: str) -> tuple[Cells, Rows]:
    lines = io.StringIO(text_in(content, name), newline="")
    header, records = table_of(lines, name, KNOWN | set(ALSO))
    if not any(map(str.strip, header)):
        raise ValuesUnreadable(name, "csv", "it is empty")
    return header, (cells for _, cells in records)


def _of_workbook(content: bytes, name: str) -> tuple[Cells, Rows]:
    from balozi.exchange.sheets.reading import read_table

    table = read_table(content, name)
    return list(table.headings), (_texts(row.cells) for row in table.rows)


def _texts(cells: Sequence[Any]) -> list[str]:
    found = []
    for cell in cells:
        text = text_of(cell.value if isinstance(cell, Marked) else cell)
        # A workbook keeps whole numbers as 12.0 and days with a time.
        found.append(text[:-2] if _WHOLE.match(text) else text.removesuffix(" 00:00:00"))
    return found
