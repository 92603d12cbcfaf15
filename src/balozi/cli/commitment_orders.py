"""What the commands that follow commitments up share: their options, who orders, what a dry run says."""

from datetime import date, datetime
from typing import TYPE_CHECKING

import click

from balozi.cli.opening import acting, now, open_store
from balozi.cli.printing import say

if TYPE_CHECKING:
    from balozi.services.following import Order

ENTRY = click.argument("entry", type=int)
DAY = click.option(
    "--on", type=click.DateTime(["%Y-%m-%d"]), help="The day it happened; today when none is given."
)
REASON = click.option("--reason", required=True, help="Why; kept with it.")


def order_for(entry: int, name: str | None) -> "Order":
    """Return who orders something of a commitment."""
    from balozi.services.following import Order

    return Order(entry, acting(name), now())


def planned(entry: int, what: str, dry_run: bool) -> bool:
    """Open the store; on a dry run say what would be done, of a commitment that is there."""
    open_store()
    if not dry_run:
        return False
    from balozi.store.follow_up.queries import follow_up_of

    follow = follow_up_of(acting(None).reader, entry)
    say(f"Commitment {entry} is {follow.course.status}. Would {what}.")
    return True


def day_of(on: datetime | None) -> date | None:
    """Return the day that was given, None for today."""
    return on.date() if on else None
