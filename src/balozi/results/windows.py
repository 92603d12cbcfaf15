"""The figures of a stretch of time, such as a year of which only the quarters are reported."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from balozi.ground.errors.results import NotAPeriod
from balozi.results.cells import Cell, part_remarks
from balozi.results.computing import Result, Results, result_of
from balozi.results.decimals import decimal_of
from balozi.results.declarations import Gathering
from balozi.results.periods import Period, period_of
from balozi.results.rating import remark
from balozi.results.series import outermost
from balozi.results.spans import span_of
from balozi.results.stating import Series


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of time: both days are inside."""

    first_day: date
    last_day: date


def window_of(text: str) -> Window:
    """Return the stretch of a period, or of FIRST/LAST; 2024/25 is a fiscal year, 2024/2025 are two calendar years.

    Raises:
        NotAPeriod: it is neither.
        PeriodUnclear: it can be read as two periods.

    Examples:
        >>> window_of("FY2025").last_day.isoformat(), window_of("FY2025-Q1/FY2025-Q2").last_day.isoformat()
        ('2026-06-30', '2025-12-31')
    """
    ends = _ends(text)
    if ends[-1].last_day < ends[0].first_day:
        raise NotAPeriod(text)
    return Window(ends[0].first_day, ends[-1].last_day)


def period_named(text: str) -> str:
    """Return the name under which figures have a period or span that may be spelt otherwise; other text as it is.

    Examples:
        >>> [period_named(text) for text in ("2024/25", "2024Q1/2024Q2", "summer", "")]
        ['FY2024', '2024-Q1/2024-Q2', 'summer', '']
    """
    try:
        return "/".join(end.name for end in _ends(text))
    except NotAPeriod:
        return text


def _ends(text: str) -> tuple[Period, ...]:
    """Return a period by itself, or the first and the last one of a span."""
    try:
        return (period_of(text),)
    except NotAPeriod as refusal:
        first, stroke, last = text.partition("/")
        try:
            if stroke:
                return period_of(first), period_of(last)
        except NotAPeriod:
            pass
        raise refusal from None


def figures_within(results: Results, window: Window, *, with_coming: bool = False) -> Iterator[Result]:
    """Give for each indicator and area the one figure of a stretch of time.

    A period that fills the stretch is its figure. Otherwise the periods inside that are over are brought together as a
    span is: what happened in them is added up with their targets, a level is that of the last one, percentages are the
    sum of numerators over the sum of denominators. While none is over, all of them are the figure, which is not due.

    Args:
        results: of a table, with its periods.
        window: the stretch of time.
        with_coming: brings periods that are still to come together with those that are over: for the targets of a plan.
    """
    groups: dict[tuple[str, str], list[Result]] = {}
    for one in results.figures:
        if not one.cell.is_span:
            groups.setdefault((one.indicator.code, one.cell.area), []).append(one)
    for group in groups.values():
        chosen = _chosen(group, window, None if with_coming else results.on)
        if chosen:
            yield _together(chosen, window, results)


def with_span(results: Results, text: str) -> Results:
    """Return the results with the figures of one more span, FIRST/LAST, beside those that they have.

    Text that names no stretch of time adds nothing.
    """
    try:
        window = window_of(text) if "/" in text else None
    except NotAPeriod:
        window = None
    if window is None:
        return results
    known = {(one.indicator.code, one.cell.area, one.cell.name) for one in results.figures}
    more = [
        one
        for one in figures_within(results, window)
        if (one.indicator.code, one.cell.area, one.cell.name) not in known
    ]
    return replace(results, figures=(*results.figures, *more))


def _chosen(group: Sequence[Result], window: Window, on: date | None) -> list[Result]:
    """Return the figures that stand for the stretch: all inside it, else the last one that ends in it."""
    ending = [one for one in group if window.first_day <= one.cell.period.last_day <= window.last_day]
    inside = [one for one in ending if window.first_day <= one.cell.period.first_day]
    if not inside:
        # A calendar year that ends in a fiscal one: told in the report of the year in which it ended.
        return ending[-1:]
    by_period = {one.cell.period: one for one in inside}
    outer = [by_period[cell.period] for cell in outermost([one.cell for one in inside])]
    return [one for one in outer if on is not None and one.cell.period.is_over(on)] or outer


def _together(chosen: Sequence[Result], window: Window, results: Results) -> Result:
    """Return one figure of several periods; periods of the stretch that no row names are missing, not forgotten."""
    series = results.series[chosen[0].indicator.code]
    cells = [one.cell for one in chosen]
    every = _due(cells, window, results.on)
    if len(chosen) == 1 and every <= 1:
        return chosen[0]
    span = span_of(cells, series, results.on)
    if every > len(cells):
        span = replace(_held_to(span, cells, series, every), name=_name(cells[0].period, window, every))
    return result_of(series, span, results.thresholds, results.on)


def _due(cells: Sequence[Cell], window: Window, on: date) -> int:
    """Return how many such periods of the stretch are over; 0 where they are of several lengths or reach beyond it."""
    first = cells[0].period
    if len({cell.period.shape for cell in cells}) > 1 or first.first_day < window.first_day:
        return 0
    # Months of which the last day has come.
    day = min(window.last_day, on) + timedelta(days=1)
    begin = window.first_day.year * 12 + window.first_day.month - 1
    return (day.year * 12 + day.month - 1 - begin) // first.months


def _name(one: Period, window: Window, every: int) -> str:
    """Return the name of a span with the periods that no row names: the same words ask for the same figure again."""
    before = one.start - (window.first_day.year * 12 + window.first_day.month - 1)
    first = one.shifted(-(before // one.months))
    return f"{first.name}/{first.shifted(every - 1).name}"


def _held_to(span: Cell, cells: Sequence[Cell], series: Series, every: int) -> Cell:
    """Return a span that says which of its periods no row names, so that a missing one makes no rating better."""
    figure, last = span.figure, cells[-1]
    if not figure.is_told:
        return span
    if series.indicator.gathering_over_time() != Gathering.LAST:
        figure = replace(figure, expected=every)
        kept = [one for one in span.remarks if one.finding != "incomplete"]
        return replace(span, figure=figure, remarks=(*kept, *part_remarks(figure)))
    carried = last.figure.carried_from or last.name
    if series.indicator.is_carried():
        figure = replace(figure, carried_from=carried, is_floor=True)
        return replace(span, figure=figure, remarks=(*span.remarks, remark("carried", period=carried)))
    value = decimal_of(figure.value) if figure.value is not None else "–"
    told = remark("last_known", value=value, period=carried)
    return replace(span, figure=replace(figure, known=0, expected=1), remarks=(*span.remarks, told))
