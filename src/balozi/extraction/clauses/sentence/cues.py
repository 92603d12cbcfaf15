"""The cue words of the smaller kinds of facts and the closed lists of small words, read once."""

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources
from typing import Any


def words_text(name: str) -> str:
    """Return a file of words as it is written."""
    return (resources.files(__package__) / "words" / name).read_text(encoding="utf-8")


@cache
def cues(kind: str) -> Mapping[str, frozenset[str]]:
    """Return the lists of cue words of one table of ``words/cues.toml``."""
    return {name: frozenset(words) for name, words in _table("cues")[kind].items()}


def closed(module: str, name: str) -> frozenset[str]:
    """Return one closed list of small words of ``words/closed.toml``, as a module of rules uses it."""
    return frozenset(_table("closed")[module][name])


@cache
def words_of(name: str, table: str) -> Mapping[str, frozenset[str]]:
    """Return the lists of words of one table of a file of its own, such as ``words/actors.toml``."""
    return {part: frozenset(words) for part, words in _table(name)[table].items()}


def rows_of(name: str, table: str) -> Sequence[dict[str, Any]]:
    """Return the rows of a table of a file of its own, in their order, such as ``words/french_courses.toml``."""
    rows: list[dict[str, Any]] = _table(name)[table]
    return rows


def parts_of_patterns(name: str) -> Mapping[str, str]:
    """Return the parts by which the patterns of a file of its own are shortened: "<gap>" in a pattern."""
    parts: dict[str, str] = _table(name).get("parts", {})
    return parts


@cache
def _table(name: str) -> Mapping[str, Any]:
    return tomllib.loads(words_text(f"{name}.toml"))
