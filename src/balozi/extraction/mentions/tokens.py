"""Text to tokens: words, numbers and marks, each with its place in the text."""

import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Iterator
from functools import partial
from itertools import compress, count
from operator import itemgetter
from typing import NamedTuple, TypeVar

from balozi.ground.words import LOOKALIKES

# Dotted initials ("U.S.", "S.E.M.") stay one token; a hyphen and an apostrophe part words, so that
# "China-India" and "Kenya's" give up their names.
# What is met most is tried first: a word of two letters and more can begin no dotted initials.
_TOKEN = re.compile(r"[^\W\d_]{2,}|(?:[^\W\d_]\.){2,}|\d+(?:[.,]\d{3})*(?:[.,]\d+)?|[^\W\d_]|[^\w\s]|_")
# The same for a sentence in ASCII, as most are: a letter of a short list is found faster than one of all scripts.
_PLAIN_TOKEN = re.compile(
    r"[A-Za-z]{2,}|[^\s\dA-Za-z]|\d+(?:[.,]\d{3})*(?:[.,]\d+)?|[A-Za-z](?:\.(?:[A-Za-z]\.)+)?"
)

T = TypeVar("T")
# So many words and marks of a sentence without an end are read; a paper whose stops were lost has no more.
MOST_READ = 8_000
# So many different words are remembered.
_MOST_KEPT = 65536


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
_text, _key = itemgetter(Token._fields.index("text")), itemgetter(Token._fields.index("key"))


def texts_in(line: Iterable[Token]) -> Iterator[str]:
    """Return the tokens of a sentence as they are written, without a step of Python for each."""
    return map(_text, line)


def keys_in(line: Iterable[Token]) -> Iterator[str]:
    """Return the keys of the tokens of a sentence, without a step of Python for each."""
    return map(_key, line)


def places_where(known: Callable[[str], object], words: Iterable[str]) -> Iterator[int]:
    """Return the places of the words of which something is known, without a step of Python for each.

    Examples:
        >>> list(places_where({"mei", "juni"}.__contains__, ["5", "mei", "2026"]))
        [1]
    """
    return compress(count(), map(known, words))


def key_of(word: str) -> str:
    """Return a word as it is compared: lower case, no accents, curly apostrophes straight.

    Examples:
        >>> key_of("Sénégal")
        'senegal'
    """
    return _KEYS[word]


def _spelled(word: str) -> str:
    if word.isascii():
        return word.lower()
    if word in "’‘ʼ":
        return "'"
    if word in "–—‑":
        return "-"
    apart = unicodedata.normalize("NFKD", word.translate(LOOKALIKES))
    return "".join(letter for letter in apart if not unicodedata.combining(letter)).lower()


class Known(dict[str, T]):
    """What is known of words as they are written; a dictionary that asks once for each and fills itself.

    Every word of every paper is asked for, and a dictionary answers faster than a function that remembers.
    """

    def __init__(self, tell: Callable[[str], T]) -> None:
        """Keep what tells of a word."""
        super().__init__()
        self._tell = tell

    def __missing__(self, word: str) -> T:
        """Ask for a word that was not met before."""
        if len(self) >= _MOST_KEPT:
            self.clear()
        answer = self[word] = self._tell(word)
        return answer


_KEYS = Known(_spelled)


def opening(starts: Collection[str]) -> Known[bool]:
    """Return by a word as it is written whether it is a number, or one of some words by its key.

    Examples:
        >>> opens = opening({"mei"})
        >>> opens["2026"], opens["Mei"], opens["Machi"]
        (True, True, False)
    """
    return Known(lambda word: _KEYS[word] in starts or word[0].isdigit())


def tokens(text: str, start: int, end: int) -> list[Token]:
    """Return the tokens of one stretch of a text."""
    found: list[Token] = []
    behind, find = start, text.find
    pattern = _PLAIN_TOKEN if text[start:end].isascii() else _TOKEN
    for word in pattern.findall(text, start, end):
        # Nothing but blanks is passed over, so the next place of a word is its own.
        at = find(word, behind)
        behind = at + len(word)
        found.append(_make((word, _KEYS[word], at, behind)))
    return found


def keys(phrase: str) -> tuple[str, ...]:
    """Return the keys of the tokens of a phrase, as a name is looked up by them.

    Examples:
        >>> keys("Côte d’Ivoire")
        ('cote', 'd', "'", 'ivoire')
    """
    if phrase.isascii() and phrase.replace(" ", "").isalpha():
        return tuple(phrase.lower().split())
    return tuple(token.key for token in tokens(phrase, 0, len(phrase)))
