"""A text to sentences, with exact offsets, for Swahili, English and French."""

import re
from collections.abc import Iterator
from functools import cache

from balozi.reading.lines import BLANKS
from balozi.reading.wordlists import words

# One pass, no look-ahead and nothing nested: linear in the length of any text. The first sign is looked at before what
# it may open: a machine finds one of some signs faster than one of some patterns.
_BREAK = re.compile(
    r"[.!?…。！？\t|\s](?:(?P<stop>(?<=[.!?…。！？])[.!?…。！？]*(?:[”\"’'»)\]]|[ \xa0\u202f]»)*)"
    r"|(?P<cell>(?<=\t))|(?P<gap>(?<=\s)\s+)|(?P<bar>(?<=\|)))"
)
_OPENING = "“\"‘'«([¿¡-–—• \xa0\u202f"
_EDGES = BLANKS + "|"
_LONGEST_WORD = 24
_MARKER = re.compile(r"[-–—•*\s(]*(?:<[a-z]{1,4}>)?(?:\d{1,3}(?:\.\d{1,2})*|[a-zA-Z]|[ivxlcIVXLC]{1,6})[.)]+")
_DOTTED = re.compile(r"(?:[A-Za-z]\.)+[A-Za-z]")
_FIGURE = re.compile(r"[\dIVXLC(]")


def sentences(text: str, start: int, end: int, language: str = "und") -> list[tuple[int, int]]:
    """Return where the sentences of one stretch of text begin and end.

    A line break inside a paragraph is not an end; an empty line, a tab between cells and a bar are.

    Args:
        text: the whole text.
        start: first character of the stretch.
        end: the character after its last one.
        language: of the stretch; the rules hold for sw, en and fr together, because papers mix them.

    Returns:
        Half-open offsets in ``text``, in order, without blanks at the edges.

    Examples:
        >>> line = "Dr. Achieng spoke. The ministers agreed."
        >>> [line[a:b] for a, b in sentences(line, 0, len(line), "en")]
        ['Dr. Achieng spoke.', 'The ministers agreed.']
    """
    found: list[tuple[int, int]] = []
    first = start
    for cut in _cuts(text, start, end):
        _add(text, first, cut, found)
        first = cut
    _add(text, first, end, found)
    return found


def _add(text: str, start: int, end: int, found: list[tuple[int, int]]) -> None:
    """Add a stretch without the blanks at its edges, unless nothing is left."""
    piece = text[start:end]
    bare = piece.strip(_EDGES)
    if bare:
        begin = start + len(piece) - len(piece.lstrip(_EDGES))
        found.append((begin, begin + len(bare)))


def _cuts(text: str, start: int, end: int) -> Iterator[int]:
    first = start
    for mark in _BREAK.finditer(text, start, end):
        if mark.lastgroup == "stop":
            is_cut = _is_end(text, first, mark.start(), mark.end(), end)
        elif mark.lastgroup == "gap":
            is_cut = _is_empty_line(mark[0]) and not _goes_on(text, mark.start(), mark.end(), end)
        else:
            is_cut = _MARKER.fullmatch(text[max(first, mark.start() - 8) : mark.start()]) is None
        if is_cut:
            first = mark.end()
            yield first


def _is_empty_line(gap: str) -> bool:
    return gap.count("\n") > 1 or "\f" in gap or "\t" in gap or gap.count("\r") > 1


def _goes_on(text: str, before: int, after: int, end: int) -> bool:
    """Tell whether an empty line (of a page break) stands inside a sentence."""
    return after < end and text[after].islower() and before > 0 and text[before - 1] not in ".!?:;"


def _is_end(text: str, first: int, stop: int, after: int, end: int) -> bool:
    """Tell whether a stop with what closes after it ends the sentence that began at ``first``."""
    if after >= end:
        return True
    if not text[after].isspace():
        return False
    following = _next_visible(text, after, end)
    if following >= end:
        return True
    if text[following].islower():
        return False
    if text[stop] != "." or after - stop > 1:
        return True
    return not _is_abbreviation(text, first, stop, following)


def _next_visible(text: str, position: int, end: int) -> int:
    """Return the place of the next letter or figure, past blanks and opening signs, 16 characters at most."""
    limit = min(end, position + 16)
    while position < limit and (text[position].isspace() or text[position] in _OPENING):
        position += 1
    return position


def _is_abbreviation(text: str, first: int, stop: int, following: int) -> bool:
    word = _word_before(text, first, stop)
    if not word:
        return False
    if len(word) == 1 and (word.isupper() or (word.isdecimal() and stop - first <= 2)):
        return True
    if stop - first <= _LONGEST_WORD and _MARKER.fullmatch(text[first : stop + 1].lstrip(BLANKS)):
        return True
    return _is_listed(word.lower(), word, text[following : following + _LONGEST_WORD])


def _word_before(text: str, first: int, stop: int) -> str:
    """Return the letters and stops before a full stop, back to a blank or a bracket."""
    begin = stop
    lowest = max(first, stop - _LONGEST_WORD)
    while begin > lowest and (text[begin - 1].isalnum() or text[begin - 1] in ".º°"):
        begin -= 1
    return text[begin:stop].lstrip(".")


def _is_listed(bare: str, word: str, following: str) -> bool:
    last = bare.rpartition(".")[2]  # "Amb.Dr." is known by its last part
    if bare in _listed("title") or (last in _listed("title") and len(last) > 1):
        return word[0].isupper() or bare not in _small_words()
    if bare in _listed("number"):
        return _FIGURE.match(following) is not None
    if bare in _listed("maybe") or _DOTTED.fullmatch(word):
        head = following.split(maxsplit=1)[0].strip("“\"‘'«(,.”’»)").lower() if following.split() else ""
        return head not in words("starters")
    return False


def _small_words() -> frozenset[str]:
    """Return abbreviations that are also words: only a capital makes them a title."""
    return frozenset(
        {
            "me",
            "he",
            "al",
            "hon",
            "col",
            "gen",
            "sec",
            "rep",
            "arch",
            "ca",
            "sh",
            "eng",
            "m",
            "mheshimiwa",
            "mstahiki",
        }
    )


@cache
def _listed(role: str) -> frozenset[str]:
    return words("abbreviations", role)
