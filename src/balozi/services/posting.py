"""Relations, missions and their heads: putting one on a register, recording what happened, taking it back, dues."""

from dataclasses import asdict, dataclass
from datetime import datetime
from decimal import Decimal

from django.db import transaction

from balozi.ground.dates import first_day
from balozi.ground.errors.posts import (
    DuesUnclear,
    HeadUnclear,
    NoSuchHead,
    NoSuchPostEvent,
    PostEventWithdrawn,
    PostNeedsSource,
)
from balozi.ground.errors.registers import FieldsInvalid, NoSuchEntry
from balozi.ground.people import EDIT_REGISTERS, Person
from balozi.packs.posts import rank_names
from balozi.registers.drafts import draft_of
from balozi.registers.posts import COURSES, HEADS, check_post_event
from balozi.services.auditing import allow, write_deed
from balozi.services.registering import Origin, entries_by_key, record_entry, stands, state_source
from balozi.store.access.visibility import visible
from balozi.store.audit.models import Deed
from balozi.store.posts.models import MembershipDues, PostEvent, PostHead
from balozi.store.registers.models import Entry

KINDS = ("relation", "mission", "foreign_mission", "visa_rule", "membership", "hosting", "office_holder")
CATEGORIES = ("", "career", "honorary")
_EARLIEST, _LATEST = 1900, 2200
_LARGEST = Decimal(10) ** 13


@dataclass(frozen=True, slots=True)
class PostDraft:
    """An event as somebody tells it.

    Attributes:
        event: a name of ``registers/posts.toml``.
        on: partial date, "" when none is known.
        source: what it rests on in words: a note, a gazette, a named statement.
        party: towards which state or organisation a head was accredited, "" for the host.
        place: where a mission moved to.
        basis: the instrument: a joint communiqué, an exchange of notes.
    """

    event: str
    on: str = ""
    source: str = ""
    party: str = ""
    place: str = ""
    basis: str = ""


@dataclass(frozen=True, slots=True)
class HeadDraft:
    """A head of mission as somebody names one.

    Attributes:
        person: with the title used in papers.
        source: what the naming rests on.
        rank: ambassador, high_commissioner ... as ``packs/world/heads_of_mission.toml`` names them, "".
        category: "career", "honorary", "" when not known.
        charge: a chargé d'affaires ad interim.
    """

    person: str
    source: str
    rank: str = ""
    category: str = ""
    charge: bool = False


@dataclass(frozen=True, slots=True)
class DuesDraft:
    """The dues of one year: what was assessed and what has been paid so far."""

    year: int
    currency: str
    assessed: Decimal
    paid: Decimal
    source: str


def enter_relation(
    *, kind: str, country: str, fields: dict[str, object], source: str, person: Person, at: datetime
) -> int:
    """Put relations, a mission, a visa rule or a membership on its register, on a stated source; return its number.

    Raises:
        NotAllowed: the person may not edit the registers.
        FieldsInvalid: the kind does not take these fields, or it stands on the register already.
        PostNeedsSource: no source is named.
        NotADate: a date is not written YYYY, YYYY-MM or YYYY-MM-DD.
    """
    allow(person, EDIT_REGISTERS, verb="enter_relation", subject=kind, at=at)
    source = _sourced(source)
    if kind not in KINDS:
        raise FieldsInvalid(kind, "one of these is entered here: " + ", ".join(KINDS))
    for name in ("date", "from", "to"):
        _check_day(str(fields.get(name) or ""))
    draft = draft_of(kind, country, fields)
    with transaction.atomic():
        known = entries_by_key(draft.keys, person.reader)
        if known:
            raise FieldsInvalid(kind, f"it stands on the register already, as entry {min(known.values())}")
        deed = write_deed(
            by=person.name, at=at, verb="enter_relation", subject=kind, facts={"country": country}
        )
        entry = record_entry(draft, deed, Origin())
        state_source(entry, source, deed)
        return int(entry.pk)


def record_step(*, entry: int, step: PostDraft, person: Person, at: datetime) -> int:
    """Put an event on the life of relations or of a mission and return its number.

    Raises:
        NotAllowed: the person may not edit the registers.
        NoSuchEntry: no entry of this number with such a life stands that the person may see.
        PostEventUnknown: there is no such event.
        PostNeedsSource: no source is named.
        NotADate: the date is not written YYYY, YYYY-MM or YYYY-MM-DD.
    """
    allow(person, EDIT_REGISTERS, verb="record_step", subject=f"entry {entry}", at=at)
    with transaction.atomic():
        row = _entry_of(entry, frozenset(COURSES), person)
        check_post_event(COURSES[row.register], step.event)
        deed = _deed(person, at, "record_step", f"entry {entry}", event=step.event)
        return _write(row, step, deed, None)


def name_head(*, entry: int, head: HeadDraft, person: Person, at: datetime) -> int:
    """Name a head of a mission, or who stands in, and return the number of the appointment.

    Raises:
        NotAllowed: the person may not edit the registers.
        NoSuchEntry: no mission of this number stands that the person may see.
        HeadUnclear: nobody is named, or the class or category is none of the list.
        PostNeedsSource: no source is named.
    """
    allow(person, EDIT_REGISTERS, verb="name_head", subject=f"entry {entry}", at=at)
    source = _sourced(head.source)
    for field, value, known in (
        ("rank", head.rank, ("", *rank_names())),
        ("category", head.category, CATEGORIES),
    ):
        if value not in known:
            raise HeadUnclear(field, value)
    if not head.person.strip():
        raise HeadUnclear("person", head.person)
    with transaction.atomic():
        row = _entry_of(entry, frozenset({"missions", "foreign_missions"}), person)
        deed = _deed(person, at, "name_head", f"entry {entry}", rank=head.rank)
        told = asdict(head) | {"source": source, "person": head.person.strip()[:160]}
        return int(PostHead.objects.create(entry=row, made=deed, **told).pk)


def record_head_step(*, head: int, step: PostDraft, person: Person, at: datetime) -> int:
    """Put an event on the course of a head of mission: agrément, appointment, credentials; return its number.

    Raises:
        NoSuchHead: no appointment of this number stands that the person may see.

    Further as `record_step`.
    """
    allow(person, EDIT_REGISTERS, verb="record_head_step", subject=f"head {head}", at=at)
    check_post_event(HEADS, step.event)
    with transaction.atomic():
        rows = visible(PostHead.objects.filter(pk=head, superseded__isnull=True), person.reader, "entry")
        row = rows.select_related("entry").select_for_update(of=("self",)).first()
        if row is None or not stands(row.entry):
            raise NoSuchHead(head)
        deed = _deed(person, at, "record_head_step", f"head {head}", event=step.event, entry=row.entry_id)
        return _write(row.entry, step, deed, row)


def withdraw_step(*, number: int, reason: str, person: Person, at: datetime) -> int:
    """Take an event back that should never have been recorded; it stays in the history. Return its entry.

    Raises:
        NotAllowed: the person may not edit the registers.
        PostNeedsSource: no reason is given.
        NoSuchPostEvent: there is none of this number that the person may see.
        PostEventWithdrawn: somebody took it back meanwhile.
    """
    allow(person, EDIT_REGISTERS, verb="withdraw_step", subject=f"event {number}", at=at)
    reason = _sourced(reason)
    with transaction.atomic():
        row = visible(PostEvent.objects.filter(pk=number), person.reader, "entry").first()
        if row is None:
            raise NoSuchPostEvent(number)
        deed = _deed(person, at, "withdraw_step", f"event {number}", reason=reason, entry=row.entry_id)
        # Of two who take it back at once, only one ends the event.
        if not PostEvent.objects.filter(pk=number, superseded__isnull=True).update(superseded=deed):
            raise PostEventWithdrawn(number)
        return int(row.entry_id)


def record_dues(*, entry: int, dues: DuesDraft, person: Person, at: datetime) -> None:
    """Say what a membership costs in one year and what is paid; what was said of that year before stays in the history.

    Raises:
        NotAllowed: the person may not edit the registers.
        NoSuchEntry: no membership of this number stands that the person may see.
        DuesUnclear: the year, the currency or an amount cannot be so.
        PostNeedsSource: no source is named.
    """
    allow(person, EDIT_REGISTERS, verb="record_dues", subject=f"entry {entry}", at=at)
    source = _sourced(dues.source)
    _check_dues(dues)
    with transaction.atomic():
        row = _entry_of(entry, frozenset({"memberships"}), person)
        deed = _deed(person, at, "record_dues", f"entry {entry}", year=dues.year)
        before = MembershipDues.objects.filter(entry=row, year=dues.year, currency=dues.currency)
        before.filter(superseded__isnull=True).update(superseded=deed)
        MembershipDues.objects.create(entry=row, made=deed, **asdict(dues) | {"source": source})


def _write(entry: Entry, step: PostDraft, deed: Deed, head: PostHead | None) -> int:
    _check_day(step.on)
    told = asdict(step) | {
        "source": _sourced(step.source),
        "party": step.party.strip()[:24],
        "place": step.place.strip()[:120],
        "basis": step.basis.strip()[:300],
    }
    return int(PostEvent.objects.create(entry=entry, made=deed, head=head, **told).pk)


def _entry_of(entry: int, registers: frozenset[str], person: Person) -> Entry:
    rows = visible(Entry.objects.filter(pk=entry, register__in=registers), person.reader)
    row: Entry | None = rows.select_for_update(of=("self",)).first()
    if row is None or not stands(row):
        raise NoSuchEntry(str(entry))
    return row


def _deed(person: Person, at: datetime, verb: str, subject: str, **facts: object) -> Deed:
    return write_deed(by=person.name, at=at, verb=verb, subject=subject, facts=facts)


def _sourced(source: str) -> str:
    if not source.strip():
        raise PostNeedsSource
    return source.strip()[:300]


def _check_day(text: str) -> None:
    if text:
        first_day(text)


def _check_dues(dues: DuesDraft) -> None:
    if not _EARLIEST <= dues.year <= _LATEST:
        raise DuesUnclear("year", str(dues.year))
    if not (len(dues.currency) == 3 and dues.currency.isascii() and dues.currency.isupper()):
        raise DuesUnclear("currency", dues.currency)
    for field in ("assessed", "paid"):
        amount: Decimal = getattr(dues, field)
        if not amount.is_finite() or not 0 <= amount < _LARGEST or amount != round(amount, 2):
            raise DuesUnclear(field, str(amount))
