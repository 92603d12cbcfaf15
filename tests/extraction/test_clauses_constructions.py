"""Constructions of English and French clauses: each with sentences of ours, as unseen papers may put it."""

import pytest

from balozi.extraction.papers import Genre
from balozi.extraction.suggesting import suggest
from balozi.reading.files import read_paper
from tests.extraction.clause_papers import facts, found, paper

TWO = "Ghana and Brazil met in Accra on 2 May 2024.\n"
DEUX = "Le Ghana et le Brésil se sont rencontrés à Accra le 2 mai 2024.\n"


def _fields(found_facts, quote):
    return [dict(fact.fields) for fact in found_facts if quote in fact.quote]


@pytest.mark.parametrize(
    ("text", "language", "quote", "modality", "obligors"),
    [
        (TWO + "Brazil is due to send two veterinarians by June.", "en", "veterinarians", "plans", ["BRA"]),
        (TWO + "Brazil said it would lift the ban on cocoa.", "en", "lift the ban", "plans", ["BRA"]),
        (TWO + "Brazil set aside 3 million dollars for seed banks.", "en", "seed banks", "pledges", ["BRA"]),
        (TWO + "Ghana came forward with land for the clinic.", "en", "land", "pledges", ["GHA"]),
        (TWO + "The two sides settled on a joint task force.", "en", "task force", "agrees", ["BRA", "GHA"]),
        (
            TWO + "Both sides remain resolved to end illegal fishing.",
            "en",
            "illegal",
            "reaffirms",
            ["BRA", "GHA"],
        ),
        (TWO + "They agreed that Brazil would pay for the pumps.", "en", "pumps", "agrees", ["BRA"]),
        (
            TWO + "Ghana noted Brazil's pledge of 2 million dollars for schools.",
            "en",
            "schools",
            "pledges",
            ["BRA"],
        ),
        (TWO + "Accra is obliged to keep the port open.", "en", "port open", "commits", ["GHA"]),
        (TWO + "Brazil doubles its grant to 4 million dollars.", "en", "grant", "plans", ["BRA"]),
        (TWO + "Brazil, for its part, will send ten nurses.", "en", "nurses", "plans", ["BRA"]),
        (DEUX + "Le Brésil va ouvrir deux écoles à Tamale.", "fr", "écoles", "plans", ["BRA"]),
        (
            DEUX + "Le Ghana a annoncé que le Brésil enverrait dix médecins.",
            "fr",
            "médecins",
            "plans",
            ["BRA"],
        ),
        (
            DEUX + "Le Brésil s'est engagé, dans une lettre du 3 mai, à céder le terrain.",
            "fr",
            "terrain",
            "commits",
            ["BRA"],
        ),
        (DEUX + "Elles sont convenues de créer un comité.", "fr", "comité", "agrees", ["BRA", "GHA"]),
        (DEUX + "Le Brésil a mis sur la table 5 millions d'euros.", "fr", "millions", "pledges", ["BRA"]),
        (DEUX + "Le Ghana prend l'engagement de protéger le fleuve.", "fr", "fleuve", "commits", ["GHA"]),
    ],
)
def test_a_promise_is_found_however_it_is_put(text, language, quote, modality, obligors):
    (fields,) = _fields(facts(text, language, "commitment"), quote)
    assert (fields["modality"], fields["obligors"]) == (modality, obligors)


def test_items_under_shall_bind_the_party_named_above_them():
    text = "Ghana and Brazil have signed this Agreement.\nGhana shall:\n(a) open a separate account;\n(b) report every quarter."
    given = [
        fact
        for fact in found(paper(text, "en"), "commitment")
        if fact.quote.startswith(("open", "report", "a)", "b)"))
    ]
    assert [fact.fields["obligors"] for fact in given] == [["GHA"], ["GHA"]]
    assert {fact.fields["modality"] for fact in given} == {"commits"}


def test_a_numbered_paragraph_behind_the_items_is_no_item():
    text = "Ghana and Brazil have signed this Agreement.\nGhana shall:\n(a) open a separate account;\n4. Costs stay where they fall."
    assert not [fact for fact in found(paper(text, "en"), "commitment") if "Costs" in fact.quote]


def test_decisions_in_a_list_belong_to_the_body_named_above_them():
    text = "The Assembly of the African Union:\n1. Decides to extend the mandate of the mission in Somalia;"
    (fact,) = found(paper(text, "en"), "commitment")
    assert (fact.fields["obligors"], fact.fields["modality"]) == (["AU"], "agrees")


def test_we_are_those_who_open_the_text():
    text = "We, the Foreign Ministers of Norway, Sweden and Iceland, came to Riga.\nWe commit to share radar data."
    (fact,) = found(paper(text, "en"), "commitment")
    assert fact.fields["obligors"] == ["ISL", "NOR", "SWE"]


def test_a_duty_of_each_party_in_the_present_binds_both():
    text = "Le Togo et le Bénin, ci-après « les Parties »\nChaque Partie communique à l'autre la liste des ports."
    given = found(paper(text, "fr", Genre.TREATY), "commitment")
    assert [fact.fields["obligors"] for fact in given if "liste" in fact.quote] == [["BEN", "TGO"]]


@pytest.mark.parametrize(
    "text",
    [
        TWO + "Will Brazil lift the ban?",
        TWO + "Brazil offered condolences to the families.",
        TWO + "Media report that Brazil will sell two ships to Ghana.",
    ],
)
def test_questions_rumours_and_condolences_promise_nothing(text):
    assert not facts(text, "en", "commitment")


def test_what_is_only_said_to_have_been_decided_is_left_out():
    assert not facts(DEUX + "Le Brésil aurait décidé d'acheter deux navires au Ghana.", "fr", "commitment")


@pytest.mark.parametrize(
    ("text", "language", "kind", "status", "states"),
    [
        ("Meeting in Praia, the ministers of Cabo Verde and Portugal opened a fund.", "en", "meeting", "held", ["CPV", "PRT"]),
        ("By telephone on Monday, President Duarte of Paraguay and President Lopez of Bolivia took up border trade.",
         "en", "call", "held", ["BOL", "PRY"]),
        (TWO + "The third session will be held in Brasilia in June 2025.", "en", "meeting", "planned", ["BRA", "GHA"]),
        (DEUX + "La troisième session se tiendra à Brasilia en juin 2025.", "fr", "meeting", "planned", ["BRA", "GHA"]),
        (TWO + "The Brazilian minister sat down with the Ghanaian minister in Kumasi.", "en", "meeting", "held", ["BRA", "GHA"]),
        (TWO + "Ghana and Brazil exchanged instruments of ratification on Friday.", "en", "other", "held", ["BRA", "GHA"]),
    ],
)  # fmt: skip
def test_contact_is_found_however_it_is_told(text, language, kind, status, states):
    given = [fact.fields for fact in facts(text, language, "engagement")]
    assert (kind, status, states) in [
        (fields["type"], fields["status"], fields["states"]) for fields in given
    ]


@pytest.mark.parametrize(
    ("text", "kind", "parties"),
    [
        ("The Egyptian and Jordanian foreign ministers discussed the truce by phone.", "call", ["EGY", "JOR"]),
        ("Delegations from Chad and Sudan concluded two days of talks in Abéché.", "meeting", ["SDN", "TCD"]),
        ("Ireland strongly condemns the raid by Russia on a hospital.", "statement", ["IRL"]),
        ("The 12th Kenya-Ethiopia Joint Ministerial Commission opened in Nairobi on Tuesday.", "meeting", ["ETH", "KEN"]),
    ],
)  # fmt: skip
def test_who_takes_part_is_told_by_small_words(text, kind, parties):
    (fact,) = facts(text, "en", "engagement")
    assert (fact.fields["type"], fact.fields["states"]) == (kind, parties)


def test_a_meeting_every_two_years_is_no_engagement():
    text = TWO + "A committee of the two sides shall meet every two years, alternately in Accra and Brasilia."
    assert not [fact for fact in facts(text, "en", "engagement") if "committee" in fact.quote]


@pytest.mark.parametrize(
    ("text", "language", "kind", "status"),
    [
        (
            "Benin cited the Convention on Wetlands, done at Ramsar on 2 February 1971.",
            "en",
            "treaty",
            "signed",
        ),
        (
            "Benin deposited its instrument of ratification of the Protocol on Rail Safety.",
            "en",
            "protocol",
            "ratified",
        ),
        (
            "Talks go on: the negotiations on an agreement on extradition resumed in Lima.",
            "en",
            "agreement",
            "negotiated",
        ),
        ("Le Togo rappelle le Protocole sur la libre circulation.", "fr", "protocol", "unknown"),
        ("Benin recalled the 2018 Memorandum of Understanding on police work.", "en", "mou", "unknown"),
    ],
)
def test_an_instrument_is_told_apart_by_subject_year_or_standing(text, language, kind, status):
    given = [
        (fact.fields["instrument_type"], fact.fields["status"])
        for fact in facts(text, language, "instrument")
    ]
    assert (kind, status) in given


def test_human_trafficking_in_french_is_no_treaty():
    assert not facts("Le Togo lutte contre la traite des personnes.", "fr", "instrument")


def test_PE1_an_office_with_its_portfolio_stands_before_the_name(tmp_path):
    path = tmp_path / "sample.txt"
    path.write_text(
        "Speaking in Nairobi, the Principal Secretary for Lakes and River Ports, Dr. Amina Mfano, said the ferry "
        "agreement will help Kenya and Uganda.",
        encoding="utf-8",
    )
    found = [fact for fact in suggest(read_paper(path)) if fact.kind == "office_holder"]
    assert [(fact.fields["person"], fact.fields["office"]) for fact in found] == [
        ("Amina Mfano", "Principal Secretary")
    ]
    assert found[0].quote == "the Principal Secretary for Lakes and River Ports, Dr. Amina Mfano"
