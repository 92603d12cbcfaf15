"""Rows as columns of whole numbers, and which indicators whole columns can answer."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from balozi.analysis.results.declaring import BEFORE_ALL, LONGEST_GAP, Declared, Declaring
from balozi.results.declarations import Target
from balozi.results.files import Row
from balozi.results.periods import Period, period_of

if TYPE_CHECKING:
    import pyarrow as pa

MOST_PLACES = 6
_NUMBERS = ("baseline", "target", "low", "high", "actual", "numerator", "denominator")
_STATES = ("missing", "open", "words", "incomplete", "differing", "stated")
STATE = {name: code for code, name in enumerate(_STATES)}


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
        self.rows, self.told = rows, Declaring()

    def made(self) -> Columns:
        import pyarrow as pa

        told, words = self.told, dict[str, int]()
        for row in self.rows:
            self._declare(row)
        told.judge_areas()
        places = self._places()
        told.judge_sizes(*places)
        codes = {code: place for place, code in enumerate(told.indicators)}
        listed: dict[str, list[Any]] = {name: [] for name in schema().names}
        left = []
        for row in self.rows:
            if told.indicators[row.indicator].why_exact:
                left.append(row)
                continue
            said = said_by(row, codes[row.indicator], told.areas[row.area], places, words)
            for name, value in said.items():
                listed[name].append(value)
        table = pa.table(listed, schema=schema())
        of_each, areas = list(told.indicators.values()), list(told.areas)
        return Columns(table, of_each, areas, told.larger, list(words), *places, tuple(left))

    def _places(self) -> tuple[int, int]:
        rows = [row for row in self.rows if not self.told.indicators[row.indicator].why_exact]
        values = {number.denominator for row in rows for number in _values(row)}
        parts = {number.denominator for row in rows for number in _parts(row)}
        return (
            max((places_of(Fraction(1, one)) for one in values), default=0),
            max((places_of(Fraction(1, one)) for one in parts), default=0),
        )

    def _declare(self, row: Row) -> None:
        code, day = row.indicator, _day(row)
        told = self.told.names(code, row.period)
        for name in ("direction", "kind", "unit", "over_areas"):
            self.told.declares(code, name, str(getattr(row, name) or ""), day)
        told.most += sum(map(abs, _values(row)), Fraction(0))
        told.parts += sum(map(abs, _parts(row)), Fraction(0))
        if row.observation:
            self.told.reports(code, row.observation.reporter)
        told.why_exact = told.why_exact or _why_exact(row)
        self.told.lies(code, row.area, row.parent, day)


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
    if abs(row.period.end - told.first) > LONGEST_GAP or row.over_areas is not None:
        return "another way of bringing periods or areas together"
    if row.target and row.target.words and _state(row.target) == "stated":
        return "a target in words and numbers"
    shown = {columns.places: _values(row), columns.part_places: _parts(row)}
    if columns.places == columns.part_places:
        shown = {columns.places: (*_values(row), *_parts(row))}
    fits = all(places_of(one) <= places for places, numbers in shown.items() for one in numbers)
    return "" if fits else "more decimal places than the columns keep"


def _why_exact(row: Row) -> str:
    """Return what of a row whole columns cannot hold."""
    if row.over_areas is not None:
        return "brings areas together in a way of its own"
    if row.target and row.target.words and _state(row.target) == "stated":
        return "a target in words and numbers"
    if any(places_of(number) > MOST_PLACES for number in (*_values(row), *_parts(row))):
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


def places_of(number: Fraction) -> int:
    """Return how many decimal places a number needs; one more than columns keep where it needs more than that."""
    for places in range(MOST_PLACES + 1):
        if 10**places % number.denominator == 0:
            return places
    return MOST_PLACES + 1


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
