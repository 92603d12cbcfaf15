"""Splitting one clause into several commitments, merging duplicates, and undoing both; nothing is erased."""

from collections.abc import Sequence
from dataclasses import dataclass

from balozi.ground.dates import first_day
from balozi.ground.errors.following import (
    DateRequestWaiting,
    DivisionBuiltOn,
    MergeUnfit,
    RecordGone,
    StepNotAllowed,
    TooFewParts,
)
from balozi.ground.people import FOLLOW_UP
from balozi.ground.words import fold
from balozi.registers.commitments import CommitmentStatus, is_ended
from balozi.registers.kinds import identities
from balozi.services.carrying import bring_back, carry_duplicate, carry_sources, carry_whole, end_made
from balozi.services.following import Change, Order, changing, locked, said
from balozi.services.indexing import index_entries
from balozi.services.limiting import write_audience
from balozi.services.reckoning import refresh_states
from balozi.services.registering import retire_entry, stands
from balozi.store.access.visibility import audience_of
from balozi.store.audit.models import Deed
from balozi.store.follow_up.models import DateDecision, DateRequest, Division, DivisionPart
from balozi.store.follow_up.queries import last_deed
from balozi.store.registers.models import Commitment, Entry, EntryKey, Involvement

_RETIRED, _MADE = DivisionPart.Side.RETIRED, DivisionPart.Side.MADE
_LEAST = 2


@dataclass(frozen=True, slots=True)
class NewPart:
    """One of the commitments that a clause is split into; what is empty is as in the clause.

    Attributes:
        action: what is promised.
        due: partial date.
    """

    action: str
    due: str = ""


def split_commitment(*, order: Order, parts: Sequence[NewPart], reason: str = "") -> list[int]:
    """Split one clause into several commitments; each keeps the sentence, the assignments and the history so far.

    Args:
        order: who splits which commitment.
        parts: at least two.
        reason: why.

    Returns:
        the numbers of the new commitments.

    Raises:
        NotAllowed: the person may not follow up commitments.
        NoSuchEntry: no commitment of this number stands that the person may see.
        CommitmentChanged: somebody changed it since it was seen.
        StepNotAllowed: it has ended.
        DateRequestWaiting: a request to move its due date waits.
        TooFewParts: fewer than two different parts.
        WordMissing: a part says nothing.
        NotADate: the due date of a part is no date.
    """
    with changing(order, FOLLOW_UP, "split_commitment") as change:
        chosen = {fold(said("action", part.action)): part for part in parts}
        for part in chosen.values():
            _check_date(part.due)
        if len(chosen) < _LEAST:
            raise TooFewParts(len(chosen))
        _check_free(change, change.entry)
        deed = change.write(parts=len(chosen))
        division = Division.objects.create(
            entry=change.entry, made=deed, sort=Division.Sort.SPLIT, reason=reason.strip()
        )
        made = [_made(change.entry, part, division, deed) for part in chosen.values()]
        _retire(change, change.entry, division, deed)
        return [entry.pk for entry in made]


def merge_commitments(*, order: Order, others: Sequence[int], reason: str = "") -> int:
    """Merge duplicates into one commitment, which gets their sentences, updates and evidence; the others retire.

    Args:
        order: who merges, and into which commitment.
        others: the duplicates.
        reason: why.

    Returns:
        the number of the division, by which it can be undone.

    Raises:
        TooFewParts: no other commitment is named.
        MergeUnfit: one has another marking or is for other institutions.
        and as `split_commitment`.
    """
    with changing(order, FOLLOW_UP, "merge_commitments") as change:
        chosen = sorted(set(others) - {change.entry.pk})
        if not chosen:
            raise TooFewParts(len(chosen) + 1)
        _check_free(change, change.entry)
        duplicates = [locked(number, order.person) for number in chosen]
        for other in duplicates:
            _check_free(change, other)
            _check_fits(change.entry, other)
        deed = change.write(entries=chosen)
        division = Division.objects.create(
            entry=change.entry, made=deed, sort=Division.Sort.MERGE, reason=reason.strip()
        )
        for other in duplicates:
            carry_sources(other, change.entry, deed)
            carry_duplicate(other, change.entry, deed)
            _retire(change, other, division, deed)
        return division.pk


def undo_division(*, order: Order, division: int) -> None:
    """Undo a split or a merge: what it made ends, what it retired stands again as it was.

    Raises:
        NotAllowed: the person may not follow up commitments.
        NoSuchEntry: the person may not see the commitment that was divided.
        RecordGone: the division does not stand.
        DivisionBuiltOn: somebody worked since on what it made.
    """
    with changing(order, FOLLOW_UP, "undo_division", retired=True) as change:
        rows = Division.objects.select_for_update().filter(
            pk=division, entry=change.entry, superseded__isnull=True
        )
        found = rows.first()
        if found is None:
            raise RecordGone(change.entry.pk, "division", division)
        parts = list(found.parts.select_related("entry"))
        _check_untouched(found, parts)
        deed = change.write(division=found.pk)
        rows.update(superseded=deed)
        touched = [part.entry for part in parts] + [change.entry]
        for entry in touched:
            end_made(entry, found.made, deed)
        for part in parts:
            if part.side == _RETIRED:
                bring_back(part.entry, found.made, deed)
                EntryKey.objects.bulk_create(EntryKey(entry=part.entry, key=key) for key in part.keys)
            else:
                EntryKey.objects.filter(entry=part.entry).delete()
        index_entries([entry.pk for entry in touched])
        refresh_states([entry.pk for entry in touched])


def _check_free(change: Change, entry: Entry) -> None:
    """Pass when nothing stands in the way of dividing: not ended, and no date waits for its decision."""
    status = Change(change.order, entry, change.verb).status
    if is_ended(status):
        raise StepNotAllowed(status.value, CommitmentStatus.SUPERSEDED.value)
    decided = DateDecision.objects.filter(entry=entry, superseded__isnull=True).values("request")
    if DateRequest.objects.filter(entry=entry, superseded__isnull=True).exclude(pk__in=decided).exists():
        raise DateRequestWaiting(entry.pk)


def _check_fits(entry: Entry, other: Entry) -> None:
    if entry.marking != other.marking or audience_of(entry) != audience_of(other):
        raise MergeUnfit(entry.pk, other.pk)


def _check_untouched(division: Division, parts: Sequence[DivisionPart]) -> None:
    if division.sort == Division.Sort.MERGE and not stands(division.entry):
        raise DivisionBuiltOn(division.pk, division.entry_id)
    for part in parts:
        last = last_deed(part.entry_id)
        if part.side == _MADE and last is not None and last.number > division.made.number:
            raise DivisionBuiltOn(division.pk, part.entry_id)


def _check_date(due: str) -> None:
    if due.strip():
        first_day(due.strip())


def _made(source: Entry, part: NewPart, division: Division, deed: Deed) -> Entry:
    """Put one part on the register, with all that its clause had."""
    version = Commitment.objects.get(entry=source, superseded__isnull=True)
    involved = list(Involvement.objects.filter(entry=source, superseded__isnull=True).order_by("id"))
    action = part.action.strip()
    entry = Entry.objects.create(
        kind=source.kind,
        register=source.register,
        country=source.country,
        marking=source.marking,
        search=fold(f"{action} {source.search}"),
    )
    version.pk, version.entry, version.made = None, entry, deed
    version.title, version.action, version.due = action[:400], action, part.due.strip() or version.due
    version.save(force_insert=True)
    Involvement.objects.bulk_create(
        Involvement(entry=entry, register=entry.register, made=deed, code=row.code, role=row.role)
        for row in involved
    )
    if audience_of(source):
        write_audience(entry, audience_of(source), deed)
    carry_sources(source, entry, deed)
    carry_whole(source, entry, deed)
    EntryKey.objects.bulk_create(EntryKey(entry=entry, key=key) for key in _keys(entry, action, involved))
    DivisionPart.objects.create(division=division, entry=entry, side=_MADE)
    index_entries([entry.pk])
    refresh_states([entry.pk])
    return entry


def _keys(entry: Entry, action: str, involved: Sequence[Involvement]) -> list[str]:
    """Return the keys by which a reading recognises a part."""
    fields = {
        "obligors": [row.code for row in involved if row.role == "obligor"],
        "beneficiaries": [row.code for row in involved if row.role == "beneficiary"],
        "action": action,
    }
    told = {name: value for name, value in fields.items() if value}
    return sorted({key[:300] for key in identities(entry.kind, entry.country, told)})


def _retire(change: Change, entry: Entry, division: Division, deed: Deed) -> None:
    keys = sorted(EntryKey.objects.filter(entry=entry).values_list("key", flat=True))
    DivisionPart.objects.create(division=division, entry=entry, side=_RETIRED, keys=keys)
    own = Change(change.order, entry, change.verb)
    on = max([change.today, *(step.on for step in own.steps)])
    own.step(CommitmentStatus.SUPERSEDED, on, deed)
    retire_entry(entry, deed)
