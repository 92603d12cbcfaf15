"""Lists of office-holders with their terms, and the signature under a preface."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from balozi.extraction.papers import Paper
from balozi.extraction.structure.lines import Line, is_capitals, lines_of
from balozi.extraction.structure.scribes import Scribe, plain
from balozi.extraction.structure.wording import any_of, pattern, words
from balozi.extraction.suggestions import Rule, Suggestion

_TERM = r"\(\s*(?:1[89]|20)\d\d[^()\n]{0,40}\)"
_ROW = re.compile(
    rf"(?:(?<![\d.])(?P<number>\d{{1,3}})[.)]\s*)?(?P<body>[A-ZÀ-Ý][^()<>|\n]{{5,180}}?)\s*(?P<terms>{_TERM}(?:\s*(?:&|,|na|and|et)\s*{_TERM})*)"
)
_YEARS = re.compile(_TERM)
_SPAN = re.compile(
    r"(?P<first>(?:1[89]|20)\d\d)(?:\s*(?:[-–—]|to|hadi|à)\s*(?:<i>)?\s*(?P<last>[^()<]{2,30}))?"
)
_HONOUR = re.compile(r"(?:[A-Z]\.?){2,6}|PhD|Ph\.D\.?|SC|MBE|OBE")
_MARKUP = re.compile(r"</?\w{1,8}>")
_NAME = r"(?:[A-ZÀ-Ý][\w’'.-]*|bin|binti|ole|arap|de|van|wa)"
_TITLE_CASE = re.compile(rf"{_NAME}(?:\s{{1,3}}{_NAME}){{1,5}}")


@dataclass(frozen=True, slots=True)
class Term:
    """One term of office in years; ``last`` is None while it lasts, as stated."""

    first: int
    last: int | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Holding:
    """One row of a list of office-holders.

    Attributes:
        number: printed before the name, 0 for none.
        person: without titles and honours.
        office: as printed, without the word for "acting".
        honours: such as EGH.
        acting: whether the row says so.
        terms: in the order printed.
        start: first character of the row.
        end: the character after the last term.
        person_at: where the name begins.
    """

    number: int
    person: str
    office: str
    honours: tuple[str, ...]
    acting: bool
    terms: tuple[Term, ...]
    start: int
    end: int
    person_at: int


@cache
def _office() -> re.Pattern[str]:
    words_of = words()["holders"]
    acting = any_of(words_of["acting"])
    return re.compile(
        rf"(?i)(?<!\w)(?P<acting>{acting}\.?\s+)?(?P<office>{any_of(words_of['office'])}(?!\w).*)", re.S
    )


@cache
def _titles() -> re.Pattern[str]:
    return re.compile(rf"(?i)(?:{any_of(words()['holders']['title'])}(?:\.|,|\b)[\s.,]*)+")


@lru_cache(maxsize=1)
def holdings_of(paper: Paper) -> tuple[Holding, ...]:
    """Return the rows "name, office (from-until)" of a paper, in the order printed."""
    found = []
    for line in lines_of(paper):
        if "(" not in line.text or _YEARS.search(line.text) is None:
            continue
        for row in _ROW.finditer(line.text):
            holding = _holding(line, row)
            if holding is not None:
                found.append(holding)
    return tuple(found)


def _holding(line: Line, row: re.Match[str]) -> Holding | None:
    body = row["body"]
    titles = _titles().match(body)
    named_from = titles.end() if titles is not None else 0
    person, _, rest = body[named_from:].partition(",")
    office = _office().search(rest)
    if office is None or not _TITLE_CASE.fullmatch(person.strip()):
        return None
    before = rest[: office.start()]
    return Holding(
        number=int(row["number"] or 0),
        person=plain(person),
        office=plain(office["office"]).rstrip(" ,"),
        honours=tuple(honour.strip(".") for honour in _HONOUR.findall(before) if len(honour) > 1),
        acting=office["acting"] is not None,
        terms=tuple(_terms(line, row)),
        start=line.start + row.start(),
        end=line.start + row.end(),
        person_at=line.start + row.start("body") + named_from,
    )


def _terms(line: Line, row: re.Match[str]) -> Iterator[Term]:
    for span in re.finditer(_TERM, row["terms"]):
        years = _SPAN.search(span.group())
        if years is None:
            continue
        first, last = int(years["first"]), (years["last"] or "").strip()
        at = line.start + row.start("terms")
        end = int(last[:4]) if last[:4].isdigit() else (first if not last else None)
        yield Term(first, end, at + span.start(), at + span.end())


def office_holders(paper: Paper) -> Iterator[Suggestion]:
    """Read rows of office-holders with their terms; a person with two terms has one entry with both."""
    scribe = Scribe(paper, "OH1", 0.95)
    for holding in holdings_of(paper):
        first = holding.terms[0]
        several = [f"{term.first}-{term.last or ''}" for term in holding.terms]
        yield scribe.write(
            "office_holder",
            holding.start,
            holding.end,
            person=holding.person,
            state=paper.country,
            office=holding.office,
            honours=list(holding.honours),
            acting=holding.acting or None,
            number=holding.number or None,
            terms_stated=several if len(several) > 1 else [],
            **{"from": str(first.first), "to": str(first.last) if first.last else ""},
        )


def signatures(paper: Paper) -> Iterator[Suggestion]:
    """Read signature blocks: a name with its titles on one line, the office on the next."""
    scribe = Scribe(paper, "OH2", 0.9)
    lines = lines_of(paper)
    for index, line in enumerate(lines[:-1]):
        if line.contents or not _is_signed_name(line.text):
            continue
        last = _office_end(lines, index + 1)
        if last == index:
            continue
        person, honours = _person(line.text)
        office = plain(paper.text[lines[index + 1].start : lines[last].end])
        yield scribe.write(
            "office_holder", line.start, lines[last].end, person=person, office=office, honours=honours
        )


def _is_signed_name(text: str) -> bool:
    """Tell whether a line is a name as signed: a title first, then two names or more, nothing else."""
    titles = _titles().match(text)
    if titles is None or len(text) > 70 or text.endswith((".", ":", ";")) or any(c.isdigit() for c in text):
        return False
    person, _ = _person(text)
    return 2 <= len(person.split()) <= 6 and _TITLE_CASE.fullmatch(person) is not None


def _person(text: str) -> tuple[str, list[str]]:
    """Return the name of a signature in ordinary letters, and the honours behind it."""
    titles = _titles().match(text)
    rest = text[titles.end() :] if titles is not None else text
    name, _, after = rest.partition(",")
    kept = [word for word in name.split() if not re.fullmatch(r"PhD|Ph\.D\.?|(?:[A-Z]\.){2,6}[A-Z]?", word)]
    honours = [honour.strip(", ") for honour in after.split(",") if honour.strip()]
    shown = " ".join(kept)
    return (shown.title().replace("’S", "’s") if is_capitals(shown) else shown), honours


def _office_end(lines: tuple[Line, ...], index: int) -> int:
    """Return the index of the last line of the office that begins at ``index``; ``index - 1`` for none."""
    first = lines[index]
    office = pattern("holders", "office").match(first.text)
    if office is None or first.gap > 1 or len(first.text) > 90 or first.text.endswith((".", ":")):
        return index - 1
    last = index
    for line in lines[index + 1 : index + 3]:
        if line.gap or is_capitals(line.text) != is_capitals(first.text) or len(line.text) > 90:
            break
        last += 1
    return last


HOLDERS = (
    Rule("OH1", "A row 'name, office (from-until)' is a holding of that office.", office_holders),
    Rule("OH2", "A name with titles and the office on the next line is a signature.", signatures),
)
