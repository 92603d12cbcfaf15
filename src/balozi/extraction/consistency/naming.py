"""Checks of names: pillars and headings named in several ways, states, peoples and persons misspelt, counts."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache

from balozi.extraction.consistency.findings import Finding, Pencil
from balozi.extraction.consistency.vocabulary import is_swahili_word
from balozi.extraction.nearness import distance
from balozi.extraction.papers import Paper
from balozi.extraction.structure.holders import holdings_of
from balozi.extraction.structure.lines import Line, lines_of
from balozi.extraction.suggestions import Suggestion
from balozi.ground.words import fold
from balozi.packs.gazetteer import cities, organisations, regions, states
from balozi.packs.loading import country_of, entries_of_kind, installed_packs

_NUMBERED = re.compile(r"(?P<number>\d{1,2}(?:\.\d{1,2}){1,3})\.?:?\s+(?P<text>\S.*?)(?:\.{3,}.*|…+.*)?$")
_SPELT = re.compile(r"[^\W\d_]{3,30}")
# Its capital is looked at before what stands before it: a machine finds that faster.
_CAPITALISED = re.compile(r"[A-ZÀ-Ý](?<![\w'’-].)[a-zà-ÿ]{4,20}(?![\w'’-])")


def pillar_names(paper: Paper, suggestions: Sequence[Suggestion]) -> Iterator[Finding]:
    """Compare the names of pillars in headings and contents with those in the list of pillars."""
    pillars = [suggestion for suggestion in suggestions if suggestion.kind == "pillar"]
    if len(pillars) < 3:
        return
    lines = [
        (line, found)
        for line in lines_of(paper)
        if len(line.text) < 200 and (found := _NUMBERED.match(line.text))
    ]
    common = _common([pillar.quote for pillar in pillars]) | _common([found["text"] for _, found in lines])
    telling = [(pillar, _telling(pillar.quote, common)) for pillar in pillars]
    pencil = Pencil(paper.document)
    for line, found in _chapter_of(lines, telling, common):
        words = _telling(found["text"], common)
        near = sorted(
            ((len(words & own), pillar, own) for pillar, own in telling), key=lambda match: -match[0]
        )
        (shared, pillar, own), (next_shared, _, _) = near[0], near[1]
        if shared > next_shared and _is_other_name(words, own):
            end = line.start + found.end("text")
            expected = " ".join(pillar.quote.split())
            yield pencil.mark("CC24", line.start, end, (pillar.start, pillar.end), expected=expected)


_Headings = list[tuple[Line, re.Match[str]]]


def _chapter_of(
    lines: _Headings, telling: list[tuple[Suggestion, frozenset[str]]], common: frozenset[str]
) -> _Headings:
    """Return the headings of the chapter that has most of the pillars in its headings."""
    own = frozenset(word for _, words in telling for word in words)
    shares = Counter(
        found["number"].split(".")[0] for _, found in lines if _telling(found["text"], common) & own
    )
    chapter = shares.most_common(1)[0][0] if shares else ""
    return [(line, found) for line, found in lines if found["number"].split(".")[0] == chapter]


def _common(names: list[str]) -> frozenset[str]:
    """Return the words that at least three of the names share, and a third of them: they tell nothing apart."""
    counts = Counter(word for name in names for word in set(fold(name).split()))
    return frozenset(word for word, count in counts.items() if count >= 3 and count * 4 >= len(names))


def _telling(name: str, common: frozenset[str]) -> frozenset[str]:
    return frozenset(word for word in fold(name).split() if len(word) > 3 and word not in common)


def _is_other_name(words: frozenset[str], own: frozenset[str]) -> bool:
    """Tell whether two sets of words name one thing differently, spelling slips aside."""
    missing = [word for word in own if not any(distance(word, other, 2) <= 2 for other in words)]
    added = [word for word in words if not any(distance(word, other, 2) <= 2 for other in own)]
    return bool(missing) and bool(added) and len(missing) <= len(own) // 2 + 1 and len(added) < 4


def headings(paper: Paper) -> Iterator[Finding]:
    """Compare numbered headings in the text with those in the table of contents."""
    pencil = Pencil(paper.document)
    contents: dict[str, tuple[Line, str]] = {}
    for line in lines_of(paper):
        found = _NUMBERED.match(line.text[:200])
        if found is None:
            continue
        if line.contents:
            contents[found["number"]] = (line, found["text"].strip(". \t"))
            continue
        stated = contents.get(found["number"])
        if stated is None or not line.is_heading or distance(fold(stated[1]), fold(found["text"]), 1) <= 1:
            continue
        at = (stated[0].start, stated[0].end)
        facts = {"expected": stated[1], "number": found["number"]}
        yield pencil.mark("CC25", line.start, line.end, at, **facts)


@cache
def _names() -> dict[str, frozenset[str]]:
    """Return names of states, peoples and regions as single words, by their first two letters."""
    words: set[str] = set()
    for state in states():
        people = [word for language in ("en", "fr") for word in state.people[language]]
        stems = [f"{prefix}{stem}" for stem in state.people["sw"] for prefix in ("m", "wa", "ki")]
        words.update(
            word.casefold() for name in (*state.spellings(), *people, *stems) for word in name.split()
        )
    words.update(
        word.casefold()
        for region in regions()
        for names in region.words.values()
        for name in names
        for word in name.split()
    )
    grouped: dict[str, set[str]] = {}
    for word in words:
        if len(word) > 4:
            grouped.setdefault(word[0], set()).add(word)
    return {first: frozenset(group) for first, group in grouped.items()}


@cache
def _proper() -> frozenset[str]:
    """Return every single word of the world's names, so that one known name is no misspelling of another."""
    spelt = [name for body in organisations() for name in body.spellings()]
    spelt += [name for city in cities() for name in (city.name, *city.variants)]
    return frozenset(word.casefold() for name in spelt for word in re.findall(r"[^\W\d_]+", name))


def misspelt_names(paper: Paper) -> Iterator[Finding]:
    """Find capitalised words one letter away from the name of a state, people or region, or from the paper's own."""
    pencil = Pencil(paper.document)
    capitals = Counter(_CAPITALISED.findall(paper.text))
    frequent = [word for word, count in capitals.items() if count >= 10 and len(word) > 6]
    strange = [word for word in capitals if not _is_right(word)]
    near = [word for word in strange if _names_near(word) or (frequent and len(word) > 6)]
    # Most papers have no such word, and then need not be counted.
    counts = Counter(map(str.casefold, _SPELT.findall(paper.text)) if near else ())
    expected = {word: meant for word in near if (meant := _meant(word, counts, frequent))}
    for found in _CAPITALISED.finditer(paper.text) if expected else ():
        if found.group() in expected:
            name = expected[found.group()]
            yield pencil.mark("CC15", found.start(), found.end(), found=found.group(), expected=name)


@lru_cache(maxsize=65536)
def _is_right(word: str) -> bool:
    """Tell whether a capitalised word is a name of the world, or a word of Swahili."""
    lower = word.casefold()
    return lower in _names().get(lower[0], frozenset()) or lower in _proper() or is_swahili_word(lower)


@lru_cache(maxsize=65536)
def _names_near(word: str) -> tuple[str, ...]:
    """Return the names of states, peoples and regions that are one letter away from a capitalised word."""
    lower = word.casefold()
    known = _shortened(lower[0])
    alike = {name for spelt in _with_one_left_out(lower) for name in known.get(spelt, ())}
    return tuple(name for name in alike if distance(lower, name, 1) == 1 and not _inflects(lower, name))


@cache
def _shortened(first: str) -> Mapping[str, Sequence[str]]:
    """Return the names that begin with a letter by what is left of them without one of the others."""
    found: dict[str, list[str]] = {}
    for name in _names().get(first, ()):
        for spelt in _with_one_left_out(name):
            found.setdefault(spelt, []).append(name)
    return found


def _with_one_left_out(word: str) -> set[str]:
    """Return a word and what is left of it without one letter behind its first: two that share none are not near."""
    return {word, *(word[:at] + word[at + 1 :] for at in range(1, len(word)))}


def _meant(word: str, counts: Counter[str], frequent: list[str]) -> str:
    """Return the name that a strange capitalised word probably means, "" when it is right or cannot be told."""
    lower = word.casefold()
    if counts[lower] > 3:
        return ""
    near = [name for name in _names_near(word) if counts[name] > 1]
    if len(near) == 1:
        return near[0].capitalize()
    own = [other for other in frequent if counts[lower] == 1 and len(word) > 6 and other[:3] == word[:3]]
    close = [
        other for other in own if distance(word, other, 2) <= 2 and not _inflects(lower, other.casefold())
    ]
    return close[0] if len(close) == 1 else ""


def _inflects(one: str, other: str) -> bool:
    """Tell whether one word is the other with an ending: "Kenyan", "Uganda's"."""
    return one.startswith(other) or other.startswith(one)


def persons(paper: Paper) -> Iterator[Finding]:
    """Compare the names in lists of office-holders with the other spellings the country pack knows."""
    holdings = holdings_of(paper)
    known = _persons(paper.country) if holdings else {}
    pencil = Pencil(paper.document)
    for holding in holdings:
        expected = known.get(fold(holding.person))
        if expected:
            end = holding.person_at + len(holding.person)
            yield pencil.mark("CC16", holding.person_at, end, found=holding.person, expected=expected)


@cache
def _persons(country: str) -> dict[str, str]:
    """Return the usual spelling for names that the pack of this country flags as misspelt in a source."""
    found: dict[str, str] = {}
    for code in installed_packs():
        for entry in entries_of_kind(code, "office_holder") if country_of(code) == country else ():
            also = entry.fields.get("also")
            if "misspelt" in entry.flags and isinstance(also, (list, tuple)) and also:
                found[fold(str(entry.fields["person"]))] = str(also[-1])
    return found
