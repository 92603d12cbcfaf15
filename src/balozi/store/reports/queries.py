"""Reading agreements with their commitments, signatories and papers, in few questions whatever their number."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db.models import Q, QuerySet

from balozi.briefs.reports.facts import AgreementFact, CommitmentFact, SourceFact
from balozi.ground.markings import Marking
from balozi.ground.people import Reader
from balozi.registers.agreements.lives import happening_of
from balozi.store.access.visibility import seen, visible
from balozi.store.documents.models import Document
from balozi.store.follow_up.courses import courses_of, current_courses
from balozi.store.follow_up.models import CommitmentLink
from balozi.store.registers.agreements import AgreementRow, agreement_rows, agreements_among
from balozi.store.registers.lives import readable_events, within
from balozi.store.registers.models import Agreement, Commitment, EvidenceRecord
from balozi.store.registers.moments import day_of, standing
from balozi.store.reports.kept import facts_kept, made_of

_EVIDENCE = ("entry_id", "document_id", "source", "quote", "start", "end")
_SIGNATURES = frozenset({"signed", "definitively_signed"})


@dataclass(slots=True)
class _Papers:
    """What an agreement rests on, gathered row by row."""

    source: SourceFact | None = None
    days: dict[int, date | None] = field(default_factory=dict)
    marking: Marking = Marking.UNCLASSIFIED


def agreement_facts(reader: Reader, *, at: datetime | None = None) -> list[AgreementFact]:
    """Return all agreements that the reader may see as the reports look at them, by title.

    Args:
        reader: whose clearance and institutions apply; what rests on a paper above them is left out.
        at: the moment as known at which it is asked, None for now.
    """
    if at is not None:
        rows = agreement_rows(reader, at=at)
        return _facts(reader, rows, _commitments(reader, [row.entry for row in rows], at), at)
    commitments = _commitments(reader, None, None)
    entries = made_of(reader, day_of(None), commitments)
    return facts_kept(entries, lambda some: _facts(reader, agreements_among(reader, some), commitments, None))


def _facts(
    reader: Reader,
    rows: Sequence[AgreementRow],
    commitments: Mapping[int, Sequence[tuple[CommitmentFact, Marking]]],
    at: datetime | None,
) -> list[AgreementFact]:
    ids = [row.entry for row in rows]
    details, markings = _details(reader, ids, at)
    signatories = _signatories(reader, ids, at)
    papers = _papers(reader, ids, at)
    return [
        _fact(
            row,
            details[row.entry],
            signatories.get(row.entry, {}),
            papers[row.entry],
            commitments.get(row.entry, ()),
            markings[row.entry],
        )
        for row in rows
    ]


def _fact(
    row: AgreementRow,
    details: Mapping[str, Any],
    signatories: Mapping[bool, str],
    papers: _Papers,
    commitments: Sequence[tuple[CommitmentFact, Marking]],
    marking: Marking,
) -> AgreementFact:
    return AgreementFact(
        entry=row.entry,
        title=row.title,
        country=row.country,
        life=row.life,
        day=row.day,
        institution=row.lead or str(details.get("lead") or ""),
        areas=tuple(row.areas),
        foreign_signatory=str(details.get("foreign_signatory") or signatories.get(False, "")),
        national_signatory=str(details.get("national_signatory") or signatories.get(True, "")),
        marking=max([marking, papers.marking, *(one for _, one in commitments)]),
        source=papers.source,
        # The first paper put it on the register; the others told of it again.
        later_papers=tuple(sorted(day for day in list(papers.days.values())[1:] if day)),
        last_paper=row.last_seen,
        commitments=tuple(one for one, _ in commitments),
        quiet_after=row.watches.dormant_after,
    )


def _details(
    reader: Reader, ids: Sequence[int], at: datetime | None
) -> tuple[dict[int, Mapping[str, Any]], dict[int, Marking]]:
    rows = within(visible(standing(Agreement, at), reader, "entry"), ids)
    told = list(rows.values_list("entry_id", "details", "entry__marking"))
    return {entry: said for entry, said, _ in told}, {entry: Marking(mark) for entry, _, mark in told}


def _signatories(reader: Reader, ids: Sequence[int], at: datetime | None) -> dict[int, dict[bool, str]]:
    """Return who signed, by agreement: for the country itself (True), for another party (False)."""
    found: dict[int, dict[bool, str]] = defaultdict(dict)
    signed = within(readable_events(reader, at).exclude(authority=""), ids)
    told = signed.values_list("entry_id", "event", "party", "authority", "entry__country")
    for entry, event, party, authority, country in told:
        if party and happening_of(event).name in _SIGNATURES:
            found[entry].setdefault(party == country, authority)
    return found


def _papers(reader: Reader, ids: Sequence[int], at: datetime | None) -> defaultdict[int, _Papers]:
    allowed = Q(document__isnull=True) | seen(EvidenceRecord, reader, "document")
    rows = within(standing(EvidenceRecord, at).filter(allowed), ids)
    told = list(rows.order_by("id").values_list(*_EVIDENCE, named=True))
    known = Document.objects.in_bulk({row.document_id for row in told if row.document_id})
    found: defaultdict[int, _Papers] = defaultdict(_Papers)
    for row in told:
        papers, paper = found[row.entry_id], known.get(row.document_id or 0)
        quoted = papers.source is not None and papers.source.document is not None
        if paper is None:
            papers.source = papers.source or SourceFact(row.source)
            continue
        # A sentence says more than the name of a list: it takes its place.
        if not quoted:
            papers.source = SourceFact(str(paper), row.quote, paper.pk, row.start or 0, row.end or 0)
        papers.days.setdefault(paper.pk, paper.dated)
        papers.marking = max(papers.marking, Marking(paper.marking))
    return found


def _commitments(
    reader: Reader, ids: Sequence[int] | None, at: datetime | None
) -> defaultdict[int, list[tuple[CommitmentFact, Marking]]]:
    links = visible(standing(CommitmentLink, at), reader, "entry").filter(
        sort=CommitmentLink.Sort.AGREEMENT, target__isnull=False
    )
    pairs = dict.fromkeys(links.order_by("id").values_list("target_id", "entry_id"))
    agreements = {target for target, _ in pairs} if ids is None else set(ids)
    named = list({entry for target, entry in pairs if target in agreements})
    courses = courses_of(reader, named, at=at) if at else current_courses(reader, named)
    told = _areas(reader, named, at)
    found: defaultdict[int, list[tuple[CommitmentFact, Marking]]] = defaultdict(list)
    for target, entry in pairs:
        if target in agreements and entry in courses and entry in told:
            area, marking = told[entry]
            fact = CommitmentFact(entry, area, courses[entry].status, courses[entry].last_on)
            found[target].append((fact, marking))
    return found


def _areas(reader: Reader, ids: Sequence[int], at: datetime | None) -> dict[int, tuple[str, Marking]]:
    rows: QuerySet[Any] = within(visible(standing(Commitment, at), reader, "entry"), ids)
    told = rows.values_list("entry_id", "policy_area", "entry__marking")
    return {entry: (area, Marking(marking)) for entry, area, marking in told}
