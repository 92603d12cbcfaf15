"""Who takes part in what English papers tell, at which stage a text is, and how firmly a promise is told.

The table `english_company.tsv` is written by us. Each row names facts that its passage tells ("E meeting KEN,NLD": the
states that take part, "-" for none beside bodies; "I mou signed"; "C plans NLD"), and kinds that it does not tell.
"""

from datetime import date
from pathlib import Path

import pytest

from tests.extraction.clause_papers import found, paper

_TABLE = Path(__file__).with_name("english_company.tsv")
_ROWS = [tuple(row.split("\t")) for row in _TABLE.read_text(encoding="utf-8").splitlines()[1:]]
_KINDS = {"signing": "signing_ceremony"}


def _told(fact):
    fields = fact.fields
    if fact.kind == "engagement":
        return f"E {fields['type']} {','.join(fields.get('states', ())) or '-'}"
    if fact.kind == "instrument":
        return f"I {fields['instrument_type']} {fields['status']}"
    return f"C {fields['modality']} {','.join(sorted(fields['obligors']))}"


def _facts(passage):
    return found(paper(passage, "en", dated=date(2026, 5, 12)), "engagement", "instrument", "commitment")


@pytest.mark.parametrize(("told", "passage"), _ROWS)
def test_a_passage_tells_who_takes_part_and_how_firmly(told, passage):
    facts = [fact for fact in _facts(passage)]
    lines = {_told(fact) for fact in facts}
    kinds = {fact.kind for fact in facts} | {fact.fields.get("type") for fact in facts}
    for wanted in told.split("; "):
        if wanted.startswith("no "):
            kind = wanted.removeprefix("no ")
            assert _KINDS.get(kind, kind) not in kinds, lines
        else:
            assert wanted in lines, lines
