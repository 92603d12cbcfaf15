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


@command.command("checkpoint")
def checkpoint_() -> None:
    """Print the number and the hash of the last line, to be kept outside this machine."""
    open_store()
    from balozi.services.auditing import checkpoint

    click.echo(checkpoint())
    say("Keep this line elsewhere: `balozi audit verify --checkpoint NUMBER:HASH` compares the log with it.")


@command.command("verify")
@click.option(
    "--checkpoint",
    "kept",
    metavar="NUMBER:HASH",
    help="As `balozi audit checkpoint` printed it: shows also that the end was cut off or the whole log rewritten.",
)
def verify(kept: str | None) -> None:
    """Read the whole log and confirm that no line was removed, changed or reordered."""
    open_store()
    from balozi.services.auditing import read_checkpoint, verify_log

    lines = verify_log(read_checkpoint(kept) if kept is not None else None)
    say(f"{lines} lines; the chain holds{' and agrees with the checkpoint' if kept is not None else ''}.")
