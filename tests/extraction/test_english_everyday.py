"""What everyday lines of English press pages tell: ways home, boards that sit, private people, good words, and bodies.

The table `english_everyday.tsv` is written by us: what a passage tells, "-" when it tells nothing, and the passage.
Told are "E type status parties", "I type status parties" and "C modality obligors", as in `test_english_quiet.py`.
"""

from pathlib import Path

import pytest

from balozi.extraction.clauses.sentence.readings import read
from tests.extraction.clause_papers import facts, paper
from tests.extraction.test_english_quiet import CORE, _told

_TABLE = Path(__file__).with_name("english_everyday.tsv")
_ROWS = [line.split("\t") for line in _TABLE.read_text(encoding="utf-8").splitlines()[1:]]


@pytest.mark.parametrize(("told", "passage"), _ROWS)
def test_an_everyday_passage_tells_its_facts_and_no_more(told, passage):
    wanted = [] if told == "-" else told.split("; ")
    found = [_told(fact) for fact in facts(passage, "en", *CORE)]
    assert [fact for fact in found if fact[0] in "".join(one[0] for one in wanted) or not wanted] == wanted


@pytest.mark.parametrize(
    ("house", "passage"),
    [
        (
            "UN",
            "The Secretary-General is on his way to Vienna. The World Food Programme says that trucks reached Tawila.",
        ),
        (
            "EU",
            "The Council today adopted a measure for Mali. The European Union has trained its army since 2013.",
        ),
        (
            "",
            "The Minister met the Secretary-General of the African Union in Nairobi. The Commission was told of it.",
        ),
        ("", "President Oduya received the UN Secretary-General in Nairobi. The Council will hear of it."),
        (
            "",
            "Madam President, the Council is slow. My country, Saint Lucia, is a small island. The UN must act.",
        ),
    ],
)
def test_a_paper_is_of_the_body_whose_organs_need_no_name(house, passage):
    reading = read(paper(passage, "en"))
    assert reading.lines[0].around.house == house
