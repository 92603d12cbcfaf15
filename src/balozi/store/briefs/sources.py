"""What entries rest on: their sentences with the papers, and the highest marking of all of it."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Max, Q

from balozi.briefs.cycle.facts import SourceFact
from balozi.ground.markings import Marking
from balozi.ground.people import Reader
from balozi.store.access.visibility import seen
from balozi.store.documents.models import Document
from balozi.store.engagements.models import EngagementEvent
from balozi.store.registers.lives import within
from balozi.store.registers.models import AgreementEvent, Entry, EvidenceRecord
from balozi.store.registers.moments import standing
from balozi.store.results.models import Gap, Indicator, Observation

_QUOTED = 300


@dataclass(slots=True)
class Basis:
    """Numbers of everything that a document rests on, gathered piece by piece."""

    entries: set[int] = field(default_factory=set)
    documents: set[int] = field(default_factory=set)
    indicators: set[str] = field(default_factory=set)
    observations: set[int] = field(default_factory=set)
    gaps: set[int] = field(default_factory=set)

    def marking(self) -> Marking:
        """Return the highest marking of them."""
        rows = (
            Entry.objects.filter(pk__in=self.entries),
            Document.objects.filter(pk__in=self.documents),
            Indicator.objects.filter(code__in=self.indicators),
            Observation.objects.filter(pk__in=self.observations),
            Gap.objects.filter(pk__in=self.gaps),
        )
        found = [row.order_by().aggregate(top=Max("marking"))["top"] for row in rows]
        return Marking(max((one for one in found if one is not None), default=0))


def quotations(
    reader: Reader, entries: Collection[int], at: datetime | None, basis: Basis
) -> Mapping[int, tuple[SourceFact, ...]]:
    """Return what entries rest on as the reader may see it, by their number; ``basis`` takes note of the papers."""
    allowed = Q(document__isnull=True) | seen(EvidenceRecord, reader, "document")
    rows = within(standing(EvidenceRecord, at).filter(allowed).select_related("document"), list(entries))
    found: dict[int, list[SourceFact]] = defaultdict(list)
    for row in rows.order_by("id"):
        if row.document is None:
            found[row.entry_id].append(SourceFact(row.source))
            continue
        basis.documents.add(row.document.pk)
        quote = " ".join(row.quote.split())
        quote = quote if len(quote) <= _QUOTED else quote[: _QUOTED - 1] + "…"
        link = f"/papers/{row.document.pk}/?at={row.start}-{row.end}#at"
        found[row.entry_id].append(SourceFact(f"{row.document}: “{quote}”", link))
    return {entry: tuple(told) for entry, told in found.items()}


def note_papers_of_events(reader: Reader, at: datetime, basis: Basis) -> None:
    """Take note of the papers that the events of the entries rest on: a status is derived from them."""
    for model in (AgreementEvent, EngagementEvent):
        rows = within(standing(model, at).filter(seen(model, reader, "document")), list(basis.entries))
        basis.documents |= set(rows.filter(document__isnull=False).values_list("document_id", flat=True))
