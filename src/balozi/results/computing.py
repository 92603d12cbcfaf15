"""From the rows of a table to the results of every indicator, area, period and span."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from balozi.results.areas import Tree, tree_of
from balozi.results.cells import Cell
from balozi.results.decimals import Number, decimal_of
from balozi.results.declarations import Indicator, TargetState
from balozi.results.files import Row
from balozi.results.rating import Judgement, Remark, judge
from balozi.results.series import cells_of
from balozi.results.spans import span_of
from balozi.results.stating import Series, as_known, series_of
from balozi.results.thresholds import Thresholds
from balozi.results.truth import truth


@dataclass(frozen=True, slots=True)
class Result:
    """One figure with its judgement.

    Attributes:
        indicator: as it is declared.
        cell: area, period, value, baseline, target and their parts.
        judgement: achievement, rating and reasons.
    """

    indicator: Indicator
    cell: Cell
    judgement: Judgement

    @property
    def findings(self) -> tuple[str, ...]:
        """Return the names of what readers must know, each once."""
        return tuple(dict.fromkeys([one.finding for one in self.judgement.reasons if one.finding]))

    def reason(self, translated: Callable[[str], str] = str) -> str:
        """Return why the figure is rated so, in sentences."""
        return " ".join([one.in_words(translated) for one in self.judgement.reasons])


@dataclass(frozen=True, slots=True)
class Results:
    """All figures of a table.

    Attributes:
        figures: one for each indicator, area and period, in this order; then one for each span.
        notices: what must be said of the table as a whole.
        thresholds: by which the figures were rated.
        on: the day on which it was asked.
        known_on: the day on which what was reported must have been known; None takes everything.
        series: what is stated of each indicator, by code.
    """

    figures: tuple[Result, ...]
    notices: tuple[Remark, ...]
    thresholds: Thresholds
    on: date
    known_on: date | None
    series: Mapping[str, Series] = field(default_factory=dict)


def compute_results(  # noqa: PLR0913 - one question, all but the rows by keyword
    rows: Iterable[Row],
    *,
    thresholds: Thresholds,
    on: date,
    known_on: date | None = None,
    declared: Mapping[str, Indicator] | None = None,
    larger: Mapping[str, str] | None = None,
) -> Results:
    """Return every figure of a table; the order of its rows changes nothing.

    Args:
        rows: of a table.
        thresholds: from which a target is met, and partly met.
        on: the day, at its end, on which it is asked which periods are over.
        known_on: takes only what was reported by the end of this day.
        declared: what a framework declares of an indicator, by code; it stands before what rows say.
        larger: the larger area of areas that a register knows, whether rows name them or not.
    """
    stated = stated_in(rows, known_on, declared)
    everywhere = {**{area: frozenset({one}) for area, one in (larger or {}).items()}, **stated.everywhere}
    notices = [*stated.notices]
    figures: list[Result] = []
    spans: list[Result] = []
    for series in stated.series.values():
        of_periods, of_spans, said = compute_series(series, everywhere, thresholds, on)
        figures += of_periods
        spans += of_spans
        notices += said
    return Results((*figures, *spans), unique(notices), thresholds, on, known_on, stated.series)


@dataclass(frozen=True, slots=True)
class StatedTable:
    """What the rows of a table state, by indicator, so that each indicator can be computed by itself.

    Attributes:
        series: what is stated of each indicator, by code, in their order.
        everywhere: the larger areas that any row names, by area.
        notices: what must be said of the table as a whole.
    """

    series: Mapping[str, Series]
    everywhere: Mapping[str, frozenset[str]]
    notices: tuple[Remark, ...]


def stated_in(
    rows: Iterable[Row], known_on: date | None = None, declared: Mapping[str, Indicator] | None = None
) -> StatedTable:
    """Return what the rows of a table state, as `compute_results` takes it."""
    known, undated = as_known(rows, known_on)
    notices = [_notice("undated", day=str(known_on), count=len(undated))] if undated else []
    if known_on is not None and not known:
        notices.append(_notice("unknown", day=str(known_on)))
    return StatedTable(series_of(known, declared), _parents(known), tuple(notices))


def unique(notices: Iterable[Remark]) -> tuple[Remark, ...]:
    """Return notices, each sentence once."""
    return tuple({(notice.finding, notice.in_words()): notice for notice in notices}.values())


def compute_series(
    series: Series, everywhere: Mapping[str, frozenset[str]], thresholds: Thresholds, on: date
) -> tuple[list[Result], list[Result], list[Remark]]:
    """Return the figures of one indicator, those of its spans, and what must be said of it as a whole.

    Args:
        series: what is stated of the indicator.
        everywhere: the larger areas that any row of the table names, by area.
        thresholds: from which a target is met, and partly met.
        on: the day, at its end, on which it is asked which periods are over.
    """
    figures, spans = [], []
    tree = tree_of(frozenset(series.stated), _larger(series, everywhere))
    made = cells_of(series, tree, on)
    for area in sorted(made):
        cells = list(made[area].values())
        figures += [result_of(series, cell, thresholds, on) for cell in cells]
        if cells:
            spans.append(result_of(series, span_of(cells, series, on), thresholds, on))
    return figures, spans, [*_tree_notices(tree), *_declaration_notices(series)]


def _parents(rows: Iterable[Row]) -> Mapping[str, frozenset[str]]:
    """Return the larger areas that any row of the table names."""
    named: dict[str, set[str]] = {}
    for row in rows:
        if row.parent:
            named.setdefault(row.area, set()).add(row.parent)
    return {area: frozenset(larger) for area, larger in named.items()}


def _larger(series: Series, everywhere: Mapping[str, frozenset[str]]) -> Mapping[str, frozenset[str]]:
    """Return the larger areas of one indicator; an area without rows of its own is where other indicators have it."""
    elsewhere = {area: larger for area, larger in everywhere.items() if area not in series.stated}
    return {**elsewhere, **series.parents}


def result_of(series: Series, cell: Cell, thresholds: Thresholds, on: date) -> Result:
    """Return a cell of one indicator with its judgement."""
    facts = cell.facts(series.indicator, on)
    return Result(series.indicator, cell, judge(facts, thresholds, cell.period.last_day, cell.remarks))


def _notice(name: str, **facts: object) -> Remark:
    return Remark(name, truth()["notices"][name], facts)


def _tree_notices(tree: Tree) -> Iterator[Remark]:
    for area, larger in tree.torn.items():
        yield _notice("two_parents", area=area, parents=", ".join(larger))
    for cycle in tree.cycles:
        yield _notice("cycle", areas=", ".join(cycle))


def _declaration_notices(series: Series) -> Iterator[Remark]:
    missing = [name for name in ("direction", "kind") if getattr(series.indicator, name) is None]
    if missing:
        yield _notice("undeclared", indicator=series.indicator.code, missing=", ".join(missing))
    worded = {
        (stated.target.row, stated.target.words)
        for periods in series.stated.values()
        for stated in periods.values()
        if stated.target is not None and stated.target.words
    }
    for row, words in sorted(worded):
        yield _notice("worded", row=row, words=words)


def line_of(
    result: Result, thresholds: Thresholds, translated: Callable[[str], str] = str
) -> dict[str, object]:
    """Return a figure as one line of output; numbers are `decimals` of the exact ones, as text.

    Args:
        result: one figure.
        thresholds: by which it was rated.
        translated: gives a template in the reader's language.
    """
    cell, judgement = result.cell, result.judgement
    figure, target = cell.figure, cell.target if cell.target_state == TargetState.STATED else None
    return {
        "indicator": result.indicator.code,
        "area": cell.area,
        "period": cell.name,
        "actual": _written(figure.value),
        "baseline": _written(cell.baseline),
        "target": _written(target.number) if target else None,
        "achievement": _written(judgement.achievement),
        "rating": judgement.rating.value,
        "reason": result.reason(translated),
        "ratio_to_target": _written(judgement.ratio_to_target),
        "target_low": _written(target.low) if target else None,
        "target_high": _written(target.high) if target else None,
        "numerator": _written(figure.numerator),
        "denominator": _written(figure.denominator),
        "scope": "span" if cell.is_span else "period",
        "cell": judgement.cell,
        "findings": list(result.findings),
        "known": figure.known,
        "expected": figure.expected,
        "origin": figure.origin.value,
        "thresholds": thresholds.words,
    }


def _written(number: Fraction | None) -> Number | None:
    return None if number is None else Number(decimal_of(number))
