"""The consistency check: each check finds its fault, and leaves the sound paper alone."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from balozi.extraction.clauses.sentence.readings import read
from balozi.extraction.consistency import Finding, check_document, checks, shortenings, vocabulary
from balozi.extraction.mentions.tokens import MOST_READ
from balozi.extraction.papers import paper_of
from balozi.extraction.suggesting import suggest
from tests.extraction.structure_papers import FRENCH_POLICY, document_of


def findings(text: str, check: str, dated: date | None = None) -> list[Finding]:
    document = document_of(text)
    suggestions = [one for one in suggest(document, dated=dated) if one.kind != "quality_issue"]
    return [one for one in check_document(document, suggestions, dated=dated) if one.check == check]


def quotes(text: str, check: str, dated: date | None = None) -> list[str]:
    return [one.quote for one in findings(text, check, dated)]


POLICY = """FOREIGN POLICY OF THE REPUBLIC OF KENYA

CONTENTS

Chapter 1: Foundations..........1
1.1 What moves us..........1
1.2 Pillars..........2
2.1 Lakes and Fishing Diplomacy..........3
2.2 Trade and Markets Diplomacy..........4
2.3 Climate and Forests Diplomacy..........5
Chapter 2: The pillars..........3

Chapter 1: Foundations

This foreign policy of Kenya has three chapters and rests on seven pillars, as the people of Kenya asked.

1.1 What drives us

Kenya listens before it speaks, and it writes down what it has promised to do.

1.2 Pillars

The pillars are the following:

i) Peace and Borders Diplomacy
ii) Trade and Markets Diplomacy
iii) Climate and Forests Diplomacy
iv) Lakes and Oceans Diplomacy

Chapter 2: The pillars

In short, the policy turns to Peace and Borders Diplomacy; Trade and Markets Diplomacy; and Climate and Forests Diplomacy.

2.1 Lakes and Rivers Diplomacy

Kenya measures its lakes every month with its neighbours.
"""


def test_CC1_compares_a_stated_number_with_the_list_and_the_chapters():
    said = {one.quote: one.says for one in findings(POLICY, "CC1")}
    assert said["seven pillars"] == "It says seven pillars, but 4 pillars are listed."
    assert "three chapters" in said
    assert any("Lakes and Oceans" in sentence for sentence in said.values())


def test_CC1_says_nothing_when_number_and_list_agree():
    text = POLICY.replace("seven pillars", "four pillars").replace("three chapters", "two chapters")
    assert "four pillars" not in quotes(text, "CC1")
    assert "two chapters" not in quotes(text, "CC1")


def test_CC1_compares_french_and_swahili_numbers_too():
    assert "cinq piliers" in quotes(FRENCH_POLICY, "CC1")
    text = "SERA YA MAMBO YA NJE\n\nSura ya 1: Nguzo\n\nNguzo tano zifuatazo zilikubaliwa:\n\ni) Amani\nii) Biashara\niii) Tabianchi\n\nSura ya 2: Mwisho\n"
    assert quotes(text, "CC1") == ["Nguzo tano"]


HOLDERS = (
    "List of ministers\n\n5. Hon. Asha Mwangaza, Minister for Trade Affairs (2012-2018)\n"
    "4. Hon. Juma Baraka, Minister for Trade Affairs (2013-2015)\n3. Hon. Neema Tumaini, Minister for Trade Affairs (2009-2004)\n"
    "2. Hon. Ali Pwani, Minister for Trade Affairs (1990-1995)\n1. Hon. Rose Ziwa, Minister for Trade Affairs (1980-1986)\n"
)


def test_CC2_finds_a_term_that_ends_before_it_starts():
    assert quotes(HOLDERS, "CC2") == ["(2009-2004)"]
    assert quotes(FRENCH_POLICY, "CC2") == ["(2011-2008)"]


def test_CC3_finds_a_term_inside_another_and_allows_the_year_of_a_handover():
    assert quotes(HOLDERS, "CC3") == ["(2013-2015)"]
    sound = HOLDERS.replace("(2012-2018)", "(2015-2018)")
    assert quotes(sound, "CC3") == []


def test_CC4_finds_years_without_a_holder():
    found = findings(HOLDERS, "CC4")
    assert "Nobody is listed between 1986 and 1990." in [one.says for one in found]


MISSIONS = (
    "FOREIGN POLICY OF KENYA\n\nChapter 1: Kenya abroad\n\nDIPLOMATIC MISSIONS\n\nAFRICA\n1. Kampala\n2. Nairobi\n3. Ottawa\n"
    "4. Gaboron\n\nEUROPE\n5. Berlin\n6. Kampala\n7. Rome\n8. Paris\n\nChapter 2: End\n"
)


def test_CC5_finds_both_rows_of_a_place_listed_twice():
    assert quotes(MISSIONS, "CC5") == ["1. Kampala", "6. Kampala"]
    assert findings(MISSIONS, "CC5")[0].other is not None


def test_CC6_finds_every_row_of_a_stretch_that_repeats_itself():
    loop = ["Lima", "Tunis", "Doha", "Tunis", "Lima", "Juba", "Tunis", "Doha", "Lima", "Juba"]
    rows = ["Berlin", "London", "Rome", "Vienna", *loop]
    text = (
        "DIPLOMATIC MISSIONS\n\n"
        + "\n".join(f"{number}. {city}" for number, city in enumerate(rows, 1))
        + "\n"
    )
    assert len(quotes(text, "CC6")) == len(loop) + 1


def test_CC7_finds_a_city_under_the_wrong_region():
    assert quotes(MISSIONS, "CC7") == ["3. Ottawa", "6. Kampala"]
    assert findings(MISSIONS, "CC7")[1].facts["expected"] == "AFRICA"
    assert quotes(FRENCH_POLICY, "CC7") == ["5. Ottawa"]


def test_CC8_finds_a_mission_in_the_country_s_own_capital():
    assert quotes(MISSIONS, "CC8") == ["2. Nairobi"]


SHORT = (
    "ABBREVIATIONS\n\nBRB - Border Research Board\nBRB - Border Research Board\nCTF - Coastal Trade Forum\n"
    "CTF - Council of Tea Farmers\nLMC - Lake Measuring Commission of the\nTMA - Trade and Markets Agency\n\nINTRODUCTION\n\n"
    "The board meets the TMA and the NQZ every month to look at what the neighbours have promised each other.\n"
)


def test_CC9_finds_an_abbreviation_with_two_meanings():
    assert [one.says for one in findings(SHORT, "CC9")] == [
        "CTF stands for two things: Coastal Trade Forum; Council of Tea Farmers."
    ]
    assert len(findings(FRENCH_POLICY, "CC9")) == 1


def test_CC10_finds_an_abbreviation_listed_twice():
    assert quotes(SHORT, "CC10") == ["BRB - Border Research Board"]


def test_CC11_finds_an_expansion_that_is_cut_off():
    assert quotes(SHORT, "CC11") == ["LMC - Lake Measuring Commission of the"]


def test_CC12_finds_an_acronym_spelt_out_in_two_ways():
    text = (
        "They met in the East African Co-operation (EAC) and again. The East African Community is a customs union. "
        "The Coastal Trade Forum (CTF) met. The Council for Tea Farming (CTF) did not."
    )
    assert quotes(text, "CC12") == ["East African Co-operation (EAC)", "Council for Tea Farming (CTF)"]


def test_CC12_accepts_another_spelling_of_the_same_name():
    text = "Jumuia ya Afrika Mashariki (EAC) ilikutana. Jumuiya ya Afrika Mashariki (EAC) itakutana tena."
    assert quotes(text, "CC12") == []


def test_CC13_finds_a_misread_acronym_and_a_misread_coined_word():
    found = findings("Members of UNESGO met FonTech and AgriTech firms and the WTO.", "CC13")
    assert [(one.quote, one.facts["expected"]) for one in found] == [
        ("UNESGO", "UNESCO"),
        ("FonTech", "FinTech"),
    ]


def test_CC14_finds_a_word_in_two_alphabets():
    found = findings("Wizara ya Mаmbo ya Nje na diplomasia.", "CC14")
    assert [(one.quote, one.facts["expected"]) for one in found] == [("Mаmbo", "Mambo")]
    assert quotes("Москва na Nairobi", "CC14") == []


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("Wakenya na Wakanya ni ndugu; Wakenya wote.", "Wakanya", "Wakenya"),
        ("Kenya ni nchi. Kwnya itasaidia. Kenya hushika ahadi.", "Kwnya", "Kenya"),
        ("COUNTIES\n\n001\tMombasa\n002\tKwalle\n003\tKilifi\n\nKenya. Kenya. Kenya.\n", "Kwalle", "Kwale"),
        (MISSIONS, "4. Gaboron", "Gaborone"),
    ],
)
def test_CC15_finds_misspelt_names(text, wrong, right):
    assert [(one.quote, one.facts["expected"]) for one in findings(text, "CC15")] == [(wrong, right)]


def test_CC15_takes_no_name_for_another():
    assert (
        quotes("Niger and Nigeria, Iran and Iraq, Austria and Australia, Kenyans and Kenyatta.", "CC15") == []
    )


def test_CC16_compares_persons_with_the_pack():
    text = "Kenya Kenya Kenya\n\n6. Mhe. Magana Njoroge Muigai, Waziri wa Masuala ya Kigeni (1969-1974)\n"
    assert [(one.quote, one.facts["expected"]) for one in findings(text, "CC16")] == [
        ("Magana Njoroge Muigai", "Njoroge Mungai")
    ]


@pytest.mark.parametrize(
    "broken",
    [
        "kipau mbele",
        "u hakika",
        "washa uri",
        "wabiashara",
        "nabiashara",
        "biasharaya",
        "nab iashara",
        "usala-\nma",
    ],
)
def test_CC17_finds_blanks_lost_or_misplaced(broken):
    text = (
        "Serikali inatoa kipaumbele kwa biashara na usalama. Wizara itatoa kipaumbele tena. Washauri na uhakika. "
        f"Washauri wa uhakika. Sera hii inalenga {broken} katika kanda yetu yote.\n"
    )
    if broken in ("u hakika",):
        assert len(quotes(text, "CC17")) <= 1
    else:
        assert [one.replace("\n", " ") for one in quotes(text, "CC17")] == [broken.replace("\n", " ")]


def test_CC17_leaves_sound_swahili_alone():
    text = (
        "Wizara itaratibu mazungumzo na majirani wote, ikizingatia maslahi ya wafanyabiashara wadogo. Mikataba "
        "iliyotiwa saini itatekelezwa kwa wakati, na wananchi watashirikishwa katika kila hatua. Walimu wa lugha "
        "watapelekwa nchi za nje. Ahadi zisizotekelezwa zitatajwa wazi kila mwaka bila kificho.\n"
    )
    assert quotes(text, "CC17") == []


def test_CC18_finds_codes_written_in_two_ways():
    text = "COUNTIES\n\n001\tMombasa\n002\tKwale\n10\tMarsabit\n"
    assert quotes(text, "CC18") == ["001\tMombasa"]
    assert quotes(text.replace("10\t", "010\t"), "CC18") == []


@pytest.mark.parametrize("word", ["Today", "leo", "Aujourd'hui"])
def test_CC19_finds_days_that_cannot_be_dated(word):
    text = f"Two ministers met.\n\n“We agreed,” said one. {word} the other one said “so did we”.\n"
    assert quotes(text, "CC19") == [word]
    assert quotes(text, "CC19", dated=date(2026, 2, 3)) == []
    assert quotes(f"Nairobi, 3 February 2026\n\n{text}", "CC19") == []


def test_CC20_finds_a_present_that_has_ended():
    text = "Currently, our troops serve in Zaire. Our troops served in Yugoslavia. We now serve in Somalia."
    assert quotes(text, "CC20") == ["Currently, our troops serve in Zaire."]


def test_CC21_finds_words_of_the_page():
    text = "Skip to main content\nPlease wait...\nImage\n\nTwo states open a bridge\n\nThe bridge is open to all trucks, they said on the day.\n"
    assert quotes(text, "CC21") == ["Skip to main content\nPlease wait...\nImage"]


def test_CC22_finds_numbers_apart_from_what_they_count():
    text = "Diplomacy\n\n12\n\nEmbassies abroad\n\n40\n\nPartner countries\n\nIt pledged 30\u00a0trucks in all that year.\n"
    assert quotes(text, "CC22") == ["12\n\nEmbassies abroad", "30\u00a0trucks"]


def test_CC23_finds_an_item_listed_twice():
    text = (
        "The list of what moves the region was made after long talks with traders, herders, teachers, and mayors.\n\n"
        "Prices of fuel\n\nNew machines\n\nPrices of Fuel\n\nDroughts\n"
    )
    assert quotes(text, "CC23") == ["Prices of Fuel"]


def test_CC24_finds_a_pillar_with_another_name():
    found = [(one.quote, one.facts["expected"]) for one in findings(POLICY, "CC24")]
    assert ("2.1 Lakes and Fishing Diplomacy", "Lakes and Oceans Diplomacy") in found
    assert not [quote for quote, _ in found if "Trade" in quote]


def test_CC25_finds_a_heading_that_differs_from_the_contents():
    assert quotes(POLICY, "CC25") == ["1.1 What drives us", "2.1 Lakes and Rivers Diplomacy"]


def test_CC26_finds_an_acronym_that_is_nowhere_explained():
    assert quotes(SHORT, "CC26") == ["NQZ"]


def test_CC27_finds_letters_in_no_possible_order():
    text = "Wizara itatuma wajumbe vyta nchi jirani, kisha mchoro wa ng'ombe na mshtakiwa utachunguzwa na serikali yote.\n"
    assert quotes(text, "CC27") == ["vyta"]


def test_CC28_compares_words_and_figures():
    text = "Wajumbe wanane (9) walifika, na asilimia sitini (60%) walikubali. Twenty-five (25) and fifty five (55) came."
    assert quotes(text, "CC28") == ["wanane (9)"]


def test_CC29_finds_odd_hyphens():
    found = findings("South\u2011South ties and co\u00adoperation, well-known to all.", "CC29")
    assert [(one.quote, one.facts["expected"]) for one in found] == [
        ("South\u2011South", "South-South"),
        ("co\u00adoperation", "cooperation"),
    ]


def test_CC21_finds_stray_numbers_of_pictures():
    assert quotes("Ministers\n\n5\n\n4\n\n3\n\n2\n\nThe list of ministers follows below.\n", "CC21") == [
        "5\n\n4\n\n3\n\n2"
    ]


def test_CC30_finds_a_short_form_that_the_list_writes_otherwise():
    text = (
        SHORT
        + "The Border Research Board (BoRB) and the Coastal Trade Forum (CTF) met the Council of Elders (COE).\n"
    )
    assert [(one.quote, one.facts["expected"]) for one in findings(text, "CC30")] == [("BoRB", "BRB")]


def test_CC31_tells_where_a_sentence_without_an_end_is_no_longer_read():
    text = "Kenya and Uganda went on " * 2_500
    (found,) = findings(text, "CC31")
    assert found.facts == {"words": "12500", "read": str(MOST_READ)}
    assert text[: found.start].count(" ") == MOST_READ
    assert found.quote.startswith("Kenya and")
    assert read(paper_of(document_of(text))).lines[-1].end == found.start - 1


def test_CC31_leaves_many_sentences_alone():
    assert not findings("Kenya and Uganda went on. " * 2_500, "CC31")


def test_every_check_has_a_severity_and_a_sentence():
    assert len(checks()) == 31
    for check in checks().values():
        assert check.severity in ("error", "warning", "note")
        assert check.about.endswith(".")
        assert check.template.endswith(".")


def test_the_check_reads_the_lists_itself_when_nobody_has():
    assert "seven pillars" in [one.quote for one in check_document(document_of(POLICY)) if one.check == "CC1"]


def test_a_finding_is_a_suggestion_with_its_issue_check_and_expectation():
    issues = [
        one for one in suggest(document_of(MISSIONS)) if one.kind == "quality_issue" and one.rule == "CC7"
    ]
    assert issues[0].fields["check"] == "CC7"
    assert issues[0].fields["expected"] == "AMERICAS AND THE CARIBBEAN"
    assert "Ottawa" in str(issues[0].fields["issue"])


NAMED = st.lists(
    st.sampled_from(
        [
            "East",
            "African",
            "Community",
            "of",
            "the",
            "and",
            "(EAC)",
            "(AU",
            "(IGAD II)",
            "a" * 45,
            "word,",
            "x’y",
            "\n",
        ]
    ),
    max_size=40,
)


@given(NAMED, st.sampled_from([" ", "\n", "  "]))
def test_names_before_brackets_are_found_as_in_one_pass_over_the_whole_text(pieces, blank):
    text = blank.join(pieces)
    whole = [found.span() for found in shortenings._SPELT_OUT.finditer(text)]
    assert [found.span() for found in shortenings._spelt_out_in(text)] == whole


@given(st.text("abeghiklmnostuwyz", max_size=14))
def test_a_verb_on_a_known_root_is_found_as_by_trying_every_cut(word):
    def on_root(stem):
        roots = vocabulary.word_list("roots")
        return (stem in roots and stem[-1] in "aeiou") or any(
            stem[:cut] in roots and stem[cut - 1] not in "aeiou" and vocabulary._TAIL.fullmatch(stem[cut:])
            for cut in range(3, len(stem))
        )

    cuts = range(min(10, len(word) - 1))
    tried = any(on_root(word[cut:]) for cut in cuts if vocabulary._PREFIX.fullmatch(word[:cut]))
    assert vocabulary.is_swahili_verb(word) == tried
