"""Where a text holds what a question asks, and why."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from balozi.reading.questions import Look, Part, Question, Way
from balozi.reading.stems import LANGUAGES, Word, words_of


@dataclass(frozen=True, slots=True)
class Piece:
    """One stretch of a text, marked when it was asked for."""

    text: str
    marked: bool


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something was found that does not hold the words themselves.

    Attributes:
        said: what was asked.
        way: in which it was found.
    """

    said: str
    way: Way


@dataclass(frozen=True, slots=True)
class Hit:
    """A text with what was asked for marked in it.

    Attributes:
        pieces: of the text, one after the other.
        reasons: for each part of the question whose own words it does not hold.
    """

    pieces: tuple[Piece, ...]
    reasons: tuple[Reason, ...]


def hit_in(text: str, language: str, question: Question) -> Hit:
    """Return the text with what was asked for marked.

    Examples:
        >>> from balozi.reading.questions import question_of
        >>> found = hit_in("Two agreements.", "en", question_of("mkataba"))
        >>> [piece.text for piece in found.pieces if piece.marked], found.reasons[0].way.words
        (['agreements'], 'agreement')
    """
    words = list(words_of(text, language))
    places: list[tuple[int, int]] = []
    reasons: list[Reason] = []
    for part in question.parts:
        reasons += _found(part, words, places)
    return Hit(tuple(_pieces(text, places)), tuple(reasons))


def hit_in_mixed(title: str, words: str, question: Question) -> Hit:
    """Return a title whose language nobody stated with what was asked for marked.

    Args:
        title: that is shown.
        words: all by which the thing was found; they tell why.
        question: what was asked.
    """
    titles = [hit_in(title, language, question).pieces for language in LANGUAGES]
    readings = [list(words_of(words, language)) for language in LANGUAGES]
    reasons: dict[str, Reason] = {}
    for part in question.parts:
        found = [_seek(part, reading) for reading in readings]
        if any(is_there and not why for is_there, why in found):
            continue
        reasons |= {reason.said: reason for _, why in found for reason in why}
    pieces = max(titles, key=lambda told: sum(piece.marked for piece in told))
    return Hit(pieces, tuple(reasons.values()))


def _seek(part: Part, words: Sequence[Word]) -> tuple[bool, list[Reason]]:
    """Return whether a part stands among words, and why, unless it stands there itself."""
    places: list[tuple[int, int]] = []
    why = _found(part, words, places)
    return bool(places), why


def _found(part: Part, words: Sequence[Word], places: list[tuple[int, int]]) -> list[Reason]:
    """Note where a part stands, and return why, unless it stands there itself."""
    own = [place for look in part.own for place in _places(look, words)]
    if own:
        places += own
        return []
    for way in part.ways:
        there = [place for look in way.looks for place in _places(look, words)]
        if there:
            places += there
            return [Reason(part.said, way)]
    return [reason for inner in part.inner for reason in _found(inner, words, places)]


def _places(look: Look, words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    size = len(look.tokens)
    if not size:
        return
    held = [word.folded if look.column == "words" else word.stem for word in words]
    for first in range(len(held) - size + 1):
        stands = tuple(held[first : first + size])
        if stands == look.tokens or (look.begins and _begins(stands, look.tokens)):
            yield words[first].start, words[first + size - 1].end


def _begins(stands: Sequence[str], tokens: Sequence[str]) -> bool:
    return tuple(stands[:-1]) == tuple(tokens[:-1]) and stands[-1].startswith(tokens[-1])


def _pieces(text: str, places: Sequence[tuple[int, int]]) -> Iterator[Piece]:
    told = 0
    for start, end in sorted(places):
        if end <= told:
            continue
        if start > told:
            yield Piece(text[told:start], marked=False)
        yield Piece(text[max(start, told) : end], marked=True)
        told = end
    if told < len(text):
        yield Piece(text[told:], marked=False)
