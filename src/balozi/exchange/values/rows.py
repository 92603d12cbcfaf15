"""Rows of values as JSON, as the interface for programs takes them: the columns of the table, a row an object."""

from collections.abc import Mapping
from typing import Any

from balozi.exchange.values.drafts import Conflict, ValueDraft, ValueFile
from balozi.exchange.values.listed import listed_in
from balozi.exchange.values.tables import ALSO, KNOWN, SAID

_LISTED = "values"
_UNREAD = "values.row"


def read_rows(content: bytes, name: str) -> ValueFile:
    """Return what a list of rows says: ``{"values": [{"indicator": ..., "period": ..., "value": ...}]}``.

    A number is taken in the digits in which it stands there, never as a rounded one.

    Raises:
        ValuesUnreadable: it is no JSON, or holds no list of values.
    """
    _, listed = listed_in(content, _LISTED, name, "json")
    drafts, conflicts, ignored = [], [], set()
    for number, row in enumerate(listed, start=1):
        odd = _fault_of(row)
        if odd:
            conflicts.append(Conflict(number, _UNREAD, "error", odd, str(row)[:80]))
            continue
        cells = {ALSO.get(column, column): cell for column, cell in _cells(row).items()}
        ignored |= set(cells) - KNOWN
        said = {column: cell for column, cell in cells.items() if column in SAID}
        place = cells.get("area", ""), cells.get("parent_area", "")
        drafts.append(ValueDraft(number, cells.get("indicator", ""), cells.get("period", ""), *place, said))
    return ValueFile(drafts, conflicts, sorted(ignored), len(listed))


def _fault_of(row: Any) -> str:
    if not isinstance(row, dict) or not row:
        return "This row is no object with columns."
    odd = [column for column, cell in row.items() if isinstance(cell, list | dict | bool)]
    return f"The column {odd[0][:40]!r} holds neither a text nor a number." if odd else ""


def _cells(row: Mapping[str, Any]) -> dict[str, str]:
    told = {column.strip().lower(): str(cell).strip() for column, cell in row.items() if cell is not None}
    return {column: cell for column, cell in told.items() if cell}
