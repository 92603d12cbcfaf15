"""Swahili papers that are none of ours: firms, courts, sport, history, opinion; and what is only thought or denied."""

from datetime import date
from pathlib import Path

import pytest

from balozi.extraction.clauses.sentence.readings import read
from balozi.extraction.clauses.sentence.swahili_actors import hearsay_from, swahili_private_lines
from tests.extraction.clause_papers import found, paper

_DAY = date(2026, 5, 13)
_PASSAGES = [
    line
    for line in (Path(__file__).parent / "swahili_nothing.txt").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]


@pytest.mark.parametrize("passage", _PASSAGES)
def test_a_passage_that_tells_no_foreign_policy_gives_no_fact(passage):
    assert found(paper(passage, "sw", dated=_DAY), "engagement", "instrument", "commitment") == []


@pytest.mark.parametrize(
    ("sentence", "word"),
    [
        ("Wachambuzi wanasema Kenya na Uganda zitasaini mkataba.", "wachambuzi"),
        ("Serikali imekanusha kwamba Rais alikutana na waasi.", "kwamba"),
        ("Tetesi zilienea kuwa Rais wa Chad atazuru Paris.", "tetesi"),
        ("Afisa wa zamani wa Ikulu anadai kwamba Ghana ilipanga kuondoka.", "zamani"),
    ],
)
def test_what_is_only_thought_or_denied_begins_at_its_cue(sentence, word):
    line = read(paper(sentence, "sw")).lines[0]
    assert line.tokens[hearsay_from(line)].key == word


@pytest.mark.parametrize(
    "sentence",
    [
        "Wataalamu wa Brazil watawasaidia wakulima wa Angola.",
        "Wanadiplomasia wawili wa Urusi wametakiwa kuondoka Chad.",
        "Rais wa Kenya alizungumza na wanahabari mjini Kampala.",
    ],
)
def test_those_who_act_or_are_spoken_to_tell_no_hearsay(sentence):
    line = read(paper(sentence, "sw")).lines[0]
    assert hearsay_from(line) == len(line.tokens)


@pytest.mark.parametrize(
    ("passage", "private"),
    [
        ("Kampuni ya Uturuki imesaini mkataba na Benki ya Equity.\nMkataba huo ni wa miaka mitano.", 2),
        ("Benki ya Dunia imeahidi kuipa Zambia dola milioni 30.\nFedha hizo ni za umeme.", 0),
        ("Wafanyabiashara wa India wakiongozwa na Waziri wa Biashara wamewasili Accra.", 0),
        ("Rais wa Ghana alikutana na wawekezaji.\nKampuni moja ilisaini mkataba Accra.", 1),
    ],
)
def test_in_a_paper_of_private_people_only_nobody_official_acts(passage, private):
    lines = read(paper(passage, "sw")).lines
    assert len(swahili_private_lines(lines)) == private


def test_a_project_between_two_states_promises_nothing_itself():
    text = "Kenya na Uganda zinajenga reli.\nMradi wa Kenya na Uganda utaongeza ajira kwa nchi jirani."
    assert found(paper(text, "sw", dated=_DAY), "commitment") == []


def test_what_was_done_ten_years_before_the_paper_is_no_news():
    text = "Mwaka 2011 Rais wa Ghana alikutana na Rais wa Togo mjini Lomé."
    assert found(paper(text, "sw", dated=_DAY), "engagement") == []
    assert len(found(paper(text.replace("2011", "2025"), "sw", dated=_DAY), "engagement")) == 1
