"""Markings and audiences of papers and entries: narrowing at once, widening by two persons."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db import transaction

from balozi.ground.errors.people import NoSuchInstitution, NotAHigherMarking, NotALowerMarking
from balozi.ground.markings import Marking
from balozi.ground.people import MARK, Person
from balozi.services.auditing import allow, write_deed
from balozi.services.limiting import Thing, raise_to, resting_only_on, thing_for, write_audience
from balozi.store.access.models import Confirmation
from balozi.store.access.visibility import audience_of
from balozi.store.audit.models import Deed
from balozi.store.documents.models import Document
from balozi.store.people.models import Institution
from balozi.store.registers.models import Entry


def raise_marking(*, kind: str, number: int, marking: Marking, person: Person, at: datetime) -> int:
    """Mark a paper or an entry higher, at once; entries that rest on the paper alone follow.

    Args:
        kind: "document" or "entry".
        number: of it.
        marking: the higher one, not above the person's own clearance.
        person: who marks.
        at: when.

    Returns:
        how many papers and entries were marked.

    Raises:
        NotAllowed: the person may not change markings.
        NoSuchDocument: there is no such paper that the person may see.
        NoSuchEntry: there is no such entry that the person may see.
        NotAHigherMarking: it is not higher, or above the person's clearance.
    """
    allow(person, MARK, verb="raise_marking", subject=f"{kind} {number}", at=at)
    with transaction.atomic():
        thing = thing_for(person.reader, kind, number)
        if not thing.marking < marking <= person.clearance:
            raise NotAHigherMarking(_word(thing.marking), _word(marking))
        before = thing.marking
        count = raise_to(thing, marking)
        facts = {"from": _word(before), "to": _word(marking), "marked": count}
        write_deed(by=person.name, at=at, verb="raise_marking", subject=f"{kind} {number}", facts=facts)
    return count


def propose_lower_marking(
    *, kind: str, number: int, marking: Marking, reason: str, person: Person, at: datetime
) -> int:
    """Propose that a paper or an entry is marked lower; nothing changes until another person confirms.

    Returns:
        the number under which it waits.

    Raises:
        NotAllowed: the person may not change markings.
        NoSuchDocument: there is no such paper that the person may see.
        NoSuchEntry: there is no such entry that the person may see.
        NotALowerMarking: it is not lower.
    """
    allow(person, MARK, verb="propose_lower_marking", subject=f"{kind} {number}", at=at)
    with transaction.atomic():
        thing = thing_for(person.reader, kind, number)
        if marking >= thing.marking:
            raise NotALowerMarking(_word(thing.marking), _word(marking))
        facts = {"from": _word(thing.marking), "to": _word(marking)}
        deed = write_deed(
            by=person.name, at=at, verb="propose_lower_marking", subject=f"{kind} {number}", facts=facts
        )
        return _waiting(thing, "propose_lower_marking", facts, reason, deed)


def limit_audience(
    *, kind: str, number: int, institutions: Sequence[str], reason: str, person: Person, at: datetime
) -> int | None:
    """Say which institutions a paper or an entry is for; fewer at once, more only when another person confirms.

    Args:
        kind: "document" or "entry".
        number: of it.
        institutions: the whole audience; without any, everybody cleared may see it.
        reason: in a sentence; only a wider audience needs one.
        person: who decides or proposes.
        at: when.

    Returns:
        the number under which it waits, None when it was done at once.

    Raises:
        NotAllowed: the person may not change audiences.
        NoSuchDocument: there is no such paper that the person may see.
        NoSuchEntry: there is no such entry that the person may see.
        NoSuchInstitution: one of them is not on the register.
    """
    subject, wanted = f"{kind} {number}", frozenset(institutions)
    allow(person, MARK, verb="limit_audience", subject=subject, at=at)
    with transaction.atomic():
        thing = thing_for(person.reader, kind, number)
        _check_known(wanted)
        standing = audience_of(thing)
        if wanted == standing:
            return None
        facts = {"from": sorted(standing), "to": sorted(wanted)}
        wider = bool(standing) and (not wanted or not wanted <= standing)
        verb = "propose_wider_audience" if wider else "limit_audience"
        deed = write_deed(by=person.name, at=at, verb=verb, subject=subject, facts=facts)
        if wider:
            return _waiting(thing, verb, facts, reason, deed)
        _narrow(thing, wanted, deed)
    return None


def _narrow(thing: Thing, wanted: frozenset[str], deed: Deed) -> None:
    """Narrow a paper with the entries that rest on it alone and are not narrower already, or one entry."""
    things: list[Thing] = [thing]
    if isinstance(thing, Document):
        things += [entry for entry in resting_only_on(thing) if not audience_of(entry)]
    for one in things:
        write_audience(one, wanted, deed)


def _check_known(institutions: frozenset[str]) -> None:
    known = Institution.objects.filter(superseded__isnull=True, retired="", code__in=institutions)
    missing = institutions - set(known.values_list("code", flat=True))
    if missing:
        raise NoSuchInstitution(min(missing))


def _waiting(thing: Thing, verb: str, facts: Mapping[str, object], reason: str, deed: Deed) -> int:
    about = {"entry": thing} if isinstance(thing, Entry) else {"document": thing}
    row = Confirmation.objects.create(
        verb=verb, facts=dict(facts), reason=reason.strip()[:400], proposed=deed, **about
    )
    return row.pk


def _word(marking: int) -> str:
    return Marking(marking).name.lower()
