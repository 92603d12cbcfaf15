"""Choosing rather than typing: what a commitment belongs to, and who answers for it."""

import pytest

from balozi.ground.errors.people import NoSuchUser
from balozi.ground.markings import Marking
from balozi.ground.people import PUBLIC
from balozi.services.assigning import assign_commitment, those_who_may_answer
from balozi.services.packing import load_pack
from balozi.store.follow_up.queries import follow_up_of
from balozi.store.people.models import Profile
from tests.builders import MORNING, officer
from tests.promises import a_commitment, desk, focal, order
from tests.readers import a_user, signed_in
from tests.services.test_agreeing import an_agreement

pytestmark = pytest.mark.django_db


@pytest.fixture
def entry():
    return a_commitment()


@pytest.fixture
def client():
    return signed_in(a_user("D. Dawati"))


def belongs(client, entry, **asked):
    return client.get(f"/commitments/{entry}/belongs/", asked).content.decode()


def test_an_agreement_is_found_by_its_words_and_chosen_without_its_number(client, entry):
    wanted, other = an_agreement("Protocol on border health"), an_agreement("Treaty on fisheries")
    html = belongs(client, entry, sort="agreement", search="border")
    assert f'name="target" value="{wanted}"' in html
    assert f'value="{other}"' not in html
    client.post(f"/commitments/{entry}/link/", {"sort": "agreement", "target": wanted})
    (link,) = follow_up_of(PUBLIC, entry).links
    assert (link.sort, link.target) == ("agreement", wanted)


def test_without_words_the_agreements_with_the_same_partner_come_first(client):
    entry = a_commitment("lend Rwanda four tents", beneficiaries=["RWA"])
    near = an_agreement("Protocol on tents", states=("KEN", "RWA"))
    far = an_agreement("Treaty on fisheries", states=("KEN", "TZA"))
    html = belongs(client, entry, sort="agreement")
    assert f'value="{near}"' in html
    assert f'value="{far}"' not in html
    assert f'value="{far}"' in belongs(client, entry, sort="agreement", search="fisheries")


def test_a_secret_agreement_is_not_among_the_choices(client, entry):
    secret = an_agreement("Protocol on Kanarikanga", marking=Marking.SECRET)
    html = belongs(client, entry, sort="agreement", search="Kanarikanga")
    assert secret
    assert 'name="target"' not in html
    assert "Nothing has these words" in html


def test_a_counterparty_is_found_in_each_language_by_the_beginning_of_its_name(client, entry):
    html = belongs(client, entry, sort="counterparty", search="Ethiop", shape="part")
    assert 'name="code" value="ETH"' in html
    assert "<html" not in html
    client.cookies["django_language"] = "sw"
    assert 'value="DEU"' in belongs(client, entry, sort="counterparty", search="ujerumani")


def test_pillars_and_objectives_of_the_country_are_offered(client, entry):
    load_pack(code="ke", person=officer(), at=MORNING)
    assert 'name="target"' in belongs(client, entry, sort="pillar")
    assert 'name="target"' in belongs(client, entry, sort="objective")
    assert "There is nothing of this kind yet." in belongs(client, entry, sort="indicator")
    assert 'name="sort" value="agreement"' in belongs(client, entry, sort="no-such")


def test_who_may_not_follow_up_finds_nothing_here(entry):
    client = signed_in(a_user("B. Msomaji", role="reader"))
    assert client.get(f"/commitments/{entry}/belongs/").status_code == 403
    assert client.get(f"/commitments/{entry}/give/?institution=MOH").status_code == 403


def test_the_people_of_an_institution_are_offered_and_nobody_else(client, entry):
    focal("F. Wizara", "MOH")
    focal("F. Elimu", "MOE")
    reader = a_user("B. Msomaji", role="reader")
    Profile.objects.filter(user=reader).update(institution="MOH")
    gone = focal("F. Zamani", "MOH").name
    Profile.objects.get(user__username=gone).user.__class__.objects.filter(username=gone).update(
        is_active=False
    )
    part = client.get(f"/commitments/{entry}/give/?institution=MOH&shape=part").content.decode()
    assert "F. Wizara" in part
    assert not any(name in part for name in ("F. Elimu", "B. Msomaji", "F. Zamani"))
    page = client.get(f"/commitments/{entry}/give/?institution=MOH").content.decode()
    assert '<option value="F. Wizara"' in page
    assert "<html" in page


def test_who_may_not_see_a_commitment_is_not_offered_to_answer_for_it():
    secret = a_commitment("fund Kanarikanga", marking=Marking.SECRET)
    focal("F. Wizara", "MOH")
    cleared = desk(clearance=Marking.SECRET)
    assert those_who_may_answer(entry=secret, institution="MOH", person=cleared) == []
    Profile.objects.filter(user__username="F. Wizara").update(clearance=Marking.SECRET)
    assert those_who_may_answer(entry=secret, institution="MOH", person=cleared) == ["F. Wizara"]
    assert those_who_may_answer(entry=secret, institution="MOH", person=desk()) == []


def test_a_focal_point_who_is_no_user_is_refused_because_nobody_would_be_told(entry):
    with pytest.raises(NoSuchUser):
        assign_commitment(order=order(entry), institution="MOH", focal_point="F. Wizarra")
    assert follow_up_of(PUBLIC, entry).assignments == []


def test_who_accepts_a_part_in_my_work_answers_for_it(entry):
    focal("F. Wizara", "MOH")
    assign_commitment(order=order(entry), institution="MOH")
    client = signed_in(Profile.objects.get(user__username="F. Wizara").user)
    html = client.get("/my-work/").content.decode()
    assert '<input type="hidden" name="focal_point" value="F. Wizara">' in html
