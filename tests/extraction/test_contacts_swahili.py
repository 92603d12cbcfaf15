"""Swahili contact, arrivals, things put off, and deeds of guests; sentences written by us."""

from datetime import date

import pytest

from tests.extraction.clause_papers import facts

TWO = "Rais wa Zambia amekutana na Rais wa Malawi mjini Lusaka. "


def told(text, kind, **wanted):
    found = [dict(fact.fields) for fact in facts(text, "sw", kind)]
    return any(all(fields.get(name) == value for name, value in wanted.items()) for fields in found), found


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("Balozi wa Oman alimtembelea Waziri wa Malawi ofisini kwake.", {"type": "courtesy_call"}),
        (
            "Waziri wa Ghana, aliyewasili Lilongwe jana, amesifu ukarimu huo.",
            {"type": "visit", "states": ["GHA", "MWI"]},
        ),
        (
            "Akikabidhi matrekta hayo katika hafla hiyo, Balozi wa India nchini Malawi alisifu ushirikiano.",
            {"type": "other", "states": ["IND", "MWI"]},
        ),
        (
            "Mkutano kati ya Zambia na Malawi uliopangwa kufanyika Lilongwe umeahirishwa.",
            {"status": "cancelled", "states": ["MWI", "ZMB"]},
        ),
        ("Mazungumzo kati ya Zambia na Malawi hayakufanyika mjini Lusaka.", {"status": "cancelled"}),
        ("Ziara ya Waziri wa Zambia imefutwa.", {"type": "visit", "status": "cancelled"}),
        ("Ziara hiyo inapangwa kufanyika tarehe 3 Mei 2025.", {"type": "visit", "status": "planned"}),
        (
            "Waziri wa Kenya alizungumza na wanahabari baada ya Waziri wa Malawi, Bw. Peter Mbewe, kukutana na Rais wa Zambia.",
            {"type": "meeting", "states": ["MWI", "ZMB"], "status": "held"},
        ),
        ("Msemaji wa Marekani amekaribisha hatua hiyo.", {"type": "statement", "states": ["USA"]}),
        (
            "Rais wa Zambia, ambaye ndiye mwenyekiti wa SADC, amezungumza na Rais wa Ghana.",
            {"states": ["GHA", "ZMB"]},
        ),
    ],
)
def test_contact_is_told_in_many_ways(sentence, wanted):
    held, found = told(TWO + sentence, "engagement", **wanted)
    assert held, found


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("Malawi itaipa Zambia ekari kumi bandarini.", {"obligors": ["MWI"], "modality": "plans"}),
        ("Umoja wa Afrika umeahidi kwa barua kwamba utatuma waangalizi.", {"obligors": ["AU"], "modality": "pledges"}),
        ("Malawi itaendelea kushirikiana na Zambia.", {"obligors": ["MWI"], "modality": "reaffirms"}),
    ],
)  # fmt: skip
def test_a_deed_of_one_side_is_its_promise(sentence, wanted):
    held, found = told(TWO + sentence, "commitment", **wanted)
    assert held, found


@pytest.mark.parametrize(
    "sentence",
    [
        "Zambia haikusema itatoa nini.",
        "Serikali itaajiri wauguzi wapya.",
        "Laiti Malawi ingelipa deni hilo, Zambia ingefurahi.",
    ],
)
def test_what_is_asked_or_done_at_home_is_no_promise(sentence):
    assert not [fact for fact in facts(TWO + sentence, "sw", "commitment") if fact.start >= len(TWO)]


def test_a_paper_about_sport_promises_nothing_to_a_state():
    text = (
        "Klabu ya Nyuki imemsajili mshambuliaji kutoka Ghana. Kocha alikutana na wachezaji. "
        "Rais wa klabu aliahidi kwamba atajenga uwanja. Kikosi kitasafiri Accra Jumapili."
    )
    assert not facts(text, "sw", "commitment")
    assert not facts(text, "sw", "engagement")


def test_a_paper_that_names_one_state_only_promises_to_nobody():
    text = "Gavana wa Mombasa alikutana na wazee na kuahidi kwamba barabara itajengwa kabla ya Juni."
    assert not facts(text, "sw", "commitment")


def test_a_title_over_many_lines_names_the_parties():
    text = (
        "HATI YA MAKUBALIANO\n\nKATI YA\n\nSERIKALI YA JAMHURI YA ZAMBIA\n\nNA\n\nSERIKALI YA JAMHURI YA MALAWI\n\n"
        "IBARA YA 1\n\nKila Upande utateua mratibu mmoja. Pande zote mbili zitakutana kila mwaka.\n\n"
        "IBARA YA 2\n\nUpande wa Malawi utatoa maabara.\n\n"
        "Iliyotiwa saini mjini Lusaka tarehe 2 Mei 2024."
    )
    paper = [dict(fact.fields) for fact in facts(text, "sw", "instrument")]
    assert [(fields["instrument_type"], fields["status"]) for fields in paper] == [("mou", "signed")]
    assert told(text, "commitment", obligors=["MWI", "ZMB"])[0]
    assert told(text, "commitment", obligors=["MWI"])[0]
    assert told(text, "engagement", type="signing_ceremony", states=["MWI", "ZMB"])[0]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("tarehe tatu mwezi wa tano", "2025-05-03"),
        ("tarehe ishirini na nane mwezi huu", "2025-03-28"),
        ("tarehe 28 mwezi ujao", "2025-04-28"),
        ("tarehe kumi na mbili Desemba mwaka elfu mbili na kumi", "2010-12-12"),
        ("mwaka elfu moja mia tisa sitini na tatu", "1963"),
        ("mwaka elfu mbili ishirini na sita", "2026"),
        ("kabla ya Mei", "2025-05"),
        ("tarehe thelathini na moja mwezi wa pili mwaka 2024", "2024-02"),
    ],
)
def test_a_date_in_words_is_read(words, code):
    from balozi.extraction.mentions.dates import dates_in
    from balozi.extraction.mentions.tokens import tokens

    line = list(tokens(words, 0, len(words)))
    assert [found.code for found in dates_in(line, date(2025, 3, 12))] == [code]


@pytest.mark.parametrize(
    "words", ["tarehe", "mwaka", "mwaka elfu", "tarehe arobaini mwezi wa tano", "tarehe tatu ya"]
)
def test_half_a_date_in_words_is_none(words):
    from balozi.extraction.mentions.dates import dates_in
    from balozi.extraction.mentions.tokens import tokens

    assert not dates_in(list(tokens(words, 0, len(words))), date(2025, 3, 12))
