"""The life of an engagement and its days: laws of the status, partial dates, leap days."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from balozi.ground.errors.engagements import EngagementStepNotAllowed, EngagementStepTooEarly, PeriodBackwards
from balozi.ground.errors.facts import NotADate
from balozi.registers.engagements import (
    EngagementStatus,
    EngagementStep,
    check_days,
    check_step,
    days_of,
    engagement_kinds,
    feed_status,
    is_silent,
    moves,
    status_on,
)

DAY = date(2026, 3, 2)


def step(status, days=0, number=0):
    return EngagementStep(EngagementStatus(status), DAY + timedelta(days), number)


@st.composite
def lives(draw):
    """Return a word of a paper and steps that the life cycle allows one after the other."""
    word = draw(st.sampled_from(["", "planned", "held", "cancelled", "unheard of"]))
    steps, day = [], DAY
    for number in range(draw(st.integers(0, 7))):
        standing = status_on(word, steps, date.max)
        if not moves()[standing]:
            break
        day += timedelta(draw(st.integers(0, 20)))
        wanted = draw(st.sampled_from(sorted(moves()[standing])))
        steps.append(EngagementStep(wanted, day, number))
    return word, steps


@given(lives(), st.randoms())
def test_the_status_is_that_of_the_last_step_in_whatever_order_they_are_told(life, random):
    word, steps = life
    told = list(steps)
    random.shuffle(told)
    assert status_on(word, told, date.max) == (steps[-1].status if steps else status_on(word, [], DAY))


@given(lives())
def test_what_happens_later_changes_no_earlier_day(life):
    word, steps = life
    for count in range(len(steps)):
        day = steps[count].on - timedelta(1)
        assert status_on(word, steps, day) == status_on(word, steps[:count], day)


@given(lives(), st.sampled_from(list(EngagementStatus)))
def test_nothing_follows_an_end_and_nothing_is_held_twice(life, wanted):
    word, steps = life
    standing = status_on(word, steps, date.max)
    later = EngagementStep(wanted, DAY + timedelta(900), 99)
    if wanted in moves()[standing]:
        check_step(word, steps, later)
    else:
        with pytest.raises(EngagementStepNotAllowed):
            check_step(word, steps, later)
    names = [one.status for one in steps]
    assert names.count(EngagementStatus.HELD) <= 1
    assert EngagementStatus.CANCELLED not in names[:-1]


def test_a_step_before_the_last_one_is_refused():
    with pytest.raises(EngagementStepTooEarly):
        check_step("", [step("agreed", 5)], step("held", 4))


def test_what_a_paper_said_was_held_can_be_recorded_and_not_postponed():
    check_step("held", [], step("recorded"))
    with pytest.raises(EngagementStepNotAllowed):
        check_step("held", [], step("postponed"))


@pytest.mark.parametrize(
    ("on", "until", "first", "last", "exact"),
    [
        ("2028-02-29", "", date(2028, 2, 29), date(2028, 2, 29), True),
        ("2028-02-28", "2028-03-01", date(2028, 2, 28), date(2028, 3, 1), True),
        ("2028-02", "", date(2028, 2, 1), date(2028, 2, 29), False),
        ("2027-02", "", date(2027, 2, 1), date(2027, 2, 28), False),
        ("2026", "", date(2026, 1, 1), date(2026, 12, 31), False),
        ("2026-06-30", "2026-07", date(2026, 6, 30), date(2026, 7, 31), False),
    ],
)
def test_days_are_as_exact_as_they_were_told(on, until, first, last, exact):
    days = days_of(on, until)
    assert (days.first, days.last, days.exact) == (first, last, exact)


@pytest.mark.parametrize("on", ["", "next month", "2027-02-29", "2026-13"])
def test_words_that_are_no_date_place_nothing(on):
    assert days_of(on, "") is None


@pytest.mark.parametrize("told", [("2026-06-02", "2026-06-01"), ("", "2026-06-01"), ("2026-06", "2026-05")])
def test_a_last_day_before_the_first_is_refused(told):
    with pytest.raises(PeriodBackwards):
        check_days(*told)


def test_a_day_that_does_not_exist_is_refused():
    with pytest.raises(NotADate):
        check_days("2027-02-29", "")
    check_days("2028-02-29", "2028-03-01")
    check_days("", "")


def test_only_what_is_ahead_is_silent_after_its_days():
    days = days_of("2026-03-01", "2026-03-02")
    assert not is_silent(EngagementStatus.AGREED, days, date(2026, 3, 2))
    assert is_silent(EngagementStatus.AGREED, days, date(2026, 3, 3))
    assert not is_silent(EngagementStatus.HELD, days, date(2026, 3, 3))
    assert not is_silent(EngagementStatus.AGREED, None, date(2026, 3, 3))


def test_forms_of_contact_fit_their_column_and_calendars_know_every_status():
    assert max(map(len, engagement_kinds())) <= 20
    assert {feed_status(status) for status in EngagementStatus} == {"TENTATIVE", "CONFIRMED", "CANCELLED"}
