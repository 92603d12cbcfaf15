"""`balozi user`: make users and give them roles."""

import click

from balozi.cli.opening import AS, DRY_RUN, acting, now, open_store
from balozi.cli.printing import FORMAT, say, write_rows

_ROLES = click.Choice(["reader", "desk_officer", "administrator"])


@click.group("user")
def command() -> None:
    """Make users and give them roles."""


@command.command("add")
@click.argument("user")
@click.option("--role", type=_ROLES, default="reader", show_default=True)
@AS
@DRY_RUN
def add(user: str, role: str, name: str | None, dry_run: bool) -> None:
    """Make USER, or give them another role, and print a new random password once."""
    open_store()
    from balozi.services.people import give_role

    if dry_run:
        say(f"Would make {user} a {role}, with a new password.")
        return
    sign_in = give_role(user=user, role=role, person=acting(name), at=now())
    click.echo(sign_in.password)
    say(f"{sign_in.name} is a {role}. The password above is shown once.")


@command.command("list")
@FORMAT
def list_(shape: str) -> None:
    """List the users with their roles."""
    open_store()
    from balozi.store.people.queries import list_users

    write_rows(list_users(), ("name", "role", "clearance", "last_seen"), shape)
