"""Figures of the column engine beside those of the exact engine."""

from datetime import date

from balozi.analysis.results.answering import answer
from balozi.analysis.results.columns import columns_of
from balozi.analysis.results.computing import Asked
from balozi.analysis.results.engines import in_memory
from balozi.results.computing import compute_results, line_of
from balozi.results.files import read_table
from balozi.results.thresholds import default_thresholds
from tests.results.tables import TODAY, lines_of

SAME = (
    "indicator",
    "area",
    "period",
    "scope",
    "actual",
    "baseline",
    "target",
    "target_low",
    "target_high",
    "numerator",
    "denominator",
    "achievement",
    "ratio_to_target",
    "rating",
    "cell",
    "known",
    "expected",
)


def read(rows):
    """Return rows that can all be used."""
    table = read_table([f"{line}\n" for line in lines_of(rows)], "a table")
    assert table.faults == ()
    return table.rows


def engine():
    """Return an engine in memory."""
    return in_memory(threads=1)


def both(rows, on=TODAY, known_on=None, thresholds=None, connection=None):
    """Return the lines of the column engine and of the exact one, and what was left to the latter."""
    asked = Asked(thresholds or default_thresholds(), on, known_on)
    columns = columns_of(rows)
    answered = answer(columns, asked, connection or engine())
    results = compute_results(rows, thresholds=asked.thresholds, on=on, known_on=known_on)
    exact = [line_of(figure, results.thresholds) for figure in results.figures]
    return list(answered.lines()), [{name: line[name] for name in SAME} for line in exact], answered


def assert_same(rows, **options):
    """Hold that both engines say the same of every figure, to the last digit and in the same order."""
    columns, exact, answered = both(rows, **options)
    shown = [{name: line[name] for name in SAME} for line in columns]
    for one, other in zip(shown, exact, strict=True):
        assert one == other
    return answered


DAY = date(2024, 12, 1)
