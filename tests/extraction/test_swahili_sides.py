"""Whose paper a Swahili text is: news of the world is of nobody, a paper that names its own officers is theirs."""

import pytest

from balozi.extraction.clauses.sentence.readings import read
from tests.extraction.clause_papers import facts, paper


def _sides(text):
    return read(paper(text, "sw")).kept["sides"]


@pytest.mark.parametrize(
    "text",
    [
        "Rais wa Togo amekutana mjini Vienna na Waziri wa Fedha wa Uswisi. Rais huyo anaelekea Berlin.",
        "Uganda na Rwanda zimefungua mpaka. Waziri wa Ulinzi wa Rwanda amesema Kigali imeridhika.",
        "Balozi wa India nchini Malawi amekabidhi matrekta mjini Blantyre.",
    ],
)
def test_news_that_names_every_officer_with_his_state_is_of_nobody(text):
    assert _sides(text).home == ""


@pytest.mark.parametrize(
    ("text", "home"),
    [
        ("Waziri wa Maji, Jane Lema, amekutana na Balozi wa Japani nchini Tanzania jijini Dodoma.", "TZA"),
        ("Rais wa Ghana amewasili nchini jana. Atakutana na viongozi wa Kenya mjini Nairobi.", "KEN"),
        ("Dar es Salaam. Serikali imesema itajenga reli.", "TZA"),
        ("Waziri ameongoza ujumbe wa Zambia katika mkutano wa SADC mjini Luanda.", "ZMB"),
    ],
)
def test_a_paper_that_names_its_own_is_of_the_state_that_most_speaks_for(text, home):
    sides = _sides(text)
    assert sides.home == home
    assert any(one.weight > 0 for one in sides.evidence)


def test_the_state_spoken_of_most_is_known_though_the_paper_is_not_its_own():
    sides = _sides("Chad imetangaza kuvunja makubaliano na Ufaransa. Chad inasema ni huru.")
    assert (sides.home, sides.about) == ("", "TCD")


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("Kuwait ilitangaza hatua hiyo baada ya waziri wake kukutana na mwenzake wa Iraq.", ["IRQ", "KWT"]),
        ("Rais wa Togo amekutana mjini Vienna na Waziri wa Fedha wa Uswisi.", ["CHE", "TGO"]),
    ],
)
def test_who_takes_part_is_told_and_no_guess(text, states):
    assert [one.fields["states"] for one in facts(text, "sw", "engagement")] == [states]


def test_words_behind_a_quotation_tell_only_who_said_it():
    text = '"Hatutachoka," waziri wa Poland amewaambia waandishi wa habari.'
    assert facts(text, "sw", "engagement") == []
