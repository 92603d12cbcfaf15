"""The whole span of the periods of one area."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction

from balozi.results.cells import Cell, gathered_baseline, gathered_target, is_weighted, part_remarks
from balozi.results.decimals import decimal_of
from balozi.results.declarations import Gathering, TargetState
from balozi.results.figures import NOTHING, Figure, Origin
from balozi.results.periods import Period
from balozi.results.rating import Remark, remark
from balozi.results.series import complete, outermost, over_time, overlap
from balozi.results.stating import Series


def span_of(cells: Sequence[Cell], series: Series, on: date) -> Cell:
    """Return one area over all its periods, named FIRST/LAST.

    What happened in each period is added up, with the targets of all periods; a running total, a level and a place on a
    scale are those of the last period, beside its target and baseline; percentages are the sum of
    numerators over the sum of denominators.

    Args:
        cells: of the periods of one area, at least one.
        series: the indicator they are of.
        on: the day on which it is asked which periods are over.
    """
    parts = outermost(cells)
    first, last = parts[0].period, max((cell.period for cell in parts), key=lambda period: period.end)
    name = f"{first.name}/{last.name}"
    if len(parts) == 1:
        return replace(parts[0], name=name, is_span=True)
    told = [cell for cell in parts if cell.figure.is_told or cell.target_state != TargetState.MISSING]
    parts = told or parts
    ends = Cell(parts[0].area, last, name, periods=tuple(parts), is_span=True)
    made = _at_the_end(ends, series, on) if _is_last(series) else _together(ends, series)
    return replace(made, remarks=tuple(_remarks(made, series, first)))


def _is_last(series: Series) -> bool:
    return series.indicator.gathering_over_time() == Gathering.LAST


def _together(span: Cell, series: Series) -> Cell:
    gathering = series.indicator.gathering_over_time()
    figure = over_time(span.periods, series.indicator, series)
    figure = replace(figure, known=complete(span.periods), expected=len(span.periods))
    target, state = gathered_target(span.periods, gathering)
    return replace(
        span,
        figure=figure,
        target=target,
        target_state=state,
        baseline=gathered_baseline(span.periods, gathering),
    )


def _at_the_end(span: Cell, series: Series, on: date) -> Cell:
    end = max(span.periods, key=lambda cell: cell.period)
    figure = end.figure
    if not figure.is_told and not end.period.is_over(on):
        # The span still runs: the last value is how far it has come.
        figure = next((cell.figure for cell in reversed(span.periods) if cell.figure.is_told), NOTHING)
    baselines = [cell.baseline for cell in span.periods if cell.baseline is not None]
    return replace(
        span,
        figure=_from_periods(figure),
        target=end.target,
        target_state=end.target_state,
        baseline=baselines[-1] if baselines else None,
        stated=replace(end.stated, rows=()) if end.stated and end.stated.contradictory else None,
    )


def _from_periods(figure: Figure) -> Figure:
    return replace(figure, origin=Origin.PERIODS) if figure.is_told else figure


def _remarks(span: Cell, series: Series, first: Period) -> Iterator[Remark]:
    yield remark("from_periods", periods=len(span.periods))
    yield from part_remarks(span.figure)
    yield from _time_remarks(span, first)
    if is_weighted(span.periods, series.indicator.gathering_over_time()):
        yield remark("weighted_target")
    if _is_last(series):
        yield from _end_remarks(span)
    for cell in span.periods:
        yield from (one for one in cell.remarks if one.finding in ("target_lowered", "target_lowered_inside"))
    if series.read_as_share:
        yield remark("read_as_share")
    if series.redefined:
        yield remark("redefined")


def _time_remarks(span: Cell, first: Period) -> Iterator[Remark]:
    if len({cell.period.shape for cell in span.periods}) == 1:
        every = (span.period.end - first.start) // first.months
        if every > len(span.periods):
            yield remark("gaps", named=len(span.periods), all=every)
    if (pair := overlap(span.periods)) is not None:
        yield remark("overlapping", one=pair[0].name, other=pair[1].name)


def _end_remarks(span: Cell) -> Iterator[Remark]:
    baselines: set[Fraction | None] = {cell.baseline for cell in span.periods}
    if len(baselines - {None}) > 1:
        yield remark("rebased")
    known = [cell for cell in span.periods if cell.figure.value is not None]
    if known and not span.figure.is_told:
        value = known[-1].figure.value
        assert value is not None
        yield remark("last_known", value=decimal_of(value), period=known[-1].name)
