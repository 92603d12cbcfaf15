"""Text to tokens: words, numbers and marks, each with its place in the text."""

import re
import unicodedata
from functools import lru_cache, partial
from typing import NamedTuple

from balozi.ground.words import LOOKALIKES

# Dotted initials ("U.S.", "S.E.M.") stay one token; a hyphen and an apostrophe part words, so that
# "China-India" and "Kenya's" give up their names.
# What is met most is tried first: a word of two letters and more can begin no dotted initials.
_TOKEN = re.compile(r"[^\W\d_]{2,}|(?:[^\W\d_]\.){2,}|\d+(?:[.,]\d{3})*(?:[.,]\d+)?|[^\W\d_]|[^\w\s]|_")


class Token(NamedTuple):
    """One word, number or mark; a tuple, because a long paper has a hundred thousand of them.

    Attributes:
        text: as written.
        key: lower case, without accents, look-alike letters made Latin; for comparing.
        start: first character in the document's text.
        end: the character after the last one.
    """

    text: str
    key: str
    start: int
    end: int

    @property
    def is_capital(self) -> bool:
        """Tell whether it begins with a capital letter."""
        return self.text[0].isupper()


# Without the function in Python that a tuple with names is otherwise made by.
_make = partial(tuple.__new__, Token)


@lru_cache(maxsize=65536)
def key_of(word: str) -> str:
    """Return a word as it is compared: lower case, no accents, curly apostrophes straight.

    Examples:
        >>> key_of("Sénégal")
        'senegal'
    """
    if word.isascii():
        return word.lower()
    if word in "’‘ʼ":
        return "'"
    if word in "–—‑":
        return "-"
    apart = unicodedata.normalize("NFKD", word.translate(LOOKALIKES))
    return "".join(letter for letter in apart if not unicodedata.combining(letter)).lower()


def tokens(text: str, start: int, end: int) -> list[Token]:
    """Return the tokens of one stretch of a text."""
    return [
        _make((word := found[0], key_of(word), first := found.start(), first + len(word)))
        for found in _TOKEN.finditer(text, start, end)
    ]


def keys(phrase: str) -> tuple[str, ...]:
    """Return the keys of the tokens of a phrase, as a name is looked up by them.

    Examples:
        >>> keys("Côte d’Ivoire")
        ('cote', 'd', "'", 'ivoire')
    """
    if phrase.isascii() and phrase.replace(" ", "").isalpha():
        return tuple(phrase.lower().split())
    return tuple(token.key for token in tokens(phrase, 0, len(phrase)))
