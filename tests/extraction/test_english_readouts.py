"""Readouts and news of ministries that write English in their own manner: all that each tells, and nothing more.

The table `english_readouts.tsv` is written by us: the day of a paper, what it tells ("E type status parties", "I type
status parties", "C modality obligors", "-" for nothing), and its text, "\\n" for a new line. Near-misses stand beside what
they look like.
"""

from datetime import date
from pathlib import Path

import pytest

from balozi.extraction.clauses.engagements.english_readouts import apart_from_talk
from balozi.extraction.clauses.sentence.english_domestic import of_one_ministry
from balozi.extraction.clauses.sentence.readings import read
from balozi.extraction.mentions.mentions import Of
from tests.accuracy import facts_of
from tests.extraction.clause_papers import paper

_TABLE = Path(__file__).with_name("english_readouts.tsv")
_ROWS = [tuple(row.split("\t")) for row in _TABLE.read_text(encoding="utf-8").splitlines()[1:]]
_CORE = ("engagement", "instrument", "commitment")


def _told(fact):
    fields = fact["fields"]
    parties = sorted([*fields.get("states", []), *fields.get("orgs", [])])
    if fact["kind"] == "engagement":
        return " ".join(["E", fields["type"], fields["status"], *parties])
    if fact["kind"] == "instrument":
        return " ".join(["I", fields["instrument_type"], fields["status"], *parties])
    return " ".join(["C", fields["modality"], *sorted(fields["obligors"])])


@pytest.mark.parametrize(("dated", "told", "passage"), _ROWS)
def test_a_readout_tells_its_facts_and_no_more(dated, told, passage, tmp_path):
    path = tmp_path / "paper.txt"
    path.write_text(passage.replace("\\n", "\n") + "\n", encoding="utf-8")
    found = [_told(fact) for fact in facts_of(path, "en", date.fromisoformat(dated)) if fact["kind"] in _CORE]
    assert sorted(found) == ([] if told == "-" else sorted(told.split("; ")))


def test_a_ministry_named_in_short_is_the_one_named_in_full():
    lines = read(paper("The State Department for Lakes opened. The State Department is new.", "en")).lines
    codes = [m.code for line in of_one_ministry(lines) for m in line.mentions if m.of is Of.INSTITUTION]
    assert codes == ["KEN", "KEN"]
    alone = read(paper("The State Department is in Washington.", "en")).lines
    assert [m.code for m in of_one_ministry(alone)[0].mentions if m.of is Of.INSTITUTION] == ["USA"]


def test_a_paper_without_engagements_has_no_talk_to_set_apart():
    assert apart_from_talk([], read(paper("It rained.", "en"))) == []
