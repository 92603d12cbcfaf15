"""Genre and country of a paper, told from general features."""

from datetime import date

import pytest

from balozi.extraction.papers import Genre, paper_of
from tests.extraction.structure_papers import FRENCH_POLICY, document_of

TREATY = """TREATY ON THE SHARED LAKE BETWEEN KENYA AND UGANDA

Article 1
The Parties shall measure the level of the lake every month.

Article 2
The Parties shall publish what they measure.

Article 3
This treaty enters into force when the Parties have told each other so.
"""
COMMUNIQUE = "JOINT COMMUNIQUÉ\n\nThe presidents of Kenya and Rwanda met in Kigali and spoke about lakes, roads and trade.\n"
PROFILE = """Rwanda's diplomacy

14

Diplomatic missions

30

Partner countries

The foreign policy of Rwanda serves its people. Rwanda keeps diplomatic missions where its people trade.
"""
RECITALS = """PRÉAMBULE

Nous, chefs d'État des pays riverains,

CONSIDÉRANT que le lac nourrit les deux rives,
RAPPELANT la parole donnée par nos aînés,
CONVAINCUS que mesurer ensemble évite les querelles,
"""
NEWS = """Two neighbours open a bridge

“The bridge is open,” the minister of Tanzania said in Dar es Salaam. “It carries trucks,” she said.
"""


@pytest.mark.parametrize(
    ("text", "genre"),
    [
        (FRENCH_POLICY, Genre.POLICY),
        (TREATY, Genre.TREATY),
        (RECITALS, Genre.TREATY),
        (COMMUNIQUE, Genre.COMMUNIQUE),
        (PROFILE, Genre.PROFILE),
        (NEWS, Genre.NEWS),
    ],
)
def test_the_genre_of_a_paper_is_told_from_its_features(text, genre):
    assert paper_of(document_of(text)).genre is genre


def test_the_country_that_speaks_is_in_the_title_or_named_most():
    assert paper_of(document_of(FRENCH_POLICY)).country == "RWA"
    assert paper_of(document_of(PROFILE)).country == "RWA"


def test_a_paper_between_two_states_speaks_for_neither():
    assert paper_of(document_of(TREATY)).country == ""


def test_the_date_of_a_paper_is_what_the_reader_was_told():
    assert paper_of(document_of(NEWS)).dated is None
    assert paper_of(document_of(NEWS), dated=date(2026, 2, 3)).dated == date(2026, 2, 3)
