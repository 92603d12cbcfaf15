"""A report as an XLSX workbook: a sheet for each table, and one that says what was asked."""

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import Any

from balozi.briefs.tables import Cell, Report, Table

_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\']")
_LONGEST_NAME = 31
_LONGEST_CELL = 32_000


def workbook_of(report: Report) -> bytes:
    """Return the workbook; texts are written as texts, so that nothing in it can run."""
    import xlsxwriter

    file = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(file, options) as book:
        book.set_properties({"title": report.title, "subject": report.marking})
        forms = {
            "head": book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1}),
            "text": book.add_format({"text_wrap": True, "valign": "top"}),
            "day": book.add_format({"num_format": "yyyy-mm-dd", "valign": "top", "align": "left"}),
            "title": book.add_format({"bold": True, "font_size": 14}),
        }
        used: set[str] = set()
        for table in report.tables:
            _write_table(book.add_worksheet(_name(table.title, used)), report, table, forms)
        _write_about(book.add_worksheet(_name(report.about_title, used)), report, forms)
    return file.getvalue()


def _write_table(sheet: Any, report: Report, table: Table, forms: dict[str, Any]) -> None:
    for at, column in enumerate(table.columns):
        sheet.set_column(at, at, 6 * column.width)
        sheet.write_string(0, at, column.label, forms["head"])
    for number, row in enumerate(table.rows, start=1):
        _write_row(sheet, number, row, forms)
    for offset, note in enumerate(table.notes):
        sheet.write_string(len(table.rows) + 2 + offset, 0, note)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, max(len(table.rows), 1), len(table.columns) - 1)
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.set_footer(f"&L{_in_footer(report.marking)}&C{_in_footer(report.title)}&R&P / &N")


def _write_row(sheet: Any, number: int, row: Sequence[Cell], forms: dict[str, Any]) -> None:
    for at, cell in enumerate(row):
        if isinstance(cell.value, date):
            sheet.write_datetime(number, at, cell.value, forms["day"])
        elif isinstance(cell.value, int | Decimal):
            sheet.write_number(number, at, cell.value, forms["text"])
        elif cell.value:
            sheet.write_string(number, at, cell.value[:_LONGEST_CELL], forms["text"])
        if cell.source:
            sheet.write_comment(number, at, cell.source[:1000])


def _write_about(sheet: Any, report: Report, forms: dict[str, Any]) -> None:
    sheet.set_column(0, 0, 28)
    sheet.set_column(1, 1, 90)
    sheet.write_string(0, 0, report.title, forms["title"])
    lines = [*report.about, *(("", note) for note in report.notes)]
    if report.marking:
        lines.insert(0, ("", report.marking))
    for number, (label, value) in enumerate(lines, start=2):
        sheet.write_string(number, 0, label, forms["text"])
        sheet.write_string(number, 1, value, forms["text"])


def _name(title: str, used: set[str]) -> str:
    """Return a name that spreadsheets take for a sheet, and that no other sheet has."""
    name = _NOT_IN_NAMES.sub(" ", title)[:_LONGEST_NAME].strip() or "Sheet"
    while name.lower() in used:
        name = f"{name[: _LONGEST_NAME - 4]} {len(used) + 1}"
    used.add(name.lower())
    return name


def _in_footer(text: str) -> str:
    """Return a text in which "&" begins no command of the footer."""
    return text.replace("&", "&&")[:80]
