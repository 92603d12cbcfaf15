"""What the answers hold, as the description of the interface tells it: these names and types are a promise."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from balozi.store.registers.records import EntryRow

Values = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Problem:
    """What was refused, and what to do (RFC 9457)."""

    type: str
    title: str
    status: int
    detail: str
    code: str
    says: str
    remedy: str
    facts: Values


@dataclass(frozen=True, slots=True)
class RegisterShown:
    """One register: by what its list can be narrowed, and how many of its entries the bearer may see."""

    register: str
    entries: int
    columns: Sequence[str]
    filters: Sequence[str]


@dataclass(frozen=True, slots=True)
class Registers:
    """All registers."""

    registers: Sequence[RegisterShown]


@dataclass(frozen=True, slots=True)
class EntryShown:
    """One entry as a list has it; ``values`` holds the fields of its register."""

    entry: int
    register: str
    kind: str
    country: str
    title: str
    values: Values
    involved: dict[str, Sequence[str]]
    flags: Sequence[str]
    quotations: int
    pack: str


@dataclass(frozen=True, slots=True)
class EntryList:
    """One page of a register."""

    total: int
    page: int
    limit: int
    entries: Sequence[EntryShown]


@dataclass(frozen=True, slots=True)
class Sentence:
    """One thing that an entry rests on: a sentence of a paper, at its characters, or a stated source."""

    paper: int | None
    title: str
    start: int | None
    end: int | None
    quote: str
    source: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class VersionShown:
    """What was known of an entry, from one moment until another."""

    title: str
    values: Values
    made_at: datetime
    made_by: str
    verb: str
    superseded_at: datetime | None
    superseded_by: str


@dataclass(frozen=True, slots=True)
class EntryPageShown:
    """One entry with the sentences that it rests on; ``entry`` is null when it was not on the register that day."""

    number: int
    register: str
    title: str
    marking: str
    entry: EntryShown | None
    status: str
    note: str
    evidence: Sequence[Sentence]
    history: Sequence[VersionShown]


@dataclass(frozen=True, slots=True)
class PassageShown:
    """One passage of a paper by its characters."""

    start: int
    end: int
    kind: str
    language: str


@dataclass(frozen=True, slots=True)
class SuggestionShown:
    """What was found in a paper, and what reviewers decided on it."""

    suggestion: int
    kind: str
    start: int
    end: int
    quote: str
    fields: Values
    rule: str
    confidence: float
    state: str
    entry: int | None


@dataclass(frozen=True, slots=True)
class PaperShown:
    """One paper with its text and what was found in it."""

    paper: int
    title: str
    name: str
    sha256: str
    language: str
    genre: str
    country: str
    dated: date | None
    added_at: datetime
    marking: str
    text: str
    passages: Sequence[PassageShown]
    suggestions: Sequence[SuggestionShown]


@dataclass(frozen=True, slots=True)
class IndicatorShown:
    """One indicator as it is declared."""

    indicator: str
    names: dict[str, str]
    country: str
    result: str
    level: str
    pillar: str
    owner: str
    unit: str
    direction: str
    kind: str
    frequency: str
    calendar: str
    disaggregations: Sequence[str]
    source: str
    verification: str
    version: int
    made_at: datetime


@dataclass(frozen=True, slots=True)
class IndicatorList:
    """One page of the indicators."""

    total: int
    page: int
    limit: int
    indicators: Sequence[IndicatorShown]


@dataclass(frozen=True, slots=True)
class Evidence:
    """What shows a value: a sentence of a paper at its characters, a link, or a statement."""

    sort: str
    reference: str
    paper: int | None
    start: int | None
    end: int | None
    text: str


@dataclass(frozen=True, slots=True)
class StatedShown:
    """One value, target or baseline; numbers stand as texts, because they are exact."""

    sort: str
    number: int
    indicator: str
    area: str
    period: str
    says: Values
    state: str
    breakdown: str
    reporter: str
    institution: str
    told_on: date
    comment: str
    by: str
    at: datetime
    corrects: int | None
    invented: bool
    breaches: Sequence[str]
    evidence: Sequence[Evidence]


@dataclass(frozen=True, slots=True)
class IndicatorPageShown:
    """One indicator with all that is stated of it, the latest first."""

    indicator: IndicatorShown
    baselines: Sequence[StatedShown]
    targets: Sequence[StatedShown]
    values: Sequence[StatedShown]


@dataclass(frozen=True, slots=True)
class StatedList:
    """One page of the values."""

    total: int
    page: int
    limit: int
    values: Sequence[StatedShown]


@dataclass(frozen=True, slots=True)
class FigureList:
    """Figures with achievement, rating and reason, and what must be said of them; numbers stand as texts."""

    total: int
    page: int
    limit: int
    figures: Sequence[Values]
    notices: Sequence[str]
    waiting: int
    invented: int
    without_figure: Sequence[str]


@dataclass(frozen=True, slots=True)
class ActionGiven:
    """What is done about a gap, and whether the indicator moved since."""

    action: int
    words: str
    owner: str
    due: date | None
    done_on: date | None
    overdue: bool
    moved: str


@dataclass(frozen=True, slots=True)
class GapGiven:
    """What is missing or off track."""

    gap: int
    rule: str
    says: str
    indicator: str
    entry: int | None
    cause: str
    by: str
    at: datetime
    closed_at: datetime | None
    closed_because: str
    actions: Sequence[ActionGiven]


@dataclass(frozen=True, slots=True)
class GapList:
    """One page of the gaps."""

    total: int
    page: int
    limit: int
    gaps: Sequence[GapGiven]


@dataclass(frozen=True, slots=True)
class SentenceFound:
    """One sentence of a paper that was found."""

    paper: int
    title: str
    dated: date | None
    language: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class EntryFoundShown:
    """One entry that was found."""

    entry: int
    register: str
    country: str
    title: str


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found: ``how`` says whether as asked, as meant, in part, or of the same subject."""

    how: str
    said: str
    page: int
    limit: int
    papers_total: int
    entries_total: int
    papers: Sequence[SentenceFound]
    entries: Sequence[EntryFoundShown]


@dataclass(frozen=True, slots=True)
class ReportShown:
    """One report; its last table, the list, holds the rows of the page only."""

    report: str
    title: str
    as_known: date
    marking: str
    about: dict[str, str]
    tables: Sequence[Values]
    notes: Sequence[str]
    total: int
    page: int


@dataclass(frozen=True, slots=True)
class RowTold:
    """What became of one row that was sent; ``value`` is the number of the value that it made."""

    row: int
    outcome: str
    value: int | None
    problems: Sequence[Values]


@dataclass(frozen=True, slots=True)
class ReceiptShown:
    """What became of a list of values: they wait until a second person approves them."""

    dry_run: bool
    receipt: int | None
    tally: dict[str, int]
    rows: Sequence[RowTold]
    ignored: Sequence[str]


@dataclass(frozen=True, slots=True)
class ProgressTold:
    """The update that a report of progress became."""

    commitment: int
    update: int


def entry_shown(row: EntryRow) -> EntryShown:
    """Return an entry as an answer holds it."""
    return EntryShown(
        entry=row.entry,
        register=row.register,
        kind=row.kind,
        country=row.country,
        title=row.title,
        values=dict(row.values),
        involved={role: list(codes) for role, codes in row.involved.items()},
        flags=list(row.flags),
        quotations=row.quoted,
        pack=row.pack,
    )


def plain(told: Mapping[str, Any]) -> Values:
    """Return what the engine tells with its exact numbers as plain texts."""
    return {name: str(value) if isinstance(value, str) else value for name, value in told.items()}
