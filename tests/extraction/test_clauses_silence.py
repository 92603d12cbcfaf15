"""What is not a fact stays unsaid: sport, news from home, history, wishes, conditions, calls on others."""

import pytest

from tests.extraction.clause_papers import facts

CORE = ("engagement", "instrument", "commitment")

QUIET = [
    ("en", "The striker signs a two-year contract with Nairobi City Stars after leaving the coast."),
    ("en", "The club agreed to sign the Cameroon goalkeeper for two seasons."),
    ("en", "The Governor promised to build more roads and markets."),
    ("en", "The Ministry of Health opened a new wing at the county hospital."),
    ("en", "Labour Day was first observed in the United States in 1882."),
    ("en", "We wish Muslims around the world a blessed Eid."),
    ("en", "South Korea would have signed the treaty if Japan had agreed."),
    ("en", "Nigeria hopes to commit more troops one day."),
    ("en", "The minister urged Sudan to commit to a ceasefire."),
    ("en", "The bank will open a new branch in Kigali."),
    ("en", "Chad did not sign the agreement with Niger."),
    ("en", "China stands ready to work with Kenya."),
    ("sw", "Mshambuliaji huyo amesaini mkataba wa miaka miwili na klabu ya Simba."),
    ("sw", "Timu ya taifa ya Kenya imesaini mkataba na kocha mpya kutoka Ufaransa."),
    ("sw", "Gavana wa Kisumu ameahidi kujenga barabara mpya katika kaunti hiyo."),
    ("sw", "Serikali itajenga shule mpya elfu moja."),
    ("sw", "Uganda haijatia saini itifaki hiyo."),
    ("sw", "Utalii na utamaduni wa pwani huvutia wageni wengi."),
    ("fr", "L'attaquant a signé un contrat de deux ans avec le club de Marseille."),
    ("fr", "Le gouvernement construira 500 écoles et des routes."),
    ("fr", "Le Burundi n'a pas signé l'accord."),
    ("fr", "Le maire de Dakar a inauguré un marché."),
]


@pytest.mark.parametrize(("language", "sentence"), QUIET)
def test_no_engagement_instrument_or_commitment_is_found_in(language, sentence):
    assert [(fact.rule, fact.quote) for fact in facts(sentence, language, *CORE)] == []
