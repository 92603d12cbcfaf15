"""After an engagement: what was said, what came of it on the registers of agreements and commitments, the end."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from balozi.ground.errors.engagements import OutcomesOpen, OutcomeTooOpen, OutcomeUnfit
from balozi.ground.errors.following import RecordGone
from balozi.ground.errors.registers import NoSuchEntry
from balozi.ground.people import REPORT_PROGRESS, Person
from balozi.registers.drafts import draft_of
from balozi.registers.engagements import EngagementStatus, OutcomeSort
from balozi.services.agreeing import AgreementEventDraft, record_event
from balozi.services.auditing import allow
from balozi.services.convening import MeetingChange, Proof, changing_engagement, paper_of, rest_on
from balozi.services.following import Order, one_of, said
from balozi.services.limiting import write_audience
from balozi.services.progressing import Shown, report_progress
from balozi.services.registering import Origin, entries_by_key, record_entry, stands
from balozi.store.access.visibility import audience_of, reader_of_paper, visible
from balozi.store.documents.models import Document
from balozi.store.engagements.models import Outcome
from balozi.store.engagements.queries import meeting_of
from balozi.store.registers.models import Entry

_KINDS: Mapping[str, str] = {"commitment": "commitments", "agreement": "agreements"}


@dataclass(frozen=True, slots=True)
class OutcomeDraft:
    """What came of an engagement, as somebody tells it.

    Attributes:
        sort: created, moved or discussed.
        target: number of the agreement or commitment, None for a new one.
        kind: of the new one: "commitment" or "agreement".
        fields: of the new one, as `registers/kinds.toml` lists them.
        event: that moved it: an event of agreements, or what a report asserts of a commitment; "" for on track.
        on: partial date of that event, "".
        text: what was said, "".
    """

    sort: str
    target: int | None = None
    kind: str = ""
    fields: Mapping[str, object] = field(default_factory=dict)
    event: str = ""
    on: str = ""
    text: str = ""


def record_engagement(*, order: Order, text: str, proof: Proof | None = None, on: date | None = None) -> None:
    """Write down what was said, also when nothing came of it.

    Raises:
        WordMissing: there is no text.

    Further as `cancel_engagement`, without the reason.
    """
    with changing_engagement(order, "record_engagement") as change:
        words = said("text", text)
        change.step(EngagementStatus.RECORDED, change.day(on), proof or Proof(), reason=words)


def record_outcome(*, order: Order, outcome: OutcomeDraft, proof: Proof) -> int:
    """Record what came of an engagement: a new agreement or commitment, one that moved, one that was discussed.

    The entry is made or moved by the services of its own register and rests on the same proof. When an entry that
    says the same stands on the register already, the outcome leads to it and no second one is made.

    Returns:
        the number of the outcome.

    Raises:
        EngagementUnsourced: it rests on no statement and on no sentence of a paper.
        EngagementStepNotAllowed: the engagement was not held, or is closed.
        OutcomeUnfit: no entry is named where one is needed, or it is no agreement and no commitment.
        OutcomeTooOpen: more people may read the entry than the engagement.
        FieldsInvalid: the new entry has not what its kind needs.

    Further as `cancel_engagement`, `record_event` and `report_progress`.
    """
    sort = one_of("sort", outcome.sort, OutcomeSort)
    if sort is OutcomeSort.MOVED:
        # Asked here too, so that a refusal stays in the log: what follows is one transaction.
        allow(
            order.person, REPORT_PROGRESS, verb="record_outcome", subject=f"entry {order.entry}", at=order.at
        )
    with changing_engagement(order, "record_outcome") as change:
        proof.check()
        document = paper_of(proof, change.entry, order.person)
        if change.status is not EngagementStatus.RECORDED:
            change.step(EngagementStatus.RECORDED, _day(change), proof)
        target = _target(change, outcome, sort, proof, document)
        row = Outcome.objects.create(
            entry=change.entry,
            made=change.write(sort=sort.value, target=target.pk),
            sort=sort.value,
            target=target,
            text=outcome.text.strip(),
            document=document,
            source=proof.words,
        )
        return int(row.pk)


def withdraw_outcome(*, order: Order, outcome: int, reason: str) -> None:
    """Take an outcome back that was recorded by mistake; what it made or moved stays until it is taken back there.

    Raises:
        RecordGone: there is none of this number.

    Further as `cancel_engagement`.
    """
    with changing_engagement(order, "withdraw_outcome") as change:
        why = said("reason", reason)
        rows = Outcome.objects.filter(pk=outcome, entry=change.entry, superseded__isnull=True)
        if not rows.exists():
            raise RecordGone(change.entry.pk, "outcome", outcome)
        rows.update(superseded=change.write(outcome=outcome, reason=why[:400]))


def follow_up_engagement(*, order: Order, note: str = "", on: date | None = None) -> None:
    """Say that all that came of an engagement was followed up.

    Raises:
        OutcomesOpen: something that came of it is not at its end.

    Further as `cancel_engagement`, without the reason.
    """
    with changing_engagement(order, "follow_up_engagement") as change:
        waiting = sum(row.waits for row in meeting_of(order.person.reader, order.entry).outcomes)
        if waiting:
            raise OutcomesOpen(order.entry, waiting)
        change.step(EngagementStatus.FOLLOWED_UP, change.day(on), Proof(), reason=note.strip())


def _day(change: MeetingChange) -> date:
    """Return today, or the day of the last step where the clocks of two writers differ."""
    return max([change.today, *(step.on for step in change.steps)])


def _target(
    change: MeetingChange,
    outcome: OutcomeDraft,
    sort: OutcomeSort,
    proof: Proof,
    document: Document | None,
) -> Entry:
    if outcome.target is None:
        if sort is not OutcomeSort.CREATED:
            raise OutcomeUnfit("target")
        return _new(change, outcome, proof, document)
    target = _standing(outcome.target, change.order.person)
    if sort is OutcomeSort.MOVED:
        _check_open(change.entry, target)
        _move(change.order, target, outcome, proof)
    return target


def _new(change: MeetingChange, outcome: OutcomeDraft, proof: Proof, document: Document | None) -> Entry:
    if outcome.kind not in _KINDS:
        raise OutcomeUnfit("kind")
    draft = draft_of(outcome.kind, change.entry.country, outcome.fields)
    # Only what everybody who reads the engagement may see is the same: an open one must not lead to a secret one.
    known = entries_by_key(sorted(draft.keys), reader_of_paper(change.entry))
    deed = change.write(sort=outcome.sort, kind=outcome.kind)
    if known:
        entry = _standing(min(known.values()), change.order.person)
        _check_open(change.entry, entry)
    else:
        entry = record_entry(draft, deed, Origin(marking=change.entry.marking))
        write_audience(entry, audience_of(change.entry), deed)
    rest_on(entry, proof, document, deed)
    return entry


def _move(order: Order, target: Entry, outcome: OutcomeDraft, proof: Proof) -> None:
    if target.register == "agreements":
        event = AgreementEventDraft(
            event=outcome.event,
            on=outcome.on,
            text=outcome.text.strip(),
            source=proof.words,
            document=proof.document,
        )
        record_event(entry=target.pk, event=event, person=order.person, at=order.at)
        return
    shown = [Shown(reference=proof.named.strip(), text=proof.statement.strip())] if proof.words else []
    if proof.document is not None and proof.sentence.strip():
        shown.append(Shown(document=proof.document, text=proof.sentence))
    report_progress(
        order=Order(target.pk, order.person, order.at),
        text=outcome.text,
        asserted=outcome.event or "on_track",
        evidence=shown,
    )


def _standing(number: int, person: Person) -> Entry:
    found: Entry | None = visible(Entry.objects.filter(pk=number), person.reader).first()
    if found is None or not stands(found):
        raise NoSuchEntry(str(number))
    if found.register not in _KINDS.values():
        raise OutcomeUnfit("target")
    return found


def _check_open(engagement: Entry, target: Entry) -> None:
    """Pass when everybody who may read the target may read the engagement."""
    if not visible(Entry.objects.filter(pk=engagement.pk), reader_of_paper(target)).exists():
        raise OutcomeTooOpen(target.pk)
