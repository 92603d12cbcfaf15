"""Headings and list items without a mark: short paragraphs, told by the company they keep."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from balozi.reading.documents import PassageKind
from balozi.reading.linekinds import UNMARKED_LEVEL
from balozi.reading.lines import Line
from balozi.reading.looks import ends_sentence, is_untitled
from balozi.reading.wordlists import words

# "le 14 mai 2026", "3rd June 2026", "May 4, 2031": the line says when, not what.
_DATELINE = re.compile(r"\b\d{1,2}(?:er|st|nd|rd|th)?,? [^\W\d_]+,? \d{4}\Z|\b[^\W\d_]+ \d{1,2}, \d{4}\Z")
_OPENING = '(“"«‘'
_GOING_ON = (":", ";", ",", "-", "–", "—")
_DASHED = re.compile(r"\S\s+[-–—]\s+\S")
_WORDS_OF_A_TITLE = 16
_WORDS_OF_AN_ITEM_WITH_STOP = 8
_LONG = 120


@dataclass(slots=True)
class Piece:
    """Lines that belong together, while their kind may still change.

    Attributes:
        first: the number of its first line.
        last: the number of its last line.
        kind: what it is, as far as is known.
        level: of a heading, 1 for the outermost.
    """

    first: int
    last: int
    kind: PassageKind
    level: int = 0


def look(piece: Piece, lines: Sequence[Line]) -> str:
    """Return how a piece looks, its lines put into one."""
    if piece.first == piece.last:
        return lines[piece.first].text
    return " ".join(line.text for line in lines[piece.first : piece.last + 1])


def settle(pieces: list[Piece], lines: Sequence[Line]) -> None:
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
        pieces[number].kind, pieces[number].level = PassageKind.HEADING, UNMARKED_LEVEL
    _join_titles(pieces, lines)


def _is_item_of_list(pieces: Sequence[Piece], number: int, lines: Sequence[Line], listing: bool) -> bool:
    """Tell an item without a mark: in a list that a colon opened, or between two marked items."""
    if not _is_short(pieces[number], lines):
        return False
    beside = [*pieces[max(number - 1, 0) : number], *pieces[number + 1 : number + 2]]
    between = len(beside) == 2 and all(piece.kind is PassageKind.LIST_ITEM for piece in beside)
    return listing or (between and _DASHED.search(look(pieces[number], lines)) is not None)


def _but_runs(alone: Sequence[int]) -> list[int]:
    """Leave out short paragraphs that follow one another: a list of names is not a row of headings."""
    known = set(alone)
    return [
        number
        for number in alone
        if not any({first, first + 1, first + 2} <= known for first in (number - 2, number - 1, number))
    ]


def _is_short(piece: Piece, lines: Sequence[Line]) -> bool:
    text = look(piece, lines)
    most = _WORDS_OF_AN_ITEM_WITH_STOP if ends_sentence(text) else _WORDS_OF_A_TITLE
    return len(text.split()) <= most and not text.endswith(":")


def _introduces(pieces: Sequence[Piece], number: int, lines: Sequence[Line]) -> bool:
    """Tell whether a paragraph ends in a colon and two short ones follow: an unmarked list."""
    following = pieces[number + 1 : number + 3]
    opens = pieces[number].kind in (PassageKind.PARAGRAPH, PassageKind.HEADING)
    return (
        opens
        and look(pieces[number], lines).endswith(":")
        and len(following) == 2
        and all(piece.kind is PassageKind.PARAGRAPH and _is_short(piece, lines) for piece in following)
    )


def _stands_alone(pieces: Sequence[Piece], number: int, lines: Sequence[Line]) -> bool:
    """Tell whether a short paragraph without a full stop is a heading of what follows."""
    piece = pieces[number]
    text = look(piece, lines)
    if number + 1 == len(pieces) or not _is_title(text) or not _visible_letters(text):
        return False
    following = pieces[number + 1]
    if number > 0 and _is_figure(pieces[number - 1], lines):
        return False
    titled = number > 0 and _is_untitled_heading(pieces[number - 1], lines)
    apart = (titled or lines[piece.first].gap > 0) and lines[following.first].gap > 0
    over_prose = len(look(following, lines)) >= _LONG and number == 0
    return (apart or over_prose) and following.kind is not PassageKind.TABLE_ROW


def _is_untitled_heading(piece: Piece, lines: Sequence[Line]) -> bool:
    return piece.kind is PassageKind.HEADING and is_untitled(look(piece, lines))


def _is_title(text: str) -> bool:
    if len(text) > _LONG or len(text.split()) > _WORDS_OF_A_TITLE or ends_sentence(text):
        return False
    if text[0].islower() or text[0] in _OPENING or text.endswith(_GOING_ON):
        return False
    return _DATELINE.search(text) is None and text.split(maxsplit=1)[0].lower() not in words(
        "labels", "byline"
    )


def _visible_letters(text: str) -> bool:
    """Tell words from figures, telephone numbers and addresses of mail and web."""
    letters = sum(letter.isalpha() for letter in text)
    return letters * 2 > len(text) and "@" not in text and "://" not in text


def _is_figure(piece: Piece, lines: Sequence[Line]) -> bool:
    """Tell a lone figure, whose label follows it."""
    return (
        piece.kind is PassageKind.PARAGRAPH and look(piece, lines).strip("+%~ ").replace(",", "").isdecimal()
    )


def _join_titles(pieces: Sequence[Piece], lines: Sequence[Line]) -> None:
    """Put the title that follows "Sura 2:" one level under it, so that both stay in the path."""
    for above, piece in pairwise(pieces):
        if not above.kind is piece.kind is PassageKind.HEADING:
            continue
        if is_untitled(look(above, lines)) and not is_untitled(look(piece, lines)):
            piece.level = max(piece.level, above.level + 1)
