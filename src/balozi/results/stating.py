"""What rows state of an indicator, as known on a day: the latest version of each thing, and the versions before it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction
from typing import Protocol, TypeVar

from balozi.results.declarations import Baseline, Indicator, Kind, Observation, Target
from balozi.results.files import Row, columns_of
from balozi.results.periods import Period

_PERCENT = Fraction(100)
_SHARE = Fraction(1)
# Values that come out so many times above all stated ones are written on another scale.
_ANOTHER_SCALE = 10


class _Dated(Protocol):
    @property
    def reported_on(self) -> date | None: ...


Version = TypeVar("Version", bound=_Dated)


@dataclass(frozen=True, slots=True)
class Stated:
    """What stands of one area and period.

    Attributes:
        baseline: its latest version.
        target: its latest version.
        targets_before: earlier versions that said something else, oldest first.
        observations: the latest version of each reporter, in the order of their names.
        corrected: for each corrected observation the version before it.
        contradictory: of what there are two values on one day: baseline, target, actual.
        rows: that say something of it, by number.
    """

    baseline: Baseline | None = None
    target: Target | None = None
    targets_before: tuple[Target, ...] = ()
    observations: tuple[Observation, ...] = ()
    corrected: tuple[tuple[Observation, Observation], ...] = ()
    contradictory: tuple[str, ...] = ()
    rows: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Series:
    """All that is stated of one indicator.

    Attributes:
        indicator: as it is declared.
        scale: what a numerator over a denominator is multiplied by.
        read_as_share: whether a percentage is read as a share of 1, which nobody declared.
        stated: by area and period.
        parents: by area, each one that rows of this indicator name.
        redefined: whether an earlier row declared something else.
    """

    indicator: Indicator
    scale: Fraction
    read_as_share: bool
    stated: Mapping[str, Mapping[Period, Stated]]
    parents: Mapping[str, frozenset[str]]
    redefined: bool = False


def as_known(rows: Iterable[Row], day: date | None) -> tuple[list[Row], list[Row]]:
    """Return the rows that were reported by the end of a day, and those that do not say when they were.

    A row without a day cannot be shown to have been known, so it is left out and counted.

    Args:
        rows: of a table.
        day: on which it is asked; None takes all rows.
    """
    if day is None:
        return list(rows), []
    listed = list(rows)
    known = [row for row in listed if row.reported_on is not None and row.reported_on <= day]
    return known, [row for row in listed if row.reported_on is None]


def series_of(rows: Iterable[Row], declared: Mapping[str, Indicator] | None = None) -> dict[str, Series]:
    """Return what is stated, by indicator.

    Args:
        rows: of a table.
        declared: what a framework declares of an indicator, by code; it stands before what rows say.
    """
    framework = declared or {}
    by_indicator: dict[str, list[Row]] = {}
    for row in rows:
        by_indicator.setdefault(row.indicator, []).append(row)
    return {
        code: _series(rows, *((framework[code], False) if code in framework else _declared(code, rows)))
        for code, rows in sorted(by_indicator.items())
    }


def _changes(rows: Sequence[Row], name: str) -> Sequence[Row]:
    """Return the rows that are to be looked at for a declaration: the first one, where all say the same."""
    first = getattr(rows[0], name)
    return rows[:1] if all(getattr(row, name) is first for row in rows) else rows


def _series(rows: Sequence[Row], indicator: Indicator, redefined: bool) -> Series:
    cells: dict[str, dict[Period, list[Row]]] = {}
    parents: dict[str, set[str]] = {}
    for row in rows:
        cells.setdefault(row.area, {}).setdefault(row.period, []).append(row)
        if row.parent:
            parents.setdefault(row.area, set()).add(row.parent)
    stated = {
        area: {period: stated_by(said) for period, said in periods.items()} for area, periods in cells.items()
    }
    as_share, declared = _is_share(indicator, stated)
    return Series(
        indicator,
        _SHARE if as_share or indicator.kind != Kind.PERCENT else _PERCENT,
        as_share and not declared,
        stated,
        {area: frozenset(named) for area, named in parents.items()},
        redefined,
    )


def _declared(code: str, rows: Sequence[Row]) -> tuple[Indicator, bool]:
    """Return the latest declaration; two on one day that differ are none."""
    found, redefined = Indicator(code), False
    for name in ("direction", "kind", "unit", "over_areas"):
        latest: date | None = None
        values: set[object] = set()
        for row in _changes(rows, name):
            value = getattr(row, name)
            if not value:
                continue
            day = row.reported_on or date.min
            if latest is None or day > latest:
                redefined = redefined or bool(values - {value})
                latest, values = day, {value}
            elif day == latest:
                values.add(value)
            else:
                redefined = redefined or value not in values
        if len(values) == 1:
            found = replace(found, **{name: values.pop()})  # type: ignore[arg-type]
    return found, redefined


def stated_by(rows: Sequence[Row]) -> Stated:
    """Return what stands of one area and period after all rows about it."""
    if len(rows) == 1:
        row = rows[0]
        only = () if row.observation is None else (row.observation,)
        return Stated(row.baseline, row.target, observations=only, rows=(row.number,))
    targets = [row.target for row in rows if row.target is not None]
    baselines = [row.baseline for row in rows if row.baseline is not None]
    told = [row.observation for row in rows if row.observation is not None]
    target, target_clash = _latest(targets, lambda one: one.content)
    baseline, baseline_clash = _latest(baselines, lambda one: one.value)
    observations, corrected, clash = _observations(told)
    clashes = {"actual": clash, "baseline": baseline_clash, "target": target_clash}
    return Stated(
        baseline,
        target,
        _before(targets, target),
        observations,
        corrected,
        tuple(name for name, contradictory in clashes.items() if contradictory),
        tuple(sorted(row.number for row in rows)),
    )


def _observations(
    told: Sequence[Observation],
) -> tuple[tuple[Observation, ...], tuple[tuple[Observation, Observation], ...], bool]:
    latest, corrected, clashes = [], [], False
    for reporter in sorted({one.reporter for one in told}):
        own = [one for one in told if one.reporter == reporter]
        one, clash = _latest(own, lambda said: said.content)
        clashes = clashes or clash
        if one is None:
            continue
        latest.append(one)
        before = [other for other in own if _day(other) < _day(one) and other.content != one.content]
        if before:
            corrected.append((max(before, key=_order), one))
    return tuple(latest), tuple(corrected), clashes


def _latest(versions: Sequence[Version], content: Callable[[Version], object]) -> tuple[Version | None, bool]:
    """Return the latest version, and whether there are two of that day that differ."""
    if len(versions) <= 1:
        return (versions[0] if versions else None), False
    day = max(map(_day, versions))
    last = sorted((one for one in versions if _day(one) == day), key=_order)
    if len({content(one) for one in last}) > 1:
        return None, True
    return last[0], False


def _before(targets: Sequence[Target], now: Target | None) -> tuple[Target, ...]:
    if now is None or len(targets) <= 1:
        return ()
    earlier = [one for one in targets if _day(one) < _day(now) and one.content != now.content]
    return tuple(sorted(earlier, key=_order))


def _day(version: _Dated) -> date:
    return version.reported_on or date.min


def _order(version: _Dated) -> tuple[date, int]:
    return _day(version), getattr(version, "row", 0)


def _is_share(indicator: Indicator, stated: Mapping[str, Mapping[Period, Stated]]) -> tuple[bool, bool]:
    """Tell whether a percentage is written as a share of 1, and whether its unit says so.

    Where no unit is declared, a value that stands beside its own parts shows the scale. Otherwise numbers that all lie
    between 0 and 1, with values that would come out ten times above them, are shares.
    """
    unit = indicator.unit.casefold()
    if indicator.kind != Kind.PERCENT or unit in columns_of("percent_units"):
        return False, True
    if unit in columns_of("share_units"):
        return True, True
    cells = [cell for periods in stated.values() for cell in periods.values()]
    told = _Told()
    for cell in cells:
        told.take(cell)
    return told.is_share(), False


@dataclass(slots=True)
class _Told:
    """What the numbers of an indicator tell about their scale."""

    most: Fraction = Fraction(0)
    numerators: Fraction = Fraction(0)
    denominators: Fraction = Fraction(0)
    votes: dict[Fraction, int] = field(default_factory=lambda: {_SHARE: 0, _PERCENT: 0})

    def take(self, cell: Stated) -> None:
        numbers = [cell.baseline.value] if cell.baseline else []
        if cell.target:
            numbers += [
                one for one in (cell.target.number, cell.target.low, cell.target.high) if one is not None
            ]
        for one in cell.observations:
            if one.value is not None:
                numbers.append(one.value)
            if one.numerator is None or not one.denominator:
                continue
            self.numerators += one.numerator
            self.denominators += one.denominator
            if one.value and one.numerator:
                share = one.numerator / one.denominator
                self.votes[_SHARE if abs(one.value) < 10 * abs(share) else _PERCENT] += 1
        self.most = max([self.most, *map(abs, numbers)])

    def is_share(self) -> bool:
        if any(self.votes.values()):
            return self.votes[_SHARE] > self.votes[_PERCENT]
        if not self.denominators or not 0 < self.most <= 1:
            return False
        return abs(_PERCENT * self.numerators / self.denominators) >= _ANOTHER_SCALE * self.most
