"""Each cell of the truth table answers as the written examples say."""

from datetime import date

import pytest

from balozi.results.declarations import Direction, Kind
from balozi.results.truth import GREY, Rating, cell_name, guards, rules
from tests.results.tables import computed, example_row, examples, only

EXAMPLES = examples()
# Cells that one row alone cannot show: they stand in test_special_cells.
ELSEWHERE = {
    "UNDECLARED",
    "CONTRADICTED",
    "NO-ROLL-UP",
    "DENOMINATOR-ZERO",
    "TARGET-INCOMPLETE",
    "TARGETS-DIFFER",
}


@pytest.mark.parametrize("cell", sorted(EXAMPLES))
def test_the_cell(cell):
    for row, expected in EXAMPLES[cell]:
        line = only([row], on=date.fromisoformat(expected["on"]))
        given = {name: value for name, value in row.items() if value}
        assert line["cell"] == cell, given
        assert line["rating"] == expected["rating"], given
        assert (line["achievement"] or "") == expected["achievement"], given
        assert (line["ratio_to_target"] or "") == expected["ratio_to_target"], given
        assert line["reason"]


def test_every_rule_has_an_example_for_each_direction_and_kind_that_it_answers():
    wanted = {
        cell_name(direction, kind, rule.name)
        for rule in rules()
        if rule.name not in ELSEWHERE
        for direction in rule.directions
        for kind in rule.kinds
    }
    # Rules above answer these: a range and a scale have no ratio, and no direction ends at NO-DIRECTION.
    answered = {cell for cell in wanted if cell.startswith(("TT-NON", "TT-RNG")) or "-SCL-" in cell}
    assert wanted - set(EXAMPLES) - answered == set()
    assert set(EXAMPLES) <= wanted


def test_the_span_of_one_period_is_rated_as_the_period():
    row = example_row(EXAMPLES["TT-INC-PER-COMPLETE"][1][1], Direction.INCREASE, Kind.PERIODIC)
    results = computed([row])
    period, span = results.figures
    assert (period.cell.name, span.cell.name) == ("2024", "2024/2024")
    assert period.judgement == span.judgement


def test_grey_is_never_green():
    assert GREY.isdisjoint({Rating.MET, Rating.PARTLY_MET, Rating.NOT_MET})
    assert {Rating(guard.answer) for guard in guards()} <= GREY
