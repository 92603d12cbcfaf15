"""English sentences in the shorthand of agencies, ministries and headlines: the contact that each tells, all of it, or none.

The table `english_gathered.tsv` is written by us; names of office-holders are invented or left out. Each class of
construction of `english_gathered`, `english_press`, `english_between` and `english_background` stands in it.
"""

import csv
from pathlib import Path

import pytest

from tests.extraction.clause_papers import facts

_TABLE = Path(__file__).parent / "english_gathered.tsv"


def _rows():
    with _TABLE.open(encoding="utf-8", newline="") as table:
        return [tuple(row.values()) for row in csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE)]


def _told(fact):
    parties = sorted([*fact.fields.get("states", []), *fact.fields.get("orgs", [])])
    return " ".join([fact.fields["type"], fact.fields["status"], *parties])


@pytest.mark.parametrize(("wanted", "passage"), _rows())
def test_a_sentence_tells_its_contact_and_no_other(wanted, passage):
    told = {_told(fact) for fact in facts(passage, "en", "engagement")}
    assert told == set(filter(None, wanted.split("; ")))
