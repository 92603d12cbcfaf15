"""Tables: institutions with their roles, areas with their codes."""

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from balozi.extraction.papers import Paper
from balozi.extraction.structure.lines import Line, lines_of
from balozi.extraction.structure.runs import trimmed
from balozi.extraction.structure.scribes import Scribe, plain
from balozi.extraction.structure.wording import words
from balozi.extraction.suggestions import Rule, Suggestion

_CELL = re.compile(r"[^\t|]+")
_SENTENCE = re.compile(r"(?<=[a-zà-ÿ)\d][.;])\s+(?=[A-ZÀ-Ý•-])|;\s+")
_INFINITIVE = re.compile(
    r",\s+(?:na\s+)?(?=ku[a-z]{4,30}\b)(?!ku(?:toka|tokana|husu|husiana|pitia|lingana|elekea|anzia)\b)"
)


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a row: its characters in the document, blanks left out."""

    start: int
    end: int
    text: str


def cells_of(line: Line) -> tuple[Cell, ...]:
    """Return the non-empty cells of a line whose columns are parted by tabs or bars."""
    found = []
    for match in _CELL.finditer(line.text):
        text = match.group().strip()
        if text:
            start = line.start + match.start() + match.group().index(text)
            found.append(Cell(start, start + len(text), text))
    return tuple(found)


def is_row(line: Line) -> bool:
    """Tell whether a line may have columns."""
    return "\t" in line.text or "|" in line.text


def _heads(cells: tuple[Cell, ...]) -> tuple[int, int] | None:
    """Return the columns of institution and role when this is such a table's head."""
    known = words()["table"]
    texts = [cell.text.lower().strip("* :") for cell in cells]
    places = [
        next((place for place, text in enumerate(texts) if text in known[head]), None)
        for head in ("institution", "role")
    ]
    if len(cells) < 2 or places[0] is None or places[1] is None or places[0] == places[1]:
        return None
    return places[0], places[1]


def institution_roles(paper: Paper) -> Iterator[Suggestion]:
    """Read the rows of a table of institutions and their roles, one entry per sentence or clause."""
    scribe = Scribe(paper, "TA1", 0.9)
    columns: tuple[int, int] | None = None
    for line in lines_of(paper):
        cells = cells_of(line) if is_row(line) else ()
        if len(cells) < 2:
            columns = columns if columns is not None and line.is_page_number else None
            continue
        head = _heads(cells)
        columns = head or columns
        if head is None and columns is not None and len(cells) > max(columns):
            yield from _roles(scribe, cells, columns)


def _roles(scribe: Scribe, cells: tuple[Cell, ...], columns: tuple[int, int]) -> Iterator[Suggestion]:
    institution = plain(cells[columns[0]].text)
    number = cells[0].text.strip(".") if columns[0] > 0 and cells[0].text.strip(".").isdigit() else ""
    for start, end in clauses_of(scribe.paper.text, cells[columns[1]]):
        role = plain(scribe.paper.text[start:end])
        yield scribe.write("institution_role", start, end, institution=institution, role=role, number=number)


def clauses_of(text: str, cell: Cell) -> Iterator[tuple[int, int]]:
    """Return the spans of the sentences of a role; lists of infinitives are parted as well."""
    cuts = [cell.start, *(found.end() for found in _SENTENCE.finditer(text, cell.start, cell.end)), cell.end]
    for start, end in itertools.pairwise(cuts):
        parts = [start, *(found.end() for found in _INFINITIVE.finditer(text, start, end)), end]
        whole = parts if len(parts) > 3 else [start, end]
        for first, last in itertools.pairwise(whole):
            stop = trimmed(text, first, last - (len(text[first:last]) - len(text[first:last].rstrip())))
            if stop - first > 3:
                yield first, stop


TABLES = (
    Rule("TA1", "A row of a table of institutions says what each institution has to do.", institution_roles),
)
