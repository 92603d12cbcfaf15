"""A table of texts, read column by column, says what it says row by row."""

import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from balozi.analysis.results.answering import answer
from balozi.analysis.results.coding import texts_in
from balozi.analysis.results.columns import columns_of
from balozi.analysis.results.computing import Asked
from balozi.analysis.results.engines import in_memory
from balozi.analysis.results.texts import read_texts
from balozi.ground.errors.results import ColumnsMissing
from balozi.results.files import read_table
from balozi.results.thresholds import default_thresholds
from tests.analysis.test_equal_answers import reports
from tests.examples import tries
from tests.results.tables import TODAY, a_row, lines_of

MANY = settings(max_examples=tries(6), deadline=None, suppress_health_check=[HealthCheck.too_slow])
ODD = (
    {"actual": "many"},
    {"actual": "1e30"},
    {"actual": " 5 "},
    {"target": "better", "target_low": "1"},
    {"target": "TBD", "target_low": "1"},
    {"target": "by and by"},
    {"target_low": "7", "target_high": "2"},
    {"numerator": "3"},
    {"numerator": "3", "denominator": "0"},
    {"numerator": "3", "denominator": "-4"},
    {"period": "soon"},
    {"period": ""},
    {"indicator": ""},
    {"kind": "total"},
    {"direction": "Increase"},
    {"levels": "low < high", "actual": "high"},
    {"over_areas": "none"},
    {"reporter": "B"},
    {"parent_area": "L"},
    {"parent_area": ""},
    {"unit": "share"},
    {"reported_on": "yesterday"},
    {"actual": "0.1234567"},
)


def texts(rows):
    """Return rows as columns of texts."""
    names = dict.fromkeys(name for row in rows for name in row)
    return pa.table({name: [str(row.get(name, "")) for row in rows] for name in names})


def assert_same_reading(rows):
    """Hold that both ways refuse the same rows with the same words, and give the same figures."""
    by_row = read_table([f"{line}\n" for line in lines_of(rows)], "a table")
    by_column = read_texts(texts(rows), "a table")
    told = [[(one.number, type(one.refusal)) for one in found.faults] for found in (by_row, by_column)]
    assert told[0] == told[1]
    asked = Asked(default_thresholds(), TODAY)
    every = [columns_of(by_row.rows), by_column.columns]
    lines = [list(answer(columns, asked, in_memory(1)).lines()) for columns in every]
    assert lines[0] == lines[1]


@MANY
@given(reports(), st.lists(st.sampled_from(ODD), max_size=3), st.randoms(use_true_random=False))
def test_any_table_of_texts_says_the_same_column_by_column(rows, odd, chance):
    every = [
        {"levels": "", "over_areas": "", "reporter": "", "target_low": "", "target_high": ""} | row
        for row in rows
    ]
    for more in odd:
        place = chance.randrange(len(every))
        every[place] = every[place] | more
    assert_same_reading(every)


@pytest.mark.parametrize("more", ODD, ids=[str(one) for one in ODD])
def test_what_is_odd_is_said_of_the_row_and_stops_no_other(more):
    rows = [
        a_row(indicator=code, area=area, parent_area="K", period="2024-Q1", actual="5", target="8")
        for code in "IJ"
        for area in "AB"
    ]
    every = [
        {"levels": "", "over_areas": "", "reporter": "", "target_low": "", "target_high": ""} | row
        for row in rows
    ]
    assert_same_reading([*every[:3], every[3] | {"numerator": "", "denominator": ""} | more])


def test_rows_without_a_cell_are_not_numbered():
    row = a_row(actual="5")
    read = read_texts(texts([row, dict.fromkeys(row, " "), row | {"actual": "five"}]), "a table")
    assert [one.number for one in read.faults] == [2]
    assert read.columns.rows.num_rows == 1


def test_a_file_is_read_as_it_is_written(tmp_path):
    path = tmp_path / "table.csv"
    path.write_text("\n".join(lines_of([a_row(actual="0.10", target="007"), a_row(actual="")])), "utf-8")
    texts_read = texts_in(path)
    assert texts_read["actual"].to_pylist() == ["0.10", ""]
    assert texts_read["target"].to_pylist() == ["007", ""]
    assert read_texts(texts_read, "table.csv").columns.rows["target"].to_pylist() == [70, None]


def test_a_table_without_periods_is_refused():
    with pytest.raises(ColumnsMissing):
        read_texts(texts([a_row(actual="5")]).drop_columns(["period"]), "a table")
