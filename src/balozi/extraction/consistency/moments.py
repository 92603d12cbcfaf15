"""Checks of time and of the page: "today" without a date, a present that has ended, words of the page."""

import re
from collections.abc import Iterator
from functools import cache

from balozi.extraction.consistency.findings import Finding, Pencil
from balozi.extraction.consistency.vocabulary import phrases
from balozi.extraction.papers import Genre, Paper
from balozi.extraction.structure.figures import labelled_numbers
from balozi.extraction.structure.lines import Line, lines_of
from balozi.extraction.structure.wording import any_of, may_hold, places_of
from balozi.packs.gazetteer import State, states

_MONTH = any_of(phrases("months"))
_YEAR = r"(?:19|20)\d\d"
_HAS_YEAR = re.compile(_YEAR)
# How far a date reaches around its year: "the 28th of September, 2024", "2024-09-28".
_BEFORE_YEAR, _BEHIND_YEAR = 80, 8
_DATE = re.compile(
    rf"(?i)(?<!\d)\d{{1,2}}(?:st|nd|rd|th|er)?\s+(?:of\s+)?{_MONTH}\w{{0,7}},?\s+{_YEAR}"
    rf"|{_MONTH}\w{{0,7}}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+{_YEAR}"
    rf"|(?<!\d){_YEAR}-\d\d-\d\d|(?<!\d)\d{{1,2}}[./]\d{{1,2}}[./]{_YEAR}"
)
_SENTENCE = re.compile(r"[^.!?\n]+[.!?]?")
_NO_BREAK = re.compile(r"(?<!\w)\d{1,6}\u00a0(?!\d)\w{1,30}|(?<!\w)\w{1,30}\u00a0\d{1,6}(?!\w)")
_SPOKEN = frozenset({Genre.NEWS, Genre.COMMUNIQUE})


def _whole(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?i)(?<!\w){any_of(phrases(name))}(?!\w)")


_RELATIVE, _PRESENT = _whole("relative"), _whole("present")


def relative_days(paper: Paper) -> Iterator[Finding]:
    """Find words such as "today" in a paper of which no date is known."""
    spoken = paper.dated is None and paper.genre in _SPOKEN
    if not spoken:
        return
    if _is_dated(paper.text):
        return
    pencil = Pencil(paper.document)
    for found in places_of(paper.text, _RELATIVE, phrases("relative")):
        yield pencil.mark("CC19", found.start(), found.end(), word=found.group())


def _is_dated(text: str) -> bool:
    """Tell whether a text holds a date; it is looked for around years, and nowhere else."""
    years = (year.span() for year in _HAS_YEAR.finditer(text))
    return any(_DATE.search(text, max(0, start - _BEFORE_YEAR), end + _BEHIND_YEAR) for start, end in years)


@cache
def _ended() -> tuple[re.Pattern[str], dict[str, State]]:
    named = {
        name: state
        for state in states()
        if state.kind == "former" and state.until
        for name in state.spellings()
    }
    return re.compile(rf"(?<!\w){any_of(named)}(?!\w)"), named


@cache
def _names_of_ended() -> tuple[str, ...]:
    """Return the names of states that have ended, in small letters."""
    return tuple(map(str.casefold, _ended()[1]))


def ended_states(paper: Paper) -> Iterator[Finding]:
    """Find sentences that speak of the present and name a state that has ended."""
    pencil = Pencil(paper.document)
    pattern, named = _ended()
    if not may_hold(paper.text, _names_of_ended()):
        return
    for line in lines_of(paper):
        if pattern.search(line.text) is None:
            continue
        for sentence in _SENTENCE.finditer(line.text):
            old = pattern.search(sentence.group())
            if old is None or _PRESENT.search(sentence.group()) is None:
                continue
            state = named.get(" ".join(old.group().split()))
            if state is not None:
                start, end = line.start + sentence.start(), line.start + sentence.end()
                yield pencil.mark("CC20", start, end, state=old.group(), year=state.until)


def furniture(paper: Paper) -> Iterator[Finding]:
    """Find words of the page: menus, buttons, placeholders, descriptions of pictures made by a machine."""
    pencil = Pencil(paper.document)
    lines = lines_of(paper)
    first: Line | None = None
    last: Line | None = None
    for line in lines:
        marked = _is_furniture(line)
        if last is not None and (marked or (not line.gap and _goes_on(line))):
            last = line
            continue
        if first is not None and last is not None:
            yield pencil.mark("CC21", first.start, last.end)
        first = last = line if marked else None
    if first is not None and last is not None:
        yield pencil.mark("CC21", first.start, last.end)


def stray_numbers(paper: Paper) -> Iterator[Finding]:
    """Find stretches of lone numbers, as pictures or pages leave them behind."""
    pencil = Pencil(paper.document)
    stretch: list[Line] = []
    for line in lines_of(paper):
        if line.text.isdigit() and len(line.text) < 5:
            stretch.append(line)
            continue
        if len(stretch) > 3:
            yield pencil.mark("CC21", stretch[0].start, stretch[-1].end)
        stretch = []
    if len(stretch) > 3:
        yield pencil.mark("CC21", stretch[0].start, stretch[-1].end)


def _goes_on(line: Line) -> bool:
    return len(line.text) < 40 and not line.text.endswith(".")


def _is_furniture(line: Line) -> bool:
    if line.is_page_number or len(line.text) > 160 or line.contents:
        return False
    lower = line.text.casefold()
    if lower.startswith(phrases("page")) and any(
        lower.startswith(word) and (len(word) > 8 or len(lower) < len(word) + 6) for word in phrases("page")
    ):
        return True
    return line.furniture and len(lower) > 3 and any(letter.isalpha() for letter in line.text)


def loose_numbers(paper: Paper) -> Iterator[Finding]:
    """Find numbers printed apart from what they count, and no-break spaces inside number phrases."""
    pencil = Pencil(paper.document)
    pairs = labelled_numbers(lines_of(paper))
    for place, (number, label) in enumerate(pairs):
        if place == 0 or "\u00a0" in label.text:
            yield pencil.mark("CC22", number.start, label.end)
    for found in _NO_BREAK.finditer(paper.text) if "\u00a0" in paper.text else ():
        if not any(number.start <= found.start() < label.end for number, label in pairs):
            yield pencil.mark("CC22", found.start(), found.end())
