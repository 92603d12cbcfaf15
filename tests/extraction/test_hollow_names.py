"""States and cities that only lend their name to a currency or to a text take no part in what is told."""

import pytest

from balozi.extraction.mentions.amounts import money_in
from balozi.extraction.mentions.tokens import tokens
from tests.extraction.clause_papers import facts


def parties(sentence, language):
    """Return the states of each instrument of a sentence."""
    return [fact.fields["states"] for fact in facts(sentence, language, "instrument")]


@pytest.mark.parametrize(
    ("language", "sentence", "states"),
    [
        (
            "en",
            "Uganda and Rwanda signed an agreement worth 79 million U.S. dollars in Kigali.",
            ["RWA", "UGA"],
        ),
        (
            "en",
            "Chad and Niger signed a treaty worth 9 billion Kenyan shillings (79 million US dollars).",
            ["NER", "TCD"],
        ),
        (
            "sw",
            "Uganda na Rwanda zilisaini mkataba wa dola milioni 5 za Marekani mjini Kigali.",
            ["RWA", "UGA"],
        ),
        (
            "fr",
            "L'Ouganda et le Rwanda ont signé un accord de 5 millions de dollars américains.",
            ["RWA", "UGA"],
        ),
        (
            "fr",
            "L'Ouganda et le Rwanda ont signé un accord de 5 millions de dollars des États-Unis.",
            ["RWA", "UGA"],
        ),
    ],
)
def test_a_currency_is_no_party(language, sentence, states):
    assert parties(sentence, language) == [states]


@pytest.mark.parametrize(
    ("language", "sentence", "states"),
    [
        ("en", "Ghana ratified the Samoa Agreement in June 2024.", ["GHA"]),
        ("en", "Ghana acceded to the Paris Agreement in 2016.", ["GHA"]),
        ("en", "Ghana and Togo signed the Abuja Treaty in May 1991.", ["GHA", "TGO"]),
        ("fr", "Le Tchad a ratifié l'accord de Paris en mai 2020.", ["TCD"]),
        ("fr", "La Convention de Kampala a été ratifiée par le Niger en mai 2020.", ["NER"]),
        ("sw", "Malawi iliridhia Mkataba wa Paris mwaka 2016.", ["MWI"]),
        ("en", "The Kenya-Uganda Agreement on roads was signed in May 2020.", ["KEN", "UGA"]),
        ("sw", "Mkataba wa Kenya na Uganda ulisainiwa mwaka 2016.", ["KEN", "UGA"]),
    ],
)
def test_a_place_by_which_a_text_is_called_is_no_party(language, sentence, states):
    assert parties(sentence, language) == [states]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("Kshs. 1.2 billion", 1.2e9, "KES"),
        ("Ksh. 500 million", 5e8, "KES"),
        ("Tsh. bilioni 3", 3e9, "TZS"),
        ("Rs. 40 crore", 4e8, "INR"),
        ("dola milioni 5 za Marekani", 5e6, "USD"),
    ],
)
def test_money_behind_an_abbreviation_is_read(text, value, unit):
    assert [(one.value, one.unit) for one in money_in(tokens(text, 0, len(text)))] == [(value, unit)]


def test_money_in_brackets_is_money_of_its_own():
    line = tokens("9 billion Kenyan shillings (79 million US dollars)", 0, 50)
    assert [one.unit for one in money_in(line)] == ["KES", "USD"]


def test_a_sentence_does_not_end_behind_the_abbreviation_of_its_money():
    told = facts("The Netherlands will provide Kshs. 1.2 billion to Kenya for canals.", "en", "commitment")
    assert [fact.fields["amount"] for fact in told] == [{"value": 1.2e9, "unit": "KES"}]
