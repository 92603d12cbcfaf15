"""Folding of words, so that the same name written two ways is found once."""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from balozi.ground.errors.registers import SearchTooLong

SEARCH_SIZE = 200
_NOT_WORD = re.compile(r"[\W_]+", re.UNICODE)
# Quotation marks, dashes and the like beyond ASCII; without them most texts are ASCII once their accents are gone, and
# those are folded by a table, ten times as fast.
_QUOTES = re.compile("[‘’“”«»–—]+")
_PUNCTUATION = re.compile(r"[^\w\x00-\x7f]+")
_BLANKED = {code: " " for code in range(128) if not chr(code).isalnum()}
# Marks that stand on letters: those met every day, and where the others are.
_MARKS = re.compile("[\u0300-\u034e\u0350-\u036f]+")
_RARE = re.compile("[^\x00-\u036f\u2000-\u20cf]+")

# Letters of other scripts that OCR puts into Latin words because they look the same.
# Source: Unicode confusables (UTS 39), the Cyrillic and Greek letters met in practice.
LOOKALIKES = str.maketrans(
    {
        "А": "A", "В": "B", "Е": "E", "Ѕ": "S", "І": "I", "Ј": "J", "К": "K", "М": "M", "Н": "H",
        "О": "O", "Р": "P", "С": "C", "Т": "T", "Х": "X", "У": "Y", "а": "a", "е": "e", "і": "i",
        "ј": "j", "о": "o", "р": "p", "с": "c", "у": "y", "х": "x", "ѕ": "s", "н": "n", "и": "i",
        "я": "a", "ο": "o", "α": "a", "ν": "v", "ρ": "p",
    }
)  # fmt: skip


_LOOKALIKE = re.compile(f"[{''.join(map(chr, LOOKALIKES))}]")


def fold(text: str) -> str:
    """Return the text in lower case, without accents, marks and punctuation, blanks made single.

    Examples:
        >>> fold("  Côte d’Ivoire ")
        'cote d ivoire'
    """
    return " ".join(_words(text))


def _words(text: str) -> list[str]:
    """Return the words of a text as `fold` writes them."""
    if not text.isascii():
        text = _QUOTES.sub(" ", text)
    if not text.isascii():
        text = text.translate(LOOKALIKES) if _LOOKALIKE.search(text) else text
        text = _RARE.sub(_bare, _MARKS.sub("", unicodedata.normalize("NFKD", text)))
        text = _PUNCTUATION.sub(" ", text)
    if text.isascii():
        return text.lower().translate(_BLANKED).split()
    return _NOT_WORD.sub(" ", text.casefold()).split()


@lru_cache(maxsize=16)
def folded_words(text: str) -> Sequence[str]:
    """Return the words of a long text as `fold` writes them, at once when several ask for those of the same one.

    Examples:
        >>> folded_words("La Côte d’Ivoire")
        ('la', 'cote', 'd', 'ivoire')
    """
    return tuple(_words(text))


def _bare(found: re.Match[str]) -> str:
    """Return letters without the marks on them."""
    return "".join(letter for letter in found[0] if not unicodedata.combining(letter))


def checked_search(search: str) -> str:
    """Return the words that somebody searches for, when they are not longer than a store can look for.

    Raises:
        SearchTooLong: they are.
    """
    if len(search) > SEARCH_SIZE:
        raise SearchTooLong(len(search), SEARCH_SIZE)
    return search
