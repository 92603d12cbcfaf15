"""`balozi doctor`: every setting, and what is unsafe or missing."""

import os
import shutil
from typing import TYPE_CHECKING, Any

import click

from balozi.cli.modelling import remarks_on
from balozi.cli.opening import acting, now, open_store
from balozi.cli.printing import FORMAT, say, write_rows

if TYPE_CHECKING:
    from pathlib import Path


@click.command()
@click.option(
    "--rebuild-states",
    is_flag=True,
    help="Make again from the records how every agreement and commitment stands, and say how many were wrong.",
)
@FORMAT
def command(rebuild_states: bool, shape: str) -> None:
    """Show every setting with its value and meaning, and say what is unsafe or missing."""
    home = open_store()
    if rebuild_states:
        _rebuild()
        return
    from django.conf import settings

    rows = [
        {
            "setting": setting,
            "value": _shown(getattr(settings.BALOZI, setting.removeprefix("BALOZI_").lower()), secret),
            "default": "" if secret else default,
            "meaning": says,
        }
        for setting, _, default, says, secret in settings.BALOZI.documented()
    ]
    write_rows(rows, ("setting", "value", "default", "meaning"), shape)
    say(_model(settings.BALOZI))
    remarks = _remarks(home)
    for remark in remarks:
        say(f"! {remark}")
    say("Nothing is unsafe or missing." if not remarks else f"{len(remarks)} remarks.")


def _rebuild() -> None:
    from balozi.services.reckoning import rebuild_states

    done = rebuild_states(person=acting(None), at=now())
    say(f"States made again: {done.entries} entries; {done.different} were not as they should be.")


def _model(told: Any) -> str:
    if not told.model_url:
        return "No language model is set: no paper leaves this machine."
    return f"Language model: {told.model_name or 'none named'}."


def _shown(value: object, secret: bool) -> object:
    return ("set, hidden" if value else "") if secret else value


def _remarks(home: "Path") -> list[str]:
    from django.conf import settings
    from django.db import connection

    found = []
    if not settings.BALOZI.production:
        found.append("Not in production: plain HTTP on this machine, with sample people.")
    if settings.BALOZI.production and not settings.BALOZI.database_url:
        found.append("Production on SQLite: one writer at a time. Set BALOZI_DATABASE_URL for many users.")
    if connection.vendor == "sqlite" and (home.stat().st_mode & 0o007):
        found.append(f"Everybody on this machine can open {home}: `chmod 700 {home}`.")
    if shutil.disk_usage(home).free < 500_000_000:
        found.append("Less than 500 MB are free on the disk of the data folder.")
    if not hasattr(os, "fork"):
        found.append("This system cannot limit the memory of the reader's child process.")
    found += remarks_on(settings.BALOZI)
    found.append("The single-machine edition is not accredited for classified material.")
    return found
