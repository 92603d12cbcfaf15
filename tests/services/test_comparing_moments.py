"""A register on two days: what came, changed, moved on and went; and from where each line of the log came."""

from datetime import date

import pytest

from balozi.ground.dates import month_before
from balozi.ground.errors.history import MomentsBackwards
from balozi.ground.errors.house import AuditBroken
from balozi.ground.errors.registers import NoSuchRegister
from balozi.ground.markings import Marking
from balozi.ground.people import Reader
from balozi.registers.drafts import draft_of
from balozi.services.auditing import verify_log, write_deed
from balozi.services.registering import Origin, record_entry, retire_entry, revise_version, supersede_entry
from balozi.services.whence import Door, through, through_import
from balozi.store.audit.models import Deed
from balozi.store.audit.queries import list_deeds
from balozi.store.follow_up.changes import changes_in_parts, count_changes, list_changes
from balozi.store.follow_up.models import CommitmentEvent
from balozi.store.registers.changes import Sort, Span
from balozi.store.registers.models import AgreementEvent, Involvement
from balozi.store.registers.queries import entry_page, list_register
from tests.builders import a_paper, hour

pytestmark = pytest.mark.django_db

READER = Reader(Marking.UNCLASSIFIED)
WEEK = Span(hour(10), hour(20))


def deed(at, verb="edit_entries", *, by="A. Mfano", **facts):
    return write_deed(by=by, at=hour(at), verb=verb, subject="sample", facts=facts)


def a_promise(at, action="build a clinic", *, marking=0, due="2027"):
    told = {"obligors": ["KEN"], "action": action, "due": due}
    return record_entry(draft_of("commitment", "KEN", told), deed(at), Origin(marking=marking))


def counts(register="commitments", *, span=WEEK, reader=READER):
    return tuple(count_changes(reader, register, span).values())


def only(sort, register="commitments", *, span=WEEK, reader=READER):
    (row,) = list_changes(reader, register, span, sort).items
    return row


def test_what_came_and_went_in_between_is_told_with_who_and_why():
    a_promise(1, "stay as it is")
    gone, new = a_promise(2, "go away"), a_promise(12, "come")
    retire_entry(gone, deed(13, "retire_entry", by="B. Mkuu", reason="entered twice"))
    assert counts() == (1, 0, 0, 1)
    assert (only(Sort.ADDED).entry, only(Sort.ADDED).doing.at) == (new.pk, hour(12))
    row = only(Sort.RETIRED)
    assert (row.entry, row.title, row.doing.by, row.doing.told.reason) == (
        gone.pk,
        "go away",
        "B. Mkuu",
        "entered twice",
    )


def test_what_came_and_went_again_in_between_is_not_told():
    entry = a_promise(12)
    retire_entry(entry, deed(13))
    assert counts() == (0, 0, 0, 0)


def test_a_field_is_told_before_and_after_with_who_changed_it_last():
    entry = a_promise(1)
    revise_version(entry, deed(11, by="A. Mfano"), due="2028")
    revise_version(entry, deed(12, by="B. Mkuu", reason="as signed"), due="2029")
    revise_version(entry, deed(13, by="C. Tatu"), modality="plans")
    revise_version(entry, deed(25, by="D. Nne"), due="2040")
    row = only(Sort.CHANGED)
    told = {one.field: (one.before, one.after, one.doing.by, one.doing.told.reason) for one in row.fields}
    assert told == {"due": ("2027", "2029", "B. Mkuu", "as signed"), "modality": ("", "plans", "C. Tatu", "")}
    assert (row.doing.by, row.doing.at) == ("C. Tatu", hour(13))


def test_what_was_changed_and_changed_back_is_counted_and_differs_in_nothing():
    entry = a_promise(1)
    revise_version(entry, deed(11), due="2028")
    revise_version(entry, deed(12), due="2027")
    assert (counts(), only(Sort.CHANGED).fields) == ((0, 1, 0, 0), [])


def test_who_is_involved_is_told_by_role():
    entry = a_promise(1)
    told = {"obligors": ["KEN", "UGA"], "action": "build a clinic", "due": "2027"}
    supersede_entry(entry, draft_of("commitment", "KEN", told), deed(11), Origin())
    assert [(one.field, one.before, one.after) for one in only(Sort.CHANGED).fields if one.role] == [
        ("obligor", ["KEN"], ["KEN", "UGA"])
    ]
    Involvement.objects.filter(code="UGA", superseded__isnull=True).update(superseded=deed(22, by="B. Mkuu"))
    later = only(Sort.CHANGED, span=Span(hour(20), hour(30)))
    assert [(one.field, one.before, one.after, one.doing.by) for one in later.fields] == [
        ("obligor", ["KEN", "UGA"], ["KEN"], "B. Mkuu")
    ]
    assert later.doing.at == hour(22)


def test_a_commitment_that_moved_on_is_told_with_its_status_before_and_after():
    entry, day = a_promise(1), hour(15).date()
    CommitmentEvent.objects.create(entry=entry, made=deed(15, "plan", by="B. Mkuu"), event="planned", on=day)
    row = only(Sort.MOVED)
    assert [(one.field, one.before, one.after, one.doing.by) for one in row.fields] == [
        ("status", "accepted", "planned", "B. Mkuu")
    ]
    assert (counts(), row.doing.at) == ((0, 0, 1, 0), hour(15))


def an_agreement(at=1):
    told = {"title": "Sample accord", "states": ["KEN", "UGA"], "instrument_type": "treaty"}
    return record_entry(draft_of("agreement", "KEN", told), deed(at), Origin())


def test_an_event_that_rests_on_a_secret_paper_moves_nothing_for_whoever_may_not_read_it():
    entry, paper = an_agreement(), a_paper(marking=3)
    AgreementEvent.objects.create(
        entry=entry, made=deed(12, "record_event"), event="signed", on="2026-03-01", document=paper
    )
    assert counts("agreements") == (0, 0, 0, 0)
    cleared = Reader(Marking.SECRET)
    assert counts("agreements", reader=cleared) == (0, 0, 1, 0)
    assert [one.after for one in only(Sort.MOVED, "agreements", reader=cleared).fields] == ["signed"]


def test_nothing_above_the_clearance_is_listed_or_counted():
    for number, sort in enumerate(("come", "change", "go")):
        entry = a_promise(12 if sort == "come" else 1, f"Kanarikanga {number}", marking=2)
        if sort == "change":
            revise_version(entry, deed(12), due="2030")
        if sort == "go":
            retire_entry(entry, deed(12))
    assert counts() == (0, 0, 0, 0)
    assert list(changes_in_parts(READER, "commitments", WEEK)) == []
    assert counts(reader=Reader(Marking.CONFIDENTIAL)) == (1, 1, 0, 1)


def test_the_comparison_agrees_with_the_two_lists():
    entries = [a_promise(number, f"promise {number}") for number in range(16)]
    for number, entry in enumerate(entries):
        if number % 3 == 0:
            revise_version(entry, deed(17), due="2031")
        if number % 4 == 0:
            retire_entry(entry, deed(18))

    def listed(at):
        rows = list_register(READER, "commitments", size=0, at=at).items
        return {row.entry: dict(row.values) for row in rows}

    was, is_ = listed(WEEK.start), listed(WEEK.end)
    differing = [entry for entry in was if entry in is_ and was[entry] != is_[entry]]
    assert counts() == (len(is_.keys() - was), len(differing), 0, len(was.keys() - is_.keys()))
    assert {row.entry for row in changes_in_parts(READER, "commitments", WEEK)} == (
        (is_.keys() ^ was.keys()) | set(differing)
    )


def test_only_deeds_in_between_are_looked_at(django_assert_max_num_queries):
    for number in range(60):
        a_promise(1, f"old {number}")
        a_promise(12, f"new {number}")
    with django_assert_max_num_queries(6):
        page = list_changes(READER, "commitments", WEEK, Sort.ADDED, page=2)
    assert (page.total, page.number, len(page.items)) == (60, 2, 10)


def test_two_days_stand_in_their_order_and_the_register_has_a_name():
    with pytest.raises(MomentsBackwards):
        Span(hour(2), hour(1))
    with pytest.raises(NoSuchRegister):
        count_changes(READER, "nothing", WEEK)


def test_the_month_before_the_first_one_is_not_before_the_calendar():
    assert month_before(date(1, 1, 5)) == date.min
    assert month_before(date(1, 2, 5)) == date(1, 1, 5)


def test_a_line_tells_through_which_door_it_came_and_the_chain_holds():
    deed(1)
    with through(Door.PAGE, "192.0.2.7"):
        deed(2)
        with through_import():
            deed(3)
        deed(4)
    with through(Door.JOB), through_import():
        deed(5)
    deed(6)
    told = [(row.told.door, row.told.address) for row in reversed(list_deeds().items)]
    page, sheet = ("page", "192.0.2.7"), ("import", "192.0.2.7")
    assert told == [("", ""), page, sheet, page, ("import", ""), ("", "")]
    assert verify_log() == 6


def test_an_address_changed_in_the_log_breaks_the_chain():
    with through(Door.PAGE, "192.0.2.7"):
        line = deed(1)
    Deed.objects.filter(pk=line.pk).update(facts={"whence": {"door": "page", "address": "192.0.2.8"}})
    with pytest.raises(AuditBroken):
        verify_log()


def test_from_and_to_of_a_verb_are_not_taken_for_an_address():
    deed(1, "change_marking", **{"from": "restricted", "to": "unclassified"})
    with through(Door.PAGE, "192.0.2.7"):
        line = deed(2, "change_marking", **{"from": "restricted", "to": "unclassified"})
    assert line.facts["from"] == "restricted"
    assert [row.told.address for row in list_deeds().items] == ["192.0.2.7", ""]


def test_a_sign_in_of_before_tells_its_address():
    deed(1, "sign_in", **{"from": "192.0.2.9", "by": "password"})
    assert (list_deeds().items[0].told.door, list_deeds().items[0].told.address) == ("page", "192.0.2.9")


def test_a_version_tells_from_where_it_came_and_why_it_was_ended():
    with through(Door.COMMAND):
        entry = a_promise(1)
    with through(Door.PAGE, "192.0.2.7"):
        retire_entry(entry, deed(2, reason="entered twice"))
    (version,) = entry_page(READER, entry.pk).history
    assert (version.told.door, version.ended.door, version.ended.reason) == (
        "command",
        "page",
        "entered twice",
    )
