"""`balozi brief`: documents of the policy cycle, composed, kept, written beside."""

import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from balozi.cli.opening import AS, DRY_RUN, acting, end_of, now, open_store
from balozi.cli.printing import say, write_rows
from balozi.cli.recommendations import VERBS

if TYPE_CHECKING:
    from balozi.services.documenting import Order

Command = TypeVar("Command", bound=Callable[..., object])
_DAY = click.DateTime(["%Y-%m-%d"])
_MARKINGS = ("unclassified", "restricted", "confidential", "secret", "top_secret")
_FORMAT = click.option(
    "--format", "shape", type=click.Choice(["table", "csv", "json"]), default="table", show_default=True,
    help="How the list is written.",
)  # fmt: skip
_ORDERED = (
    click.argument("kind"),
    click.option("--period", required=True, help="FY2025 (July 2025 to June 2026), FY2025-Q1, 2025, FY2023/FY2027."),
    click.option("--institution", default="", help="Only what this institution leads, by its code."),
    click.option("--country", default="", help="Only this country's framework, by its code, such as KEN."),
    click.option("--language", type=click.Choice(["sw", "en", "fr"]), default="en", show_default=True,
                 help="Of the document."),
    click.option("--sources-up-to", "up_to", type=click.Choice(_MARKINGS), default="unclassified",
                 show_default=True, help="The highest marking that sources may have."),
    click.option("--weight", "weights", multiple=True, metavar="CODE=NUMBER",
                 help="The weight of an indicator's target in a performance contract; may be repeated."),
    click.option("--on", type=_DAY, metavar="DATE", help="As known at the end of that day. Default: now."),
    AS,
)  # fmt: skip


def _ordering(command: Command) -> Command:
    for option in reversed(_ORDERED):
        command = option(command)
    return command


@click.group("brief")
def command() -> None:
    """Compose the documents of the policy cycle; every figure cites what it rests on."""


@command.command("kinds")
@_FORMAT
def kinds(shape: str) -> None:
    """List the documents that can be composed, with the periods they are of."""
    from balozi.briefs.cycle.outlines import kinds as known
    from balozi.briefs.cycle.outlines import outline_of
    from balozi.briefs.cycle.words import CycleWords

    words = CycleWords("en")
    rows = [{"kind": one, "title": words(one), "period": ", ".join(outline_of(one).span)} for one in known()]
    write_rows(rows, ["kind", "title", "period"], shape)


@command.command("compose")
@_ordering
@click.option("--format", "shape", type=click.Choice(["docx", "pdf", "md", "json"]), default="md", show_default=True,
              help="How the document is written.")  # fmt: skip
@click.option(
    "--out", type=click.Path(dir_okay=False, path_type=Path), help="The file to write; none: standard output."
)
def compose(*, shape: str, out: Path | None, on: datetime | None, name: str | None, **told: Any) -> None:
    """Compose one document from what was known on a day, and write it as a file."""
    if shape in {"docx", "pdf"} and out is None and sys.stdout.isatty():
        raise click.UsageError(f"A terminal cannot show {shape}: say where to write it with --out FILE.")
    open_store()
    from balozi.briefs.cycle.files import written_document
    from balozi.services.documenting import compose_now

    made = compose_now(order=_order(**told), person=acting(name), at=now(), known_at=end_of(on))
    _hand_out(written_document(made.document, shape), made.document.title, out)


@command.command("keep")
@_ordering
@DRY_RUN
def keep(*, on: datetime | None, name: str | None, dry_run: bool, **told: Any) -> None:
    """Compose one document and keep it, so that people can write beside what was composed."""
    open_store()
    from balozi.services.documenting import compose_now, keep_brief

    asked = {"order": _order(**told), "person": acting(name), "at": now(), "known_at": end_of(on)}
    if dry_run:
        made = compose_now(**asked)  # type: ignore[arg-type]
        say(f"Would keep: {made.document.title}, {made.document.footer}.")
        return
    click.echo(keep_brief(**asked))  # type: ignore[arg-type]


@command.command("list")
@click.option("--kind", default="", help="Only documents of this kind.")
@click.option("--on", type=_DAY, metavar="DATE", help="As known at the end of that day. Default: now.")
@_FORMAT
@AS
def list_kept(*, kind: str, on: datetime | None, shape: str, name: str | None) -> None:
    """List the documents that are kept."""
    open_store()
    from balozi.store.briefs.queries import briefs

    columns = ["brief", "kind", "period", "institution", "language", "marking", "version", "known_at", "by"]
    rows = [
        {**{one: getattr(row, one) for one in columns}, "marking": row.marking.name.lower()}
        for row in briefs(acting(name).reader, kind=kind, at=end_of(on))
    ]
    write_rows(rows, columns, shape)


@command.command("show")
@click.argument("brief", type=int)
@click.option("--version", type=int, help="Which version. Default: the latest one.")
@click.option("--format", "shape", type=click.Choice(["docx", "pdf", "md", "json"]), default="md", show_default=True,
              help="How the document is written.")  # fmt: skip
@click.option(
    "--out", type=click.Path(dir_okay=False, path_type=Path), help="The file to write; none: standard output."
)
@AS
def show(*, brief: int, version: int | None, shape: str, out: Path | None, name: str | None) -> None:
    """Write a kept document as a file, and say whether it is still up to date."""
    open_store()
    from balozi.briefs.cycle.files import written_document
    from balozi.services.documenting import is_stale, open_brief

    page = open_brief(brief=brief, person=acting(name), at=now(), version=version)
    if is_stale(page, at=now()):
        say("Something it says has changed since; `balozi brief renew` composes it again.")
    _hand_out(written_document(page.document, shape), page.document.title, out)


@command.command("write")
@click.argument("brief", type=int)
@click.argument("section")
@click.option("--text", help="The words; none: they are read from standard input.")
@click.option("--seen", type=int, required=True, help="The version that you looked at.")
@DRY_RUN
@AS
def write(*, brief: int, section: str, text: str | None, seen: int, dry_run: bool, name: str | None) -> None:
    """Write a text into a section of a kept document; the version before stays."""
    open_store()
    from balozi.services.documenting import write_section

    words = text if text is not None else sys.stdin.read()
    if dry_run:
        say(f"Would write {len(words)} characters into {section} of document {brief}.")
        return
    click.echo(
        write_section(brief=brief, section=section, text=words, seen=seen, person=acting(name), at=now())
    )


@command.command("renew")
@click.argument("brief", type=int)
@click.option("--seen", type=int, required=True, help="The version that you looked at.")
@DRY_RUN
@AS
def renew(*, brief: int, seen: int, dry_run: bool, name: str | None) -> None:
    """Compose a kept document again from what is known now; texts of people stay."""
    open_store()
    from balozi.services.documenting import is_stale, open_brief, renew_brief

    if dry_run:
        stale = is_stale(open_brief(brief=brief, person=acting(name), at=now()), at=now())
        say(
            "Would compose it again; it has changed."
            if stale
            else "Would compose it again; nothing has changed."
        )
        return
    click.echo(renew_brief(brief=brief, seen=seen, person=acting(name), at=now()))


for _verb in VERBS:
    command.add_command(_verb)


def _order(**told: Any) -> "Order":
    from balozi.ground.markings import Marking
    from balozi.services.documenting import Order, read_weights

    weights, up_to = read_weights(told.pop("weights")), Marking[told.pop("up_to").upper()]
    return Order(weights=weights, sources_up_to=up_to, **told)


def _hand_out(content: bytes, title: str, out: Path | None) -> None:
    if out is None:
        click.echo(content, nl=False)
        return
    try:
        out.write_bytes(content)
    except OSError as fault:
        raise click.FileError(str(out), fault.strerror or "it cannot be written") from fault
    say(f"{title}: {out}")
