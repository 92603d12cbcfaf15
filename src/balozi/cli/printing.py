"""Writing rows to standard output as a table, JSON or CSV."""

import csv
import json
import shutil
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import click

from balozi.ground import cells

FORMAT = click.option(
    "--format",
    "shape",
    type=click.Choice(["table", "json", "csv"]),
    default="table",
    show_default=True,
    help="How rows are written to standard output.",
)
LIMIT = click.option(
    "--limit", type=click.IntRange(0), default=0, help="Stop after so many rows; 0 for all of them."
)
_UNPRINTABLE = "\N{REPLACEMENT CHARACTER}"


class Counted(Iterator[Mapping[str, Any]]):
    """Rows on their way out, counted; no more than a limit of them, 0 for all."""

    def __init__(self, rows: Iterable[Mapping[str, Any]], limit: int) -> None:
        self._rows, self._limit = iter(rows), limit
        self.count, self.more = 0, False

    def __next__(self) -> Mapping[str, Any]:
        """Return the next row."""
        row = next(self._rows)
        if self._limit and self.count == self._limit:
            self.more = True
            raise StopIteration
        self.count += 1
        return row

    @property
    def says(self) -> str:
        """Return how many there were, and whether there are more."""
        return f"the first {self.count}, there are more" if self.more else str(self.count)


def write_rows(rows: Iterable[Mapping[str, Any]], columns: Sequence[str], shape: str) -> None:
    """Write rows with the chosen columns; an empty table is said in words on standard error.

    CSV is written while the rows come: none of them is kept.
    """
    if shape == "csv":
        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows([guarded(row.get(name)) for name in columns] for row in rows)
        return
    listed = [{name: row.get(name) for name in columns} for row in rows]
    if shape == "json":
        json.dump(listed, sys.stdout, ensure_ascii=False, indent=1, default=str)
        click.echo()
    elif listed:
        _write_table(listed, columns)
    else:
        say("Nothing found.")


def guarded(value: object) -> str:
    """Return a cell that no spreadsheet takes for a formula; numbers stay numbers.

    Examples:
        >>> guarded("=1+1"), guarded(-4), guarded("-4.5")
        ("'=1+1", '-4', '-4.5')
    """
    text = shown(value)
    return text if _is_number(text) else cells.guarded(text)


def shown(value: object) -> str:
    """Return a value in one line of words."""
    if isinstance(value, Mapping):
        return "; ".join(f"{name}: {shown(item)}" for name, item in value.items())
    if isinstance(value, list | tuple):
        return ", ".join(shown(item) for item in value)
    return "" if value is None else " ".join(str(value).split())


def in_one_line(text: str) -> str:
    r"""Return a text that moves no cursor, turns no line around and breaks none: names come from strangers.

    Examples:
        >>> in_one_line("a\nb\x1b[2J")
        'a b�[2J'
    """
    return "".join(letter if letter.isprintable() else _UNPRINTABLE for letter in " ".join(text.split()))


def say(words: str) -> None:
    """Write words to standard error."""
    click.echo(words, err=True)


def tell_invented(rows: int) -> None:
    """Say on standard error that rows behind what is printed were invented, when any were."""
    if rows:
        say(f"{rows} of the rows behind it are INVENTED for demonstration.")


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True


def _write_table(rows: Sequence[Mapping[str, Any]], columns: Sequence[str]) -> None:
    cells = [[in_one_line(shown(row[name])) for name in columns] for row in rows]
    widths = [max(len(name), *(len(line[at]) for line in cells)) for at, name in enumerate(columns)]
    room = max(40, shutil.get_terminal_size((120, 24)).columns) if sys.stdout.isatty() else 10_000
    widest = max(range(len(widths)), key=widths.__getitem__)
    widths[widest] = max(12, min(widths[widest], room - sum(widths) + widths[widest] - 2 * len(widths)))
    for line in [list(columns), ["-" * width for width in widths], *cells]:
        padded = (_cut(cell, width).ljust(width) for cell, width in zip(line, widths, strict=True))
        click.echo("  ".join(padded).rstrip())


def _cut(text: str, width: int) -> str:
    return text if len(text) <= width else text[: width - 1] + "…"
