"""`balozi import`: preview a tracker, import it, list imports, take one back."""

import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from balozi.cli.main import options
from balozi.cli.modelling import MARKING, marking_of
from balozi.cli.opening import AS, DRY_RUN, acting, now, open_store
from balozi.cli.printing import FORMAT, say, write_rows

if TYPE_CHECKING:
    from balozi.services.previewing import Choices, Preview

_REPORT = ("row", "outcome", "column", "rule", "severity", "message", "value", "entry")
_LISTED = ("import", "state", "name", "kind", "taken", "new", "changed", "same", "refused", "by", "at")
_SHEET: Callable[[Callable[..., None]], Callable[..., None]] = options(
    click.argument("file", type=click.Path(path_type=Path)),
    click.option("--kind", required=True, help="Of the facts in the rows, such as agreement or commitment."),
    click.option("--country", default="KEN", show_default=True, help="Whose register it is, alpha-3."),
    click.option("--sheet", default="", help="Of a workbook; without it the first one that is shown."),
    click.option(
        "--map",
        "columns",
        multiple=True,
        metavar="COLUMN=FIELD",
        help="Give a column to a field; #3 is the third column, an empty FIELD leaves it out.",
    ),
    click.option(
        "--set",
        "fixed",
        multiple=True,
        metavar="FIELD=VALUE",
        help="What stands in a field where a row says nothing.",
    ),
    click.option(
        "--word",
        "words",
        multiple=True,
        metavar="FIELD:WORD=VALUE",
        help="What a word of this sheet means, such as status:Pending=negotiated.",
    ),
    click.option(
        "--dates",
        "order",
        type=click.Choice(["ask", "day", "month"]),
        default="ask",
        show_default=True,
        help="What comes first in dates such as 03/04/2024.",
    ),
    MARKING,
    AS,
)


@click.group("import")
def command() -> None:
    """Preview a tracker, import it, list imports, take one back."""


@command.command("preview")
@_SHEET
@FORMAT
def preview(file: Path, sheet: str, name: str | None, shape: str, **chosen: Any) -> None:
    """Say what importing FILE (XLSX, CSV, TSV) would do, row by row; nothing is written.

    The exit code is 2 when a row would be refused.
    """
    open_store()
    raise SystemExit(_tell(_previewed(file, sheet, name, chosen), shape))


@command.command("run")
@_SHEET
@DRY_RUN
@FORMAT
def run(file: Path, sheet: str, name: str | None, shape: str, dry_run: bool, **chosen: Any) -> None:
    """Import all good rows of FILE (XLSX, CSV, TSV) at once; the report says of the others why.

    The exit code is 2 when a row was refused; the good ones are imported all the same.
    """
    open_store()
    found = _previewed(file, sheet, name, chosen)
    if dry_run or not (found.tally["new"] or found.tally["changed"]):
        raise SystemExit(_tell(found, shape))
    from balozi.services.importing import run_sheet

    written = found.tally["new"] + found.tally["changed"]
    work = run_sheet(
        content=_content(file),
        name=file.name,
        sheet=sheet,
        choices=_choices(chosen),
        person=acting(name),
        at=now(),
    )
    number = _with_progress(work, written)
    code = _tell(found, shape)
    say(f"Import {number} is done; `balozi import undo {number}` takes it back.")
    raise SystemExit(code)


@command.command("list")
@click.option("--page", default=1, show_default=True, type=click.IntRange(1))
@FORMAT
def list_(page: int, shape: str) -> None:
    """List the imports and the edits of many entries, the latest first."""
    open_store()
    from balozi.store.sheets.queries import list_imports

    found = list_imports(acting(None).reader, page=page)
    rows = [
        {"import": row.number, "state": row.state, "name": row.name, "kind": row.kind, **row.tally}
        | {"by": row.done_by or row.sent_by, "at": f"{row.done_at or row.sent_at:%Y-%m-%d %H:%M}"}
        for row in found.items
    ]
    write_rows(rows, _LISTED, shape)
    say(f"{found.first_item}-{found.last_item} of {found.total}")


@command.command("show")
@click.argument("number", type=int)
@click.option("--outcome", default="", type=click.Choice(["", "new", "changed", "same", "refused"]))
@FORMAT
def show(number: int, outcome: str, shape: str) -> None:
    """Show the report of one import, row by row."""
    open_store()
    from balozi.store.sheets.queries import import_record, import_rows

    reader = acting(None).reader
    record = import_record(reader, number)
    found = import_rows(reader, number, outcome=outcome, size=0)
    lines = [line for row in found.items for line in _lines(row.number, row.outcome, row.notices, row.entry)]
    write_rows([*_lines(0, "", record.notices, None, once=False), *lines], _REPORT, shape)
    say(_counted(record.tally))


@command.command("undo")
@click.argument("number", type=int)
@click.option(
    "--leave-changed", is_flag=True, help="Leave entries that were changed since, and take back the others."
)
@AS
@DRY_RUN
def undo(number: int, leave_changed: bool, name: str | None, dry_run: bool) -> None:
    """Take a whole import back: what it made is retired, what it changed is as before."""
    open_store()
    from balozi.services.importing import undo_import
    from balozi.store.sheets.queries import import_record, import_rows

    person = acting(name)
    if dry_run:
        import_record(person.reader, number)
        rows = import_rows(person.reader, number, size=0).items
        waiting = [row for row in rows if row.outcome in {"new", "changed"} and not row.undone]
        say(f"{len(waiting)} rows would be taken back.")
        return
    done = undo_import(number=number, person=person, at=now(), leave_changed=leave_changed)
    say(f"{done.rows} rows were taken back.")
    if done.left:
        say(f"Left, because they were changed since: entries {', '.join(map(str, done.left))}.")


def _previewed(file: Path, sheet: str, name: str | None, chosen: Mapping[str, Any]) -> "Preview":
    from balozi.services.importing import preview_sheet

    choices = _choices(chosen)
    return preview_sheet(
        content=_content(file), name=file.name, sheet=sheet, choices=choices, person=acting(name), at=now()
    )


def _choices(chosen: Mapping[str, Any]) -> "Choices":
    from balozi.ground.words import fold
    from balozi.services.previewing import Choices

    words: dict[str, dict[str, str]] = {}
    for said in chosen["words"]:
        (place, kept), field = _pair(said), said.partition(":")[0]
        words.setdefault(field, {})[fold(place.partition(":")[2])] = kept
    return Choices(
        kind=chosen["kind"],
        country=chosen["country"].upper(),
        columns=dict(map(_pair, chosen["columns"])),
        order="" if chosen["order"] == "ask" else chosen["order"],
        fixed=dict(map(_pair, chosen["fixed"])),
        words=words,
        marking=marking_of(chosen["marking"]),
    )


def _pair(said: str) -> tuple[str, str]:
    # A heading may have "=" in it, a field has none.
    before, sign, after = said.rpartition("=")
    if not sign or not before.strip():
        raise click.UsageError(f"Write {said!r} as COLUMN=FIELD.")
    return before.strip(), after.strip()


def _content(file: Path) -> bytes:
    from balozi.exchange.sheets.reading import MOST_FILE_BYTES
    from balozi.ground.errors.reading import NoSuchPath
    from balozi.ground.errors.sheets import SheetTooLarge

    try:
        if file.stat().st_size > MOST_FILE_BYTES:
            raise SheetTooLarge(file.name, "bytes", MOST_FILE_BYTES)
        return file.read_bytes()
    except OSError as fault:
        raise NoSuchPath(str(file), (fault.strerror or "it cannot be read").lower()) from fault


def _tell(found: "Preview", shape: str) -> int:
    """Write the report to standard output, the tally and the columns to standard error; return the exit code."""
    lines = _lines(0, "", found.notices, None, once=False)
    for one in found.planned:
        entry = one.standing.entry.pk if one.standing else None
        lines += _lines(one.row.number, str(one.outcome), one.row.notices, entry, once=shape != "table")
    write_rows(lines, _REPORT, shape)
    for match in found.matches:
        if match.field:
            say(f"  {match.heading or f'#{match.column + 1}'} -> {match.field} ({match.confidence:.0%})")
    say(_counted(found.tally))
    return 2 if found.tally["refused"] else 0


def _lines(
    number: int, outcome: str, notices: Sequence[Any], entry: int | None, *, once: bool = True
) -> list[dict[str, object]]:
    """Return one line for each notice of a row, and one for a row about which nothing is told."""
    from balozi.exchange.sheets.notices import sentence_of, severity_of

    lines: list[dict[str, object]] = [
        {
            "row": number or "",
            "outcome": outcome,
            "column": notice.column,
            "rule": notice.rule,
            "severity": severity_of(notice),
            "message": sentence_of(notice),
            "value": notice.value,
            "entry": entry,
        }
        for notice in notices
    ]
    return lines or ([{"row": number, "outcome": outcome, "entry": entry}] if once else [])


def _counted(tally: Mapping[str, int]) -> str:
    parts = (f"{tally.get(name, 0)} {name}" for name in ("new", "changed", "same", "refused"))
    return f"{tally.get('taken', 0)} rows: {', '.join(parts)}"


def _with_progress(work: Iterable[Any], total: int) -> Any:
    """Run to the end with a bar on standard error, and return what the work returns."""
    steps = iter(work)
    with click.progressbar(length=total, label="Rows", file=sys.stderr) as bar:
        while True:
            try:
                step = next(steps)
            except StopIteration as end:
                return end.value
            bar.update(step.done - bar.pos)
