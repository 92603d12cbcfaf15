"""What a promise is about: its policy area, told by the beginnings of words.

The areas are those of ``packs/policy_areas.toml``; the words are data, by language.
"""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

from balozi.extraction.clauses.vocabulary import LANGUAGES
from balozi.ground.words import fold

# What no other area claims, said last, because almost every paper of foreign policy has its words.
GENERAL = "diplomacy"
# Money is how many things are done: its words yield to those of what it is for.
_MEANS = "finance"
# What money weighs, and a word said in passing ("training", "border"), beside a word that tells.
_MONEY, _PASSING = 0.3, 0.4
# How much of a long paper tells what it is about.
_HEAD = 6_000
# How far the sentences around reach, in characters; what they weigh together, and what the paper does.
# Near the best on the practice texts and flat around it: a third more or less changes two promises in a hundred.
_BEFORE, _BEHIND = 400, 160
_AROUND, _PAPER = 0.3, 0.45
# Stems are found by their first letters.
_KEY = 3


@dataclass(frozen=True, slots=True)
class AreaWord:
    """The beginning of a word or phrase that tells an area.

    Attributes:
        stem: folded; a blank at its end says that the whole word is meant.
        area: that it tells, "" for a name that tells none.
        weight: 1, or less for what is said in passing.
    """

    stem: str
    area: str
    weight: float


@cache
def _table() -> Mapping[str, Mapping[str, list[str]]]:
    text = (resources.files(__package__) / "words" / "areas.toml").read_text(encoding="utf-8")
    table: Mapping[str, Mapping[str, list[str]]] = tomllib.loads(text)
    return table


@cache
def areas_in(language: str) -> Mapping[str, tuple[str, ...]]:
    """Return the beginnings of words by area, folded; a blank at the end says that the whole word is meant."""
    found: dict[str, tuple[str, ...]] = {}
    for word in _words(language):
        if word.area:
            found[word.area] = (*found.get(word.area, ()), word.stem)
    return found


@cache
def _words(language: str) -> tuple[AreaWord, ...]:
    chosen = language if language in LANGUAGES else "en"
    names = tuple(AreaWord(_folded(name), "", 0) for name in _table()["offices"]["names"])
    return names + tuple(
        AreaWord(_folded(stem), area, weight * (_MONEY if area == _MEANS else 1))
        for table, weight in ((chosen, 1.0), (f"{chosen}_passing", _PASSING))
        for area, stems in _table()[table].items()
        for stem in stems
    )


@cache
def _by_key(language: str) -> Mapping[str, Sequence[AreaWord]]:
    """Return the words by their first letters, the longest first: "food security" is not "security"."""
    found: dict[str, list[AreaWord]] = {}
    for word in sorted(_words(language), key=lambda word: -len(word.stem)):
        found.setdefault(word.stem[:_KEY], []).append(word)
    return found


def area_words(area: str, text: str, language: str) -> tuple[str, ...]:
    """Return the beginnings of words by which a text is about a policy area.

    Examples:
        >>> area_words("health", "Kenya will open a hospital in Busia.", "en")
        ('hospital',)
    """
    # At the beginning of a word: "thamani" (value) is not "amani" (peace).
    told = f" {fold(text)} "
    return tuple(word.strip() for word in areas_in(language).get(area, ()) if f" {word}" in told)


def area_of_text(text: str, language: str) -> str:
    """Return the policy area most of whose words stand in a text, "" when none does.

    Examples:
        >>> area_of_text("They discussed tariffs, exports and the climate.", "en")
        'trade'
    """
    return _best(_tally(text, language))


def area_near(text: str, language: str, paper: str, start: int = 0) -> str:
    """Return the policy area of a promise: by its own words, helped by those around it and by the paper's.

    Args:
        text: of the promise.
        language: of its sentence.
        paper: the whole text in which it stands.
        start: its first character there.

    Returns:
        the area that most speaks for; the general one when nothing does.
    """
    weights = dict(_tally(text, language))
    if _is_decided(weights):
        return _best(weights)
    around = (
        f"{paper[max(0, start - _BEFORE) : start]} {paper[start + len(text) : start + len(text) + _BEHIND]}"
    )
    _add(weights, _tally(around, language), _AROUND)
    _add(weights, _tally_of_paper(paper[:_HEAD], language), _PAPER)
    return _best(weights) or GENERAL


def _is_decided(weights: Mapping[str, float]) -> bool:
    """Tell whether nothing around can make another area weigh more."""
    most, second = sorted((0.0, 0.0, *weights.values()))[:-3:-1]
    return most - second > _AROUND + _PAPER


def _add(weights: dict[str, float], others: Mapping[str, float], share: float) -> None:
    """Add what others weigh together as one share: how much they speak of each area, however long they are."""
    total = sum(others.values())
    for area, weight in others.items():
        weights[area] = weights.get(area, 0.0) + share * weight / total


@lru_cache(maxsize=16)
def _tally_of_paper(text: str, language: str) -> Mapping[str, float]:
    return _tally(text, language)


def _tally(text: str, language: str) -> Mapping[str, float]:
    """Return how much the words of a text speak for each area, in the order in which areas are first spoken of."""
    weights: dict[str, float] = {}
    for word in _found(f"{fold(text)} ", language):
        weights[word.area] = weights.get(word.area, 0.0) + word.weight
    return weights


def _found(told: str, language: str) -> Iterator[AreaWord]:
    """Yield the words of areas in a folded text, the longest at each place; names of ministries are passed over."""
    known, passed_over = _by_key(language), _passed_over()
    at = 0
    while at < len(told):
        blank = told.find(" ", at)
        behind = (blank if blank >= 0 else len(told)) + 1
        if told[at : behind - 1] in passed_over:
            at = _behind_office(told, behind)
            continue
        for word in known.get(told[at : at + _KEY], ()):
            if told.startswith(word.stem, at):
                yield from (word,) if word.area else ()
                behind = told.find(" ", at + len(word.stem.rstrip())) + 1
                break
        at = behind


@cache
def _passed_over() -> frozenset[str]:
    return frozenset(_table()["offices"]["heads"])


def _behind_office(told: str, at: int) -> int:
    """Return the place behind what an office or a ministry is for: "Minister of Trade and Industry"."""
    links = _table()["offices"]["links"]
    linked = False
    while at < len(told):
        behind = told.find(" ", at) + 1
        link = told[at : behind - 1] in links
        if not link and not linked:
            return at
        linked, at = link, behind
    return at


def _best(weights: Mapping[str, float]) -> str:
    """Return the area that weighs most, of the same weight the one that was spoken of first."""
    return max(weights, key=weights.__getitem__, default="")


def _folded(word: str) -> str:
    return f"{fold(word)} " if word.endswith(" ") else fold(word)
