"""Lists in running prose: norms including a, b and c; objectives in areas of a, b and c; three adjectives."""

import itertools
import re
from collections.abc import Iterator
from functools import cache

from balozi.extraction.papers import Genre, Paper
from balozi.extraction.structure.lines import Line, lines_of
from balozi.extraction.structure.runs import trimmed
from balozi.extraction.structure.scribes import Scribe, named, plain
from balozi.extraction.structure.wording import any_of, pattern, places_of, words
from balozi.extraction.suggestions import Rule, Suggestion

_FRAMEWORK = frozenset({Genre.POLICY, Genre.PROFILE})
_STOP = re.compile(r"[.:?!](?=\s|$)|\n")
_COMMA = re.compile(r"[,;]\s{0,3}")
_AND = re.compile(r"\s{1,3}(?:and|na|et|as well as|pamoja na|ainsi que)\s{1,3}")
_ADVERB = r"(?:\w+(?:ly|ment)\s+)?"
_ADJECTIVE = r"[\w-]{4,24}"
_LEADING = re.compile(
    r"(?:(?:and|na|et|the|of|for|la|le|les|l['’]|de la|de l['’]|du|des|de|d['’])\s*)\b", re.I
)
_LONGEST = 90


@cache
def _introduction(kind: str) -> re.Pattern[str]:
    """Return the pattern of words such as "norms including:" or "objectives in areas of"."""
    including, nouns = any_of(words()["cues"]["including"]), any_of(words()["lists"][kind])
    ways = [rf"{nouns}(?:\s{{1,3}}of)?\s{{0,3}},?\s{{1,3}}{including}\s{{0,3}}:?", rf"{nouns}\s{{0,3}}:"]
    if kind in ("principle", "value"):
        ways.append(
            rf"(?:{nouns}\s+(?:of|de|du|des|d['’])|misingi\s+ya|kanuni\s+za)(?!\s+(?:the|sera|governance|our|its)\b)"
        )
    if kind in words()["areas"]:
        ways.append(any_of(words()["areas"][kind]))
    return re.compile(rf"(?i)(?<!\w)(?:{'|'.join(ways)})(?=\W)\s*")


@cache
def _adjectives() -> re.Pattern[str]:
    """Return the pattern of a policy that "is resolutely x, y and z"."""
    subject = any_of(words()["policy"]["subject"])
    return re.compile(
        rf"(?i)(?<!\w){subject}(?!\w)[^.:;\n]{{0,60}}?\s(?:is|are|remains?|est|sont|reste|demeure)\s+{_ADVERB}"
        rf"(?P<list>{_ADJECTIVE}(?:,\s+{_ADJECTIVE})+,?\s+(?:and|et)\s+{_ADVERB}{_ADJECTIVE})(?=\s*[.;\n])"
    )


def prose_lists(paper: Paper) -> Iterator[Suggestion]:
    """Read comma lists of principles, values and objectives in running prose."""
    if paper.genre not in _FRAMEWORK:
        return
    scribe = Scribe(paper, "PL1", 0.85)
    for line in lines_of(paper):
        if line.contents or line.is_heading:
            continue
        for kind in ("principle", "value", "objective"):
            for start, end in _pieces_after(kind, line):
                name = plain(paper.text[start:end])
                yield scribe.write(kind, start, end, **named(line.language, name))


def _pieces_after(kind: str, line: Line) -> Iterator[tuple[int, int]]:
    for cue in _introduction(kind).finditer(line.text):
        stop = _STOP.search(line.text, cue.end())
        end = stop.start() if stop is not None else len(line.text)
        pieces = split_list(line.text, cue.end(), end)
        if len(pieces) > 2:
            yield from ((line.start + first, line.start + last) for first, last in pieces)


def split_list(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the spans of the members of a comma list; an empty list when it does not read like one.

    >>> text = "peace, good neighbourliness and non-alignment"
    >>> [text[a:b] for a, b in split_list(text, 0, len(text))]
    ['peace', 'good neighbourliness', 'non-alignment']
    """
    cuts = [start, *(found.start() for found in _COMMA.finditer(text, start, end)), end]
    if len(cuts) < 3:
        return []
    pieces = list(itertools.pairwise(cuts))
    head, last = pieces[:-1], _last_two(text, *pieces[-1], alone=len(pieces) == 2)
    cleaned = [_clean(text, first, final) for first, final in [*head, *last]]
    return cleaned if all(0 < final - first <= _LONGEST for first, final in cleaned) else []


def _last_two(text: str, start: int, end: int, *, alone: bool) -> list[tuple[int, int]]:
    """Split "y and z" at its last "and"; after a comma, "and z" is one member only."""
    lead = len(text[start:end]) - len(text[start:end].lstrip(" ,;"))
    if _AND.match(" " + text[start + lead : end]):
        return [(start, end)]
    found = list(_AND.finditer(text, start, end))
    if not found:
        return [(start, end)]
    cut = found[-1]
    return [(start, cut.start()), (cut.start(), end)]


def _clean(text: str, start: int, end: int) -> tuple[int, int]:
    """Take off the comma, the "and" and the article before a member, and the blanks around it."""
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip(" \t,;"))
    while found := _LEADING.match(text, start, end):
        start = found.end()
    return start, trimmed(text, start, end) - (len(text[start:end]) - len(text[start:end].rstrip()))


@cache
def _guided() -> re.Pattern[str]:
    """Return the pattern of a policy that "is guided by" what follows."""
    subject, cue = any_of(words()["policy"]["subject"]), any_of(words()["policy"]["guided"])
    return re.compile(rf"(?i)(?<!\w){subject}(?!\w)[^.:;\n]{{0,60}}?\s{cue}\s{{1,3}}(?=\w)")


def guiding_lists(paper: Paper) -> Iterator[Suggestion]:
    """Read what a policy says it is guided by, when it is a list of three or more."""
    if paper.genre not in _FRAMEWORK:
        return
    scribe = Scribe(paper, "PL4", 0.75)
    known = {kind: pattern("lists", kind) for kind in words()["lists"]}
    for line in lines_of(paper):
        for cue in _guided().finditer(line.text):
            stop = _STOP.search(line.text, cue.end())
            end = stop.start() if stop is not None else len(line.text)
            pieces = split_list(line.text, cue.end(), end)
            named_kind = any(kind.search(line.text, cue.end(), end) for kind in known.values())
            for first, last in pieces if len(pieces) > 2 and not named_kind else ():
                name = plain(line.text[first:last])
                yield scribe.write(
                    "principle", line.start + first, line.start + last, **named(line.language, name)
                )


def adjective_lists(paper: Paper) -> Iterator[Suggestion]:
    """Read the adjectives by which a policy describes itself as its principles."""
    if paper.genre not in _FRAMEWORK:
        return
    scribe = Scribe(paper, "PL2", 0.8)
    for line in lines_of(paper):
        for found in _adjectives().finditer(line.text):
            for start, end in split_list(line.text, found.start("list"), found.end("list")):
                name = line.text[start:end]
                yield scribe.write(
                    "principle", line.start + start, line.start + end, **named(line.language, name)
                )


def pillar_bullets(paper: Paper) -> Iterator[Suggestion]:
    """Read items of the form: pillar, pursued through objective; objective; ..."""
    if not places_of(paper.text, pattern("cues", "pursued"), words()["cues"]["pursued"]):
        return
    scribe = Scribe(paper, "PL3", 0.92)
    number = 0
    for line in lines_of(paper):
        cue = pattern("cues", "pursued").search(line.text)
        if cue is None or cue.start() > 160 or not _opens_item(line, cue):
            continue
        start = line.start + _mark_width(line.text)
        end = trimmed(paper.text, start, line.start + len(line.text[: cue.start()].rstrip()))
        pillar = plain(paper.text[start:end])
        if not pillar:
            continue
        number += 1
        yield scribe.write("pillar", start, end, **{**named(line.language, pillar), "number": number})
        for first, last in _aims(line, cue.end()):
            name = plain(paper.text[first:last])
            yield scribe.write("objective", first, last, **{**named(line.language, name), "pillar": pillar})


_MARK = re.compile(r"(?:[-•*–·▪●◦‣]\s*)?(?:\(?(?:[a-z]|[ivx]{1,5}|\d{1,2})[.)]\s+)?")
_NEXT_AIM = re.compile(
    r"\s{1,3}and\s{1,3}(?=(?:\w{2,20}ly\s{1,3})?\w{3,20}ing\b)"
    r"|,?\s{1,3}et\s{1,3}(?=(?:\w{2,20}ment\s{1,3})?(?:en\s{1,3})?\w{3,20}(?:ant|er|ir)\b)|,\s{1,3}na\s{1,3}(?=ku\w{3,20})"
)


def _mark_width(text: str) -> int:
    found = _MARK.match(text)
    return found.end() if found is not None else 0


def _opens_item(line: Line, cue: re.Match[str]) -> bool:
    """Tell an item from a sentence: it has a mark, or the reader knows it, or semicolons follow the cue."""
    if _mark_width(line.text) or line.listed:
        return True
    return line.text[0].isupper() and ";" in line.text[cue.end() :] and "." not in line.text[: cue.start()]


def _aims(line: Line, start: int) -> Iterator[tuple[int, int]]:
    """Return the spans of the objectives after "pursued through": between semicolons and before a new verb."""
    position = start
    for piece in [*re.finditer(r";", line.text[start:]), None]:
        end = start + piece.start() if piece is not None else len(line.text)
        for first, last in _at_verbs(line.text, position, end):
            begin, stop = _clean_aim(line.text, first, last)
            if stop - begin > 3:
                yield line.start + begin, line.start + stop
        position = end + 1


def _at_verbs(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut "doing x and doing y" in two; "strengthening and expanding x" stays whole."""
    begin = start
    for found in _NEXT_AIM.finditer(text, start, end):
        if len(text[begin : found.start()].split()) >= 3:
            yield begin, found.start()
            begin = found.end()
    yield begin, end


_AND_FIRST = re.compile(r"\s*(?:(?:and|na|et|by|kwa|en|par)\s+)?", re.I)


def _clean_aim(text: str, start: int, end: int) -> tuple[int, int]:
    found = _AND_FIRST.match(text, start, end)
    begin = found.end() if found is not None else start
    return begin, trimmed(text, begin, end)


PROSE = (
    Rule(
        "PL1",
        "A comma list after words such as 'principles including' names one entry per member.",
        prose_lists,
    ),
    Rule("PL2", "A policy that calls itself x, y and z states three principles.", adjective_lists),
    Rule(
        "PL3",
        "An item 'pillar pursued through objective; objective' is a pillar with its objectives.",
        pillar_bullets,
    ),
    Rule("PL4", "What a policy is guided by, in a list of three or more, are its principles.", guiding_lists),
)
