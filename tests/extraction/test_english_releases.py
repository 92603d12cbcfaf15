"""Releases, readouts and announcements of journeys as ministries print them: what they tell, and what they only say."""

from datetime import date

import pytest

from tests.extraction.clause_papers import found, paper

_LEAD = (
    "Office of the Spokesperson\n\nDeputy Secretary of State Wendy Marlow will travel to Kenya May 4-8.\n\n"
)
_DAY = date(2025, 3, 12)


def _read(sentence, kind, lead=_LEAD):
    facts = found(paper(f"{lead}{sentence}\n", "en", dated=_DAY), kind)
    return [fact for fact in facts if fact.start >= len(lead)]


def _codes(fact, *names):
    return " ".join(code for name in names for code in fact.fields.get(name, []))


@pytest.mark.parametrize(
    "sentence",
    [
        "The Deputy Secretary will deliver remarks at the University of Nairobi.",
        "She will also highlight U.S. investments in health and stress the need for fair elections.",
        "She will engage with young leaders and alumni of exchange programs.",
        "While in Nairobi, the Deputy Secretary will hear from farmers about the drought.",
        "The delegation will explore ways to deepen trade ties and advance shared priorities.",
        "The Deputy Secretary will raise the case of detained journalists and press for their release.",
        "She will encourage both governments to carry out reforms.",
        "She will thank Kenya for hosting the mission.",
        "Ambassador Hill will join her for the last part of the trip.",
        "She will build on the outcomes of last year's forum.",
        "The United States offers its heartfelt congratulations to President Ruto on his inauguration.",
        "I offer best wishes to the people of Kenya as you celebrate your independence day.",
        "The Department of State is offering a reward of up to $5 million for information on the bomber.",
        "The program will help 40,000 farmers in Kenya to cope with drought.",
        "The United States is deeply troubled by the decision of the Government of Togo to suspend three newspapers.",
        "President Biden intends to nominate Dana Brook to be Ambassador to the Republic of Togo.",
    ],
)
def test_what_is_only_said_shown_or_wished_promises_nothing(sentence):
    assert [fact.quote for fact in _read(sentence, "commitment")] == []


@pytest.mark.parametrize(
    ("sentence", "modality", "obligors"),
    [
        ("The Deputy Secretary will underscore U.S. resolve to fight the trade in arms.", "reaffirms", "USA"),
        ("She will reaffirm the United States' commitment to the stability of the region.", "reaffirms", "USA"),
        ("She will build 40 classrooms in Turkana with the Kenyan government.", "plans", "USA"),
        ("The Deputy Secretary announced that she will deliver 200 tents to Kenya.", "pledges", "USA"),
        ("The Ministry of Health plans to send 20 doctors to Malawi.", "plans", "KEN"),
        ("Kenya's Ministry of Health plans to send 20 doctors to Malawi.", "plans", "KEN"),
        ("The United States today authorized $20 million in emergency assistance for Sudan.", "pledges", "USA"),
        ("Today I am authorizing the drawdown of up to $30 million in defense articles for Moldova.", "pledges", "USA"),
        ("U.S. support for Ukraine will not waver.", "reaffirms", "USA"),
        ("American assistance to Malawi will continue through 2027.", "plans", "USA"),
        ("Secretary Marlow and her counterparts agreed to resume the joint exercise.", "agrees", "KEN USA"),
        ("In 2018 Australia, Japan and Fiji set up a partnership to bring power to the islands.", "agrees", "AUS FJI JPN"),
        ("Norway and Indonesia formed a coalition to protect mangroves.", "agrees", "IDN NOR"),
        (
            "We, the Foreign Ministers of India and Japan, met in Kochi on March 1 to reaffirm our firm commitment to free seas.",
            "reaffirms",
            "IND JPN",
        ),
    ],
)  # fmt: skip
def test_a_release_tells_who_promises_and_how_firmly(sentence, modality, obligors):
    facts = _read(sentence, "commitment")
    assert [(fact.fields["modality"], _codes(fact, "obligors")) for fact in facts] == [(modality, obligors)]


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        (
            "The text of the following statement was released by the Governments of Japan, Fiji and the United States.",
            ["statement held FJI JPN USA"],
        ),
        ("In Lagos, she will meet with senior officials and business leaders.", ["meeting planned NGA USA"]),
        (
            "Secretary Rubio traveled to Abuja, where he met with senior officials and youth leaders.",
            ["meeting held NGA USA", "visit held NGA USA"],
        ),
        ("In Washington, the Deputy Secretary met with senior officials of the Department.", []),
        (
            "Deputy Secretary of State Ann Colby met with Assistant Secretary of State for African Affairs Jo Wren.",
            [],
        ),
        (
            "Secretary Rubio met today with Minister Aalto of Finland and separately with the Polish minister, Jan Kos.",
            ["meeting held FIN USA", "meeting held POL USA"],
        ),
        (
            "At their meeting in Suva on 4 March, President Rabuka of Fiji and Prime Minister Marape of Papua New Guinea "
            "agreed to open the border.",
            ["meeting held FJI PNG"],
        ),
        (
            "The United States is deeply concerned by the decision of the authorities of Togo to put off the vote of May 3.",
            ["statement held TGO USA"],
        ),
        ("Every gun that we stop at Miami is a funeral that does not take place in Kingston.", []),
        (
            "Kenya and Malawi signed a trade agreement, and the first goods will cross the border in August.",
            [],
        ),
        (
            "Kenya and Malawi signed a trade agreement in Lilongwe in February.",
            ["signing_ceremony held KEN MWI"],
        ),
    ],
)
def test_a_release_tells_its_contacts(sentence, wanted):
    told = [
        f"{fact.fields['type']} {fact.fields['status']} {_codes(fact, 'states', 'orgs')}"
        for fact in _read(sentence, "engagement")
    ]
    assert sorted(told) == wanted


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        (
            "Counselor Marsh traveled to Dhaka on March 1 to meet with senior Bangladeshi officials.",
            ["meeting held BGD USA", "visit held BGD USA"],
        ),
        (
            "Counselor Marsh will travel to Dhaka on April 1 to meet with Foreign Minister Touhid Hossain of Bangladesh.",
            ["meeting planned BGD USA", "visit planned BGD USA"],
        ),
        ("He was joined on his trip by Clay Ferrier, Special Advisor on Burma.", []),
        ("She was accompanied by Ambassador Ann Hill and the Special Envoy for Sudan, Tom Reed.", []),
        (
            "Secretary Rubio participated in a call today with G7 foreign ministers convened by Canadian Foreign Minister Joly.",
            ["call held CAN USA G7"],
        ),
        ("Secretary Rubio joined calls for a ceasefire in Sudan.", []),
        (
            "President Biden, President Lasso of Ecuador, and President Chaves of Costa Rica met today in Washington.",
            ["summit held CRI ECU USA"],
        ),
        (
            "Adviser Jane Hale met with Zambian President Mumba and Malawian President Phiri in Chipata.",
            ["meeting held MWI USA ZMB"],
        ),
        (
            "The following statement was issued by the Foreign Ministers of Norway, Fiji and Palau.",
            ["statement held FJI NOR PLW"],
        ),
        ("The following statement was issued by the Spokesperson.", []),
    ],
)
def test_a_release_tells_journeys_calls_and_company(sentence, wanted):
    told = [
        f"{fact.fields['type']} {fact.fields['status']} {_codes(fact, 'states', 'orgs')}"
        for fact in _read(sentence, "engagement")
    ]
    assert sorted(told) == wanted


def test_a_third_state_named_beside_two_joins_neither_their_talks_nor_their_promises():
    told = "Kenya recognized the United States as a partner, joining only India. The leaders agreed to build a road."
    assert [_codes(fact, "obligors") for fact in _read(told, "commitment")] == ["KEN USA"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Successful applicants will sign an agreement with the Embassy before funds are released.",
        "Grantees sign an agreement with the United States before travel.",
    ],
)
def test_those_who_apply_for_a_grant_sign_no_instrument(sentence):
    assert _read(sentence, "instrument") == []


def test_we_of_a_release_is_the_state_that_speaks():
    told = (
        "Nigeria is the largest democracy of Africa. We will provide 4.8 million doses of vaccine next month."
    )
    assert [_codes(fact, "obligors") for fact in _read(told, "commitment")] == ["USA"]


def test_a_summit_that_a_state_will_host_is_an_engagement_and_no_promise_besides():
    sentence = (
        "The NATO Summit, which the United States will host in Washington July 9-11, will last three days."
    )
    assert [fact.fields["type"] for fact in _read(sentence, "engagement")] == ["summit"]
    assert _read(sentence, "commitment") == []


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("The two sides agreed to hold the next round in Nairobi before the end of the year.", "2025"),
        (
            "The next round of talks with Kenya will be held in Nairobi in the second half of the year.",
            "2025",
        ),
        ("President Ruto of Kenya met the Secretary in Nairobi last September.", "2024-09"),
        ("President Ruto of Kenya met the Secretary in Nairobi last January.", "2025-01"),
    ],
)
def test_a_day_told_by_the_year_or_the_month_is_that_of_the_paper(sentence, day):
    assert [fact.fields.get("date") for fact in _read(sentence, "engagement")] == [day]


def test_where_a_journey_led_is_where_the_talks_are():
    facts = _read(
        "Secretary Rubio traveled to Abuja, where he met with President Tinubu of Nigeria.", "engagement"
    )
    assert {fact.fields.get("place") for fact in facts} == {"Abuja"}


@pytest.mark.parametrize(
    ("sentence", "holders"),
    [
        (
            "Secretary of State Antony J. Blinken spoke in Rome.",
            [("Antony J. Blinken", "Secretary of State", "USA")],
        ),
        (
            "Special Envoy for the African Great Lakes Region Theodore “Ted” Dunning of the United States spoke in Rome.",
            [("Theodore “Ted” Dunning", "Special Envoy", "USA")],
        ),
        ("Matthew Miller, Department Spokesperson", [("Matthew Miller", "Department Spokesperson", "USA")]),
        ("Marco Rubio, Secretary of State\nFebruary 4, 2025", [("Marco Rubio", "Secretary of State", "USA")]),
        (
            "Assistant Secretary of State for African Affairs Jo Wren spoke in Rome.",
            [("Jo Wren", "Assistant Secretary of State", "USA")],
        ),
        (
            "Minister of Strategic Affairs Kristian Aalto of the Republic of Finland spoke in Rome. Minister Aalto left.",
            [("Kristian Aalto", "Minister", "FIN")],
        ),
    ],
)
def test_office_holders_are_named_once_as_printed(sentence, holders):
    facts = _read(sentence, "office_holder")
    assert [(fact.fields["person"], fact.fields["office"], fact.fields["code"]) for fact in facts] == holders


def test_an_instrument_is_quoted_from_the_body_not_from_its_headline():
    lead = "The United States and Samoa Sign an Agreement to Fight Illegal Fishing\n\nOffice of the Spokesperson\n\n"
    body = "On March 10, in Apia, Ambassador Jeff Monroe and Minister Sina Leota of Samoa signed an agreement to fight illegal fishing."
    facts = found(paper(lead + body, "en", dated=_DAY), "instrument")
    assert [fact.start >= len(lead) for fact in facts] == [True]


def test_an_agreement_between_others_is_theirs_whoever_welcomes_it():
    facts = _read(
        "The United States welcomes the agreement between Peru and Chile on the border.", "instrument"
    )
    assert [_codes(fact, "states") for fact in facts] == ["CHL PER"]


def test_a_headline_in_capitals_names_the_instrument_of_its_text():
    lead = "The United States and Samoa Conclude an Air Transport Agreement\n\nOffice of the Spokesperson\n\n"
    body = (
        "On March 2, the United States and Samoa signed an Open Skies air transport agreement in Apia.\n"
        "The Agreement will enter into force after the two governments exchange notes on their procedures.\n"
    )
    given = paper(lead + body, "en", dated=_DAY)
    assert [fact.fields["status"] for fact in found(given, "instrument")] == ["signed"]
    assert [fact.fields["type"] for fact in found(given, "engagement")] == ["signing_ceremony"]


def test_an_exchange_of_notes_is_an_instrument_when_it_is_not_the_way_to_another():
    alone = _read(
        "The United States and Kenya exchanged notes on food aid in Nairobi on Monday.", "instrument"
    )
    way = _read(
        "The Agreement on Air Transport between the United States and Malawi entered into force on March 1, following an "
        "exchange of diplomatic notes.",
        "instrument",
    )
    assert [fact.fields["instrument_type"] for fact in (*alone, *way)] == ["other", "agreement"]


def test_a_headline_promises_nothing_that_the_text_promises_with_its_sum():
    lead = "USAID Announces Additional Assistance to Support the People of Pakistan\n\nOffice of Press Relations\n\n"
    body = "The United States, through USAID, is providing $10 million in additional assistance for the people of Pakistan.\n"
    facts = found(paper(lead + body, "en", dated=_DAY), "commitment")
    assert [fact.start >= len(lead) for fact in facts] == [True]


def test_those_who_win_a_prize_and_meet_their_peers_are_no_officials():
    told = "The recipients will join a program for leaders of Spain and Kenya in which they will meet their American counterparts."
    assert _read(told, "engagement") == []
