"""The key fields of French facts: how an instrument stands, who takes part, who owes, how firmly a promise binds."""

import pytest

from tests.extraction.clause_papers import facts, table, told

CORE = ("engagement", "instrument", "commitment")
ROWS = table("french_fields.tsv")
FACTS = [row for row in ROWS if row[0] != "nothing"]
SILENT = [row[4] for row in ROWS if row[0] == "nothing"]


@pytest.mark.parametrize(
    ("kind", "what", "status", "codes", "passage"),
    FACTS,
    ids=[f"{row[0][0]}{n}" for n, row in enumerate(FACTS)],
)
def test_a_french_fact_has_its_key_fields(kind, what, status, codes, passage):
    found = [told(fact) for fact in facts(passage, "fr", kind)]
    if what == "*":
        assert [one[1] for one in found] == [status]
        return
    wanted = set(codes.split("+"))
    assert any(one[:2] == (what, status) and one[2] == wanted for one in found), found


@pytest.mark.parametrize("passage", SILENT, ids=[text[:60] for text in SILENT])
def test_what_only_sounds_like_a_french_fact_is_none(passage):
    assert not facts(passage, "fr", *CORE)


@pytest.mark.parametrize(
    ("heading", "status"),
    [
        ("Au terme de la visite, les instruments suivants ont été signés :", "signed"),
        ("Les deux ministres ont procédé à la signature des documents suivants :", "signed"),
        ("Les textes suivants seront signés en juin :", "negotiated"),
        (
            "Les deux parties ont paraphé les projets ci-après, prévus pour juin, à savoir les accords :",
            "negotiated",
        ),
    ],
)
def test_the_items_of_a_french_list_stand_as_its_heading_says(heading, status):
    text = (
        "Le président angolais et son homologue zambien se sont entretenus lundi à Luanda.\n"
        f"{heading}\n- un accord-cadre de coopération ;\n- un mémorandum d'entente dans le domaine de la pêche ;\n"
        "- une convention visant à éviter les doubles impositions."
    )
    found = [told(fact)[:2] for fact in facts(text, "fr", "instrument")]
    assert found == [("agreement", status), ("mou", status), ("treaty", status)]
