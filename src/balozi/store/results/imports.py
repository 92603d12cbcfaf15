"""Files of values that were taken in: what became of their rows, and which of their values still wait."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from django.db.models import Count

from balozi.ground.errors.values import NoSuchValue
from balozi.ground.pages import PAGE_SIZE, Page
from balozi.ground.people import Reader
from balozi.store.access.visibility import visible
from balozi.store.results.models import Baseline, Observation, Target, ValueImport
from balozi.store.results.stated import in_state, stated_rows
from balozi.store.results.values import ImportShown, StatedRow

_WAITING = "waiting"


def imports(reader: Reader) -> list[ImportShown]:
    """Return the files of values that were taken in, the latest first."""
    rows = visible(ValueImport.objects.all(), reader).select_related("done", "undone").order_by("-id")
    return _shown(reader, list(rows))


def import_shown(reader: Reader, number: int) -> ImportShown:
    """Return one file of values that was taken in.

    Raises:
        NoSuchValue: there is none of this number that the reader may see.
    """
    return _shown(reader, [_row(reader, number)])[0]


def values_of_import(
    reader: Reader, number: int, *, state: str = "", page: int = 1, size: int = PAGE_SIZE
) -> Page[StatedRow]:
    """Return one page of the values that a file brought, in its order, those that do not stand any more too.

    Args:
        reader: whose clearance applies.
        number: of the import.
        state: as `observations` takes it, of those that stand; "" for all.
        page: counted from 1.
        size: most values on a page; 0 for all.

    Raises:
        NoSuchValue: there is no such import that the reader may see.
    """
    rows = _values(reader).filter(made=_row(reader, number).done)
    if state:
        rows = in_state(rows.filter(superseded__isnull=True), state, None)
    total = rows.count()
    ordered = rows.order_by("id")
    chosen = ordered[(page - 1) * size : page * size] if size else ordered
    return Page(stated_rows(reader, "observation", chosen), total, page, size or max(total, 1))


def corrected_by(reader: Reader, rows: Sequence[StatedRow]) -> dict[int, StatedRow]:
    """Return by the number of each correction the value that it corrects."""
    before = {row.number: row.corrects for row in rows if row.corrects is not None}
    found = _values(reader).filter(pk__in=list(before.values()))
    shown = {one.number: one for one in stated_rows(reader, "observation", found)}
    return {number: shown[other] for number, other in before.items() if other in shown}


def _values(reader: Reader) -> Any:
    return visible(visible(Observation.objects.all(), reader), reader, "indicator")


def _row(reader: Reader, number: int) -> ValueImport:
    rows = visible(ValueImport.objects.filter(pk=number), reader).select_related("done", "undone")
    row = rows.first()
    if row is None:
        raise NoSuchValue("import", number)
    return row


def _shown(reader: Reader, rows: Sequence[ValueImport]) -> list[ImportShown]:
    deeds = [row.done_id for row in rows]
    brought = _values(reader).filter(made__in=deeds)
    values = _by_deed(brought)
    waiting = _by_deed(in_state(brought.filter(superseded__isnull=True), _WAITING, None))
    aims = Counter[int]()
    models: Sequence[Any] = (Target, Baseline)
    for model in models:
        aims.update(_by_deed(visible(model.objects.filter(made__in=deeds), reader, "indicator")))
    return [
        ImportShown(
            row.pk,
            row.name,
            row.form,
            row.tally,
            row.conflicts,
            row.done.by,
            row.done.at,
            row.undone.at if row.undone else None,
            marking=row.marking,
            values=values.get(row.done_id, 0),
            waiting=waiting.get(row.done_id, 0),
            aims=aims[row.done_id],
        )
        for row in rows
    ]


def _by_deed(rows: Any) -> dict[int, int]:
    counted = rows.order_by().values_list("made").annotate(Count("pk"))
    return {deed: count for deed, count in counted}
