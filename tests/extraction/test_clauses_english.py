"""English idioms of meeting and signing, days in words, the steps of an instrument, and firms that bind nobody."""

import pytest

from tests.extraction.clause_papers import facts, found, paper


@pytest.mark.parametrize(
    ("text", "kind", "status", "states", "day"),
    [
        ("President Lungu of Zambia touched down in Pretoria on Monday.", "visit", "held", ["ZAF", "ZMB"], "2024-05-13"),
        ("Mr. Aasland of Norway, who arrived in Accra on Monday for a visit, thanked Ghana.", "visit", "held", ["GHA", "NOR"], "2024-05-13"),
        ("The Kenyan minister travels to Seoul on 19 May.", "visit", "planned", ["KEN", "KOR"], "2024-05-19"),
        ("The Nepalese prime minister rang his Indian counterpart on Thursday.", "call", "held", ["IND", "NPL"], "2024-05-09"),
        ("The Ethiopian premier dined with Norway's king in Oslo on Thursday.", "meeting", "held", ["ETH", "NOR"], "2024-05-09"),
        ("President Boakai of Liberia received the Ambassador of Ghana on Monday.", "meeting", "held", ["GHA", "LBR"], "2024-05-13"),
        ("The Trade Minister of Fiji will see the Australian High Commissioner on Monday.", "meeting", "planned", ["AUS", "FJI"], "2024-05-20"),
        ("Oman and Chad put pen to paper on a maritime agreement in Muscat on Sunday.", "signing_ceremony", "held", ["OMN", "TCD"], "2024-05-12"),
        ("Signature of the treaty between Kenya and Oman is foreseen for June.", "signing_ceremony", "planned", ["KEN", "OMN"], "2024-06"),
    ],
)  # fmt: skip
def test_an_engagement_is_read_from_an_idiom(text, kind, status, states, day):
    (fact,) = facts(text, "en", "engagement")
    assert (fact.fields["type"], fact.fields["status"]) == (kind, status)
    assert (fact.fields["states"], fact.fields["date"]) == (states, day)


def test_a_headline_tells_with_to_what_is_to_come():
    (visit,) = facts("Finland's president to visit Namibia in May", "en", "engagement")
    assert (visit.fields["type"], visit.fields["status"]) == ("visit", "planned")


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The extradition treaty between Ghana and Togo awaits ratification.", "signed"),
        ("The fisheries agreement between Senegal and Spain lapsed in 2019.", "terminated"),
        ("The tax treaty between Kenya and Korea took effect on 1 January 2023.", "in_force"),
        ("Ireland tore up the air agreement with Qatar.", "terminated"),
        ("The text of a customs agreement between Kenya and Egypt remains under study in Cairo.", "proposed"),
        ("The MoU on tourism that Kenya and Jamaica signed in 2019 has expired.", "terminated"),
        ("The mining roadmap Namibia and the EU adopted in 2023 is slow.", "signed"),
    ],
)
def test_an_instrument_stands_where_its_last_step_left_it(text, status):
    (fact,) = facts(text, "en", "instrument")
    assert fact.fields["status"] == status


def test_two_agreements_of_two_kinds_are_two():
    text = (
        "A power trade agreement between Bhutan and Bangladesh was signed on Monday. "
        "The preferential trade agreement between Bhutan and Bangladesh was signed in 2020."
    )
    assert len(facts(text, "en", "instrument")) == 2


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("this seventh day of May, two thousand and twenty-three", "2023-05-07"),
        ("this twenty-first day of June, two thousand and nineteen", "2019-06-21"),
        ("the 9th day of February 2024", "2024-02-09"),
    ],
)
def test_a_treaty_may_close_with_its_day_in_words(words, day):
    text = f"The Governments of Zambia and Malawi agree as follows.\nDONE at Lilongwe on {words}, in two originals."
    signing = [fact for fact in facts(text, "en", "engagement") if fact.fields["type"] == "signing_ceremony"]
    assert [fact.fields["date"] for fact in signing] == [day]


@pytest.mark.parametrize(
    "text",
    [
        "Kenya Airways will resume flights to Rome in June.",
        "The Zambian miner Copperco met the German carmaker Autowerk in Lusaka on Monday.",
        "A Kenyan retailer has pledged to buy from Ugandan farmers.",
        "Both sides shared the view that an arrangement with India was needed.",
    ],
)
def test_a_firm_or_a_wish_binds_no_state(text):
    given = paper(text, "en")
    assert [fact for kind in ("engagement", "instrument", "commitment") for fact in found(given, kind)] == []
