"""From the bytes of a file to a table: which reader, where the headings are."""

import re

from balozi.exchange.sheets.columns import known_names
from balozi.exchange.sheets.tables import MOST_COLUMNS, Marked, Notice, SheetRow, Table, Value, text_of
from balozi.exchange.sheets.texts import read_text
from balozi.exchange.sheets.workbooks import read_workbook
from balozi.ground.errors.sheets import SheetEmpty, SheetTooLarge, SheetUnreadable
from balozi.ground.words import fold

MOST_FILE_BYTES = 50_000_000
_LOOKED_AT = 30
_OLD = b"\xd0\xcf\x11\xe0"
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"%PDF-")
_NUMERIC = re.compile(r"[\d\s.,/:%-]+")


def read_table(content: bytes, name: str, sheet: str = "") -> Table:
    """Return the table in a file.

    Args:
        content: XLSX, CSV, TSV, or text pasted from a spreadsheet.
        name: of the file; it tells nothing about what the file is, the bytes do.
        sheet: of a workbook, "" for the first one that is shown and has something in it.

    Raises:
        SheetUnreadable: the file is no spreadsheet.
        SheetTooLarge: it has more than is taken.
        NoSuchSheet: the workbook has no such sheet.
        SheetEmpty: there is no row below the headings.
    """
    if len(content) > MOST_FILE_BYTES:
        raise SheetTooLarge(name, "bytes", MOST_FILE_BYTES)
    if content.startswith(_OLD):
        reason = "it is an old workbook (.xls), or is protected by a password"
        raise SheetUnreadable(name, reason)
    if content.startswith(_PICTURES):
        raise SheetUnreadable(name, "it is a picture or a PDF")
    if content.startswith(b"PK"):
        found, notices, epoch_1904 = read_workbook(content, name, sheet)
        return _table(name, found.name, list(found.rows), notices, epoch_1904=epoch_1904)
    rows, notices = read_text(content, name)
    return _table(name, "", rows, notices, epoch_1904=False)


def _table(name: str, sheet: str, rows: list[SheetRow], notices: list[Notice], *, epoch_1904: bool) -> Table:
    filled = [row for row in rows if row.filled]
    place = _heading_row(filled)
    if len(filled) < place + 2:
        raise SheetEmpty(name)
    above, heading, below = filled[:place], filled[place], filled[place + 1 :]
    width = max(len(row.cells) for row in (heading, *below))
    if above:
        first = next(text for cell in above[0].cells if (text := _text(cell)))
        notices = [*notices, Notice("SH22", value=first[:80], facts={"count": len(above)})]
    empty = below[-1].number - heading.number - len(below)
    if empty:
        notices = [*notices, Notice("SH25", facts={"count": empty})]
    return Table(name, sheet, _headings(heading, width), tuple(below), tuple(notices), epoch_1904)


def _heading_row(rows: list[SheetRow]) -> int:
    """Return the place of the row that reads most like headings: known names, texts, no two alike."""
    looked = rows[:_LOOKED_AT]
    widest = max((len(_texts(row)) for row in looked), default=0)
    scores = [(_likeness(row, widest), -place) for place, row in enumerate(looked)]
    return -max(scores)[1] if scores else 0


def _likeness(row: SheetRow, widest: int) -> float:
    texts = _texts(row)
    if not texts:
        return 0.0
    known = sum(fold(text) in known_names() for text in texts)
    numeric = sum(bool(_NUMERIC.fullmatch(text)) for text in texts)
    alike = len(texts) - len(set(map(fold, texts)))
    # A title above the table is one cell; data below it has numbers and repeats itself.
    return known * 3 + len(texts) / (widest or 1) - (numeric + alike) / len(texts)


def _texts(row: SheetRow) -> list[str]:
    return [text for cell in row.cells[:MOST_COLUMNS] if (text := _text(cell))]


def _text(cell: Value | Marked) -> str:
    return " ".join((cell.shown if isinstance(cell, Marked) else text_of(cell)).split())


def _headings(row: SheetRow, width: int) -> tuple[str, ...]:
    cells = [*row.cells, *[None] * width]
    return tuple(_text(cell)[:200] for cell in cells[:width])
