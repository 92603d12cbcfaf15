"""The import of a large tracker with faults in it: how long, beside openpyxl reading it alone, and what is reported."""

import random
import tempfile
import time
from datetime import UTC, datetime
from io import BytesIO

ROWS = 10_000
FAULTS = 100
PARTNERS = ("Rwanda", "Ujerumani", "Uganda", "EAC", "Tanzania", "Chine", "Ethiopia", "Royaume-Uni")
HEADINGS = (
    "No",
    "Ministry",
    "Country/Partner",
    "Title of agreement",
    "Type of agreement",
    "Date signed",
    "Expiry date",
    "Status",
)
WRONG = (
    ("Country/Partner", "Rwnda"),
    ("Date signed", "03/04/2024"),
    ("Status", "Parked"),
    ("Date signed", "31/02/2020"),
    ("Type of agreement", "Deal"),
)


def tracker(rows=ROWS, faults=FAULTS):
    """Return a workbook of invented agreements, and the rows that have a fault with its column."""
    from xlsxwriter import Workbook

    chance = random.Random(7)
    wrong = {
        row: WRONG[place % len(WRONG)] for place, row in enumerate(sorted(chance.sample(range(rows), faults)))
    }
    file = BytesIO()
    with Workbook(file, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Agreements")
        sheet.write_row(0, 0, HEADINGS)
        for row in range(rows):
            year, month, day = chance.randrange(1990, 2025), chance.randrange(1, 13), chance.randrange(13, 29)
            cells = dict(
                zip(
                    HEADINGS,
                    (
                        row + 1,
                        "Ministry of Health",
                        chance.choice(PARTNERS),
                        f"Sample memorandum {row + 1} on border clinics",
                        "MoU",
                        f"{day}/{month:02d}/{year}",
                        str(year + 5),
                        chance.choice(("Signed", "In force", "Umesainiwa")),
                    ),
                    strict=True,
                )
            )
            if row in wrong:
                cells[wrong[row][0]] = wrong[row][1]
            sheet.write_row(row + 1, 0, list(cells.values()))
    return file.getvalue(), {row + 2: column for row, (column, _) in wrong.items()}


def measure_import():
    """Print how long the import of the tracker takes, beside openpyxl alone, and the share of faults reported."""
    import os

    os.environ.setdefault("BALOZI_HOME", tempfile.mkdtemp())
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "balozi.project.settings")
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    from openpyxl import load_workbook

    from balozi.services.importing import finished, preview_sheet, run_sheet, undo_import
    from balozi.services.people import operator
    from balozi.services.previewing import Choices
    from balozi.store.sheets.queries import import_rows

    content, wrong = tracker()
    person, at = operator("bench"), datetime(2026, 3, 2, tzinfo=UTC)
    told = {
        "content": content,
        "name": "tracker.xlsx",
        "sheet": "",
        "choices": Choices("agreement", "KEN"),
        "person": person,
        "at": at,
    }
    begun = time.perf_counter()
    read = sum(1 for _ in load_workbook(BytesIO(content), read_only=True).active.iter_rows(values_only=True))
    alone = time.perf_counter() - begun
    begun = time.perf_counter()
    preview_sheet(**told)
    previewed = time.perf_counter() - begun
    begun = time.perf_counter()
    number = finished(run_sheet(**told))
    imported = time.perf_counter() - begun
    refused = {
        row.number: {one.column for one in row.notices}
        for row in import_rows(person.reader, number, outcome="refused", size=0).items
    }
    reported = sum(column in refused.get(row, ()) for row, column in wrong.items())
    begun = time.perf_counter()
    again = preview_sheet(**told)
    compared = time.perf_counter() - begun
    begun = time.perf_counter()
    undo_import(number=number, person=person, at=at)
    undone = time.perf_counter() - begun
    print(f"import of a sheet of {read - 1} rows with {len(wrong)} faults")
    print(f"  openpyxl alone {alone:6.2f} s")
    print(f"  preview        {previewed:6.2f} s, {previewed / alone:.1f} times as long")
    print(f"  import         {imported:6.2f} s, {imported / alone:.1f} times as long")
    print(f"  the same again {compared:6.2f} s: {again.tally}")
    print(f"  undo           {undone:6.2f} s")
    print(
        f"  faults reported with row and column: {reported} of {len(wrong)}; rows refused besides: {len(set(refused) - set(wrong))}"
    )


if __name__ == "__main__":
    measure_import()
