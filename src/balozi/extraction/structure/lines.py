"""The lines of a paper: lists, tables and rows are told by their lines, whatever the reader called them."""

import re
from collections.abc import Iterator
from functools import lru_cache

from balozi.extraction.papers import Paper
from balozi.ground.records import made_often
from balozi.reading.documents import Document, PassageKind

_LEADER = re.compile(r"(?<![.…])(?:\.{4,}|…{2,})\s*(?:[ivxlc]{1,6}|\d{1,4})?$")
# A lead-in is never longer, in lines.
_REACH = 30
_PAGE_NUMBER = re.compile(r"[ivxlc]{1,6}|\d{1,4}")
_NUMBERED_HEADING = re.compile(r"\d{1,2}(?:\.\d{1,2}){1,3}\.?:?\s+\S")
_CHAPTER = re.compile(
    r"(?i)(?:chapter|sura(?: ya)?|chapitre|part|sehemu(?: ya)?|partie|section)\s+(?:\d+|[ivx]+)\b"
)


@made_often()
class Line:
    """One line without the blanks around it.

    Attributes:
        start: first visible character in the document's text.
        end: the character after the last visible one.
        text: the characters between.
        gap: how many empty lines stand before it.
        language: of the passage it is in, else of the document.
        contents: whether it belongs to the table of contents.
        listed: whether the reader knows that an item of a list begins here, marks or no marks.
        furniture: whether the reader takes it for part of the page, not of the paper.
    """

    start: int
    end: int
    text: str
    gap: int
    language: str
    contents: bool
    listed: bool = False
    furniture: bool = False

    @property
    def is_page_number(self) -> bool:
        """Tell whether nothing but a page or picture number stands on the line."""
        return _PAGE_NUMBER.fullmatch(self.text) is not None

    @property
    def is_heading(self) -> bool:
        """Tell whether the line looks like a heading: numbered, a chapter, or short capitals."""
        if len(self.text) > 120 or self.text.endswith((".", ";", ",")):
            return False
        return bool(
            _NUMBERED_HEADING.match(self.text)
            or _CHAPTER.match(self.text)
            or self.text.startswith("#")
            or is_capitals(self.text)
        )


def is_capitals(text: str) -> bool:
    """Tell whether a text of two words or more, or one long word, is all in capitals.

    >>> is_capitals("THE MINISTRY"), is_capitals("UN"), is_capitals("The Ministry")
    (True, False, False)
    """
    letters = [letter for letter in text if letter.isalpha()]
    return len(letters) >= 6 and all(letter == letter.upper() for letter in letters)


def lines_of(paper: Paper) -> tuple[Line, ...]:
    """Return the visible lines of a paper in order, the table of contents marked."""
    return _read(paper.document)


@lru_cache(maxsize=1)
def _read(document: Document) -> tuple[Line, ...]:
    """Read the lines once for all the rules that look at one paper after the other."""
    return tuple(_lines(document))


def _lines(document: Document) -> Iterator[Line]:
    passages = document.passages
    position, gap, index = 0, 0, 0
    for raw in document.text.split("\n"):
        text = raw.strip()
        if not text:
            gap += 1
            position += len(raw) + 1
            continue
        start = position + raw.index(text)
        while index + 1 < len(passages) and passages[index].end <= start:
            index += 1
        here = passages[index] if passages and passages[index].start <= start < passages[index].end else None
        language = here.language if here is not None and here.language != "und" else document.language
        kind = here.kind if here is not None else PassageKind.PARAGRAPH
        yield Line(
            start,
            start + len(text),
            text,
            gap,
            language,
            contents=kind is PassageKind.CONTENTS or _leads_to_a_page(text),
            listed=kind is PassageKind.LIST_ITEM and here is not None and here.start >= position,
            furniture=kind is PassageKind.FURNITURE,
        )
        position += len(raw) + 1
        gap = 0


def _leads_to_a_page(text: str) -> bool:
    """Tell whether a line ends in dots and perhaps a page number, as in a table of contents."""
    return ("...." in text or "……" in text) and _LEADER.search(text) is not None


def paragraph_before(lines: tuple[Line, ...], index: int) -> tuple[Line, ...]:
    """Return the unbroken lines that stand right before line ``index``; empty at the top of a paper."""
    last = index - 1
    while last >= max(0, index - _REACH) and lines[last].is_page_number:
        last -= 1
    first = last
    while first > max(0, last - _REACH) and not lines[first].gap and not lines[first].is_heading:
        first -= 1
    return lines[max(first, 0) : last + 1]


def heading_before(lines: tuple[Line, ...], index: int, reach: int = 12) -> Line | None:
    """Return the nearest heading above line ``index``, at most ``reach`` lines away."""
    for line in reversed(lines[max(0, index - reach) : index]):
        if line.is_heading:
            return line
    return None
