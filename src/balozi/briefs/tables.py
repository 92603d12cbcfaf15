"""A report: tables whose cells know where they come from, and what the reader must know beside them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

Value = str | int | Decimal | date | None


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell.

    Attributes:
        value: what it says; None where nothing is known, which every writer shows as an empty cell.
        source: the sentence or the document and place that it rests on, "" where it was counted.
        link: the address on our own pages that opens what is behind it, "" for none.
        plain: what programs read in place of a label, such as a stored word; None for the value itself.
    """

    value: Value = None
    source: str = ""
    link: str = ""
    plain: str | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """One column.

    Attributes:
        name: stored word, for programs.
        label: in the language of the report.
        width: how much of the page it takes beside the others.
        numeric: whether its values stand to the right.
    """

    name: str
    label: str
    width: int = 2
    numeric: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """One table: its grain is said in its title.

    Attributes:
        title: what a row is.
        columns: in their order.
        rows: cells in the order of the columns.
        notes: sentences under it, such as how much is not stated.
    """

    title: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[Cell]]
    notes: Sequence[str] = ()

    def __post_init__(self) -> None:
        """Confirm that every row fills every column: a shifted cell is a false statement."""
        for row in self.rows:
            if len(row) != len(self.columns):
                raise ValueError(len(row), len(self.columns))


@dataclass(frozen=True, slots=True)
class Report:
    """A report as it is read, printed or sent on.

    Attributes:
        name: stored word, for the names of files.
        title: in the language of the report.
        language: sw, en or fr.
        as_known: the day as known on which it was made.
        marking: the highest of its sources in words, "" for unclassified.
        about: (label, value) of what was asked: period, partner, institution.
        tables: in their order.
        notes: sentences that hold for all of it.
        about_title: what the sheet of a workbook is called that says what was asked.
    """

    name: str
    title: str
    language: str
    as_known: date
    marking: str = ""
    about: Sequence[tuple[str, str]] = ()
    tables: Sequence[Table] = ()
    notes: Sequence[str] = field(default_factory=tuple)
    about_title: str = "About"

    @property
    def file_name(self) -> str:
        """Return the name of its file without the ending.

        Examples:
            >>> Report("followup", "Follow-up", "en", date(2026, 3, 2)).file_name
            'balozi-followup-2026-03-02'
        """
        return f"balozi-{self.name}-{self.as_known.isoformat()}"
