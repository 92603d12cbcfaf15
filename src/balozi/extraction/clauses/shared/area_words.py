"""The beginnings of words by which a text is about a policy area, written down by hand.

The areas are those of ``packs/policy_areas.toml``; the words are data, by language.
"""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from itertools import compress, count

from balozi.extraction.clauses.sentence.cues import words_text
from balozi.extraction.clauses.sentence.vocabulary import LANGUAGES
from balozi.extraction.mentions.tokens import Known
from balozi.ground.words import fold, folded_words

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
        more: how many words stand in it behind the first.
    """

    stem: str
    area: str
    weight: float
    more: int = 0


# What the name of a ministry begins, which tells no area.
_OFFICE = (AreaWord("", "", 0),)


@cache
def _table() -> Mapping[str, Mapping[str, list[str]]]:
    text = words_text("areas.toml")
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
    names = tuple(_area_word(_folded(name), "", 0) for name in _table()["offices"]["names"])
    return names + tuple(
        _area_word(_folded(stem), area, weight * (_MONEY if area == MEANS else 1))
        for table, weight in ((chosen, 1.0), (f"{chosen}_passing", _PASSING))
        for area, stems in _table()[table].items()
        for stem in stems
    )


def _area_word(stem: str, area: str, weight: float) -> AreaWord:
    return AreaWord(stem, area, weight, stem.rstrip().count(" "))


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
    for _, word in found_in(folded_words(text), language):
        weights[word.area] = weights.get(word.area, 0.0) + word.weight
    return weights


def found_in(told: Sequence[str], language: str) -> Iterator[tuple[int, AreaWord]]:
    """Yield the words of areas in a folded text with their places, the longest at each.

    The names of ministries are passed over: they say who acts, not what is done.
    """
    behind = 0
    begun = list(map(_begun(language).__getitem__, told))
    for at in compress(count(), begun):
        if at < behind:
            continue
        known = begun[at]
        if known is _OFFICE:
            behind = _behind_office(told, at + 1)
            continue
        for one in known:
            if not one.more or f"{' '.join(told[at : at + one.more + 1])} ".startswith(one.stem):
                behind = at + 1 + one.more
                if one.area:
                    yield at, one
                break


def without_offices(told: Sequence[str]) -> Sequence[str]:
    """Return the words of a folded text without the names of ministries and offices."""
    heads = _heads()
    if heads.isdisjoint(told):
        return told
    kept: list[str] = []
    behind = 0
    for at, word in enumerate(told):
        if at < behind:
            continue
        if word in heads:
            behind = _behind_office(told, at + 1)
        else:
            kept.append(word)
    return kept


@cache
def _heads() -> frozenset[str]:
    return frozenset(_table()["offices"]["heads"])


@cache
def _links() -> frozenset[str]:
    return frozenset(_table()["offices"]["links"])


@cache
def _begun(language: str) -> Known[tuple[AreaWord, ...]]:
    """Return by a word of a text the words of areas that may begin with it, the longest first; most begin none."""
    return Known(partial(_begun_by, _by_key(language)))


def _begun_by(by_key: Mapping[str, Sequence[AreaWord]], word: str) -> tuple[AreaWord, ...]:
    if word in _heads():
        return _OFFICE
    whole = f"{word} "
    known = by_key.get(whole[:_KEY], ())
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
