"""Files as they come: what is broken is told by its row and swallows no other."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from balozi.ground.errors.results import ColumnTwice, NotATable, QuoteLeftOpen, RowNotText
from balozi.results.files import read_table
from balozi.results.lines import table_of

HEAD = "indicator,direction,kind,area,period,actual\n"


def row(code="I", area="X", actual="1"):
    return f"{code},increase,level,{area},2024,{actual}\n"


def codes(table):
    return [one.indicator for one in table.rows]


def faults(table):
    return [(one.number, one.line, type(one.refusal)) for one in table.faults]


def test_a_quotation_without_end_loses_its_own_row_only():
    lines = [HEAD, row("A"), row('"B'), *(row(f"C{number}") for number in range(300))]
    table = read_table(lines, "t")
    assert faults(table) == [(2, 3, QuoteLeftOpen)]
    assert len(table.rows) == 301


def test_a_quotation_that_ends_rows_later_is_no_row_of_many_lines():
    table = read_table([HEAD, row('"A'), row("B"), row("C"), row('D"'), row("E")], "t")
    assert faults(table) == [(1, 2, QuoteLeftOpen)]
    assert codes(table) == ["B", "C", 'D"', "E"]


def test_a_cell_may_go_on_in_the_next_lines():
    table = read_table([HEAD, '"two\n', 'lines",increase,level,X,2024,1\n', row("B")], "t")
    assert [(one.indicator, one.line) for one in table.rows] == [("two\nlines", 3), ("B", 4)]


def test_the_last_cell_open_at_the_end_of_the_file_is_told():
    table = read_table([HEAD, row("A"), 'B,increase,level,X,2024,"1\n', row("C")], "t")
    assert faults(table) == [(2, 3, QuoteLeftOpen)]
    assert codes(table) == ["A", "C"]


def test_a_cell_longer_than_any_text_is_told():
    table = read_table([HEAD, row('"' + "x" * 200_000 + '"'), row("B")], "t")
    assert (faults(table), codes(table)) == ([(1, 2, QuoteLeftOpen)], ["B"])


@pytest.mark.parametrize("letter", ["\x00", "\udce9"], ids=["zero", "latin"])
def test_bytes_that_are_no_text_lose_their_own_row_only(letter):
    table = read_table([HEAD, row(area=f"K{letter}"), row("B")], "t")
    assert (faults(table), codes(table)) == ([(1, 2, RowNotText)], ["B"])


@pytest.mark.parametrize("letter", ["\x00", "\udce9"], ids=["zero", "latin"])
def test_a_first_line_that_is_no_text_is_no_table(letter):
    with pytest.raises(NotATable):
        read_table([letter + HEAD, row()], "t")


def test_a_column_that_is_named_twice_is_refused_by_name():
    with pytest.raises(ColumnTwice, match="actual"):
        read_table([HEAD.replace("\n", ",Actual \n"), row()], "t")


def test_a_column_that_nobody_reads_may_be_named_twice():
    table = read_table([HEAD.replace("\n", ",note,note\n"), row()], "t")
    assert (codes(table), table.ignored) == (["I"], ("note", "note"))


def test_the_mark_between_cells_is_the_one_that_makes_the_columns_known():
    head = HEAD.replace(",", ";").replace("\n", ";said, by whom\n")
    assert codes(read_table([head, row().replace(",", ";")], "t")) == ["I"]


CELL = st.text(st.characters(codec="utf-8", exclude_characters="\x00\r\n")) | st.text(
    st.characters(codec="utf-8", exclude_characters="\x00\r,")
)


@given(st.lists(st.lists(CELL, min_size=3, max_size=3), max_size=6))
def test_whatever_a_writer_of_csv_writes_is_read_as_it_was(rows):
    written = io.StringIO()
    csv.writer(written, lineterminator="\n").writerows([["indicator", "area", "period"], *rows])
    header, read = table_of(io.StringIO(written.getvalue(), newline=""), "t", ("indicator", "area", "period"))
    assert header == ["indicator", "area", "period"]
    assert [cells for _, cells in read] == [row for row in rows if any(map(str.strip, row))]
