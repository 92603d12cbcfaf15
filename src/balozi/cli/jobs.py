"""`balozi jobs`: run what the clock starts, and show what was run."""

import time
from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from typing import TYPE_CHECKING

import click

from balozi.cli.opening import DRY_RUN, now, open_store
from balozi.cli.printing import FORMAT, say, write_rows

if TYPE_CHECKING:
    from balozi.jobs.running import Outcome

_OUTCOME = ("job", "state", "facts", "failure")
_RUN = ("job", "day", "began_at", "ended_at", "failure", "facts")
_MAIL = ("mailing", "name", "sort", "made_at", "tries", "tried_at", "failure")


@click.group("jobs")
def command() -> None:
    """Run what the clock starts: reminders, escalation, weekly mails, mails; show what was run."""


@command.command("run")
@click.option("--once", is_flag=True, help="Run what is due and end; this is what is done without --every.")
@click.option("--every", type=click.IntRange(1), metavar="MINUTES", help="Go on, and look again so often.")
@click.option(
    "--on", type=click.DateTime(["%Y-%m-%d"]), help="The day whose due dates are looked at; today if none."
)
@DRY_RUN
@FORMAT
def run(once: bool, every: int | None, on: datetime | None, dry_run: bool, shape: str) -> None:
    """Run the jobs that are due; nobody is told the same thing twice."""
    if once and every:
        raise click.UsageError("Choose --once or --every.")
    open_store()
    from django.db import close_old_connections

    while True:
        outcomes = _run(on, dry_run)
        write_rows([asdict(one) for one in outcomes], _OUTCOME, shape)
        if not every:
            break
        time.sleep(every * 60)
        # A run that goes on for days meets connections that the database has closed since.
        close_old_connections()
    if any(one.state == "failed" for one in outcomes):
        # So that the timer that started it shows that something needs a look.
        raise click.exceptions.Exit(6)


@command.command("list")
@FORMAT
def list_(shape: str) -> None:
    """List the latest runs, the last first."""
    open_store()
    from balozi.store.notices.queries import runs

    write_rows([asdict(row) for row in runs()], _RUN, shape)


@command.command("mails")
@FORMAT
def mails(shape: str) -> None:
    """List the mails that wait or failed, with the reason."""
    open_store()
    from balozi.store.notices.queries import mails_waiting

    write_rows([asdict(row) for row in mails_waiting()], _MAIL, shape)


def _run(on: datetime | None, dry_run: bool) -> "Sequence[Outcome]":
    from django.utils import timezone

    from balozi.ground.errors.notices import JobsRunning
    from balozi.jobs.running import Asked, run_jobs

    at = now()
    try:
        return run_jobs(Asked(on.date() if on else timezone.localdate(at), at, dry_run))
    except JobsRunning as busy:
        # Another run does the work: for a timer that is no fault.
        say(f"balozi: {busy}")
        return []
