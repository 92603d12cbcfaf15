"""`balozi audit`: show and verify the log of deeds."""

from dataclasses import asdict

import click

from balozi.cli.opening import open_store
from balozi.cli.printing import FORMAT, say, write_rows


@click.group("audit")
def command() -> None:
    """Show and verify the log of deeds."""


@command.command("list")
@click.option("--by", default="", help="Only what this person did.")
@click.option("--outcome", default="", type=click.Choice(["", "done", "refused"]))
@click.option("--page", default=1, show_default=True, type=click.IntRange(1))
@FORMAT
def list_(by: str, outcome: str, page: int, shape: str) -> None:
    """List the log, the latest line first."""
    open_store()
    from balozi.store.audit.queries import list_deeds

    found = list_deeds(page=page, by=by, outcome=outcome)
    write_rows(
        [asdict(row) for row in found.items],
        ("number", "at", "by", "verb", "subject", "outcome", "facts"),
        shape,
    )
    say(f"{found.first_item}-{found.last_item} of {found.total}")


@command.command("verify")
def verify() -> None:
    """Read the whole log and confirm that no line was removed, changed or reordered."""
    open_store()
    from balozi.services.auditing import verify_log

    say(f"{verify_log()} lines; the chain holds.")
