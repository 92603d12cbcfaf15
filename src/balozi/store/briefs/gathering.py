"""Gathering the facts of a document from registers, follow-up and results, as known at a moment."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from balozi.briefs.cycle.asking import Question
from balozi.briefs.cycle.facts import (
    CLOSED,
    CycleFacts,
    InstrumentFact,
    MeetingFact,
    PillarFact,
    PromiseFact,
)
from balozi.briefs.cycle.outlines import Span
from balozi.ground.dates import day_after
from balozi.ground.errors.facts import NotADate
from balozi.ground.people import Reader
from balozi.store.access.visibility import visible
from balozi.store.briefs.gaps import advice_facts, gap_facts
from balozi.store.briefs.results import figure_facts
from balozi.store.briefs.shared import Gathering, is_of
from balozi.store.briefs.sources import note_papers_of_events, quotations
from balozi.store.engagements.queries import convened
from balozi.store.follow_up.courses import courses_of
from balozi.store.follow_up.models import CommitmentLink
from balozi.store.people.queries import institutions
from balozi.store.registers.models import Entry, FrameworkItem
from balozi.store.registers.moments import standing
from balozi.store.registers.queries import list_register
from balozi.store.registers.records import EntryRow
from balozi.store.reports.queries import agreement_facts

_HELD = frozenset({"held", "recorded", "followed_up"})


def facts_of(
    reader: Reader, question: Question, span: Span, at: datetime, translated: Callable[[str], str]
) -> CycleFacts:
    """Return everything that a document says, as known at a moment.

    Args:
        reader: whose clearance applies.
        question: what is asked.
        span: its period.
        at: the moment as known at which.
        translated: gives a template in the language of the document.
    """
    names = {row.code: row.name(question.language) for row in institutions(retired=True, at=at)}
    told = Gathering(reader, question, span, at, translated, names)
    pillars, promises = _pillars(told), _promises(told)
    instruments, meetings = _instruments(told), _meetings(told)
    results, gaps, advice = figure_facts(told), gap_facts(told), advice_facts(told)
    basis = told.basis
    note_papers_of_events(reader, at, basis)
    return CycleFacts(
        pillars=pillars,
        promises=promises,
        instruments=instruments,
        meetings=meetings,
        gaps=gaps,
        advice=advice,
        marking=basis.marking(),
        entries=tuple(sorted(basis.entries)),
        documents=tuple(sorted(basis.documents)),
        indicators=tuple(sorted(basis.indicators)),
        observations=tuple(sorted(basis.observations)),
        gap_numbers=tuple(sorted(basis.gaps)),
        **results,
    )


def _pillars(told: Gathering) -> tuple[PillarFact, ...]:
    rows = visible(standing(FrameworkItem, told.at), told.reader, "entry").filter(entry__kind="pillar")
    rows = rows.filter(entry__country=told.question.country) if told.question.country else rows
    listed = list(rows.select_related("entry").order_by("entry__country", "number", "id"))
    told.basis.entries |= {row.entry_id for row in listed}
    sources = quotations(told.reader, [row.entry_id for row in listed], told.at, told.basis)
    language = told.question.language
    return tuple(
        PillarFact(
            row.entry.pack_key or str(row.entry_id),
            getattr(row, f"name_{language}") or row.title,
            " ".join(row.text.split()),
            sources.get(row.entry_id, ()),
        )
        for row in listed
    )


def _promises(told: Gathering) -> tuple[PromiseFact, ...]:
    rows = _rows(told, "commitments")
    courses = courses_of(told.reader, [row.entry for row in rows], at=told.at)
    institution, linked = told.question.institution, _linked_pillars(told)
    chosen = [row for row in rows if row.entry in courses]
    if institution:
        chosen = [row for row in chosen if _lead(row, courses[row.entry]) == institution]
    sources = _sources(told, chosen)
    found = []
    for row in chosen:
        course, due = courses[row.entry], str(row.values.get("due") or "")
        found.append(
            PromiseFact(
                entry=row.entry,
                title=row.title,
                pillar=linked.get(row.entry) or str(row.values.get("pillar") or ""),
                status=course.status,
                due=due,
                due_day=_last(due),
                lead=told.institution(_lead(row, course)),
                flags=course.flags,
                ended_on=course.last_on if course.status in CLOSED else None,
                sources=sources.get(row.entry, ()),
            )
        )
    return tuple(sorted(found, key=lambda one: one.entry))


def _linked_pillars(told: Gathering) -> dict[int, str]:
    rows = visible(standing(CommitmentLink, told.at), told.reader, "entry")
    rows = rows.filter(sort=CommitmentLink.Sort.PILLAR).select_related("target").order_by("id")
    keys = {row.entry_id: row.code or _key(row.target) for row in rows}
    return {entry: key for entry, key in keys.items() if key}


def _key(target: Entry | None) -> str:
    return "" if target is None else target.pack_key or str(target.pk)


def _lead(row: EntryRow, course: Any) -> str:
    return str(course.lead or row.values.get("lead") or "")


def _instruments(told: Gathering) -> tuple[InstrumentFact, ...]:
    asked = told.question
    facts = [
        one
        for one in agreement_facts(told.reader, at=told.at)
        if is_of(one.country, asked.country)
        and (not asked.institution or one.institution == asked.institution)
    ]
    ids = [one.entry for one in facts]
    told.basis.entries |= set(ids)
    sources = quotations(told.reader, ids, told.at, told.basis)
    return tuple(
        InstrumentFact(
            one.entry,
            one.title,
            one.status,
            one.signed_on,
            one.signed_day,
            one.ending.last if one.ending else None,
            one.partners,
            sources.get(one.entry, ()),
        )
        for one in sorted(facts, key=lambda one: (one.signed_day or date.min, one.entry))
    )


def _meetings(told: Gathering) -> tuple[MeetingFact, ...]:
    if told.question.institution:
        # No institution is stated of an engagement as a whole.
        return ()
    rows = convened(told.reader, _rows(told, "engagements"), at=told.at)
    held = [row for row in rows if row.values.get("status") in _HELD and _in_span(told.span, row)]
    sources = _sources(told, held)
    return tuple(
        MeetingFact(
            row.entry,
            row.title,
            str(row.values.get("on") or ""),
            tuple(code for codes in row.involved.values() for code in codes if code != row.country),
            sources.get(row.entry, ()),
        )
        for row in sorted(held, key=lambda row: (str(row.values.get("on") or ""), row.entry))
    )


def _in_span(span: Span, row: EntryRow) -> bool:
    day = _last(str(row.values.get("on") or ""))
    return day is not None and span.first_day <= day <= span.last_day


def _rows(told: Gathering, register: str) -> Sequence[EntryRow]:
    rows = list_register(told.reader, register, size=0, at=told.at).items
    return [row for row in rows if is_of(row.country, told.question.country)]


def _sources(told: Gathering, rows: Sequence[EntryRow]) -> Mapping[int, Any]:
    ids = [row.entry for row in rows]
    told.basis.entries |= set(ids)
    return quotations(told.reader, ids, told.at, told.basis)


def _last(text: str) -> date | None:
    try:
        return day_after(text) - timedelta(days=1)
    except NotADate:
        return None
