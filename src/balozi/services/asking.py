"""Asking for reports by hand: what the secretariat does at its meeting, beside the reminders of the rules."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from balozi.ground.people import FOLLOW_UP, Person
from balozi.services.auditing import allow, write_deed
from balozi.services.following import Order, changing, said
from balozi.services.standing import check_institution
from balozi.store.notices.leading import to_ask_for
from balozi.store.notices.models import Notice

# The rule of `registers/changes.toml` that tells of it.
_RULE = "CH11"
_AGAIN = timedelta(hours=20)


@dataclass(frozen=True, slots=True)
class AskedFor:
    """What asking an institution for its reports came to; nothing is left out without being counted.

    Attributes:
        commitments: for which somebody was asked.
        people: who were asked.
        unheard: commitments for which nobody has an account that hears of it.
        lately: commitments for which somebody was asked within a day, so that nobody is asked again.
    """

    commitments: Sequence[int] = ()
    people: Sequence[str] = ()
    unheard: int = 0
    lately: int = 0


def ask_for_report(*, order: Order) -> list[str]:
    """Ask those who carry a commitment for a report, in a notice, and return their names.

    Raises:
        NotAllowed: the person may not follow up commitments.
        NoSuchEntry: no commitment of this number stands that the person may see.
        CommitmentChanged: somebody changed it since it was seen.
    """
    with changing(order, FOLLOW_UP, "ask_for_report") as change:
        deed = change.write()
    told = Notice.objects.filter(rule=_RULE, entry=order.entry, occasion=f"line {deed.number}")
    return sorted(told.values_list("user__username", flat=True))


def ask_institution(*, institution: str, person: Person, at: datetime, dry_run: bool = False) -> AskedFor:
    """Ask an institution for a report on everything it leads that is late or was never reported on.

    Args:
        institution: its code.
        person: who asks.
        at: when.
        dry_run: say for what would be asked, and ask nobody.

    Raises:
        NotAllowed: the person may not follow up commitments.
        WordMissing: no institution is named.
        NoSuchInstitution: none of this code stands.
    """
    subject = f"institution {institution}"[:200]
    allow(person, FOLLOW_UP, verb="ask_institution", subject=subject, at=at)
    code = said("institution", institution)
    check_institution(code)
    entries = to_ask_for(person.reader, code)
    since = Notice.objects.filter(rule=_RULE, entry__in=entries, made_at__gt=at - _AGAIN)
    lately = set(since.values_list("entry_id", flat=True))
    chosen = [entry for entry in entries if entry not in lately]
    if dry_run:
        return AskedFor(commitments=chosen, lately=len(lately))
    with transaction.atomic():
        told = {entry: ask_for_report(order=Order(entry, person, at)) for entry in chosen}
        found = _found(told, len(lately))
        facts = {"asked": len(found.commitments), "unheard": found.unheard, "lately": found.lately}
        write_deed(by=person.name, at=at, verb="ask_institution", subject=subject, facts=facts)
    return found


def _found(told: Mapping[int, Sequence[str]], lately: int) -> AskedFor:
    return AskedFor(
        commitments=[entry for entry, names in told.items() if names],
        people=sorted({name for names in told.values() for name in names}),
        unheard=sum(not names for names in told.values()),
        lately=lately,
    )
