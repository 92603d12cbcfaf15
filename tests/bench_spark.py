"""The engine over whole columns on Spark in this machine, beside DuckDB: ``python -m tests.bench_spark [67k 1M]``.

PySpark is in no lock of ours: it is the extra ``spark`` of the package, and needs Java. Every figure is compared before a
clock counts.
"""

import argparse
import tempfile
import time
from pathlib import Path

from balozi.analysis.results.computing import Asked, compute_figures
from balozi.analysis.results.engines import Spark
from balozi.analysis.results.steps import Steps
from balozi.results.thresholds import default_thresholds
from tests.bench_results import ON, SIZES, clock, connected, differing, ours, sample
from tests.spark import local_session

ROUNDS = 3


def on_spark(engine, columns, rows):
    """Compute every figure on Spark; return the steps, to be cleared, and the figures' name."""
    steps = Steps(engine)
    figures = compute_figures(steps, rows, columns, Asked(default_thresholds(), ON))
    steps.clear(figures.get_name())
    return steps, figures.get_name()


def measure(label, session, folder, rounds):
    """Print the seconds of both, after every figure was compared."""
    import pyarrow.parquet as pq

    columns = sample(SIZES[label])
    given, taken = Path(folder) / f"{label}.parquet", Path(folder) / f"{label}-taken"
    pq.write_table(columns.rows, given)
    connection = connected(given)
    engine = Spark(session, f"file://{folder}/steps-{label}")
    rows = Steps(engine).load("rows", columns.rows)
    begun = time.perf_counter()
    steps, name = on_spark(engine, columns, rows)
    cold = time.perf_counter() - begun
    session.table(name).write.parquet(f"file://{taken}")
    steps.clear()
    mine, told = ours(connection, columns)
    connection.execute(f"CREATE TEMP TABLE taken AS SELECT * FROM '{taken}/*.parquet'")
    figures, others = (
        connection.execute("SELECT count(*) FROM taken").fetchall()[0][0],
        differing(connection, told, "taken"),
    )
    mine.clear()
    assert others == 0, f"{others} figures differ"
    print(
        f"{label}: {columns.rows.num_rows} rows, {figures} figures, the same in all columns; first {cold:.1f} s"
    )
    spark, _ = clock(lambda: on_spark(engine, columns, rows)[0].clear(), rounds)
    duck, _ = clock(lambda: ours(connection, columns)[0].clear(), rounds)
    print(f"  Spark {spark:.1f} s, DuckDB {duck:.2f} s by the clock: {spark / duck:.1f} times as long")


def main():
    """Measure the named sizes."""
    parser = argparse.ArgumentParser()
    parser.add_argument("sizes", nargs="*", default=["67k"], help=f"of {', '.join(SIZES)}")
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    told = parser.parse_args()
    session = local_session()
    with tempfile.TemporaryDirectory() as folder:
        for label in told.sizes:
            measure(label, session, folder, told.rounds)
    session.stop()


if __name__ == "__main__":
    main()
