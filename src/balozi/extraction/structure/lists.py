"""Lists of a policy: what their items are is told by the sentence or the heading above them."""

import re
from collections.abc import Iterator

from balozi.extraction.papers import Genre, Paper
from balozi.extraction.structure.lines import Line, heading_before, lines_of, paragraph_before
from balozi.extraction.structure.runs import Item, Run, has_mark, runs_of, trimmed
from balozi.extraction.structure.scribes import Scribe, named, plain
from balozi.extraction.structure.wording import pattern, words
from balozi.extraction.suggestions import Rule, Suggestion
from balozi.ground.words import fold

_SENTENCE_END = re.compile(r"[.!?]\s+(?=\S)")
_INLINE_MARK = re.compile(r"\((?P<mark>[a-z]|[ivx]{1,5}|\d{1,2})\)\s+")
_FRAMEWORK = frozenset({Genre.POLICY, Genre.PROFILE})
_LONGEST_LINE = 110


def kind_told_by(lead: str) -> str:
    """Return the kind that a lead-in sentence or a heading announces, "" for none.

    >>> kind_told_by("In line with the national interest, the policy has the following objectives:")
    'objective'
    >>> kind_told_by("The ministry shall submit the following papers:")
    ''
    """
    sentence = _SENTENCE_END.split(lead.strip())[-1]
    found = [
        (match.start(), kind)
        for kind in words()["lists"]
        for match in pattern("lists", kind).finditer(sentence)
    ]
    if not found:
        return ""
    cue = pattern("cues", "following").search(sentence)
    if cue is None:
        return min(found)[1]
    return min(found, key=lambda place: abs(place[0] - cue.start()))[1]


def _told_above(lines: tuple[Line, ...], index: int) -> str:
    """Return the kind of the list whose first item is line ``index``."""
    above = paragraph_before(lines, index)
    lead = " ".join(line.text for line in above)
    announces = lead.endswith(":") or pattern("cues", "following").search(lead[-160:])
    if not announces and not (above and above[-1].is_heading):
        return ""
    if kind := kind_told_by(lead):
        return kind
    heading = heading_before(lines, index)
    return kind_told_by(heading.text) if heading is not None else ""


def marked_lists(paper: Paper) -> Iterator[Suggestion]:
    """Read the items of numbered, lettered and bulleted lists."""
    if paper.genre not in _FRAMEWORK:
        return
    lines = lines_of(paper)
    scribe = Scribe(paper, "LI1", 0.95)
    for run in runs_of(paper.text, lines):
        kind = _told_above(lines, run.first)
        if kind and not _holds_bullets_of_aims(paper, run):
            for item in run.items:
                yield _write(scribe, kind, item, lines[run.first].language)


def _holds_bullets_of_aims(paper: Paper, run: Run) -> bool:
    """Tell whether the items are pillars with their objectives, which another rule reads."""
    cue = pattern("cues", "pursued")
    return any(cue.search(paper.text, item.start, item.end) for item in run.items)


def _write(scribe: Scribe, kind: str, item: Item, language: str) -> Suggestion:
    end = _name_end(scribe.paper.text, item)
    name = plain(scribe.paper.text[item.start : end])
    fields: dict[str, object] = {**named(language, name), "item": item.mark, "number": item.number}
    return scribe.write(kind, item.start, end, **fields)


def _name_end(text: str, item: Item) -> int:
    """Return where the name of an item ends: before a colon that opens its explanation."""
    colon = text.find(":", item.start, item.end)
    if 0 < colon - item.start <= 90 and item.end - colon > 12:
        return colon
    if item.end - item.start <= 300:
        return item.end
    stop = _SENTENCE_END.search(text, item.start, item.end)
    return stop.start() if stop is not None else item.end


def bare_lists(paper: Paper) -> Iterator[Suggestion]:
    """Read lists without marks: short lines after a sentence that ends with a colon."""
    if paper.genre not in _FRAMEWORK:
        return
    lines = lines_of(paper)
    scribe = Scribe(paper, "LI2", 0.85)
    for index, line in enumerate(lines[:-2]):
        if not line.text.endswith(":") or line.contents or len(line.text) > 400:
            continue
        kind = kind_told_by(line.text)
        items = _bare_items(lines, index + 1) if kind else []
        pursued = pattern("cues", "pursued")
        if len(items) < 3 or any(pursued.search(paper.text, start, end) for start, end in items):
            continue
        seen: set[str] = set()
        for number, (start, end) in enumerate(items, 1):
            item = Item(start, trimmed(paper.text, start, end), "", number)
            name = fold(paper.text[item.start : item.end])
            if name not in seen:
                yield _write(scribe, kind, item, line.language)
            seen.add(name)


def _bare_items(lines: tuple[Line, ...], index: int) -> list[tuple[int, int]]:
    """Return the spans of short unmarked lines from ``index`` on; wrapped lines are joined."""
    items: list[tuple[int, int]] = []
    for line in lines[index:]:
        wrapped = (
            items and line.gap == 0 and not line.listed and (line.text[0].islower() or line.text[0] == "(")
        )
        if wrapped:
            items[-1] = (items[-1][0], line.end)
            continue
        if line.is_page_number and items:
            continue
        if not _is_bare_item(line):
            break
        items.append((line.start, line.end))
    return items


def _is_bare_item(line: Line) -> bool:
    closed = line.text.endswith(":") or (line.text.endswith((".", "?")) and len(line.text) > 60)
    marked = not line.text[0].isalpha() or has_mark(line.text) or "\t" in line.text
    if line.listed and not marked and not line.text.endswith(":"):
        return True
    return not (closed or marked or line.is_heading or len(line.text) > _LONGEST_LINE)


def inline_lists(paper: Paper) -> Iterator[Suggestion]:
    """Read enumerations inside a paragraph: (a) ...; (b) ...; and (c) ..."""
    if paper.genre not in _FRAMEWORK:
        return
    scribe = Scribe(paper, "LI3", 0.9)
    for line in lines_of(paper):
        marks = list(_INLINE_MARK.finditer(line.text))
        if len(marks) < 3 or marks[0]["mark"] not in ("a", "i", "1"):
            continue
        kind = kind_told_by(line.text[: marks[0].start()])
        if not kind:
            continue
        ends = [mark.start() for mark in marks[1:]] + [_last_end(line.text, marks[-1].end())]
        for number, (mark, end) in enumerate(zip(marks, ends, strict=True), 1):
            start, stop = line.start + mark.end(), line.start + end
            item = Item(start, trimmed(paper.text, start, stop), mark["mark"], number)
            yield _write(scribe, kind, item, line.language)


def _last_end(text: str, start: int) -> int:
    stop = _SENTENCE_END.search(text, start)
    return stop.start() if stop is not None else len(text)


LISTS = (
    Rule(
        "LI1",
        "The items of a marked list are what the sentence or the heading above it announces.",
        marked_lists,
    ),
    Rule(
        "LI2", "Short lines after an announcing sentence are the items of a list without marks.", bare_lists
    ),
    Rule("LI3", "An enumeration (a), (b), (c) inside a paragraph is a list like any other.", inline_lists),
)
