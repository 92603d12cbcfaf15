"""The same promise in two papers: offered by likeness, joined by a person, shown where it contradicts."""

import pytest

from balozi.ground.errors.registers import EntryDoesNotFit, NoSuchEntry, NoSuchSuggestion, NotAllowed
from balozi.ground.markings import Marking
from balozi.ground.people import PUBLIC, Reader
from balozi.services.reviewing import accept_suggestion, amend_suggestion, undo_decision
from balozi.store.audit.queries import list_deeds
from balozi.store.documents.queries import suggestion_row
from balozi.store.registers.agreements import agreement_events
from balozi.store.registers.likenesses import candidates, contradictions
from balozi.store.registers.models import Entry
from balozi.store.registers.queries import entry_page, list_register
from tests.builders import a_paper, a_suggestion, hour, officer, onlooker

pytestmark = [pytest.mark.django_db, pytest.mark.engines]

CLINIC = {
    "obligors": ["KEN"],
    "beneficiaries": ["UGA"],
    "action": "build a border clinic for mothers in Busia",
    "due": "2027-06",
    "policy_area": "health",
}


def promise(name, action, *, marking=0, **fields):
    paper = a_paper(f"Kenya will {action}.", name=name, marking=marking)
    return a_suggestion(paper, fields={**CLINIC, "action": action, **fields})


def accept(suggestion, at=1, **options):
    return accept_suggestion(suggestion=suggestion.pk, person=officer(), at=hour(at), **options)


@pytest.fixture
def standing():
    return accept(promise("first.txt", CLINIC["action"]))


@pytest.fixture
def retold(standing):
    return promise("second.txt", "finish building the clinic for mothers at the Busia border", due="2028-01")


def test_a_promise_told_in_other_words_is_offered_with_reasons(standing, retold):
    offered = candidates(PUBLIC, retold.pk)
    assert [row.entry for row in offered] == [standing]
    assert str(offered[0]) == (
        f"entry {standing}: same obligor: KEN, same counterparty: UGA, 5 of 6 words of the action, "
        "same policy area: health"
    )
    assert [str(remark) for remark in offered[0].sameness.differences] == [
        "the due date is 2028-01 here and 2027-06 there"
    ]


def test_another_promise_of_the_same_countries_is_not_offered(standing):
    assert candidates(PUBLIC, promise("other.txt", "train forty customs officers").pk) == []


def test_kinds_that_are_not_compared_offer_nothing(standing):
    threat = a_suggestion(
        a_paper("A threat.", name="t.txt"), kind="threat", fields={"name": CLINIC["action"]}
    )
    assert candidates(PUBLIC, threat.pk) == []


def test_entries_marked_above_the_paper_are_not_offered_and_cannot_be_chosen(retold):
    Entry.objects.update(marking=Marking.SECRET)
    assert candidates(PUBLIC, retold.pk) == []
    assert candidates(Reader(Marking.SECRET), retold.pk) == []
    for person in (officer(), officer(clearance=Marking.SECRET)):
        with pytest.raises(NoSuchEntry):
            accept_suggestion(suggestion=retold.pk, person=person, at=hour(2), into=Entry.objects.get().pk)


def test_a_secret_paper_is_offered_open_entries_to_those_who_may_read_it(standing):
    hidden = promise("secret.txt", CLINIC["action"] + " and Malaba", marking=Marking.SECRET)
    assert [row.entry for row in candidates(Reader(Marking.SECRET), hidden.pk)] == [standing]


def test_suggestions_above_clearance_show_no_candidates(standing):
    hidden = promise("secret.txt", CLINIC["action"] + " and Malaba", marking=Marking.SECRET)
    with pytest.raises(NoSuchSuggestion):
        candidates(PUBLIC, hidden.pk)


def test_accepting_into_an_entry_adds_the_quotation_and_changes_nothing_else(standing, retold):
    before = list_register(PUBLIC, "commitments").items[0]
    assert accept(retold, at=2, into=standing) == standing
    after = list_register(PUBLIC, "commitments").items
    assert [row.quoted for row in after] == [2]
    assert (after[0].title, after[0].values) == (before.title, before.values)
    assert [row.quote for row in entry_page(PUBLIC, standing).evidence][1] == retold.quote
    assert list_deeds().items[0].facts["into"] == standing
    assert suggestion_row(PUBLIC, retold.pk).entry == standing


def test_undo_takes_the_quotation_away_again_and_leaves_the_entry(standing, retold):
    accept(retold, at=2, into=standing)
    undo_decision(suggestion=retold.pk, person=officer(), at=hour(3))
    assert [row.quoted for row in list_register(PUBLIC, "commitments").items] == [1]
    assert suggestion_row(PUBLIC, retold.pk).state == "open"
    assert contradictions(PUBLIC, standing) == []


def test_an_entry_of_another_kind_is_refused_and_nothing_changes(standing):
    mou = a_suggestion(a_paper("Kenya and Uganda signed an MoU.", name="mou.txt"), kind="instrument",
                       fields={"instrument_type": "mou", "states": ["KEN", "UGA"]})  # fmt: skip
    with pytest.raises(EntryDoesNotFit):
        accept(mou, into=standing)
    assert suggestion_row(PUBLIC, mou.pk).state == "open"
    assert entry_page(PUBLIC, standing).row.quoted == 1


def test_an_entry_that_was_retired_cannot_be_chosen(retold):
    first = list_register(PUBLIC, "commitments").items[0].entry
    undone = next(row for row in Entry.objects.get(pk=first).suggestions.all())
    undo_decision(suggestion=undone.pk, person=officer(), at=hour(2))
    with pytest.raises(NoSuchEntry):
        accept(retold, at=3, into=first)


def test_choosing_an_entry_needs_the_permission_to_review(standing, retold):
    with pytest.raises(NotAllowed):
        accept_suggestion(suggestion=retold.pk, person=onlooker(), at=hour(2), into=standing)


def test_what_two_papers_say_otherwise_is_listed_with_both_sentences(standing, retold):
    assert contradictions(PUBLIC, standing) == []
    accept(retold, at=2, into=standing)
    rows = contradictions(PUBLIC, standing)
    assert [(row.field, row.value, row.document_title) for row in rows] == [
        ("due", "2027-06", "Kenya will build a border clinic for mot"),
        ("due", "2028-01", "Kenya will finish building the clinic fo"),
    ]
    assert rows[1].quote == retold.quote


def test_an_amended_field_is_what_the_source_says(standing):
    action = "a border clinic for mothers will be built in Busia"
    retold = promise("third.txt", action, due="2029")
    amend_suggestion(suggestion=retold.pk, fields={**CLINIC, "due": "2029-01"}, person=officer(), at=hour(2))
    assert [row.value for row in contradictions(PUBLIC, standing)] == ["2027-06", "2029-01"]


def test_a_contradiction_in_a_paper_above_clearance_is_not_told(standing):
    hidden = promise("secret.txt", CLINIC["action"], marking=Marking.SECRET, due="2031")
    person = officer(clearance=Marking.SECRET)
    accept_suggestion(suggestion=hidden.pk, person=person, at=hour(2), into=standing)
    assert contradictions(PUBLIC, standing) == []
    assert len(contradictions(person.reader, standing)) == 2


def test_contradictions_of_an_entry_that_is_not_there_are_refused():
    with pytest.raises(NoSuchEntry):
        contradictions(PUBLIC, 404)


def test_the_number_of_entries_compared_stays_bounded(django_assert_max_num_queries, standing):
    for number in range(30):
        accept(promise(f"{number}.txt", f"build clinic number {number} for mothers"))
    new = promise("new.txt", "build a clinic for mothers in Kisumu")
    with django_assert_max_num_queries(8):
        offered = candidates(PUBLIC, new.pk)
    assert 0 < len(offered) <= 5


ACCORD = {
    "instrument_type": "treaty",
    "subject": "fisheries on the sample lake",
    "states": ["KEN", "UGA"],
    "status": "signed",
    "date": "2024-05",
}


def reported(name, text, *, marking=0, **fields):
    paper = a_paper(text, name=name, marking=marking)
    return a_suggestion(paper, kind="instrument", fields=ACCORD | fields)


def told_events(entry, reader=PUBLIC):
    return [(row.event, row.on, row.document_title) for row in agreement_events(reader, entry)]


@pytest.fixture
def accord():
    return accept(reported("signing.txt", "The sample treaty was signed in May."))


def test_a_second_paper_moves_the_agreement_and_undo_moves_it_back(accord):
    news = reported("news.txt", "The sample treaty is in force.", status="in_force", date="2025-01-07")
    assert accept(news, at=2) == accord
    assert told_events(accord)[1] == ("in_force", "2025-01-07", "The sample treaty is in force.")
    assert entry_page(PUBLIC, accord).status == "in_force"

    undo_decision(suggestion=news.pk, person=officer(), at=hour(3))
    assert entry_page(PUBLIC, accord).status == "signed"
    assert entry_page(PUBLIC, accord, at=hour(2)).status == "in_force"


def test_an_event_is_joined_by_a_person_s_choice_too(accord):
    fields = {"subject": "fish stocks", "status": "in_force", "date": "2025"}
    accept(reported("other.txt", "A treaty on fish stocks is in force.", **fields), at=2, into=accord)
    assert [event for event, _, _ in told_events(accord)] == ["signed", "in_force"]


@pytest.mark.parametrize("date", ["2024-05", "2024", "", "some day in the spring"])
def test_an_event_that_stands_is_not_told_twice(accord, date):
    accept(reported("again.txt", "It was signed, says another paper.", date=date), at=2)
    assert [(event, on) for event, on, _ in told_events(accord)] == [("signed", "2024-05")]


@pytest.mark.parametrize("date", ["2024-05-03", "2024-06"])
def test_a_day_that_says_more_or_otherwise_is_kept_beside_the_one_that_stands(accord, date):
    accept(reported("other.txt", "It was signed on another day.", date=date), at=2)
    assert [on for _, on, _ in told_events(accord)] == ["2024-05", date]
    contested = [row.value for row in contradictions(PUBLIC, accord)]
    assert contested == (["2024-05", "2024-06"] if date == "2024-06" else [])


def test_what_two_papers_report_stands_while_one_of_them_does(accord):
    told = {"status": "in_force", "date": "2025"}
    first = reported("first.txt", "It is in force, says the first.", **told)
    second = reported("second.txt", "It is in force, says the second.", **told)
    accept(first, at=2)
    accept(second, at=3)
    assert [event for event, _, _ in told_events(accord)] == ["signed", "in_force"]
    undo_decision(suggestion=first.pk, person=officer(), at=hour(4))
    assert told_events(accord)[1] == ("in_force", "2025", "It is in force, says the second.")
    undo_decision(suggestion=second.pk, person=officer(), at=hour(5))
    assert [event for event, _, _ in told_events(accord)] == ["signed"]


def test_what_a_marked_paper_reported_is_hidden_and_swallows_no_open_report(accord):
    told = {"status": "in_force", "date": "2025"}
    cleared = officer("C. Siri", clearance=Marking.SECRET)
    secret = reported("secret.txt", "Quietly, it is in force.", marking=Marking.SECRET, **told)
    accept_suggestion(suggestion=secret.pk, person=cleared, at=hour(2))
    assert entry_page(PUBLIC, accord).status == "signed"
    assert entry_page(cleared.reader, accord).status == "in_force"
    accept(reported("open.txt", "It is in force, in the open.", **told), at=3)
    assert entry_page(PUBLIC, accord).status == "in_force"
