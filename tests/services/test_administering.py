"""Administering people is no way to read what the administrator is not cleared for."""

import pytest

from balozi.ground.errors.desk import AccountAboveClearance
from balozi.ground.markings import Marking
from balozi.services.auditing import note_reading
from balozi.services.factors_reset import take_factors_away
from balozi.services.inviting import reset_password
from balozi.services.people import give_role, operator, person_named
from balozi.store.audit.models import Deed
from tests.builders import hour, officer
from tests.readers import PASSWORD, a_user, signed_in

pytestmark = pytest.mark.django_db
SITE = "https://balozi.example"


@pytest.fixture
def chief():
    a_user("A. Mkuu", role="administrator", clearance=Marking.CONFIDENTIAL)
    return person_named("A. Mkuu")


@pytest.mark.parametrize(
    "attempt",
    [
        lambda chief: reset_password(user="S. Siri", site=SITE, person=chief, at=hour(1)),
        lambda chief: take_factors_away(user="S. Siri", person=chief, at=hour(1)),
        lambda chief: give_role(user="S. Siri", role="reader", person=chief, at=hour(1)),
    ],
)
def test_an_administrator_makes_no_way_into_an_account_that_is_cleared_higher(chief, attempt):
    user = a_user("S. Siri", clearance=Marking.SECRET)
    with pytest.raises(AccountAboveClearance):
        attempt(chief)
    user.refresh_from_db()
    assert user.check_password(PASSWORD)
    assert user.profile.role == "desk_officer"
    (line,) = Deed.objects.filter(outcome="refused")
    assert (line.by, line.subject) == ("A. Mkuu", "user S. Siri")


def test_those_cleared_as_far_or_less_get_their_link_and_the_command_line_helps_with_the_rest(chief):
    a_user("B. Sawa", clearance=Marking.CONFIDENTIAL)
    a_user("S. Siri", clearance=Marking.SECRET)
    assert reset_password(user="B. Sawa", site=SITE, person=chief, at=hour(1)).token
    assert reset_password(user="S. Siri", site=SITE, person=operator("A. Mkuu"), at=hour(1)).token


def test_the_page_of_a_user_tells_an_administrator_why_there_is_no_link():
    client = signed_in(a_user("A. Mkuu", role="administrator"))
    a_user("S. Siri", clearance=Marking.SECRET)
    answer = client.post("/people/S. Siri/", {"act": "reset"})
    assert answer.status_code == 403
    assert b"may not make a new way into that account" in answer.content
    assert b"/link/" not in answer.content


def test_what_is_marked_at_all_is_logged_when_an_administrator_opens_it(chief):
    note_reading(officer(), "entry 1", Marking.RESTRICTED, at=hour(1))
    assert not Deed.objects.filter(verb="read_marked").exists()
    note_reading(chief, "entry 1", Marking.RESTRICTED, at=hour(1))
    note_reading(chief, "entry 2", Marking.UNCLASSIFIED, at=hour(1))
    assert list(Deed.objects.values_list("by", "verb", "subject")) == [("A. Mkuu", "read_marked", "entry 1")]
