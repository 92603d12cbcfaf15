"""English promises by class of verb, noun and frame; each sentence is ours, with states of no measured text in mind."""

import pytest

from tests.extraction.clause_papers import facts

PROMISES = [
    # verbs of promising, undertaking, agreeing, planning, staying by
    ("Qatar has set aside $12 million to rebuild schools in southern Lebanon.", "pledges", ["QAT"]),
    ("Norway has earmarked 40 million kroner for Malawi's vaccination campaign.", "pledges", ["NOR"]),
    ("Croatia gave its word to Bosnia that no waste would be stored near the border.", "pledges", ["HRV"]),
    ("Uruguay assured Paraguay of free passage for its barges.", "pledges", ["URY"]),
    ("Switzerland is donating 12 fire engines to North Macedonia.", "pledges", ["CHE"]),
    ("The Dutch government is making 25 million euros available for Mozambique.", "pledges", ["NLD"]),
    ("Saudi Arabia announced scholarships for 200 Comorian students.", "pledges", ["SAU"]),
    ("In return, Azerbaijan guarantees gas deliveries to Bulgaria until 2035.", "commits", ["AZE"]),
    ("Guatemala and Belize bound themselves to accept the court's ruling.", "commits", ["BLZ", "GTM"]),
    ("Lesotho and Eswatini hereby undertake to recognise each other's licences.", "commits", ["LSO", "SWZ"]),
    ("Hanoi has consented to the return of 240 fishermen to the Philippines.", "agrees", ["VNM"]),
    ("Cambodia has agreed with Laos to dredge the shared channel.", "agrees", ["KHM", "LAO"]),
    ("London has agreed a £30 million package for Nepal's earthquake victims.", "agrees", ["GBR"]),
    ("Romania agreed in principle to host a NATO training centre.", "agrees", ["ROU"]),
    ("Iceland is preparing to send two geologists to Comoros.", "plans", ["ISL"]),
    ("Brunei has decided to waive port dues for Malaysian boats from next month.", "plans", ["BRN"]),
    ("Portugal stands by its pledge to train Mozambican marines.", "reaffirms", ["PRT"]),
    ("Chile remains determined to deepen its cooperation with Peru.", "reaffirms", ["CHL"]),
    ("Slovakia will keep supplying electricity to Ukraine.", "reaffirms", ["SVK"]),
    ("Japan's minister said Tokyo would not abandon Fiji.", "reaffirms", ["JPN"]),
    # who tells it: before the clause, behind it, in a quotation
    ("It was decided that Rwanda and Burundi would reopen the Nemba crossing.", "agrees", ["BDI", "RWA"]),
    ("Italy would provide patrol boats to Tunisia, the ministers agreed in Rome.", "agrees", ["ITA"]),
    ("Tunisia will not expel Libyan patients, the minister assured his Libyan host.", "pledges", ["TUN"]),
    (
        '"My government is going to lift the ban on Ugandan poultry," Kenyan minister Ruth Ndolo said.',
        "plans",
        ["KEN"],
    ),
    ("Fifty teachers will be sent to Samoa by Japan in May.", "plans", ["JPN"]),
    # a text that binds, a text under which one is bound
    ("The accord obliges Laos to warn Cambodia before it opens the dam gates.", "commits", ["LAO"]),
    ("The text commits Beirut and Damascus to form a committee.", "commits", ["LBN", "SYR"]),
    ("Under the treaty, Slovenia shall allow Croatian vessels free passage.", "commits", ["SVN"]),
    ("Rwanda signed a memorandum under which Tanzania will supply it with power.", "commits", ["TZA"]),
    # nouns
    ("The commitment of Jordan to receive Syrian patients was noted.", "commits", ["JOR"]),
    ("It is the intention of the Government of Malta to accredit an envoy to Ghana.", "plans", ["MLT"]),
    ("Panama has every intention of returning the artefacts to Peru.", "plans", ["PAN"]),
    ("The minister reaffirmed Seoul's continued backing for Bangladesh.", "reaffirms", ["KOR"]),
    # headlines
    ("Bhutan, Nepal to trade surplus power from June", "plans", ["BTN", "NPL"]),
]

SILENT = [
    "Serbia expressed its readiness to mediate.",
    "Kenyan farmers promised to plant more trees after the rains.",
    "Rwanda rejected claims that it had promised troops to Mozambique.",
    "Kenya has completed the road it promised to South Sudan.",
    "The minister said Namibia had kept its promise to Angola.",
    "Nepal's cabinet will decide next week whether to join the Indian project.",
    "The former Zambian president said he would write a book about Angola.",
    "Residents of Goma fear that Rwanda will close the border.",
    "The Chinese company plans to build a cement plant in Zambia.",
    "Nigeria pledged allegiance to no bloc, an analyst wrote.",
    "Chile was praised for its commitment to human rights.",
    "Argentina withdrew its offer to host the court.",
    "It remains unclear whether Kenya will send police to Haiti.",
    "Uganda's opposition vowed to cancel the oil deal with Tanzania.",
    "Oslo would shortly order two survey vessels for its own coastguard, Norway said.",
    "A Chinese firm said it would invest $200 million in Zimbabwe.",
]


@pytest.mark.parametrize(("text", "modality", "obligors"), PROMISES)
def test_a_promise_is_read_with_its_modality_and_who_owes_it(text, modality, obligors):
    (fact,) = facts(text, "en", "commitment")
    assert (fact.fields["modality"], fact.fields["obligors"]) == (modality, obligors)


@pytest.mark.parametrize("text", SILENT)
def test_what_promises_nothing_gives_nothing(text):
    assert facts(text, "en", "commitment") == []


@pytest.mark.parametrize(
    ("text", "owed"),
    [
        (
            "Kazakhstan is obliged to share its data, and Uzbekistan to release water.",
            [("commits", ["KAZ"]), ("commits", ["UZB"])],
        ),
        (
            "Swedish aid minister Karin Ahl visited Rwanda. Ahl promised that Sweden would train 15 agronomists.",
            [("pledges", ["SWE"])],
        ),
        (
            "Britain and Kenya have renewed their pact. Under its terms, London will pay 10 million pounds.",
            [("commits", ["GBR"])],
        ),
        (
            "The European Commission and Senegal discussed fishing. The Commission agreed to cut the quota.",
            [("agrees", ["EU"])],
        ),
        ("Donors pledged 3 million euros for Malawi.", [("pledges", [])]),
    ],
)
def test_who_owes_is_told_by_the_sentences_before(text, owed):
    found = facts(text, "en", "commitment")
    assert [(fact.fields["modality"], fact.fields.get("obligors", [])) for fact in found] == owed


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("Australia pledged A$38 million to Fiji.", 38_000_000, "AUD"),
        ("Canada pledged CAD 58 million to Grenada.", 58_000_000, "CAD"),
        ("Denmark pledged 5 million Danish kroner to Nepal.", 5_000_000, "DKK"),
    ],
)
def test_a_currency_is_that_of_its_state(text, value, unit):
    (fact,) = facts(text, "en", "commitment")
    assert fact.fields["amount"] == {"value": value, "unit": unit}


@pytest.mark.parametrize(
    ("words", "due"),
    [
        ("before the end of the year", "2024"),
        ("later this year", "2024"),
        ("starting next week", "2024-05"),
        ("on 1 July", "2024-07-01"),
        ("under the 1982 convention", None),
    ],
)
def test_a_due_date_may_be_told_without_a_date(words, due):
    (fact,) = facts(f"Ghana plans to open a consulate in Lima, Peru, {words}.", "en", "commitment")
    assert fact.fields.get("due") == due


def test_what_one_of_two_promises_is_owed_to_the_other():
    text = "The ministers of Chad and Niger met on Monday. Chad undertook to reopen the road."
    (fact,) = facts(text, "en", "commitment")
    assert fact.fields["beneficiaries"] == ["NER"]
