"""Every rule for clauses finds what it says it finds, in the three languages; sentences written by us."""

import pytest

from balozi.extraction.clauses import RULES
from balozi.extraction.papers import Genre
from balozi.extraction.suggesting import suggest
from balozi.reading.files import read_bytes
from tests.extraction.clause_papers import facts, found, paper

MEETING = {"type": "meeting", "status": "held"}

SENTENCES = [
    ("EN1", "en", "Ugandan President Yoweri Museveni met with Kenyan Prime Minister Ali Otieno in Entebbe.",
     {**MEETING, "states": ["KEN", "UGA"], "place": "Entebbe", "place_state": "UGA"}),
    ("EN1", "sw", "Rais wa Zambia Joseph Banda amekutana na Rais wa Malawi Peter Chirwa mjini Lusaka jana.",
     {**MEETING, "states": ["MWI", "ZMB"], "date": "2024-05-14", "place": "Lusaka"}),
    ("EN1", "fr", "Le ministre des Affaires étrangères du Togo s'est entretenu lundi avec son homologue béninois.",
     {**MEETING, "states": ["BEN", "TGO"], "date": "2024-05-13"}),
    ("EN1", "en", "President Ruto telephoned President Macron on Sunday.", {"type": "call", "states": ["FRA", "KEN"]}),
    ("EN1", "en", "The SADC ministers of defence will meet in Windhoek on 3 June 2024.",
     {"type": "summit", "status": "planned", "orgs": ["SADC"], "date": "2024-06-03"}),
    ("EN2", "en", "Tanzania's Foreign Minister held talks with the Indian High Commissioner in Dodoma.",
     {**MEETING, "states": ["IND", "TZA"]}),
    ("EN2", "sw", "Rais wa Kenya na mwenzake wa Ghana wamefanya mazungumzo kwa njia ya simu siku ya Jumanne.",
     {"type": "call", "states": ["GHA", "KEN"], "date": "2024-05-14"}),
    ("EN3", "en", "Japanese Foreign Minister Yoko Kamikawa will travel to Madagascar and Nigeria next month.",
     {"type": "visit", "status": "planned", "states": ["JPN", "MDG", "NGA"]}),
    ("EN3", "sw", "Waziri wa mambo ya nje wa Ufaransa amewasili mjini Kigali leo.",
     {"type": "visit", "status": "held", "states": ["FRA", "RWA"], "date": "2024-05-15"}),
    ("EN4", "en", "Angola thanked the Portuguese minister during his official visit to Luanda.",
     {"type": "visit", "states": ["AGO", "PRT"]}),
    ("EN4", "fr", "Le Président gabonais a effectué une visite d'État en Chine du 5 au 7 mai 2024.",
     {"type": "visit", "states": ["CHN", "GAB"], "date": "2024-05-05"}),
    ("EN5", "en", "Chinese Foreign Minister Wang Yi received Ambassador John Phiri of Zambia.",
     {"type": "meeting", "states": ["CHN", "ZMB"]}),
    ("EN5", "sw", "Rais Samia Suluhu Hassan wa Tanzania alimpokea Rais wa Msumbiji Filipe Nyusi.",
     {"type": "meeting", "states": ["MOZ", "TZA"]}),
    ("EN5", "fr", "Le Premier ministre ivoirien a reçu en audience l'ambassadeur du Japon à Abidjan.",
     {"type": "meeting", "states": ["CIV", "JPN"], "place": "Abidjan"}),
    ("EN6", "en", "Kenya and Botswana signed a treaty on extradition in Gaborone on 2 May 2024.",
     {"type": "signing_ceremony", "states": ["BWA", "KEN"], "date": "2024-05-02", "place": "Gaborone"}),
    ("EN6", "sw", "Ethiopia na Sudan zimetiliana saini mkataba wa amani mjini Jeddah.",
     {"type": "signing_ceremony", "states": ["ETH", "SDN"], "place_state": "SAU"}),
    ("EN6", "fr", "Le Sénégal et l'Union européenne ont signé à Dakar, le 12 mars 2024, un accord de pêche.",
     {"type": "signing_ceremony", "states": ["SEN"], "orgs": ["EU"], "date": "2024-03-12"}),
    ("EN7", "en", "The two governments prepared the IGAD summit held in Djibouti on 4 May 2024.",
     {"type": "summit", "date": "2024-05-04"}),
    ("EN8", "sw", "Umoja wa Mataifa umelaani mashambulizi ya Israel dhidi ya Lebanon.",
     {"type": "statement", "orgs": ["UN"]}),
    ("EN8", "fr", "Le Mali a condamné les propos du président français.", {"type": "statement", "states": ["MLI"]}),
    ("EN9", "en", "France withdrew its ambassador from Niger.", {"type": "other", "states": ["FRA", "NER"]}),
    ("IN1", "en", "Kenya and Botswana signed a treaty on extradition.", {"instrument_type": "treaty", "status": "signed"}),
    ("IN1", "en", "Lesotho and South Africa are negotiating a new agreement on water.",
     {"instrument_type": "agreement", "status": "negotiated", "states": ["LSO", "ZAF"]}),
    ("IN1", "sw", "Kenya na Uganda zimesaini hati ya makubaliano kuhusu biashara ya mafuta.",
     {"instrument_type": "mou", "status": "signed", "states": ["KEN", "UGA"]}),
    ("IN1", "fr", "Le Tchad a ratifié la Convention de l'Union africaine sur la cybersécurité en 2023.",
     {"instrument_type": "treaty", "status": "ratified", "date": "2023"}),
    ("IN2", "en", "Ghana recalled the Charter of the United Nations and the Treaty of Abuja.",
     {"instrument_type": "treaty", "status": "unknown"}),
    ("CO1", "en", "The Government of Japan has pledged USD 40 million to support irrigation in Tanzania.",
     {"modality": "pledges", "obligors": ["JPN"], "amount": {"value": 40_000_000, "unit": "USD"}}),
    ("CO1", "en", "Rwanda remains committed to training Mozambican police officers.",
     {"modality": "reaffirms", "obligors": ["RWA"], "beneficiaries": ["MOZ"]}),
    ("CO1", "sw", "Viongozi wa Kenya na Tanzania wamekubaliana kuimarisha biashara ifikapo 2026.",
     {"modality": "agrees", "obligors": ["KEN", "TZA"], "policy_area": "trade", "due": "2026"}),
    ("CO1", "fr", "La Chine s'est engagée à accorder un prêt de 300 millions de dollars au Cameroun d'ici 2026.",
     {"modality": "commits", "obligors": ["CHN"], "due": "2026", "amount": {"value": 300_000_000, "unit": "USD"}}),
    ("CO2", "sw", "Umoja wa Ulaya umetangaza kutoa euro milioni 100 kwa ajili ya wakimbizi wa Sudan.",
     {"modality": "pledges", "obligors": ["EU"], "policy_area": "humanitarian"}),
    ("CO2", "fr", "La France a annoncé une aide de 20 millions d'euros pour le Soudan.",
     {"modality": "pledges", "obligors": ["FRA"], "beneficiaries": ["SDN"]}),
    ("CO3", "en", "Norway and Malawi reaffirmed their commitment to climate action.",
     {"modality": "reaffirms", "obligors": ["MWI", "NOR"], "policy_area": "environment"}),
    ("CO3", "fr", "L'Allemagne réaffirme son engagement en faveur de la paix en Ukraine.",
     {"modality": "reaffirms", "obligors": ["DEU"]}),
    ("CO4", "en", "The ambassador praised the commitment by Egypt and Jordan to share electricity.",
     {"modality": "commits", "obligors": ["EGY", "JOR"], "policy_area": "energy"}),
    ("CO5", "en", "Rwanda will train 300 Mozambican soldiers by December 2025.",
     {"modality": "plans", "obligors": ["RWA"], "due": "2025-12", "due_text": "by December 2025"}),
    ("CO5", "en", "The Parties shall exchange information on crime.", {"modality": "commits", "obligor_text": "The Parties"}),
    ("CO5", "sw", "Kenya imesema itaendelea kuunga mkono juhudi za amani nchini Somalia.", {"obligors": ["KEN"]}),
    ("CO5", "fr", "Le Japon financera la construction d'un hôpital en Côte d'Ivoire.",
     {"modality": "pledges", "obligors": ["JPN"], "policy_area": "health"}),
    ("ME2", "en", "Somalia is a member of the East African Community.", {"member": "SOM", "organisation": "EAC"}),
    ("HS1", "en", "Kenya is the headquarters of UNEP and UN-Habitat.", {"organisations": ["UNEP", "UN-HABITAT"]}),
    ("DE1", "en", "Ghana has peacekeeping troops in Lebanon.", {"location": "LBN", "status": "current"}),
    ("PE1", "en", "Grace Mwende, the Kenyan Ambassador, spoke first.", {"person": "Grace Mwende", "code": "KEN"}),
    ("PE1", "sw", "Balozi wa India nchini Tanzania, Bishan Rao, alihudhuria.", {"person": "Bishan Rao", "code": "IND"}),
    ("QU1", "en", "Uganda hosts more than 1.5 million refugees.", {"value": 1_500_000, "qualifier": "more"}),
    ("QU2", "en", "It provides more than a quarter of the funds.", {"value": 25, "unit": "percent"}),
    ("RK1", "en", "Uganda remains the largest trading partner of Kenya.", {"value": 1, "subject": "UGA"}),
    ("ST1", "en", "“We are building a bridge that will serve both our peoples,” said Ambassador Ada Obi.", {"speaker": "Ada Obi"}),
    ("ST3", "en", "They spoke of trade under the Blue Corridor Initiative.", {"name": "Blue Corridor Initiative"}),
    ("ST7", "en", "Kenya, Poland sign MoU on ports", {"states": ["KEN", "POL"], "instrument_type": "mou"}),
    ("TH1", "en", "They will work together to combat piracy and money laundering.", {"name": "piracy"}),
    ("PF1", "en", "Work begins on the Kenya–Uganda border.", {"states": ["KEN", "UGA"]}),
    ("PF2", "en", "It begins in the counties of Kwale, Taita Taveta and Kajiado.", {"place": "Taita Taveta"}),
    ("PF3", "en", "They named regions like the Sahel and the Gulf of Aden.", {"place": "Sahel"}),
]  # fmt: skip

OWN_PAPERS = [
    ("CO6", "sw", "Wizara itashirikiana na vyuo vikuu kuunda mfumo wa kupima matokeo.", {"obligors": ["KEN"]}),
    ("ME1", "en", "The country is an active member of IGAD, COMESA and the Commonwealth.", {"organisation": "COMESA", "member": "KEN"}),
    ("ST2", "en", "Kenya supports a rules-based order of world trade.", {"states": ["KEN"]}),
    ("ST4", "sw", "Kama kiongozi wa mageuzi ya umoja huo, Kenya inaendelea na kazi.", {"states": ["KEN"]}),
    ("ST5", "en", "Kenya has abolished visas for all African visitors.", {"states": ["KEN"]}),
    ("ST6", "en", "It grew out of consultations with the counties, universities and civil society.", {"text": "universities"}),
]  # fmt: skip


def holds(fields, wanted):
    return all(fields.get(name) == value for name, value in wanted.items())


@pytest.mark.parametrize(("rule", "language", "sentence", "wanted"), SENTENCES)
def test_the_rule_finds_its_fact(rule, language, sentence, wanted):
    hits = [fact for fact in facts(sentence, language) if fact.rule == rule]
    assert any(holds(fact.fields, wanted) for fact in hits), [(fact.rule, dict(fact.fields)) for fact in hits]


@pytest.mark.parametrize(("rule", "language", "sentence", "wanted"), OWN_PAPERS)
def test_the_rule_finds_its_fact_in_a_paper_of_the_country(rule, language, sentence, wanted):
    hits = [fact for fact in found(paper(sentence, language, Genre.POLICY, "KEN")) if fact.rule == rule]
    assert any(holds(fact.fields, wanted) for fact in hits), [dict(fact.fields) for fact in hits]


def test_ME3_reads_a_list_of_members_line_by_line():
    text = "LES ETATS MEMBRES DE LA CEEAC :\n- République du Tchad ;\n- République Gabonaise ;"
    hits = [fact for fact in facts(text, "fr", "membership") if fact.rule == "ME3"]
    assert [(fact.fields["member"], fact.fields["organisation"]) for fact in hits] == [
        ("TCD", "ECCAS"),
        ("GAB", "ECCAS"),
    ]


def test_every_rule_has_a_sentence_here():
    told = {rule for rule, *_ in (*SENTENCES, *OWN_PAPERS)} | {"ME3"}
    assert {rule.name for rule in RULES} == told


def test_rule_names_are_unique_and_say_one_sentence():
    names = [rule.name for rule in RULES]
    assert len(names) == len(set(names))
    assert all(rule.says[0].isupper() and rule.says.endswith(".") for rule in RULES)


def test_the_two_sides_are_the_parties_named_before():
    text = "Kenya and Poland held talks in Nairobi. The two sides agreed to expand trade."
    (fact,) = facts(text, "en", "commitment")
    assert fact.fields["obligors"] == ["KEN", "POL"]


def test_the_participants_are_those_that_the_text_defines():
    text = (
        'The Governments of Chad, Niger and Mali (the "Participants") met. The Minister of Egypt spoke with Cyprus.\n'
        "Participants intend to build a railway together."
    )
    (fact,) = [fact for fact in facts(text, "en", "commitment") if fact.rule == "CO1"]
    assert fact.fields["obligors"] == ["MLI", "NER", "TCD"]


def test_a_weekday_follows_the_tense():
    planned = facts("Rais wa Kenya atakutana na Rais wa Ghana siku ya Jumapili.", "sw", "engagement")
    held = facts("Rais wa Kenya alikutana na Rais wa Ghana siku ya Jumapili.", "sw", "engagement")
    assert [planned[0].fields["date"], held[0].fields["date"]] == ["2024-05-19", "2024-05-12"]


def test_a_relative_date_stays_open_without_the_day_of_the_paper():
    undated = paper(
        "Kenyan President William Ruto met with Rwandan President Paul Kagame yesterday.", "en", dated=None
    )
    (fact,) = found(undated, "engagement")
    assert "date" not in fact.fields


def test_one_instrument_is_given_once_with_its_furthest_state():
    text = "Kenya and Chad negotiated an agreement. On 3 May 2024 the agreement was signed in Paris by Kenya and Chad."
    (fact,) = facts(text, "en", "instrument")
    assert fact.fields["status"] == "signed"


@pytest.mark.parametrize(
    "headline",
    [
        "Third session of the Kenya-Rwanda Joint Commission for Cooperation held in Kigali, 10–11 February 2026",
        "President of Rwanda visits Kenya from 10 to 11 February 2026",
    ],
)
def test_a_quotation_does_not_end_inside_a_date(headline):
    document = read_bytes(f"{headline}\n\nThe weather was fine.\n".encode(), "paper.txt")
    quotes = [one.quote for one in suggest(document) if one.kind == "engagement"]
    assert quotes
    assert all(quote.endswith("11 February 2026") for quote in quotes)
