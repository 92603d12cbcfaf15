"""Rules are asked only where their words stand, and find nothing elsewhere."""

from itertools import product
from pathlib import Path

import pytest

from balozi.extraction.clauses.commitments import english_gifts, oaths
from balozi.extraction.clauses.commitments import finding as commitments
from balozi.extraction.clauses.engagements import english_contacts, swahili_contacts
from balozi.extraction.clauses.engagements import finding as engagements
from balozi.extraction.clauses.instruments import finding as instruments
from balozi.extraction.clauses.sentence.once import told_once
from balozi.extraction.clauses.sentence.readings import read
from balozi.extraction.clauses.sentence.signs import Panel, asked_where, sign, signs_of_act, signs_of_words
from balozi.extraction.clauses.shared.english_doubts import DOUBTS
from balozi.extraction.papers import paper_of
from balozi.reading.files import read_bytes

PRACTICE = Path(__file__).parents[1] / "documents" / "practice"
PAPERS = sorted(PRACTICE.glob("*/texts/*.txt"))
OF_ACTS = (engagements.OF_ACTS, commitments.OF_ACTS)
OF_SWAHILI = (oaths.OF_ACTS, swahili_contacts.OF_ACTS)
OF_ENGLISH = (english_contacts.OF_LINES, english_gifts.OF_LINES)


@pytest.fixture(scope="module")
def readings():
    return [read(paper_of(read_bytes(path.read_bytes(), path.name))) for path in PAPERS]


def test_a_rule_that_is_not_asked_about_a_verb_finds_nothing(readings):
    left_out = 0
    for reading, panel in product(readings, OF_ACTS):
        for line, act in ((spoken, act) for spoken in reading.lines for act in spoken.acts):
            asked = panel.asked(line.signs | signs_of_act(act.kinds, act.tense))
            for rule in (rule for rule in panel.rules if rule not in asked):
                left_out += 1
                assert rule(line, act, reading) is None, (rule, line.tokens)
    assert left_out > 1000


def test_a_swahili_rule_that_is_not_asked_about_a_verb_finds_nothing(readings):
    left_out = 0
    swahili = [reading for reading in readings if reading.paper.document.language == "sw"]
    for reading, panel in product(swahili, OF_SWAHILI):
        for line, act in ((spoken, act) for spoken in reading.lines for act in spoken.acts):
            asked = panel.asked(line.signs | signs_of_act(act.kinds, act.tense))
            for rule in (rule for rule in panel.rules if rule not in asked):
                left_out += 1
                assert rule(line, act, reading) is None, (rule, line.tokens)
    assert left_out > 1000


def test_a_rule_that_is_not_asked_about_a_sentence_finds_nothing(readings):
    left_out = 0
    for reading, panel in product(readings, (engagements.OF_LINES, *OF_ENGLISH)):
        for line in reading.lines:
            if line.words.language != "en" and panel in OF_ENGLISH:
                continue
            for rule in (rule for rule in panel.rules if rule not in panel.asked(line.signs)):
                left_out += 1
                assert rule(line, reading) is None, (rule, line.tokens)
    assert left_out > 1000


def test_a_doubt_that_is_not_asked_about_an_english_fact_takes_none_away(readings):
    left_out = 0
    for reading in readings:
        for line in (line for line in reading.lines if line.words.language == "en"):
            told = {
                "engagement": list(engagements._by_rules(line, reading)),
                "commitment": list(commitments._of_line(line, reading)),
                "instrument": [
                    instruments._seen(line, mention, (mention.last, None), reading).draft
                    for mention in line.instruments()
                ],
            }
            for kind, drafts in told.items():
                asked = DOUBTS[kind].asked(line.signs)
                others = [doubt for doubt in DOUBTS[kind].rules if doubt not in asked]
                for doubt, draft in product(others, drafts):
                    left_out += 1
                    assert not doubt(draft, reading), (doubt, line.tokens)
    assert left_out > 1000


def test_a_panel_asks_in_its_order_those_rules_all_of_whose_signs_stand():
    phone, french = sign(words={"simu", "phone"}), sign(words={"<fr>"})

    @asked_where(phone)
    def by_phone():
        pass

    @asked_where(phone, french)
    def in_french():
        pass

    def always():
        pass

    panel = Panel(in_french, always, by_phone)
    assert panel.asked(0) == (always,)
    assert panel.asked(signs_of_words(["by", "phone"])) == (always, by_phone)
    assert panel.asked(signs_of_words(["simu", "<fr>"])) == (in_french, always, by_phone)


def test_a_sign_may_be_shown_by_a_word_or_by_the_verb():
    either = sign(words={"telephone"}, act={"RING", "<future>"})
    assert signs_of_words(["telephone"]) & either
    assert signs_of_act(frozenset({"RING"}), "past") & either
    assert signs_of_act(frozenset({"WALK"}), "future") & either
    assert not signs_of_act(frozenset({"WALK"}), "past") & either


def test_what_is_told_of_a_sentence_is_worked_out_once(readings):
    line = next(line for line in readings[0].lines if line.tokens)
    asked = []

    @told_once
    def length(line, more):
        asked.append(more)
        return len(line.tokens) + more if more else None

    assert [length(line, more) for more in (1, 0, 1, 0)] == [len(line.tokens) + 1, None] * 2
    assert asked == [1, 0]
