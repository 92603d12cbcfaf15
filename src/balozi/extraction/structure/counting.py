"""Numbers written as words in Swahili, English and French, one to twenty and the tens."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

_CLASS_PREFIXES = ("vi", "wa", "mi", "ma", "m", "ki")


@cache
def _numbers() -> Mapping[str, int]:
    with (files(__package__) / "data" / "numbers.toml").open("rb") as file:
        tables = tomllib.load(file)
    return {word: int(value) for value, words in tables["numbers"].items() for word in words}


def number_of(word: str) -> int:
    """Return the value of a number in figures or words, with its Swahili class prefix; 0 when it is none.

    >>> number_of("manane"), number_of("eight"), number_of("huit"), number_of("12"), number_of("house")
    (8, 8, 8, 12, 0)
    """
    lower = word.casefold()
    if lower.isascii() and lower.isdigit() and len(lower) < 5:
        return int(lower)
    if lower in _numbers():
        return _numbers()[lower]
    bare = next((lower[len(start) :] for start in _CLASS_PREFIXES if lower.startswith(start)), "")
    return _numbers().get(bare, 0)
