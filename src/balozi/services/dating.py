"""Due dates move only through a request with a reason and somebody else's decision."""

from balozi.ground.dates import first_day
from balozi.ground.errors.following import DateRequestWaiting, RecordGone, SamePerson
from balozi.ground.people import DECIDE_DATES, REPORT_PROGRESS
from balozi.registers.commitments import CommitmentStatus, is_ended
from balozi.services.following import Change, Order, changing, said, standing_row
from balozi.services.registering import revise_version
from balozi.store.follow_up.models import DateDecision, DateRequest
from balozi.store.registers.models import Commitment


def request_date(*, order: Order, to: str, reason: str) -> int:
    """Ask to move a due date, or to set one where none is stated.

    Args:
        order: who asks, and of which commitment.
        to: partial date.
        reason: why.

    Returns:
        the number of the request.

    Raises:
        NotAllowed: the person may not report progress.
        NotYourInstitution: a focal point asks for what is not assigned to the own institution.
        NoSuchEntry: no commitment of this number stands that the person may see.
        CommitmentChanged: somebody changed it since it was seen.
        StepNotAllowed: it has ended.
        NotADate: the new date is no date.
        WordMissing: no reason is given.
        DateRequestWaiting: another request waits.
    """
    with changing(order, REPORT_PROGRESS, "request_date") as change:
        why, wanted = said("reason", reason), to.strip()
        first_day(wanted)
        if is_ended(change.status):
            change.check(CommitmentStatus.IN_PROGRESS, change.today)
        if _waiting(change):
            raise DateRequestWaiting(change.entry.pk)
        standing = Commitment.objects.get(entry=change.entry, superseded__isnull=True)
        deed = change.write()
        row = DateRequest.objects.create(
            entry=change.entry,
            made=deed,
            due_from=standing.due,
            due_to=wanted,
            reason=why,
            asked_by=order.person.name,
        )
        return row.pk


def decide_date(*, order: Order, request: int, granted: bool, reason: str) -> None:
    """Decide on a request to move a due date; granted, the commitment gets a new version with the new date.

    Raises:
        NotAllowed: the person may not decide on dates.
        SamePerson: the person asked for it.
        RecordGone: the request does not stand or was decided.
        WordMissing: no reason is given.
        and as `request_date`.
    """
    with changing(order, DECIDE_DATES, "decide_date") as change:
        why = said("reason", reason)
        row = standing_row(DateRequest, change, request, "request")
        if not _waiting(change, request):
            raise RecordGone(change.entry.pk, "request", request)
        if row.asked_by == order.person.name:
            raise SamePerson(order.person.name)
        deed = change.write(request=row.pk, granted=granted)
        DateDecision.objects.create(entry=change.entry, made=deed, request=row, granted=granted, reason=why)
        if granted:
            revise_version(change.entry, deed, due=row.due_to)


def _waiting(change: Change, request: int | None = None) -> bool:
    decided = DateDecision.objects.filter(entry=change.entry, superseded__isnull=True).values("request")
    rows = DateRequest.objects.filter(entry=change.entry, superseded__isnull=True).exclude(pk__in=decided)
    return (rows if request is None else rows.filter(pk=request)).exists()
