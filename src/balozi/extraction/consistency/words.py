"""Checks of words: two alphabets in one, blanks lost or misplaced by a machine, letters in no possible order."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from balozi.extraction.consistency.findings import Finding, Pencil
from balozi.extraction.consistency.vocabulary import is_swahili_verb, is_swahili_word, word_list
from balozi.extraction.nearness import distance
from balozi.extraction.papers import Paper
from balozi.extraction.structure.lines import Line, lines_of
from balozi.ground.words import LOOKALIKES
from balozi.packs.gazetteer import cities, organisations, states

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_LATIN = re.compile(r"[A-Za-zÀ-ɏ]")
_FOREIGN = re.compile(r"[Ͱ-ϿЀ-ӿ]")
_JOIN = re.compile(r"[ \u00a0]|-[ \u00a0]?|-[ \t]*\r?\n[ \t]*")
_CLUSTER = re.compile(r"[bcdfghjklmnpqrstvwxyz]{3,}")
_ODD_HYPHEN = re.compile(r"(?<!\w)[^\W\d_]{1,30}[\u2011\u00ad][^\W\d_]{1,30}")
_LONGEST = 40
_DIRECTIONAL = {"wa", "ya", "za", "la", "na", "kwa", "cha", "vya"}
# These close a verb as well: kuingili-wa, tumeo-na.
_ENDINGS = {"wa", "na"}
_CLOSING = _DIRECTIONAL | {"hii", "hili", "huu", "hiyo", "bila"}


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a line: its characters in the document."""

    start: int
    end: int
    text: str

    @property
    def lower(self) -> str:
        """Return the word in small letters."""
        return self.text.casefold()


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What counts as a word in one paper: our lists, and what the paper itself writes more than once.

    Attributes:
        counts: how often the paper writes each word, in small letters.
    """

    counts: Counter[str]

    def knows(self, word: str) -> bool:
        """Tell whether a word is known."""
        return self.counts[word] > 1 or is_swahili_word(word)

    def is_solid(self, word: str) -> bool:
        """Tell whether a word of four letters or more is known."""
        return len(word) > 3 and self.knows(word)


def mixed_scripts(paper: Paper) -> Iterator[Finding]:
    """Find words that hold Latin letters and Greek or Cyrillic ones that look like them."""
    pencil = Pencil(paper.document)
    for found in re.finditer(r"[^\W\d_]{2,60}", paper.text):
        word = found.group()
        if _FOREIGN.search(word) and _LATIN.search(word):
            yield pencil.mark("CC14", found.start(), found.end(), expected=word.translate(LOOKALIKES))


def odd_hyphens(paper: Paper) -> Iterator[Finding]:
    """Find words with a soft or a non-breaking hyphen inside: a search for the plain word misses them."""
    pencil = Pencil(paper.document)
    for found in _ODD_HYPHEN.finditer(paper.text):
        word = found.group()
        yield pencil.mark("CC29", found.start(), found.end(), found=word, expected=_plain_hyphen(word))


def _plain_hyphen(word: str) -> str:
    return word.replace("\u2011", "-").replace("\u00ad", "")


def lost_blanks(paper: Paper) -> Iterator[Finding]:
    """Find words split, joined or cut at the wrong letter."""
    pencil = Pencil(paper.document)
    lines = [line for line in lines_of(paper) if not line.contents]
    lexicon = Lexicon(Counter(word.lower for line in lines for word in _words(line)))
    for line in lines:
        yield from _broken_at_end(pencil, lexicon, line)
        words = list(_words(line))
        taken = -1
        for one, other in pairwise(words):
            if one.start > taken and _is_split(paper.text, lexicon, one, other, line.language):
                taken = other.start
                yield _blank(pencil, one.start, other.end)
        if line.language == "sw":
            yield from (
                _blank(pencil, word.start, word.end) for word in words if _is_joined(lexicon, word, taken)
            )


def _blank(pencil: Pencil, start: int, end: int) -> Finding:
    return pencil.mark("CC17", start, end, found=" ".join(pencil.document.text[start:end].split()))


def _words(line: Line) -> Iterator[Word]:
    for found in _WORD.finditer(line.text):
        if len(found.group()) <= _LONGEST:
            yield Word(line.start + found.start(), line.start + found.end(), found.group())


def _broken_at_end(pencil: Pencil, lexicon: Lexicon, line: Line) -> Iterator[Finding]:
    """Find a word that a hyphen breaks at the end of a line, or inside one, and that is known unbroken."""
    text = pencil.document.text
    for found in re.finditer(
        r"([^\W\d_]{2,20})-(?:[ \t]*\r?\n[ \t]*)?([^\W\d_]{1,20})", text[line.start : line.end + 24]
    ):
        joined = (found[1] + found[2]).casefold()
        whole = f"{found[1]}{found[2]}"
        known = lexicon.is_solid(joined) and found[2].islower() and not lexicon.is_solid(found[2])
        if known and found.start() < line.end - line.start and not whole.isupper():
            yield _blank(pencil, line.start + found.start(), line.start + found.end())


def _is_split(text: str, lexicon: Lexicon, one: Word, other: Word, language: str) -> bool:
    """Tell whether two neighbours are one word, or two words parted at the wrong letter."""
    between = text[one.end : other.start]
    if (
        between not in (" ", "\u00a0")
        or not other.text.islower()
        or len(one.text) + len(other.text) > _LONGEST
    ):
        return False
    joined = (one.text + other.text).casefold()
    if language != "sw":
        fragment = min(one.lower, other.lower, key=len)
        return (
            len(fragment) < 4
            and lexicon.counts[fragment] == 1
            and lexicon.counts[joined] > 1
            and len(joined) > 6
        )
    strange_one, strange_other = not lexicon.knows(one.lower), not lexicon.knows(other.lower)
    if len(one.text) == 1 and one.text.isupper():
        return False
    small = {one.lower, other.lower} & word_list("function")
    if (
        (strange_one or strange_other)
        and lexicon.is_solid(joined)
        and (not small or lexicon.counts[joined] > 1)
    ):
        return True
    if not strange_one or len(joined) < 6:
        return False
    return any(
        _parts(lexicon, joined[:cut], joined[cut:])
        for cut in range(2, len(joined) - 1)
        if cut != len(one.text)
    )


def _parts(lexicon: Lexicon, one: str, other: str) -> bool:
    """Tell whether two strings are a small word and a known one, in either order."""
    if one in _DIRECTIONAL:
        return lexicon.is_solid(other)
    if other in _DIRECTIONAL:
        return any(
            distance(one, noun, 1) <= 1
            for noun in word_list("nouns")
            if len(noun) > 5 and noun[-3:] == one[-3:]
        )
    return False


def _is_joined(lexicon: Lexicon, word: Word, taken: int) -> bool:
    """Tell whether one strange word is two known ones without their blank."""
    lower = word.lower
    if word.start == taken or len(lower) < 6 or not word.text.islower() or lexicon.knows(lower):
        return False
    for cut in range(2, len(lower) - 1):
        first, second = lower[:cut], lower[cut:]
        if first in _DIRECTIONAL | {"kama"} and len(second) > 3 and lexicon.knows(second):
            return True
        if (
            second in _CLOSING
            and lexicon.is_solid(first)
            and not (second in _ENDINGS and is_swahili_verb(first))
        ):
            return True
        if (
            len(first) > 4
            and first.startswith("ku")
            and second in word_list("nouns")
            and lexicon.is_solid(first)
        ):
            return True
    return False


@cache
def _clusters() -> frozenset[str]:
    """Return the groups of three consonants and more that names and words of our languages hold."""
    bodies = [name for body in organisations() for name in body.spellings()]
    places = [name for city in cities() for name in (city.name, *city.variants)]
    lands = [name for state in states() for name in state.spellings()]
    lists = [word for name in ("nouns", "stems", "function", "roots") for word in word_list(name)]
    text = " ".join((*bodies, *places, *lands, *lists, *word_list("clusters"))).casefold()
    return frozenset(_CLUSTER.findall(text))


def impossible_words(paper: Paper) -> Iterator[Finding]:
    """Find words in Swahili passages with three consonants in a row that none of our languages knows."""
    pencil = Pencil(paper.document)
    known = _clusters()
    for line in lines_of(paper):
        if line.language != "sw" or line.contents:
            continue
        for word in _words(line):
            clusters = _CLUSTER.findall(word.lower)
            if (
                word.text.isalpha()
                and word.text.islower()
                and any(not _is_known(cluster, known) for cluster in clusters)
            ):
                yield pencil.mark("CC27", word.start, word.end, found=word.text)


def _is_known(cluster: str, known: frozenset[str]) -> bool:
    """Tell whether a group of consonants is known; Swahili puts m and n before any other."""
    if cluster[0] in "mn":
        cluster = cluster[1:]
    return len(cluster) < 3 or cluster in known or any(cluster in other for other in known)
