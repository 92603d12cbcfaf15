"""Lines that belong to the page, not to the paper: menus, page numbers, running headers, remains of pictures."""

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from balozi.reading.lines import Line
from balozi.reading.looks import ends_sentence, is_item, is_row, is_untitled
from balozi.reading.wordlists import words

_VISIBLE_WORD = re.compile(r"[^\W_]")
_DIGITS = re.compile(r"\d+")
_LONE_NUMBER = re.compile(r"[-–—|\[(\s]*(\d{1,4}|[ivxlc]{1,6})[-–—|\])\s.]*")
_PAGE_NUMBER = re.compile(
    r"(?:page|ukurasa(?: wa)?|uk\.|pg\.?)\s*\d{1,4}(?:\s*(?:of|/|kati ya|sur|de)\s*\d{1,4})?"
    r"|\d{1,4}\s*(?:\||/)\s*(?:page|p a g e|\d{1,4})|p a g e\s*\|?\s*\d{1,4}",
    re.IGNORECASE,
)
_ARROW = re.compile(r"[↑←→↓»«›‹⇧▲►◄]\s*\S")
_MENU_MARKS = ((" | ", 3), (" > ", 2), (" › ", 2), (" » ", 2))  # of menus and of paths to a page
_MOST_WORDS = 20
_REMAINS = 12
_SHORT = 100
_REPEATED, _APART = 4, 8
_PAGES_REPEATED = 3
_SEQUENCE = 3


def furniture(lines: Sequence[Line]) -> frozenset[int]:
    """Return the numbers of the lines that are furniture."""
    known = {number for number, line in enumerate(lines) if line.block is None and _is_furniture(line.text)}
    known |= _remains_of_pictures(lines, known)
    known |= _running_heads(lines)
    known |= _page_numbers(lines)
    return frozenset(known)


def _is_furniture(look: str) -> bool:
    if _VISIBLE_WORD.search(look) is None:
        return not look.startswith("|")
    if len(look) > 200:
        return False
    if _PAGE_NUMBER.fullmatch(look):
        return True
    if any(len(look.split(mark)) > least and not _DIGITS.search(look) for mark, least in _MENU_MARKS):
        return True
    bare = look.lower()
    return bare.rstrip(" .…:›»") in _whole() or (len(look.split()) <= _MOST_WORDS and _says(bare))


def _says(bare: str) -> bool:
    if bare.startswith(_starts("shows")) or any(phrase in bare for phrase in words("furniture", "holds")):
        return True
    if len(bare) > _SHORT or ends_sentence(bare):
        return False
    return bare.startswith(_starts("start")) or _ARROW.match(bare) is not None


@cache
def _whole() -> frozenset[str]:
    return frozenset(phrase.rstrip(" .…") for phrase in words("furniture", "whole"))


@cache
def _starts(role: str) -> tuple[str, ...]:
    return tuple(sorted(words("furniture", role)))


def _remains_of_pictures(lines: Sequence[Line], known: set[int]) -> set[int]:
    """Find scraps such as "aaacac a" right under furniture: short, small letters, no sentence."""
    return {
        number
        for number, line in enumerate(lines)
        if number - 1 in known
        and line.gap == 0
        and line.block is None
        and len(line.text) <= _REMAINS
        and line.text.islower()
        and line.text.replace(" ", "").isalpha()
        and number + 1 < len(lines)
        and lines[number + 1].gap > 0
    }


# ---- running headers and footers ------------------------------------------------


def _running_heads(lines: Sequence[Line]) -> set[int]:
    """Find lines that come again and again: at the edge of pages, or far apart in a text without pages."""
    places: dict[str, list[int]] = defaultdict(list)
    edges = _edges(lines)
    paged = bool(lines) and lines[-1].page > 0
    for number, line in enumerate(lines):
        if line.block is None and len(line.text) <= 100 and (number in edges if paged else _may_repeat(line)):
            places[_same(line.text, paged)].append(number)
    found: set[int] = set()
    for look, numbers in places.items():
        if _VISIBLE_WORD.search(look) and (
            len(numbers) >= _PAGES_REPEATED if paged else _recurs(look, numbers)
        ):
            found.update(numbers)
    return found


def _same(look: str, paged: bool) -> str:
    """Return what is the same in a running head on every page: all but the page number."""
    if not paged or is_untitled(look):
        return look.lower()
    return _DIGITS.sub("#", look.lower()).strip(" #|-–")


def _edges(lines: Sequence[Line]) -> set[int]:
    """Return the first two and the last two lines of every page."""
    pages: dict[int, list[int]] = defaultdict(list)
    for number, line in enumerate(lines):
        pages[line.page].append(number)
    return {number for page in pages.values() for number in (*page[:2], *page[-2:])}


def _may_repeat(line: Line) -> bool:
    return not is_row(line.text) and not is_item(line.text)


def _recurs(look: str, numbers: Sequence[int]) -> bool:
    if len(numbers) < _REPEATED or len(look.split()) < 2:
        return False
    return all(later - earlier >= _APART for earlier, later in pairwise(numbers))


# ---- page numbers ---------------------------------------------------------------


def _page_numbers(lines: Sequence[Line]) -> set[int]:
    """Find lone numbers that count pages or photos; a lone number over its label is a figure and stays."""
    values = {number: found for number, line in enumerate(lines) if (found := _lone_number(line)) is not None}
    sure = {
        number
        for number in values
        if number - 1 in values
        or number + 1 in values
        or _at_page_edge(lines, number)
        or (_splits_a_sentence(lines, number) and not {number - 2, number + 2} & values.keys())
    }
    sure |= _sequence(values)
    return set(values) if len(sure) >= _SEQUENCE else sure


def _lone_number(line: Line) -> str | None:
    found = _LONE_NUMBER.fullmatch(line.text) if line.block is None and len(line.text) <= 12 else None
    return found[1] if found else None


def _at_page_edge(lines: Sequence[Line], number: int) -> bool:
    page = lines[number].page
    if lines[-1].page == 0:
        return False
    first = number == 0 or lines[number - 1].page != page
    return first or number + 1 == len(lines) or lines[number + 1].page != page


def _splits_a_sentence(lines: Sequence[Line], number: int) -> bool:
    if number == 0 or number + 1 == len(lines):
        return False
    before, after = lines[number - 1].text, lines[number + 1].text
    return after[0].islower() and len(before) > 40 and before[-1].isalpha()


def _sequence(values: dict[int, str]) -> set[int]:
    """Return lone numbers that count up by one, at least three of them, with text between."""
    figures = [(number, int(value)) for number, value in values.items() if value.isdecimal()]
    found: set[int] = set()
    chain: list[int] = []
    for (before, low), (after, high) in pairwise(figures):
        if high == low + 1 and after - before >= 2:
            chain.append(before)
            if len(chain) + 1 >= _SEQUENCE:
                found.update((*chain[1 - _SEQUENCE :], after))
        else:
            chain.clear()
    return found
