"""What pages, commands and reports are told of results: frozen records, never rows of the database."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from balozi.results.computing import Results
from balozi.results.declarations import Indicator as Declared
from balozi.results.windows import Window


@dataclass(frozen=True, slots=True)
class Asked:
    """Which figures of which indicators are asked, and as known when.

    Attributes:
        on: the day, at its end, on which it is asked which periods are over.
        at: the moment as known at which it is asked, None for now; the same answer for ever.
        told_by: takes only what was reported by the end of this day, as the rows themselves say.
        with_submitted: counts values that nobody has approved yet; to be said wherever figures are shown.
        country: alpha-3 of the framework, "" for all.
        pillar: key of a pillar, "" for all.
        institution: code of the owner, "" for all.
        area: code, "" for all.
        indicators: codes; none for all.
        within: a stretch of time; the latest figures are those of it then, such as those of a fiscal year.
    """

    on: date
    at: datetime | None = None
    told_by: date | None = None
    with_submitted: bool = False
    country: str = ""
    pillar: str = ""
    institution: str = ""
    area: str = ""
    indicators: tuple[str, ...] = ()
    within: Window | None = None


@dataclass(frozen=True, slots=True)
class ResultRow:
    """One impact, outcome or output.

    Attributes:
        code: of the result.
        country: alpha-3.
        level: impact, outcome or output.
        pillar: key of the pillar, "" for all.
        under: number of the pillar's entry on the register, None for none.
        names: by language.
    """

    code: str
    country: str
    level: str
    pillar: str
    under: int | None
    names: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """One indicator as it is declared.

    Attributes:
        country: alpha-3 of its framework.
        result: code of the result that it tells of.
        level: impact, outcome or output.
        pillar: key of the pillar, "" for all.
        declared: what the engine takes.
        details: the rarer declarations: mark, parts, pair_with, levels, low, high ...
        marking: of the indicator.
        versions: how many definitions there were.
        made_at: when this definition was made.
        made_by: who made it.
    """

    country: str
    result: str
    level: str
    pillar: str
    declared: Declared
    details: Mapping[str, Any]
    marking: int
    versions: int
    made_at: datetime
    made_by: str

    @property
    def code(self) -> str:
        """Return the code by which it is known."""
        return self.declared.code

    @property
    def owner(self) -> str:
        """Return the code of the institution that answers for it."""
        return self.declared.owner

    def name(self, language: str) -> str:
        """Return its name in a language, else in English, else its code."""
        names = self.declared.names
        return names.get(language) or names.get("en") or self.code


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
class FigureRow:
    """One figure with its rating, ready to be shown.

    Attributes:
        indicator: what it is of.
        line: as `balozi results compute` writes it: actual, baseline, target, achievement, rating, reason ...
        is_redefined: whether the definition changed since the first one.
    """

    indicator: IndicatorRow
    line: Mapping[str, Any]
    is_redefined: bool = False


@dataclass(frozen=True, slots=True)
class Scorecard:
    """Figures with what must be said of them.

    Attributes:
        asked: the question.
        figures: by indicator, area and period; those of the whole span have scope "span".
        latest: of each indicator and area the figure of the stretch of time that is asked; where none is, of the last
            period that is over, else of the first one.
        counts: how many of the latest have each rating, "without_figure" for indicators that have none.
        silent: indicators of the question without any value, target or baseline there.
        notices: what must be said of the whole, as sentences.
        submitted: how many values wait and are not counted (or are counted, when asked so).
        demonstration: how many of the rows behind it are invented.
        results: of the engine.
    """

    asked: Asked
    figures: Sequence[FigureRow]
    latest: Sequence[FigureRow]
    counts: Mapping[str, int]
    silent: Sequence[IndicatorRow]
    notices: Sequence[str]
    submitted: int
    demonstration: int
    results: Results


@dataclass(frozen=True, slots=True)
class IndicatorFigures:
    """The figures of one indicator.

    Attributes:
        areas: codes of all areas that have figures.
        area: of which the figures are, where those of one are wanted, and the years.
        figures: by area and period; those of the whole span have scope "span".
        years: lines of the fiscal or calendar years of the area, where shorter periods are reported.
        submitted: how many values wait and are not counted (or are counted, when asked so).
        demonstration: how many of the rows behind it are invented.
    """

    areas: Sequence[str]
    area: str
    figures: Sequence[FigureRow]
    years: Sequence[Mapping[str, Any]]
    submitted: int
    demonstration: int


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
class ChangedFigure:
    """One figure that is not what it was at another moment.

    Attributes:
        indicator: code.
        area: code.
        period: as it is written.
        before: the line as known then, None when there was none.
        after: the line as known now, None when there is none any more.
    """

    indicator: str
    area: str
    period: str
    before: Mapping[str, Any] | None
    after: Mapping[str, Any] | None


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
    """

    number: int
    name: str
    form: str
    tally: Mapping[str, int]
    conflicts: Sequence[Mapping[str, Any]]
    by: str
    at: datetime
    undone_at: datetime | None


@dataclass(frozen=True, slots=True)
class ReportShown:
    """One report that was kept.

    Attributes:
        number: of it.
        on: the day on which it was asked.
        known_at: the moment as known at which it was made.
        asked: the rest of the question.
        thresholds: by which it was rated.
        engine: fingerprint of the engine's rules.
        hash: of the figures.
        figures: as they were.
        by: who made it.
        marking: of it.
    """

    number: int
    on: date
    known_at: datetime
    asked: Mapping[str, Any]
    thresholds: Mapping[str, str]
    engine: str
    hash: str
    figures: Sequence[Mapping[str, Any]]
    by: str
    marking: int = 0

    @property
    def within(self) -> Window | None:
        """Return the stretch of time that it is of, None for all periods."""
        days = self.asked.get("within") or ()
        return Window(*map(date.fromisoformat, days)) if days else None


@dataclass(frozen=True, slots=True)
class ActionShown:
    """One corrective action, and whether the indicator moved since it was decided.

    Attributes:
        number: of it.
        action: in words.
        owner: code of the institution.
        person: user name.
        due: until when.
        done_on: when it was done.
        is_overdue: whether the day passed without it.
        before: the figure when it was decided: period, actual, achievement, rating.
        after: the latest figure now, empty where there is none.
        moved: better, worse, same, or "" where it cannot be told.
    """

    number: int
    action: str
    owner: str
    person: str
    due: date | None
    done_on: date | None
    is_overdue: bool
    before: Mapping[str, Any]
    after: Mapping[str, Any] = field(default_factory=dict)
    moved: str = ""


@dataclass(frozen=True, slots=True)
class GapShown:
    """One gap.

    Attributes:
        number: of it.
        rule: that found it, "" when it was entered.
        says: the rule's template, or the words that were entered.
        facts: that stand in the template.
        subject: in a stable form.
        indicator: code, "" for none.
        entry: number of the entry, None for none.
        cause: why it is so.
        actions: what is done about it.
        by: who wrote it.
        at: when.
        closed_at: when it was closed, None for an open one.
        closed_because: why.
    """

    number: int
    rule: str
    says: str
    facts: Mapping[str, Any]
    subject: str
    indicator: str
    entry: int | None
    cause: str
    actions: Sequence[ActionShown]
    by: str
    at: datetime
    closed_at: datetime | None
    closed_because: str


@dataclass(frozen=True, slots=True)
class RecommendationShown:
    """One recommendation of a review with its finding, the answer of management, and what became of it.

    Attributes:
        number: of it.
        review: kind of the review.
        period: of the review, as written.
        country: alpha-3, "" for all.
        institution: code, "" for all.
        criterion: of OECD-DAC, "" for none.
        words: the recommendation.
        gap: number of the gap that is its finding.
        finding: words of the gap, or the template of the rule that found it.
        facts: that stand in the template.
        cause: of the gap.
        by: who entered it.
        at: when.
        answer: accepted, partly or declined; "" while none is given.
        answer_words: said with the answer.
        by_whom: who answered, in words.
        answered_at: when the answer was entered.
        action: number of the action that it became.
        action_words: what is done.
        owner: code of the institution that does it.
        person: who answers for it.
        due: until when.
        done_on: when it was done.
        status: waiting, in_hand, overdue, done or declined.
    """

    number: int
    review: str
    period: str
    country: str
    institution: str
    criterion: str
    words: str
    gap: int
    finding: str
    facts: Mapping[str, Any]
    cause: str
    by: str
    at: datetime
    answer: str
    answer_words: str
    by_whom: str
    answered_at: datetime | None
    action: int | None
    action_words: str
    owner: str
    person: str
    due: date | None
    done_on: date | None
    status: str
