"""Credentials that several envoys hand over: the states stand in the lines behind."""

import pytest

from tests.extraction.clause_papers import facts


def told(text, language):
    """Return type and states of each engagement."""
    return [
        (fact.fields["type"], list(fact.fields["states"])) for fact in facts(text, language, "engagement")
    ]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "President Mutai of Kenya received credentials from four new ambassadors in Nairobi.\n"
            "The envoys are from Egypt, Canada and Kuwait.",
        ),
        (
            "en",
            "President Mutai of Kenya received the credentials of new envoys on Monday.\n"
            "- H.E. Sherif Ismail (Egypt)\n- H.E. Anne Roy (Canada)\n- H.E. Nasser Ali (Kuwait)",
        ),
        (
            "fr",
            "Le président du Kenya a reçu les lettres de créance de quatre ambassadeurs.\n"
            "Il s'agit des ambassadeurs d'Égypte, du Canada et du Koweït.",
        ),
        (
            "sw",
            "Rais wa Kenya amepokea hati za utambulisho za mabalozi wanne jijini Nairobi.\n"
            "Mabalozi hao ni wa Misri, Canada na Kuwait.",
        ),
    ],
)
def test_all_whose_envoys_hand_theirs_over_take_part(language, text):
    assert ("other", ["CAN", "EGY", "KEN", "KWT"]) in told(text, language)


def test_what_stands_behind_on_other_matters_names_nobody_more():
    text = (
        "President Mutai of Kenya received credentials from four new ambassadors in Nairobi.\n"
        "Kenya exported tea to Egypt and Pakistan last year."
    )
    assert all("PAK" not in states for _, states in told(text, "en"))


def test_the_handing_over_is_no_meeting_beside():
    text = "Le président du Togo a reçu les lettres de créance des ambassadeurs d'Égypte, du Canada et de Suisse."
    assert told(text, "fr") == [("other", ["CAN", "CHE", "EGY", "TGO"])]
