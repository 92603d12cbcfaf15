"""The lines of a PDF page: where white space above a line begins a paragraph, where it parts cells."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Any

# Lines this much further apart than usual on the page are paragraphs, not lines of one.
_APART = 1.35
_SAME_ROW = 0.3  # of a letter's height
_BREAK = "\r\n"


@dataclass(frozen=True, slots=True)
class _PrintedLine:
    """One line with the place of its first letter, in points from the lower left."""

    text: str
    left: float
    bottom: float
    height: float


def page_text(words: Any) -> str:
    """Return the text of one page, with an empty line where the page has white space.

    Args:
        words: the text page of pypdfium2.
    """
    text = str(words.get_text_range())
    if len(text) != words.count_chars():
        return text  # letters outside the first plane shift the places: no places then
    printed = _printed(text, words)
    pitch = _pitch(printed)
    parts = [printed[0].text] if printed else []
    for above, line in pairwise(printed):
        parts += (_between(above, line, pitch), line.text)
    return "".join(parts)


def _printed(text: str, words: Any) -> list[_PrintedLine]:
    found = []
    place = 0
    for line in text.split(_BREAK):
        blank = len(line) - len(line.lstrip())
        if blank < len(line):
            left, bottom, _, top = words.get_charbox(place + blank, loose=True)
            found.append(_PrintedLine(line, left, bottom, max(top - bottom, 1.0)))
        place += len(line) + len(_BREAK)
    return found


def _pitch(printed: Sequence[_PrintedLine]) -> float:
    """Return the usual distance of two lines of one paragraph on this page."""
    drops = [
        above.bottom - line.bottom
        for above, line in pairwise(printed)
        if 0.5 * line.height < above.bottom - line.bottom < 2.2 * line.height
    ]
    return median(drops) if drops else 0.0


def _between(above: _PrintedLine, line: _PrintedLine, pitch: float) -> str:
    drop = above.bottom - line.bottom
    if abs(drop) < _SAME_ROW * line.height and line.left > above.left:
        return "\t"
    if pitch and (drop > _APART * pitch or drop < -line.height):
        return "\n\n"
    return "\n"
