"""Adding one entry by hand: every kind has a form, a named statement stands behind it, faults are told field by field."""

import pytest

from balozi.ground.errors.facts import NotADate
from balozi.ground.errors.following import WordMissing
from balozi.ground.errors.people import AboveClearance
from balozi.ground.errors.registers import FieldsInvalid, NoSuchCountry, NotAllowed
from balozi.ground.markings import Marking
from balozi.ground.people import EDIT_REGISTERS, PUBLIC, READ, Person, Reader
from balozi.services.adding import Stated, add_entry
from balozi.store.registers.models import Entry
from balozi.store.registers.queries import entry_page, list_register
from balozi.store.registers.tables import REGISTERS
from tests.builders import hour, onlooker
from tests.readers import a_user, signed_in

pytestmark = pytest.mark.django_db

SAID = {"country_of": "KEN", "named": "N. Katibu, protocol", "statement": "a sample note of 3 March"}


@pytest.fixture
def desk():
    return signed_in(a_user("A. Mfano"))


def add(register, client, **fields):
    sent = SAID | {name if name == "kind" else f"f-{name}": value for name, value in fields.items()}
    return client.post(f"/registers/{register}/add/", sent)


@pytest.mark.parametrize(
    ("register", "fields", "title"),
    [
        ("relations", {"state": "Uganda", "date": "1963", "basis": "a sample note"}, "UGA"),
        ("visa_rules", {"state": "UGA", "direction": "incoming", "rule": "visa_free"}, "UGA: visa_free"),
        ("foreign_missions", {"state": "Ujerumani", "city": "Nairobi"}, "DEU (Nairobi)"),
        ("missions", {"city": "Kampala", "host": "Uganda", "mission_class": "embassy"}, "Kampala"),
        ("memberships", {"organisation": "EAC", "member": "KEN", "from": "2001"}, "KEN in EAC"),
    ],
)
def test_an_entry_is_added_with_who_says_so(desk, register, fields, title):
    answer = add(register, desk, **fields)
    (row,) = list_register(PUBLIC, register).items
    assert answer["Location"] == f"/registers/{register}/{row.entry}/"
    assert (row.title, row.country) == (title, "KEN")
    (evidence,) = entry_page(PUBLIC, row.entry).evidence
    assert evidence.source == "N. Katibu, protocol: a sample note of 3 March"
    assert "a sample note of 3 March" in desk.get(answer["Location"]).content.decode()


@pytest.mark.parametrize("register", sorted(REGISTERS))
def test_every_register_has_a_form_for_each_of_its_kinds(desk, register):
    shown = desk.get(f"/registers/{register}/add/")
    assert shown.status_code == 200
    for kind, _ in shown.context["kinds"]:
        form = desk.get(f"/registers/{register}/add/", {"kind": kind})
        assert (form.context["kind"], form.context["fields"] != []) == (kind, True)
    assert f"/registers/{register}/add/" in desk.get(f"/registers/{register}/").content.decode()


def test_what_cannot_be_read_is_told_beside_its_field_and_what_was_typed_stays(desk):
    answer = add("relations", desk, state="Atlantis", date="last spring", basis="an exchange of notes")
    html = answer.content.decode()
    assert (answer.status_code, Entry.objects.count()) == (422, 0)
    assert 'aria-describedby="bad-state"' in html
    assert 'aria-describedby="bad-date"' in html
    assert 'value="an exchange of notes"' in html
    assert 'aria-describedby="bad-basis"' not in html


def test_nothing_is_added_twice_or_on_nobody_s_word(desk):
    assert add("relations", desk, state="UGA").status_code == 302
    assert add("relations", desk, state="Uganda").status_code == 422
    nobody = desk.post("/registers/relations/add/", SAID | {"named": " ", "f-state": "RWA"})
    assert nobody.status_code == 422
    assert add("relations", desk).status_code == 422
    assert Entry.objects.count() == 1


def test_whoever_may_not_edit_sees_neither_the_form_nor_the_link():
    reader = signed_in(a_user("B. Msomaji", role="reader"))
    assert reader.get("/registers/relations/add/").status_code == 403
    assert add("relations", reader, state="UGA").status_code == 403
    assert "/registers/relations/add/" not in reader.get("/registers/relations/").content.decode()
    assert not Entry.objects.exists()


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"person": onlooker()}, NotAllowed),
        ({"country": "Kenya"}, NoSuchCountry),
        ({"kind": "quality_issue"}, FieldsInvalid),
        ({"kind": "nothing"}, FieldsInvalid),
        ({"fields": {"state": "UGA", "colour": "red"}}, FieldsInvalid),
        ({"fields": {"state": "UGA", "date": "spring"}}, NotADate),
        ({"stated": Stated("", "a note")}, WordMissing),
        ({"stated": Stated("N. Katibu", "a note", Marking.SECRET)}, AboveClearance),
        ({"stated": Stated("N. Katibu", "")}, WordMissing),
    ],
)
def test_what_cannot_be_added_is_refused(changes, refusal):
    editor = Person("A. Mfano", frozenset({READ, EDIT_REGISTERS}))
    told = {
        "kind": "relation",
        "country": "KEN",
        "fields": {"state": "UGA"},
        "stated": Stated("N. Katibu", "a note"),
        "person": editor,
    }
    with pytest.raises(refusal):
        add_entry(**told | changes, at=hour(1))
    assert not Entry.objects.exists()


def test_an_entry_added_by_hand_carries_the_marking_that_was_chosen():
    client = signed_in(a_user("S. Siri", clearance=Marking.SECRET))
    assert b'<option value="3"' in client.get("/registers/relations/add/").content
    assert b'<option value="4"' not in client.get("/registers/relations/add/").content
    sent = SAID | {"f-state": "UGA", "f-date": "1963", "f-basis": "a sample note", "marking": "3"}
    assert client.post("/registers/relations/add/", sent).status_code == 302
    assert list_register(PUBLIC, "relations").items == []
    assert len(list_register(Reader(Marking.SECRET), "relations").items) == 1


def test_a_marking_above_the_own_clearance_is_refused_on_the_form(desk):
    assert b'name="marking"' not in desk.get("/registers/relations/add/").content
    assert b"everybody who can sign in may read it" in desk.get("/registers/relations/add/").content
    sent = SAID | {"f-state": "UGA", "f-date": "1963", "f-basis": "a sample note", "marking": "3"}
    assert desk.post("/registers/relations/add/", sent).status_code == 422
    assert not Entry.objects.exists()
