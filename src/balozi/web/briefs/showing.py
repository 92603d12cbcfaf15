"""How a document looks on a page, and what differs between two versions of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from balozi.briefs.cycle.files import written_document
from balozi.briefs.cycle.papers import Chart, Cited, Document, Grid


@dataclass(frozen=True, slots=True)
class Difference:
    """One line of a comparison: same, gone or new."""

    sort: str
    line: str


def sections_shown(paper: Document) -> list[Mapping[str, Any]]:
    """Return the sections of a document as their templates take them; charts are counted through."""
    shown: list[Mapping[str, Any]] = []
    charts = 0
    for section in paper.sections:
        blocks: list[Mapping[str, Any]] = []
        for block in section.blocks:
            if isinstance(block, Cited):
                blocks.append({"sort": "text", "block": block})
            elif isinstance(block, Chart):
                blocks.append({"sort": "chart", "block": block, "number": charts})
                charts += 1
            else:
                blocks.append({"sort": "table", "block": block, "rows": _rows(block)})
        shown.append({"section": section, "blocks": blocks})
    return shown


def charts_of(paper: Document) -> list[Chart]:
    """Return the charts of a document in their order."""
    return [block for section in paper.sections for block in section.blocks if isinstance(block, Chart)]


def differences(before: Document, after: Document) -> list[Difference]:
    """Return what differs between two versions, line by line, with a line around each change."""
    old, new = (written_document(one, "md").decode().splitlines() for one in (before, after))
    found: list[Difference] = []
    for tag, start, end, first, last in SequenceMatcher(a=old, b=new, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        found += [Difference("gone", line) for line in old[start:end] if line]
        found += [Difference("new", line) for line in new[first:last] if line]
    return found


def _rows(grid: Grid) -> Sequence[Sequence[tuple[str, bool, Cited]]]:
    return [list(zip(grid.labels, grid.numeric, row, strict=True)) for row in grid.rows]
