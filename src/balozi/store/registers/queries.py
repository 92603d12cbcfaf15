"""Reading the registers: lists, one entry, one country, as far as the reader may see them."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache, reduce
from operator import and_
from typing import Any

from django.db.models import CharField, Count, Q, QuerySet, Value

from balozi.ground.errors import NoSuchEntry
from balozi.ground.pages import PAGE_SIZE, Page
from balozi.ground.people import Reader
from balozi.ground.words import checked_search, fold
from balozi.registers.commitments import flags_on
from balozi.store.access.visibility import hidden, seen, visible
from balozi.store.audit.queries import Circumstance, circumstance_of
from balozi.store.registers.lives import statuses_of
from balozi.store.registers.models import Entry, EvidenceRecord, Involvement, Version
from balozi.store.registers.moments import day_of, stood
from balozi.store.registers.moments import standing as standing
from balozi.store.registers.records import EntryPage, EntryRow, EvidenceRow, VersionRow
from balozi.store.registers.remembered import counted, remembered
from balozi.store.registers.states import (
    LIVING,
    by_state,
    due_order,
    has_flag,
    has_status,
    kept_statuses,
    states_on,
    with_state,
)
from balozi.store.registers.tables import REGISTERS, Register
from balozi.store.registers.tallying import tallied

# How many entries a part of a whole register has.
_PART = 2_000
# Columns of an entry itself, of which a whole register has few combinations.
_OF_ENTRY = ("country", "kind")
# So many are looked for one by one, each of them found at once; of more, the register is read.
_FEW_PAIRS = 6
_BASE = {"id", "entry", "made", "superseded", "title", "details", "version_ptr"}


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
        return Page(_rows(reader, table, whole, at), len(whole), 1, max(len(whole), 1))
    total = counted(rows, reader)
    number = min(max(1, page), max(1, -(-total // size)))
    # Sorted by their numbers first: a whole register with its texts would be carried through the sorting.
    numbers = list(ordered.values_list("pk", flat=True)[(number - 1) * size : number * size])
    return Page(_rows(reader, table, _versions(table, numbers), at), total, number, size)


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
        _rows(reader, table, _versions(table, numbers[first : first + _PART]), at)
        for first in range(0, len(numbers), _PART)
    )


def choices(reader: Reader, register: str, column: str) -> list[str]:
    """Return the values that a filter of a register can take, in order."""
    table = REGISTERS[register]
    rows = visible(standing(table.model, None), reader, "entry")
    name = f"entry__{column}" if column in {"country", "kind"} else column
    return sorted(
        {str(value) for value in rows.values_list(name, flat=True).distinct() if value not in ("", None)}
    )


def facets(reader: Reader, register: str, columns: Sequence[str]) -> dict[str, list[str]]:
    """Return the values that several filters of a register can take, in one reading of it."""
    asked = f"facets {register} {' '.join(columns)}"
    return remembered(asked, reader, lambda: _facets(reader, REGISTERS[register], columns), follow_up=False)


def _facets(reader: Reader, table: Register, columns: Sequence[str]) -> dict[str, list[str]]:
    own = tuple(column for column in columns if column not in _OF_ENTRY)
    found: dict[str, set[str]] = {column: set() for column in columns}
    told = [dict(zip(own, values, strict=True)) for values in _tallied_own(reader, table, own)]
    for row in [*told, *_pairs(reader, table, [name for name in _OF_ENTRY if name in columns])]:
        for column, value in row.items():
            if value not in ("", None):
                found[column].add(str(value))
    return {column: sorted(values) for column, values in found.items()}


def _tallied_own(reader: Reader, table: Register, own: tuple[str, ...]) -> Iterable[tuple[Any, ...]]:
    return tallied(standing(table.model, None), reader, *own) if own else ()


def _pairs(reader: Reader, table: Register, names: Sequence[str]) -> list[dict[str, Any]]:
    """Return the combinations of what the entries of a register are that the reader may see one of."""
    if not names:
        return []
    pairs = list(Entry.objects.filter(register=table.name).order_by().values(*names).distinct())
    rows = visible(standing(table.model, None), reader, "entry").order_by()
    if len(pairs) > _FEW_PAIRS:
        told = rows.values_list(*(f"entry__{name}" for name in names)).distinct()
        return [dict(zip(names, values, strict=True)) for values in told]
    rows = rows.filter(entry__register=table.name)
    return [
        pair for pair in pairs if rows.filter(**{f"entry__{name}": pair[name] for name in names}).exists()
    ]


def doubts_of(reader: Reader, register: str) -> list[str]:
    """Return the doubts of packs and papers that entries of a register hold now."""
    rows = visible(standing(REGISTERS[register].model, None), reader, "entry").order_by()
    found = rows.filter(details__has_key="flags").values_list("details__flags", flat=True).distinct()
    return remembered(
        f"doubts {register}",
        reader,
        lambda: sorted({flag for flags in found for flag in flags}),
        follow_up=False,
    )


def actors_of(reader: Reader, register: str) -> list[str]:
    """Return the codes of states and organisations involved in a register's entries."""
    rows = Involvement.objects.filter(superseded__isnull=True, register=register)
    return remembered(
        f"actors {register}",
        reader,
        lambda: sorted(code for (code,) in tallied(rows, reader, "code")),
        follow_up=False,
    )


def register_counts(reader: Reader, *, country: str = "") -> dict[str, int]:
    """Return how many entries each register holds now, in one question."""
    return remembered(
        f"registers {country}", reader, lambda: _register_counts(reader, country), follow_up=False
    )


def _register_counts(reader: Reader, country: str) -> dict[str, int]:
    standing_now = {
        name: _of_country(standing(table.model, None), country) for name, table in REGISTERS.items()
    }
    found = _lengths(standing_now)
    found.subtract(_lengths({name: hidden(rows, reader, "entry") for name, rows in standing_now.items()}))
    return {name: found[name] for name in REGISTERS}


def _lengths(of: Mapping[str, QuerySet[Any]]) -> Counter[str]:
    """Return how many rows there are of each name, in one question."""
    counted = [
        rows.order_by().annotate(named=Value(name, CharField())).values_list("named").annotate(n=Count("pk"))
        for name, rows in of.items()
    ]
    return Counter(dict(counted[0].union(*counted[1:], all=True)))


def countries(reader: Reader) -> dict[str, int]:
    """Return the countries that have entries of their own or are involved in some, with how many."""
    return remembered("countries", reader, lambda: _countries(reader), follow_up=False)


def _countries(reader: Reader) -> dict[str, int]:
    counts: dict[str, int] = defaultdict(int)
    entries = visible(Entry.objects.all(), reader)
    for code, number in entries.exclude(country="").values_list("country").annotate(n=Count("id")):
        counts[code] += number
    involved = Involvement.objects.filter(superseded__isnull=True)
    for (code,), number in tallied(involved, reader, "code", counted=Count("entry", distinct=True)).items():
        if len(code) == 3 and code.isupper():
            counts[code] += number
    return dict(sorted(counts.items()))


def entry_rows(
    reader: Reader, register: str, entries: Iterable[int], *, at: datetime | None = None
) -> list[EntryRow]:
    """Return those of some entries that stand, as a list shows them."""
    table, numbers, found = REGISTERS[register], list(entries), []
    for first in range(0, len(numbers), _PART):
        some = standing(table.model, at).filter(entry__in=numbers[first : first + _PART])
        rows = visible(some, reader, "entry").select_related("entry")
        found += _rows(reader, table, list(rows), at)
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
    now = _rows(reader, table, [version for version in versions if stood(version, at)], at)
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


def _of_country(rows: QuerySet[Any], country: str) -> QuerySet[Any]:
    return rows.filter(entry__country=country) if country else rows


def _narrowed(
    table: Register, rows: QuerySet[Any], reader: Reader, search: str, filters: Mapping[str, str]
) -> QuerySet[Any]:
    rows = _of_country(visible(rows, reader, "entry"), filters.get("country", ""))
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
        quoted = _readable(reader, None).filter(document__isnull=False).values("entry")
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


def values_of(table: Register, version: Version) -> dict[str, object]:
    """Return the fields of one version by name."""
    own = {name: getattr(version, name) for name in _own_fields(table.model)}
    extra = {name: value for name, value in version.details.items() if name not in {"flags", "note"}}
    return own | extra


@cache
def _own_fields(model: type[Version]) -> tuple[str, ...]:
    return tuple(field.name for field in model._meta.concrete_fields if field.name not in _BASE)


def _readable(reader: Reader, at: datetime | None) -> QuerySet[Any]:
    """Return the evidence that stands and that the reader may see: an open entry may rest on a secret paper too."""
    stated = Q(document__isnull=True)
    return standing(EvidenceRecord, at).filter(stated | seen(EvidenceRecord, reader, "document"))


def rows_shown(
    reader: Reader, wanted: Mapping[str, Sequence[int]], at: datetime | None
) -> dict[int, EntryRow]:
    """Return entries of several registers as lists show them, by their number.

    Args:
        reader: whose clearance applies.
        wanted: numbers of entries that the reader may see, by register.
        at: the moment as known at which it is asked, None for now.
    """
    versions = [
        (REGISTERS[name], version)
        for name, numbers in wanted.items()
        for version in standing(REGISTERS[name].model, at).filter(entry__in=numbers).select_related("entry")
    ]
    beside = _beside(reader, [version.entry_id for _, version in versions], at)
    statuses = _statuses(reader, wanted.get("agreements", ()), at)
    return {version.entry_id: _row(table, version, beside, statuses, at) for table, version in versions}


@dataclass(frozen=True, slots=True)
class _Beside:
    """What hangs on entries, by their numbers: who is involved, the quotations, the stated source."""

    involved: Mapping[int, Mapping[str, Sequence[str]]]
    marks: Mapping[int, Sequence[tuple[int, int, int]]]
    stated: Mapping[int, str]


def _beside(reader: Reader, ids: Sequence[int], at: datetime | None) -> _Beside:
    involved: dict[int, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    parts = _chunks(standing(Involvement, at), ids).order_by("id")
    for entry, role, code in parts.values_list("entry_id", "role", "code"):
        involved[entry][role].append(code)
    marks: dict[int, list[tuple[int, int, int]]] = defaultdict(list)
    stated: dict[int, str] = {}
    told = _chunks(_readable(reader, at), ids).order_by("id")
    for entry, document, start, end, source in told.values_list(
        "entry_id", "document_id", "start", "end", "source"
    ):
        if document is not None:
            marks[entry].append((document, start, end))
        if source:
            stated.setdefault(entry, source)
    return _Beside(involved, marks, stated)


def _statuses(reader: Reader, agreements: Sequence[int], at: datetime | None) -> Mapping[int, str]:
    if not agreements:
        return {}
    return statuses_of(reader, agreements, at) if at else kept_statuses(reader, agreements)


def _rows(reader: Reader, table: Register, versions: Sequence[Any], at: datetime | None) -> list[EntryRow]:
    ids = [version.entry_id for version in versions]
    beside = _beside(reader, ids, at)
    statuses = _statuses(reader, ids if table.name == "agreements" else (), at)
    return [_row(table, version, beside, statuses, at) for version in versions]


def _row(
    table: Register, version: Any, beside: _Beside, statuses: Mapping[int, str], at: datetime | None
) -> EntryRow:
    number, values = version.entry_id, values_of(table, version)
    if number in statuses:
        values["status"] = statuses[number]
    quoted = beside.marks.get(number, ())
    return EntryRow(
        entry=number,
        kind=version.entry.kind,
        register=table.name,
        country=version.entry.country,
        title=version.title,
        values=values,
        involved={role: tuple(codes) for role, codes in beside.involved.get(number, {}).items()},
        flags=_flags(table, version, at),
        quoted=len(quoted),
        pack=version.entry.pack,
        mark=quoted[0] if quoted else None,
        stated=beside.stated.get(number, ""),
    )


def _chunks(rows: QuerySet[Any], ids: Sequence[int]) -> QuerySet[Any]:
    # SQLite takes at most 250,000 parameters; a list without pages can be longer than is wise to name one by one.
    return rows.filter(entry_id__in=ids) if len(ids) <= 5_000 else rows


def _flags(table: Register, version: Version, at: datetime | None) -> tuple[str, ...]:
    stored = tuple(str(flag) for flag in version.details.get("flags", ()))
    if table.name != "commitments":
        return stored
    day = at.date() if at else date.today()  # noqa: DTZ011 - a due date is a day of the calendar on the wall
    return stored + flags_on(getattr(version, "due", ""), str(version.details.get("lead", "")), day)


def _evidence(reader: Reader, entry: Entry, at: datetime | None) -> list[EvidenceRow]:
    rows = _readable(reader, at).filter(entry=entry).select_related("document", "made").order_by("id")
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
