"""Runs of list items: lines with bullets, letters, Roman or Arabic numbers that follow one another."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from balozi.extraction.structure.lines import Line

_BULLET = r"[-•*–·▪●◦‣]"
_ITEM = re.compile(
    rf"(?:{_BULLET}\s*)?(?:\(?(?P<mark>[a-z]|[ivxl]{{1,6}}|\d{{1,3}})[.)](?!\d)|(?P<bullet>{_BULLET}))\s+(?=\S)"
)
_BARE = re.compile(rf"{_BULLET}\s+(?=\S)")
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50}
_TAIL = re.compile(r"(?:\s*[;,.:]|\s*[;,]?\s+(?:na|and|et|or|au|ou))\s*$")


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a list.

    Attributes:
        start: first character after the mark.
        end: the character after the last word, closing comma and "and" left out.
        mark: the letter or number as printed, "" for a bullet.
        number: its place in the list, from 1.
    """

    start: int
    end: int
    mark: str
    number: int


@dataclass(frozen=True, slots=True)
class Run:
    """A list as it stands in the text.

    Attributes:
        first: index of the line of its first item.
        last: index of the last line that belongs to it.
        items: in order.
    """

    first: int
    last: int
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class _Mark:
    style: str
    text: str
    width: int


def runs_of(text: str, lines: tuple[Line, ...]) -> Iterator[Run]:
    """Find the lists of two items or more, in order.

    Args:
        text: of the whole paper.
        lines: of the same paper.
    """
    index = 0
    while index < len(lines):
        mark = _mark(lines[index].text)
        if mark is None or lines[index].contents or not _place(mark, mark.style, 1):
            index += 1
            continue
        run = _run(text, lines, index, _style(lines, index, mark))
        if len(run.items) > 1:
            yield run
        index = run.last + 1


def _mark(text: str) -> _Mark | None:
    found = _ITEM.match(text)
    if found is None:
        return None
    mark = found["mark"] or ""
    style = "bullet" if not mark else "digit" if mark.isdigit() else "letter"
    return _Mark(style, mark, found.end())


def _style(lines: tuple[Line, ...], index: int, mark: _Mark) -> str:
    """Return the style of the list that begins here: "i" opens a Roman list."""
    return "roman" if mark.text == "i" else mark.style


def has_mark(text: str) -> bool:
    """Tell whether a line begins with a bullet, a letter or a number as list items do."""
    return _mark(text) is not None


def _place(mark: _Mark, style: str, wanted: int) -> bool:
    """Tell whether this mark is the one at place ``wanted`` in a list of this style."""
    if style == "bullet" or mark.style == "bullet":
        return style == mark.style
    if style == "digit":
        return mark.style == "digit" and int(mark.text) == wanted
    if mark.style != "letter":
        return False
    if style == "roman" or (wanted == 1 and mark.text == "i"):
        return _roman(mark.text) == wanted
    return len(mark.text) == 1 and ord(mark.text) - 96 == wanted


def _roman(mark: str) -> int:
    """Return the value of a small Roman number, 0 when the letters are none."""
    values = [_ROMAN.get(letter, 0) for letter in mark]
    if 0 in values:
        return 0
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-value if value < after else value for value, after in pairs)


def _run(text: str, lines: tuple[Line, ...], first: int, style: str) -> Run:
    spans: list[tuple[int, int, str]] = []
    index, last = first, first
    while index < len(lines):
        line, mark = lines[index], _mark(lines[index].text)
        if mark is not None and _place(mark, style, len(spans) + 1):
            spans.append((line.start + mark.width, line.end, mark.text))
            last = index
        elif not _belongs(lines, index, last, mark, style):
            break
        elif mark is None and not line.is_page_number and last == index - 1 and line.gap == 0:
            spans[-1] = (spans[-1][0], line.end, spans[-1][2])
            last = index
        index += 1
    items = tuple(_item(text, span, number) for number, span in enumerate(spans, 1))
    return Run(first, last, items)


def _belongs(lines: tuple[Line, ...], index: int, last: int, mark: _Mark | None, style: str) -> bool:
    """Tell whether a line that is no next item can stand inside the list: wrapped, a page number, a sub-item."""
    line = lines[index]
    if line.is_page_number:
        return index - last < 3
    if mark is not None:
        return mark.style != style and not (style == "roman" and mark.style == "letter")
    if last != index - 1:
        return False
    wrapped = line.text[0].islower() or lines[last].text[-1] not in ".;:"
    return wrapped and line.gap == 0 and not line.is_heading


def _item(text: str, span: tuple[int, int, str], number: int) -> Item:
    start, end, mark = span
    return Item(start, trimmed(text, start, end), mark, number)


def trimmed(text: str, start: int, end: int) -> int:
    """Return the end of a list item without its closing comma, full stop or "and".

    >>> trimmed("peace; and", 0, 10)
    5
    """
    while found := _TAIL.search(text, max(start, end - 24), end):
        if found.start() <= start:
            break
        end = found.start()
    return end
