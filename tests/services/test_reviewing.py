import threading

import pytest
from django.db import connection

from balozi.ground.errors.registers import (
    AlreadyDecided,
    FieldsInvalid,
    NoSuchSuggestion,
    NotAllowed,
    NothingToUndo,
    NotSignedIn,
)
from balozi.ground.markings import Marking
from balozi.ground.people import PUBLIC, Person, Reader
from balozi.services.auditing import verify_log
from balozi.services.reviewing import accept_suggestion, amend_suggestion, reject_suggestion, undo_decision
from balozi.store.audit.queries import list_deeds
from balozi.store.documents.models import Decision
from balozi.store.documents.queries import suggestion_row
from balozi.store.registers.queries import entry_page, list_register
from tests.builders import a_paper, a_suggestion, hour, officer, onlooker

pytestmark = [pytest.mark.django_db, pytest.mark.engines]


def accept(suggestion, at=1):
    return accept_suggestion(suggestion=suggestion.pk, person=officer(), at=hour(at))


def test_accepting_puts_the_fact_on_its_register_beside_its_sentence():
    suggestion = a_suggestion()
    entry = accept(suggestion)

    row = list_register(PUBLIC, "commitments").items[0]
    assert (row.entry, row.title, row.values["due"]) == (entry, "build a border clinic in Busia", "2027-06")
    assert row.involved == {"obligor": ("KEN",)}
    assert row.mark == (suggestion.document_id, suggestion.start, suggestion.end)
    assert entry_page(PUBLIC, entry).evidence[0].quote == suggestion.quote


def test_accepting_twice_is_refused():
    suggestion = a_suggestion()
    accept(suggestion)
    with pytest.raises(AlreadyDecided):
        accept(suggestion)
    assert list_register(PUBLIC, "commitments").total == 1


def test_a_decision_needs_a_named_person():
    with pytest.raises(NotSignedIn):
        accept_suggestion(suggestion=a_suggestion().pk, person=Person(" "), at=hour(1))


def test_a_refused_attempt_is_logged_and_changes_nothing():
    suggestion = a_suggestion()
    with pytest.raises(NotAllowed):
        accept_suggestion(suggestion=suggestion.pk, person=onlooker(), at=hour(1))
    line = list_deeds(outcome="refused").items[0]
    assert (line.by, line.verb, line.subject) == (
        "B. Msomaji",
        "accept_suggestion",
        f"suggestion {suggestion.pk}",
    )
    assert suggestion_row(PUBLIC, suggestion.pk).state == "open"


def test_a_suggestion_above_clearance_is_as_if_it_were_not_there():
    secret = a_suggestion(a_paper(marking=Marking.SECRET))
    with pytest.raises(NoSuchSuggestion):
        accept(secret)
    entry = accept_suggestion(suggestion=secret.pk, person=officer(clearance=Marking.SECRET), at=hour(1))
    assert list_register(PUBLIC, "commitments").total == 0
    assert list_register(Reader(Marking.SECRET), "commitments").items[0].entry == entry


def test_amending_keeps_what_the_machine_found_beside_what_the_person_wrote():
    suggestion = a_suggestion()
    amend_suggestion(
        suggestion=suggestion.pk,
        fields={"obligors": ["KEN"], "action": "open a clinic"},
        person=officer(),
        at=hour(1),
    )
    suggestion.refresh_from_db()
    assert suggestion.fields["action"] == "build a border clinic in Busia"
    assert suggestion_row(PUBLIC, suggestion.pk).fields["action"] == "open a clinic"
    assert list_register(PUBLIC, "commitments").items[0].title == "open a clinic"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ({"amount": {"value": "2,000,000", "unit": "USD"}}, {"value": 2_000_000, "unit": "USD"}),
        ({"amount": {"value": "200", "unit": "nurses"}}, {"value": 200, "unit": "nurses"}),
        ({"beneficiaries": ["Uganda", "EAC"]}, ["UGA", "EAC"]),
        ({"remarks": "first; then"}, "first; then"),
    ],
)
def test_what_is_amended_is_kept_as_a_register_keeps_it(typed, kept):
    suggestion = a_suggestion()
    told = suggestion.fields | typed
    amend_suggestion(suggestion=suggestion.pk, fields=told, person=officer(), at=hour(1))
    [field] = typed
    assert suggestion_row(PUBLIC, suggestion.pk).fields[field] == kept


def test_an_item_with_a_semicolon_stays_one_item():
    suggestion = a_suggestion(kind="engagement", fields={"type": "meeting", "persons": ["A. Mfano"]})
    told = suggestion.fields | {"persons": ["B. Mfano; Minister of Trade", "C. Mfano"]}
    amend_suggestion(suggestion=suggestion.pk, fields=told, person=officer(), at=hour(1))
    assert suggestion_row(PUBLIC, suggestion.pk).fields["persons"] == told["persons"]


@pytest.mark.parametrize(
    "changes",
    [{"city": "Busia"}, {"due": "soon"}, {"modality": "sings"}, {"amount": "x"}, {"obligors": [1]}],
)
def test_amending_with_what_no_field_holds_is_refused_and_leaves_nothing(changes):
    suggestion = a_suggestion()
    told = suggestion.fields | changes
    with pytest.raises(FieldsInvalid):
        amend_suggestion(suggestion=suggestion.pk, fields=told, person=officer(), at=hour(1))
    assert not Decision.objects.exists()
    assert verify_log() == 1


def test_rejecting_keeps_the_reason_and_the_name():
    suggestion = a_suggestion()
    reject_suggestion(suggestion=suggestion.pk, reason="a wish", person=officer(), at=hour(1))
    row = suggestion_row(PUBLIC, suggestion.pk)
    assert (row.state, row.reason, row.decided_by) == ("rejected", "a wish", "A. Mfano")


@pytest.mark.parametrize(
    "decide", [accept, lambda s: reject_suggestion(suggestion=s.pk, reason="", person=officer(), at=hour(1))]
)
def test_undo_opens_the_suggestion_again(decide):
    suggestion = a_suggestion()
    decide(suggestion)
    undo_decision(suggestion=suggestion.pk, person=officer(), at=hour(2))
    assert suggestion_row(PUBLIC, suggestion.pk).state == "open"
    assert list_register(PUBLIC, "commitments").total == 0
    with pytest.raises(NothingToUndo):
        undo_decision(suggestion=suggestion.pk, person=officer(), at=hour(3))


def test_after_undo_the_register_still_answers_as_it_was_known():
    suggestion = a_suggestion()
    entry = accept(suggestion, at=1)
    undo_decision(suggestion=suggestion.pk, person=officer(), at=hour(5))
    assert list_register(PUBLIC, "commitments", at=hour(3)).items[0].entry == entry
    assert list_register(PUBLIC, "commitments", at=hour(6)).total == 0
    assert entry_page(PUBLIC, entry, at=hour(3)).row is not None
    page = entry_page(PUBLIC, entry)
    assert page.row is None
    assert page.history[0].superseded_by == "A. Mfano"


def test_undo_and_accept_again_gives_a_standing_entry():
    suggestion = a_suggestion()
    accept(suggestion)
    undo_decision(suggestion=suggestion.pk, person=officer(), at=hour(2))
    accept(suggestion, at=3)
    assert list_register(PUBLIC, "commitments").total == 1


def test_the_same_promise_in_two_papers_is_one_entry_with_both_sentences():
    first = a_suggestion(a_paper("Kenya will build a border clinic in Busia.", name="one.txt"))
    second = a_suggestion(a_paper("A border clinic will be built in Busia by Kenya.", name="two.txt"))
    assert accept(first) == accept(second)
    page = entry_page(PUBLIC, first.__class__.objects.get(pk=first.pk).entry_id)
    assert {row.quote for row in page.evidence} == {first.quote, second.quote}

    undo_decision(suggestion=second.pk, person=officer(), at=hour(4))
    assert [row.quote for row in entry_page(PUBLIC, page.entry).evidence] == [first.quote]


def test_a_signed_agreement_has_its_status_from_its_event():
    paper = a_paper("The two ministries signed a memorandum on customs in May 2025.")
    fields = {
        "instrument_type": "mou",
        "subject": "customs",
        "states": ["KEN", "RWA"],
        "status": "signed",
        "date": "2025-05",
    }
    entry = accept(a_suggestion(paper, kind="instrument", fields=fields))
    assert entry_page(PUBLIC, entry).status == "signed"


@pytest.mark.django_db(transaction=True)
def test_of_many_decisions_at_once_one_wins():
    suggestion = a_suggestion()
    outcomes = []

    def decide(number):
        try:
            accept_suggestion(suggestion=suggestion.pk, person=officer(f"officer {number}"), at=hour(1))
            outcomes.append("accepted")
        except AlreadyDecided:
            outcomes.append("refused")
        finally:
            connection.close()

    threads = [threading.Thread(target=decide, args=(number,)) for number in range(10)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["accepted"] + ["refused"] * 9
    assert list_register(PUBLIC, "commitments").total == 1
    verify_log()
