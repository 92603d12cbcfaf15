"""The matrix of who answers which cell: Balozi answers all, and the published table is the one that is computed."""

from pathlib import Path

import pytest

from tests.analysis.comparing import assert_same, read
from tests.bench_matrix import BALOZI, balozi, cells, scores, situations, table
from tests.results.tables import TODAY, a_row

PAGE = Path(__file__).parents[2] / "docs" / "explanation" / "matrix.md"


@pytest.mark.parametrize("name", situations())
def test_the_situation(name):
    (question,) = situations()[name]
    value, light = balozi(question)
    assert light == question.rating
    if question.value is not None:
        assert value == pytest.approx(question.value)


def test_whole_columns_say_the_same_of_every_situation():
    rows = [of_its_own(row, name) for name, (question,) in situations().items() for row in question.rows]
    answered = assert_same(read(rows), on=TODAY)
    assert len({line["indicator"] for line in answered.lines()}) == len(situations())


def of_its_own(row, name):
    """Return a row of a situation with an indicator and areas that no other situation has."""
    ours = name.replace(",", "")
    named = {key: f"{row[key]} of {ours}" for key in ("indicator", "area", "parent_area") if row.get(key)}
    return a_row(**row | named)


def test_the_published_matrix_is_the_computed_one():
    found = scores()
    assert sum(len(one) for named in cells().values() for one in named.values()) > len(cells())
    assert table(found) in PAGE.read_text("utf-8")
    assert [name for by in found.values() for name in by[BALOZI][1]] == []
