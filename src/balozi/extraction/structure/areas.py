"""Lists of counties and other areas with their codes, in columns or one a line."""

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from balozi.extraction.papers import Paper
from balozi.extraction.structure.lines import Line, lines_of
from balozi.extraction.structure.places import known_area
from balozi.extraction.structure.scribes import Scribe
from balozi.extraction.structure.tables import Cell, cells_of, is_row
from balozi.extraction.structure.wording import may_hold, pattern, words
from balozi.extraction.suggestions import Rule, Suggestion

_CODE = re.compile(r"\d{1,3}")
_NUMBERED = re.compile(r"(?P<code>\d{1,3})[.)]?\s+(?P<name>[A-ZÀ-Ý][\w'’\- ]{2,40})")
_NAME = re.compile(r"[A-ZÀ-Ý][\w'’.\- ]{2,40}")


@dataclass(frozen=True, slots=True)
class Area:
    """One area as printed: its code, its name and where both stand."""

    code: int
    name: str
    start: int
    end: int


@lru_cache(maxsize=1)
def areas_of(paper: Paper) -> tuple[Area, ...]:
    """Return the coded areas that the paper lists; none when no heading or known name vouches for them."""
    found: list[Area] = []
    block: list[Area] = []
    announced = False
    told = may_hold(paper.text, words()["areas_list"]["county"])
    for line in lines_of(paper):
        if line.contents:
            continue
        row = _row(line)
        if row:
            block.extend(row)
            continue
        if line.is_page_number:
            continue
        found.extend(_vouched(paper, block, announced=announced))
        block = []
        short = told and len(line.text) < 120
        announced = short and pattern("areas_list", "county").search(line.text) is not None
    return (*found, *_vouched(paper, block, announced=announced))


def _row(line: Line) -> list[Area]:
    """Return the areas of one line: code and name in turn, or "12. Name" alone."""
    cells = cells_of(line) if is_row(line) else ()
    pairs = [_area(code, name) for code, name in itertools.pairwise(cells) if _is_pair(code, name)]
    if pairs and len(pairs) * 2 >= len(cells) - 1:
        return pairs
    alone = _NUMBERED.fullmatch(line.text) if line.text[0].isdigit() else None
    if alone is None:
        return []
    return [Area(int(alone["code"]), alone["name"], line.start, line.end)]


def _is_pair(code: Cell, name: Cell) -> bool:
    return _CODE.fullmatch(code.text) is not None and _NAME.fullmatch(name.text) is not None


def _area(code: Cell, name: Cell) -> Area:
    return Area(int(code.text), name.text, code.start, name.end)


def _vouched(paper: Paper, block: list[Area], *, announced: bool) -> list[Area]:
    """Keep a block of rows when a heading names it or when most of its names are known areas."""
    if len(block) < 3:
        return []
    if announced:
        return block
    known = sum(known_area(paper.country, area.name) is not None for area in block)
    return block if known * 2 > len(block) else []


def counties(paper: Paper) -> Iterator[Suggestion]:
    """Read the areas of a coded list; a name that is nearly a known one is given its known spelling."""
    scribe = Scribe(paper, "AR1", 0.95)
    for area in areas_of(paper):
        known = known_area(paper.country, area.name)
        printed = area.name if known is not None and known != area.name else ""
        yield scribe.write(
            "county", area.start, area.end, name=known or area.name, code=area.code, as_printed=printed
        )


AREAS = (
    Rule(
        "AR1", "A list of codes and names under a heading of counties names the areas of a country.", counties
    ),
)
