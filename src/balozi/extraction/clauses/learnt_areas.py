"""What beginnings of words say of policy areas, learnt from texts of ours.

The weights are those of ``words/learnt_areas.tsv``, which ``make train`` writes (``tests/learning``). What the words
written by hand do not know, or know in one sense only, is weighed here by how often it stood in promises of an area.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from itertools import chain
from math import sqrt

from balozi.extraction.clauses.area_words import without_offices
from balozi.ground.words import folded

LEARNT = "learnt_areas.tsv"
# A word is known whole when it is short, else by its first letters: long ones for what it means in one language, short
# ones for what its forms, and its kin in another language, have in common.
_LONG, _SHORT = 7, 5
# What stands behind a beginning that is shorter than the word.
_ROOT = "~"
_LEAST = 3


@lru_cache(maxsize=65536)
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
    return tuple(dict.fromkeys(chain.from_iterable(map(beginnings, dict.fromkeys(words)))))


@dataclass(frozen=True, slots=True, eq=False)
class Weights:
    """What was learnt of one body of texts.

    Attributes:
        areas: those that anything was learnt of.
        by_beginning: what a beginning says for areas or against them, each by its place among them.
    """

    areas: Sequence[str]
    by_beginning: Mapping[str, Sequence[tuple[int, float]]]

    def of(self, text: str) -> dict[str, float]:
        """Return how much the words of a text speak for each area, or against it.

        Each beginning counts once, and many together as little as their root: a long text says nothing more often.
        """
        parts = known_by(without_offices(folded(text).split()))
        scores = [0.0] * len(self.areas)
        for said in map(self.by_beginning.get, parts):
            for place, weight in said or ():
                scores[place] += weight
        share = 1 / sqrt(len(parts) or 1)
        return {area: score * share for area, score in zip(self.areas, scores, strict=True) if score}

    def said_by(self, word: str, area: str) -> float:
        """Return how much one folded word speaks for an area."""
        said = (weight for part in beginnings(word) for weight in self.by_beginning.get(part, ()))
        return sum(weight for place, weight in said if self.areas[place] == area)


def weights_in(text: str) -> Weights:
    """Return the weights that a file holds: in each line an area, a weight and the beginnings that have it."""
    rows = [line.split("\t") for line in text.splitlines() if not line.startswith("#")]
    places = {area: place for place, area in enumerate(dict.fromkeys(area for area, _, _ in rows))}
    found: dict[str, list[tuple[int, float]]] = {}
    for area, weight, parts in rows:
        said = places[area], float(weight)
        for part in parts.split():
            found.setdefault(part, []).append(said)
    # Tuples of numbers are nothing that the collector of garbage has to look at again and again.
    return Weights(tuple(places), {part: tuple(said) for part, said in found.items()})


@cache
def learnt() -> Weights:
    """Return what was learnt of our own texts, as the file in this package holds it."""
    return weights_in((resources.files(__package__) / "words" / LEARNT).read_text(encoding="utf-8"))
