"""Reading the registers: lists, one entry, one country, as far as the reader may see them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from functools import reduce
from operator import and_
from typing import Any

from django.db.models import Q, QuerySet

from balozi.ground.errors.registers import NoSuchEntry
from balozi.ground.pages import PAGE_SIZE, Page
from balozi.ground.people import Reader
from balozi.ground.words import checked_search, fold
from balozi.store.access.visibility import visible
from balozi.store.audit.queries import Circumstance, circumstance_of
from balozi.store.registers.facets import of_country
from balozi.store.registers.lives import statuses_of
from balozi.store.registers.models import Entry, Involvement
from balozi.store.registers.moments import day_of, standing, stood
from balozi.store.registers.records import EntryPage, EntryRow, EvidenceRow, VersionRow
from balozi.store.registers.remembered import counted
from balozi.store.registers.shown import readable, rows_of, values_of
from balozi.store.registers.states import (
    LIVING,
    by_state,
    due_order,
    has_flag,
    has_status,
    states_on,
    with_state,
)
from balozi.store.registers.tables import REGISTERS, Register

# How many entries a part of a whole register has.
_PART = 2_000


def list_register(
    reader: Reader,
    register: str,
    *,
    search: str = "",
    filters: Mapping[str, str] | None = None,
    sort: str = "",
    page: int = 1,
    size: int = PAGE_SIZE,
    at: datetime | None = None,
    among: Sequence[int] | None = None,
) -> Page[EntryRow]:
    """Return one page of a register.

    Args:
        reader: whose clearance applies.
        register: a name of `tables.REGISTERS`.
        search: words that all must occur in the entry, whatever their case and accents.
        filters: exact values by column name; also ``country``, ``kind``, ``actor`` (a code involved),
            ``evidence`` ("paper" or "pack only"); and, of how entries stand now, ``flag``, ``status_now``, ``lead``.
        sort: a column, with "-" before it for the other direction; unknown ones are ignored.
        page: counted from 1.
        size: most entries on a page; 0 for all.
        at: the moment as known at which the list is asked, None for now.
        among: numbers of the entries that are looked at, None for all.
    """
    table = REGISTERS[register]
    rows = _among(_chosen(reader, table, search, filters or {}, at), among)
    ordered = _ordered(table, rows, sort, at)
    if not size:
        whole = list(ordered.select_related("entry"))
        return Page(rows_of(reader, table, whole, at), len(whole), 1, max(len(whole), 1))
    total = counted(rows, reader)
    number = min(max(1, page), max(1, -(-total // size)))
    # Sorted by their numbers first: a whole register with its texts would be carried through the sorting.
    numbers = list(ordered.values_list("pk", flat=True)[(number - 1) * size : number * size])
    return Page(rows_of(reader, table, _versions(table, numbers), at), total, number, size)


def register_in_parts(
    reader: Reader,
    register: str,
    *,
    search: str = "",
    filters: Mapping[str, str] | None = None,
    sort: str = "",
    at: datetime | None = None,
    among: Sequence[int] | None = None,
) -> Iterator[list[EntryRow]]:
    """Return a whole register as `list_register` would, a part at a time, so that none of it need be kept.

    Which entries there are is asked at once, before the first part.
    """
    table = REGISTERS[register]
    rows = _among(_chosen(reader, table, search, filters or {}, at), among)
    numbers = list(_ordered(table, rows, sort, at).values_list("pk", flat=True))
    return (
        rows_of(reader, table, _versions(table, numbers[first : first + _PART]), at)
        for first in range(0, len(numbers), _PART)
    )


def entry_rows(
    reader: Reader, register: str, entries: Iterable[int], *, at: datetime | None = None
) -> list[EntryRow]:
    """Return those of some entries that stand, as a list shows them."""
    table, numbers, found = REGISTERS[register], list(entries), []
    for first in range(0, len(numbers), _PART):
        some = standing(table.model, at).filter(entry__in=numbers[first : first + _PART])
        rows = visible(some, reader, "entry").select_related("entry")
        found += rows_of(reader, table, list(rows), at)
    return found


def titles_named(reader: Reader, entries: Iterable[int]) -> dict[int, str]:
    """Return the titles of entries of any registers, as far as they stand and the reader may see them."""
    wanted: dict[str, list[int]] = defaultdict(list)
    known = visible(Entry.objects.filter(pk__in=list(entries)), reader)
    for number, register in known.values_list("pk", "register"):
        wanted[register].append(number)
    titles: dict[int, str] = {}
    for register, numbers in wanted.items():
        rows = standing(REGISTERS[register].model, None).filter(entry__in=numbers)
        titles |= dict(rows.values_list("entry_id", "title"))
    return titles


def entry_page(reader: Reader, entry: int, *, at: datetime | None = None) -> EntryPage:
    """Return one entry with its evidence and history.

    Raises:
        NoSuchEntry: there is none of this number that the reader may see.
    """
    found = visible(Entry.objects.filter(pk=entry), reader).first()
    if found is None:
        raise NoSuchEntry(str(entry))
    table = REGISTERS[found.register]
    versions = list(
        table.model.objects.filter(entry=found).select_related("entry", "made", "superseded").order_by("-id")  # type: ignore[attr-defined]
    )
    now = rows_of(reader, table, [version for version in versions if stood(version, at)], at)
    last = versions[0]
    status = statuses_of(reader, [found.pk], at)[found.pk] if found.register == "agreements" else ""
    return EntryPage(
        entry=found.pk,
        register=found.register,
        row=now[0] if now else None,
        title=last.title,
        note=str(last.details.get("note", "")),
        evidence=_evidence(reader, found, at),
        history=[_version_row(table, version) for version in versions],
        status=status,
        marking=found.marking,
    )


def _narrowed(
    table: Register, rows: QuerySet[Any], reader: Reader, search: str, filters: Mapping[str, str]
) -> QuerySet[Any]:
    rows = of_country(visible(rows, reader, "entry"), filters.get("country", ""))
    words = fold(checked_search(search)).split()
    if words:
        rows = rows.filter(reduce(and_, (Q(entry__search__contains=word) for word in words)))
    if filters.get("kind"):
        rows = rows.filter(entry__kind=filters["kind"])
    if filters.get("actor"):
        involved = Involvement.objects.filter(
            register=table.name, code=filters["actor"], superseded__isnull=True
        )
        rows = rows.filter(entry__in=involved.values("entry"))
    if filters.get("evidence"):
        quoted = readable(reader, None).filter(document__isnull=False).values("entry")
        rows = (
            rows.filter(entry__in=quoted)
            if filters["evidence"] == "paper"
            else rows.exclude(entry__in=quoted)
        )
    for column in table.filters:
        if filters.get(column):
            rows = rows.filter(**{column: filters[column]})
    return rows


def _chosen(
    reader: Reader, table: Register, search: str, filters: Mapping[str, str], at: datetime | None
) -> QuerySet[Any]:
    rows = _narrowed(table, standing(table.model, at), reader, search, filters)
    return _as_kept(rows, reader, table.name, filters) if at is None and table.name in LIVING else rows


def _among(rows: QuerySet[Any], entries: Sequence[int] | None) -> QuerySet[Any]:
    return rows if entries is None else rows.filter(entry__in=entries)


def _versions(table: Register, numbers: Sequence[int]) -> list[Any]:
    rows = table.model.objects.filter(pk__in=numbers).select_related("entry")  # type: ignore[attr-defined]
    found = {row.pk: row for row in rows}
    return [found[one] for one in numbers]


def _as_kept(rows: QuerySet[Any], reader: Reader, register: str, filters: Mapping[str, str]) -> QuerySet[Any]:
    """Return versions narrowed by how their entries stand now."""
    day = day_of(None)
    if filters.get("flag"):
        rows = rows.filter(has_flag(register, filters["flag"], day))
    if filters.get("status_now"):
        rows = rows.filter(has_status(reader, register, filters["status_now"], day))
    if filters.get("lead"):
        led = states_on(day).filter(register=register, lead=filters["lead"])
        rows = rows.filter(entry__in=led.values("entry"))
    return rows


def _ordered(table: Register, rows: QuerySet[Any], sort: str, at: datetime | None) -> QuerySet[Any]:
    bare = sort.removeprefix("-")
    if at is None and table.name in LIVING and bare in {"status", "lead"}:
        return with_state(rows, day_of(None)).order_by(by_state(bare, sort.removesuffix(bare)), "id")
    if table.name == "commitments" and bare not in {"title", "country", *table.columns}:
        return rows.order_by(*due_order(at))
    return rows.order_by(*_order(table, sort))


def _order(table: Register, sort: str) -> tuple[str, ...]:
    bare = sort.removeprefix("-")
    if bare == "country":
        return (sort.replace("country", "entry__country"), "id")
    if bare in {"title", *table.columns}:
        return (sort, "id")
    return (*table.order, "id")


def _evidence(reader: Reader, entry: Entry, at: datetime | None) -> list[EvidenceRow]:
    rows = readable(reader, at).filter(entry=entry).select_related("document", "made").order_by("id")
    return [
        EvidenceRow(
            document=row.document_id,
            document_title=str(row.document) if row.document else "",
            start=row.start,
            end=row.end,
            quote=row.quote,
            source=row.source,
            by=row.made.by,
            at=row.made.at,
        )
        for row in rows
    ]


def _version_row(table: Register, version: Any) -> VersionRow:
    ended = version.superseded
    return VersionRow(
        title=version.title,
        values=values_of(table, version),
        made_at=version.made.at,
        made_by=version.made.by,
        verb=version.made.verb,
        superseded_at=ended.at if ended else None,
        superseded_by=ended.by if ended else "",
        told=circumstance_of(version.made),
        ended=circumstance_of(ended) if ended else Circumstance(),
    )
