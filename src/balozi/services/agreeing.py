"""The lives of agreements: recording, correcting and taking back events, and saying for how long one was made."""

from collections.abc import Collection
from dataclasses import asdict, dataclass, replace
from datetime import datetime

from django.db import transaction
from django.db.models import Q

from balozi.ground.dates import first_day
from balozi.ground.errors.agreements import (
    AgreementEventReplaced,
    EventNeedsParty,
    EventNeedsSource,
    EventTakesNoParty,
    NoSuchAgreementEvent,
    PaperMarkedHigher,
    ProcedureStepUnknown,
    TermUnclear,
)
from balozi.ground.errors.registers import NoSuchDocument, NoSuchEntry
from balozi.ground.people import EDIT_REGISTERS, Person
from balozi.packs.procedures import procedures_of
from balozi.registers.agreements.lives import happening_of
from balozi.services.auditing import allow, write_deed
from balozi.services.reckoning import refresh_states
from balozi.services.registering import stands
from balozi.store.access.visibility import reader_of_paper, seen, visible
from balozi.store.audit.models import Deed
from balozi.store.documents.models import Document
from balozi.store.registers.models import AgreementEvent, AgreementTerm, Entry

RENEWALS = ("", "tacit", "agreed", "none")
LONGEST = 1200


@dataclass(frozen=True, slots=True)
class AgreementEventDraft:
    """An event as somebody tells it.

    Attributes:
        event: what happened, a name of ``packs/agreement_events.toml`` or a word that papers use for it.
        on: partial date, "" when none is known.
        party: code of the party whose act it is, "" for the instrument itself.
        until: partial date of the last day that it brings, such as the end of a renewed term.
        step: key of the procedure's step that it carries out.
        authority: who acted: the signatory with the office, the body that approved.
        text: what was said with it: a reservation, a reason, a number of registration.
        source: what it rests on in words: a note, a gazette, a named statement.
        document: number of a paper on the shelf that it rests on.
        other: number of the agreement that takes the place of this one.
    """

    event: str
    on: str = ""
    party: str = ""
    until: str = ""
    step: str = ""
    authority: str = ""
    text: str = ""
    source: str = ""
    document: int | None = None
    other: int | None = None


@dataclass(frozen=True, slots=True)
class TermDraft:
    """For how long an agreement was made, as somebody tells it.

    Attributes:
        ends: partial date of its last day, "" when it has no end.
        renewal: "tacit", "agreed", "none", "" when not known.
        renewal_months: how long each renewal lasts, 0 when not known.
        notice_months: how long before the end notice must be given, 0 when not known.
        binding: whether it binds in law, None when nobody has said.
        areas: policy areas, as ``packs/policy_areas.toml`` names them.
        lead: code of the institution that leads.
    """

    ends: str = ""
    renewal: str = ""
    renewal_months: int = 0
    notice_months: int = 0
    binding: bool | None = None
    areas: tuple[str, ...] = ()
    lead: str = ""


def record_event(*, entry: int, event: AgreementEventDraft, person: Person, at: datetime) -> int:
    """Put an event on the life of an agreement and return its number.

    Raises:
        NotAllowed: the person may not edit the registers.
        NoSuchEntry: no agreement of this number stands that the person may see.
        AgreementEventUnknown: no event has this name.
        EventNeedsParty: it is the act of a party, and none is named.
        EventTakesNoParty: it is one of the instrument, and a party is named.
        EventNeedsSource: it rests on nothing.
        NotADate: a date is not written YYYY, YYYY-MM or YYYY-MM-DD.
        NoSuchDocument: there is no such paper that the person may see.
        PaperMarkedHigher: the paper is marked higher than the agreement.
        ProcedureStepUnknown: the procedure of the country has no such step.
    """
    allow(person, EDIT_REGISTERS, verb="record_event", subject=f"entry {entry}", at=at)
    with transaction.atomic():
        row = agreement_of(entry, person)
        checked = checked_event(event, row, person)
        deed = write_deed(
            by=person.name,
            at=at,
            verb="record_event",
            subject=f"entry {entry}",
            facts={"event": checked.event},
        )
        number = write_event(row, checked, deed)
        refresh_states([entry])
        return number


def correct_event(
    *, number: int, event: AgreementEventDraft, reason: str, person: Person, at: datetime
) -> int:
    """Put a corrected event in the place of one; the one before stays in the history, with the reason.

    Raises:
        EventNeedsSource: no reason is given, or the event rests on nothing.
        NoSuchAgreementEvent: there is none of this number that the person may see.
        AgreementEventReplaced: somebody corrected it or took it back meanwhile.

    Further as `record_event`.
    """
    allow(person, EDIT_REGISTERS, verb="correct_event", subject=f"event {number}", at=at)
    with transaction.atomic():
        before = _standing_event(number, person)
        checked = checked_event(event, before.entry, person)
        deed = _ending(before, "correct_event", reason, person, at)
        corrected = write_event(before.entry, checked, deed)
        refresh_states([before.entry_id])
        return corrected


def withdraw_event(*, number: int, reason: str, person: Person, at: datetime) -> None:
    """Take an event back that should never have been recorded; it stays in the history, with the reason.

    Raises: as `correct_event`.
    """
    allow(person, EDIT_REGISTERS, verb="withdraw_event", subject=f"event {number}", at=at)
    with transaction.atomic():
        row = _standing_event(number, person)
        _ending(row, "withdraw_event", reason, person, at)
        refresh_states([row.entry_id])


def set_term(*, entry: int, term: TermDraft, person: Person, at: datetime) -> None:
    """Say for how long an agreement was made, whether it binds, what it is about and who leads.

    What was said before stays in the history.

    Raises:
        NotAllowed: the person may not edit the registers.
        NoSuchEntry: no agreement of this number stands that the person may see.
        NotADate: the end is not written YYYY, YYYY-MM or YYYY-MM-DD.
        TermUnclear: the renewal or a number of months cannot be so.
    """
    allow(person, EDIT_REGISTERS, verb="set_term", subject=f"entry {entry}", at=at)
    _check_term(term)
    with transaction.atomic():
        row = agreement_of(entry, person)
        deed = write_deed(
            by=person.name, at=at, verb="set_term", subject=f"entry {entry}", facts={"ends": term.ends}
        )
        AgreementTerm.objects.filter(entry=row, superseded__isnull=True).update(superseded=deed)
        AgreementTerm.objects.create(entry=row, made=deed, **asdict(term) | {"areas": list(term.areas)})
        refresh_states([entry])


def agreement_of(entry: int, person: Person) -> Entry:
    """Return an agreement that stands, locked for a change.

    Raises:
        NoSuchEntry: no agreement of this number stands that the person may see.
    """
    rows = visible(Entry.objects.filter(pk=entry, register="agreements"), person.reader)
    row: Entry | None = rows.select_for_update(of=("self",)).first()
    if row is None or not stands(row):
        raise NoSuchEntry(str(entry))
    return row


def checked_event(event: AgreementEventDraft, entry: Entry, person: Person) -> AgreementEventDraft:
    """Return an event with the name of the register, when it can stand on the life of this agreement.

    Raises: as `record_event`.
    """
    happening = happening_of(event.event)
    if happening.axis == "party" and not event.party:
        raise EventNeedsParty(happening.name)
    if happening.axis == "instrument" and event.party:
        raise EventTakesNoParty(happening.name)
    if not event.source.strip() and event.document is None:
        raise EventNeedsSource
    for text in filter(None, (event.on, event.until)):
        first_day(text)
    if event.step and event.step not in _steps_of(entry.country):
        raise ProcedureStepUnknown(event.step)
    _check_paper(event.document, entry, person)
    if event.other is not None:
        agreement_of(event.other, person)
    return replace(
        event, event=happening.name, source=event.source.strip()[:300], authority=event.authority[:200]
    )


def write_event(entry: Entry, event: AgreementEventDraft, deed: Deed) -> int:
    """Write a checked event, and return its number."""
    told = asdict(event)
    links = {"document_id": told.pop("document"), "other_id": told.pop("other")}
    row: AgreementEvent = AgreementEvent.objects.create(entry=entry, made=deed, **told, **links)
    return row.pk


def _standing_event(number: int, person: Person) -> AgreementEvent:
    rows = visible(AgreementEvent.objects.filter(pk=number), person.reader, "entry")
    rows = rows.filter(Q(document__isnull=True) | seen(AgreementEvent, person.reader, "document"))
    row: AgreementEvent | None = rows.select_for_update(of=("self",)).select_related("entry").first()
    if row is None:
        raise NoSuchAgreementEvent(number)
    if row.superseded_id is not None:
        raise AgreementEventReplaced(number)
    return row


def _ending(row: AgreementEvent, verb: str, reason: str, person: Person, at: datetime) -> Deed:
    if not reason.strip():
        raise EventNeedsSource
    facts = {"entry": row.entry_id, "event": row.event, "reason": reason.strip()[:400]}
    deed = write_deed(by=person.name, at=at, verb=verb, subject=f"event {row.pk}", facts=facts)
    # Where rows cannot be locked, two may have come this far: only one of them ends the event.
    if not AgreementEvent.objects.filter(pk=row.pk, superseded__isnull=True).update(superseded=deed):
        raise AgreementEventReplaced(row.pk)
    return deed


def _check_paper(document: int | None, entry: Entry, person: Person) -> None:
    if document is None:
        return
    rows = Document.objects.filter(pk=document)
    if not visible(rows, person.reader).exists():
        raise NoSuchDocument(str(document))
    # Whoever reads the agreement reads the name of the paper too.
    if not visible(rows, reader_of_paper(entry)).exists():
        raise PaperMarkedHigher(document)


def _steps_of(country: str) -> Collection[str]:
    versions = procedures_of(country).versions
    return {step.key for version in versions for step in version.steps}


def _check_term(term: TermDraft) -> None:
    if term.ends:
        first_day(term.ends)
    if term.renewal not in RENEWALS:
        raise TermUnclear("renewal", term.renewal)
    for field in ("renewal_months", "notice_months"):
        if not 0 <= getattr(term, field) <= LONGEST:
            raise TermUnclear(field, str(getattr(term, field)))
