"""The page that points out what is missing: the words, the form, and what is wrong with either."""

import pytest

from balozi.extraction.pointed_out import RULE
from balozi.store.documents.models import Suggestion
from tests.builders import a_paper
from tests.readers import a_user, signed_in

pytestmark = pytest.mark.django_db

QUOTE = "Kenya is to lay a second cable to Tanzania."


@pytest.fixture
def paper():
    return a_paper(f"The talks were warm. {QUOTE}")


def page_of(client, paper, **query):
    return client.get(f"/papers/{paper.pk}/point-out/", query)


def send(client, paper, **fields):
    return client.post(f"/papers/{paper.pk}/point-out/", {"quote": QUOTE, "kind": "commitment"} | fields)


def test_the_reading_page_leads_there_for_whoever_may_review(paper):
    address = f"/papers/{paper.pk}/point-out/"
    assert address in signed_in().get(f"/papers/{paper.pk}/").content.decode()
    reader = signed_in(a_user("B. Msomaji", role="reader"))
    assert address not in reader.get(f"/papers/{paper.pk}/").content.decode()
    assert reader.get(address).status_code == 403


def test_without_words_they_are_asked_for(paper):
    answer = page_of(signed_in(), paper)
    assert answer.status_code == 200
    assert 'name="quote"' in answer.content.decode()
    assert 'name="f-action"' not in answer.content.decode()


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
        ({"f-obligors": "KEN"}, 422, "one of these must be filled"),
    ],
)
def test_what_is_wrong_is_told_and_what_was_typed_stays(paper, sent, status, says):
    answer = send(signed_in(), paper, **{"f-remarks": "as typed"} | sent)
    shown = answer.content.decode()
    assert (answer.status_code, Suggestion.objects.count()) == (status, 0)
    assert says in shown
    assert "as typed" in shown or "quote" in sent


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
    assert "pointed out by hand" not in client.get("/rules/").content.decode()
    for quote, action in ((QUOTE, "lay a cable"), ("The talks were warm.", "be warm")):
        send(client, paper, quote=quote, **{"f-action": action})
    Suggestion.objects.filter(quote="The talks were warm.").update(rule="CO1")
    for row in Suggestion.objects.all():
        client.post(f"/suggestions/{row.pk}/accept/")
    assert "So the rules found 50% of what was kept." in client.get("/rules/").content.decode()
