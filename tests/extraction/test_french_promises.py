"""What French passages promise and which instruments they tell of, read whole: all that is there and nothing else."""

from datetime import date

import pytest

from tests.extraction.clause_papers import found, paper, table

ROWS = [
    (date.fromisoformat(day), facts, text.replace("\\n", "\n"))
    for day, facts, text in table("french_promises.tsv")
]
DUES = table("french_dues.tsv")
# What is said of the next step of a text, or of a thing, is no promise of those who made it.
OF_A_TEXT = [
    "Le Maroc et le Togo ont signé un accord, qui entrera en vigueur après sa ratification.",
    "Le Maroc et le Togo ont signé à Rabat un accord de pêche qui prendra effet le 1er janvier 2027.",
    "Le Maroc et le Togo ont signé un mémorandum d'entente, lequel sera ratifié en 2027.",
    "Le Ghana et la Côte d'Ivoire ont conclu une convention dont les dispositions s'appliqueront dès 2028.",
    "Le ministre sénégalais a signé avec son homologue gambien un protocole qui remplacera le texte de 1998.",
    "La Guinée et la Chine ont signé une convention qui sera soumise au Parlement.",
    "La Suisse et le Pérou ont conclu un traité qui sera ouvert à la signature en mars.",
    "Le Niger et le Bénin ont inauguré un poste de contrôle qui facilitera la circulation des marchandises.",
    "Le Parlement ivoirien a autorisé la ratification de l'accord de siège avec le Ghana.",
    "Le Rwanda et la Belgique ont adopté une feuille de route pour la période 2027-2030.",
]


def told(day, text):
    """Return what is found in a passage: promises with who owes and when, instruments with how they stand."""
    for fact in found(paper(text, "fr", dated=day), "commitment", "instrument"):
        fields = fact.fields
        day_of = fields.get("date") or fields.get("due")
        what = fields.get("instrument_type")
        said = (
            f"{what}/{fields['status']}"
            if what
            else f"{fields['modality']}:{'+'.join(sorted(fields['obligors']))}"
        )
        yield f"{said}@{day_of}" if day_of else said


@pytest.mark.parametrize(("day", "facts", "text"), ROWS, ids=[row[2][:50] for row in ROWS])
def test_a_passage_gives_its_promises_and_instruments_and_no_others(day, facts, text):
    assert sorted(told(day, text)) == sorted(facts.replace("-", "", facts == "-").split())


@pytest.mark.parametrize(("said", "due"), DUES, ids=[row[0] for row in DUES])
def test_the_day_that_is_said_is_the_due_date(said, due):
    sentence = f"Le Japon a promis de livrer au Bénin dix ambulances {said}."
    (fact,) = found(paper(sentence, "fr", dated=date(2026, 11, 20)), "commitment")
    assert fact.fields.get("due", "-") == due
    assert fact.fields.get("due_text", said) in said


@pytest.mark.parametrize("sentence", OF_A_TEXT)
def test_the_next_step_of_a_text_is_no_promise(sentence):
    assert not found(paper(sentence, "fr", dated=date(2026, 11, 20)), "commitment")
