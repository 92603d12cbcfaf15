"""One area in one period: its value, baseline and target, and what they were made of."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from balozi.results.declarations import Direction, Gathering, Indicator, Target, TargetState
from balozi.results.figures import NOTHING, Figure, total
from balozi.results.periods import Period
from balozi.results.rating import Remark, remark
from balozi.results.stating import Stated
from balozi.results.truth import Facts


@dataclass(frozen=True, slots=True)
class Cell:
    """One area in one period, or in the whole span of its periods.

    Attributes:
        area: code or name.
        period: it is of; the last one of a span.
        name: of the period, FIRST/LAST of a span.
        figure: the value.
        baseline: the value to start from; None when none is stated.
        target: as it stands; None when there is none.
        target_state: what is known of the target.
        stated: what rows say of it.
        remarks: that readers must know.
        areas: the cells of the areas it was rolled up from.
        periods: the cells of the periods it was brought together from.
        is_span: whether it is of a whole span.
    """

    area: str
    period: Period
    name: str
    figure: Figure = NOTHING
    baseline: Fraction | None = None
    target: Target | None = None
    target_state: TargetState = TargetState.MISSING
    stated: Stated | None = None
    remarks: tuple[Remark, ...] = ()
    areas: tuple["Cell", ...] = ()
    periods: tuple["Cell", ...] = ()
    is_span: bool = False

    @property
    def contradicted(self) -> tuple[str, ...]:
        """Return of what there are two values on one day."""
        return self.stated.contradictory if self.stated else ()

    def facts(self, indicator: Indicator, on: date) -> Facts:
        """Return what the truth table is asked."""
        figure = self.figure
        return Facts(
            direction=indicator.direction,
            kind=indicator.kind,
            actual=figure.value,
            baseline=self.baseline,
            target=self.target,
            target_state=fitting(self.target_state, self.target, indicator.direction),
            is_over=self.period.is_over(on),
            contradicted=self.contradicted,
            is_unrolled=figure.is_unrolled,
            has_zero_whole=figure.has_zero_whole,
            is_carried=bool(figure.carried_from),
            is_incomplete=figure.known < figure.expected,
            is_floor=figure.is_floor,
        )


def state_of(target: Target | None) -> TargetState:
    """Return what is known of a target that rows state."""
    if target is None:
        return TargetState.MISSING
    if target.is_open:
        return TargetState.OPEN
    if target.words and target.low is None and target.high is None:
        return TargetState.WORDS
    return TargetState.STATED


def fitting(state: TargetState, target: Target | None, direction: Direction | None) -> TargetState:
    """Return what is known of a target once the direction is asked whether it can be held against it."""
    if state != TargetState.STATED or target is None:
        return state
    if direction == Direction.RANGE:
        return state if target.low is not None and target.high is not None else TargetState.UNFIT
    return state if target.number is not None else TargetState.UNFIT


def gathered_target(cells: Sequence[Cell], gathering: Gathering) -> tuple[Target | None, TargetState]:
    """Return the target of several areas or periods that stand beside one another.

    Sums add up; where nothing can be added, one target that all of them have is the target of the whole.
    """
    states = {cell.target_state for cell in cells}
    targets = [
        cell.target for cell in cells if cell.target is not None and cell.target_state == TargetState.STATED
    ]
    if len(targets) < len(cells):
        only = states.pop() if len(states) == 1 else TargetState.INCOMPLETE
        return (cells[0].target if only == TargetState.WORDS else None), only
    if len(targets) == 1 or (gathering != Gathering.SUM and len({target.content for target in targets}) == 1):
        return targets[0], TargetState.STATED
    weights = weights_of(cells) if gathering != Gathering.SUM else ()
    if gathering != Gathering.SUM and not weights:
        return None, TargetState.DIFFERING
    return Target(
        number=_joined([target.number for target in targets], weights),
        low=_joined([target.low for target in targets], weights),
        high=_joined([target.high for target in targets], weights),
    ), TargetState.STATED


def is_weighted(cells: Sequence[Cell], gathering: Gathering) -> bool:
    """Tell whether the target of the whole is made of different ones, weighted as the percentages are."""
    if gathering != Gathering.RATIO:
        return False
    contents = {cell.target.content for cell in cells if cell.target is not None}
    return len(contents) > 1 and bool(weights_of(cells))


def gathered_baseline(cells: Sequence[Cell], gathering: Gathering) -> Fraction | None:
    """Return the baseline of several areas or periods: a sum, the one that all have, or one weighted as the values."""
    values = [cell.baseline for cell in cells]
    if gathering == Gathering.SUM:
        return _joined(values, ())
    if len(set(values)) == 1:
        return values[0]
    weights = weights_of(cells)
    return _joined(values, weights) if weights else None


def weights_of(cells: Sequence[Cell]) -> tuple[Fraction, ...]:
    """Return the share of each cell in the common denominator; none where a cell has no denominator."""
    wholes = [cell.figure.denominator for cell in cells]
    told = [whole for whole in wholes if whole is not None]
    everything = total(told)
    return tuple(whole / everything for whole in told) if len(told) == len(wholes) and everything else ()


def _joined(numbers: Sequence[Fraction | None], weights: Sequence[Fraction]) -> Fraction | None:
    told = [number for number in numbers if number is not None]
    if len(told) < len(numbers):
        return None
    return (
        total(number * weight for number, weight in zip(told, weights, strict=True))
        if weights
        else total(told)
    )


def part_remarks(figure: Figure) -> tuple[Remark, ...]:
    """Return what is to be said of a value that is carried or lacks parts."""
    said = []
    if figure.carried_from:
        said.append(remark("carried", period=figure.carried_from))
    if figure.value is not None and figure.known < figure.expected:
        said.append(remark("incomplete", known=figure.known, expected=figure.expected))
    return tuple(said)
