"""Short acronyms with several meanings: which are possible, which one is meant, and why."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from balozi.ground.words import fold
from balozi.packs.gazetteer import Organisation, organisation_by_name, organisations

REASONS: Mapping[str, str] = MappingProxyType(
    {
        "words": "the sentence has %(words)s",
        "listed": "the paper lists it so",
        "only": "it has no other meaning here",
        "open": "nothing in the sentence decides",
    }
)
# Words that stand in many names and tell none apart.
_LEAST = 4


@dataclass(frozen=True, slots=True)
class Meaning:
    """One thing that an acronym can stand for.

    Attributes:
        code: English acronym of an organisation, "" for anything else.
        name: in full.
        listed: whether the paper's own list of abbreviations has it.
    """

    code: str
    name: str
    listed: bool = False


@dataclass(frozen=True, slots=True)
class AcronymChoice:
    """An acronym with its possible meanings.

    Attributes:
        acronym: as written.
        meanings: all that are known, those of the paper's list first.
        chosen: the one that is meant, None when nothing decides.
        reason: one of `REASONS`, filled.
    """

    acronym: str
    meanings: tuple[Meaning, ...]
    chosen: Meaning | None
    reason: str


def choose_meaning(acronym: str, sentence: str, listed: Iterable[tuple[str, str]]) -> AcronymChoice:
    """Return what an acronym can stand for in a sentence, which meaning is chosen, and why.

    Words of one meaning alone in the sentence decide before the paper's list does, because a list may give
    one acronym two meanings.

    Args:
        acronym: as written.
        sentence: in which it stands.
        listed: (abbreviation, what it stands for) of the paper's own list.

    Examples:
        >>> two = [("UU", "Ufuatiliaji na Utathmini"), ("UU", "Umoja wa Ulaya")]
        >>> choose_meaning("UU", "Nchi za Ulaya zilikutana na UU.", two).chosen.code
        'EU'
    """
    meanings = tuple(_meanings(acronym, listed))
    if len(meanings) == 1:
        reason = REASONS["listed" if meanings[0].listed else "only"]
        return AcronymChoice(acronym, meanings, meanings[0], reason)
    for meaning in meanings:
        if words := _telling(meaning, acronym, sentence, meanings):
            return AcronymChoice(acronym, meanings, meaning, REASONS["words"] % {"words": ", ".join(words)})
    own = [meaning for meaning in meanings if meaning.listed]
    if len(own) == 1:
        return AcronymChoice(acronym, meanings, own[0], REASONS["listed"])
    return AcronymChoice(acronym, meanings, None, REASONS["open"])


def _meanings(acronym: str, listed: Iterable[tuple[str, str]]) -> Iterator[Meaning]:
    seen: set[str] = set()
    for short, long in listed:
        body = organisation_by_name(long) or _misspelt(acronym, long)
        key = body.code if body else fold(long)
        if short == acronym and key not in seen:
            seen.add(key)
            yield Meaning(body.code if body else "", long, listed=True)
    for body in organisations():
        if body.code not in seen and acronym in (body.code, *body.acronyms):
            yield Meaning(body.code, next(iter(body.names.values()), body.code))


def _misspelt(acronym: str, long: str) -> Organisation | None:
    """Return the organisation of that acronym when most words of what is listed stand in one of its names."""
    words = _long_words(long)
    for body in organisations():
        if acronym in (body.code, *body.acronyms) and words:
            shared = max(len(words & _long_words(name)) for name in (*body.spellings(), body.code))
            if shared * 2 > len(words):
                return body
    return None


def _telling(meaning: Meaning, acronym: str, sentence: str, meanings: Sequence[Meaning]) -> tuple[str, ...]:
    """Return the words of a sentence that belong to one meaning and to no other."""
    others = {word for other in meanings if other is not meaning for word in _words_of(other, acronym)}
    own = _words_of(meaning, acronym) - others
    spoken = (word for word in sentence.split() if fold(word) in own)
    return tuple(dict.fromkeys(word.strip(".,;:()") for word in spoken))


def _words_of(meaning: Meaning, acronym: str) -> frozenset[str]:
    body = organisation_by_name(meaning.code) if meaning.code else None
    told = [meaning.name, *(_told(body, acronym) if body else ())]
    return frozenset(word for text in told for word in _long_words(text))


def _long_words(text: str) -> frozenset[str]:
    return frozenset(word for word in fold(text).split() if len(word) >= _LEAST)


def _told(body: Organisation, acronym: str) -> tuple[str, ...]:
    return (*body.names.values(), *body.context.get(acronym, ()))
