"""Engagements from the proposal to the day: propose, agree, prepare, hold, postpone, cancel."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from balozi.ground.errors.engagements import EngagementNotYet
from balozi.ground.errors.following import RecordGone, WordUnknown
from balozi.ground.errors.people import AboveClearance
from balozi.ground.markings import Marking
from balozi.ground.people import EDIT_REGISTERS, Person
from balozi.packs.gazetteer import organisations
from balozi.packs.shapes import is_country
from balozi.registers.drafts import draft_of
from balozi.registers.engagements import EngagementStatus, check_days, days_of, engagement_kinds
from balozi.services.auditing import allow, write_deed
from balozi.services.convening import MeetingChange, Proof, changing_engagement, paper_of, rest_on
from balozi.services.following import Order, said
from balozi.services.registering import Origin, record_entry, revise_version
from balozi.store.engagements.models import EngagementEvent
from balozi.store.registers.models import Engagement

_EXACT = len("2026-03-02")


@dataclass(frozen=True, slots=True)
class Proposal:
    """An engagement as somebody proposes it.

    Attributes:
        country: alpha-3 of the country whose register it is.
        sort: form of contact, one of `engagement_kinds()`.
        title: what it is called, "" for its sort.
        codes: states and organisations that would take part.
        on: partial date of its first day, "".
        until: of its last day, "".
        place: where, "".
        about: what it is about, "".
        marking: of the entry.
    """

    country: str
    sort: str
    title: str = ""
    codes: tuple[str, ...] = ()
    on: str = ""
    until: str = ""
    place: str = ""
    about: str = ""
    marking: Marking = Marking.UNCLASSIFIED


def propose_engagement(*, proposal: Proposal, proof: Proof, person: Person, at: datetime) -> int:
    """Put an engagement on the register that is to take place, and return its number.

    Raises:
        NotAllowed: the person may not edit the registers.
        EngagementUnsourced: it rests on no statement and on no sentence of a paper.
        NotADate: a date is not written YYYY, YYYY-MM or YYYY-MM-DD.
        PeriodBackwards: the last day lies before the first.
        WordUnknown: the form of contact, the country or a code is not known.
        AboveClearance: the marking is above the person's own clearance.
        NoSuchDocument: there is no such paper that the person may see.
        PaperMarkedHigher: the paper is marked higher than the engagement.
        EvidenceMismatch: the paper does not have the sentence.
    """
    verb = "propose_engagement"
    allow(person, EDIT_REGISTERS, verb=verb, subject="engagements", at=at)
    proof.check()
    _check_proposal(proposal, person)
    with transaction.atomic():
        fields = _fields(proposal)
        deed = write_deed(
            by=person.name, at=at, verb=verb, subject="engagements", facts={"type": proposal.sort}
        )
        entry = record_entry(
            draft_of("engagement", proposal.country, fields), deed, Origin(marking=proposal.marking)
        )
        rest_on(entry, proof, paper_of(proof, entry, person), deed)
        EngagementEvent.objects.create(
            entry=entry,
            made=deed,
            event=EngagementStatus.PROPOSED,
            on=timezone.localdate(at),
            begins=proposal.on,
            ends=proposal.until,
        )
        return int(entry.pk)


def agree_engagement(
    *, order: Order, proof: Proof, on: date | None = None, begins: str = "", ends: str = ""
) -> None:
    """Say that the sides agreed to an engagement, by a note verbale or another word.

    Args:
        order: who asks, and of which engagement.
        proof: the note: as a paper, or as who states it.
        on: the day of the note; today when none is given.
        begins: the first day that was agreed, when it differs from what stood.
        ends: the last day that was agreed, "".

    Raises:
        EngagementUnsourced: it rests on nothing.

    Further as `postpone_engagement`, without the reason.
    """
    proof.check()
    with changing_engagement(order, "agree_engagement") as change:
        _move(change, EngagementStatus.AGREED, change.day(on), proof, begins=begins, ends=ends)


def prepare_engagement(
    *, order: Order, proof: Proof | None = None, on: date | None = None, note: str = ""
) -> None:
    """Say that an engagement is prepared: the brief is there.

    Raises: as `cancel_engagement`, without the reason.
    """
    with changing_engagement(order, "prepare_engagement") as change:
        change.step(EngagementStatus.PREPARED, change.day(on), proof or Proof(), reason=note.strip())


def hold_engagement(
    *, order: Order, on: date | None = None, proof: Proof | None = None, note: str = ""
) -> None:
    """Say that an engagement was held.

    Args:
        order: who asks, and of which engagement.
        on: the day on which it was held, the last one of several; today when none is given.
        proof: what shows it, when something does beside the word of the person.
        note: in words, "".

    Raises:
        EngagementNotYet: its first day lies after that day.

    Further as `cancel_engagement`, without the reason.
    """
    with changing_engagement(order, "hold_engagement") as change:
        day, version = change.day(on), change.version
        days = days_of(version.on, "")
        if days is not None and days.first > day:
            raise EngagementNotYet(day.isoformat(), version.on)
        begins = "" if len(version.on) == _EXACT else day.isoformat()
        rests, words = proof or Proof(), note.strip()
        _move(change, EngagementStatus.HELD, day, rests, begins=begins, ends="", reason=words)


def postpone_engagement(
    *, order: Order, begins: str, ends: str = "", reason: str, proof: Proof | None = None
) -> None:
    """Move an engagement to another date, or to none yet; the one before stays in the history.

    Args:
        order: who asks, and of which engagement.
        begins: partial date of the new first day, "" when none is known yet.
        ends: of the new last day, "".
        reason: why.
        proof: what it rests on, when there is something beside the word of the person.

    Raises:
        NotADate: a date is not written YYYY, YYYY-MM or YYYY-MM-DD.
        PeriodBackwards: the last day lies before the first.

    Further as `cancel_engagement`.
    """
    with changing_engagement(order, "postpone_engagement") as change:
        rests, why, open_ = proof or Proof(), said("reason", reason), not begins.strip()
        day, status = change.today, EngagementStatus.POSTPONED
        _move(change, status, day, rests, begins=begins, ends=ends, reason=why, undated=open_)


def cancel_engagement(
    *, order: Order, reason: str, proof: Proof | None = None, on: date | None = None
) -> None:
    """Say that an engagement will not take place.

    Raises:
        NotAllowed: the person may not edit the registers.
        NoSuchEntry: no engagement of this number stands that the person may see.
        CommitmentChanged: somebody changed it since it was seen.
        WordMissing: no reason is given.
        DayAhead: the day has not come yet.
        EngagementStepNotAllowed: it was held or cancelled already.
        EngagementStepTooEarly: the day lies before the last step.
        NoSuchDocument: there is no such paper that the person may see.
        PaperMarkedHigher: the paper is marked higher than the engagement.
        EvidenceMismatch: the paper does not have the sentence.
    """
    with changing_engagement(order, "cancel_engagement") as change:
        why = said("reason", reason)
        change.step(EngagementStatus.CANCELLED, change.day(on), proof or Proof(), reason=why)


def take_back_engagement_step(*, order: Order, reason: str) -> None:
    """Take the last step of an engagement back; it stays in the history, and the days return to what they were.

    Raises:
        RecordGone: there is no step but the proposal.

    Further as `cancel_engagement`.
    """
    with changing_engagement(order, "take_back_engagement_step") as change:
        why = said("reason", reason)
        rows = EngagementEvent.objects.filter(entry=change.entry, superseded__isnull=True)
        last = rows.exclude(event=EngagementStatus.PROPOSED).order_by("on", "id").last()
        if last is None:
            raise RecordGone(change.entry.pk, "step", 0)
        deed = change.write(step=last.pk, event=last.event, reason=why[:400])
        EngagementEvent.objects.filter(pk=last.pk).update(superseded=deed)
        before = Engagement.objects.filter(entry=change.entry, superseded=last.made).first()
        if before is not None and before.on != change.version.on:
            revise_version(change.entry, deed, on=before.on)


def _move(
    change: MeetingChange,
    status: EngagementStatus,
    on: date,
    proof: Proof,
    *,
    begins: str,
    ends: str,
    reason: str = "",
    undated: bool = False,
) -> None:
    """Take a step, and let the entry say the days to which it moves the engagement."""
    begins, ends = begins.strip(), ends.strip()
    check_days(begins, ends)
    deed = change.step(status, on, proof, begins=begins, ends=ends, reason=reason)
    if begins != change.version.on and (begins or undated):
        revise_version(change.entry, deed, on=begins)


def _check_proposal(proposal: Proposal, person: Person) -> None:
    check_days(proposal.on, proposal.until)
    if proposal.sort not in engagement_kinds():
        raise WordUnknown(proposal.sort[:40], "type", ", ".join(engagement_kinds()))
    if not is_country(proposal.country):
        raise WordUnknown(proposal.country[:40], "country", "ISO 3166-1 alpha-3")
    check_codes(proposal.codes, "states")
    if proposal.marking > person.clearance:
        raise AboveClearance(person.name)


def check_codes(codes: Sequence[str], needed: str) -> None:
    """Pass when all codes are of states or organisations that are known.

    Raises:
        WordUnknown: one is not.
    """
    known = {organisation.code for organisation in organisations()}
    for code in codes:
        if not is_country(code) and code not in known:
            raise WordUnknown(code[:40], needed, "ISO 3166-1 alpha-3")


def _fields(proposal: Proposal) -> dict[str, object]:
    states = [code for code in proposal.codes if is_country(code)]
    return {
        "type": proposal.sort,
        "title": proposal.title.strip()[:400],
        "text": proposal.about.strip(),
        "status": "planned",
        "states": states,
        "orgs": [code for code in proposal.codes if code not in states],
        "date": proposal.on,
        "place": proposal.place.strip(),
    }
