"""The lines of a table as rows of cells: a line that is broken is told, and swallows no other."""

import csv
import re
from collections import deque
from collections.abc import Iterable, Iterator, Sequence

from balozi.ground.errors.family import BaloziError
from balozi.ground.errors.results import NotATable, QuoteLeftOpen, RowNotText

_MARKS = (",", ";", "\t")
# A cell may hold line breaks, such as a comment; nobody writes one of so many lines.
_MOST_LINES = 100
_NOT_TEXT = re.compile("[\x00\udc80-\udcff]")

Cells = list[str]


def table_of(
    lines: Iterable[str], name: str, known: Iterable[str]
) -> tuple[Cells, Iterator[tuple[int, Cells | BaloziError]]]:
    """Return the cells of the first line, and the line number with the cells of each row that is not empty.

    A row that cannot be read is given as the reason for it. Bytes that are no UTF-8 are expected as surrogates.

    Args:
        lines: of a file; commas, semicolons or tabs stand between cells, whichever makes the first line known.
        name: of the file, for refusals.
        known: names of columns.

    Raises:
        NotATable: the first line is no text.
    """
    walk = iter(lines)
    try:
        first = next(walk, "").removeprefix("\ufeff")
    except UnicodeDecodeError:
        raise NotATable(name) from None
    if _NOT_TEXT.search(first):
        raise NotATable(name)
    mark = mark_of(first, known)
    header = _split([first], mark)
    return header, _rows(_Numbered(walk, name), mark, len(header))


def mark_of(first: str, known: Iterable[str]) -> str:
    """Return the mark between the cells of a file: whichever makes the first line known.

    Args:
        first: line of the file.
        known: names of columns.

    Examples:
        >>> mark_of("indicator;period;actual", ["indicator", "period"])
        ';'
    """
    words = set(known)
    return max(_MARKS, key=lambda one: len(words.intersection(map(_folded, first.split(one)))))


class _Numbered:
    """Lines with their numbers, of which some can be put back."""

    def __init__(self, lines: Iterator[str], name: str) -> None:
        self._lines, self._name = lines, name
        self._back: deque[str] = deque()
        self.number = 1

    def take(self) -> str | None:
        """Return the next line, None after the last one."""
        try:
            line = self._back.popleft() if self._back else next(self._lines, None)
        except UnicodeDecodeError:
            raise NotATable(self._name) from None
        self.number += line is not None
        return line

    def put_back(self, lines: Sequence[str]) -> None:
        """Let lines be taken once more."""
        self._back.extendleft(reversed(lines))
        self.number -= len(lines)


def _rows(lines: _Numbered, mark: str, width: int) -> Iterator[tuple[int, Cells | BaloziError]]:
    while (line := lines.take()) is not None:
        # What holds no quotation mark is cut at the marks, as a reader of CSV would.
        plain = '"' not in line
        cells = line.rstrip("\r\n").split(mark) if plain else _quoted(line, lines, mark, width)
        if isinstance(cells, BaloziError) or any(map(str.strip, cells)):
            yield lines.number, RowNotText() if _NOT_TEXT.search(line) else cells


def _quoted(line: str, lines: _Numbered, mark: str, width: int) -> Cells | BaloziError:
    try:
        return _over_lines(line, lines, mark, width) if _is_open([line], mark) else _split([line], mark)
    except csv.Error:
        # A cell longer than a reader of CSV takes: its quotation has no end either.
        return QuoteLeftOpen()


def _over_lines(first: str, lines: _Numbered, mark: str, width: int) -> Cells | BaloziError:
    """Return the cells of a row that goes on in the next lines; else only its first line is lost."""
    taken: list[str] = []
    while len(taken) < _MOST_LINES and (line := lines.take()) is not None:
        taken.append(line)
        if '"' in line and not _is_open([first, *taken], mark):
            cells = _split([first, *taken], mark)
            # Two lines with marks enough for a whole row are two rows, of which one would swallow the other.
            full = sum(line.count(mark) >= width - 1 for line in (first, *taken))
            if len(cells) <= width and full < 2:
                return cells
            break
    lines.put_back(taken)
    return QuoteLeftOpen()


def _is_open(lines: Sequence[str], mark: str) -> bool:
    """Tell whether a quotation that began has not ended: one more line would be part of the same row."""
    return len(list(csv.reader([*lines, "."], delimiter=mark))) == 1


def _split(lines: Sequence[str], mark: str) -> Cells:
    return next(csv.reader(lines, delimiter=mark), [])


def _folded(cell: str) -> str:
    return cell.strip().strip('"').strip().lower()
