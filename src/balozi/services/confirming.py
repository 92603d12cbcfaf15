"""The two-person rule: what one person proposes, another one confirms or declines."""

from collections.abc import Callable, Mapping
from datetime import datetime

from django.db import transaction

from balozi.ground.errors.people import ConfirmationClosed, NoSuchConfirmation, SecondPersonNeeded
from balozi.ground.people import SECOND, Person
from balozi.services.auditing import allow, write_deed
from balozi.services.limiting import lower_to, widen_to
from balozi.services.standing import raise_clearance_to
from balozi.store.access.models import Confirmation
from balozi.store.access.queries import open_to
from balozi.store.audit.models import Deed

# What a confirmation carries out, by the name of the service that proposed it; each returns False when what it
# is about has changed since.
_CARRIES_OUT: Mapping[str, Callable[[Confirmation, Deed], bool]] = {
    "propose_lower_marking": lower_to,
    "propose_wider_audience": widen_to,
    "propose_clearance": raise_clearance_to,
}


def confirm_proposal(*, confirmation: int, person: Person, at: datetime) -> None:
    """Carry out what another person proposed.

    Raises:
        NotAllowed: the person may not confirm.
        NoSuchConfirmation: nothing waits under this number that the person may see.
        SecondPersonNeeded: the person proposed it.
        ConfirmationClosed: it was decided before, or what it is about has changed since.
    """
    row = _waiting("confirm_proposal", confirmation, person, at)
    with transaction.atomic():
        row = _locked(row.pk)
        deed = write_deed(
            by=person.name, at=at, verb="confirm_proposal", subject=_subject(row), facts=_told(row)
        )
        if not _CARRIES_OUT[row.verb](row, deed):
            raise ConfirmationClosed(confirmation, "changed")
        _close(row, Confirmation.State.CONFIRMED, deed)


def decline_proposal(*, confirmation: int, reason: str, person: Person, at: datetime) -> None:
    """Refuse what another person proposed, or take back one's own proposal.

    Raises: as `confirm_proposal`; the person who proposed it may decline it.
    """
    row = _waiting("decline_proposal", confirmation, person, at, own=True)
    with transaction.atomic():
        row = _locked(row.pk)
        facts = {**_told(row), "reason": reason.strip()[:400]}
        deed = write_deed(by=person.name, at=at, verb="decline_proposal", subject=_subject(row), facts=facts)
        _close(row, Confirmation.State.DECLINED, deed)


def _waiting(
    verb: str, confirmation: int, person: Person, at: datetime, *, own: bool = False
) -> Confirmation:
    subject = f"confirmation {confirmation}"
    row = open_to(person.reader).filter(pk=confirmation).select_related("proposed").first()
    proposed = row is not None and row.proposed.by == person.name
    if not (own and proposed):
        allow(person, SECOND, verb=verb, subject=subject, at=at)
    if row is None:
        raise NoSuchConfirmation(str(confirmation))
    if proposed and not own:
        refused = {"code": SecondPersonNeeded.code}
        write_deed(
            by=person.name, at=at, verb=verb, subject=subject, facts=refused, outcome=Deed.Outcome.REFUSED
        )
        raise SecondPersonNeeded(person.name)
    return row


def _locked(number: int) -> Confirmation:
    row = Confirmation.objects.select_for_update(of=("self",)).get(pk=number)
    if row.state != Confirmation.State.WAITING:
        raise ConfirmationClosed(number, row.state)
    return row


def _close(row: Confirmation, state: Confirmation.State, deed: Deed) -> None:
    row.state, row.decided = state, deed
    row.save(update_fields=["state", "decided"])


def _subject(row: Confirmation) -> str:
    return f"confirmation {row.pk}"


def _told(row: Confirmation) -> dict[str, object]:
    return {"verb": row.verb, **row.facts}
