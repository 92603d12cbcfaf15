"""The words of lists, tables and headings in Swahili, English and French, from ``data/words.toml``."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files


@cache
def words() -> Mapping[str, Mapping[str, list[str]]]:
    """Return the word lists by table and name."""
    with (files(__package__) / "data" / "words.toml").open("rb") as file:
        return tomllib.load(file)


def any_of(phrases: Iterable[str]) -> str:
    """Return a pattern that matches any of these phrases, the longest first, blanks of any width.

    >>> import re
    >>> re.findall(any_of(["a b", "a b c"]), "a b  c, a b")
    ['a b  c', 'a b']
    """
    ordered = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    return "(?:" + "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in ordered) + ")"


@cache
def pattern(table: str, name: str) -> re.Pattern[str]:
    """Return the compiled pattern of one word list, whole words, upper and lower case alike."""
    return re.compile(rf"(?i)(?<!\w){any_of(words()[table][name])}(?!\w)")
