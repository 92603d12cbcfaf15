import json

import pytest

from balozi.extraction.evaluating import evaluate, read_gold
from balozi.extraction.suggestions import Suggestion
from balozi.ground.errors.reading import GoldInvalid, NoSuchPath

TEXT = "Kenya pledged two clinics. Rwanda will open a school. Both sides met in Kigali.\n"


def fact(quote, kind="commitment", **fields):
    start = TEXT.index(quote)
    return {
        "kind": kind,
        "start": start,
        "end": start + len(quote),
        "quote": quote,
        "also": [],
        "fields": fields,
    }


def found(quote, kind="commitment", **fields):
    start = TEXT.index(quote)
    return Suggestion(kind, start, start + len(quote), quote, fields, "T1", 0.5)


@pytest.fixture
def gold(tmp_path):
    def write(*facts, **head):
        told = {"lang": "en", "doc_date": "2026-03-02", "facts": list(facts)} | head
        (tmp_path / "001.txt").write_bytes(TEXT.encode())
        (tmp_path / "001.json").write_text(json.dumps(told), encoding="utf-8")
        return tmp_path

    return write


def scored(folder, *suggestions):
    return evaluate(read_gold(folder), lambda paper: suggestions)


def test_found_false_and_missed_are_counted_and_named(gold):
    folder = gold(fact("Kenya pledged two clinics"), fact("Rwanda will open a school"))
    result = scored(folder, found("pledged two clinics"), found("met in Kigali"))
    score = result.scores["commitment", "all"]
    assert (score.found, score.false, score.missed) == (1, 1, 1)
    assert (score.precision, score.recall, score.f1) == (0.5, 0.5, 0.5)
    assert {(item.what, item.quote) for item in result.mistakes} == {
        ("false", "met in Kigali"),
        ("missed", "Rwanda will open a school"),
    }


def test_a_strict_hit_needs_its_key_fields_right_in_any_order(gold):
    right = {"modality": "pledges", "obligors": ["KEN", "UGA"]}
    folder = gold(fact("Kenya pledged two clinics", **right))
    assert (
        scored(folder, found("Kenya pledged two clinics", **right | {"obligors": ["UGA", "KEN"]}))
        .scores["all", "all"]
        .strict_f1
        == 1
    )
    assert (
        scored(folder, found("Kenya pledged two clinics", **right | {"modality": "plans"}))
        .scores["all", "all"]
        .strict_f1
        == 0
    )


def test_another_mention_is_neither_rewarded_twice_nor_punished(gold):
    main = fact("Kenya pledged two clinics")
    other = fact("Both sides met")
    folder = gold(main | {"also": [other]})
    score = scored(folder, found("Kenya pledged two clinics"), found("Both sides met")).scores[
        "commitment", "all"
    ]
    assert (score.found, score.false, score.missed) == (1, 0, 0)


def test_a_kind_that_nobody_annotated_is_not_scored(gold):
    folder = gold(fact("Kenya pledged two clinics"))
    assert scored(folder, found("Kigali", kind="mission")).scores["all", "all"].false == 0


def test_the_paper_is_given_its_language_and_date(gold):
    paper = next(read_gold(gold(lang="sw", doc_date="2026-03-02")))
    assert (paper.document.language, paper.dated.isoformat()) == ("sw", "2026-03-02")


@pytest.mark.parametrize(
    "fault", [{"facts": "none"}, {"facts": [{"kind": "x"}]}, {"facts": [fact("Kenya") | {"start": 3}]}]
)
def test_a_gold_file_that_cannot_be_used_is_named(gold, fault):
    with pytest.raises(GoldInvalid, match=r"001\.json"):
        list(read_gold(gold(**fault)))


def test_a_folder_without_gold_is_refused(tmp_path):
    with pytest.raises(NoSuchPath):
        list(read_gold(tmp_path))
