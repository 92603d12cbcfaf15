"""What a promise is about: its policy area, told by the beginnings of words.

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
_MEANS = "finance"
# What money weighs, and a word said in passing ("training", "border"), beside a word that tells.
_MONEY, _PASSING = 0.3, 0.4
# How much of a long paper tells what it is about.
_HEAD = 6_000
# How far the sentences around reach, in characters; what they weigh together, and what the paper does.
# Near the best on the practice texts and flat around it: a third more or less changes two promises in a hundred.
_BEFORE, _BEHIND = 400, 160
_AROUND, _PAPER = 0.3, 0.45
# What sums of the same numbers in another order may differ by, and much more.
_ROUNDING = 1e-6
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
    if _is_decided(weights, _AROUND + _PAPER):
        return _best(weights)
    of_paper = _tally_of_paper(paper[:_HEAD], language)
    with_paper = dict(weights)
    _add(with_paper, of_paper, _PAPER)
    if _is_decided(with_paper, _AROUND + _ROUNDING):
        return _best(with_paper)
    around = (
        f"{paper[max(0, start - _BEFORE) : start]} {paper[start + len(text) : start + len(text) + _BEHIND]}"
    )
    _add(weights, _tally(around, language), _AROUND)
    _add(weights, of_paper, _PAPER)
    return _best(weights) or GENERAL


def _is_decided(weights: Mapping[str, float], more: float) -> bool:
    """Tell whether nothing that weighs so much more can make another area weigh most."""
    most, second = sorted((0.0, 0.0, *weights.values()))[:-3:-1]
    return most - second > more


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
    for word in _found(folded(text).split(), language):
        weights[word.area] = weights.get(word.area, 0.0) + word.weight
    return weights


def _found(told: Sequence[str], language: str) -> Iterator[AreaWord]:
    """Yield the words of areas in a folded text, the longest at each place; names of ministries are passed over."""
    behind = 0
    for at, known in [(at, known) for at, word in enumerate(told) if (known := _begun_by(word, language))]:
        if at < behind:
            continue
        if known is _OFFICE:
            behind = _behind_office(told, at + 1)
            continue
        met = next((one for one in known if _stands_at(told, at, one.stem)), None)
        if met is not None:
            yield from (met,) if met.area else ()
            behind = at + 1 + met.stem.rstrip().count(" ")


def _stands_at(told: Sequence[str], at: int, stem: str) -> bool:
    """Tell whether a stem whose first word is known to stand at a place stands there with all its words."""
    size = stem.count(" ")
    return not size or f"{' '.join(told[at : at + size + 1])} ".startswith(stem)


@lru_cache(maxsize=65536)
def _begun_by(word: str, language: str) -> tuple[AreaWord, ...]:
    """Return the words of areas that may begin with one word of a text, the longest first; most begin none."""
    if word in _table()["offices"]["heads"]:
        return _OFFICE
    whole = f"{word} "
    known = _by_key(language).get(whole[:_KEY], ())
    return tuple(one for one in known if whole.startswith(one.stem) or one.stem.startswith(whole))


def _behind_office(told: Sequence[str], at: int) -> int:
    """Return the place behind what an office or a ministry is for: "Minister of Trade and Industry"."""
    links = _table()["offices"]["links"]
    linked = False
    while at < len(told):
        link = told[at] in links
        if not link and not linked:
            return at
        linked, at = link, at + 1
    return at


def _best(weights: Mapping[str, float]) -> str:
    """Return the area that weighs most, of the same weight the one that was spoken of first."""
    return max(weights, key=weights.__getitem__, default="")


def _folded(word: str) -> str:
    return f"{fold(word)} " if word.endswith(" ") else fold(word)
