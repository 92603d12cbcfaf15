"""An institution that leads is called by its name; its code stands behind it, and beside it where programs read."""

import csv
import io

import pytest

from balozi.services.assigning import assign_commitment
from balozi.services.packing import load_pack
from tests.builders import MORNING, officer
from tests.promises import a_commitment, order
from tests.readers import a_user, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", autouse=True)
def _packed(begun_once):
    load_pack(code="ke", person=officer(), at=MORNING)


@pytest.fixture
def client():
    return signed_in(a_user("D. Dawati"))


@pytest.fixture
def entry(client):
    number = a_commitment()
    assign_commitment(order=order(number), institution="MOH")
    return number


def page(client, where):
    return client.get(where).content.decode()


def test_the_list_and_the_page_show_the_name_with_the_code_behind_it(client, entry):
    html = page(client, "/registers/commitments/")
    assert '<td data-head="Lead institution" title="MOH">Ministry of Health</td>' in html
    assert '<option value="MOH" selected>Ministry of Health</option>' in page(
        client, "/registers/commitments/?lead=MOH"
    )
    assert "Ministry of Health (MOH)" in page(client, f"/registers/commitments/{entry}/")


def test_the_name_is_in_the_language_of_the_page(client, entry):
    client.cookies["django_language"] = "sw"
    assert 'title="MOH">Wizara ya Afya</td>' in page(client, "/registers/commitments/")


def test_an_institution_that_is_on_no_register_is_shown_as_it_is_written(client):
    assign_commitment(order=order(a_commitment("build a school")), institution="X-SAMPLE")
    assert '<td data-head="Lead institution">X-SAMPLE</td>' in page(client, "/registers/commitments/")


def test_a_download_has_the_code_and_the_name(client, entry):
    content = client.get("/registers/commitments/download/").getvalue().decode("utf-8-sig")
    (row,) = csv.DictReader(io.StringIO(content))
    assert (row["lead"], row["lead_name"]) == ("MOH", "Ministry of Health")
    others = client.get("/registers/missions/download/").getvalue().decode("utf-8-sig")
    assert "lead_name" not in others.splitlines()[0]


def test_the_names_of_a_list_are_asked_for_once(client, entry, django_assert_max_num_queries):
    # Both times with nothing remembered: an assignment is a line of the log that forgets.
    client.get("/registers/commitments/")
    _assigned(range(1))
    with django_assert_max_num_queries(30) as few:
        client.get("/registers/commitments/")
    _assigned(range(1, 13))
    with django_assert_max_num_queries(30) as many:
        client.get("/registers/commitments/")
    assert len(many) == len(few)


def _assigned(numbers):
    for number in numbers:
        assign_commitment(order=order(a_commitment(f"build school {number}")), institution="MOE")
