"""A report as CSV: its first table, for programs and spreadsheets."""

import csv
from io import StringIO

from balozi.briefs.tables import Report
from balozi.briefs.writing.cells import guarded


def csv_of(report: Report) -> str:
    """Return the first table as CSV: column names as stored, so that a program can read them in any language.

    A last column ``source`` holds what the rows rest on, so that no figure travels without it.
    """
    file = StringIO()
    writer = csv.writer(file, lineterminator="\n")
    table = report.tables[0]
    writer.writerow([*(column.name for column in table.columns), "source"])
    for row in table.rows:
        sources = dict.fromkeys(cell.source for cell in row if cell.source)
        writer.writerow([*(guarded(cell.value) for cell in row), guarded("; ".join(sources))])
    return file.getvalue()
