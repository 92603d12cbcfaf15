"""How entries stand is kept: what is kept is what follows from the records, today and on every day to come."""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from balozi.ground.errors.family import BaloziError
from balozi.ground.markings import Marking
from balozi.ground.people import PUBLIC, Reader
from balozi.services.agreeing import AgreementEventDraft, TermDraft, record_event, set_term
from balozi.services.assigning import assign_commitment
from balozi.services.auditing import write_deed
from balozi.services.dividing import NewPart, split_commitment, undo_division
from balozi.services.progressing import end_commitment, plan_commitment, report_progress, take_back_step
from balozi.services.reckoning import fill_states, fill_states_if_needed, rebuild_states, refresh_states
from balozi.services.registering import retire_entry
from balozi.store.follow_up.courses import course_on, courses_of, current_courses, materials_of
from balozi.store.follow_up.models import Division
from balozi.store.registers.agreements import agreements_among
from balozi.store.registers.models import Commitment, Entry, EntryState
from balozi.store.registers.moments import day_of
from balozi.store.registers.queries import list_register
from balozi.store.registers.states import apart_from_kept, state_counts, states_on, status_counts
from balozi.store.registers.watch_pages import WatchAsk, watch_page_now
from balozi.store.registers.watches import WATCHES, watched
from tests.builders import MORNING, a_paper, hour, officer
from tests.examples import tries
from tests.promises import a_commitment, order
from tests.services.test_agreeing import an_agreement, editor

pytestmark = [pytest.mark.django_db, pytest.mark.engines]
TODAY = day_of(None)
FAR = 600


def kept():
    """Return what is kept of every entry, without the numbers of the rows."""
    names = (
        "entry_id",
        "from_on",
        "until_on",
        "status",
        "flags",
        "lead",
        "focal_point",
        "last_on",
        "asserted",
    )
    return sorted(EntryState.objects.values_list(*names), key=str)


def try_to(act):
    """Do something that may be refused."""
    try:
        act()
    except (BaloziError, Division.DoesNotExist):
        return


ACTS = (
    lambda entry: assign_commitment(order=order(entry), institution="MOH"),
    lambda entry: assign_commitment(order=order(entry), institution="MFA", part="co_implementer"),
    lambda entry: plan_commitment(order=order(entry)),
    lambda entry: report_progress(order=order(entry), text="It goes on.", asserted="at_risk"),
    lambda entry: report_progress(order=order(entry), text="It goes on.", asserted="on_track"),
    lambda entry: take_back_step(order=order(entry), reason="a slip"),
    lambda entry: end_commitment(order=order(entry), how="lapsed", reason="nobody asks any more"),
    lambda entry: split_commitment(
        order=order(entry), parts=[NewPart("build a"), NewPart("build b", "2026-12")]
    ),
    lambda entry: undo_division(
        order=order(entry), division=Division.objects.filter(entry=entry).latest("pk").pk
    ),
)
DUES = st.sampled_from(("", "2026", "2026-11", "2026-12-20", "2027-03", "2031", "soon"))


@settings(max_examples=tries(25), deadline=None, suppress_health_check=list(HealthCheck))
@given(due=DUES, acts=st.lists(st.sampled_from(range(len(ACTS))), max_size=6), days=st.integers(0, FAR))
def test_what_is_kept_of_commitments_is_what_follows_from_their_records(due, acts, days):
    entry = a_commitment(f"build a clinic {Entry.objects.count()}", due=due)
    for act in acts:
        try_to(lambda act=act: ACTS[act](entry))
    before = kept()
    fill_states()
    assert kept() == before
    day = TODAY + timedelta(days=days)
    versions = Commitment.objects.filter(superseded__isnull=True)
    entries = list(versions.values_list("entry_id", flat=True))
    told = {row.entry_id: (row.status, set(row.flags.split()), row.lead) for row in states_on(day)}
    courses = {one: course_on(known, day) for one, known in materials_of(versions, entries, None).items()}
    assert told == {one: (course.status, set(course.flags), course.lead) for one, course in courses.items()}


EVENTS = st.tuples(
    st.sampled_from(("signed", "in_force", "registered", "renewed", "suspended", "terminated")),
    st.sampled_from(("", "2019", "2024-11", "2026-11-25", "2027-06-30")),
)
TERMS = st.builds(
    TermDraft,
    ends=st.sampled_from(("", "2025-06", "2026-12-31", "2027-02-28")),
    renewal=st.sampled_from(("", "tacit", "agreed")),
    renewal_months=st.sampled_from((0, 1, 12)),
    binding=st.sampled_from((None, True, False)),
)


@settings(max_examples=tries(25), deadline=None, suppress_health_check=list(HealthCheck))
@given(events=st.lists(EVENTS, max_size=4), term=TERMS, days=st.integers(0, FAR))
def test_what_is_kept_of_agreements_is_what_follows_from_their_events(events, term, days):
    entry = an_agreement(f"Treaty {Entry.objects.count()}")
    set_term(entry=entry, term=term, person=editor(), at=hour(1))
    for event, on in events:
        draft = AgreementEventDraft(event, on, source="A gazette")
        try_to(lambda draft=draft: record_event(entry=entry, event=draft, person=editor(), at=hour(2)))
    before = kept()
    fill_states()
    assert kept() == before
    day = TODAY + timedelta(days=days)
    (row,) = agreements_among(PUBLIC, [entry])
    object.__setattr__(row, "day", day)
    state = states_on(day).get(entry=entry)
    assert state.status == row.status
    assert set(state.flags.split()) == {name for name in WATCHES if watched([row], name)}


def test_lists_are_narrowed_sorted_and_counted_by_what_is_kept():
    late, free = a_commitment("build a road", due="2020"), a_commitment("open a school", due="")
    assign_commitment(order=order(free), institution="MOH")

    def listed(**filters):
        return [row.entry for row in list_register(PUBLIC, "commitments", filters=filters).items]

    assert listed(flag="overdue") == [late]
    assert listed(flag="undated") == [free]
    assert listed(status_now="assigned") == [free]
    assert listed(lead="MOH") == [free]
    by_status = [row.entry for row in list_register(PUBLIC, "commitments", sort="-status").items]
    assert by_status == [free, late]
    assert sum(number for *_told, number in state_counts(PUBLIC, "commitments")) == 2
    assert current_courses(PUBLIC, [late, free]) == courses_of(PUBLIC, [late, free])


def test_what_is_retired_has_no_state_and_what_is_secret_is_counted_for_nobody_else():
    gone, secret = a_commitment("build a road"), a_commitment("open a school", marking=Marking.SECRET)
    deed = write_deed(by="builder", at=MORNING, verb="retire", subject="builder")
    retire_entry(Entry.objects.get(pk=gone), deed)
    assert not EntryState.objects.filter(entry=gone).exists()
    assert state_counts(PUBLIC, "commitments") == []
    assert current_courses(PUBLIC, [secret]) == {}
    assert sum(told[2] for told in state_counts(Reader(Marking.SECRET), "commitments")) == 1


def test_what_rests_on_a_paper_marked_higher_since_is_not_told_by_status_count_or_watch():
    entry, paper = an_agreement(), a_paper()
    draft = AgreementEventDraft("in_force", "2020", document=paper.pk)
    record_event(entry=entry, event=draft, person=editor(), at=hour(1))
    assert status_counts(PUBLIC) == {"in_force": 1}
    type(paper).objects.filter(pk=paper.pk).update(marking=Marking.SECRET)
    assert apart_from_kept(PUBLIC) == {entry: "unknown"}
    assert status_counts(PUBLIC) == {"unknown": 1}
    assert status_counts(Reader(Marking.SECRET)) == {"in_force": 1}
    for status, found in (("in_force", []), ("unknown", [entry])):
        page = list_register(PUBLIC, "agreements", filters={"status_now": status})
        assert [row.entry for row in page.items] == found
    assert watch_page_now(PUBLIC, WatchAsk("unregistered")).counts["unregistered"] == 0
    assert watch_page_now(Reader(Marking.SECRET), WatchAsk("unregistered")).counts["unregistered"] == 1


def test_a_page_of_a_watch_tells_what_the_watch_tells_of_all():
    for number, on in enumerate(("2001", "2003-05", "2002-07-01", "")):
        entry = an_agreement(f"Treaty {number}")
        draft = AgreementEventDraft("signed", on, source="A list")
        record_event(entry=entry, event=draft, person=editor(), at=hour(1))
    everything = agreements_among(PUBLIC, list(Entry.objects.values_list("pk", flat=True)))
    for watch in ("dormant", "stuck", "unratified"):
        found = watched(everything, watch)
        page = watch_page_now(PUBLIC, WatchAsk(watch), size=2)
        second = watch_page_now(PUBLIC, WatchAsk(watch, page=2), size=2)
        assert [told.row.entry for told in (*page.told.items, *second.told.items)] == [
            told.row.entry for told in found
        ]
        assert page.counts[watch] == len(found) == page.told.total


def test_states_that_are_not_as_they_should_be_are_counted_and_made_again():
    entry = a_commitment()
    EntryState.objects.filter(entry=entry).update(status="fulfilled")
    done = rebuild_states(person=officer(), at=hour(1))
    assert (done.entries, done.different) == (1, 1)
    assert rebuild_states(person=officer(), at=hour(2)).different == 0


def test_a_store_that_is_older_than_the_states_gets_them():
    entry = a_commitment()
    EntryState.objects.all().delete()
    fill_states_if_needed()
    assert states_on(TODAY).get(entry=entry).status == "accepted"
    # One that will soon not reach any further is made again.
    EntryState.objects.all().update(until_on=TODAY + timedelta(days=3))
    fill_states_if_needed()
    assert states_on(TODAY + timedelta(days=200)).filter(entry=entry).exists()
    refresh_states([entry])
    assert states_on(TODAY).filter(entry=entry).count() == 1
