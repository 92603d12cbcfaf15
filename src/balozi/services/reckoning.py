"""Keeping how entries stand: made again for each entry that a service writes to, in the transaction of the writing."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

from django.db import transaction

from balozi.ground.markings import Marking
from balozi.ground.people import EVERYWHERE, LOAD_PACKS, Person, Reader
from balozi.packs.clocks import clocks_of
from balozi.packs.procedures import procedures_of
from balozi.registers.stretches import Stretch, agreement_turns, commitment_turns, stretches
from balozi.services.auditing import allow, write_deed
from balozi.store.follow_up.courses import course_on, materials_of
from balozi.store.registers.agreements import AgreementRow, agreements_among
from balozi.store.registers.models import Commitment, Entry, EntryState
from balozi.store.registers.states import LIVING, words_of
from balozi.store.registers.watches import WATCHES

_CHUNK = 1_000
# Entries that wait for the end of what is written together, None outside of it.
_WAITING: ContextVar[set[int] | None] = ContextVar("entries whose states are made at the end", default=None)
# What is kept follows from everything; whoever may not see everything is answered apart.
_ALL_SEEING = Reader(max(Marking), frozenset({EVERYWHERE}))
# A clock that is a day behind still finds a state.
_BEFORE = timedelta(days=2)
# Terms that renew themselves turn for ever; so far ahead they are known.
_AHEAD = timedelta(days=800)
_SOON = timedelta(days=60)


@dataclass(frozen=True, slots=True)
class Reckoned:
    """What making the states again found.

    Attributes:
        entries: that have one.
        different: of them, whose states were not as they should be.
    """

    entries: int
    different: int


def rebuild_states(*, person: Person, at: datetime) -> Reckoned:
    """Make the states of all entries again from their records; nothing but the states is changed.

    Raises:
        NotAllowed: the person may not load packs.
    """
    allow(person, LOAD_PACKS, verb="rebuild_states", subject="states", at=at)
    with transaction.atomic():
        before = _kept()
        entries = fill_states()
        after = _kept()
        different = sum(before.get(entry) != told for entry, told in after.items()) + len(
            before.keys() - after
        )
        facts = {"entries": entries, "different": different}
        write_deed(by=person.name, at=at, verb="rebuild_states", subject="states", facts=facts)
    return Reckoned(entries, different)


def fill_states() -> int:
    """Make the states of all entries again, and return how many have one."""
    EntryState.objects.all().delete()
    numbers = list(Entry.objects.filter(register__in=LIVING).order_by("pk").values_list("pk", flat=True))
    for first in range(0, len(numbers), _CHUNK):
        refresh_states(numbers[first : first + _CHUNK])
    return EntryState.objects.values("entry").distinct().count()


def fill_states_if_needed() -> int:
    """Make the states of a store that is older than they are, and those again that will soon not reach any further.

    Returns:
        of how many entries they were made.
    """
    if not EntryState.objects.exists() and Entry.objects.filter(register__in=LIVING).exists():
        with transaction.atomic():
            return fill_states()
    far = EntryState.objects.filter(until_on__gt=_today() + _SOON).values("entry")
    short = sorted(set(EntryState.objects.exclude(entry__in=far).values_list("entry", flat=True)))
    # A list by status must not find an entry between two states.
    with transaction.atomic():
        refresh_states(short)
    return len(short)


@contextmanager
def refreshed_together() -> Iterator[None]:
    """Let all that is written within wait, and make how it stands again once for all at the end.

    For a service that writes many entries in its transaction. What ends with an error is made again by nobody: the
    transaction takes it back.
    """
    if _WAITING.get() is not None:
        yield
        return
    waiting: set[int] = set()
    token = _WAITING.set(waiting)
    try:
        yield
    finally:
        _WAITING.reset(token)
    refresh_states(waiting)


def refresh_states(entries: Iterable[int]) -> None:
    """Make how some entries stand again, from now on; those that have no life or stand no more have no state."""
    waiting = _WAITING.get()
    if waiting is not None:
        waiting.update(entries)
        return
    numbers = sorted(set(entries))
    for first in range(0, len(numbers), _CHUNK):
        some = numbers[first : first + _CHUNK]
        registers = dict(Entry.objects.filter(pk__in=some, register__in=LIVING).values_list("pk", "register"))
        if not registers:
            continue
        EntryState.objects.filter(entry__in=registers).delete()
        own = {name: [one for one, register in registers.items() if register == name] for name in LIVING}
        states = [*_of_commitments(own["commitments"]), *_of_agreements(own["agreements"])]
        EntryState.objects.bulk_create(states, batch_size=_CHUNK)


def _of_commitments(entries: Sequence[int]) -> Iterator[EntryState]:
    if not entries:
        return
    versions = Commitment.objects.filter(superseded__isnull=True)
    for entry, known in materials_of(versions, entries, None).items():
        turns = commitment_turns(
            known.due,
            [step.on for step in known.steps],
            [known.made_on, *(on for on, _ in known.updates)],
            clocks_of(known.country),
        )
        for told in stretches(lambda day, known=known: course_on(known, day), turns, _since()):  # type: ignore[misc]
            course = told.state
            yield EntryState(
                entry_id=entry,
                register="commitments",
                from_on=told.begins,
                until_on=told.until,
                status=course.status,
                flags=words_of(course.flags),
                lead=course.lead,
                focal_point=course.focal_point,
                last_on=course.last_on,
                asserted=course.asserted,
            )


def _of_agreements(entries: Sequence[int]) -> Iterator[EntryState]:
    for row in agreements_among(_ALL_SEEING, entries) if entries else ():
        for told in _stretches_of(row):
            status, since = told.state
            yield EntryState(
                entry_id=row.entry,
                register="agreements",
                from_on=told.begins,
                until_on=told.until,
                status=status,
                flags=words_of(since),
                since=since,
                lead=row.lead,
            )


def _stretches_of(row: AgreementRow) -> Iterator[Stretch[tuple[str, dict[str, str]]]]:
    procedures, watches = procedures_of(row.country), row.watches
    lawful = {day for one in procedures.versions for day in (one.valid_from, one.valid_until) if day}
    silence = (watches.dormant_after, watches.unratified_after)
    heard = [row.last_seen] if row.last_seen else []
    turns = agreement_turns(row.life, heard, silence, watches.expiring_within, _today() + _AHEAD)
    told = list(stretches(lambda day: _told(row, day), {*turns, *lawful}, _since()))
    if row.life.term.renewal == "tacit":
        # Beyond this day its next turn is not looked for yet.
        return iter([*(one for one in told[:-1]), replace(told[-1], until=_today() + _AHEAD)])
    return iter(told)


def _told(row: AgreementRow, day: date) -> tuple[str, dict[str, str]]:
    """Return the status on a day, and the watches that tell of it with the day from which they do, "" for none."""
    then = replace(row, day=day)
    found = {name: list(watch(then, None)) for name, watch in WATCHES.items()}
    since = {name: told[0].since for name, told in found.items() if told}
    return then.status, {name: on.isoformat() if on else "" for name, on in since.items()}


def _kept() -> dict[int, list[tuple[object, ...]]]:
    """Return what is kept of every entry from today on, without the days on which it was made."""
    kept: dict[int, list[tuple[object, ...]]] = {}
    rows = EntryState.objects.filter(until_on__gt=_today()).order_by("entry_id", "from_on")
    names = ("status", "flags", "lead", "focal_point", "last_on", "asserted")
    for entry, begins, *told in rows.values_list("entry_id", "from_on", *names).iterator():
        kept.setdefault(entry, []).append((max(begins, _today()), *told))
    return kept


def _today() -> date:
    return datetime.now(UTC).date()


def _since() -> date:
    return _today() - _BEFORE
