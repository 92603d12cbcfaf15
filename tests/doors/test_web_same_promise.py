"""The pages offer entries that say the same, join a sentence to one, and show where sources contradict."""

import pytest

from balozi.store.documents.models import Suggestion
from tests.builders import a_paper, a_suggestion
from tests.readers import a_user, signed_in

pytestmark = pytest.mark.django_db

FIRST = {
    "obligors": ["KEN"],
    "beneficiaries": ["UGA"],
    "action": "open a school for nurses in Busia",
    "due": "2027-06",
}
AGAIN = {**FIRST, "action": "open in Busia the school for nurses", "due": "2028"}


@pytest.fixture
def client():
    return signed_in(a_user("A. Mfano"))


@pytest.fixture
def two(client):
    first = a_suggestion(a_paper("Kenya will open a school for nurses in Busia."), fields=FIRST)
    client.post(f"/suggestions/{first.pk}/accept/")
    again = a_suggestion(a_paper("In Busia Kenya will open the school.", name="b.txt"), fields=AGAIN)
    first.refresh_from_db()
    return first, again


def test_the_page_of_a_suggestion_offers_the_entry_with_reasons(client, two):
    html = client.get(f"/suggestions/{two[1].pk}/").content.decode()
    assert f'name="into" value="{two[0].entry_id}"' in html
    assert "same counterparty: Uganda" in html
    assert "4 of 4 words of the action" in html
    assert "the due date is 2028 here and Jun 2027 there" in html


def test_the_reasons_speak_the_language_of_the_page(client, two):
    client.cookies["django_language"] = "sw"
    html = client.get(f"/suggestions/{two[1].pk}/").content.decode()
    assert "maneno 4 kati ya 4 ya tendo" in html
    client.cookies["django_language"] = "fr"
    html = client.get(f"/suggestions/{two[1].pk}/").content.decode()
    assert "promis par le même : Kenya" in html


def test_the_button_joins_the_sentence_and_the_entry_shows_the_contradiction(client, two):
    entry = two[0].entry_id
    client.post(f"/suggestions/{two[1].pk}/accept/", {"into": entry})
    assert Suggestion.objects.get(pk=two[1].pk).entry_id == entry
    html = client.get(f"/registers/commitments/{entry}/").content.decode()
    assert "Where its sources contradict each other" in html
    assert html.count("In Busia Kenya will open the school.") >= 2


@pytest.mark.parametrize("into", ["404", "x", "9" * 40])
def test_an_entry_that_is_not_there_is_told(client, two, into):
    assert client.post(f"/suggestions/{two[1].pk}/accept/", {"into": into}).status_code == 404
    assert Suggestion.objects.get(pk=two[1].pk).state == "open"


def test_somebody_who_may_only_read_sees_the_likeness_and_no_button(two):
    reader = signed_in(a_user("B. Msomaji", role="reader"))
    html = reader.get(f"/suggestions/{two[1].pk}/").content.decode()
    assert "same counterparty: Uganda" in html
    assert 'name="into"' not in html
