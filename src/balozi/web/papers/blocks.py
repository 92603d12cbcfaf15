"""A paper as it was written: headings, paragraphs, lists and tables, with what was found in them marked."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from django.utils.safestring import SafeString

from balozi.store.documents.records import PassageRow
from balozi.web.papers.marking import MarkedText

_CELL_EDGE = re.compile(r"\t+| *\| *")
_GROUPED = {"list_item": "list", "table_row": "table"}


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a block: a paragraph, a heading, a list item, or the cells of one row of a table.

    Attributes:
        start: first character in the text.
        language: of the passage.
        cells: the marked text, one for anything but a table.
    """

    start: int
    language: str
    cells: Sequence[SafeString]

    @property
    def html(self) -> SafeString:
        """Return the marked text of a line that is no row of a table."""
        return self.cells[0]


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that belong together.

    Attributes:
        shape: "heading", "paragraph", "list", "table", "caption", "contents", "furniture", or "between" for
            characters that no passage holds.
        level: of a heading, 2 to 6.
        lines: of the block.
    """

    shape: str
    level: int
    lines: Sequence[Line]


def blocks_of(text: str, passages: Sequence[PassageRow], marked: MarkedText) -> Iterator[Block]:
    """Return the paper as blocks in reading order; no visible character is left out."""
    whole = _with_gaps(text, passages)
    for shape, group in groupby(whole, key=lambda passage: _GROUPED.get(passage.kind, "")):
        if shape:
            yield Block(shape, 0, _lines(text, group, marked, shape))
        else:
            for passage in group:
                level = min(6, 2 + len(passage.section))
                yield Block(passage.kind, level, _lines(text, [passage], marked, passage.kind))


def _with_gaps(text: str, passages: Sequence[PassageRow]) -> Iterator[PassageRow]:
    reached = 0
    for passage in passages:
        if text[reached : passage.start].strip():
            yield PassageRow(-1, reached, passage.start, "between", "und", ())
        # A passage that begins before the last one ended would print its characters twice.
        start = max(reached, passage.start)
        if start < passage.end:
            yield PassageRow(
                passage.number, start, passage.end, passage.kind, passage.language, passage.section
            )
        reached = max(reached, passage.end)
    if text[reached:].strip():
        yield PassageRow(-1, reached, len(text), "between", "und", ())


def _lines(text: str, passages: Iterable[PassageRow], marked: MarkedText, shape: str) -> list[Line]:
    return [
        Line(
            passage.start,
            "" if passage.language == "und" else passage.language,
            [
                marked.html(start, end)
                for start, end in (
                    _cells(text, passage) if shape == "table" else [(passage.start, passage.end)]
                )
            ],
        )
        for passage in passages
    ]


def _cells(text: str, passage: PassageRow) -> list[tuple[int, int]]:
    """Return where the cells of a row begin and end; a row without edges is one cell."""
    edges = list(_CELL_EDGE.finditer(text, passage.start, passage.end))
    starts = [passage.start, *(edge.end() for edge in edges)]
    ends = [*(edge.start() for edge in edges), passage.end]
    # An edge before the first cell or after the last one frames the row; it is no empty cell.
    cells = list(zip(starts, ends, strict=True))
    if edges and cells[0][0] == cells[0][1]:
        cells = cells[1:]
    if len(cells) > 1 and cells[-1][0] == cells[-1][1]:
        cells = cells[:-1]
    return cells
