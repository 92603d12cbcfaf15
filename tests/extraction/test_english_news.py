"""Passages of three to five sentences as agencies, ministries and organisations print them, and what they tell of contact.

The tables are written by us; names of office-holders are invented. Each class of construction of `english_sittings`,
`english_ceremonies`, `english_answers` and `english_legs` stands in several of them.
"""

import csv
from datetime import date
from pathlib import Path

import pytest

from tests.extraction.clause_papers import found, paper

_HERE = Path(__file__).parent


def _rows(name):
    with (_HERE / name).open(encoding="utf-8", newline="") as table:
        return [tuple(row.values()) for row in csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE)]


def _told(fact):
    parties = sorted([*fact.fields.get("states", []), *fact.fields.get("orgs", [])])
    return " ".join([fact.fields["type"], fact.fields["status"], *parties])


@pytest.mark.parametrize(("day", "wanted", "passage"), _rows("english_news.tsv"))
def test_a_passage_of_news_tells_its_engagements(day, wanted, passage):
    told = {_told(fact) for fact in found(paper(passage, "en", dated=date.fromisoformat(day)), "engagement")}
    assert [want for want in wanted.split("; ") if want not in told] == []


@pytest.mark.parametrize("passage", [row[0] for row in _rows("english_news_quiet.tsv")])
def test_a_passage_of_sport_trade_or_home_affairs_tells_no_engagement(passage):
    given = paper(passage, "en", dated=date(2026, 5, 6))
    assert [fact.quote for fact in found(given, "engagement")] == []


@pytest.mark.parametrize(
    ("passage", "told"),
    [
        ("Mr. Seydou Ouattara of Burkina Faso met the minister of Ghana in Accra on Monday.", "BFA GHA"),
        ("President Uhuru Kenyatta of Liberia met President Paul Kagame of Ghana in Accra on Monday.", "GHA LBR"),
        ("The Prime Minister of the Togolese Republic paid a visit to the Portuguese Republic on Monday.", "PRT TGO"),
        ("The Secretary of State of Portugal met Zambia's Under Secretary in Lusaka on Monday.", "PRT ZMB"),
        ("Oman's foreign minister met the Deputy Secretary of State in Muscat on Monday.", "OMN USA"),
        ("Bahrain's King Salman received the Greek prime minister in Manama on Monday.", "BHR GRC"),
        ("The Minister of Foreign Affairs and East African Cooperation of Tanzania met the envoy of Oman on Monday.", "OMN TZA"),
        ("Oman's minister met the Secretary of Iran's Supreme National Security Council in Tehran on Monday.", "IRN OMN"),
        ("A Slovenian minister and her Jordanian colleague met in Amman on Monday over Syrian refugees.", "JOR SVN"),
    ],
)  # fmt: skip
def test_only_those_who_take_part_are_named(passage, told):
    facts = found(paper(passage, "en", dated=date(2026, 5, 6)), "engagement")
    assert [" ".join([*fact.fields["states"], *fact.fields.get("orgs", [])]) for fact in facts] == [told]
