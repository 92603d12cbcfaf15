"""`balozi institution`: the register of institutions."""

from dataclasses import asdict
from datetime import datetime

import click

from balozi.cli.opening import AS, DRY_RUN, acting, now, open_store
from balozi.cli.printing import FORMAT, say, write_rows
from balozi.cli.registers import ON, end_of

_KINDS = click.Choice(["ministry", "county", "agency", "mission", "other"])


@click.group("institution")
def command() -> None:
    """List the institutions, add one, retire one."""


@command.command("list")
@click.option("--kind", type=_KINDS, help="Only those of one kind.")
@click.option("--country", default="", metavar="CODE", help="Only those of one country, such as KEN.")
@click.option("--retired", is_flag=True, help="Also those that are no longer used.")
@ON
@FORMAT
def list_(kind: str | None, country: str, retired: bool, on: datetime | None, shape: str) -> None:
    """List the institutions with their names, kinds and sources."""
    open_store()
    from balozi.store.people.queries import institutions

    found = institutions(kind=kind or "", country=country, retired=retired, at=end_of(on))
    rows = [
        asdict(row) | {f"name_{language}": row.names[language] for language in ("en", "sw", "fr")}
        for row in found
    ]
    columns = ("code", "kind", "country", "name_en", "name_sw", "name_fr", "parent", "source", "retired")
    write_rows(rows, columns, shape)


@command.command("add")
@click.argument("code")
@click.option("--kind", type=_KINDS, required=True, help="What sort of institution it is.")
@click.option("--country", required=True, metavar="CODE", help="ISO 3166-1 alpha-3, such as KEN.")
@click.option("--en", "name_en", required=True, help="Name in English.")
@click.option("--sw", "name_sw", default="", help="Name in Swahili.")
@click.option("--fr", "name_fr", default="", help="Name in French.")
@click.option("--parent", default="", metavar="CODE", help="The institution that it belongs to.")
@click.option("--source", default="", help="Where it is stated.")
@AS
@DRY_RUN
def add(code: str, name: str | None, dry_run: bool, **told: str) -> None:
    """Put an institution on the register under CODE, such as MFA or CNTY-040."""
    open_store()
    from balozi.services.institutions import InstitutionTold, add_institution

    names = {language: told.pop(f"name_{language}") for language in ("en", "sw", "fr")}
    if dry_run:
        say(f"Would put {code} on the register.")
        return
    add_institution(told=InstitutionTold(code, names=names, **told), person=acting(name), at=now())
    say(f"{code} is on the register.")


@command.command("retire")
@click.argument("code")
@click.option("--reason", required=True, help="Why it is no longer used.")
@AS
@DRY_RUN
def retire(code: str, reason: str, name: str | None, dry_run: bool) -> None:
    """Say that the institution CODE is no longer used; its history stays."""
    open_store()
    from balozi.services.institutions import retire_institution

    if dry_run:
        say(f"Would retire {code}.")
        return
    retire_institution(code=code, reason=reason, person=acting(name), at=now())
    say(f"{code} is retired.")
