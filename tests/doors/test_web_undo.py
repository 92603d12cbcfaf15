"""A change of one click is confirmed in words and can be taken back from its confirmation, where a service allows it."""

import re

import pytest
from django.contrib.auth import get_user_model

from balozi.ground.people import PUBLIC
from balozi.services.assigning import assign_commitment
from balozi.store.follow_up.queries import follow_up_of
from balozi.store.sheets.models import SavedView
from tests.promises import a_commitment, focal, order
from tests.readers import a_user, signed_in

pytestmark = pytest.mark.django_db
_FORM = re.compile(r'<div class="told done".*?</div>', re.DOTALL)


@pytest.fixture
def client():
    return signed_in(a_user("D. Dawati"))


@pytest.fixture
def entry():
    number = a_commitment()
    assign_commitment(order=order(number), institution="MOH")
    return number


def confirmation(client, where):
    return _FORM.search(client.get(where).content.decode())[0]


def undo(client, told):
    """Send the form of a confirmation as a browser would."""
    address = re.search(r'action="([^"]+)"', told)[1]
    return client.post(address, dict(re.findall(r'name="(\w+)" value="([^"]*)"', told)))


def status(entry):
    return follow_up_of(PUBLIC, entry).course.status


def test_a_step_is_taken_back_from_its_confirmation(client, entry):
    client.post(f"/commitments/{entry}/plan/")
    assert status(entry) == "planned"
    told = confirmation(client, f"/registers/commitments/{entry}/")
    assert "The work is planned." in told
    assert undo(client, told).status_code == 302
    assert status(entry) == "assigned"


def test_a_link_is_taken_back_and_put_back(client, entry):
    where = f"/registers/commitments/{entry}/"
    client.post(f"/commitments/{entry}/link/", {"sort": "counterparty", "code": "RWA"})
    undo(client, confirmation(client, where))
    assert follow_up_of(PUBLIC, entry).links == []
    undo(client, confirmation(client, where))
    assert [(one.sort, one.code) for one in follow_up_of(PUBLIC, entry).links] == [("counterparty", "RWA")]


def test_what_others_were_told_of_is_confirmed_without_undo(client, entry):
    client.post(f"/commitments/{entry}/report/", {"text": "The walls stand."})
    told = confirmation(client, f"/registers/commitments/{entry}/")
    assert "A later one can correct it." in told
    assert "<form" not in told


def test_who_may_not_take_steps_back_is_not_offered_it(entry):
    focal("F. Wizara", "MOH")
    client = signed_in(get_user_model().objects.get(username="F. Wizara"))
    client.post(f"/commitments/{entry}/plan/")
    assert status(entry) == "planned"
    assert "<form" not in confirmation(client, f"/registers/commitments/{entry}/")


def test_a_view_that_was_taken_away_comes_back(client):
    sent = {"register": "commitments", "query": "search=clinic", "name": "Clinics"}
    client.post("/views/save/", sent)
    assert "The view is saved." in confirmation(client, "/registers/commitments/")
    client.post(f"/views/{SavedView.objects.get().pk}/end/", {"register": "commitments"})
    undo(client, confirmation(client, "/registers/commitments/"))
    assert SavedView.objects.filter(superseded__isnull=True, query="search=clinic", shared=False).count() == 1


def test_an_account_that_was_closed_is_opened_again_by_undo():
    chief = signed_in(a_user("A. Mkuu", role="administrator"))
    user = a_user("B. Msomaji", role="reader")
    chief.post("/people/B. Msomaji/", {"act": "retire"})
    user.refresh_from_db()
    assert not user.is_active
    undo(chief, confirmation(chief, "/people/B. Msomaji/"))
    user.refresh_from_db()
    assert user.is_active


def test_a_message_that_is_not_ours_offers_nothing(client):
    from django.contrib.messages.storage.base import Message

    from balozi.web.undoing import undo_of

    for tags in ("", "warning", "[1]", '{"address": 1}', '{"address": "/x", "sent": 5}'):
        assert undo_of(Message(25, "words", extra_tags=tags)) is None
