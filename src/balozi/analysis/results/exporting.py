"""Figures of a whole table as a file: in names, not numbers, and written by the engine itself."""

import os
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from balozi.analysis.results.answering import NUMBERS, Answered
from balozi.analysis.results.columns import STATE, period_at
from balozi.analysis.results.engines import DuckDB
from balozi.analysis.results.judging import NAMES, RATINGS
from balozi.analysis.results.registers import known_indicators
from balozi.ground.cells import guarded
from balozi.ground.errors.reading import NoSuchPath
from balozi.results.computing import line_of
from balozi.results.truth import cell_name

if TYPE_CHECKING:
    import pyarrow as pa

_WORDS = ("indicator", "area", "period", "scope", "rating", "cell")
_COUNTS = ("known", "expected")
COLUMNS = (*_WORDS, *NUMBERS, *_COUNTS)
# Stated numbers are whole ones in the engine, each to be divided by a power of ten and by its own denominator.
_OF_COLUMNS = """SELECT i.code AS indicator, a.name AS area,
  CASE WHEN f.is_span THEN b.name || '/' || e.name ELSE e.name END AS period,
  CASE WHEN f.is_span THEN 'span' ELSE 'period' END AS scope, r.name AS rating, c.name AS cell,
  f.value / (coalesce(f.below, 1)::DOUBLE * {ten}) AS actual,
  f.baseline / (coalesce(f.baseline_below, 1)::DOUBLE * {ten}) AS baseline,
  CASE WHEN f.state = {stated} THEN f.target / (coalesce(f.target_below, 1)::DOUBLE * {ten}) END AS target,
  f.achievement, CASE WHEN f.ratio_below IS NOT NULL THEN f.value / f.ratio_below::DOUBLE END AS ratio_to_target,
  CASE WHEN f.state = {stated} THEN f.low / (coalesce(f.target_below, 1)::DOUBLE * {ten}) END AS target_low,
  CASE WHEN f.state = {stated} THEN f.high / (coalesce(f.target_below, 1)::DOUBLE * {ten}) END AS target_high,
  f.numerator / {part_ten}::DOUBLE AS numerator, f.denominator / {part_ten}::DOUBLE AS denominator,
  f.known::BIGINT AS known, f.expected::BIGINT AS expected, f.period AS ends
FROM "{figures}" AS f JOIN told_indicators AS i ON i.place = f.indicator JOIN told_areas AS a ON a.place = f.area
  JOIN told_ratings AS r ON r.place = f.rating
  JOIN told_periods AS e ON e.indicator = f.indicator AND e.ends = f.period
  JOIN told_periods AS b ON b.indicator = f.indicator AND b.ends = f.first
  JOIN told_cells AS c ON c.indicator = f.indicator AND c.rule = f.rule
WHERE NOT list_contains({odd}, f.indicator)"""
_ORDER = "scope, indicator, area, ends, period"


def write_file(answered: Answered, engine: DuckDB, path: Path) -> int:
    """Write every figure to a file, periods first, then spans; the file is there whole or not at all.

    Numbers are the doubles nearest to the exact ones, which the ratings were decided by.

    Args:
        answered: the figures.
        engine: they were computed on.
        path: of the file: Parquet if it ends so, else CSV, where no cell begins a formula.

    Returns:
        how many figures were written.

    Raises:
        NoSuchPath: the file cannot be written there.
    """
    import duckdb

    is_parquet = path.suffix.lower() == ".parquet"
    written: Callable[[str], str] = str if is_parquet else guarded
    parts = [_exact(answered, engine, written)]
    if answered.figures is not None:
        _tell_names(answered, engine, written)
        parts.append(_of_columns(answered))
    every = " UNION ALL BY NAME ".join(parts)
    chosen = f"SELECT {', '.join(COLUMNS)} FROM ({every}) ORDER BY {_ORDER}"  # noqa: S608 - of this module alone
    beside = path.with_name(f".{path.name}.part")
    form = "FORMAT parquet" if is_parquet else "FORMAT csv, HEADER true"
    try:
        told = engine.connection.execute(f"COPY ({chosen}) TO {_quoted(beside)} ({form})").fetchall()
        os.replace(beside, path)
    except (duckdb.IOException, OSError):
        raise NoSuchPath(str(path), "it cannot be written, or the disk is full") from None
    finally:
        with suppress(OSError):
            beside.unlink()
    return int(told[0][0])


def _of_columns(answered: Answered) -> str:
    columns, figures = answered.columns, answered.figures
    assert figures is not None
    return _OF_COLUMNS.format(
        ten=10**columns.places,
        part_ten=10**columns.part_places,
        stated=STATE["stated"],
        figures=figures.get_name(),
        odd=f"{list(answered.odd)}::INTEGER[]",
    )


def _tell_names(answered: Answered, engine: DuckDB, written: Callable[[str], str]) -> None:
    """Keep the names of what the figures give numbers of."""
    import pyarrow as pa

    assert answered.figures is not None
    columns, name = answered.columns, answered.figures.get_name()
    known = {one.number: one for one in known_indicators(columns, answered.asked.known_on)}
    codes = [written(one.code) for one in columns.indicators]
    _keep(engine, "told_indicators", pa.table({"place": range(len(codes)), "code": codes}))
    areas = [written(one) for one in columns.areas]
    _keep(engine, "told_areas", pa.table({"place": range(len(areas)), "name": areas}))
    ratings = [one.value for one in RATINGS]
    _keep(engine, "told_ratings", pa.table({"place": range(len(ratings)), "name": ratings}))
    ends = _distinct(engine, name, "indicator, period", "indicator, first")
    periods = [period_at(columns.indicators[number], end).name for number, end in ends]
    _keep(engine, "told_periods", _of_pairs(ends, "ends", periods))
    rules = _distinct(engine, name, "indicator, rule")
    cells = [cell_name(known[number].direction, known[number].kind, NAMES[rule]) for number, rule in rules]
    _keep(engine, "told_cells", _of_pairs(rules, "rule", cells))


def _of_pairs(pairs: Sequence[tuple[int, int]], second: str, names: Sequence[str]) -> "pa.Table":
    import pyarrow as pa

    numbers, others = [one for one, _ in pairs], [one for _, one in pairs]
    return pa.table({"indicator": numbers, second: others, "name": names})


def _distinct(engine: DuckDB, figures: str, *names: str) -> list[tuple[int, int]]:
    asked = " UNION ".join(f'SELECT DISTINCT {one} FROM "{figures}"' for one in names)  # noqa: S608 - names of ours
    return engine.connection.execute(asked).fetchall()


def _exact(answered: Answered, engine: DuckDB, written: Callable[[str], str]) -> str:
    """Keep the figures that the exact engine answered, and return how they are asked for."""
    import pyarrow as pa

    lines = []
    for one in answered.results:
        line = line_of(one, answered.asked.thresholds)
        named = {name: written(str(line[name])) for name in _WORDS}
        numbers = {name: None if line[name] is None else float(str(line[name])) for name in NUMBERS}
        counts = {name: line[name] for name in _COUNTS}
        lines.append({**named, **numbers, **counts, "ends": one.cell.period.end})
    kinds = [*((name, pa.string()) for name in _WORDS), *((name, pa.float64()) for name in NUMBERS)]
    kinds += [(name, pa.int64()) for name in (*_COUNTS, "ends")]
    _keep(engine, "told_exactly", pa.Table.from_pylist(lines, pa.schema(kinds)))
    return "SELECT * FROM told_exactly"


def _keep(engine: DuckDB, name: str, table: "pa.Table") -> None:
    engine.connection.register("told_seen", table)
    engine.connection.execute(f"CREATE OR REPLACE TEMP TABLE {name} AS SELECT * FROM told_seen")  # noqa: S608 - a name of ours
    engine.connection.unregister("told_seen")


def _quoted(path: Path) -> str:
    return "'" + str(path).replace("'", "''") + "'"
