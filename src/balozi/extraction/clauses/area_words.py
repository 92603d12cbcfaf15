"""The beginnings of words by which a text is about a policy area, written down by hand.

The areas are those of ``packs/policy_areas.toml``; the words are data, by language.
"""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

from balozi.extraction.clauses.vocabulary import LANGUAGES
from balozi.ground.words import fold, folded

# What no other area claims, said last, because almost every paper of foreign policy has its words.
GENERAL = "diplomacy"
# Money is how many things are done: its words yield to those of what it is for.
MEANS = "finance"
# What money weighs, and a word said in passing ("training", "border"), beside a word that tells.
_MONEY, _PASSING = 0.3, 0.4
# Stems are found by their first letters.
_KEY = 2


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


# What the name of a ministry begins, which tells no area.
_OFFICE = (AreaWord("", "", 0),)


@cache
def _table() -> Mapping[str, Mapping[str, list[str]]]:
    text = (resources.files(__package__) / "words" / "areas.toml").read_text(encoding="utf-8")
    table: Mapping[str, Mapping[str, list[str]]] = tomllib.loads(text)
    return table


@cache
def areas_in(language: str) -> Mapping[str, tuple[str, ...]]:
    """Return the beginnings of words by area, folded; a blank at the end says that the whole word is meant."""
    found: dict[str, tuple[str, ...]] = {}
    for word in words_in(language):
        found[word.area] = (*found.get(word.area, ()), word.stem)
    return found


def words_in(language: str) -> tuple[AreaWord, ...]:
    """Return the words of a language that tell an area."""
    return tuple(word for word in _words(language) if word.area)


@cache
def _words(language: str) -> tuple[AreaWord, ...]:
    chosen = language if language in LANGUAGES else "en"
    names = tuple(AreaWord(_folded(name), "", 0) for name in _table()["offices"]["names"])
    return names + tuple(
        AreaWord(_folded(stem), area, weight * (_MONEY if area == MEANS else 1))
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


def weigh(text: str, language: str) -> dict[str, float]:
    """Return how much the words of a text speak for each area, in the order in which areas are first spoken of."""
    weights: dict[str, float] = {}
    for _, word in found_in(folded(text).split(), language):
        weights[word.area] = weights.get(word.area, 0.0) + word.weight
    return weights


def found_in(told: Sequence[str], language: str) -> Iterator[tuple[int, AreaWord]]:
    """Yield the words of areas in a folded text with their places, the longest at each.

    The names of ministries are passed over: they say who acts, not what is done.
    """
    behind = 0
    for at, known in [(at, known) for at, word in enumerate(told) if (known := _begun_by(word, language))]:
        if at < behind:
            continue
        if known is _OFFICE:
            behind = _behind_office(told, at + 1)
            continue
        met = next((one for one in known if _stands_at(told, at, one.stem)), None)
        if met is not None:
            if met.area:
                yield at, met
            behind = at + 1 + met.stem.rstrip().count(" ")


def without_offices(told: Sequence[str]) -> Iterator[str]:
    """Yield the words of a folded text, without the names of ministries and offices."""
    heads = _heads()
    behind = 0
    for at, word in enumerate(told):
        if at < behind:
            continue
        if word in heads:
            behind = _behind_office(told, at + 1)
        else:
            yield word


@cache
def _heads() -> frozenset[str]:
    return frozenset(_table()["offices"]["heads"])


@cache
def _links() -> frozenset[str]:
    return frozenset(_table()["offices"]["links"])


def _stands_at(told: Sequence[str], at: int, stem: str) -> bool:
    """Tell whether a stem whose first word is known to stand at a place stands there with all its words."""
    size = stem.count(" ")
    return not size or f"{' '.join(told[at : at + size + 1])} ".startswith(stem)


@lru_cache(maxsize=65536)
def _begun_by(word: str, language: str) -> tuple[AreaWord, ...]:
    """Return the words of areas that may begin with one word of a text, the longest first; most begin none."""
    if word in _heads():
        return _OFFICE
    whole = f"{word} "
    known = _by_key(language).get(whole[:_KEY], ())
    return tuple(one for one in known if whole.startswith(one.stem) or one.stem.startswith(whole))


def _behind_office(told: Sequence[str], at: int) -> int:
    """Return the place behind what an office or a ministry is for: "Minister of Trade and Industry"."""
    links = _links()
    linked = False
    while at < len(told):
        link = told[at] in links
        if not link and not linked:
            return at
        linked, at = link, at + 1
    return at


def _folded(word: str) -> str:
    return f"{fold(word)} " if word.endswith(" ") else fold(word)
