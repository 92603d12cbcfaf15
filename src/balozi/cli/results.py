"""`balozi results`: compute and explain figures from a table, without a database; report those of the store."""

import io
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, TextIO, TypeVar

import click

from balozi.cli.figure_lines import Work, bar, json_of, uncollected, write_figures
from balozi.cli.main import options
from balozi.cli.printing import in_one_line, say
from balozi.cli.result_acts import ACTS
from balozi.cli.stored_results import VERBS
from balozi.ground.errors.reading import NoSuchPath
from balozi.ground.errors.results import NothingComputed

if TYPE_CHECKING:
    from balozi.analysis.results.columns import Columns
    from balozi.results.computing import Results
    from balozi.results.files import Table
    from balozi.results.rating import Remark
    from balozi.results.thresholds import Thresholds

Verb = TypeVar("Verb", bound=Callable[..., object])
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
    from balozi.results.computing import stated_in

    with uncollected():
        table = _read(file)
        day, known_on = _days(on, as_known)
        _check_out(out, file)
        work = Work(stated_in(table.rows, known_on), _thresholds(thresholds), day, shape)
        with _opened(out) as target:
            _tell(write_figures(work, target))


@command.command("rate")
@_TABLE
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    required=True,
    help="The file that is written: FILE.parquet, or else CSV.",
)
def rate(
    file: Path, thresholds: str | None, on: datetime | None, as_known: datetime | None, out: Path
) -> None:
    """Rate a very large table as whole columns: what `compute` answers, without the sentences, written to a file.

    FILE is a CSV or Parquet table with the columns that `compute` takes. The ratings are decided exactly; numbers are
    written as the nearest doubles. `explain` opens any figure with its exact numbers and its reason.
    """
    from balozi.analysis.results.answering import answer
    from balozi.analysis.results.computing import Asked
    from balozi.analysis.results.engines import in_memory
    from balozi.analysis.results.exporting import write_file

    _check_out(out, file)
    if out.exists() and not out.is_file():
        raise NoSuchPath(str(out), "it is no file")
    day, known_on = _days(on, as_known)
    asked, engine = Asked(_thresholds(thresholds), day, known_on), in_memory()
    with bar(3, "Rating") as step:
        columns = step(_columns(file))
        answered = step(answer(columns, asked, engine))
        count = step(write_file(answered, engine, out))
    say(f"balozi: {count} figures are written to {out}.")


def _check_out(out: Path | None, file: Path) -> None:
    """Refuse to write where no file can stand, or over the table itself."""
    if out is None:
        return
    if not out.parent.is_dir():
        raise NoSuchPath(str(out), "its folder is not there")
    if out.exists() and file.exists() and out.samefile(file):
        raise NoSuchPath(str(out), "it is the table that is read, and would be lost")


def _columns(file: Path) -> "Columns":
    """Read the table as whole columns and tell what cannot be used."""
    from balozi.analysis.results.coding import texts_in
    from balozi.analysis.results.texts import read_texts

    if str(file) == "-":
        raise NoSuchPath("-", "name a file; compute reads standard input")
    try:
        texts = texts_in(file)
    except OSError as fault:
        raise NoSuchPath(str(file), (fault.strerror or "it is not there").lower()) from None
    read = read_texts(texts, file.name)
    used = texts.num_rows - len(read.faults)
    for one in read.faults:
        say(f"balozi: row {one.number}: {in_one_line(str(one.refusal))}")
    if not used and read.faults:
        raise NothingComputed(len(read.faults))
    if read.faults:
        say(f"balozi: {len(read.faults)} of {texts.num_rows} rows are left out.")
    return read.columns


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
        click.echo(json_of(explained, 1))
    else:
        click.echo(in_text(explained))


def _results(
    table: "Table", thresholds: str | None, on: datetime | None, as_known: datetime | None
) -> "Results":
    from balozi.results.computing import compute_results

    day, known_on = _days(on, as_known)
    results = compute_results(table.rows, thresholds=_thresholds(thresholds), on=day, known_on=known_on)
    _tell(results.notices)
    return results


def _days(on: datetime | None, as_known: datetime | None) -> tuple[date, date | None]:
    """Return the day of the question, and the one by which things must have been reported."""
    known_on = as_known.date() if as_known else None
    return (on.date() if on else known_on or datetime.now(UTC).date()), known_on


def _tell(notices: "Iterable[Remark]") -> None:
    for notice in notices:
        say(f"balozi: {in_one_line(notice.in_words())}")


def _thresholds(text: str | None) -> "Thresholds":
    from balozi.results.thresholds import default_thresholds, thresholds_of

    return thresholds_of(text, "given with --thresholds") if text is not None else default_thresholds()


def _read(file: Path) -> "Table":
    """Read the table and tell what cannot be used."""
    from balozi.results.files import read_table

    with _lines(file) as lines:
        table = read_table(lines, file.name)
    for fault in table.faults:
        where = f"row {fault.number} (line {fault.line})"
        say(f"balozi: {where}: {in_one_line(str(fault.refusal))}")
    if table.ignored:
        say(f"balozi: columns that say nothing to the computation: {in_one_line(', '.join(table.ignored))}.")
    if table.faults and not table.rows:
        raise NothingComputed(len(table.faults))
    if not table.rows:
        say("balozi: The table has no row below its line of column names; nothing is computed.")
    if table.faults:
        say(f"balozi: {len(table.faults)} of {len(table.faults) + len(table.rows)} rows are left out.")
    return table


@contextmanager
def _lines(file: Path) -> Iterator[TextIO]:
    if str(file) == "-":
        yield io.TextIOWrapper(sys.stdin.buffer, encoding="utf-8", errors="surrogateescape", newline="")
        return
    try:
        opened = file.open(encoding="utf-8", errors="surrogateescape", newline="")
    except OSError as fault:
        raise NoSuchPath(str(file), (fault.strerror or "it is not there").lower()) from None
    with opened:
        yield opened


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
