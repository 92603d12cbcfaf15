"""Figures on institutional pages: a number above its label, and the countries it covers."""

import re
from collections.abc import Iterator
from itertools import pairwise

from balozi.extraction.papers import Genre, Paper
from balozi.extraction.structure.counting import number_of
from balozi.extraction.structure.lines import Line, lines_of
from balozi.extraction.structure.scribes import Scribe, plain
from balozi.extraction.suggestions import Rule, Suggestion

_NUMBER = re.compile(r"(?P<value>\d{1,3}(?:[.,   ]\d{3})+|\d{1,9}(?:[.,]\d{1,2})?)\s?(?P<unit>%|\+)?")
_WITHIN = re.compile(
    r"(?i)(?P<how>in|across|covering|over|katika|dans|couvrant|yanayohudumia)\s+(?:nchi\s+)?(?P<value>\d{1,3})\s*(?P<what>countries|states|nchi|pays|états)?"
)
_AND_MORE = re.compile(
    r"(?:and|na|et|&)\s+(?P<value>\d{1,4})\s+(?P<what>[^\d\W][^\n.,;]{3,60}?)(?=\s+(?:covering|in|katika|dans|couvrant)\b|[.,;]|$)"
)
_PARTS = re.compile(
    r"\s+(?:(?:and|na|et|&)\s+\d|(?:covering|across|couvrant)\b|(?:in|katika|dans)\s+(?:nchi\s+)?\d)"
)
_DIGITS = re.compile(r"\d")
_CHAPTERS = re.compile(
    r"(?i)(?:\b[^\W\d]{1,30} ){0,4}(?:sura\s+(?P<sw>\w+)|\b(?P<en>\w+)\s+chapters|\b(?P<fr>\w+)\s+chapitres)\b"
)


def labelled_numbers(lines: tuple[Line, ...]) -> list[tuple[Line, Line]]:
    """Return the numbers that stand alone on a line with their label on the next, two of them or more."""
    found = [
        (number, label)
        for number, label in pairwise(lines)
        if _NUMBER.fullmatch(number.text) and _is_label(label) and not label.contents
    ]
    return found if len(found) > 1 and _spread(found) else []


def _is_label(line: Line) -> bool:
    return (
        line.text[0].isalpha()
        and 4 < len(line.text) < 110
        and not line.text.endswith((".", ":"))
        and (not line.text.isupper())
    )


def _spread(found: list[tuple[Line, Line]]) -> bool:
    """Tell whether the pairs stand close together, as they do on a page of figures."""
    return found[1][0].start - found[0][1].end < 300


def figures(paper: Paper) -> Iterator[Suggestion]:
    """Read numbers printed above their labels, with the further numbers inside the label."""
    if paper.genre is Genre.TREATY:
        return
    scribe = Scribe(paper, "FI1", 0.9)
    for number, label in labelled_numbers(lines_of(paper)):
        value = _NUMBER.fullmatch(number.text)
        if value is None:
            continue
        cut = _PARTS.search(label.text)
        end = label.start + (cut.start() if cut is not None else len(label.text))
        what = plain(paper.text[label.start : end])
        unit = "percent" if value["unit"] == "%" else ""
        yield scribe.write("metric", number.start, end, value=_digits(value["value"]), what=what, unit=unit)
        yield from _more(scribe, label, what)


def _more(scribe: Scribe, label: Line, what: str) -> Iterator[Suggestion]:
    for found in _AND_MORE.finditer(label.text):
        start, end = label.start + found.start("value"), label.start + found.end()
        yield scribe.write("metric", start, end, value=found["value"], what=plain(found["what"]))
    for found in _WITHIN.finditer(label.text):
        if found["what"] or found.group().lower().count("nchi"):
            start, end = label.start + found.start(), label.start + found.end()
            yield scribe.write("metric", start, end, value=found["value"], what="countries", definition=what)


def _digits(text: str) -> str:
    """Return a number without the marks between thousands.

    >>> _digits("1,250"), _digits("1 250 000"), _digits("4.5")
    ('1250', '1250000', '4.5')
    """
    return re.sub(r"[.,   ](?=\d{3}(?:\D|$))", "", text)


def chapter_counts(paper: Paper) -> Iterator[Suggestion]:
    """Read sentences that say how many chapters the paper has."""
    if paper.genre is not Genre.POLICY:
        return
    scribe = Scribe(paper, "FI2", 0.85)
    for line in lines_of(paper):
        for found in _CHAPTERS.finditer(line.text):
            value = number_of(found["sw"] or found["en"] or found["fr"] or "")
            if value and not line.contents and not line.is_heading and not _DIGITS.search(found.group()):
                start, end = line.start + found.start(), line.start + found.end()
                yield scribe.write("metric", start, end, value=str(value), what="chapters")


FIGURES = (
    Rule("FI1", "A number alone on a line counts what the next line says.", figures),
    Rule("FI2", "A sentence that counts the chapters of the paper states a figure.", chapter_counts),
)
