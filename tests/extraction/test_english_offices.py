"""Whose an office is that an English paper names alone, whose paper it is, and on which days things were.

The table `english_offices.tsv` is written by us; the holders are invented. Each row names persons with the state or body
that the passage gives them: its own, the host's where its own are guests, or the one that stands in the same row.
"""

from datetime import date
from pathlib import Path

import pytest

from balozi.extraction.clauses.sentence.readings import read
from balozi.extraction.mentions.dates import dates_in
from balozi.extraction.mentions.tokens import tokens
from tests.extraction.clause_papers import found, paper

_TABLE = Path(__file__).with_name("english_offices.tsv")
_ROWS = [line.split("\t") for line in _TABLE.read_text(encoding="utf-8").splitlines()[1:]]
_DAY = date(2026, 9, 10)


@pytest.mark.parametrize(("told", "passage"), _ROWS)
def test_an_office_named_alone_is_of_its_paper_or_of_the_host(told, passage):
    facts = found(paper(passage, "en", dated=_DAY), "office_holder")
    holders = {f"{fact.fields['person']} {fact.fields.get('code', '')}" for fact in facts}
    assert [holder for holder in told.split("; ") if holder not in holders] == []


@pytest.mark.parametrize(
    ("home", "passage"),
    [
        ("LKA", "Colombo: Foreign Minister Wickrama left for Dhaka this morning."),
        ("NZL", "The New Zealand-Thailand pact takes effect, Trade Minister Rewiti says. Thai Minister Suwan signed it."),
        ("IND", "Georgetown: Minister Rao touched down at the airport. Guyana met India's delegation. India's help was sought."),
        ("KEN", "President Oduya has called for debt relief. She will leave Nairobi on Sunday."),
        ("MWI", "The Embassy of Japan in Malawi held a ceremony. The Minister of Water, Joseph Kalonga, came."),
        ("", "The Republic of Peru and the Republic of Chile, hereinafter the Parties, through Minister Soto, agree."),
    ],
)  # fmt: skip
def test_a_paper_is_of_the_state_whose_offices_need_no_name(home, passage):
    reading = read(paper(passage, "en", dated=_DAY))
    assert (reading.home if reading.lines[0].around.sure else "") == home


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("On the 9th, he was received", ["2026-09-09"]),
        ("On the 9th anniversary of the treaty", []),
        ("from Monday 8 to Wednesday 10 September 2025", ["2025-09-08"]),
        ("a visit from Sept. 8 to 13", ["2026-09-08"]),
        ("in distress may call the Ministry", []),
    ],
)
def test_a_day_is_read_as_agencies_print_it(words, days):
    line = list(tokens(words, 0, len(words)))
    assert [day.code for day in dates_in(line, _DAY)] == days


@pytest.mark.parametrize(
    ("day", "passage"),
    [
        ("2026-09-06", "Norway's minister wrapped up a three-day visit to Zambia on Tuesday 8 September."),
        ("2026-09-08", "Chad and Mali concluded two days of talks in Niamey yesterday."),
        ("2026-02-13", "A delegation from Cuba visited Seychelles from 13 to 17 February."),
        (
            "2026-11",
            "Kenya's minister will visit Oslo on 3 November. Kenya's minister will meet Norway's king.",
        ),
    ],
)
def test_an_engagement_has_its_first_day(day, passage):
    facts = found(paper(passage, "en", dated=_DAY), "engagement")
    assert day in {fact.fields.get("date", "") for fact in facts}
