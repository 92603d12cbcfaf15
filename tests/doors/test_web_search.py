"""The page that answers one question, and the ways from a country to what was promised."""

import pytest
from django.test import Client

from balozi.services.packing import load_pack
from balozi.services.reviewing import accept_suggestion
from balozi.store.registers.queries import list_register
from balozi.web.papers.desk import card_of
from balozi.web.values import shown_field
from tests.builders import MORNING, a_paper, a_suggestion, hour, officer
from tests.readers import a_user, signed_in

pytestmark = pytest.mark.django_db

SECRET = 3


@pytest.fixture
def client():
    return signed_in()


def test_what_is_above_the_clearance_is_not_found(client):
    a_paper("A quiet talk about tuna.", name="a.txt", marking=SECRET)
    assert "quiet talk" not in client.get("/search/?q=tuna").content.decode()


def test_the_answer_leads_to_the_sentence_the_entry_and_the_country(client):
    suggestion = a_suggestion(
        a_paper("We agree. Kenya will build a clinic for Uganda."),
        quote="Kenya will build a clinic for Uganda.",
    )
    entry = accept_suggestion(suggestion=suggestion.pk, person=officer(), at=MORNING)
    html = client.get("/search/?q=clinic").content.decode()
    assert f"/papers/{suggestion.document_id}/?at=10-47#at" in html
    assert f"/registers/commitments/{entry}/" in html
    assert 'href="/countries/UGA/">Uganda</a>' in client.get("/search/?q=uganda").content.decode()


def test_a_word_finds_what_it_is_called_in_the_other_languages_and_says_so(client):
    a_paper("Wavuvi wa ziwa watapewa leseni moja.", name="a.txt", language="sw")
    html = client.get("/search/?q=pêcheurs").content.decode()
    assert "<mark>Wavuvi</mark> wa ziwa watapewa leseni moja." in html
    assert "found through the glossary: pêcheurs → mvuvi" in html


def test_the_words_themselves_come_before_what_the_glossary_finds(client):
    a_paper("Two treaties wait.", name="a.txt")
    a_paper("Mikataba miwili inasubiri.", name="b.txt", language="sw")
    html = client.get("/search/?q=treaty").content.decode()
    assert html.index("Two <mark>treaties</mark>") < html.index("<mark>Mikataba</mark> miwili")
    html = client.get("/search/?q=mkataba").content.decode()
    assert html.index("<mark>Mikataba</mark> miwili") < html.index("Two <mark>treaties</mark>")


def test_a_word_typed_wrongly_is_taken_for_the_one_that_is_near_and_that_is_said(client):
    a_paper("The laboratory opens in June.", name="a.txt")
    html = client.get("/search/?q=labratory").content.decode()
    assert "this is what holds “laboratory”" in html
    assert "The <mark>laboratory</mark> opens in June." in html


def test_where_nothing_holds_all_words_what_holds_some_is_shown_and_told_apart(client):
    a_paper("The laboratory opens in June.", name="a.txt")
    html = client.get("/search/?q=laboratory+submarine").content.decode()
    assert "this holds some of them" in html
    assert "<mark>laboratory</mark>" in html


def test_where_nothing_has_the_words_those_of_the_same_subject_are_shown_and_told_apart(client):
    load_pack(code="ke", person=officer(), at=MORNING)
    a_paper("Leseni za wakulima wa mwani zimechapishwa.", name="a.txt", language="sw")
    pillar = next(
        one for one in list_register(officer().reader, "framework", size=0).items if one.values.get("words")
    )
    spoken = [str(word) for told in pillar.values["words"].values() for word in told if "*" not in word]
    a_paper(f"Hapa panatajwa {spoken[-1]} tu.", name="b.txt", language="sw")
    found = client.get("/search/", {"q": spoken[0]})
    assert spoken[-1] in found.context["found"].answer.kindred


def test_an_empty_answer_helps(client):
    html = client.get("/search/?q=zeppelin").content.decode()
    assert "Nothing that you may see holds “zeppelin”." in html
    assert "Try fewer words" in html
    html = client.get("/search/?q=zeppelin&language=fr").content.decode()
    assert "Search without what you narrowed it by" in html


def test_a_search_is_narrowed_by_language_country_and_day(client):
    a_paper("Port of Mombasa.", name="a.txt", country="KEN")
    a_paper("Port of Dakar.", name="b.txt", country="SEN", language="fr")

    def titles(query):
        answer = client.get(f"/search/?q=port&{query}").context["found"].answer
        return sorted(row.document_title for row in answer.papers.items)

    assert titles("") == ["Port of Dakar.", "Port of Mombasa."]
    assert titles("country=SEN") == titles("language=fr") == ["Port of Dakar."]
    assert titles("in=papers&since=2026-01-01") == []
    assert client.get("/search/?q=port&since=soon").status_code == 422


def test_the_answers_have_pages(client):
    text = " ".join(f"Road number {chr(97 + n // 26)}{chr(97 + n % 26)} is built." for n in range(45))
    a_paper(text, name="a.txt")
    first = client.get("/search/?q=road").content.decode()
    assert "All sentences that were found" in first
    pages = [
        client.get(f"/search/?q=road&in=papers&page={n}").context["found"].answer.papers for n in (1, 2, 3)
    ]
    assert [page.number for page in pages] == [1, 2, 3]
    quotes = [row.quote for page in pages for row in page.items]
    assert len(quotes) == len(set(quotes)) == pages[0].total == 45


def test_a_search_that_is_too_long_is_refused_in_words(client):
    answer = client.get("/search/?q=" + "a" * 5000)
    assert answer.status_code == 422
    assert b'class="lede"' in answer.content


def test_nobody_searches_without_signing_in():
    assert Client().get("/search/?q=a")["Location"].startswith("/sign-in/")


def test_a_country_is_told_what_it_owes_and_is_owed_and_what_waits(client):
    paper = a_paper("One clinic. Two schools. Three roads.")
    told = [
        ("One clinic.", {"obligors": ["RWA"], "beneficiaries": ["KEN"], "action": "open a clinic"}),
        ("Two schools.", {"obligors": ["KEN"], "beneficiaries": ["RWA"], "action": "open two schools"}),
    ]
    for number, (quote, fields) in enumerate(told):
        suggestion = a_suggestion(paper, quote=quote, fields=fields)
        accept_suggestion(suggestion=suggestion.pk, person=officer(), at=hour(number))
    a_suggestion(paper, quote="Three roads.", fields={"obligors": ["RWA"], "action": "build roads"})
    html = client.get("/countries/RWA/").content.decode()
    assert html.index("Promised by Rwanda") < html.index("open a clinic") < html.index("Promised to Rwanda")
    assert html.index("Promised to Rwanda") < html.index("open two schools")
    assert html.count("open a clinic") == 1
    assert "1 commitment found in text names this country" in html
    waiting = client.get("/suggestions/?kind=commitment&state=open&actor=RWA")
    assert [card.title for card in waiting.context["cards"]] == ["build roads"]
    assert not client.get("/suggestions/?actor=RW").context["cards"]


def test_a_country_that_only_a_suggestion_names_has_a_page(client):
    assert client.get("/countries/ISL/").status_code == 404
    a_suggestion(fields={"obligors": ["ISL"], "action": "send two trawlers"})
    assert "waits for a decision" in client.get("/countries/ISL/").content.decode()


def test_the_source_of_a_pack_names_its_document_and_place(client):
    load_pack(code="rw", person=officer(), at=MORNING)
    row = client.get("/registers/counts/").context["rows"][0].entry
    assert row.stated
    assert f'<summary title="{row.stated}">' in client.get("/registers/counts/").content.decode()


def test_numbers_and_days_are_written_as_the_language_writes_them():
    assert shown_field("value", 4000000) == "4,000,000"
    assert shown_field("amount", {"value": 2500000.0, "unit": "USD"}) == "2,500,000 USD"
    assert shown_field("due", "2026-12-31") == "31 Dec 2026"
    assert shown_field("number", 2024) == "2024"
    assert shown_field("obligors", ["KEN", "RWA"]) == "Kenya, Rwanda"
    assert shown_field("obligors", []) == shown_field("due", None) == ""


def test_an_engagement_without_a_name_is_called_by_its_sort_and_who_took_part():
    suggestion = a_suggestion(
        kind="engagement", fields={"states": ["KEN", "RWA"], "type": "meeting"}, rule="EN1"
    )
    from balozi.store.documents.queries import suggestion_row

    assert card_of(suggestion_row(officer().reader, suggestion.pk)).title == "Meeting: Kenya, Rwanda"


def test_the_first_page_says_what_to_do_first(client):
    assert b"add the papers of a file or a visit" in client.get("/").content
    a_suggestion()
    assert b"open one, compare it with its sentence" in client.get("/").content
    french = signed_in(a_user("C. Lecteur"))
    french.cookies["django_language"] = "fr"
    assert "Commencez ici" in french.get("/").content.decode()
