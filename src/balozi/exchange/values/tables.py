"""Tables of values: CSV in and out, XLSX in."""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from typing import Any

from balozi.exchange.sheets.tables import Marked, text_of
from balozi.exchange.values.drafts import ValueDraft, ValueFile, ValueOut
from balozi.ground.errors.values import ValuesUnreadable

SAID = (
    "value", "numerator", "denominator", "target", "target_low", "target_high", "baseline", "breakdown",
    "reporter", "reported_on", "comment",
)  # fmt: skip
ALSO = {"actual": "value", "parent": "parent_area"}
KNOWN = {"indicator", "period", "area", "parent_area", *SAID}
_OUT = ("indicator", "area", "period", "baseline", "target", "target_low", "target_high", "actual")
_WHOLE = re.compile(r"-?\d+\.0\Z")


def read_values_table(content: bytes, name: str) -> ValueFile:
    """Return what a CSV or XLSX file says; its columns are those of `balozi results compute`, any others are told.

    Raises:
        ValuesUnreadable: it is no table, or has no columns indicator and period.
        SheetUnreadable, SheetTooLarge, SheetEmpty: it is a workbook that cannot be read.
    """
    rows = _of_workbook(content, name) if content.startswith(b"PK") else _of_text(content, name)
    if not rows:
        raise ValuesUnreadable(name, "csv", "it is empty")
    columns = [ALSO.get(cell.strip().lower(), cell.strip().lower()) for cell in rows[0]]
    missing = [needed for needed in ("indicator", "period") if needed not in columns]
    if missing:
        raise ValuesUnreadable(name, "csv", f"it has no column {missing[0]}")
    drafts = []
    for number, cells in enumerate(rows[1:], start=1):
        told = {column: cell.strip() for column, cell in zip(columns, cells, strict=False) if cell.strip()}
        if told:
            said = {column: text for column, text in told.items() if column in SAID}
            place = told.get("area", ""), told.get("parent_area", "")
            drafts.append(ValueDraft(number, told.get("indicator", ""), told.get("period", ""), *place, said))
    return ValueFile(
        drafts, (), [column for column in columns if column and column not in KNOWN], len(drafts)
    )


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


def _of_text(content: bytes, name: str) -> list[list[str]]:
    try:
        text = content.decode("utf-8-sig")
        first = text.partition("\n")[0]
        mark = next((mark for mark in ("\t", ";") if mark in first and "," not in first), ",")
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=mark))
    except (UnicodeDecodeError, csv.Error) as fault:
        raise ValuesUnreadable(name, "csv", str(fault)[:80]) from None


def _of_workbook(content: bytes, name: str) -> list[list[str]]:
    from balozi.exchange.sheets.reading import read_table

    table = read_table(content, name)
    return [list(table.headings), *(_texts(row.cells) for row in table.rows)]


def _texts(cells: Sequence[Any]) -> list[str]:
    found = []
    for cell in cells:
        text = text_of(cell.value if isinstance(cell, Marked) else cell)
        # A workbook keeps whole numbers as 12.0 and days with a time.
        found.append(text[:-2] if _WHOLE.match(text) else text.removesuffix(" 00:00:00"))
    return found
