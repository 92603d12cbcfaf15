"""What changed on a register between two moments, with the statuses before and after, a page at a time."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from balozi.ground.errors.registers import NoSuchRegister
from balozi.ground.pages import PAGE_SIZE, Page
from balozi.ground.people import Reader
from balozi.store.audit.models import Deed
from balozi.store.follow_up.courses import courses_of
from balozi.store.follow_up.models import Assignment, CommitmentEvent
from balozi.store.registers.changes import ChangeRow, FieldChange, Sort, Span, chosen, doing_of, told, touched
from balozi.store.registers.lives import readable_condition, statuses_of
from balozi.store.registers.models import AgreementEvent
from balozi.store.registers.tables import REGISTERS, Register

# How many entries a part of a whole comparison has.
_PART = 500
_Standing = Mapping[int, Mapping[str, str]]


def count_changes(reader: Reader, register: str, span: Span) -> dict[Sort, int]:
    """Return how many entries came, changed, moved and went between two moments.

    Raises:
        NoSuchRegister: there is no register of this name.
    """
    return {sort: _chosen(reader, _table(register), span, sort).count() for sort in Sort}


def list_changes(reader: Reader, register: str, span: Span, sort: Sort, *, page: int = 1) -> Page[ChangeRow]:
    """Return one page of the entries that came, changed, moved or went, the latest first.

    Args:
        reader: whose clearance applies.
        register: a name of `tables.REGISTERS`.
        span: the two moments.
        sort: of change.
        page: counted from 1.

    Raises:
        NoSuchRegister: there is no register of this name.
    """
    table = _table(register)
    rows = _chosen(reader, table, span, sort)
    total = rows.count()
    number = min(max(1, page), max(1, -(-total // PAGE_SIZE)))
    versions = rows[(number - 1) * PAGE_SIZE : number * PAGE_SIZE]
    return Page(_told(reader, table, list(_whole(versions)), span, sort), total, number)


def changes_in_parts(
    reader: Reader, register: str, span: Span, sorts: Sequence[Sort] = tuple(Sort)
) -> Iterator[ChangeRow]:
    """Yield all changes of a register between two moments; which entries there are is asked before the first."""
    table = _table(register)
    for sort in sorts:
        numbers = list(_chosen(reader, table, span, sort).values_list("pk", flat=True))
        for first in range(0, len(numbers), _PART):
            part = numbers[first : first + _PART]
            found = {row.pk: row for row in _whole(table.model.objects.filter(pk__in=part))}  # type: ignore[attr-defined]
            yield from _told(reader, table, [found[number] for number in part], span, sort)


def _table(register: str) -> Register:
    if register not in REGISTERS:
        raise NoSuchRegister(register)
    return REGISTERS[register]


def _lives(reader: Reader, table: Register) -> list[QuerySet[Any]]:
    """Return what happens to the entries of a register beside their versions, as far as the reader may see it."""
    if table.name == "agreements":
        return [AgreementEvent.objects.filter(readable_condition(reader))]
    if table.name == "commitments":
        return [CommitmentEvent.objects.all(), Assignment.objects.all()]
    return []


def _chosen(reader: Reader, table: Register, span: Span, sort: Sort) -> QuerySet[Any]:
    return chosen(reader, table, span, sort, _lives(reader, table))


def _whole(versions: QuerySet[Any]) -> QuerySet[Any]:
    return versions.select_related("entry", "made", "superseded")


def _told(
    reader: Reader, table: Register, versions: Sequence[Any], span: Span, sort: Sort
) -> list[ChangeRow]:
    rows = told(table, versions, span, sort)
    if sort in {Sort.ADDED, Sort.RETIRED} or table.name not in _STATUSES:
        return rows
    ids = [row.entry for row in rows]
    was, is_ = (_STATUSES[table.name](reader, ids, at) for at in (span.start, span.end))
    last = _last_deeds(reader, table, ids, span)
    return [
        _with_life(row, was.get(row.entry, {}), is_.get(row.entry, {}), last.get(row.entry)) for row in rows
    ]


def _with_life(
    row: ChangeRow, was: Mapping[str, str], is_: Mapping[str, str], deed: Deed | None
) -> ChangeRow:
    doing = doing_of(deed) if deed else None
    life = [
        FieldChange(name, was.get(name, ""), is_.get(name, ""), False, doing)
        for name in is_
        if was.get(name, "") != is_.get(name, "")
    ]
    last = doing if doing and (row.sort is Sort.MOVED or doing.at > row.doing.at) else row.doing
    return replace(row, fields=[*life, *row.fields], doing=last)


def _last_deeds(reader: Reader, table: Register, ids: Sequence[int], span: Span) -> dict[int, Deed]:
    last: dict[int, Deed] = {}
    for rows in _lives(reader, table):
        for row in touched(rows.filter(entry__in=ids), span).select_related("made", "superseded"):
            ended = row.superseded is not None and row.superseded.at <= span.end
            deed = row.superseded if ended else row.made
            last[row.entry_id] = max(last.get(row.entry_id, deed), deed, key=lambda one: one.number)
    return last


def _of_commitments(reader: Reader, ids: Sequence[int], at: datetime) -> _Standing:
    courses = courses_of(reader, ids, at=at)
    return {entry: {"status": one.status, "lead": one.lead} for entry, one in courses.items()}


def _of_agreements(reader: Reader, ids: Sequence[int], at: datetime) -> _Standing:
    return {entry: {"status": status} for entry, status in statuses_of(reader, ids, at).items()}


_STATUSES: Mapping[str, Callable[[Reader, Sequence[int], datetime], _Standing]] = {
    "agreements": _of_agreements,
    "commitments": _of_commitments,
}
