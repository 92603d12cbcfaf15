import json

import pytest

from balozi.extraction.evaluating import evaluate, read_gold
from balozi.extraction.suggesting import suggest
from balozi.extraction.suggestions import Suggestion
from balozi.ground.errors.reading import NoSuchPath
from balozi.services.exporting import export_decisions
from balozi.services.papers import add_paper
from balozi.services.reviewing import accept_suggestion, reject_suggestion
from balozi.store.documents.models import Document
from tests.builders import a_paper, a_suggestion, hour, officer

pytestmark = pytest.mark.django_db


def test_decisions_become_a_gold_folder_that_the_reading_can_be_measured_on(tmp_path):
    paper = a_paper("Kenya will build a clinic. Uganda hopes for rain.")
    good = a_suggestion(
        paper, quote="Kenya will build a clinic", fields={"action": "build a clinic", "obligors": ["KEN"]}
    )
    bad = a_suggestion(paper, quote="Uganda hopes for rain", fields={"action": "rain", "obligors": ["UGA"]})
    accept_suggestion(suggestion=good.pk, person=officer(), at=hour(1))
    reject_suggestion(suggestion=bad.pk, reason="a wish", person=officer(), at=hour(1))
    a_suggestion(a_paper("Rwanda will open a school.", name="other.txt"), fields={"action": "open a school"})

    done = export_decisions(folder=tmp_path / "gold set", person=officer())

    assert (done.papers, done.facts, done.undecided) == (1, 1, 1)
    found = [
        Suggestion("commitment", row.start, row.end, row.quote, row.fields, "CO1", 0.5) for row in (good, bad)
    ]
    score = evaluate(read_gold(tmp_path / "gold set"), lambda paper: found).scores["all", "all"]
    assert (score.found, score.false, score.missed, score.strict_f1) == (1, 1, 0, pytest.approx(2 / 3))


def test_what_led_to_one_entry_is_one_fact_with_its_mentions(tmp_path):
    paper = a_paper("Kenya will build a clinic. The clinic will be built by Kenya.")
    told = {"action": "build a clinic", "obligors": ["KEN"]}
    first = a_suggestion(paper, quote="Kenya will build a clinic", fields=told)
    second = a_suggestion(paper, quote="The clinic will be built by Kenya.", fields=told, rule="BYHAND")
    for number in (first.pk, second.pk):
        accept_suggestion(suggestion=number, person=officer(), at=hour(1))
    assert export_decisions(folder=tmp_path / "gold", person=officer()).facts == 1
    gold = json.loads((tmp_path / "gold" / "gold" / f"{paper.pk:03}.json").read_text(encoding="utf-8"))
    [fact] = gold["facts"]
    assert (fact["quote"], [one["quote"] for one in fact["also"]]) == (second.quote, [first.quote])


def test_what_a_file_parts_is_parted_by_an_empty_line(tmp_path):
    page = "<h1>Sample</h1><ul><li>Kenya will build a clinic.</li><li>Uganda will open a school.</li></ul>"
    paper = read_here(f"<html><body>{page}</body></html>".encode(), "sample.html")
    for row in paper.suggestions.filter(kind="commitment"):
        accept_suggestion(suggestion=row.pk, person=officer(), at=hour(1))
    for row in paper.suggestions.filter(state="open"):
        reject_suggestion(suggestion=row.pk, reason="no fact", person=officer(), at=hour(1))
    assert export_decisions(folder=tmp_path / "gold", person=officer()).facts == 2
    [told] = read_gold(tmp_path / "gold")
    text = told.document.text
    assert "clinic.\n\nUganda" in text
    assert [text[fact.start : fact.end] for fact in told.facts] == [
        row.quote for row in paper.suggestions.filter(kind="commitment").order_by("start")
    ]
    score = evaluate([told], lambda one: suggest(one.document)).scores["commitment", "all"]
    assert (score.found, score.missed) == (2, 0)


def read_here(content, name):
    return Document.objects.get(
        pk=add_paper(content=content, name=name, person=officer(), at=hour(0)).document
    )


def test_a_folder_that_holds_something_is_left_alone(tmp_path):
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(NoSuchPath):
        export_decisions(folder=tmp_path, person=officer())
    assert json.dumps([path.name for path in tmp_path.iterdir()]) == '["mine.txt"]'
