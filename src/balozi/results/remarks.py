"""What is to be said of a cell beside its rating: versions, differences from its parts, oddities."""

from collections.abc import Iterator
from fractions import Fraction

from balozi.results.cells import Cell, gathered_target, is_weighted
from balozi.results.decimals import decimal_of
from balozi.results.declarations import Direction, Gathering, Indicator, Observation, Target, TargetState
from balozi.results.figures import Figure, differs_from_parts
from balozi.results.rating import Remark, remark
from balozi.results.stating import Series, Stated


def differences(own: Figure, parts: Figure, finding: str) -> Iterator[Remark]:
    """Give what is to be said of an own value that is not what its complete parts come to."""
    if parts.value is not None and parts.known == parts.expected and parts.value != own.value:
        assert own.value is not None
        yield remark(finding, own=decimal_of(own.value), parts=decimal_of(parts.value))


def target_of_parts(stated: Stated, cell: Cell, indicator: Indicator) -> Iterator[Remark]:
    """Give what is to be said of the targets of areas inside: a sum that differs, a target that was lowered."""
    if stated.target is not None and cell.areas:
        target, state = gathered_target(cell.areas, indicator.gathering_over_areas())
        if state == TargetState.STATED and target is not None and in_short(target) != in_short(stated.target):
            own = in_short(stated.target)
            yield remark("targets_differ_from_areas", own=own, parts=in_short(target))
    elif cell.areas and is_weighted(cell.areas, indicator.gathering_over_areas()):
        yield remark("weighted_target")
    lowered = [part.area for part in cell.areas if _is_lowered(part)]
    if lowered:
        yield remark("target_lowered_inside", areas=", ".join(lowered))


def _is_lowered(cell: Cell) -> bool:
    return any(one.finding in ("target_lowered", "target_lowered_inside") for one in cell.remarks)


def versions(stated: Stated, cell: Cell, indicator: Indicator) -> Iterator[Remark]:
    """Give what is to be said of targets and values that were others before."""
    yield from target_remarks(stated, cell, indicator.direction)
    for before, now in stated.corrected:
        yield remark(
            "corrected",
            period=cell.name,
            before=_shown(before),
            now=_shown(now),
            day=str(now.reported_on),
        )


def target_remarks(stated: Stated, cell: Cell, direction: Direction | None) -> Iterator[Remark]:
    """Give what is to be said of a target that was another one before."""
    now = stated.target
    if now is None or not stated.targets_before:
        return
    easier = [before for before in stated.targets_before if _is_easier(now, before, direction)]
    before = min(easier, key=lambda one: _ease(one, direction) or 0) if easier else stated.targets_before[-1]
    yield remark(
        "target_lowered" if easier else "target_changed",
        area=cell.area,
        period=cell.name,
        before=in_short(before),
        now=in_short(now),
        day=str(now.reported_on),
    )


def _is_easier(now: Target, before: Target, direction: Direction | None) -> bool:
    was, is_now = _ease(before, direction), _ease(now, direction)
    if was is None or is_now is None:
        return was is not None
    if direction == Direction.RANGE:
        return not _is_inside(now, before)
    return is_now > was


def _is_inside(now: Target, before: Target) -> bool:
    ends = (before.low, now.low, now.high, before.high)
    return [end for end in ends if end is not None] == sorted(end for end in ends if end is not None)


def _ease(target: Target, direction: Direction | None) -> Fraction | None:
    """Return how easy a target is, more is easier; None where it is no number."""
    if direction == Direction.RANGE:
        return None if target.low is None or target.high is None else target.high - target.low
    if target.number is None:
        return None
    return target.number if direction == Direction.DECREASE else -target.number


def _shown(one: Observation) -> str:
    if one.numerator is not None and one.denominator is not None:
        return f"{decimal_of(one.numerator)}/{decimal_of(one.denominator)}"
    return "" if one.value is None else decimal_of(one.value)


def in_short(target: Target) -> str:
    """Return a target in a few letters."""
    if target.number is not None:
        return decimal_of(target.number)
    if target.low is not None or target.high is not None:
        ends = ("" if end is None else decimal_of(end) for end in (target.low, target.high))
        return "–".join(ends)
    return target.words or "?"


def oddities(stated: Stated, figure: Figure, series: Series) -> Iterator[Remark]:
    """Give what is odd about the rows of a cell, or about its indicator."""
    if len(stated.observations) > 1:
        yield remark("two_reporters", reporters=len(stated.observations))
    if (
        figure.numerator is not None
        and figure.denominator is not None
        and figure.numerator > figure.denominator
    ):
        yield remark("above_whole")
    yield from _of_parts(stated, series)
    if series.read_as_share:
        yield remark("read_as_share")
    if series.redefined:
        yield remark("redefined")


def _of_parts(stated: Stated, series: Series) -> Iterator[Remark]:
    """Give what is to be said of values that are not what their own parts come to."""
    of_ratio = series.indicator.gathering_over_areas() == Gathering.RATIO
    for one in stated.observations:
        if one.value is None:
            continue
        for by, parts in one.parts:
            if parts != one.value:
                yield remark("parts_differ", by=by, parts=decimal_of(parts), value=decimal_of(one.value))
        if (
            of_ratio
            and one.numerator is not None
            and one.denominator
            and differs_from_parts(one, series.scale)
        ):
            share = decimal_of(series.scale * one.numerator / one.denominator)
            yield remark("actual_differs", stated=decimal_of(one.value), parts=share)
