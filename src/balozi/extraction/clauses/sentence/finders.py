"""From the tokens of a sentence to its acts, by language."""

from collections.abc import Callable, Mapping, Sequence

from balozi.extraction.clauses.sentence import english, french, swahili
from balozi.extraction.clauses.sentence.acts import Act
from balozi.extraction.mentions.tokens import Token

_FINDERS: Mapping[str, Callable[[Sequence[Token]], list[Act]]] = {
    "en": english.acts,
    "sw": swahili.acts,
    "fr": french.acts,
}


def acts_in(line: Sequence[Token], language: str) -> list[Act]:
    """Return the acts of a sentence from left to right; a language not known is read as English."""
    return _FINDERS.get(language, english.acts)(line)
