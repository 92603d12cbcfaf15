"""The figure of a year of which only the quarters are reported."""

from datetime import date

import pytest

from balozi.ground.errors.results import NotAPeriod
from balozi.results.computing import line_of
from balozi.results.windows import figures_within, window_of, with_span
from tests.results.tables import a_row, computed

YEAR = "FY2024"


def of_year(rows, on=date(2026, 11, 21), text=YEAR):
    """Return the lines of the figures of a stretch of time, by area."""
    results = computed(rows, on=on)
    return {
        line["area"]: line
        for line in (line_of(one, results.thresholds) for one in figures_within(results, window_of(text)))
    }


def quarters(*actuals, kind="periodic", **cells):
    """Return a row for each quarter of the fiscal year 2024; None names the quarter without a value."""
    values = [{} if actual is None else {"actual": actual} for actual in actuals]
    return [a_row(period=f"FY2024-Q{n}", kind=kind, **cells, **told) for n, told in enumerate(values, 1)]


def test_what_happened_in_the_quarters_is_added_up_with_their_targets():
    line = of_year(quarters(10, 20, 10, 5, baseline=0, target=15))["X"]
    assert (line["actual"], line["target"], line["achievement"]) == ("45", "60", "0.75")
    assert (line["rating"], line["period"]) == ("not_met", "FY2024-Q1/FY2024-Q4")


def test_the_last_quarter_alone_never_speaks_for_the_year():
    assert of_year(quarters(0, 0, 0, 15, target=15))["X"]["rating"] == "not_met"


def test_percentages_of_the_quarters_are_sums_of_numerators_over_sums_of_denominators():
    rows = [
        a_row(kind="percent", period=f"FY2024-Q{n}", target=50, numerator=above, denominator=below)
        for n, (above, below) in enumerate([(1, 1), (9, 99), (0, 50), (0, 50)], 1)
    ]
    assert (of_year(rows)["X"]["actual"], of_year(rows)["X"]["rating"]) == ("5", "not_met")


def test_a_level_is_that_of_the_last_quarter():
    assert of_year(quarters(3, 4, 5, 9, kind="level", target=8))["X"]["actual"] == "9"


def test_a_row_of_the_year_itself_is_its_figure():
    rows = [*quarters(1, 1, 1, 1, target=1), a_row(period=YEAR, actual=50, target=100)]
    line = of_year(rows)["X"]
    assert (line["actual"], line["period"], line["scope"]) == ("50", YEAR, "period")


@pytest.mark.parametrize("direction", ["increase", "decrease"])
def test_quarters_that_no_row_names_are_missing(direction):
    line = of_year(quarters(50, 50, target=10 if direction == "increase" else 60, direction=direction))["X"]
    assert (line["known"], line["expected"]) == (2, 4)
    assert "Partial: 2 of 4 parts are complete." in line["reason"]
    assert line["rating"] == ("met" if direction == "increase" else "no_data")


def test_a_level_that_was_not_reported_at_the_end_of_the_year_is_no_level_of_the_year():
    line = of_year(quarters(9, 9, kind="level", target=8))["X"]
    assert (line["rating"], "The last known value is 9, of FY2024-Q2." in line["reason"]) == ("no_data", True)


def test_a_running_total_stands_to_the_end_of_the_year_and_says_since_when():
    line = of_year(quarters(5, 9, kind="cumulative", target=8))["X"]
    assert (line["rating"], "Carried forward from FY2024-Q2" in line["reason"]) == ("met", True)
    falling = of_year(quarters(9, 5, kind="cumulative", target=8, direction="decrease"))["X"]
    assert falling["rating"] == "no_data"


def test_one_quarter_of_a_year_that_is_over_is_not_the_year():
    assert of_year(quarters(50, direction="decrease", target=60))["X"]["rating"] == "no_data"


def test_a_running_year_is_rated_by_the_quarters_that_are_over():
    rows = quarters(10, 20, None, None, target=15)
    line = of_year(rows, on=date(2025, 1, 15))["X"]
    assert (line["actual"], line["target"], line["period"]) == ("30", "30", "FY2024-Q1/FY2024-Q2")
    assert line["rating"] == "met"
    first = of_year(rows, on=date(2024, 10, 15))["X"]
    assert (first["period"], first["scope"], first["rating"]) == ("FY2024-Q1", "period", "not_met")


def test_a_year_ahead_shows_its_targets_and_is_not_due():
    line = of_year(quarters(None, None, None, None, target=15), on=date(2024, 1, 1))["X"]
    assert (line["target"], line["rating"]) == ("60", "not_due")


def test_a_calendar_year_is_told_in_the_fiscal_year_in_which_it_ended():
    rows = [a_row(period=str(year), actual=year, target=1) for year in (2023, 2024, 2025)]
    assert of_year(rows)["X"]["period"] == "2024"


def test_what_lies_outside_is_not_there():
    assert of_year([a_row(period="FY2020", actual=1, target=1)]) == {}


def test_several_years_are_brought_together_and_a_year_to_come_is_left_out():
    rows = [a_row(period=f"FY{year}", actual=10, target=10) for year in (2023, 2024)]
    rows.append(a_row(period="FY2027", target=10))
    line = of_year(rows, text="FY2023/FY2027", on=date(2025, 7, 1))["X"]
    assert (line["actual"], line["target"], line["rating"]) == ("20", "20", "met")


def test_areas_have_their_own_figures():
    rows = [
        *quarters(1, 1, 1, 1, target=1, parent_area="P"),
        *quarters(2, 2, 2, 2, area="Y", parent_area="P"),
    ]
    found = of_year(rows)
    assert {area: line["actual"] for area, line in found.items()} == {"X": "4", "Y": "8", "P": "12"}


def test_a_span_that_is_named_is_found_again():
    results = computed([*quarters(1, 1, 1, 1, target=1), a_row(period="FY2025-Q1", actual=1, target=1)])
    name = "FY2024-Q1/FY2024-Q4"
    assert name not in {one.cell.name for one in results.figures}
    assert name in {one.cell.name for one in with_span(results, name).figures}
    assert with_span(results, "FY2024") is results
    assert with_span(results, "no period") is results


def test_a_year_with_missing_quarters_is_found_again_by_its_name_with_the_same_rating():
    rows = [*quarters(50, 50, direction="decrease", target=60), a_row(period="FY2026-Q1", actual=1)]
    results = computed([row for row in rows if row["period"] != "FY2024-Q1"])
    (year,) = figures_within(results, window_of(YEAR))
    assert year.cell.name == "FY2024-Q1/FY2024-Q4"
    again = [one for one in with_span(results, year.cell.name).figures if one.cell.name == year.cell.name]
    assert again == [year]


def test_a_stretch_of_time_does_not_end_before_it_begins():
    with pytest.raises(NotAPeriod):
        window_of("FY2025/FY2024")
