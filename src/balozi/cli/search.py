"""`balozi search`: find sentences of papers and entries of registers, in three languages."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

import click

from balozi.cli.opening import AS, DRY_RUN, acting, now, open_store
from balozi.cli.printing import FORMAT, say, write_rows

_DAY = click.DateTime(["%Y-%m-%d"])


class _FindsByDefault(click.Group):
    """A group whose first word is a question, unless it is one of its commands."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] in self.commands:
            return super().resolve_command(ctx, args)
        return "find", self.commands["find"], args

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        # Options before the words belong to the question too.
        asks_for_help = not args or args[0] in {"-h", "--help"}
        return super().parse_args(ctx, args if asks_for_help or args[0] in self.commands else ["find", *args])


@click.group("search", cls=_FindsByDefault)
def command() -> None:
    """Find sentences of papers and entries of registers: `balozi search mkataba` finds agreements too.

    Words must all occur, in any form and in any of the three languages; a phrase between quotation marks stands as it
    is. What holds the words themselves comes first, then what the glossary finds.
    """


@command.command("find")
@click.argument("words", nargs=-1, required=True)
@click.option("--in", "side", type=click.Choice(["papers", "registers"]), help="Only there. Default: both.")
@click.option("--language", default="", help="Of the sentences: en, sw or fr.")
@click.option("--country", default="", help="Alpha-3 code of the country of the paper or register.")
@click.option("--register", default="", help="One register.")
@click.option("--genre", default="", help="One kind of paper.")
@click.option("--since", type=_DAY, help="First day of the paper, or of what the entry says.")
@click.option("--until", type=_DAY, help="Last day of it.")
@click.option("--page", default=1, show_default=True, type=click.IntRange(1, 10_000))
@FORMAT
def find(
    words: tuple[str, ...],
    side: str | None,
    since: datetime | None,
    until: datetime | None,
    page: int,
    shape: str,
    **values: str,
) -> None:
    """Find WORDS. This is what `balozi search WORDS` does."""
    open_store()
    from balozi.store.search.answering import answer_to
    from balozi.store.search.queries import Narrowing

    first, last = since.date() if since else None, until.date() if until else None
    narrowing = Narrowing(values, first, last, side or _side_of(values))
    answer = answer_to(acting(None).reader, " ".join(words), narrowing, page=page)
    if answer.how != "asked":
        say(_TOLD[answer.how] % {"said": answer.said})
    columns = ("where", "number", "start", "end", "language", "text", "why")
    write_rows(_rows(answer), columns, shape)
    for name, found in (("sentences", answer.papers), ("entries", answer.entries)):
        if found is not None and found.total:
            say(f"{name}: {found.first_item}-{found.last_item} of {found.total}")


@command.command("rebuild")
@DRY_RUN
@AS
def rebuild(dry_run: bool, name: str | None) -> None:
    """Make the search again from all papers and registers; nothing else is changed."""
    open_store()
    from balozi.services.indexing import rebuild_search
    from balozi.store.search.queries import searchable

    if dry_run:
        papers, entries = searchable()
        say(f"{papers} papers and {entries} entries would be read again. Nothing was changed.")
        return
    done = rebuild_search(person=acting(name), at=now())
    say(f"{done.sentences} sentences of {done.papers} papers and {done.entries} entries can be searched.")


_TOLD = {
    "meant": "Nothing holds these words; this is what holds: %(said)s",
    "partly": "Nothing holds all the words; this holds some of them.",
    "kindred": "Nothing holds these words; this holds a word of the same subject.",
}


def _side_of(values: dict[str, str]) -> str:
    """Return where only one side can be narrowed so."""
    if values["register"]:
        return "registers"
    return "papers" if values["language"] or values["genre"] else ""


def _rows(answer: Any) -> Iterator[dict[str, object]]:
    for entry in answer.entries.items if answer.entries else ():
        row = {"where": entry.row.register, "number": entry.row.entry, "text": entry.row.title}
        yield row | {"why": _why(entry.hit)}
    for one in answer.papers.items if answer.papers else ():
        place = {"number": one.document, "start": one.start, "end": one.end, "language": one.language}
        yield place | {"where": "paper", "text": one.quote, "why": _why(one.hit)}


def _why(hit: Any) -> str:
    return "; ".join(f"{reason.said} → {reason.way.words}" for reason in hit.reasons)
