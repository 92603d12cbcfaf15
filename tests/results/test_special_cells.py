"""Cells of the truth table that more than one row makes: versions, roll-up, carrying, parts, spans."""

from datetime import date

import pytest

from tests.results.tables import a_row, figures, only


def quarters(*actuals, **cells):
    """Return a row for each quarter of 2024."""
    return [
        a_row(period=f"2024-Q{at}", actual=actual, **cells)
        for at, actual in enumerate(actuals, start=1)
        if actual is not None
    ]


# Declarations


@pytest.mark.parametrize("missing", ["direction", "kind"])
def test_TT_UNDECLARED_nothing_is_computed_and_the_sentence_says_which(missing):
    line = only([a_row(baseline=0, target=10, actual=10) | {missing: ""}])
    assert (line["cell"], line["rating"], line["achievement"]) == ("TT-UNDECLARED", "not_assessable", None)
    assert missing in line["reason"]


def test_TT_UNDECLARED_two_directions_on_one_day_are_none():
    rows = [a_row(actual=10, target=5), a_row(actual=10, target=5, direction="decrease", period="2025")]
    lines = figures(rows)
    assert {line["cell"] for line in lines.values()} == {"TT-UNDECLARED"}


def test_a_later_declaration_holds_and_is_told():
    rows = [
        a_row(direction="decrease", target=10, actual=20, baseline=0, reported_on="2025-01-01"),
        a_row(direction="increase", target=10, actual=20, baseline=0, reported_on="2025-02-01"),
    ]
    line = only(rows)
    assert (line["rating"], "redefined" in line["findings"]) == ("met", True)


# Versions


def test_a_late_correction_supersedes_and_is_told():
    rows = [
        a_row(baseline=0, target=100, actual=60, reported_on="2025-01-10"),
        a_row(baseline=0, target=100, actual=100, reported_on="2025-06-01"),
    ]
    line = only(rows)
    assert (line["actual"], line["rating"]) == ("100", "met")
    assert "corrected" in line["findings"]
    assert "corrected from 60 to 100 on 2025-06-01" in line["reason"]
    before = only(rows, known_on=date(2025, 3, 1))
    assert (before["actual"], before["rating"], before["findings"]) == ("60", "not_met", [])


def test_a_lowered_target_is_rated_as_it_stands_and_named():
    rows = [
        a_row(baseline=0, target=100, actual=80, reported_on="2024-02-01"),
        a_row(baseline=0, target=90, actual=80, reported_on="2024-09-01"),
        a_row(baseline=0, target=80, actual=80, reported_on="2025-01-01"),
    ]
    line = only(rows)
    assert (line["target"], line["rating"], "target_lowered" in line["findings"]) == ("80", "met", True)
    assert "lowered from 100 to 80 on 2025-01-01" in line["reason"]


@pytest.mark.parametrize(
    ("direction", "before", "now", "finding"),
    [
        ("increase", {"target": 80}, {"target": 100}, "target_changed"),
        ("decrease", {"target": 10}, {"target": 20}, "target_lowered"),
        ("decrease", {"target": 20}, {"target": 10}, "target_changed"),
        ("range", {"target_low": 2, "target_high": 4}, {"target_low": 1, "target_high": 4}, "target_lowered"),
        ("range", {"target_low": 2, "target_high": 4}, {"target_low": 3, "target_high": 4}, "target_changed"),
        ("increase", {"target": 80}, {"target": "TBD"}, "target_lowered"),
        ("increase", {"target": "TBD"}, {"target": 80}, "target_changed"),
    ],
)
def test_a_target_is_lowered_when_it_became_easier_in_the_declared_direction(direction, before, now, finding):
    rows = [
        a_row(direction=direction, actual=5, reported_on="2025-01-01", **before),
        a_row(direction=direction, actual=5, reported_on="2025-02-01", **now),
    ]
    assert [one for one in only(rows)["findings"] if one.startswith("target")] == [finding]


def test_a_lowered_target_of_a_part_is_told_of_the_whole():
    rows = [
        a_row(target=100, actual=80, parent_area="KE", reported_on="2025-01-01"),
        a_row(target=80, actual=80, parent_area="KE", reported_on="2025-02-01"),
    ]
    lines = figures(rows)
    assert "target_lowered_inside" in lines["I", "KE", "2024"]["findings"]


def test_plan_and_value_may_come_in_two_rows():
    rows = [
        a_row(baseline=0, target=100, reported_on="2024-01-01"),
        a_row(actual=100, reported_on="2025-01-01"),
    ]
    assert only(rows)["achievement"] == "1"


def test_TT_CONTRADICTED_two_values_on_one_day_are_not_chosen_between():
    rows = [a_row(target=10, actual=5), a_row(target=10, actual=15)]
    line = only(rows)
    assert (line["cell"], line["rating"]) == ("TT-INC-PER-CONTRADICTED", "not_assessable")
    assert line["actual"] is None


def test_the_same_row_twice_counts_once():
    row = a_row(baseline=0, target=10, actual=5)
    assert only([row, row]) == only([row]) | {"reason": only([row, row])["reason"]}


def test_two_reporters_are_taken_together_and_the_target_is_not_doubled():
    rows = [
        a_row(baseline=0, target=100, actual=40, reporter="A"),
        a_row(baseline=0, target=100, actual=60, reporter="B"),
    ]
    line = only(rows)
    assert (line["actual"], line["target"], line["rating"]) == ("100", "100", "met")
    assert "two_reporters" in line["findings"]


def test_a_running_total_of_two_reporters_is_the_last_value_of_each():
    rows = [
        a_row(kind="cumulative", period="2024-Q1", actual=10, reporter="A", baseline=0, target=100),
        a_row(kind="cumulative", period="2024-Q1", actual=20, reporter="B", baseline=0, target=100),
        a_row(kind="cumulative", period="2024-Q2", actual=15, reporter="A", baseline=0, target=100),
    ]
    lines = figures(rows)
    assert [lines["I", "X", f"2024-Q{quarter}"]["actual"] for quarter in (1, 2)] == ["30", "35"]
    assert lines["I", "X", "2024-Q1/2024-Q2"]["actual"] == "35"
    assert lines["I", "X", "2024-Q2"]["cell"] == "TT-INC-CUM-CARRIED"


def test_a_row_without_a_day_cannot_be_shown_to_have_been_known():
    rows = [a_row(actual=1, target=2), a_row(period="2025", actual=1, target=2, reported_on="2026-01-01")]
    assert {key[2] for key in figures(rows, known_on=date(2026, 2, 1))} == {"2025", "2025/2025"}


# Running totals


def test_a_running_total_is_carried_through_a_period_without_a_value():
    lines = figures(quarters("10", "", None, "110", kind="cumulative", baseline=0, target=100))
    actuals = [lines["I", "X", f"2024-Q{quarter}"]["actual"] for quarter in (1, 2, 3, 4)]
    assert actuals == ["10", "10", "10", "110"]
    carried = lines["I", "X", "2024-Q3"]
    assert (carried["cell"], carried["origin"]) == ("TT-INC-CUM-CARRIED", "carried")
    assert "Carried forward from 2024-Q1" in carried["reason"]


def test_a_carried_total_keeps_a_target_that_was_reached():
    lines = figures(quarters("100", "", kind="cumulative", baseline=0, target=100))
    assert lines["I", "X", "2024-Q2"]["rating"] == "met"


def test_a_missing_report_never_keeps_a_total_below_its_ceiling():
    lines = figures(quarters("5", "", kind="cumulative", direction="decrease", baseline=20, target=10))
    assert lines["I", "X", "2024-Q1"]["rating"] == "met"
    assert lines["I", "X", "2024-Q2"]["rating"] == "no_data"
    assert "not_granted" in lines["I", "X", "2024-Q2"]["findings"]


def test_a_total_above_its_ceiling_stays_above_it():
    lines = figures(quarters("15", "", kind="cumulative", direction="decrease", baseline=20, target=10))
    assert lines["I", "X", "2024-Q2"]["rating"] == "not_met"


def test_a_total_is_not_carried_into_a_period_that_still_runs():
    rows = quarters("10", "", kind="cumulative", baseline=0, target=100)
    line = figures(rows, on=date(2024, 5, 1))["I", "X", "2024-Q2"]
    assert (line["actual"], line["rating"]) == (None, "not_due")


def test_running_totals_are_never_added_over_periods():
    lines = figures(quarters("10", "40", "70", "100", kind="cumulative", baseline=0, target=100))
    assert lines["I", "X", "2024-Q1/2024-Q4"]["actual"] == "100"


def test_the_total_of_areas_never_falls_because_one_is_silent():
    rows = [
        a_row(
            kind="cumulative", area="A", parent_area="P", period="2024-Q1", actual=10, target=10, baseline=0
        ),
        a_row(
            kind="cumulative", area="B", parent_area="P", period="2024-Q1", actual=10, target=10, baseline=0
        ),
        a_row(
            kind="cumulative", area="A", parent_area="P", period="2024-Q2", actual=12, target=20, baseline=0
        ),
    ]
    lines = figures(rows)
    assert [lines["I", "P", f"2024-Q{quarter}"]["actual"] for quarter in (1, 2)] == ["20", "22"]


# Areas


def test_a_percentage_is_rolled_up_from_its_parts_and_never_averaged():
    rows = [
        a_row(kind="percent", area="A", parent_area="P", numerator=1, denominator=2, baseline=40, target=80),
        a_row(
            kind="percent", area="B", parent_area="P", numerator=30, denominator=40, baseline=40, target=80
        ),
    ]
    line = figures(rows)["I", "P", "2024"]
    assert (line["actual"], line["numerator"], line["denominator"]) == ("73.8095238095", "31", "42")
    assert (line["target"], line["rating"]) == ("80", "partly_met")


def test_different_targets_of_percentages_are_weighted_as_the_percentages_are():
    rows = [
        a_row(kind="percent", area="A", parent_area="P", numerator=5, denominator=10, baseline=0, target=50),
        a_row(kind="percent", area="B", parent_area="P", numerator=27, denominator=30, baseline=0, target=90),
    ]
    line = figures(rows)["I", "P", "2024"]
    assert (line["target"], line["actual"], line["achievement"]) == ("80", "80", "1")
    assert "weighted_target" in line["findings"]


def test_TT_TARGETS_DIFFER_without_a_value_to_weigh_by():
    rows = [
        a_row(kind="percent", area="A", parent_area="P", numerator=5, denominator=10, target=50),
        a_row(kind="percent", area="B", parent_area="P", target=90),
    ]
    assert figures(rows)["I", "P", "2024"]["cell"] == "TT-INC-PCT-TARGETS-DIFFER"


def test_TT_NO_ROLL_UP_percentages_without_parts():
    rows = [
        a_row(kind="percent", area="A", parent_area="P", actual=50, target=80),
        a_row(kind="percent", area="B", parent_area="P", actual=75, target=80),
    ]
    line = figures(rows)["I", "P", "2024"]
    assert (line["cell"], line["rating"], line["actual"]) == ("TT-INC-PCT-NO-ROLL-UP", "not_assessable", None)


def test_TT_NO_ROLL_UP_places_on_a_scale():
    rows = [a_row(kind="scale", area=area, parent_area="P", actual=3, target=4, baseline=1) for area in "AB"]
    assert figures(rows)["I", "P", "2024"]["cell"] == "TT-INC-SCL-NO-ROLL-UP"


def test_TT_DENOMINATOR_ZERO_nothing_to_take_a_part_of():
    line = only([a_row(kind="percent", numerator=0, denominator=0, target=80)])
    assert (line["cell"], line["rating"]) == ("TT-INC-PCT-DENOMINATOR-ZERO", "not_assessable")


def test_an_area_with_nothing_to_count_does_not_make_the_whole_incomplete():
    rows = [
        a_row(kind="percent", area="A", parent_area="P", numerator=0, denominator=0, target=80),
        a_row(kind="percent", area="B", parent_area="P", numerator=9, denominator=10, target=80),
    ]
    line = figures(rows)["I", "P", "2024"]
    assert (line["actual"], line["rating"]) == ("90", "met")


def test_areas_are_rolled_up_over_any_depth():
    rows = [a_row(area=f"A{n}", parent_area=f"A{n + 1}", target=10, baseline=0) for n in range(1, 40)]
    rows += [a_row(area="A0", parent_area="A1", actual=7, target=10, baseline=0)]
    assert figures(rows)["I", "A40", "2024"]["actual"] == "7"


def test_a_chain_of_areas_may_be_told_by_another_indicator():
    rows = [
        a_row(area="A", parent_area="R", actual=3, target=10, baseline=0),
        a_row(indicator="J", area="R", parent_area="KE", actual=3, target=10, baseline=0),
    ]
    assert figures(rows)["I", "KE", "2024"]["actual"] == "3"


def test_the_own_value_of_an_area_wins_and_the_difference_is_told():
    rows = [
        a_row(area="A", parent_area="P", actual=40, target=50, baseline=0),
        a_row(area="B", parent_area="P", actual=40, target=50, baseline=0),
        a_row(area="P", actual=90, target=100, baseline=0),
    ]
    line = figures(rows)["I", "P", "2024"]
    assert (line["actual"], line["achievement"]) == ("90", "0.9")
    assert "states 90 itself, its parts come to 80" in line["reason"]
    assert "differs_from_areas" in line["findings"]


def test_the_own_target_of_an_area_wins_and_the_difference_is_told():
    rows = [
        a_row(area="A", parent_area="P", actual=40, target=50, baseline=0),
        a_row(area="P", target=100),
    ]
    line = figures(rows)["I", "P", "2024"]
    assert (line["target"], line["achievement"]) == ("100", "0.4")
    assert "targets_differ_from_areas" in line["findings"]


def test_TT_TARGET_INCOMPLETE_the_targets_of_some_areas_are_not_the_target_of_all():
    rows = [
        a_row(area="A", parent_area="P", actual=40, target=50),
        a_row(area="B", parent_area="P", actual=40),
    ]
    line = figures(rows)["I", "P", "2024"]
    assert (line["cell"], line["actual"], line["target"]) == ("TT-INC-PER-TARGET-INCOMPLETE", "80", None)


def test_the_baseline_of_some_areas_is_not_the_baseline_of_all():
    rows = [
        a_row(area="A", parent_area="P", actual=40, target=50, baseline=10),
        a_row(area="B", parent_area="P", actual=40, target=50),
    ]
    line = figures(rows)["I", "P", "2024"]
    assert (line["baseline"], line["achievement"], line["ratio_to_target"]) == (None, None, "0.8")


def test_TT_INCOMPLETE_a_missing_area_counts_as_nothing_achieved():
    rows = [
        a_row(area="A", parent_area="P", actual=90, target=50, baseline=0),
        a_row(area="B", parent_area="P", target=50, baseline=0),
    ]
    line = figures(rows)["I", "P", "2024"]
    assert (line["cell"], line["rating"], line["achievement"]) == (
        "TT-INC-PER-INCOMPLETE",
        "partly_met",
        "0.9",
    )
    assert "Partial: 1 of 2" in line["reason"]


def test_TT_INCOMPLETE_a_missing_area_never_hides_what_should_fall():
    rows = [
        a_row(area="A", parent_area="P", direction="decrease", actual=10, target=20, baseline=50),
        a_row(area="B", parent_area="P", direction="decrease", target=20, baseline=50),
    ]
    line = figures(rows)["I", "P", "2024"]
    assert (line["cell"], line["rating"]) == ("TT-DEC-PER-INCOMPLETE", "no_data")


def test_an_area_in_two_larger_ones_is_counted_in_neither():
    rows = [
        a_row(area="A", parent_area="P", actual=1, target=1),
        a_row(area="A", parent_area="Q", period="2025", actual=1, target=1),
    ]
    assert {key[1] for key in figures(rows)} == {"A"}


def test_areas_that_name_each_other_are_not_rolled_up():
    rows = [
        a_row(area="A", parent_area="B", actual=1, target=1),
        a_row(area="B", parent_area="A", actual=2, target=2),
        a_row(area="C", parent_area="A", actual=4, target=4),
    ]
    lines = figures(rows)
    assert [lines["I", area, "2024"]["actual"] for area in "ABC"] == ["1", "2", "4"]


def test_counts_of_a_day_are_added_over_areas():
    rows = [a_row(kind="level", area=area, parent_area="P", actual=3, target=4, baseline=0) for area in "AB"]
    assert figures(rows)["I", "P", "2024"]["actual"] == "6"


def test_a_rate_that_declares_no_adding_is_not_added():
    rows = [
        a_row(kind="level", area=area, parent_area="P", actual=3, target=4, over_areas="none")
        for area in "AB"
    ]
    assert figures(rows)["I", "P", "2024"]["cell"] == "TT-INC-LVL-NO-ROLL-UP"


# Periods


def test_a_year_is_added_up_from_its_months():
    months = [a_row(period=f"2024-{month:02}", actual=10) for month in range(1, 13)]
    lines = figures([*months, a_row(baseline=0, target=120)])
    line = lines["I", "X", "2024"]
    assert (line["actual"], line["rating"], line["origin"]) == ("120", "met", "periods")


def test_a_year_of_nine_months_is_partial_and_says_so():
    months = [a_row(period=f"2024-{month:02}", actual=10) for month in range(1, 10)]
    line = figures([*months, a_row(baseline=0, target=100)])["I", "X", "2024"]
    assert (line["actual"], line["rating"], line["known"], line["expected"]) == ("90", "partly_met", 9, 12)
    assert "Partial: 9 of 12" in line["reason"]


@pytest.mark.parametrize(("kind", "expected"), [("level", "40"), ("cumulative", "40")])
def test_a_year_of_levels_and_totals_is_its_last_quarter(kind, expected):
    lines = figures([*quarters("10", "20", "30", "40", kind=kind), a_row(kind=kind, baseline=0, target=40)])
    assert lines["I", "X", "2024"]["actual"] == expected


def test_a_year_of_percentages_is_the_sum_of_parts_over_the_sum_of_wholes():
    rows = [a_row(kind="percent", period=f"2024-Q{n}", numerator=n, denominator=10 * n) for n in (1, 2, 3, 4)]
    lines = figures([*rows, a_row(kind="percent", baseline=0, target=10)])
    assert (lines["I", "X", "2024"]["actual"], lines["I", "X", "2024"]["numerator"]) == ("10", "10")


def test_the_own_value_of_a_year_wins_over_its_quarters():
    lines = figures([*quarters("10", "20", "30", "40"), a_row(actual=99, target=100, baseline=0)])
    line = lines["I", "X", "2024"]
    assert (line["actual"], "differs_from_periods" in line["findings"]) == ("99", True)


def test_a_span_takes_years_and_not_their_quarters_a_second_time():
    rows = [*quarters("10", "20", "30", "40"), a_row(target=100), a_row(period="2025", actual=1, target=100)]
    assert figures(rows)["I", "X", "2024/2025"]["actual"] == "101"


def test_periods_that_overlap_are_not_brought_together():
    rows = [a_row(actual=1, target=1), a_row(period="FY2024", actual=1, target=1)]
    line = figures(rows)["I", "X", "2024/FY2024"]
    assert (line["cell"], line["actual"]) == ("TT-INC-PER-NO-ROLL-UP", None)
    assert "overlapping" in line["findings"]


# Spans


def test_the_target_of_a_span_counts_periods_without_a_value_too():
    line = figures(quarters("20", "20", "20", "", baseline=0, target=25))["I", "X", "2024-Q1/2024-Q4"]
    assert (line["actual"], line["target"], line["achievement"], line["rating"]) == (
        "60",
        "100",
        "0.6",
        "not_met",
    )
    assert "Partial: 3 of 4" in line["reason"]


def test_the_baseline_of_a_span_counts_each_period():
    line = figures(quarters("15", "15", "15", "15", baseline=10, target=20))["I", "X", "2024-Q1/2024-Q4"]
    assert (line["baseline"], line["achievement"]) == ("40", "0.5")


def test_a_span_that_still_runs_is_not_due_and_shows_how_far_it_is():
    line = figures(quarters("25", "25", "", "", baseline=0, target=25), on=date(2024, 8, 1))[
        "I", "X", "2024-Q1/2024-Q4"
    ]
    assert (line["rating"], line["achievement"]) == ("not_due", "0.5")


def test_a_level_that_is_not_told_at_the_end_has_no_data_and_names_the_last_one_known():
    line = figures(quarters("5", "9", "", kind="level", baseline=0, target=8))["I", "X", "2024-Q1/2024-Q3"]
    assert (line["rating"], line["actual"]) == ("no_data", None)
    assert "The last known value is 9, of 2024-Q2." in line["reason"]


def test_a_span_says_how_many_periods_no_row_names():
    line = figures(quarters("5", None, "9", baseline=0, target=5))["I", "X", "2024-Q1/2024-Q3"]
    assert "2 of 3 periods" in line["reason"]


# Percentages


def test_a_numerator_above_its_denominator_is_allowed_and_noted():
    line = only([a_row(kind="percent", numerator=12, denominator=10, baseline=0, target=100)])
    assert (line["actual"], line["rating"], "above_whole" in line["findings"]) == ("120", "met", True)


@pytest.mark.parametrize(("unit", "actual"), [("%", "75"), ("share", "0.75"), ("", "0.75")])
def test_a_percentage_is_written_as_its_unit_or_its_numbers_say(unit, actual):
    row = a_row(kind="percent", numerator=3, denominator=4, baseline="0.4", target="0.8", unit=unit)
    line = only([row])
    assert line["actual"] == actual
    assert ("read_as_share" in line["findings"]) == (unit == "")


def test_a_small_percentage_is_not_taken_for_a_share():
    line = only([a_row(kind="percent", numerator=7, denominator=1000, baseline="0.5", target="0.9")])
    assert (line["actual"], line["achievement"]) == ("0.7", "0.5")


def test_parts_win_over_a_percentage_that_disagrees_with_them():
    line = only([a_row(kind="percent", actual=80, numerator=1, denominator=2, target=50)])
    assert (line["actual"], "actual_differs" in line["findings"]) == ("50", True)


def test_a_rounded_percentage_agrees_with_its_parts():
    line = only([a_row(kind="percent", actual="66.7", numerator=2, denominator=3, target=50)])
    assert "actual_differs" not in line["findings"]


# Scales


def test_places_on_a_scale_may_be_words():
    row = a_row(kind="scale", levels="none < limited < substantial < complete")
    rows = [row | {"baseline": "none", "target": "substantial", "actual": "complete"}]
    line = only(rows)
    assert (line["actual"], line["target"], line["rating"], line["achievement"]) == ("4", "3", "met", None)


def test_exceeding_is_told_and_never_capped():
    line = only([a_row(baseline=0, target=10, actual=35)])
    assert line["achievement"] == "3.5"
    assert "not capped" in line["reason"]


def test_moving_away_is_negative_and_told():
    line = only([a_row(baseline=10, target=20, actual=5)])
    assert (line["achievement"], "moved_away" in line["findings"]) == ("-0.5", True)


def test_every_finding_of_the_table_is_made_somewhere():
    from pathlib import Path

    from balozi.results.truth import truth

    source = "".join(
        path.read_text(encoding="utf-8") for path in Path(__file__).parents[2].glob("src/balozi/results/*.py")
    )
    assert [name for name in truth()["remarks"] if f'"{name}"' not in source] == []


def test_the_whole_of_one_part_is_that_part():
    lines = figures([a_row(kind="percent", area="A", parent_area="P", actual=50, target=80, baseline=40)])
    assert lines["I", "P", "2024"]["achievement"] == lines["I", "A", "2024"]["achievement"] == "0.25"


def test_a_level_of_a_span_is_held_against_the_baseline_of_its_end():
    rows = [
        a_row(kind="level", area="A", parent_area="P", period="2024-Q1", actual=12, target=20, baseline=10),
        a_row(kind="level", area="A", parent_area="P", period="2024-Q2", actual=18, target=20, baseline=10),
        a_row(kind="level", area="B", parent_area="P", period="2024-Q2", actual=18, target=20, baseline=10),
    ]
    line = figures(rows)["I", "P", "2024-Q1/2024-Q2"]
    assert (line["baseline"], line["achievement"], "rebased" in line["findings"]) == ("20", "0.8", True)


@pytest.mark.parametrize(
    ("actual", "rating", "said"),
    [
        ("12345678901234567890122", "partly_met", "= 0.999999999999999999999919."),
        ("12345678901234567890123", "met", "= 1."),
        ("9876543120987654312098", "not_met", "= 0.7999999999999999999999676."),
    ],
)
def test_a_figure_that_misses_a_limit_by_a_hair_is_not_written_as_the_limit(actual, rating, said):
    line = only([a_row(baseline=0, target="12345678901234567890123", actual=actual)])
    assert line["rating"] == rating
    assert said in line["reason"]
