"""Word lists of the check, from ``data/vocabulary.toml``, and what a Swahili verb looks like."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files


@cache
def _lists() -> Mapping[str, frozenset[str]]:
    with (files(__package__) / "data" / "vocabulary.toml").open("rb") as file:
        tables = tomllib.load(file)
    return {name: frozenset(" ".join(lines).split()) for name, lines in tables["words"].items()}


@cache
def phrases(name: str) -> tuple[str, ...]:
    """Return one list of phrases."""
    with (files(__package__) / "data" / "vocabulary.toml").open("rb") as file:
        return tuple(tomllib.load(file)["phrases"][name])


def word_list(name: str) -> frozenset[str]:
    """Return one list of words."""
    return _lists()[name]


_SUBJECT = r"(?:ni|u|a|tu|m|wa|i|li|ya|ki|vi|zi|ku|pa|mw|y|w|z|ch|vy|l)"
_TENSE = r"(?:na|li|ta|me|ki|nge|ngeli|ka|taka|naka|ka|si|ja|hu|a)"
_RELATIVE = r"(?:yo|o|ye|lo|cho|vyo|zo|po|ko|mo)"
_OBJECT = r"(?:ni|ku|m|mw|tu|wa|i|u|li|ya|ki|vi|zi|ji)"
_PREFIX = re.compile(
    rf"(?:ha)?(?:{_SUBJECT}?{_TENSE}{_RELATIVE}?|ku|kw|kuto|{_SUBJECT}|hu|{_SUBJECT}si|{_SUBJECT}li{_RELATIVE}|){_OBJECT}?"
)
_TAIL = re.compile(r"[ieu]?(?:sh|z|k|l|n|w|an|ish|esh|iz|ez|ik|ek|il|el|iw|ew){0,3}(?:[aeiou]|[ie]a)")
_LONGEST = 30
_COPULA = re.compile(rf"{_SUBJECT}(?:si|li){_RELATIVE}|(?:ha)?{_SUBJECT}na{_RELATIVE}?")


def is_swahili_verb(word: str) -> bool:
    """Tell whether a word can be a Swahili verb form on a known root.

    >>> is_swahili_verb("itapata"), is_swahili_verb("kuendeleza"), is_swahili_verb("serahii")
    (True, True, False)
    """
    if len(word) > _LONGEST:
        return False
    begun = _beginnings()
    return any(
        _on_root(word[cut:])
        for cut in range(min(10, len(word) - 1))
        if word[cut : cut + 3] in begun and _is_prefix(word[:cut])
    )


@lru_cache(maxsize=16384)
def _is_prefix(begun: str) -> bool:
    return _PREFIX.fullmatch(begun) is not None


@cache
def _beginnings() -> frozenset[str]:
    """Return the first three letters of the roots, or all of the shorter ones: most stems are on none."""
    return frozenset(root[:3] for root in word_list("roots"))


@cache
def _root_sizes() -> Mapping[str, tuple[int, ...]]:
    """Return how many letters the roots have that take endings, by their first three."""
    found: dict[str, set[int]] = {}
    for root in word_list("roots"):
        if len(root) > 2 and root[-1] not in "aeiou":
            found.setdefault(root[:3], set()).add(len(root))
    return {first: tuple(sorted(sizes)) for first, sizes in found.items()}


def _on_root(stem: str) -> bool:
    """Tell whether a stem is a known root, whole or with the endings verbs take."""
    roots = word_list("roots")
    if stem in roots and stem[-1] in "aeiou":
        return True
    return any(
        cut < len(stem) and stem[:cut] in roots and _TAIL.fullmatch(stem[cut:])
        for cut in _root_sizes().get(stem[:3], ())
    )


_CLASSES = frozenset(
    {"m", "wa", "mw", "w", "ki", "vi", "ch", "vy", "u", "ma", "mi", "ji", "n", "ku", "kw", "ka", ""}
)


@lru_cache(maxsize=65536)
def is_swahili_word(word: str) -> bool:
    """Tell whether a word is in our Swahili lists, with a class prefix or a place ending, or is a verb form."""
    if word in word_list("function") or word in word_list("nouns") or _COPULA.fullmatch(word):
        return True
    return word.removesuffix("ni") in word_list("nouns") or _is_on_stem(word) or is_swahili_verb(word)


def _is_on_stem(word: str) -> bool:
    stems = word_list("stems")
    return any(word[:size] in _CLASSES and word[size:] in stems for size in range(3))
