"""The sheet for entering values: its cells, what is sent of them, and what becomes of each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import groupby

from django.http import QueryDict
from django.utils.translation import gettext as _

from balozi.ground.errors.family import BaloziError
from balozi.ground.people import Person
from balozi.results.declarations import Kind
from balozi.services.observing import correct_observation, submit_observation
from balozi.services.reported_values import Reported
from balozi.store.results.values import GridCell, GridRow, StatedRow
from balozi.web.results.shown import shown_period

_PARTS = " / "


@dataclass(frozen=True, slots=True)
class CellShown:
    """One cell of the sheet.

    Attributes:
        name: of its field: indicator, area and period.
        label: what it is, for those who hear it.
        text: what stands in it, or what was typed.
        kept: what stands in the store.
        was: number of the value that stands, "" for none.
        state: of that value, "" for none.
        target: in words.
        is_over: whether the period has ended.
        is_invented: whether the value is invented.
        breaches: sentences of rules that the value does not keep.
        fault: why what was typed was not kept, "" when nothing is wrong.
    """

    name: str
    label: str
    text: str
    kept: str
    was: str
    state: str
    target: str
    is_over: bool
    is_invented: bool
    breaches: Sequence[str]
    fault: str = ""


@dataclass(frozen=True, slots=True)
class RowShown:
    """One indicator and area of the sheet."""

    grid: GridRow
    cells: Sequence[CellShown]


@dataclass(frozen=True, slots=True)
class SheetShown:
    """The rows that are reported in the same periods."""

    periods: Sequence[str]
    rows: Sequence[RowShown]


@dataclass(frozen=True, slots=True)
class Kept:
    """What became of a sheet that was sent: how many values were kept, and the fault of each other cell."""

    count: int
    faults: Mapping[str, str]


def sheets_of(
    grid: Sequence[GridRow], typed: QueryDict | None, faults: Mapping[str, str]
) -> list[SheetShown]:
    """Return a grid as one table for each set of periods; cells with a fault show what was typed."""
    rows = [row for row in grid if row.cells]

    def periods_of(row: GridRow) -> tuple[str, ...]:
        return tuple(cell.period for cell in row.cells)

    rows.sort(key=lambda row: (len(row.cells), periods_of(row), row.indicator.code, row.area))
    return [
        SheetShown(
            [shown_period(period) for period in periods],
            [RowShown(row, [_cell(row, cell, typed, faults) for cell in row.cells]) for row in group],
        )
        for periods, group in groupby(rows, key=periods_of)
    ]


def keep_sheet(grid: Sequence[GridRow], sent: QueryDict, person: Person, at: datetime) -> Kept:
    """Keep every cell that was changed; a cell that cannot be kept says why and holds nothing of the others up."""
    count, faults = 0, {}
    for row in grid:
        for cell in row.cells:
            name = _name(row, cell)
            typed = sent.get(name, "").strip()
            if name not in sent or typed == sent.get(f"kept:{name}", "").strip():
                continue
            fault = _meanwhile(cell, sent.get(f"was:{name}", "")) or _keep(row, cell, typed, person, at)
            count += not fault
            if fault:
                faults[name] = fault
    return Kept(count, faults)


def said(error: BaloziError) -> str:
    """Return what a refusal says and what to do, in the language of the page."""
    return f"{_(error.says) % error.facts} {_(error.remedy) % error.facts}"


def _meanwhile(cell: GridCell, was: str) -> str:
    """Return what to say when the value is not the one that the reader saw any more, "" when it is."""
    if was == (str(cell.standing.number) if cell.standing else ""):
        return ""
    told = _("Somebody else reported %(value)s here meanwhile. Look at it, then send your value again.")
    return told % {"value": _text(cell.standing) or "–"}


def _keep(row: GridRow, cell: GridCell, typed: str, person: Person, at: datetime) -> str:
    """Keep one cell, and return why it could not be kept, "" when it was."""
    if not typed:
        return _("A value is not emptied here. Type the right one, or withdraw it with a reason.")
    above, is_parted, below = (part.strip() for part in typed.partition("/"))
    # Only a percentage has parts; a count that is typed as one is no number, and is told so.
    is_parted = is_parted if row.indicator.declared.kind == Kind.PERCENT else ""
    reported = Reported(row.indicator.code, cell.period, row.area, value=typed)
    if is_parted:
        reported = replace(reported, value="", numerator=above, denominator=below)
    try:
        if cell.standing is None or cell.standing.is_demonstration:
            submit_observation(reported=reported, person=person, at=at)
        else:
            correct_observation(number=cell.standing.number, reported=reported, person=person, at=at)
    except BaloziError as refusal:
        return said(refusal)
    return ""


def _cell(row: GridRow, cell: GridCell, typed: QueryDict | None, faults: Mapping[str, str]) -> CellShown:
    name, kept, standing = _name(row, cell), _text(cell.standing), cell.standing
    fault = faults.get(name, "")
    return CellShown(
        name=name,
        label=f"{row.indicator.code} {row.area} {shown_period(cell.period)}",
        text=typed.get(name, "") if typed is not None and fault else kept,
        kept=kept,
        was=str(standing.number) if standing else "",
        state=standing.state if standing else "",
        target=cell.target,
        is_over=cell.is_over,
        is_invented=bool(standing and standing.is_demonstration),
        breaches=[_(one.says) % one.facts for one in standing.breaches] if standing else [],
        fault=fault,
    )


def _name(row: GridRow, cell: GridCell) -> str:
    return f"{row.indicator.code}|{row.area}|{cell.period}"


def _text(standing: StatedRow | None) -> str:
    """Return a value as it is typed: a percentage that is told by its parts as both of them."""
    if standing is None:
        return ""
    says = standing.says
    if says.get("numerator"):
        return f"{says['numerator']}{_PARTS}{says['denominator']}"
    return str(says.get("value", ""))
