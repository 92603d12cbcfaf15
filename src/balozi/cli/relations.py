"""`balozi relation`: relations, visa rules and missions put on their registers; their list; dues; counties."""

from datetime import datetime
from decimal import Decimal, InvalidOperation

import click

from balozi.cli.opening import AS, DRY_RUN, acting, end_of, now, open_store
from balozi.cli.printing import FORMAT, say, write_rows
from balozi.cli.registers import ON

_SOURCE = click.option("--source", required=True, help="What it rests on: a note, a gazette, who states it.")
_REGISTERS = ("relations", "foreign_missions", "visa_rules")


@click.group("relation")
def command() -> None:
    """Show relations with other states, enter what belongs to them, record dues."""


@command.command("list")
@click.option("--country", default="", help="Alpha-3 code of the country whose register it is.")
@click.option("--register", type=click.Choice(_REGISTERS), default="relations", show_default=True)
@ON
@FORMAT
def list_(country: str, register: str, on: datetime | None, shape: str) -> None:
    """List relations, foreign missions or visa rules, each with its status of the day."""
    open_store()
    from balozi.store.posts.queries import posted
    from balozi.store.registers.queries import list_register
    from balozi.store.registers.tables import REGISTERS

    reader = acting(None).reader
    found = list_register(reader, register, filters={"country": country}, size=0, at=end_of(on)).items
    columns = ("state", *REGISTERS[register].columns, *(() if register == "visa_rules" else ("status",)))
    rows = [
        {"entry": row.entry, "country": row.country} | {name: row.values.get(name) for name in columns}
        for row in posted(reader, found, at=end_of(on))
    ]
    write_rows(rows, ("entry", "country", *columns), shape)
    say(f"Entries: {len(rows)}.")


@command.command("enter")
@click.argument("kind")
@click.option("--country", required=True, help="Alpha-3 code of the country whose register it is.")
@click.option(
    "--field",
    "told",
    multiple=True,
    metavar="NAME=VALUE",
    help="A field of the kind; may be given several times.",
)
@_SOURCE
@AS
@DRY_RUN
def enter(
    kind: str, country: str, told: tuple[str, ...], source: str, name: str | None, dry_run: bool
) -> None:  # fmt: skip
    """Put an entry of a KIND on its register: relation, mission, foreign_mission, visa_rule, membership ..."""
    fields: dict[str, object] = {}
    for one in told:
        field, sign, value = one.partition("=")
        if not sign:
            raise click.UsageError(f"Write --field NAME=VALUE, not {one!r}.")
        fields[field] = value.split(",") if field == "accredited_to" else value
    open_store()
    from balozi.registers.drafts import draft_of
    from balozi.services.posting import enter_relation

    if dry_run:
        say(f"Would put on the register: {draft_of(kind, country, fields).title}.")
        return
    entry = enter_relation(
        kind=kind, country=country, fields=fields, source=source, person=acting(name), at=now()
    )
    say(f"It is on the register as entry {entry}.")


@command.command("dues")
@click.argument("entry", type=int)
@click.argument("year", type=int)
@click.option("--currency", required=True, help="Three letters, such as USD.")
@click.option("--assessed", required=True, help="What the year costs.")
@click.option("--paid", default="0", show_default=True, help="What is paid so far.")
@_SOURCE
@AS
@DRY_RUN
def dues(
    entry: int, year: int, currency: str, assessed: str, paid: str, source: str, name: str | None, dry_run: bool
) -> None:  # fmt: skip
    """Record the dues of the membership ENTRY in a YEAR; what was said before stays in the history."""
    open_store()
    from balozi.services.posting import DuesDraft, record_dues

    try:
        told = DuesDraft(year, currency, Decimal(assessed), Decimal(paid), source)
    except InvalidOperation:
        raise click.UsageError("Amounts are numbers, such as 12500 or 12500.50.") from None
    if dry_run:
        say(f"Would record {told.paid} of {told.assessed} {currency} for {year}.")
        return
    record_dues(entry=entry, dues=told, person=acting(name), at=now())
    say("The dues are on the register.")


@command.command("counties")
@click.option("--country", required=True, help="Alpha-3 code of the country.")
@ON
@FORMAT
def counties(country: str, on: datetime | None, shape: str) -> None:
    """List the areas of a country with how many commitments concern each."""
    open_store()
    from balozi.store.posts.areas import commitments_by_area

    found = commitments_by_area(acting(None).reader, country, at=end_of(on))
    rows = [{"code": one.code, "area": one.area.title, "commitments": len(one.commitments)} for one in found]
    write_rows(rows, ("code", "area", "commitments"), shape)
