"""The words of lists, tables and headings in Swahili, English and French, from ``data/words.toml``."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
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


@lru_cache(maxsize=2)
def _lowered(text: str) -> str:
    """Return a text in small letters, every i with its dot: what looks past the case takes them for one."""
    return text.casefold().replace("\u0131", "i").replace("i\u0307", "i")


def may_hold(text: str, phrases: Iterable[str]) -> bool:
    """Tell whether a text may hold one of some phrases, by their words: most hold none, and this is quick.

    >>> may_hold("They met Today.", ["today", "this week"]), may_hold("Is this it?", ["today", "this week"])
    (True, False)
    """
    lowered, known = _lowered(text), _by_first_word(tuple(phrases))
    begun = filter(lowered.__contains__, known)
    return any(all(word in lowered for word in rest) for first in begun for rest in known[first])


@lru_cache(maxsize=64)
def _by_first_word(phrases: tuple[str, ...]) -> Mapping[str, Sequence[Sequence[str]]]:
    """Return the other words of some phrases by the first word of each."""
    found: dict[str, list[Sequence[str]]] = {}
    for first, *rest in map(str.split, phrases):
        found.setdefault(first, []).append(rest)
    return found


def places_of(text: str, pattern: re.Pattern[str], phrases: Iterable[str]) -> list[re.Match[str]]:
    """Return where a pattern of phrases matches; it is tried where their first words stand, and nowhere else."""
    lowered, found, end = _lowered(text), [], 0
    if len(lowered) != len(text):
        return list(pattern.finditer(text))
    begun = filter(lowered.__contains__, _by_first_word(tuple(phrases)))
    for start in sorted({start for word in begun for start in _starts(lowered, word)}):
        match = pattern.match(text, start) if start >= end else None
        if match is not None:
            found.append(match)
            end = match.end()
    return found


def _starts(text: str, word: str) -> Iterator[int]:
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + 1)


@cache
def pattern(table: str, name: str) -> re.Pattern[str]:
    """Return the compiled pattern of one word list, whole words, upper and lower case alike."""
    return re.compile(rf"(?i)(?<!\w){any_of(words()[table][name])}(?!\w)")
