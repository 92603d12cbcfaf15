"""Recommendations of reviews: records with a finding, an answer, an action; nothing beside the actions of gaps."""

from dataclasses import replace
from datetime import date

import pytest

from balozi.ground.errors.briefs import BriefPeriodUnfit
from balozi.ground.errors.following import WordMissing
from balozi.ground.errors.people import NoSuchInstitution
from balozi.ground.errors.registers import NotAllowed
from balozi.ground.errors.results import NotOneOf
from balozi.ground.errors.values import NoSuchGap, RecommendationAnswered
from balozi.ground.markings import Marking
from balozi.ground.people import PUBLIC, Reader
from balozi.services.documenting import Order, compose_now
from balozi.services.gapping import Remedy, close_gap, finish_action
from balozi.services.institutions import InstitutionTold, add_institution
from balozi.services.people import operator
from balozi.services.recommending import (
    Advice,
    Answer,
    add_recommendation,
    answer_recommendation,
    withdraw_recommendation,
)
from balozi.store.audit.models import Deed
from balozi.store.results.models import CorrectiveAction, Indicator
from balozi.store.results.queries import gaps, recommendations
from tests.builders import hour, onlooker
from tests.figures import an_indicator, monitor

pytestmark = pytest.mark.django_db
DUE = date(2026, 6, 30)
ON = date(2026, 3, 10)
ADVICE = Advice(
    review="mid_term_review",
    period="FY2023/FY2026",
    words="Give every border clinic an owner.",
    finding="Half of the clinics have no owner.",
    criterion="efficiency",
)


@pytest.fixture(autouse=True)
def ministry():
    told = InstitutionTold("MOH", "ministry", "KEN", {"en": "Ministry of Samples"})
    add_institution(told=told, person=operator("D. Mweka"), at=hour(0))


def entered(at=1, **changes):
    return add_recommendation(advice=replace(ADVICE, **changes), person=monitor(), at=hour(at))


def answered(number, answer="accepted", *, at=2, **more):
    told = {"by_whom": "Principal Secretary", "remedy": Remedy("", "MOH", "", DUE)} | more
    return answer_recommendation(number=number, answer=Answer(answer, **told), person=monitor(), at=hour(at))


def shown(on=ON, reader=PUBLIC, **asked):
    return recommendations(reader, on, **asked)


def document(kind="mid_term_review", *, at=20, **more):
    order = Order(kind, "FY2023/FY2026", **more)
    paper = compose_now(order=order, person=monitor(), at=hour(at)).document
    return {
        section.name: [
            cell.text
            for block in section.blocks
            for row in getattr(block, "rows", ())
            for cell in row
        ]
        for section in paper.sections
    }  # fmt: skip


def test_an_accepted_recommendation_is_one_action_of_its_finding_and_done_when_that_is_done():
    number = entered()
    assert [(row.status, row.finding) for row in shown()] == [("waiting", ADVICE.finding)]
    action = answered(number)
    row = shown()[0]
    assert (row.status, row.owner, row.due, row.action_words) == ("in_hand", "MOH", DUE, ADVICE.words)
    assert [one.number for one in gaps(PUBLIC, ON)[0].actions] == [action]
    assert shown(on=date(2026, 7, 1))[0].status == "overdue"
    finish_action(action=action, on=None, person=monitor(), at=hour(3))
    assert (shown()[0].status, shown()[0].done_on) == ("done", hour(3).date())
    assert CorrectiveAction.objects.filter(superseded__isnull=True).count() == 1
    assert [row.status for row in shown(at=hour(2))] == ["in_hand"]
    assert [row.status for row in shown(at=hour(1))] == ["waiting"]


def test_a_declined_one_needs_a_reason_makes_no_action_and_can_be_accepted_later():
    number = entered()
    with pytest.raises(WordMissing):
        answered(number, "declined")
    assert answered(number, "declined", words="There is no money.") is None
    assert (shown()[0].status, shown()[0].answer_words) == ("declined", "There is no money.")
    assert answered(number, "partly", words="Two clinics first.", at=3)
    assert (shown()[0].status, shown()[0].answer) == ("in_hand", "partly")
    with pytest.raises(RecommendationAnswered):
        answered(number, "declined", words="Again.", at=4)
    with pytest.raises(RecommendationAnswered):
        withdraw_recommendation(number=number, reason="mistake", person=monitor(), at=hour(5))


@pytest.mark.parametrize(
    ("refusal", "remedy"),
    [
        (WordMissing, Remedy("", "", "", DUE)),
        (WordMissing, Remedy("", "MOH", "", None)),
        (NoSuchInstitution, Remedy("", "NOWHERE", "", DUE)),
    ],
)
def test_nothing_is_accepted_without_an_owner_and_a_day(refusal, remedy):
    number = entered()
    with pytest.raises(refusal):
        answered(number, remedy=remedy)
    assert shown()[0].status == "waiting"


@pytest.mark.parametrize(
    ("refusal", "changes"),
    [
        (NotOneOf, {"review": "quarterly_report"}),
        (NotOneOf, {"criterion": "beauty"}),
        (BriefPeriodUnfit, {"period": "FY2025-Q1"}),
        (WordMissing, {"words": " "}),
        (WordMissing, {"finding": ""}),
        (NoSuchGap, {"gap": 4711}),
        (NoSuchInstitution, {"institution": "NOWHERE"}),
    ],
)
def test_what_is_no_recommendation_is_refused(refusal, changes):
    before = Deed.objects.count()
    with pytest.raises(refusal):
        entered(**changes)
    assert (shown(), Deed.objects.count()) == ([], before)


def test_an_answer_is_one_of_three_and_only_who_may_edit_results_gives_it():
    number = entered()
    with pytest.raises(NotOneOf):
        answered(number, "perhaps")
    with pytest.raises(NotAllowed):
        answer_recommendation(number=number, answer=Answer("accepted", "x"), person=onlooker(), at=hour(3))
    assert Deed.objects.filter(verb="answer_recommendation", outcome="refused").count() == 1


def test_one_open_gap_can_be_the_finding_of_two_and_a_closed_one_of_none():
    entered()
    gap = shown()[0].gap
    entered(gap=gap, finding="", words="Pay the clinics on time.")
    assert [row.gap for row in shown()] == [gap, gap]
    close_gap(gap=gap, reason="solved", person=monitor(), at=hour(4))
    with pytest.raises(NoSuchGap):
        entered(at=5, gap=gap)


def test_one_that_was_entered_by_mistake_is_taken_back_and_stays_in_the_past():
    number = entered()
    withdraw_recommendation(number=number, reason="wrong review", person=monitor(), at=hour(3))
    assert (shown(), len(shown(at=hour(2)))) == ([], 1)
    with pytest.raises(NoSuchGap):
        answered(number, at=4)


def test_what_rests_on_a_marked_indicator_is_seen_by_those_who_may_see_it():
    an_indicator("X-9")
    Indicator.objects.filter(code="X-9").update(marking=Marking.SECRET)
    add_recommendation(
        advice=replace(ADVICE, indicator="X-9"), person=monitor(clearance=Marking.SECRET), at=hour(1)
    )
    assert (shown(), len(shown(reader=Reader(Marking.SECRET)))) == ([], 1)
    assert ADVICE.words not in str(document())
    assert ADVICE.words in str(document_of_the_cleared())


def document_of_the_cleared():
    order = Order("mid_term_review", "FY2023/FY2026", sources_up_to=Marking.SECRET)
    return compose_now(order=order, person=monitor(clearance=Marking.SECRET), at=hour(20)).document


@pytest.mark.parametrize(("language", "done"), [("sw", "limefanywa"), ("en", "done"), ("fr", "fait")])
def test_the_review_holds_its_own_recommendations_with_answer_owner_day_and_status(language, done):
    action = answered(entered())
    entered(period="FY2018/FY2022", words="An older one.")
    finish_action(action=action, on=None, person=monitor(), at=hour(3))
    made = document(language=language)
    assert ADVICE.words in made["recommendations"]
    assert ADVICE.finding in made["recommendations"]
    assert "An older one." not in str(made["recommendations"])
    assert done in made["management_response"]
    assert any("Principal Secretary" in cell for cell in made["management_response"])
    assert "An older one." not in str(document("end_term_review", language=language)["recommendations"])
