"""Pieces of words that a pattern cannot do without, read from the pattern itself, so that nobody keeps them in step."""

import re
from collections.abc import Iterable, Mapping, Sequence

# How a pattern is taken apart in Python's own library; the public module of that name is deprecated.
from re import _constants as parts  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any, Generic, TypeVar

from balozi.extraction.mentions.tokens import Known

T = TypeVar("T")
Pieces = frozenset[str]
_REPEATS = (parts.MAX_REPEAT, parts.MIN_REPEAT, parts.POSSESSIVE_REPEAT)
# So many answers are remembered.
_MOST_KEPT = 4096


def pieces_of(pattern: re.Pattern[str]) -> Pieces | None:
    r"""Return pieces of words of which one stands wherever a pattern is found; None when there are none to be told.

    Examples:
        >>> sorted(pieces_of(re.compile(r"(?:was|has been) (?:\w+ )?(?:ratified|approved)(?: today)?")))
        ['approved', 'ratified']
        >>> pieces_of(re.compile(r"\w+ (?:today)?")) is None
        True
    """
    return _of_sequence(parser.parse(pattern.pattern, pattern.flags & ~re.DEBUG))


def _of_sequence(sequence: Iterable[tuple[Any, Any]]) -> Pieces | None:
    """Return the best of what the members of a sequence need: the longest pieces, of those the fewest."""
    needed: list[Pieces] = []
    run = ""
    for kind, value in (*sequence, (parts.ANY, None)):
        if kind is parts.LITERAL:
            run += chr(value)
            continue
        needed += [frozenset([piece]) for piece in re.findall(r"[^\W_]+", run)]
        run = ""
        inner = _of_member(kind, value)
        needed += [inner] if inner is not None else []
    return max(needed, key=lambda pieces: (min(map(len, pieces)), -len(pieces)), default=None)


def _of_member(kind: Any, value: Any) -> Pieces | None:
    """Return the pieces that one member of a pattern needs: a group, a choice, or something said at least once."""
    if kind is parts.SUBPATTERN:
        return _of_sequence(value[-1])
    if kind is parts.ATOMIC_GROUP:
        return _of_sequence(value)
    if kind in _REPEATS and value[0] > 0:
        return _of_sequence(value[2])
    if kind is not parts.BRANCH:
        return None
    found = [_of_sequence(choice) for choice in value[1]]
    return None if None in found else frozenset().union(*(one for one in found if one is not None))


class Choice(Generic[T]):
    """Things of which each is found by a pattern; only those are tried whose words stand in a sentence.

    Attributes:
        things: all of them, in the order in which they are tried.
    """

    def __init__(self, things: Mapping[T, re.Pattern[str]]) -> None:
        """Keep things with the pieces that the pattern of each needs."""
        self.things: Sequence[T] = tuple(things)
        needed = [pieces_of(pattern) for pattern in things.values()]
        self._always = sum(1 << at for at, pieces in enumerate(needed) if pieces is None)
        known = [(1 << at, pieces) for at, pieces in enumerate(needed) if pieces is not None]
        self._shown: Known[int] = Known(
            lambda word: sum(bit for bit, pieces in known if any(piece in word for piece in pieces))
        )
        self._answers: dict[int, tuple[T, ...]] = {}

    def tried(self, words: Iterable[str]) -> tuple[T, ...]:
        """Return those whose pattern may be found among some words, however they are ordered.

        Args:
            words: in small letters, as the patterns are matched against them.
        """
        shown = self._always
        for bits in map(self._shown.__getitem__, words):
            shown |= bits
        answer = self._answers.get(shown)
        if answer is None:
            if len(self._answers) >= _MOST_KEPT:
                self._answers.clear()
            answer = self._answers[shown] = tuple(
                thing for at, thing in enumerate(self.things) if shown >> at & 1
            )
        return answer
