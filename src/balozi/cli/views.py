"""`balozi view`: the saved views of registers."""

import click

from balozi.cli.opening import AS, DRY_RUN, acting, now, open_store
from balozi.cli.printing import FORMAT, say, write_rows


@click.group("view")
def command() -> None:
    """List, save and end views of registers."""


@command.command("list")
@click.option("--register", default="", help="Only those of one register.")
@AS
@FORMAT
def list_(register: str, name: str | None, shape: str) -> None:
    """List one's own views and those that others share."""
    open_store()
    from balozi.store.sheets.queries import saved_views

    rows = [
        {"view": view.number, "name": view.name, "register": view.register, "filters": view.query}
        | {"owner": view.owner, "shared": view.shared}
        for view in saved_views(acting(name).name, register)
    ]
    write_rows(rows, ("view", "name", "register", "filters", "owner", "shared"), shape)


@command.command("save")
@click.argument("called")
@click.option("--register", required=True, help="Of which it is a view.")
@click.option(
    "--filters", "query", default="", help="As in the address of the list, such as flag=overdue&sort=due."
)
@click.option("--shared", is_flag=True, help="Everybody sees it, not only its owner.")
@AS
@DRY_RUN
def save(called: str, register: str, query: str, shared: bool, name: str | None, dry_run: bool) -> None:
    """Save a view under the name CALLED; one's own view of that name is replaced."""
    open_store()
    from balozi.services.viewing import save_view

    if dry_run:
        say(f"The view {called!r} of {register} would be saved.")
        return
    number = save_view(
        name=called, register=register, query=query, shared=shared, person=acting(name), at=now()
    )
    say(f"View {number} is saved.")


@command.command("end")
@click.argument("number", type=int)
@AS
@DRY_RUN
def end(number: int, name: str | None, dry_run: bool) -> None:
    """Take one's own view away."""
    open_store()
    from balozi.services.viewing import end_view
    from balozi.store.sheets.queries import saved_view

    person = acting(name)
    if dry_run:
        say(f"The view {saved_view(person.name, number).name!r} would be taken away.")
        return
    end_view(number=number, person=person, at=now())
    say(f"View {number} is taken away.")
