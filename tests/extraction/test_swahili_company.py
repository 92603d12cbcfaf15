"""Who takes part in a Swahili passage and who is only named; states, bodies, offices and people by their names there."""

from pathlib import Path

import pytest

from balozi.extraction.clauses.sentence.vocabulary import vocabulary
from balozi.extraction.mentions.mentions import Of
from balozi.extraction.mentions.names import mentions_in
from balozi.extraction.mentions.tokens import tokens
from tests.extraction.test_swahili_turns import facts_in

_ROWS = [
    line.split("\t")
    for line in (Path(__file__).parent / "swahili_company.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]


@pytest.mark.parametrize(("day", "text", "wanted"), _ROWS)
def test_a_passage_tells_who_takes_part_and_who_owes(day, text, wanted):
    assert facts_in(text.replace("\\n", "\n"), day) == sorted(filter(None, wanted.split("; ")))


@pytest.mark.parametrize(
    ("name", "of", "code"),
    [
        ("Waethiopia", Of.PEOPLE, "ETH"),
        ("Mwethiopia", Of.PEOPLE, "ETH"),
        ("Muisraeli", Of.PEOPLE, "ISR"),
        ("Wacomoro", Of.PEOPLE, "COM"),
        ("Mthailand", Of.PEOPLE, "THA"),
        ("Waitaliano", Of.PEOPLE, "ITA"),
        ("Comoro", Of.STATE, "COM"),
        ("Nijeria", Of.STATE, "NGA"),
        ("Vietinamu", Of.STATE, "VNM"),
        ("Jumuiya ya Ushirikiano ya Shanghai", Of.ORGANISATION, "SCO"),
        ("Jumuiya ya Mataifa ya Kiarabu", Of.ORGANISATION, "LAS"),
        ("Shirika la Kimataifa la Wahamiaji", Of.ORGANISATION, "IOM"),
        ("Mwakilishi Mkazi", Of.OFFICE, "Resident Representative"),
        ("Makamu Mwenyekiti", Of.OFFICE, "Chairperson"),
    ],
)
def test_names_of_states_people_bodies_and_offices_are_known_in_swahili(name, of, code):
    line = list(tokens(name, 0, len(name)))
    (mention,) = mentions_in(line, vocabulary("sw").names)
    assert (mention.of, mention.code, mention.last) == (of, code, len(line) - 1)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Mkutano wa wafadhili kwa ajili ya Sudan ulifanyika Geneva jana.\nQatar na Norway zilihudhuria.\nKuwait ilihudhuria pia.\n"
         "Norway imeahidi dola milioni 30.", ["SDN"]),
        ("Kenya na Ethiopia zilikutana Moyale jana.\nKenya imeahidi kuchimba visima sita upande wake wa mpaka.", None),
        ("UNHCR, Tanzania na Burundi zilikutana Kigoma jana.\nUNHCR imeahidi kuongeza mabasi 25.", None),
        ("Kenya na Ethiopia zilikutana Moyale jana.\nKenya imeahidi kuchimba visima sita.", ["ETH"]),
    ],
)  # fmt: skip
def test_for_whom_a_promise_is_that_names_nobody(text, wanted):
    from datetime import date

    from tests.extraction.clause_papers import found, paper

    fact = found(paper(text, "sw", dated=date(2026, 5, 13)), "commitment")[-1]
    assert fact.fields.get("beneficiaries") == wanted
