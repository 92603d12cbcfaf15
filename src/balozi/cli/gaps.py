"""`balozi gap`: what is missing or off track, and what is done about it."""

from datetime import datetime

import click

from balozi.cli.opening import AS, DRY_RUN, acting, now, open_store
from balozi.cli.printing import FORMAT, say, write_rows

_COLUMNS = ("gap", "rule", "says", "cause", "by", "at", "actions", "moved", "closed")
_GAP = click.argument("gap", type=int)


@click.group("gap")
def command() -> None:
    """Find, list and enter gaps; say what is done about them; close them."""


@command.command("find")
@click.option("--country", default="", help="Framework of a country, alpha-3.")
@AS
@DRY_RUN
def find(country: str, name: str | None, dry_run: bool) -> None:
    """Let the rules look for gaps: new ones are opened, those that are no more are closed."""
    open_store()
    from balozi.services.gapping import find_gaps

    told = find_gaps(person=acting(name), at=now(), country=country.upper(), dry_run=dry_run)
    say(f"{told.new} new, {told.gone} no longer found, {told.unchanged} as before.")


@command.command("list")
@click.option("--rule", default="", help="Such as GP4; entered for those that people entered.")
@click.option("--indicator", default="", help="Code of an indicator.")
@click.option("--closed", is_flag=True, help="Closed ones too.")
@FORMAT
def list_(rule: str, indicator: str, closed: bool, shape: str) -> None:
    """List gaps with what is done about them, and whether the indicator moved."""
    open_store()
    from balozi.store.results.queries import gaps

    reader = acting(None).reader
    rows = [
        {
            "gap": gap.number,
            "rule": gap.rule or "entered",
            "says": gap.says % gap.facts if gap.rule else gap.says,
            "cause": gap.cause,
            "by": gap.by,
            "at": f"{gap.at:%Y-%m-%d}",
            "actions": [
                f"{one.number} {one.action}{' (done)' if one.done_on else ' (overdue)' if one.is_overdue else ''}"
                for one in gap.actions
            ],
            "moved": [one.moved for one in gap.actions if one.moved],
            "closed": gap.closed_because,
        }
        for gap in gaps(reader, now().date(), rule=rule, indicator=indicator, is_open=not closed)
    ]
    write_rows(rows, _COLUMNS, shape)


@command.command("enter")
@click.argument("words")
@click.option("--cause", default="", help="Why it is so.")
@click.option("--indicator", default="", help="Code of the indicator that it is about.")
@click.option("--entry", type=int, help="Number of the entry that it is about.")
@AS
@DRY_RUN
def enter(words: str, cause: str, indicator: str, entry: int | None, name: str | None, dry_run: bool) -> None:
    """Enter a gap that no rule finds."""
    if dry_run:
        say("Would enter a gap; nothing was changed.")
        return
    open_store()
    from balozi.services.gapping import enter_gap

    number = enter_gap(
        words=words, cause=cause, indicator=indicator, entry=entry, person=acting(name), at=now()
    )
    say(f"Gap {number} is entered.")


@command.command("act")
@_GAP
@click.argument("action")
@click.option("--owner", default="", help="Code of the institution that does it.")
@click.option("--person", "responsible", default="", help="User who answers for it.")
@click.option("--due", type=click.DateTime(["%Y-%m-%d"]), help="Until when.")
@AS
@DRY_RUN
def act(
    gap: int,
    action: str,
    owner: str,
    responsible: str,
    due: datetime | None,
    name: str | None,
    dry_run: bool,
) -> None:
    """Say what is done about a GAP; `balozi gap done` says that it was."""
    if dry_run:
        say(f"Would plan an action for gap {gap}; nothing was changed.")
        return
    open_store()
    from balozi.services.gapping import Remedy, plan_action

    remedy = Remedy(action, owner, responsible, due.date() if due else None)
    number = plan_action(gap=gap, remedy=remedy, person=acting(name), at=now())
    say(f"Action {number} is planned for gap {gap}.")


@command.command("done")
@click.argument("action", type=int)
@click.option(
    "--on", type=click.DateTime(["%Y-%m-%d"]), help="The day it was done; today when none is given."
)
@AS
@DRY_RUN
def done(action: int, on: datetime | None, name: str | None, dry_run: bool) -> None:
    """Say that an ACTION was carried out."""
    if dry_run:
        say(f"Would finish action {action}; nothing was changed.")
        return
    open_store()
    from balozi.services.gapping import finish_action

    finish_action(action=action, on=on.date() if on else None, person=acting(name), at=now())
    say(f"Action {action} is done.")


@command.command("close")
@_GAP
@click.option("--reason", required=True, help="Why; kept with it.")
@AS
@DRY_RUN
def close(gap: int, reason: str, name: str | None, dry_run: bool) -> None:
    """Close a GAP with a reason."""
    if dry_run:
        say(f"Would close gap {gap}; nothing was changed.")
        return
    open_store()
    from balozi.services.gapping import close_gap

    close_gap(gap=gap, reason=reason, person=acting(name), at=now())
    say(f"Gap {gap} is closed.")
