"""Who leads a promise, when the paper itself names the institution."""

import time

import pytest

from balozi.extraction.suggesting import suggest
from balozi.registers.kinds import check_fields
from tests.extraction.structure_papers import document_of


def promises(text):
    return [one for one in suggest(document_of(f"Joint communiqué\n\n{text}\n")) if one.kind == "commitment"]


ROAD = "Kenya and Uganda agreed to build a road to Suam"
LOAN = "Le Kenya s'engage à construire une clinique au Rwanda avant juin 2027."


@pytest.mark.parametrize(
    ("text", "lead"),
    [
        (
            f"{ROAD}. The Ministry of Roads, Transport and Works will lead the implementation.",
            "Ministry of Roads, Transport and Works",
        ),
        (f"{ROAD}. The National Treasury shall be responsible for this project.", "National Treasury"),
        (f"{ROAD}, to be coordinated by the Kenya Highways Authority.", "Kenya Highways Authority"),
        (f"{ROAD} under the supervision of the Ministry of Works.", "Ministry of Works"),
        (
            f"{ROAD}. The State Department for Roads will be the lead institution.",
            "State Department for Roads",
        ),
        (
            f"{LOAN} Le ministère de la Santé publique pilotera la mise en œuvre.",
            "ministère de la Santé publique",
        ),
        (f"{LOAN} L'Agence du Lac est chargée de la coordination.", "Agence du Lac"),
        (
            "Le Rwanda s'engage à former 50 agents du Kenya, sous la coordination du ministère de l’Intérieur.",
            "ministère de l’Intérieur",
        ),
    ],
)
def test_the_institution_named_in_the_sentence_or_the_next_one_leads(text, lead):
    found = promises(text)
    assert [one.fields.get("lead") for one in found] == [lead]
    check_fields("commitment", dict(found[0].fields))


@pytest.mark.parametrize(
    "text",
    [
        f"{ROAD}. The Ministry of Works will lead a delegation to Kampala.",
        f"{ROAD}. The ministers had lunch. The Ministry of Works will lead the implementation.",
        f"{ROAD}.\n\nThe Ministry of Works will lead the implementation of other projects.",
        f"{ROAD}. Both ministries are pleased.",
        f"{LOAN} Le ministère de la Santé publique est content.",
    ],
)
def test_without_such_words_nobody_leads(text):
    assert all(
        "lead" not in one.fields for one in promises(text) if ROAD in one.quote or "clinique" in one.quote
    )


@pytest.mark.parametrize("piece", ["Ministry of Aa ", "Aa, ", "Office ", "to be led by the Ministry, "])
def test_looking_for_who_leads_takes_linear_time(piece):
    text = f"{ROAD}. " + piece * (20_000 // len(piece))
    begun = time.process_time()
    promises(text)
    assert time.process_time() - begun < 2
