"""The engine over whole columns beside what others write: ``python -m tests.bench_results [67k 1M 5M]``.

Everyone is given the same columns of whole numbers in one Parquet file (``bench_texts`` begins with texts instead), every
answer is compared before a clock counts, and all work in turn, so that a busy machine is busy for everyone.
"""

import argparse
import os
import statistics
import tempfile
import time
from datetime import date
from fractions import Fraction
from pathlib import Path

from balozi.analysis.results.columns import Columns, schema
from balozi.analysis.results.computing import Asked, compute_figures
from balozi.analysis.results.declaring import Declared
from balozi.analysis.results.engines import DuckDB
from balozi.analysis.results.steps import Steps
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
    last = FIRST + 3 * (PERIODS - 1)
    return Declared(f"EX-{number}", said, "", 3, False, FIRST, last, Fraction(1), Fraction(1), {""})


def clock(work, rounds=ROUNDS):
    """Return the median seconds of several rounds, by the clock and of the processor."""
    times = []
    for _ in range(rounds):
        begun, worked = time.perf_counter(), time.process_time()
        work()
        times.append((time.perf_counter() - begun, time.process_time() - worked))
    return tuple(statistics.median(one) for one in zip(*times, strict=True))


def in_turn(work, rounds=ROUNDS):
    """Return the seconds of each round of everyone, by the clock and of the processor; everyone works in every round."""
    times = {who: [] for who in work}
    for _ in range(rounds):
        for who, one in work.items():
            times[who].append(clock(one, 1))
    return times


def print_times(times):
    """Print the medians, and beside each how many times as long the first one took, round by round."""
    mine = next(iter(times.values()))
    for who, listed in times.items():
        seconds, worked = (statistics.median(one) for one in zip(*listed, strict=True))
        ratios = [
            statistics.median(one[place] / other[place] for one, other in zip(mine, listed, strict=True))
            for place in range(2)
        ]
        print(
            f"  {who}: {seconds:.2f} s by the clock, {worked:.2f} s of the processor; "
            f"Balozi takes {ratios[0]:.2f} and {ratios[1]:.2f} times as long"
        )


def connected(path):
    """Return a DuckDB in memory with the columns of the file."""
    import duckdb

    connection = duckdb.connect()
    connection.execute(f"CREATE TABLE rows AS SELECT * FROM '{path}'")
    return connection


def ours(connection, columns, known_on=None):
    """Compute every figure with the expressions of Balozi; return the steps, to be cleared, and the figures' name."""
    import ibis

    steps = Steps(DuckDB(connection))
    rows = ibis.table(ibis.Schema.from_pyarrow(schema()), name="rows")
    figures = compute_figures(steps, rows, columns, Asked(default_thresholds(), ON, known_on))
    steps.clear(figures.get_name())
    return steps, figures.get_name()


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


def with_areas(connection, larger):
    """Let SQL written by hand know the areas."""
    import pyarrow as pa

    connection.register(
        "areas", pa.table({"area": [one for one, _ in larger], "larger": [one for _, one in larger]})
    )


def by_hand(connection, larger):
    """Compute the same with SQL written by hand for this sample alone, in double precision."""
    with_areas(connection, larger)
    connection.execute(f"CREATE OR REPLACE TEMP TABLE by_hand AS {BY_HAND}")


KNOWN = {
    "duckdb": """known AS MATERIALIZED (
  SELECT indicator, area, period, actual AS v, numerator AS n, denominator AS d, baseline AS b, target AS t
  FROM placed ANTI JOIN twice USING (place)
  UNION ALL
  SELECT indicator, area, period, arg_max(actual, day) FILTER (is_told), arg_max(numerator, day) FILTER (is_told),
    arg_max(denominator, day) FILTER (is_told), arg_max(baseline, day), arg_max(target, day)
  FROM placed SEMI JOIN twice USING (place) GROUP BY ALL)""",
    "postgres": """known AS MATERIALIZED (
  SELECT indicator, area, period, v, CASE WHEN is_told THEN n END AS n, CASE WHEN is_told THEN d END AS d, b, t FROM (
    SELECT DISTINCT ON (indicator, area, period) indicator, area, period, is_told, actual AS v, numerator AS n,
      denominator AS d, baseline AS b, target AS t
    FROM rows ORDER BY indicator, area, period, is_told DESC, day DESC) AS newest)""",
}


def by_hand_exactly(engine):
    """Return SQL that gives every column of the figures of this sample, exactly, as an expert writes it for an engine."""
    written = Path(__file__).with_name("results_by_hand.sql").read_text("utf-8")
    return written.replace("{known}", KNOWN[engine])


def differing(connection, name, other):
    """Return how many figures of two tables are not the same in every column that the second one has."""
    columns = ", ".join(one[0] for one in connection.execute(f'DESCRIBE "{other}"').fetchall())
    both = (
        f'SELECT {columns} FROM "{one}" EXCEPT ALL SELECT {columns} FROM "{two}"'
        for one, two in ((name, other), (other, name))
    )
    return sum(len(connection.execute(sql).fetchall()) for sql in both)


def with_postgresql(address, columns, name, mine, folder, rounds):
    """Refresh a materialised view in PostgreSQL; return its seconds and how many of its figures differ from ours."""
    import psycopg

    types = {"int32": "integer", "int64": "bigint", "bool": "boolean"}
    said = ", ".join(f'"{one.name}" {types[str(one.type)]}' for one in columns.rows.schema)
    areas = ", ".join(f"({area}, {larger})" for area, larger in columns.larger)
    given, taken = Path(folder) / "given.csv", Path(folder) / "taken.csv"
    mine.execute(f"COPY rows TO '{given}' (HEADER false)")
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(f"CREATE TABLE rows ({said})")
        connection.execute(f"CREATE TABLE areas AS SELECT * FROM (VALUES {areas}) AS told (area, larger)")
        with connection.cursor() as cursor, cursor.copy("COPY rows FROM STDIN (FORMAT csv)") as copy:
            copy.write(given.read_bytes())
        connection.execute("ANALYZE")
        connection.execute(f"CREATE MATERIALIZED VIEW by_hand AS {by_hand_exactly('postgres')}")
        seconds, _ = clock(lambda: connection.execute("REFRESH MATERIALIZED VIEW by_hand"), rounds)
        asked = "COPY (SELECT * FROM by_hand) TO STDOUT (FORMAT csv)"
        with taken.open("wb") as file, connection.cursor() as cursor, cursor.copy(asked) as copy:
            file.writelines(copy)
        connection.execute("DROP TABLE rows, areas CASCADE")
    names = ", ".join(one[0] for one in mine.execute("DESCRIBE by_hand_exactly").fetchall())
    mine.execute(f'CREATE OR REPLACE TEMP TABLE theirs AS SELECT {names} FROM "{name}" LIMIT 0')
    mine.execute(f"COPY theirs FROM '{taken}' (HEADER false)")
    return seconds, differing(mine, name, "theirs")


def with_pandas(path, larger):
    """Compute what an analyst's script does: the same roll-up, ratios and lights, in double precision."""
    import pandas as pd

    rows = pd.read_parquet(path).sort_values("day", kind="stable")
    kinds = pd.Series(range(rows.indicator.max() + 1)) % 4
    return analyst(rows, {area: one for area, one in larger}, kinds)


def analyst(rows, parent, kinds, areas=None):
    """Compute figures from a frame in the order of its days; `areas` is the type of areas where they are categories."""
    import numpy as np
    import pandas as pd

    key = ["indicator", "area", "period"]
    numbers = ["actual", "numerator", "denominator", "baseline", "target"]
    known = rows.groupby(key, as_index=False, observed=True)[numbers].last()
    known["kind"] = known.indicator.map(kinds).astype("int64")
    levels = [known]
    for _ in range(2):
        below = levels[-1].assign(area=levels[-1].area.map(parent))
        if areas is not None:
            below = below.astype({"area": areas})
        below["weighted"] = below.target * below.denominator
        above = below.groupby(key, as_index=False, observed=True).agg(
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
    whole = cells.groupby(["indicator", "area"], as_index=False, observed=True).agg(
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
    steps, name = checked(label, connection, columns, path)
    address = os.environ.get("BALOZI_DATABASE_URL", "")
    if address.startswith("postgres"):
        seconds, others = with_postgresql(address, columns, name, connection, folder, min(rounds, 3))
        print(f"  PostgreSQL, materialised view: {seconds:.2f} s by the clock, {others} figures differ")
    else:
        print("  PostgreSQL was not measured: put ``python -m tests.postgres`` before the command")
    steps.clear()
    known = date.fromordinal(DAY + 1)
    work = {
        "Balozi": lambda: ours(connection, columns)[0].clear(),
        "SQL by hand, exact": lambda: exactly(connection, larger),
        "SQL by hand, doubles": lambda: by_hand(connection, larger),
        "pandas": lambda: with_pandas(path, larger),
        f"Balozi, as known on {known}": lambda: ours(connection, columns, known)[0].clear(),
    }
    print_times(in_turn(work, rounds))


def checked(label, connection, columns, path):
    """Compare every answer with ours, print what differs, and return our steps and the figures' name."""
    begun = time.process_time()
    steps, name = ours(connection, columns)
    cold = time.process_time() - begun
    larger = list(columns.larger)
    ((figures,),) = connection.execute(f'SELECT count(*) FROM "{name}"').fetchall()
    print(
        f"{label}: {columns.rows.num_rows} rows, {figures} figures; the first time {cold:.2f} s of the processor"
    )
    exactly(connection, larger)
    assert not differing(connection, name, "by_hand_exactly"), "the SQL by hand gives another table"
    print(f"  SQL by hand, exact: all {figures} figures are the same in all columns")
    by_hand(connection, larger)
    connection.register("analyst", with_pandas(path, larger))
    for other in ("by_hand", "analyst"):
        common, otherwise = compared(connection, name, other)
        print(f"  {other}: {common} figures in common, {otherwise} rated differently")
    connection.unregister("analyst")
    return steps, name


def exactly(connection, larger):
    """Compute the whole table with SQL written by hand for this sample alone."""
    with_areas(connection, larger)
    connection.execute(f"CREATE OR REPLACE TEMP TABLE by_hand_exactly AS {by_hand_exactly('duckdb')}")


def measure_named_sizes(measure, rounds):
    """Measure the sizes that the command line names, in a folder that is gone afterwards."""
    parser = argparse.ArgumentParser()
    parser.add_argument("sizes", nargs="*", default=["67k"], help=f"of {', '.join(SIZES)}")
    parser.add_argument("--rounds", type=int, default=rounds)
    told = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for label in told.sizes:
            measure(label, folder, told.rounds)


if __name__ == "__main__":
    measure_named_sizes(measure, ROUNDS)
