"""CSV, TSV and text pasted from a spreadsheet: encoding and delimiter are found, and said when they are guessed."""

import csv
from collections import Counter
from collections.abc import Iterator
from io import StringIO

from balozi.exchange.sheets.tables import LONGEST_CELL, MOST_COLUMNS, MOST_ROWS, Notice, SheetRow
from balozi.ground.errors.sheets import SheetTooLarge, SheetUnreadable

_DELIMITERS = ("\t", ";", ",", "|")
_LOOKED_AT = 60
# Bytes that Windows-1252 does not use; decoding would fail on them.
_CONTROLS = dict.fromkeys(range(32)) | {127: None}
for _kept in (9, 10, 13):
    del _CONTROLS[_kept]


def read_text(content: bytes, name: str) -> tuple[list[SheetRow], list[Notice]]:
    """Return the rows of a text file, empty ones included, and what was noticed.

    Raises:
        SheetUnreadable: the bytes are no text, or a quotation is never closed.
        SheetTooLarge: there are more rows, columns or letters in a cell than are taken.
    """
    text, notices = _decoded(content, name)
    delimiter, text = _delimiter(text)
    rows = [
        SheetRow(number, tuple(cell.strip() for cell in cells))
        for number, cells in enumerate(_records(text, delimiter, name, notices), 1)
    ]
    return rows, notices


def text_in(content: bytes, name: str) -> str:
    """Return the text of a file, in whichever of the usual ways its letters are stored.

    Raises:
        SheetUnreadable: the bytes are no text.
    """
    return _decoded(content, name)[0]


def _decoded(content: bytes, name: str) -> tuple[str, list[Notice]]:
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if content.startswith(mark):
            return _strictly(content, encoding, name), []
    if content[:400].count(0) * 3 > len(content[:400]):
        # Every other byte is empty: UTF-16 without its mark, the larger half first or last.
        return _strictly(content, "utf-16-be" if content[:1] == b"\0" else "utf-16-le", name), []
    try:
        return _checked(content.decode("utf-8"), name), []
    except UnicodeDecodeError:
        return _strictly(content, "cp1252", name), [Notice("SH23")]


def _strictly(content: bytes, encoding: str, name: str) -> str:
    try:
        return _checked(content.decode(encoding), name)
    except UnicodeDecodeError:
        raise SheetUnreadable(name, "its letters are stored in a way that is not known") from None


def _checked(text: str, name: str) -> str:
    if "\0" in text or len(text.translate(_CONTROLS)) < len(text) - len(text) // 100:
        raise SheetUnreadable(name, "it is no text")
    return text.translate(_CONTROLS)


def _delimiter(text: str) -> tuple[str, str]:
    """Return what stands between the cells; a first line ``sep=;`` says it."""
    first, _, rest = text.partition("\n")
    if first.strip().lower().startswith("sep=") and len(first.strip()) == 5:
        return first.strip()[-1], rest
    return max(_DELIMITERS, key=lambda one: _steadiness(text, one)), text


def _steadiness(text: str, delimiter: str) -> tuple[float, int]:
    """Return how steadily a delimiter cuts the first rows into the same number of cells, and into how many."""
    widths = []
    try:
        for cells in csv.reader(StringIO(text[:200_000], newline=""), delimiter=delimiter):
            if any(cells):
                widths.append(len(cells))
            if len(widths) == _LOOKED_AT:
                break
    except csv.Error:
        return 0.0, 0
    several = Counter(width for width in widths if width > 1)
    if not several:
        return 0.0, 0
    width, often = several.most_common(1)[0]
    return often / len(widths), width


def _records(text: str, delimiter: str, name: str, notices: list[Notice]) -> Iterator[list[str]]:
    strict = _is_strict(text, delimiter, name)
    if not strict:
        notices.append(Notice("SH29"))
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=strict)
    for number, cells in enumerate(reader, 1):
        if number > MOST_ROWS:
            raise SheetTooLarge(name, "rows", MOST_ROWS)
        if len(cells) > MOST_COLUMNS and any(cells[MOST_COLUMNS:]):
            raise SheetTooLarge(name, "columns", MOST_COLUMNS)
        if any(len(cell) > LONGEST_CELL for cell in cells):
            raise SheetTooLarge(name, "letters in a cell", LONGEST_CELL)
        yield cells[:MOST_COLUMNS]


def _is_strict(text: str, delimiter: str, name: str) -> bool:
    """Tell whether all quotation marks are as they should be; one that is never closed would swallow the rest."""
    try:
        for _cells in csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True):
            pass
    except csv.Error as fault:
        if "unexpected end" in str(fault):
            raise SheetUnreadable(name, "a quotation mark is opened and never closed") from None
        if "field larger" in str(fault):
            raise SheetTooLarge(name, "letters in a cell", LONGEST_CELL) from None
        return False
    return True
