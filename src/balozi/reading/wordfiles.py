"""Word files (DOCX) to text: paragraphs with their styles, lists, tables; never their macros."""

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from balozi.reading.extracts import Extract, Writer
from balozi.reading.limits import Limits

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_MAIN = "word/document.xml"
_MACROS = "The file carries macros; its text was read, the macros were neither run nor read."
_CROWDED = "it holds %d files inside; the limit is %d"
_BOMB = "it is a ZIP bomb: %s unpacks to %d bytes"
_LEAST_TELLING = 1_000_000  # a part smaller than this, unpacked, is no bomb whatever its ratio
_HEADING = re.compile(r"(?:heading|titre|kichwa)\s*(\d)")


class BadWordFile(ValueError):
    """The Word file breaks a rule; the words say which, in plain language."""


@dataclass(frozen=True, slots=True)
class _Style:
    kind: str
    level: int


def read_word_file(content: bytes, limits: Limits) -> Extract:
    """Return the text of a Word file, with headings, list items and table rows told by their styles.

    Raises:
        BadWordFile: it is no Word file, is damaged, or is larger inside than the limits allow.
        OverflowError: the text is longer than the limit of characters.
    """
    try:
        with zipfile.ZipFile(BytesIO(content)) as packed:
            names = _checked(packed, limits)
            styles = _styles(_part(packed, "word/styles.xml", limits)) if "word/styles.xml" in names else {}
            writer = Writer(limits.characters)
            _write_body(_part(packed, _MAIN, limits), styles, writer)
            for name in sorted(names):
                _write_side(packed, name, limits, writer)
    except (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError, OSError) as problem:
        raise BadWordFile(_zip_reason(problem)) from None
    return writer.extract((_MACROS,) if any(name.endswith("vbaProject.bin") for name in names) else ())


def _zip_reason(problem: Exception) -> str:
    if isinstance(problem, RuntimeError) and "encrypted" in str(problem):
        return "it is protected by a password"
    return "the Word file is damaged or cut short"


def _checked(packed: zipfile.ZipFile, limits: Limits) -> frozenset[str]:
    entries = packed.infolist()
    if len(entries) > limits.zip_entries:
        raise BadWordFile(_CROWDED % (len(entries), limits.zip_entries))
    names = frozenset(entry.filename for entry in entries)
    if _MAIN not in names:
        raise BadWordFile("it is a ZIP archive, but not a Word file")
    return names


def _part(packed: zipfile.ZipFile, name: str, limits: Limits) -> Any:
    """Return the root of one XML part, after the checks that a hostile file does not pass."""
    from lxml import etree

    entry = packed.getinfo(name)
    if entry.file_size > limits.zip_bytes or _is_bomb(entry, limits):
        raise BadWordFile(_BOMB % (name, entry.file_size))
    with packed.open(entry) as stream:
        # The size in the directory may lie: read no more than it says.
        content = stream.read(entry.file_size + 1)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError:
        reason = (
            "it declares XML entities, which no Word file does"
            if _declares(content)
            else ("the XML inside is damaged or nested too deep")
        )
        raise BadWordFile(reason) from None
    if root.getroottree().docinfo.doctype:
        raise BadWordFile("it declares XML entities, which no Word file does")
    return root


def _declares(content: bytes) -> bool:
    return b"<!DOCTYPE" in content[:4096] or b"<!ENTITY" in content[:4096]


def _is_bomb(entry: zipfile.ZipInfo, limits: Limits) -> bool:
    return entry.file_size > max(_LEAST_TELLING, limits.zip_ratio * max(entry.compress_size, 1))


# ---- styles ------------------------------------------------------------------


def _styles(root: Any) -> dict[str, _Style]:
    found: dict[str, _Style] = {}
    parents: dict[str, str] = {}
    for style in root.iter(_W + "style"):
        key = style.get(_W + "styleId") or ""
        name = _value(style.find(_W + "name")) or key
        known = _style_named(name.lower()) or _outline(style.find(_W + "pPr"))
        if known is None and style.find(f"{_W}pPr/{_W}numPr") is not None:
            known = _Style("list_item", 0)
        if known is not None:
            found[key] = known
        parents[key] = _value(style.find(_W + "basedOn"))
    for key, parent in parents.items():
        _inherit(key, parent, found, parents)
    return found


def _inherit(key: str, parent: str, found: dict[str, _Style], parents: dict[str, str]) -> None:
    """Give a style what the style below it has; ten steps, because a ring of styles is possible."""
    for _ in range(10):
        if key in found or not parent:
            return
        if parent in found:
            found[key] = found[parent]
        parent = parents.get(parent, "")


def _style_named(name: str) -> _Style | None:
    heading = _HEADING.match(name)
    if heading:
        return _Style("heading", int(heading[1]))
    if name in ("title", "titre"):
        return _Style("heading", 1)
    if name.startswith("toc"):
        return _Style("contents", 0)
    if name.startswith("list"):
        return _Style("list_item", 0)
    return _Style("caption", 0) if name == "caption" else None


def _outline(properties: Any) -> _Style | None:
    level = _value(properties.find(_W + "outlineLvl")) if properties is not None else ""
    return _Style("heading", int(level) + 1) if level.isdecimal() and int(level) < 9 else None


def _value(element: Any) -> str:
    return str(element.get(_W + "val") or "") if element is not None else ""


# ---- text --------------------------------------------------------------------


def _write_body(root: Any, styles: dict[str, _Style], writer: Writer) -> None:
    body = root.find(_W + "body")
    for child in _stories(body if body is not None else root):
        if child.tag == _W + "p":
            style = _style_of(child, styles)
            writer.write(_text(child), style.kind, style.level)
        elif child.tag == _W + "tbl":
            _write_table(child, styles, writer)


def _stories(parent: Any) -> Iterator[Any]:
    """Yield paragraphs and tables, also those inside content controls and insertions."""
    for child in parent:
        if child.tag in (_W + "p", _W + "tbl"):
            yield child
        elif child.tag in (_W + "sdt", _W + "sdtContent", _W + "ins", _W + "moveTo", _W + "customXml"):
            yield from _stories(child)


def _write_table(table: Any, styles: dict[str, _Style], writer: Writer) -> None:
    for row in table.iter(_W + "tr"):
        if next(row.iterancestors(_W + "tbl"), None) is not table:
            continue  # a row of a table inside a cell: its text is in the cell
        cells = [" ".join(filter(None, map(_text, cell.iter(_W + "p")))) for cell in row.findall(_W + "tc")]
        filled = [cell for cell in cells if cell.strip()]
        if len(filled) == 1 and len(cells) == 1:
            for paragraph in row.iter(_W + "p"):
                style = _style_of(paragraph, styles)
                writer.write(_text(paragraph), style.kind, style.level)
        elif filled:
            writer.write("\t".join(cell.replace("\n", " ").replace("\t", " ") for cell in cells), "table_row")


def _write_side(packed: zipfile.ZipFile, name: str, limits: Limits, writer: Writer) -> None:
    """Write footnotes as text and page headers and footers as furniture, after the body."""
    if name in ("word/footnotes.xml", "word/endnotes.xml"):
        kind = ""
    elif re.fullmatch(r"word/(?:header|footer)\d*\.xml", name):
        kind = "furniture"
    else:
        return
    for paragraph in _part(packed, name, limits).iter(_W + "p"):
        writer.write(_text(paragraph), kind)


def _style_of(paragraph: Any, styles: dict[str, _Style]) -> _Style:
    properties = paragraph.find(_W + "pPr")
    if properties is None:
        return _Style("", 0)
    told = styles.get(_value(properties.find(_W + "pStyle"))) or _style_named(
        _value(properties.find(_W + "pStyle")).lower()
    )
    if told is None or told.kind == "list_item":
        told = _outline(properties) or told
    if told is None and properties.find(_W + "numPr") is not None:
        told = _Style("list_item", 0)
    return told or _Style("", 0)


def _text(paragraph: Any) -> str:
    """Return the visible characters of one paragraph; deletions, codes and hidden runs are not visible."""
    parts: list[str] = []
    for element in paragraph.iter(_W + "t", _W + "tab", _W + "br", _W + "cr", _W + "noBreakHyphen"):
        if _is_left_out(element, paragraph):
            continue
        if element.tag == _W + "t":
            parts.append(element.text or "")
        elif element.tag == _W + "tab":
            parts.append("\t")
        elif element.tag == _W + "noBreakHyphen":
            parts.append("-")
        else:
            parts.append("\n")
    return "".join(parts)


def _is_left_out(element: Any, paragraph: Any) -> bool:
    for above in element.iterancestors():
        if above is paragraph:
            return False
        if above.tag in (_FALLBACK, _W + "del", _W + "moveFrom", _W + "pPr"):
            return True
        if above.tag == _W + "r" and above.find(f"{_W}rPr/{_W}vanish") is not None:
            return True
    return False
