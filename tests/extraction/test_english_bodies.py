"""English papers of bodies and of parties: communiqués, resolutions, final documents, treaties, host agreements.

The table `english_bodies.tsv` is written by us: the day of a paper, what it tells, and its text, "\\n" for a new line.
Told are "E type status states bodies", "I type status day" and "C modality obligors", "-" for none of them, "no C"
for a paper without promises; each kind that a row names is told as often as the row says and no more, "-" alone stands
for a paper that tells nothing.
"""

from datetime import date
from pathlib import Path

import pytest

from balozi.extraction.clauses.sentence.english_bodies import gathers_at
from tests.accuracy import facts_of

_TABLE = Path(__file__).with_name("english_bodies.tsv")
_ROWS = [tuple(row.split("\t")) for row in _TABLE.read_text(encoding="utf-8").splitlines()[1:]]
_KINDS = {"E": "engagement", "I": "instrument", "C": "commitment"}


def _listed(fields, name):
    return ",".join(sorted(fields.get(name) or ())) or "-"


def _told(fact):
    fields = fact["fields"]
    if fact["kind"] == "engagement":
        return f"E {fields['type']} {fields['status']} {_listed(fields, 'states')} {_listed(fields, 'orgs')}"
    if fact["kind"] == "instrument":
        return f"I {fields['instrument_type']} {fields['status']} {fields.get('date') or '-'}"
    return f"C {fields['modality']} {_listed(fields, 'obligors')}"


@pytest.mark.parametrize(("day", "told", "text"), _ROWS)
def test_the_paper_of_a_body_tells_its_facts_and_no_more(day, told, text, tmp_path):
    path = tmp_path / "paper.txt"
    path.write_text(text.replace("\\n", "\n") + "\n", encoding="utf-8")
    named = [one for one in told.split("; ") if one != "-"]
    kinds = {_KINDS[one.removeprefix("no ")[0]] for one in named} or set(_KINDS.values())
    wanted = sorted(one for one in named if not one.startswith("no "))
    facts = [_told(fact) for fact in facts_of(path, "en", date.fromisoformat(day)) if fact["kind"] in kinds]
    assert sorted(facts) == wanted


@pytest.mark.parametrize(
    ("words", "at"),
    [
        ("we , the ministers of peru and chile , meeting in quito", 9),
        ("we , the presidents , having met in musoma", 5),
        ("the ministers held a meeting in quito", 0),
        ("the council took note of the report", 0),
    ],
)
def test_those_who_speak_are_known_to_have_gathered(words, at):
    assert gathers_at(words.split()) == at
