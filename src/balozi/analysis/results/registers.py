"""What the expressions look up as known on a day: the kinds of indicators, the heights of areas, the calendar."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from balozi.analysis.results.columns import Columns
from balozi.analysis.results.declaring import BEFORE_ALL, Declared
from balozi.results.areas import tree_of
from balozi.results.declarations import Direction, Gathering, Kind, Missing, kind_rules


@dataclass(frozen=True, slots=True)
class Manner:
    """How the values of some indicators come together.

    Attributes:
        over_areas: sum, ratio or none.
        over_time: sum, ratio, last or none.
        missing: what a missing value stands for.
    """

    over_areas: Gathering
    over_time: Gathering
    missing: Missing


@dataclass(frozen=True, slots=True)
class Known:
    """An indicator as its rows declare it by a day.

    Attributes:
        number: its place in the columns.
        direction: None while none is declared.
        kind: None while none is declared.
        unit: "" while none is declared.
    """

    number: int
    direction: Direction | None
    kind: Kind | None
    unit: str

    @property
    def manner(self) -> Manner:
        """Return how its values come together."""
        if self.kind is None:
            return Manner(Gathering.NONE, Gathering.NONE, Missing.UNKNOWN)
        rules = kind_rules()[self.kind]
        return Manner(rules.over_areas, rules.over_time, rules.missing)


def known_indicators(columns: Columns, day: date | None) -> list[Known]:
    """Return the indicators that whole columns answer, as declared by a day."""
    return [_known(number, told, day) for number, told in enumerate(columns.indicators) if not told.why_exact]


def _known(number: int, told: Declared, day: date | None) -> Known:
    said = {
        name: word
        for name, (word, since) in told.said.items()
        if day is None or (since != BEFORE_ALL and since <= day.toordinal())
    }
    direction = Direction(said["direction"]) if "direction" in said else None
    kind = Kind(said["kind"]) if "kind" in said else None
    return Known(number, direction, kind, said.get("unit", ""))


def heights(columns: Columns, day: date | None) -> tuple[dict[int, int], dict[int, int]]:
    """Return for each area how many larger ones it lies in, and the one it is part of."""
    named = {str(area): frozenset(map(str, one)) for area, one in columns.larger_on(day).items()}
    every = {str(area) for area in range(len(columns.areas))}
    tree = tree_of(frozenset(every), named)
    larger = {int(area): int(whole) for whole, parts in tree.parts.items() for area in parts}
    depth: dict[int, int] = {}
    for area in reversed(tree.order):
        number = int(area)
        depth[number] = depth[larger[number]] + 1 if number in larger else 0
    return depth, larger


def calendar(columns: Columns, numbers: list[int]) -> Iterator[tuple[int, int]]:
    """Give every period of some indicators, from the first to the last that rows name."""
    for number in numbers:
        told = columns.indicators[number]
        for end in range(told.first, told.last + 1, told.months):
            yield number, end


def over_by(on: date) -> int:
    """Return the month at whose beginning or before periods end that are over by the end of a day.

    Examples:
        >>> over_by(date(2024, 12, 31)) - over_by(date(2024, 12, 30))
        1
    """
    morrow = on + timedelta(days=1)
    return morrow.year * 12 + morrow.month - 1
