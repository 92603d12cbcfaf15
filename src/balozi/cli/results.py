"""`balozi results`: compute and explain figures from a table, without a database; report those of the store."""

import csv
import gc
import io
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, date, datetime
from json.encoder import encode_basestring
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO, TypeVar

import click

from balozi.cli.main import options
from balozi.cli.printing import guarded, in_one_line, say, shown, write_rows
from balozi.cli.result_acts import ACTS
from balozi.cli.stored_results import VERBS
from balozi.ground.errors import NoSuchPath, NotATable, NothingComputed

if TYPE_CHECKING:
    from balozi.results.computing import Results
    from balozi.results.files import Table
    from balozi.results.thresholds import Thresholds

Verb = TypeVar("Verb", bound=Callable[..., object])
_COLUMNS = ("indicator", "area", "period", "actual", "baseline", "target", "achievement", "rating", "reason")
_MORE = ("ratio_to_target", "target_low", "target_high", "scope", "cell", "findings")
# By name, so that asking for help imports no engine.
_PLAIN: Mapping[str, Callable[[Any], str]] = {
    "Number": str,
    "str": encode_basestring,
    "NoneType": lambda _: "null",
    "int": str,
}
_DAY = click.DateTime(["%Y-%m-%d"])
_TABLE: Callable[[Verb], Verb] = options(
    click.argument("file", type=click.Path(path_type=Path, allow_dash=True)),
    click.option("--thresholds", metavar="MET,PARTLY", help="Such as 1.0,0.8. Default: those of Balozi."),
    click.option(
        "--on", type=_DAY, help="The day, at its end, on which it is asked. Default: --as-known, else today."
    ),
    click.option("--as-known", type=_DAY, help="Take only what was reported by the end of this day."),
)


@click.group("results")
def command() -> None:
    """Compute and explain figures from a table, without a database; report, import and export those of the store."""


for _verb in (*VERBS, *ACTS):
    command.add_command(_verb)


@command.command("compute")
@_TABLE
@click.option(
    "--format",
    "shape",
    type=click.Choice(["table", "json", "csv", "jsonl"]),
    default="table",
    show_default=True,
    help="How figures are written.",
)
@click.option(
    "--out", type=click.Path(path_type=Path, dir_okay=False), help="Write to a file, not to standard output."
)
def compute(
    file: Path,
    thresholds: str | None,
    on: datetime | None,
    as_known: datetime | None,
    shape: str,
    out: Path | None,
) -> None:
    """Print achievement and rating for every indicator, area and period of FILE, then for every whole span.

    FILE is a CSV with a line of column names (- reads standard input): indicator, direction, kind, area,
    parent_area, period, baseline, target, target_low, target_high, actual, numerator, denominator, reported_on.
    The period of a span is written FIRST/LAST. Rows that cannot be used are told on standard error by number and
    reason and stop no others; the exit code is 0 when at least one row could be used, 2 when none could.
    """
    with _uncollected():
        results = _computed(file, thresholds, on, as_known)
        with _opened(out) as target:
            _write(results, shape, target)


@command.command("explain")
@_TABLE
@click.option("--indicator", required=True, help="Code of the indicator.")
@click.option("--area", default="", help="The area; empty when the table names none.")
@click.option("--period", required=True, help="As the figure has it; FIRST/LAST for a whole span.")
@click.option(
    "--format",
    "shape",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How it is written.",
)
def explain(
    file: Path,
    thresholds: str | None,
    on: datetime | None,
    as_known: datetime | None,
    indicator: str,
    area: str,
    period: str,
    shape: str,
) -> None:
    """Say how one figure of FILE was computed: formula, inputs with their rows and versions, thresholds, rule."""
    from balozi.results.explaining import explain_figure, in_text

    table = _read(file)
    results = _results(table, thresholds, on, as_known)
    explained = explain_figure(results, table.rows, indicator, area, period)
    if shape == "json":
        click.echo(_json(explained, 1))
    else:
        click.echo(in_text(explained))


def _computed(
    file: Path, thresholds: str | None, on: datetime | None, as_known: datetime | None
) -> "Results":
    return _results(_read(file), thresholds, on, as_known)


def _results(
    table: "Table", thresholds: str | None, on: datetime | None, as_known: datetime | None
) -> "Results":
    from balozi.results.computing import compute_results

    known_on = as_known.date() if as_known else None
    day = on.date() if on else known_on or _today()
    results = compute_results(table.rows, thresholds=_thresholds(thresholds), on=day, known_on=known_on)
    for notice in results.notices:
        say(f"balozi: {in_one_line(notice.in_words())}")
    return results


def _today() -> date:
    return datetime.now(UTC).date()


def _thresholds(text: str | None) -> "Thresholds":
    from balozi.results.thresholds import default_thresholds, thresholds_of

    return thresholds_of(text, "given with --thresholds") if text is not None else default_thresholds()


def _read(file: Path) -> "Table":
    """Read the table and tell what cannot be used."""
    from balozi.results.files import read_table

    try:
        with _lines(file) as lines:
            table = read_table(lines, file.name)
    except UnicodeDecodeError:
        raise NotATable(file.name) from None
    for fault in table.faults:
        where = f"row {fault.number} (line {fault.line})"
        say(f"balozi: {where}: {in_one_line(str(fault.refusal))}")
    if table.ignored:
        say(f"balozi: columns that say nothing to the computation: {in_one_line(', '.join(table.ignored))}.")
    if table.faults and not table.rows:
        raise NothingComputed(len(table.faults))
    if table.faults:
        say(f"balozi: {len(table.faults)} of {len(table.faults) + len(table.rows)} rows are left out.")
    return table


@contextmanager
def _lines(file: Path) -> Iterator[TextIO]:
    if str(file) == "-":
        yield io.TextIOWrapper(sys.stdin.buffer, encoding="utf-8", newline="")
        return
    try:
        opened = file.open(encoding="utf-8", newline="")
    except OSError as fault:
        raise NoSuchPath(str(file), (fault.strerror or "it is not there").lower()) from None
    with opened:
        yield opened


@contextmanager
def _uncollected() -> Iterator[None]:
    """Leave the collector of cycles out of it: values have no cycles, and looking for some takes half the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@contextmanager
def _opened(out: Path | None) -> Iterator[TextIO]:
    if out is None:
        yield sys.stdout
        return
    try:
        opened = out.open("w", encoding="utf-8", newline="")
    except OSError as fault:
        raise NoSuchPath(str(out), (fault.strerror or "it cannot be written").lower()) from None
    with opened:
        yield opened


def _write(results: "Results", shape: str, target: TextIO) -> None:
    from balozi.results.computing import line_of

    lines = (line_of(figure, results.thresholds) for figure in results.figures)
    if shape == "jsonl":
        target.writelines(f"{_json(line)}\n" for line in lines)
    elif shape == "json":
        target.write(f"[{','.join(chr(10) + _json(line) for line in lines)}\n]\n")
    elif shape == "csv":
        _write_csv(lines, target)
    else:
        _write_table(lines, target)


def _write_csv(lines: Iterable[Mapping[str, object]], target: TextIO) -> None:
    writer = csv.writer(target, lineterminator="\n")
    columns = (*_COLUMNS, *_MORE)
    writer.writerow(columns)
    writer.writerows([guarded(line[name]) for name in columns] for line in lines)


def _write_table(lines: Iterable[Mapping[str, object]], target: TextIO) -> None:
    rows = [{name: shown(line[name]) for name in _COLUMNS} for line in lines]
    if target is sys.stdout:
        write_rows(rows, _COLUMNS, "table")
        return
    target.write("\t".join(_COLUMNS) + "\n")
    for row in rows:
        target.write("\t".join(in_one_line(row[name]) for name in _COLUMNS) + "\n")


def _json(value: Any, indent: int = 0) -> str:
    """Return JSON in which exact decimals stand as they are: a float would round them."""
    plain = _PLAIN.get(type(value).__name__)
    if plain is not None:
        return plain(value)
    deeper = indent + 1 if indent else 0
    if isinstance(value, dict):
        return _bracketed("{}", [f'"{name}": {_item(item, deeper)}' for name, item in value.items()], indent)
    return _bracketed("[]", [_item(item, deeper) for item in value], indent)


def _item(value: Any, indent: int) -> str:
    # The same answer as _json, one call sooner: a line has twenty plain values.
    plain = _PLAIN.get(type(value).__name__)
    return _json(value, indent) if plain is None else plain(value)


def _bracketed(ends: str, listed: list[str], indent: int) -> str:
    if not indent or not listed:
        return f"{ends[0]}{', '.join(listed)}{ends[1]}"
    inner = "\n" + " " * indent
    return f"{ends[0]}{inner}{f',{inner}'.join(listed)}\n{' ' * (indent - 1)}{ends[1]}"
