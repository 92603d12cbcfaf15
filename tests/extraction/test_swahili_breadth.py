"""Everyday Swahili in many constructions: what is found in each sentence, and what is not."""

from datetime import date
from pathlib import Path

import pytest

from balozi.extraction.clauses.sentence.swahili import acts, take_apart
from balozi.extraction.mentions.tokens import tokens
from tests.extraction.clause_papers import found, paper

_DAY = date(2026, 5, 13)
_ROWS = [
    line.split("\t")
    for line in (Path(__file__).parent / "swahili_breadth.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]


def told(fact):
    """Return a fact in one short line, as the table writes it."""
    fields = fact.fields
    if fact.kind == "engagement":
        who = ",".join([*fields.get("states", []), *fields.get("orgs", [])])
        return f"E {fields['type']} {fields['status']} {who}"
    if fact.kind == "instrument":
        return f"I {fields['instrument_type']} {fields['status']}"
    return f"C {fields['modality']} {','.join(fields.get('obligors', []))}"


@pytest.mark.parametrize(("sentence", "wanted"), _ROWS)
def test_a_sentence_gives_its_facts_and_no_others(sentence, wanted):
    facts = found(paper(sentence, "sw", dated=_DAY), "engagement", "instrument", "commitment")
    assert sorted(map(told, facts)) == sorted(filter(None, wanted.split("; ")))


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("walirefusha", "PROLONG"),
        ("kumsalimu", "GREET"),
        ("zimeridhia", "AGREE"),
        ("imeapa", "PLEDGE"),
        ("awasili", "VISIT"),
        ("yatenga", "ANNOUNCE"),
        ("ilitolewa", "ANNOUNCE"),
    ],
)
def test_a_verb_is_known_in_any_of_its_forms(word, kind):
    verb = take_apart(word)
    assert verb is not None
    assert kind in verb.kinds


def test_an_infinitive_behind_a_verb_of_success_came_about():
    text = "Mjumbe alilazimika kuonana na kila upande"
    line = list(tokens(text, 0, len(text)))
    assert [act.tense for act in acts(line) if "MEET" in act.kinds] == ["past"]


def test_the_ships_of_a_state_in_a_headline_promise_nothing():
    facts = found(paper("Meli za Sudan Kusini kutumia bandari ya Lamu kuanzia Septemba", "sw"), "commitment")
    assert facts == []


def test_both_sides_agree_when_talks_with_one_are_told():
    text = (
        "Benin na Nigeria zina mgogoro wa umeme.\n"
        "Katika mazungumzo na mwenzake wa Nigeria, Ibrahim Danladi, walipatana kuhuisha biashara ya umeme."
    )
    owed = [fact.fields["obligors"] for fact in found(paper(text, "sw", dated=_DAY), "commitment")]
    assert owed == [["BEN", "NGA"]]


def test_a_joint_body_owes_for_the_two_that_made_it():
    text = (
        "Uganda na Sudan Kusini zimeunda kamati ya pamoja ya mpaka.\n"
        "Kamati hiyo itawasilisha ripoti yake ndani ya siku sitini."
    )
    owed = [fact.fields["obligors"] for fact in found(paper(text, "sw", dated=_DAY), "commitment")]
    assert owed == [["SSD", "UGA"]]


def test_a_promise_whose_verb_stands_last_is_read():
    text = "Mabaki hayo yatarejeshwa Songea kabla ya Februari, Ujerumani imeahidi."
    facts = found(paper(text + "\nTanzania imefurahi.", "sw", dated=_DAY), "commitment")
    assert [(f.fields["modality"], f.fields["obligors"]) for f in facts] == [("pledges", ["DEU"])]


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        (
            "Mkataba wa umeme kati ya Benin na Nigeria, ambao muda wake ulikwisha Juni, unajadiliwa.",
            "terminated",
        ),
        ("Kenya na Uganda zimerefusha makubaliano ya ulinzi kwa mwaka mmoja.", "in_force"),
        ("Rasimu ya mkataba wa mto kati ya Kenya na Tanzania ingali inajadiliwa.", "negotiated"),
        ("Muda wa mkataba wa bandari kati ya Somalia na Qatar umeongezwa.", "in_force"),
        ("Mkataba wa bandari kati ya Somalia na Qatar ulifikia tamati Desemba.", "terminated"),
    ],
)
def test_an_instrument_stands_as_the_words_around_it_say(sentence, status):
    facts = found(paper(sentence, "sw", dated=_DAY), "instrument")
    assert [fact.fields["status"] for fact in facts] == [status]
