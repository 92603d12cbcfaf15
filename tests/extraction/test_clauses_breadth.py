"""English sentences of everyday papers, many verbs and many states, each with the one fact it tells, or with none.

The tables are written by us: `english_engagements.tsv`, `english_instruments.tsv`, `english_silence.tsv`.
"""

import csv
from pathlib import Path

import pytest

from tests.extraction.clause_papers import facts

_HERE = Path(__file__).parent


def _rows(name):
    with (_HERE / name).open(encoding="utf-8", newline="") as table:
        return [tuple(row.values()) for row in csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE)]


@pytest.mark.parametrize(("kind", "status", "parties", "sentence"), _rows("english_engagements.tsv"))
def test_an_engagement_is_read_with_its_type_status_and_parties(kind, status, parties, sentence):
    told = [fact.fields for fact in facts(sentence, "en", "engagement")]
    assert (kind, status, parties.split()) in [
        (one["type"], one["status"], sorted([*one.get("states", []), *one.get("orgs", [])])) for one in told
    ]


@pytest.mark.parametrize(("kind", "status", "parties", "sentence"), _rows("english_instruments.tsv"))
def test_an_instrument_is_read_with_its_type_and_status(kind, status, parties, sentence):
    told = [fact.fields for fact in facts(sentence, "en", "instrument")]
    assert (kind, status) in [(one["instrument_type"], one["status"]) for one in told]


@pytest.mark.parametrize("sentence", [row[0] for row in _rows("english_silence.tsv")])
def test_what_only_sounds_like_diplomacy_tells_nothing(sentence):
    assert facts(sentence, "en", "engagement", "instrument") == []


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Kenya and Qatar signed an MoU on labour and another on the training of diplomats.", 2),
        ("Kenya and Qatar signed an MoU on labour and spoke of another war.", 1),
    ],
)
def test_another_one_of_the_same_kind_is_an_instrument_of_its_own(text, count):
    assert len(facts(text, "en", "instrument")) == count
