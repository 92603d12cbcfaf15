"""All figures of a table: whole columns answer what they can, the exact engine the rest, and each says which."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from balozi.analysis.results.columns import Columns, period_at
from balozi.analysis.results.computing import Asked, compute_figures, exact, odd_indicators
from balozi.analysis.results.engines import Engine
from balozi.analysis.results.judging import FIGURE, NAMES, RATINGS
from balozi.analysis.results.registers import Known, known_indicators
from balozi.analysis.results.rows import rows_of
from balozi.analysis.results.steps import Steps
from balozi.results.computing import Result, compute_series, line_of
from balozi.results.decimals import Number, decimal_of
from balozi.results.files import Row
from balozi.results.stating import as_known, series_of
from balozi.results.truth import cell_name

if TYPE_CHECKING:
    import ibis.expr.types as ir

NUMBERS = (
    "actual",
    "baseline",
    "target",
    "achievement",
    "ratio_to_target",
    "target_low",
    "target_high",
    "numerator",
    "denominator",
)


@dataclass(frozen=True)
class Answered:
    """Figures of a table.

    Attributes:
        columns: they were computed from.
        asked: the day and the thresholds.
        steps: of the computation.
        figures: those of whole columns, a table of the engine; None when there are none.
        odd: indicators among those that the exact engine answers after all.
        results: of the exact engine, periods first, then spans.
        why_exact: for each indicator that it answered, why.
    """

    columns: Columns
    asked: Asked
    steps: Steps
    figures: "ir.Table | None"
    odd: tuple[int, ...]
    results: tuple[Result, ...]
    why_exact: Mapping[str, str]

    def lines(self) -> Iterator[dict[str, object]]:
        """Give every figure as a line without sentences: first the periods, then the spans, each in order."""
        listed: list[tuple[tuple[object, ...], dict[str, Any] | Result]] = [
            (_place(self, one), one) for one in self._of_columns()
        ]
        listed += [(_exact_place(one), one) for one in self.results]
        known = {one.number: one for one in known_indicators(self.columns, self.asked.known_on)}
        for _, one in sorted(listed, key=lambda pair: pair[0]):
            if isinstance(one, Result):
                whole = line_of(one, self.asked.thresholds)
                yield {name: whole[name] for name in (*_FIRST, *NUMBERS, *_LAST)}
            else:
                yield line(self.columns, known[one["indicator"]], one)

    def _of_columns(self) -> list[dict[str, Any]]:
        if self.figures is None:
            return []
        figures = self.figures
        every = self.steps.read("every", lambda: figures.select(*FIGURE))
        return [one for one in every if one["indicator"] not in self.odd]


_FIRST, _LAST = ("indicator", "area", "period", "scope", "rating", "cell"), ("known", "expected")


def answer(columns: Columns, asked: Asked, engine: Engine) -> Answered:
    """Compute every figure of a table.

    Args:
        columns: the table.
        asked: the day and the thresholds.
        engine: it runs on.
    """
    steps = Steps(engine)
    figures, odd = None, []
    if columns.rows.num_rows:
        rows = steps.load("rows", columns.rows)
        figures = compute_figures(steps, rows, columns, asked)
        odd = odd_indicators(steps, figures)
        steps.clear(figures.get_name())
    why = {told.code: told.why_exact for told in columns.indicators if told.why_exact}
    why |= {columns.indicators[number].code: "fractions of several wholes" for number in odd}
    return Answered(columns, asked, steps, figures, tuple(odd), _exactly(columns, asked, odd), why)


def _exactly(columns: Columns, asked: Asked, odd: list[int]) -> tuple[Result, ...]:
    import pyarrow as pa
    import pyarrow.compute as pc

    picked = columns.rows.filter(pc.is_in(columns.rows["indicator"], pa.array(odd, pa.int32())))
    return figures_of([*columns.left, *rows_of(columns, picked)], columns, asked)


def figures_of(rows: list[Row], columns: Columns, asked: Asked) -> tuple[Result, ...]:
    """Return what the exact engine says of some rows of a table, whose areas are those of the whole table."""
    known, _ = as_known(rows, asked.known_on)
    names = columns.areas
    everywhere = {
        names[area]: frozenset(names[one] for one in larger)
        for area, larger in columns.larger_on(asked.known_on).items()
    }
    figures: list[Result] = []
    spans: list[Result] = []
    for series in series_of(known).values():
        of_periods, of_spans, _ = compute_series(series, everywhere, asked.thresholds, asked.on)
        figures += of_periods
        spans += of_spans
    return (*figures, *spans)


def line(columns: Columns, known: Known, told: Mapping[str, Any]) -> dict[str, object]:
    """Return a figure as a line; its numbers are written as the exact engine writes them."""
    numbers = dict(exact(columns, told))
    numbers |= {"target_low": numbers["low"], "target_high": numbers["high"]}
    shown = {name: numbers[name] for name in NUMBERS}
    declared = columns.indicators[known.number]
    first, last = (period_at(declared, told[name]).name for name in ("first", "period"))
    return {
        "indicator": declared.code,
        "area": columns.areas[told["area"]],
        "period": f"{first}/{last}" if told["is_span"] else last,
        "scope": "span" if told["is_span"] else "period",
        "rating": str(RATINGS[told["rating"]]),
        "cell": cell_name(known.direction, known.kind, NAMES[told["rule"]]),
        **{name: None if one is None else Number(decimal_of(one)) for name, one in shown.items()},
        "known": told["known"],
        "expected": told["expected"],
    }


def _place(answered: Answered, told: Mapping[str, Any]) -> tuple[object, ...]:
    columns = answered.columns
    code = columns.indicators[told["indicator"]].code
    return told["is_span"], code, columns.areas[told["area"]], told["period"], 0, ""


def _exact_place(one: Result) -> tuple[object, ...]:
    period = one.cell.period
    return one.cell.is_span, one.indicator.code, one.cell.area, period.end, period.months, period.name
