"""Writing many entries at once, and taking them back: the same rows as one by one, in few statements."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db.models import Model

from balozi.registers.drafts import draft_of, fields_from
from balozi.services.comparing import Planned, sheet_keys, values_of
from balozi.services.indexing import index_entries
from balozi.services.reckoning import refresh_states
from balozi.services.registering import split_values
from balozi.store.audit.models import Deed
from balozi.store.registers.models import (
    AgreementEvent,
    AgreementTerm,
    Entry,
    EntryKey,
    EvidenceRecord,
    Involvement,
)
from balozi.store.registers.models.identity import Dated
from balozi.store.registers.tables import REGISTERS
from balozi.store.sheets.models import ImportRow

CHUNK = 500
_KEY_SIZE = 300
_TITLE_SIZE = 400


@dataclass(frozen=True, slots=True)
class Sender:
    """Who states what is written, and where.

    Attributes:
        deed: that writes it.
        source: the name of the file and the sheet, "" for an edit, which adds no evidence.
        marking: of new entries.
    """

    deed: Deed
    source: str
    marking: int

    def at(self, row: int) -> str:
        """Return the stated source of one row."""
        return f"{self.source[:270]}, row {row}"


def enter(planned: Sequence[Planned], sender: Sender) -> Iterator[dict[int, int]]:
    """Write planned rows chunk by chunk; yield the entries made, by row number, after each chunk."""
    for first in range(0, len(planned), CHUNK):
        part = planned[first : first + CHUNK]
        made = _enter_new([one for one in part if one.outcome == ImportRow.Outcome.NEW], sender)
        _enter_changed([one for one in part if one.outcome == ImportRow.Outcome.CHANGED], sender)
        touched = [*made.values(), *(one.standing.entry.pk for one in part if one.standing is not None)]
        index_entries(touched)
        refresh_states(touched)
        yield made


def _enter_new(planned: Sequence[Planned], sender: Sender) -> dict[int, int]:
    pairs = [(one, one.draft) for one in planned if one.draft is not None]
    entries = Entry.objects.bulk_create(
        Entry(
            kind=draft.kind,
            register=draft.register,
            country=draft.country,
            marking=sender.marking,
            search=draft.search,
        )
        for _, draft in pairs
    )
    versions, involved, keys = [], [], []
    for entry, (one, draft) in zip(entries, pairs, strict=True):
        model: Any = REGISTERS[draft.register].model
        columns, details = split_values(model, draft.values)
        title = draft.title[:_TITLE_SIZE]
        versions.append(model(entry=entry, made=sender.deed, title=title, details=details, **columns))
        involved += [_involvement(entry, code, role, sender.deed) for code, role in draft.involved]
        keys += [
            EntryKey(entry=entry, key=key)
            for key in _cut(sheet_keys(draft.kind, draft.country, one.row.fields))
        ]
    if versions:
        type(versions[0]).objects.bulk_create(versions)
    Involvement.objects.bulk_create(involved)
    EntryKey.objects.bulk_create(keys)
    _enter_lives([(entry.pk, one) for entry, (one, _) in zip(entries, pairs, strict=True)], sender)
    return {one.row.number: entry.pk for entry, (one, _) in zip(entries, pairs, strict=True)}


def _enter_changed(planned: Sequence[Planned], sender: Sender) -> None:
    versions, involved, ended, entries, keys, gone = [], [], [], [], [], []
    for one in planned:
        standing, draft, before = one.standing, one.draft, one.before
        if standing is None or draft is None or before is None:
            continue
        entry = standing.entry
        if draft != before:
            ended.append(standing.version.pk)
            versions.append(
                _revised(standing.version, draft.title, _state(standing.version, one), sender.deed)
            )
            entry.search = draft.search
            entries.append(entry)
        involved += [
            _involvement(entry, code, role, sender.deed)
            for code, role in draft.involved
            if (code, role) not in before.involved
        ]
        gone += [
            (entry.pk, code, role) for code, role in before.involved if (code, role) not in draft.involved
        ]
        keys.append((entry.pk, (before.keys, draft.keys), one.found_by))
    if versions:
        model = type(versions[0])
        model.objects.filter(pk__in=ended).update(superseded=sender.deed)
        model.objects.bulk_create(versions)
        Entry.objects.bulk_update(entries, ["search"])
    for number, code, role in gone:
        standing_rows = Involvement.objects.filter(entry=number, superseded__isnull=True)
        standing_rows.filter(code=code, role=role).update(superseded=sender.deed)
    Involvement.objects.bulk_create(involved)
    for number, *pairs in keys:
        _move_keys(number, pairs)
    _enter_lives([(one.standing.entry.pk, one) for one in planned if one.standing is not None], sender)


def _state(version: Any, one: Planned) -> tuple[dict[str, object], dict[str, object]]:
    """Return the columns and details of a new version: those of the draft, and what no draft knows of as it was."""
    draft, before = one.draft, one.before
    if draft is None or before is None:
        raise TypeError(one.outcome)
    model = type(version)
    columns, details = split_values(model, draft.values)
    old_columns, old_details = split_values(model, before.values)
    emptied = {name: model._meta.get_field(name).get_default() for name in old_columns if name not in columns}
    kept = {name: value for name, value in version.details.items() if name not in old_details}
    return {**emptied, **columns}, {**kept, **details}


def _revised(version: Any, title: str, state: tuple[dict[str, object], dict[str, object]], deed: Deed) -> Any:
    columns, details = state
    fresh = copied(version, deed)
    fresh.title, fresh.details = title[:_TITLE_SIZE], details
    for name, value in columns.items():
        setattr(fresh, name, value)
    return fresh


def copied(row: Any, deed: Deed) -> Any:
    """Return a new row, not yet written, that says what another says and that a deed makes."""
    left_out = {"id", "made", "superseded"}
    told = {
        own.attname: getattr(row, own.attname)
        for own in row._meta.concrete_fields
        if own.name not in left_out
    }
    return type(row)(**told, made=deed)


def _enter_lives(pairs: Sequence[tuple[int, Planned]], sender: Sender) -> None:
    """Write the events and terms of agreements, and the statement that each entry rests on."""
    events, replaced, terms, ended, evidence = [], [], [], [], []
    for entry, one in pairs:
        source = sender.at(one.row.number) if sender.source else ""
        for event, on, before in one.events:
            events.append(_event(entry, event, on, before, source, sender.deed))
            replaced += [before.pk] if before else []
        if one.row.ends and (one.standing is None or "expires_on" in one.changes):
            term = one.standing.term if one.standing else None
            fresh = copied(term, sender.deed) if term else AgreementTerm(entry_id=entry, made=sender.deed)
            fresh.ends = one.row.ends
            terms.append(fresh)
            ended += [term.pk] if term else []
        if source:
            evidence.append(EvidenceRecord(entry_id=entry, made=sender.deed, source=source))
    AgreementEvent.objects.filter(pk__in=replaced).update(superseded=sender.deed)
    AgreementEvent.objects.bulk_create(events)
    AgreementTerm.objects.filter(pk__in=ended).update(superseded=sender.deed)
    AgreementTerm.objects.bulk_create(terms)
    EvidenceRecord.objects.bulk_create(evidence)


def _event(
    entry: int, event: str, on: str, before: AgreementEvent | None, source: str, deed: Deed
) -> AgreementEvent:
    if before is None:
        return AgreementEvent(entry_id=entry, event=event, on=on, source=source, made=deed)
    fresh: AgreementEvent = copied(before, deed)
    fresh.on, fresh.source = on, source or before.source
    return fresh


def take_back(rows: Sequence[ImportRow], deed: Deed, undoing: Deed) -> Iterator[int]:
    """Undo what a deed wrote, chunk by chunk; yield how many rows were taken back after each."""
    for first in range(0, len(rows), CHUNK):
        part = rows[first : first + CHUNK]
        pairs = [(row.outcome, row.entry_id) for row in part if row.entry_id is not None]
        new = [entry for outcome, entry in pairs if outcome == ImportRow.Outcome.NEW]
        changed = [entry for outcome, entry in pairs if outcome == ImportRow.Outcome.CHANGED]
        said = _said(changed)
        for model in _tables(part):
            model.objects.filter(entry__in=new, superseded__isnull=True).update(superseded=undoing)
            _restore(model, changed, deed, undoing)
        EntryKey.objects.filter(entry__in=new).delete()
        _find_again(said)
        index_entries([*new, *changed])
        refresh_states([*new, *changed])
        yield len(part)


def changed_since(entries: Sequence[int], deed: Deed) -> set[int]:
    """Return those of some entries on which something was written after a deed, by whatever service.

    What was written and taken back again does not count.
    """
    found: set[int] = set()
    for first in range(0, len(entries), CHUNK):
        part = entries[first : first + CHUNK]
        written: set[tuple[int, int]] = set()
        for model in _dated():
            for by in ("made", "superseded"):
                rows = model.objects.filter(entry__in=part, **{f"{by}__number__gt": deed.number})
                written |= set(rows.values_list("entry_id", f"{by}__number"))
        undone = ImportRow.objects.filter(entry__in=part, undone__isnull=False)
        for by in ("sheet__done__number", "undone__number"):
            written -= set(undone.values_list("entry_id", by))
        found |= {entry for entry, _ in written}
    return found


def _restore(model: Any, entries: Sequence[int], deed: Deed, undoing: Deed) -> None:
    """Let stand again what stood before a deed, and nothing else."""
    rows = model.objects.filter(entry__in=entries).select_related("made", "superseded")
    stood, gone = [], []
    for row in rows:
        ended = row.superseded.number if row.superseded else None
        if row.made.number < deed.number and (ended is None or ended >= deed.number):
            stood += [row] if ended is not None else []
        elif ended is None:
            gone.append(row.pk)
    model.objects.filter(pk__in=gone).update(superseded=undoing)
    model.objects.bulk_create([copied(row, undoing) for row in stood])


def _said(entries: Sequence[int]) -> list[tuple[Entry, dict[str, object]]]:
    """Return entries with the fields that they have now."""
    found = []
    for entry in Entry.objects.filter(pk__in=entries):
        model: Any = REGISTERS[entry.register].model
        version = model.objects.filter(entry=entry, superseded__isnull=True).first()
        if version is not None:
            found.append((entry, fields_from(entry.kind, values_of(version))))
    return found


def _find_again(before: Sequence[tuple[Entry, dict[str, object]]]) -> None:
    """Let entries be found by what they say again, and no longer by what was taken back."""
    after = {entry.pk: fields for entry, fields in _said([entry.pk for entry, _ in before])}
    for entry, old in before:
        new = after[entry.pk]
        drafts = [draft_of(entry.kind, entry.country, fields) for fields in (old, new)]
        entry.search = drafts[1].search
        entry.save(update_fields=["search"])
        sheets = (sheet_keys(entry.kind, entry.country, old), sheet_keys(entry.kind, entry.country, new))
        _move_keys(entry.pk, [(drafts[0].keys, drafts[1].keys), sheets])


def _move_keys(entry: int, pairs: Sequence[tuple[frozenset[str], frozenset[str]]]) -> None:
    """Let an entry be found by new keys where it was found by old ones of the same sort."""
    if all(before == after for before, after in pairs):
        return
    known = set(EntryKey.objects.filter(entry=entry).values_list("key", flat=True))
    kept = known.difference(*(_cut(before) for before, _ in pairs))
    for before, after in pairs:
        if known & set(_cut(before)):
            kept |= set(_cut(after))
    EntryKey.objects.filter(entry=entry, key__in=known - kept).delete()
    EntryKey.objects.bulk_create(EntryKey(entry_id=entry, key=key) for key in kept - known)


def _tables(rows: Iterable[ImportRow]) -> list[Any]:
    registers = {row.entry.register for row in rows if row.entry is not None}
    versions = [REGISTERS[register].model for register in sorted(registers)]
    return [*versions, Involvement, AgreementEvent, AgreementTerm, EvidenceRecord]


def _dated() -> list[Any]:
    models: list[type[Model]] = list(apps.get_models())
    return [model for model in models if issubclass(model, Dated)]


def _involvement(entry: Entry, code: str, role: str, deed: Deed) -> Involvement:
    return Involvement(entry=entry, register=entry.register, code=code, role=role, made=deed)


def _cut(keys: Iterable[str]) -> list[str]:
    return sorted({key[:_KEY_SIZE] for key in keys})
