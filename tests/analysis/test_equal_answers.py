"""The column engine says what the exact engine says, of every figure."""

from datetime import date, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.analysis.comparing import assert_same, read
from tests.examples import tries
from tests.results.tables import a_row, examples

EXAMPLES = examples()


def test_every_cell_of_the_truth_table():
    by_day = {}
    for cell, listed in EXAMPLES.items():
        for place, (row, expected) in enumerate(listed):
            by_day.setdefault(expected["on"], []).append(row | {"indicator": f"{cell}-{place}"})
    for day, rows in by_day.items():
        answered = assert_same(read(rows), on=date.fromisoformat(day))
        assert answered.why_exact == {}


LARGER = {"A": "P", "B": "P", "C": "Q", "P": "K", "Q": "K", "K": ""}
NUMBER = st.sampled_from(["", "", "0", "5", "7", "12", "10", "0.5", "2.25", "100"])
QUARTERS = st.sampled_from(["2024-Q1", "2024-Q2", "2024-Q3", "2024-Q4", "2025-Q2"])
DAYS = st.none() | st.integers(0, 5).map(lambda day: str(date(2024, 11, 28) + timedelta(days=day)))


@st.composite
def reports(draw, periods=QUARTERS):
    """Return the rows of a few indicators: versions, parts, ranges, words, gaps, areas at three heights."""
    rows = []
    for indicator in "IJ"[: draw(st.integers(1, 2))]:
        kind = draw(st.sampled_from(["periodic", "cumulative", "level", "percent", "scale", ""]))
        direction = draw(st.sampled_from(["increase", "decrease", "range", "none", ""]))
        unit = draw(st.sampled_from(["", "%", "share"]))
        for _ in range(draw(st.integers(1, 10))):
            area = draw(st.sampled_from("ABCPQK"))
            row = a_row(
                indicator=indicator,
                kind=kind,
                direction=direction,
                unit=unit,
                area=area,
                parent_area=LARGER[area],
                period=draw(periods),
                baseline=draw(st.sampled_from(["", "", "0", "5", "2.5"])),
                target=draw(st.sampled_from(["", "10", "20", "0", "0.5", "TBD", "to be better"])),
                actual=draw(NUMBER),
                reported_on=draw(DAYS) or "",
            )
            if draw(st.booleans()) and row["target"] in ("", "10"):
                row |= {"target_low": "2", "target_high": draw(st.sampled_from(["", "7", "9"]))}
            if kind == "percent" and draw(st.booleans()):
                below = draw(st.sampled_from([0, 4, 8, 10, 50]))
                row |= {"numerator": draw(st.sampled_from([0, below, below // 2])), "denominator": below}
            rows.append(row)
    return rows


@st.composite
def sums(draw):
    """Return the rows of a few indicators that only need sums: areas of one height, single targets, whole percentages."""
    rows = []
    for indicator in "IJK"[: draw(st.integers(1, 3))]:
        kind = draw(st.sampled_from(["periodic", "cumulative", "level", "percent"]))
        told = draw(st.sampled_from([("0", "5", "12"), ("", "", "2.5", "7")]))
        targets = draw(st.sampled_from([("10", "20"), ("20",), ("", "10", "0"), ("", "TBD", "better", "4")]))
        bases = draw(st.sampled_from([("1",), ("", "2.5", "0")]))
        direction = draw(st.sampled_from(["increase", "decrease", "range", "none"]))
        quarters = draw(st.integers(1, 3))
        for area in draw(st.sampled_from(["ABC", "ABD", "AC", "PQ", "K"])):
            for quarter in range(quarters):
                row = a_row(
                    indicator=indicator,
                    kind=kind,
                    direction=direction,
                    unit=draw(st.sampled_from(["%", "share"])) if kind == "percent" and not rows else "%",
                    area=area,
                    parent_area=(LARGER | {"D": "P"})[area],
                    period=f"2024-Q{quarter + 2}",
                    baseline=draw(st.sampled_from(bases)),
                    target=draw(st.sampled_from(targets)),
                    actual=draw(st.sampled_from(told)),
                )
                if kind == "percent" and row["actual"]:
                    below = draw(st.sampled_from([4, 8, 50]))
                    row |= {"actual": "", "numerator": draw(st.sampled_from([0, below, below // 2]))}
                    row["denominator"] = below
                rows.append(row)
    late = draw(st.integers(0, len(rows) - 1))
    return [*rows, *(rows[late : late + 2] if draw(st.booleans()) else [])]


ASKED = st.sampled_from([date(2024, 9, 30), date(2024, 12, 1), date(2024, 12, 31), date(2026, 1, 1)])
KNOWN = st.none() | st.sampled_from([date(2024, 11, 30), date(2024, 12, 2)])
MANY = settings(max_examples=tries(6), deadline=None, suppress_health_check=[HealthCheck.too_slow])


@MANY
@given(reports(), ASKED, KNOWN)
def test_any_table_is_answered_as_the_exact_engine_does(rows, on, known_on):
    assert_same(read(rows), on=on, known_on=known_on)


@MANY
@given(sums(), ASKED)
def test_any_table_of_plain_indicators_is_answered_as_the_exact_engine_does(rows, on):
    assert_same(read(rows), on=on)


@MANY
@given(reports(periods=st.sampled_from(["2024", "2024-Q1", "2024-05", "FY2024"])), ASKED)
def test_periods_of_several_lengths_are_left_to_the_exact_engine(rows, on):
    answered = assert_same(read(rows), on=on)
    for code in {row["indicator"] for row in rows}:
        lengths = {len(row["period"]) for row in rows if row["indicator"] == code}
        if len(lengths) > 1:
            assert code in answered.why_exact


def test_a_span_that_still_runs_and_tells_nothing_yet_knows_of_no_part():
    rows = [
        a_row(kind="scale", direction="none", area=area, parent_area="K", period=period, actual=actual)
        for area, period, actual in (("A", "2024-Q1", "3"), ("P", "2025-Q2", "2"))
    ]
    answered = assert_same(read(rows), on=date(2024, 9, 30))
    (span,) = [one for one in answered.lines() if one["area"] == "K" and one["scope"] == "span"]
    assert (span["known"], span["rating"]) == (0, "not_due")
