"""What a headline tells and the text tells again, and visits that only point back; sentences and names of our own."""

from datetime import date

import pytest

from tests.extraction.clause_papers import found, paper


def _told(text, language, kind="engagement"):
    given = paper(text, language, dated=date(2026, 6, 10))
    return [(fact.fields.get("type") or fact.fields["status"], fact.quote) for fact in found(given, kind)]


HEADED = "President meets King of Jordan in Cairo\n\nPresident Adel Mansi of Egypt received King Faris of Jordan on Tuesday."


def test_the_text_is_quoted_for_what_its_headline_tells_as_well():
    (told,) = _told(HEADED, "en")
    assert told == ("meeting", "President Adel Mansi of Egypt received King Faris of Jordan on Tuesday")


def test_a_headline_that_tells_something_else_is_kept():
    quotes = [
        quote
        for _, quote in _told("Minister visits Ghana\n\nThe Foreign Minister of Togo visited Benin.", "en")
    ]
    assert sorted(quotes) == ["Minister of Togo visited Benin", "Minister visits Ghana"]


def test_a_call_of_the_headline_is_a_call_in_the_text():
    text = (
        "Entretien téléphonique de M. Paul Vasseur avec son homologue tchadien (Paris, 3 juin 2026)\n\n"
        "Le ministre français des Affaires étrangères, M. Paul Vasseur, s'est entretenu ce jour avec son homologue tchadien."
    )
    assert [kind for kind, _ in _told(text, "fr")] == ["call"]


def test_a_visit_that_is_pointed_at_again_is_one_visit():
    text = (
        "Waziri Mkuu wa Uganda amewasili Kigali kwa ziara ya siku mbili nchini Rwanda.\n"
        "Ziara hiyo inafanyika wiki moja baada ya Rwanda na Uganda kufungua mpaka."
    )
    assert [kind for kind, _ in _told(text, "sw")].count("visit") == 1


def test_an_agreement_of_the_title_is_the_one_of_the_text():
    text = (
        "Ratification of the convention on visa-free travel with Peru\n\n"
        "The President of Chile ratified the Convention between the Republic of Chile and the Republic of Peru on "
        "Mutual Visa Exemption."
    )
    assert [kind for kind, _ in _told(text, "en", "instrument")] == ["ratified"]


@pytest.mark.parametrize(
    "sentence",
    [
        "The two leaders, Presidents Ruto of Kenya and Museveni of Uganda, stressed the need to resume the ceasefire in Sudan.",
        "France a consacré 10 millions d'euros à la réponse humanitaire au Tchad.",
    ],
)
def test_a_wish_for_a_truce_and_money_given_already_are_neither_instrument_nor_promise(sentence):
    language = "fr" if "consacré" in sentence else "en"
    given = paper(sentence, language)
    assert not found(given, "instrument")
    assert not found(given, "commitment")


def test_a_gathering_that_is_agreed_on_is_to_come():
    given = paper(
        "Uganda and Kenya agreed on convening the Joint Permanent Commission in Kampala next year.", "en"
    )
    assert [fact.fields["status"] for fact in found(given, "engagement")] == ["planned"]


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        ("commitment", "This Agreement shall be governed by the laws of Kenya."),
        (
            "commitment",
            "The present Treaty shall be construed in accordance with the law of the Kingdom of Norway.",
        ),
        (
            "engagement",
            "This Memorandum shall enter into force on the date of signature by Kenya and Uganda.",
        ),
    ],
)
def test_by_which_law_and_from_when_a_text_binds_is_no_fact_of_its_own(kind, sentence):
    assert not found(paper(sentence, "en"), kind)
