import re

import pytest
from django.test import Client, RequestFactory
from django.urls import get_resolver

from balozi.ground.people import PUBLIC
from balozi.services.packing import load_pack
from balozi.services.reviewing import accept_suggestion, reject_suggestion
from balozi.store.documents.queries import rule_months
from balozi.web.refusals import broken
from tests.builders import MORNING, a_paper, a_suggestion, hour, officer
from tests.readers import PASSWORD, a_user, signed_in

pytestmark = pytest.mark.django_db

OPEN_TO_ALL = {
    "sign-in",
    "sign-out",
    "second-step",
    "forgotten",
    "provider",
    "provider-back",
    "link",
    "language",
    "theme",
    "calendar-feed",
}
VALUES = {
    "named": "1",
    "document": "1",
    "suggestion": 1,
    "register": "commitments",
    "entry": 1,
    "country": "KEN",
    "rule": "CO1",
    "report": "agreements",
    "sheet": 1,
    "view": 1,
    "act": "plan",
    "evidence": 1,
    "thing": "entry",
    "number": 1,
    "user": "A. Mfano",
    "institution": "MFA",
    "confirmation": 1,
    "factor": 1,
    "feed": 1,
    "brief": 1,
    "section": "foreword",
    "token": "no-such-token",
    "indicator": "X-1",
    "kept": 1,
    "received": 1,
}


@pytest.fixture
def client():
    return signed_in()


def addresses():
    from django.urls import reverse

    for pattern in get_resolver().url_patterns[0].url_patterns:
        values = {name: VALUES[name] for name in pattern.pattern.converters}
        yield pattern.name, reverse(pattern.name, kwargs=values)


@pytest.mark.parametrize(("name", "address"), list(addresses()))
def test_nobody_reads_without_signing_in(name, address):
    answer = Client().get(address)
    if name not in OPEN_TO_ALL:
        assert answer.status_code == 302
        assert answer["Location"].startswith("/sign-in/")


def test_signing_in_and_out():
    a_user("A. Mfano")
    client = Client()
    assert (
        b"Name and password do not fit"
        in client.post("/sign-in/", {"username": "A. Mfano", "password": "x"}).content
    )
    sent = {"username": "A. Mfano", "password": PASSWORD, "next": "/papers/"}
    assert client.post("/sign-in/", sent)["Location"] == "/papers/"
    assert client.get("/papers/").status_code == 200
    client.post("/sign-out/")
    assert client.get("/papers/").status_code == 302


def test_after_too_many_wrong_attempts_even_the_right_password_waits(settings):
    settings.AXES_LOCKOUT_CALLABLE = "balozi.web.refusals.locked_out"
    a_user("A. Mfano")
    client = Client()
    for _attempt in range(settings.AXES_FAILURE_LIMIT):
        client.post("/sign-in/", {"username": "A. Mfano", "password": "x"})
    answer = client.post("/sign-in/", {"username": "A. Mfano", "password": PASSWORD})
    assert answer.status_code == 429
    assert b"Wait a quarter of an hour" in answer.content


def test_forms_without_their_protection_are_refused_with_a_remedy():
    client = signed_in(enforce_csrf_checks=True)
    suggestion = a_suggestion()
    answer = client.post(f"/suggestions/{suggestion.pk}/accept/")
    assert answer.status_code == 403
    assert b"reload the page and send the form again" in answer.content


def test_the_first_page_counts_what_is_in_the_data(client):
    suggestion = a_suggestion(fields={"action": "open a clinic", "due": "2020"})
    accept_suggestion(suggestion=suggestion.pk, person=officer(), at=MORNING)
    a_suggestion(a_paper("Uganda will train nurses.", name="b.txt"), fields={"action": "train nurses"})
    html = client.get("/").content.decode()
    assert re.search(r'flag=overdue"><b>1</b>', html)
    assert re.search(r'flag=undated"><b>0</b>', html)
    assert "1 to review" in html
    assert "accepted a suggestion" in html


@pytest.fixture
def packed():
    load_pack(code="ke", person=officer(), at=MORNING)


def test_the_pages_of_a_country_and_its_framework(client, packed):
    html = client.get("/countries/KEN/").content.decode()
    assert "entries on the register" in html
    assert "Its policy framework" in html
    french = signed_in(a_user("C. Lecteur"))
    french.cookies["django_language"] = "fr"
    framework = french.get("/countries/KEN/framework/").content.decode()
    assert "Prospérité économique</a>" in framework
    assert "Economic prosperity" in framework
    assert client.get("/countries/ken/")["Location"] == "/countries/KEN/"
    assert "entries stand on the registers" in client.get("/packs/").content.decode()


def test_a_partner_has_a_page_of_what_involves_it(client):
    suggestion = a_suggestion(
        fields={"obligors": ["GBR"], "beneficiaries": ["IMF"], "action": "share patrol boats"}
    )
    accept_suggestion(suggestion=suggestion.pk, person=officer(), at=MORNING)
    listed = client.get("/countries/").context["others"]
    assert [code for _name, code, _number in listed] == ["KEN", "GBR"]
    html = client.get("/countries/GBR/").content.decode()
    assert "United Kingdom" in html
    assert "share patrol boats" in html


@pytest.mark.parametrize(
    "address",
    ["/countries/XXX/", "/countries/ISL/", "/countries/ISL/framework/", "/registers/nothing/", "/papers/99/", "/papers/x/",
     "/registers/commitments/99/", "/suggestions/99/", "/nowhere/"],
)  # fmt: skip
def test_what_is_missing_is_told_with_a_remedy(client, address):
    answer = client.get(address)
    assert answer.status_code == 404
    assert b'class="lede"' in answer.content


def test_an_error_of_ours_is_told_without_its_insides_and_without_the_database(django_assert_num_queries):
    request = RequestFactory().get("/rules/", headers={"accept-language": "en"})
    with django_assert_num_queries(0):
        answer = broken(request)
    assert answer.status_code == 500
    assert b"nothing half-done was kept" in answer.content
    assert b"Traceback" not in answer.content


def test_the_rules_page_counts_what_reviewers_did(client):
    suggestion = a_suggestion(rule="CO1")
    accept_suggestion(suggestion=suggestion.pk, person=officer(), at=MORNING)
    html = client.get("/rules/").content.decode()
    assert "A party pledges, commits, agrees or plans to do something." in html
    assert "100%" in html


def test_the_log_is_read_only_by_those_who_may():
    a_suggestion()
    assert b"added a paper" in signed_in().get("/audit/?verb=add_paper").content
    reader = signed_in(a_user("B. Msomaji", role="reader"))
    assert reader.get("/audit/").status_code == 403
    assert b'href="/audit/"' not in reader.get("/registers/").content


def test_the_theme_is_kept_and_never_leads_elsewhere(client):
    answer = client.post("/theme/", {"theme": "dark", "next": "/papers/"})
    assert answer["Location"] == "/papers/"
    assert b'data-theme="dark"' in client.get("/papers/").content
    assert client.post("/theme/", {"theme": "dark", "next": "https://elsewhere.example/"})["Location"] == "/"
    client.post("/theme/", {"theme": "<script>"})
    assert b'data-theme="dark"' in client.get("/papers/").content


@pytest.mark.parametrize(
    ("language", "words"), [("sw", "Je, tunatimiza ahadi zetu?"), ("fr", "Tenons-nous parole ?")]
)
def test_every_page_speaks_the_chosen_language(client, language, words):
    client.post("/language/", {"language": language, "next": "/"})
    html = client.get("/").content.decode()
    assert words in html
    assert f'<html lang="{language}"' in html


def test_pages_allow_no_script_or_style_of_others(client):
    answer = client.get("/")
    assert "default-src 'none'" in answer["Content-Security-Policy"]
    html = answer.content.decode()
    assert not re.search(r"<script(?![^>]*\bsrc=)|\bstyle=|\bon\w+=\"|https?://(?!www\.w3\.org)", html)


def test_a_rule_shows_what_reviewers_decided_month_by_month(client):
    kept, wrong = (
        a_suggestion(a_paper(name="one.txt")),
        a_suggestion(a_paper("Uganda hopes.", name="two.txt"), fields={"action": "hope"}),
    )
    accept_suggestion(suggestion=kept.pk, person=officer(), at=hour(1))
    reject_suggestion(suggestion=wrong.pk, reason="a wish", person=officer(), at=hour(24 * 40))
    months = rule_months(PUBLIC, "CO1")
    assert [(row.month, row.kept_share) for row in months] == [("2026-04", 0.0), ("2026-03", 1.0)]
    page = client.get("/rules/CO1/").content.decode()
    assert "Apr 2026" in page
    assert client.get("/rules/NOPE/").status_code == 404
