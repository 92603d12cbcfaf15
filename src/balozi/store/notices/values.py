"""Values that wait: to be entered by an institution, or to be approved by somebody else than who entered them."""

from collections import defaultdict
from datetime import date, datetime

from balozi.ground.people import Reader
from balozi.store.notices.records import Worker, WorkItem
from balozi.store.results.definitions import indicators
from balozi.store.results.grids import is_area, missing_values
from balozi.store.results.records import Asked, IndicatorRow
from balozi.store.results.stated import observations
from balozi.store.results.values import MissingValue

# What was handed in waits for approval, and not to be entered again.
_TO_ENTER = frozenset({"", "returned"})


def values_to_enter(reader: Reader, worker: Worker, day: date, at: datetime | None) -> list[WorkItem]:
    """Return the values that an institution has not reported though their period is over, by indicator and period."""
    if not worker.institution or (worker.name and not worker.enters):
        return []
    found: dict[tuple[str, str], list[MissingValue]] = defaultdict(list)
    owned = missing_values(reader, Asked(on=day, at=at, institution=worker.institution))
    # A county owns no indicator: it reports its own part, and has its code as its area.
    of_area = Asked(on=day, at=at, area=worker.institution)
    in_area = missing_values(reader, of_area) if is_area(worker.institution) else []
    also = [one for one in in_area if one.indicator.owner != worker.institution]
    for one in (*owned, *also):
        if one.state in _TO_ENTER:
            found[one.indicator.code, one.period].append(one)
    return [
        _item("values_to_enter", values[0].indicator, len(values), values[0].period, str(values[0].due_on))
        for values in found.values()
    ]


def values_to_approve(reader: Reader, worker: Worker, day: date) -> list[WorkItem]:
    """Return the values that others entered and that wait for somebody's approval, by indicator."""
    if not worker.approves:
        return []
    found: dict[str, int] = defaultdict(int)
    for row in observations(reader, state="waiting", institution=worker.institution, size=0).items:
        # Nobody approves what the same person entered.
        if row.by != worker.name:
            found[row.indicator] += 1
    rows = indicators(reader, Asked(on=day, indicators=tuple(found))) if found else []
    return [_item("values_to_approve", row, found[row.code]) for row in rows]


def _item(why: str, row: IndicatorRow, number: int, period: str = "", due: str = "") -> WorkItem:
    names = row.declared.names
    return WorkItem(
        (why,),
        None,
        names.get("en") or row.code,
        due=due,
        institution=row.declared.owner,
        number=number,
        indicator=row.code,
        period=period,
        names=names,
    )
