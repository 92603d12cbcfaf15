"""The verbs of `balozi results` that decide: keep a report, correct or withdraw a value, tell what changed since."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import TYPE_CHECKING, Any

import click

from balozi.cli.indicators import NARROWED, asked_of, evidence_of, tell_breaches
from balozi.cli.main import options
from balozi.cli.modelling import marking_of
from balozi.cli.opening import AS, DRY_RUN, acting, end_of, now, open_store
from balozi.cli.printing import FORMAT, say, tell_invented, write_rows
from balozi.ground.markings import Marking

if TYPE_CHECKING:
    from balozi.store.results.records import ChangedFigure

_DAY = click.DateTime(["%Y-%m-%d"])
_NUMBER = click.argument("number", type=int)
_FIGURES = ("indicator", "area", "period", "actual", "baseline", "target", "achievement", "rating", "reason")
_CHANGES = ("indicator", "area", "period", "actual_before", "actual_now", "rating_before", "rating_now")
_MARKINGS = click.Choice([step.name.lower() for step in Marking])
_NOT_DONE = "; nothing was changed."
_ASKED: Callable[[Callable[..., None]], Callable[..., None]] = options(
    NARROWED, click.option("--area", default="", help="Code of the area.")
)


@click.command("keep")
@_ASKED
@click.option("--on", type=_DAY, help="The day, at its end, on which it is asked. Default: today.")
@click.option("--as-known", type=_DAY, help="As known at the end of this day.")
@click.option("--told-by", type=_DAY, help="Take only what says that it was reported by this day.")
@click.option("--with-submitted", is_flag=True, help="Count values that nobody has approved yet.")
@click.option(
    "--year", metavar="PERIOD", help="Keep the figures of this year, such as FY2025. Default: all periods."
)
@click.option(
    "--marking",
    type=_MARKINGS,
    default="unclassified",
    show_default=True,
    help="Of the report: it holds what may be read up to this.",
)
@AS
@DRY_RUN
def keep(
    on: datetime | None,
    as_known: datetime | None,
    marking: str,
    year: str | None,
    name: str | None,
    dry_run: bool,
    **asked: Any,
) -> None:
    """Keep a report as it is known now, with thresholds, engine and hash, so that anybody can rebuild it later."""
    open_store()
    from balozi.results.windows import window_of
    from balozi.services.reporting import keep_report
    from balozi.store.results.queries import kept_report

    told_by = asked.pop("told_by")
    asked["within"] = window_of(year) if year else None
    question = asked_of(on, as_known, told_by=told_by.date() if told_by else None, **asked)
    person = acting(name)
    with _rehearsed(dry_run):
        kept = kept_report(
            person.reader, keep_report(asked=question, person=person, at=now(), marking=marking_of(marking))
        )
    told = f"{len(kept.figures)} figures of {kept.on}, SHA-256 {kept.hash}"
    say(f"Would keep {told}{_NOT_DONE}" if dry_run else f"Report {kept.number} is kept: {told}.")


@click.command("kept")
@_NUMBER
@FORMAT
def kept(number: int, shape: str) -> None:
    """Print the figures of a report as they were kept."""
    open_store()
    from balozi.store.results.queries import kept_report

    report = kept_report(acting(None).reader, number)
    write_rows(list(report.figures), _FIGURES, shape)
    say(f"Report {number} of {report.on}, as known at {report.known_at:%Y-%m-%d %H:%M} UTC, by {report.by}.")
    say(
        f"SHA-256 {report.hash}; engine {report.engine}; `balozi results rebuild {number}` computes it again."
    )
    tell_invented(report.invented)


@click.command("correct")
@_NUMBER
@click.option("--value", default="", help="In digits.")
@click.option("--numerator", default="", help="Of a percentage.")
@click.option("--denominator", default="", help="Of a percentage.")
@click.option("--comment", default="", help="Why; said with it.")
@click.option("--reported-on", type=_DAY, help="The day it was reported. Default: today.")
@click.option("--sentence", metavar="PAPER:TEXT", help="Sentence of a paper that shows it.")
@click.option("--link", default="", help="Address that shows it.")
@AS
@DRY_RUN
def correct(
    number: int,
    reported_on: datetime | None,
    sentence: str | None,
    link: str,
    name: str | None,
    dry_run: bool,
    **said: Any,
) -> None:
    """Report a better value in the place of value NUMBER; an approved one stands until the correction is approved."""
    open_store()
    from balozi.services.observing import correct_observation
    from balozi.services.reported_values import Reported
    from balozi.store.results.queries import stated_row

    person = acting(name)
    before = stated_row(person.reader, "observation", number)
    reported = Reported(
        indicator=before.indicator,
        period=before.period,
        reported_on=reported_on.date() if reported_on else None,
        evidence=evidence_of(sentence, link),
        **said,
    )
    with _rehearsed(dry_run):
        made = correct_observation(number=number, reported=reported, person=person, at=now())
        after = stated_row(person.reader, "observation", made)
        tell_breaches(made)
    where = f"{before.indicator} {before.area} {before.period}"
    said_now = f"{where}: {_in_digits(before.says)} → {_in_digits(after.says)}"
    say(
        f"Would correct {said_now}{_NOT_DONE}" if dry_run else f"{said_now}. Value {made} waits for approval."
    )


@click.command("withdraw")
@_NUMBER
@click.option("--reason", required=True, help="Why; kept with it.")
@AS
@DRY_RUN
def withdraw(number: int, reason: str, name: str | None, dry_run: bool) -> None:
    """Take value NUMBER away without another in its place; earlier moments still have it."""
    open_store()
    from balozi.services.observing import withdraw_observation
    from balozi.store.results.queries import stated_row

    person = acting(name)
    before = stated_row(person.reader, "observation", number)
    with _rehearsed(dry_run):
        withdraw_observation(number=number, reason=reason, person=person, at=now())
    where = f"{before.indicator} {before.area} {before.period}: {_in_digits(before.says)}"
    say(f"Would withdraw {where}{_NOT_DONE}" if dry_run else f"Withdrawn: {where}.")


@click.command("changes")
@_ASKED
@click.option("--since", type=_DAY, required=True, help="What was known at the end of this day.")
@click.option("--on", type=_DAY, help="The day on which it is asked which periods are over. Default: today.")
@FORMAT
def changes(since: datetime, on: datetime | None, shape: str, **asked: Any) -> None:
    """List the figures that are not what they were as known on an earlier day."""
    open_store()
    from balozi.store.results.queries import figures_changed

    moment = end_of(since)
    assert moment is not None
    found = figures_changed(acting(None).reader, asked_of(on, **asked), moment)
    write_rows([_change(one) for one in found], _CHANGES, shape)
    say(f"{len(found)} figures changed since the end of {since:%Y-%m-%d}.")


ACTS = (keep, kept, correct, withdraw, changes)


@contextmanager
def _rehearsed(dry_run: bool) -> Iterator[None]:
    """Let a change be made; in a dry run it is made too, so that it is refused for the same reasons, and taken back."""
    from django.db import transaction

    with transaction.atomic():
        yield
        transaction.set_rollback(dry_run)


def _in_digits(says: Any) -> str:
    if says.get("numerator"):
        return f"{says['numerator']}/{says['denominator']}"
    return str(says.get("value", ""))


def _change(one: "ChangedFigure") -> dict[str, object]:
    before, after = one.before or {}, one.after or {}
    return {
        "indicator": one.indicator,
        "area": one.area,
        "period": one.period,
        "actual_before": before.get("actual"),
        "actual_now": after.get("actual"),
        "rating_before": before.get("rating", ""),
        "rating_now": after.get("rating", ""),
    }
