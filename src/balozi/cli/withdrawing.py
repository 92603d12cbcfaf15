"""The command that takes one event back: the same for agreements and for relations and missions."""

from collections.abc import Callable

import click

from balozi.cli.opening import AS, DRY_RUN, open_store
from balozi.cli.printing import say


def withdrawing(take_back: Callable[[int, str, str | None], None]) -> click.Command:
    """Return the command ``withdraw``.

    Args:
        take_back: does it: the number of the event, the reason, and the name given with ``--as``.
    """

    @click.command("withdraw")
    @click.argument("number", type=int)
    @click.option("--reason", required=True, help="Why it is taken back; kept in the log.")
    @AS
    @DRY_RUN
    def withdraw(number: int, reason: str, name: str | None, dry_run: bool) -> None:
        """Take event NUMBER back; it stays in the history."""
        open_store()
        if dry_run:
            say(f"Would take event {number} back.")
            return
        take_back(number, reason, name)
        say(f"Event {number} is taken back.")

    return withdraw
