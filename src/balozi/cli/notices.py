"""`balozi notice`: the notices of a user: list them, mark them as read, choose how they are told."""

from dataclasses import asdict

import click

from balozi.cli.opening import DRY_RUN, now, open_store
from balozi.cli.printing import FORMAT, say, write_rows

_COLUMNS = ("notice", "rule", "says", "entry", "title", "by", "made_at", "read_at", "mailed_at", "failure")
_FOR = click.option("--for", "name", required=True, metavar="NAME", help="The user whose notices they are.")
_NUMBERS = click.argument("notices", type=int, nargs=-1)


@click.group("notice")
def command() -> None:
    """List a user's notices, mark them as read, choose how they are told."""


@command.command("list")
@_FOR
@click.option("--unread", is_flag=True, help="Only those that were not read.")
@FORMAT
def list_(name: str, unread: bool, shape: str) -> None:
    """List the notices of a user, as that user may see them, the latest first."""
    open_store()
    from balozi.registers.reminding import sentence_of
    from balozi.services.people import person_named
    from balozi.store.notices.queries import notices

    found = notices(person_named(name).reader, name, unread=unread, size=0).items
    rows = [asdict(row) | {"says": sentence_of(row.rule)} for row in found]
    write_rows(rows, _COLUMNS, shape)


@command.command("read")
@_NUMBERS
@_FOR
@click.option("--all", "everything", is_flag=True, help="All that are unread.")
@click.option("--undo", is_flag=True, help="Mark the NOTICES as unread again.")
@DRY_RUN
def read(notices: tuple[int, ...], name: str, everything: bool, undo: bool, dry_run: bool) -> None:
    """Mark NOTICES as read, or as unread again."""
    if everything == bool(notices) or (undo and everything):
        raise click.UsageError("Name the notices, or say --all.")
    open_store()
    from balozi.services.noticing import read_notices, unread_notices
    from balozi.services.people import person_named

    person = person_named(name)
    if dry_run:
        say("Would mark all as read." if everything else f"Would mark {len(notices)} notices.")
        return
    if undo:
        unread_notices(notices=notices, person=person, at=now())
        say(f"{len(notices)} notices are unread again.")
        return
    fresh = read_notices(notices=None if everything else notices, person=person, at=now())
    say(f"{len(fresh)} notices are marked as read.")


@command.command("choose")
@_FOR
@click.option("--mail", type=click.Choice(["each", "weekly", "none"]), default="each", show_default=True)
@click.option("--weekday", type=click.IntRange(0, 6), default=0, help="Of the weekly mail; 0 is Monday.")
@click.option(
    "--language", type=click.Choice(["en", "sw", "fr"]), help="Of mails; that of the house if none."
)
@DRY_RUN
def choose(name: str, mail: str, weekday: int, language: str | None, dry_run: bool) -> None:
    """Choose how a user is told: each notice by mail, one mail a week, or only in the application."""
    open_store()
    from balozi.services.noticing import choose_wish
    from balozi.services.people import person_named
    from balozi.store.notices.records import WishRow

    if dry_run:
        say(f"Would tell {name} by mail: {mail}.")
        return
    choose_wish(wish=WishRow(mail, weekday, language or ""), person=person_named(name), at=now())
    say(f"{name} is told by mail: {mail}.")
