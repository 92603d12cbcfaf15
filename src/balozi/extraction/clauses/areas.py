"""What a promise is about: its policy area, told by the beginnings of words.

The areas are those of ``packs/policy_areas.toml``; the words are data, by language.
"""

import tomllib
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib import resources

from balozi.extraction.clauses.vocabulary import LANGUAGES
from balozi.ground.words import fold

# What no other area claims, said last, because almost every paper of foreign policy has its words.
GENERAL = "diplomacy"
# Money is how many things are done: its words count half beside those of what it is for.
_MEANS = "finance"
# How much of a long paper tells what it is about.
_HEAD = 6_000


@cache
def areas_in(language: str) -> Mapping[str, tuple[str, ...]]:
    """Return the beginnings of words by area, folded; a blank at the end says that the whole word is meant."""
    text = (resources.files(__package__) / "words" / "areas.toml").read_text(encoding="utf-8")
    table: Mapping[str, Mapping[str, list[str]]] = tomllib.loads(text)
    chosen = table[language if language in LANGUAGES else "en"]
    return {area: tuple(map(_folded, words)) for area, words in chosen.items()}


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
    return _best(f" {fold(text)} ", language)


def area_near(text: str, language: str, paper: str) -> str:
    """Return the policy area of a text, else of the paper in which it stands, else the general one."""
    area = area_of_text(text, language)
    if area and area != GENERAL:
        return area
    return area or _area_of_paper(paper[:_HEAD], language) or GENERAL


@lru_cache(maxsize=16)
def _area_of_paper(text: str, language: str) -> str:
    return _best(f" {fold(text)} ", language)


def _best(told: str, language: str) -> str:
    counts = {
        area: sum(told.count(f" {word}") for word in words) * (0.5 if area == _MEANS else 1)
        for area, words in areas_in(language).items()
    }
    specific = max((area for area in counts if area != GENERAL), key=counts.__getitem__)
    if counts[specific]:
        return specific
    return GENERAL if counts.get(GENERAL) else ""


def _folded(word: str) -> str:
    return f"{fold(word)} " if word.endswith(" ") else fold(word)
