"""English passages of one to three sentences, in many voices, with a fact that each tells, or with none.

The table `english_passages.tsv` is written by us: kind of fact, what is told of it, the passage.
"""

import csv
from pathlib import Path

import pytest

from tests.extraction.clause_papers import facts

_TABLE = Path(__file__).parent / "english_passages.tsv"


def _rows():
    with _TABLE.open(encoding="utf-8", newline="") as table:
        return [tuple(row.values()) for row in csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE)]


def _told(fact):
    fields = fact.fields
    if fact.kind == "engagement":
        parties = sorted([*fields.get("states", []), *fields.get("orgs", [])])
        return " ".join([fields["type"], fields["status"], *parties])
    return " ".join([fields["modality"], *sorted(fields["obligors"])])


@pytest.mark.parametrize(("kind", "wanted", "passage"), _rows())
def test_a_passage_tells_its_fact(kind, wanted, passage):
    assert wanted in [_told(fact) for fact in facts(passage, "en", kind)]


@pytest.mark.parametrize(
    "passage",
    [
        "Marathon runner Paul Cheboi of Kenya promised his fans in Berlin another record. He met the mayor on Saturday.",
        "The Mombasa port authority asked shipping lines to clear idle containers. It will raise storage fees in May.",
        "Danish brewer Norsted announced the opening of a plant in Ghana and hosted a dinner for its distributors.",
        "The novelist from Chile took part in the opening of a book fair in Nairobi. Her talk was sold out.",
        "Zambia's cabinet met on Tuesday and resolved to cut fuel prices. The finance minister is to address parliament.",
        "Rain broke records in Bangladesh while cold air arrived from China. Forecasters spoke of two weeks of storms.",
        "Talks between the teachers' union and the Ugandan government broke up on Monday. The union vowed to strike.",
        "The bank said one loan was earmarked for its new headquarters in Kigali. The rest will finance furniture.",
        "Archaeologists from Italy and Egypt have unearthed a temple together with a set of tools near Luxor.",
    ],
)
def test_a_passage_that_only_sounds_so_tells_nothing(passage):
    assert facts(passage, "en", "engagement", "commitment", "instrument") == []


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("The ceasefire signed by Chad and Sudan in Doha remains binding.", "in_force"),
        ("Malta and Libya have renewed their 2019 accord on fishing for another five years.", "in_force"),
        ("Malta and Libya renewed their accord on fishing in Valletta on Monday.", "signed"),
    ],
)
def test_an_instrument_that_holds_is_in_force(sentence, status):
    assert [fact.fields["status"] for fact in facts(sentence, "en", "instrument")] == [status]


def test_the_languages_of_a_treaty_are_not_its_parties():
    text = (
        "AGREEMENT BETWEEN KENYA AND OMAN ON SHIPPING\n"
        "Done in duplicate in the Swahili, Arabic and French languages, between Kenya and Oman."
    )
    parties = {code for fact in facts(text, "en", "instrument") for code in fact.fields["states"]}
    assert parties == {"KEN", "OMN"}
