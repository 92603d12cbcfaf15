"""Folding of words, so that the same name written two ways is found once."""

import re
import unicodedata

from balozi.ground.errors import SearchTooLong

SEARCH_SIZE = 200
_NOT_WORD = re.compile(r"[\W_]+", re.UNICODE)
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]+")

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


def fold(text: str) -> str:
    """Return the text in lower case, without accents, marks and punctuation, blanks made single.

    Examples:
        >>> fold("  Côte d’Ivoire ")
        'cote d ivoire'
    """
    if not text.isascii():
        text = _BEYOND_ASCII.sub(_bare, unicodedata.normalize("NFKD", text.translate(LOOKALIKES)))
    return _NOT_WORD.sub(" ", text.casefold()).strip()


def _bare(found: re.Match[str]) -> str:
    """Return letters beyond ASCII without the marks on them."""
    return "".join(letter for letter in found[0] if not unicodedata.combining(letter))


def checked_search(search: str) -> str:
    """Return the words that somebody searches for, when they are not longer than a store can look for.

    Raises:
        SearchTooLong: they are.
    """
    if len(search) > SEARCH_SIZE:
        raise SearchTooLong(len(search), SEARCH_SIZE)
    return search
