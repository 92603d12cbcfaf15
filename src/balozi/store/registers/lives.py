"""Reading the lives of agreements: their events, parties and terms, as far as the reader may see them."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Q, QuerySet

from balozi.ground.dates import first_day
from balozi.ground.errors.facts import NotADate
from balozi.ground.people import Reader
from balozi.registers.agreements.lives import AgreementStep, Life, Term
from balozi.registers.agreements.statuses import status_of
from balozi.store.access.visibility import seen
from balozi.store.registers.models import (
    Agreement,
    AgreementEvent,
    AgreementTerm,
    Entry,
    EvidenceRecord,
    Involvement,
)
from balozi.store.registers.moments import day_of, standing

_MOST_NAMED = 5_000
# The fields of an event as the derivations take it, in their order.
_STEP = ("event", "on", "party", "until", "step", "pk")


def lives_of(reader: Reader, entries: Iterable[int], at: datetime | None) -> dict[int, Life]:
    """Return what is known of some agreements at a moment, by number of the entry.

    An event that rests on a paper which the reader may not see is left out, and so is what follows from it.
    """
    ids = list(entries)
    steps: dict[int, list[AgreementStep]] = defaultdict(list)
    for entry, *told in within(readable_events(reader, at), ids).values_list("entry_id", *_STEP):
        steps[entry].append(AgreementStep(*told))
    parties: dict[int, list[str]] = defaultdict(list)
    involved = within(standing(Involvement, at).filter(role="party"), ids).order_by("id")
    for entry, code in involved.values_list("entry_id", "code"):
        parties[entry].append(code)
    terms = {row.entry_id: row for row in within(standing(AgreementTerm, at), ids)}
    versions = within(standing(Agreement, at), ids)
    told = versions.values_list("entry_id", "instrument_type", "entry__country", "valid_until", "binding")
    return {
        entry: Life(
            form=form,
            own=country,
            parties=tuple(parties[entry]),
            steps=tuple(steps[entry]),
            term=_term(terms.get(entry), until),
            binding=_binding(terms.get(entry), binding),
        )
        for entry, form, country, until, binding in told
    }


def statuses_of(reader: Reader, entries: Iterable[int], at: datetime | None) -> dict[int, str]:
    """Return the status of some agreements at a moment, "unknown" where nothing is known."""
    ids = list(entries)
    day = day_of(at)
    known = {entry: status_of(life, day) for entry, life in lives_of(reader, ids, at).items()}
    return {entry: known.get(entry, "unknown") for entry in ids}


def last_seen_of(reader: Reader, entries: Iterable[int], at: datetime | None) -> dict[int, date]:
    """Return the latest day on which a paper told of an agreement: the day of the paper, else of its arrival."""
    latest: dict[int, date] = {}
    rows = standing(EvidenceRecord, at).filter(
        seen(EvidenceRecord, reader, "document"), document__isnull=False
    )
    told = within(rows, list(entries)).values_list("entry_id", "document__dated", "document__added__at")
    for entry, dated, added in told:
        day = dated or added.date()
        latest[entry] = max(day, latest.get(entry, day))
    return latest


def readable_events(reader: Reader, at: datetime | None) -> QuerySet[AgreementEvent]:
    """Return the events that stand and that rest on nothing the reader may not see."""
    return standing(AgreementEvent, at).filter(readable_condition(reader)).order_by("id")


def readable_condition(reader: Reader) -> Q:
    """Return the condition of an event that rests on nothing the reader may not see."""
    return Q(document__isnull=True) | seen(AgreementEvent, reader, "document")


def step_of(row: AgreementEvent) -> AgreementStep:
    """Return an event as the derivations take it."""
    return AgreementStep(row.event, row.on, row.party, row.until, row.step, row.pk)


def within(rows: QuerySet[Any], ids: Sequence[int]) -> QuerySet[Any]:
    """Return the rows of some entries of one register; of many entries, those of the whole register."""
    # SQLite takes at most 250,000 parameters; a list without pages can be longer than is wise to name one by one.
    if len(ids) <= _MOST_NAMED:
        return rows.filter(entry_id__in=ids)
    register = Entry.objects.filter(pk=ids[0]).values_list("register", flat=True).first()
    return rows.filter(entry__register=register)


def _term(row: AgreementTerm | None, valid_until: str) -> Term:
    """Return the term as somebody set it, else until the day that its entry came with."""
    if row is not None:
        return Term(row.ends, row.renewal, row.renewal_months, row.notice_months)
    try:
        # ``valid_until`` is the first day that does not belong to it any more.
        return Term(str(first_day(valid_until) - timedelta(days=1))) if valid_until else Term()
    except NotADate:
        return Term()


def _binding(row: AgreementTerm | None, stated: str) -> bool | None:
    """Return whether it binds: as somebody said, else as a paper stated it."""
    if row is not None and row.binding is not None:
        return row.binding
    return {"true": True, "false": False}.get(stated.casefold())
