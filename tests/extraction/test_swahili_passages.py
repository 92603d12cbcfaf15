"""Swahili passages in which one sentence leans on another: who is meant again, what is reported, what is laid down."""

from datetime import date
from pathlib import Path

import pytest

from balozi.extraction.clauses.sentence.swahili import take_apart
from tests.extraction.clause_papers import found, paper
from tests.extraction.test_swahili_breadth import told

_DAY = date(2026, 5, 13)
_ROWS = [
    line.split("\t")
    for line in (Path(__file__).parent / "swahili_passages.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]


@pytest.mark.parametrize(("passage", "wanted"), _ROWS)
def test_a_passage_gives_its_facts_and_no_others(passage, wanted):
    facts = found(paper(passage, "sw", dated=_DAY), "engagement", "instrument", "commitment")
    assert sorted(map(told, facts)) == sorted(filter(None, wanted.split("; ")))


def test_an_object_behind_ku_is_no_past():
    verb = take_apart("kulihutubia")
    assert verb is not None
    assert verb.tense == "infinitive"


def test_the_one_who_brings_two_together_owes_nothing():
    text = (
        "Mazungumzo kati ya Sudan na Sudan Kusini chini ya upatanishi wa Uturuki yalifanyika Ankara.\n"
        "Pande hizo zimekubaliana kuondoa majeshi mpakani."
    )
    owed = [fact.fields["obligors"] for fact in found(paper(text, "sw", dated=_DAY), "commitment")]
    assert owed == [["SDN", "SSD"]]
