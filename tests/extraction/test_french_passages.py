"""French passages read as a whole: all their facts and no others, and nothing in those that only sound like them."""

from datetime import date

import pytest

from tests.extraction.clause_papers import found, paper, table

CORE = ("engagement", "instrument", "commitment")


def rows():
    """Return the rows of the table: day of the paper, facts, passage."""
    cells = table("french_passages.tsv")
    return [(date.fromisoformat(day), facts, text.replace("\\n", "\n")) for day, facts, text in cells]


def told(day, text):
    """Return what is found in a passage of a day: types or modalities with their status."""
    for fact in found(paper(text, "fr", dated=day), *CORE):
        what = fact.fields.get("type") or fact.fields.get("instrument_type") or fact.fields["modality"]
        status = fact.fields.get("status")
        yield f"{what}/{status}" if status else str(what)


FACTS = [row for row in rows() if row[1] != "-"]
SILENT = [row for row in rows() if row[1] == "-"]


@pytest.mark.parametrize(("day", "facts", "text"), FACTS, ids=[row[2][:50] for row in FACTS])
def test_a_passage_gives_its_facts_and_no_others(day, facts, text):
    assert sorted(told(day, text)) == facts.split()


@pytest.mark.parametrize(
    ("day", "text"), [(row[0], row[2]) for row in SILENT], ids=[row[2][:50] for row in SILENT]
)
def test_a_passage_that_only_sounds_like_foreign_policy_gives_nothing(day, text):
    assert list(told(day, text)) == []
