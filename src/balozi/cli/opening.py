"""Opening the store for a command, and who acts at the command line."""

import getpass
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from balozi.ground.people import Person
    from balozi.store.registers.records import EntryPage

AS = click.option(
    "--as",
    "name",
    metavar="NAME",
    help="Who decides; written to the audit log. Default: your account's name.",
)
DRY_RUN = click.option("--dry-run", is_flag=True, help="Say what would change, and change nothing.")


def open_store() -> Path:
    """Prepare the data folder and the database if need be, and return the folder.

    Raises:
        HomeNotWritable: the folder cannot be made or written.
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "balozi.project.settings")
    import django

    django.setup()
    from django.conf import settings

    from balozi.cli.printing import say
    from balozi.services.opening import prepare_home
    from balozi.services.whence import Door, through

    running = click.get_current_context(silent=True)
    if running is not None:
        # Until the command ends: what it changes is written to the log as changed by a command.
        running.with_resource(through(Door.COMMAND))

    if not settings.BALOZI.home.exists():
        # Said, because a command started in another folder would otherwise seem to find nothing.
        say(f"A new data folder is made: {settings.BALOZI.home.absolute()}")
    return prepare_home()


def acting(name: str | None) -> "Person":
    """Return who acts."""
    from balozi.services.people import operator

    return operator(name if name is not None else getpass.getuser())


def now() -> datetime:
    """Return the moment of the command."""
    return datetime.now(UTC)


def end_of(day: datetime | None) -> datetime | None:
    """Return the last moment of a day, None for now."""
    return None if day is None else day.replace(tzinfo=UTC) + timedelta(days=1, microseconds=-1)


def open_entry(entry: int, on: datetime | None) -> "tuple[Person, EntryPage]":
    """Return who looks at an entry and what it said at the end of a day; what is confidential is noted in the log.

    Raises:
        NoSuchEntry: the person sees no such entry.
    """
    open_store()
    from balozi.services.auditing import note_reading
    from balozi.store.registers.queries import entry_page

    person = acting(None)
    page = entry_page(person.reader, entry, at=end_of(on))
    note_reading(person, f"entry {entry}", page.marking, at=now())
    return person, page
