"""`balozi user token`: make, list and end the tokens by which programs ask as a user."""

import click

from balozi.cli.opening import AS, DRY_RUN, acting, now, open_store
from balozi.cli.printing import FORMAT, say, write_rows

_COLUMNS = ("token", "user", "name", "writes", "made_at", "expires_at", "used_at")


@click.group("token")
def token() -> None:
    """Make, list and end the tokens by which programs ask as a user."""


@token.command("add")
@click.argument("user")
@click.argument("token_name", metavar="NAME")
@click.option("--days", default=90, show_default=True, type=click.IntRange(1, 366), help="It ends by itself.")
@click.option("--writing", is_flag=True, help="It may also change something, as far as USER may.")
@AS
@DRY_RUN
def add(user: str, token_name: str, days: int, writing: bool, name: str | None, dry_run: bool) -> None:
    """Make a token of USER for a program called NAME, and print it once."""
    if dry_run:
        say(f"Would make a token of {user} for {days} days; nothing was changed.")
        return
    open_store()
    from balozi.services.tokens import add_token

    made = add_token(user=user, name=token_name, days=days, writes=writing, person=acting(name), at=now())
    click.echo(made.secret)
    say(f"Token {made.token} of {user} works until {made.expires_at:%Y-%m-%d}. It is shown only now.")


@token.command("list")
@click.argument("user", required=False, default="")
@click.option("--all", "ended_too", is_flag=True, help="Also those that have expired or were ended.")
@FORMAT
def list_(user: str, ended_too: bool, shape: str) -> None:
    """List the tokens that work, of USER or of everybody; never the secrets, which are kept nowhere."""
    open_store()
    from balozi.store.people.tokens import tokens

    rows = tokens(user=user, working_at=None if ended_too else now())
    write_rows([{name: getattr(row, name) for name in _COLUMNS} for row in rows], _COLUMNS, shape)


@token.command("end")
@click.argument("number", type=int, metavar="TOKEN")
@AS
@DRY_RUN
def end(number: int, name: str | None, dry_run: bool) -> None:
    """End a TOKEN at once."""
    if dry_run:
        say(f"Would end token {number}; nothing was changed.")
        return
    open_store()
    from balozi.services.tokens import end_token

    row = end_token(token=number, person=acting(name), at=now())
    say(f"Token {number} of {row.user} opens nothing any more.")
