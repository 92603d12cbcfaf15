"""A text as lines: where each begins and ends, and how it stands to the one before."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from balozi.reading.extracts import Block

# What takes room and shows nothing: Unicode white space, controls, marks of direction and width.
BLANKS = "".join(
    chr(code)
    for first, last in (
        (0x00, 0x20), (0x7F, 0xA0), (0xAD, 0xAD), (0x1680, 0x1680), (0x180E, 0x180E), (0x2000, 0x200F),
        (0x2028, 0x202F), (0x205F, 0x206F), (0x3000, 0x3000), (0xFEFF, 0xFEFF),
    )
    for code in range(first, last + 1)
)  # fmt: skip
_INLINE = re.compile(r"</?[a-z]{1,6}>|\*\*|__")
_PAGE_END = "\f"


@dataclass(frozen=True, slots=True)
class Line:
    """One line with something visible on it.

    Attributes:
        start: its first visible character.
        end: the character after its last visible one.
        text: its look: the characters between, without inline marks such as ``<i>`` and ``**``.
        gap: blank lines above it; at the top of a text or page, at least 1.
        tabbed: whether a tab stands before it.
        page: the page it is on, counted from 0, as far as form feeds tell.
        block: what the format says about it, if anything.
    """

    start: int
    end: int
    text: str
    gap: int
    tabbed: bool
    page: int
    block: Block | None = None


def split_lines(text: str, blocks: Sequence[Block] = ()) -> list[Line]:
    r"""Return the lines that show something, in order; together they hold every visible character.

    Examples:
        >>> [line.text for line in split_lines("One\r\n\r\n  two ")]
        ['One', 'two']
    """
    lines: list[Line] = []
    position, gap, page, pending = 0, 1, 0, list(reversed(blocks))
    for raw in text.splitlines(keepends=True):
        start, position = position, position + len(raw)
        bare = raw.strip(BLANKS)
        if bare:
            begin = start + len(raw) - len(raw.lstrip(BLANKS))
            block = _block_at(begin, pending)
            lines.append(Line(begin, begin + len(bare), _look(bare), gap, raw.startswith("\t"), page, block))
            gap = 0
        else:
            gap += 1
        if _PAGE_END in raw:
            page, gap = page + 1, gap + 1
    return lines


def _block_at(position: int, pending: list[Block]) -> Block | None:
    """Return the block over this place; blocks that lie behind are taken off the list."""
    while pending and pending[-1].end <= position:
        pending.pop()
    return pending[-1] if pending and pending[-1].start <= position else None


def _look(bare: str) -> str:
    if "<" in bare or "*" in bare or "_" in bare:
        return _INLINE.sub("", bare).strip(BLANKS) or bare
    return bare
