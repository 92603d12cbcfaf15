"""What every change of a commitment has in common: who may, on what was seen, one transaction, one line in the log."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import TypeVar

from django.db import transaction
from django.utils import timezone

from balozi.ground.errors.family import Forbidden
from balozi.ground.errors.following import (
    CommitmentChanged,
    DayAhead,
    NotYourInstitution,
    RecordGone,
    WordMissing,
    WordUnknown,
)
from balozi.ground.errors.registers import NoSuchEntry
from balozi.ground.people import FOLLOW_UP, REPORT_PROGRESS, Person
from balozi.registers.commitments import CommitmentStatus, CommitmentStep, check_step, status_on
from balozi.services.auditing import allow, write_deed
from balozi.services.reckoning import refresh_states
from balozi.services.registering import stands
from balozi.services.telling import tell_of_change
from balozi.store.access.visibility import visible
from balozi.store.audit.models import Deed
from balozi.store.follow_up.models import Assignment, CommitmentEvent
from balozi.store.follow_up.queries import last_deed
from balozi.store.people.models import Profile
from balozi.store.registers.models import Entry
from balozi.store.registers.models.identity import Dated

REGISTER = "commitments"
_REFUSED = Deed.Outcome.REFUSED
_CARRYING = (Assignment.State.OFFERED, Assignment.State.ACCEPTED)
Row = TypeVar("Row", bound=Dated)
Words = TypeVar("Words", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Order:
    """Who asks for a change of which commitment.

    Attributes:
        entry: number of the commitment.
        person: who acts.
        at: when.
        seen: number of the last line of the log about it that the person had seen, None when none was looked at.
    """

    entry: int
    person: Person
    at: datetime
    seen: int | None = None


@dataclass(slots=True)
class EntryChange:
    """One change of one entry, while its transaction is open.

    Attributes:
        order: what was asked.
        entry: what is changed, locked until the transaction ends.
        verb: of the service.
    """

    order: Order
    entry: Entry
    verb: str
    _deed: Deed | None = field(default=None)

    @property
    def today(self) -> date:
        """Return the day of the change in the time zone of the house."""
        return timezone.localdate(self.order.at)

    def write(self, **facts: object) -> Deed:
        """Write the line of the log, once; facts are numbers and stored words only."""
        if self._deed is None:
            self._deed = write_deed(
                by=self.order.person.name,
                at=self.order.at,
                verb=self.verb,
                subject=f"entry {self.entry.pk}",
                facts=facts,
            )
        return self._deed

    def day(self, on: date | None) -> date:
        """Return the day that was given, today when none was.

        Raises:
            DayAhead: it has not come yet.
        """
        if on is not None and on > self.today:
            raise DayAhead(on.isoformat())
        return on or self.today


class Change(EntryChange):
    """One change of one commitment."""

    __slots__ = ()

    def tell(self) -> None:
        """Tell those whom the change concerns, when there was one."""
        if self._deed is not None:
            tell_of_change(entry=self.entry, deed=self._deed)

    @property
    def steps(self) -> list[CommitmentStep]:
        """Return the steps that stand."""
        rows = CommitmentEvent.objects.filter(entry=self.entry, superseded__isnull=True)
        return [CommitmentStep(CommitmentStatus(row.event), row.on, row.pk) for row in rows]

    @property
    def status(self) -> CommitmentStatus:
        """Return the status today."""
        return status_on(self.steps, self.today)

    def check(self, status: CommitmentStatus, on: date) -> None:
        """Pass when the commitment may take this step.

        Raises:
            StepNotAllowed: the life cycle has no such step.
            StepTooEarly: it lies before the last one.
        """
        check_step(self.steps, CommitmentStep(status, on))

    def step(self, status: CommitmentStatus, on: date, deed: Deed, note: str = "") -> None:
        """Take one step."""
        CommitmentEvent.objects.create(entry=self.entry, made=deed, event=status.value, on=on, note=note)


@contextmanager
def changing(order: Order, permission: str, verb: str, *, retired: bool = False) -> Iterator[Change]:
    """Open one change of a commitment: permission, lock, and what was seen; a refusal stays in the log.

    Raises:
        NotAllowed: the person lacks the permission.
        NotYourInstitution: the person may only act for the own institution, and it has no part here.
        NoSuchEntry: no commitment of this number stands that the person may see.
        CommitmentChanged: somebody changed it since it was seen.
    """
    person, subject = order.person, f"entry {order.entry}"
    allow(person, permission, verb=verb, subject=subject, at=order.at)
    try:
        with transaction.atomic():
            entry = locked(order.entry, person, retired=retired)
            if permission == REPORT_PROGRESS and FOLLOW_UP not in person.permissions:
                _check_part(entry, person)
            check_seen(entry, order.seen)
            change = Change(order, entry, verb)
            yield change
            # In the same transaction: nobody hears of what is not kept.
            change.tell()
            refresh_states([entry.pk])
    except Forbidden as refusal:
        facts = {"permission": permission, "code": refusal.code}
        write_deed(by=person.name, at=order.at, verb=verb, subject=subject, facts=facts, outcome=_REFUSED)
        raise


def locked(entry: int, person: Person, *, retired: bool = False) -> Entry:
    """Return a commitment that stands and that the person may see, locked until the transaction ends.

    Args:
        entry: its number.
        person: who acts.
        retired: whether one that is not on the register any more will do.

    Raises:
        NoSuchEntry: there is none of this number.
    """
    rows = Entry.objects.select_for_update().filter(pk=entry, register=REGISTER)
    found: Entry | None = visible(rows, person.reader).first()
    if found is None or not (retired or stands(found)):
        raise NoSuchEntry(str(entry))
    return found


def check_seen(entry: Entry, seen: int | None) -> None:
    """Pass when nothing changed since the line of the log that somebody had seen.

    Raises:
        CommitmentChanged: something did.
    """
    last = last_deed(entry.pk)
    if seen is not None and last is not None and last.number > seen:
        raise CommitmentChanged(entry.pk, last.by, last.verb)


def standing_row(model: type[Row], change: Change, number: int, what: str) -> Row:
    """Return one part of the follow-up that stands.

    Raises:
        RecordGone: there is none of this number.
    """
    rows = model._default_manager.filter(pk=number, entry=change.entry, superseded__isnull=True)
    found = rows.first()
    if found is None:
        raise RecordGone(change.entry.pk, what, number)
    return found


def said(field: str, text: str) -> str:
    """Return words without blanks around them.

    Raises:
        WordMissing: there are none.
    """
    kept = text.replace("\0", "").strip()
    if not kept:
        raise WordMissing(field)
    return kept


def one_of(field: str, word: str, known: type[Words]) -> Words:
    """Return the stored word.

    Raises:
        WordUnknown: it is none of those known.
    """
    try:
        return known(word)
    except ValueError:
        raise WordUnknown(word[:40], field, ", ".join(item.value for item in known)) from None


def own_institution(person: Person) -> str:
    """Return the code of the institution that somebody belongs to, "" for none."""
    rows = Profile.objects.filter(user__username=person.name)
    return rows.values_list("institution", flat=True).first() or ""


def _check_part(entry: Entry, person: Person) -> None:
    own = own_institution(person)
    parts = Assignment.objects.filter(entry=entry, superseded__isnull=True, state__in=_CARRYING)
    for institution, focal_point in parts.values_list("institution", "focal_point"):
        if person.name == focal_point or (own and institution == own):
            return
    raise NotYourInstitution(person.name)
