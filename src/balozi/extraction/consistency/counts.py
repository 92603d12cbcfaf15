"""Checks of counts: a number in words against the list it counts, items listed twice."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache

from balozi.extraction.consistency.findings import Finding, Pencil
from balozi.extraction.nearness import distance
from balozi.extraction.papers import Paper
from balozi.extraction.structure.abbreviations import entries_of
from balozi.extraction.structure.counting import number_of
from balozi.extraction.structure.lines import Line, lines_of
from balozi.extraction.structure.wording import any_of, words
from balozi.extraction.suggestions import Suggestion
from balozi.ground.words import fold

_COUNTED = ("pillar", "objective", "principle", "interest", "value", "actor")
_CHAPTER = re.compile(r"(?i)^\W*(?:chapter|sura(?:\s+ya)?|chapitre)\s+(?P<number>\d{1,2})\b")
_STATED_CHAPTERS = re.compile(
    r"(?i)\b(?:sura\s+(?P<sw>[a-z]{3,12})|(?P<en>[a-z]{3,9})\s+chapters|(?P<fr>[a-z]{3,9})\s+chapitres)\b"
)
_PIECE = re.compile(r"[;,]\s*(?:(?:na|and|et)\s+)?")
_SENTENCE = re.compile(r"[^.!?\n]+")


_BLANK = r"(?:[ \u00a0]|\r?\n)"
_NUMBER = r"(?P<number>[^\W\d_]{3,12}|\d{1,2})"


@cache
def _stated(kind: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the patterns of a count beside the noun: "eight pillars", "les huit piliers"; "nguzo nane"."""
    nouns = any_of(words()["lists"][kind])
    before = rf"(?i)(?<![\w.,]){_NUMBER}{_BLANK}(?:(?:main|key|strategic|foreign|policy){_BLANK}){{0,2}}{nouns}(?!\w)"
    after = rf"(?i)(?<!\w){nouns}{_BLANK}{_NUMBER}(?!\w)"
    return re.compile(before), re.compile(after)


def stated_counts(paper: Paper, suggestions: Sequence[Suggestion]) -> Iterator[Finding]:
    """Compare "eight pillars" and the like with the number of items the paper lists."""
    pencil = Pencil(paper.document)
    for kind in _COUNTED:
        listed = _main_list(kind, suggestions)
        if len(listed) < 3:
            continue
        noun = words()["lists"][kind][0]
        at = (listed[0].start, listed[-1].end)
        for found in (match for pattern in _stated(kind) for match in pattern.finditer(paper.text)):
            stated = number_of(found["number"])
            if stated > 1 and stated != len(listed):
                facts = {"stated": found.group(), "found": f"{len(listed)} {noun}", "expected": len(listed)}
                yield pencil.mark("CC1", found.start(), found.end(), at, **facts)
        if kind == "pillar":
            yield from _partial_lists(pencil, paper, listed)
    yield from _chapters(pencil, paper)
    yield from _actors_and_roles(pencil, suggestions)


def _main_list(kind: str, suggestions: Sequence[Suggestion]) -> list[Suggestion]:
    """Return the items of the longest list of a kind that one rule read."""
    listed = [suggestion for suggestion in suggestions if suggestion.kind == kind]
    if not listed:
        return []
    rule = Counter(suggestion.rule for suggestion in listed).most_common(1)[0][0]
    return [suggestion for suggestion in listed if suggestion.rule == rule]


def _partial_lists(pencil: Pencil, paper: Paper, listed: list[Suggestion]) -> Iterator[Finding]:
    """Find sentences that go through the pillars and leave some out."""
    common = Counter(word for pillar in listed for word in set(fold(pillar.quote).split()))
    telling = [
        {word for word in fold(pillar.quote).split() if len(word) > 3 and common[word] * 2 < len(listed)}
        for pillar in listed
    ]
    shared = [word for word, count in common.items() if len(word) > 3 and count * 2 >= len(listed)]
    for line in lines_of(paper):
        inside = listed[0].start <= line.start <= listed[-1].end
        if line.contents or inside or line.text.count(";") < 2:
            continue
        pieces = [fold(piece).split() for piece in line.text.split(";")]
        named = [any(_names(own, piece) for piece in pieces) for own in telling]
        alike = not shared or sum(any(word in piece for word in shared) for piece in pieces) > 2
        if alike and sum(named) * 2 > len(listed) and not all(named):
            sentence = max(_SENTENCE.finditer(line.text), key=lambda piece: piece.group().count(";"))
            start, end = line.start + sentence.start(), line.start + sentence.end()
            missing = "; ".join(p.quote for p, there in zip(listed, named, strict=True) if not there)
            facts = {"stated": f"{sum(named)} here", "found": f"{len(listed)} pillars (missing: {missing})"}
            yield pencil.mark("CC1", start, end, (listed[0].start, listed[-1].end), **facts)


def _names(own: set[str], piece: list[str]) -> bool:
    """Tell whether a piece of a sentence names a pillar: it holds half of the words that tell it apart."""
    return sum(_says(word, piece) for word in own) * 2 >= max(len(own), 1)


def _says(word: str, said: list[str]) -> bool:
    return any(word == other or (len(word) > 5 and distance(word, other, 2) <= 2) for other in said)


def _chapters(pencil: Pencil, paper: Paper) -> Iterator[Finding]:
    """Compare "in six chapters" with the chapters found."""
    lines = [line for line in lines_of(paper) if not line.contents]
    found = {
        int(chapter["number"])
        for line in lines
        if (chapter := _CHAPTER.match(line.text)) and len(line.text) < 120
    }
    if len(found) < 2:
        return
    for line in lines:
        for stated in _STATED_CHAPTERS.finditer(line.text):
            number = number_of(stated["sw"] or stated["en"] or stated["fr"] or "")
            if number > 1 and number != len(found):
                start, end = line.start + stated.start(), line.start + stated.end()
                facts = {"stated": stated.group(), "found": f"{len(found)} chapters", "expected": len(found)}
                yield pencil.mark("CC1", start, end, None, **facts)


def _actors_and_roles(pencil: Pencil, suggestions: Sequence[Suggestion]) -> Iterator[Finding]:
    """Compare the list of actors with the table that gives each its role."""
    actors = _main_list("actor", suggestions)
    roles = [suggestion for suggestion in suggestions if suggestion.kind == "institution_role"]
    institutions = {str(role.fields.get("institution")) for role in roles}
    if len(actors) > 2 and len(institutions) > 2 and len(actors) != len(institutions):
        facts = {
            "stated": f"{len(institutions)} institutions in the table of roles",
            "found": f"{len(actors)} actors",
        }
        yield pencil.mark("CC1", roles[0].start, roles[0].end, (actors[0].start, actors[-1].end), **facts)


_SPELT = re.compile(
    r"(?<![\w-])(?P<before>[^\W\d_]{1,20})\s(?P<words>[^\W\d_]{3,20})\s?\((?P<figure>\d{1,3})\s?%?\)"
)
_FIGURE = re.compile(r"\(\d{1,3}\s?%?\)")
_COMPOUND = frozenset({"na", "and", "et", "hundred", "thousand", "mia", "elfu", "cent", "mille"})


def spelt_figures(paper: Paper) -> Iterator[Finding]:
    """Compare a number in words with the figure in brackets behind it; numbers of several words are left alone."""
    pencil = Pencil(paper.document)
    for found in _SPELT.finditer(paper.text) if _FIGURE.search(paper.text) else ():
        value = number_of(found["words"])
        compound = found["before"].casefold() in _COMPOUND or number_of(found["before"])
        if value and not compound and value != int(found["figure"]):
            facts = {"words": found["words"], "figure": found["figure"]}
            yield pencil.mark("CC28", found.start("words"), found.end(), None, **facts)


def repeated_items(paper: Paper) -> Iterator[Finding]:
    """Find a short line that stands twice in one stretch of short lines."""
    pencil = Pencil(paper.document)
    lines = lines_of(paper)
    front = _front(lines)
    listed = {entry.start for entry in entries_of(paper)}
    items = {at: fold(line.text) for at, line in enumerate(lines) if _is_item(line)}
    for at, text in items.items():
        line = lines[at]
        if line.start < front or line.start in listed:
            continue
        for before in [lines[near] for near in range(at - 3, at) if items.get(near) == text]:
            yield pencil.mark("CC23", line.start, line.end, (before.start, before.end))


def _front(lines: tuple[Line, ...]) -> int:
    """Return where the front page ends: titles are repeated there on purpose."""
    first = next((line.start for line in lines if line.contents or len(line.text) > 120), 0)
    return first


def _is_item(line: Line) -> bool:
    text = line.text
    if not 5 < len(text) < 100 or line.contents or "\t" in text or "|" in text:
        return False
    return len(text.split()) > 1 and any(letter.isalpha() for letter in text)
