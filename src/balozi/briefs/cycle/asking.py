"""What is asked of a document, and what its blocks share: words, facts, period, citations."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from balozi.briefs.cycle.facts import CycleFacts, InstrumentFact, MeetingFact, PromiseFact, SourceFact
from balozi.briefs.cycle.outlines import Span
from balozi.briefs.cycle.papers import Citation, Cited, Grid
from balozi.briefs.cycle.words import CycleWords

_Entry = PromiseFact | InstrumentFact | MeetingFact
Items = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked.

    Attributes:
        kind: of document.
        period: as written.
        day: as known on which.
        language: sw, en or fr.
        country: alpha-3 of the framework, "" for all.
        institution: code, "" for all.
        institution_name: in the language, "" for all.
        weights: of targets, by indicator, as exact decimals in text.
    """

    kind: str
    period: str
    day: date
    language: str = "en"
    country: str = ""
    institution: str = ""
    institution_name: str = ""
    weights: Mapping[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Citations:
    """Gives each list of sources its number, the same list the same number."""

    _numbers: dict[tuple[str, tuple[tuple[str, str], ...]], int] = field(default_factory=dict)

    def number(self, label: str, items: Items = ()) -> int:
        """Return the number of a list of sources."""
        return self._numbers.setdefault((label, tuple(items)), len(self._numbers) + 1)

    def listed(self) -> tuple[Citation, ...]:
        """Return all of them by number."""
        return tuple(Citation(number, label, items) for (label, items), number in self._numbers.items())


@dataclass(frozen=True, slots=True)
class Material:
    """What the blocks of a document are made of."""

    question: Question
    facts: CycleFacts
    words: CycleWords
    span: Span
    citations: Citations = field(default_factory=Citations)

    def say(self, name: str, *cites: int, **told: object) -> Cited:
        """Return one sentence with its citations."""
        return Cited(self.words(name, **told), cites)

    def of_entries(self, name: str, rows: Sequence[_Entry]) -> int:
        """Return the citation of a register: every entry that was counted, with its page."""
        items = [(self.words("cite_entry", n=str(row.entry), title=row.title), link_of(row)) for row in rows]
        return self.citations.number(self.words(name, day=self.question.day, n=len(rows)), items)

    def of_entry(self, row: _Entry) -> int:
        """Return the citation of one entry: what it rests on."""
        label = self.words("cite_entry", n=str(row.entry), title=row.title)
        return self.citations.number(label, plain(row.sources))

    def pillar(self, key: str) -> str:
        """Return the name of a pillar; words that are no key stay as they are."""
        named = {one.key: one.name for one in self.facts.pillars}
        return named.get(key, key) or self.words("no_pillar")

    def within(self, day: date | None) -> bool:
        """Tell whether a day lies in the period."""
        return day is not None and self.span.first_day <= day <= self.span.last_day

    def grid(
        self,
        name: str,
        named: Mapping[str, int],
        rows: Iterable[Sequence[Cited]],
        numeric: Iterable[str] = (),
    ) -> Grid:
        """Return a table with the labels of its columns; without rows it says so."""
        right = set(numeric)
        return Grid(
            self.words(name),
            tuple(map(self.words, named)),
            tuple(named.values()),
            tuple(one in right for one in named),
            tuple(tuple(row) for row in rows),
            self.words("nothing"),
        )


def plain(sources: Iterable[SourceFact]) -> list[tuple[str, str]]:
    """Return sources as the items of a citation."""
    return [(one.text, one.link) for one in sources]


def link_of(row: _Entry) -> str:
    """Return the page of an entry."""
    registers = {PromiseFact: "commitments", InstrumentFact: "agreements", MeetingFact: "engagements"}
    return f"/registers/{registers[type(row)]}/{row.entry}/"
