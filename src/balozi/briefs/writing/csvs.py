"""A report as CSV: one of its tables, for programs and spreadsheets."""

import csv
from io import StringIO

from balozi.briefs.tables import Report
from balozi.briefs.writing.cells import guarded, plain_of


def csv_of(report: Report, table: int = 0) -> str:
    """Return one table, usually the first, as CSV: column names as stored, the same in every language.

    A last column ``source`` holds what the rows rest on, so that no figure travels without it; a table that
    has such a column of its own gets no second one.
    """
    file = StringIO()
    writer = csv.writer(file, lineterminator="\n")
    chosen = report.tables[table]
    names = [column.name for column in chosen.columns]
    own = "source" in names
    writer.writerow(names if own else [*names, "source"])
    for row in chosen.rows:
        sources = dict.fromkeys(cell.source for cell in row if cell.source)
        cells = [guarded(plain_of(cell)) for cell in row]
        writer.writerow(cells if own else [*cells, guarded("; ".join(sources))])
    return file.getvalue()
