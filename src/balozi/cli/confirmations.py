"""`balozi confirmation`: what waits for a second person."""

from dataclasses import asdict

import click

from balozi.cli.opening import AS, DRY_RUN, acting, now, open_store
from balozi.cli.printing import FORMAT, say, write_rows

_COLUMNS = (
    "confirmation",
    "state",
    "verb",
    "about",
    "number",
    "name",
    "facts",
    "reason",
    "by",
    "at",
    "decided_by",
)


@click.group("confirmation")
def command() -> None:
    """List what waits for a second person; confirm or decline it."""


@command.command("list")
@click.option("--all", "decided", is_flag=True, help="Also what was decided.")
@FORMAT
def list_(decided: bool, shape: str) -> None:
    """List what waits for a second person."""
    open_store()
    from balozi.store.access.queries import confirmations

    rows = confirmations(acting(None).reader, state="" if decided else "waiting")
    write_rows([asdict(row) for row in rows], _COLUMNS, shape)


@command.command("confirm")
@click.argument("confirmation", type=int)
@AS
@DRY_RUN
def confirm(confirmation: int, name: str | None, dry_run: bool) -> None:
    """Carry out what another person proposed under number CONFIRMATION."""
    open_store()
    from balozi.services.confirming import confirm_proposal

    if dry_run:
        say(f"Would confirm number {confirmation}.")
        return
    confirm_proposal(confirmation=confirmation, person=acting(name), at=now())
    say(f"Number {confirmation} is confirmed and done.")


@command.command("decline")
@click.argument("confirmation", type=int)
@click.option("--reason", default="", help="Why, in a sentence.")
@AS
@DRY_RUN
def decline(confirmation: int, reason: str, name: str | None, dry_run: bool) -> None:
    """Refuse what another person proposed, or take back one's own proposal."""
    open_store()
    from balozi.services.confirming import decline_proposal

    if dry_run:
        say(f"Would decline number {confirmation}.")
        return
    decline_proposal(confirmation=confirmation, reason=reason, person=acting(name), at=now())
    say(f"Number {confirmation} is declined; nothing was changed.")
