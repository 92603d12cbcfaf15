"""The pages of relations, missions and heads, the footprint, the map of counties, and the commands."""

import csv
import io
import json
import re

import pytest

from balozi.ground.markings import Marking
from balozi.services.packing import load_pack
from balozi.services.people import operator
from balozi.services.posting import enter_relation
from balozi.services.reviewing import accept_suggestion
from balozi.store.people.models import Profile
from balozi.store.posts.queries import post_page
from balozi.store.registers.models import Entry
from balozi.store.registers.queries import list_register
from tests.builders import MORNING, a_paper, a_suggestion, hour, officer
from tests.readers import a_user, signed_in

pytestmark = pytest.mark.django_db
OPERATOR = operator("D. Mwendeshaji")


def entered(kind="mission", **fields):
    usual = {
        "mission": {"city": "Kampala", "host": "UGA", "mission_class": "embassy"},
        "relation": {"state": "UGA", "status": "established", "date": "1963"},
        "membership": {"organisation": "EAC", "member": "KEN"},
    }[kind]
    return enter_relation(
        kind=kind,
        country="KEN",
        fields={**usual, **fields},
        source="a sample note",
        person=OPERATOR,
        at=hour(1),
    )


@pytest.fixture
def desk():
    return signed_in(a_user("A. Mfano", role=Profile.Role.ADMINISTRATOR))


@pytest.fixture
def packed():
    load_pack(code="ke", person=officer(), at=MORNING)


def test_a_head_is_named_and_comes_into_office_by_the_forms_of_the_page(desk):
    entry = entered()
    sent = {"person": "W. Balozi", "rank": "ambassador", "category": "career", "source": "a sample gazette"}
    assert desk.post(f"/posts/{entry}/head/", sent)["Location"] == f"/registers/missions/{entry}/"
    head = post_page(OPERATOR.reader, entry).heads[0].life.number
    step = {"head": head, "event": "credentials_presented", "on": "2026-01", "source": "a sample note"}
    desk.post(f"/posts/{entry}/head-step/", step)
    html = desk.get(f"/registers/missions/{entry}/").content.decode()
    assert "W. Balozi" in html
    assert "in office" in html
    assert "passed over" in html
    (event,) = post_page(OPERATOR.reader, entry).heads[0].events
    desk.post(f"/posts/{entry}/withdraw/", {"number": event.step.number, "reason": "of another mission"})
    assert post_page(OPERATOR.reader, entry).heads[0].status == "named"


def test_relations_show_their_status_on_their_page_in_the_list_and_on_the_country(desk):
    entry = entered("relation")
    desk.post(f"/posts/{entry}/step/", {"event": "severed", "on": "1976", "source": "a sample note"})
    assert "severed" in desk.get(f"/registers/relations/{entry}/").content.decode()
    assert "severed" in desk.get("/registers/relations/").content.decode()
    assert "Uganda" in desk.get("/registers/relations/?status_now=severed").content.decode()
    assert "Nothing fits" in desk.get("/registers/relations/?status_now=suspended").content.decode()
    assert "Uganda" in desk.get("/countries/KEN/").content.decode()
    refused = desk.post(f"/posts/{entry}/step/", {"event": "opened", "source": "a sample note"})
    assert refused.status_code == 422
    assert desk.post(f"/posts/{entry}/nothing/").status_code == 404


def test_the_dues_of_a_membership_stand_on_its_page(desk):
    entry = entered("membership")
    sent = {
        "year": "2026",
        "currency": "usd",
        "assessed": "1,000",
        "paid": "250.50",
        "source": "a sample invoice",
    }
    desk.post(f"/posts/{entry}/dues/", sent)
    assert "749.5 USD" in desk.get(f"/registers/memberships/{entry}/").content.decode()
    assert desk.post(f"/posts/{entry}/dues/", {**sent, "paid": "much"}).status_code == 422
    assert desk.post(f"/posts/{entry}/head-step/", {"event": "appointed"}).status_code == 404


def test_the_footprint_shows_stated_beside_computed_counts_a_map_and_the_list(desk, packed):
    html = desk.get("/countries/KEN/footprint/").content.decode()
    stated = list_register(OPERATOR.reader, "counts", filters={"country": "KEN"}, size=0).items
    assert any(str(row.values["value"]) == "65" for row in stated)
    assert re.search(r"<b>65</b>", html)
    page = desk.get("/countries/KEN/footprint/").context
    missions = list_register(OPERATOR.reader, "missions", filters={"country": "KEN"}, size=0)
    assert page["counts"][0].number == missions.total == len(page["missions"])
    assert page["nowhere"] == []
    assert "<svg" in html
    assert "no place on it is an official position" in html
    assert "Nairobi" in desk.get("/countries/KEN/footprint/?class=permanent_mission").content.decode()
    assert desk.get("/countries/XXX/footprint/").status_code == 404


def test_the_footprint_is_narrowed_and_downloaded_as_asked_and_as_known_on_a_day(desk):
    entered()
    entered(city="Kigali", host="RWA", mission_class="consulate", status="closed", date="2020")
    answer = desk.get("/countries/KEN/footprint/download/?status=present")
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert [(row["city"], row["class"], row["latitude"]) for row in rows] == [("Kampala", "embassy", "0.3")]
    assert [
        one.city for one in desk.get("/countries/KEN/footprint/?class=consulate").context["missions"]
    ] == ["Kigali"]
    assert desk.get("/countries/KEN/footprint/?on=2026-03-01").context["missions"] == []
    assert "No mission of this country" in desk.get("/countries/RWA/footprint/").content.decode()


def test_what_is_marked_is_neither_on_the_map_nor_in_a_count_nor_in_the_file():
    entry = entered(city="Harare", host="ZWE")
    Entry.objects.filter(pk=entry).update(marking=Marking.SECRET)
    reader = signed_in(a_user("B. Msomaji"))
    for address in ("/countries/KEN/footprint/", "/countries/KEN/footprint/download/"):
        assert "Harare" not in reader.get(address).content.decode()
    assert reader.get("/countries/KEN/footprint/").context["counts"][0].number == 0


def test_the_counties_tell_how_many_commitments_name_them(desk, packed):
    for name, text in {
        "a": "Kenya will build a clinic in Busia.",
        "b": "Cameroon (Kameruni) will train nurses.",
    }.items():
        suggestion = a_suggestion(a_paper(text, name=name), fields={"action": text, "obligors": ["KEN"]})
        accept_suggestion(suggestion=suggestion.pk, person=officer(), at=hour(2))
    page = desk.get("/countries/KEN/counties/").context
    concerned = {one.area.title: len(one.commitments) for one in page["counts"] if one.commitments}
    assert concerned == {"Busia": 1}
    assert len(page["tiles"]) == 47
    assert {tile.shade for tile in page["tiles"]} == {0, 4}
    where = re.search(
        r'href="(/registers/commitments/\?area=[^"]+)"', desk.get("/countries/KEN/counties/").content.decode()
    )[1]
    opened = desk.get(where).context
    assert (opened["page"].total, "Busia" in opened["rows"][0].title) == (1, True)
    assert any(choice.name == "area" and choice.values[0][1] == "Busia" for choice in opened["choices"])
    assert desk.get("/registers/commitments/?area=KEN-999").context["page"].total == 0
    before = desk.get("/countries/KEN/counties/?on=2026-03-01").context
    assert before["counts"] == []
    assert desk.get("/countries/RWA/counties/").status_code == 404


@pytest.mark.parametrize("language", ["sw", "fr"])
def test_the_pages_are_in_the_language_of_the_reader(desk, packed, language):
    desk.cookies["django_language"] = language
    html = desk.get("/countries/KEN/footprint/").content.decode()
    assert "Diplomatic footprint" not in html
    assert "Stated and counted" not in html


def test_the_commands_enter_record_and_list(run):
    told = ("--source", "a sample note")
    fields = ("--field", "city=Kampala", "--field", "host=UGA", "--field", "accredited_to=UGA,RWA")
    assert run("relation", "enter", "mission", "--country", "KEN", *fields, *told, "--dry-run")[0] == 0
    assert not Entry.objects.exists()
    assert run("relation", "enter", "mission", "--country", "KEN", *fields, *told)[0] == 0
    entry = Entry.objects.get().pk
    assert run("mission", "record", entry, "opened", "--on", "1990", *told)[0] == 0
    assert run("mission", "head", "name", entry, "W. Balozi", "--rank", "ambassador", *told)[0] == 0
    head = post_page(OPERATOR.reader, entry).heads[0].life.number
    assert run("mission", "head", "step", head, "credentials_presented", "--on", "2026-01", *told)[0] == 0
    _, out, _ = run("mission", "list", "--country", "KEN", "--format", "json")
    (row,) = json.loads(out)
    assert (row["status"], row["head"], row["accredited_to"]) == ("open", "W. Balozi", ["UGA", "RWA"])
    _, out, _ = run("mission", "head", "list", entry, "--format", "json")
    assert json.loads(out)[0]["status"] == "in_office"
    _, out, _ = run("mission", "show", entry, "--format", "json")
    assert [row["part"] for row in json.loads(out)] == ["event", "head", "step"]
    _, out, _ = run("mission", "list", "--country", "KEN", "--on", "2020-01-01", "--format", "json")
    assert json.loads(out) == []
    number = post_page(OPERATOR.reader, entry).events[0].step.number
    assert run("mission", "withdraw", number, "--reason", "of another", "--dry-run")[0] == 0
    assert run("mission", "withdraw", number, "--reason", "of another")[0] == 0
    assert run("mission", "withdraw", number, "--reason", "of another")[0] == 5
    assert run("mission", "show", 999)[0] == 4


def test_relations_visa_rules_and_dues_are_entered_and_listed_by_commands(run):
    told = ("--country", "KEN", "--source", "a sample note")
    run("relation", "enter", "relation", "--field", "state=UGA", "--field", "status=established", *told)
    rule = ("--field", "state=UGA", "--field", "direction=incoming", "--field", "rule=visa_free")
    run("relation", "enter", "visa_rule", *rule, *told)
    _, out, _ = run("relation", "list", "--format", "json")
    assert [(row["state"], row["status"]) for row in json.loads(out)] == [("UGA", "established")]
    _, out, _ = run("relation", "list", "--register", "visa_rules", "--format", "json")
    assert json.loads(out)[0]["rule"] == "visa_free"
    assert run("relation", "enter", "relation", "--field", "state", *told)[0] == 2
    entry = entered("membership")
    dues = ("--currency", "USD", "--assessed", "100", "--source", "a sample invoice")
    assert run("relation", "dues", entry, 2026, *dues)[0] == 0
    assert (
        run("relation", "dues", entry, 2026, "--currency", "USD", "--assessed", "x", "--source", "y")[0] == 2
    )
    assert run("relation", "counties", "--country", "KEN", "--format", "json")[1].strip() == "[]"
