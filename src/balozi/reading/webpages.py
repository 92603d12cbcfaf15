"""HTML to text: what a reader of the page sees, block by block.

The parser is driven by events and builds no tree, so that nesting a million deep costs nothing.
"""

import codecs
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from balozi.reading.extracts import Extract, Writer
from balozi.reading.wordlists import words

_FURNITURE_ROLES = frozenset({"navigation", "banner", "contentinfo", "search", "complementary"})
_KINDS = {
    "li": "list_item",
    "dt": "list_item",
    "dd": "list_item",
    "caption": "caption",
    "figcaption": "caption",
}
_HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_CHARSET = re.compile(
    rb"<(?:meta|\?xml)[^>]{0,300}?(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE
)
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_GUESSED = "The page does not say its encoding and is not UTF-8; it was read as Windows-1252."
_FEED = 1 << 16


def read_webpage(content: bytes, characters: int) -> Extract:
    """Return the visible text of an HTML page, its blocks, and what had to be guessed.

    Raises:
        OverflowError: the text is longer than ``characters``.
    """
    from lxml import etree

    text, warnings = _decode(content)
    page = _Page(Writer(characters))
    parser = etree.HTMLParser(target=page, remove_comments=True, remove_pis=True)
    for start in range(0, len(text), _FEED):
        parser.feed(text[start : start + _FEED])
    parser.close()
    return page.writer.extract(warnings)


def _decode(content: bytes) -> tuple[str, tuple[str, ...]]:
    for bom, encoding in ((codecs.BOM_UTF8, "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if content.startswith(bom):
            return _bare(content.decode(encoding, "replace")), ()
    told = _CHARSET.search(content[:4096])
    for encoding in ("utf-8", told[1].decode("ascii") if told else "utf-8"):
        try:
            return _bare(content.decode(encoding)), ()
        except (UnicodeDecodeError, LookupError):
            continue
    return _bare(content.decode("cp1252", "replace")), (_GUESSED,)


def _bare(text: str) -> str:
    """Drop the XML declaration (its encoding is no longer true) and zero bytes."""
    return re.sub(r"\A\s*<\?xml[^>]*\?>", "", text.replace("\0", ""))


@dataclass(slots=True)
class _Element:
    """One open element: what it adds to the looks of the text in it."""

    tag: str
    kind: str
    level: int
    furniture: bool
    content: bool


@dataclass(slots=True)
class _Page:
    """Listens to the parser and writes blocks. Its method names are those that lxml calls."""

    writer: Writer
    _open: list[_Element] = field(default_factory=lambda: [_Element("", "", 0, False, False)])
    _hidden: int = 0
    _inline: list[str] = field(default_factory=list)
    _cells: list[list[tuple[str, str, int]]] | None = None

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Begin an element."""
        if tag in words("elements", "void"):
            self._void(tag)
            return
        if self._hidden or tag in words("elements", "dropped") or _is_hidden(attributes):
            self._hidden += 1
            return
        if tag in words("elements", "block"):
            self._flush()
        self._open.append(_element(tag, attributes, self._open[-1]))
        if tag == "tr":
            self._end_row()
            self._cells = []
        elif tag in ("td", "th") and self._cells is not None:
            self._cells.append([])
        elif tag == "table":
            self._end_row()

    def end(self, tag: str) -> None:
        """End an element."""
        if tag in words("elements", "void"):
            return
        if self._hidden:
            self._hidden -= 1
            return
        if tag in words("elements", "block"):
            self._flush()
        if tag == "tr":
            self._end_row()
        if len(self._open) > 1:
            self._open.pop()

    def data(self, text: str) -> None:
        """Take characters."""
        if not self._hidden:
            self._inline.append(text)

    def close(self) -> None:
        """End the page."""
        self._flush()
        self._end_row()

    def _void(self, tag: str) -> None:
        if self._hidden:
            return
        if tag == "br":
            self._inline.append("\v")
        elif tag == "hr":
            self._flush()

    def _flush(self) -> None:
        """Write the characters since the last block began."""
        if not self._inline:
            return
        here = self._open[-1]
        joined = "".join(self._inline)
        self._inline.clear()
        if not any(element.tag == "pre" for element in self._open[-3:]):
            joined = _BLANKS.sub(" ", joined)
        text = re.sub(r" ?\v ?", "\n", joined).strip()
        if not text:
            return
        kind = "furniture" if here.furniture else here.kind
        if self._cells:
            self._cells[-1].append((text, kind, here.level))
        else:
            self.writer.write(text, kind, here.level)

    def _end_row(self) -> None:
        """Write a row: several cells with tabs between; a lone cell is layout, its blocks stand alone."""
        cells, self._cells = self._cells, None
        filled = [cell for cell in cells or () if cell]
        if len(filled) == 1:
            for block in filled[0]:
                self.writer.write(*block)
        elif filled:
            furniture = all(kind == "furniture" for cell in filled for _, kind, _ in cell)
            row = "\t".join(" ".join(text for text, _, _ in cell) for cell in cells or ())
            self.writer.write(row.replace("\n", " "), "furniture" if furniture else "table_row")


def _element(tag: str, attributes: Mapping[str, str], parent: _Element) -> _Element:
    content = parent.content or tag in words("elements", "content")
    furniture = parent.furniture or (
        tag in words("elements", "furniture") and not (tag == "header" and content)
    )
    furniture = furniture or attributes.get("role", "").strip().lower() in _FURNITURE_ROLES
    if len(tag) == 2 and tag[0] == "h" and tag[1] in "123456":
        return _Element(tag, "heading", int(tag[1]), furniture, content)
    kind = _KINDS.get(tag, parent.kind if tag not in ("td", "th", "table", "ul", "ol") else "")
    return _Element(tag, kind, parent.level if kind == "heading" else 0, furniture, content)


def _is_hidden(attributes: Mapping[str, str]) -> bool:
    if "hidden" in attributes or attributes.get("aria-hidden", "").lower() == "true":
        return True
    return _HIDING.search(attributes.get("style", "")) is not None
