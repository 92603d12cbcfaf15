"""Writing to the registers: entries, versions, keys, involvements, evidence. Used by the other services."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from balozi.ground.people import Reader
from balozi.registers.drafts import Draft
from balozi.services.indexing import index_entries
from balozi.services.reckoning import refresh_states
from balozi.store.access.visibility import visible
from balozi.store.audit.models import Deed
from balozi.store.documents.models import Suggestion
from balozi.store.registers.models import (
    AgreementEvent,
    AgreementTerm,
    Entry,
    EntryKey,
    EvidenceRecord,
    Involvement,
    Version,
)
from balozi.store.registers.models.identity import Dated
from balozi.store.registers.tables import REGISTERS

_KEY_SIZE = 300
_DAY_SIZE = len("2026-03-02")


@dataclass(frozen=True, slots=True)
class Doubt:
    """What a pack is not sure of.

    Attributes:
        flags: one word each.
        note: one sentence.
    """

    flags: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a new entry comes from.

    Attributes:
        pack: code of the pack, "" for a suggestion.
        key: of the entry in the pack.
        hash: of what the pack says, by which a change is noticed.
        marking: of the entry.
        doubt: what the pack is not sure of.
    """

    pack: str = ""
    key: str = ""
    hash: str = ""
    marking: int = 0
    doubt: Doubt = field(default_factory=Doubt)


def record_entry(draft: Draft, deed: Deed, origin: Origin, *, index: bool = True) -> Entry:
    """Put a new entry on its register.

    Args:
        draft: what it says.
        deed: that puts it there.
        origin: where it comes from.
        index: make it findable; whoever records many does that for all of them at once.
    """
    entry = Entry.objects.create(
        kind=draft.kind,
        register=draft.register,
        country=draft.country,
        marking=origin.marking,
        pack=origin.pack,
        pack_key=origin.key,
        pack_hash=origin.hash,
        search=draft.search,
    )
    _write_version(entry, draft, deed, origin.doubt)
    if index:
        index_entries([entry.pk])
    refresh_states([entry.pk])
    return entry


def supersede_entry(entry: Entry, draft: Draft, deed: Deed, origin: Origin) -> None:
    """Give an entry a new version; the one before stays, ended by the same deed."""
    retire_entry(entry, deed, evidence=False)
    entry.kind, entry.search, entry.pack_hash = draft.kind, draft.search, origin.hash
    entry.save(update_fields=["kind", "search", "pack_hash"])
    _write_version(entry, draft, deed, origin.doubt)
    index_entries([entry.pk])
    refresh_states([entry.pk])


def retire_entry(entry: Entry, deed: Deed, *, evidence: bool = True) -> None:
    """End what stands of an entry; nothing is erased, and it can be asked as known before.

    When only its version ends, what people recorded about an agreement stays: the next version knows nothing of it.
    """
    tables: list[type[Dated]] = [REGISTERS[entry.register].model, Involvement]
    if evidence:
        tables += [AgreementTerm, EvidenceRecord]
    for table in tables:
        table.objects.filter(entry=entry, superseded__isnull=True).update(superseded=deed)  # type: ignore[attr-defined]
    events = AgreementEvent.objects.filter(entry=entry, superseded__isnull=True)
    came_with_it = events if evidence else events.filter(source="", document__isnull=True)
    came_with_it.update(superseded=deed)
    # Keys only serve to recognise what stands; a retired entry must not catch new readings.
    EntryKey.objects.filter(entry=entry).delete()
    index_entries([entry.pk])
    refresh_states([entry.pk])


def revise_version(entry: Entry, deed: Deed, **changes: object) -> None:
    """Give an entry a version that differs in some columns only; who is involved and what it rests on stay."""
    model = REGISTERS[entry.register].model
    rows = model.objects.filter(entry=entry, superseded__isnull=True)  # type: ignore[attr-defined]
    version = rows.get()
    rows.update(superseded=deed)
    version.pk, version.made = None, deed
    for name, value in changes.items():
        setattr(version, name, value)
    version.save(force_insert=True)
    index_entries([entry.pk])
    refresh_states([entry.pk])


def quote_evidence(entry: Entry, suggestion: Suggestion, deed: Deed) -> None:
    """Add the quotation of a suggestion to what an entry rests on, once."""
    EvidenceRecord.objects.get_or_create(
        entry=entry,
        suggestion=suggestion,
        superseded=None,
        defaults={
            "made": deed,
            "document_id": suggestion.document_id,
            "start": suggestion.start,
            "end": suggestion.end,
            "quote": suggestion.quote,
        },
    )
    refresh_states([entry.pk])


def state_source(entry: Entry, source: str, deed: Deed) -> None:
    """Add the stated source of a pack to what an entry rests on."""
    EvidenceRecord.objects.create(entry=entry, made=deed, source=source)


def stands(entry: Entry) -> bool:
    """Tell whether an entry has a version that nothing has superseded."""
    model = REGISTERS[entry.register].model
    return bool(model.objects.filter(entry=entry, superseded__isnull=True).exists())  # type: ignore[attr-defined]


def entries_by_key(keys: Iterable[str], reader: Reader) -> dict[str, int]:
    """Return the entries that stand under these keys; of several, the oldest.

    Args:
        keys: natural keys of what a paper says.
        reader: who sees no more than every reader of that paper (`reader_of_paper`).
    """
    wanted = [key[:_KEY_SIZE] for key in keys]
    found: dict[str, int] = {}
    for first in range(0, len(wanted), 500):
        rows = EntryKey.objects.filter(key__in=wanted[first : first + 500])
        rows = visible(rows, reader, "entry").order_by("-entry_id")
        found |= dict(rows.values_list("key", "entry_id"))
    return found


def _write_version(entry: Entry, draft: Draft, deed: Deed, doubt: Doubt) -> None:
    model = REGISTERS[draft.register].model
    columns, details = split_values(model, draft.values)
    if doubt.flags:
        details["flags"] = list(doubt.flags)
    if doubt.note:
        details["note"] = doubt.note
    model.objects.create(entry=entry, made=deed, title=draft.title[:400], details=details, **columns)  # type: ignore[attr-defined]
    Involvement.objects.bulk_create(
        Involvement(entry=entry, register=entry.register, made=deed, code=code, role=role)
        for code, role in draft.involved
    )
    EntryKey.objects.bulk_create(
        EntryKey(entry=entry, key=key) for key in {key[:_KEY_SIZE] for key in draft.keys}
    )
    if draft.event is not None:
        event, on = draft.event
        # Longer than a day is no date; the words stay with the decision and its quotation.
        AgreementEvent.objects.create(
            entry=entry, made=deed, event=event, on=on if len(on) <= _DAY_SIZE else ""
        )


def split_values(
    model: type[Version], values: Mapping[str, object]
) -> tuple[dict[str, object], dict[str, object]]:
    """Return what of the values are columns of a register, and what are details beside them."""
    columns: dict[str, object] = {}
    details: dict[str, object] = {}
    own = {field.name: field for field in model._meta.concrete_fields}
    for name, value in values.items():
        column = own.get(name)
        if column is None or name in {"id", "entry", "made", "superseded", "title", "details"}:
            details[name] = value
            continue
        kind = column.get_internal_type()
        if kind in {"CharField", "TextField"}:
            text = ", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)
            columns[name] = text[: column.max_length] if column.max_length else text
            if column.max_length and len(text) > column.max_length:
                details[name] = text
        elif kind == "PositiveIntegerField":
            number = _whole(value)
            columns[name] = number
            if number is None:
                details[name] = value
        else:
            columns[name] = value
    return columns, details


def _whole(value: object) -> int | None:
    text = str(value).strip()
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else None
