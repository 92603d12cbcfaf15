"""What documents of the policy cycle are composed of: plain facts, each with what it rests on."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from balozi.ground.markings import Marking

ENDED = frozenset({"superseded", "withdrawn", "lapsed"})
KEPT = frozenset({"verified", "fulfilled"})
CLOSED = ENDED | KEPT | {"partially_fulfilled", "not_fulfilled"}


@dataclass(frozen=True, slots=True)
class SourceFact:
    """One thing that a fact rests on: what it is called, its sentence, and the address that opens it."""

    text: str
    link: str = ""


@dataclass(frozen=True, slots=True)
class PillarFact:
    """One pillar of the framework, with what it rests on."""

    key: str
    name: str
    text: str
    sources: Sequence[SourceFact] = ()


@dataclass(frozen=True, slots=True)
class PromiseFact:
    """One commitment.

    Attributes:
        entry: its number on the register.
        title: as lists name it.
        pillar: key of its pillar, or its words, "".
        status: derived from its steps.
        due: partial date, "".
        due_day: the last day that it can mean, None where none is stated.
        lead: name of the institution that leads, "".
        flags: of the day.
        ended_on: the day of the last sign of life when it has ended, None while it is open.
        sources: sentences or what was stated.
    """

    entry: int
    title: str
    pillar: str
    status: str
    due: str
    due_day: date | None
    lead: str
    flags: Sequence[str]
    ended_on: date | None
    sources: Sequence[SourceFact] = ()


@dataclass(frozen=True, slots=True)
class InstrumentFact:
    """One agreement: its status on the day, the days of its signature and of the end of its term."""

    entry: int
    title: str
    status: str
    signed_on: str
    signed_day: date | None
    ends: date | None
    partners: Sequence[str]
    sources: Sequence[SourceFact] = ()


@dataclass(frozen=True, slots=True)
class MeetingFact:
    """One engagement that was held: its day as stated, with whom."""

    entry: int
    title: str
    on: str
    partners: Sequence[str]
    sources: Sequence[SourceFact] = ()


@dataclass(frozen=True, slots=True)
class FigureFact:
    """One figure of an indicator as the engine has it; numbers are exact decimals written as text, None for none.

    Attributes:
        code: of the indicator.
        name: of it in the language.
        unit: of its values.
        level: impact, outcome or output.
        pillar: key.
        owner: name of the institution that answers for it, "".
        area: code.
        period: as it is written.
        baseline: value before.
        target: value aimed at; a range is written low–high.
        actual: value reported.
        achievement: share of the way from baseline to target.
        rating: met, partly_met, not_met, no_data, not_due or not_assessable.
        reason: why, in the language.
        sources: definition, baseline, target and values with who stated them.
        is_inside: whether it is of an area inside another one whose figure is told too: listed, and not counted twice.
        whole_target: value aimed at by the end of the document's period, also while that still runs.
        whole_baseline: value before, for all of that period.
        area_name: what the area is called on the register of institutions, "" where it is none of them.
    """

    code: str
    name: str
    unit: str
    level: str
    pillar: str
    owner: str
    area: str
    period: str
    baseline: str | None
    target: str | None
    actual: str | None
    achievement: str | None
    rating: str
    reason: str
    sources: Sequence[SourceFact] = ()
    is_inside: bool = False
    whole_target: str | None = None
    whole_baseline: str | None = None
    # A name beside its code: it is no fact of its own, and not hashed.
    area_name: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class SilentFact:
    """One indicator of which nothing is known in the period.

    Attributes:
        code: of the indicator.
        name: of it in the language.
        pillar: key.
        owner: name of the institution that answers for it, "".
        is_rarer: whether none of its periods ends in that of the document, so that nothing is missing.
    """

    code: str
    name: str
    pillar: str
    owner: str
    is_rarer: bool = False


@dataclass(frozen=True, slots=True)
class ActionFact:
    """One corrective action: what, whose, until when, done when."""

    number: int
    action: str
    owner: str
    due: date | None
    done_on: date | None
    is_overdue: bool


@dataclass(frozen=True, slots=True)
class GapFact:
    """One gap, with its cause and what is done about it."""

    number: int
    says: str
    cause: str
    actions: Sequence[ActionFact] = ()


@dataclass(frozen=True, slots=True)
class AdviceFact:
    """One recommendation of this review: finding, answer of management, action, and how that stands."""

    number: int
    words: str
    criterion: str
    gap: int
    finding: str
    answer: str
    answer_words: str
    by_whom: str
    owner: str
    due: date | None
    done_on: date | None
    status: str


@dataclass(frozen=True, slots=True)
class CycleFacts:
    """All that a document is composed of, and the marking of the highest of it.

    Attributes:
        pillars: of the framework, in their order.
        promises: commitments.
        instruments: agreements.
        meetings: engagements that were held in the period.
        figures: of the period of the document, one for each indicator and area.
        silent: indicators without any.
        gaps: that were open.
        advice: recommendations of this review.
        thresholds: in words, with their source.
        demonstration: how many rows behind the figures are invented.
        notices: what must be said of all figures.
        marking: the highest of the sources.
        entries: numbers of the entries that it rests on.
        documents: numbers of the papers that it rests on.
        indicators: codes of the indicators that it rests on.
        observations: numbers of the values that it rests on.
        gap_numbers: numbers of the gaps that it names.
    """

    pillars: Sequence[PillarFact] = ()
    promises: Sequence[PromiseFact] = ()
    instruments: Sequence[InstrumentFact] = ()
    meetings: Sequence[MeetingFact] = ()
    figures: Sequence[FigureFact] = ()
    silent: Sequence[SilentFact] = ()
    gaps: Sequence[GapFact] = ()
    # Outside the words that are hashed while there is none, so that documents of before are not called outdated.
    advice: Sequence[AdviceFact] = field(default=(), repr=False)
    thresholds: Mapping[str, str] = field(default_factory=dict)
    demonstration: int = 0
    notices: Sequence[str] = ()
    marking: Marking = Marking.UNCLASSIFIED
    entries: Sequence[int] = ()
    documents: Sequence[int] = ()
    indicators: Sequence[str] = ()
    observations: Sequence[int] = ()
    gap_numbers: Sequence[int] = ()


def fingerprint_of(facts: CycleFacts) -> str:
    """Return the SHA-256 by which one knows the same facts again."""
    told = f"{facts!r}{facts.advice!r}" if facts.advice else repr(facts)
    return hashlib.sha256(told.encode()).hexdigest()
