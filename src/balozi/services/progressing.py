"""The work on a commitment: plan, report with evidence, submit, verify, send back, end, take a step back."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from balozi.ground.errors.following import EvidenceMissing, RecordGone, SamePerson, WordUnknown
from balozi.ground.errors.registers import NoSuchDocument
from balozi.ground.evidence import find_quote
from balozi.ground.people import ASSESS, FOLLOW_UP, PUBLISH, REPORT_PROGRESS, Person
from balozi.registers.commitments import CommitmentStatus, is_ended, may_become
from balozi.registers.following import Asserted, EvidenceSort, text_mark
from balozi.services.carrying import copy_row
from balozi.services.following import Change, Order, changing, one_of, own_institution, said, standing_row
from balozi.services.keeping import keep_bytes
from balozi.store.access.visibility import visible
from balozi.store.audit.models import Deed
from balozi.store.documents.models import Document
from balozi.store.follow_up.models import CommitmentEvent, ProgressEvidence, ProgressUpdate, PublicText

_ENDS = (CommitmentStatus.SUPERSEDED, CommitmentStatus.WITHDRAWN, CommitmentStatus.LAPSED)
_SUBMITTED = CommitmentStatus.EVIDENCE_SUBMITTED


@dataclass(frozen=True, slots=True)
class Shown:
    """One piece of evidence as it was handed in; what is empty was not given.

    Attributes:
        content: the bytes of a file.
        reference: the file's name, an address (http or https), or a named person.
        document: number of a paper, for a sentence of it.
        text: the sentence as the paper has it, or what the person stated.
    """

    content: bytes = b""
    reference: str = ""
    document: int | None = None
    text: str = ""

    @property
    def sort(self) -> EvidenceSort:
        """Return what it is.

        Raises:
            EvidenceMissing: it shows nothing.
        """
        if self.content:
            return EvidenceSort.FILE
        if self.document is not None:
            return EvidenceSort.SENTENCE
        if self.reference.startswith(("https://", "http://")):
            return EvidenceSort.LINK
        if self.reference.strip() and self.text.strip():
            return EvidenceSort.STATEMENT
        raise EvidenceMissing


def plan_commitment(*, order: Order, on: date | None = None, note: str = "") -> None:
    """Say that the work on a commitment is planned.

    Raises: as `end_commitment`; a focal point only for the own institution.
    """
    with changing(order, REPORT_PROGRESS, "plan_commitment") as change:
        day = change.day(on)
        change.check(CommitmentStatus.PLANNED, day)
        change.step(CommitmentStatus.PLANNED, day, change.write(), note.strip())


def report_progress(
    *,
    order: Order,
    text: str,
    asserted: str = "on_track",
    on: date | None = None,
    evidence: Sequence[Shown] = (),
    corrects: int | None = None,
) -> int:
    """Report what was done, with what shows it; the first report puts the commitment in progress.

    Args:
        order: who reports, and on which commitment.
        text: for readers inside.
        asserted: not_started, on_track, at_risk, stalled or completed.
        on: the day it tells of; today when none is given.
        evidence: what shows it; may be none.
        corrects: number of the update that this one takes the place of; it stays in the history.

    Returns:
        the number of the update.

    Raises:
        NotAllowed: the person may not report progress.
        NotYourInstitution: a focal point reports on what is not assigned to the own institution.
        NoSuchEntry: no commitment of this number stands that the person may see.
        CommitmentChanged: somebody changed it since it was seen.
        StepNotAllowed: it has ended.
        WordMissing: the text is empty.
        DayAhead: the day has not come yet.
        EvidenceMissing: a piece of evidence shows nothing.
        RecordGone: the update to correct does not stand.
    """
    with changing(order, REPORT_PROGRESS, "report_progress") as change:
        words, day, said_of_it = said("text", text), change.day(on), one_of("asserted", asserted, Asserted)
        if is_ended(change.status):
            change.check(CommitmentStatus.IN_PROGRESS, day)
        before = standing_row(ProgressUpdate, change, corrects, "update") if corrects is not None else None
        deed = change.write(asserted=said_of_it.value, evidence=len(evidence))
        update = ProgressUpdate.objects.create(
            entry=change.entry,
            made=deed,
            text=words,
            on=day,
            asserted=said_of_it.value,
            institution=own_institution(order.person),
        )
        if before is not None:
            _replace(before, update, deed)
        for piece in evidence:
            _keep(piece, update, change, deed)
        if said_of_it is not Asserted.NOT_STARTED and may_become(change.status, CommitmentStatus.IN_PROGRESS):
            # A report on an earlier day than the last step is no step of its own.
            change.step(CommitmentStatus.IN_PROGRESS, max([day, *(step.on for step in change.steps)]), deed)
        return update.pk


def submit_evidence(*, order: Order, on: date | None = None, note: str = "") -> None:
    """Say that the work is done and shown, so that somebody else verifies it.

    Raises:
        EvidenceMissing: no update that stands has evidence.
        and as `report_progress`.
    """
    with changing(order, REPORT_PROGRESS, "submit_evidence") as change:
        day = change.day(on)
        change.check(_SUBMITTED, day)
        if not ProgressEvidence.objects.filter(entry=change.entry, superseded__isnull=True).exists():
            raise EvidenceMissing
        change.step(_SUBMITTED, day, change.write(), note.strip())


def verify_evidence(*, order: Order, on: date | None = None, note: str = "") -> None:
    """Confirm that the evidence shows what was promised; never by somebody who reported or submitted it.

    Raises:
        NotAllowed: the person may not assess.
        SamePerson: the person reported on this commitment.
        StepNotAllowed: no evidence was submitted.
        and as `report_progress`.
    """
    with changing(order, ASSESS, "verify_evidence") as change:
        day = change.day(on)
        change.check(CommitmentStatus.VERIFIED, day)
        _check_other_person(change)
        change.step(CommitmentStatus.VERIFIED, day, change.write(), note.strip())


def send_back_evidence(*, order: Order, reason: str) -> None:
    """Find that the evidence does not show it: the submission is taken back, with the reason as an update.

    Raises: as `verify_evidence`.
    """
    with changing(order, ASSESS, "send_back_evidence") as change:
        why = said("reason", reason)
        change.check(CommitmentStatus.VERIFIED, change.today)
        _check_other_person(change)
        deed = change.write()
        submitted = CommitmentEvent.objects.filter(entry=change.entry, superseded__isnull=True)
        submitted.filter(event=_SUBMITTED).update(superseded=deed)
        ProgressUpdate.objects.create(
            entry=change.entry, made=deed, text=why, on=change.today, asserted=Asserted.AT_RISK.value
        )
        if may_become(change.status, CommitmentStatus.IN_PROGRESS):
            last = max((step.on for step in change.steps), default=change.today)
            change.step(CommitmentStatus.IN_PROGRESS, last, deed)


def write_public_text(*, order: Order, text: str) -> None:
    """Write what the public is told of the progress; it remembers the newest update that it was made from.

    Raises:
        NotAllowed: the person may not publish.
        WordMissing: the text is empty.
        RecordGone: there is no update to tell of.
    """
    with changing(order, PUBLISH, "write_public_text") as change:
        words = said("text", text)
        rows = ProgressUpdate.objects.filter(entry=change.entry, superseded__isnull=True)
        newest = rows.order_by("-on", "-id").first()
        if newest is None:
            raise RecordGone(change.entry.pk, "update", 0)
        deed = change.write(update=newest.pk)
        PublicText.objects.filter(entry=change.entry, superseded__isnull=True).update(superseded=deed)
        PublicText.objects.create(
            entry=change.entry, made=deed, text=words, update=newest, made_from=text_mark(newest.text)
        )


def end_commitment(*, order: Order, how: str, reason: str, on: date | None = None) -> None:
    """End a commitment that will not be judged: superseded by another, withdrawn by who made it, or lapsed.

    Raises:
        NotAllowed: the person may not follow up commitments.
        NoSuchEntry: no commitment of this number stands that the person may see.
        CommitmentChanged: somebody changed it since it was seen.
        StepNotAllowed: it has ended before.
        StepTooEarly: the day lies before the last step.
        DayAhead: the day has not come yet.
        WordUnknown: it is no such end.
        WordMissing: no reason is given.
    """
    with changing(order, FOLLOW_UP, "end_commitment") as change:
        if how not in _ENDS:
            raise WordUnknown(how[:40], "how", ", ".join(end.value for end in _ENDS))
        why, day = said("reason", reason), change.day(on)
        change.check(CommitmentStatus(how), day)
        change.step(CommitmentStatus(how), day, change.write(how=how), why)


def take_back_step(*, order: Order, reason: str) -> None:
    """Take back the last step that was wrong; it stays in the history.

    Raises:
        NotAllowed: the person may not follow up commitments.
        WordMissing: no reason is given.
        RecordGone: no step stands, or a division made it, which is undone as a whole.
    """
    with changing(order, FOLLOW_UP, "take_back_step") as change:
        why = said("reason", reason)
        rows = CommitmentEvent.objects.filter(entry=change.entry, superseded__isnull=True)
        last = rows.order_by("on", "id").last()
        if last is None:
            raise RecordGone(change.entry.pk, "step", 0)
        deed = change.write(step=last.event)
        CommitmentEvent.objects.filter(pk=last.pk).update(superseded=deed)
        # A row that never stood: it only keeps the reason beside the step that it ended.
        copy_row(last, change.entry, deed, superseded=deed, note=why)


def _replace(before: ProgressUpdate, update: ProgressUpdate, deed: Deed) -> None:
    """End an update; what showed it goes on showing the correction."""
    ProgressUpdate.objects.filter(pk=before.pk).update(superseded=deed)
    pieces = ProgressEvidence.objects.filter(update=before, superseded__isnull=True)
    for piece in list(pieces):
        copy_row(piece, before.entry, deed, update=update)
    pieces.exclude(made=deed).update(superseded=deed)


def _keep(piece: Shown, update: ProgressUpdate, change: Change, deed: Deed) -> None:
    sort = piece.sort
    place = place_of(piece, change.order.person) if sort is EvidenceSort.SENTENCE else None
    sha256 = hashlib.sha256(piece.content).hexdigest() if sort is EvidenceSort.FILE else ""
    if sha256:
        keep_bytes(sha256, piece.content)
    ProgressEvidence.objects.create(
        entry=change.entry,
        made=deed,
        update=update,
        sort=sort.value,
        reference=piece.reference.strip()[:500],
        sha256=sha256,
        document_id=piece.document if place else None,
        start=place[0] if place else None,
        end=place[1] if place else None,
        text=piece.text.strip(),
    )


def place_of(piece: Shown, person: Person) -> tuple[int, int]:
    """Return where the sentence stands in its paper.

    Raises:
        NoSuchDocument: the person sees no such paper.
        SentenceMissing: the sentence does not stand in it.
    """
    rows = visible(Document.objects.filter(pk=piece.document or 0), person.reader)
    document = rows.select_related("body").first()
    if document is None:
        raise NoSuchDocument(str(piece.document))
    return find_quote(document.body.text, piece.text)


def _check_other_person(change: Change) -> None:
    name = change.order.person.name
    mine = ProgressUpdate.objects.filter(entry=change.entry, superseded__isnull=True, made__by=name)
    submitted = CommitmentEvent.objects.filter(
        entry=change.entry, superseded__isnull=True, event=_SUBMITTED, made__by=name
    )
    if mine.exists() or submitted.exists():
        raise SamePerson(name)
