"""Reading tables: what is used, what is refused and why."""

from datetime import date
from fractions import Fraction

import pytest

from balozi.ground.errors.results import (
    CellEmpty,
    ColumnsMissing,
    DeclarationMissing,
    NotADay,
    NotANumber,
    NotAPeriod,
    NotOneOf,
    PartsImpossible,
    PartsIncomplete,
    RangeInvalid,
    ThresholdsInvalid,
    TooManyCells,
)
from balozi.results.areas import tree_of
from balozi.results.decimals import decimal_of, number_of
from balozi.results.declarations import Direction, Frequency, Gathering, Indicator, Kind
from balozi.results.files import read_table
from balozi.results.periods import period_of
from balozi.results.thresholds import default_thresholds, thresholds_of
from tests.results.tables import a_row, lines_of


def read(rows):
    return read_table([f"{line}\n" for line in lines_of(rows)], "a table")


@pytest.mark.parametrize(
    ("cells", "refusal"),
    [
        ({"indicator": ""}, CellEmpty),
        ({"period": ""}, CellEmpty),
        ({"period": "2024-13"}, NotAPeriod),
        ({"period": "2024-Q5"}, NotAPeriod),
        ({"period": "FY2024-07"}, NotAPeriod),
        ({"period": "summer"}, NotAPeriod),
        ({"direction": "up"}, NotOneOf),
        ({"kind": "sum"}, NotOneOf),
        ({"actual": "abc"}, NotANumber),
        ({"actual": "nan"}, NotANumber),
        ({"actual": "inf"}, NotANumber),
        ({"actual": '"1,250"'}, NotANumber),
        ({"actual": "1_000"}, NotANumber),
        ({"actual": "80%"}, NotANumber),
        ({"actual": "1e999999999"}, NotANumber),
        ({"actual": "٣"}, NotANumber),
        ({"baseline": "none"}, NotANumber),
        ({"target": "nan"}, NotANumber),
        ({"target": '"1,250"'}, NotANumber),
        ({"target": "10-20"}, NotANumber),
        ({"target_low": 4, "target_high": 2}, RangeInvalid),
        ({"reported_on": "01/02/2024"}, NotADay),
        ({"reported_on": "2024-02-30"}, NotADay),
        ({"kind": "percent", "numerator": 1}, PartsIncomplete),
        ({"kind": "percent", "denominator": 1}, PartsIncomplete),
        ({"numerator": 1, "denominator": -2}, PartsImpossible),
        ({"numerator": 1, "denominator": 0}, PartsImpossible),
    ],
)
def test_a_row_that_cannot_be_used_is_told_by_its_number_and_stops_no_other(cells, refusal):
    table = read([a_row(), a_row(**cells), a_row()])
    assert [row.number for row in table.rows] == [1, 3]
    (fault,) = table.faults
    assert (fault.number, fault.line, type(fault.refusal)) == (2, 3, refusal)


def test_a_row_longer_than_its_header_is_refused():
    table = read_table(
        ["indicator,direction,kind,area,period,actual\n", "I,increase,level,X,2024,1,250\n"], "t"
    )
    assert isinstance(table.faults[0].refusal, TooManyCells)


def test_a_table_without_a_needed_column_is_refused_by_name():
    with pytest.raises(ColumnsMissing, match="direction, actual / numerator"):
        read_table(["indicator,kind,area,period\n"], "t")


def test_an_empty_file_is_no_table():
    with pytest.raises(ColumnsMissing):
        read_table([], "t")


@pytest.mark.parametrize("mark", [";", "\t"])
def test_cells_may_be_parted_by_semicolons_and_tabs(mark):
    lines = [f"{line.replace(',', mark)}\n" for line in lines_of([a_row(actual="1.5")])]
    (row,) = read_table(["\ufeff" + lines[0], *lines[1:]], "t").rows
    assert row.observation.value == Fraction(3, 2)


def test_columns_in_any_order_and_case_and_unknown_ones_are_named():
    lines = ["Period,NOTE,actual,Area,KIND,direction,indicator\n", "2024,x,3,X,Level,Increase,I\n", "\n"]
    table = read_table(lines, "t")
    assert (table.rows[0].kind, table.ignored) == (Kind.LEVEL, ("note",))


def test_half_of_a_percentage_is_no_matter_for_other_kinds():
    (row,) = read([a_row(actual=3, numerator=3)]).rows
    assert (row.observation.value, row.observation.numerator) == (3, None)


@pytest.mark.parametrize("text", ["1.0", "0.8,1.0", "1,0", "a,b", "1,-1", "1,1,1", ""])
def test_thresholds_are_two_numbers_the_higher_one_first(text):
    with pytest.raises(ThresholdsInvalid):
        thresholds_of(text, "a test")


def test_the_default_thresholds_have_a_source():
    thresholds = default_thresholds()
    assert (thresholds.met, thresholds.partly) == (1, Fraction(4, 5))
    assert thresholds.source


def test_an_indicator_says_what_it_does_not_declare():
    indicator = Indicator("I", unit="count", direction=Direction.INCREASE, frequency=Frequency.YEAR)
    with pytest.raises(DeclarationMissing, match="kind, calendar"):
        indicator.check()
    assert indicator.gathering_over_areas() == Gathering.NONE


def test_a_declared_way_of_adding_wins_over_that_of_the_kind():
    rate = Indicator("I", kind=Kind.LEVEL, over_areas=Gathering.NONE)
    assert (rate.gathering_over_areas(), rate.gathering_over_time()) == (Gathering.NONE, Gathering.LAST)


def test_periods_are_ordered_by_their_end_and_wholes_come_after_parts():
    names = ["2024", "2024-Q4", "2024-12", "FY2024", "2024-H2", "2025-01"]
    assert [period.name for period in sorted(map(period_of, names))] == [
        "2024-12",
        "2024-Q4",
        "2024-H2",
        "2024",
        "2025-01",
        "FY2024",
    ]


def test_a_fiscal_year_begins_where_it_is_told():
    assert period_of("FY2024-Q1").first_day == date(2024, 7, 1)
    assert period_of("FY2024-Q1", 4).first_day == date(2024, 4, 1)
    assert period_of("fy2024-h2").last_day == date(2025, 6, 30)


@pytest.mark.parametrize(
    ("text", "written"),
    [("1e3", "1000"), ("0.10", "0.1"), ("-0", "0"), (".5", "0.5"), ("123456789012.25", "123456789012.25")],
)
def test_numbers_are_written_exactly(text, written):
    assert decimal_of(number_of(text)) == written


def test_areas_in_a_ring_and_areas_below_it():
    named = {
        "A": frozenset("B"),
        "B": frozenset("C"),
        "C": frozenset("A"),
        "D": frozenset("A"),
        "E": frozenset("E"),
    }
    tree = tree_of(frozenset("ABCDE"), named)
    assert tree.cycles == (("A", "B", "C"), ("E",))
    assert tree.parts == {"A": ("D",)}
    assert tree.order.index("D") < tree.order.index("A")
