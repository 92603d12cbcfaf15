"""Swahili constructions: who acts, how it is told and when it falls due; sentences written by us."""

from datetime import date

import pytest

from balozi.extraction.clauses.sentence.swahili import is_said_of_a_state, take_apart
from balozi.extraction.mentions.tokens import tokens
from tests.extraction.clause_papers import facts

TWO = "Rais wa Zambia amekutana na Rais wa Malawi mjini Lusaka. "


def only(text, kind):
    return [dict(fact.fields) for fact in facts(text, "sw", kind)]


def told(text, kind, **wanted):
    found = only(text, kind)
    return any(all(fields.get(name) == value for name, value in wanted.items()) for fields in found), found


@pytest.mark.parametrize(
    ("word", "tense", "negated", "relative"),
    [
        ("kutoa", "infinitive", False, False),
        ("ampokea", "past", False, False),
        ("zakubaliana", "past", False, False),
        ("kutokubali", "infinitive", True, False),
        ("walipokea", "past", False, False),
        ("walipokutana", "past", False, True),
        ("waliongoza", "past", False, False),
        ("uliofanyika", "past", False, True),
        ("wasikutane", "subjunctive", True, False),
        ("haitajenga", "future", True, False),
    ],
)
def test_a_verb_is_taken_apart_with_its_whole_root(word, tense, negated, relative):
    verb = take_apart(word)
    assert (verb.tense, verb.negated, verb.relative) == (tense, negated, relative)


@pytest.mark.parametrize("word", ["hatua", "utalii", "mtandao"])
def test_a_noun_that_looks_like_a_verb_is_none(word):
    assert take_apart(word) is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Lusaka imesema", True),
        ("Lusaka nayo haitaongeza ushuru", True),
        ("Lusaka na Lilongwe zimetia saini", True),
        ("Lusaka Jumatatu", False),
        ("Lusaka alikutana", False),
    ],
)
def test_a_verb_shows_that_a_name_is_a_state(text, said):
    line = list(tokens(text, 0, len(text)))
    assert is_said_of_a_state(line, 0) is said


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (TWO + "Lusaka imeahidi kulipa nusu ya gharama.", {"obligors": ["ZMB"], "modality": "pledges"}),
        (TWO + "Nchi hizo zimedhamiria kufungua kituo cha pamoja.", {"obligors": ["MWI", "ZMB"]}),
        (TWO + "Imeamuliwa kwamba ada zote zitafutwa mwezi Agosti.", {"obligors": ["MWI", "ZMB"], "modality": "agrees"}),
        (TWO + "Ilikubalika pia kuwa madaraja mawili yatajengwa.", {"obligors": ["MWI", "ZMB"], "modality": "agrees"}),
        (TWO + "Malawi ina mpango wa kujenga ghala la nafaka mpakani na Zambia.", {"obligors": ["MWI"], "modality": "plans"}),
        (TWO + "Zambia imeamua kutuma madaktari 40 nchini Malawi.", {"obligors": ["ZMB"], "modality": "plans"}),
        (TWO + "Chini ya makubaliano hayo, Zambia itajenga bandari kavu.", {"obligors": ["ZMB"], "modality": "commits"}),
        ("Norway ikitangaza msaada wa kroni milioni 30 kwa Somalia, wakimbizi walishukuru.", {"obligors": ["NOR"], "modality": "pledges"}),
        ("Rais wa Ghana alisema nchi yake itatoa dola milioni 3 kwa Sierra Leone.", {"obligors": ["GHA"], "modality": "pledges"}),
        ("Nchi Wanachama wa IGAD zitachangia dola 200,000 kila mwaka.", {"modality": "commits"}),
        ("Uhispania imejitolea kuwa msuluhishi kati ya Mali na Niger.", {"obligors": ["ESP"], "modality": "commits"}),
        ("Denmark nayo imesema itaipatia Uganda boti tatu.", {"obligors": ["DNK"]}),
    ],
)  # fmt: skip
def test_a_promise_is_found_with_who_owes_it(text, wanted):
    held, found = told(text, "commitment", **wanted)
    assert held, found


@pytest.mark.parametrize(
    "text",
    [
        "Marekani ilitoa dola milioni 8 kwa Liberia mwaka jana.",
        TWO + "Wakulima waliahidi kuuza mahindi yao.",
        "Marekani haikutangaza ahadi yoyote mpya kwa Liberia.",
        "Kenya inaunga mkono mpango wa kujenga bwawa nchini Ethiopia.",
    ],
)
def test_what_is_given_already_or_promised_by_others_is_no_commitment(text):
    assert only(text, "commitment") == []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Waziri wa Japani alizungumza kwa njia ya simu na mwenzake wa Kenya.", {"type": "call", "states": ["JPN", "KEN"]}),
        ("Rais wa Togo yuko Accra kwa ziara ya siku mbili.", {"type": "visit", "states": ["GHA", "TGO"]}),
        ("Waziri wa Senegal aliondoka Jumatatu kuelekea Banjul.", {"type": "visit", "states": ["GMB", "SEN"]}),
        ("Rais wa Namibia alilakiwa kwa heshima na Rais wa Angola.", {"type": "meeting", "states": ["AGO", "NAM"]}),
        ("Waziri wa Zambia amempokea mwenzake wa Malawi.", {"type": "meeting", "states": ["MWI", "ZMB"]}),
        ("Huko Paris, Ufaransa imemwita nyumbani balozi wake nchini Mali.", {"type": "other", "states": ["FRA", "MLI"]}),
        (TWO + "Marais hao wameshuhudia utiaji saini wa Mkataba wa Anga.", {"type": "signing_ceremony", "states": ["MWI", "ZMB"]}),
        (TWO + "Mkutano ujao utafanyika Lilongwe mwezi Julai.", {"type": "meeting", "status": "planned"}),
        (TWO + "Zambia inaendelea na kazi. Zambia imefurahi. Msemaji wa serikali ya Qatar amewaambia waandishi wa habari kuwa kazi inaendelea.", {"type": "statement", "states": ["QAT"]}),
        ("Uturuki imepinga uamuzi huo.", {"type": "statement", "states": ["TUR"]}),
        ("Uganda na Burundi zasaini mkataba wa umeme.", {"type": "signing_ceremony", "states": ["BDI", "UGA"]}),
        ("Wajumbe wa Chad na waasi watakutana mjini Doha.", {"type": "meeting", "status": "planned", "states": ["TCD"]}),
        ("Baraza la Usalama la Umoja wa Mataifa litakutana Ijumaa.", {"type": "meeting", "orgs": ["UNSC"]}),
        ("Rais wa Mali na mwenzake wa Niger walifanya mazungumzo mjini Bamako.", {"type": "meeting", "states": ["MLI", "NER"]}),
        ("Mazungumzo kati ya serikali ya Chad na waasi yalianza Doha Jumatatu.", {"type": "meeting", "states": ["TCD"]}),
        ("Rais wa Togo Yoweri Museveni alikutana na Rais Uhuru Kenyatta wa Ghana.", {"type": "meeting", "states": ["GHA", "TGO"]}),
        (TWO + "Malawi imesema haitaondoa wanajeshi wake.", {"type": "statement", "states": ["MWI"]}),
    ],
)  # fmt: skip
def test_an_engagement_is_found_with_its_states(text, wanted):
    held, found = told(text, "engagement", **wanted)
    assert held, found


@pytest.mark.parametrize(
    "text",
    [
        "Zambia na Malawi hazijafanya mazungumzo tangu Machi.",
        "Mkutano ulipongeza Zambia na Malawi kwa hatua zao mwezi Machi 2024.",
        "Rais wa Zambia alipokea ripoti ya Benki ya Dunia.",
    ],
)
def test_what_was_not_held_is_no_engagement(text):
    assert only(text, "engagement") == []


def test_an_airport_is_no_sport():
    text = "Rais wa Togo aliwasili mjini Accra katika Uwanja wa Ndege wa Kotoka."
    assert told(text, "engagement", type="visit", states=["GHA", "TGO"])[0]


def test_we_is_no_president():
    text = "SISI, Mawaziri wa Afya wa Kenya na Uganda;\n1. TUNAJIFUNGA kujenga maabara ya pamoja."
    assert told(text, "commitment", obligors=["KEN", "UGA"])[0]


def test_the_states_of_a_list_are_no_names_of_persons():
    text = "Viongozi wa Brazil, Kolombia na Peru walikutana mjini Lima."
    assert told(text, "engagement", states=["BRA", "COL", "PER"])[0]


@pytest.mark.parametrize(
    ("words", "signed"),
    [("Wameshuhudia", True), ("Wanatarajiwa kushuhudia", False)],
)
def test_an_instrument_behind_the_word_for_signing_is_signed_unless_it_is_awaited(words, signed):
    text = f"{TWO}{words} utiaji saini wa Hati ya Makubaliano kuhusu Kilimo."
    assert told(text, "instrument", status="signed")[0] is signed


def test_no_agreement_at_all_is_no_instrument():
    assert only("Zambia na Malawi hawakufikia makubaliano yoyote.", "instrument") == []


@pytest.mark.parametrize(
    ("words", "due"),
    [
        ("kabla ya Juni 20", "2024-06-20"),
        ("kabla ya mwisho wa Februari", "2025-02"),
        ("ifikapo Desemba mosi", "2024-12-01"),
        ("ndani ya siku sitini", "2024-07"),
        ("katika kipindi cha miezi mitatu", "2024-08"),
        ("ndani ya miaka miwili", "2026"),
        ("kuanzia Julai", "2024-07"),
        ("hadi mwaka 2029", "2029"),
        ("kabla ya mwisho wa mwaka huu", "2024"),
    ],
)
def test_the_due_date_of_a_promise_is_read_in_its_shape(words, due):
    (fact,) = only(f"Zambia imeahidi kujenga daraja nchini Malawi {words}.", "commitment")
    assert fact["due"] == due


def test_a_term_stays_open_without_the_day_of_the_paper():
    from tests.extraction.clause_papers import found, paper

    text = "Zambia imeahidi kujenga daraja nchini Malawi ndani ya siku 90."
    (fact,) = found(paper(text, "sw", dated=None), "commitment")
    assert "due" not in fact.fields
    assert fact.fields["due_text"] == "ndani ya siku 90"
    dated = found(paper(text, "sw", dated=date(2024, 1, 10)), "commitment")
    assert dated[0].fields["due"] == "2024-04"
