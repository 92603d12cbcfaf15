"""Entries as lists show them: the fields of a version, with who is involved, how it stands, and what it rests on."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any

from django.db.models import Q, QuerySet

from balozi.ground.people import Reader
from balozi.registers.commitments import flags_on
from balozi.store.access.visibility import seen
from balozi.store.registers.lives import statuses_of
from balozi.store.registers.models import EvidenceRecord, Involvement, Version
from balozi.store.registers.moments import standing
from balozi.store.registers.records import EntryRow
from balozi.store.registers.states import kept_statuses
from balozi.store.registers.tables import REGISTERS, Register

_BASE = {"id", "entry", "made", "superseded", "title", "details", "version_ptr"}


def values_of(table: Register, version: Version) -> dict[str, object]:
    """Return the fields of one version by name."""
    own = {name: getattr(version, name) for name in _own_fields(table.model)}
    extra = {name: value for name, value in version.details.items() if name not in {"flags", "note"}}
    return own | extra


@cache
def _own_fields(model: type[Version]) -> tuple[str, ...]:
    return tuple(field.name for field in model._meta.concrete_fields if field.name not in _BASE)


def readable(reader: Reader, at: datetime | None) -> QuerySet[Any]:
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
    told = _chunks(readable(reader, at), ids).order_by("id")
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


def rows_of(reader: Reader, table: Register, versions: Sequence[Any], at: datetime | None) -> list[EntryRow]:
    """Return versions of one register, which the reader may see, as a list shows them."""
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
