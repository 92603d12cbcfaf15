"""What rows declare of indicators and areas, and which indicators whole columns can answer."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from balozi.results.areas import tree_of
from balozi.results.periods import Period

# Whole numbers of 64 bits hold every product that is compared; what could come near is left to exact fractions.
_LARGEST = 9_000_000_000_000_000_000
MOST_OF_A_THRESHOLD = 1000
LONGEST_GAP = 1200
BEFORE_ALL = 0


@dataclass(slots=True)
class Declared:
    """What the rows of one indicator declare, and since when.

    Attributes:
        code: of the indicator.
        said: by name (direction, kind, unit, over_areas) the value and the first day on which a row declared it.
        why_exact: why whole columns cannot answer it; "" when they can.
        months: of its periods.
        fiscal: whether those are of the fiscal year.
        first: the end of its first period, in months.
        last: the end of its last period.
        most: what its values come to without their signs.
        parts: what its numerators and denominators come to.
        reporters: of its values.
    """

    code: str
    said: dict[str, tuple[str, int]] = field(default_factory=dict)
    why_exact: str = ""
    months: int = 0
    fiscal: bool = False
    first: int = 0
    last: int = 0
    most: Fraction = Fraction(0)
    parts: Fraction = Fraction(0)
    reporters: set[str] = field(default_factory=set)


class Declaring:
    """What rows declare of indicators and areas, while it is taken down.

    Attributes:
        indicators: by code, in the order in which they are named.
        areas: by name their place.
        larger: (area, larger area) to the first day on which a row names it so.
    """

    def __init__(self) -> None:
        self.indicators: dict[str, Declared] = {}
        self.areas: dict[str, int] = {}
        self.larger: dict[tuple[int, int], int] = {}
        self._nameless: set[tuple[str, int]] = set()
        self._touched: dict[str, set[int]] = {}

    def names(self, code: str, period: Period) -> Declared:
        """Take down that an indicator has a period."""
        told = self.indicators.setdefault(code, Declared(code))
        if told.months and (told.months, told.fiscal) != period.shape:
            told.why_exact = "periods of several lengths"
        told.first = min(told.first, period.end) if told.months else period.end
        told.last = max(told.last, period.end)
        told.months, told.fiscal = period.shape
        if told.last - told.first > LONGEST_GAP:
            told.why_exact = told.why_exact or "more than a century"
        return told

    def declares(self, code: str, name: str, word: str, day: int) -> None:
        """Take down that an indicator declares something (direction, kind, unit, over_areas) on a day."""
        if not word:
            return
        told = self.indicators[code]
        said, since = told.said.get(name, (word, day))
        if said != word:
            told.why_exact = "declared in several ways"
        told.said[name] = (said, _first(since, day))

    def reports(self, code: str, reporter: str) -> None:
        """Take down who reported values of an indicator."""
        told = self.indicators[code]
        told.reporters.add(reporter)
        if len(told.reporters) > 1:
            told.why_exact = told.why_exact or "several reporters"

    def lies(self, code: str, name: str, larger: str, day: int) -> None:
        """Take down that a row names an area and, on a day, the larger one in which it lies; "" names none."""
        area = self.lies_in(name, larger, day)
        self._touched.setdefault(code, set()).add(area)
        if not larger:
            self._nameless.add((code, area))

    def lies_in(self, name: str, larger: str, day: int) -> int:
        """Take down the same of an area, without the indicator; return the area's place."""
        area = self.areas.setdefault(name, len(self.areas))
        if larger:
            key = (area, self.areas.setdefault(larger, len(self.areas)))
            self.larger[key] = _first(self.larger.get(key, day), day)
        return area

    def odd_areas(self) -> set[int]:
        """Return the areas that lie, at any height, in several larger ones or in themselves."""
        found: dict[int, set[int]] = {}
        for area, larger in self.larger:
            found.setdefault(area, set()).add(larger)
        return _odd_areas({area: frozenset(larger) for area, larger in found.items()})

    def judge_areas(self) -> None:
        """Leave an indicator to the exact engine where its areas are not those of the table."""
        named = {area for area, _ in self.larger}
        for code, area in self._nameless:
            if area in named:
                self.indicators[code].why_exact = "rows that do not name the larger area"
        odd = self.odd_areas()
        for code, areas in self._touched.items():
            if areas & odd:
                self.indicators[code].why_exact = "areas in no single larger one"

    def judge_sizes(self, places: int, part_places: int) -> None:
        """Leave an indicator to the exact engine where its numbers could have no room."""
        for told in self.indicators.values():
            if not has_room(told, places, part_places):
                told.why_exact = told.why_exact or "numbers too large for whole columns"


def has_room(told: Declared, places: int, part_places: int) -> bool:
    """Tell whether whole numbers hold everything that the numbers of an indicator are multiplied to."""
    ten = 10**places
    values, parts = max(told.most * ten, Fraction(1)), told.parts * 10**part_places + 1
    most = max(values, Fraction(100 * ten)) * parts
    return bool(most * 2 * MOST_OF_A_THRESHOLD <= _LARGEST)


def _first(one: int, other: int) -> int:
    """Return the first of two days; a row without a day is never known on a day, so any day comes before it."""
    if BEFORE_ALL in (one, other):
        return one or other
    return min(one, other)


def _odd_areas(larger: Mapping[int, frozenset[int]]) -> set[int]:
    """Return the areas that lie, at any height, in several larger ones or in themselves."""
    names = {area: frozenset(map(str, found)) for area, found in larger.items()}
    tree = tree_of(frozenset(map(str, larger)), {str(area): found for area, found in names.items()})
    odd = {int(area) for area in tree.torn} | {int(area) for cycle in tree.cycles for area in cycle}
    grown = True
    while grown:
        inside = {area for area, found in larger.items() if found & odd} - odd
        odd |= inside
        grown = bool(inside)
    return odd
