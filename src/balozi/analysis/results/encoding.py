"""Figures of whole columns as cells of the exact engine, and its figures as columns."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import lru_cache
from math import gcd
from typing import Any

from balozi.analysis.results.columns import STATE, Columns, period_at
from balozi.analysis.results.computing import stated_numbers
from balozi.analysis.results.declaring import Declared
from balozi.analysis.results.judging import NAMES, RATINGS, mask_of, told_by
from balozi.results.cells import Cell
from balozi.results.computing import Result
from balozi.results.declarations import Target, TargetState
from balozi.results.figures import Figure
from balozi.results.periods import Period
from balozi.results.stating import Stated
from balozi.results.truth import cell_name, conditions

_LEAST, _MOST = -(2**63), 2**63 - 1
_STATE_OF = {code: TargetState[name.upper()] for name, code in STATE.items()}
_CODE_OF = {state: code for code, state in _STATE_OF.items()}
Cells = dict[int, dict[Period, Cell]]


@dataclass(frozen=True, slots=True)
class Made:
    """A figure of the exact engine with the places of what it is of.

    Attributes:
        result: the figure.
        indicator: its place in the columns.
        area: its place in the columns.
        first: the end of its first period.
    """

    result: Result
    indicator: int
    area: int
    first: int


def fits(told: Mapping[str, Any]) -> bool:
    """Tell whether all whole numbers have room in 64 bits."""
    return all(not isinstance(one, int) or _LEAST <= one <= _MOST for one in told.values())


def cells_in(figures: Iterable[Mapping[str, Any]], columns: Columns) -> Cells:
    """Return kept figures of periods as cells, by area and period in their order."""
    found: Cells = {}
    for told in sorted(figures, key=lambda one: one["period"]):
        declared = columns.indicators[told["indicator"]]
        period = _period(declared.months, declared.fiscal, told["period"])
        found.setdefault(told["area"], {})[period] = _cell(told, period, columns)
    return found


def told_of(made: Made, columns: Columns, on: date) -> dict[str, Any]:
    """Return a figure of the exact engine by the names of FIGURE.

    Args:
        made: the figure.
        columns: whose decimal places the numbers have.
        on: the day on which it was asked which periods are over.
    """
    one = made.result
    cell, judgement, ten = one.cell, one.judgement, 10**columns.places
    value, below, ratio_below = _with_ratio(cell.figure.value, judgement.ratio_to_target, ten)
    baseline, baseline_below = _split(cell.baseline, ten)
    done, way = _split(judgement.achievement, 1)
    return {
        "is_span": cell.is_span,
        "indicator": made.indicator,
        "area": made.area,
        "first": made.first,
        "period": cell.period.end,
        "value": value,
        "below": below,
        "numerator": _whole(cell.figure.numerator, 10**columns.part_places),
        "denominator": _whole(cell.figure.denominator, 10**columns.part_places),
        "baseline": baseline,
        "baseline_below": baseline_below,
        **_target(cell, ten),
        "state": _CODE_OF[cell.target_state],
        "known": cell.figure.known,
        "expected": cell.figure.expected,
        "rule": NAMES.index(
            judgement.cell.removeprefix(cell_name(one.indicator.direction, one.indicator.kind, ""))
        ),
        "rating": RATINGS.index(judgement.rating),
        "done": done,
        "way": None if done is None else way,
        "ratio_below": ratio_below,
        "achievement": None if judgement.achievement is None else float(judgement.achievement),
        "mask": _mask(one, on),
        "is_odd": False,
    }


def _cell(told: Mapping[str, Any], period: Period, columns: Columns) -> Cell:
    numbers = dict(stated_numbers(columns, told))
    _, _, held = told_by(told["mask"])
    state = _STATE_OF[told["state"]]
    figure = Figure(
        value=numbers["actual"],
        numerator=numbers["numerator"],
        denominator=numbers["denominator"],
        known=told["known"],
        expected=told["expected"],
        is_floor="floor" in held,
        has_zero_whole="zero_whole" in held,
        is_unrolled="unrolled" in held,
        carried_from=period.name if "carried" in held else "",
    )
    target = None
    if state == TargetState.STATED:
        target = Target(numbers["target"], numbers["low"], numbers["high"])
    elif state in (TargetState.OPEN, TargetState.WORDS):
        # Only that it is in words matters to what is made of it; the words stand in its own rows.
        target = Target(words="" if state == TargetState.OPEN else "...", is_open=state == TargetState.OPEN)
    stated = Stated(contradictory=("actual",)) if "contradicted" in held else None
    name = columns.areas[told["area"]]
    return Cell(name, period, period.name, figure, numbers["baseline"], target, state, stated)


@lru_cache(maxsize=4096)
def _period(months: int, fiscal: bool, end: int) -> Period:
    return period_at(Declared("", months=months, fiscal=fiscal), end)


def _target(cell: Cell, ten: int) -> dict[str, int | None]:
    target = cell.target if cell.target_state == TargetState.STATED else None
    numbers = {name: getattr(target, name, None) for name in ("number", "low", "high")}
    whole = 1
    for number in numbers.values():
        if number is not None:
            below = (number * ten).denominator
            whole *= below // gcd(whole, below)
    return {
        "target": _whole(numbers["number"], ten * whole),
        "low": _whole(numbers["low"], ten * whole),
        "high": _whole(numbers["high"], ten * whole),
        "target_below": whole,
    }


def _with_ratio(
    value: Fraction | None, ratio: Fraction | None, ten: int
) -> tuple[int | None, int, int | None]:
    """Return a value over its denominator, and by what it is divided for its ratio to the target."""
    above, below = _split(value, ten)
    if above is None or ratio is None:
        return above, below, None
    if not ratio:
        return above, below, 1
    more = abs(ratio.numerator) // gcd(above * ratio.denominator, ratio.numerator)
    return above * more, below * more, above * more * ratio.denominator // ratio.numerator


def _split(number: Fraction | None, ten: int) -> tuple[int | None, int]:
    if number is None:
        return None, 1
    whole = number * ten
    return whole.numerator, whole.denominator


def _whole(number: Fraction | None, ten: int) -> int | None:
    return None if number is None else int(number * ten)


def _mask(one: Result, on: date) -> int:
    facts = one.cell.facts(one.indicator, on)
    held = {*conditions(facts), *(("floor",) if facts.is_floor else ())}
    return mask_of(facts.direction, facts.kind, held)
