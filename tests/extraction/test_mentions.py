"""Mentions in a sentence: names, dates with their precision, money; sentences written by us."""

from datetime import date

import pytest

from balozi.extraction.clauses.sentence import swahili
from balozi.extraction.clauses.sentence.persons import persons_of
from balozi.extraction.clauses.sentence.vocabulary import vocabulary
from balozi.extraction.mentions.amounts import amounts_in, money_in
from balozi.extraction.mentions.dates import dates_in, weekday
from balozi.extraction.mentions.mentions import Of
from balozi.extraction.mentions.names import mentions_in
from balozi.extraction.mentions.tokens import keys, tokens

DAY = date(2024, 5, 15)


def split(text):
    return list(tokens(text, 0, len(text)))


def named(text, language="en"):
    line = split(text)
    return line, mentions_in(line, vocabulary(language).names)


def codes(text, language, *kinds):
    return [mention.code for mention in named(text, language)[1] if mention.of in kinds]


@pytest.mark.parametrize(
    ("text", "language", "wanted"),
    [
        ("Kenya's minister and the Chinese envoy", "en", ["KEN", "CHN"]),
        ("China-India trade", "en", ["CHN", "IND"]),
        ("le président kényan et la ministre française", "fr", ["KEN", "FRA"]),
        ("Wakenya na Mtanzania mmoja", "sw", ["KEN", "TZA"]),
        ("the Indian Ocean and Latin America", "en", []),
        ("tell us about it", "en", []),
        ("the US and the U.S. envoy", "en", ["USA", "USA"]),
        ("Rais wa Ethopia", "sw", ["ETH"]),
        ("КЕNYA", "en", ["KEN"]),
        ("Afrika Kusini na Sudan Kusini", "sw", ["ZAF", "SSD"]),
    ],
)
def test_states_and_peoples_are_found(text, language, wanted):
    assert codes(text, language, Of.STATE, Of.PEOPLE) == wanted


@pytest.mark.parametrize(
    ("text", "language", "wanted"),
    [
        ("le sommet de la CEDEAO", "fr", ["ECOWAS"]),
        ("Umoja wa Afrika na Umoja wa Ulaya (UU)", "sw", ["AU", "EU", "EU"]),
        ("UU na hadidu za rejea", "sw", []),
        ("au Kenya", "fr", []),
        ("who came", "en", []),
        ("Sauti ya Amerika", "sw", []),
    ],
)
def test_organisations_are_found_and_acronyms_ask_for_their_capitals(text, language, wanted):
    assert codes(text, language, Of.ORGANISATION) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("on 4 March 2013", "2013-03-04"),
        ("March 2013", "2013-03"),
        ("in 2013", "2013"),
        ("le 1er juin 2023", "2023-06-01"),
        ("tarehe 12 Januari 2023", "2023-01-12"),
        ("Februari 10-11", "2024-02-10"),
        ("19-20 November", "2023-11-19"),
        ("mwezi Agosti mwaka jana", "2023-08"),
        ("December 2nd, 2024", "2024-12-02"),
        ("jana", "2024-05-14"),
        ("kesho", "2024-05-16"),
        ("aujourd'hui", "2024-05-15"),
        ("last month", "2024-04"),
        ("12/03/2024", "2024-03-12"),
        ("2024-03-12", "2024-03-12"),
        ("31 February 2024", "2024-02"),
    ],
)
def test_a_date_keeps_its_precision(text, wanted):
    assert [mention.code for mention in dates_in(split(text), DAY)] == [wanted]


@pytest.mark.parametrize("text", ["yesterday", "Februari 10", "last year", "mwezi huu", "Jumatatu"])
def test_a_date_that_hangs_on_an_unknown_day_stays_open(text):
    assert [mention.code for mention in dates_in(split(text), None)] == [""]


def test_may_is_a_month_only_beside_a_number():
    assert dates_in(split("They may meet."), DAY) == []


def test_weekdays_are_looked_for_behind_and_ahead():
    assert weekday(0, DAY, ahead=False) == "2024-05-13"
    assert weekday(0, DAY, ahead=True) == "2024-05-20"
    assert weekday(0, None, ahead=True) == ""


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("$592 million", 592_000_000, "USD"),
        ("dola milioni 50", 50_000_000, "USD"),
        ("euro millioni 16", 16_000_000, "EUR"),
        ("20 millions d'euros", 20_000_000, "EUR"),
        ("US$ 1.5 billion", 1_500_000_000, "USD"),
        ("KSh 3,000", 3_000, "KES"),
        ("dola za Marekani milioni 20", 20_000_000, "USD"),
    ],
)
def test_money_has_a_value_and_a_currency(text, value, unit):
    (amount,) = money_in(split(text))
    assert (amount.value, amount.unit) == (value, unit)


def test_numbers_in_words_and_percents_are_amounts():
    assert [(a.value, a.unit) for a in amounts_in(split("seven million refugees and 25 percent"))] == [
        (7_000_000, ""),
        (25, "percent"),
    ]


@pytest.mark.parametrize(
    ("text", "language", "name", "office", "code"),
    [
        ("Rais wa Zambia Joseph Banda alifika", "sw", "Joseph Banda", "President", "ZMB"),
        ("Kenyan Foreign Minister Jane Otieno spoke", "en", "Jane Otieno", "Minister of Foreign Affairs", "KEN"),
        ("Balozi wa India nchini Tanzania, Bishan Rao, alifika", "sw", "Bishan Rao", "Ambassador", "IND"),
        ("Foreign Minister Erika Gomez (Panama) signed", "en", "Erika Gomez", "Minister of Foreign Affairs", "PAN"),
        ("Dr. Ann N'Diaye spoke", "en", "Ann N'Diaye", "", ""),
    ],
)  # fmt: skip
def test_a_person_stands_with_an_office_and_a_state(text, language, name, office, code):
    line, mentions = named(text, language)
    person = persons_of(line, mentions)[0]
    assert (person.name, person.office, person.code) == (name, office, code)


@pytest.mark.parametrize(
    ("word", "kind", "tense", "negated"),
    [
        ("walikutana", "MEET", "past", False),
        ("watakutana", "MEET", "future", False),
        ("zimesaini", "SIGN", "past", False),
        ("haikusaini", "SIGN", "past", True),
        ("ameahidi", "PLEDGE", "past", False),
        ("kuahidi", "PLEDGE", "infinitive", False),
        ("itaongeza", "WORK", "future", False),
        ("itasomesha", "DO", "future", False),
    ],
)
def test_a_swahili_verb_is_taken_apart(word, kind, tense, negated):
    verb = swahili.take_apart(word)
    assert kind in verb.kinds
    assert (verb.tense, verb.negated) == (tense, negated)


def test_a_relative_is_seen_and_future_verbs_take_none():
    assert swahili.take_apart("uliofanyika").relative
    assert not swahili.take_apart("itaongeza").relative


@pytest.mark.parametrize("noun", ["utalii", "watalii", "utamaduni", "kitabu", "utawala", "mataifa"])
def test_nouns_that_look_like_futures_are_no_verbs(noun):
    assert swahili.take_apart(noun) is None


@pytest.mark.parametrize(
    "phrase", ["Burkina Faso", "Côte d’Ivoire", "U.S.", "Guinea-Bissau", "AU 2063", "  Nairobi "]
)
def test_the_keys_of_a_phrase_are_those_of_its_tokens(phrase):
    assert keys(phrase) == tuple(token.key for token in tokens(phrase, 0, len(phrase)))
