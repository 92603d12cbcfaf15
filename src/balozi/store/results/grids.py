"""The grid for entering values, and the values that are due and were not reported."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from balozi.ground.people import Reader
from balozi.results.declarations import Calendar, Frequency
from balozi.results.periods import HALF, MONTH, QUARTER, YEAR, Period, period_of
from balozi.store.access.visibility import visible
from balozi.store.registers.moments import standing
from balozi.store.results.definitions import indicators
from balozi.store.results.feeding import APPROVED, SUBMITTED, states_of
from balozi.store.results.models import Observation, Target
from balozi.store.results.records import Asked, IndicatorRow
from balozi.store.results.stated import stated_rows
from balozi.store.results.values import GridCell, GridRow, MissingValue, StatedRow

MONTHS = {Frequency.MONTH: MONTH, Frequency.QUARTER: QUARTER, Frequency.HALF: HALF, Frequency.YEAR: YEAR}
_Cell = tuple[str, str, str]
# Periods by indicator.
_Told = Mapping[str, Sequence[Period]]


def periods_between(row: IndicatorRow, first: date, last: date) -> list[Period]:
    """Return the periods in which an indicator is reported that end between two days, both included.

    None where it declares no frequency or calendar.
    """
    frequency, calendar = row.declared.frequency, row.declared.calendar
    if frequency is None or calendar is None:
        return []
    prefix = "FY" if calendar == Calendar.FISCAL else ""
    found = []
    for year in range(first.year - 1, last.year + 1):
        parts = period_of(f"{prefix}{year:04}").parts(MONTHS[frequency])
        found += [part for part in parts if first <= part.last_day <= last]
    return found


def is_area(code: str) -> bool:
    """Tell whether anything was ever stated of an area of this code."""
    return any(model.objects.filter(area=code).exists() for model in (Target, Observation))


def missing_values(reader: Reader, asked: Asked, *, months: int = 12) -> list[MissingValue]:
    """Return the values that are due and were not reported, or are not approved, the oldest first.

    A value is due when its period has ended. Looked at are the areas for which values or targets were ever stated;
    an indicator without any is due for its country as a whole.

    Args:
        reader: whose clearance applies.
        asked: country, pillar, institution, area, indicators, the day and the moment.
        months: how far back periods are looked at.
    """
    rows = indicators(reader, asked)
    start = asked.on.year * 12 + asked.on.month - 1 - months
    first = date(start // 12, start % 12 + 1, 1)
    due = {row.code: periods_between(row, first, asked.on) for row in rows}
    states = _states(reader, due, asked)
    areas = _areas(reader, rows, asked.at)
    found = []
    for row in rows:
        for period in due[row.code]:
            for area in areas.get(row.code, [row.country]):
                state = states.get((row.code, area, period.name), "")
                if state == APPROVED or (asked.area and area != asked.area):
                    continue
                days = (asked.on - period.last_day).days
                found.append(MissingValue(row, area, period.name, period.last_day, days, state))
    return sorted(found, key=lambda one: (one.due_on, one.indicator.code, one.area))


def entry_grid(reader: Reader, asked: Asked, *, first: date, last: date) -> list[GridRow]:
    """Return a grid for entering values: a row for each indicator and area, a cell for each period of its frequency.

    Args:
        reader: whose clearance applies.
        asked: country, pillar, institution, area, indicators, the day and the moment.
        first: day from which periods end.
        last: day until which they do.
    """
    rows = indicators(reader, asked)
    told = {row.code: periods_between(row, first, last) for row in rows}
    values, targets = _values(reader, told, asked), _targets(told, asked)
    areas = _areas(reader, rows, asked.at)
    grid = []
    for row in rows:
        periods = told[row.code]
        for area in _rows_of(row, areas.get(row.code, [row.country]), asked.area):
            cells = [
                GridCell(
                    period.name,
                    values.get((row.code, area, period.name)),
                    targets.get((row.code, area, period.name), ""),
                    period.is_over(asked.on),
                )
                for period in periods
            ]
            grid.append(GridRow(row, area, cells))
    return grid


def _rows_of(row: IndicatorRow, areas: list[str], asked: str) -> list[str]:
    """Return the areas that a sheet has a row for; where others report by area, the one asked for has one too."""
    if not asked:
        return areas
    return [asked] if asked in areas or any(area != row.country for area in areas) else []


def _values(reader: Reader, told: _Told, asked: Asked) -> dict[_Cell, StatedRow]:
    """Return the observation that stands in each cell; one that corrects another before the one it corrects."""
    found = visible(_of_cells(Observation, told, asked), reader).filter(breakdown="")
    listed = stated_rows(reader, "observation", found.order_by("made__number", "id"), asked.at)
    return {(one.indicator, one.area, one.period): one for one in listed}


def _states(reader: Reader, told: _Told, asked: Asked) -> dict[_Cell, str]:
    """Return the state of the observation that stands in each cell."""
    found = visible(_of_cells(Observation, told, asked), reader).filter(breakdown="")
    rows = list(found.order_by("made__number", "id").values_list("pk", "indicator__code", "area", "period"))
    states = states_of(found.order_by().values("pk"), asked.at)
    return {(code, area, period): states.get(pk, (SUBMITTED, ""))[0] for pk, code, area, period in rows}


def _targets(told: _Told, asked: Asked) -> dict[_Cell, str]:
    found = _of_cells(Target, told, asked)
    return {
        (one.indicator.code, one.area, one.period): _in_words(one)
        for one in found.select_related("indicator").order_by("id")
    }


def _of_cells(model: type[Any], told: _Told, asked: Asked) -> Any:
    """Return the rows that stand in some periods of indicators, in the area that is asked where one is."""
    names = {period.name for periods in told.values() for period in periods}
    found = standing(model, asked.at).filter(indicator__code__in=list(told), period__in=names)
    return found.filter(area=asked.area) if asked.area else found


def _in_words(target: Any) -> str:
    if target.is_open:
        return "?"
    ends = f"{target.low}–{target.high}" if target.low or target.high else ""
    return str(target.value or ends or target.words)


def _areas(reader: Reader, rows: Iterable[IndicatorRow], at: datetime | None) -> dict[str, list[str]]:
    """Return by indicator the areas of which a value that the reader may see, or a target, stands."""
    codes = [row.code for row in rows]
    found: dict[str, set[str]] = {}
    values = visible(standing(Observation, at), reader).filter(indicator__code__in=codes, breakdown="")
    targets = standing(Target, at).filter(indicator__code__in=codes)
    for told in (values, targets):
        for code, area in told.order_by().values_list("indicator__code", "area").distinct():
            found.setdefault(code, set()).add(area)
    return {code: sorted(areas) for code, areas in found.items()}
