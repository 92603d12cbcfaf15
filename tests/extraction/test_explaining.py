"""Each code is explained by the words it was read from, each ambiguous acronym by its meanings."""

import pytest

from balozi.extraction.acronyms import REASONS, choose_meaning
from balozi.extraction.explaining import Explainer
from balozi.extraction.papers import paper_of
from balozi.extraction.suggesting import suggest
from tests.extraction.structure_papers import document_of

TWO = [("UU", "Ufuatiliaji na Utathmini"), ("UU", "Umoja wa Ulaya")]


def explained(text, kind):
    document = document_of(text)
    explainer = Explainer(paper_of(document))
    return [explainer.explain(fact) for fact in suggest(document) if fact.kind == kind]


def test_a_code_is_explained_by_the_words_of_the_quotation():
    (talks,) = explained(
        "Kenya and Ethiopia held bilateral talks in Addis Ababa on 3 May 2026.", "engagement"
    )
    assert talks.codes["KEN"] == ("Kenya",)
    assert talks.codes["ETH"] == ("Ethiopia", "Addis Ababa")


def test_a_code_that_the_quotation_does_not_name_is_explained_by_the_nearest_words_before():
    text = (
        "Kenya and Uganda met in Kampala on 3 May 2026. "
        "The two countries agreed to build a bridge at Busia by June 2028."
    )
    (promise,) = explained(text, "commitment")
    assert set(promise.codes) | set(promise.earlier) == {"KEN", "UGA"}
    assert promise.earlier["UGA"] == ("Kampala",)


@pytest.mark.parametrize(
    ("sentence", "code", "name"),
    [
        ("Nchi za Ulaya na UU zitatoa fedha.", "EU", "Umoja wa Ulaya"),
        ("Kitengo cha UU kitafanya utathmini.", "", "Ufuatiliaji na Utathmini"),
    ],
)
def test_words_of_one_meaning_in_the_sentence_decide(sentence, code, name):
    choice = choose_meaning("UU", sentence, TWO)
    assert (choice.chosen.code, choice.chosen.name) == (code, name)
    assert len(choice.meanings) == 2


def test_when_nothing_decides_all_meanings_are_shown_and_none_is_chosen():
    choice = choose_meaning("UU", "UU itatoa taarifa.", TWO)
    assert (choice.chosen, choice.reason, len(choice.meanings)) == (None, REASONS["open"], 2)


def test_the_papers_own_list_decides_when_it_has_one_meaning():
    choice = choose_meaning("UU", "UU itatoa taarifa.", TWO[:1])
    assert (choice.chosen.name, choice.reason) == ("Ufuatiliaji na Utathmini", REASONS["listed"])
    assert [meaning.code for meaning in choice.meanings] == ["", "EU"]


def test_a_misspelt_name_in_the_list_is_still_the_organisation():
    choice = choose_meaning("EAC", "EAC itakutana.", [("EAC", "Jumuiya ya Afrika Masharik")])
    assert [meaning.code for meaning in choice.meanings] == ["EAC"]


def test_an_acronym_nobody_knows_has_no_meaning():
    assert choose_meaning("ZQX", "ZQX itakutana.", []).meanings == ()


def test_only_acronyms_with_several_meanings_are_shown_with_a_fact():
    text = (
        "ABBREVIATIONS\n\nAU - Arts Union\nEAC - East African Community\n\n"
        "Kenya undertakes to pay its part of the AU fund and of the EAC fund by June 2028.\n"
    )
    shown = {choice.acronym: choice for one in explained(text, "commitment") for choice in one.acronyms}
    assert "EAC" not in shown
    assert [meaning.name for meaning in shown["AU"].meanings] == ["Arts Union", "African Union"]


def test_a_policy_area_is_explained_by_the_words_that_speak_most_for_it():
    text = "Kenya and Uganda agreed to vaccinate all children in Busia by June 2028."
    (promise,) = explained(text, "commitment")
    assert "vaccinate" in promise.area


def test_a_fact_without_a_policy_area_has_no_words_of_one():
    (talks,) = explained("Kenya and Ethiopia held talks in Addis Ababa on 3 May 2026.", "engagement")
    assert talks.area == ()


def test_who_is_listed_in_the_sentence_behind_is_explained_by_it():
    text = "Leaders held a summit in Arusha. The meeting was attended by the presidents of Kenya and Rwanda."
    (told,) = explained(text, "engagement")
    assert told.later == {"KEN": ("Kenya",), "RWA": ("Rwanda",)}
