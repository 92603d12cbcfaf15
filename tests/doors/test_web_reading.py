import re

import pytest

from balozi.services.reviewing import accept_suggestion
from balozi.store.documents.models import Finding, Suggestion
from balozi.store.registers.queries import list_register
from tests.builders import MORNING, a_paper, a_suggestion, officer
from tests.readers import a_user, signed_in

pytestmark = pytest.mark.django_db

TEXT = (
    "Kenya will build a border clinic in Busia by June 2027. Uganda will train forty nurses for it by 2028."
)
JSON = {"headers": {"accept": "application/json"}}


@pytest.fixture
def client():
    return signed_in()


@pytest.fixture
def two():
    paper = a_paper(TEXT)
    first = a_suggestion(paper, quote=TEXT[:54])
    fields = {"obligors": ["UGA"], "action": "train forty nurses", "due": "2028"}
    return first, a_suggestion(paper, quote=TEXT[56:101], fields=fields)


def page(client, suggestion, query=""):
    return client.get(f"/papers/{suggestion.document_id}/{query}").content.decode()


def test_the_paper_stands_beside_what_was_found_in_it(client, two):
    html = page(client, two[0])
    assert f'data-s="{two[0].pk}"' in html
    assert "build a border clinic in Busia" in html
    assert "0 of 2 reviewed" in html
    assert "A party pledges, commits, agrees or plans to do something." in html


def test_accepting_without_javascript_leads_to_the_next_open_suggestion(client, two):
    answer = client.post(f"/suggestions/{two[0].pk}/accept/")
    assert answer.status_code == 302
    assert answer["Location"] == f"/papers/{two[0].document_id}/#s{two[1].pk}"
    assert list_register(officer().reader, "commitments").total == 1
    assert "1 of 2 reviewed" in page(client, two[0])


def test_the_filters_are_kept_after_a_decision(client, two):
    answer = client.post(f"/suggestions/{two[0].pk}/reject/", {"kind": "commitment", "state": "open"})
    assert "?kind=commitment&state=open#s" in answer["Location"]


def test_our_script_gets_the_new_card_and_the_progress(client, two):
    answer = client.post(f"/suggestions/{two[0].pk}/accept/", **JSON).json()
    assert (answer["state"], answer["reviewed"], answer["total"]) == ("accepted", 1, 2)
    assert "/registers/commitments/" in answer["card"]


def test_a_second_decision_is_told_as_a_conflict_with_its_remedy(client, two):
    client.post(f"/suggestions/{two[0].pk}/accept/")
    answer = client.post(f"/suggestions/{two[0].pk}/reject/", **JSON)
    assert answer.status_code == 409
    assert answer.json()["remedy"] == "Undo that decision first if it was wrong."
    page = f"http://testserver/papers/{two[0].document_id}/"
    answer = client.post(f"/suggestions/{two[0].pk}/reject/", headers={"referer": page})
    assert answer.status_code == 409
    assert f'href="{page}"' in answer.content.decode()
    answer = client.post(
        f"/suggestions/{two[0].pk}/reject/", headers={"referer": "https://elsewhere.example/"}
    )
    assert b"elsewhere" not in answer.content


def test_rejecting_keeps_the_reason_and_undo_opens_it_again(client, two):
    client.post(f"/suggestions/{two[0].pk}/reject/", {"reason": "a wish, not a promise"})
    assert "a wish, not a promise" in page(client, two[0])
    client.post(f"/suggestions/{two[0].pk}/undo/")
    assert Suggestion.objects.get(pk=two[0].pk).state == "open"


def test_the_amend_form_is_filled_and_what_it_sends_is_on_the_register(client, two):
    form = client.get(f"/suggestions/{two[0].pk}/?part=form").content.decode()
    assert ">build a border clinic in Busia</textarea>" in form
    assert 'name="f-due" value="2027-06"' in form
    sent = {
        "f-action": "build two clinics",
        "f-obligors": "KEN\r\nUganda",
        "f-amount": "2,000,000 USD",
        "f-due": "",
    }
    client.post(f"/suggestions/{two[0].pk}/amend/", sent)
    (row,) = list_register(officer().reader, "commitments").items
    assert row.title == "build two clinics"
    assert sorted(row.involved["obligor"]) == ["KEN", "UGA"]
    assert row.values["amount"] == {"value": 2_000_000, "unit": "USD"}
    assert row.values["due"] == ""
    assert row.values["modality"] == "plans"


def test_an_amended_fact_without_what_its_kind_needs_is_refused(client, two):
    answer = client.post(f"/suggestions/{two[0].pk}/amend/", {"f-action": ""})
    assert answer.status_code == 422
    assert Suggestion.objects.get(pk=two[0].pk).state == "open"


def test_only_the_asked_kind_and_state_are_listed(client, two):
    accept_suggestion(suggestion=two[0].pk, person=officer(), at=MORNING)
    html = page(client, two[0], "?state=open")
    assert f'id="s{two[1].pk}"' in html
    assert f'id="s{two[0].pk}"' not in html


def test_the_asked_sentence_is_marked_by_the_server(client, two):
    html = page(client, two[0], "?at=56-62")
    assert re.search(r'id="at"></span>.*?<mark class="asked">.*?Uganda', html)


@pytest.mark.parametrize("place", ["", "x-y", "9-3", "-", "1-99999999999999", "٣-٤"])
def test_a_place_that_is_none_marks_nothing_and_breaks_nothing(client, two, place):
    answer = client.get(f"/papers/{two[0].document_id}/", {"at": place})
    assert answer.status_code == 200


def test_findings_lead_to_their_place_in_the_language_of_the_page(client, two):
    Finding.objects.create(
        document=two[0].document,
        check_name="CC19",
        severity="warning",
        start=0,
        end=5,
        quote="Kenya",
        says='"Kenya" cannot be dated: the paper states no date.',
    )
    assert 'href="#q0"' in page(client, two[0])
    client.cookies["django_language"] = "sw"
    assert "haiwezi kupewa tarehe: hati haina tarehe." in page(client, two[0])


def test_somebody_who_may_only_read_sees_no_buttons_and_is_refused(two):
    client = signed_in(a_user("B. Msomaji", role="reader"))
    assert "formaction" not in page(client, two[0])
    answer = client.post(f"/suggestions/{two[0].pk}/accept/")
    assert answer.status_code == 403
    assert b"may not review suggestions" in answer.content
    assert Suggestion.objects.get(pk=two[0].pk).state == "open"


def test_a_paper_above_the_readers_clearance_is_missing_not_forbidden(client):
    secret = a_suggestion(a_paper(TEXT, name="secret.txt", marking=3))
    assert client.get(f"/papers/{secret.document_id}/").status_code == 404
    assert client.get(f"/suggestions/{secret.pk}/").status_code == 404
    assert client.post(f"/suggestions/{secret.pk}/accept/").status_code == 404
    assert b"border clinic" not in client.get("/suggestions/").content


def test_words_of_a_paper_are_shown_and_never_run(client):
    text = "<script>alert('Kenya')</script> will open a post."
    suggestion = a_suggestion(a_paper(text), fields={"action": "<img src=x onerror=alert(1)>"})
    html = page(client, suggestion)
    assert "<script>alert" not in html
    assert "<img src=x" not in html


def test_a_long_paper_with_many_suggestions_takes_no_more_queries(client, django_assert_max_num_queries):
    paper = a_paper(TEXT)
    for start in range(40):
        a_suggestion(paper, quote=TEXT[start : start + 6], kind="threat", fields={"name": "x"})
    with django_assert_max_num_queries(14):
        client.get(f"/papers/{paper.pk}/")
