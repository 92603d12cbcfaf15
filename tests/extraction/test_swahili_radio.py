"""Fields of facts in Swahili radio news: where, when, by whom, by when, and whose words a long quotation is."""

from datetime import date

import pytest

from tests.extraction.clause_papers import found, paper

_DAY = date(2026, 5, 13)


def _first(text, kind):
    return found(paper(text, "sw", dated=_DAY), kind)[0].fields


@pytest.mark.parametrize(
    ("text", "place", "state"),
    [
        ("Rais wa Gabon aliwasili Lilongwe Jumapili kwa ziara ya siku mbili.", "Lilongwe", "MWI"),
        ("Mawaziri wa Fiji na Tonga watakutana Suva kesho.", "Suva", "FJI"),
        ("Waziri Mkuu wa Japani amekutana na Rais wa Laos.", None, None),
        ("Waziri wa Elimu wa Togo atakutana na mwenzake wa Benin kabla ya kuelekea Abuja.", None, None),
        ("Rais wa Nigeria anazuru China wiki hii.", None, "CHN"),
    ],
)
def test_an_engagement_is_where_it_is_held_and_not_where_somebody_goes_next(text, place, state):
    fields = _first(text, "engagement")
    assert (fields.get("place"), fields.get("place_state")) == (place, state)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (
            "Rais wa Uganda alikutana na mwenzake wa Chad kujadili makubaliano ya amani ya mwaka 2018.",
            "2026-05-13",
        ),
        (
            "Viongozi wa SADC wameafikiana katika kikao chao mjini Maseru kumaliza ukame ifikapo mwaka 2035.",
            "2026-05-13",
        ),
        ("Rais wa Uganda alikutana na mwenzake wa Chad mjini Entebbe mwaka 2018.", "2018"),
    ],
)
def test_the_year_of_a_text_or_of_a_term_dates_no_meeting(text, day):
    assert _first(text, "engagement")["date"] == day


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("Israel iliahidi msaada wa dola milioni 60 kwa Malawi mwezi uliopita.", None),
        ("Israel iliahidi msaada wa dola milioni 60 kwa Malawi ifikapo mwezi ujao.", "2026-06"),
        (
            "Rais wa Togo aliahidi katika mkutano na waandishi wa habari mwezi Novemba kwamba Togo itaondoa"
            " wanajeshi wake nchini Mali ifikapo mwishoni mwa 2027.",
            "2027",
        ),
    ],
)
def test_a_promise_falls_due_on_no_day_gone_by(text, due):
    assert _first(text, "commitment").get("due") == due


def test_a_quotation_of_several_sentences_speaks_for_who_is_named_at_its_end():
    text = (
        "Mawaziri wa Ulinzi wa Norway na Kenya walikutana Nairobi.\n"
        '"Kenya ni mshirika muhimu.\n'
        "Tutawapatia helikopta nne ifikapo mwezi Agosti.\n"
        'Tunataka amani," alisema Waziri wa Norway.'
    )
    assert _first(text, "commitment")["obligors"] == ["NOR"]


@pytest.mark.parametrize(
    ("text", "person", "office", "code"),
    [
        ("Waziri wa Afya wa Uganda Rose Akello alisema hivyo.", "Rose Akello", "Minister of Health", "UGA"),
        ("Waziri wa Nishati wa Ghana Kofi Adjei alisema hivyo.", "Kofi Adjei", "Minister of Energy", "GHA"),
        ("Katibu Mkuu wa EAC Rehema Otieno alisema hivyo.", "Rehema Otieno", "Secretary-General", "EAC"),
        (
            "Katibu Mkuu wa Wizara ya Afya ya Kenya Mary Wanjala alisema hivyo.",
            "Mary Wanjala",
            "Principal Secretary",
            "KEN",
        ),
        ("Mjumbe maalum wa Norway kwa Sudan Lars Moen alisema hivyo.", "Lars Moen", "Special Envoy", "NOR"),
    ],
)
def test_an_office_is_told_by_its_portfolio_and_its_body(text, person, office, code):
    fields = _first(text, "office_holder")
    assert (fields["person"], fields["office"], fields["code"]) == (person, office, code)


def test_a_surname_behind_a_place_is_that_of_the_person_told_before():
    text = (
        "Makamu wa Rais wa Ghana Kwesi Boateng aliwasili Lomé Jumatatu.\n"
        "Akiwa Togo Boateng alikutana na Waziri Mkuu wa Togo."
    )
    told = [fact.fields for fact in found(paper(text, "sw", dated=_DAY), "engagement")]
    assert [one["states"] for one in told if one["type"] == "meeting"] == [["GHA", "TGO"]]
