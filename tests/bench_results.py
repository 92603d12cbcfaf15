"""The engine over whole columns beside what others write: ``python -m tests.bench_results [67k 1M 5M]``.

Everyone is given the same columns of whole numbers in one Parquet file, and every answer is compared before a clock counts.
"""

import argparse
import statistics
import tempfile
import time
from datetime import date
from fractions import Fraction
from pathlib import Path

from balozi.analysis.results.columns import Columns, Declared, schema
from balozi.analysis.results.computing import Asked, Steps, compute_figures
from balozi.analysis.results.engines import DuckDB
from balozi.results.thresholds import default_thresholds

SIZES = {"67k": 67_000, "1M": 1_000_000, "5M": 5_000_000}
KINDS = ("periodic", "level", "percent", "cumulative")
WARDS, COUNTIES, PERIODS = 240, 47, 12
FIRST = 2022 * 12 + 3
ON = date(2025, 6, 30)
DAY = date(2025, 2, 1).toordinal()
ROUNDS = 5


def areas():
    """Return the names of the country, 47 counties and 240 wards, and of what each ward and county is part."""
    names = ["Country", *(f"County {one}" for one in range(COUNTIES))]
    larger = {(1 + one, 0): 1 for one in range(COUNTIES)}
    for ward in range(WARDS):
        larger[len(names), 1 + ward % COUNTIES] = 1
        names.append(f"Ward {ward}")
    return names, larger


def sample(size):
    """Return about so many invented values: four kinds, three levels, two in a hundred corrected later, some missing."""
    import numpy as np
    import pyarrow as pa

    chance = np.random.default_rng(7)
    per = WARDS * PERIODS
    count = max(4, round(size / per))
    key = np.arange(count * per)
    cells = {
        "indicator": key // per,
        "area": 1 + COUNTIES + key % per // PERIODS,
        "period": FIRST + 3 * (key % PERIODS),
    }
    kind = cells["indicator"] % 4
    is_percent = kind == 2
    value = chance.integers(0, 200, len(key))
    silent = (chance.random(len(key)) < 0.01) & (kind != 3)
    later = chance.random(len(key)) < 0.02
    rows = {name: np.concatenate([one, one[later]]) for name, one in cells.items()}
    total = len(rows["indicator"])
    kinds, shares = (np.concatenate([one, one[later]]) for one in (kind, is_percent))
    values = np.concatenate([value, np.minimum(value[later] + 5, 200)])
    nothing = np.concatenate([silent, np.zeros(later.sum(), bool)])
    growing = kinds == 3
    values = np.where(growing, values % 10 + 10 * ((rows["period"] - FIRST) // 3), values)
    day = np.concatenate([np.full(len(key), DAY), np.full(later.sum(), DAY + 60)])
    empty = np.zeros(total, np.int64)

    def column(one, missing):
        return pa.array(one.astype(np.int64), mask=missing)

    down = rows["indicator"] % 3 == 0
    listed = {
        "number": pa.array(np.arange(1, total + 1, dtype=np.int32)),
        **{name: pa.array(one.astype(np.int32)) for name, one in rows.items()},
        "state": pa.array(np.full(total, 5, np.int32)),
        "words": pa.nulls(total, pa.int32()),
        "day": pa.array(day.astype(np.int32)),
        "baseline": column(np.where(down, 180, 10), np.zeros(total, bool)),
        "target": column(np.where(down, 20, 90 + rows["area"] % 2 * 10), np.zeros(total, bool)),
        "low": column(empty, np.ones(total, bool)),
        "high": column(empty, np.ones(total, bool)),
        "actual": column(values, shares | nothing),
        "numerator": column(values, ~shares | nothing),
        "denominator": column(np.full(total, 200), ~shares | nothing),
        "is_told": pa.array(~nothing),
    }
    table = pa.table({name: listed[name] for name in schema().names}, schema=schema())
    names, larger = areas()
    return Columns(
        table, [declared(one) for one in range(count)], names, {key: 2 for key in larger}, [], 0, 0
    )


def declared(number):
    """Return an invented indicator."""
    said = {
        "direction": ("decrease" if number % 3 == 0 else "increase", 2),
        "kind": (KINDS[number % 4], 2),
        "unit": ("%", 2),
    }
    return Declared(
        f"EX-{number}", said, "", 3, False, FIRST, FIRST + 3 * (PERIODS - 1), Fraction(1), Fraction(1)
    )


def clock(work, rounds=ROUNDS):
    """Return the median seconds of several rounds."""
    times = []
    for _ in range(rounds):
        begun = time.perf_counter()
        work()
        times.append(time.perf_counter() - begun)
    return statistics.median(times)


def connected(path):
    """Return a DuckDB in memory with the columns of the file."""
    import duckdb

    connection = duckdb.connect()
    connection.execute(f"CREATE TABLE rows AS SELECT * FROM '{path}'")
    return connection


def ours(connection, columns, known_on=None):
    """Compute every figure with the expressions of Balozi and return the name of their table with its steps."""
    import ibis

    steps = Steps(DuckDB(connection))
    rows = ibis.table(ibis.Schema.from_pyarrow(schema()), name="rows")
    figures = compute_figures(steps, rows, columns, Asked(default_thresholds(), ON, known_on))
    steps.clear(figures.get_name())
    return figures.get_name()


BY_HAND = """
WITH known AS (
  SELECT indicator, area, period,
    arg_max(actual, day) FILTER (is_told) AS v, arg_max(numerator, day) FILTER (is_told) AS n,
    arg_max(denominator, day) FILTER (is_told) AS d, arg_max(baseline, day) AS b, arg_max(target, day) AS t
  FROM rows GROUP BY ALL),
wards AS (
  SELECT k.*, indicator % 4 AS kind, CASE WHEN d IS NOT NULL THEN 1.0 * 100 * n / d ELSE v END AS a, t::DOUBLE AS tt,
    (CASE WHEN indicator % 4 = 2 THEN n ELSE v END IS NOT NULL)::INT AS kn, 1 AS ex FROM known k),
counties AS (
  SELECT indicator, larger AS area, period, kind, sum(v) AS v, sum(n) AS n, sum(d) AS d,
    CASE WHEN kind = 2 THEN max(b) ELSE sum(b) END AS b,
    CASE WHEN kind <> 2 THEN sum(tt) WHEN min(tt) = max(tt) THEN min(tt)
      WHEN count(d) = count(*) THEN sum(tt * d) / sum(d) END AS tt, sum(kn) AS kn, sum(ex) AS ex
  FROM wards JOIN areas USING (area) GROUP BY indicator, larger, period, kind),
country AS (
  SELECT indicator, 0 AS area, period, kind, sum(v) AS v, sum(n) AS n, sum(d) AS d,
    CASE WHEN kind = 2 THEN max(b) ELSE sum(b) END AS b,
    CASE WHEN count(tt) < count(*) THEN NULL WHEN kind <> 2 THEN sum(tt) WHEN min(tt) = max(tt) THEN min(tt)
      WHEN count(d) = count(*) THEN sum(tt * d) / sum(d) END AS tt, sum(kn) AS kn, sum(ex) AS ex
  FROM counties GROUP BY indicator, period, kind),
cells AS (
  SELECT indicator, area, period, kind, n, d, b, tt, kn, ex, a, false AS up FROM wards
  UNION ALL
  SELECT indicator, area, period, kind, n, d, b, tt, kn, ex,
    CASE WHEN kind = 2 THEN 100.0 * n / d ELSE v END, kind <> 2 FROM counties
  UNION ALL
  SELECT indicator, area, period, kind, n, d, b, tt, kn, ex,
    CASE WHEN kind = 2 THEN 100.0 * n / d ELSE v END, kind <> 2 FROM country),
spans AS (
  SELECT indicator, area, max(period) AS period, kind,
    CASE WHEN kind = 0 THEN sum(b) WHEN kind = 2 THEN max(b) ELSE arg_max(b, period) END AS b,
    CASE WHEN kind = 0 THEN sum(tt) WHEN kind <> 2 THEN arg_max(tt, period)
      WHEN count(tt) < count(*) THEN NULL WHEN min(tt) = max(tt) THEN min(tt)
      WHEN count(d) = count(*) THEN sum(tt * d) / sum(d) END AS tt,
    CASE WHEN kind IN (0, 2) THEN count(*) FILTER (kn = ex AND kn > 0) ELSE arg_max(kn, period) END AS kn,
    CASE WHEN kind IN (0, 2) THEN count(*) ELSE arg_max(ex, period) END AS ex,
    CASE WHEN kind = 0 THEN sum(a) WHEN kind = 2 THEN 100.0 * sum(n) / sum(d)
      ELSE max_by(struct_pack(a := a), period).a END AS a,
    kind = 0 OR (kind <> 2 AND bool_or(up)) AS up
  FROM cells GROUP BY indicator, area, kind),
every AS (
  SELECT false AS is_span, indicator, area, period, b, tt, kn, ex, a, up FROM cells
  UNION ALL SELECT true, indicator, area, period, b, tt, kn, ex, a, up FROM spans),
rated AS (
  SELECT *, (a - b) / (tt - b) AS achievement, CASE
    WHEN a IS NULL THEN 3 WHEN tt IS NULL THEN 5
    WHEN CASE WHEN indicator % 3 = 0 THEN tt >= b ELSE tt <= b END THEN
      CASE WHEN CASE WHEN indicator % 3 = 0 THEN a <= tt ELSE a >= tt END THEN 0 ELSE 2 END
    WHEN (a - b) / (tt - b) >= 1 THEN 0 WHEN (a - b) / (tt - b) >= 0.8 THEN 1 ELSE 2 END AS light FROM every)
SELECT is_span, indicator, area, period, achievement,
  CASE WHEN kn < ex AND light < 2 AND NOT (up AND indicator % 3 <> 0) THEN 3 ELSE light END AS rating
FROM rated
"""


def by_hand(connection, larger):
    """Compute the same with SQL written by hand for this sample alone, in double precision."""
    import pyarrow as pa

    connection.register(
        "areas", pa.table({"area": [one for one, _ in larger], "larger": [one for _, one in larger]})
    )
    connection.execute(f"CREATE OR REPLACE TEMP TABLE by_hand AS {BY_HAND}")


def with_pandas(path, larger):
    """Compute what an analyst's script does: the same roll-up, ratios and lights, in double precision."""
    import numpy as np
    import pandas as pd

    key = ["indicator", "area", "period"]
    rows = pd.read_parquet(path).sort_values("day", kind="stable")
    known = rows.groupby(key, as_index=False)[
        ["actual", "numerator", "denominator", "baseline", "target"]
    ].last()
    known["kind"] = known.indicator % 4
    parent = {area: one for area, one in larger}
    levels = [known]
    for _ in range(2):
        below = levels[-1].assign(area=levels[-1].area.map(parent))
        below["weighted"] = below.target * below.denominator
        above = below.groupby(key, as_index=False).agg(
            actual=("actual", "sum"),
            numerator=("numerator", "sum"),
            denominator=("denominator", "sum"),
            baseline=("baseline", "sum"),
            top=("baseline", "max"),
            target=("target", "sum"),
            weighted=("weighted", "sum"),
            kind=("kind", "first"),
        )
        percent = above.kind == 2
        above["target"] = np.where(percent, above.weighted / above.denominator, above.target)
        above["baseline"] = np.where(percent, above.top, above.baseline)
        levels.append(above.drop(columns=["weighted", "top"]))
    cells = pd.concat(levels)
    cells["value"] = np.where(cells.kind == 2, 100 * cells.numerator / cells.denominator, cells.actual)
    cells["weighted"] = cells.target * cells.denominator
    whole = cells.groupby(["indicator", "area"], as_index=False).agg(
        value=("value", "sum"),
        end=("value", "last"),
        numerator=("numerator", "sum"),
        kind=("kind", "first"),
        denominator=("denominator", "sum"),
        baseline=("baseline", "sum"),
        base=("baseline", "last"),
        target=("target", "sum"),
        aim=("target", "last"),
        weighted=("weighted", "sum"),
        period=("period", "last"),
    )
    percent, last = whole.kind == 2, whole.kind.isin([1, 3])
    share = 100 * whole.numerator / whole.denominator
    whole["value"] = np.select([percent, last], [share, whole.end], whole.value)
    whole["target"] = np.select(
        [percent, last], [whole.weighted / whole.denominator, whole.aim], whole.target
    )
    whole["baseline"] = np.where(percent | last, whole.base, whole.baseline)
    names = [*key, "value", "baseline", "target"]
    every = pd.concat([cells[names].assign(is_span=False), whole[names].assign(is_span=True)])
    every["achievement"] = (every.value - every.baseline) / (every.target - every.baseline)
    every["rating"] = np.select(
        [every.value.isna(), every.achievement >= 1, every.achievement >= 0.8], [3, 0, 1], 2
    )
    return every


def compared(connection, name, other):
    """Return how many figures two answers have in common, and how many of those are rated differently."""
    return connection.execute(
        f"""SELECT count(*), count(*) FILTER (one.rating <> other.rating) FROM "{name}" AS one
        JOIN {other} AS other USING (is_span, indicator, area, period)"""
    ).fetchall()[0]


def measure(label, folder, rounds):
    """Print the seconds of everyone, after their answers were compared."""
    import pyarrow.parquet as pq

    columns = sample(SIZES[label])
    path = Path(folder) / f"{label}.parquet"
    pq.write_table(columns.rows, path)
    connection = connected(path)
    larger = list(columns.larger)
    name = ours(connection, columns)
    figures = connection.execute(f'SELECT count(*) FROM "{name}"').fetchall()[0][0]
    by_hand(connection, larger)
    analyst = with_pandas(path, larger)
    connection.register("analyst", analyst)
    print(f"{label}: {columns.rows.num_rows} rows, {figures} figures")
    for other in ("by_hand", "analyst"):
        common, differing = compared(connection, name, other)
        print(f"  {other}: {common} figures in common, {differing} rated differently")
    connection.unregister("analyst")
    del analyst
    mine = clock(lambda: connection.execute(f'DROP TABLE "{ours(connection, columns)}"'), rounds)
    hand = clock(lambda: by_hand(connection, larger), rounds)
    script = clock(lambda: with_pandas(path, larger), rounds)
    print(
        f"  Balozi {mine:.2f} s; SQL by hand {hand:.2f} s, ratio {mine / hand:.2f}; pandas {script:.2f} s, ratio {mine / script:.2f}"
    )
    known = date.fromordinal(DAY + 1)
    before = clock(lambda: connection.execute(f'DROP TABLE "{ours(connection, columns, known)}"'), 1)
    print(f"  as known on {known}: {before:.2f} s")


def main():
    """Measure the named sizes."""
    parser = argparse.ArgumentParser()
    parser.add_argument("sizes", nargs="*", default=["67k"], help=f"of {', '.join(SIZES)}")
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    told = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for label in told.sizes:
            measure(label, folder, told.rounds)


if __name__ == "__main__":
    main()
