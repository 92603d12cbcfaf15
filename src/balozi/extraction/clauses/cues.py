"""The cue words of the smaller kinds of facts, read once."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources


@cache
def cues(kind: str) -> Mapping[str, frozenset[str]]:
    """Return the lists of cue words of one table of ``words/cues.toml``."""
    text = (resources.files(__package__) / "words" / "cues.toml").read_text(encoding="utf-8")
    return {name: frozenset(words) for name, words in tomllib.loads(text)[kind].items()}
