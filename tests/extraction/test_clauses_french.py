"""French as papers write it: all tenses, headings without verbs, treaties in the present, firms that bind nobody."""

import pytest

from balozi.extraction.papers import Genre
from tests.extraction.clause_papers import facts, found, paper

TREATY = (
    "ACCORD\n"
    "entre le Gouvernement de la République du Togo et le Gouvernement de la République du Ghana\n"
    "relatif aux services postaux\n"
)


@pytest.mark.parametrize(
    ("text", "kind", "status", "states", "day"),
    [
        ("Le ministre nigérien de l'Eau reçut lundi à Niamey son homologue libyen.", "meeting", "held", ["LBY", "NER"], "2024-05-13"),
        ("Le ministre togolais recevra demain l'ambassadeur de Chine.", "meeting", "planned", ["CHN", "TGO"], "2024-05-16"),
        ("L'audience accordée par le président ivoirien à l'ambassadrice du Canada a eu lieu mardi à Abidjan.", "meeting", "held", ["CAN", "CIV"], "2024-05-14"),
        ("Paris et Alger ont eu mardi un échange téléphonique.", "call", "held", ["DZA", "FRA"], "2024-05-14"),
        ("La ministre suédoise des Finances a fait escale mardi à Nairobi.", "visit", "held", ["KEN", "SWE"], "2024-05-14"),
        ("Troisième réunion du comité Togo–Bénin sur le lac, Lomé, mardi 14 mai 2024", "meeting", "held", ["BEN", "TGO"], "2024-05-14"),
        ("La Tunisie accueillera en mars le sommet de la Francophonie à Djerba.", "summit", "planned", ["TUN"], "2025-03"),
        ("Un accord sur le fret sera signé en juin entre le Maroc et le Kenya.", "signing_ceremony", "planned", ["KEN", "MAR"], "2024-06"),
    ],
)  # fmt: skip
def test_a_meeting_is_read_in_every_tense_and_without_a_verb(text, kind, status, states, day):
    (fact,) = facts(text, "fr", "engagement")
    assert (fact.fields["type"], fact.fields["status"]) == (kind, status)
    assert (fact.fields["states"], fact.fields["date"]) == (states, day)


@pytest.mark.parametrize(
    ("text", "status", "day"),
    [
        ("L'accord aérien entre Djibouti et l'Éthiopie reste à ratifier.", "signed", None),
        ("Le traité d'extradition entre la France et le Bénin attend d'être ratifié.", "signed", None),
        ("En négociation depuis un an, l'accord commercial entre la Suisse et le Ghana avance.", "negotiated", None),
        ("L'accord de pêche entre la Gambie et le Sénégal, signé en 2018, est en vigueur depuis le 1er mai 2020.", "in_force", "2020-05-01"),
        ("Le Rwanda a dénoncé la convention fiscale du 3 mai 2007 avec Maurice.", "terminated", "2007-05-03"),
        ("Le Togo et le Bénin ont paraphé mardi un protocole sur le transit.", "negotiated", "2024-05-14"),
    ],
)  # fmt: skip
def test_an_instrument_stands_as_the_words_around_it_say(text, status, day):
    (fact,) = facts(text, "fr", "instrument")
    assert (fact.fields["status"], fact.fields.get("date")) == (status, day)
    assert not [other for other in facts(text, "fr", "engagement") if other.fields["type"] == "statement"]


@pytest.mark.parametrize(
    ("text", "modality", "obligors"),
    [
        ("Le Japon fera don à la Guinée de dix ambulances.", "pledges", ["JPN"]),
        ("L'Italie a fait part de son intention d'ouvrir un consulat à Pointe-Noire.", "plans", ["ITA"]),
        ("Le Portugal a annoncé l'envoi de vingt formateurs au Mozambique.", "plans", ["PRT"]),
        ("La BOAD confirme son intention d'octroyer un prêt au Togo.", "plans", ["BOAD"]),
        ("Le Togo et le Bénin arrêtent d'un commun accord le tracé de la route.", "agrees", ["BEN", "TGO"]),
    ],
)
def test_a_promise_is_read_from_its_noun_as_from_its_verb(text, modality, obligors):
    (fact,) = facts(text, "fr", "commitment")
    assert (fact.fields["modality"], fact.fields["obligors"]) == (modality, obligors)


@pytest.mark.parametrize(
    ("article", "obligors"),
    [
        ("La Partie ghanéenne assure la gratuité du transit à Tema.", ["GHA"]),
        ("La Partie togolaise met à la disposition de la Partie ghanéenne deux camions.", ["TGO"]),
        ("Les Parties organisent chaque année un exercice conjoint.", ["GHA", "TGO"]),
    ],
)
def test_an_article_in_the_present_binds_the_party_it_begins_with(article, obligors):
    (fact,) = found(paper(TREATY + article, "fr", Genre.TREATY), "commitment")
    assert fact.fields["obligors"] == obligors


def test_what_a_treaty_is_for_is_no_duty():
    aim = "Le présent Accord fixe le cadre dans lequel les Parties se prêtent assistance en mer."
    assert not found(paper(TREATY + aim, "fr", Genre.TREATY), "commitment")


def test_a_treaty_takes_its_day_from_the_line_that_closes_it():
    end = "Le présent Accord entre en vigueur après sa signature.\nFait à Lomé, le 14 mai 2024, en double exemplaire."
    given = paper(TREATY + end, "fr", Genre.TREATY)
    (treaty,) = found(given, "instrument")
    (signing,) = found(given, "engagement")
    assert (treaty.fields["status"], treaty.fields["date"]) == ("signed", "2024-05-14")
    assert (signing.fields["type"], signing.fields["date"]) == ("signing_ceremony", "2024-05-14")


def test_a_weekday_and_the_date_behind_it_are_one_date():
    (fact,) = facts("Tête-à-tête à Oslo entre le roi de Norvège et le président finlandais, lundi 3 mars 2024", "fr", "engagement")  # fmt: skip
    assert fact.fields["date"] == "2024-03-03"


def test_a_promise_under_a_condition_is_none():
    text = "Le Sénégal accueille le forum.\nSi nos voisins le veulent, nous trouverons le terrain pour une école."
    assert not facts(text, "fr", "commitment")


@pytest.mark.parametrize(
    "text",
    [
        "Le club sénégalais Diaraf a signé un accord avec une banque française.",
        "La compagnie kényane et son partenaire chinois ont conclu un accord de partage de codes.",
        "L'entreprise belge s'engage à livrer dix autobus au Sénégal.",
        "La chanteuse malienne s'est rendue à Paris pour un concert.",
        "La société kényane Mbegu ouvrira une filiale en Éthiopie en mai.",
        "Handball : le Sénégal rencontrera l'Angola vendredi à Luanda.",
        "Le directeur général a signé mardi à Douala un protocole d'accord avec son fournisseur chinois.",
        "Le Maroc affrontera le Sénégal en demi-finale dimanche à Rabat.",
    ],
)
def test_firms_clubs_and_artists_bind_no_state(text):
    assert not facts("Le Sénégal et la France se sont rencontrés.\n" + text, "fr", "instrument", "commitment")
    assert not facts(text, "fr", "engagement")


def test_the_same_deal_with_an_official_beside_the_firm_is_read():
    text = "Le ministre sénégalais et la banque française ont signé mardi à Dakar un accord de prêt entre les deux pays."
    assert facts(text, "fr", "instrument")
