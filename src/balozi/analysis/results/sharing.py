"""Which indicators are computed in one way: their manner, and where they are plain what holds of all of them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from balozi.analysis.results import telling
from balozi.analysis.results.judging import REGISTERED, registered
from balozi.analysis.results.registers import Known, Manner
from balozi.analysis.results.scales import is_share, tellings, told_shares
from balozi.results.declarations import Gathering, Kind, Missing

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from balozi.analysis.results.columns import Columns
    from balozi.analysis.results.steps import Steps


@dataclass(frozen=True, slots=True)
class Share:
    """Indicators whose figures are computed in one way.

    Attributes:
        manner: how their values come together.
        known: the indicators.
        unit: what numerators over denominators are multiplied by where that is the same for all; 0 where it is not.
        depth: of their areas, where they are plain; -1 where they are not.
        traits: what holds of all of them, where they are plain.
    """

    manner: Manner
    known: Sequence[Known]
    unit: int = 0
    depth: int = -1
    traits: telling.Traits | None = None

    @property
    def way(self) -> tuple[object, ...]:
        """Return all that the SQL of its steps depends on."""
        return self.manner, self.unit, self.depth, self.traits

    @property
    def is_based(self) -> bool:
        """Tell whether all cells, and what they come to, have a baseline."""
        if self.traits is None:
            return False
        return self.traits.steady or (self.traits.based and self.manner.over_areas == Gathering.SUM)


def shares_of(
    known: Sequence[Known],
    told: Mapping[int, Mapping[str, Any]],
    units: Mapping[int, int],
    months: Mapping[int, int],
) -> Iterator[tuple[Manner, int, int, list[Known]]]:
    """Give manner, unit and depth with the indicators that have them.

    Args:
        known: all indicators.
        told: by indicator its row of `telling.tellings` and of `telling.spreads`; those without rows have none.
        units: by indicator.
        months: of the periods of each indicator.
    """
    found: dict[tuple[Manner, int, int], list[Known]] = {}
    for one in known:
        key = one.manner, 0, -1
        if one.number in told and _is_plain(one, told[one.number], months[one.number]):
            unit = units[one.number] if one.manner.over_areas == Gathering.RATIO else 0
            key = replace(one.manner, missing=Missing.UNKNOWN), unit, told[one.number]["top"]
        found.setdefault(key, []).append(one)
    for (manner, unit, depth), mine in found.items():
        yield manner, unit, depth, mine


def _is_plain(known: Known, told: Mapping[str, Any], months: int) -> bool:
    if not telling.may_be_plain(known, told):
        return False
    return known.manner.missing != Missing.CARRIED or telling.lacks_nothing(told, months)


def shared(
    known: Sequence[Known],
    told: Mapping[int, Mapping[str, Any]],
    units: Mapping[int, int],
    columns: "Columns",
    over: int,
) -> list[Share]:
    """Return the shares of all indicators.

    Args:
        known: all indicators.
        told: by indicator its row of `telling.tellings` and of `telling.spreads`.
        units: by indicator.
        columns: that declare the indicators.
        over: periods that end at this month or before are over.
    """
    months = {one.number: columns.indicators[one.number].months for one in known}
    shares = []
    for manner, unit, depth, mine in shares_of(known, told, units, months):
        traits = telling.traits((told[one.number] for one in mine), over) if depth >= 0 else None
        shares.append(Share(manner, mine, unit, depth, traits))
    return shares


def units_of(known: Sequence[Known], stated: "ir.Table", steps: "Steps", places: int) -> dict[int, int]:
    """Return by indicator what a numerator over a denominator is multiplied by, in whole numbers.

    Args:
        known: all indicators.
        stated: what stands.
        steps: where it is asked what the numbers of a percentage tell whose unit does not say its scale.
        places: decimal places of the values.
    """
    percents = [one for one in known if one.kind == Kind.PERCENT]
    unsaid = [one.number for one in percents if is_share(one.unit) is None]
    shares = {one.number for one in percents if is_share(one.unit)}
    if unsaid:
        which = steps.lookup("unsaid", {"indicator": unsaid})
        told = steps.read("tellings", lambda: tellings(stated.semi_join(which, "indicator"), places))
        shares |= set(told_shares(told, places))
    return {one.number: 10**places * (1 if one.number in shares else 100) for one in known}


def register_of(shares: Sequence[Share], units: Mapping[int, int]) -> dict[str, list[int]]:
    """Return what is looked up of each indicator: its share, its unit and what `judging.registered` says of it."""
    listed = [(number, one) for number, share in enumerate(shares) for one in share.known]
    said = list(zip(*(registered(one.direction, one.kind) for _, one in listed), strict=True)) or [()] * len(
        REGISTERED
    )
    return {
        "indicator": [one.number for _, one in listed],
        **{name: list(one) for name, one in zip(REGISTERED, said, strict=True)},
        "share": [number for number, _ in listed],
        "unit": [units[one.number] for _, one in listed],
    }
