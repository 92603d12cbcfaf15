"""Contact between states as French prints it: every marked engagement is read, no other is, and silence stays silence."""

import re
from datetime import date
from pathlib import Path

import pytest

from balozi.extraction.mentions.mentions import Of
from balozi.extraction.mentions.names import mentions_in, names_of
from balozi.extraction.mentions.tokens import tokens
from balozi.extraction.papers import paper_of
from tests.extraction.clause_papers import found, paper
from tests.extraction.test_french_further import is_told, marked, shares

PASSAGES = Path(__file__).with_name("french_contacts.txt")
CORE = ("engagement", "instrument", "commitment")
ALL = [marked(block) for block in re.split(r"(?m)^@ ", PASSAGES.read_text(encoding="utf-8"))[1:]]
TELLING = [passage for passage in ALL if passage[2]]
SILENT = [passage for passage in ALL if not passage[2]]

HOLDERS = (
    (
        "Le ministre béninois s'est entretenu avec son homologue fidjien, M. Ratu Vakalala.",
        "Ratu Vakalala",
        "FJI",
    ),
    (
        "La présidente moldave a reçu son homologue letton Andris Bērziņš-Kalns.",
        "Andris Bērziņš-Kalns",
        "LVA",
    ),
    ("Le président tchadien a nommé Mme Achta Saleh au poste de ministre du Plan.", "Achta Saleh", "TCD"),
    ("M. Hamidou Kâ a été nommé ambassadeur par le président mauritanien.", "Hamidou Kâ", "MRT"),
    ("L'ambassadrice de Cuba, Mariela Pons, a été reçue à Bangui.", "Mariela Pons", "CUB"),
    (
        "La directrice régionale de l'Organisation mondiale de la Santé pour l'Afrique, le Dr Lindiwe Ncube, "
        "a salué le Togo.",
        "Lindiwe Ncube",
        "WHO",
    ),
    (
        "Son Excellence Madame Rosa Quiroga, Présidente de la République du Pérou, est arrivée à Dakar.",
        "Rosa Quiroga",
        "PER",
    ),
    (
        "La cheffe du gouvernement tunisien, Mme Emna Jaziri, a reçu le ministre maltais.",
        "Emna Jaziri",
        "TUN",
    ),
)
NAMES = (
    ("la commission mixte guinéo-turque", {"GIN", "TUR"}),
    ("le sommet franco-britannique", {"FRA", "GBR"}),
    ("le comité tchado-centrafricain", {"TCD", "CAF"}),
    ("l'Organisation internationale pour les migrations", {"IOM"}),
    ("l’Organisation des États américains", {"OAS"}),
    ("la République démocratique populaire lao", {"LAO"}),
    ("une délégation parlementaire qatarie", {"QAT"}),
    ("Le Cap-Vert", {"CPV"}),
    ("à Saint-Malo", set()),
)


@pytest.mark.parametrize(("day", "text", "facts"), TELLING, ids=[text[:50] for _, text, _ in TELLING])
def test_a_passage_tells_its_engagements_and_no_others(day, text, facts):
    read = found(paper_of(paper(text, "fr").document, dated=day), "engagement")
    missed = [
        text[start:end]
        for what, start, end in facts
        if not any(is_told(what, fact) and shares(fact, start, end) for fact in read)
    ]
    others = [fact.quote for fact in read if not any(shares(fact, start, end) for _, start, end in facts)]
    assert (missed, others) == ([], [])


@pytest.mark.parametrize(("day", "text", "facts"), SILENT, ids=[text[:50] for _, text, _ in SILENT])
def test_a_passage_of_other_matters_tells_nothing(day, text, facts):
    assert [fact.quote for fact in found(paper_of(paper(text, "fr").document, dated=day), *CORE)] == facts


@pytest.mark.parametrize(("text", "person", "code"), HOLDERS, ids=[row[1] for row in HOLDERS])
def test_an_office_is_held_by_a_person_of_a_state_or_body(text, person, code):
    held = found(paper_of(paper(text, "fr").document, dated=date(2026, 5, 20)), "office_holder")
    assert (person, code) in [(fact.fields["person"], fact.fields["code"]) for fact in held]


@pytest.mark.parametrize(("text", "codes"), NAMES, ids=[row[0] for row in NAMES])
def test_a_name_stands_for_its_states_and_bodies(text, codes):
    line = list(tokens(text, 0, len(text)))
    named = mentions_in(line, names_of("fr"))
    assert {m.code for m in named if m.of in {Of.STATE, Of.PEOPLE, Of.ORGANISATION}} == codes
