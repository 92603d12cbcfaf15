"""Whether a percentage is written as a share of 1, where its unit does not say so."""

from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from balozi.results.files import columns_of

if TYPE_CHECKING:
    import ibis.expr.types as ir


_NAMES = ("baseline", "target", "low", "high", "actual")


def is_share(unit: str) -> bool | None:
    """Tell whether a unit says that a percentage is a share; None when it does not say.

    Examples:
        >>> is_share("share"), is_share("%"), is_share("")
        (True, False, None)
    """
    folded = unit.casefold()
    if folded in columns_of("percent_units"):
        return False
    return True if folded in columns_of("share_units") else None


def tellings(stated: "ir.Table", places: int) -> "ir.Table":
    """Return by indicator what its numbers tell about their scale.

    Args:
        stated: what stands of percentages without a unit that says so.
        places: decimal places of the values.
    """
    full = stated.numerator.notnull() & (stated.denominator != 0)
    shown = full & (stated.actual != 0) & (stated.numerator != 0)
    low = stated.actual.abs() * stated.denominator < 10 * stated.numerator.abs() * 10**places
    return stated.group_by("indicator").aggregate(
        shares=(shown & low).sum(),
        percents=(shown & ~low).sum(),
        above=stated.numerator.sum(where=full),
        whole=stated.denominator.sum(where=full),
        **{name: stated[name].abs().max() for name in _NAMES},
    )


def told_shares(told: Iterable[dict[str, Any]], places: int) -> Iterator[int]:
    """Give the indicators whose numbers show that they are shares."""
    for one in told:
        most = max((one[name] for name in _NAMES if one[name] is not None), default=0)
        if _is_share(one, Fraction(int(most), 10**places)):
            yield one["indicator"]


def _is_share(one: dict[str, Any], most: Fraction) -> bool:
    shares, percents = one["shares"] or 0, one["percents"] or 0
    if shares or percents:
        return bool(shares > percents)
    if not one["whole"] or not 0 < most <= 1:
        return False
    return abs(Fraction(100 * int(one["above"]), int(one["whole"]))) >= 10 * most
