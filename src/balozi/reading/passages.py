"""A text to passages: what belongs together, what it is on the page, and under which headings it stands."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from balozi.reading.contents import contents
from balozi.reading.documents import Passage, PassageKind
from balozi.reading.extracts import Block
from balozi.reading.furniture import furniture
from balozi.reading.lines import Line, split_lines
from balozi.reading.looks import (
    ends_sentence,
    has_columns,
    heading_level,
    is_capitals,
    is_caption,
    is_entry,
    is_item,
    is_numbered,
    is_row,
    is_untitled,
)
from balozi.reading.wrapping import Wrapping

_UNKNOWN = "und"
_UNMARKED_LEVEL = 7  # of a heading told only by standing alone
_BLANKS = re.compile(r"\s+")
_DASHED = re.compile(r"\S\s+[-–—]\s+\S")
_WORDS_OF_A_TITLE = 16
_WORDS_OF_AN_ITEM_WITH_STOP = 8
_LONG = 120


@dataclass(slots=True)
class _Piece:
    """Lines that belong together, while their kind may still change."""

    first: int
    last: int
    kind: PassageKind
    level: int = 0


def find_passages(text: str, blocks: Sequence[Block] = ()) -> list[Passage]:
    r"""Return the passages of a text, in order; together they cover every visible character.

    Args:
        text: the whole text.
        blocks: what the file's format says about stretches of it.

    Returns:
        Passages whose language is "und": `balozi.reading.language` tells it.

    Examples:
        >>> [passage.kind.value for passage in find_passages("FOREIGN POLICY\n\nWe keep our word.")]
        ['heading', 'paragraph']
    """
    lines = split_lines(text, blocks)
    pieces = list(_pieces(lines))
    _settle(pieces, lines)
    return list(_under_headings(text, lines, pieces))


# ---- lines to pieces ------------------------------------------------------------


def _pieces(lines: Sequence[Line]) -> Iterator[_Piece]:
    kinds, levels = _kinds(lines)
    wrapping = Wrapping(lines, kinds)
    number = 0
    while number < len(lines):
        last = number
        while last + 1 < len(lines) and _belongs(lines, kinds, last, wrapping):
            last += 1
        yield _Piece(number, last, kinds[number], levels.get(number, 0))
        number = last + 1


def _belongs(lines: Sequence[Line], kinds: Sequence[PassageKind], number: int, wrapping: Wrapping) -> bool:
    """Tell whether the next line goes on with this one."""
    here, following = lines[number], lines[number + 1]
    if here.block is not None or following.block is not None:
        return here.block is following.block
    return wrapping.goes_on(number)


def _kinds(lines: Sequence[Line]) -> tuple[list[PassageKind], dict[int, int]]:
    """Return the kind of every line, and the level of those that are headings."""
    loose, listed = furniture(lines), contents(lines)
    kinds: list[PassageKind] = []
    levels: dict[int, int] = {}
    for number, line in enumerate(lines):
        if line.block is not None:
            kind = PassageKind(line.block.kind)
            levels[number] = line.block.level
        elif number in loose:
            kind = PassageKind.FURNITURE
        elif number in listed:
            kind = PassageKind.CONTENTS
        else:
            kind = _kind(lines, number, kinds)
        if kind is PassageKind.HEADING and line.block is None:
            levels[number] = heading_level(line.text) or _UNMARKED_LEVEL
        kinds.append(kind)
    return kinds, levels


def _kind(lines: Sequence[Line], number: int, before: Sequence[PassageKind]) -> PassageKind:
    line = lines[number]
    look = line.text
    if _is_table_row(lines, number, before):
        return PassageKind.TABLE_ROW
    if _interrupts(lines, number):
        return PassageKind.PARAGRAPH
    if is_caption(look):
        return PassageKind.CAPTION
    if _is_numbered_heading(lines, number):
        return PassageKind.HEADING
    if is_item(look) or _is_entry_of_list(lines, number):
        return PassageKind.LIST_ITEM
    return PassageKind.HEADING if heading_level(look) else PassageKind.PARAGRAPH


def _is_table_row(lines: Sequence[Line], number: int, before: Sequence[PassageKind]) -> bool:
    """Tell a row: by its own tabs or bars, as the empty first cell of a column, by columns of blanks."""
    line = lines[number]
    if is_row(line.text):
        return True
    beside = [other for other in (number - 1, number + 1) if 0 <= other < len(lines)]
    if line.tabbed and line.gap == 0 and number > 0 and before[number - 1] is PassageKind.TABLE_ROW:
        return True
    return has_columns(line.text) and any(has_columns(lines[other].text) for other in beside)


def _interrupts(lines: Sequence[Line], number: int) -> bool:
    """Tell whether a line stands inside a wrapped sentence: "Article 3" may begin a line of prose."""
    line = lines[number]
    if number == 0 or line.gap > 0 or lines[number - 1].block is not None:
        return False
    above = lines[number - 1].text
    if is_item(line.text) and (is_item(above) or not line.text[0].isalnum()):
        return False
    if heading_level(above) or is_row(above) or ends_sentence(above) or above.endswith((":", ";")):
        return False
    unfinished = above.endswith(",") or Wrapping.joins(above)
    return unfinished and not above.isupper()


def _is_entry_of_list(lines: Sequence[Line], number: int) -> bool:
    """Tell an abbreviation with its meaning; it never comes alone, "NAIROBI - ..." over a report does."""
    beside = (*lines[max(number - 2, 0) : number], *lines[number + 1 : number + 3])
    return is_entry(lines[number].text) and any(is_entry(line.text) for line in beside)


def _is_numbered_heading(lines: Sequence[Line], number: int) -> bool:
    """Tell "1. Introduction" from the first item of a list: it stands alone, or is in capitals."""
    line = lines[number]
    if not is_numbered(line.text) or line.text.startswith("("):
        return False
    if ends_sentence(line.text) or line.text.endswith((";", ",")) or len(line.text.split()) > 12:
        return False
    after = lines[number + 1] if number + 1 < len(lines) else None
    if after is None or is_item(after.text) or (number > 0 and is_numbered(lines[number - 1].text)):
        return False
    title = line.text.split(maxsplit=1)[1]
    if is_capitals(title):
        return True
    return line.gap > 0 and after.gap > 0 and title[0].isupper() and len(after.text) > len(line.text)


# ---- pieces in their company ------------------------------------------------------


def _settle(pieces: list[_Piece], lines: Sequence[Line]) -> None:
    """Tell unmarked headings and unmarked list items among the short paragraphs."""
    listing = False
    alone: list[int] = []
    for number, piece in enumerate(pieces):
        if piece.kind is PassageKind.FURNITURE or lines[piece.first].block is not None:
            continue
        if piece.kind is PassageKind.PARAGRAPH and _is_item_of_list(pieces, number, lines, listing):
            piece.kind = PassageKind.LIST_ITEM
            continue
        listing = _introduces(pieces, number, lines)
        if piece.kind is PassageKind.PARAGRAPH and not listing and _stands_alone(pieces, number, lines):
            alone.append(number)
    for number in _but_runs(alone):
        pieces[number].kind, pieces[number].level = PassageKind.HEADING, _UNMARKED_LEVEL
    _join_titles(pieces, lines)


def _is_item_of_list(pieces: Sequence[_Piece], number: int, lines: Sequence[Line], listing: bool) -> bool:
    """Tell an item without a mark: in a list that a colon opened, or between two marked items."""
    if not _is_short(pieces[number], lines):
        return False
    beside = [*pieces[max(number - 1, 0) : number], *pieces[number + 1 : number + 2]]
    between = len(beside) == 2 and all(piece.kind is PassageKind.LIST_ITEM for piece in beside)
    return listing or (between and _DASHED.search(_look(pieces[number], lines)) is not None)


def _but_runs(alone: Sequence[int]) -> list[int]:
    """Leave out short paragraphs that follow one another: a list of names is not a row of headings."""
    known = set(alone)
    return [
        number
        for number in alone
        if not any({first, first + 1, first + 2} <= known for first in (number - 2, number - 1, number))
    ]


def _is_short(piece: _Piece, lines: Sequence[Line]) -> bool:
    text = _look(piece, lines)
    most = _WORDS_OF_AN_ITEM_WITH_STOP if ends_sentence(text) else _WORDS_OF_A_TITLE
    return len(text.split()) <= most and not text.endswith(":")


def _introduces(pieces: Sequence[_Piece], number: int, lines: Sequence[Line]) -> bool:
    """Tell whether a paragraph ends in a colon and two short ones follow: an unmarked list."""
    following = pieces[number + 1 : number + 3]
    opens = pieces[number].kind in (PassageKind.PARAGRAPH, PassageKind.HEADING)
    return (
        opens
        and _look(pieces[number], lines).endswith(":")
        and len(following) == 2
        and all(piece.kind is PassageKind.PARAGRAPH and _is_short(piece, lines) for piece in following)
    )


def _stands_alone(pieces: Sequence[_Piece], number: int, lines: Sequence[Line]) -> bool:
    """Tell whether a short paragraph without a full stop is a heading of what follows."""
    piece = pieces[number]
    text = _look(piece, lines)
    if number + 1 == len(pieces) or not _is_title(text) or not _visible_letters(text):
        return False
    following = pieces[number + 1]
    if number > 0 and _is_figure(pieces[number - 1], lines):
        return False
    titled = number > 0 and _is_untitled_heading(pieces[number - 1], lines)
    apart = (titled or lines[piece.first].gap > 0) and lines[following.first].gap > 0
    over_prose = len(_look(following, lines)) >= _LONG and number == 0
    return (apart or over_prose) and following.kind is not PassageKind.TABLE_ROW


def _is_untitled_heading(piece: _Piece, lines: Sequence[Line]) -> bool:
    return piece.kind is PassageKind.HEADING and is_untitled(_look(piece, lines))


def _is_title(text: str) -> bool:
    if len(text) > _LONG or len(text.split()) > _WORDS_OF_A_TITLE or ends_sentence(text):
        return False
    return (
        not text[0].islower() and not text.endswith((":", ";", ",", "-", "–", "—")) and text[0] not in '(“"«‘'
    )


def _visible_letters(text: str) -> bool:
    """Tell words from figures, telephone numbers and addresses of mail and web."""
    letters = sum(letter.isalpha() for letter in text)
    return letters * 2 > len(text) and "@" not in text and "://" not in text


def _is_figure(piece: _Piece, lines: Sequence[Line]) -> bool:
    """Tell a lone figure, whose label follows it."""
    return (
        piece.kind is PassageKind.PARAGRAPH and _look(piece, lines).strip("+%~ ").replace(",", "").isdecimal()
    )


def _join_titles(pieces: Sequence[_Piece], lines: Sequence[Line]) -> None:
    """Put the title that follows "Sura 2:" one level under it, so that both stay in the path."""
    for above, piece in pairwise(pieces):
        if not above.kind is piece.kind is PassageKind.HEADING:
            continue
        if is_untitled(_look(above, lines)) and not is_untitled(_look(piece, lines)):
            piece.level = max(piece.level, above.level + 1)


def _look(piece: _Piece, lines: Sequence[Line]) -> str:
    if piece.first == piece.last:
        return lines[piece.first].text
    return " ".join(line.text for line in lines[piece.first : piece.last + 1])


# ---- sections ----------------------------------------------------------------------


def _under_headings(text: str, lines: Sequence[Line], pieces: Iterable[_Piece]) -> Iterator[Passage]:
    path: list[tuple[int, str]] = []
    for number, piece in enumerate(pieces):
        if piece.kind is PassageKind.HEADING:
            path = [step for step in path if step[0] < piece.level]
        start, end = lines[piece.first].start, lines[piece.last].end
        yield Passage(number, start, end, piece.kind, _UNKNOWN, tuple(title for _, title in path))
        if piece.kind is PassageKind.HEADING:
            path.append((piece.level, _BLANKS.sub(" ", _look(piece, lines)).lstrip("# ")))


def with_language(passage: Passage, language: str) -> Passage:
    """Return the passage with its language told."""
    return replace(passage, language=language)
