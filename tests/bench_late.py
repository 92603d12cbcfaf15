"""One late correction beside computing everything again (B2): ``python -m tests.bench_late [67k 1M 5M]``.

A hundred corrections of values drawn from the sample of ``bench_results``, each in a transaction on a file. At the end
every kept figure is compared with a computation of all rows, to the last digit, before the times are printed.
"""

import argparse
import random
import statistics
import tempfile
import time
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path

from balozi.analysis.results.columns import period_at, schema
from balozi.analysis.results.computing import Asked, compute_figures
from balozi.analysis.results.engines import DuckDB
from balozi.analysis.results.keeping import keep
from balozi.analysis.results.steps import Steps
from balozi.results.declarations import Observation
from balozi.results.files import Row
from balozi.results.thresholds import default_thresholds
from tests.bench_results import COUNTIES, DAY, FIRST, KINDS, ON, PERIODS, SIZES, WARDS, sample

CORRECTIONS = 100
DIFFERING = """SELECT count(*), count(*) FILTER (one.rating <> other.rating OR one.rule <> other.rule OR one.known <> other.known
    OR one.expected <> other.expected
    OR NOT (one.value::HUGEINT * other.below IS NOT DISTINCT FROM other.value::HUGEINT * one.below)
    OR NOT (one.target::HUGEINT * other.target_below IS NOT DISTINCT FROM other.target::HUGEINT * one.target_below))
  FROM figures AS one FULL JOIN "{afresh}" AS other USING (is_span, indicator, area, period)"""


def late(columns, chance, number):
    """Return a correction of one value of one ward."""
    indicator = chance.randrange(len(columns.indicators))
    declared = columns.indicators[indicator]
    area = 1 + COUNTIES + chance.randrange(WARDS)
    larger = next(one for (part, one) in columns.larger if part == area)
    value, day = Fraction(chance.randrange(200)), date.fromordinal(DAY) + timedelta(days=100 + number)
    in_parts = KINDS[indicator % 4] == "percent"
    told = (None, value, Fraction(200)) if in_parts else (value, None, None)
    return Row(
        number=10_000_000 + number,
        line=0,
        indicator=declared.code,
        direction=None,
        kind=None,
        unit="",
        over_areas=None,
        area=columns.areas[area],
        parent=columns.areas[larger],
        period=period_at(declared, FIRST + 3 * chance.randrange(PERIODS)),
        baseline=None,
        target=None,
        observation=Observation(*told, "", day, 10_000_000 + number),
        reported_on=day,
    )


def afresh(kept):
    """Compute every figure of the kept rows again and return the name of their table."""
    import ibis

    # A correction is answered by one thread; everything again is given all of them, to be a fair opponent.
    kept.connection.execute("RESET threads")
    steps = Steps(DuckDB(kept.connection))
    rows = ibis.table(ibis.Schema.from_pyarrow(schema()), name="rows")
    figures = compute_figures(steps, rows, kept.columns, kept.asked)
    steps.clear(figures.get_name())
    return figures.get_name()


def measure(label, folder):
    """Print what a correction takes, after what is kept was compared."""
    kept = keep(Path(folder) / f"{label}.duckdb", sample(SIZES[label]), Asked(default_thresholds(), ON))
    chance, times, counts, work = random.Random(11), {kind: [] for kind in KINDS}, [], []
    for number in range(CORRECTIONS):
        row = late(kept.columns, chance, number)
        begun, worked = time.perf_counter(), time.process_time()
        taken = kept.correct(row)
        work.append(time.process_time() - worked)
        times[KINDS[int(row.indicator.removeprefix("EX-")) % 4]].append(time.perf_counter() - begun)
        assert not taken.why_afresh, taken.why_afresh
        counts.append(taken.figures)
    begun, worked = time.perf_counter(), time.process_time()
    name = afresh(kept)
    whole, effort = time.perf_counter() - begun, time.process_time() - worked
    ((figures, differing),) = kept.connection.execute(DIFFERING.format(afresh=name)).fetchall()
    assert not differing, f"{differing} of {figures} kept figures differ"
    every = sorted(one for listed in times.values() for one in listed)
    print(
        f"{label}: {figures} kept figures, none differs from a full computation after {CORRECTIONS} corrections"
    )
    print(
        f"  one late correction: middle {1000 * statistics.median(every):.0f} ms, 95 of 100 "
        f"{1000 * every[int(0.95 * len(every))]:.0f} ms, {statistics.mean(counts):.1f} figures each; everything again {whole:.2f} s; "
        f"of the processor: middle {1000 * statistics.median(work):.0f} ms, everything {effort:.2f} s"
    )
    for kind, listed in times.items():
        print(f"    {kind}: middle {1000 * statistics.median(listed):.0f} ms")


def main():
    """Measure the named sizes."""
    parser = argparse.ArgumentParser()
    parser.add_argument("sizes", nargs="*", default=["67k"], help=f"of {', '.join(SIZES)}")
    told = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for label in told.sizes:
            measure(label, folder)


if __name__ == "__main__":
    main()
