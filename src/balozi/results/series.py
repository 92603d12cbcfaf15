"""The cells of one indicator: its own rows, carried values, areas rolled up, periods brought together."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction
from itertools import pairwise
from operator import attrgetter

from balozi.results.areas import Tree
from balozi.results.cells import (
    Cell,
    gathered_baseline,
    gathered_target,
    part_remarks,
    state_of,
)
from balozi.results.declarations import (
    Gathering,
    Indicator,
    Observation,
    Target,
    TargetState,
)
from balozi.results.figures import NOTHING, Figure, Origin, gathered, observed
from balozi.results.periods import Period
from balozi.results.rating import Remark, remark
from balozi.results.remarks import differences, oddities, target_of_parts, versions
from balozi.results.stating import Series, Stated

# A running total is followed through the periods that no row names, but not through centuries.
_LONGEST_GAP = 1200
# As periods compare, asked of each once.
_ORDER = attrgetter("end", "months", "name")
Cells = Mapping[str, Mapping[Period, Cell]]


def cells_of(series: Series, tree: Tree, on: date) -> dict[str, dict[Period, Cell]]:
    """Return the cells of one indicator by area and period, periods in their order.

    Args:
        series: what is stated.
        tree: the areas and the larger ones they are part of.
        on: the day on which it is asked which periods are over.
    """
    found: dict[str, dict[Period, Cell]] = {}
    for area in tree.order:
        inside = {part: found[part] for part in tree.parts.get(area, ())}
        found[area] = area_cells(series, area, inside, on)
    return found


def area_cells(series: Series, area: str, inside: Cells, on: date) -> dict[Period, Cell]:
    """Return the cells of one area.

    Args:
        series: what is stated.
        area: its name.
        inside: the cells of the areas directly inside.
        on: the day on which it is asked which periods are over.
    """
    return _Area(series, area, inside, on).cells()


class _Area:
    """One area of one indicator while its cells are made."""

    def __init__(self, series: Series, area: str, inside: Cells, on: date) -> None:
        self.series, self.area, self.inside, self.on = series, area, inside, on
        self.indicator = series.indicator
        self.stated = series.stated.get(area, {})
        self.is_carried = self.indicator.is_carried()
        self.is_mixed = False
        self.made: dict[Period, Cell] = {}
        self.last_told: dict[str, tuple[Observation, Period]] = {}
        self.last_cell: Cell | None = None

    def cells(self) -> dict[Period, Cell]:
        """Return the cells of the area; longer periods come after the ones inside them."""
        named = {*self.stated, *(period for cells in self.inside.values() for period in cells)}
        self.is_mixed = len({period.months for period in named}) > 1
        for period in sorted({*named, *(_gaps(named) if self.is_carried else ())}, key=_ORDER):
            cell = self._cell(period, is_named=period in named)
            if cell is None:
                continue
            self.made[period] = cell
            if cell.figure.value is not None:
                self.last_cell = cell
        return self.made

    def _cell(self, period: Period, *, is_named: bool) -> Cell | None:
        if not is_named:
            return None if self.last_cell is None else _carried(self.last_cell, period)
        stated = self.stated.get(period)
        parts = self._parts(period)
        own = self._own(stated)
        rolled, spread = self._of_areas(parts), self._of_periods(period)
        figure = next((one for one in (own, rolled, spread[0]) if one.is_told or one.is_unrolled), NOTHING)
        if stated is not None and "actual" in stated.contradictory:
            figure = NOTHING
        elif self.is_carried and period.is_over(self.on):
            figure = self._followed(figure, period, stated)
        baseline, target, state = self._aims(stated, parts)
        said = (self.area, period, period.name, figure, baseline, target, state, stated)
        cell = Cell(*said, (), parts, spread[1])
        remarks = tuple(self._remarks(cell, own, rolled, spread[0]))
        return Cell(*said, remarks, parts, spread[1]) if remarks else cell

    def _parts(self, period: Period) -> tuple[Cell, ...]:
        """Return the cells of the areas inside for a period; running totals stand until a new one is told."""
        parts = []
        for cells in self.inside.values():
            cell = cells.get(period)
            if cell is None and self.is_carried and period.is_over(self.on):
                cell = _standing(cells, period)
            if cell is not None:
                parts.append(cell)
        return tuple(parts)

    def _own(self, stated: Stated | None) -> Figure:
        if stated is None or not stated.observations or "actual" in stated.contradictory:
            return NOTHING
        return observed(stated.observations, self.indicator.gathering_over_areas(), self.series.scale)

    def _of_areas(self, parts: Sequence[Cell]) -> Figure:
        if not parts:
            return NOTHING
        gathering = self.indicator.gathering_over_areas()
        return gathered([part.figure for part in parts], gathering, self.series.scale, Origin.AREAS)

    def _of_periods(self, period: Period) -> tuple[Figure, tuple[Cell, ...]]:
        if not self.is_mixed:
            return NOTHING, ()
        inside = outermost([cell for other, cell in self.made.items() if period.holds(other)])
        if not inside:
            return NOTHING, ()
        figure = over_time(inside, self.indicator, self.series)
        return _of_whole(figure, inside, period, self.indicator.gathering_over_time()), tuple(inside)

    def _followed(self, figure: Figure, period: Period, stated: Stated | None) -> Figure:
        """Return the value with the last ones of reporters who are silent now; the whole of it, where all are."""
        observations = {one.reporter: (one, period) for one in (stated.observations if stated else ())}
        silent = {who: told for who, told in self.last_told.items() if who not in observations}
        self.last_told |= observations
        if observations and silent:
            joined = [one for one, _ in (*observations.values(), *silent.values())]
            whole = observed(joined, self.indicator.gathering_over_areas(), self.series.scale)
            return replace(whole, carried_from=max(when for _, when in silent.values()).name, is_floor=True)
        if figure.is_told or figure.is_unrolled or self.last_cell is None:
            return figure
        return _carried(self.last_cell, period).figure

    def _aims(
        self, stated: Stated | None, parts: Sequence[Cell]
    ) -> tuple[Fraction | None, Target | None, TargetState]:
        """Return baseline and target that the rows state, else those of the parts."""
        gathering = self.indicator.gathering_over_areas()
        target = stated.target if stated else None
        state = state_of(target)
        if state == TargetState.MISSING and parts:
            target, state = gathered_target(parts, gathering)
        baseline = stated.baseline.value if stated and stated.baseline else None
        if baseline is None and parts:
            baseline = gathered_baseline(parts, gathering)
        return baseline, target, state

    def _remarks(self, cell: Cell, own: Figure, rolled: Figure, spread: Figure) -> Iterator[Remark]:
        figure, stated = cell.figure, cell.stated or Stated()
        if figure.origin == Origin.AREAS:
            yield remark("from_areas", areas=len(cell.areas))
            silent = len(self.inside) - len(cell.areas)
            if silent:
                yield remark("silent_areas", silent=silent, areas=len(self.inside))
        elif figure.origin == Origin.PERIODS:
            yield remark("from_periods", periods=len(cell.periods))
        if own.value is not None:
            yield from differences(own, rolled, "differs_from_areas")
            yield from differences(own, spread, "differs_from_periods")
        yield from target_of_parts(stated, cell, self.indicator)
        yield from part_remarks(figure)
        yield from versions(stated, cell, self.indicator)
        yield from oddities(stated, figure, self.series)


def outermost(cells: Sequence[Cell]) -> list[Cell]:
    """Return the cells whose periods lie inside no other one, in their order.

    A period that is named twice, as FY2024-Q1 and 2024-Q3, is taken once.
    """
    kept: list[Cell] = []
    for cell in sorted(cells, key=lambda one: (one.period.start, -one.period.months, one.period.name)):
        last = kept[-1].period if kept else None
        if last is None or not (last.start <= cell.period.start and cell.period.end <= last.end):
            kept.append(cell)
    return kept


def overlap(cells: Sequence[Cell]) -> tuple[Period, Period] | None:
    """Return two neighbours that share months, if any do."""
    pairs = pairwise(cells)
    return next(((one.period, other.period) for one, other in pairs if one.period.meets(other.period)), None)


def over_time(cells: Sequence[Cell], indicator: Indicator, series: Series) -> Figure:
    """Return the value of a longer period from the cells of the ones inside it."""
    gathering = indicator.gathering_over_time()
    if overlap(cells) and gathering != Gathering.LAST:
        return Figure(origin=Origin.PERIODS, is_unrolled=True, expected=len(cells))
    if gathering != Gathering.LAST:
        return gathered([cell.figure for cell in cells], gathering, series.scale, Origin.PERIODS)
    told = [cell.figure for cell in cells if cell.figure.is_told]
    if not told:
        return replace(NOTHING, expected=len(cells))
    return replace(told[-1], origin=Origin.PERIODS, known=len(told), expected=len(cells))


def _of_whole(figure: Figure, inside: Sequence[Cell], period: Period, gathering: Gathering) -> Figure:
    """Return the value of a period that its parts make up, counting the parts that no row names."""
    if not figure.is_told:
        return figure
    last = next(cell for cell in reversed(inside) if cell.figure.is_told)
    if gathering == Gathering.LAST:
        # Only the end counts: what is missing before it changes nothing.
        at_end = last.period.end == period.end
        return replace(figure, known=1 if at_end else 0, expected=1)
    months = {cell.period.months for cell in inside}
    parts = period.months // months.pop() if len(months) == 1 else len(inside)
    return replace(figure, known=complete(inside), expected=max(parts, len(inside)))


def complete(cells: Sequence[Cell]) -> int:
    """Return how many cells have a value that lacks nothing."""
    return sum(cell.figure.is_told and cell.figure.known >= cell.figure.expected for cell in cells)


def _carried(cell: Cell, period: Period) -> Cell:
    """Return the cell of a running total for a later period: value, target and baseline stand."""
    since = cell.figure.carried_from or cell.name
    figure = replace(cell.figure, origin=Origin.CARRIED, carried_from=since, is_floor=True)
    said = (remark("carried", period=since),)
    return replace(cell, period=period, name=period.name, figure=figure, stated=None, remarks=said)


def _standing(cells: Mapping[Period, Cell], period: Period) -> Cell | None:
    told = [
        cell for other, cell in cells.items() if other.end <= period.end and cell.figure.value is not None
    ]
    return _carried(max(told, key=lambda cell: cell.period), period) if told else None


def _gaps(named: set[Period]) -> list[Period]:
    """Return the periods between the first and the last that no row names, where all have one length."""
    if len({period.shape for period in named}) != 1:
        return []
    first, last = min(named), max(named)
    if (last.end - first.end) // first.months > _LONGEST_GAP:
        return []
    gaps, period = [], first
    while (period := period.next()) < last:
        if period not in named:
            gaps.append(period)
    return gaps
