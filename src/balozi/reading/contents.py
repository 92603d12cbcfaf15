"""Tables of contents: where they begin, and where the paper itself begins."""

from collections.abc import Sequence
from itertools import pairwise

from balozi.reading.lines import Line
from balozi.reading.looks import ends_in_page, has_leaders, is_contents_title

_WRAPPED = 3  # lines of one entry that was broken before its dots


def contents(lines: Sequence[Line]) -> frozenset[int]:
    """Return the numbers of the lines of tables of contents: titles, entries, broken entries."""
    found = {number for number, line in enumerate(lines) if has_leaders(line.text)}
    for number, line in enumerate(lines):
        if is_contents_title(line.text):
            found |= _zone(lines, number, found)
    return frozenset(found | _between(found))


def _zone(lines: Sequence[Line], title: int, leaders: set[int]) -> set[int]:
    """Return the entries under a title, until more lines than one entry can have lead to no page."""
    zone, last = {title}, title
    for number in range(title + 1, len(lines)):
        if number in leaders or ends_in_page(lines[number].text):
            zone.update(range(last + 1, number + 1))
            last = number
        elif number - last >= _WRAPPED:
            break
    return zone


def _between(found: set[int]) -> set[int]:
    """Return the lines between two entries that stand close: the first halves of broken entries."""
    ordered = sorted(found)
    return {
        number
        for earlier, later in pairwise(ordered)
        if 1 < later - earlier <= _WRAPPED
        for number in range(earlier + 1, later)
    }
