import pytest

from balozi.reading.documents import PassageKind
from balozi.reading.passages import find_passages


def kinds(text):
    return [(passage.kind.value, text[passage.start : passage.end]) for passage in find_passages(text)]


def kind_of(text, quote):
    return next(p.kind for p in find_passages(text) if quote in text[p.start : p.end])


def section_of(text, quote):
    return next(p.section for p in find_passages(text) if quote in text[p.start : p.end])


POLICY = """SERA YA MAJI

YALIYOMO

Sura ya 1: MITO.....\t1
1.1 Mito ya mpakani na mikataba yake ya zamani ambayo
bado inafanya kazi.....\t2

Sura ya 1:

MITO

1.1 Mito ya Mpakani

Serikali itapima kina cha mito yote ya mpakani kabla ya mwisho wa mwaka.

- a) kupima kina
- b) kutangaza matokeo

1.2 Maziwa

Maziwa yana sura yake.

Sura ya 2: BAHARI

Bahari ni ya wote.
"""


def test_headings_make_the_section_path():
    assert section_of(POLICY, "Serikali itapima") == ("Sura ya 1:", "MITO", "1.1 Mito ya Mpakani")
    assert section_of(POLICY, "a) kupima") == ("Sura ya 1:", "MITO", "1.1 Mito ya Mpakani")
    assert section_of(POLICY, "Maziwa yana") == ("Sura ya 1:", "MITO", "1.2 Maziwa")
    assert section_of(POLICY, "Bahari ni") == ("Sura ya 2: BAHARI",)


def test_a_table_of_contents_is_contents_with_its_broken_entries():
    for quote in ("YALIYOMO", "MITO.....", "Mito ya mpakani na mikataba", "bado inafanya kazi"):
        assert kind_of(POLICY, quote) is PassageKind.CONTENTS


def test_a_table_of_contents_without_dots_is_contents():
    text = "Contents\nForeword 2\nRivers and lakes 4\nAnnex 11\n\nFOREWORD\n\nRivers join us in many ways.\n"
    assert [kind for kind, _ in kinds(text)] == ["contents"] * 4 + ["heading", "paragraph"]


@pytest.mark.parametrize(
    "line",
    [
        "Sura ya 2: Mazingira ya Kazi",
        "Sura 4:",
        "CHAPTER III",
        "Chapter 5 – Trade",
        "Article 3",
        "ARTICLE 12: SETTLEMENT OF DISPUTES",
        "Chapitre premier",
        "Annexe II",
        "4.1 Maeneo Makuu",
        "4.2.1: Areas of Joint Work",
        "# Lakes",
        "JOINT COMMUNIQUE",
        "1. Introduction",
        "II. OBJECTIVES",
        "Rivers and the People Who Share Them",
    ],
)
def test_a_heading_is_told_by_its_look(line):
    text = f"A first sentence stands above it.\n\n{line}\n\nAnd a longer paragraph stands under this heading here.\n"
    assert kind_of(text, line) is PassageKind.HEADING


@pytest.mark.parametrize(
    "text",
    [
        "The parties act under\nArticle 3 of the treaty, which they signed\nin Arusha.",
        "They agreed that\n2. nothing in this letter is secret.",
        "Ibara 4 ya mkataba inasema hivyo wazi.",
        "4.1 The Parties shall exchange reports twice a year.",
    ],
)
def test_a_sentence_that_begins_like_a_heading_is_none(text):
    assert PassageKind.HEADING not in {passage.kind for passage in find_passages(text)}


@pytest.mark.parametrize(
    "item",
    [
        "a) fish",
        "- i) fish",
        "• fish",
        "1. fish",
        "- FAO** - fish",
        "* fish",
        "(iv) fish",
        "– fish",
        "7.Fishing rights",
    ],
)
def test_a_list_item_is_told_by_its_mark(item):
    text = f"The sides will trade:\n\n{item}\n{item}\n"
    assert [kind for kind, _ in kinds(text)][1:] == ["list_item", "list_item"]


def test_short_lines_after_a_colon_are_items_without_marks():
    text = (
        "The policy rests on three things:\n\nTrust\n\nTrade and\ntravel\n\nTime\n\n"
        "A sentence follows that is long enough to be no item of the list above, surely.\n"
    )
    assert [kind for kind, _ in kinds(text)] == [
        "paragraph",
        "list_item",
        "list_item",
        "list_item",
        "paragraph",
    ]


def test_a_list_of_abbreviations_is_a_list():
    text = "VIFUPISHO\n\nJUM - Jumuiya ya Mito\n\nMh. - Mheshimiwa\n\nKMZ - Kamati ya Maziwa\n\nBUP - Baraza la Uvuvi\n"
    assert [kind for kind, _ in kinds(text)] == ["heading"] + ["list_item"] * 4


def test_a_dateline_is_no_abbreviation():
    text = "ARUSHA - The fair opened with music\n\nIt closed on Friday."
    assert kind_of(text, "ARUSHA") is not PassageKind.LIST_ITEM


def test_hard_wrapped_lines_belong_together():
    text = (
        "The two governments will build one road from the lake to the sea, and\n"
        "will keep it open in all seasons. Each will pay for the part on its own\n"
        "side.\n"
        "The road is to be ready in 2031.\n"
    )
    assert [text[p.start : p.end].split()[0] for p in find_passages(text)] == ["The", "The"]
    assert [text[p.start : p.end].split()[-1] for p in find_passages(text)] == ["side.", "2031."]


def test_lines_that_are_whole_paragraphs_stay_apart():
    line = (
        "The minister said that the lake belongs to all who live on its shores and that the treaty of "
        "last year will be kept by his government in every part. "
    )
    text = "\n".join([line.strip()] * 3)
    assert len(find_passages(text)) == 3


def test_a_sentence_cut_by_a_page_break_is_one_passage():
    text = "Serikali inazingatia msimamo wa pamoja na mambo ya\n\n\nulimwengu yanayohusu maji."
    assert len(find_passages(text)) == 1


@pytest.mark.parametrize(
    "line",
    [
        "Mchoro 3: Mito ya Kenya",
        "Figure 2. Trade by year",
        "Picha ya: Mawaziri",
        "Tableau 1 : Recettes",
        "Source: Ministry of Water",
        "Jedwali 4 - Bei",
    ],
)
def test_a_caption_is_told_by_its_label(line):
    assert (
        kind_of(f"Some text stands here.\n\n{line}\n\nMore text stands here.\n", line) is PassageKind.CAPTION
    )


def test_rows_with_tabs_and_bars_are_table_rows():
    text = "Na.\tTaasisi\tKazi\n1\tBunge\tKutunga sheria.\n\n| State | Share |\n|---|---|\n| Chad | 4 |\n"
    assert {kind for kind, _ in kinds(text)} == {"table_row"}
    assert len(kinds(text)) == 5


def test_two_columns_laid_flat_are_table_rows():
    text = "AFRICA\t1. Accra\n2. Bangui\t3. Cairo\n\t4. Dakar\nEUROPE AND ASIA\t5. Delhi\n\t6. Rome\n"
    assert [kind for kind, _ in kinds(text)] == ["table_row"] * 5


def test_an_item_set_with_a_tab_is_no_table_row():
    assert {kind for kind, _ in kinds("a)\tfish and rice\nb)\ttea\n")} == {"list_item"}


def test_columns_of_blanks_are_table_rows():
    text = "Name        Port        Tons\nMombasa     Kilindini   400\nTanga       Mwambani    90\n"
    assert [kind for kind, _ in kinds(text)] == ["table_row"] * 3


@pytest.mark.parametrize(
    "line",
    [
        "Skip to main content",
        "Please wait...",
        "Print this Page",
        "↑ Return to Ministries",
        "Image",
        'A handwritten signature in black ink, reading "A. Person".',
        "We use cookies to improve your visit.",
        "Page 4 of 12",
        "Ukurasa wa 7",
        "Home | Ministry | Embassies | Contact",
        "Home > News > Rivers",
        "* * *",
        "Aller au contenu principal",
    ],
)
def test_furniture_of_pages_is_furniture(line):
    assert kind_of(f"{line}\n\nThe lake treaty was signed in Entebbe.\n", line) is PassageKind.FURNITURE


def test_scraps_under_a_picture_are_furniture():
    text = "Image\nxvvq b\n\nThe lake treaty was signed in Entebbe.\n"
    assert kind_of(text, "xvvq") is PassageKind.FURNITURE


def test_lone_photo_numbers_are_furniture():
    text = "Waziri alifungua daraja.\n\n9\n\n\n8\n\n\n7\n\nNaibu wake alikuwapo.\n"
    assert [kind for kind, _ in kinds(text)] == ["paragraph"] + ["furniture"] * 3 + ["paragraph"]


def test_page_numbers_that_count_up_are_furniture():
    text = "".join(f"Maneno ya ukurasa huu ni mengi.\n\n{page}\n\n" for page in (4, 5, 6))
    assert [kind for kind, _ in kinds(text)] == ["paragraph", "furniture"] * 3


def test_a_figure_over_its_label_is_kept():
    text = (
        "The ministry in figures\n\n31\n\nEmbassies abroad\n\n12\n\nHonorary consuls\n\n"
        "The ministry opened two posts last year.\n"
    )
    assert [kind for kind, quote in kinds(text) if quote in ("31", "12", "Embassies abroad")] == [
        "paragraph"
    ] * 3


@pytest.mark.parametrize("line", ["By Amina Otieno, Juba", "Kigali, le 4 mai 2031", "Nairobi, May 4, 2031"])
def test_a_byline_or_a_dateline_is_no_heading(line):
    text = f"Rivers for all\n\n{line}\n\nThe two ministers opened the dam on Tuesday.\n"
    assert [kind for kind, _ in kinds(text)] == ["heading", "paragraph", "paragraph"]


def test_a_figure_over_a_label_with_a_small_letter_is_kept():
    text = (
        "Our policy brings the country closer to its neighbours in many ways and places\n\n31\n\n"
        "embassies abroad\n\n12\n\nhonorary consuls\n\nThe ministry opened two posts last year.\n"
    )
    assert [kind for kind, quote in kinds(text) if quote in ("31", "12")] == ["paragraph"] * 2


def test_chapters_are_no_running_heads_though_they_repeat():
    text = "".join(f"Sura {n}:\n\nManeno mengi yanasimama hapa chini ya sura.\n\n" * 1 for n in range(1, 7))
    assert [kind for kind, _ in kinds(text)] == ["heading", "paragraph"] * 6


def test_running_heads_of_a_paged_text_are_furniture():
    bodies = ["Maji ni uhai.", "Mito ni mingi.", "Ziwa ni kubwa."]
    text = "\f".join(f"Sera ya Maji | {page}\n{body}\n" for page, body in enumerate(bodies, start=1))
    assert [kind for kind, _ in kinds(text)] == ["furniture", "paragraph"] * 3


def test_inline_marks_do_not_hide_a_heading_and_stay_in_the_text():
    text = "<i>Sura ya 3: Bahari</i>\n\nBahari ni ya wote waishio pwani.\n"
    assert kinds(text)[0] == ("heading", "<i>Sura ya 3: Bahari</i>")
    assert section_of(text, "Bahari ni") == ("Sura ya 3: Bahari",)


def test_a_title_under_an_article_number_is_its_heading():
    text = "Article 2\nDefinitions\n\nIn this agreement, lake means all of its waters.\n"
    assert section_of(text, "lake means") == ("Article 2", "Definitions")
