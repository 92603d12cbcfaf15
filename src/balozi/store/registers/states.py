"""Asking how entries stand now, as it is kept: narrowing, ordering and counting without reading the register."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime
from itertools import combinations
from typing import Any

from django.db.models import Case, F, FilteredRelation, IntegerField, Q, QuerySet, Value, When
from django.db.models.functions import Concat

from balozi.ground.people import Reader
from balozi.registers.commitments import CommitmentStatus, is_ended
from balozi.store.access.visibility import seen, visible
from balozi.store.registers.lives import statuses_of
from balozi.store.registers.models import AgreementEvent, EntryState
from balozi.store.registers.moments import day_of
from balozi.store.registers.remembered import remembered
from balozi.store.registers.tallying import tallied

# What is derived for each register that has a life; other flags are the doubts of a pack, and stand in its version.
DERIVED: Mapping[str, tuple[str, ...]] = {
    "commitments": ("at_risk", "dormant", "overdue", "undated", "unowned"),
    "agreements": ("dormant", "expiring", "findings", "stuck", "unratified", "unregistered"),
}
LIVING = frozenset(DERIVED)
_ENDS = tuple(status.value for status in CommitmentStatus if is_ended(status))
_MOST_NAMED = 5_000
_LONGEST_FLAG = 80


def states_on(day: date) -> QuerySet[EntryState]:
    """Return how all entries that have a life stand on a day from today on."""
    return EntryState.objects.filter(from_on__lte=day, until_on__gt=day)


def words_of(flags: Iterable[str]) -> str:
    """Return flags as a state keeps them."""
    return " ".join(sorted(flags))


def holding(register: str, flag: str) -> list[str]:
    """Return every combination of the flags of a register that has one of them: an index finds these at once.

    Examples:
        >>> len(holding("commitments", "overdue")), "dormant overdue" in holding("commitments", "overdue")
        (16, True)
    """
    others = [name for name in DERIVED[register] if name != flag]
    chosen = (some for size in range(len(others) + 1) for some in combinations(others, size))
    return [words_of((flag, *some)) for some in chosen]


def with_state(rows: QuerySet[Any], day: date) -> QuerySet[Any]:
    """Return versions beside the state of their entry on a day, as ``state``."""
    within = Q(entry__states__from_on__lte=day, entry__states__until_on__gt=day)
    beside: QuerySet[Any] = rows.annotate(state=FilteredRelation("entry__states", condition=within))
    return beside


def has_flag(register: str, flag: str, day: date) -> Q:
    """Return the condition that the entry of a version has a flag now: derived, or a doubt of its pack."""
    if flag in DERIVED.get(register, ()):
        found = states_on(day).filter(register=register, flags__in=holding(register, flag))
        return Q(entry__in=found.values("entry"))
    if len(flag) > _LONGEST_FLAG:
        return Q(pk__in=[])
    # Doubts are kept as a list of words within the details of a version.
    return Q(details__flags__icontains=f'"{flag}"')


def has_status(reader: Reader, register: str, status: str, day: date) -> Q:
    """Return the condition that the entry of a version has a status now, as far as the reader may know."""
    kept = states_on(day).filter(register=register, status=status)
    told = Q(entry__in=kept.values("entry"))
    apart = apart_from_kept(reader) if register == "agreements" else {}
    if not apart:
        return told
    other = [entry for entry, own in apart.items() if own == status]
    return (told & ~Q(entry__in=list(apart))) | Q(entry__in=other)


def apart_from_kept(reader: Reader) -> dict[int, str]:
    """Return the statuses of the agreements of which the reader may not see every event, by number of the entry.

    What is kept follows from all events. A paper that an event rests on may have been marked higher since.
    """
    rows = AgreementEvent.objects.filter(superseded__isnull=True, document__isnull=False)
    hidden = visible(rows.exclude(seen(AgreementEvent, reader, "document")), reader, "entry")
    entries = sorted(set(hidden.values_list("entry_id", flat=True)))
    return statuses_of(reader, entries, None) if entries else {}


def kept_statuses(reader: Reader, entries: Collection[int]) -> dict[int, str]:
    """Return the statuses of some agreements now, as far as the reader may know."""
    rows = states_on(day_of(None)).filter(register="agreements")
    if len(entries) <= _MOST_NAMED:
        rows = rows.filter(entry__in=entries)
    known = dict(rows.values_list("entry_id", "status"))
    missing = [entry for entry in entries if entry not in known]
    apart = apart_from_kept(reader)
    told = known | (statuses_of(reader, missing, None) if missing else {}) | apart
    return {entry: told[entry] for entry in entries}


def state_counts(reader: Reader, register: str) -> list[tuple[str, tuple[str, ...], int]]:
    """Return (status, flags, how many entries) of a register now, in one question to the database."""
    counted = tallied(states_on(day_of(None)).filter(register=register), reader, "status", "flags")
    return [(status, tuple(flags.split()), n) for (status, flags), n in counted.items()]


def leads_of(reader: Reader, register: str) -> list[str]:
    """Return the institutions that lead something on a register now."""
    rows = states_on(day_of(None)).filter(register=register)
    return remembered(
        f"leads {register}", reader, lambda: sorted(lead for (lead,) in tallied(rows, reader, "lead") if lead)
    )


def status_counts(reader: Reader) -> dict[str, int]:
    """Return how many agreements have each status now, as far as the reader may know."""
    counts: Counter[str] = Counter()
    for status, _flags, number in state_counts(reader, "agreements"):
        counts[status] += number
    apart = apart_from_kept(reader)
    if apart:
        kept = states_on(day_of(None)).filter(entry__in=list(apart))
        counts.subtract(kept.values_list("status", flat=True))
        counts.update(apart.values())
    return {status: number for status, number in counts.items() if number > 0}


def by_state(column: str, direction: str) -> Any:
    """Return the order of versions by a column of their state; what has none comes last."""
    ordered = F(f"state__{column}")
    return ordered.desc(nulls_last=True) if direction else ordered.asc(nulls_last=True)


def due_order(at: datetime | None) -> tuple[Any, ...]:
    """Return the usual order of commitments: the latest first, then what is due next, what has no date, what ended.

    Args:
        at: the moment as known at which the list is asked, None for now. What had ended by an earlier moment is not
            kept, so that it then stands at its date.
    """
    # One set that is made once: a state looked up for each of 100,000 versions would be the dearest part of the list.
    ended = states_on(day_of(None)).filter(register="commitments", status__in=_ENDS).values("entry")
    past = [When(entry__in=ended, then=Value(2))] if at is None else []
    rank = Case(*past, When(due="", then=Value(1)), default=Value(0), output_field=IntegerField())
    # A year alone is not over until all it can mean is over: it stands after its months and days.
    return (rank, Concat("due", Value("-99-99")), "id")
