"""French in the form that offices print it: lists of parties, recitals, cabinets, courtesies, what is said to come."""

from datetime import date

import pytest

from balozi.extraction.papers import paper_of
from tests.extraction.clause_papers import found, paper

CORE = ("engagement", "instrument", "commitment")
DAY = date(2026, 3, 12)


def told(text):
    """Return the facts of a French paper, one word for each field that a desk decides on."""
    lines = []
    for fact in found(paper_of(paper(text, "fr").document, dated=DAY), *CORE):
        fields = fact.fields
        codes = "+".join(
            sorted({*fields.get("states", ()), *fields.get("orgs", ()), *fields.get("obligors", ())})
        )
        what = fields.get("type") or fields.get("instrument_type") or fields["modality"]
        lines.append(
            " ".join(filter(None, (fact.kind[0].upper(), what, str(fields.get("status", "")), codes)))
        )
    return sorted(lines)


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        # A gathering whose verb comes first, its day and place between.
        ("1. Il s'est tenu à Praia,du 2 au 4 mars 2026, la Deuxième Session de la Commission Mixte entre la République du Cap-Vert et la République du Ghana.", ["E meeting held CPV+GHA"]),
        ("Il se tiendra du 3 au 6 mai 2026, à Malabo, la première réunion du comité de suivi entre le Gabon et la Guinée équatoriale.", ["E meeting planned GAB+GNQ"]),
        # What was said to come stands in the conditional, regular verb or not.
        ("Le Premier ministre tchadien a fait savoir qu'il se rendrait à Doha en mai.", ["E visit planned QAT+TCD"]),
        ("La ministre suisse a confié qu'elle irait à Maputo la semaine prochaine.", ["E visit planned CHE+MOZ"]),
        ("Le Président ghanéen a indiqué qu'il recevrait son homologue togolais à Accra le 4 avril.", ["E meeting planned GHA+TGO"]),
        ("Selon la presse, les deux présidents pourraient se voir. Des négociations pourraient s'ouvrir entre le Mali et le Togo en 2027.", []),
        # Experts at work somewhere on a day.
        ("Les experts de la CEMAC planchent, depuis lundi à Douala, sur le budget.", ["E meeting held CEMAC"]),
        ("Le comité technique de l'OMVS se penchera mardi à Nouakchott sur les tarifs.", ["E meeting planned OMVS"]),
        # A reception and the visit on which it took place.
        ("Le Président français a reçu ce jour Mme Lina Sandu, Présidente de la République de Moldavie, à l'occasion de sa visite de travail à Paris.", ["E meeting held FRA+MDA", "E visit held FRA+MDA"]),
        # A reaction in the passive.
        ("L'attaque menée au Mali a été fermement condamnée par la Côte d'Ivoire.", ["E statement held CIV"]),
        # Support is owed by its owner, whoever speaks of it.
        ("La ministre moldave a reçu son homologue français mardi. Il a réitéré le soutien indéfectible de la France à la souveraineté de la Moldavie.", ["C reaffirms FRA", "E meeting held FRA+MDA"]),
        ("Le ministre français a rencontré mardi à Paris son homologue arménien. Ce geste s'inscrit dans le cadre du soutien constant de la France à la souveraineté de l'Arménie.", ["C reaffirms FRA", "E meeting held ARM+FRA"]),
        ("Le gouverneur togolais de Kara et son homologue béninois se sont vus mardi à Djougou. Les deux autorités ont convenu de rouvrir le marché.", ["C agrees BEN+TGO", "E meeting held BEN+TGO"]),
    ],
    ids=lambda value: value[:50] if isinstance(value, str) else "",
)  # fmt: skip
def test_what_offices_print_is_read(text, facts):
    assert told(text) == facts


@pytest.mark.parametrize(
    "text",
    [
        # Courtesies.
        "Le chef de la délégation nigérienne a salué la qualité de l'accueil et l'engagement des autorités.",
        "L'ambassadeur du Japon s'est félicité de l'hospitalité que lui a réservée le Togo.",
        "La ministre malgache a remis un souvenir à l'ambassadeur de Turquie au nom de l'Etat malgache.",
        "Le port de Lomé est ouvert. « Le trafic avec le Mali progresse », s'est réjoui le directeur général.",
        # Members of a body, contact that goes on.
        "L'Algérie et la Sierra Leone siègent au Conseil de sécurité en qualité de membres non permanents.",
        "Nous poursuivons nos échanges avec nos partenaires, notamment le Brésil et l'Égypte.",
        # Pacts, consents and texts of no states.
        "Pour lui, le masque est un pacte entre les vivants et les morts. Le Bénin et le Mali y dansent.",
        "Le gouvernement togolais a lancé un pacte social avec les syndicats. Le Ghana et le Bénin observent.",
        "Le Mali et le Togo suivent le dossier. L'accord du Parlement est requis.",
        "Ils avaient conclu un accord avec des grossistes de Lomé, venus du Ghana et du Mali.",
        "Les transporteurs du Mali et du Sénégal respectent la convention collective signée hier.",
        # A readiness is no promise, nor what nobody has said to do.
        "Le président turkmène a marqué sa disponibilité à accueillir des étudiants du Mali.",
        "Le Gabon et la Guinée équatoriale sont voisins. Une commission d'experts doit être mise sur pied.",
        # People counted by where they are from.
        "Les mis en cause, deux Ghanéens et un Nigérian, ont promis de parler.",
    ],
    ids=lambda value: value[:50],
)
def test_what_only_sounds_like_a_fact_gives_none(text):
    assert told(text) == []


CABINET = (
    "COMMUNIQUE SANCTIONNANT LE CONSEIL DES MINISTRES DU MERCREDI 4 MARS 2026\n"
    "Le Conseil des ministres s'est réuni ce mercredi 4 mars 2026, sous la présidence du Chef de l'Etat.\n"
    "AU TITRE DES DECRETS\n"
    "Le Conseil a adopté le décret portant création de la zone franche de Kara. Elle s'étendra sur 120 hectares.\n"
    "AU TITRE DES PROJETS DE LOI\n"
)


def test_a_cabinet_at_home_gives_only_what_it_does_with_other_states():
    assert told(CABINET) == []
    ratified = "Le projet de loi autorise la ratification de l'accord judiciaire entre le Togo et le Rwanda, signé en 2021."
    assert [fact.partition(" ")[0] for fact in told(CABINET + ratified)] == ["I"]


TREATY = (
    "PROTOCOLE RELATIF AU BALISAGE DU FLEUVE\n\n"
    "LES ETATS MEMBRES DE LA COMMUNAUTE ECONOMIQUE DES ETATS DE L'AFRIQUE CENTRALE, ci-après dénommés « les Etats parties » :\n"
    "- la République du Cameroun ;\n- la République du Congo ;\n- la République Démocratique du Congo ;\n\n"
    "RAPPELANT la Convention sur les utilisations des cours d'eau internationaux du 21 mai 1997 ;\n\n"
    "SONT CONVENUS DE CE QUI SUIT :\n\nArticle 1\n"
    "Les Etats parties s'engagent à entretenir le balisage du fleuve.\n\n"
    "FAIT A BRAZZAVILLE, le 25 juillet 2022, en langues française et anglaise.\n"
)


def test_the_states_on_a_roll_are_the_parties_of_the_text_and_not_of_those_it_recites():
    assert told(TREATY) == [
        "C commits CMR+COD+COG",
        "E signing_ceremony held CMR+COD+COG",
        "I protocol signed CMR+COD+COG",
        "I treaty unknown",
    ]


def test_those_who_sat_by_a_roll_are_the_heads_of_state_from_then_on():
    text = (
        "COMMUNIQUE FINAL\n\nOnt pris part à cette rencontre :\n"
        "- Pour la République du Bénin : S.E.M. Patrice TALON, Président de la République ;\n"
        "- Pour la République Togolaise : S.E.M. Kodjo AMAVI, Ministre de l'Eau.\n\n"
        "La Banque Ouest Africaine de Développement (BOAD) a pris part aux travaux en qualité d'observateur.\n\n"
        "Les deux parties ont convenu de créer une société commune.\n"
    )
    assert "C agrees BEN+TGO" in told(text)


def test_an_office_behind_a_name_is_the_one_of_that_person():
    text = "M. Kwame Adarkwa, ministre ghanéen de l'Énergie, a reçu lundi M. Jun Park, ministre des affaires étrangères de la République de Corée."
    (meeting,) = found(paper_of(paper(text, "fr").document, dated=DAY), "engagement")
    persons = meeting.fields["persons"]
    assert [(person["name"], person["code"]) for person in persons] == [
        ("Kwame Adarkwa", "GHA"),
        ("Jun Park", "KOR"),
    ]
    assert persons[1]["office"] == "Minister of Foreign Affairs"


def test_a_body_stays_the_one_that_sits_when_its_heads_take_note_of_another():
    text = (
        "COMMUNIQUE FINAL DE LA SESSION ORDINAIRE DE LA CONFERENCE DES CHEFS D'ETAT DE LA CEMAC\n\n"
        "La session ordinaire de la Conférence des Chefs d'Etat de la CEMAC s'est tenue à Yaoundé le 4 mars 2026.\n\n"
        "Les Chefs d'Etat ont pris acte du rapport du Gouverneur de la BEAC.\n\n"
        "La Conférence a décidé de créer une bourse régionale.\n"
    )
    assert told(text) == ["C agrees CEMAC", "E summit held CEMAC", "I communique signed CEMAC"]


def test_a_visit_told_with_the_one_who_paid_it_is_found_behind_his_name():
    text = (
        "Le ministre algérien s'est entretenu lundi avec son homologue slovène. Ils ont salué les relations depuis "
        "la visite d'Etat effectuée en mai dernier par le président de la République, M. Karim Haddad, à Ljubljana."
    )
    assert "E visit held DZA+SVN" in told(text)
