"""The words of a sentence that say what it is about, reduced so that their forms compare."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from balozi.ground.words import fold

_LEAST = 3


@dataclass(frozen=True, slots=True)
class Content:
    """What a sentence is about.

    Attributes:
        language: "en", "sw" or "fr", as its small words tell; "" when they do not.
        words: reduced, in order, each once.
    """

    language: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Lists:
    small: Mapping[str, frozenset[str]]
    forms: Mapping[str, re.Pattern[str]]


def content_of(text: str) -> Content:
    """Return the words of a sentence that say what it is about, without the small ones and without their forms.

    Examples:
        >>> content_of("will be building two clinics in Busia").words
        ('build', 'clinic', 'busia')
        >>> content_of("itajenga zahanati katika Busia")
        Content(language='sw', words=('jenga', 'zahanati', 'busia'))
    """
    folded = fold(text).split()
    language = _language(folded)
    small = _lists().small.get(language) or frozenset[str]().union(*_lists().small.values())
    kept = (word for word in folded if word not in small)
    reduced = (_reduced(word, language) for word in kept)
    return Content(language, tuple(dict.fromkeys(word for word in reduced if word not in small)))


def _language(words: Iterable[str]) -> str:
    told = list(words)
    counts = {language: sum(word in small for word in told) for language, small in _lists().small.items()}
    best = max(counts, key=lambda language: counts[language])
    alone = sum(count == counts[best] for count in counts.values()) == 1
    return best if counts[best] and alone else ""


def _reduced(word: str, language: str) -> str:
    form = _lists().forms.get(language)
    if form is None or not word.isalpha():
        return word
    bare = form.sub("", word, count=1)
    return bare if len(bare) >= _LEAST else word


@cache
def _lists() -> _Lists:
    listed = tomllib.loads(Path(__file__).with_name("stopwords.toml").read_text("utf-8"))
    forms = listed.pop("forms")
    return _Lists(
        {language: frozenset(words) for language, words in listed.items()},
        {language: re.compile(form) for language, form in forms.items()},
    )
