"""A text to passages: what belongs together, what it is on the page, and under which headings it stands."""

import re
from collections.abc import Iterable, Iterator, Sequence

from balozi.reading.documents import Passage, PassageKind
from balozi.reading.extracts import Block
from balozi.reading.linekinds import line_kinds
from balozi.reading.lines import Line, split_lines
from balozi.reading.unmarked import Piece, look, settle
from balozi.reading.wrapping import Wrapping

_UNKNOWN = "und"
_BLANKS = re.compile(r"\s+")


def find_passages(text: str, blocks: Sequence[Block] = ()) -> list[Passage]:
    r"""Return the passages of a text, in order; together they cover every visible character.

    Args:
        text: the whole text.
        blocks: what the file's format says about stretches of it.

    Returns:
        Passages whose language is "und": `balozi.reading.language` tells it.

    Examples:
        >>> [passage.kind.value for passage in find_passages("FOREIGN POLICY\n\nWe keep our word.")]
        ['heading', 'paragraph']
    """
    lines = split_lines(text, blocks)
    pieces = list(_pieces(lines))
    settle(pieces, lines)
    return list(_under_headings(text, lines, pieces))


# ---- lines to pieces ------------------------------------------------------------


def _pieces(lines: Sequence[Line]) -> Iterator[Piece]:
    kinds, levels = line_kinds(lines)
    wrapping = Wrapping(lines, kinds)
    number = 0
    while number < len(lines):
        last = number
        while last + 1 < len(lines) and _belongs(lines, kinds, last, wrapping):
            last += 1
        yield Piece(number, last, kinds[number], levels.get(number, 0))
        number = last + 1


def _belongs(lines: Sequence[Line], kinds: Sequence[PassageKind], number: int, wrapping: Wrapping) -> bool:
    """Tell whether the next line goes on with this one."""
    here, following = lines[number], lines[number + 1]
    if here.block is not None or following.block is not None:
        return here.block is following.block
    return wrapping.goes_on(number)


# ---- sections ----------------------------------------------------------------------


def _under_headings(text: str, lines: Sequence[Line], pieces: Iterable[Piece]) -> Iterator[Passage]:
    path: list[tuple[int, str]] = []
    for number, piece in enumerate(pieces):
        if piece.kind is PassageKind.HEADING:
            path = [step for step in path if step[0] < piece.level]
        start, end = lines[piece.first].start, lines[piece.last].end
        yield Passage(number, start, end, piece.kind, _UNKNOWN, tuple(title for _, title in path))
        if piece.kind is PassageKind.HEADING:
            path.append((piece.level, _BLANKS.sub(" ", look(piece, lines)).lstrip("# ")))
