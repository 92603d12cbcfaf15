"""Giving commitments to institutions: assign, accept, decline, hand over, link."""

from django.contrib.auth import get_user_model
from django.db.models import QuerySet

from balozi.ground.errors.following import RecordGone
from balozi.ground.errors.people import NoSuchUser
from balozi.ground.errors.registers import NoSuchEntry
from balozi.ground.people import FOLLOW_UP, REPORT_PROGRESS, Person
from balozi.registers.commitments import CommitmentStatus, may_become
from balozi.registers.following import Part
from balozi.services.following import Change, Order, changing, one_of, own_institution, said, standing_row
from balozi.services.people import person_named
from balozi.store.access.visibility import may_see, visible
from balozi.store.audit.models import Deed
from balozi.store.follow_up.models import Assignment, CommitmentLink
from balozi.store.people.queries import members
from balozi.store.registers.models import Entry

_CODE = 24
_CARRYING = (Assignment.State.OFFERED, Assignment.State.ACCEPTED)


def assign_commitment(
    *,
    order: Order,
    institution: str,
    part: str = "lead",
    focal_point: str = "",
    area: str = "",
    phase: str = "",
) -> int:
    """Offer a part in a commitment to an institution; a new lead takes the place of the one before.

    Args:
        order: who asks for it, and of which commitment.
        institution: its code, such as "MOH" or "CNTY-040".
        part: lead or co_implementer.
        focal_point: the name of the user who answers for it, "" for none yet.
        area: code of the county or other area that the part is for, "" for all.
        phase: of the work in that area, "".

    Returns:
        the number of the assignment.

    Raises:
        NotAllowed: the person may not follow up commitments.
        NoSuchEntry: no commitment of this number stands that the person may see.
        CommitmentChanged: somebody changed it since it was seen.
        StepNotAllowed: it has ended.
        WordMissing: no institution is named.
        WordUnknown: the part is no part.
        NoSuchUser: the focal point is no user: nobody would ever be told.
    """
    with changing(order, FOLLOW_UP, "assign_commitment") as change:
        code, chosen = said("institution", institution)[:_CODE], one_of("part", part, Part)
        answers = _a_user(focal_point)
        if not _takes_parts(change):
            change.check(CommitmentStatus.ASSIGNED, change.today)
        deed = change.write(part=chosen.value)
        replaced = _carrying(change).filter(institution=code, area=area[:_CODE])
        if chosen is Part.LEAD:
            replaced = replaced | _carrying(change).filter(part=Part.LEAD)
        replaced.update(superseded=deed)
        row = Assignment.objects.create(
            entry=change.entry,
            made=deed,
            institution=code,
            part=chosen.value,
            focal_point=answers,
            area=area.strip()[:_CODE],
            phase=phase.strip()[:40],
        )
        _note_assigned(change, deed)
        return row.pk


def accept_assignment(*, order: Order, assignment: int, focal_point: str = "") -> int:
    """Take a part that was offered, with the focal point who answers for it.

    Raises: as `assign_commitment`, and as `decline_assignment` without a word that may be missing.
    """
    with changing(order, REPORT_PROGRESS, "accept_assignment") as change:
        row = _offered(change, assignment)
        # Who was named before stays named, also when the account was closed since.
        named = focal_point.strip() != row.focal_point and _a_user(focal_point)
        deed = change.write(assignment=row.pk)
        row.focal_point = named or row.focal_point
        return _answered(row, Assignment.State.ACCEPTED, deed)


def decline_assignment(*, order: Order, assignment: int, reason: str) -> int:
    """Decline a part that was offered or taken, with a reason.

    Raises:
        NotAllowed: the person may not report progress.
        NotYourInstitution: it is not the person's institution that has a part.
        NoSuchEntry: no commitment of this number stands that the person may see.
        CommitmentChanged: somebody changed it since it was seen.
        RecordGone: the assignment does not stand, or is not the person's to answer.
        WordMissing: no reason is given.
    """
    with changing(order, REPORT_PROGRESS, "decline_assignment") as change:
        why = said("reason", reason)
        row = _offered(change, assignment)
        deed = change.write(assignment=row.pk)
        return _answered(row, Assignment.State.DECLINED, deed, note=why)


def hand_over(*, order: Order, assignment: int, institution: str, reason: str, focal_point: str = "") -> int:
    """Hand a part over to another institution, which has to accept it; the part before stays in the history.

    Returns:
        the number of the new assignment.

    Raises: as `decline_assignment`, and as `assign_commitment`.
    """
    with changing(order, REPORT_PROGRESS, "hand_over") as change:
        why, code = said("reason", reason), said("institution", institution)[:_CODE]
        answers = _a_user(focal_point)
        row = _offered(change, assignment)
        deed = change.write(assignment=row.pk)
        part, area, phase = row.part, row.area, row.phase
        _answered(row, Assignment.State.HANDED_OVER, deed, note=why)
        taken = Assignment.objects.create(
            entry=change.entry,
            made=deed,
            institution=code,
            part=part,
            focal_point=answers,
            area=area,
            phase=phase,
        )
        return taken.pk


def link_commitment(*, order: Order, sort: str, code: str = "", target: int | None = None) -> int:
    """Say what a commitment belongs to: an objective, a pillar, an indicator, an agreement, a counterparty.

    Raises:
        NotAllowed: the person may not follow up commitments.
        NoSuchEntry: the commitment or the entry linked is none that the person may see.
        CommitmentChanged: somebody changed it since it was seen.
        WordUnknown: the sort is none that can be linked.
        WordMissing: neither a code nor an entry is given.
    """
    with changing(order, FOLLOW_UP, "link_commitment") as change:
        chosen = one_of("sort", sort, CommitmentLink.Sort)
        found = _target(target, change) if target is not None else None
        kept = said("code", code)[:120] if found is None else code.strip()[:120]
        deed = change.write(sort=chosen.value)
        row = CommitmentLink.objects.create(
            entry=change.entry, made=deed, sort=chosen.value, code=kept, target=found
        )
        return row.pk


def unlink_commitment(*, order: Order, link: int) -> None:
    """Take a link back; it stays in the history.

    Raises:
        NotAllowed: the person may not follow up commitments.
        RecordGone: the link does not stand.
    """
    with changing(order, FOLLOW_UP, "unlink_commitment") as change:
        row = standing_row(CommitmentLink, change, link, "link")
        deed = change.write(link=row.pk)
        CommitmentLink.objects.filter(pk=row.pk).update(superseded=deed)


def those_who_may_answer(*, entry: int, institution: str, person: Person) -> list[str]:
    """Return the users of an institution who may report progress and may see a commitment, by name.

    Args:
        entry: number of the commitment.
        institution: its code.
        person: who asks; of a commitment that this person may not see, nobody is named.
    """
    found = visible(Entry.objects.filter(pk=entry), person.reader).first() if institution else None
    if found is None:
        return []
    users = [person_named(member.name) for member in members(institution)]
    return [
        user.name for user in users if REPORT_PROGRESS in user.permissions and may_see(user.reader, found)
    ]


def _a_user(name: str) -> str:
    """Return the name of a user whose account is open, "" for nobody.

    Raises:
        NoSuchUser: there is none of this name.
    """
    told = name.strip()
    if told and not get_user_model().objects.filter(username=told, is_active=True).exists():
        raise NoSuchUser(told[:150])
    return told


def _takes_parts(change: Change) -> bool:
    """Tell whether the commitment was assigned before and has not ended: another institution is no new step."""
    return may_become(change.status, CommitmentStatus.LAPSED) and change.status != CommitmentStatus.ACCEPTED


def _note_assigned(change: Change, deed: Deed) -> None:
    if may_become(change.status, CommitmentStatus.ASSIGNED):
        change.step(CommitmentStatus.ASSIGNED, change.today, deed)


def _carrying(change: Change) -> QuerySet[Assignment]:
    return Assignment.objects.filter(entry=change.entry, superseded__isnull=True, state__in=_CARRYING)


def _offered(change: Change, assignment: int) -> Assignment:
    """Return an assignment that can be answered, by somebody of its institution or of the desk."""
    row = standing_row(Assignment, change, assignment, "assignment")
    own = own_institution(change.order.person)
    mine = row.focal_point == change.order.person.name or (own and own == row.institution)
    if row.state not in _CARRYING or not (mine or FOLLOW_UP in change.order.person.permissions):
        raise RecordGone(change.entry.pk, "assignment", assignment)
    return row


def _answered(row: Assignment, state: Assignment.State, deed: Deed, note: str = "") -> int:
    """End a row and write the answer as a new one."""
    Assignment.objects.filter(pk=row.pk).update(superseded=deed)
    row.pk, row.made, row.state, row.note = None, deed, state, note
    row.save(force_insert=True)
    return int(row.pk or 0)


def _target(number: int, change: Change) -> Entry:
    rows = visible(Entry.objects.filter(pk=number), change.order.person.reader)
    found: Entry | None = rows.first()
    if found is None:
        raise NoSuchEntry(str(number))
    return found
