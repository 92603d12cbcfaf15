"""Recommendations of reviews: entered with their finding, answered by management, carried out as actions."""

from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction

from balozi.briefs.cycle.outlines import criteria, outline_of, review_kinds, span_of
from balozi.ground.errors.results import NotOneOf
from balozi.ground.errors.values import NoSuchGap, RecommendationAnswered
from balozi.ground.people import EDIT_RESULTS, Person
from balozi.results.windows import period_named
from balozi.services.auditing import allow, write_deed
from balozi.services.following import said
from balozi.services.gapping import Remedy, enter_gap, plan_action
from balozi.services.standing import check_institution
from balozi.store.results.gaps import readable_gaps
from balozi.store.results.models import Recommendation, Response


@dataclass(frozen=True, slots=True)
class Advice:
    """What a review found, and what it recommends.

    Attributes:
        review: kind of the review: mid_term_review or end_term_review.
        period: as the review has it.
        words: the recommendation.
        finding: what was found; "" where an open gap is named.
        gap: number of an open gap that is the finding, None for a new one.
        cause: why it is so.
        indicator: code of the indicator that the finding is about, "" for none.
        criterion: of OECD-DAC, "" for none.
        country: alpha-3 of the framework, "" for all.
        institution: code, "" for all.
    """

    review: str
    period: str
    words: str
    finding: str = ""
    gap: int | None = None
    cause: str = ""
    indicator: str = ""
    criterion: str = ""
    country: str = ""
    institution: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """What management answers.

    Attributes:
        answer: accepted, partly or declined.
        by_whom: who answers, in words: a name or an office.
        words: said with it; the reason where it is declined or accepted in part only.
        remedy: what is done, by whom, until when; without an action in words it is the recommendation itself.
    """

    answer: str
    by_whom: str
    words: str = ""
    remedy: Remedy = field(default_factory=lambda: Remedy(""))


def add_recommendation(*, advice: Advice, person: Person, at: datetime) -> int:
    """Enter a recommendation of a review; its finding is an open gap, or becomes one.

    Returns:
        the number of the recommendation.

    Raises:
        NotAllowed: the person may not edit the results framework.
        NotOneOf: there is no such review or criterion.
        NotAPeriod, BriefPeriodUnfit: such a review is not made for this period.
        WordMissing: the recommendation or its finding says nothing.
        NoSuchGap, NoSuchIndicator, NoSuchInstitution: what is named is not there.
    """
    subject = f"review {advice.review[:40]} {advice.period[:24]}"
    allow(person, EDIT_RESULTS, verb="add_recommendation", subject=subject, at=at)
    _check_review(advice)
    with transaction.atomic():
        words, gap = said("recommendation", advice.words), advice.gap
        if gap is None:
            found = said("finding", advice.finding)
            gap = enter_gap(words=found, cause=advice.cause, indicator=advice.indicator, person=person, at=at)
        elif not readable_gaps(person.reader).filter(pk=gap, superseded__isnull=True).exists():
            raise NoSuchGap("gap", gap)
        deed = write_deed(
            by=person.name, at=at, verb="add_recommendation", subject=subject, facts={"gap": gap}
        )
        return Recommendation.objects.create(
            review=advice.review,
            period=period_named(advice.period.strip()),
            country=advice.country,
            institution=advice.institution,
            gap_id=gap,
            criterion=advice.criterion,
            words=words[:400],
            made=deed,
        ).pk


def answer_recommendation(*, number: int, answer: Answer, person: Person, at: datetime) -> int | None:
    """Record the answer of management; an accepted recommendation is an action with an owner and a day from then on.

    Returns:
        the number of the action, None for a declined recommendation.

    Raises:
        NotAllowed: the person may not edit the results framework.
        NoSuchGap: no recommendation of this number stands that the person may see, or its finding is closed.
        NotOneOf: there is no such answer.
        RecommendationAnswered: it was accepted before; its action stands.
        WordMissing: who answers, the owner, the day, or the reason for declining is not said.
    """
    subject = f"recommendation {number}"
    allow(person, EDIT_RESULTS, verb="answer_recommendation", subject=subject, at=at)
    if answer.answer not in Response.Answer.values:
        raise NotOneOf("answer", answer.answer[:40], ", ".join(Response.Answer.values))
    with transaction.atomic():
        row = _standing(number, person)
        before = Response.objects.filter(recommendation=row, superseded__isnull=True).first()
        if before is not None and before.action_id is not None:
            raise RecommendationAnswered(number)
        by_whom, action = said("who answers", answer.by_whom), None
        if answer.answer != Response.Answer.ACCEPTED:
            said("reason", answer.words)
        if answer.answer != Response.Answer.DECLINED:
            action = plan_action(gap=row.gap_id, remedy=_remedy(row, answer.remedy), person=person, at=at)
        facts = {"answer": answer.answer, "action": action}
        deed = write_deed(by=person.name, at=at, verb="answer_recommendation", subject=subject, facts=facts)
        Response.objects.filter(recommendation=row, superseded__isnull=True).update(superseded=deed)
        Response.objects.create(
            recommendation=row,
            answer=answer.answer,
            words=answer.words.strip(),
            by_whom=by_whom[:150],
            action_id=action,
            made=deed,
        )
    return action


def withdraw_recommendation(*, number: int, reason: str, person: Person, at: datetime) -> None:
    """Take a recommendation back that was entered by mistake; its finding stays an open gap, the history stays too.

    Raises:
        NotAllowed: the person may not edit the results framework.
        NoSuchGap: no recommendation of this number stands that the person may see.
        RecommendationAnswered: it was accepted, and its action stands.
        WordMissing: no reason is given.
    """
    subject = f"recommendation {number}"
    allow(person, EDIT_RESULTS, verb="withdraw_recommendation", subject=subject, at=at)
    with transaction.atomic():
        row, why = _standing(number, person), said("reason", reason)
        if Response.objects.filter(
            recommendation=row, superseded__isnull=True, action__isnull=False
        ).exists():
            raise RecommendationAnswered(number)
        facts = {"reason": why[:300]}
        deed = write_deed(by=person.name, at=at, verb="withdraw_recommendation", subject=subject, facts=facts)
        Recommendation.objects.filter(pk=row.pk).update(superseded=deed)


def _standing(number: int, person: Person) -> Recommendation:
    rows = Recommendation.objects.select_for_update(of=("self",)).filter(pk=number, superseded__isnull=True)
    row = rows.filter(gap__in=readable_gaps(person.reader)).first()
    if row is None:
        raise NoSuchGap("recommendation", number)
    return row


def _remedy(row: Recommendation, remedy: Remedy) -> Remedy:
    """Return what is done: with an owner and a day, for nobody follows up what has neither."""
    owner = said("owner", remedy.owner)
    check_institution(owner)
    if remedy.due is None:
        said("due", "")
    return Remedy(remedy.action.strip() or row.words, owner, remedy.person, remedy.due)


def _check_review(advice: Advice) -> None:
    if advice.review not in review_kinds():
        raise NotOneOf("review", advice.review[:40], ", ".join(review_kinds()))
    if advice.criterion and advice.criterion not in criteria():
        raise NotOneOf("criterion", advice.criterion[:40], ", ".join(criteria()))
    span_of(outline_of(advice.review), advice.period)
    check_institution(advice.institution)
