"""Checks of words: two alphabets in one, blanks lost or misplaced by a machine, letters in no possible order."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache, partial
from itertools import chain
from typing import NamedTuple

from balozi.extraction.consistency.findings import Finding, Pencil
from balozi.extraction.consistency.vocabulary import is_swahili_verb, is_swahili_word, word_list
from balozi.extraction.nearness import distance
from balozi.extraction.papers import Paper
from balozi.extraction.structure.lines import Line, lines_of
from balozi.ground.words import LOOKALIKES
from balozi.packs.gazetteer import cities, organisations, states

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
# The same for a line in ASCII, where a machine finds letters faster.
_PLAIN_WORD = re.compile(r"[A-Za-z]+(?:'[A-Za-z]+)*")
_LATIN = re.compile(r"[A-Za-zÀ-ɏ]")
_FOREIGN = re.compile(r"[Ͱ-ϿЀ-ӿ]")
_JOIN = re.compile(r"[ \u00a0]|-[ \u00a0]?|-[ \t]*\r?\n[ \t]*")
_CLUSTER = re.compile(r"[bcdfghjklmnpqrstvwxyz]{3,}")
_ODD_HYPHEN = re.compile(r"(?<!\w)[^\W\d_]{1,30}[\u2011\u00ad][^\W\d_]{1,30}")
_BROKEN = re.compile(r"([^\W\d_]{2,20})-(?:[ \t]*\r?\n[ \t]*)?([^\W\d_]{1,20})")
_LONGEST = 40
# So far behind a line may the end of a word stand that a hyphen breaks there.
_BEHIND = 24
# So many letters may a piece have that a blank cut off.
_FRAGMENT = 3
# So many letters a word has at least that was cut.
_WHOLE = 6
# Of two letters or three.
_DIRECTIONAL = {"wa", "ya", "za", "la", "na", "kwa", "cha", "vya"}
_SMALL = tuple(_DIRECTIONAL)
# These close a verb as well: kuingili-wa, tumeo-na.
_ENDINGS = {"wa", "na"}
_OPENING = _DIRECTIONAL | {"kama"}
_CLOSING = _DIRECTIONAL | {"hii", "hili", "huu", "hiyo", "bila"}


class Word(NamedTuple):
    """One word of a line: its characters in the document.

    Attributes:
        start: first character in the document's text.
        end: the character after the last one.
        text: as written.
        lower: in small letters.
    """

    start: int
    end: int
    text: str
    lower: str


_make = partial(tuple.__new__, Word)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What counts as a word in one paper: our lists, and what the paper itself writes more than once.

    Attributes:
        counts: how often the paper writes each word, in small letters.
    """

    counts: Counter[str]

    def knows(self, word: str) -> bool:
        """Tell whether a word is known."""
        return self.counts.get(word, 0) > 1 or is_swahili_word(word)

    def is_solid(self, word: str) -> bool:
        """Tell whether a word of four letters or more is known."""
        return len(word) > 3 and self.knows(word)


def mixed_scripts(paper: Paper) -> Iterator[Finding]:
    """Find words that hold Latin letters and Greek or Cyrillic ones that look like them."""
    if _FOREIGN.search(paper.text) is None:
        return
    pencil = Pencil(paper.document)
    for found in re.finditer(r"[^\W\d_]{2,60}", paper.text):
        word = found.group()
        if _FOREIGN.search(word) and _LATIN.search(word):
            yield pencil.mark("CC14", found.start(), found.end(), expected=word.translate(LOOKALIKES))


def odd_hyphens(paper: Paper) -> Iterator[Finding]:
    """Find words with a soft or a non-breaking hyphen inside: a search for the plain word misses them."""
    pencil = Pencil(paper.document)
    odd = "\u2011" in paper.text or "\u00ad" in paper.text
    for found in _ODD_HYPHEN.finditer(paper.text) if odd else ():
        word = found.group()
        yield pencil.mark("CC29", found.start(), found.end(), found=word, expected=_plain_hyphen(word))


def _plain_hyphen(word: str) -> str:
    return word.replace("\u2011", "-").replace("\u00ad", "")


def lost_blanks(paper: Paper) -> Iterator[Finding]:
    """Find words split, joined or cut at the wrong letter."""
    pencil, text = Pencil(paper.document), paper.text
    lines = _worded_lines(paper)
    lexicon = Lexicon(Counter(chain.from_iterable(lowers for _, _, lowers in lines)))
    swahili = any(line.language == "sw" for line, _, _ in lines)
    fragments, strange = _fragments(lexicon), _strange(lexicon) if swahili else frozenset()
    for line, written, lowers in lines:
        if "-" in line.text or "-" in text[line.end : line.end + _BEHIND]:
            yield from _broken_at_end(pencil, lexicon, line)
        odd = strange if line.language == "sw" else fragments
        if odd.isdisjoint(lowers):
            continue
        are_one = _are_one_in_swahili if line.language == "sw" else _are_fragments
        places = [at for at, word in enumerate(lowers) if word in odd]
        pairs = [at for at in _beside(places, len(lowers)) if written[at + 1].islower()]
        split = [at for at in pairs if are_one(lexicon, lowers[at], lowers[at + 1])]
        alone = [at for at in places if line.language == "sw" and written[at].islower()]
        joined = [at for at in alone if _is_joined(lexicon, lowers[at])]
        # In most lines there is neither, and where their words stand need not be known.
        words, taken = _words(line) if split or joined else [], -1
        for one, other in [words[at : at + 2] for at in split]:
            if one.start > taken and _are_near(text, one, other) and not _is_a_mark(one, line.language):
                taken = other.start
                yield _blank(pencil, one.start, other.end)
        yield from (
            _blank(pencil, words[at].start, words[at].end) for at in joined if words[at].start != taken
        )


def _is_a_mark(word: Word, language: str) -> bool:
    """Tell whether a Swahili word is a capital alone, which marks something and is no piece of a word."""
    return language == "sw" and len(word.text) == 1 and word.text.isupper()


def _beside(places: Sequence[int], count: int) -> list[int]:
    """Return which of so many words begin a pair that holds one of some places, each once."""
    return sorted({first for at in places for first in (at - 1, at) if 0 <= first < count - 1})


def _blank(pencil: Pencil, start: int, end: int) -> Finding:
    return pencil.mark("CC17", start, end, found=" ".join(pencil.document.text[start:end].split()))


@lru_cache(maxsize=1)
def _worded_lines(paper: Paper) -> tuple[tuple[Line, list[str], list[str]], ...]:
    """Return the lines outside the table of contents with their words, also in small letters, once for all."""
    words = [(line, _written(line)) for line in lines_of(paper) if not line.contents]
    return tuple((line, written, list(map(str.casefold, written))) for line, written in words)


def _written(line: Line) -> list[str]:
    words: list[str] = (_PLAIN_WORD if line.text.isascii() else _WORD).findall(line.text)
    if max(map(len, words), default=0) > _LONGEST:
        words = [word for word in words if len(word) <= _LONGEST]
    return words


def _fragments(lexicon: Lexicon) -> frozenset[str]:
    """Return the short words that stand once and begin or end a word that stands more than once.

    Without one of them no blank is lost in English or French.
    """
    whole = [word for word, count in lexicon.counts.items() if count > 1 and len(word) > _WHOLE]
    sizes = range(1, _FRAGMENT + 1)
    pieces = {piece for word in whole for size in sizes for piece in (word[:size], word[-size:])}
    return frozenset(piece for piece in pieces if lexicon.counts.get(piece) == 1)


def _strange(lexicon: Lexicon) -> frozenset[str]:
    """Return the words that nothing knows: without one of them no blank is lost in Swahili."""
    once = (word for word, count in lexicon.counts.items() if count == 1)
    return frozenset(word for word in once if not is_swahili_word(word))


def _words(line: Line) -> list[Word]:
    begun = line.start
    return [
        _make((begun + found.start(), begun + found.end(), word, word.casefold()))
        for found in _WORD.finditer(line.text)
        if len(word := found[0]) <= _LONGEST
    ]


def _broken_at_end(pencil: Pencil, lexicon: Lexicon, line: Line) -> Iterator[Finding]:
    """Find a word that a hyphen breaks at the end of a line, or inside one, and that is known unbroken."""
    around = pencil.document.text[line.start : line.end + _BEHIND]
    for found in _BROKEN.finditer(around):
        joined = (found[1] + found[2]).casefold()
        whole = f"{found[1]}{found[2]}"
        known = lexicon.is_solid(joined) and found[2].islower() and not lexicon.is_solid(found[2])
        if known and found.start() < line.end - line.start and not whole.isupper():
            yield _blank(pencil, line.start + found.start(), line.start + found.end())


def _are_one_in_swahili(lexicon: Lexicon, one: str, other: str) -> bool:
    """Tell by their letters whether two neighbours, one of them strange, may be one word, or two parted wrongly."""
    joined = one + other
    if lexicon.is_solid(joined) and (
        lexicon.counts[joined] > 1 or word_list("function").isdisjoint((one, other))
    ):
        return True
    ends = joined.startswith(_SMALL) or joined.endswith(_SMALL)
    if not ends or len(joined) < _WHOLE or lexicon.knows(one):
        return False
    cuts = [cut for cut in (2, 3) if joined[:cut] in _DIRECTIONAL]
    cuts += [cut for cut in (len(joined) - 3, len(joined) - 2) if joined[cut:] in _DIRECTIONAL]
    return any(cut != len(one) and _parts(lexicon, joined[:cut], joined[cut:]) for cut in cuts)


def _are_near(text: str, one: Word, other: Word) -> bool:
    """Tell whether nothing but a blank parts two words."""
    return text[one.end : other.start] in (" ", "\u00a0") and len(one.text) + len(other.text) <= _LONGEST


def _are_fragments(lexicon: Lexicon, one: str, other: str) -> bool:
    """Tell whether one of two words stands only here and is short, and both together stand elsewhere."""
    fragment = one if len(one) <= len(other) else other
    if len(fragment) > _FRAGMENT or lexicon.counts[fragment] != 1:
        return False
    joined = one + other
    return len(joined) > _WHOLE and lexicon.counts[joined] > 1


def _parts(lexicon: Lexicon, one: str, other: str) -> bool:
    """Tell whether two strings are a small word and a known one, in either order."""
    if one in _DIRECTIONAL:
        return lexicon.is_solid(other)
    if other in _DIRECTIONAL:
        return any(distance(one, noun, 1) <= 1 for noun in _long_nouns().get(one[-3:], ()))
    return False


@cache
def _long_nouns() -> Mapping[str, tuple[str, ...]]:
    """Return the nouns of six letters and more by their last three."""
    found: dict[str, list[str]] = {}
    for noun in word_list("nouns"):
        if len(noun) > 5:
            found.setdefault(noun[-3:], []).append(noun)
    return {ending: tuple(nouns) for ending, nouns in found.items()}


def _is_joined(lexicon: Lexicon, lower: str) -> bool:
    """Tell whether one strange word may be two known ones without their blank, by its letters."""
    if len(lower) < _WHOLE or lexicon.knows(lower):
        return False
    for cut in range(2, len(lower) - 1):
        first, second = lower[:cut], lower[cut:]
        if first in _OPENING and len(second) > 3 and lexicon.knows(second):
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
    for line, _, lowers in _worded_lines(paper):
        if line.language != "sw" or not any(map(_is_impossible, lowers)):
            continue
        for word in _words(line):
            if _is_impossible(word.lower) and word.text.isalpha() and word.text.islower():
                yield pencil.mark("CC27", word.start, word.end, found=word.text)


@lru_cache(maxsize=65536)
def _is_impossible(word: str) -> bool:
    """Tell whether a word holds a group of consonants that none of our languages knows."""
    return any(not _is_known(cluster, _clusters()) for cluster in _CLUSTER.findall(word))


def _is_known(cluster: str, known: frozenset[str]) -> bool:
    """Tell whether a group of consonants is known; Swahili puts m and n before any other."""
    if cluster[0] in "mn":
        cluster = cluster[1:]
    return len(cluster) < 3 or cluster in known or any(cluster in other for other in known)
