"""Targets and baselines set and taken back on the page of their indicator."""

import pytest

from balozi.store.audit.models import Deed
from balozi.store.results.models import AreaPart, Baseline, Target
from tests.figures import a_target, a_value, an_indicator
from tests.readers import a_user, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def client():
    an_indicator()
    a_value("X-1", "2024", "5")
    return signed_in(a_user("M. Mkaguzi", role="monitoring_officer"))


def send(client, **told):
    return client.post("/results/X-1/aim/", {"sort": "target", "period": "2024", "area": "KEN"} | told)


def test_a_target_and_a_baseline_are_set_on_the_page_and_the_figure_is_rated_by_them(client):
    assert "Set a target or a baseline" in client.get("/results/X-1/").content.decode()
    assert send(client, value="10", note="from the plan")["Location"] == "/results/X-1/?area=KEN"
    send(client, sort="baseline", period="", value="0")
    figures = client.get("/results/X-1/?area=KEN").context["figures"]
    assert [(one.line["target"], one.line["achievement"]) for one in figures] == [("10", "0.5")]
    assert Target.objects.get().note == "from the plan"


def test_a_range_words_and_an_open_target_are_told_as_such(client):
    for told in ({"low": "2", "high": "4"}, {"words": "a working desk"}, {"open": "yes"}):
        assert send(client, **told).status_code == 302
    last = Target.objects.get(superseded__isnull=True)
    assert (last.low, last.words, last.is_open) == ("", "", True)
    assert Target.objects.count() == 3


@pytest.mark.parametrize(
    ("told", "says"),
    [
        ({}, "No value of X-1 is given."),
        ({"value": "1,250"}, "is not a number"),
        ({"value": "1", "period": "2024-Q1"}, "is not such a period"),
        ({"value": "1", "area": "KNE"}, "the nearest is KEN"),
        ({"value": "1", "area": "WARD-7"}, "name the larger area"),
        ({"value": "1", "area": "KEN", "parent": "UGA"}, "do not make KEN a part of UGA"),
        ({"low": "5", "high": "3"}, "begins at 5 and ends at 3"),
        ({"value": "1", "stated_on": "2999-01-01"}, "has not come yet"),
        ({"value": "1", "stated_on": "soon"}, "soon"),
    ],
)
def test_what_cannot_be_a_target_is_refused_with_a_sentence(client, told, says):
    answer = send(client, **told)
    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert not Target.objects.exists()


def test_a_target_of_a_new_area_is_taken_where_its_larger_area_is_named(client):
    send(client, value="3", area="WARD-7", parent="KEN")
    assert AreaPart.objects.get(area="WARD-7").parent == "KEN"


def test_a_target_is_taken_back_with_a_reason_and_stands_at_earlier_moments(client):
    number = a_target("X-1", "2024", "10")
    where = f"/results/aims/{number}/withdraw-target/"
    assert client.post(where, {"reason": " "}).status_code == 422
    assert client.post(where, {"reason": "typed in the wrong row"})["Location"] == "/results/X-1/?area=KEN"
    assert not Target.objects.filter(superseded__isnull=True).exists()
    assert Deed.objects.get(verb="withdraw_aim").facts["reason"] == "typed in the wrong row"
    assert client.post(where, {"reason": "again"}).status_code == 404
    send(client, sort="baseline", value="1")
    baseline = Baseline.objects.get()
    client.post(f"/results/aims/{baseline.pk}/withdraw-baseline/", {"reason": "wrong"})
    assert not Baseline.objects.filter(superseded__isnull=True).exists()


@pytest.mark.parametrize("role", ["reader", "focal_point", "desk_officer", "auditor"])
def test_who_may_not_edit_the_framework_finds_no_form_and_is_refused(client, role):
    number = a_target("X-1", "2024", "10")
    other = signed_in(a_user("W. Mwingine", role=role))
    page = other.get("/results/X-1/").content.decode()
    assert "Set a target or a baseline" not in page
    assert "withdraw-target" not in page
    assert send(other, value="1").status_code == 403
    assert other.post(f"/results/aims/{number}/withdraw-target/", {"reason": "x"}).status_code == 403
    assert Target.objects.get().superseded is None
