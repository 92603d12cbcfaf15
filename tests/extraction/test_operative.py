"""Operative paragraphs: what a body or its members resolve, a verb at the head of each under "The Council,"."""

import pytest

from balozi.extraction.clauses.sentence.readings import read
from balozi.extraction.clauses.shared.operative import operative_items
from balozi.extraction.papers import Genre
from tests.extraction.clause_papers import found, paper

IGAD = "IGAD held its 12th extraordinary summit on 3 May 2024 in Djibouti.\n"


def promised(text, language="en"):
    """Return modality, obligors and quotation of each promise of a communiqué."""
    facts = found(paper(text, language, Genre.COMMUNIQUE), "commitment")
    return [(fact.fields["modality"], fact.fields["obligors"], fact.quote) for fact in facts]


@pytest.mark.parametrize(
    ("item", "modality", "says"),
    [
        (
            "Decides to send cease-fire monitors to Juba;",
            "agrees",
            "Decides to send cease-fire monitors to Juba",
        ),
        (
            "3. Further undertakes to raise four million dollars;",
            "commits",
            "undertakes to raise four million dollars",
        ),
        (
            "(b) Hereby pledges to feed the displaced of Kassala;",
            "pledges",
            "pledges to feed the displaced of Kassala",
        ),
        (
            "Strongly reaffirms its unwavering support for Somalia;",
            "reaffirms",
            "reaffirms its unwavering support",
        ),
        (
            "Commits itself to open the Moyale crossing;",
            "commits",
            "Commits itself to open the Moyale crossing",
        ),
    ],
)
def test_the_body_above_a_paragraph_owes_what_it_resolves(item, modality, says):
    told = promised(f"{IGAD}The Assembly,\n{item}")
    assert [(one[0], list(one[1])) for one in told] == [(modality, ["IGAD"])]
    assert told[0][2].startswith(says)


@pytest.mark.parametrize(
    "item",
    [
        "Calls upon the parties in Sudan to open the roads;",
        "Requests Kenya to host the talks;",
        "Welcomes the efforts of Uganda in Jonglei;",
        "Decides to remain seized of the matter;",
        "Agrees to convene its next session in Kampala;",
        "Undertakes to visit Juba in June;",
        "Reaffirms that the sea belongs to all;",
        "Recalling its decision to send troops;",
    ],
)
def test_what_others_are_asked_and_a_bodys_own_work_are_no_promise(item):
    assert not promised(f"{IGAD}The Assembly,\n{item}")


def test_those_who_speak_as_we_owe_it_together():
    told = promised(
        "We, the Presidents of Peru, Chile and Bolivia, meeting in Lima on 4 June 2024,\n"
        "Commit to remove all quotas on quinoa by June 2025;\nResolve to build a railway to Arica;"
    )
    assert [(one[0], list(one[1])) for one in told] == [
        ("commits", ["BOL", "CHL", "PER"]),
        ("agrees", ["BOL", "CHL", "PER"]),
    ]


def test_french_bodies_resolve_alike():
    told = promised(
        "La CEEAC a tenu son sommet extraordinaire à Libreville le 3 mai 2024.\nLa Conférence,\n"
        "Décide de déployer cinquante observateurs au Tchad ;\nExhorte les parties à la retenue ;\n"
        "S’engage à financer le retour des réfugiés ;",
        "fr",
    )
    assert [one[0] for one in told] == ["agrees", "commits"]
    assert all(list(one[1]) == ["ECCAS"] for one in told)


def test_running_text_ends_the_list():
    text = (
        f"{IGAD}The Assembly,\nDecides to send monitors to Juba;\n"
        "The chair thanked Kenya for its hospitality.\nPledges to send more of them;"
    )
    reading = read(paper(text, "en", Genre.COMMUNIQUE))
    assert list(operative_items(reading)) == [text.index("Decides")]


def test_a_preamble_of_a_treaty_is_no_promise():
    text = "The High Contracting Parties, Peru and Chile,\nDecide to revise the Convention of Arica;"
    assert not found(paper(text, "en", Genre.TREATY), "commitment")


def test_what_a_body_calls_upon_others_to_do_is_no_call():
    text = f"{IGAD}The Assembly,\nCalls upon the parties in Sudan to cease hostilities;"
    told = found(paper(text, "en", Genre.COMMUNIQUE), "engagement")
    assert [fact.fields["type"] for fact in told] == ["summit"]


def test_a_communique_that_is_signed_by_its_heading_says_so_by_its_rule():
    text = "JOINT COMMUNIQUÉ\nLima, 3 May 2024\nThe Presidents of Peru and Chile met in Lima on 3 May 2024.\n"
    told = found(paper(text, "en", Genre.COMMUNIQUE), "instrument")
    assert [(fact.rule, fact.fields["status"]) for fact in told] == [("IN1", "signed")]


@pytest.mark.parametrize(
    "title",
    ["FINAL COMMUNIQUÉ OF THE EXTRAORDINARY SUMMIT OF IGAD", "COMMUNIQUÉ", "DECLARATION OF THE MINISTERS"],
)
def test_the_title_of_a_body_s_own_paper_is_no_instrument(title):
    text = f"{title}\nDjibouti, 3 May 2024\n\nAdopted by the IGAD Assembly on 3 May 2024\n\n{IGAD}"
    assert not found(paper(text, "en", Genre.COMMUNIQUE), "instrument")
