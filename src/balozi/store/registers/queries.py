"""Reading the registers: lists, one entry, one country. The reader's clearance is applied here and only here."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from functools import reduce
from operator import and_
from typing import Any

from django.db.models import Count, Q, QuerySet

from balozi.ground.errors import NoSuchEntry
from balozi.ground.pages import PAGE_SIZE, Page
from balozi.ground.people import Reader
from balozi.ground.words import checked_search, fold
from balozi.registers.agreements import AgreementEventKind, AgreementStep, status_on
from balozi.registers.commitments import flags_on
from balozi.store.registers.models import AgreementEvent, Entry, EvidenceRecord, Involvement, Version
from balozi.store.registers.records import EntryPage, EntryRow, EvidenceRow, VersionRow
from balozi.store.registers.tables import REGISTERS, Register

_BASE = {"id", "entry", "made", "superseded", "title", "details", "version_ptr"}


def standing(model: type[Any], at: datetime | None) -> QuerySet[Any]:
    """Return the rows that stand now, or that stood as known at a moment."""
    rows: QuerySet[Any] = model.objects.all()
    if at is None:
        return rows.filter(superseded__isnull=True)
    return rows.filter(made__at__lte=at).filter(Q(superseded__isnull=True) | Q(superseded__at__gt=at))


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
) -> Page[EntryRow]:
    """Return one page of a register.

    Args:
        reader: whose clearance applies.
        register: a name of `tables.REGISTERS`.
        search: words that all must occur in the entry, whatever their case and accents.
        filters: exact values by column name; also ``country``, ``kind``, ``actor`` (a code involved),
            ``evidence`` ("paper" or "pack only").
        sort: a column, with "-" before it for the other direction; unknown ones are ignored.
        page: counted from 1.
        size: most entries on a page; 0 for all.
        at: the moment as known at which the list is asked, None for now.
    """
    table = REGISTERS[register]
    rows = _narrowed(table, standing(table.model, at), reader, search, filters or {})
    total = rows.count()
    number = min(max(1, page), max(1, -(-total // (size or total or 1))))
    ordered = rows.order_by(*_order(table, sort)).select_related("entry")
    chosen = ordered if not size else ordered[(number - 1) * size : number * size]
    return Page(_rows(reader, table, list(chosen), at), total, number, size or max(total, 1))


def choices(reader: Reader, register: str, column: str) -> list[str]:
    """Return the values that a filter of a register can take, in order."""
    table = REGISTERS[register]
    rows = standing(table.model, None).filter(entry__marking__lte=reader.clearance)
    name = f"entry__{column}" if column in {"country", "kind"} else column
    return sorted(
        {str(value) for value in rows.values_list(name, flat=True).distinct() if value not in ("", None)}
    )


def actors_of(reader: Reader, register: str) -> list[str]:
    """Return the codes of states and organisations involved in a register's entries."""
    rows = Involvement.objects.filter(
        superseded__isnull=True, entry__register=register, entry__marking__lte=reader.clearance
    )
    return sorted(set(rows.values_list("code", flat=True)))


def register_counts(reader: Reader, *, country: str = "") -> dict[str, int]:
    """Return how many entries each register holds now."""
    return {
        name: _visible(standing(table.model, None), reader, country).count()
        for name, table in REGISTERS.items()
    }


def entries_of_country(
    reader: Reader, country: str, *, at: datetime | None = None
) -> dict[str, list[EntryRow]]:
    """Return all entries of a country's own registers and all in which it is involved, by register."""
    found: dict[str, list[EntryRow]] = {}
    for name, table in REGISTERS.items():
        involved = Q(entry__involvement__code=country, entry__involvement__superseded__isnull=True)
        ids = standing(table.model, at).filter(Q(entry__country=country) | involved).values("id")
        rows = standing(table.model, at).filter(id__in=ids, entry__marking__lte=reader.clearance)
        listed = rows.select_related("entry").order_by(*table.order)
        found[name] = _rows(reader, table, list(listed), at)
    return found


def countries(reader: Reader) -> dict[str, int]:
    """Return the countries that have entries of their own or are involved in some, with how many."""
    counts: dict[str, int] = defaultdict(int)
    seen = Entry.objects.filter(marking__lte=reader.clearance)
    for code, number in seen.exclude(country="").values_list("country").annotate(n=Count("id")):
        counts[code] += number
    states = Involvement.objects.filter(superseded__isnull=True, entry__marking__lte=reader.clearance)
    for code, number in states.values_list("code").annotate(n=Count("entry", distinct=True)):
        if len(code) == 3 and code.isupper():
            counts[code] += number
    return dict(sorted(counts.items()))


def entry_rows(reader: Reader, register: str, entries: Iterable[int]) -> list[EntryRow]:
    """Return those of some entries that stand now, as a list shows them."""
    table = REGISTERS[register]
    rows = standing(table.model, None).filter(entry__in=list(entries), entry__marking__lte=reader.clearance)
    return _rows(reader, table, list(rows.select_related("entry")), None)


def entry_page(reader: Reader, entry: int, *, at: datetime | None = None) -> EntryPage:
    """Return one entry with its evidence and history.

    Raises:
        NoSuchEntry: there is none of this number that the reader may see.
    """
    found = Entry.objects.filter(pk=entry, marking__lte=reader.clearance).first()
    if found is None:
        raise NoSuchEntry(str(entry))
    table = REGISTERS[found.register]
    versions = list(
        table.model.objects.filter(entry=found).select_related("entry", "made", "superseded").order_by("-id")  # type: ignore[attr-defined]
    )
    stands = list(standing(table.model, at).filter(entry=found).select_related("entry"))
    now = _rows(reader, table, stands, at)
    last = versions[0]
    status = _agreement_status([found.pk], at).get(found.pk, "") if found.register == "agreements" else ""
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


def _visible(rows: QuerySet[Any], reader: Reader, country: str) -> QuerySet[Any]:
    rows = rows.filter(entry__marking__lte=reader.clearance)
    return rows.filter(entry__country=country) if country else rows


def _narrowed(
    table: Register, rows: QuerySet[Any], reader: Reader, search: str, filters: Mapping[str, str]
) -> QuerySet[Any]:
    rows = _visible(rows, reader, filters.get("country", ""))
    words = fold(checked_search(search)).split()
    if words:
        rows = rows.filter(reduce(and_, (Q(entry__search__contains=word) for word in words)))
    if filters.get("kind"):
        rows = rows.filter(entry__kind=filters["kind"])
    if filters.get("actor"):
        involved = Involvement.objects.filter(code=filters["actor"], superseded__isnull=True)
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


def _order(table: Register, sort: str) -> tuple[str, ...]:
    bare = sort.removeprefix("-")
    if bare == "country":
        return (sort.replace("country", "entry__country"), "id")
    if bare in {"title", *table.columns}:
        return (sort, "id")
    return (*table.order, "id")


def _values(table: Register, version: Version) -> dict[str, object]:
    own = {
        field.name: getattr(version, field.name)
        for field in table.model._meta.concrete_fields
        if field.name not in _BASE
    }
    extra = {name: value for name, value in version.details.items() if name not in {"flags", "note"}}
    return own | extra


def _readable(reader: Reader, at: datetime | None) -> QuerySet[Any]:
    """Return the evidence that stands and that the reader may see: an open entry may rest on a secret paper too."""
    stated = Q(document__isnull=True)
    return standing(EvidenceRecord, at).filter(stated | Q(document__marking__lte=reader.clearance))


def _rows(reader: Reader, table: Register, versions: Sequence[Any], at: datetime | None) -> list[EntryRow]:
    ids = [version.entry_id for version in versions]
    involved: dict[int, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for row in _chunks(standing(Involvement, at), ids).order_by("id"):
        involved[row.entry_id][row.role].append(row.code)
    marks: dict[int, list[tuple[int, int, int]]] = defaultdict(list)
    quotes = _chunks(_readable(reader, at).filter(document__isnull=False), ids).order_by("id")
    for entry, document, start, end in quotes.values_list("entry_id", "document_id", "start", "end"):
        marks[entry].append((document, start, end))
    sourced = _chunks(standing(EvidenceRecord, at).exclude(source=""), ids).order_by("-id")
    stated = dict(sourced.values_list("entry_id", "source"))
    statuses = _agreement_status(ids, at) if table.name == "agreements" else {}
    listed = []
    for version in versions:
        values = _values(table, version)
        if version.entry_id in statuses:
            values["status"] = statuses[version.entry_id]
        quoted = marks[version.entry_id]
        listed.append(
            EntryRow(
                entry=version.entry_id,
                kind=version.entry.kind,
                register=table.name,
                country=version.entry.country,
                title=version.title,
                values=values,
                involved={role: tuple(codes) for role, codes in involved[version.entry_id].items()},
                flags=_flags(table, version, at),
                quoted=len(quoted),
                pack=version.entry.pack,
                mark=quoted[0] if quoted else None,
                stated=stated.get(version.entry_id, ""),
            )
        )
    return listed


def _chunks(rows: QuerySet[Any], ids: Sequence[int]) -> QuerySet[Any]:
    # SQLite takes at most 250,000 parameters; a list without pages can be longer than is wise to name one by one.
    return rows.filter(entry_id__in=ids) if len(ids) <= 5_000 else rows


def _flags(table: Register, version: Version, at: datetime | None) -> tuple[str, ...]:
    stored = tuple(str(flag) for flag in version.details.get("flags", ()))
    if table.name != "commitments":
        return stored
    day = at.date() if at else date.today()  # noqa: DTZ011 - a due date is a day of the calendar on the wall
    return stored + flags_on(getattr(version, "due", ""), str(version.details.get("lead", "")), day)


def _agreement_status(ids: Iterable[int], at: datetime | None) -> dict[int, str]:
    steps: dict[int, list[AgreementStep]] = defaultdict(list)
    for row in standing(AgreementEvent, at).filter(entry_id__in=list(ids)):
        steps[row.entry_id].append(AgreementStep(AgreementEventKind(row.event), row.on))
    day = at.date() if at else date.today()  # noqa: DTZ011 - as above
    return {entry: status_on(steps[entry], day) for entry in ids}


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
        values=_values(table, version),
        made_at=version.made.at,
        made_by=version.made.by,
        verb=version.made.verb,
        superseded_at=ended.at if ended else None,
        superseded_by=ended.by if ended else "",
    )
