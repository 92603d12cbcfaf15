"""What a promise is about: its policy area, by words written by hand, by what was learnt, and by what stands around.

The areas are those of ``packs/policy_areas.toml``. What each part weighs was chosen by leaving out one set of our
texts after the other (``python -m tests.learning.areas --measure``); around it the figures are flat.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from math import sqrt

from balozi.extraction.clauses.shared.area_words import GENERAL, MEANS, found_in, weigh
from balozi.extraction.clauses.shared.learnt_areas import Weights, known_by, learnt
from balozi.ground.words import fold

# The words of the promise itself: how much they say, how little they say of other areas, and what is said first.
_OWN, _SHARE, _FIRST = 1.2, 0.9, 0.45
# More than two words of one area say no more.
_ENOUGH = 2.0
# The rest of the sentence, the sentence before and the paper, by how much they speak of each area.
_SENTENCE, _BEFORE, _PAPER = 2.0, 1.0, 3.0
# What was learnt, of the promise itself and of the paper.
_LEARNT, _LEARNT_PAPER = 0.85, 0.4
# What speaks so faintly has not spoken: the area is the general one.
_FAINT = 1.5
# How much of a long paper tells what it is about, and how far a sentence reaches.
_HEAD, _REACH, _BEHIND = 6_000, 800, 400
# Behind a stop, or at an empty line; it begins with a blank, which a machine finds faster than what is before one.
_END = re.compile(r"\s(?:(?<=[.!?;]\s)\s*|(?<=\n)\n*)")
# Words that weigh less have not decided.
_TOLD, _MOST_TOLD = 0.12, 3


def area_of_text(text: str, language: str) -> str:
    """Return the policy area of which a text speaks most, "" when no word of an area stands in it.

    Examples:
        >>> area_of_text("They discussed tariffs, exports and the climate.", "en")
        'trade'
    """
    told = weigh(text, language)
    if len(told) < 2:
        return next(iter(told), "")
    scores = _of_promise(text, told, learnt())
    return max(told, key=lambda area: scores.get(area, 0.0))


def area_near(text: str, language: str, paper: str, start: int = 0, by: Weights | None = None) -> str:
    """Return the policy area of a promise: by its own words, helped by those around it and by the paper's.

    Args:
        text: of the promise.
        language: of its sentence.
        paper: the whole text in which it stands.
        start: its first character there.
        by: other weights than those learnt of all our texts, to measure by.

    Returns:
        the area that most speaks for; the general one when nothing does.
    """
    by = by or learnt()
    scores = _of_promise(text, weigh(text, language), by)
    before, rest = _around(paper, start, start + len(text))
    _add_shares(scores, weigh(rest, language), _SENTENCE)
    _add_shares(scores, weigh(before, language), _BEFORE)
    _add(scores, _of_paper(paper[:_HEAD], language, by))
    return _best(scores)


def area_reasons(area: str, text: str, language: str, paper: str, start: int = 0) -> tuple[str, ...]:
    """Return the words by which a promise was given its policy area, folded, those that weigh most first.

    They are words of the promise itself; when none of those speaks for the area, of its sentence and the one before,
    else of the paper.
    """
    stretches = (text, " ".join(_around(paper, start, start + len(text))), paper[:_HEAD])
    told = (_telling(area, stretch, language) for stretch in stretches)
    return next((words for words in told if words), ())


def _of_promise(text: str, told: Mapping[str, float], by: Weights) -> dict[str, float]:
    """Return how much a text itself speaks for each area; ``told`` is what its words written by hand weigh."""
    scores = {area: score * _LEARNT for area, score in by.of(text).items()}
    _add(scores, {area: _OWN * min(weight, _ENOUGH) for area, weight in told.items()})
    _add_shares(scores, told, _SHARE)
    first = next((area for area in told if area not in (GENERAL, MEANS)), "")
    if first:
        scores[first] = scores.get(first, 0.0) + _FIRST
    return scores


@lru_cache(maxsize=16)
def _of_paper(text: str, language: str, by: Weights) -> Mapping[str, float]:
    scores = {area: score * _LEARNT_PAPER for area, score in by.of(text).items()}
    _add_shares(scores, weigh(text, language), _PAPER)
    return scores


def _around(paper: str, start: int, end: int) -> tuple[str, str]:
    """Return the sentence before the one in which a stretch stands, and the rest of that one."""
    before = _END.split(paper[max(0, start - _REACH) : start])
    behind = _END.split(paper[end : end + _BEHIND], maxsplit=1)
    return (before[-2] if len(before) > 1 else ""), f"{before[-1]} {behind[0]}"


def _add(scores: dict[str, float], others: Mapping[str, float]) -> None:
    for area, score in others.items():
        scores[area] = scores.get(area, 0.0) + score


def _add_shares(scores: dict[str, float], weights: Mapping[str, float], share: float) -> None:
    """Add what weights are together as one share: how much they speak of each area, however many they are."""
    total = sum(weights.values())
    for area, weight in weights.items():
        scores[area] = scores.get(area, 0.0) + share * weight / total


def _best(scores: Mapping[str, float]) -> str:
    """Return the area that scores most, of the same score the first by name; the general one when none scores much."""
    most = max(scores.values(), default=0.0)
    return min(area for area in scores if scores[area] == most) if most >= _FAINT else GENERAL


def _telling(area: str, text: str, language: str) -> tuple[str, ...]:
    """Return the words of a text that speak most for an area, each once, as they are written there, folded."""
    told = fold(text).split()
    share = _LEARNT / sqrt(len(known_by(told)) or 1)
    weights = {word: share * learnt().said_by(word, area) for word in told}
    for at, word in found_in(told, language):
        if word.area == area:
            said = " ".join(told[at : at + word.more + 1])
            weights[said] = weights.get(said, 0.0) + _OWN * word.weight
    most = sorted((word for word in weights if weights[word] >= _TOLD), key=lambda word: -weights[word])
    return tuple(most[:_MOST_TOLD])
