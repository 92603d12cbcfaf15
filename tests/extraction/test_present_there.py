"""Gatherings whose participants a sentence behind them lists, and sentences that only look like such a list."""

import pytest

from balozi.extraction.suggesting import suggest
from balozi.reading.files import read_bytes

LISTED = [
    ("BDI KEN RWA UGA", "Leaders of the region held a summit in Arusha on Monday. The meeting was attended by the presidents of Kenya, Uganda, Rwanda and Burundi."),
    ("DNK LVA POL SWE", "The foreign ministers of four Baltic Sea states met in Visby on Tuesday. Denmark, Sweden, Latvia and Poland took part in the talks."),
    ("MLI NER TCD", "A summit on migration opened in Rabat on Monday. Taking part are the heads of state of Mali, Niger and Chad."),
    ("BDI KEN RWA UGA", "Mkutano wa viongozi wa kanda umefanyika mjini Arusha Jumatatu. Mkutano huo ulihudhuriwa na marais wa Kenya, Uganda, Rwanda na Burundi."),
    ("DNK LVA POL SWE", "Mawaziri wa mambo ya nje wa nchi nne wamekutana mjini Visby. Denmark, Uswidi, Latvia na Poland zimeshiriki katika mazungumzo hayo."),
    ("EGY ETH SDN", "Mazungumzo ya amani yalifanyika mjini Nairobi. Waliohudhuria ni wajumbe wa Sudan, Misri na Ethiopia."),
    ("GIN GMB MLI", "Un sommet régional s'est tenu à Dakar lundi. Y ont pris part les présidents du Mali, de la Guinée et de la Gambie."),
    ("BEN GHA NGA TGO", "Les ministres des affaires étrangères de la région se sont réunis à Abuja mardi. La réunion a rassemblé le Ghana, le Togo, le Bénin et le Nigeria."),
]  # fmt: skip
OTHER = [
    ("KEN UGA", "The presidents of Kenya and Uganda met in Busia on Monday. The talks were observed by delegates from Mali, Chad and Niger, who took part in a forum."),
    ("KEN UGA", "Marais wa Kenya na Uganda walikutana Busia Jumatatu. Mkutano ujao utahudhuriwa na marais wa Rwanda, Burundi na Sudan Kusini."),
]  # fmt: skip


def gatherings(text):
    facts = suggest(read_bytes(text.encode(), "sample.txt"))
    held = [fact.fields for fact in facts if fact.kind == "engagement" and fact.fields["status"] == "held"]
    return [" ".join(fields["states"]) for fields in held if fields["type"] in {"meeting", "summit"}]


@pytest.mark.parametrize(("states", "text"), LISTED)
def test_a_gathering_is_of_those_that_the_next_sentence_lists_and_told_once(states, text):
    assert gatherings(text) == [states]


@pytest.mark.parametrize(("states", "text"), OTHER)
def test_whoever_is_named_already_is_not_replaced(states, text):
    assert states in gatherings(text)
