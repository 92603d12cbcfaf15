"""Rows as columns of whole numbers, and which indicators whole columns can answer."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from balozi.results.areas import tree_of
from balozi.results.declarations import Baseline, Direction, Gathering, Kind, Observation, Target
from balozi.results.files import Row
from balozi.results.periods import Period, period_of

if TYPE_CHECKING:
    import pyarrow as pa

# Whole numbers of 64 bits hold every product that is compared; what could come near is left to exact fractions.
_LARGEST = 9_000_000_000_000_000_000
MOST_OF_A_THRESHOLD = 1000
_MOST_PLACES = 6
_LONGEST_GAP = 1200
_NUMBERS = ("baseline", "target", "low", "high", "actual", "numerator", "denominator")
_STATES = ("missing", "open", "words", "incomplete", "differing", "stated")
STATE = {name: code for code, name in enumerate(_STATES)}
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


@dataclass(frozen=True)
class Columns:
    """A table of results as columns.

    Attributes:
        rows: one row per row of the table: number, indicator, area, period (its end in months), baseline, target,
            low, high, state, words, actual, numerator, denominator, is_told, day; numbers are times ten to the power of
            their places.
        indicators: by their place, which is the number in ``rows``.
        areas: names by their place.
        larger: (area, larger area) to the first day on which a row names it so.
        words: targets in words, by their place.
        places: decimal places of values, targets and baselines.
        part_places: decimal places of numerators and denominators.
        left: rows of indicators that only the exact engine can answer.
    """

    rows: "pa.Table"
    indicators: Sequence[Declared]
    areas: Sequence[str]
    larger: Mapping[tuple[int, int], int]
    words: Sequence[str]
    places: int
    part_places: int
    left: tuple[Row, ...] = ()

    def larger_on(self, day: date | None) -> dict[int, frozenset[int]]:
        """Return the larger areas of each, as known on a day."""
        found: dict[int, set[int]] = {}
        for (area, larger), since in self.larger.items():
            if day is None or (since != BEFORE_ALL and since <= day.toordinal()):
                found.setdefault(area, set()).add(larger)
        return {area: frozenset(named) for area, named in found.items()}


def columns_of(rows: Iterable[Row]) -> Columns:
    """Return rows as columns.

    Examples:
        >>> from balozi.results.files import read_table
        >>> table = read_table(["indicator,direction,kind,area,period,actual", "I,increase,level,X,2024,0.5"], "t")
        >>> columns = columns_of(table.rows)
        >>> columns.places, columns.rows["actual"].to_pylist()
        (1, [5])
    """
    return _Columns(list(rows)).made()


class _Columns:
    """Columns while they are made."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self.rows = rows
        self.indicators: dict[str, Declared] = {}
        self.areas: dict[str, int] = {}
        self.words: dict[str, int] = {}
        self.larger: dict[tuple[int, int], int] = {}
        self.nameless: list[tuple[str, int]] = []
        self.touched: dict[str, set[int]] = {}

    def made(self) -> Columns:
        import pyarrow as pa

        for row in self.rows:
            told = self.indicators.setdefault(row.indicator, Declared(row.indicator))
            self._declare(row, told)
            self._area(row)
        self._judge_areas()
        places, part_places = self._places()
        self._judge_sizes(10**places, 10**part_places)
        codes = {code: place for place, code in enumerate(self.indicators)}
        listed: dict[str, list[Any]] = {name: [] for name in schema().names}
        left = []
        for row in self.rows:
            if self.indicators[row.indicator].why_exact:
                left.append(row)
                continue
            said = said_by(row, codes[row.indicator], self.areas[row.area], (places, part_places), self.words)
            for name, value in said.items():
                listed[name].append(value)
        table = pa.table(listed, schema=schema())
        told_of = list(self.indicators.values())
        areas, words = list(self.areas), list(self.words)
        return Columns(table, told_of, areas, self.larger, words, places, part_places, tuple(left))

    def _places(self) -> tuple[int, int]:
        rows = [row for row in self.rows if not self.indicators[row.indicator].why_exact]
        values = {number.denominator for row in rows for number in _values(row)}
        parts = {number.denominator for row in rows for number in _parts(row)}
        return (
            max((_places_of(Fraction(1, one)) for one in values), default=0),
            max((_places_of(Fraction(1, one)) for one in parts), default=0),
        )

    def _declare(self, row: Row, told: Declared) -> None:
        day = _day(row)
        for name in ("direction", "kind", "unit", "over_areas"):
            value = getattr(row, name)
            if not value:
                continue
            said, since = told.said.get(name, (str(value), day))
            if said != str(value):
                told.why_exact = "declared in several ways"
            told.said[name] = (said, _first(since, day))
        told.most += sum(map(abs, _values(row)), Fraction(0))
        told.parts += sum(map(abs, _parts(row)), Fraction(0))
        self._judge_period(row, told)
        told.why_exact = told.why_exact or _why_exact(row, told)

    def _judge_period(self, row: Row, told: Declared) -> None:
        period = row.period
        if told.months and (told.months, told.fiscal) != period.shape:
            told.why_exact = "periods of several lengths"
        told.first = min(told.first, period.end) if told.months else period.end
        told.last = max(told.last, period.end)
        told.months, told.fiscal = period.shape

    def _area(self, row: Row) -> None:
        area = self.areas.setdefault(row.area, len(self.areas))
        self.touched.setdefault(row.indicator, set()).add(area)
        if not row.parent:
            self.nameless.append((row.indicator, area))
            return
        key = (area, self.areas.setdefault(row.parent, len(self.areas)))
        self.larger[key] = _first(self.larger.get(key, _day(row)), _day(row))

    def _judge_areas(self) -> None:
        """Leave an indicator to the exact engine where its areas are not those of the table."""
        found: dict[int, set[int]] = {}
        for area, larger in self.larger:
            found.setdefault(area, set()).add(larger)
        for code, area in self.nameless:
            if area in found:
                self.indicators[code].why_exact = "rows that do not name the larger area"
        odd = _odd_areas({area: frozenset(larger) for area, larger in found.items()})
        for code, areas in self.touched.items():
            if areas & odd:
                self.indicators[code].why_exact = "areas in no single larger one"

    def _judge_sizes(self, ten: int, part_ten: int) -> None:
        for told in self.indicators.values():
            values, parts = max(told.most * ten, Fraction(1)), told.parts * part_ten + 1
            if max(values, Fraction(100 * ten)) * parts * 2 * MOST_OF_A_THRESHOLD > _LARGEST:
                told.why_exact = told.why_exact or "numbers too large for whole columns"


def said_by(
    row: Row, indicator: int, area: int, places: tuple[int, int], words: dict[str, int]
) -> dict[str, int | None]:
    """Return a row as whole numbers.

    Args:
        row: of a table.
        indicator: its place among the indicators.
        area: its place among the areas.
        places: decimal places of values, and of numerators and denominators.
        words: targets in words by their place; new ones are added.
    """
    one, target = row.observation, row.target
    of_values, of_parts = places
    said = target.words if target else ""
    return {
        "number": row.number,
        "indicator": indicator,
        "area": area,
        "period": row.period.end,
        "baseline": _whole(row.baseline.value if row.baseline else None, of_values),
        "target": _whole(target.number if target else None, of_values),
        "low": _whole(target.low if target else None, of_values),
        "high": _whole(target.high if target else None, of_values),
        "actual": _whole(one.value if one else None, of_values),
        "numerator": _whole(one.numerator if one else None, of_parts),
        "denominator": _whole(one.denominator if one else None, of_parts),
        "state": STATE[_state(target)],
        "words": words.setdefault(said, len(words)) if said else None,
        "is_told": one is not None,
        "day": _day(row),
    }


def why_afresh(row: Row, columns: Columns, told: Declared) -> str:
    """Return why one more row changes more than the figures that depend on it; "" when it does not.

    Args:
        row: that comes after the others.
        columns: of the others.
        told: what those declare of its indicator.
    """
    new = told.reporters | ({row.observation.reporter} if row.observation else set())
    says = {name: getattr(row, name) for name in ("direction", "kind", "unit")}
    if any(value and told.said.get(name, ("",))[0] != str(value) for name, value in says.items()):
        return "a declaration that changes"
    if row.period.shape != (told.months, told.fiscal) or len(new) > 1:
        return "another length of period, or another reporter"
    if abs(row.period.end - told.first) > _LONGEST_GAP or row.over_areas is not None:
        return "another way of bringing periods or areas together"
    if row.target and row.target.words and _state(row.target) == "stated":
        return "a target in words and numbers"
    shown = {columns.places: _values(row), columns.part_places: _parts(row)}
    if columns.places == columns.part_places:
        shown = {columns.places: (*_values(row), *_parts(row))}
    fits = all(_places_of(one) <= places for places, numbers in shown.items() for one in numbers)
    return "" if fits else "more decimal places than the columns keep"


def _why_exact(row: Row, told: Declared) -> str:
    """Return what of a row whole columns cannot hold."""
    if row.over_areas is not None:
        return "brings areas together in a way of its own"
    if told.last - told.first > _LONGEST_GAP:
        return "more than a century"
    if row.observation:
        told.reporters.add(row.observation.reporter)
    if len(told.reporters) > 1:
        return "several reporters"
    if row.target and row.target.words and _state(row.target) == "stated":
        return "a target in words and numbers"
    if any(_places_of(number) > _MOST_PLACES for number in (*_values(row), *_parts(row))):
        return "more than six decimal places"
    return ""


def _day(row: Row) -> int:
    return row.reported_on.toordinal() if row.reported_on else BEFORE_ALL


def schema() -> "pa.Schema":
    """Return the columns of rows."""
    import pyarrow as pa

    small = ("number", "indicator", "area", "period", "state", "words", "day")
    return pa.schema(
        [
            *((name, pa.int32()) for name in small),
            *((name, pa.int64()) for name in _NUMBERS),
            ("is_told", pa.bool_()),
        ]
    )


def rows_of(columns: Columns, table: "pa.Table") -> list[Row]:
    """Return rows for the exact engine from columns."""
    larger: dict[int, list[int]] = {}
    for area, one in columns.larger:
        larger.setdefault(area, []).append(one)
    return [_row(columns, said, larger) for said in table.to_pylist()]


def _row(columns: Columns, said: Mapping[str, Any], larger: Mapping[int, Sequence[int]]) -> Row:
    declared = columns.indicators[said["indicator"]]
    day = date.fromordinal(said["day"]) if said["day"] != BEFORE_ALL else None
    number = said["number"]
    value = {
        name: None
        if said[name] is None
        else Fraction(said[name], 10 ** (columns.part_places if name in _NUMBERS[5:] else columns.places))
        for name in _NUMBERS
    }
    target = None
    if said["state"] != STATE["missing"]:
        words = columns.words[said["words"]] if said["words"] is not None else ""
        is_open = said["state"] == STATE["open"]
        target = Target(value["target"], value["low"], value["high"], words, is_open, day, number)
    observation = None
    if said["is_told"]:
        observation = Observation(value["actual"], value["numerator"], value["denominator"], "", day, number)
    word = {name: one for name, (one, _) in declared.said.items()}
    named = larger.get(said["area"], ())
    return Row(
        number=number,
        line=number + 1,
        indicator=declared.code,
        direction=Direction(word["direction"]) if "direction" in word else None,
        kind=Kind(word["kind"]) if "kind" in word else None,
        unit=word.get("unit", ""),
        over_areas=Gathering(word["over_areas"]) if "over_areas" in word else None,
        area=columns.areas[said["area"]],
        parent=columns.areas[named[0]] if named else "",
        period=period_at(declared, said["period"]),
        baseline=None if value["baseline"] is None else Baseline(value["baseline"], day, number),
        target=target,
        observation=observation,
        reported_on=day,
    )


def period_at(declared: Declared, end: int) -> Period:
    """Return the period of an indicator that ends before a month."""
    return _period(declared.months, declared.fiscal, end)


def _period(months: int, fiscal: bool, end: int) -> Period:
    # A month has no fiscal name, so that the whole it begins in gives every other one.
    start = end - months
    month = period_of(f"{start // 12:04}-{start % 12 + 1:02}")
    if months == 1:
        return month
    return Period(month.end, 1, month.name, fiscal, month.opening).whole(months)


def _values(row: Row) -> Iterable[Fraction]:
    target = row.target
    told = [row.baseline.value if row.baseline else None, row.observation.value if row.observation else None]
    told += [target.number, target.low, target.high] if target else []
    return [number for number in told if number is not None]


def _parts(row: Row) -> Iterable[Fraction]:
    one = row.observation
    return [number for number in (one.numerator, one.denominator) if number is not None] if one else []


def _places_of(number: Fraction) -> int:
    for places in range(_MOST_PLACES + 1):
        if 10**places % number.denominator == 0:
            return places
    return _MOST_PLACES + 1


def _whole(number: Fraction | None, places: int) -> int | None:
    if number is None:
        return None
    return int(number * 10**places)


def _state(target: Target | None) -> str:
    if target is None:
        return "missing"
    if target.is_open:
        return "open"
    return "words" if target.words and target.low is None and target.high is None else "stated"


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
