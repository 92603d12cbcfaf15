from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from balozi.ground.errors.following import StepNotAllowed, StepTooEarly
from balozi.packs.clocks import Clocks
from balozi.registers.commitments import (
    CommitmentStatus,
    CommitmentStep,
    check_step,
    end_of_score,
    is_ended,
    moves,
    status_on,
)
from balozi.registers.drafts import draft_of
from balozi.registers.following import Course, Direction, direction_of, flags_of, months_after

ORDER = list(CommitmentStatus)
START = date(2026, 1, 1)
CLOCKS = Clocks(30, 6)


def lives():
    """Return lists of (status, days since the step before) as somebody could try them."""
    return st.lists(st.tuples(st.sampled_from(ORDER), st.integers(-2, 90)), max_size=14)


def lived(tried):
    """Return the steps that were allowed."""
    steps, day = [], START
    for status, days in tried:
        step = CommitmentStep(status, day + timedelta(days), len(steps))
        try:
            check_step(steps, step)
        except (StepNotAllowed, StepTooEarly):
            continue
        steps.append(step)
        day = step.on
    return steps


@given(lives())
def test_statuses_never_go_backwards_in_time(tried):
    steps = lived(tried)
    days = [START + timedelta(number) for number in range(-5, 800, 5)]
    ranks = [ORDER.index(status_on(steps, day)) for day in days]
    assert ranks == sorted(ranks)


@given(lives())
def test_nothing_follows_an_end(tried):
    steps = lived(tried)
    assert all(not is_ended(step.status) for step in steps[:-1])


def test_every_status_can_be_reached_and_every_open_one_can_end():
    reached, waiting = set(), [CommitmentStatus.IDENTIFIED]
    while waiting:
        status = waiting.pop()
        if status not in reached:
            reached.add(status)
            waiting += moves()[status]
    assert reached == set(ORDER)
    for status in ORDER:
        assert is_ended(status) or any(ORDER.index(after) > ORDER.index(status) for after in moves()[status])


@pytest.mark.parametrize(
    ("score", "end"), [(1, "fulfilled"), (0, "partially_fulfilled"), (-1, "not_fulfilled")]
)
def test_an_independent_score_means_an_end(score, end):
    assert end_of_score(score) == end


@pytest.mark.parametrize(
    ("status", "due", "lead", "asserted", "day", "flags"),
    [
        ("assigned", "2026-12", "MOH", "", date(2026, 12, 31), ("at_risk", "dormant")),
        ("assigned", "2026-12", "MOH", "", date(2027, 1, 1), ("overdue", "dormant")),
        ("in_progress", "2030", "MOH", "on_track", date(2026, 7, 4), ()),
        ("in_progress", "2030", "MOH", "stalled", date(2026, 7, 4), ("at_risk",)),
        ("in_progress", "2030", "MOH", "on_track", date(2026, 7, 5), ("dormant",)),
        ("accepted", "", "", "", date(2026, 2, 1), ("undated", "unowned")),
        ("evidence_submitted", "2026-03", "MOH", "", date(2028, 1, 1), ()),
        ("verified", "2026-03", "", "", date(2028, 1, 1), ("unowned",)),
        ("fulfilled", "2026-03", "", "", date(2028, 1, 1), ()),
    ],
)
def test_flags_follow_from_the_day(status, due, lead, asserted, day, flags):
    course = Course(CommitmentStatus(status), due, lead, date(2026, 1, 5), asserted)
    assert flags_of(course, day, CLOCKS) == flags


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.integers(1, 60))
def test_so_many_months_later_is_the_same_day_or_the_last_of_the_month(day, months):
    later = months_after(day, months)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day == day.day or (later + timedelta(1)).day == 1


@pytest.mark.parametrize(
    ("obligors", "beneficiaries", "direction"),
    [
        (["KEN"], ["UGA"], Direction.OURS),
        (["UGA"], ["KEN"], Direction.THEIRS),
        (["UGA"], ["RWA"], Direction.OTHERS),
        (["KEN", "UGA"], ["KEN"], Direction.GROUP),
        (["IGAD"], ["KEN"], Direction.GROUP),
        ([], ["KEN"], Direction.UNSTATED),
    ],
)
def test_a_pledge_of_several_or_of_an_organisation_is_the_groups(obligors, beneficiaries, direction):
    assert direction_of(obligors, beneficiaries, "KEN") is direction


def test_the_end_of_a_page_within_a_sentence_is_no_part_of_the_title():
    action = "Kenya shall equip the border\n\fdistricts with sample clinics."
    draft = draft_of("commitment", "KEN", {"obligors": ["KEN"], "action": action})
    assert draft.title == "Kenya shall equip the border districts with sample clinics."
    assert draft.values["action"] == draft.title
