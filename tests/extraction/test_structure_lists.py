"""Lists: marked, bare, inline and in prose."""

import pytest

from balozi.extraction.papers import Genre, Paper
from balozi.extraction.structure import RULES
from balozi.extraction.structure.lists import kind_told_by
from balozi.reading.files import read_bytes
from tests.extraction.structure_papers import FRENCH_POLICY, found, quotes

ENGLISH = """FOREIGN POLICY OF THE REPUBLIC OF KENYA

Chapter 1: What we stand for

1.1 National interests

In order of weight, the national interests are the following:

(a) Safety of people and borders;
(b) Growth that reaches every county; and
(c) A clean lake and a clean sea.

1.2 Objectives

This policy, guided by the national interest, has the following objectives:

1. To open markets for small
   traders at the border
2. To keep the promises already made

12

3. To bring citizens abroad home safely
"""


def test_LI1_reads_lettered_items_without_their_closing_marks():
    assert quotes(ENGLISH, "interest") == [
        "Safety of people and borders",
        "Growth that reaches every county",
        "A clean lake and a clean sea",
    ]


def test_LI1_joins_wrapped_items_and_steps_over_a_page_number():
    objectives = found(ENGLISH, "objective", "LI1")
    assert [one.fields["name_en"] for one in objectives] == [
        "To open markets for small traders at the border",
        "To keep the promises already made",
        "To bring citizens abroad home safely",
    ]
    assert [one.fields["number"] for one in objectives] == [1, 2, 3]


def test_LI1_reads_french_lists_of_three_kinds():
    assert quotes(FRENCH_POLICY, "interest") == [
        "la sécurité des familles et des frontières",
        "une économie qui crée des emplois",
        "la dignité de chaque citoyen",
    ]
    assert quotes(FRENCH_POLICY, "principle") == [
        "le bon voisinage",
        "la parole tenue",
        "le règlement pacifique des différends",
    ]
    pillars = found(FRENCH_POLICY, "pillar")
    assert [one.fields["name_fr"] for one in pillars][::3] == [
        "Paix et sécurité régionales",
        "Diaspora et culture",
    ]


def test_LI1_reads_swahili_roman_numbers_and_leaves_out_the_joining_word():
    text = (
        "SERA YA MAMBO YA NJE\n\n1.2 Misimamo\n\nUtekelezaji unaongozwa na misimamo ifuatayo:\n\n"
        "- i) Ujirani mwema\n- ii) Kuheshimu mikataba, na\n- iii) Uwazi kwa wananchi\n"
    )
    assert quotes(text, "principle") == ["Ujirani mwema", "Kuheshimu mikataba", "Uwazi kwa wananchi"]


def test_LI1_takes_the_name_before_a_colon_that_opens_an_explanation():
    text = "The policy rests on these pillars:\n\n1. Trade: opening markets for all\n2. Peace: good offices in the region\n"
    assert quotes(text, "pillar") == ["Trade", "Peace"]


def test_LI1_leaves_lists_alone_that_nothing_announces():
    text = (
        "The ministry shall bring the following papers:\n\n1. Two copies of the form\n2. A stamped letter\n"
    )
    assert not [one for kind in ("objective", "pillar", "interest") for one in quotes(text, kind)]


def test_LI1_reads_no_framework_in_the_news():
    assert quotes(ENGLISH, "objective", genre=Genre.NEWS) == []


@pytest.mark.parametrize(
    ("lead", "kind"),
    [
        ("In line with our values, the goals are the following:", "objective"),
        ("Maadili hayo ni yafuatayo:", "value"),
        ("Wahusika wafuatao watatekeleza sera:", "actor"),
        ("Les facteurs suivants pèsent sur nos choix :", "driver"),
        ("Bring the following papers:", ""),
    ],
)
def test_a_lead_in_tells_the_kind_of_its_list(lead, kind):
    assert kind_told_by(lead) == kind


def test_LI2_reads_short_lines_after_an_announcing_sentence_each_once():
    text = (
        "SERA YA MAMBO YA NJE\n\nMambo yanayoathiri matakwa ya taifa ni pamoja na:\n\nSiasa za kanda\n\n"
        "Bei za mafuta na\nchakula\n\nsiasa za kanda\n\nMabadiliko ya teknolojia\n\nSura ya 2: Mazingira\n"
    )
    drivers = found(text, "driver", "LI2")
    assert [one.fields["name_sw"] for one in drivers] == [
        "Siasa za kanda",
        "Bei za mafuta na chakula",
        "Mabadiliko ya teknolojia",
    ]


def test_LI3_reads_an_enumeration_inside_a_paragraph():
    text = "The objectives of this policy are (a) safe borders; (b) open markets; and (c) kept promises. It is short."
    assert quotes(text, "objective", "LI3") == ["safe borders", "open markets", "kept promises"]


def test_PL1_reads_norms_in_a_sentence_and_splits_only_the_last_pair():
    text = (
        "The country follows accepted norms including: good neighbourliness, respect for treaties and charters of the "
        "region, calm and candour. It is small."
    )
    assert quotes(text, "principle", "PL1") == [
        "good neighbourliness",
        "respect for treaties and charters of the region",
        "calm",
        "candour",
    ]


def test_PL1_reads_french_principles_and_areas_of_objectives():
    text = "Notre action suit des principes tels que le dialogue, la constance et l'équité."
    assert quotes(text, "principle", "PL1") == ["dialogue", "constance", "équité"]
    areas = "We work to achieve our objectives in areas of health, clean water, and rural roads."
    assert quotes(areas, "objective", "PL1") == ["health", "clean water", "rural roads"]


def test_PL1_does_not_cut_a_sentence_that_is_no_list():
    assert quotes("The values of our people, as everyone knows, matter.", "value", "PL1") == []


@pytest.mark.parametrize(
    ("text", "adjectives"),
    [
        ("Our foreign policy is firmly open, patient and regional.", ["open", "patient", "regional"]),
        (
            "La diplomatie du pays est résolument ouverte, sobre et solidaire.",
            ["ouverte", "sobre", "solidaire"],
        ),
    ],
)
def test_PL2_reads_the_adjectives_a_policy_gives_itself(text, adjectives):
    assert quotes(text, "principle", "PL2") == adjectives


def test_PL4_reads_what_a_policy_is_guided_by():
    text = "Our diplomacy is guided by good neighbourliness, respect for law and mutual benefit. It rests."
    assert quotes(text, "principle", "PL4") == ["good neighbourliness", "respect for law", "mutual benefit"]
    assert quotes("Our diplomacy is guided by the values of peace, work and unity.", "principle", "PL4") == []


def test_lists_without_marks_are_read_from_web_pages():
    page = (
        "<html><body><h1>Foreign policy of Kenya</h1><p>The policy has the following objectives:</p>"
        "<ul><li>open markets</li><li>safe borders</li><li>kept promises</li></ul>"
        "<p>It has two pillars with their aims:</p><ul><li>Trade pursued through better roads; fair tariffs</li>"
        "<li>Peace pursued through patient talks</li></ul></body></html>"
    )
    paper = Paper(read_bytes(page.encode(), "page.html"), Genre.PROFILE, "KEN")
    facts = [(one.kind, one.quote) for rule in RULES for one in rule.finds(paper)]
    assert [quote for kind, quote in facts if kind == "pillar"] == ["Trade", "Peace"]
    assert [quote for kind, quote in facts if kind == "objective"] == [
        "open markets",
        "safe borders",
        "kept promises",
        "better roads",
        "fair tariffs",
        "patient talks",
    ]


def test_PL3_reads_a_pillar_with_its_objectives():
    text = (
        "The policy has three pillars and their objectives:\n\n"
        "• Trade pursued through opening border markets; training small exporters and building cold stores;\n"
        "• Peace pursued through strengthening and widening dialogue; and supporting observers.\n"
        "• Climat poursuivi par la plantation d'arbres ; la protection des lacs\n"
    )
    assert quotes(text, "pillar") == ["Trade", "Peace", "Climat"]
    assert [(one.quote, one.fields["pillar"]) for one in found(text, "objective")] == [
        ("opening border markets", "Trade"),
        ("training small exporters", "Trade"),
        ("building cold stores", "Trade"),
        ("strengthening and widening dialogue", "Peace"),
        ("supporting observers", "Peace"),
        ("la plantation d'arbres", "Climat"),
        ("la protection des lacs", "Climat"),
    ]
