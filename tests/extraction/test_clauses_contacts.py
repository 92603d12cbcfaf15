"""Contact across a border in English and French, as unseen papers put it: each with sentences of ours."""

from datetime import date

import pytest

from balozi.extraction.papers import Genre
from tests.extraction.clause_papers import facts, found, paper

TWO = "Ghana and Brazil met in Accra on 2 May 2024.\n"
DEUX = "Le Ghana et le Brésil se sont rencontrés à Accra le 2 mai 2024.\n"


def _engagements(text, language):
    return [dict(fact.fields) for fact in facts(text, language, "engagement")]


def _holds(wanted, fields):
    return all(fields.get(name, []) == value for name, value in wanted.items())


@pytest.mark.parametrize(
    ("text", "language", "wanted"),
    [
        (
            "The Ambassador of Norway to Zambia handed over two boats to the Minister of Health.",
            "en",
            {"type": "other", "states": ["NOR", "ZMB"]},
        ),
        (
            TWO + "Brazil and Ghana exchanged, in Accra on Friday, instruments of ratification.",
            "en",
            {"type": "other", "states": ["BRA", "GHA"]},
        ),
        (
            TWO + "Brazil called off a meeting with Ghana that was to be held in Accra on 9 June 2024.",
            "en",
            {"type": "meeting", "status": "cancelled"},
        ),
        (
            TWO + "The visit of the President of Ghana to Brazil has been cancelled.",
            "en",
            {"type": "visit", "status": "cancelled"},
        ),
        (
            TWO + "Brazil postponed until October a state visit by the President of Ghana to Brazil.",
            "en",
            {"type": "visit", "status": "planned"},
        ),
        (
            "Remarks by the Foreign Minister of Chile to the Council of the European Union",
            "en",
            {"type": "statement", "states": ["CHL"], "orgs": ["EU"]},
        ),
        (
            "Allocution du Premier ministre du Togo à l'Assemblée des Nations Unies",
            "fr",
            {"type": "statement", "states": ["TGO"], "orgs": ["UN"]},
        ),
        (
            TWO + "The Brazilian Foreign Minister was in Accra in April.",
            "en",
            {"type": "visit", "states": ["BRA", "GHA"]},
        ),
        (
            DEUX + "La présidente brésilienne a quitté Accra jeudi au terme d'un séjour de trois jours.",
            "fr",
            {"type": "visit", "states": ["BRA", "GHA"]},
        ),
        (
            DEUX + "Le ministre brésilien est attendu mardi à Accra.",
            "fr",
            {"type": "visit", "status": "planned"},
        ),
        (
            TWO + "The President of Brazil invited his host to pay a return visit to Brasília.",
            "en",
            {"type": "visit", "status": "planned", "states": ["BRA", "GHA"]},
        ),
        (
            TWO + "The ban was lifted after a telephone conversation between the two ministers.",
            "en",
            {"type": "call", "states": ["BRA", "GHA"]},
        ),
        (
            "Les consultations entre le ministère des Mines du Pérou et l'Institut des Sols du Maroc ont eu lieu à "
            "Lima le 3 mai 2024.",
            "fr",
            {"type": "meeting", "states": ["MAR", "PER"]},
        ),
        (
            TWO + "The next round is to be held in Tamale-Nord in the autumn.",
            "en",
            {"type": "meeting", "status": "planned", "states": ["BRA", "GHA"]},
        ),
        (
            TWO + "The Brazilian minister was received in audience by the President of Ghana.",
            "en",
            {"type": "courtesy_call", "states": ["BRA", "GHA"]},
        ),
        (
            "Norway strongly condemns the attack on the market. Norway asks for an inquiry.",
            "en",
            {"type": "statement", "states": ["NOR"]},
        ),
        (
            "Le Tchad a en outre rappelé son ambassadeur à Khartoum.",
            "fr",
            {"type": "other", "states": ["SDN", "TCD"]},
        ),
        (
            "Signed today in Oslo: an MoU between the Fund of Norway and the Office of Nepal.",
            "en",
            {"type": "signing_ceremony", "states": ["NOR", "NPL"]},
        ),
    ],
)
def test_contact_is_found_by_its_construction(text, language, wanted):
    told = _engagements(text, language)
    assert any(_holds(wanted, fields) for fields in told), told


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (TWO.replace("met in", "trade through") + "Ghana said it would meet the running costs.", "en"),
        ("Ghana and Brazil trade in cocoa.\nTravellers are advised to avoid all travel to Brazil.", "en"),
        ("Ghana and Brazil trade in cocoa.\nThe Minister of Ghana handed over the chair to Brazil.", "en"),
        ("Le maire de Thiès a remis des prix aux élèves.", "fr"),
    ],
)
def test_what_only_sounds_like_contact_is_left_out(text, language):
    assert not _engagements(text, language)


def test_a_gathering_named_before_that_acts_is_not_held_again():
    told = _engagements(
        "The EAC met in Arusha.\nThe Summit directed the Council to act by 30 June 2024.", "en"
    )
    assert not [
        fields for fields in told if fields["type"] == "summit" and fields.get("date") == "2024-06-30"
    ]


def test_a_day_ahead_makes_a_named_gathering_a_plan():
    text = "The meeting between Ghana and Brazil in Accra on 9 June 2024 is on everybody's lips."
    told = found(paper(text, "en", dated=date(2024, 5, 15)), "engagement")
    assert [fact.fields["status"] for fact in told] == ["planned"]
    told = found(paper(text, "en", dated=date(2024, 7, 15)), "engagement")
    assert [fact.fields["status"] for fact in told] == ["held"]


@pytest.mark.parametrize(
    ("text", "language", "kind", "status"),
    [
        (DEUX + "Trois textes ont été signés, dont un protocole sur les forêts.", "fr", "protocol", "signed"),
        (TWO + "They signed a treaty on fishing and a protocol on forests.", "en", "protocol", "signed"),
        (DEUX + "Le protocole de 2019 sur les forêts reste applicable.", "fr", "protocol", "in_force"),
        (TWO + "They welcomed the conclusion of the Protocol on Forests.", "en", "protocol", "negotiated"),
        (TWO + "The House gave its approval to the ratification of the Protocol on Forests.", "en", "protocol", "ratified"),
        (DEUX + "L'Accord de pêche, signé en 2019, attend sa traduction.", "fr", "agreement", "signed"),
        (TWO + "A treaty on forests that the two governments signed in 2019 is at risk.", "en", "treaty", "signed"),
    ],
)  # fmt: skip
def test_an_instrument_stands_as_the_words_around_it_tell(text, language, kind, status):
    told = [dict(fact.fields) for fact in facts(text, language, "instrument")]
    assert any(f["instrument_type"] == kind and f["status"] == status for f in told), told


def test_a_text_is_signed_on_the_day_on_which_it_closes():
    text = (
        "MEMORANDUM OF UNDERSTANDING\nThe Government of Peru and the Government of Chad have agreed.\n"
        "Signed at Lima on 3 May 2024."
    )
    told = [dict(fact.fields) for fact in found(paper(text, "en", Genre.TREATY), "instrument")]
    assert [(f["status"], f["date"], f["states"]) for f in told] == [("signed", "2024-05-03", ["PER", "TCD"])]


def test_no_agreement_is_none():
    assert not facts(TWO + "There is no agreement, signed or unsigned.", "en", "instrument")


@pytest.mark.parametrize(
    ("text", "language", "quote"),
    [
        (DEUX + "Le Brésil s'emploie à rouvrir le port de Tamale en 2025.", "fr", "rouvrir"),
        (DEUX + "Les deux pays mettront en place une réserve de blé.", "fr", "réserve"),
        (DEUX + "Le Brésil annonce que le Ghana comptait ouvrir une école.", "fr", "école"),
        (DEUX + "Les deux pays ont décidé de former une équipe d'enquête.", "fr", "équipe"),
        (TWO + "Ghana said it would meet the running costs of the boats.", "en", "costs"),
    ],
)
def test_a_promise_is_found_by_its_construction(text, language, quote):
    assert [fact for fact in facts(text, language, "commitment") if quote in fact.quote]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (TWO + "They decided that the next session will be held in Accra in May 2025.", "en"),
        (DEUX + "Les deux pays sont convenus de ce qui suit :", "fr"),
        (TWO + "Brazil will do its part.", "en"),
    ],
)
def test_what_is_no_promise_is_left_out(text, language):
    assert not facts(text, language, "commitment")


def test_a_treaty_that_binds_to_regular_meetings_binds_its_parties():
    text = 'Peru and Chad (the "Parties") agree.\nA Joint Committee shall meet once a year.'
    told = found(paper(text, "en", Genre.TREATY), "commitment")
    assert [fact.fields["obligors"] for fact in told if "once a year" in fact.quote] == [["PER", "TCD"]]
