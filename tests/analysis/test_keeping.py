"""Kept figures after a late correction are those of a full computation."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from balozi.analysis.results.answering import line
from balozi.analysis.results.columns import columns_of
from balozi.analysis.results.computing import Asked
from balozi.analysis.results.keeping import keep, open_kept
from balozi.analysis.results.registers import known_indicators
from balozi.ground.errors.results import NoSuchFigure
from balozi.results.computing import compute_results, line_of
from balozi.results.explaining import explain_figure
from balozi.results.thresholds import default_thresholds
from tests.analysis.comparing import SAME, read
from tests.analysis.test_equal_answers import ASKED, LARGER, reports
from tests.examples import tries
from tests.results.tables import TODAY, a_row

SLOW = settings(max_examples=tries(6), deadline=None, suppress_health_check=[HealthCheck.too_slow])


def kept_lines(kept):
    """Return the lines of all kept figures, by indicator, area and period."""
    known = {one.number: one for one in known_indicators(kept.columns, None)}
    lines = [line(kept.columns, known[one["indicator"]], one) for one in kept.figures()]
    return sorted(({name: one[name] for name in SAME} for one in lines), key=_place)


def exact_lines(rows, on, codes):
    """Return the lines of the exact engine for some indicators."""
    results = compute_results(rows, thresholds=default_thresholds(), on=on)
    lines = [line_of(one, results.thresholds) for one in results.figures]
    shown = [{name: one[name] for name in SAME} for one in lines if one["indicator"] in codes]
    return sorted(shown, key=_place)


def _place(one):
    return one["indicator"], one["area"], one["scope"], one["period"]


def assert_kept(kept, rows, on):
    """Hold that what is kept is what the exact engine says of all rows."""
    codes = {
        told.code
        for place, told in enumerate(kept.columns.indicators)
        if not told.why_exact and place not in kept.odd
    }
    for one, other in zip(kept_lines(kept), exact_lines(rows, on, codes), strict=True):
        assert one == other


@SLOW
@given(reports(), st.data(), ASKED)
def test_kept_figures_after_corrections_are_those_of_a_full_computation(rows, data, on):
    first = read(rows)
    kept = keep(":memory:", columns_of(first), Asked(default_thresholds(), on))
    assert_kept(kept, first, on)
    for number in range(data.draw(st.integers(1, 3))):
        like = rows[data.draw(st.integers(0, len(rows) - 1))]
        area = data.draw(st.sampled_from(sorted({row["area"] for row in rows})))
        late = like | {
            "area": area,
            "parent_area": LARGER[area],
            "period": data.draw(st.sampled_from([row["period"] for row in rows] + ["2024-Q3"])),
            "actual": data.draw(st.sampled_from(["", "0", "6", "9"])),
            "reported_on": f"2026-0{number + 1}-01",
        }
        taken = kept.correct(read([*rows, late])[-1])
        if taken.why_afresh:
            continue
        rows = [*rows, late]
        assert_kept(kept, read(rows), on)


def table(kind, **more):
    """Return quarters of four areas in two larger ones in a country."""
    whole = {"numerator": 3, "denominator": 8, "unit": "%"} if kind == "percent" else {"actual": 3}
    return [
        a_row(kind=kind, area=area, parent_area=LARGER[area], period=period, baseline=1, target=9)
        | whole
        | more
        for area in ("A", "B", "C")
        for period in ("2024-Q1", "2024-Q2", "2024-Q3")
    ] + [a_row(kind=kind, area=area, parent_area=LARGER[area], period="2024-Q1") for area in ("P", "Q", "K")]


@pytest.mark.parametrize("kind", ["periodic", "cumulative", "level", "percent", "scale"])
def test_a_late_correction_changes_what_depends_on_it_and_nothing_else(kind):
    rows = table(kind)
    kept = keep(":memory:", columns_of(read(rows)), Asked(default_thresholds(), TODAY))
    before = kept_lines(kept)
    late = (
        rows[1] | ({"numerator": 7} if kind == "percent" else {"actual": 8}) | {"reported_on": "2026-01-01"}
    )
    taken = kept.correct(read([*rows, late])[-1])
    periods = 3 if kind == "cumulative" else 1
    assert taken.why_afresh == ""
    assert taken.figures == 3 * (periods + 1)
    assert_kept(kept, read([*rows, late]), TODAY)
    changed = {one["area"] for one in kept_lines(kept) if one not in before}
    assert "A" in changed
    assert changed <= {"A", "P", "K"}


def test_a_file_keeps_everything_over_its_closing(tmp_path):
    rows = [row | {"unit": "%"} for row in table("percent")]
    kept = keep(tmp_path / "kept.duckdb", columns_of(read(rows)), Asked(default_thresholds(), TODAY))
    before = kept_lines(kept)
    kept.connection.close()
    again = open_kept(tmp_path / "kept.duckdb")
    assert kept_lines(again) == before
    late = rows[0] | {"numerator": 8, "target": "by and by", "period": "2024-Q4", "reported_on": "2026-01-01"}
    assert again.correct(read([*rows, late])[-1]).why_afresh == ""
    again.connection.close()
    assert_kept(open_kept(tmp_path / "kept.duckdb"), read([*rows, late]), TODAY)


@pytest.mark.parametrize(
    ("more", "why"),
    [
        ({"indicator": "J"}, "an indicator or an area that is new"),
        ({"parent_area": "Q"}, "another larger area"),
        ({"direction": "decrease"}, "a declaration that changes"),
        ({"period": "2024"}, "another length of period, or another reporter"),
        ({"reporter": "B"}, "another length of period, or another reporter"),
        ({"over_areas": "none"}, "another way of bringing periods or areas together"),
        ({"target": "better", "target_low": "1"}, "a target in words and numbers"),
        ({"actual": "0.5"}, "more decimal places than the columns keep"),
        ({"actual": "1e30"}, "numbers too large for whole columns"),
    ],
)
def test_a_row_that_changes_more_than_its_figures_changes_nothing_and_says_why(more, why):
    rows = table("level")
    kept = keep(":memory:", columns_of(read(rows)), Asked(default_thresholds(), date(2025, 1, 1)))
    taken = kept.correct(read([*rows, rows[0] | {"reported_on": "2026-01-01"} | more])[-1])
    assert (taken.figures, taken.why_afresh) == (0, why)
    assert_kept(kept, read(rows), date(2025, 1, 1))


def test_a_percentage_that_does_not_say_its_scale_is_kept_afresh():
    rows = [row | {"unit": ""} for row in table("percent")]
    kept = keep(":memory:", columns_of(read(rows)), Asked(default_thresholds(), TODAY))
    taken = kept.correct(read([*rows, rows[0] | {"reported_on": "2026-01-01"}])[-1])
    assert taken.why_afresh == "a percentage whose unit does not say its scale"


@pytest.mark.parametrize("kind", ["periodic", "cumulative", "level", "percent", "scale"])
def test_a_kept_figure_is_explained_as_the_whole_table_explains_it(kind):
    rows = read(table(kind))
    kept = keep(":memory:", columns_of(rows), Asked(default_thresholds(), TODAY))
    results = compute_results(rows, thresholds=default_thresholds(), on=TODAY)
    for area in "APK":
        for period in ("2024-Q2", "2024-Q1/2024-Q3"):
            assert kept.explain("I", area, period) == explain_figure(results, rows, "I", area, period)
    with pytest.raises(NoSuchFigure):
        kept.explain("I", "A", "2031")
