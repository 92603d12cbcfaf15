"""The reading of the sample papers never gets worse: recall by kind, against reviewed facts.

``tests/documents/expected.py`` says when a fact counts as found, and raises the floors.
"""

import pytest
from tests.documents.expected import EXPECTED, SAMPLES, measure

from balozi.extraction.suggesting import suggest
from balozi.reading.files import read_paper

PROMISES_NOTHING = "sample-kenya-ethiopia-talks.html"
ROUNDING = 0.005


@pytest.mark.parametrize("path", EXPECTED, ids=lambda path: path.stem)
def test_recall_of_each_kind_stays_at_its_floor(path):
    measured = measure(path)
    assert set(measured.floor) == set(measured.recall), "every expected kind has a floor"
    below = {kind for kind, floor in measured.floor.items() if measured.recall[kind] < floor - ROUNDING}
    assert [missed for missed in measured.missed if missed[0] in below] == []


def test_talks_without_a_promise_give_no_commitment():
    suggestions = suggest(read_paper(SAMPLES / PROMISES_NOTHING))
    assert [found.quote for found in suggestions if found.kind == "commitment"] == []


@pytest.mark.parametrize("suffix", [".txt", ".pdf"])
def test_the_memorandum_is_read_in_both_of_its_formats(suffix):
    document = read_paper(SAMPLES / f"sample-kenya-uganda-border-health-mou{suffix}")
    found = suggest(document)
    owed = [one.quote for one in found if one.kind == "commitment" and "laboratory" in one.quote]
    assert len(owed) == 1
    assert any(one.kind in {"instrument", "agreement"} for one in found)
