"""The life of an agreement: both axes, the calendar, the procedure, the marks."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from balozi.ground.errors.agreements import AgreementEventUnknown, StatusFileInvalid
from balozi.packs.happenings import happenings
from balozi.packs.procedures import procedures_of
from balozi.registers.agreements.courses import applies_to, course_of
from balozi.registers.agreements.lives import AgreementStep, Life, Term, known_statuses
from balozi.registers.agreements.marks import read_action, steps_of_row
from balozi.registers.agreements.relations import standing_of, standings_of
from balozi.registers.agreements.status_files import read_status_rows
from balozi.registers.agreements.statuses import changes_of, is_ended, status_of
from balozi.registers.agreements.terms import ending_of, has_run_out, months_later
from balozi.registers.agreements.watching import (
    dormant_since,
    expiring,
    signed_not_ratified,
    unregistered_since,
)

DAY = date(2026, 11, 21)


def life(*steps, **changes):
    """Return a treaty of Kenya and Rwanda with some events, each written "event on party"."""
    told = []
    for step in steps:
        event, on, party, *more = (*step.split(), "", "")
        told.append(AgreementStep(event, "" if on == "-" else on, party, more[0] if more else ""))
    return Life(**{"form": "treaty", "own": "KEN", "parties": ("KEN", "RWA"), "steps": tuple(told)} | changes)


@pytest.mark.parametrize(
    ("steps", "status"),
    [
        ([], "unknown"),
        (["initiated 2020"], "initiated"),
        (["negotiating 2020", "initiated 2021"], "negotiating"),
        (["signed 2020", "ratified 2021 KEN"], "consented"),
        (["signed 2020", "provisionally_applied 2020-06"], "provisionally_applied"),
        (["signed 2020", "in_force 2021", "registered 2022"], "in_force"),
        (["registered 2022"], "in_force"),
        (["in_force 2021", "suspended 2022"], "suspended"),
        (["in_force 2021", "suspended 2022", "resumed 2023"], "in_force"),
        (["in_force 2021", "terminated 2022"], "terminated"),
        (["in_force 2021", "terminated"], "terminated"),
        (["signed 2020", "superseded 2024"], "superseded"),
        (["in_force 2021", "expired 2022", "renewed 2023"], "in_force"),
        (["drafted 2020", "cleared 2020-05", "signed 2020-06", "effective 2020-07"], "effective"),
        (["in_force 2027"], "unknown"),
        (["proposed 2020"], "initiated"),
        (["negotiated 2020"], "negotiating"),
        (["ratified 2020"], "consented"),
    ],
)
def test_the_status_follows_from_the_events(steps, status):
    assert status_of(life(*steps), DAY) == status


def test_words_that_name_no_event_are_refused():
    with pytest.raises(AgreementEventUnknown):
        status_of(life("rejoiced 2020"), DAY)


EVENTS = st.sampled_from([name for name, one in happenings().items() if one.axis != "side"])
DAYS = st.dates(date(2000, 1, 1), date(2030, 12, 31))
STEPS = st.lists(
    st.builds(
        AgreementStep,
        event=EVENTS,
        on=st.one_of(st.just(""), DAYS.map(date.isoformat), DAYS.map(lambda day: day.isoformat()[:4])),
        party=st.sampled_from(["", "KEN", "RWA", "UGA"]),
        until=st.one_of(st.just(""), DAYS.map(date.isoformat)),
    ),
    max_size=8,
)
TERMS = st.builds(
    Term,
    ends=st.one_of(st.just(""), DAYS.map(date.isoformat)),
    renewal=st.sampled_from(["", "tacit", "agreed", "none"]),
    renewal_months=st.integers(0, 60),
    notice_months=st.integers(0, 12),
)
LIVES = st.builds(
    Life,
    form=st.sampled_from(["treaty", "mou"]),
    own=st.just("KEN"),
    parties=st.sampled_from([(), ("KEN", "RWA"), ("KEN", "RWA", "UGA")]),
    steps=STEPS.map(tuple),
    term=TERMS,
)


@given(LIVES, DAYS, DAYS)
def test_a_status_never_goes_back_unless_an_event_says_so(known, one, other):
    before, after = sorted((one, other))
    order = known_statuses()
    went_back = order.index(status_of(known, after)) < order.index(status_of(known, before))
    # An unknown status is before all others, whatever the order of the list.
    if status_of(known, before) == "unknown":
        return
    between = [step for step in known.steps if step.day and before < step.day <= after]
    allowed = {"suspend", "resume", "renew", "end"}
    assert not went_back or any(step.happening.effect in allowed for step in between)
    if status_of(known, after) == "unknown":
        pytest.fail("what was known is not forgotten")


@given(LIVES, DAYS)
def test_events_after_the_day_change_nothing(known, day):
    until_then = [step for step in known.steps if step.day is None or step.day <= day]
    shorter = Life(known.form, known.own, known.parties, tuple(until_then), known.term, known.binding)
    assert status_of(shorter, day) == status_of(known, day)
    assert standings_of(shorter, day) == standings_of(known, day)


@given(LIVES, DAYS)
def test_the_changes_told_end_with_the_status_of_the_day(known, day):
    changes = changes_of(known, day)
    assert (changes[-1].status if changes else "unknown") == status_of(known, day)
    dated = [change.since for change in changes if change.since]
    assert dated == sorted(dated)


@given(LIVES, DAYS)
def test_a_term_that_renews_itself_never_runs_out(known, day):
    ending = ending_of(known, day)
    if ending is not None and ending.renews:
        assert ending.last >= day
        assert not has_run_out(known, day)


@given(STEPS, st.randoms())
def test_the_order_of_recording_does_not_matter_to_the_status(steps, chance):
    shuffled = list(steps)
    chance.shuffle(shuffled)
    assert status_of(Life(steps=tuple(steps)), DAY) == status_of(Life(steps=tuple(shuffled)), DAY)


def test_a_term_ends_an_agreement_by_the_calendar_the_day_after_its_last_one():
    known = life("in_force 2020", term=Term("2026-11-20"))
    assert status_of(known, date(2026, 11, 20)) == "in_force"
    assert status_of(known, date(2026, 11, 21)) == "expired"
    assert status_of(life("signed 2020", term=Term("2025")), DAY) == "expired"
    assert status_of(life("negotiating 2020", term=Term("2025")), DAY) == "negotiating"


def test_a_renewal_moves_the_end_to_the_day_it_names_or_by_the_months_of_the_term():
    named = Life(
        steps=(AgreementStep("in_force", "2020"), AgreementStep("renewed", "2025-06-01", until="2030-05-31")),
        term=Term("2025-05-31"),
    )
    assert ending_of(named, DAY).last == date(2030, 5, 31)
    by_months = life("in_force 2020", "renewed 2025-06-01", term=Term("2025-05-31", "agreed", 24))
    assert ending_of(by_months, DAY).last == date(2027, 5, 31)
    before = ending_of(by_months, date(2025, 1, 1))
    assert before.last == date(2025, 5, 31)


def test_a_tacit_renewal_turns_at_the_end_of_each_period_and_tells_the_last_day_for_notice():
    known = life("in_force 2015", term=Term("2020-12-31", "tacit", 60, 6))
    ending = ending_of(known, DAY)
    assert (ending.last, ending.renews, ending.notice) == (date(2030, 12, 31), True, date(2030, 6, 30))
    assert status_of(known, DAY) == "in_force"
    turning = ending_of(known, date(2025, 12, 31))
    assert (turning.last, turning.notice) == (date(2025, 12, 31), date(2025, 6, 30))


def test_months_are_counted_to_the_last_day_of_a_shorter_month():
    assert months_later(date(2023, 1, 31), 1) == date(2023, 2, 28)
    assert months_later(date(9999, 12, 1), 12) == date.max


@pytest.mark.parametrize(
    ("steps", "relation"),
    [
        ([], "no_party"),
        (["signed 2020 KEN"], "signatory"),
        (["signed 2020 RWA"], "no_party"),
        (["signed 2020 KEN", "approved_internally 2021 KEN"], "approved"),
        (["signed 2020 KEN", "ratified 2021 KEN"], "contracting"),
        (["acceded 2019 KEN", "in_force 2021"], "party"),
        (["in_force 2021", "acceded 2022 KEN"], "contracting"),
        (["in_force 2021", "acceded 2022 KEN", "in_force 2022-03 KEN"], "party"),
        (["provisionally_applied 2021 KEN"], "provisional"),
        (["in_force 2021 KEN", "denounced 2024 KEN"], "withdrawn"),
        (["in_force 2021 KEN", "terminated 2024"], "ended"),
    ],
)
def test_each_party_stands_to_an_instrument_on_an_axis_of_its_own(steps, relation):
    many = life(*steps, parties=("KEN", "RWA", "UGA"))
    assert standing_of(many, "KEN", DAY).relation == relation


def test_of_two_parties_both_have_done_what_the_instrument_says():
    signed = standings_of(life("signed 2020", "in_force 2021"), DAY)
    assert [(one.party, one.relation, one.signed) for one in signed] == [
        ("KEN", "party", "2020"),
        ("RWA", "party", "2020"),
    ]
    many = standings_of(life("signed 2020", parties=("KEN", "RWA", "UGA")), DAY)
    assert {one.relation for one in many} == {"no_party"}


def test_an_instrument_can_be_in_force_and_the_country_no_party_to_it():
    known = life("in_force 1990", "acceded 1995 UGA", parties=("KEN", "UGA", "TZA"))
    assert status_of(known, DAY) == "in_force"
    assert standing_of(known, "KEN", DAY).relation == "no_party"


def test_reservations_stand_until_they_are_withdrawn():
    known = life("ratified 2020 KEN", "reservation 2020 KEN", "declaration 2020 KEN")
    assert [step.event for step in standing_of(known, "KEN", DAY).beside] == ["reservation", "declaration"]
    after = life(
        "ratified 2020 KEN", "reservation 2020 KEN", "declaration 2020 KEN", "reservation_withdrawn 2024 KEN"
    )
    assert [step.event for step in standing_of(after, "KEN", DAY).beside] == ["declaration"]
    assert len(standing_of(after, "KEN", date(2023, 1, 1)).beside) == 2


# ---- the procedure --------------------------------------------------------------------------


def course(*steps, day=DAY, **changes):
    known = life(*steps, **changes)
    return course_of(procedures_of("KEN").on(day), known, day)


def keyed(event, on, step):
    return AgreementStep(event, on, "KEN", step=step)


def test_an_agreement_is_stuck_at_the_first_step_after_the_last_one_done():
    found = course("signed 2025-11-21")
    assert found.stuck.step.key == "cabinet-approval"
    assert found.waits(DAY) == 365
    states = {one.step.key: one.state for one in found.steps}
    assert states["initiation"] == "not_recorded"
    assert states["signature"] == "done"
    assert states["parliament-approval"] == "later"


def test_steps_with_the_same_event_are_told_apart_by_their_key():
    known = Life(
        "treaty",
        "KEN",
        ("KEN", "RWA"),
        (
            AgreementStep("signed", "2025-01-01"),
            keyed("approved_internally", "2025-06-01", "cabinet-approval"),
        ),
    )
    found = course_of(procedures_of("KEN").on(DAY), known, DAY)
    assert found.stuck.step.key == "laid-before-parliament"
    assert found.since == date(2025, 6, 1)


def test_what_lapsed_when_the_house_rose_must_be_done_again():
    known = Life(
        "treaty",
        "KEN",
        ("KEN", "RWA"),
        (
            AgreementStep("signed", "2022-01-01"),
            keyed("approved_internally", "2022-03-01", "cabinet-approval"),
            keyed("internal_step", "2022-06-07", "laid-before-parliament"),
            keyed("step_lapsed", "2022-08-09", "laid-before-parliament"),
        ),
    )
    procedure = procedures_of("KEN").on(DAY)
    found = course_of(procedure, known, date(2022, 10, 1))
    assert (found.stuck.step.key, found.stuck.state) == ("laid-before-parliament", "lapsed")
    again = (*known.steps, keyed("internal_step", "2022-12-01", "laid-before-parliament"))
    known = Life("treaty", "KEN", ("KEN", "RWA"), again)
    assert course_of(procedure, known, date(2023, 1, 1)).stuck.step.key == "parliament-approval"


def test_accession_passes_over_the_signature():
    assert course("acceded 2025 KEN").stuck.step.key == "deposit"


def test_what_has_ended_is_stuck_nowhere():
    assert course("signed 2020", "terminated 2024").stuck is None


def test_no_clock_runs_from_a_bill_that_is_not_law():
    known = procedures_of("KEN")
    assert [change.since for change in known.pending] == ["2024"]
    assert all(step.within_days is None for step in known.versions[-1].steps)
    assert all(one.due is None for one in course("negotiating 2026-01-01").steps)


def test_a_procedure_is_in_effect_from_its_day_and_none_is_invented_for_a_country_without_one():
    assert procedures_of("KEN").on(date(2012, 12, 13)) is None
    assert procedures_of("KEN").on(date(2012, 12, 14)) is not None
    assert procedures_of("RWA").on(DAY) is None
    assert procedures_of("RWA").versions == ()


def test_a_memorandum_skips_the_procedure_unless_somebody_said_that_it_binds():
    procedure = procedures_of("KEN").on(DAY)
    assert not applies_to(procedure, life(form="mou"))
    assert applies_to(procedure, life(form="mou", binding=True))
    assert not applies_to(procedure, life(form="treaty", binding=False))


# ---- what is watched --------------------------------------------------------------------------


def test_in_force_and_not_registered_is_told_of_what_binds_only():
    assert unregistered_since(life("in_force 2020-05-01"), DAY) == date(2020, 5, 1)
    assert unregistered_since(life("in_force 2020", "registered 2021"), DAY) is None
    assert unregistered_since(life("effective 2020", form="mou"), DAY) is None
    assert unregistered_since(life("signed 2020"), DAY) is None
    assert unregistered_since(life("in_force 2020", "terminated 2024"), DAY) is None


def test_signed_not_ratified_counts_from_the_countrys_own_signature():
    assert signed_not_ratified(life("signed 2020-03-01"), DAY) == date(2020, 3, 1)
    assert signed_not_ratified(life("signed 2020 KEN", "ratified 2021 RWA"), DAY) == date(2020, 1, 1)
    assert signed_not_ratified(life("signed 2020 KEN", "ratified 2021 KEN"), DAY) is None
    assert signed_not_ratified(life("signed 2020", form="mou"), DAY) is None
    assert signed_not_ratified(life("signed 2020 RWA", parties=("KEN", "RWA", "UGA")), DAY) is None


def test_expiring_tells_what_ends_soon_and_what_ended_without_renewal():
    soon = life("in_force 2020", term=Term("2027-03-31"))
    assert expiring(soon, DAY, 6).last == date(2027, 3, 31)
    assert expiring(soon, DAY, 3) is None
    assert expiring(life("in_force 2020", term=Term("2024")), DAY, 6).last == date(2024, 12, 31)
    assert expiring(life("in_force 2020", "terminated 2023", term=Term("2024")), DAY, 6) is None
    assert expiring(life("in_force 2020"), DAY, 6) is None


def test_what_never_had_evidence_is_dormant_too():
    assert dormant_since(life("signed 2020"), DAY, 24, None) == date(2020, 1, 1)
    assert dormant_since(life("signed 2020"), DAY, 24, date(2026, 1, 1)) is None
    assert dormant_since(life("signed"), DAY, 24, None) == date.min
    assert dormant_since(life("signed 2020", "terminated 2021"), DAY, 24, None) is None


# ---- the marks of the United Nations -------------------------------------------------------------


@pytest.mark.parametrize(
    ("cell", "event"),
    [
        ("30 Aug 1994", "ratified"),
        ("30 Aug 1994 a", "acceded"),
        ("30 Aug 1994 d", "succeeded"),
        ("30 Aug 1994 A", "accepted"),
        ("30 Aug 1994 AA", "approved"),
        ("30 Aug 1994 s", "definitively_signed"),
        ("1994-08-30 a", "acceded"),
    ],
)
def test_the_marks_import_as_they_are(cell, event):
    action = read_action(cell)
    steps = steps_of_row("KEN", "", action)
    assert [(step.event, step.on, step.party) for step in steps] == [(event, "1994-08-30", "KEN")]


@pytest.mark.parametrize("cell", ["30 Aug 1994 aa", "30 Aug 1994 P", "soon", "31 Feb 1994", "", "30 Aug"])
def test_what_is_no_date_with_a_known_mark_is_no_action(cell):
    assert read_action(cell) is None


def test_a_table_is_read_row_by_row_and_nothing_is_left_out_silently():
    rows = read_status_rows(
        "Treaty;Participant;Signature;Action;Remark\n"
        "Sample Convention;Kenya;12 Jun 1992;30 Aug 1994;\n"
        "Sample Convention;Atlantis;;1 Jan 2000 a;\n"
        "Sample Convention;Uganda;;1 Jan 2000 x;a note\n"
        ";;;;\n"
        "Sample Convention;RWA;;;\n"
    )
    assert [row.line for row in rows] == [2, 3, 4, 6]
    assert [step.event for step in rows[0].steps] == ["signed", "ratified"]
    assert [fault.value for row in rows for fault in row.faults] == ["Atlantis", "1 Jan 2000 x", "a note", ""]


def test_a_table_without_a_column_is_refused_by_its_name():
    with pytest.raises(StatusFileInvalid) as refusal:
        read_status_rows("treaty,party,signature\nX,KEN,2000\n")
    assert refusal.value.column == "action"
    with pytest.raises(StatusFileInvalid):
        read_status_rows("")


def test_no_ended_status_is_called_live():
    assert [status for status in known_statuses() if is_ended(status)] == [
        "expired",
        "terminated",
        "superseded",
        "invalid",
    ]
