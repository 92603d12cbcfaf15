"""Periods as people write them: one name for each, and what can be two is refused with both."""

import pytest

from balozi.ground.errors.results import NotAPeriod, PeriodUnclear
from balozi.results.periods import period_of
from balozi.results.windows import period_named, window_of


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("FY2024/25", "FY2024"),
        ("FY 2024/25", "FY2024"),
        ("FY 2024-25", "FY2024"),
        ("fy2024/2025", "FY2024"),
        ("FY24/25", "FY2024"),
        ("FY99/00", "FY1999"),
        ("FY2011-12", "FY2011"),
        ("2024/25", "FY2024"),
        ("1999/00", "FY1999"),
        ("2024Q3", "2024-Q3"),
        ("2024 Q3", "2024-Q3"),
        ("Q3 2024", "2024-Q3"),
        ("q3-2024", "2024-Q3"),
        ("2024H1", "2024-H1"),
        ("H1 2024", "2024-H1"),
        ("2024M07", "2024-07"),
        ("2024-M7", "2024-07"),
        ("Q1 FY2024/25", "FY2024-Q1"),
        ("2024/25 Q1", "FY2024-Q1"),
        ("FY2024Q1", "FY2024-Q1"),
        ("FY 2024\u201325", "FY2024"),
        ("2024-07", "2024-07"),
        ("2010-11", "2010-11"),
    ],
)
def test_a_period_has_one_name_however_it_is_spelt(written, name):
    assert period_of(written).name == name
    assert period_of(name) == period_of(written)


@pytest.mark.parametrize(
    ("written", "one", "other"),
    [
        ("FY25", "FY2024", "FY2025"),
        ("2024/2025", "FY2024", "2024 + 2025"),
        ("2024-25", "FY2024", "2024 + 2025"),
        ("2011/12", "FY2011", "2011-12"),
    ],
)
def test_what_can_be_two_periods_is_refused_with_both(written, one, other):
    with pytest.raises(PeriodUnclear) as refusal:
        period_of(written)
    assert (refusal.value.one, refusal.value.other) == (one, other)
    assert one in str(refusal.value)
    assert other in str(refusal.value)


@pytest.mark.parametrize(
    "written",
    [
        "2024/26",
        "FY2024-07",
        "2024M13",
        "FY2024M07",
        "Q1 2024 Q2",
        "2024/07",
        "H3 2024",
        "2024W7",
        "9999/00",
        "202407",
    ],
)
def test_what_is_no_period_stays_none(written):
    with pytest.raises(NotAPeriod) as refusal:
        period_of(written)
    assert not isinstance(refusal.value, PeriodUnclear)


def test_a_span_of_two_calendar_years_is_no_fiscal_year():
    assert period_named("2024/2025") == "2024/2025"
    assert (window_of("2024/2025").last_day, window_of("2024/25").last_day) == (
        period_of("2025").last_day,
        period_of("FY2024").last_day,
    )
    assert period_named("2024Q1/2024Q3") == "2024-Q1/2024-Q3"
    assert period_named("FY2023/FY2026") == "FY2023/FY2026"
    with pytest.raises(PeriodUnclear):
        window_of("2011/12")
