"""What every change of an engagement has in common: who may, on what was seen, one transaction, one line in the log."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from balozi.ground.errors.agreements import PaperMarkedHigher
from balozi.ground.errors.engagements import EngagementUnsourced, StatementTooLong
from balozi.ground.errors.following import CommitmentChanged
from balozi.ground.errors.registers import NoSuchDocument, NoSuchEntry
from balozi.ground.evidence import find_quote
from balozi.ground.people import EDIT_REGISTERS, Person
from balozi.registers.engagements import EngagementStatus, EngagementStep, check_step, status_on
from balozi.services.auditing import allow
from balozi.services.following import EntryChange, Order
from balozi.services.registering import stands
from balozi.store.access.visibility import reader_of_paper, visible
from balozi.store.audit.models import Deed
from balozi.store.documents.models import Document
from balozi.store.engagements.models import EngagementEvent
from balozi.store.engagements.queries import last_change
from balozi.store.registers.models import Engagement, Entry, EvidenceRecord

REGISTER = "engagements"
_LONGEST = 300


@dataclass(frozen=True, slots=True)
class Proof:
    """What something about an engagement rests on: a named person's statement, or a sentence of a paper.

    Attributes:
        named: who states it, "".
        statement: what that person states, "".
        document: number of a paper, None.
        sentence: of that paper, exactly; "" where the paper as a whole shows it.
    """

    named: str = ""
    statement: str = ""
    document: int | None = None
    sentence: str = ""

    @property
    def words(self) -> str:
        """Return the statement with its person, "" when there is none.

        Raises:
            StatementTooLong: it does not fit whole.
        """
        named, statement = self.named.strip(), self.statement.strip()
        told = f"{named}: {statement}" if named and statement else ""
        if len(told) > _LONGEST:
            raise StatementTooLong(len(told), _LONGEST)
        return told

    def check(self) -> None:
        """Pass when it rests on something.

        Raises:
            EngagementUnsourced: it rests on nothing.
        """
        if not self.words and self.document is None:
            raise EngagementUnsourced


class MeetingChange(EntryChange):
    """One change of one engagement."""

    __slots__ = ()

    @property
    def version(self) -> Engagement:
        """Return what the entry says now."""
        return Engagement.objects.get(entry=self.entry, superseded__isnull=True)

    @property
    def steps(self) -> list[EngagementStep]:
        """Return the steps that stand."""
        rows = EngagementEvent.objects.filter(entry=self.entry, superseded__isnull=True)
        return [EngagementStep(EngagementStatus(row.event), row.on, row.pk) for row in rows]

    @property
    def status(self) -> EngagementStatus:
        """Return the status after the last step."""
        return status_on(self.version.status, self.steps, date.max)

    def step(self, status: EngagementStatus, on: date, proof: Proof, **told: str) -> Deed:
        """Take one step, and return the line of the log that tells of it.

        Raises:
            EngagementStepNotAllowed: the life cycle has no such step.
            EngagementStepTooEarly: it lies before the last one.
        """
        check_step(self.version.status, self.steps, EngagementStep(status, on))
        document = paper_of(proof, self.entry, self.order.person)
        deed = self.write(status=status.value, on=on.isoformat())
        EngagementEvent.objects.create(
            entry=self.entry,
            made=deed,
            event=status.value,
            on=on,
            source=proof.words,
            document=document,
            **told,
        )
        return deed


@contextmanager
def changing_engagement(order: Order, verb: str) -> Iterator[MeetingChange]:
    """Open one change of an engagement: permission, lock, and what was seen.

    Raises:
        NotAllowed: the person may not edit the registers.
        NoSuchEntry: no engagement of this number stands that the person may see.
        CommitmentChanged: somebody changed it since it was seen.
    """
    allow(order.person, EDIT_REGISTERS, verb=verb, subject=f"entry {order.entry}", at=order.at)
    with transaction.atomic():
        rows = Entry.objects.select_for_update(of=("self",)).filter(pk=order.entry, register=REGISTER)
        entry: Entry | None = visible(rows, order.person.reader).first()
        if entry is None or not stands(entry):
            raise NoSuchEntry(str(order.entry))
        number, by, did = last_change(entry.pk)
        if order.seen is not None and number > order.seen:
            raise CommitmentChanged(entry.pk, by, did)
        yield MeetingChange(order, entry, verb)


def paper_of(proof: Proof, entry: Entry, person: Person) -> Document | None:
    """Return the paper of a proof, None when it rests on none.

    Raises:
        NoSuchDocument: there is no such paper that the person may see.
        PaperMarkedHigher: not everybody who may read the engagement may read the paper.
        EvidenceMismatch: the paper does not have the sentence.
    """
    if proof.document is None:
        return None
    rows = Document.objects.filter(pk=proof.document)
    document: Document | None = visible(rows, person.reader).select_related("body").first()
    if document is None:
        raise NoSuchDocument(str(proof.document))
    if not visible(rows, reader_of_paper(entry)).exists():
        raise PaperMarkedHigher(proof.document)
    place_in(document, proof.sentence)
    return document


def place_in(document: Document, sentence: str) -> tuple[int, int] | None:
    """Return where a sentence stands in a paper, None when none is given.

    Raises:
        SentenceMissing: the paper does not have it.
    """
    return find_quote(document.body.text, sentence) if sentence.strip() else None


def rest_on(entry: Entry, proof: Proof, document: Document | None, deed: Deed) -> None:
    """Write what a new entry rests on: the sentence, the statement, or both.

    Raises:
        EngagementUnsourced: there is a paper, but neither a sentence of it nor a statement.
    """
    place = place_in(document, proof.sentence) if document is not None else None
    if place is None and not proof.words:
        raise EngagementUnsourced
    if document is not None and place is not None:
        quote = proof.sentence.strip()
        EvidenceRecord.objects.create(
            entry=entry, made=deed, document=document, start=place[0], end=place[1], quote=quote
        )
    if proof.words:
        EvidenceRecord.objects.create(entry=entry, made=deed, source=proof.words)
