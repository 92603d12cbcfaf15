"""Numbers and money as they are written and said in English, French and Swahili."""

import time

import pytest

from balozi.extraction.mentions.amounts import amounts_in
from balozi.extraction.mentions.money import meant
from balozi.extraction.mentions.numbers import number_at
from balozi.extraction.mentions.tokens import tokens
from balozi.packs.gazetteer import groups, members_of, state_by_code


def words(text):
    return list(tokens(text, 0, len(text)))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12 000", 12_000), ("22 000 000", 22_000_000), ("1,250,000", 1_250_000), ("12.000", 12_000),
        ("4,5 millions", 4_500_000), ("1.234 million", 1_234_000), ("0.125", 0.125), ("3,5", 3.5),
        ("two point one million", 2_100_000), ("one and a half million", 1_500_000), ("half a million", 500_000),
        ("twenty-two", 22), ("one hundred and twenty", 120), ("two thousand five hundred", 2_500),
        ("un milliard", 1_000_000_000), ("un demi-million", 500_000), ("deux milliards et demi", 2_500_000_000),
        ("vingt-deux millions", 22_000_000), ("quatre-vingt-dix mille", 90_000), ("quatre-vingts", 80),
        ("soixante et onze", 71), ("quatre-vingt-dix-sept", 97), ("trois cent vingt mille", 320_000),
        ("mille deux cents", 1_200), ("milioni 16", 16_000_000), ("milioni mbili na nusu", 2_500_000),
        ("milioni mia mbili", 200_000_000), ("bilioni mbili na laki tano", 2_000_500_000), ("mia mbili hamsini", 250),
        ("elfu kumi na tano", 15_000), ("elfu tatu mia tano", 3_500), ("laki tatu", 300_000), ("nusu milioni", 500_000),
        ("milioni mbili nukta tano", 2_500_000), ("2.5 milioni", 2_500_000), ("kumi na mbili", 12),
    ],
)  # fmt: skip
def test_a_number_is_read_as_it_is_said(text, value):
    line = words(text)
    number = number_at(line, 0)
    assert (number.value, number.last) == (pytest.approx(value), len(line) - 1)


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("US$ 4.5 million", 4.5e6, "USD"), ("KSh 300m", 3e8, "KES"), ("Sh97 bilioni", 97e9, "KES"), ("$2bn", 2e9, "USD"),
        ("A$88m", 88e6, "AUD"), ("14 M€", 14e6, "EUR"), ("22 000 000 $ CA", 22e6, "CAD"), ("R$ 20 million", 20e6, "BRL"),
        ("600 billion won", 600e9, "KRW"), ("2 milliards d'ariary", 2e9, "MGA"), ("38 million Australian dollars", 38e6, "AUD"),
        ("8 millions de francs suisses", 8e6, "CHF"), ("un milliard de francs CFA", 1e9, "XOF"), ("22 milliards de FCFA", 22e9, "XOF"),
        ("3 milliards de shillings kényans", 3e9, "KES"), ("dola milioni mia mbili", 2e8, "USD"), ("dola za Kanada milioni 5", 5e6, "CAD"),
        ("dola za Kimarekani milioni tatu na nusu", 3.5e6, "USD"), ("faranga bilioni 14 za CFA", 14e9, "XOF"),
        ("shilingi za Tanzania bilioni 3", 3e9, "TZS"), ("kroni za Sweden milioni 40", 40e6, "SEK"), ("laki tano za shilingi", 5e5, "KES"),
        ("dix pour cent", 10, "percent"), ("asilimia 18", 18, "percent"), ("9 per cent", 9, "percent"),
    ],
)  # fmt: skip
def test_money_is_read_with_its_currency(text, value, unit):
    (amount,) = amounts_in(words(text))
    assert (amount.value, amount.unit) == (pytest.approx(value), unit)


@pytest.mark.parametrize(
    "text", ["one of the two sides", "won five seats", "siku mbili za kwanza", "COP31 met"]
)
def test_small_words_and_names_are_no_money(text):
    assert not [amount for amount in amounts_in(words(text)) if amount.unit]


@pytest.mark.parametrize(
    ("money", "owners", "home", "unit"),
    [
        (("XOF", "cfa"), ["GAB", "TCD"], "GAB", "XAF"),
        (("XOF", "cfa"), ["SEN", "GNB"], "SEN", "XOF"),
        (("XOF", "franc"), ["CHE", "NPL"], "CHE", "CHF"),
        (("KES", "shilling"), ["CHN", "UGA"], "CHN", "UGX"),
        (("USD", "dollar"), ["CAN", "HTI"], "CAN", "CAD"),
        (("USD", "dollar"), ["CAN", "HTI"], "HTI", "USD"),
        (("USD", "dollar"), ["GUY", "UN"], "GUY", "USD"),
    ],
)
def test_a_shared_name_of_money_is_that_of_those_concerned(money, owners, home, unit):
    assert meant(money, owners, home) == unit


@pytest.mark.parametrize(
    "text",
    ["million " * 20_000, "000 " * 20_000, "one hundred and " * 9_000, "elfu mia " * 15_000, "$ " * 30_000],
)
def test_numbers_without_an_end_are_read_in_time(text):
    line = words(text)
    start = time.process_time()
    assert all(amount.value < float("inf") for amount in amounts_in(line))
    assert time.process_time() - start < 2


def test_the_members_of_a_group_are_states_in_its_years():
    assert all(state_by_code(code) is not None for group in groups() for code in group.members)
    assert members_of("Baltic states", 1980) == ()
    assert "GNQ" not in members_of("Portuguese-speaking African countries", 2010)
    assert "GNQ" in members_of("Portuguese-speaking African countries", 2026)
