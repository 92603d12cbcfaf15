"""The matrix of who answers which cell: Balozi answers all, and the published table is the one that is computed."""

from pathlib import Path

import pytest

from tests.analysis.comparing import both, read
from tests.bench_matrix import BALOZI, balozi, cells, scores, situations, table
from tests.results.tables import TODAY

PAGE = Path(__file__).parents[2] / "docs" / "explanation" / "matrix.md"


@pytest.mark.parametrize("name", situations())
def test_the_situation(name):
    (question,) = situations()[name]
    value, light = balozi(question)
    assert light == question.rating
    if question.value is not None:
        assert value == pytest.approx(question.value)


@pytest.mark.parametrize("name", situations())
def test_whole_columns_say_the_same_of_the_situation(name):
    (question,) = situations()[name]
    lines, exact, _ = both(read(question.rows), on=TODAY)
    assert [line["rating"] for line in lines] == [line["rating"] for line in exact]


def test_the_published_matrix_is_the_computed_one():
    found = scores()
    assert sum(len(one) for named in cells().values() for one in named.values()) > len(cells())
    assert table(found) in PAGE.read_text("utf-8")
    assert [name for by in found.values() for name in by[BALOZI][1]] == []
