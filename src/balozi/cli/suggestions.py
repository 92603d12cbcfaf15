"""`balozi suggestion`: list suggestions and decide on them."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path

import click

from balozi.cli.opening import AS, DRY_RUN, acting, now, open_store
from balozi.cli.printing import FORMAT, say, write_rows

_COLUMNS = ("suggestion", "document", "state", "kind", "quote", "fields", "rule", "confidence", "entry")
_NUMBERS = click.argument("suggestions", nargs=-1, required=True, type=int)


@click.group("suggestion")
def command() -> None:
    """List suggestions and decide on them."""


@command.command("list")
@click.option("--document", type=int, help="Number of a paper.")
@click.option(
    "--state", default="", type=click.Choice(["", "open", "accepted", "amended", "rejected", "known"])
)
@click.option("--kind", default="", help="Kind of fact, such as commitment.")
@click.option("--rule", default="", help="Name of the rule that made them.")
@click.option("--search", default="", help="Words of the quotation.")
@click.option("--page", default=1, show_default=True, type=click.IntRange(1))
@FORMAT
def list_(
    document: int | None, state: str, kind: str, rule: str, search: str, page: int, shape: str
) -> None:  # fmt: skip
    """List suggestions in the order of their papers."""
    open_store()
    from balozi.store.documents.queries import list_suggestions

    found = list_suggestions(
        acting(None).reader, document=document, state=state, kind=kind, rule=rule, search=search, page=page
    )
    write_rows([asdict(row) for row in found.items], _COLUMNS, shape)
    say(f"{found.first_item}-{found.last_item} of {found.total}")


@command.command("candidates")
@click.argument("suggestion", type=int)
@FORMAT
def candidates_(suggestion: int, shape: str) -> None:
    """List the register entries that may say in other words what a SUGGESTION says, with the reasons."""
    open_store()
    from balozi.store.registers.likenesses import candidates

    found = candidates(acting(None).reader, suggestion)
    rows = [
        {
            "entry": row.entry,
            "score": row.sameness.score,
            "reasons": "; ".join(map(str, row.sameness.reasons)),
            "differences": "; ".join(map(str, row.sameness.differences)),
            "title": row.title,
            "quoted": row.quoted,
        }
        for row in found
    ]
    write_rows(rows, ("entry", "score", "reasons", "differences", "title", "quoted"), shape)
    say(f"Entries that look like it: {len(found)}.")


@command.command("accept")
@_NUMBERS
@click.option("--into", type=int, help="Number of the entry that says the same: it gets the quotation.")
@AS
@DRY_RUN
def accept(suggestions: Sequence[int], into: int | None, name: str | None, dry_run: bool) -> None:
    """Put what was found on its register, or add its quotation to an entry that says the same."""
    open_store()
    from balozi.services.reviewing import accept_suggestion

    if _planned(suggestions, "accept", dry_run):
        return
    for number in suggestions:
        entry = accept_suggestion(suggestion=number, person=acting(name), at=now(), into=into)
        say(f"Suggestion {number} is on the register as entry {entry}.")


@command.command("amend")
@click.argument("suggestion", type=int)
@click.argument("fields", nargs=-1, required=True)
@AS
@DRY_RUN
def amend(suggestion: int, fields: Sequence[str], name: str | None, dry_run: bool) -> None:
    """Accept a suggestion with other fields: each FIELD is NAME=VALUE, an empty value removes it.

    A value that is JSON (a list, a number) is taken as such: states='["KEN", "RWA"]'.
    """
    open_store()
    from balozi.services.reviewing import amend_suggestion
    from balozi.store.documents.queries import suggestion_row

    person = acting(name)
    chosen = _told(fields, suggestion_row(person.reader, suggestion).fields)
    if dry_run:
        write_rows([{"suggestion": suggestion, "fields": chosen}], ("suggestion", "fields"), "json")
        return
    entry = amend_suggestion(suggestion=suggestion, fields=chosen, person=person, at=now())
    say(f"Suggestion {suggestion} is on the register, amended, as entry {entry}.")


@command.command("reject")
@_NUMBERS
@click.option("--reason", default="", help="Why; kept with the decision.")
@AS
@DRY_RUN
def reject(suggestions: Sequence[int], reason: str, name: str | None, dry_run: bool) -> None:
    """Decide that suggestions are wrong or not wanted."""
    open_store()
    from balozi.services.reviewing import reject_suggestion

    if _planned(suggestions, "reject", dry_run):
        return
    for number in suggestions:
        reject_suggestion(suggestion=number, reason=reason, person=acting(name), at=now())
        say(f"Suggestion {number} is rejected.")


@command.command("undo")
@_NUMBERS
@AS
@DRY_RUN
def undo(suggestions: Sequence[int], name: str | None, dry_run: bool) -> None:
    """Take back the last decision on suggestions."""
    open_store()
    from balozi.services.reviewing import undo_decision

    if _planned(suggestions, "undo", dry_run):
        return
    for number in suggestions:
        undo_decision(suggestion=number, person=acting(name), at=now())
        say(f"Suggestion {number} is open again.")


@command.command("add")
@click.argument("document", type=int)
@click.argument("kind")
@click.argument("fields", nargs=-1, required=True)
@click.option("--quote", required=True, help="The words that state it, copied from the paper.")
@click.option(
    "--near", default=0, type=click.IntRange(0), help="About where they begin, where they stand twice."
)
@AS
@DRY_RUN
def add(
    document: int, kind: str, fields: Sequence[str], quote: str, near: int, name: str | None, dry_run: bool
) -> None:
    """Suggest what the rules did not find in a DOCUMENT: a KIND of fact with its fields, each NAME=VALUE.

    Values are written as on the form: states and bodies by name or code with a semicolon between them, days as
    YYYY, YYYY-MM or YYYY-MM-DD, sums with their currency. It waits to be accepted like any other suggestion, and is
    counted as found by hand.
    """
    open_store()
    from balozi.services.pointing import plan_pointing, point_out

    person, told = acting(name), _told(fields, {})
    if dry_run:
        words = plan_pointing(
            document=document, quote=quote, near=near, kind=kind, fields=told, person=person
        )
        row = {
            "document": document,
            "kind": kind,
            "start": words.start,
            "end": words.end,
            "fields": words.fields,
        }
        write_rows([row | {"quote": words.quote}], (*row, "quote"), "json")
        return
    number = point_out(
        document=document, quote=quote, near=near, kind=kind, fields=told, person=person, at=now()
    )
    say(f"Suggestion {number} waits to be reviewed.")


@command.command("export")
@click.argument("folder", type=click.Path(path_type=Path))
@AS
@DRY_RUN
def export(folder: Path, name: str | None, dry_run: bool) -> None:
    """Write the decisions on all papers that are wholly reviewed to FOLDER, for `balozi evaluate`."""
    open_store()
    from balozi.services.exporting import export_decisions

    if dry_run:
        say(f"Would write texts and gold files to {folder}.")
        return
    done = export_decisions(folder=folder, person=acting(name))
    say(
        f"{done.papers} papers with {done.facts} facts written; {done.undecided} papers are not wholly reviewed."
    )


def _planned(suggestions: Sequence[int], verb: str, dry_run: bool) -> bool:
    if not dry_run:
        return False
    from balozi.store.documents.queries import suggestion_row

    rows = [asdict(suggestion_row(acting(None).reader, number)) for number in suggestions]
    write_rows(rows, ("suggestion", "state", "kind", "quote"), "table")
    say(f"Would {verb} {len(rows)} suggestions.")
    return True


def _told(pairs: Sequence[str], before: Mapping[str, object]) -> dict[str, object]:
    """Return fields with those that were told as NAME=VALUE; an empty value takes a field away."""
    told = dict(before)
    for pair in pairs:
        field, sign, value = pair.partition("=")
        if not sign:
            raise click.UsageError(f"{pair!r} is not NAME=VALUE.")
        told[field] = _value(value)
    return {field: value for field, value in told.items() if value != ""}


def _value(text: str) -> object:
    if text[:1] in "[{" or text.removeprefix("-").isdecimal() or text in {"true", "false"}:
        try:
            return json.loads(text)
        except ValueError:
            return text
    return text
