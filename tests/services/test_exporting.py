import json

import pytest

from balozi.extraction.evaluating import evaluate, read_gold
from balozi.extraction.suggestions import Suggestion
from balozi.ground.errors.reading import NoSuchPath
from balozi.services.exporting import export_decisions
from balozi.services.reviewing import accept_suggestion, reject_suggestion
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


def test_a_folder_that_holds_something_is_left_alone(tmp_path):
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(NoSuchPath):
        export_decisions(folder=tmp_path, person=officer())
    assert json.dumps([path.name for path in tmp_path.iterdir()]) == '["mine.txt"]'
