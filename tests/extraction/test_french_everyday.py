"""French as the press and the ministries write it every day: sentences of ours, one fact or none in each."""

import pytest

from tests.extraction.clause_papers import facts, table, told

CORE = ("engagement", "instrument", "commitment")
ROWS = table("french_everyday.tsv")
FACTS = [row for row in ROWS if row[0] != "nothing"]
SILENT = [row[4] for row in ROWS if row[0] == "nothing"]


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
