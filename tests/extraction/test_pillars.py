"""Promises and meetings find the pillar of the country's own policy, and say by which words."""

import pytest

from balozi.extraction.clauses.sentence.vocabulary import LANGUAGES
from balozi.extraction.clauses.shared.area_words import area_words, areas_in
from balozi.extraction.clauses.shared.areas import area_near, area_of_text
from balozi.extraction.pillars import pillar_of, pillars_of
from balozi.extraction.suggesting import suggest
from balozi.packs.loading import installed_packs, load_pack
from balozi.packs.packs import Pack, PackEntry, Source
from balozi.packs.shapes import policy_areas
from tests.extraction.structure_papers import document_of

KENYA, RWANDA = pillars_of(load_pack("ke")), pillars_of(load_pack("rw"))


def pillar(key, areas, words):
    fields = {"name_en": key.title(), "areas": areas, "words": words}
    return PackEntry(key, "pillar", fields, Source("paper", "page 1"))


def pack_of(*entries):
    return Pack("zz", "KEN", {}, "1.0", ("en",), 7, {}, {}, entries)


LAND_AND_SEA = pillars_of(
    pack_of(
        pillar("land", ["transport", "trade"], {"en": ["road*", "rail"]}),
        pillar("sea", ["transport"], {"en": ["ship*", "!worship*", "port"]}),
    )
)


@pytest.mark.parametrize(
    ("area", "text", "language", "pillars", "key"),
    [
        ("security", "Kenya will send two peacekeepers to the mission.", "en", KENYA, "pillar-1"),
        ("security", "Kenya will open a clinic at the border.", "en", KENYA, "pillar-8"),
        ("trade", "Kenya itafungua masoko mapya ya chai.", "sw", KENYA, "pillar-2"),
        ("environment", "Kenya italinda samaki wa bahari yake.", "sw", KENYA, "pillar-3"),
        ("environment", "Kenya itapanda misitu ya mikoko na kupunguza uchafuzi.", "sw", KENYA, "pillar-5"),
        ("diplomacy", "Le Kenya ouvrira un guichet pour sa diaspora.", "fr", KENYA, "pillar-7"),
        ("digital", "Le Kenya financera la recherche en intelligence artificielle.", "fr", KENYA, "pillar-6"),
        ("education", "Rwanda will grant forty scholarships.", "en", RWANDA, "pillar-1"),
        ("trade", "Le Rwanda réduira ses droits de douane.", "fr", RWANDA, "pillar-2"),
        ("governance", "Rwanda itafungua kumbukumbu ya mauaji ya kimbari.", "sw", RWANDA, "pillar-3"),
        ("security", "Rwanda itatuma polisi wa kulinda amani.", "sw", RWANDA, "pillar-5"),
    ],
)
def test_a_sentence_finds_its_pillar(area, text, language, pillars, key):
    assert pillar_of(area, text, pillars, language).key == key


def test_words_decide_between_two_pillars_that_share_an_area():
    choice = pillar_of("transport", "A ship will call at the port every week.", LAND_AND_SEA, "en")
    assert (choice.key, choice.words) == ("sea", ("ship", "port"))


def test_without_words_of_its_own_a_shared_area_goes_to_the_pillar_ranked_first():
    choice = pillar_of("transport", "Aviation and infrastructure will be safer.", LAND_AND_SEA, "en")
    assert (choice.key, choice.words) == ("land", ("aviation", "infrastructure"))


def test_words_and_area_together_are_believed_more_than_one_of_them():
    def confidence(area, text):
        return pillar_of(area, text, LAND_AND_SEA, "en").confidence

    both = confidence("transport", "A road and an airport will be built.")
    assert (
        both
        > confidence("health", "A road will be built.")
        > confidence("transport", "An airport and aviation.")
    )


def test_a_phrase_that_only_looks_like_a_word_of_a_pillar_is_passed_over():
    assert pillar_of("culture", "They worship in peace.", LAND_AND_SEA, "en") is None


def test_the_name_of_the_foreign_ministry_says_nothing_of_the_diaspora():
    text = "Wizara ya Mambo ya Nje na Wakenya wanaoishi ng'ambo itachapisha taarifa."
    assert pillar_of("diplomacy", text, KENYA, "sw") is None


def test_a_default_area_without_words_decides_nothing():
    assert pillar_of("diplomacy", "Rwanda will open an embassy in Windhoek.", RWANDA, "en") is None
    assert pillar_of("security", "The two sides will meet again.", KENYA, "en") is None


def test_one_word_of_an_area_said_in_passing_decides_nothing():
    assert pillar_of("transport", "The airport was decorated.", LAND_AND_SEA, "en") is None


def test_a_word_counts_from_its_beginning_only():
    assert area_words("security", "Thamani ya zamani ilipunguzwa.", "sw") == ()


def test_the_area_of_a_meeting_is_told_by_its_words_or_not_at_all():
    assert area_of_text("Waliongea kuhusu afya na chanjo.", "sw") == "health"
    assert area_of_text("Ils se sont vus à Kigali.", "fr") == ""


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_area_of_the_vocabulary_is_a_policy_area(language):
    assert set(areas_in(language)) <= set(policy_areas())


@pytest.mark.parametrize("code", installed_packs())
def test_every_pillar_of_an_installed_pack_can_be_found_in_all_three_languages(code):
    for one in pillars_of(load_pack(code)):
        assert set(one.words) == set(LANGUAGES), one.key


NOTE = """Joint communiqué

Nairobi, 4 March 2026

Kenya will build forty schools for pupils of both countries by June 2028.

Rwanda undertakes to train fifty police officers by August 2027.

Peru pledges to print a book on trade for Chile by May 2027.
"""


def test_promises_carry_the_pillar_of_the_country_that_owes():
    found = {
        tuple(one.fields["obligors"]): one.fields
        for one in suggest(document_of(NOTE))
        if one.kind == "commitment"
    }
    assert found["KEN",]["pillar"] == "Socio-cultural diplomacy"
    assert found["KEN",]["pillar_words"] == ["schools"]
    assert found["RWA",]["pillar"] == "Security and defence"
    assert "pillar" not in found["PER",]


def test_a_meeting_finds_its_pillar_in_the_sentence_around_its_quotation():
    text = "Kenya and Rwanda held bilateral talks in Kigali on 3 May 2026 on tariffs, customs and coffee exports."
    meeting = next(one for one in suggest(document_of(text)) if one.kind == "engagement")
    assert meeting.fields["policy_area"] == "trade"
    assert "tariffs" in meeting.fields["pillar_words"]


@pytest.mark.parametrize(
    ("text", "language", "area"),
    [
        ("Kenya will send grain for food security.", "en", "agriculture"),
        ("Kenya will train thirty midwives.", "en", "health"),
        ("Kenya will lend two million dollars for school books.", "en", "education"),
        ("The Minister of Trade and Industry promised to vaccinate children.", "en", "health"),
        ("Waziri wa biashara aliahidi kujenga shule.", "sw", "education"),
        ("Kenya itatoa mkopo wa kujenga hospitali.", "sw", "health"),
        ("La République démocratique du Congo accueillera des réfugiés.", "fr", "humanitarian"),
        ("Le ministre de la Défense a promis des bourses.", "fr", "education"),
    ],
)
def test_what_a_promise_is_for_tells_its_area_not_its_means_or_who_speaks(text, language, area):
    assert area_of_text(text, language) == area


def test_words_around_a_promise_and_the_paper_decide_only_where_its_own_do_not():
    before = "They spoke of hospitals and vaccines. "
    vague, clear = "Kenya will open two of them.", "Kenya will open two schools."
    assert area_near(vague, "en", before + vague, len(before)) == "health"
    assert area_near(clear, "en", before + clear, len(before)) == "education"
    assert area_near(vague, "en", vague) == "diplomacy"


@pytest.mark.parametrize("language", LANGUAGES)
def test_beginnings_of_words_are_long_enough_to_be_looked_up(language):
    assert [stem for stems in areas_in(language).values() for stem in stems if len(stem) < 3] == []
