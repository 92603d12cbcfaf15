"""The reading of the sample papers never gets worse: recall by kind, against reviewed facts.

A fact is found when a suggestion of its kind covers at least half of the shorter of the two quotations and is
not longer than three times the expected one. ``floor`` in each file of ``tests/documents`` is the
recall that was measured when the file was last reviewed; it may only rise.
"""

from collections import Counter
from pathlib import Path

import pytest
import yaml

from balozi.extraction.suggesting import suggest
from balozi.reading.files import read_paper

TESTS = Path(__file__).parents[1]
SAMPLES = TESTS.parent / "src" / "balozi" / "packs" / "samples"
EXPECTED = sorted((TESTS / "documents").glob("*.yaml"))
# One register keeps both: an instrument is found as "instrument" in one genre and as "agreement" in another.
SAME_KIND = {"agreement": "instrument", "consulate": "mission"}
PROMISES_NOTHING = "sample-kenya-ethiopia-talks.html"


def kind_of(kind: str) -> str:
    return SAME_KIND.get(kind, kind)


def spans_of(fact: dict, text: str) -> list[tuple[int, int]]:
    quotes = [fact["quote"], *fact.get("also", ())]
    return [(text.index(quote), text.index(quote) + len(quote)) for quote in quotes]


def overlaps(wanted: tuple[int, int], found: tuple[int, int]) -> bool:
    common = min(wanted[1], found[1]) - max(wanted[0], found[0])
    lengths = wanted[1] - wanted[0], found[1] - found[0]
    return common >= 0.5 * min(lengths) and lengths[1] <= max(3 * lengths[0], 200)


def is_found(fact: dict, text: str, suggestions) -> bool:
    return any(
        kind_of(suggestion.kind) == kind_of(fact["kind"])
        and overlaps(span, (suggestion.start, suggestion.end))
        for suggestion in suggestions
        for span in spans_of(fact, text)
    )


@pytest.mark.parametrize("path", EXPECTED, ids=lambda path: path.stem)
def test_recall_of_each_kind_stays_at_its_floor(path):
    expected = yaml.safe_load(path.read_text(encoding="utf-8"))
    document = read_paper(SAMPLES / expected["paper"])
    suggestions = suggest(document)
    asked = Counter(fact["kind"] for fact in expected["facts"])
    missed = [fact for fact in expected["facts"] if not is_found(fact, document.text, suggestions)]
    lost = Counter(fact["kind"] for fact in missed)
    recall = {kind: round(1 - lost[kind] / count, 2) for kind, count in asked.items()}
    below = {kind: recall.get(kind, 0.0) for kind, floor in expected["floor"].items() if recall[kind] < floor}
    assert below == {}, [(fact["kind"], fact["quote"]) for fact in missed if fact["kind"] in below]


@pytest.mark.parametrize("path", EXPECTED, ids=lambda path: path.stem)
def test_every_expected_kind_has_a_floor(path):
    expected = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert set(expected["floor"]) == {fact["kind"] for fact in expected["facts"]}


def test_talks_without_a_promise_give_no_commitment_and_no_signed_instrument():
    suggestions = suggest(read_paper(SAMPLES / PROMISES_NOTHING))
    assert [found.quote for found in suggestions if found.kind == "commitment"] == []


@pytest.mark.parametrize("suffix", [".txt", ".pdf"])
def test_the_memorandum_is_read_in_both_of_its_formats(suffix):
    document = read_paper(SAMPLES / f"sample-kenya-uganda-border-health-mou{suffix}")
    commitments = [found for found in suggest(document) if found.kind == "commitment"]
    assert any("185 million" in document.text[found.start : found.end + 60] for found in commitments)
