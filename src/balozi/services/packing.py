"""Loading country packs into the registers."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from balozi.ground.errors.packs import PackInvalid
from balozi.ground.errors.registers import FieldsInvalid
from balozi.ground.people import LOAD_PACKS, Person
from balozi.packs.checking import check_pack
from balozi.packs.loading import COUNTRIES
from balozi.packs.loading import load_pack as read_pack
from balozi.packs.packs import Pack, PackEntry
from balozi.registers.drafts import Draft, draft_of
from balozi.registers.kinds import kinds
from balozi.services.auditing import allow, write_deed
from balozi.services.indexing import index_entries
from balozi.services.institutions import InstitutionsPlan, carry_out_institutions, plan_institutions
from balozi.services.reckoning import refreshed_together
from balozi.services.recognising import recognise
from balozi.services.registering import (
    Doubt,
    Origin,
    record_entry,
    retire_entry,
    state_source,
    supersede_entry,
)
from balozi.store.audit.models import Deed
from balozi.store.documents.models import Suggestion
from balozi.store.registers.models import Entry, EvidenceRecord


@dataclass(frozen=True, slots=True)
class LoadedPack:
    """What loading a pack changed, or would change.

    Attributes:
        code: of the pack.
        version: of its data.
        added: new entries.
        changed: entries that got a new version.
        retired: entries that the pack no longer has.
        unchanged: entries that were left alone.
        recognised: readings in papers that were found to say the same.
    """

    code: str
    version: str
    added: int
    changed: int
    retired: int
    unchanged: int
    recognised: int


@dataclass(frozen=True, slots=True)
class _Plan:
    """What has to be done with the entries of a pack."""

    added: list[PackEntry]
    changed: list[tuple[PackEntry, Entry]]
    retired: list[Entry]
    unchanged: int


def load_pack(*, code: str, person: Person, at: datetime, dry_run: bool = False) -> LoadedPack:
    """Bring the registers to what a pack says; loading the same pack again changes nothing.

    Every entry rests on its stated source until a paper is read that has it; the named decision is this deed.

    Raises:
        NotAllowed: the person may not load packs.
        NoSuchPack: no pack has this code.
        PackInvalid: the pack breaks a rule; nothing is loaded.
    """
    allow(person, LOAD_PACKS, verb="load_pack", subject=code, at=at)
    pack = read_pack(code)
    faults = check_pack(COUNTRIES / code, kinds())
    if faults:
        raise PackInvalid(code, len(faults), f"{faults[0].where}: {faults[0].says}")
    with transaction.atomic():
        plan = _plan(pack)
        recognised = 0
        institutions = plan_institutions(code)
        if not dry_run and (plan.added or plan.changed or plan.retired or institutions.count):
            with refreshed_together():
                recognised = _carry_out(pack, plan, institutions, person, at)
    return LoadedPack(
        code,
        pack.version,
        len(plan.added),
        len(plan.changed),
        len(plan.retired),
        plan.unchanged,
        recognised,
    )


def _fingerprint(entry: PackEntry) -> str:
    told = [
        entry.kind,
        dict(entry.fields),
        entry.source.document,
        entry.source.place,
        entry.flags,
        entry.note,
    ]
    return hashlib.sha256(json.dumps(told, sort_keys=True, default=str).encode()).hexdigest()[:16]


def _plan(pack: Pack) -> _Plan:
    standing = {entry.pack_key: entry for entry in Entry.objects.filter(pack=pack.code)}
    sourced = EvidenceRecord.objects.filter(entry__pack=pack.code, superseded__isnull=True).exclude(source="")
    live = set(sourced.values_list("entry_id", flat=True))
    added, changed, unchanged = [], [], 0
    for entry in pack.entries:
        before = standing.pop(entry.key, None)
        if before is None:
            added.append(entry)
        elif before.pk not in live or before.pack_hash != _fingerprint(entry):
            changed.append((entry, before))
        else:
            unchanged += 1
    return _Plan(added, changed, [entry for entry in standing.values() if entry.pk in live], unchanged)


def _carry_out(pack: Pack, plan: _Plan, institutions: InstitutionsPlan, person: Person, at: datetime) -> int:
    deed = write_deed(
        by=person.name,
        at=at,
        verb="load_pack",
        subject=pack.code,
        facts={
            "version": pack.version,
            "added": len(plan.added),
            "changed": len(plan.changed),
            "retired": len(plan.retired),
            "institutions": institutions.count,
        },
    )
    carry_out_institutions(institutions, deed)
    added = []
    for entry in plan.added:
        row = record_entry(_draft(pack, entry), deed, _origin(pack, entry), index=False)
        _state(row, pack, entry, deed)
        added.append(row.pk)
    index_entries(added)
    for entry, row in plan.changed:
        supersede_entry(row, _draft(pack, entry), deed, _origin(pack, entry))
        EvidenceRecord.objects.filter(entry=row, superseded__isnull=True).exclude(source="").update(
            superseded=deed
        )
        _state(row, pack, entry, deed)
    for row in plan.retired:
        retire_entry(row, deed)
    waiting = Suggestion.objects.filter(state=Suggestion.State.OPEN).select_related("document")
    return recognise(list(waiting), deed)


def _state(row: Entry, pack: Pack, entry: PackEntry, deed: Deed) -> None:
    source: Mapping[str, object] = pack.documents.get(entry.source.document, {})
    title = str(source.get("title") or entry.source.document)
    state_source(row, f"{title}, {entry.source.place}"[:300], deed)


def _draft(pack: Pack, entry: PackEntry) -> Draft:
    try:
        return draft_of(entry.kind, pack.country, entry.fields)
    except FieldsInvalid as fault:
        raise PackInvalid(pack.code, 1, f"{entry.where}: {fault}") from fault


def _origin(pack: Pack, entry: PackEntry) -> Origin:
    return Origin(pack.code, entry.key, _fingerprint(entry), doubt=Doubt(entry.flags, entry.note))
