"""Two papers, one promise: what makes it the same, what does not, and what contradicts."""

import pytest

from balozi.registers.contents import content_of
from balozi.registers.sameness import (
    LIKELY,
    compare_agreements,
    compare_commitments,
    contested,
)

LABORATORY = {
    "obligors": ["KEN"],
    "beneficiaries": ["UGA"],
    "action": "will equip the border laboratory at Malaba with refrigerators",
    "policy_area": "health",
    "due": "2027-03",
    "amount": {"value": 4_000_000, "unit": "KES"},
}
MOU = {
    "instrument_type": "mou",
    "states": ["KEN", "TZA"],
    "subject": "cooperation in fisheries on the lake",
    "date": "2026-02-10",
}


@pytest.mark.parametrize(
    "action",
    [
        "equipping the laboratory at the Malaba border with new refrigerators",
        "Kenya undertakes to equip Malaba's border laboratory with refrigerators",
        "will equip a laboratory with refrigerators at Malaba",
    ],
)
def test_a_promise_in_other_words_is_likely_the_same(action):
    assert compare_commitments({**LABORATORY, "action": action}, LABORATORY).score >= LIKELY


@pytest.mark.parametrize(
    "other",
    [
        {"action": "will train forty customs officers of the two ports"},
        {"action": "will open a school at Malaba"},
        {"obligors": ["TZA"]},
        {"beneficiaries": ["RWA"], "action": "will equip a stadium"},
    ],
)
def test_another_promise_of_the_same_countries_is_not_the_same(other):
    assert compare_commitments({**LABORATORY, "due": "", "amount": None, **other}, LABORATORY).score < LIKELY


def test_reasons_and_differences_are_plain_sentences():
    other = {**LABORATORY, "due": "2028", "amount": {"value": 3_000_000, "unit": "KES"}}
    same = compare_commitments(other, LABORATORY)
    assert list(map(str, same.reasons)) == [
        "same obligor: KEN",
        "same counterparty: UGA",
        "5 of 5 words of the action",
        "same policy area: health",
    ]
    assert list(map(str, same.differences)) == [
        "the due date is 2028 here and 2027-03 there",
        "the amount is 3,000,000 KES here and 4,000,000 KES there",
    ]


def test_what_only_one_of_two_says_counts_for_nothing():
    bare = {"obligors": ["KEN"], "action": LABORATORY["action"]}
    assert compare_commitments(bare, LABORATORY).score == 1.0


def test_without_a_known_obligor_nothing_is_the_same():
    assert compare_commitments({**LABORATORY, "obligors": []}, LABORATORY).score == 0.0


def test_swahili_forms_of_a_verb_are_one_word():
    one = {"obligors": ["KEN"], "action": "itajenga maabara ya mpakani katika Malaba"}
    other = {"obligors": ["KEN"], "action": "kujenga maabara ya mpakani huko Malaba"}
    assert compare_commitments(one, other).score >= LIKELY


def test_french_forms_of_a_verb_are_one_word():
    assert content_of("financera la rénovation des instituts").words == ("financ", "renovation", "institut")
    assert content_of("s'engage à financer la rénovation de l'institut").words == (
        "financ", "renovation", "institut"
    )  # fmt: skip


def test_across_languages_only_an_equal_date_or_amount_makes_a_likeness():
    swahili = {**LABORATORY, "action": "itaipatia maabara ya mpakani ya Malaba majokofu kwa ajili ya chanjo"}
    dated = compare_commitments(swahili, LABORATORY)
    assert dated.score >= LIKELY
    assert "the action is written in another language; the words were not compared" in map(
        str, dated.differences
    )
    assert compare_commitments({**swahili, "due": "", "amount": None}, LABORATORY).score < LIKELY


def test_an_agreement_is_known_by_form_parties_subject_and_date():
    same = compare_agreements({**MOU, "subject": "fisheries of the lake", "date": "2026-02"}, MOU)
    assert same.score >= LIKELY
    assert "same parties: KEN, TZA" in map(str, same.reasons)
    assert compare_agreements({**MOU, "subject": "air services", "date": "2019-05-02"}, MOU).score < LIKELY
    assert compare_agreements({**MOU, "states": ["FRA", "RWA"]}, MOU).score == 0.0


def test_dates_of_different_steps_do_not_contradict_each_other():
    signed, in_force = (
        {"status": "signed", "date": "2026-02-10"},
        {"status": "in_force", "date": "2026-06-01"},
    )
    other = {"status": "signed", "date": "2026-02-11"}
    assert list(contested("agreements", [signed, in_force])) == []
    assert list(contested("agreements", [signed, in_force, other])) == [("date", (0, 2))]


def test_a_less_precise_date_contradicts_nothing():
    assert list(contested("commitments", [{"due": "2027"}, {"due": "2027-03"}, {}])) == []


def test_amounts_that_are_no_numbers_are_compared_as_they_are_written():
    facts = [{"amount": {"value": "about ten", "unit": "KES"}}, {"amount": {"value": "ten", "unit": "KES"}}]
    assert list(contested("commitments", facts)) == [("amount", (0, 1))]
