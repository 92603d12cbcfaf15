"""The expressions in the dialects of other engines, and what whole columns keep of rows."""

from datetime import date

import ibis
import pytest
import sqlglot

from balozi.analysis.results.answering import answer
from balozi.analysis.results.columns import columns_of, rows_of
from balozi.analysis.results.computing import Asked, Steps, compute_figures
from balozi.analysis.results.engines import in_memory
from balozi.results.thresholds import default_thresholds, thresholds_of
from tests.analysis.comparing import assert_same, read
from tests.results.tables import TODAY, a_row

ROWS = [
    a_row(
        indicator=kind,
        kind=kind,
        unit="%" if kind == "percent" else "",
        area=area,
        parent_area="K",
        period=period,
        baseline=1,
        target=8,
        actual="" if kind == "percent" else at,
        numerator=at if kind == "percent" else "",
        denominator=10 if kind == "percent" else "",
    )
    for kind in ("periodic", "cumulative", "level", "percent", "scale")
    for area in "AB"
    for at, period in enumerate(("2024-Q1", "2024-Q2"), start=4)
]


class Writing:
    """An engine that only takes down what it is asked, while DuckDB answers."""

    def __init__(self, dialect):
        self.dialect, self.behind, self.asked = dialect, in_memory(1), []

    def keep(self, name, sql):
        self.asked.append(sql)
        self.behind.keep(name, sqlglot.transpile(sql, read=self.dialect, write="duckdb")[0])

    def load(self, name, table):
        self.behind.load(name, table)

    def read(self, sql):
        self.asked.append(sql)
        return self.behind.read(sqlglot.transpile(sql, read=self.dialect, write="duckdb")[0])

    def drop(self, name):
        self.behind.drop(name)


def test_every_step_can_be_written_for_postgresql():
    engine = Writing("postgres")
    columns = columns_of(read(ROWS))
    asked = Asked(default_thresholds(), TODAY)
    answered = list(answer(columns, asked, engine).lines())
    assert answered == list(answer(columns, asked, in_memory(1)).lines())
    assert len(engine.asked) > 20


def test_rows_and_columns_are_the_same():
    rows = read(ROWS)
    columns = columns_of(rows)
    assert rows_of(columns, columns.rows) == list(rows)


@pytest.mark.parametrize(
    ("more", "why"),
    [
        ({"period": "2024"}, "periods of several lengths"),
        ({"reporter": "B"}, "several reporters"),
        ({"over_areas": "none"}, "brings areas together in a way of its own"),
        ({"actual": "0.1234567"}, "more than six decimal places"),
        ({"actual": "1e17"}, "numbers too large for whole columns"),
        ({"direction": "decrease"}, "declared in several ways"),
        ({"parent_area": "L"}, "areas in no single larger one"),
        ({"parent_area": ""}, "rows that do not name the larger area"),
        ({"target": "better", "target_low": "1"}, "a target in words and numbers"),
    ],
)
def test_what_whole_columns_cannot_answer_is_named_and_answered_exactly(more, why):
    rows = [a_row(area="A", parent_area="K", period="2024-Q1", actual=5, target=8)]
    rows.append(rows[0] | {"period": "2024-Q2"} | more)
    answered = assert_same(read(rows))
    assert answered.why_exact == {"I": why}


def test_thresholds_hold_to_the_last_digit():
    rows = [
        a_row(indicator=f"I{at}", baseline="0", target="3", actual=actual)
        for at, actual in enumerate(("2", "1.999999", "2.000001"))
    ]
    assert_same(read(rows), thresholds=thresholds_of("0.666666666666,0.5", "a test"))


def test_the_steps_are_forgotten():
    engine = in_memory(1)
    columns = columns_of(read(ROWS))
    steps = Steps(engine)
    rows = steps.load("rows", columns.rows)
    figures = compute_figures(steps, rows, columns, Asked(default_thresholds(), date(2025, 1, 1)))
    steps.clear(figures.get_name())
    left = engine.read(ibis.to_sql(figures.count().as_table(), dialect="duckdb"))
    assert steps.made == [figures.get_name()]
    assert left.num_rows == 1
