"""The key fields of French facts: how an instrument stands, who takes part, who owes, how firmly a promise binds."""

from pathlib import Path

import pytest

from tests.extraction.clause_papers import facts

TABLE = Path(__file__).with_name("french_fields.tsv")
CORE = ("engagement", "instrument", "commitment")


def rows():
    """Return the rows of the table: kind, what, status, codes, passage."""
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def told(fact):
    """Return what the table says of a fact: what it is, its status, and all who take part."""
    fields = fact.fields
    what = fields.get("type") or fields.get("instrument_type") or fields.get("modality")
    codes = {*fields.get("states", ()), *fields.get("orgs", ()), *fields.get("obligors", ())}
    return what, fields.get("status", "-"), codes


FACTS = [row for row in rows() if row[0] != "nothing"]
SILENT = [row[4] for row in rows() if row[0] == "nothing"]


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
