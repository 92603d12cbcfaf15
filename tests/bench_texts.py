"""Results from a file of texts, beside a pandas script: ``python -m tests.bench_texts [67k 1M 5M]``.

Both are given one CSV file as people send it: codes of indicators, names of areas, periods such as 2024-Q3. Balozi checks
every row, encodes the texts and computes; the script reads and groups by the texts, or by categories of them, with either
of the two readers that pandas has: the quickest of its four ways counts. What Balozi refuses and the script does not see
is no part of this: every row can be used.
"""

import itertools
from pathlib import Path

from balozi.analysis.results.coding import texts_in
from balozi.analysis.results.computing import Asked, compute_figures
from balozi.analysis.results.engines import in_memory
from balozi.analysis.results.steps import Steps
from balozi.analysis.results.texts import read_texts
from balozi.results.thresholds import default_thresholds
from tests.bench_results import (
    DAY,
    KINDS,
    ON,
    SIZES,
    analyst,
    in_turn,
    measure_named_sizes,
    print_times,
    sample,
)

ROUNDS = 5
NUMBERS = ("actual", "numerator", "denominator", "baseline", "target")


def write_texts(columns, path):
    """Write the sample as a file of texts, in the columns that `balozi results compute` takes."""
    import pyarrow as pa
    from pyarrow import csv

    rows, larger = columns.rows, dict(columns.larger)
    parents = {area: columns.areas[whole] for area, whole in larger}

    def texts(name, of):
        known = rows[name].combine_chunks().dictionary_encode()
        return pa.array([of(one) for one in known.dictionary.to_pylist()]).take(known.indices)

    said = {
        "indicator": texts("indicator", lambda one: f"EX-{one}"),
        "direction": texts("indicator", lambda one: "decrease" if one % 3 == 0 else "increase"),
        "kind": texts("indicator", lambda one: KINDS[one % 4]),
        "unit": texts("indicator", lambda one: "%"),
        "area": texts("area", lambda one: columns.areas[one]),
        "parent_area": texts("area", lambda one: parents.get(one, "")),
        "period": texts("period", lambda one: f"{(one - 1) // 12}-Q{((one - 1) % 12) // 3 + 1}"),
        "reported_on": texts("day", lambda one: "2025-02-01" if one == DAY else "2025-04-02"),
        **{name: rows[name] for name in NUMBERS},
    }
    table = pa.table(said)
    csv.write_csv(pa.concat_tables([table, _places(columns, table.schema)]), path)


def _places(columns, schema):
    """Return rows that say of what each county is part; the file must say it somewhere, and no value does."""
    import pyarrow as pa

    larger = dict(columns.larger)
    named = [(area, whole) for area, whole in larger if whole == 0]
    said = {
        "indicator": "PLACES",
        "direction": "increase",
        "kind": KINDS[0],
        "unit": "%",
        "period": "2022-Q1",
        "reported_on": "2025-02-01",
    }
    rows = [
        {"area": columns.areas[area], "parent_area": columns.areas[whole]} | said for area, whole in named
    ]
    return pa.Table.from_pylist(rows, schema)


def balozi(path):
    """Read the texts and compute every figure; return steps, figures' name, and what was read."""
    read = read_texts(texts_in(path), path.name)
    assert not read.faults
    assert not read.columns.left
    steps = Steps(in_memory())
    rows = steps.load("rows", read.columns.rows)
    figures = compute_figures(steps, rows, read.columns, Asked(default_thresholds(), ON))
    steps.clear(figures.get_name())
    return steps, figures.get_name(), read.columns


def with_pandas(path, reader, by_category):
    """Compute what an analyst's script does from the same file."""
    import pandas as pd

    rows = pd.read_csv(path, engine=reader).sort_values("reported_on", kind="stable")
    parent = dict(rows[["area", "parent_area"]].drop_duplicates().itertuples(index=False))
    kinds = {kind: place for place, kind in enumerate(KINDS)}
    kind = rows[["indicator", "kind"]].drop_duplicates().set_index("indicator").kind.map(kinds)
    areas = None
    if by_category:
        areas = pd.CategoricalDtype(sorted({*parent, *parent.values()}))
        rows = rows.astype({"indicator": "category", "area": areas, "period": "category"})
    return analyst(rows, parent, kind, areas)


def rated_otherwise(path, made):
    """Return how many figures both have, and how many of them are rated otherwise."""
    steps, name, columns = balozi(path)
    connection = steps.engine.connection
    connection.register("analyst", made.astype({"indicator": str, "area": str, "period": str}))
    codes = {"codes": [one.code for one in columns.indicators], "names": list(columns.areas)}
    return connection.execute(
        f"""SELECT count(*), count(*) FILTER (one.rating <> other.rating) FROM "{name}" AS one JOIN analyst AS other
        ON one.is_span = other.is_span AND $codes[one.indicator + 1] = other.indicator
        AND $names[one.area + 1] = other.area
        AND format('{{}}-Q{{}}', (one.period - 1) // 12, ((one.period - 1) % 12) // 3 + 1) = other.period""",
        codes,
    ).fetchall()[0]


def measure(label, folder, rounds):
    """Print the seconds of everyone, after the answers were compared."""
    path = Path(folder) / f"{label}.csv"
    columns = sample(SIZES[label])
    write_texts(columns, path)
    ways = list(itertools.product(("c", "pyarrow"), (False, True)))
    for way in ways:
        common, otherwise = rated_otherwise(path, with_pandas(path, *way))
        assert common >= columns.rows.num_rows * 1.2, way
    print(f"{label}, from texts: {columns.rows.num_rows} rows, {path.stat().st_size >> 20} MiB of CSV")
    print(f"  pandas: {common} figures in common, {otherwise} rated differently")
    work = {"Balozi": lambda: balozi(path)}
    for reader, by_category in ways:
        name = f"pandas, reader {reader}, groups by {'categories' if by_category else 'texts'}"
        work[name] = lambda reader=reader, by_category=by_category: with_pandas(path, reader, by_category)
    print_times(in_turn(work, rounds))


if __name__ == "__main__":
    measure_named_sizes(measure, ROUNDS)
