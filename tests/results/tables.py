"""Tables of results for tests: rows by the names of their columns, computed to lines."""

import csv
from collections import defaultdict
from datetime import date
from pathlib import Path

from balozi.results.computing import compute_results, line_of
from balozi.results.declarations import Direction, Kind
from balozi.results.files import columns_of, read_table
from balozi.results.thresholds import default_thresholds
from balozi.results.truth import cell_name

COLUMNS = list(dict.fromkeys([*columns_of("needed"), *columns_of("optional")]))
TODAY = date(2026, 11, 21)
EXAMPLES = Path(__file__).with_name("truth_table.tsv")


def lines_of(rows):
    """Return the lines of a CSV file; a row gives the cells that are not empty."""
    return [",".join(COLUMNS), *(",".join(str(row.get(name, "")) for name in COLUMNS) for row in rows)]


def a_row(**cells):
    """Return a row of an indicator that is meant to grow, with what the test needs."""
    return {
        "indicator": "I",
        "direction": "increase",
        "kind": "periodic",
        "area": "X",
        "period": "2024",
    } | cells


def computed(rows, on=TODAY, known_on=None, thresholds=None):
    """Compute a table; every row must be usable."""
    table = read_table([f"{line}\n" for line in lines_of(rows)], "a table")
    assert table.faults == ()
    return compute_results(
        table.rows, thresholds=thresholds or default_thresholds(), on=on, known_on=known_on
    )


def figures(rows, **options):
    """Return the lines of output by (indicator, area, period)."""
    results = computed(rows, **options)
    lines = [line_of(figure, results.thresholds) for figure in results.figures]
    return {(line["indicator"], line["area"], line["period"]): line for line in lines}


def only(rows, **options):
    """Return the line of the one period of the one area of a table."""
    (line,) = [line for line in figures(rows, **options).values() if line["scope"] == "period"]
    return line


def examples():
    """Return the written examples of the truth table by the name of their cell."""
    with EXAMPLES.open(encoding="utf-8", newline="") as file:
        listed = list(csv.DictReader(file, delimiter="\t"))
    found = defaultdict(list)
    for said in listed:
        for direction in said["directions"].split():
            for kind in said["kinds"].split():
                found[cell_name(Direction(direction), Kind(kind), said["rule"])].append(
                    (example_row(said, direction, kind), said)
                )
    return found


def example_row(said, direction, kind):
    """Return the row of an example; a percentage is told by its numerator of a hundred."""
    row = a_row(direction=direction, kind=kind)
    row |= {name: said[name] for name in ("baseline", "target", "target_low", "target_high", "actual")}
    if kind == "percent" and said["actual"]:
        row |= {"actual": "", "numerator": said["actual"], "denominator": "100", "unit": "%"}
    return row
