"""Further commands of `balozi commitment`: what else its page can do."""

from datetime import datetime

import click

from balozi.cli.commitment_orders import DAY, ENTRY, REASON, day_of, order_for, planned
from balozi.cli.opening import AS, DRY_RUN
from balozi.cli.printing import say


@click.command("plan")
@ENTRY
@click.option("--note", default="", help="What is planned.")
@DAY
@AS
@DRY_RUN
def plan(entry: int, note: str, on: datetime | None, name: str | None, dry_run: bool) -> None:
    """Say that the work on a commitment is planned."""
    if planned(entry, "say that it is planned", dry_run):
        return
    from balozi.services.progressing import plan_commitment

    plan_commitment(order=order_for(entry, name), on=day_of(on), note=note)
    say(f"Commitment {entry} is planned.")


@click.command("decline")
@ENTRY
@click.argument("assignment", type=int)
@REASON
@AS
@DRY_RUN
def decline(entry: int, assignment: int, reason: str, name: str | None, dry_run: bool) -> None:
    """Decline a part that was offered or taken, by the number of its ASSIGNMENT."""
    if planned(entry, f"decline assignment {assignment}", dry_run):
        return
    from balozi.services.assigning import decline_assignment

    decline_assignment(order=order_for(entry, name), assignment=assignment, reason=reason)
    say(f"Assignment {assignment} is declined.")


@click.command("end")
@ENTRY
@click.argument("how", type=click.Choice(["superseded", "withdrawn", "lapsed"]))
@REASON
@DAY
@AS
@DRY_RUN
def end(entry: int, how: str, reason: str, on: datetime | None, name: str | None, dry_run: bool) -> None:
    """End a commitment that will not be judged, and say HOW."""
    if planned(entry, f"end it as {how}", dry_run):
        return
    from balozi.services.progressing import end_commitment

    end_commitment(order=order_for(entry, name), how=how, reason=reason, on=day_of(on))
    say(f"Commitment {entry} has ended: {how}.")


@click.command("take-back")
@ENTRY
@REASON
@AS
@DRY_RUN
def take_back(entry: int, reason: str, name: str | None, dry_run: bool) -> None:
    """Take back the last step that was wrong; it stays in the history."""
    if planned(entry, "take back its last step", dry_run):
        return
    from balozi.services.progressing import take_back_step

    take_back_step(order=order_for(entry, name), reason=reason)
    say(f"The last step of commitment {entry} is taken back.")


@click.command("link")
@ENTRY
@click.argument("sort", type=click.Choice(["pillar", "objective", "indicator", "agreement", "counterparty"]))
@click.option("--code", default="", help="Code or name of what it belongs to, such as UGA or X-1.")
@click.option("--target", type=int, help="Number of the entry that it belongs to.")
@AS
@DRY_RUN
def link(entry: int, sort: str, code: str, target: int | None, name: str | None, dry_run: bool) -> None:
    """Say what a commitment belongs to, by a code or by the number of an entry."""
    if planned(entry, f"link it to {sort} {target or code}", dry_run):
        return
    from balozi.services.assigning import link_commitment

    number = link_commitment(order=order_for(entry, name), sort=sort, code=code, target=target)
    say(f"Commitment {entry} belongs to {sort} {target or code}: link {number}.")


@click.command("unlink")
@ENTRY
@click.argument("number", type=int)
@AS
@DRY_RUN
def unlink(entry: int, number: int, name: str | None, dry_run: bool) -> None:
    """Take a link back by its NUMBER; it stays in the history."""
    if planned(entry, f"take link {number} back", dry_run):
        return
    from balozi.services.assigning import unlink_commitment

    unlink_commitment(order=order_for(entry, name), link=number)
    say(f"Link {number} is taken back.")


@click.command("publish")
@ENTRY
@click.argument("text")
@AS
@DRY_RUN
def publish(entry: int, text: str, name: str | None, dry_run: bool) -> None:
    """Write the TEXT that the public is told of the progress."""
    if planned(entry, "write its public text", dry_run):
        return
    from balozi.services.progressing import write_public_text

    write_public_text(order=order_for(entry, name), text=text)
    say(f"The public text of commitment {entry} is kept.")


ACTS = (plan, decline, end, take_back, link, unlink, publish)
