"""What institutions lead and owe, one line each, and asking them for reports."""

from datetime import date

import pytest

from balozi.ground.errors.following import WordMissing
from balozi.ground.errors.people import NoSuchInstitution
from balozi.ground.errors.registers import NotAllowed
from balozi.ground.markings import Marking
from balozi.ground.people import Reader
from balozi.services.asking import ask_for_report, ask_institution
from balozi.services.assigning import assign_commitment
from balozi.services.institutions import InstitutionTold, add_institution
from balozi.services.people import operator
from balozi.services.progressing import end_commitment, report_progress
from balozi.services.reckoning import refresh_states
from balozi.store.audit.models import Deed
from balozi.store.follow_up.queries import doings_of
from balozi.store.notices.leading import late_of, leading
from balozi.store.notices.models import Notice
from balozi.store.registers.queries import list_register
from tests.builders import MORNING, hour, onlooker
from tests.promises import a_commitment, desk, focal, order

pytestmark = pytest.mark.django_db

OPEN = Reader(Marking.UNCLASSIFIED)
DAY = date(2026, 11, 22)


def given(institution="MOH", **fields):
    """Put a commitment on the register and give its lead to an institution."""
    entry = a_commitment(**fields)
    assign_commitment(order=order(entry), institution=institution)
    return entry


def an_institution(code="MOH"):
    told = InstitutionTold(code=code, kind="ministry", country="KEN", names={"en": "Ministry"}, source="test")
    add_institution(told=told, person=operator("A. Mfano"), at=MORNING)


def ask(person=None, at=None, **more):
    return ask_institution(institution="MOH", person=person or desk(), at=at or hour(30), **more)


def test_one_line_for_each_institution_counts_what_is_open_late_and_never_reported():
    late = given(action="dig wells", due="2020-05")
    told = given(action="plant trees", due="2099")
    given("MOE", action="train teachers", due="2099")
    a_commitment(action="pave a road", due="2021")
    focal()
    report_progress(order=order(told, focal()), text="Half are planted.")
    health, schools, nobody = leading(OPEN)
    assert (health.institution, health.open, health.overdue, health.silent, health.offered) == (
        "MOH",
        2,
        1,
        1,
        2,
    )
    assert health.reported_on is not None
    assert (schools.institution, schools.open, schools.overdue, schools.reported_on) == ("MOE", 1, 0, None)
    assert (nobody.institution, nobody.open, nobody.overdue, nobody.silent) == ("", 1, 1, 0)
    (row,) = late_of(OPEN, "MOH", day=DAY).items
    assert (row.entry, row.days) == (late, (DAY - date(2020, 5, 31)).days)
    assert late_of(OPEN, "", day=DAY).total == 2


def test_what_ended_or_is_marked_higher_is_in_no_line():
    done = given(action="dig wells", due="2020-05")
    end_commitment(order=order(done), how="lapsed", reason="The well is dry.")
    hidden = a_commitment(action="plant trees", due="2020-05", marking=int(Marking.SECRET))
    refresh_states([hidden])
    assert leading(OPEN) == []
    assert late_of(OPEN, "", day=DAY).total == 0


def test_asking_reaches_those_who_answer_once_a_day_and_says_whom():
    an_institution()
    late = given(action="dig wells", due="2020-05")
    focal()
    asked = ask()
    assert (asked.commitments, asked.people, asked.unheard) == ([late], ["F. Wizara"], 0)
    assert (
        Notice.objects.filter(rule="CH11", entry=late, user__username="F. Wizara", by="D. Dawati").count()
        == 1
    )
    again = ask(at=hour(31))
    assert (list(again.commitments), again.lately) == ([], 1)
    assert list(ask(at=hour(60)).commitments) == [late]
    assert Deed.objects.filter(verb="ask_institution", outcome="done").count() == 3


def test_asking_says_when_nobody_would_hear_of_it_and_a_dry_run_asks_nobody():
    an_institution()
    late = given(action="dig wells", due="2020-05")
    assert list(ask(dry_run=True).commitments) == [late]
    assert not Notice.objects.filter(rule="CH11").exists()
    asked = ask()
    assert (list(asked.commitments), asked.unheard) == ([], 1)


def test_what_was_reported_on_and_is_not_late_is_not_asked_for():
    an_institution()
    entry = given(action="plant trees", due="2099")
    report_progress(order=order(entry, focal()), text="Half are planted.")
    assert list(ask().commitments) == []


def test_asking_needs_the_permission_and_an_institution_that_is_there():
    with pytest.raises(NotAllowed):
        ask(onlooker())
    with pytest.raises(NotAllowed):
        ask_for_report(order=order(given(), onlooker()))
    with pytest.raises(NoSuchInstitution):
        ask()
    with pytest.raises(WordMissing):
        ask_institution(institution=" ", person=desk(), at=hour(1))


def test_commitments_come_late_first_then_next_due_then_undated_and_what_ended_last():
    undated = a_commitment(action="open a desk", due="")
    year = a_commitment(action="pave a road", due="2026")
    day = a_commitment(action="plant trees", due="2026-07-01")
    ended = given(action="dig wells", due="2019")
    end_commitment(order=order(ended), how="lapsed", reason="The well is dry.")
    refresh_states([undated, year, day, ended])
    listed = [row.entry for row in list_register(OPEN, "commitments").items]
    assert listed == [day, year, undated, ended]
    then = [row.entry for row in list_register(OPEN, "commitments", at=hour(100)).items]
    assert then == [ended, day, year, undated]


def test_the_history_tells_who_gave_it_to_whom_and_who_reported():
    entry = given(action="plant trees", due="2099")
    report_progress(order=order(entry, focal(), hour(9)), text="Half are planted.")
    verbs = [one.verb for one in doings_of(entry)]
    assert verbs == ["report_progress", "assign_commitment"]
    assert [one.verb for one in doings_of(entry, at=hour(8))] == ["assign_commitment"]
