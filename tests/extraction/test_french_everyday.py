"""French as the press and the ministries write it every day: sentences of ours, one fact or none in each."""

from pathlib import Path

import pytest

from tests.extraction.clause_papers import facts

TABLE = Path(__file__).with_name("french_everyday.tsv")
CORE = ("engagement", "instrument", "commitment")


def rows():
    """Return the rows of the table: kind, what, status, codes, sentence."""
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def told(fact):
    """Return what the table says of a fact: what it is, its status, and all who take part."""
    fields = fact.fields
    what = fields.get("type") or fields.get("instrument_type") or fields.get("modality")
    codes = {*fields.get("states", ()), *fields.get("orgs", ()), *fields.get("obligors", ())}
    return what, fields.get("status", "-"), codes


FACTS = [row for row in rows() if row[0] != "nothing"]
SILENT = [row[4] for row in rows() if row[0] == "nothing"]


@pytest.mark.parametrize(
    ("kind", "what", "status", "codes", "sentence"), FACTS, ids=[row[4][:60] for row in FACTS]
)
def test_an_everyday_sentence_gives_its_fact(kind, what, status, codes, sentence):
    found = [told(fact) for fact in facts(sentence, "fr", kind)]
    wanted = (what, status, set(codes.split("+")))
    assert any(one[:2] == wanted[:2] and (codes == "-" or one[2] == wanted[2]) for one in found), found


@pytest.mark.parametrize("sentence", SILENT, ids=[text[:60] for text in SILENT])
def test_what_only_looks_like_a_fact_is_left_out(sentence):
    assert not facts(sentence, "fr", *CORE)
