"""Forecasts: what they say, what they refuse, and that their interval is as wide as the past was wild."""

import random

import pytest

from balozi.results.forecasting import forecast, needed
from balozi.results.periods import period_of


def yearly(*values, since=2015):
    return {period_of(str(since + place)): float(value) for place, value in enumerate(values)}


def quarterly(*values, since=2022):
    return {
        period_of(f"{since + place // 4}-Q{place % 4 + 1}"): float(value)
        for place, value in enumerate(values)
    }


@pytest.mark.parametrize("count", [0, 1, 3])
def test_fewer_than_four_values_are_refused_and_counted(count):
    told = forecast(yearly(*range(count)), period_of("2030"))
    assert (told.value, told.refusal, told.count, needed()) == (None, "few", count, 4)


def test_farther_than_half_of_what_is_behind_is_refused():
    assert forecast(yearly(1, 2, 3, 4), period_of("2020")).value == 6.0
    assert forecast(yearly(1, 2, 3, 4), period_of("2021")).refusal == "far"


def test_a_straight_line_goes_on_without_any_width():
    told = forecast(yearly(10, 12, 14, 16), period_of("2019"))
    assert (told.method, told.value) == ("trend", 18.0)
    assert told.low == pytest.approx(18) == told.high


def test_the_interval_of_a_line_is_the_one_of_the_textbook():
    # Worked by hand: y = 1, 3, 2, 4 at 1..4; slope 0.8, s^2 = 0.9, t(2) = 1.886, at 5: sqrt(1 + 1/4 + 6.25/5).
    told = forecast(yearly(1, 3, 2, 4), period_of("2019"))
    assert told.value == pytest.approx(4.5)
    assert told.high - told.value == pytest.approx(1.886 * 0.9**0.5 * 2.5**0.5)


def test_quarters_of_two_years_and_more_repeat_the_same_quarter():
    told = forecast(quarterly(10, 40, 20, 5, 12, 41, 21, 6), period_of("2024-Q2"))
    assert (told.method, told.value) == ("seasonal", 41.0)
    assert told.low < 41 < told.high


def test_other_lengths_of_periods_are_left_out():
    mixed = yearly(1, 2, 3) | quarterly(1, 2, 3, 4)
    assert forecast(mixed, period_of("2018")).refusal == "few"


def test_an_end_that_cannot_be_is_cut_and_said():
    told = forecast(yearly(70, 95, 80, 99), period_of("2019"), low=0, high=100)
    assert (told.high, told.clipped) == (100, True)


def test_the_interval_holds_the_next_value_about_as_often_as_it_says():
    chance = random.Random(5)
    held = 0
    for _ in range(400):
        values = [3 * year + chance.gauss(0, 2) for year in range(9)]
        told = forecast(yearly(*values[:8]), period_of("2023"))
        held += told.low <= values[8] <= told.high
    assert 0.74 < held / 400 < 0.86
