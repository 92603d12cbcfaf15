"""Who takes part in small English papers: releases that never name their own country, agency copy, embassies, bodies.

The table `english_sides.tsv` is written by us: the day of a paper, the participants of all that it tells ("E KEN,NLD" an
engagement, "I" an instrument, "C" who owes a commitment; states and bodies together; "-" for a paper that tells
nothing), and its text, "\\n" for a new line.
"""

from datetime import date
from pathlib import Path

import pytest

from balozi.extraction.clauses.sentence.readings import read
from balozi.extraction.explaining import Explainer
from balozi.extraction.mentions.twins import plainly
from balozi.extraction.named import names_of
from balozi.extraction.papers import paper_of
from balozi.extraction.suggesting import suggest
from balozi.extraction.suggestions import Suggestion
from balozi.reading.files import read_bytes

_TABLE = Path(__file__).with_name("english_sides.tsv")
_ROWS = [tuple(row.split("\t")) for row in _TABLE.read_text(encoding="utf-8").splitlines()[1:]]
_KINDS = {"engagement": "E", "instrument": "I", "commitment": "C"}


def _document(passage):
    return read_bytes((passage.replace("\\n", "\n") + "\n").encode(), "paper.txt")


def _told(fact):
    named = ("obligors",) if fact.kind == "commitment" else ("states", "orgs")
    codes = sorted(code for field in named for code in fact.fields.get(field, ()))
    return f"{_KINDS[fact.kind]} {','.join(codes) or '-'}"


@pytest.mark.parametrize(("dated", "told", "passage"), _ROWS)
def test_a_paper_tells_its_sides_and_no_others(dated, told, passage):
    facts = suggest(_document(passage), dated=date.fromisoformat(dated))
    found = {_told(fact) for fact in facts if fact.kind in _KINDS}
    assert found == ({*told.split("; ")} - {"-"})


@pytest.mark.parametrize(
    ("home", "passage"),
    [
        ("GBR", "Foreign Secretary Ann Poole met her Turkish counterpart in Ankara.\\nShe will give £5 million."),
        ("IRL", "The Taoiseach, Una Corrigan, said Dublin would send tents.\\nShe met the Greek premier."),
        ("ZAF", "Minister Mabuza called Minister Luis Rojas of Chile.\\nThe Chilean minister will visit Pretoria."),
        ("CZE", "Deputy Minister Havran was in Chisinau.\\nMinister Havran said the Czech Republic would open a post."),
        ("SWE", "Minister Lind welcomed her Icelandic colleague, Hildur Arnar, to Stockholm."),
        ("FIN", "State Secretary Rantanen meets Deputy Minister Park in Seoul.\\nHe will then continue to Tokyo. "
                "A pact between Finland and South Korea is in force."),
        ("", "Police in the town arrested four men.\\nThe mayor thanked them."),
    ],
)  # fmt: skip
def test_a_paper_is_of_the_state_for_which_its_own_officers_speak(home, passage):
    assert read(paper_of(_document(passage), dated=date(2026, 5, 12))).home == home


def test_an_explanation_says_why_a_paper_is_of_a_state_that_it_never_names():
    paper = paper_of(
        _document("Foreign Secretary Ann Poole met her Turkish counterpart.\\nShe will give £5 million.")
    )
    meeting = next(fact for fact in suggest(paper.document) if fact.kind == "engagement")
    assert Explainer(paper).explain(meeting).earlier == {"GBR": ("foreign secretary", "GBP")}


@pytest.mark.parametrize(
    ("day", "side"),
    [(date(2019, 5, 1), "E PRT,SEN"), (date(2026, 5, 1), "E EU,SEN")],
)
def test_a_person_who_served_two_is_of_the_one_he_served_in_the_year_of_the_paper(day, side):
    facts = suggest(_document("António Costa met the President of Senegal in Dakar on Monday."), dated=day)
    assert side in {_told(fact) for fact in facts if fact.kind in _KINDS}


@pytest.mark.parametrize(
    ("passage", "states", "orgs"),
    [
        ("Ministers of the Non-Aligned Movement met in Kampala on Wednesday.", [], ["NAM"]),
        ("Ministers of Namibia and Angola met in Kampala on Wednesday.", ["AGO", "NAM"], []),
        ("Namibia (NAM) and Angola (ANG) held talks in Kampala on Wednesday.", ["AGO", "NAM"], []),
    ],
)
def test_namibia_and_the_non_aligned_movement_are_told_apart(passage, states, orgs):
    facts = [
        fact for fact in suggest(_document(passage), dated=date(2026, 5, 12)) if fact.kind == "engagement"
    ]
    assert [(fact.fields.get("states", []), fact.fields.get("orgs", [])) for fact in facts] == [
        (states, orgs)
    ]


@pytest.mark.parametrize(
    ("states", "passage"),
    [
        (
            ["MWI", "TZA"],
            "Rwanda praised the vote. It is clear that Tanzania will sign a treaty with Malawi.",
        ),
        (
            ["MWI", "ZMB"],
            "Kenya praised the vote. It was in Lusaka that Zambia and Malawi signed the treaty.",
        ),
        (["KEN", "MWI"], "Kenya praised the vote. It is expected to sign a treaty with Malawi on Monday."),
    ],
)
def test_an_it_that_only_points_is_no_party(states, passage):
    (found,) = [fact for fact in suggest(_document(passage)) if fact.kind == "instrument"]
    assert found.fields["states"] == states


def test_the_mark_of_a_body_with_a_state_s_code_is_never_shown():
    document = _document("The NAM summit opened in Kampala on 3 May 2026.")
    assert {name.code for name in names_of(paper_of(document)) if name.text == "NAM"} == {"NAM"}
    told = plainly(
        Suggestion("commitment", 0, 1, "x", {"action": "teach pupils of 6+", "orgs": ["NAM+"]}, "X1", 0.5)
    )
    assert told.fields == {"action": "teach pupils of 6+", "orgs": ["NAM"]}
