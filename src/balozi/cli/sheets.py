"""`balozi register export` and `balozi register edit`: registers as sheets, and many entries at once."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from balozi.cli.main import options
from balozi.cli.opening import AS, DRY_RUN, acting, end_of, now, open_store
from balozi.cli.printing import FORMAT, say, write_rows

_CHOSEN: Callable[[Callable[..., None]], Callable[..., None]] = options(
    click.argument("register"),
    click.option("--search", default="", help="Words that all must occur."),
    click.option("--country", default="", help="Alpha-3 code of the country whose register it is."),
    click.option("--actor", default="", help="Code of a state or organisation that is involved."),
)


@click.command("export")
@_CHOSEN
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--format", "shape", type=click.Choice(["xlsx", "csv"]), default="xlsx", show_default=True)
@click.option("--on", type=click.DateTime(["%Y-%m-%d"]), help="As known at the end of this day.")
@AS
@DRY_RUN
def export(
    register: str, file: Path, shape: str, on: datetime | None, name: str | None, dry_run: bool, **chosen: str
) -> None:
    """Write a REGISTER into FILE with all its fields; imported again, it changes nothing."""
    open_store()
    from balozi.ground.errors.reading import NoSuchPath
    from balozi.services.sheeting import export_register

    person, known_at = acting(name), end_of(on)
    rows = _rows(register, person, chosen, known_at)
    if dry_run:
        say(f"{len(rows)} entries would be written.")
        return
    content = export_register(
        register=register, rows=rows, shape=shape, person=person, at=now(), known_at=known_at
    )
    try:
        file.write_bytes(content)
    except OSError as fault:
        raise NoSuchPath(str(file), (fault.strerror or "it cannot be written").lower()) from fault
    say(f"{len(rows)} entries written to {file}.")


@click.command("edit")
@_CHOSEN
@click.option(
    "--entry", "entries", multiple=True, type=int, help="Number of an entry; without any, all that fit."
)
@click.option(
    "--set",
    "changes",
    multiple=True,
    required=True,
    metavar="FIELD=VALUE",
    help="What is to stand in a field; - empties it.",
)
@AS
@DRY_RUN
@FORMAT
def edit(
    register: str,
    entries: tuple[int, ...],
    changes: tuple[str, ...],
    name: str | None,
    dry_run: bool,
    shape: str,
    **chosen: str,
) -> None:
    """Change fields of many entries of a REGISTER as one deed, shown before and after."""
    open_store()
    from balozi.services.editing import edit_entries, preview_edit
    from balozi.services.previewing import digest_of

    person = acting(name)
    numbers = list(entries) or [row.entry for row in _rows(register, person, chosen, None)]
    asked: dict[str, Any] = {
        "register": register,
        "entries": numbers,
        "changes": dict(map(_pair, changes)),
        "person": person,
    }
    planned = preview_edit(**asked, at=now())
    lines = [
        {
            "entry": one.row.number,
            "outcome": str(one.outcome),
            "field": field,
            "before": pair[0],
            "after": pair[1],
        }
        for one in planned
        for field, pair in (one.changes.items() or {"": ("", "")}.items())
    ]
    write_rows(lines, ("entry", "outcome", "field", "before", "after"), shape)
    if dry_run:
        say("Nothing was written.")
        return
    number = edit_entries(**asked, seen=digest_of(planned), at=now())
    say(f"Edit {number} is done; `balozi import undo {number}` takes it back.")


def _rows(register: str, person: Any, chosen: dict[str, str], known_at: datetime | None) -> list[Any]:
    from balozi.ground.errors.registers import NoSuchRegister
    from balozi.store.registers.queries import list_register
    from balozi.store.registers.tables import REGISTERS

    if register not in REGISTERS:
        raise NoSuchRegister(register)
    search = chosen.pop("search")
    return list(
        list_register(person.reader, register, search=search, filters=chosen, size=0, at=known_at).items
    )


def _pair(said: str) -> tuple[str, str]:
    name, sign, value = said.partition("=")
    if not sign:
        raise click.UsageError(f"Write {said!r} as FIELD=VALUE.")
    return name.strip(), value.strip() or "-"
