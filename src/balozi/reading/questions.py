"""What somebody asks a search: its words, their forms, and what else means the same in the three languages.

A question is a list of parts that must all be found. A part is found by its own words in any form; on the second look
also by longer words that it begins and by what the glossary gives for it. Each way is kept with its words, so that an
answer can say why it was found.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from balozi.ground.words import checked_search, fold
from balozi.packs.glossary import Term, glossary
from balozi.reading.stems import LANGUAGES, words_of
from balozi.reading.wordlists import words

_QUOTED = re.compile(r"[\"“”«»]([^\"“”«»]*)[\"“”«»]")
_MOST_PARTS = 12
_MOST_WAYS = 24
_LONGEST_TERM = 9
_BEGINNING = 3
_SINGLE = 2


@dataclass(frozen=True, slots=True)
class Look:
    """One thing to look for.

    Attributes:
        column: "words" as written, or "stems".
        tokens: that stand one after the other.
        begins: the last token may go on.
    """

    column: str
    tokens: tuple[str, ...]
    begins: bool = False


@dataclass(frozen=True, slots=True)
class Way:
    """One more way in which a part may be found.

    Attributes:
        kind: "longer", "glossary", "name" or "typing".
        words: that are looked for, as the glossary writes them.
        language: of these words, "" for longer words.
        looks: one of them is enough.
    """

    kind: str
    words: str
    language: str
    looks: tuple[Look, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a question.

    Attributes:
        said: as it was typed.
        own: looks that find it itself, one of them is enough; none when the part has several words.
        inner: of a part of several words, the parts that it has.
        ways: in which it may be found too.
    """

    said: str
    own: tuple[Look, ...] = ()
    inner: tuple["Part", ...] = ()
    ways: tuple[Way, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """All that somebody asks.

    Attributes:
        said: the whole of it.
        parts: of it.
        loose: one of the parts is enough; otherwise all must be found.
    """

    said: str
    parts: tuple[Part, ...] = field(default_factory=tuple)
    loose: bool = False

    def __bool__(self) -> bool:
        """Tell whether anything is asked."""
        return bool(self.parts)

    def single_words(self) -> list[Part]:
        """Return the parts of one word, also those inside longer ones."""
        return [one for part in self.parts for one in (part.inner or (part,))]


def question_of(said: str) -> Question:
    """Return what some typed words ask for.

    Raises:
        SearchTooLong: they are longer than a store can look for.

    Examples:
        >>> [part.said for part in question_of('mkataba wa biashara "border clinic"').parts]
        ['border clinic', 'mkataba', 'biashara']
        >>> any(way.words == "agreement" for way in question_of("mkataba").parts[0].ways)
        True
    """
    text = checked_search(said)
    parts = [_quoted(found[1]) for found in _QUOTED.finditer(text) if fold(found[1])]
    spoken = [word for word in _QUOTED.sub(" ", text).split() if fold(word)]
    parts += _spoken(spoken)
    return Question(said.strip(), tuple(parts[:_MOST_PARTS]))


def with_word(question: Question, said: str, instead: str) -> Question:
    """Return the question with one of its words written otherwise."""
    return question_of(re.sub(rf"(?<!\w){re.escape(said)}(?!\w)", instead, question.said, count=1))


def any_of(phrases: Iterable[str]) -> Question:
    """Return the question for any of some phrases as they are written."""
    return Question("", tuple(_quoted(phrase) for phrase in phrases if fold(phrase)), loose=True)


def _quoted(said: str) -> Part:
    return Part(said.strip(), own=(Look("words", tuple(fold(said).split())),))


def _spoken(spoken: Sequence[str]) -> Iterator[Part]:
    """Yield the parts of words without quotation marks: the longest terms of the glossary first, then single words."""
    alone = not any(_tells(word) for word in spoken)
    position = 0
    while position < len(spoken):
        size, ways = _term_at(spoken[position : position + _LONGEST_TERM])
        if size >= _SINGLE:
            inner = tuple(_single(word) for word in spoken[position : position + size] if _tells(word))
            yield Part(" ".join(spoken[position : position + size]), inner=inner, ways=ways)
            position += size
            continue
        if alone or _tells(spoken[position]):
            yield _single(spoken[position])
        position += 1


def _single(word: str) -> Part:
    folded = tuple(fold(word).split())
    if len(folded) > 1:
        # "cross-border", "d'entente": written together, so they stand together.
        return Part(word, own=(Look("words", folded),))
    own = (Look("words", folded), *(Look("stems", _stems(word, language)) for language in LANGUAGES))
    _, ways = _term_at([word])
    longer = (Way("longer", folded[0] + "…", "", (Look("words", folded, begins=True),)),)
    return Part(word, own=own, ways=(*(longer if len(folded[0]) >= _BEGINNING else ()), *ways))


def _tells(word: str) -> bool:
    """Tell whether a word says what is asked for, rather than how words hang together."""
    return fold(word) not in _small_words()


@cache
def _small_words() -> frozenset[str]:
    of = (fold(word) for language in LANGUAGES for word in words("function_words", language))
    return frozenset(of) | words("small_words")


def _term_at(spoken: Sequence[str]) -> tuple[int, tuple[Way, ...]]:
    """Return how many words at the beginning are a term of the glossary, and the other ways to say it."""
    for size in range(len(spoken), 0, -1):
        found: dict[int, Term] = {}
        for language in LANGUAGES:
            key = _stems(" ".join(spoken[:size]), language)
            found |= {id(term): term for term in _terms_of(language).get(key, ())}
        if found:
            said = fold(" ".join(spoken[:size]))
            return size, tuple(_ways(found.values(), said))[:_MOST_WAYS]
    return 0, ()


def _ways(terms: Iterable[Term], said: str) -> Iterator[Way]:
    told = {said}
    for term in terms:
        for language, spellings in term.words.items():
            for spelling in spellings:
                if fold(spelling) in told:
                    continue
                told.add(fold(spelling))
                looks = (
                    Look("stems", _stems(spelling, language)),
                    Look("words", tuple(fold(spelling).split())),
                )
                yield Way("name" if term.is_name else "glossary", spelling, language, looks)


def _stems(text: str, language: str) -> tuple[str, ...]:
    return tuple(word.stem for word in words_of(text, language))


@cache
def _terms_of(language: str) -> Mapping[tuple[str, ...], Sequence[Term]]:
    found: dict[tuple[str, ...], list[Term]] = defaultdict(list)
    for term in glossary():
        for spelling in term.words.get(language, ()):
            key = _stems(spelling, language)
            if key and len(key) <= _LONGEST_TERM and term not in found[key]:
                found[key].append(term)
    return found


@cache
def glossary_words() -> frozenset[str]:
    """Return the single words of the glossary, folded: a word typed wrongly may be one of them."""
    spellings = (one for term in glossary() for told in term.words.values() for one in told)
    return frozenset(word for spelling in spellings for word in fold(spelling).split())
