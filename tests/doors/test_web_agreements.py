"""The panel of an agreement, its forms, and the page of the watches."""

import re

import pytest

from balozi.ground.markings import Marking
from balozi.services.agreeing import TermDraft, set_term
from balozi.store.audit.models import Deed
from balozi.store.registers.models import AgreementEvent
from balozi.store.registers.watches import WATCHES
from tests.builders import hour
from tests.readers import a_user, signed_in
from tests.services.test_agreeing import an_agreement, editor, record

pytestmark = pytest.mark.django_db


@pytest.fixture
def client():
    return signed_in()


def page(client, entry, **asked):
    return client.get(f"/registers/agreements/{entry}/", asked).content.decode()


def test_the_page_of_an_agreement_shows_both_axes_and_where_it_is_stuck(client):
    entry = an_agreement(status="signed", date="2020-01-01")
    record(
        entry, "approved_internally", "2020-06-01", party="KEN", step="cabinet-approval", authority="Cabinet"
    )
    html = page(client, entry)
    assert "Kenya: National approval" in html
    assert "It stands before § 8." in html
    assert "to be checked against the Act" in html
    assert "signatory, approved at home" in html
    assert "proposed, not law" in html
    assert '<svg class="timeline"' in html
    assert html.count('aria-current="step"') == 1


def test_a_country_without_a_procedure_says_so(client):
    html = page(client, an_agreement(country="RWA", status="signed"))
    assert "The procedure of this country is not known" in html


def test_a_memorandum_is_not_sent_through_the_procedure(client):
    html = page(client, an_agreement(instrument_type="mou", status="signed"))
    assert "does not go through the procedure of ratification" in html
    assert "as this form usually is; nobody has said" in html


def test_an_event_is_recorded_corrected_and_taken_back_on_the_pages(client):
    entry = an_agreement()
    sent = {
        "e-event": "signed",
        "e-on": "2021-05-01",
        "e-source": "The original",
        "e-authority": "A. Mfano, minister",
    }
    answer = client.post(f"/agreements/{entry}/events/", sent, follow=True)
    assert b"The event is on the register." in answer.content
    assert b"A. Mfano, minister" in answer.content
    number = AgreementEvent.objects.get().pk

    form = client.get(f"/agreements/events/{number}/").content.decode()
    assert 'value="2021-05-01"' in form
    assert re.search(r'value="signed" selected', form)
    sent |= {"e-on": "2021-06-01", "reason": "misread", "act": "correct"}
    assert "1 Jun 2021" in client.post(f"/agreements/events/{number}/", sent, follow=True).content.decode()
    stale = client.post(f"/agreements/events/{number}/", sent)
    assert stale.status_code == 404

    last = AgreementEvent.objects.get(superseded__isnull=True).pk
    told = client.post(
        f"/agreements/events/{last}/", {"reason": "another one", "act": "withdraw"}, follow=True
    )
    assert b"No event is recorded" in told.content
    assert b"Corrected or taken back" in told.content
    assert b"misread" in told.content
    assert b"another one" in told.content
    assert Deed.objects.filter(verb__in=("record_event", "correct_event", "withdraw_event")).count() == 3


@pytest.mark.parametrize(
    ("sent", "says"),
    [
        ({"e-event": "signed"}, "what it rests on"),
        ({"e-event": "acceded", "e-source": "x"}, "Accession (a) is the act of one party"),
        ({"e-event": "<b>", "e-source": "x"}, "There is no event &lt;b&gt;"),
        ({"e-event": "signed", "e-on": "May", "e-source": "x"}, "is not a date"),
        ({"e-event": "signed", "e-document": "first"}, "There is no document"),
        ({"e-event": "superseded", "e-source": "x", "e-other": "٣"}, "register"),
    ],
)
def test_a_form_that_cannot_be_taken_tells_what_to_do(client, sent, says):
    answer = client.post(f"/agreements/{an_agreement()}/events/", sent)
    assert answer.status_code in {404, 422}
    assert says in answer.content.decode()


def test_the_term_is_set_on_the_page(client):
    entry = an_agreement(status="in_force", date="2015-01-01")
    sent = {
        "ends": "2019-12-31",
        "renewal": "tacit",
        "renewal_months": "120",
        "notice_months": "6",
        "binding": "True",
        "areas": ["health", "trade"],
        "lead": "MOH",
    }
    html = client.post(f"/agreements/{entry}/term/", sent, follow=True).content.decode()
    assert "The term is set." in html
    assert "31 Dec 2029" in html
    assert "30 Jun 2029" in html
    assert "renews itself" in html
    assert "MOH" in html
    for wrong in ({"renewal_months": "many"}, {"areas": ["astrology"]}, {"renewal": "always"}):
        assert client.post(f"/agreements/{entry}/term/", wrong).status_code == 422


def test_readers_see_the_life_and_no_form(client):
    entry = an_agreement(status="signed")
    number = record(entry, "ratified", "2021", party="KEN")
    reader = signed_in(a_user("B. Msomaji", role="reader"))
    html = page(reader, entry)
    assert "Kenya: Ratification" in html
    assert "Record an event" not in html
    for address in (
        f"/agreements/{entry}/events/",
        f"/agreements/{entry}/term/",
        f"/agreements/events/{number}/",
    ):
        assert reader.post(address, {"e-event": "signed", "e-source": "x"}).status_code == 403


def test_the_page_as_known_on_a_day_offers_no_form(client):
    entry = an_agreement(status="signed", date="2020-01-01")
    html = page(client, entry, on="2026-03-02")
    assert "Signature" in html
    assert "Record an event" not in html
    assert "Its life" not in page(client, entry, on="2020-01-01")


@pytest.mark.parametrize("watch", list(WATCHES))
def test_every_watch_has_a_page_with_filters_and_sorting(client, watch):
    entry = an_agreement(status="signed", date="2018-01-01")
    record(entry, "in_force", "2017-01-01")
    set_term(entry=entry, term=TermDraft("2020", lead="MOW"), person=editor(), at=hour(2))
    for asked in (
        {},
        {"partner": "RWA"},
        {"lead": "MOW"},
        {"sort": "-since"},
        {"on": "2026-03-05"},
        {"months": "x"},
    ):
        answer = client.get("/agreements/watch/", {"watch": watch} | asked)
        assert answer.status_code == 200
        assert "agreement was looked at" in answer.content.decode()
    assert "Nothing here" in client.get("/agreements/watch/", {"watch": "unregistered"}).content.decode()


def test_the_watches_tell_what_to_do_about_each_agreement(client):
    stuck = an_agreement(status="signed", date="2020-01-01")
    wrong = an_agreement("Sample protocol", status="signed", date="2020-01-01")
    record(wrong, "in_force", "2019-01-01")
    soon = an_agreement("Sample loan", status="in_force", date="2019-01-01")
    set_term(entry=soon, term=TermDraft("2020", "agreed"), person=editor(), at=hour(1))
    html = client.get("/agreements/watch/").content.decode()
    assert f"/registers/agreements/{stuck}/" in html
    assert "§ 7: Submit the treaty" in html
    assert "the law sets no time" in html
    found = client.get("/agreements/watch/?watch=findings").content.decode()
    assert "AG3: An agreement cannot enter into force before it is signed." in found
    ends = client.get("/agreements/watch/?watch=expiring").content.decode()
    assert "31 Dec 2020" in ends
    assert "the parties must agree" in ends
    other = client.get("/agreements/watch/?watch=nothing").content.decode()
    assert "Stuck at a step" in other


def test_the_watches_of_a_reader_hold_nothing_above_the_clearance(client):
    an_agreement(
        "Kanarikanga treaty", marking=Marking.SECRET, states=["KEN", "ZWE"], status="in_force", date="2010"
    )
    for watch in WATCHES:
        html = client.get("/agreements/watch/", {"watch": watch}).content.decode()
        assert "Kanarikanga" not in html
        assert "Zimbabwe" not in html


def test_addresses_with_the_old_names_of_statuses_still_lead_there(client):
    an_agreement("Ratified thing", status="ratified", date="2020", instrument_type="treaty")
    an_agreement("Proposed thing", status="proposed", date="2020")
    for asked, title in (
        ("ratified", "Ratified thing"),
        ("consented", "Ratified thing"),
        ("proposed", "Proposed thing"),
    ):
        html = client.get("/registers/agreements/", {"status_now": asked}).content.decode()
        assert title in html
        assert html.count("<tr>") == 2
    home = client.get("/").content.decode()
    assert "status_now=consented" in home


@pytest.mark.parametrize(("language", "words"), [("sw", "Maisha yake"), ("fr", "Sa vie")])
def test_the_life_is_told_in_the_language_of_the_page(client, language, words):
    entry = an_agreement(status="signed", date="2020-01-01")
    client.cookies["django_language"] = language
    assert words in page(client, entry)
    assert client.get("/agreements/watch/").status_code == 200
