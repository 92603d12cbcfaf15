"""The figures that depend on one row, computed by the exact engine from its rows and kept cells around them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Any

from balozi.analysis.results.columns import Columns, schema
from balozi.analysis.results.computing import Asked
from balozi.analysis.results.encoding import Cells, Made
from balozi.analysis.results.rows import rows_of
from balozi.analysis.results.scales import is_share
from balozi.results.cells import Cell
from balozi.results.computing import result_of
from balozi.results.declarations import Direction, Indicator, Kind
from balozi.results.files import Row
from balozi.results.periods import Period
from balozi.results.series import area_cells
from balozi.results.spans import span_of
from balozi.results.stating import Series, stated_by


@dataclass(frozen=True)
class Slice:
    """What one row touches: its area and all larger ones, its period, and every one where totals are carried.

    Attributes:
        indicator: its place in the columns.
        path: the area and its larger ones, upwards.
        inside: the areas directly inside each of those.
        period: the end of the period.
        columns: that declare the indicator.
        rows: of the areas in the path.
        cells: kept ones, of the areas in the path and inside.
    """

    indicator: int
    path: tuple[int, ...]
    inside: Mapping[int, Sequence[int]]
    period: int
    columns: Columns
    rows: Sequence[Mapping[str, Any]] = ()
    cells: Cells | None = None

    @cached_property
    def declared(self) -> Indicator:
        """Return the indicator as its rows declare it."""
        told = self.columns.indicators[self.indicator]
        word = {name: one for name, (one, _) in told.said.items()}
        return Indicator(
            told.code,
            unit=word.get("unit", ""),
            direction=Direction(word["direction"]) if "direction" in word else None,
            kind=Kind(word["kind"]) if "kind" in word else None,
        )

    @property
    def is_carried(self) -> bool:
        """Tell whether a value stands in the periods after its own."""
        return self.declared.is_carried()


def computed(asked: Slice, how: Asked) -> Iterator[Made]:
    """Give the figures that depend on a row, upwards from its area: periods, then the span of each area."""
    series = _series(asked)
    found = dict(asked.cells or {})
    for area in asked.path:
        name = asked.columns.areas[area]
        inside = {str(part): _asked_for(asked, found[part]) for part in asked.inside[area] if part in found}
        made = area_cells(series, name, inside, how.on)
        kept = {} if asked.is_carried else found.get(area, {})
        found[area] = {period: one for period, one in sorted({**kept, **made}.items())}
        if found[area]:
            yield from _figures(asked, series, area, (made, list(found[area].values())), how)


def _figures(
    asked: Slice, series: Series, area: int, cells: tuple[Mapping[Period, Cell], list[Cell]], how: Asked
) -> Iterator[Made]:
    made, every = cells
    for cell in made.values():
        one = result_of(series, cell, how.thresholds, how.on)
        yield Made(one, asked.indicator, area, cell.period.end)
    span = result_of(series, span_of(every, series, how.on), how.thresholds, how.on)
    yield Made(span, asked.indicator, area, every[0].period.end)


def _asked_for(asked: Slice, cells: Mapping[Period, Cell]) -> Mapping[Period, Cell]:
    if asked.is_carried:
        return cells
    return {period: cell for period, cell in cells.items() if period.end == asked.period}


def exact_rows(rows: Sequence[Mapping[str, Any]], columns: Columns) -> list[Row]:
    """Return rows of whole numbers as rows for the exact engine."""
    import pyarrow as pa

    listed = {name: [row[name] for row in rows] for name in schema().names}
    return rows_of(columns, pa.table(listed, schema=schema()))


def _series(asked: Slice) -> Series:
    cells: dict[str, dict[Period, list[Any]]] = {}
    for row in exact_rows(asked.rows, asked.columns):
        cells.setdefault(row.area, {}).setdefault(row.period, []).append(row)
    stated = {area: {one: stated_by(rows) for one, rows in of.items()} for area, of in cells.items()}
    unit = asked.declared.unit
    scale = 1 if asked.declared.kind != Kind.PERCENT or is_share(unit) else 100
    return Series(asked.declared, Fraction(scale), False, stated, {})
