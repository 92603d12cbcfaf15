"""What beginnings of words say of policy areas, learnt from texts of ours.

The weights are those of ``words/learnt_areas.tsv``, which ``make train`` writes (``tests/learning``). What the words
written by hand do not know, or know in one sense only, is weighed here by how often it stood in promises of an area.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain
from math import sqrt
from struct import unpack

from balozi.extraction.clauses.sentence.cues import words_text
from balozi.extraction.clauses.shared.area_words import without_offices
from balozi.extraction.mentions.tokens import Known
from balozi.ground.words import folded_words

LEARNT = "learnt_areas.tsv"
# A word is known whole when it is short, else by its first letters: long ones for what it means in one language, short
# ones for what its forms, and its kin in another language, have in common.
_LONG, _SHORT = 7, 5
# What stands behind a beginning that is shorter than the word.
_ROOT = "~"
_LEAST = 3
# How many binary digits each area has in what a beginning says, and how the file has weights.
_DIGITS, _TENTHS = 16, 10
# By half of what its digits hold a sum is raised, so that it is positive when it is told apart.
_HALF = 1 << (_DIGITS - 1)


def beginnings(word: str) -> tuple[str, ...]:
    """Return by what a folded word is known: its first letters, or itself when it is short.

    Examples:
        >>> beginnings("fertilisers"), beginnings("port"), beginnings("of"), beginnings("2026")
        (('fertili', 'ferti~'), ('port',), (), ())
    """
    if len(word) < _LEAST or word.isdigit():
        return ()
    return (word[:_LONG], f"{word[:_SHORT]}{_ROOT}") if len(word) > _SHORT else (word,)


def known_by(words: Iterable[str]) -> Sequence[str]:
    """Return the beginnings of the folded words of a text, each once."""
    # Most words of a text stand in it several times.
    return tuple(dict.fromkeys(chain.from_iterable(map(_BEGINNINGS.__getitem__, dict.fromkeys(words)))))


_BEGINNINGS = Known(beginnings)


@dataclass(frozen=True, slots=True, eq=False)
class Weights:
    """What was learnt of one body of texts.

    Attributes:
        areas: those that anything was learnt of.
        by_beginning: what a beginning says for all areas or against them, as `_together` writes it.
    """

    areas: Sequence[str]
    by_beginning: Mapping[str, int]

    def of(self, text: str) -> dict[str, float]:
        """Return how much the words of a text speak for each area, or against it.

        Each beginning counts once, and many together as little as their root: a long text says nothing more often.
        """
        parts = known_by(without_offices(folded_words(text)))
        # Adding nothing to such a number costs as much as adding anything, and half of the beginnings say nothing.
        tenths = _apart(sum(filter(None, map(self.by_beginning.get, parts))), len(self.areas))
        share = 0.1 / sqrt(len(parts) or 1)
        return {area: score * share for area, score in zip(self.areas, tenths, strict=True) if score}

    def said_by(self, word: str, area: str) -> float:
        """Return how much one folded word speaks for an area."""
        said = sum(self.by_beginning.get(part, 0) for part in beginnings(word))
        return dict(zip(self.areas, _apart(said, len(self.areas)), strict=True)).get(area, 0) / _TENTHS


def _together(place: int, weight: float) -> int:
    """Return a weight for one area as a number that can be added to those of others, for any area.

    It stands in tenths, as the file has it, in the digits that belong to its area: one addition adds up the weights
    for all areas. Those of all beginnings of the file together stay within the digits.
    """
    return round(weight * _TENTHS) << (place * _DIGITS)


def _apart(together: int, areas: int) -> list[int]:
    """Return the tenths for each area that were added up together."""
    digits = (together + _raised(areas)).to_bytes(areas * _DIGITS // 8, "little")
    return [told - _HALF for told in unpack(f"<{areas}H", digits)]


@cache
def _raised(areas: int) -> int:
    """Return what makes the sums for so many areas positive when it is added, so that none borrows from the next."""
    return sum(_HALF << (place * _DIGITS) for place in range(areas))


def weights_in(text: str) -> Weights:
    """Return the weights that a file holds: in each line an area, a weight and the beginnings that have it."""
    rows = [line.split("\t") for line in text.splitlines() if not line.startswith("#")]
    places = {area: place for place, area in enumerate(dict.fromkeys(area for area, _, _ in rows))}
    found: dict[str, int] = {}
    for area, weight, parts in rows:
        said = _together(places[area], float(weight))
        for part in parts.split():
            found[part] = found.get(part, 0) + said
    return Weights(tuple(places), found)


@cache
def learnt() -> Weights:
    """Return what was learnt of our own texts, as the file in this package holds it."""
    return weights_in(words_text(LEARNT))
