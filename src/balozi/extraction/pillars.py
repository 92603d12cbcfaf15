"""From what a promise or a meeting is about to the pillar of the country's own policy."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from balozi.extraction.clauses.shared.area_words import area_words
from balozi.ground.records import made_often
from balozi.ground.words import fold
from balozi.packs.gazetteer import LANGUAGES
from balozi.packs.packs import Pack, PackEntry

# A word of the pillar itself says more than the area, which is a guess over the whole sentence.
_WORD, _AREA = 2, 1
# One word of an area is said in passing ("women", "border", "projects"); alone it decides nothing.
_AREA_WORDS_ALONE = 2
_BY_WORD_AND_AREA, _BY_WORD, _BY_AREA = 0.85, 0.7, 0.55


@dataclass(frozen=True, slots=True)
class Words:
    """What one pillar is found by in one language.

    Attributes:
        wanted: its words.
        passed_over: phrases that hold such a word and mean something else: the name of a ministry, say.
    """

    wanted: re.Pattern[str]
    passed_over: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Pillar:
    """One pillar of a country's policy, ready to be looked for.

    Attributes:
        key: of the entry in the pack, such as "pillar-2".
        name: in English, as registers keep it.
        areas: the policy areas that are its own.
        words: what it is found by, by language of the text.
    """

    key: str
    name: str
    areas: tuple[str, ...]
    words: Mapping[str, Words]


@dataclass(frozen=True, slots=True)
class PillarChoice:
    """The pillar that a text is about, and why.

    Attributes:
        key: of the entry in the pack.
        name: of the pillar in English.
        words: the words of the text that decided, as they are written there.
        confidence: 0 to 1: higher when its own words and its area agree than when only one of them speaks.
    """

    key: str
    name: str
    words: tuple[str, ...]
    confidence: float


def pillar_of(
    policy_area: str, text: str, pillars: Sequence[Pillar], language: str = ""
) -> PillarChoice | None:
    """Return the pillar of a country's policy that a sentence is about, or None when nothing decides.

    Each of a pillar's own words that stands in the sentence counts twice, its area once. An area counts only when
    a word of it stands in the sentence, because the area of a sentence without any is a mere default; without
    words of the pillar itself it takes two. Of pillars that count the same, the one whose word comes first is
    taken, then the one that the policy ranks first.

    Args:
        policy_area: of the promise, "" when it is not known.
        text: the sentence.
        pillars: of the country whose policy is meant, from `pillars_of`.
        language: of the sentence; words of all three languages are looked for when it is none of them.
    """
    spoken = _spoken(language)
    told = _told(text, pillars, spoken)
    about = tuple(word for code in spoken for word in area_words(policy_area, told, code))
    weighed = [_weight(pillar, _own_words(pillar, told, spoken), policy_area, about) for pillar in pillars]
    best = max(weighed, key=lambda one: (one.count, -one.first), default=None)
    if best is None or not best.count:
        return None
    return PillarChoice(best.pillar.key, best.pillar.name, best.words, best.confidence)


@made_often()
class _Weighed:
    """What speaks for one pillar."""

    pillar: Pillar
    count: int
    first: int
    words: tuple[str, ...]
    confidence: float


def _told(text: str, pillars: Sequence[Pillar], spoken: Sequence[str]) -> str:
    """Return a text folded, without the phrases that only look as if they spoke of a pillar."""
    told = fold(text)
    for pillar in pillars:
        for words in (pillar.words[language] for language in spoken if language in pillar.words):
            told = words.passed_over.sub(" ", told)
    return told


def _weight(pillar: Pillar, found: Mapping[str, int], area: str, about: tuple[str, ...]) -> _Weighed:
    has_area = bool(about) and area in pillar.areas
    own = tuple(found)
    first = min(found.values(), default=0)
    count = _WORD * len(own) + _AREA * has_area
    if not own:
        alone = count if len(about) >= _AREA_WORDS_ALONE else 0
        return _Weighed(pillar, alone, first, about, _BY_AREA)
    return _Weighed(pillar, count, first, own, _BY_WORD_AND_AREA if has_area else _BY_WORD)


def _own_words(pillar: Pillar, told: str, spoken: Iterable[str]) -> dict[str, int]:
    """Return the pillar's words in a folded text, each once, with the place of the first."""
    found: dict[str, int] = {}
    for words in (pillar.words[language] for language in spoken if language in pillar.words):
        for match in words.wanted.finditer(told):
            found.setdefault(match[0], match.start())
    return found


def pillars_of(pack: Pack) -> tuple[Pillar, ...]:
    """Return the pillars of a pack in the order in which it lists them, ready to be looked for."""
    return pillars_in(pack.entries)


def pillars_in(entries: Iterable[PackEntry]) -> tuple[Pillar, ...]:
    """Return the pillars among entries of a pack, in their order, ready to be looked for."""
    return tuple(_pillars(entries))


def _pillars(entries: Iterable[PackEntry]) -> Iterator[Pillar]:
    for entry in entries:
        if entry.kind != "pillar":
            continue
        named = (entry.fields.get(name) for name in ("name_en", "name", "name_sw", "name_fr"))
        words = entry.fields.get("words")
        yield Pillar(
            key=entry.key,
            name=next((str(name) for name in named if name), entry.key),
            areas=_texts(entry.fields.get("areas")),
            words={
                language: _words(_texts(listed))
                for language, listed in (words.items() if isinstance(words, Mapping) else ())
            },
        )


def _words(listed: Sequence[str]) -> Words:
    passed_over = [word.removeprefix("!") for word in listed if word.startswith("!")]
    return Words(_pattern([word for word in listed if not word.startswith("!")]), _pattern(passed_over))


def _pattern(words: Sequence[str]) -> re.Pattern[str]:
    """Return what finds whole words, or their beginnings where an asterisk stands; the longest first."""
    made = sorted({_one(word) for word in words if fold(word)}, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(made)})\b" if made else r"(?!)")


def _one(word: str) -> str:
    return re.escape(fold(word)) + (r"\w*" if word.endswith("*") else "")


def _texts(value: object) -> tuple[str, ...]:
    return tuple(map(str, value)) if isinstance(value, list | tuple) else ()


def _spoken(language: str) -> tuple[str, ...]:
    return (language,) if language in LANGUAGES else LANGUAGES
