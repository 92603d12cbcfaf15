"""XLSX: sheets read without computing a formula, running a macro, or trusting what the archive says of itself."""

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from balozi.exchange.sheets.tables import MOST_COLUMNS, MOST_ROWS, Marked, Notice, SheetRow, Value
from balozi.ground.errors.sheets import NoSuchSheet, SheetTooLarge, SheetUnreadable

MOST_BYTES = 200_000_000
MOST_PARTS = 2_000
_CHUNK = 1 << 20
_OVERLAP = 64
_ENTITIES = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
# A filled cell to the right of column ZZ; one that only has a style ends in "/>".
_FAR = re.compile(rb'<c [^>]{0,40}r="[A-Z]{3}\d+"[^>/]{0,80}>')
_XML = (".xml", ".rels", ".vml")


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet of a workbook: its name, whether it is shown, its rows with empty ones left out."""

    name: str
    hidden: bool
    rows: tuple[SheetRow, ...]


def read_workbook(content: bytes, name: str, wanted: str = "") -> tuple[Sheet, list[Notice], bool]:
    """Return the sheet asked for, what was noticed, and whether the workbook counts days from 1904.

    Without a name it is the first sheet that is shown and has something in it.

    Raises:
        SheetUnreadable: the bytes are no workbook, or it has what a workbook needs not have.
        SheetTooLarge: it unpacks to more than is taken.
        NoSuchSheet: it has no sheet of that name.
    """
    macros = _inspect(content, name)
    notices = [Notice("SH24")] if macros else []
    book = _opened(content, name, stored=False)
    try:
        chosen = _chosen(book, name, wanted)
        rows = tuple(_rows(book[chosen], name))
        epoch_1904 = book.epoch.year == 1904
        for other in book.sheetnames:
            if other != chosen:
                hidden = getattr(book[other], "sheet_state", "visible") != "visible"
                notices.append(Notice("SH20" if hidden else "SH21", value=other))
        hidden = getattr(book[chosen], "sheet_state", "visible") != "visible"
    finally:
        book.close()
    if any(isinstance(cell, Marked) and cell.rule == "SH14" for row in rows for cell in row.cells):
        rows = _with_stored(content, name, chosen, rows)
    return Sheet(chosen, hidden, rows), notices, epoch_1904


def _inspect(content: bytes, name: str) -> bool:
    """Unpack every part once, and refuse what is too large or names outside things; tell whether there are macros."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            parts = archive.infolist()
            if len(parts) > MOST_PARTS:
                raise SheetTooLarge(name, "parts", MOST_PARTS)
            left = MOST_BYTES
            for part in parts:
                left -= _inspect_part(archive, part, name, left)
            names = {part.filename for part in parts}
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError) as fault:
        raise SheetUnreadable(name, _why(fault)) from fault
    except zipfile.zlib.error as fault:  # type: ignore[attr-defined]
        raise SheetUnreadable(name, "it is damaged") from fault
    if "xl/workbook.xml" not in names:
        raise SheetUnreadable(name, "it is an archive and no workbook")
    return any(part.endswith("vbaProject.bin") for part in names)


def _why(fault: Exception) -> str:
    return "it is protected by a password" if "password" in str(fault) else "it is damaged"


def _inspect_part(archive: zipfile.ZipFile, part: zipfile.ZipInfo, name: str, left: int) -> int:
    """Return how many bytes a part really has; what the archive says of it is not believed."""
    if part.filename.startswith(("/", "\\")) or ".." in part.filename.replace("\\", "/").split("/"):
        raise SheetUnreadable(name, "it names a place outside itself")
    size, end = 0, b""
    is_xml = part.filename.lower().endswith(_XML)
    is_sheet = part.filename.startswith("xl/worksheets/")
    with archive.open(part) as stream:
        while chunk := stream.read(_CHUNK):
            size += len(chunk)
            if size > left:
                raise SheetTooLarge(name, "bytes once it is unpacked", MOST_BYTES)
            seen = end + chunk
            if is_xml and (_ENTITIES.search(seen) or b"\0" in chunk):
                raise SheetUnreadable(name, "its XML declares entities, or is not UTF-8")
            if is_sheet and _FAR.search(seen):
                raise SheetTooLarge(name, "columns", MOST_COLUMNS)
            end = seen[-_OVERLAP * 4 :]
    return size


def _opened(content: bytes, name: str, *, stored: bool) -> Any:
    """Open a workbook for reading only; ``stored`` gives the values beside formulas instead of the formulas."""
    from openpyxl import load_workbook

    try:
        # openpyxl raises whatever its parts raise.
        return load_workbook(BytesIO(content), read_only=True, data_only=stored, keep_links=False)
    except Exception as fault:
        raise SheetUnreadable(name, "its parts do not fit together") from fault


def _chosen(book: Any, name: str, wanted: str) -> str:
    sheets = [sheet for sheet in book.worksheets if hasattr(sheet, "reset_dimensions")]
    if wanted:
        if wanted not in [sheet.title for sheet in sheets]:
            raise NoSuchSheet(name, wanted, ", ".join(sheet.title for sheet in sheets))
        return wanted
    shown = [sheet for sheet in sheets if sheet.sheet_state == "visible"]
    for sheet in shown or sheets:
        if next(_rows(sheet, name), None) is not None:
            return str(sheet.title)
    raise SheetUnreadable(name, "none of its sheets has anything in it")


def _rows(sheet: Any, name: str) -> Iterator[SheetRow]:
    # A workbook may state a size of its sheets that is not theirs.
    sheet.reset_dimensions()
    try:
        for number, cells in enumerate(sheet.iter_rows(), 1):
            row = _row(number, cells, name)
            if row is None:
                continue
            if number > MOST_ROWS:
                raise SheetTooLarge(name, "rows", MOST_ROWS)
            yield row
    except (SheetTooLarge, GeneratorExit):
        raise
    except Exception as fault:
        raise SheetUnreadable(name, "one of its sheets is damaged") from fault


def _row(number: int, cells: Any, name: str) -> SheetRow | None:
    values = [_value(cell) for cell in cells]
    while values and values[-1] in (None, ""):
        values.pop()
    if not values:
        return None
    if len(values) > MOST_COLUMNS:
        raise SheetTooLarge(name, "columns", MOST_COLUMNS)
    return SheetRow(number, tuple(values))


def _value(cell: Any) -> Value | Marked:
    value = cell.value
    kind = getattr(cell, "data_type", "n")
    if kind == "f":
        return Marked(None, "SH14", str(value))
    if kind == "e":
        return Marked(None, "SH12", str(value))
    if isinstance(value, str):
        return value.strip()
    return value if isinstance(value, Value) else str(value)


def _with_stored(content: bytes, name: str, sheet: str, rows: tuple[SheetRow, ...]) -> tuple[SheetRow, ...]:
    """Give formulas the values that the spreadsheet program stored beside them."""
    book = _opened(content, name, stored=True)
    try:
        stored = {row.number: row.cells for row in _rows(book[sheet], name)}
    finally:
        book.close()
    return tuple(
        SheetRow(
            row.number,
            tuple(_known(cell, stored.get(row.number, ()), place) for place, cell in enumerate(row.cells)),
        )
        for row in rows
    )


def _known(cell: Value | Marked, stored: tuple[Value | Marked, ...], place: int) -> Value | Marked:
    if not isinstance(cell, Marked) or cell.rule != "SH14":
        return cell
    value = stored[place] if place < len(stored) else None
    if isinstance(value, Marked):
        return value
    return cell if value in (None, "") else Marked(value, "SH13", cell.shown)
