"""A table as it was read from a file: its headings, its rows, and what was noticed on the way."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time

# What a cell of a spreadsheet holds once it is read; a formula is never computed.
Value = str | int | float | bool | date | datetime | time | None

MOST_ROWS = 100_000
MOST_COLUMNS = 300
LONGEST_CELL = 32_767


@dataclass(frozen=True, slots=True)
class Notice:
    """One thing to tell about a sheet, a row or a cell.

    Attributes:
        rule: by which ``notices.toml`` has its sentence.
        row: number as the spreadsheet counts, 0 for the sheet.
        column: heading, "" for the row or the sheet.
        value: what stood there, shortened.
        facts: what else the sentence takes.
    """

    rule: str
    row: int = 0
    column: str = ""
    value: str = ""
    facts: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Marked:
    """A cell that is more than its value: a formula with the value stored beside it, or an error."""

    value: Value
    rule: str
    shown: str


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row: its number as the spreadsheet counts, and its cells."""

    number: int
    cells: tuple[Value | Marked, ...]

    @property
    def filled(self) -> bool:
        """Tell whether any cell has something in it."""
        return any(cell not in (None, "") for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Table:
    """What was read from a file.

    Attributes:
        name: of the file.
        sheet: its name, "" for text.
        headings: of the columns, "" where a column has none.
        rows: below the headings, empty ones left out.
        notices: about the sheet as a whole.
        epoch_1904: the workbook counts days from 1904.
    """

    name: str
    sheet: str
    headings: tuple[str, ...]
    rows: tuple[SheetRow, ...]
    notices: tuple[Notice, ...] = ()
    epoch_1904: bool = False

    def filled_in(self, column: int) -> int:
        """Return in how many rows a column is filled."""
        return sum(1 for row in self.rows if column < len(row.cells) and row.cells[column] not in (None, ""))


def shown(value: Value | Marked, most: int = 120) -> str:
    """Return a cell as a message shows it.

    Examples:
        >>> shown(3.0), shown(True), shown(None)
        ('3', 'yes', '')
    """
    if isinstance(value, Marked):
        return shown(value.value, most) or value.shown[:most]
    text = text_of(value)
    return text if len(text) <= most else text[: most - 1] + "…"


def text_of(value: Value) -> str:
    """Return what a cell says as text: whole numbers without a point, days as YYYY-MM-DD."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, datetime) and value.time() == time():
        return value.date().isoformat()
    return str(value).strip()
