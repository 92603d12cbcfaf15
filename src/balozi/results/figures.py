"""The value of one area and period: as observed, carried, or brought together from its parts."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction

from balozi.results.declarations import Gathering, Observation

# A stated percentage and the one its parts give may differ by rounding: half a point of a hundred.
_ROUNDING = Fraction(1, 200)


class Origin(StrEnum):
    """Where a value comes from."""

    NOTHING = "nothing"
    REPORTED = "reported"
    CARRIED = "carried"
    PERIODS = "periods"
    AREAS = "areas"


@dataclass(frozen=True, slots=True)
class Figure:
    """A value with what it is made of.

    Attributes:
        value: None when there is none.
        numerator: of a percentage.
        denominator: of a percentage.
        origin: where the value comes from.
        known: how many of its parts have a value.
        expected: how many parts it has.
        is_floor: whether a missing part could only add to it.
        has_zero_whole: whether the denominator is zero.
        is_unrolled: whether its parts cannot be brought together.
        carried_from: the period whose value it is, where it is carried.
    """

    value: Fraction | None = None
    numerator: Fraction | None = None
    denominator: Fraction | None = None
    origin: Origin = Origin.NOTHING
    known: int = 0
    expected: int = 1
    is_floor: bool = False
    has_zero_whole: bool = False
    is_unrolled: bool = False
    carried_from: str = ""

    @property
    def is_told(self) -> bool:
        """Tell whether anything was reported, if only that there was nothing to count."""
        return self.value is not None or self.has_zero_whole


NOTHING = Figure()


def observed(observations: Sequence[Observation], gathering: Gathering, scale: Fraction) -> Figure:
    """Return the value that one or several reporters state.

    Args:
        observations: the latest one of each reporter.
        gathering: how the values of several are brought together.
        scale: what a numerator over a denominator is multiplied by.
    """
    figures = [_observed(one, gathering, scale) for one in observations]
    if len(figures) <= 1:
        return figures[0] if figures else NOTHING
    same = {figure.value for figure in figures}
    if gathering in (Gathering.NONE, Gathering.LAST) and len(same) == 1:
        return figures[0]
    return replace(gathered(figures, gathering, scale, Origin.REPORTED), known=1, expected=1)


def _observed(one: Observation, gathering: Gathering, scale: Fraction) -> Figure:
    if gathering != Gathering.RATIO or one.numerator is None or one.denominator is None:
        return Figure(one.value, origin=Origin.REPORTED, known=1)
    share = _share(one.numerator, one.denominator, scale)
    return Figure(share, one.numerator, one.denominator, Origin.REPORTED, 1, has_zero_whole=share is None)


def _share(numerator: Fraction, denominator: Fraction, scale: Fraction) -> Fraction | None:
    """Return scale * numerator / denominator, reduced once; None of a whole that is zero."""
    if not denominator.numerator:
        return None
    return Fraction(
        scale.numerator * numerator.numerator * denominator.denominator,
        scale.denominator * numerator.denominator * denominator.numerator,
    )


def differs_from_parts(one: Observation, scale: Fraction) -> bool:
    """Tell whether a stated percentage is further from its own parts than rounding explains."""
    if one.value is None or one.numerator is None or not one.denominator:
        return False
    return abs(one.value - scale * one.numerator / one.denominator) > _ROUNDING * scale


def gathered(figures: Sequence[Figure], gathering: Gathering, scale: Fraction, origin: Origin) -> Figure:
    """Return the value of several parts that stand beside one another.

    Args:
        figures: of the parts; those without a value count as missing.
        gathering: sum, ratio (sum of numerators over sum of denominators) or anything else for none.
        scale: what a numerator over a denominator is multiplied by.
        origin: of the result.
    """
    told = [figure for figure in figures if figure.is_told]
    base = Figure(
        origin=origin if told else Origin.NOTHING,
        known=sum(figure.known for figure in told),
        expected=sum(max(1, figure.expected) for figure in figures),
        is_unrolled=any(figure.is_unrolled for figure in figures),
        carried_from=next((figure.carried_from for figure in told if figure.carried_from), ""),
    )
    if not told or base.is_unrolled:
        return base
    if len(figures) == 1 and gathering == Gathering.RATIO:
        return replace(figures[0], origin=origin)  # the whole of one part is that part
    if gathering == Gathering.SUM:
        return replace(base, value=total(figure.value for figure in told), is_floor=True)
    if gathering != Gathering.RATIO or any(figure.denominator is None for figure in told):
        return replace(base, is_unrolled=True)
    above, below = total(figure.numerator for figure in told), total(figure.denominator for figure in told)
    share = _share(above, below, scale)
    return replace(base, value=share, numerator=above, denominator=below, has_zero_whole=share is None)


def total(numbers: Iterable[Fraction | None]) -> Fraction:
    """Return an exact sum; what is missing adds nothing.

    Examples:
        >>> total([Fraction(1, 10), None, Fraction(2, 10)])
        Fraction(3, 10)
    """
    # One common denominator at the end: adding fractions one by one reduces each time.
    above, below = 0, 1
    for number in numbers:
        if number is None:
            continue
        if number.denominator == below:
            above += number.numerator
        else:
            above = above * number.denominator + number.numerator * below
            below *= number.denominator
            if below > 1 << 64:
                reduced = Fraction(above, below)
                above, below = reduced.numerator, reduced.denominator
    return Fraction(above, below)
