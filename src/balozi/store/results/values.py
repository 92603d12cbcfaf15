"""What pages are told of values: what is stated of an indicator, what is missing, what files brought."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from balozi.store.results.records import IndicatorFigures, IndicatorRow, ResultRow


@dataclass(frozen=True, slots=True)
class EvidenceShown:
    """One piece of evidence of a value: sentence, link or statement; a sentence links its paper."""

    sort: str
    reference: str
    document: int | None
    document_title: str
    start: int | None
    end: int | None
    text: str


@dataclass(frozen=True, slots=True)
class BreachShown:
    """One rule of validation that a value does not keep: its name, its template and the facts in it."""

    rule: str
    says: str
    facts: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class StatedRow:
    """One baseline, target or observation, with who stated it and what shows it.

    Attributes:
        sort: baseline, target or observation.
        number: of the row.
        indicator: code.
        area: code, "" for none.
        period: as it is written, "" of a baseline that holds for all.
        says: the numbers and words of it by name: value, low, high, words, numerator, denominator, is_open.
        state: of an observation: submitted, checked, approved, returned, corrected or withdrawn; otherwise
            standing or superseded.
        reason: why it was returned.
        breakdown: part of a disaggregation, "" for the whole.
        reporter: whose part it is, where several count their own.
        institution: who reported it; the author of a target.
        told_on: the day it was reported or stated.
        comment: what was said with it.
        by: who wrote it.
        at: when.
        deed: number of the line in the log.
        verb: of the service.
        corrects: number of the observation that it corrects.
        is_demonstration: whether it is invented, to show what pages look like.
        breaches: of rules of validation.
        evidence: what shows it.
        marking: of it.
    """

    sort: str
    number: int
    indicator: str
    area: str
    period: str
    says: Mapping[str, Any]
    state: str
    told_on: date
    by: str
    at: datetime
    deed: int
    verb: str
    is_demonstration: bool
    reason: str = ""
    breakdown: str = ""
    reporter: str = ""
    institution: str = ""
    comment: str = ""
    corrects: int | None = None
    breaches: Sequence[BreachShown] = ()
    evidence: Sequence[EvidenceShown] = ()
    marking: int = 0


@dataclass(frozen=True, slots=True)
class IndicatorPage:
    """One indicator with everything that is stated of it, the latest first.

    Attributes:
        row: as it is declared.
        result: that it tells of, None for none.
        definitions: earlier and present ones, the latest first.
        baselines: those that stand and those that do not any more.
        targets: likewise.
        observations: likewise.
        card: its figures.
        marking: the highest one of the indicator and of the values that the reader may see.
    """

    row: IndicatorRow
    result: ResultRow | None
    definitions: Sequence[IndicatorRow]
    baselines: Sequence[StatedRow]
    targets: Sequence[StatedRow]
    observations: Sequence[StatedRow]
    card: IndicatorFigures
    marking: int


@dataclass(frozen=True, slots=True)
class MissingValue:
    """One value that is due and was not reported.

    Attributes:
        indicator: what it is of.
        area: code, "" where values name none.
        period: as it is written.
        due_on: the day the period ended.
        days: since then.
        state: "" when nothing was handed in, else submitted, checked or returned.
    """

    indicator: IndicatorRow
    area: str
    period: str
    due_on: date
    days: int
    state: str = ""


@dataclass(frozen=True, slots=True)
class GridCell:
    """One cell of the grid for entering values.

    Attributes:
        period: as it is written.
        standing: the observation there, None for an empty cell.
        target: in words, "" for none.
        is_over: whether the period has ended.
    """

    period: str
    standing: StatedRow | None
    target: str
    is_over: bool


@dataclass(frozen=True, slots=True)
class GridRow:
    """One indicator and area of the grid for entering values."""

    indicator: IndicatorRow
    area: str
    cells: Sequence[GridCell]


@dataclass(frozen=True, slots=True)
class ImportShown:
    """One file of values that was taken in.

    Attributes:
        number: of it.
        name: of the file.
        form: csv, dhis2, iati, sdmx or demonstration.
        tally: imported, updated, ignored, refused, and what else was counted.
        conflicts: row, rule, severity, message, value of each fault.
        by: who.
        at: when.
        undone_at: when it was taken back, None when it stands.
        marking: of it.
        values: how many values it brought that the reader may see.
        waiting: how many of those still wait for a decision.
        aims: how many targets and baselines it brought.
    """

    number: int
    name: str
    form: str
    tally: Mapping[str, int]
    conflicts: Sequence[Mapping[str, Any]]
    by: str
    at: datetime
    undone_at: datetime | None
    marking: int = 0
    values: int = 0
    waiting: int = 0
    aims: int = 0
