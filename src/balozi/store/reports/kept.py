"""The facts of agreements kept from one report to the next, known again by the rows that they were made of.

Rows on registers are never changed, only made and superseded: which of them stand, and what may change beside them,
tells whether the facts of an agreement are what they were. Nothing has to be forgotten when somebody writes.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Mapping, Sequence
from datetime import date
from typing import Any
from uuid import uuid4

from django.core.cache import cache
from django.db.models import Count, F, Max, Min, Q, QuerySet, Sum

from balozi.briefs.reports.facts import AgreementFact, CommitmentFact
from balozi.ground.markings import Marking
from balozi.ground.people import Reader
from balozi.store.access.visibility import seen, visible
from balozi.store.registers.lives import readable_events
from balozi.store.registers.models import Agreement, AgreementTerm, EvidenceRecord, Involvement
from balozi.store.registers.moments import standing

_REGISTER = "agreements"
# Readers who see different things share what is the same; of more kinds of readers than this the oldest is made again.
_KINDS_OF_READERS = 3
_TOKEN = "facts-of-agreements"  # noqa: S105 - the name of an entry of the cache
_Made = dict[tuple[int, Hashable], AgreementFact]
_KEPT: dict[str, _Made] = {}


def facts_kept(
    entries: Mapping[int, Hashable], make: Callable[[Sequence[int]], Sequence[AgreementFact]]
) -> list[AgreementFact]:
    """Return the facts of agreements in the order given: those made before of the same, the others made now.

    Args:
        entries: what the facts of each agreement are made of.
        make: returns the facts of some agreements.
    """
    known = _known()
    missing = [entry for entry, made_of in entries.items() if (entry, made_of) not in known]
    made = {fact.entry: fact for fact in make(missing)} if missing else {}
    facts = {
        entry: made[entry] if entry in made else known[entry, made_of] for entry, made_of in entries.items()
    }
    # Put anew, so that what was asked for last is the last to be forgotten.
    for entry, made_of in entries.items():
        known.pop((entry, made_of), None)
        known[entry, made_of] = facts[entry]
    for oldest in list(known)[: max(0, len(known) - _KINDS_OF_READERS * len(entries))]:
        known.pop(oldest, None)
    return list(facts.values())


def made_of(
    reader: Reader, day: date, commitments: Mapping[int, Sequence[tuple[CommitmentFact, Marking]]]
) -> dict[int, Hashable]:
    """Return what the facts of each agreement that the reader may see are made of now, by title.

    Args:
        reader: whose clearance applies.
        day: asked about.
        commitments: that stand in each, as the reader may see them.
    """
    readable = Q(document__isnull=True) | seen(EvidenceRecord, reader, "document")
    evidence = standing(EvidenceRecord, None).filter(readable, entry__register=_REGISTER)
    parts = (
        _standing_rows(readable_events(reader, None)),
        _standing_rows(standing(AgreementTerm, None)),
        _standing_rows(standing(Involvement, None).filter(register=_REGISTER, role="party")),
        _standing_rows(evidence),
        _papers(evidence),
        {entry: tuple(told) for entry, told in commitments.items()},
    )
    versions = visible(standing(Agreement, None), reader, "entry").order_by("title", "id")
    told = versions.values_list("entry_id", "pk", "entry__country", "entry__marking")
    return {entry: (day, *own, *(part.get(entry) for part in parts)) for entry, *own in told}


def _known() -> _Made:
    # Whoever clears the cache means these too; the pages of a report are kept in it.
    token: str = cache.get_or_set(_TOKEN, lambda: uuid4().hex, None) or ""
    if token not in _KEPT:
        _KEPT.clear()
    return _KEPT.setdefault(token, {})


def _standing_rows(rows: QuerySet[Any]) -> dict[int, Hashable]:
    """Return by what the rows of each entry are known: any other rows differ in one of these numbers."""
    measures = {
        "n": Count("pk"),
        "total": Sum("pk"),
        "squares": Sum(F("pk") * F("pk")),
        "first": Min("pk"),
        "last": Max("pk"),
    }
    told = rows.order_by().values_list("entry_id").annotate(**measures)
    return {entry: tuple(numbers) for entry, *numbers in told}


def _papers(evidence: QuerySet[Any]) -> dict[int, Hashable]:
    """Return what the facts take from the papers themselves: their titles, days and markings can change."""
    found: defaultdict[int, list[Hashable]] = defaultdict(list)
    names = ("document_id", "document__title", "document__name", "document__dated", "document__marking")
    for entry, *told in (
        evidence.filter(document__isnull=False).order_by("id").values_list("entry_id", *names)
    ):
        found[entry].append(tuple(told))
    return {entry: tuple(told) for entry, told in found.items()}
