"""When an English promise falls due: limits, parts of a year, and the words that tell them."""

import pytest

from tests.extraction.clause_papers import facts


@pytest.mark.parametrize(
    ("said", "due", "words"),
    [
        ("no later than 31 December 2027", "2027-12-31", "no later than 31 December 2027"),
        (
            "not later than the first week of March 2027",
            "2027-03",
            "not later than the first week of March 2027",
        ),
        ("by the end of the second quarter of 2027", "2027-06", "by the end of the second quarter of 2027"),
        ("by the end of the first half of 2028", "2028-06", "by the end of the first half of 2028"),
        ("by the end of the third quarter of 2026", "2026-09", "by the end of the third quarter of 2026"),
        ("in Accra within six months", "2024-11", "within six months"),
    ],
)
def test_a_limit_is_read_whole(said, due, words):
    (told,) = facts(f"Ghana pledged to hand over the hospital to Togo {said}.", "en", "commitment")
    assert (told.fields["due"], told.fields["due_text"]) == (due, words)


@pytest.mark.parametrize(
    "sentence",
    [
        "The national carrier said it would resume flights from Accra to Lomé on 15 February.",
        "The carrier will open an office in Ghana in May 2027.",
    ],
)
def test_an_airline_promises_for_no_state(sentence):
    assert not facts(sentence, "en", "commitment")


@pytest.mark.parametrize(
    "sentence",
    [
        "Kenya and Rwanda agreed to revive the trade agreement signed in 2016.",
        "Kenya and Rwanda agreed to carry out the decisions of the commission held in Kigali in May 2023.",
    ],
)
def test_the_day_of_an_earlier_deed_is_no_due_date(sentence):
    (told,) = facts(sentence, "en", "commitment")
    assert not told.fields.get("due")


@pytest.mark.parametrize(
    "said",
    [
        "from 14 to 15 March 2024",
        "from 14th to 15th March 2024",
        "from the 14th to the 16th of March 2024",
        "on 14th and 15th March 2024",
    ],
)
def test_a_visit_of_several_days_is_dated_by_the_first(said):
    (told,) = facts(f"President Ali of Somalia visited Rwanda {said}.", "en", "engagement")
    assert told.fields["date"] == "2024-03-14"


def test_to_undertake_a_visit_is_no_promise():
    text = "President Ali of Somalia undertook a two-day official visit to Rwanda in March 2024."
    assert not facts(text, "en", "commitment")
    assert [fact.fields["type"] for fact in facts(text, "en", "engagement")] == ["visit"]


def test_talks_on_a_text_that_ended_are_no_meeting():
    text = "Kenya and Rwanda finalised negotiations on an agreement on investments."
    assert not facts(text, "en", "engagement")
    assert [fact.fields["status"] for fact in facts(text, "en", "instrument")] == ["negotiated"]


@pytest.mark.parametrize(
    ("sentence", "obligors"),
    [
        ("Ten ambulances will be donated to Malawi by India in May 2027.", ["IND"]),
        ("A grant of 30 million euros will be provided to Kenya by the EU.", ["EU"]),
        ("The road to Juba will be financed by the World Bank.", ["WB"]),
    ],
)
def test_a_deed_in_the_passive_is_quoted_whole_and_is_of_the_one_behind_by(sentence, obligors):
    (told,) = facts(sentence, "en", "commitment")
    assert list(told.fields["obligors"]) == obligors
    assert told.quote.split()[:2] == sentence.split()[:2]


def test_continued_support_is_pledged_and_no_journey():
    (told,) = facts("Germany has pledged its continued support to Kenya.", "en", "commitment")
    assert told.fields["modality"] == "pledges"
    assert not facts("Germany has pledged its continued support to Kenya.", "en", "engagement")
