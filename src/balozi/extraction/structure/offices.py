"""Rows of lists of missions and consular offices, in one or more columns, with the regions beside them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from balozi.extraction.papers import Paper
from balozi.extraction.structure.lines import Line, is_capitals, lines_of
from balozi.extraction.structure.places import Place, city_nearly, city_of
from balozi.extraction.structure.scribes import plain
from balozi.extraction.structure.tables import Cell, cells_of
from balozi.extraction.structure.wording import pattern, words
from balozi.ground.words import fold
from balozi.packs.gazetteer import state_by_name

_NUMBERED = re.compile(r"(?P<number>\d{1,3})[.)]\s*(?P<place>\S.{1,120})")
_BULLET = re.compile(r"[-•*–·▪●]\s+")
_ACCREDITED = re.compile(r"(?P<city>[^\W\d_][^-–(]{2,30}?)\s+[-–]\s+(?P<body>\S.{2,})")
_ACRONYM = re.compile(r"\((?P<acronym>[A-Z][\w-]{2,14})\)")
_IN_COUNTRY = re.compile(
    r"(?P<city>[^(,]{3,40}?)\s*(?:,\s*(?P<after>[\w .'’-]{3,40})|\((?P<within>[^)]{3,40})\))"
)


@dataclass(frozen=True, slots=True)
class Office:
    """One row of a list of missions, as printed, with what the gazetteer says of it.

    Attributes:
        number: printed before it, 0 for none.
        name: city as printed, "" for a row that names an organisation only.
        city: from the gazetteer, None when it is not known there.
        accredited_to: organisation beside or instead of the city.
        listed_region: the heading that stands above or beside it.
        consular: whether the heading of its section says that consular offices follow.
        start: first character.
        end: the character after the last one.
        spurious: whether it belongs to a stretch that repeats rows without sense.
    """

    number: int
    name: str
    city: Place | None
    accredited_to: str
    listed_region: str
    consular: bool
    start: int
    end: int
    spurious: bool = False


def region_key(text: str) -> str:
    """Return which part of the world a heading names, "" for none.

    >>> region_key("ASIA & PACIFIC"), region_key("Afrique"), region_key("OFFICES")
    ('asia', 'africa', '')
    """
    wanted = text.lower().strip(" :#*")
    return next((key for key, names in words()["regions"].items() if wanted in names), "")


@lru_cache(maxsize=1)
def offices_of(paper: Paper) -> tuple[Office, ...]:
    """Return the rows of the paper's lists of missions and consular offices, in order."""
    lines = lines_of(paper)
    found: list[Office] = []
    index = 0
    while index < len(lines):
        if lines[index].contents or not _is_title(lines[index].text):
            index += 1
            continue
        section = _section(lines, index)
        rows = [row for row in _rows(lines[index:section]) if row is not None]
        if sum(row.city is not None for row in rows) >= 3:
            found.extend(_with_loops(_with_tail(rows)))
        index = max(section, index + 1)
    return tuple(found)


def _is_title(text: str) -> bool:
    """Tell whether a line is the title of a list of missions: short, with hardly another word."""
    found = pattern("missions", "title").search(text) if len(text) < 80 else None
    return found is not None and (is_capitals(text) or len(found.group()) * 2 > len(text))


def _section(lines: tuple[Line, ...], index: int) -> int:
    """Return the index of the first line after the list that begins at ``index``: a paragraph ends it."""
    misses = 0
    for place in range(index + 1, len(lines)):
        line = lines[place]
        if len(line.text) > 130 or line.contents:
            return place
        misses = 0 if _reads_as_row(line) else misses + 1
        if misses > 2:
            return place - 2
    return len(lines)


def _reads_as_row(line: Line) -> bool:
    cells = cells_of(line)
    return any(
        _NUMBERED.fullmatch(cell.text)
        or region_key(cell.text)
        or _is_consular(cell.text)
        or city_of(cell.text)
        for cell in cells
    )


def _is_consular(text: str) -> bool:
    found = pattern("missions", "consulate").search(text)
    return found is not None and len(text) < 60 and not any(letter.isdigit() for letter in text)


def _rows(lines: tuple[Line, ...]) -> Iterator[Office | None]:
    region, consular = "", False
    for line in lines:
        for cell in cells_of(line):
            if _is_consular(cell.text):
                region, consular = "", True
            elif _is_title(cell.text):
                continue
            elif _names_region(cell):
                region = cell.text.strip(" :#*")
            else:
                yield _office(cell, region, consular=consular)


def _names_region(cell: Cell) -> bool:
    """Tell whether a cell is a heading: a part of the world, or capitals without a number."""
    if region_key(cell.text) or (state_by_name(cell.text) is not None and cell.text.isupper()):
        return True
    return is_capitals(cell.text) and _NUMBERED.fullmatch(cell.text) is None and city_of(cell.text) is None


def _office(cell: Cell, region: str, *, consular: bool) -> Office | None:
    numbered = _NUMBERED.fullmatch(cell.text)
    bullet = _BULLET.match(cell.text)
    place = numbered["place"] if numbered else cell.text[bullet.end() if bullet else 0 :]
    number = int(numbered["number"]) if numbered else 0
    name, city, body = _read_place(place)
    if city is None and not body and (numbered is None or not place[0].isupper() or len(place) > 40):
        return None
    if city is None and not numbered:
        return None
    return Office(number, name, city, body, region, consular, cell.start, cell.end)


def _read_place(place: str) -> tuple[str, Place | None, str]:
    """Return city as printed, city as known, and organisation of "Paris - ... (UNESCO)" or "... (UNEP)"."""
    if city := city_of(place):
        return place, city, ""
    if beside := _ACCREDITED.fullmatch(place):
        return beside["city"], city_of(beside["city"]), _body(beside["body"])
    if acronym := _ACRONYM.search(place):
        return "", None, acronym["acronym"]
    if within := _IN_COUNTRY.fullmatch(place):
        return within["city"], city_of(within["city"]), ""
    return place, city_nearly(place), ""


def _body(text: str) -> str:
    acronym = _ACRONYM.search(text)
    return acronym["acronym"] if acronym is not None else plain(text)


def _with_tail(rows: list[Office]) -> list[Office]:
    """Mark the end of a list of embassies as consular when mostly cities without embassies stand there.

    Some lists append their consulates without a heading; a capital among them has a consular office.
    """
    own = [place for place, row in enumerate(rows) if not row.consular]
    first = next((place for place in own if rows[place].city is not None and not is_seat(rows[place])), None)
    if first is None:
        return rows
    tail = [place for place in own if place >= first]
    seats = sum(is_seat(rows[place]) for place in tail)
    if seats * 2 > len(tail):
        return rows
    return [replace(row, consular=True) if place in tail else row for place, row in enumerate(rows)]


def is_seat(row: Office) -> bool:
    """Tell whether embassies can stand in the city of a row; a city we do not know may be one."""
    return row.city is None or row.city.is_seat


def _with_loops(rows: list[Office]) -> list[Office]:
    """Mark the stretch where a list repeats itself, and the row that leads into it."""
    first, last = looping([fold(row.name) or row.accredited_to for row in rows])
    if first >= last:
        return rows
    return [replace(row, spurious=first - 1 <= place < last) for place, row in enumerate(rows)]


def looping(names: list[str]) -> tuple[int, int]:
    """Return where a list runs in circles, half-open: the stretch richest in names met elsewhere in it.

    A stretch counts when it holds eight rows or more and some name three times: a list that names one city
    twice has a slip, not a loop.

    >>> looping(["a", "b", "c", "d"])
    (0, 0)
    """
    counts = {name: names.count(name) for name in names}
    best, start, total, place = 0, 0, 0, (0, 0)
    for index, name in enumerate(names):
        total += 1 if counts[name] > 1 else -1
        if total < 0:
            total, start = 0, index + 1
        elif total > best:
            best, place = total, (start, index + 1)
    stretch = names[place[0] : place[1]]
    often = max((stretch.count(name) for name in stretch), default=0)
    while stretch and counts[stretch[0]] == 1:
        stretch = stretch[1:]
        place = (place[0] + 1, place[1])
    return place if len(stretch) >= 8 and often >= 3 else (0, 0)
