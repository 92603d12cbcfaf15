"""The gaps of a document as known at a moment, with what was done about them by then."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Q

from balozi.briefs.cycle.facts import ActionFact, AdviceFact, GapFact
from balozi.briefs.cycle.outlines import review_kinds
from balozi.briefs.cycle.words import CycleWords
from balozi.results.gaps import gap_rules
from balozi.store.access.visibility import seen, visible
from balozi.store.briefs.shared import Gathering, is_of
from balozi.store.registers.moments import standing
from balozi.store.results.definitions import indicators
from balozi.store.results.models import CorrectiveAction, Gap
from balozi.store.results.records import Asked
from balozi.store.results.reviews import recommendations


def gap_facts(told: Gathering) -> tuple[GapFact, ...]:
    """Return the gaps that were open, in their order; an institution's are those whose action it owns."""
    rows = visible(standing(Gap, told.at), told.reader)
    rows = rows.filter(Q(entry__isnull=True) | seen(Gap, told.reader, "entry"))
    rows = rows.filter(Q(indicator__isnull=True) | seen(Gap, told.reader, "indicator"))
    country, institution = told.question.country, told.question.institution
    if country:
        # An entry that names no country is of the country of the house.
        ours = Q(entry__country="") if is_of("", country) else Q(pk__in=[])
        theirs = Q(indicator__country=country) | Q(entry__country=country) | Q(subject="framework")
        rows = rows.filter(theirs | ours)
    actions: dict[int, list[Any]] = {}
    for one in standing(CorrectiveAction, told.at).order_by("id"):
        if not institution or one.owner == institution:
            actions.setdefault(one.gap_id, []).append(one)
    listed = [row for row in rows.order_by("id") if not institution or row.pk in actions]
    told.basis.gaps |= {row.pk for row in listed}
    told.basis.entries |= {row.entry_id for row in listed if row.entry_id}
    asked, language = Asked(on=told.question.day, at=told.at), told.question.language
    titles = {row.code: f"{row.name(language)} ({row.code})" for row in indicators(told.reader, asked)}
    return tuple(
        GapFact(
            row.pk,
            _says(told, row, titles),
            row.cause,
            tuple(_action(told, one) for one in actions.get(row.pk, ())),
        )
        for row in listed
    )


def advice_facts(told: Gathering) -> tuple[AdviceFact, ...]:
    """Return the recommendations of the review that is composed; none where it is another document."""
    question = told.question
    if question.kind not in review_kinds():
        return ()
    review = {
        "review": question.kind,
        "period": question.period.strip(),
        "country": question.country,
        "institution": question.institution,
    }
    rows = recommendations(told.reader, question.day, at=told.at, of=review)
    told.basis.gaps |= {row.gap for row in rows}
    return tuple(
        AdviceFact(
            number=row.number,
            words=row.words,
            criterion=row.criterion,
            gap=row.gap,
            finding=told.translated(row.finding) % row.facts if row.facts else row.finding,
            answer=row.answer,
            answer_words=row.answer_words,
            by_whom=row.by_whom,
            owner=told.institution(row.owner) if row.owner else "",
            due=row.due,
            done_on=row.done_on,
            status=row.status,
        )
        for row in rows
    )


def _says(told: Gathering, row: Any, titles: Mapping[str, str]) -> str:
    if not row.rule:
        return str(row.words)
    code, area = str(row.facts.get("indicator", "")), str(row.facts.get("area", ""))
    named = {name: one for name, one in (("indicator", titles.get(code)), ("area", _area(told, area))) if one}
    said: str = told.translated(gap_rules()[row.rule].says) % {**row.facts, **named}
    return said


def _area(told: Gathering, code: str) -> str:
    return told.names.get(code) or (CycleWords(told.question.language).actor(code) if code else "")


def _action(told: Gathering, row: Any) -> ActionFact:
    overdue = row.done_on is None and row.due is not None and row.due < told.question.day
    owner = told.institution(row.owner) if row.owner else row.person
    return ActionFact(row.pk, row.action, owner, row.due, row.done_on, overdue)
