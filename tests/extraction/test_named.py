"""Who and what a paper names, in three languages; sentences and names of our own."""

from datetime import date

import pytest

from balozi.extraction.named import names_of
from tests.extraction.clause_papers import paper


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        (
            "sw",
            "Waziri Juma Kalinga wa Kenya aliwasili Kampala tarehe 3 Juni 2024.",
            [("PER", "Juma Kalinga", ""), ("LOC", "Kenya", "KEN"), ("LOC", "Kampala", "Kampala"),
             ("DATE", "tarehe 3 Juni 2024", "2024-06-03")],
        ),
        (
            "en",
            "Foreign Minister Aino Lahti of Finland met the African Union in Helsinki on 5 May 2026.",
            [("PER", "Aino Lahti", ""), ("LOC", "Finland", "FIN"), ("ORG", "African Union", "AU"),
             ("LOC", "Helsinki", "Helsinki"), ("DATE", "5 May 2026", "2026-05-05")],
        ),
        (
            "fr",
            "Le ministre des Affaires étrangères du Sénégal, Ousmane Badji, a reçu une délégation de la CEDEAO à Dakar.",
            [("LOC", "Sénégal", "SEN"), ("PER", "Ousmane Badji", ""), ("ORG", "CEDEAO", "ECOWAS"), ("LOC", "Dakar", "Dakar")],
        ),
    ],
)  # fmt: skip
def test_names_are_told_with_their_codes_where_they_stand(language, text, wanted):
    given = paper(text, language, dated=date(2026, 6, 1))
    found = names_of(given)
    assert [(name.kind.value, name.text, name.code) for name in found] == wanted
    assert all(given.text[name.start : name.end] == name.text for name in found)


def test_an_office_that_bears_the_name_of_an_institution_is_no_body():
    found = names_of(paper("U.S. Secretary of State Dana Whitfield visited Lusaka.", "en"))
    assert [name.text for name in found] == ["U.S.", "Dana Whitfield", "Lusaka"]
