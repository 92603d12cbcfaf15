"""Who and what a paper names: persons, bodies, places and days, each where it stands."""

from collections.abc import Iterator
from dataclasses import dataclass

from balozi.extraction.clauses.sentence.lines import Line
from balozi.extraction.clauses.sentence.readings import read
from balozi.extraction.mentions.mentions import Of
from balozi.extraction.mentions.naming import KINDS, Kind, names_in
from balozi.extraction.mentions.twins import plain_code
from balozi.extraction.papers import Paper


@dataclass(frozen=True, slots=True)
class Name:
    """A name in a paper.

    Attributes:
        kind: what it names.
        start: its first character in the document's text.
        end: the character after its last one.
        text: as it stands there.
        code: alpha-3 code of a state, acronym of an organisation, ISO date; "" where none is known.
    """

    kind: Kind
    start: int
    end: int
    text: str
    code: str


def names_of(paper: Paper) -> tuple[Name, ...]:
    """Return the names of a paper in their order, none twice at one place.

    In Swahili names that stand in no list are found by the words beside them; in English and French what the
    gazetteer knows, and persons by their offices and titles.
    """
    found: dict[tuple[int, int], Name] = {}
    for line in read(paper).lines:
        for kind, start, end, code in _swahili(line) if line.words.language == "sw" else _others(line, paper):
            found.setdefault((start, end), Name(kind, start, end, paper.text[start:end], plain_code(code)))
    return tuple(sorted(found.values(), key=lambda name: (name.start, name.end)))


def _swahili(line: Line) -> Iterator[tuple[Kind, int, int, str]]:
    for name in names_in(line.tokens, line.mentions, line.dates):
        known = "" if name.kind is Kind.PERSON else _code_at(line, name.first, name.last)
        yield name.kind, line.tokens[name.first].start, line.tokens[name.last].end, known


def _others(line: Line, paper: Paper) -> Iterator[tuple[Kind, int, int, str]]:
    persons = line.persons()
    for person in persons:
        begin, end = line.tokens[person.first].start, line.tokens[person.last].end
        at = paper.text.find(person.name, begin, end) if person.name else -1
        if at >= 0:
            yield Kind.PERSON, at, at + len(person.name), ""
    for mention in [*line.mentions, *line.dates]:
        kind = KINDS.get(mention.of)
        # "Secretary of State" names an office there and no institution.
        of_person = mention.of is Of.INSTITUTION and any(p.first <= mention.first <= p.last for p in persons)
        if kind is not None and kind is not Kind.PERSON and not of_person:
            yield kind, line.tokens[mention.first].start, line.tokens[mention.last].end, mention.code


def _code_at(line: Line, first: int, last: int) -> str:
    """Return the code of what is known at a name, the longest that lies in it."""
    inside = [
        m for m in (*line.mentions, *line.dates) if m.of in KINDS and first <= m.first and m.last <= last
    ]
    return max(inside, key=lambda m: m.last - m.first).code if inside else ""
