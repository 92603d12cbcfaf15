"""Lists of abbreviations with what they stand for."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from balozi.extraction.papers import Paper
from balozi.extraction.structure.lines import Line, is_capitals, lines_of
from balozi.extraction.structure.scribes import Scribe, plain
from balozi.extraction.structure.wording import pattern
from balozi.extraction.suggestions import Rule, Suggestion

_ENTRY = re.compile(
    r"(?:[-•*]\s+)?\**(?P<short>[A-Z][A-Za-z0-9&./’'-]{0,14}(?:\s-\s[A-Z]{2,8})?)\**\s*(?:[-–—:=]|\t|\s{3,}|\|)\s*(?P<long>\S.*)"
)
_LONGEST = 160


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the list: the abbreviation, what it stands for, and where both stand."""

    short: str
    long: str
    start: int
    end: int


@lru_cache(maxsize=1)
def entries_of(paper: Paper) -> tuple[Entry, ...]:
    """Return the abbreviations that the paper lists, in order, as printed."""
    return _listed(paper)


@lru_cache(maxsize=1)
def _listed(paper: Paper) -> tuple[Entry, ...]:
    """Read the entries once for all rules and checks that look at one paper after the other."""
    lines = lines_of(paper)
    found: list[Entry] = []
    for index, line in enumerate(lines):
        if not line.contents and _is_title(line.text):
            found.extend(_entries(paper.text, lines[index + 1 :]))
    return tuple(found)


def _is_title(text: str) -> bool:
    title = pattern("abbreviations", "title").search(text) if len(text) < 60 else None
    return title is not None and len(title.group()) * 2 > len(text.strip("#* :"))


def _entries(text: str, lines: tuple[Line, ...]) -> Iterator[Entry]:
    """Read entries until a heading or a paragraph ends the list; wrapped lines are joined."""
    spans: list[tuple[str, int, int, int]] = []
    for line in lines:
        entry = _ENTRY.fullmatch(line.text) if len(line.text) < _LONGEST else None
        if entry is not None and _is_short(entry["short"]):
            spans.append((entry["short"], line.start, line.start + entry.start("long"), line.end))
        elif line.is_page_number:
            continue
        elif spans and _wraps(line, spans[-1][3], text):
            spans[-1] = (*spans[-1][:3], line.end)
        else:
            break
    for short, start, long, end in spans:
        yield Entry(short, plain(text[long:end]), start, end)


def _is_short(text: str) -> bool:
    """Tell whether it can be an abbreviation: capitals in it beyond the first, a point, or all of it short."""
    return sum(letter.isupper() for letter in text) > 1 or text.endswith(".") or len(text) <= 3


def _wraps(line: Line, before: int, text: str) -> bool:
    """Tell whether the line goes on with the entry above it."""
    if is_capitals(line.text) or len(line.text) > 80 or line.is_heading:
        return False
    return (line.gap == 0 or line.text[0].islower()) and text[before - 1] not in ".:"


def abbreviations(paper: Paper) -> Iterator[Suggestion]:
    """Read the entries of a list of abbreviations."""
    scribe = Scribe(paper, "AB1", 0.97)
    language = paper.document.language
    for entry in entries_of(paper):
        yield scribe.write(
            "abbreviation",
            entry.start,
            entry.end,
            abbreviation=entry.short,
            expansion=entry.long,
            language=language,
        )


ABBREVIATIONS = (
    Rule("AB1", "A line of the list of abbreviations says what one of them stands for.", abbreviations),
)
