"""Swahili papers in the form in which they are published: programmes, shouted titles, datelines, tables, news in short.

The table `swahili_desks.tsv` is written by us; events and most persons are invented.
"""

from datetime import date
from pathlib import Path

import pytest

from balozi.extraction.clauses.sentence.swahili_portfolios import name_behind, portfolio_end
from balozi.extraction.mentions.dates import dates_in
from balozi.extraction.mentions.tokens import tokens
from tests.extraction.clause_papers import found, paper
from tests.extraction.test_swahili_turns import facts_in

_ROWS = [
    line.split("\t")
    for line in Path(__file__).with_name("swahili_desks.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]
_DAY = date(2026, 2, 18)


@pytest.mark.parametrize(("day", "text", "wanted"), _ROWS)
def test_a_paper_of_a_desk_gives_its_facts_and_no_others(day, text, wanted):
    assert facts_in(text.replace("\\n", "\n"), day) == sorted(filter(None, wanted.split("; ")))


@pytest.mark.parametrize(
    ("text", "holders"),
    [
        ("Waziri wa usalama wa Burkina Faso Issa Sana alifika.", ["Issa Sana BFA"]),
        ("Waziri wa umwagiliaji na rasilimali za maji wa Misri Hani Zaki alifika.", ["Hani Zaki EGY"]),
        ("Naibu waziri wa nishati wa Angola Arlindo Prata alifika.", ["Arlindo Prata AGO"]),
        ("Waziri wa Wanawake, Jinsia na Makundi Maalumu wa Kenya, Mhe. Asha Toe alifika.", ["Asha Toe KEN"]),
        ("Waziri wa Ujenzi Juma Kalaba wa Zambia alisema.", ["Juma Kalaba ZMB"]),
        ("KENYA imeipa Chad siku 60 kulipa deni, Waziri wa Uchukuzi Davis Kaloi alisema Jumatatu.", ["Davis Kaloi KEN"]),
        # A house is no office, a verb is no name, a title in capitals gives no long name.
        ("Mkurugenzi wa Reli wa Wizara ya Uchukuzi ya Kenya, Mhandisi Juma Kalaba amesema.", ["Juma Kalaba KEN"]),
        ("WAZIRI WA FEDHA WA KENYA APOKEA UJUMBE WA BENKI", []),
        # Told again with less, an office-holder is the one told in full.
        ("Rais Soto akutana na Rais wa Fiji\nRais wa Peru Ana Soto amekutana na Rais wa Fiji Naiqama Lala.", ["Ana Soto PER", "Naiqama Lala FJI"]),
    ],
)  # fmt: skip
def test_who_holds_an_office_is_told_once_by_his_name_alone(text, holders):
    told = found(paper(text, "sw", dated=_DAY), "office_holder")
    assert [f"{fact.fields['person']} {fact.fields.get('code', '')}" for fact in told] == holders


@pytest.mark.parametrize(
    ("sentence", "portfolio", "name"),
    [
        ("Waziri wa usalama wa Burkina Faso Issa Sana", "wa usalama", ""),
        ("Waziri wa usalama Issa Sana", "wa usalama", "Issa"),
        ("Waziri wa Maji Issa Sana", "wa Maji", "Issa"),
        ("Waziri wa Maendeleo ya Jamii Issa Sana", "wa Maendeleo ya Jamii", "Issa"),
        ("Waziri alikutana na wabunge", "", ""),
        ("Waziri wa nishati amesema hayo", "wa nishati", ""),
        ("Waziri wa fedha kuhusu deni", "wa fedha", ""),
    ],
)
def test_a_portfolio_ends_where_a_name_a_verb_or_a_state_begins(sentence, portfolio, name):
    line = list(tokens(sentence, 0, len(sentence)))
    assert " ".join(token.text for token in line[1 : portfolio_end(line, 1)]) == portfolio
    assert (line[name_behind(line, 1)].text if name_behind(line, 1) else "") == name


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Jumatano iliyopita", "2026-02-11"),
        ("Jumanne iliyopita", "2026-02-17"),
        ("Jumatano ijayo", "2026-02-25"),
        ("Alhamisi ijayo", "2026-02-19"),
        ("mercredi dernier", "2026-02-11"),
        ("mercredi prochain", "2026-02-25"),
        ("Jumatano", "2026-02-18"),
    ],
)
def test_the_last_wednesday_told_on_a_wednesday_is_a_week_ago(words, told):
    line = list(tokens(words, 0, len(words)))
    assert [one.code for one in dates_in(line, _DAY)] == [told]
