"""`balozi access`: markings and audiences of papers and entries."""

import click

from balozi.cli.opening import AS, DRY_RUN, acting, now, open_store
from balozi.cli.options import KIND, MARKING
from balozi.cli.printing import FORMAT, say, write_rows


@click.group("access")
def command() -> None:
    """Show and change the marking and the audience of papers and entries."""


@command.command("show")
@KIND
@click.argument("number", type=int)
@FORMAT
def show(kind: str, number: int, shape: str) -> None:
    """Show the marking and the audience of one paper or entry."""
    open_store()
    from balozi.ground.markings import Marking
    from balozi.store.access.queries import audience
    from balozi.store.documents.queries import document_page
    from balozi.store.registers.queries import entry_page

    reader = acting(None).reader
    if kind == "document":
        title, marking = document_page(reader, number).row.title, document_page(reader, number).row.marking
        codes = audience(reader, document=number)
    else:
        page = entry_page(reader, number)
        title, marking, codes = page.title, page.marking, audience(reader, entry=number)
    row = {"title": title, "marking": Marking(marking).name.lower(), "audience": codes or "everybody cleared"}
    write_rows([row], ("title", "marking", "audience"), shape)


@command.command("raise")
@KIND
@click.argument("number", type=int)
@MARKING
@AS
@DRY_RUN
def raise_(kind: str, number: int, marking: str, name: str | None, dry_run: bool) -> None:
    """Mark a paper or an entry higher, at once; entries that rest on the paper alone follow."""
    open_store()
    from balozi.ground.markings import Marking
    from balozi.services.marking import raise_marking

    if dry_run:
        say(f"Would mark {kind} {number} {marking}.")
        return
    count = raise_marking(
        kind=kind, number=number, marking=Marking[marking.upper()], person=acting(name), at=now()
    )
    say(f"{count} marked {marking}.")


@command.command("lower")
@KIND
@click.argument("number", type=int)
@MARKING
@click.option("--reason", required=True, help="Why, in a sentence.")
@AS
@DRY_RUN
def lower(kind: str, number: int, marking: str, reason: str, name: str | None, dry_run: bool) -> None:
    """Propose a lower marking; another person has to confirm it."""
    open_store()
    from balozi.ground.markings import Marking
    from balozi.services.marking import propose_lower_marking

    if dry_run:
        say(f"Would propose to mark {kind} {number} {marking}.")
        return
    waiting = propose_lower_marking(
        kind=kind,
        number=number,
        marking=Marking[marking.upper()],
        reason=reason,
        person=acting(name),
        at=now(),
    )
    say(f"It waits as number {waiting} until another person confirms it.")


@command.command("limit")
@KIND
@click.argument("number", type=int)
@click.argument("institutions", nargs=-1)
@click.option("--reason", default="", help="Why, in a sentence.")
@AS
@DRY_RUN
def limit(
    kind: str, number: int, institutions: tuple[str, ...], reason: str, name: str | None, dry_run: bool
) -> None:
    """Say which INSTITUTIONS a paper or an entry is for; none for everybody cleared."""
    open_store()
    from balozi.services.marking import limit_audience

    if dry_run:
        say(f"Would show {kind} {number} to {', '.join(institutions) or 'everybody cleared'}.")
        return
    waiting = limit_audience(
        kind=kind, number=number, institutions=institutions, reason=reason, person=acting(name), at=now()
    )
    say(
        "It is done."
        if waiting is None
        else f"It waits as number {waiting} until another person confirms it."
    )
