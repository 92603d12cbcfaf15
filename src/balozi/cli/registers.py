"""`balozi register`: list the registers and show their entries."""

from dataclasses import asdict
from datetime import datetime, time

import click

from balozi.cli.change_rows import COMPARED, change_lines
from balozi.cli.opening import acting, now, open_entry, open_store
from balozi.cli.opening import end_of as end_of
from balozi.cli.printing import FORMAT, say, shown, write_rows
from balozi.cli.sheets import edit, export

_DAY = click.DateTime(["%Y-%m-%d"])
ON = click.option("--on", type=_DAY, help="As known at the end of this day.")


@click.group("register")
def command() -> None:
    """List the registers and show their entries."""


@command.command("list")
@click.argument("register", required=False)
@click.option("--search", default="", help="Words that all must occur.")
@click.option("--country", default="", help="Alpha-3 code of the country whose register it is.")
@click.option("--actor", default="", help="Code of a state or organisation that is involved.")
@click.option("--sort", default="", help="A column; with - before it the other way round.")
@click.option("--page", default=1, show_default=True, type=click.IntRange(1))
@ON
@FORMAT
def list_(
    register: str | None,
    search: str,
    country: str,
    actor: str,
    sort: str,
    page: int,
    on: datetime | None,
    shape: str,
) -> None:
    """List one REGISTER, or all registers with how many entries each holds."""
    open_store()
    from balozi.store.follow_up.courses import followed
    from balozi.store.registers.facets import register_counts
    from balozi.store.registers.queries import list_register
    from balozi.store.registers.tables import REGISTERS

    reader = acting(None).reader
    if register is None:
        counts = register_counts(reader, country=country)
        write_rows(
            ({"register": name, "entries": n} for name, n in counts.items()), ("register", "entries"), shape
        )
        return
    if register not in REGISTERS:
        raise click.UsageError(f"There is no register {register!r}; there are {', '.join(REGISTERS)}.")
    found = list_register(
        reader,
        register,
        search=search,
        filters={"country": country, "actor": actor},
        sort=sort,
        page=page,
        at=end_of(on),
    )
    columns = REGISTERS[register].columns
    items = followed(reader, found.items, at=end_of(on))
    rows = [asdict(row) | {name: row.values.get(name) for name in columns} for row in items]
    write_rows(rows, ("entry", "country", "kind", "title", *columns, "flags", "quoted"), shape)
    say(f"{found.first_item}-{found.last_item} of {found.total}")


@command.command("show")
@click.argument("entry", type=int)
@ON
@click.option(
    "--format", "shape", type=click.Choice(["table", "json", "csv"]), default="table", show_default=True
)
def show(entry: int, on: datetime | None, shape: str) -> None:
    """Show one ENTRY: what it says, what it rests on, and its history."""
    person, page = open_entry(entry, on)
    from balozi.registers.sameness import shown as told
    from balozi.store.registers.likenesses import contradictions

    say(page.title if page.row else f"{page.title} (not on the register then)")
    fields = asdict(page.row)["values"] if page.row else {}
    rows = [
        {"field": name, "value": shown(value)}
        for name, value in fields.items()
        if value not in ("", None, [])
    ]
    rows += [
        {"field": f"involved: {role}", "value": shown(codes)} for role, codes in _involved(page.row).items()
    ]
    rows += [
        {
            "field": "evidence",
            "value": f"document {row.document}: {row.quote}" if row.document else row.source,
        }
        for row in page.evidence
    ]
    rows += [
        {
            "field": f"contradiction: {row.field}",
            "value": f"{told(row.value)}, document {row.document}: {row.quote}",
        }
        for row in (contradictions(person.reader, entry) if on is None else ())
    ]
    rows += [
        {
            "field": "history",
            "value": f"{row.made_at:%Y-%m-%d %H:%M} {row.verb} by {row.made_by}: {row.title}",
        }
        for row in page.history
    ]
    write_rows(rows, ("field", "value"), shape)


@command.command("compare")
@click.argument("register")
@click.option("--from", "start", type=_DAY, help="First day; a month before the second one if none.")
@click.option("--to", "end", type=_DAY, help="Second day; now if none.")
@FORMAT
def compare(register: str, start: datetime | None, end: datetime | None, shape: str) -> None:
    """Compare one REGISTER on two days: what came, changed, moved on and went; one row for each field."""
    open_store()
    from balozi.ground.dates import month_before
    from balozi.store.follow_up.changes import changes_in_parts, count_changes
    from balozi.store.registers.changes import Span

    at = now()
    first = end_of(start or datetime.combine(month_before((end or at).date()), time.min)) or at
    span = Span(first, end_of(end) or max(at, first))
    reader = acting(None).reader
    counts = count_changes(reader, register, span)
    rows = [line for row in changes_in_parts(reader, register, span) for line in change_lines(row)]
    write_rows(rows, COMPARED, shape)
    say("; ".join(f"{sort}: {count}" for sort, count in counts.items()))


command.add_command(export)
command.add_command(edit)


def _involved(row: object) -> dict[str, object]:
    return dict(getattr(row, "involved", {}))
