"""What the rules did not find is pointed out by a person, with the words it rests on."""

import json

import pytest

from balozi.extraction.pointed_out import LONGEST_QUOTE, RULE
from balozi.ground.errors.reading import QuoteTooLong, WordsNotFound
from balozi.ground.errors.registers import AlreadySuggested, FieldsInvalid, NoSuchDocument, NotAllowed
from balozi.services.exporting import export_decisions
from balozi.services.pointing import chosen_words, plan_pointing, point_out, words_like
from balozi.services.reviewing import accept_suggestion, undo_decision
from balozi.store.audit.models import Deed
from balozi.store.documents.models import Suggestion
from balozi.store.registers.models import EvidenceRecord
from tests.builders import a_paper, a_suggestion, hour, officer, onlooker

pytestmark = pytest.mark.django_db

TEXT = "The talks were warm. Kenya is to lay\n a second cable to Tanzania. The talks were long.\nThe talks were warm."
QUOTE = "Kenya is to lay a second cable to Tanzania."
FIELDS = {"obligors": ["KEN"], "beneficiaries": ["TZA"], "action": "lay a second cable"}


def pointed(paper, quote=QUOTE, person=None, **changes):
    told = {"kind": "commitment", "fields": FIELDS, "at": hour(1)} | changes
    return point_out(document=paper.pk, quote=quote, person=person or officer(), **told)


def test_what_is_pointed_out_waits_beside_the_words_as_they_stand():
    row = Suggestion.objects.get(pk=pointed(a_paper(TEXT)))
    assert row.quote == TEXT[row.start : row.end] == "Kenya is to lay\n a second cable to Tanzania."
    assert (row.state, row.rule, row.fields) == ("open", RULE, FIELDS)


def test_values_are_kept_as_a_register_keeps_them():
    fields = {
        "action": "lay a cable",
        "obligors": "Kenya; Umoja wa Afrika",
        "due": 2027,
        "amount": "KES 5,000",
    }
    kept = Suggestion.objects.get(pk=pointed(a_paper(TEXT), fields=fields)).fields
    assert kept == {
        "action": "lay a cable",
        "obligors": ["KEN", "AU"],
        "due": "2027",
        "amount": {"value": 5000, "unit": "KES"},
    }


def test_a_plan_refuses_what_would_be_refused_and_keeps_nothing():
    paper = a_paper(TEXT)
    asked = {"document": paper.pk, "quote": QUOTE, "kind": "commitment"}
    plan = plan_pointing(**asked, fields=FIELDS | {"due": 2027}, person=officer())
    assert (plan.start, plan.fields["due"]) == (21, "2027")
    with pytest.raises(FieldsInvalid):
        plan_pointing(**asked, fields=FIELDS | {"colour": "red"}, person=officer())
    with pytest.raises(NotAllowed):
        plan_pointing(**asked, fields=FIELDS, person=onlooker())
    assert not Suggestion.objects.exists()
    pointed(paper)
    with pytest.raises(AlreadySuggested):
        plan_pointing(**asked, fields=FIELDS, person=officer())


def test_a_few_words_find_the_sentences_that_have_them():
    paper = a_paper(TEXT)
    found = words_like(document=paper.pk, words="tanzania CABL", reader=officer().reader)
    assert [" ".join(one.quote.split()) for one in found] == [QUOTE]
    assert words_like(document=paper.pk, words="  ", reader=officer().reader) == []


def test_who_pointed_it_out_stands_in_the_log():
    paper = a_paper(TEXT)
    number = pointed(paper)
    deed = Deed.objects.get(verb="point_out")
    assert (deed.by, deed.subject) == ("A. Mfano", f"document {paper.pk}")
    assert deed.facts == {"suggestion": number, "kind": "commitment"}


def test_it_is_accepted_and_taken_back_like_any_other():
    number = pointed(a_paper(TEXT))
    entry = accept_suggestion(suggestion=number, person=officer(), at=hour(2))
    assert EvidenceRecord.objects.get(entry=entry).suggestion_id == number
    undo_decision(suggestion=number, person=officer(), at=hour(3))
    assert Suggestion.objects.get(pk=number).state == "open"


def test_of_words_that_stand_twice_those_nearest_to_the_place_are_meant():
    paper = a_paper(TEXT)
    first = pointed(paper, "The talks were warm.", fields={"action": "be warm"}, near=20)
    second = pointed(paper, "The talks were warm.", fields={"action": "be warm"}, near=len(TEXT))
    places = [Suggestion.objects.get(pk=number).start for number in (first, second)]
    assert places == [0, TEXT.rindex("The talks")]


def test_the_same_sent_twice_is_refused_with_the_number_of_the_first():
    paper = a_paper(TEXT)
    number = pointed(paper)
    with pytest.raises(AlreadySuggested) as refusal:
        pointed(paper)
    assert refusal.value.suggestion == number
    assert pointed(paper, fields=FIELDS | {"action": "lay a road"}) != number


def test_what_a_rule_found_at_these_words_is_refused_however_they_are_cut():
    paper = a_paper(TEXT)
    found = a_suggestion(paper, quote="Kenya is to lay\n a second cable to Tanzania", fields=FIELDS)
    with pytest.raises(AlreadySuggested) as refusal:
        pointed(paper, quote="is to lay a second cable to Tanzania.", fields=FIELDS | {"due": "2027"})
    assert refusal.value.suggestion == found.pk


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"quote": "Kenya is to lay a third cable."}, WordsNotFound),
        ({"quote": " \n "}, WordsNotFound),
        ({"quote": "x" * (LONGEST_QUOTE + 1)}, QuoteTooLong),
        ({"fields": {"obligors": ["KEN"]}}, FieldsInvalid),
        ({"fields": FIELDS | {"colour": "red"}}, FieldsInvalid),
        ({"fields": FIELDS | {"due": "soon"}}, FieldsInvalid),
        ({"fields": FIELDS | {"amount": "x"}}, FieldsInvalid),
        ({"fields": FIELDS | {"modality": "sings"}}, FieldsInvalid),
        ({"fields": FIELDS | {"obligors": [1]}}, FieldsInvalid),
        ({"fields": FIELDS | {"action": "x" * 4_001}}, FieldsInvalid),
        ({"kind": "instrument", "fields": {"instrument_type": "napkin"}}, FieldsInvalid),
        ({"kind": "instrument", "fields": {"instrument_type": "mou", "date": "2026-03-14"}}, FieldsInvalid),
        ({"kind": "engagement", "fields": {"type": "meeting", "date": "yesterday"}}, FieldsInvalid),
        ({"kind": "quality_issue", "fields": {"text": "x"}}, FieldsInvalid),
        ({"kind": "agreement", "fields": {"title": "x"}}, FieldsInvalid),
        ({"kind": "wish"}, FieldsInvalid),
    ],
)
def test_what_does_not_fit_is_refused_and_nothing_is_kept(changes, refusal):
    with pytest.raises(refusal):
        pointed(a_paper(TEXT), **changes)
    assert not Suggestion.objects.exists()


def test_whoever_may_only_read_is_refused_and_the_attempt_logged():
    with pytest.raises(NotAllowed):
        pointed(a_paper(TEXT), person=onlooker())
    assert Deed.objects.filter(verb="point_out", outcome=Deed.Outcome.REFUSED).count() == 1


def test_a_paper_above_the_clearance_is_not_there():
    paper = a_paper(TEXT, marking=2)
    with pytest.raises(NoSuchDocument):
        pointed(paper)
    with pytest.raises(NoSuchDocument):
        chosen_words(document=paper.pk, quote=QUOTE, near=0, kind="commitment", reader=officer().reader)


def test_what_the_words_name_is_where_a_person_begins():
    paper = a_paper("On 3 May 2026 Kenya is to lay a second cable to Tanzania for IGAD.")
    words = chosen_words(
        document=paper.pk, quote=QUOTE[:-1], near=0, kind="commitment", reader=officer().reader
    )
    assert words.fields["obligors"] == ["KEN"]
    assert words.fields["beneficiaries"] == ["TZA"]
    assert words.fields["action"] == "Kenya is to lay a second cable to Tanzania"
    whole = chosen_words(
        document=paper.pk, quote=paper.body.text, near=0, kind="engagement", reader=officer().reader
    )
    assert (whole.fields["states"], whole.fields["orgs"]) == (["KEN", "TZA"], ["IGAD"])
    assert whole.fields["date"] == "2026-05-03"


def test_the_exported_decisions_hold_what_the_rules_missed(tmp_path):
    paper = a_paper(TEXT)
    accept_suggestion(suggestion=pointed(paper), person=officer(), at=hour(2))
    told = export_decisions(folder=tmp_path / "gold", person=officer())
    assert (told.papers, told.facts) == (1, 1)
    gold = json.loads((tmp_path / "gold" / "gold" / f"{paper.pk:03}.json").read_text(encoding="utf-8"))
    assert gold["facts"][0]["fields"] == FIELDS
