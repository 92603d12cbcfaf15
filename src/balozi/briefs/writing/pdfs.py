"""A report as PDF, set by Typst with the fonts that it brings: no network, no fonts of the machine."""

import json
from pathlib import Path

from balozi.briefs.tables import Report, Table
from balozi.briefs.writing.cells import in_words

_WIDE_FROM = 6


def pdf_of(report: Report, *, footer: str, empty: str) -> bytes:
    """Return the report as a tagged PDF, accessible after PDF/UA-1.

    Args:
        report: to set.
        footer: a line at the foot of every page, such as the day as known.
        empty: the sentence in place of a table without rows.
    """
    import typst

    data = {
        "title": report.title,
        "language": report.language,
        "marking": report.marking,
        "about": [list(pair) for pair in report.about],
        "wide": max((len(table.columns) for table in report.tables), default=0) >= _WIDE_FROM,
        "tables": [_table(table, report.language, empty) for table in report.tables],
        "notes": list(report.notes),
        "footer": footer,
    }
    template = Path(__file__).with_name("report.typ").read_bytes()
    inputs = {"data": json.dumps(data, ensure_ascii=False)}
    made: bytes = typst.compile(
        template, format="pdf", sys_inputs=inputs, ignore_system_fonts=True, pdf_standards=["ua-1"]
    )
    return made


def _table(table: Table, language: str, empty: str) -> dict[str, object]:
    return {
        "title": table.title,
        "labels": [column.label for column in table.columns],
        "widths": [column.width for column in table.columns],
        "numeric": [column.numeric for column in table.columns],
        "rows": [[in_words(cell.value, language) for cell in row] for row in table.rows],
        "notes": list(table.notes),
        "empty": empty,
    }
