"""Before an engagement: who takes part, the brief that is asked for, the talking points with what they rest on."""

from dataclasses import dataclass
from datetime import date

from balozi.ground.errors.engagements import EngagementUnsourced
from balozi.ground.errors.following import RecordGone
from balozi.ground.errors.people import NoSuchUser
from balozi.ground.errors.registers import NoSuchEntry
from balozi.services.convening import MeetingChange, Proof, changing_engagement, paper_of
from balozi.services.following import Order, said
from balozi.services.meeting import check_codes
from balozi.services.standing import check_institution
from balozi.store.access.visibility import visible
from balozi.store.engagements.models import Participant, Preparation, TalkingPoint
from balozi.store.people.models import Profile
from balozi.store.registers.models import Entry


@dataclass(frozen=True, slots=True)
class Delegate:
    """One who takes part, as somebody tells it; a person, an office or an institution at least.

    Attributes:
        person: name, "".
        office: "".
        side: code of the state or organisation, "".
        institution: code of the domestic institution, "".
        heads: whether this one heads the delegation.
    """

    person: str = ""
    office: str = ""
    side: str = ""
    institution: str = ""
    heads: bool = False


def add_participant(*, order: Order, delegate: Delegate) -> int:
    """Say who takes part in an engagement; a new head takes the place of the one before on the same side.

    Returns:
        the number of the participant.

    Raises:
        WordMissing: neither a person, an office nor an institution is named.
        NoSuchInstitution: the institution is not on the register.
        WordUnknown: the side is neither a state nor an organisation that is known.

    Further as `cancel_engagement`, without the reason.
    """
    with changing_engagement(order, "add_participant") as change:
        said("person", delegate.person + delegate.office + delegate.institution)
        check_institution(delegate.institution.strip())
        if delegate.side:
            check_codes((delegate.side,), "side")
        deed = change.write(side=delegate.side, heads=delegate.heads)
        if delegate.heads:
            _step_down(change, delegate.side)
        row = Participant.objects.create(
            entry=change.entry,
            made=deed,
            person=delegate.person.strip()[:160],
            office=delegate.office.strip()[:250],
            side=delegate.side,
            institution=delegate.institution.strip(),
            heads=delegate.heads,
        )
        return int(row.pk)


def remove_participant(*, order: Order, participant: int) -> None:
    """Say that somebody does not take part after all; that it was so stays in the history.

    Raises:
        RecordGone: nobody of this number takes part.

    Further as `cancel_engagement`, without the reason.
    """
    with changing_engagement(order, "remove_participant") as change:
        rows = Participant.objects.filter(pk=participant, entry=change.entry, superseded__isnull=True)
        if not rows.exists():
            raise RecordGone(change.entry.pk, "participant", participant)
        rows.update(superseded=change.write(participant=participant))


def request_brief(
    *,
    order: Order,
    asked_of: str = "",
    institution: str = "",
    by_when: date | None = None,
    note: str = "",
) -> int:
    """Ask a user or an institution for the brief of an engagement, and return the number of the request.

    Args:
        order: who asks, and for which engagement.
        asked_of: name of the user who writes it, "".
        institution: code of the institution that writes it, "".
        by_when: the day by which it is needed, None when none is said.
        note: what it should hold, "".

    Raises:
        WordMissing: neither a user nor an institution is named.
        NoSuchUser: there is no such user.
        NoSuchInstitution: the institution is not on the register.

    Further as `cancel_engagement`, without the reason.
    """
    with changing_engagement(order, "request_brief") as change:
        name, code = asked_of.strip(), institution.strip()
        said("asked_of", name + code)
        if name and not Profile.objects.filter(user__username=name, user__is_active=True).exists():
            raise NoSuchUser(name)
        check_institution(code)
        row = Preparation.objects.create(
            entry=change.entry,
            made=change.write(institution=code),
            asked_of=name,
            institution=code,
            by_when=by_when,
            note=note.strip(),
        )
        return int(row.pk)


def add_talking_point(
    *, order: Order, text: str, pillar: str = "", target: int | None = None, proof: Proof | None = None
) -> int:
    """Add something to say, with the entry, the paper or the statement that it rests on; return its number.

    Raises:
        WordMissing: there is no text.
        EngagementUnsourced: it rests on nothing.
        NoSuchEntry: there is no entry of this number that the person may see.

    Further as `cancel_engagement`, without the reason.
    """
    with changing_engagement(order, "add_talking_point") as change:
        words, rests = said("text", text), proof or Proof()
        entry = _entry(target, change)
        document = paper_of(rests, change.entry, order.person)
        if entry is None and document is None and not rests.words:
            raise EngagementUnsourced
        row = TalkingPoint.objects.create(
            entry=change.entry,
            made=change.write(target=target),
            pillar=pillar.strip()[:120],
            text=words,
            target=entry,
            document=document,
            source=rests.words,
        )
        return int(row.pk)


def remove_talking_point(*, order: Order, point: int) -> None:
    """Take a talking point away; it stays in the history.

    Raises:
        RecordGone: there is none of this number.

    Further as `cancel_engagement`, without the reason.
    """
    with changing_engagement(order, "remove_talking_point") as change:
        rows = TalkingPoint.objects.filter(pk=point, entry=change.entry, superseded__isnull=True)
        if not rows.exists():
            raise RecordGone(change.entry.pk, "talking point", point)
        rows.update(superseded=change.write(point=point))


def _entry(target: int | None, change: MeetingChange) -> Entry | None:
    if target is None:
        return None
    found: Entry | None = visible(Entry.objects.filter(pk=target), change.order.person.reader).first()
    if found is None:
        raise NoSuchEntry(str(target))
    return found


def _step_down(change: MeetingChange, side: str) -> None:
    """Let who heads the delegation of a side go on in it without heading it."""
    rows = Participant.objects.filter(entry=change.entry, side=side, heads=True, superseded__isnull=True)
    for row in list(rows):
        rows.filter(pk=row.pk).update(superseded=change.write())
        row.pk, row.made, row.heads = None, change.write(), False
        row.save(force_insert=True)
