"""Reading the recommendations of reviews, with their findings, answers and what became of them."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from balozi.ground.people import Reader
from balozi.results.gaps import gap_rules
from balozi.store.registers.moments import standing
from balozi.store.results.findings import RecommendationShown
from balozi.store.results.gaps import readable_gaps
from balozi.store.results.models import CorrectiveAction, Recommendation, Response


def recommendations(
    reader: Reader, on: date, *, at: datetime | None = None, of: Mapping[str, str] | None = None
) -> list[RecommendationShown]:
    """Return the recommendations whose finding the reader may see, those of one review together.

    Args:
        reader: whose clearance applies.
        on: the day on which it is asked what is overdue.
        at: the moment as known at which it is asked, None for now.
        of: review, period, country, institution: only those of a review; None for all.
    """
    rows = standing(Recommendation, at).filter(gap__in=readable_gaps(reader), **(of or {}))
    listed = list(rows.select_related("gap__indicator", "made").order_by("review", "period", "id"))
    answers = {
        row.recommendation_id: row
        for row in standing(Response, at).filter(recommendation__in=[row.pk for row in listed])
        .select_related("action", "made").order_by("id")
    }  # fmt: skip
    actions: dict[tuple[int, str], Any] = {}
    for one in standing(CorrectiveAction, at).filter(gap__in=[row.gap_id for row in listed]).order_by("id"):
        actions[one.gap_id, one.action] = one
    return [_shown(row, answers.get(row.pk), actions, on) for row in listed]


def _shown(row: Any, answer: Any, actions: Mapping[tuple[int, str], Any], on: date) -> RecommendationShown:
    decided = answer.action if answer is not None else None
    # Finishing an action writes it anew, with the day on which it was done.
    action = decided and actions.get((decided.gap_id, decided.action), decided)
    return RecommendationShown(
        number=row.pk,
        review=row.review,
        period=row.period,
        country=row.country,
        institution=row.institution,
        criterion=row.criterion,
        words=row.words,
        gap=row.gap_id,
        finding=gap_rules()[row.gap.rule].says if row.gap.rule else row.gap.words,
        facts=row.gap.facts if row.gap.rule else {},
        cause=row.gap.cause,
        by=row.made.by,
        at=row.made.at,
        answer=answer.answer if answer else "",
        answer_words=answer.words if answer else "",
        by_whom=answer.by_whom if answer else "",
        answered_at=answer.made.at if answer else None,
        action=action.pk if action else None,
        action_words=action.action if action else "",
        owner=action.owner if action else "",
        person=action.person if action else "",
        due=action.due if action else None,
        done_on=action.done_on if action else None,
        status=_status(answer, action, on),
    )


def _status(answer: Any, action: Any, on: date) -> str:
    if answer is None:
        return "waiting"
    if action is None:
        return "declined"
    if action.done_on is not None:
        return "done"
    return "overdue" if action.due is not None and action.due < on else "in_hand"
