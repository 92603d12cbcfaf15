"""Two persons one behind the other, each with an office of the own: whose office is whose."""

import pytest

from tests.extraction.clause_papers import facts


@pytest.mark.parametrize(
    ("language", "told", "then", "state"),
    [
        (
            "en",
            "At the invitation of H.E. Samuel Mutai, President of the Republic of Kenya, H.E. Joseph Kalumba, President of "
            "the Republic of Zambia, paid a State Visit to Kenya.",
            "President Kalumba undertook to support the candidature of Kenya.",
            "ZMB",
        ),
        (
            "en",
            "The Minister for Trade of Ghana, Hon. Efua Sarpong, received in Accra the Ambassador of the Republic of Türkiye "
            "to Ghana, H.E. Mehmet Aydin.",
            "Amb. Aydin pledged to avail 20 scholarships to officers of Ghana.",
            "TUR",
        ),
        (
            "fr",
            "À l'invitation de S.E.M. Idriss Baldé, Président de la République du Tchad, S.E.M. Mamadou Sarr, Président de la "
            "République du Sénégal, a effectué une visite au Tchad.",
            "Le Président Sarr s'est engagé à soutenir la candidature du Tchad.",
            "SEN",
        ),
    ],
)
def test_who_is_named_by_surname_acts_for_the_own_state(language, told, then, state):
    promised = facts(f"{told}\n{then}", language, "commitment")
    assert [list(fact.fields["obligors"]) for fact in promised] == [[state]]


def test_both_sides_stay_those_who_met_when_one_gives_to_a_third():
    text = (
        "The EU and Kenya held their third dialogue in Brussels.\n"
        "The EU announced 20 million euros to support the Haitian National Police.\n"
        "Both sides agreed to open a joint office in Lamu."
    )
    agreed = [f for f in facts(text, "en", "commitment") if f.fields["modality"] == "agrees"]
    assert [list(fact.fields["obligors"]) for fact in agreed] == [["EU", "KEN"]]


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("PS Foreign Affairs Dr. Abraham Korir met the Ambassador of Brazil in Nairobi.", "Abraham Korir"),
        ("CS Foreign & Diaspora Affairs Dr. Peter Odera met the envoy of Finland in Nairobi.", "Peter Odera"),
        ("Cabinet Secretary Foreign Affairs Ruth Otieno met the envoy of Finland in Nairobi.", "Ruth Otieno"),
    ],
)
def test_a_portfolio_right_behind_the_office_is_no_part_of_the_name(sentence, name):
    (met,) = facts(sentence, "en", "engagement")
    assert name in [person["name"] for person in met.fields["persons"]]
