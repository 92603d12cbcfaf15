"""Deciding on suggestions: accept, amend, reject, undo."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from balozi.exchange.sheets.typed import checked_changes
from balozi.ground.errors.registers import (
    AlreadyDecided,
    EntryDoesNotFit,
    NoSuchEntry,
    NoSuchSuggestion,
    NothingToUndo,
)
from balozi.ground.people import REVIEW, Person
from balozi.registers.drafts import Draft, draft_of
from balozi.registers.kinds import kinds
from balozi.services.auditing import allow, write_deed
from balozi.services.limiting import inherit_audience
from balozi.services.reckoning import refresh_states
from balozi.services.registering import (
    Origin,
    entries_by_key,
    quote_evidence,
    record_entry,
    retire_entry,
    stands,
)
from balozi.services.retelling import retell_event, take_event_back
from balozi.store.access.visibility import reader_of_paper, visible
from balozi.store.audit.models import Deed
from balozi.store.documents.models import Decision, Suggestion
from balozi.store.registers.models import Entry, EvidenceRecord


def accept_suggestion(*, suggestion: int, person: Person, at: datetime, into: int | None = None) -> int:
    """Put what was found on its register, or add its quotation to the entry that stands there already.

    Args:
        suggestion: its number.
        person: who decides.
        at: when.
        into: number of the entry that says the same in other words, as the person found; its fields stay as
            they are, and what the quotation says otherwise is shown as a contradiction.

    Returns:
        the number of the register entry.

    Raises:
        NotAllowed: the person may not review.
        NoSuchSuggestion: there is none of this number that the person may read.
        AlreadyDecided: somebody decided before.
        FieldsInvalid: what was found is not enough for an entry; amend it.
        NoSuchEntry: the entry chosen does not stand, is marked higher than the paper, or the person may not read it.
        EntryDoesNotFit: the entry chosen is of another kind.
    """
    return _decide(suggestion, _Choice(into=into), person, at)


def amend_suggestion(*, suggestion: int, fields: Mapping[str, object], person: Person, at: datetime) -> int:
    """Accept what was found with other fields; what the machine found stays beside it.

    Raises: as `accept_suggestion`; FieldsInvalid where a changed field holds what is none of its values.
    """
    return _decide(suggestion, _Choice(fields=fields), person, at)


def reject_suggestion(*, suggestion: int, reason: str, person: Person, at: datetime) -> None:
    """Decide that a suggestion is wrong or not wanted.

    Raises:
        NotAllowed: the person may not review.
        NoSuchSuggestion: there is none of this number that the person may read.
        AlreadyDecided: somebody decided before.
    """
    allow(person, REVIEW, verb="reject_suggestion", subject=f"suggestion {suggestion}", at=at)
    with transaction.atomic():
        row = _open(suggestion, person)
        deed = write_deed(by=person.name, at=at, verb="reject_suggestion", subject=f"suggestion {suggestion}")
        _write_decision(row, Decision.Verb.REJECT, deed, reason=reason)
        row.state = Suggestion.State.REJECTED
        row.save(update_fields=["state"])


def undo_decision(*, suggestion: int, person: Person, at: datetime) -> None:
    """Take back the last decision: the suggestion is open again, its entry loses this quotation.

    An entry that the decision had made, and that rests on nothing else, is retired; its history stays.

    Raises:
        NotAllowed: the person may not review.
        NoSuchSuggestion: there is none of this number that the person may read.
        NothingToUndo: the suggestion is open.
    """
    allow(person, REVIEW, verb="undo_decision", subject=f"suggestion {suggestion}", at=at)
    with transaction.atomic():
        row = _locked(suggestion, person)
        if row.state == Suggestion.State.OPEN:
            raise NothingToUndo(suggestion)
        deed = write_deed(by=person.name, at=at, verb="undo_decision", subject=f"suggestion {suggestion}")
        _write_decision(row, Decision.Verb.UNDO, deed, entry=row.entry)
        entry, row.entry, row.state = row.entry, None, Suggestion.State.OPEN
        row.save(update_fields=["state", "entry"])
        if entry is not None:
            _take_back(entry, row, deed)


@dataclass(frozen=True, slots=True)
class _Choice:
    """What the person chose: other fields, an entry that stands, or neither."""

    fields: Mapping[str, object] | None = None
    into: int | None = None


def _decide(suggestion: int, choice: _Choice, person: Person, at: datetime) -> int:
    fields = choice.fields
    verb = "accept_suggestion" if fields is None else "amend_suggestion"
    allow(person, REVIEW, verb=verb, subject=f"suggestion {suggestion}", at=at)
    with transaction.atomic():
        row = _open(suggestion, person)
        chosen = row.fields if fields is None else checked_changes(row.kind, row.fields, fields)
        draft = draft_of(row.kind, row.document.country, chosen)
        standing = None if choice.into is None else _fitting(choice.into, row, person)
        deed = write_deed(
            by=person.name,
            at=at,
            verb=verb,
            subject=f"suggestion {suggestion}",
            facts={"register": draft.register} | ({"into": choice.into} if standing else {}),
        )
        entry = standing or _known(draft, row)
        if entry is None:
            entry = _new_entry(draft, row, deed)
        else:
            retell_event(entry, draft, row, deed)
        quote_evidence(entry, row, deed)
        decided = Decision.Verb.ACCEPT if fields is None else Decision.Verb.AMEND
        _write_decision(row, decided, deed, fields=chosen, entry=entry)
        row.state = Suggestion.State.ACCEPTED if fields is None else Suggestion.State.AMENDED
        row.entry = entry
        row.save(update_fields=["state", "entry"])
        return entry.pk


def _known(draft: Draft, row: Suggestion) -> Entry | None:
    standing = entries_by_key(draft.keys, reader_of_paper(row.document))
    return Entry.objects.get(pk=min(standing.values())) if standing else None


def _new_entry(draft: Draft, row: Suggestion, deed: Deed) -> Entry:
    entry = record_entry(draft, deed, Origin(marking=row.document.marking))
    inherit_audience(entry, row.document, deed)
    return entry


def _fitting(number: int, row: Suggestion, person: Person) -> Entry:
    """Return the standing entry of that number, when it can hold what was found."""
    # An open paper must not show that a secret entry says the same.
    rows = visible(Entry.objects.select_for_update().filter(pk=number), person.reader)
    entry = visible(rows, reader_of_paper(row.document)).first()
    if entry is None or not stands(entry):
        raise NoSuchEntry(str(number))
    if kinds()[entry.kind].prefix != kinds()[row.kind].prefix:
        raise EntryDoesNotFit(number, entry.kind, row.kind)
    return entry


def _take_back(entry: Entry, row: Suggestion, deed: Deed) -> None:
    EvidenceRecord.objects.filter(entry=entry, suggestion=row, superseded__isnull=True).update(
        superseded=deed
    )
    take_event_back(entry, row, deed)
    refresh_states([entry.pk])
    if not EvidenceRecord.objects.filter(entry=entry, superseded__isnull=True).exists():
        retire_entry(entry, deed)


def _locked(suggestion: int, person: Person) -> Suggestion:
    rows = Suggestion.objects.select_for_update(of=("self",)).select_related("document")
    row = visible(rows.filter(pk=suggestion), person.reader, "document").first()
    if row is None:
        raise NoSuchSuggestion(suggestion)
    return row


def _open(suggestion: int, person: Person) -> Suggestion:
    row = _locked(suggestion, person)
    if row.state != Suggestion.State.OPEN:
        raise AlreadyDecided(suggestion, row.state)
    return row


def _write_decision(
    row: Suggestion,
    verb: Decision.Verb,
    deed: Deed,
    *,
    fields: Mapping[str, object] | None = None,
    reason: str = "",
    entry: Entry | None = None,
) -> None:
    Decision.objects.create(
        suggestion=row,
        verb=verb,
        deed=deed,
        fields=dict(fields or {}),
        reason=reason[:400],
        state_before=row.state,
        entry=entry,
    )
