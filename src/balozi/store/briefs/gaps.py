"""The gaps of a document as known at a moment, with what was done about them by then."""

from typing import Any

from django.db.models import Q

from balozi.briefs.cycle.facts import ActionFact, GapFact
from balozi.results.gaps import gap_rules
from balozi.store.access.visibility import seen, visible
from balozi.store.briefs.shared import Gathering
from balozi.store.registers.moments import standing
from balozi.store.results.models import CorrectiveAction, Gap


def gap_facts(told: Gathering) -> tuple[GapFact, ...]:
    """Return the gaps that were open, in their order; an institution's are those whose action it owns."""
    rows = visible(standing(Gap, told.at), told.reader)
    rows = rows.filter(Q(entry__isnull=True) | seen(Gap, told.reader, "entry"))
    rows = rows.filter(Q(indicator__isnull=True) | seen(Gap, told.reader, "indicator"))
    country, institution = told.question.country, told.question.institution
    if country:
        rows = rows.filter(Q(indicator__country=country) | Q(entry__country=country) | Q(subject="framework"))
    actions: dict[int, list[Any]] = {}
    for one in standing(CorrectiveAction, told.at).order_by("id"):
        if not institution or one.owner == institution:
            actions.setdefault(one.gap_id, []).append(one)
    listed = [row for row in rows.order_by("id") if not institution or row.pk in actions]
    told.basis.gaps |= {row.pk for row in listed}
    told.basis.entries |= {row.entry_id for row in listed if row.entry_id}
    return tuple(
        GapFact(
            row.pk, _says(told, row), row.cause, tuple(_action(told, one) for one in actions.get(row.pk, ()))
        )
        for row in listed
    )


def _says(told: Gathering, row: Any) -> str:
    if not row.rule:
        return str(row.words)
    said: str = told.translated(gap_rules()[row.rule].says) % row.facts
    return said


def _action(told: Gathering, row: Any) -> ActionFact:
    overdue = row.done_on is None and row.due is not None and row.due < told.question.day
    owner = told.institution(row.owner) if row.owner else row.person
    return ActionFact(row.pk, row.action, owner, row.due, row.done_on, overdue)
