"""Statements under a title and signings told behind the text, as English press releases print them."""

import pytest

from tests.extraction.clause_papers import facts


def told(text):
    """Return type, states and bodies of each engagement."""
    found = facts(text, "en", "engagement")
    return [
        (f.fields["type"], list(f.fields.get("states", ())), list(f.fields.get("orgs", ()))) for f in found
    ]


@pytest.mark.parametrize(
    ("text", "states", "bodies"),
    [
        (
            "Statement by the Spokesperson of the European Union on the arrests in Uganda\nWe shall follow it.",
            [],
            ["EU"],
        ),
        (
            "STATEMENT BY THE MINISTRY OF FOREIGN AFFAIRS OF GHANA ON NIGER\nGhana condemns the coup in Niamey.",
            ["GHA"],
            [],
        ),
    ],
)
def test_who_is_spoken_of_under_a_title_takes_no_part(text, states, bodies):
    assert told(text) == [("statement", states, bodies)]


def test_a_spokesman_of_nobody_says_nothing_by_a_title():
    assert not told(
        "Statement by the Spokesperson on the arrest of opposition leaders in Uganda\nIt was raining."
    )


def test_a_signing_behind_the_text_is_a_ceremony_and_what_it_founds_no_meeting():
    text = (
        "The agreement, signed in Juba on Wednesday by South Sudan's Foreign Minister James Morgan and Kenya's "
        "Interior Secretary Kithure Mwangi, sets up a joint commission."
    )
    assert told(text) == [("signing_ceremony", ["KEN", "SSD"], [])]


def test_talks_without_agreement_are_no_text():
    assert not facts("The talks between Ethiopia and Somalia ended without agreement.", "en", "instrument")
