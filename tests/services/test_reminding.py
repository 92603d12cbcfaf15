"""Reminders and escalation: once each, to the right person, never of what may not be read."""

from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest
from django.contrib.auth import get_user_model

from balozi.ground.errors.notices import NoSuchNotice, WishInvalid
from balozi.ground.errors.people import NoSuchUser
from balozi.ground.errors.registers import NotAllowed
from balozi.ground.markings import Marking
from balozi.registers.reminding import (
    Matter,
    Offer,
    change_rules,
    reminder_rules,
    reminders_on,
    rungs_from,
    sentence_of,
)
from balozi.services.assigning import accept_assignment, assign_commitment, decline_assignment, hand_over
from balozi.services.auditing import write_deed
from balozi.services.dating import decide_date, request_date
from balozi.services.limiting import write_audience
from balozi.services.noticing import choose_wish, give_duty, read_notices, take_duty, unread_notices
from balozi.services.people import operator, person_named
from balozi.services.progressing import Shown, report_progress, submit_evidence, verify_evidence
from balozi.services.reminding import remind_people
from balozi.services.working import worker_of
from balozi.store.audit.models import Deed
from balozi.store.notices.models import Notice
from balozi.store.notices.queries import duties, notices, unread_count, wish_of
from balozi.store.notices.records import WishRow, Worker
from balozi.store.notices.work import work_of
from balozi.store.people.models import Profile
from balozi.store.registers.models import Entry
from tests.builders import hour, officer
from tests.promises import a_commitment, assessor, decider, desk, focal, order

pytestmark = [pytest.mark.django_db, pytest.mark.engines]

DAY = date(2026, 3, 2)
CLOCK = operator("balozi jobs")
BEGIN = date(2026, 1, 1)


def user(name, role="focal_point", institution="", clearance=0):
    account = get_user_model().objects.create_user(name, email=f"{name.replace(' ', '')}@example.org")
    Profile.objects.create(user=account, role=role, institution=institution, clearance=clearance)
    return person_named(name)


def run(days=0, **more):
    return remind_people(day=DAY + timedelta(days=days), person=CLOCK, at=hour(30), **more)


def work(person, worker=None, days=0):
    day = DAY + timedelta(days=days)
    end = datetime.combine(day, time.max, UTC)
    return work_of(person.reader, worker or worker_of(person), day=day, at=end)


def told(name):
    rows = Notice.objects.filter(user__username=name).order_by("rule")
    return list(rows.values_list("rule", flat=True))


def assigned(*, due="2026-04-01", institution="MOH", accept=True, **more):
    entry = a_commitment(due=due, **more)
    asked = order(entry, desk(clearance=Marking.TOP_SECRET))
    part = assign_commitment(order=asked, institution=institution)
    if accept:
        accept_assignment(order=asked, assignment=part)
    Notice.objects.all().delete()
    return entry


EXPECTED = [
    ("RM1", Matter(due=BEGIN + timedelta(days=30)), 0),
    ("RM2", Matter(due=BEGIN + timedelta(days=30)), 23),
    ("RM3", Matter(due=BEGIN + timedelta(days=30)), 29),
    ("RM4", Matter(due=BEGIN), 1),
    ("RM5", Matter(due=BEGIN), 7),
    ("RM6", Matter(due=BEGIN), 30),
    ("RM7", Matter(assigned_on=BEGIN), 30),
    ("RM8", Matter(assigned_on=BEGIN), 60),
    ("RM9", Matter(dormant_since=BEGIN), 0),
    ("RM10", Matter(offers=[Offer(1, "MOH", BEGIN)]), 3),
    ("RM11", Matter(offers=[Offer(1, "MOH", BEGIN)]), 7),
    ("RM12", Matter(offers=[Offer(1, "MOH", BEGIN)]), 14),
    ("RM13", Matter(offers=[Offer(1, "MOH", BEGIN)]), 30),
    ("RM14", Matter(due=BEGIN), 14),
    ("RM15", Matter(due=BEGIN), 30),
    ("RM16", Matter(due=BEGIN), 60),
    ("RM17", Matter(asked_on=BEGIN), 7),
    ("RM18", Matter(submitted_on=BEGIN), 14),
]


@pytest.mark.parametrize(("rule", "matter", "days"), EXPECTED, ids=[row[0] for row in EXPECTED])
def test_each_rule_speaks_from_its_day_on_and_not_before(rule, matter, days):
    def names(day):
        return {found.rule.name for found in reminders_on(matter, day)}

    assert rule in names(BEGIN + timedelta(days=days))
    assert rule not in names(BEGIN + timedelta(days=days - 1))


def test_every_rule_is_tried_and_has_a_sentence_of_its_own():
    assert [row[0] for row in EXPECTED] == list(reminder_rules())
    sentences = [sentence_of(name) for name in (*reminder_rules(), *change_rules())]
    assert len(set(sentences)) == len(sentences)
    assert sentence_of("RM999") == "RM999"


def test_of_one_watch_only_the_latest_rung_speaks():
    names = [found.rule.name for found in reminders_on(Matter(due=BEGIN), BEGIN + timedelta(days=400))]
    assert names == ["RM6", "RM16"]


def test_a_report_stops_the_escalation_and_silence_after_it_begins_it_anew():
    heard = Matter(due=BEGIN, reported_on=BEGIN + timedelta(days=100))
    assert [one.rule.name for one in reminders_on(heard, BEGIN + timedelta(days=113))] == ["RM6"]
    after = reminders_on(heard, BEGIN + timedelta(days=114))
    assert [one.rule.name for one in after] == ["RM6", "RM14"]


def test_ten_runs_tell_nobody_twice_also_when_the_clock_jumps():
    focal()
    assigned()
    lines = Deed.objects.count()
    for days in (0, 0, 1, 0, -1, 1, 0, 1, -1, 0):
        run(days)
    assert told("F. Wizara") == ["RM1"]
    assert Deed.objects.filter(verb="remind_people").count() == 1 == Deed.objects.count() - lines


def test_a_clock_that_jumped_ahead_and_back_brings_no_lower_rung_afterwards():
    focal()
    assigned()
    for days in (24, 23, 22, 0, 29, 24):
        run(days)
    assert [name for name in told("F. Wizara") if name in {"RM1", "RM2", "RM3"}] == ["RM2", "RM3"]


def test_a_date_that_was_moved_brings_the_reminders_again():
    focal()
    entry = assigned()
    run()
    number = request_date(order=order(entry), to="2026-05-15", reason="rain")
    decide_date(order=order(entry, decider()), request=number, granted=True, reason="so be it")
    run(50)
    assert told("F. Wizara").count("RM1") == 2


def test_a_dry_run_plans_and_makes_nothing():
    focal()
    assigned()
    assert [one.rule for one in run(dry_run=True).made] == ["RM1"]
    assert not Notice.objects.exists()


def test_what_never_had_a_report_is_reminded_of():
    focal()
    assigned(due="")
    run(31)
    assert told("F. Wizara") == ["RM7"]


def test_silence_climbs_from_focal_point_to_head_to_secretariat_to_director():
    focal()
    head, coordinates, leads = (
        user("K. Mkuu", "reader", "MOH"),
        user("S. Katibu", "reader"),
        user("M. Mkurugenzi", "reader"),
    )
    user("N. Mwingine", institution="MOF")
    for person, duty in ((head, "head"), (coordinates, "secretariat"), (leads, "director")):
        give_duty(user=person.name, duty=duty, person=operator("A"), at=hour(1))
    assigned(accept=False, due="")
    seen = {}
    for days in (3, 7, 14, 30):
        run(days)
        seen[days] = {one for one in ("F. Wizara", "K. Mkuu", "S. Katibu", "M. Mkurugenzi") if told(one)}
    assert seen[3] == {"F. Wizara"}
    assert seen[7] == {"F. Wizara", "K. Mkuu"}
    assert seen[14] == {"F. Wizara", "K. Mkuu", "S. Katibu"}
    assert seen[30] == {"F. Wizara", "K. Mkuu", "S. Katibu", "M. Mkurugenzi"}
    assert told("N. Mwingine") == []


def test_where_nobody_has_the_duty_the_next_one_up_hears():
    officer_ = user("D. Dawati2", "desk_officer")
    entry = assigned(institution="NOBODY")
    run()
    assert told(officer_.name) == ["RM1"]
    assert Notice.objects.get().entry_id == entry


def test_what_reaches_nobody_is_counted():
    assigned(institution="NOBODY")
    found = run()
    assert (found.made, found.nobody) == ([], 1)


def test_who_asked_is_not_told_to_decide():
    user("M. Mwamuzi", "reviewer")
    other = user("M. Mwingine", "reviewer")
    entry = assigned(due="")
    request_date(order=order(entry, decider()), to="2027-01", reason="rain")
    Notice.objects.all().delete()
    run(8)
    assert (told("M. Mwamuzi"), told(other.name)) == ([], ["RM17"])


def test_nobody_is_told_of_what_may_not_be_read_at_making_and_at_showing():
    person = focal()
    entry = assigned(marking=Marking.SECRET)
    found = run()
    assert (found.made, found.withheld) == ([], 1)
    Profile.objects.filter(user__username=person.name).update(clearance=Marking.SECRET)
    cleared = person_named(person.name)
    run()
    assert [row.entry for row in notices(cleared.reader, person.name).items] == [entry]
    Profile.objects.filter(user__username=person.name).update(clearance=0)
    lowered = person_named(person.name)
    assert notices(lowered.reader, person.name).total == 0
    assert unread_count(lowered.reader, person.name) == 0
    with pytest.raises(NoSuchNotice):
        read_notices(notices=[Notice.objects.get().pk], person=lowered, at=hour(40))


def test_an_audience_keeps_reminders_within_it():
    focal()
    entry = assigned()
    deed = write_deed(by="builder", at=hour(2), verb="limit_audience", subject="builder")
    write_audience(Entry.objects.get(pk=entry), ["MOF"], deed)
    assert run().withheld == 1
    assert told("F. Wizara") == []


def test_whoever_may_not_follow_up_starts_no_reminders():
    with pytest.raises(NotAllowed):
        remind_people(day=DAY, person=officer(), at=hour(3))


@pytest.mark.parametrize("rule", list(change_rules()))
def test_changes_are_rules_of_known_verbs(rule):
    from balozi.web.deed_words import VERB

    assert set(change_rules()[rule].verbs) <= set(VERB)


def test_others_hear_of_a_change_and_who_made_it_does_not():
    mine, other = focal(), focal("F. Fedha", "MOF")
    user("D. Dawati", "desk_officer")
    entry = a_commitment()
    part = assign_commitment(order=order(entry), institution="MOH")
    assert told("F. Wizara") == ["CH1"]
    accept_assignment(order=order(entry, mine), assignment=part)
    assert told("D. Dawati") == ["CH4"]
    standing = entry_part(entry)
    hand_over(order=order(entry, mine), assignment=standing, institution="MOF", reason="theirs")
    assert told("F. Fedha") == ["CH2"]
    assert told("F. Wizara") == ["CH1"]
    decline_assignment(order=order(entry, other), assignment=entry_part(entry), reason="no")
    assert told("D. Dawati") == ["CH2", "CH3", "CH4"]


def entry_part(entry):
    from balozi.store.follow_up.queries import follow_up_of

    return next(row.assignment for row in follow_up_of(desk().reader, entry).assignments if row.carries)


def test_the_focal_point_hears_of_the_decision_and_the_verification():
    mine = focal()
    entry = assigned()
    number = request_date(order=order(entry, mine), to="2026-09", reason="rain")
    decide_date(order=order(entry, decider()), request=number, granted=False, reason="no")
    shown = [Shown(reference="W. Mganga", text="The walls stand.")]
    report_progress(order=order(entry, mine), text="done", evidence=shown)
    submit_evidence(order=order(entry, mine))
    verify_evidence(order=order(entry, assessor()))
    assert told("F. Wizara") == ["CH5", "CH6"]


def test_nobody_hears_of_a_change_of_what_may_not_be_read():
    focal()
    entry = a_commitment(marking=Marking.SECRET)
    assign_commitment(order=order(entry, desk(clearance=Marking.SECRET)), institution="MOH")
    assert not Notice.objects.exists()


def test_notices_are_read_and_that_is_taken_back():
    person = focal()
    assigned()
    run()
    number = Notice.objects.get().pk
    assert unread_count(person.reader, person.name) == 1
    assert read_notices(person=person, at=hour(31)) == [number]
    assert unread_count(person.reader, person.name) == 0
    unread_notices(notices=[number], person=person, at=hour(32))
    assert unread_count(person.reader, person.name) == 1
    with pytest.raises(NoSuchNotice):
        read_notices(notices=[number], person=desk(), at=hour(33))


def test_wishes_are_kept_and_nonsense_is_refused():
    person = focal()
    choose_wish(wish=WishRow("weekly", 4, "sw"), person=person, at=hour(1))
    assert wish_of(person.name) == WishRow("weekly", 4, "sw")
    for wish in (WishRow("hourly"), WishRow("each", 7), WishRow("each", 0, "de")):
        with pytest.raises(WishInvalid):
            choose_wish(wish=wish, person=person, at=hour(1))


def test_duties_are_given_and_taken_by_those_who_give_roles():
    focal()
    for _ in range(2):
        give_duty(user="F. Wizara", duty="head", person=operator("A"), at=hour(1))
    assert duties() == [("F. Wizara", "MOH", "head")]
    with pytest.raises(NotAllowed):
        take_duty(user="F. Wizara", duty="head", person=focal(), at=hour(2))
    with pytest.raises(WishInvalid):
        give_duty(user="F. Wizara", duty="king", person=operator("A"), at=hour(2))
    with pytest.raises(NoSuchUser):
        give_duty(user="nobody", duty="head", person=operator("A"), at=hour(2))
    take_duty(user="F. Wizara", duty="head", person=operator("A"), at=hour(2))
    assert duties() == []


def test_my_work_says_why_each_thing_waits():
    person = focal()
    late, near, offered = (
        assigned(due="2026-02", action="dig a well"),
        assigned(due="2026-03-20", action="mend a road"),
        assigned(due="", accept=False, action="plant a hedge"),
    )
    assigned(due="", institution="MOF", action="not mine")
    items = work(person)
    assert [(item.entry, item.why) for item in items] == [
        (late, ("overdue",)),
        (offered, ("offered",)),
        (near, ("due_soon",)),
    ]
    later = work(person, days=40)
    assert "never_updated" in next(item.why for item in later if item.entry == offered)
    assert [item.entry for item in work(desk(), Worker(institution="MOF"))]


def test_decisions_and_verifications_wait_for_those_who_may_and_not_for_who_asked():
    mine = focal()
    entry = assigned(due="2026-02")
    request_date(order=order(entry, mine), to="2026-09", reason="rain")
    decides = user("M. Mwamuzi", "reviewer")
    items = work(decides)
    assert [(item.why, item.by, item.note) for item in items] == [(("date_request",), "F. Wizara", "rain")]
    shown = [Shown(reference="W. Mganga", text="The walls stand.")]
    report_progress(order=order(entry, mine), text="done", evidence=shown)
    submit_evidence(order=order(entry, mine))
    verifies = user("T. Tathmini2", "monitoring_officer")
    assert [item.why for item in work(verifies)] == [("to_verify",)]
    own = Worker(name=mine.name, verifies=True)
    assert ("to_verify",) not in [item.why for item in work(mine, own)]


def test_work_shows_nothing_that_the_reader_may_not_see():
    person = focal()
    assigned(marking=Marking.SECRET)
    assert work(person) == []


def test_the_questions_of_my_work_do_not_grow_with_it(django_assert_max_num_queries):
    person = focal()
    for number in range(6):
        assigned(action=f"dig well number {number} of six")
    with django_assert_max_num_queries(20):
        assert len(work(person)) == 6


def test_rungs_above_are_those_of_the_same_watch():
    assert rungs_from(reminder_rules()["RM11"]) == {"RM11", "RM12", "RM13"}


def test_the_page_about_coordination_lists_every_rule_with_its_sentence():
    page = (Path(__file__).parents[2] / "docs" / "explanation" / "coordination.md").read_text("utf-8")
    for rule in (*reminder_rules().values(), *change_rules().values()):
        assert f"| {rule.name} | {rule.says} |" in page
