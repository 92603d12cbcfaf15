"""Engagements in the store: from the proposal to what came of them; who may, who sees, as known on a day."""

from datetime import date

import pytest

from balozi.ground.errors.agreements import PaperMarkedHigher
from balozi.ground.errors.engagements import (
    EngagementNotYet,
    EngagementStepNotAllowed,
    EngagementUnsourced,
    OutcomesOpen,
    OutcomeTooOpen,
    OutcomeUnfit,
    PeriodBackwards,
    StatementTooLong,
)
from balozi.ground.errors.facts import EvidenceMismatch
from balozi.ground.errors.following import CommitmentChanged, DayAhead, RecordGone, WordMissing, WordUnknown
from balozi.ground.errors.people import AboveClearance, NoSuchInstitution, NoSuchUser
from balozi.ground.errors.registers import FieldsInvalid, NoSuchEntry, NotAllowed
from balozi.ground.markings import Marking
from balozi.ground.people import PUBLIC, Reader
from balozi.registers.commitments import CommitmentStatus
from balozi.services import meeting
from balozi.services.auditing import verify_log, write_deed
from balozi.services.concluding import (
    OutcomeDraft,
    follow_up_engagement,
    record_engagement,
    record_outcome,
    withdraw_outcome,
)
from balozi.services.convening import Proof
from balozi.services.delegating import (
    Delegate,
    add_participant,
    add_talking_point,
    remove_participant,
    remove_talking_point,
    request_brief,
)
from balozi.services.limiting import write_audience
from balozi.store.access.visibility import audience_of
from balozi.store.audit.models import Deed
from balozi.store.engagements.models import EngagementEvent, Outcome
from balozi.store.engagements.queries import agenda, meeting_of, next_and_last
from balozi.store.engagements.records import Narrowing
from balozi.store.follow_up.models import CommitmentEvent
from balozi.store.registers.models import Commitment, Entry, EvidenceRecord
from balozi.store.registers.queries import entry_page
from tests.builders import a_paper, hour, onlooker
from tests.meetings import STATED, an_engagement, asks, planner
from tests.promises import a_commitment
from tests.readers import a_user
from tests.services.test_agreeing import an_agreement

pytestmark = pytest.mark.django_db
MARCH = (date(2026, 3, 1), date(2026, 3, 31))
PROMISE = {"obligors": ["RWA"], "beneficiaries": ["KEN"], "action": "share the water figures"}


def status(entry, **known):
    return meeting_of(PUBLIC, entry, **known).course.status


def held(on="2026-03-01", **more):
    """Return an engagement that was held on the first of March."""
    entry = an_engagement(on, **more)
    meeting.hold_engagement(order=asks(entry, person=more.get("person")))
    return entry


def test_an_engagement_goes_from_the_proposal_to_the_end():
    entry = an_engagement("2026-03-02")
    assert status(entry) == "proposed"
    meeting.agree_engagement(order=asks(entry, 2), proof=STATED)
    assert status(entry) == "agreed"
    meeting.prepare_engagement(order=asks(entry, 3), note="The brief is on the shelf.")
    meeting.hold_engagement(order=asks(entry, 4))
    record_engagement(order=asks(entry, 5), text="Both sides were content.")
    follow_up_engagement(order=asks(entry, 6))
    assert status(entry) == "followed_up"
    assert [row.status for row in meeting_of(PUBLIC, entry).steps] == [
        "proposed",
        "agreed",
        "prepared",
        "held",
        "recorded",
        "followed_up",
    ]
    assert status(entry, at=hour(3.5)) == "prepared"
    verify_log()


def test_a_proposal_rests_on_a_named_statement_or_a_sentence():
    entry = an_engagement()
    assert [one.source for one in entry_page(PUBLIC, entry).evidence] == [
        "N. Katibu: The other side was told by telephone."
    ]
    paper = a_paper("The two ministers will meet in Kigali in June.")
    proposal = meeting.Proposal("KEN", "meeting", codes=("KEN", "RWA"), on="2026-06")
    told = {"proposal": proposal, "person": planner(), "at": hour(1)}
    quoted = meeting.propose_engagement(
        **told, proof=Proof(document=paper.pk, sentence="will meet in Kigali")
    )
    assert entry_page(PUBLIC, quoted).evidence[0].quote == "will meet in Kigali"
    for proof in (Proof(), Proof(named="N. Katibu"), Proof(document=paper.pk)):
        with pytest.raises(EngagementUnsourced):
            meeting.propose_engagement(**told, proof=proof)
    with pytest.raises(EvidenceMismatch):
        meeting.propose_engagement(**told, proof=Proof(document=paper.pk, sentence="never said"))
    with pytest.raises(StatementTooLong):
        meeting.propose_engagement(**told, proof=Proof("N. Katibu", "x" * 300))


@pytest.mark.parametrize(
    ("wrong", "error"),
    [
        ({"sort": "picnic"}, WordUnknown),
        ({"country": "ZZZ"}, WordUnknown),
        ({"codes": ("KEN", "NOWHERE")}, WordUnknown),
        ({"on": "2026-03-03", "until": "2026-03-02"}, PeriodBackwards),
        ({"marking": Marking.SECRET}, AboveClearance),
    ],
)
def test_a_proposal_that_cannot_be_so_is_refused(wrong, error):
    proposal = meeting.Proposal(**{"country": "KEN", "sort": "visit"} | wrong)
    with pytest.raises(error):
        meeting.propose_engagement(proposal=proposal, proof=STATED, person=planner(), at=hour(1))
    assert not Entry.objects.exists()


def test_a_postponed_engagement_moves_and_can_be_moved_back():
    entry = an_engagement("2026-03-20", "2026-03-22")
    meeting.postpone_engagement(order=asks(entry), begins="2026-06", reason="The minister fell ill.")
    course = meeting_of(PUBLIC, entry).course
    assert (course.status, course.on, course.until, course.days.exact) == ("postponed", "2026-06", "", False)
    assert entry_page(PUBLIC, entry).row.values["on"] == "2026-06"
    meeting.take_back_engagement_step(order=asks(entry, 3), reason="A wrong rumour.")
    course = meeting_of(PUBLIC, entry).course
    assert (course.status, course.on, course.until) == ("proposed", "2026-03-20", "2026-03-22")
    assert meeting_of(PUBLIC, entry, at=hour(2.5)).course.on == "2026-06"
    with pytest.raises(RecordGone):
        meeting.take_back_engagement_step(order=asks(entry, 4), reason="again")


def test_postponed_without_a_date_it_stands_under_no_day_and_is_counted():
    entry = an_engagement("2026-03-20")
    meeting.postpone_engagement(order=asks(entry), begins="", reason="No date yet.")
    found = agenda(PUBLIC, *MARCH, Narrowing())
    assert (list(found.placed), list(found.sometime), found.undated) == ([], [], 1)
    meeting.cancel_engagement(order=asks(entry, 3), reason="Given up.")
    assert agenda(PUBLIC, *MARCH, Narrowing()).undated == 0


def test_what_is_held_has_a_day_that_is_not_before_its_first_and_not_ahead():
    entry = an_engagement("2026-03-20")
    with pytest.raises(EngagementNotYet):
        meeting.hold_engagement(order=asks(entry))
    with pytest.raises(DayAhead):
        meeting.hold_engagement(order=asks(entry), on=date(2026, 3, 20))
    vague = an_engagement("2026-03")
    meeting.hold_engagement(order=asks(vague))
    assert meeting_of(PUBLIC, vague).course.on == "2026-03-02"


def test_after_the_end_no_step_follows():
    entry = an_engagement()
    meeting.cancel_engagement(order=asks(entry), reason="No agreement on the agenda.")
    for act in (
        lambda: meeting.hold_engagement(order=asks(entry, 3)),
        lambda: meeting.prepare_engagement(order=asks(entry, 3)),
        lambda: record_engagement(order=asks(entry, 3), text="x"),
        lambda: follow_up_engagement(order=asks(entry, 3)),
    ):
        with pytest.raises((EngagementStepNotAllowed, EngagementNotYet)):
            act()
    with pytest.raises(WordMissing):
        meeting.cancel_engagement(order=asks(an_engagement()), reason=" ")


def test_who_may_not_edit_changes_nothing_and_the_attempt_is_a_line():
    entry = an_engagement()
    with pytest.raises(NotAllowed):
        meeting.cancel_engagement(order=asks(entry, person=onlooker()), reason="x")
    assert Deed.objects.latest("number").outcome == "refused"
    with pytest.raises(NoSuchEntry):
        meeting.cancel_engagement(order=asks(a_commitment()), reason="x")


def test_two_who_change_the_same_engagement_the_second_is_told():
    entry = an_engagement()
    seen = meeting_of(PUBLIC, entry).seen
    meeting.agree_engagement(order=asks(entry, seen=seen), proof=STATED)
    with pytest.raises(CommitmentChanged):
        meeting.cancel_engagement(order=asks(entry, 3, seen=seen), reason="x")


def test_delegations_briefs_and_points_are_added_and_taken_away():
    entry, user = an_engagement(), a_user("B. Mwandishi")
    add_participant(order=asks(entry), delegate=Delegate("M. Waziri", "Minister", "KEN", heads=True))
    second = add_participant(
        order=asks(entry, 3), delegate=Delegate("P. Balozi", "Ambassador", "KEN", heads=True)
    )
    rows = meeting_of(PUBLIC, entry).participants
    assert [(row.person, row.heads) for row in rows] == [("P. Balozi", True), ("M. Waziri", False)]
    remove_participant(order=asks(entry, 4), participant=second)
    request_brief(order=asks(entry, 4), asked_of=user.get_username(), by_when=date(2026, 3, 1))
    promise = a_commitment()
    point = add_talking_point(order=asks(entry, 5), text="Ask after the clinic.", pillar="1", target=promise)
    found = meeting_of(PUBLIC, entry)
    assert found.briefs[0].late
    assert found.points[0].title == "build a border clinic in Busia"
    remove_talking_point(order=asks(entry, 6), point=point)
    meeting.prepare_engagement(order=asks(entry, 7))
    after = meeting_of(PUBLIC, entry)
    assert (len(after.participants), after.points, after.briefs[0].late) == (1, [], False)
    assert meeting_of(PUBLIC, entry, at=hour(5.5)).points[0].text == "Ask after the clinic."


def test_what_nobody_has_and_what_rests_on_nothing_is_refused():
    entry = an_engagement()
    with pytest.raises(WordMissing):
        add_participant(order=asks(entry), delegate=Delegate(side="KEN"))
    with pytest.raises(WordUnknown):
        add_participant(order=asks(entry), delegate=Delegate("A. Mgeni", side="NOWHERE"))
    with pytest.raises(NoSuchInstitution):
        request_brief(order=asks(entry), institution="NONE")
    with pytest.raises(NoSuchUser):
        request_brief(order=asks(entry), asked_of="Nobody")
    with pytest.raises(WordMissing):
        request_brief(order=asks(entry))
    with pytest.raises(EngagementUnsourced):
        add_talking_point(order=asks(entry), text="Trust me.")
    with pytest.raises(NoSuchEntry):
        add_talking_point(order=asks(entry), text="x", target=999)
    for remove in (remove_participant, remove_talking_point, withdraw_outcome):
        told = {"participant": 9} if remove is remove_participant else {"point": 9}
        told = {"outcome": 9, "reason": "x"} if remove is withdraw_outcome else told
        with pytest.raises(RecordGone):
            remove(order=asks(entry), **told)


def test_an_outcome_makes_a_commitment_that_rests_on_the_statement():
    entry = held()
    draft = OutcomeDraft("created", kind="commitment", fields=PROMISE)
    record_outcome(order=asks(entry, 3), outcome=draft, proof=STATED)
    row = meeting_of(PUBLIC, entry).outcomes[0]
    assert (row.sort, row.title, row.status, row.waits) == (
        "created",
        "share the water figures",
        "accepted",
        True,
    )
    assert entry_page(PUBLIC, row.target).evidence[0].source == STATED.words
    assert status(entry) == "recorded"
    with pytest.raises(OutcomesOpen):
        follow_up_engagement(order=asks(entry, 4))
    deed = write_deed(by="builder", at=hour(5), verb="end_commitment", subject="builder")
    CommitmentEvent.objects.create(
        entry_id=row.target, made=deed, event=CommitmentStatus.WITHDRAWN, on=date(2026, 3, 2)
    )
    follow_up_engagement(order=asks(entry, 6))
    assert status(entry) == "followed_up"


def test_the_same_promise_told_twice_is_one_entry_with_two_sources():
    first, second = held(), held()
    for number, entry in enumerate((first, second)):
        proof = Proof("N. Katibu", f"Said in the talks, number {number}.")
        draft = OutcomeDraft("created", kind="commitment", fields=PROMISE)
        record_outcome(order=asks(entry, 3), outcome=draft, proof=proof)
    assert Commitment.objects.count() == 1
    assert EvidenceRecord.objects.filter(entry__register="commitments").count() == 2


def test_an_outcome_moves_an_agreement_and_a_commitment_by_their_own_services():
    entry, treaty, promise = held(), an_agreement(), a_commitment()
    signed = OutcomeDraft("moved", target=treaty, event="signed", on="2026-03-01")
    record_outcome(order=asks(entry, 3), outcome=signed, proof=STATED)
    reported = OutcomeDraft("moved", target=promise, text="The walls stand.")
    record_outcome(order=asks(entry, 4), outcome=reported, proof=STATED)
    told = {row.target: (row.status, row.waits) for row in meeting_of(PUBLIC, entry).outcomes}
    assert told == {treaty: ("signed", True), promise: ("in_progress", True)}
    only = OutcomeDraft("discussed", target=promise)
    number = record_outcome(order=asks(entry, 5), outcome=only, proof=STATED)
    assert not next(row for row in meeting_of(PUBLIC, entry).outcomes if row.outcome == number).waits
    withdraw_outcome(order=asks(entry, 6), outcome=number, reason="Another meeting.")
    assert Outcome.objects.filter(superseded__isnull=True).count() == 2


def test_an_outcome_that_rests_on_nothing_or_leads_nowhere_is_refused_whole():
    entry = held()
    ready = OutcomeDraft("created", kind="commitment", fields=PROMISE)
    for draft, proof, error in (
        (ready, Proof(), EngagementUnsourced),
        (OutcomeDraft("moved"), STATED, OutcomeUnfit),
        (OutcomeDraft("created", kind="pillar"), STATED, OutcomeUnfit),
        (OutcomeDraft("created", kind="commitment"), STATED, FieldsInvalid),
        (OutcomeDraft("discussed", target=entry), STATED, OutcomeUnfit),
        (OutcomeDraft("discussed", target=999), STATED, NoSuchEntry),
        (OutcomeDraft("dreamt"), STATED, WordUnknown),
    ):
        with pytest.raises(error):
            record_outcome(order=asks(entry, 3), outcome=draft, proof=proof)
    assert status(entry) == "held"
    assert not Commitment.objects.exists()
    with pytest.raises(EngagementStepNotAllowed):
        record_outcome(order=asks(an_engagement(), 3), outcome=ready, proof=STATED)


def test_what_comes_of_secret_talks_is_as_secret_and_for_the_same_people():
    cleared = planner(clearance=Marking.SECRET, institutions=frozenset({"MFA"}))
    entry = held(person=cleared, marking=Marking.SECRET)
    row = Entry.objects.get(pk=entry)
    write_audience(row, ["MFA"], Deed.objects.latest("number"))
    draft = OutcomeDraft("created", kind="commitment", fields=PROMISE)
    record_outcome(order=asks(entry, 3, cleared), outcome=draft, proof=STATED)
    made = Entry.objects.get(register="commitments")
    assert (made.marking, audience_of(made)) == (Marking.SECRET, {"MFA"})
    moved = OutcomeDraft("moved", target=a_commitment("dig a well"), text="secretly")
    with pytest.raises(OutcomeTooOpen):
        record_outcome(order=asks(entry, 4, cleared), outcome=moved, proof=STATED)
    with pytest.raises(NoSuchEntry):
        meeting_of(Reader(Marking.SECRET), entry)
    assert list(agenda(PUBLIC, *MARCH, Narrowing()).placed) == []


def test_an_open_engagement_neither_rests_on_a_secret_paper_nor_shows_a_secret_outcome():
    cleared = planner(clearance=Marking.SECRET)
    entry = held()
    paper = a_paper("A secret note.", name="secret.txt", marking=3)
    with pytest.raises(PaperMarkedHigher):
        meeting.agree_engagement(order=asks(an_engagement(), person=cleared), proof=Proof(document=paper.pk))
    hidden = a_commitment("fund a canary", marking=3)
    record_outcome(
        order=asks(entry, 3, cleared), outcome=OutcomeDraft("discussed", target=hidden), proof=STATED
    )
    add_talking_point(order=asks(entry, 4, cleared), text="The canary.", target=hidden)
    assert (meeting_of(PUBLIC, entry).outcomes, meeting_of(PUBLIC, entry).points) == ([], [])
    assert len(meeting_of(cleared.reader, entry).outcomes) == 1


def test_the_calendar_holds_what_touches_its_days_and_narrows():
    long = an_engagement("2026-02-27", "2026-03-01", title="Sample summit", sort="summit")
    vague = an_engagement("2026-03", title="Some time")
    far = an_engagement("2026-04-01", codes=("KEN", "UGA"))
    found = agenda(PUBLIC, *MARCH, Narrowing())
    assert [item.entry for item in found.placed] == [long]
    assert [item.entry for item in found.sometime] == [vague]
    april = date(2026, 4, 1), date(2026, 4, 30)
    assert [item.entry for item in agenda(PUBLIC, *april, Narrowing()).placed] == [far]
    assert not agenda(PUBLIC, *MARCH, Narrowing(sort="visit")).placed
    assert agenda(PUBLIC, *MARCH, Narrowing(sort="summit", country="RWA")).placed
    assert not agenda(PUBLIC, *MARCH, Narrowing(country="UGA")).placed
    add_participant(order=asks(long), delegate=Delegate("M. Waziri"))
    assert [item.entry for item in agenda(PUBLIC, *MARCH, Narrowing(person="M. Waziri")).placed] == [long]


def test_each_change_that_a_calendar_shows_counts_and_the_first_is_number_zero():
    entry = an_engagement("2026-03-20")

    def shown(**known):
        return agenda(PUBLIC, *MARCH, Narrowing(), **known).placed[0]

    assert (shown().sequence, shown().changed_at) == (0, hour(1))
    add_participant(order=asks(entry, 2), delegate=Delegate("M. Waziri"))
    assert shown().sequence == 0
    meeting.postpone_engagement(order=asks(entry, 3), begins="2026-03-25", reason="A holiday.")
    assert (shown().sequence, shown().changed_at) == (1, hour(3))
    assert shown(at=hour(2)).course.on == "2026-03-20"


def test_the_next_and_the_last_with_a_country():
    past, ahead = held(), an_engagement("2026-03-20")
    cancelled = an_engagement("2026-03-10")
    meeting.cancel_engagement(order=asks(cancelled), reason="x")
    found = next_and_last(PUBLIC, "RWA", date(2026, 3, 2))
    assert [item.entry for item in found] == [ahead, past]
    assert next_and_last(PUBLIC, "UGA", date(2026, 3, 2)) == (None, None)


def test_events_are_dated_rows_of_the_house():
    entry = an_engagement()
    assert EngagementEvent.objects.get(entry=entry).made == Deed.objects.latest("number")
