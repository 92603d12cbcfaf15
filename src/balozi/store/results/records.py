"""What pages, commands and reports are told of indicators and figures: frozen records, never rows of the database."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
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
    def invented(self) -> int:
        """Return how many rows behind its figures are invented."""
        return int(self.asked.get("invented") or 0)

    @property
    def within(self) -> Window | None:
        """Return the stretch of time that it is of, None for all periods."""
        days = self.asked.get("within") or ()
        return Window(*map(date.fromisoformat, days)) if days else None
