"""Word lists of the check, from ``data/vocabulary.toml``, and what a Swahili verb looks like."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
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
    return any(_on_root(word[cut:]) for cut in range(min(10, len(word) - 1)) if _PREFIX.fullmatch(word[:cut]))


def _on_root(stem: str) -> bool:
    """Tell whether a stem is a known root, whole or with the endings verbs take."""
    roots = word_list("roots")
    if stem in roots and stem[-1] in "aeiou":
        return True
    return any(
        stem[:cut] in roots and stem[cut - 1] not in "aeiou" and _TAIL.fullmatch(stem[cut:])
        for cut in range(3, len(stem))
    )


_CLASSES = ("m", "wa", "mw", "w", "ki", "vi", "ch", "vy", "u", "ma", "mi", "ji", "n", "ku", "kw", "ka", "")


def is_swahili_word(word: str) -> bool:
    """Tell whether a word is in our Swahili lists, with a class prefix or a place ending, or is a verb form."""
    if word in word_list("function") or word in word_list("nouns") or _COPULA.fullmatch(word):
        return True
    bare = word.removesuffix("ni")
    if bare in word_list("nouns") or any(
        word.startswith(start) and word[len(start) :] in word_list("stems") for start in _CLASSES
    ):
        return True
    return is_swahili_verb(word)
