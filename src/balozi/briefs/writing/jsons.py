"""A report as JSON: all its tables with the links and sources of their cells, for programs."""

import json
from datetime import date
from decimal import Decimal

from balozi.briefs.tables import Cell, Report, Table
from balozi.briefs.writing.cells import plain_of


def json_of(report: Report) -> str:
    """Return the whole report as JSON; values as stored, the same in every language, labels beside them."""
    told = {
        "name": report.name,
        "title": report.title,
        "language": report.language,
        "as_known": report.as_known.isoformat(),
        "marking": report.marking,
        "about": dict(report.about),
        "tables": [_table(table) for table in report.tables],
        "notes": list(report.notes),
    }
    return json.dumps(told, ensure_ascii=False, indent=1)


def _table(table: Table) -> dict[str, object]:
    names = [column.name for column in table.columns]
    return {
        "title": table.title,
        "columns": [{"name": column.name, "label": column.label} for column in table.columns],
        "rows": [dict(zip(names, map(_plain, row), strict=True)) for row in table.rows],
        "links": [
            {name: cell.link for name, cell in zip(names, row, strict=True) if cell.link}
            for row in table.rows
        ],
        "notes": list(table.notes),
    }


def _plain(cell: Cell) -> str | int | float | None:
    value = plain_of(cell)
    if isinstance(value, date):
        return value.isoformat()
    return float(value) if isinstance(value, Decimal) else value or None if isinstance(value, str) else value
