"""Hard-wrapped lines: which line goes on with the one before."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from balozi.reading.documents import PassageKind
from balozi.reading.lines import Line
from balozi.reading.looks import ends_sentence, is_capitals
from balozi.reading.wordlists import words

_WIDEST = 130  # longer lines are whole paragraphs, not wrapped ones
_NARROWEST = 45
_RAGGED = 0.88  # how full a line must be for a break after it to mean nothing
_BLANK_LINES = 8  # that a page break may leave inside a sentence
_LONG_ENOUGH = 30
_LAST_WORD = re.compile(r"([^\W\d_]+)\Z")
_RUNNING = frozenset({PassageKind.PARAGRAPH, PassageKind.LIST_ITEM, PassageKind.CAPTION})


class Wrapping:
    """How the lines of one text are wrapped."""

    def __init__(self, lines: Sequence[Line], kinds: Sequence[PassageKind]) -> None:
        self._lines = lines
        self._kinds = kinds
        self._starts, self._widths = _widths(lines, kinds)

    @staticmethod
    def joins(look: str) -> bool:
        """Tell whether a line ends with a word or sign that needs a following one."""
        if look.endswith(("-", "–", "(", "/", "&")):
            return True
        last = _LAST_WORD.search(look[-20:])
        return last is not None and last[1].lower() in words("labels", "joins")

    def goes_on(self, number: int) -> bool:
        """Tell whether the line after this one belongs to the same passage."""
        here, following = self._lines[number], self._lines[number + 1]
        if self._kinds[number] is PassageKind.HEADING:
            return self._heading_goes_on(number)
        if self._kinds[number] not in _RUNNING or self._kinds[number + 1] is not PassageKind.PARAGRAPH:
            return False
        if following.gap > 0:
            return _crosses_blanks(here, following)
        return self._is_wrapped(here.text, following.text, self._width(number))

    def _heading_goes_on(self, number: int) -> bool:
        here, following = self._lines[number], self._lines[number + 1]
        if following.gap > 0:
            return False
        if self._kinds[number + 1] is PassageKind.HEADING:
            return self.joins(here.text) and is_capitals(here.text) and is_capitals(following.text)
        goes_on = self._kinds[number + 1] is PassageKind.PARAGRAPH and following.text[0].islower()
        return goes_on and not is_capitals(here.text)

    def _is_wrapped(self, here: str, following: str, width: int) -> bool:
        if here.endswith(";") and following[0].isupper():
            return False
        if ends_sentence(here) or here.endswith((";", ":")):
            return width <= _WIDEST and not here.endswith(":") and _is_full(here, following, width)
        if following[0].islower() or self.joins(here):
            return True
        if is_capitals(here) and not is_capitals(following) and len(here.split()) > 2:
            # "FINAL COMMUNIQUÉ OF THE SUMMIT" above "Abuja, 7 July 2024": a title in capitals ends with them.
            return False
        # "The Assembly," above "Decides to ...;": what ends with a semicolon is an item, not the rest of a line.
        if here.endswith(",") and not following.endswith(";"):
            return True
        return width <= _WIDEST and _is_full(here, following, width * _RAGGED)

    def _width(self, number: int) -> int:
        return self._widths[bisect_right(self._starts, number) - 1]


def _is_full(here: str, following: str, width: float) -> bool:
    """Tell whether the first word of the next line would not have fitted on this one."""
    first = following.split(maxsplit=1)[0]
    return len(here) + 1 + len(first) > width


def _crosses_blanks(here: Line, following: Line) -> bool:
    """Tell whether a sentence was cut by a page break: it has no end, and goes on with a small letter."""
    if following.gap > _BLANK_LINES or not following.text[0].islower():
        return False
    if ends_sentence(here.text) or here.text.endswith((":", ";")):
        return False
    return len(here.text) >= _LONG_ENOUGH or Wrapping.joins(here.text)


def _widths(lines: Sequence[Line], kinds: Sequence[PassageKind]) -> tuple[list[int], list[int]]:
    """Return, for every run of lines without a blank between, its first line and its width."""
    starts: list[int] = []
    widths: list[int] = []
    for first, last in _runs(lines, kinds):
        starts.append(first)
        widths.append(max(_NARROWEST, *(len(line.text) for line in lines[first:last])))
    return starts, widths


def _runs(lines: Sequence[Line], kinds: Sequence[PassageKind]) -> Iterator[tuple[int, int]]:
    first = 0
    for number in range(1, len(lines) + 1):
        if number == len(lines) or lines[number].gap > 0 or kinds[number] not in _RUNNING:
            if number > first:
                yield first, number
            first = number
