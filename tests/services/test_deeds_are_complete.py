"""Each verb leaves one line: who, what, when; each refusal too; and no line holds the text of a paper."""

import pytest

from balozi.ground.errors.family import BaloziError
from balozi.ground.people import Person
from balozi.services.packing import load_pack
from balozi.services.papers import add_paper
from balozi.services.people import give_role, operator
from balozi.services.reviewing import accept_suggestion, amend_suggestion, reject_suggestion, undo_decision
from balozi.services.sample_people import add_sample_people, sample_people
from balozi.store.audit.models import Deed
from tests.builders import a_suggestion, hour, officer, onlooker

pytestmark = pytest.mark.django_db

SENTENCE = "Kenya will build a border clinic in Busia by June 2027."
FIELDS = {"obligors": ["KEN"], "action": "open two clinics"}
VERBS = {
    "accept_suggestion": lambda by, s: accept_suggestion(suggestion=s, person=by, at=hour(5)),
    "amend_suggestion": lambda by, s: amend_suggestion(suggestion=s, fields=FIELDS, person=by, at=hour(5)),
    "reject_suggestion": lambda by, s: reject_suggestion(
        suggestion=s, reason="a wish", person=by, at=hour(5)
    ),
    "undo_decision": lambda by, s: undo_decision(suggestion=s, person=by, at=hour(5)),
    "add_paper": lambda by, s: add_paper(content=SENTENCE.encode(), name="new.txt", person=by, at=hour(5)),
    "load_pack": lambda by, s: load_pack(code="rw", person=by, at=hour(5)),
    "give_role": lambda by, s: give_role(user="B. Mpya", role="reader", person=by, at=hour(5)),
}


@pytest.fixture
def suggestion():
    return a_suggestion()


def lines():
    return list(Deed.objects.order_by("number").values_list("by", "verb", "outcome", "at"))


@pytest.mark.parametrize("verb", list(VERBS))
def test_every_verb_writes_who_did_what_and_when(verb, suggestion):
    if verb == "undo_decision":
        reject_suggestion(suggestion=suggestion.pk, reason="", person=officer(), at=hour(4))
    before = len(lines())
    VERBS[verb](operator("A. Mfano"), suggestion.pk)
    assert lines()[before:] == [("A. Mfano", verb, "done", hour(5))]
    told = repr([(deed.subject, deed.facts) for deed in Deed.objects.all()])
    assert SENTENCE not in told
    assert "border clinic" not in told


@pytest.mark.parametrize("verb", list(VERBS))
@pytest.mark.parametrize("person", [onlooker(), Person("")], ids=["reader", "nobody"])
def test_every_refused_attempt_is_a_line_too(verb, person, suggestion):
    before = len(lines())
    with pytest.raises(BaloziError):
        VERBS[verb](person, suggestion.pk)
    assert lines()[before:] == [(person.name or "nobody", verb, "refused", hour(5))]


def test_no_sample_person_appears_without_a_line(tmp_path):
    before = len(lines())
    add_sample_people(tmp_path, at=hour(5))
    assert lines()[before:] == [("balozi up", "add_sample_people", "done", hour(5))] * len(sample_people())
    add_sample_people(tmp_path, at=hour(6))
    assert len(lines()) == before + len(sample_people())


@pytest.mark.parametrize("verb", ["accept_suggestion", "add_paper"])
def test_what_cannot_be_logged_is_not_done(verb, suggestion, monkeypatch):
    def full(*_, **__):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Deed, "save", full)
    with pytest.raises(OSError, match="No space"):
        VERBS[verb](officer(), suggestion.pk)
    suggestion.refresh_from_db()
    assert suggestion.state == "open"
    from balozi.store.documents.models import Document

    assert Document.objects.count() == 1
