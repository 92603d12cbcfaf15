"""The expressions in the dialects of other engines, and what whole columns keep of rows."""

import gc
import os
from datetime import date

import ibis
import pytest
import sqlglot
from ibis.config import Config

from balozi.analysis.results.answering import answer
from balozi.analysis.results.columns import columns_of
from balozi.analysis.results.computing import Asked, compute_figures
from balozi.analysis.results.engines import PostgreSQL, in_memory
from balozi.analysis.results.registers import Known
from balozi.analysis.results.rows import rows_of
from balozi.analysis.results.steps import Steps
from balozi.analysis.results.telling import lacks_nothing, may_be_plain
from balozi.results.declarations import Direction, Kind
from balozi.results.thresholds import default_thresholds, thresholds_of
from tests.analysis.comparing import assert_same, read
from tests.results.tables import TODAY, a_row
from tests.spark import local_session, why_not

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
        self.asks_in_parts = False
        self.read_as = {"pyspark": "spark"}.get(dialect, dialect)

    def keep(self, name, sql):
        self.asked.append(sql)
        self.behind.keep(name, sqlglot.transpile(sql, read=self.read_as, write="duckdb")[0])

    def load(self, name, table):
        self.behind.load(name, table)

    def read(self, sql):
        self.asked.append(sql)
        return self.behind.read(sqlglot.transpile(sql, read=self.read_as, write="duckdb")[0])

    def drop(self, name):
        self.behind.drop(name)

    def show(self, name, sql):
        self.asked.append(sql)
        self.behind.show(name, sqlglot.transpile(sql, read=self.read_as, write="duckdb")[0])

    def hide(self, name):
        self.behind.hide(name)


class SparkOptions(Config):
    """What Ibis itself sets where PySpark is installed."""

    treat_nan_as_null: bool = False


# Where Spark is not installed it is still held that its SQL can be written and says the same.
@pytest.mark.parametrize("dialect", ["postgres", "pyspark"])
def test_every_step_can_be_written_for_other_engines(dialect, monkeypatch):
    monkeypatch.setattr(ibis.options, "pyspark", SparkOptions())
    engine = Writing(dialect)
    columns = columns_of(read(ROWS))
    asked = Asked(default_thresholds(), TODAY)
    answered = list(answer(columns, asked, engine).lines())
    assert answered == list(answer(columns, asked, in_memory(1)).lines())
    assert len(engine.asked) > 15


@pytest.mark.engines
@pytest.mark.skipif(
    not os.environ.get("BALOZI_DATABASE_URL", "").startswith("postgres"),
    reason="needs a server: python -m tests.postgres pytest",
)
def test_postgresql_answers_the_same():
    import psycopg

    columns = columns_of(read(ROWS))
    asked = Asked(default_thresholds(), TODAY)
    with psycopg.connect(os.environ["BALOZI_DATABASE_URL"]) as connection:
        answered = list(answer(columns, asked, PostgreSQL(connection)).lines())
    assert answered == list(answer(columns, asked, in_memory(1)).lines())


@pytest.fixture
def spark(tmp_path):
    if reason := why_not():
        pytest.skip(reason)
    from balozi.analysis.results.engines import Spark

    session = local_session()
    yield Spark(session, tmp_path.as_uri())
    session.stop()
    gc.collect()


# PySpark leaves the sockets of answers to be closed by the collection of garbage.
@pytest.mark.filterwarnings("ignore:unclosed:ResourceWarning")
def test_spark_answers_the_same(spark):
    columns = columns_of(read(ROWS))
    asked = Asked(default_thresholds(), TODAY)
    answered = answer(columns, asked, spark)
    assert list(answered.lines()) == list(answer(columns, asked, in_memory(1)).lines())
    assert len(spark.session.catalog.listTables()) == 2
    answered.steps.clear()
    assert spark.session.catalog.listTables() == []


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
    assert set(steps.made) == {steps.shown[figures.get_name()]}
    assert left.num_rows == 1


def test_an_indicator_is_plain_only_while_sums_are_enough():
    told = {"ends": 0, "clashes": 0, "top": 2, "bottom": 2, "aimed": 5, "targets": 5, "parted": 6, "rows": 6}
    known = Known(0, Direction.INCREASE, Kind.PERCENT, "%")
    assert may_be_plain(known, told)
    for name, other in (("ends", 1), ("clashes", 1), ("top", 1), ("aimed", 6), ("parted", 5)):
        assert not may_be_plain(known, told | {name: other})
    assert not may_be_plain(Known(0, Direction.INCREASE, Kind.SCALE, ""), told)


def test_totals_are_plain_only_without_gaps():
    told = {"first": 24288, "last": 24294, "values": 6, "rows": 6, "areas": 2}
    assert lacks_nothing(told, months=3)
    assert not lacks_nothing(told | {"values": 5}, months=3)
    assert not lacks_nothing(told | {"areas": 3}, months=3)
