"""The reading of the sample papers never gets worse: recall by kind, against reviewed facts.

``tests/documents/expected.py`` says when a fact counts as found, and raises the floors.
"""

import pytest

from balozi.extraction.suggesting import suggest
from balozi.reading.files import read_paper
from tests.documents.expected import EXPECTED, SAMPLES, measure

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


def test_the_memorandum_makes_the_same_promises_in_both_of_its_formats():
    promises = [promises_of(f"sample-kenya-uganda-border-health-mou{suffix}") for suffix in (".txt", ".pdf")]
    assert promises[0] == promises[1]
    assert promises[0]


def promises_of(name: str) -> set[str]:
    """Return the commitments of a sample without its line breaks, which differ by format."""
    found = suggest(read_paper(SAMPLES / name))
    return {" ".join(one.quote.split()) for one in found if one.kind == "commitment"}
