import re
from html import unescape

from hypothesis import given
from hypothesis import strategies as st

from balozi.store.documents.records import PassageRow
from balozi.web.papers.blocks import blocks_of
from balozi.web.papers.marking import MarkedText, Span

TEXT = "Kenya & Uganda agreed to open <three> border posts by June 2027."


def words_of(html):
    return unescape(re.sub(r"<[^>]*>", "", html))


def balanced(html):
    open_tags = []
    for closing, name in re.findall(r"<(/?)(\w+)[^>]*>", html):
        if closing:
            assert open_tags.pop() == name
        else:
            open_tags.append(name)
    return not open_tags


@given(
    st.lists(st.tuples(st.integers(0, 70), st.integers(0, 70), st.sampled_from(["fact", "doubt", "asked"])))
)
def test_marks_that_nest_or_overlap_never_change_or_break_the_text(edges):
    spans = [Span(start, end, kind, key) for key, (start, end, kind) in enumerate(edges)]
    html = MarkedText(TEXT, spans).html(0, len(TEXT))
    assert words_of(html) == TEXT
    assert balanced(html)


def test_a_piece_under_two_facts_carries_both_the_inner_one_first():
    html = MarkedText(TEXT, [Span(0, 63, "fact", 1), Span(8, 14, "fact", 2)]).html(0, len(TEXT))
    assert 'data-s="2 1"' in html
    assert html.count('id="m1"') == html.count('id="m2"') == 1


def test_a_fact_across_two_paragraphs_is_marked_in_both():
    marked = MarkedText("One promise\n\nin two parts.", [Span(4, 20, "fact", 7)])
    assert 'data-s="7"' in marked.html(0, 11)
    assert 'data-s="7"' in marked.html(13, 26)


def test_what_a_mark_says_cannot_leave_its_attribute():
    html = MarkedText("abc", [Span(0, 3, "doubt", 0, says='"><script>alert(1)</script>')]).html(0, 3)
    assert "<script>" not in html
    assert balanced(html)


def blocks(text, *passages):
    rows = [PassageRow(n, start, end, kind, "en", ()) for n, (start, end, kind) in enumerate(passages)]
    return list(blocks_of(text, rows, MarkedText(text, [])))


def test_characters_that_no_passage_holds_are_shown_all_the_same():
    found = blocks("Left out. Kept.", (10, 15, "paragraph"))
    assert [block.shape for block in found] == ["between", "paragraph"]


def test_rows_that_follow_one_another_are_one_table_with_cells():
    text = "001\tMombasa\n002\tKwale\n| 003 | Kilifi |"
    (table,) = blocks(text, (0, 11, "table_row"), (12, 21, "table_row"), (22, 38, "table_row"))
    assert [[str(cell) for cell in line.cells] for line in table.lines] == [
        ["001", "Mombasa"],
        ["002", "Kwale"],
        ["003", "Kilifi"],
    ]


def test_passages_that_overlap_are_not_printed_twice():
    found = blocks("One two three", (0, 7, "paragraph"), (4, 13, "paragraph"))
    assert "".join(str(line.html) for block in found for line in block.lines) == "One two three"
