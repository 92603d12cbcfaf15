"""Fields of facts: amounts, days, to whom, whose office, in English, French and Swahili; the sentences are a table."""

from pathlib import Path

import pytest

from balozi.extraction.clauses.shared.areas import area_near
from tests.extraction.clause_papers import facts


def rows_of(name):
    """Return the rows of a table beside this module."""
    lines = (Path(__file__).parent / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")]


def told(value):
    """Return a field as the table writes it."""
    if isinstance(value, dict):
        return (
            f"{value['value']:.10g} {value['unit']}"
            if value["value"] % 1
            else f"{int(value['value'])} {value['unit']}"
        )
    if isinstance(value, list | tuple):
        return " ".join(value) or "-"
    return str(value or "-")


def wanted(text):
    """Return the table's words for a field, lists in one order."""
    return " ".join(sorted(text.split())) if text.replace(" ", "").isupper() else text


@pytest.mark.parametrize(("language", "kind", "field", "expected", "sentence"), rows_of("fields.tsv"))
def test_a_fact_has_its_field(language, kind, field, expected, sentence):
    found = [told(fact.fields.get(field)) for fact in facts(sentence, language, kind)]
    assert wanted(expected) in [wanted(value) for value in found]


@pytest.mark.parametrize(("language", "area", "sentence"), rows_of("areas.tsv"))
def test_a_promise_is_about_its_area(language, area, sentence):
    assert area_near(sentence, language, sentence) == area
