"""`balozi report`: the reports on agreements as tables and files."""

import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from balozi.cli.opening import AS, acting, end_of, now, open_store
from balozi.cli.printing import say, write_rows

if TYPE_CHECKING:
    from balozi.briefs.tables import Report

Command = TypeVar("Command", bound=Callable[..., object])
_DAY = click.DateTime(["%Y-%m-%d"])
_UTF8 = "\ufeff".encode()
_BINARY = frozenset({"xlsx", "pdf"})
_OPTIONS = (
    click.option(
        "--format",
        "shape",
        type=click.Choice(["table", "csv", "json", "xlsx", "pdf"]),
        default="table",
        show_default=True,
        help="How the report is written.",
    ),
    click.option("--on", type=_DAY, metavar="DATE", help="As known at the end of that day. Default: now."),
    click.option("--partner", default="", help="Only agreements with this party, by its code, such as CHN."),
    click.option("--institution", default="", help='Only those it leads, by its code; "-": none is stated.'),
    click.option("--from", "since", type=_DAY, metavar="DATE", help="Only those signed on that day or later."),
    click.option("--to", "until", type=_DAY, metavar="DATE", help="Only those signed on that day or before."),
    click.option("--sort", default="", metavar="COLUMN", help='Order by a column; "-" before it turns it round.'),
    click.option(
        "--language", type=click.Choice(["sw", "en", "fr"]), default="en", show_default=True,
        help="Of the report.",
    ),
    click.option(
        "--out", type=click.Path(dir_okay=False, path_type=Path), help="The file to write; none: standard output."
    ),
    AS,
)  # fmt: skip


def _asking(command: Command) -> Command:
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


_FIGURE = click.option("--figure", default="", help="List the agreements behind one figure, by its name.")


@click.group("report")
def command() -> None:
    """Make the reports on agreements; every figure can be listed, every row says its source."""


@command.command("agreements")
@_asking
def agreements(**told: Any) -> None:
    """Say of each agreement who leads it, with whom, who signed, since and until when, on what, how far it has come."""
    _make("agreements", **told)


@command.command("departments")
@_FIGURE
@_asking
def departments(**told: Any) -> None:
    """Count each department's agreements: in all, in the pipeline, old, inactive, and what to keep or to drop."""
    _make("departments", **told)


@command.command("followup")
@_FIGURE
@_asking
def followup(**told: Any) -> None:
    """Count what became of the agreements signed: implemented, partly, not, no record."""
    _make("followup", **told)


def _make(
    named: str,
    *,
    shape: str,
    on: datetime | None,
    since: datetime | None,
    until: datetime | None,
    out: Path | None,
    figure: str = "",
    **told: Any,
) -> None:
    if shape in _BINARY and out is None and sys.stdout.isatty():
        raise click.UsageError(f"A terminal cannot show {shape}: say where to write it with --out FILE.")
    report = _made(named, on=on, since=since, until=until, figure=figure, **told)
    if shape == "table":
        _print(report)
        return
    from balozi.services.compiling import written

    content = written(report, shape, figure=figure)
    if out is None:
        # The mark at the beginning of a CSV file is for spreadsheets; the next program in a pipe has no use for it.
        click.echo(content.removeprefix(_UTF8), nl=False)
        return
    try:
        out.write_bytes(content)
    except OSError as fault:
        raise click.FileError(str(out), fault.strerror or "it cannot be written") from fault
    say(f"{report.title}: {out}")


def _made(named: str, *, on: datetime | None, figure: str, **told: Any) -> "Report":
    from balozi.briefs.reports.facts import Asked

    open_store()
    from balozi.services.compiling import FIGURES, make_report
    from balozi.store.registers.moments import day_of

    if figure and figure not in FIGURES[named]:
        raise click.UsageError(f"The figures of this report are: {', '.join(FIGURES[named])}.")
    person, known_at = acting(told.pop("name")), end_of(on)
    for bound in ("since", "until"):
        told[bound] = told[bound].date() if told[bound] else None
    asked = Asked(day=day_of(known_at), figure=figure, **told)
    return make_report(name=named, asked=asked, person=person, at=now(), known_at=known_at)


def _print(report: "Report") -> None:
    """Write the tables to standard output, what must be known beside them to standard error."""
    from balozi.briefs.writing.cells import in_words

    say(" · ".join(filter(None, (report.title, report.marking))))
    for label, value in report.about:
        say(f"{label}: {value}")
    for table in report.tables:
        say(f"\n{table.title}")
        labels = [column.label for column in table.columns]
        rows = [
            dict(zip(labels, (in_words(cell.value, report.language) for cell in row), strict=True))
            for row in table.rows
        ]
        write_rows(rows, labels, "table")
        for note in table.notes:
            say(note)
    for note in report.notes:
        say(note)
