"""The verbs of `balozi results` that look into the store: report, import, export, demonstration."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from balozi.cli.indicators import NARROWED, asked_of
from balozi.cli.main import options
from balozi.cli.modelling import MARKING, marking_of
from balozi.cli.opening import AS, DRY_RUN, acting, now, open_store
from balozi.cli.printing import FORMAT, say, tell_invented, write_rows
from balozi.ground.errors.reading import NoSuchPath
from balozi.ground.markings import Marking

if TYPE_CHECKING:
    from balozi.services.receiving import Receipt

_FIGURES = ("indicator", "area", "period", "actual", "baseline", "target", "achievement", "rating", "reason")
_CONFLICTS = ("row", "rule", "severity", "message", "value")
_IMPORTS = ("import", "name", "form", "tally", "conflicts", "waiting", "by", "at", "undone")
_REPORTS = ("report", "on", "known_at", "asked", "thresholds", "engine", "hash", "by")
_DAY = click.DateTime(["%Y-%m-%d"])
_NUMBER = click.argument("number", type=int)
_CHOSEN = click.option(
    "--value", "values", type=int, multiple=True, help="Number of a value that is meant. Default: all."
)
_FORM = click.option(
    "--as-format",
    "form",
    type=click.Choice(["csv", "dhis2", "sdmx", "iati"]),
    default="csv",
    show_default=True,
    help="Of the file; csv reads XLSX too.",
)
_ASKED: Callable[[Callable[..., None]], Callable[..., None]] = options(
    NARROWED,
    click.option("--area", default="", help="Code of the area."),
    click.option("--on", type=_DAY, help="The day, at its end, on which it is asked. Default: today."),
    click.option("--as-known", type=_DAY, help="As known at the end of this day: the same answer for ever."),
    click.option("--told-by", type=_DAY, help="Take only what says that it was reported by this day."),
    click.option("--with-submitted", is_flag=True, help="Count values that nobody has approved yet."),
)


@click.command("report")
@_ASKED
@click.option("--latest", is_flag=True, help="Of each indicator and area the last period that is over only.")
@click.option(
    "--year", metavar="PERIOD", help="Of each indicator and area one figure of this year: FY2025, 2025."
)
@click.option("--keep", is_flag=True, help="Keep the report with all that it was computed from.")
@click.option(
    "--marking",
    type=click.Choice([step.name.lower() for step in Marking]),
    default="unclassified",
    show_default=True,
    help="Of the report that is kept: it holds what may be read up to this.",
)
@AS
@FORMAT
def report(
    on: datetime | None,
    as_known: datetime | None,
    latest: bool,
    year: str | None,
    keep: bool,
    marking: str,
    name: str | None,
    shape: str,
    **wanted: Any,
) -> None:
    """Print achievement and rating of the indicators in the store, as known now or on a day."""
    open_store()
    from balozi.results.windows import period_named, window_of
    from balozi.store.results.queries import scorecard

    told_by = wanted.pop("told_by")
    window = window_of(year) if year else None
    asked = asked_of(on, as_known, told_by=told_by.date() if told_by else None, within=window, **wanted)
    card = scorecard(acting(name).reader, asked)
    write_rows([one.line for one in (card.latest if latest or year else card.figures)], _FIGURES, shape)
    for notice in card.notices:
        say(f"balozi: {notice}")
    counted = ", ".join(f"{count} {rating}" for rating, count in sorted(card.counts.items()) if count)
    say(f"Latest figures: {counted or 'none'}.")
    if card.submitted:
        how = "counted too" if asked.with_submitted else "not counted"
        say(f"{card.submitted} values wait for approval ({how}).")
    tell_invented(card.demonstration)
    if keep:
        from balozi.services.reporting import keep_report

        number = keep_report(asked=asked, person=acting(name), at=now(), marking=marking_of(marking))
        of = f"the figures of {period_named(year)}" if year else "all periods, not only those above"
        say(f"Report {number} is kept with what may be read up to {marking}: {of}.")


@click.command("why")
@click.argument("indicator")
@click.argument("area")
@click.argument("period")
@click.option("--on", type=_DAY, help="The day, at its end, on which it is asked. Default: today.")
@click.option("--as-known", type=_DAY, help="As known at the end of this day.")
@click.option("--with-submitted", is_flag=True, help="Count values that nobody has approved yet.")
@click.option("--format", "shape", type=click.Choice(["text", "json"]), default="text", show_default=True)
def why(
    indicator: str,
    area: str,
    period: str,
    on: datetime | None,
    as_known: datetime | None,
    with_submitted: bool,
    shape: str,
) -> None:
    """Say how a figure of the store was computed, down to who stated each input and the sentence that shows it."""
    open_store()
    import json

    from balozi.store.results.queries import explain, explain_in_text

    asked = asked_of(on, as_known, with_submitted=with_submitted)
    told = explain(acting(None).reader, asked, indicator, area, period)
    click.echo(json.dumps(told, ensure_ascii=False, indent=1) if shape == "json" else explain_in_text(told))


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@_FORM
@MARKING
@AS
@DRY_RUN
@FORMAT
def import_(file: Path, form: str, marking: str, name: str | None, dry_run: bool, shape: str) -> None:
    """Take in values, targets and baselines of FILE; the report tells every refused row with rule and reason.

    The exit code is 2 when a row was refused; the good ones are taken in all the same, and wait for approval.
    """
    open_store()
    from balozi.services.receiving import receive_values

    try:
        content = file.read_bytes()
    except OSError as fault:
        raise NoSuchPath(str(file), (fault.strerror or "it cannot be read").lower()) from None
    receipt = receive_values(
        content=content,
        name=file.name,
        form=form,
        person=acting(name),
        at=now(),
        marking=marking_of(marking),
        dry_run=dry_run,
    )
    _tell(receipt, dry_run, shape)
    raise SystemExit(2 if receipt.tally["refused"] else 0)


@click.command("imports")
@FORMAT
def imports(shape: str) -> None:
    """List the files of values that were taken in, the latest first."""
    open_store()
    from balozi.store.results.queries import imports as listed

    rows = [
        {
            "import": one.number,
            "name": one.name,
            "form": one.form,
            "tally": one.tally,
            "conflicts": len(one.conflicts),
            "waiting": one.waiting,
            "by": one.by,
            "at": f"{one.at:%Y-%m-%d %H:%M}",
            "undone": f"{one.undone_at:%Y-%m-%d %H:%M}" if one.undone_at else "",
        }
        for one in listed(acting(None).reader)
    ]
    write_rows(rows, _IMPORTS, shape)


@click.command("approve")
@_NUMBER
@_CHOSEN
@AS
@DRY_RUN
def approve(number: int, values: tuple[int, ...], name: str | None, dry_run: bool) -> None:
    """Approve the values of an import that somebody else handed in: all that wait, or the chosen ones."""
    if dry_run:
        say(f"Would approve the values of import {number}; nothing was changed.")
        return
    open_store()
    from balozi.services.receiving import approve_import

    count = approve_import(number=number, person=acting(name), at=now(), values=values)
    say(f"{count} values are approved.")


@click.command("return")
@_NUMBER
@_CHOSEN
@click.option("--reason", required=True, help="Why; kept with each of them.")
@AS
@DRY_RUN
def return_(number: int, values: tuple[int, ...], reason: str, name: str | None, dry_run: bool) -> None:
    """Send the values of an import back to who handed it in: all that wait, or the chosen ones."""
    if dry_run:
        say(f"Would send the values of import {number} back; nothing was changed.")
        return
    open_store()
    from balozi.services.receiving import return_import

    count = return_import(number=number, reason=reason, person=acting(name), at=now(), values=values)
    say(f"{count} values are sent back.")


@click.command("undo")
@_NUMBER
@AS
@DRY_RUN
def undo(number: int, name: str | None, dry_run: bool) -> None:
    """Take a whole import of values back; earlier moments still have it."""
    if dry_run:
        say(f"Would take import {number} back; nothing was changed.")
        return
    open_store()
    from balozi.services.receiving import undo_values

    say(f"{undo_values(number=number, person=acting(name), at=now())} rows were taken back.")


@click.command("export")
@_ASKED
@_FORM
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="Write to a file.")
@click.option("--identifier", default="XM-EXAMPLE-results", show_default=True, help="IATI: of the activity.")
@click.option("--organisation", default="XM-EXAMPLE", show_default=True, help="IATI: who reports.")
@click.option(
    "--title", default="Results of foreign policy", show_default=True, help="IATI: of the activity."
)
def export(
    form: str,
    out: Path | None,
    on: datetime | None,
    as_known: datetime | None,
    identifier: str,
    organisation: str,
    title: str,
    **wanted: Any,
) -> None:
    """Write values, targets and baselines as CSV, DHIS2 dataValueSet, SDMX-CSV or IATI results."""
    open_store()
    from balozi.exchange.values.forms import WRITERS
    from balozi.exchange.values.iati import Activity, write_iati
    from balozi.store.results.outgoing import invented_rows, values_out

    told_by = wanted.pop("told_by")
    asked = asked_of(on, as_known, told_by=told_by.date() if told_by else None, **wanted)
    reader = acting(None).reader
    cells = values_out(reader, asked)
    tell_invented(invented_rows(reader, asked))
    if form == "iati":
        starts = min((cell.period.first_day for cell in cells), default=asked.on).isoformat()
        content, notes = write_iati(cells, Activity(identifier, organisation, organisation, title, starts))
        for note in notes:
            say(f"balozi: {note}")
    else:
        content = WRITERS[form](cells).encode()
    if out:
        out.write_bytes(content)
    else:
        click.echo(content.decode(), nl=False)


@click.command("demo")
@click.option("--remove", is_flag=True, help="Take the invented values back.")
@AS
@DRY_RUN
def demo(remove: bool, name: str | None, dry_run: bool) -> None:
    """Load invented values that show what pages look like; they are marked as invented, and can be taken back."""
    open_store()
    from balozi.services.demonstrating import load_demonstration, remove_demonstration

    if remove:
        if dry_run:
            say("Would take the invented values back; nothing was changed.")
            return
        say(f"{remove_demonstration(person=acting(name), at=now())} invented rows were taken back.")
        return
    tally = load_demonstration(person=acting(name), at=now(), dry_run=dry_run)
    say(f"{tally['imported']} invented values{' would be' if dry_run else ''} loaded; nobody measured them.")


@click.command("reports")
@FORMAT
def reports(shape: str) -> None:
    """List the reports that were kept, the latest first."""
    open_store()
    from balozi.store.results.queries import kept_reports

    rows = [
        {"report": one.number} | {name: getattr(one, name) for name in _REPORTS[1:]}
        for one in kept_reports(acting(None).reader)
    ]
    write_rows(rows, _REPORTS, shape)


@click.command("rebuild")
@_NUMBER
def rebuild(number: int) -> None:
    """Compute a kept report again from what was known then; the exit code is 7 when it is not the same."""
    open_store()
    from balozi.services.reporting import rebuilds

    same = rebuilds(number=number, person=acting(None))
    say(f"Report {number} {'comes out as it was' if same else 'does NOT come out as it was'}.")
    raise SystemExit(0 if same else 7)


@click.command("framework")
@click.argument("code", metavar="PACK")
@AS
@DRY_RUN
def framework(code: str, name: str | None, dry_run: bool) -> None:
    """Bring results and indicators to what a country PACK declares."""
    open_store()
    from balozi.services.framing import load_framework

    told = load_framework(code=code, person=acting(name), at=now(), dry_run=dry_run)
    say(
        f"{told.code} {told.version}: {told.results} results, {told.added} indicators added, {told.changed} changed, "
        f"{told.retired} retired, {told.unchanged} as before"
    )


@click.command("thresholds")
@click.argument("country")
@click.argument("values", metavar="MET,PARTLY")
@click.option("--source", required=True, help="Who says so; printed with every rating.")
@AS
@DRY_RUN
def thresholds(country: str, values: str, source: str, name: str | None, dry_run: bool) -> None:
    """Say from which achievement on a target is met and partly met in a country's framework."""
    if dry_run:
        say(f"Would set the thresholds of {country} to {values}; nothing was changed.")
        return
    open_store()
    from balozi.services.framing import set_thresholds

    set_thresholds(country=country.upper(), text=values, source=source, person=acting(name), at=now())
    say(f"The thresholds of {country.upper()} are {values}.")


VERBS = (
    report,
    why,
    import_,
    imports,
    approve,
    return_,
    undo,
    export,
    demo,
    reports,
    rebuild,
    framework,
    thresholds,
)


def _tell(receipt: "Receipt", dry_run: bool, shape: str) -> None:
    write_rows([one.told() for one in receipt.conflicts], _CONFLICTS, shape)
    if receipt.ignored:
        say(f"balozi: not understood, and left out: {', '.join(receipt.ignored)}.")
    tally = receipt.tally
    counted = ", ".join(f"{count} {name}" for name, count in tally.items() if count)
    say(f"{'Would be: ' if dry_run else ''}{counted}")
    if receipt.number:
        say(
            f"Import {receipt.number} waits for approval; `balozi results undo {receipt.number}` takes it back."
        )
