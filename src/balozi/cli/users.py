"""`balozi user`: make users, invite them, say what they may be."""

import click

from balozi.cli.opening import AS, DRY_RUN, acting, now, open_store
from balozi.cli.printing import FORMAT, say, write_rows
from balozi.cli.tokens import token

_ROLES = click.Choice(
    [
        "reader",
        "desk_officer",
        "focal_point",
        "monitoring_officer",
        "warning_officer",
        "reviewer",
        "publisher",
        "administrator",
        "auditor",
    ]
)
_MARKINGS = click.Choice(["unclassified", "restricted", "confidential", "secret", "top_secret"])
_COLUMNS = ("name", "role", "institution", "clearance", "active", "last_seen")


@click.group("user")
def command() -> None:
    """Make users, invite them, say what they may be."""


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
    """List the users with their roles, institutions and clearances."""
    open_store()
    from balozi.store.people.queries import list_users

    write_rows(list_users(), _COLUMNS, shape)


@command.command("invite")
@click.argument("user")
@click.option("--role", type=_ROLES, default="reader", show_default=True)
@click.option("--institution", default="", metavar="CODE", help="Code of the institution, such as MFA.")
@click.option("--mail", default="", metavar="ADDRESS", help="Where the link is sent.")
@AS
@DRY_RUN
def invite(user: str, role: str, institution: str, mail: str, name: str | None, dry_run: bool) -> None:
    """Make USER and print a link, once, by which they choose a password."""
    open_store()
    from balozi.services.inviting import Invited, invite_user

    if dry_run:
        say(f"Would invite {user} as a {role}.")
        return
    invited = Invited(user, mail, role, institution)
    link = invite_user(invited=invited, site=_site(), person=acting(name), at=now())
    click.echo(f"{_site()}/link/{link.token}/")
    say(f"The link works once, until {link.expires_at:%Y-%m-%d %H:%M} UTC, and is shown only now.")


@command.command("reset")
@click.argument("user")
@AS
@DRY_RUN
def reset(user: str, name: str | None, dry_run: bool) -> None:
    """End the password and the sessions of USER and print a link by which they choose a new one."""
    open_store()
    from balozi.services.inviting import reset_password

    if dry_run:
        say(f"Would end the password of {user}.")
        return
    link = reset_password(user=user, site=_site(), person=acting(name), at=now())
    click.echo(f"{_site()}/link/{link.token}/")
    say(f"The link works once, until {link.expires_at:%Y-%m-%d %H:%M} UTC, and is shown only now.")


@command.command("role")
@click.argument("user")
@click.argument("role", type=_ROLES)
@AS
@DRY_RUN
def role_(user: str, role: str, name: str | None, dry_run: bool) -> None:
    """Give USER another ROLE; their sessions end."""
    open_store()
    from balozi.services.standing import change_role

    if dry_run:
        say(f"Would make {user} a {role}.")
        return
    change_role(user=user, role=role, person=acting(name), at=now())
    say(f"{user} is a {role}.")


@command.command("institution")
@click.argument("user")
@click.argument("institution")
@AS
@DRY_RUN
def institution_(user: str, institution: str, name: str | None, dry_run: bool) -> None:
    """Say that USER belongs to INSTITUTION, a code such as MFA; their sessions end."""
    open_store()
    from balozi.services.standing import change_institution

    if dry_run:
        say(f"Would put {user} into {institution}.")
        return
    change_institution(user=user, institution=institution, person=acting(name), at=now())
    say(f"{user} belongs to {institution}.")


@command.command("clearance")
@click.argument("user")
@click.argument("marking", type=_MARKINGS)
@click.option("--reason", default="", help="Why, in a sentence.")
@AS
@DRY_RUN
def clearance(user: str, marking: str, reason: str, name: str | None, dry_run: bool) -> None:
    """Lower the clearance of USER to MARKING at once, or propose a higher one for another person to confirm."""
    open_store()
    from balozi.ground.markings import Marking
    from balozi.services.standing import change_clearance

    if dry_run:
        say(f"Would set the clearance of {user} to {marking}, or propose it.")
        return
    waiting = change_clearance(
        user=user, clearance=Marking[marking.upper()], reason=reason, person=acting(name), at=now()
    )
    if waiting is None:
        say(f"{user} may read up to {marking}.")
    else:
        say(f"It waits as number {waiting} until another person confirms it.")


@command.command("factors")
@click.argument("user")
@AS
@DRY_RUN
def factors(user: str, name: str | None, dry_run: bool) -> None:
    """Take the second factors of USER away, who lost them; their sessions end."""
    open_store()
    from balozi.services.factors_reset import take_factors_away

    if dry_run:
        say(f"Would take the second factors of {user} away.")
        return
    count = take_factors_away(user=user, person=acting(name), at=now())
    say(f"{count} second factors and sets of recovery codes of {user} were taken away.")


@command.command("retire")
@click.argument("user")
@click.option("--reason", default="", help="Why, in a sentence.")
@click.option("--restore", is_flag=True, help="Open the account again instead.")
@AS
@DRY_RUN
def retire(user: str, reason: str, restore: bool, name: str | None, dry_run: bool) -> None:
    """Close the account of USER; what they did keeps their name."""
    open_store()
    from balozi.services.standing import restore_user, retire_user

    if dry_run:
        say(f"Would {'open' if restore else 'close'} the account of {user}.")
        return
    if restore:
        restore_user(user=user, person=acting(name), at=now())
    else:
        retire_user(user=user, reason=reason, person=acting(name), at=now())
    say(f"The account of {user} is {'open again' if restore else 'closed'}.")


command.add_command(token)


def _site() -> str:
    from django.conf import settings

    return str(settings.BALOZI.site).rstrip("/")
