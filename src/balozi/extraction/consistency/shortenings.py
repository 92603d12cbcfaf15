"""Checks of abbreviations and acronyms: two meanings, cut off, spelt out in two ways, misread, missing."""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import combinations

from balozi.extraction.consistency.findings import Finding, Pencil
from balozi.extraction.consistency.vocabulary import word_list
from balozi.extraction.nearness import distance
from balozi.extraction.papers import Paper
from balozi.extraction.structure.abbreviations import Entry, entries_of
from balozi.extraction.structure.lines import Line, is_capitals, lines_of
from balozi.ground.words import fold
from balozi.packs.gazetteer import organisation_by_name, organisations

_SPELT_OUT = re.compile(
    r"(?P<before>(?:[\w’'-]{1,40}[ \n]){1,10})\((?P<short>[A-Z][A-Za-z&-]{1,9})(?: [IVX\d]{1,4})?\)"
)
# The brackets alone, and how far before them their name can begin: ten words of forty letters, each with a blank.
_IN_BRACKETS = re.compile(r"\([A-Z][A-Za-z&-]{1,9}(?: [IVX\d]{1,4})?\)")
_REACH = 10 * 41
# Their capital is looked at before what stands before it: a machine finds that faster.
_ACRONYM = re.compile(r"[A-Z](?<![\w-].)[A-Z][A-Za-z]{1,6}(?![\w-])")
_COINED = re.compile(r"[A-Z](?<!\w.)[a-z]{2,9}[A-Z][a-z]{2,9}(?!\w)")
_ROMAN = re.compile(r"[IVXLC]+")
# Letters that readers of printed pages take for one another.
_CONFUSED = (
    {"O", "Q", "D", "C"},
    {"I", "F", "L", "T", "f", "i", "l"},
    {"C", "G"},
    {"U", "V"},
    {"E", "F"},
    {"M", "N"},
)


def listed_twice(paper: Paper) -> Iterator[Finding]:
    """Check the list of abbreviations: repeated, with two meanings, cut off."""
    pencil = Pencil(paper.document)
    by_short: dict[str, list[Entry]] = defaultdict(list)
    entries = entries_of(paper)
    for entry in entries:
        by_short[entry.short].append(entry)
        last = entry.long.split()[-1] if entry.long else ""
        if last.casefold() in word_list("unfinished"):
            yield pencil.mark("CC11", entry.start, entry.end, short=entry.short, last=last)
    for short, same in by_short.items():
        for one, other in combinations(same, 2):
            at = (one.start, one.end)
            if distance(fold(one.long), fold(other.long)) <= 2:
                yield pencil.mark("CC10", other.start, other.end, at, short=short)
            else:
                facts = {"short": short, "one": one.long, "other": other.long}
                yield pencil.mark("CC9", other.start, other.end, at, **facts)


@lru_cache(maxsize=1)
def _spelt_out_in(text: str) -> tuple[re.Match[str], ...]:
    """Return where words stand before an acronym in brackets, looked for at brackets only."""
    found: list[re.Match[str]] = []
    before = 0
    for brackets in _IN_BRACKETS.finditer(text):
        match = _SPELT_OUT.search(text, max(before, brackets.start() - _REACH), brackets.end())
        before = brackets.end()
        if match is not None:
            found.append(match)
    return tuple(found)


def spelt_out(paper: Paper) -> Iterator[Finding]:
    """Check that an acronym is spelt out in one way wherever it stands in brackets or its name stands alone."""
    pencil = Pencil(paper.document)
    ways: dict[str, list[tuple[str, int, int]]] = defaultdict(list)
    for found in _spelt_out_in(paper.text):
        name = _name_before(found["before"])
        if len(name.split()) > 1:
            start = found.start("before") + found["before"].rindex(name)
            ways[found["short"]].append((name, start, found.end()))
    for short, spelt in ways.items():
        first = spelt[0]
        for name, start, end in spelt[1:]:
            if _differ(first[0], name):
                yield pencil.mark("CC12", start, end, first[1:], short=short, expected=first[0])
        if other := _named_otherwise(paper, short, spelt):
            facts = {"short": short, "expected": paper.text[other[0] : other[1]]}
            yield pencil.mark("CC12", first[1], first[2], other, **facts)


def other_than_listed(paper: Paper) -> Iterator[Finding]:
    """Find names shortened in the text in another way than in the paper's own list."""
    entries = entries_of(paper)
    if not entries:
        return
    own = {entry.short for entry in entries}
    pencil = Pencil(paper.document)
    for found in _spelt_out_in(paper.text):
        name = fold(_name_before(found["before"]))
        if found["short"] in own or len(name.split()) < 3:
            continue
        listed = next((entry for entry in entries if _means(entry.long, name)), None)
        if listed is not None:
            at = (listed.start, listed.end)
            own.add(found["short"])
            facts = {"short": found["short"], "expected": listed.short}
            yield pencil.mark("CC30", found.start("short"), found.end("short"), at, **facts)


def _means(long: str, name: str) -> bool:
    """Tell whether two names hold the same long words in any order, or differ by a letter or two."""
    listed = fold(long)
    one, other = ({word for word in text.split() if len(word) > 3} for text in (listed, name))
    return (len(one) > 2 and one == other) or distance(listed, name, 2) <= 2


def _name_before(words: str) -> str:
    """Return the name that ends here: capitalised words with linking words, one other word at most between."""
    kept: list[str] = []
    strange = 0
    before = words.split()
    for place, word in reversed(list(enumerate(before))):
        if word.casefold() in word_list("articles") and before[place - 1 : place] not in (
            ["of"],
            ["and"],
            ["for"],
        ):
            break
        if not word[0].isupper() and word.casefold() not in word_list("linking"):
            strange += 1
            if strange > 1:
                break
        kept.append(word)
    while kept and not kept[-1][0].isupper():
        kept.pop()
    joined = r"\s+".join(re.escape(word) for word in reversed(kept))
    found = re.search(joined, words) if kept else None
    return found.group() if found is not None else ""


def _differ(one: str, other: str) -> bool:
    """Tell whether two ways of spelling out differ by more than a letter or two or words around the name."""
    first, second = fold(one), fold(other)
    if distance(first, second) <= 2:
        return False
    return f" {first} " not in f" {second} " and f" {second} " not in f" {first} "


def _named_otherwise(paper: Paper, short: str, spelt: list[tuple[str, int, int]]) -> tuple[int, int] | None:
    """Return where another full name of the same organisation stands, of the same first word."""
    body = organisation_by_name(short)
    if body is None:
        return None
    printed = [name for name, _, _ in spelt]
    first = fold(printed[0]).split()[:1]
    for name in body.spellings():
        other = len(name.split()) > 1 and fold(name).split()[:1] == first
        if not other or not all(_differ(name, one) for one in printed):
            continue
        found = re.search(rf"(?<!\w){re.escape(name)}(?!\w)", paper.text)
        if found is not None:
            return found.span()
    return None


@cache
def _acronyms() -> frozenset[str]:
    return frozenset(short for body in organisations() for short in (body.code, *body.acronyms))


def misread(paper: Paper) -> Iterator[Finding]:
    """Find acronyms one confusable letter away from a known one, and coined words one letter away."""
    pencil = Pencil(paper.document)
    own = {entry.short for entry in entries_of(paper)}
    upper = _upper()
    for found in _ACRONYM.finditer(paper.text):
        short = found.group()
        if short in own or short.upper() in upper or len(short) < 4 or not short.isupper():
            continue
        if meant := _meant(short):
            yield pencil.mark("CC13", found.start(), found.end(), found=short, expected=meant)
    coined = word_list("coined")
    for found in _COINED.finditer(paper.text):
        word = found.group()
        near = [known for known in coined if distance(word.removesuffix("s"), known) == 1]
        if len(near) == 1 and word.removesuffix("s") not in coined:
            yield pencil.mark("CC13", found.start(), found.end(), found=word, expected=near[0])


@cache
def _upper() -> frozenset[str]:
    return frozenset(short.upper() for short in _acronyms())


@lru_cache(maxsize=4096)
def _meant(short: str) -> str:
    """Return the acronym of the one organisation that was misread, "" when there is none or several."""
    near = [known for known in sorted(_acronyms()) if _misreads(short, known.upper())]
    codes = {body.code for known in near if (body := organisation_by_name(known)) is not None}
    return near[-1] if len(codes) == 1 else ""


def _misreads(short: str, known: str) -> bool:
    """Tell whether one letter of ``known`` was read as another that looks like it."""
    if len(short) != len(known):
        return False
    pairs = [{one, other} for one, other in zip(short, known, strict=True) if one != other]
    return len(pairs) == 1 and any(pairs[0] <= group for group in _CONFUSED)


def unlisted(paper: Paper) -> Iterator[Finding]:
    """Find acronyms that a paper with a list of abbreviations neither lists nor spells out nor can assume known."""
    entries = entries_of(paper)
    if len(entries) < 5:
        return
    pencil = Pencil(paper.document)
    known = {entry.short for entry in entries} | _acronyms() | {finding.quote for finding in misread(paper)}
    spelt = {found["short"] for found in _spelt_out_in(paper.text)}
    ordinary = {word.upper() for word in re.findall(r"[^\W\d_]{3,7}", paper.text) if not word.isupper()}
    seen: set[str] = set()
    for line in lines_of(paper):
        inside = line.start <= entries[-1].end and line.end >= entries[0].start
        if line.contents or inside or _is_shouted(line):
            continue
        for found in _ACRONYM.finditer(line.text):
            short = found.group()
            if short in seen | known | spelt | ordinary or not _is_acronym(short):
                continue
            seen.add(short)
            yield pencil.mark("CC26", line.start + found.start(), line.start + found.end(), short=short)


def _is_shouted(line: Line) -> bool:
    """Tell whether capitals are only the manner of a line: a heading, a row under a region in capitals."""
    shouted = sum(word.isupper() and len(word) > 3 for word in re.findall(r"[^\W\d_]+", line.text))
    return (
        is_capitals(line.text) or shouted > 1 or ("\t" in line.text and shouted > 0 and len(line.text) < 60)
    )


def _is_acronym(short: str) -> bool:
    """Tell an acronym from honours and Roman numbers."""
    bare = short.removesuffix("s")
    capitals = 2 < len(bare) < 7 and bare.isupper()
    return capitals and not _ROMAN.fullmatch(short) and short not in word_list("honours")
