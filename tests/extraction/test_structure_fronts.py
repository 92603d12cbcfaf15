"""Figures, fronts and references: numbers above labels, contacts, titles, bylines, strategies, law, goals."""

import pytest

from balozi.extraction.papers import Genre
from tests.extraction.structure_papers import FRENCH_POLICY, found, quotes

FIGURES = "Diplomacy\n\n12\n\nEmbassies and 3 consulates covering 40 countries\n\n1,250\n\nStudents abroad in 9 countries\n"


def test_FI1_reads_numbers_above_their_labels_with_the_numbers_inside():
    metrics = found(FIGURES, "metric", "FI1", Genre.PROFILE)
    assert [(one.fields["value"], one.fields["what"]) for one in metrics] == [
        ("12", "Embassies"),
        ("3", "consulates"),
        ("40", "countries"),
        ("1250", "Students abroad"),
        ("9", "countries"),
    ]
    assert metrics[0].quote == "12\n\nEmbassies"
    assert metrics[2].fields["definition"] == "Embassies"


def test_FI1_does_not_count_page_and_picture_numbers():
    text = "25\n\n24\n\n23\n\nPictures of the ministers\n\nSome prose stands here and there is nothing to count in it.\n"
    assert quotes(text, "metric", "FI1") == []


def test_FI2_reads_the_number_of_chapters_but_no_chapter_heading():
    text = "Sura 1: Mwanzo\n\nSera hii ina sura tano kwa jumla.\n\nSura 2: Mwisho\n"
    assert [(one.quote, one.fields["value"]) for one in found(text, "metric", "FI2")] == [
        ("Sera hii ina sura tano", "5")
    ]


def test_FR1_reads_telephones_and_addresses_but_no_other_figures():
    text = (
        "Ministry of Trade\nTELEPHONE:\n+254 20 555 0100\n0700 000 111\nE-mail: desk@trade.example.org\n\n"
        "The budget was 12 500 000 in 2021-2022 and the decree is 4561/2020.\n"
    )
    contacts = found(text, "contact")
    assert [one.quote for one in contacts] == ["+254 20 555 0100", "0700 000 111", "desk@trade.example.org"]
    assert [one.fields["type"] for one in contacts] == ["telephone", "telephone", "email"]


def test_FR2_reads_the_title_of_a_policy_and_the_year_it_gives_itself():
    documents = found(FRENCH_POLICY, "document")
    assert documents[0].quote == "POLITIQUE ÉTRANGÈRE DE LA RÉPUBLIQUE DU RWANDA"
    assert documents[1].fields["year"] == 2025


@pytest.mark.parametrize(
    ("line", "speaker", "outlet"),
    [("By Asha Mwangaza", "Asha Mwangaza", ""), ("ASHA MWANGAZA-LAKE NEWS", "Asha Mwangaza", "LAKE NEWS")],
)
def test_FR3_reads_who_wrote_a_story(line, speaker, outlet):
    text = (
        f"Two states open a bridge over the river\n\n{line}\n\n"
        "The bridge that two neighbours opened on Monday will carry trucks and herds alike, they said.\n"
    )
    byline = found(text, "byline", genre=Genre.NEWS)[0]
    assert (byline.quote, byline.fields["speaker"], byline.fields.get("outlet", "")) == (
        line,
        speaker,
        outlet,
    )


def test_FR3_takes_no_title_in_capitals_for_a_name():
    text = "BRIDGE OPENS AGAIN\n\nThe bridge that two neighbours opened will carry trucks and herds alike, they said.\n"
    assert quotes(text, "byline", genre=Genre.NEWS) == []


@pytest.mark.parametrize(
    ("text", "quote", "years"),
    [
        ("It serves Kenya Vision 2030 well.", "Vision 2030", ("", "2030")),
        ("Inatekeleza Maono ya 2030 kwa hatua.", "Maono ya 2030", ("", "2030")),
        (
            "It follows the Fourth Medium Term Plan (MTP IV) 2023-2027.",
            "Fourth Medium Term Plan (MTP IV) 2023-2027",
            ("2023", "2027"),
        ),
        (
            "Elle suit le Plan national de développement 2022-26.",
            "Plan national de développement 2022-26",
            ("2022", "2026"),
        ),
    ],
)
def test_RF1_reads_strategies_with_their_years(text, quote, years):
    link = found(text, "strategy_link")[0]
    assert quote in link.quote
    assert (link.fields.get("from", ""), link.fields["to"]) == years


@pytest.mark.parametrize(
    ("text", "quotes_expected"),
    [
        ("It rests on Article 10 (2) of the Constitution.", ["Article 10 (2) of the Constitution"]),
        ("Ibara 7 (1) na (2) ya Katiba zinaeleza hayo.", ["Ibara 7 (1) na (2) ya Katiba"]),
        (
            "Elle s'appuie sur l'article 9 de la Constitution et sur la Charte des Nations Unies.",
            ["article 9 de la Constitution", "Charte des Nations Unies"],
        ),
        ("See Article 4 of the annual report.", []),
    ],
)
def test_RF2_reads_articles_of_the_constitution_and_charters(text, quotes_expected):
    assert [one.removeprefix("l'") for one in quotes(text, "legal_basis")] == quotes_expected


def test_RF3_reads_instruments_of_monitoring():
    text = "Monitoring uses the National Results and Evaluation System (NRES), work plans and performance contracts."
    assert quotes(text, "me_instrument") == [
        "National Results and Evaluation System (NRES)",
        "work plans",
        "performance contracts",
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "Lengo kuu la nguzo hii ni kulinda maziwa na bahari ya nchi",
        "The main goal of this pillar is to bring traders across the border in an hour",
        "L'objectif principal de cette politique est de servir la population",
    ],
)
def test_RF4_reads_what_the_main_goal_is(sentence):
    assert quotes(f"Something else comes first. {sentence}. And more follows.", "goal") == [sentence]


def test_RF5_reads_three_regions_in_one_sentence_and_no_single_one():
    text = "Our relations reach Europe, the Middle East, Asia and the Pacific and more. We like Europe."
    assert quotes(text, "region_focus") == ["Europe", "the Middle East", "Asia and the Pacific"]
    assert quotes("Diplomasia, diplomasia na diplomasia.", "region_focus") == []
