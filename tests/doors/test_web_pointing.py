"""The page that points out what is missing: the words, the form, and what is wrong with either."""

import pytest

from balozi.extraction.pointed_out import RULE
from balozi.store.audit.models import Deed
from balozi.store.documents.models import Suggestion
from tests.builders import a_paper, a_suggestion
from tests.readers import a_user, signed_in

pytestmark = pytest.mark.django_db

QUOTE = "Kenya is to lay a second cable to Tanzania."


@pytest.fixture
def paper():
    return a_paper(f"The talks were warm. {QUOTE}")


def page_of(client, paper, **sent):
    """Ask for the form of words that were chosen, as the reading page does."""
    return client.post(f"/papers/{paper.pk}/point-out/", sent)


def send(client, paper, **fields):
    told = {"quote": QUOTE, "kind": "commitment", "suggest": "yes"} | fields
    return client.post(f"/papers/{paper.pk}/point-out/", told)


def test_the_reading_page_leads_there_for_whoever_may_review(paper):
    address = f"/papers/{paper.pk}/point-out/"
    assert address in signed_in().get(f"/papers/{paper.pk}/").content.decode()
    reader = signed_in(a_user("B. Msomaji", role="reader"))
    assert address not in reader.get(f"/papers/{paper.pk}/").content.decode()
    lines = Deed.objects.filter(verb="point_out", outcome=Deed.Outcome.REFUSED)
    assert (reader.get(address).status_code, lines.count()) == (403, 1)
    assert (reader.post(address, {"f-due": "soon"}).status_code, lines.count()) == (403, 2)


def test_without_words_they_are_asked_for(paper):
    client = signed_in()
    address = f"/papers/{paper.pk}/point-out/"
    for answer in (client.get(address), client.post(address, {"suggest": "yes"})):
        assert answer.status_code == 200
        assert 'name="quote"' in answer.content.decode()
        assert 'name="f-action"' not in answer.content.decode()


def test_words_are_never_asked_for_by_address(paper):
    shown = signed_in().get(f"/papers/{paper.pk}/point-out/", {"quote": QUOTE}).content.decode()
    assert QUOTE not in shown
    assert 'method="get"' not in shown.partition("<main")[2]


def test_a_paper_that_could_not_be_read_is_not_there(paper):
    type(paper).objects.filter(pk=paper.pk).update(fault="empty")
    assert signed_in().get(f"/papers/{paper.pk}/point-out/").status_code == 404


def test_a_few_words_lead_to_the_sentences_that_have_them(paper):
    answer = page_of(signed_in(), paper, quote="cable kenya")
    assert answer.status_code == 200
    assert "do not stand in the paper" not in answer.content.decode()
    assert f'<textarea name="quote" hidden>{QUOTE}</textarea>' in answer.content.decode()


def test_another_kind_keeps_what_was_typed(paper):
    client = signed_in()
    shown = page_of(client, paper, quote=QUOTE, kind="engagement", **{"f-place": "as typed"})
    assert "as typed" in shown.content.decode()
    assert 'value="KEN; TZA"' in shown.content.decode()
    assert not Suggestion.objects.exists()


@pytest.mark.parametrize("kind", ["quality_issue", "agreement", "nonsense", "x" * 300])
def test_a_kind_that_is_not_offered_is_told_and_never_another(paper, kind):
    answer = send(signed_in(), paper, kind=kind, **{"f-action": "lay a cable"})
    assert (answer.status_code, Suggestion.objects.count()) == (422, 0)
    assert "nothing of this kind is pointed out" in answer.content.decode()


def test_the_words_fill_the_form_of_the_kind_that_is_asked_for(paper):
    shown = page_of(signed_in(), paper, quote=QUOTE, kind="engagement").content.decode()
    assert 'value="KEN; TZA"' in shown
    shown = page_of(signed_in(a_user("C.")), paper, quote=QUOTE).content.decode()
    assert f'rows="2">{QUOTE}</textarea>' in shown


def test_what_is_sent_stands_among_the_suggestions(paper):
    answer = send(
        signed_in(), paper, **{"f-action": "lay a cable", "f-obligors": "Kenya", "f-due": "2027-06"}
    )
    row = Suggestion.objects.get()
    assert answer.status_code == 302
    assert answer["Location"] == f"/papers/{paper.pk}/#s{row.pk}"
    assert (row.rule, row.quote) == (RULE, QUOTE)
    assert row.fields == {"action": "lay a cable", "obligors": ["KEN"], "due": "2027-06"}


@pytest.mark.parametrize(
    ("sent", "status", "says"),
    [
        ({"quote": "Nobody said this."}, 422, "These words do not stand in the paper"),
        ({"f-modality": "sings"}, 422, "Nothing was kept yet"),
        ({"f-due": "soon", "f-action": "lay a cable"}, 422, "Nothing was kept yet"),
        (
            {"f-obligors": "KEN"},
            422,
            "Nothing stands where a fact of this kind needs something: What was promised",
        ),
        ({"kind": "instrument", "f-instrument_type": "mou", "f-date": "2026"}, 422, "would not be kept"),
    ],
)
def test_what_is_wrong_is_told_and_what_was_typed_stays(paper, sent, status, says):
    answer = send(signed_in(), paper, **{"f-remarks": "as typed"} | sent)
    shown = answer.content.decode()
    assert (answer.status_code, Suggestion.objects.count()) == (status, 0)
    assert says in shown
    assert "as typed" in shown or "quote" in sent
    assert ("autofocus" in shown) == ("quote" not in sent)


def test_a_sentence_that_a_rule_had_found_leads_to_its_suggestion(paper):
    found = a_suggestion(paper, quote=QUOTE, fields={"action": "lay a cable", "obligors": ["KEN"]})
    answer = send(signed_in(), paper, **{"f-action": "lay a cable", "f-obligors": "KEN"})
    assert answer.status_code == 409
    assert f"#s{found.pk}" in answer.content.decode()


def test_the_same_form_sent_twice_is_kept_once(paper):
    client = signed_in()
    send(client, paper, **{"f-action": "lay a cable"})
    answer = send(client, paper, **{"f-action": "lay a cable"})
    assert (answer.status_code, Suggestion.objects.count()) == (409, 1)


@pytest.mark.parametrize("near", ["x", "-1", "9" * 40, "٣"])
def test_an_odd_place_is_none(paper, near):
    assert page_of(signed_in(), paper, quote=QUOTE, near=near).status_code == 200


def test_the_rules_page_says_how_much_had_to_be_pointed_out(paper):
    client = signed_in()

    def rules():
        return client.get("/rules/").content.decode()

    for quote, action in ((QUOTE, "lay a cable"), ("The talks were warm.", "be warm")):
        send(client, paper, quote=quote, **{"f-action": action})
    Suggestion.objects.filter(quote="The talks were warm.").update(rule="CO1")
    first, last = Suggestion.objects.order_by("id")
    client.post(f"/suggestions/{first.pk}/accept/")
    # What still waits may be anything: the paper is not wholly reviewed.
    assert "pointed out by hand" not in rules()
    client.post(f"/suggestions/{last.pk}/accept/")
    assert "So the rules found 50% of what was kept." in rules()
    known = a_suggestion(paper, quote=QUOTE, rule="CO2")
    entry = Suggestion.objects.get(pk=first.pk).entry
    Suggestion.objects.filter(pk=known.pk).update(state="known", entry=entry)
    assert "So the rules found 100% of what was kept." in rules()
