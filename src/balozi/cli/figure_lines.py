"""The figures of a table on their way out: computed indicator by indicator, on all cores where there are many rows."""

import csv
import gc
import io
import multiprocessing
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from json.encoder import encode_basestring
from typing import TYPE_CHECKING, Any, TextIO, TypeVar

import click

from balozi.cli.printing import guarded, in_one_line, shown, write_rows

if TYPE_CHECKING:
    from balozi.results.computing import StatedTable
    from balozi.results.rating import Remark
    from balozi.results.thresholds import Thresholds

Line = Mapping[str, object]
T = TypeVar("T")
COLUMNS = ("indicator", "area", "period", "actual", "baseline", "target", "achievement", "rating", "reason")
_MORE = ("ratio_to_target", "target_low", "target_high", "scope", "cell", "findings")
# By name, so that asking for help imports no engine.
_PLAIN: Mapping[str, Callable[[Any], str]] = {
    "Number": str,
    "str": encode_basestring,
    "NoneType": lambda _: "null",
    "int": str,
}
# Fewer figures are there before a second process is.
_MANY = 20_000
# More than processes, so that the bar moves and none of them waits long for the last one.
_PARTS = 16


@dataclass(frozen=True, slots=True)
class Work:
    """What is to be computed and how it is written.

    Attributes:
        stated: what the rows of the table state.
        thresholds: from which a target is met, and partly met.
        on: the day, at its end, on which it is asked.
        shape: table, json, jsonl or csv.
    """

    stated: "StatedTable"
    thresholds: "Thresholds"
    on: date
    shape: str


@dataclass(frozen=True, slots=True)
class Part:
    """The figures of some indicators, written: rows of a table, else one text with all of their lines."""

    periods: Sequence[Any]
    spans: Sequence[Any]
    notices: "Sequence[Remark]"


def write_figures(work: Work, target: TextIO, cores: int = 0) -> "tuple[Remark, ...]":
    """Write the figures of all periods, then those of all spans.

    Args:
        work: what is to be computed.
        target: to which it is written.
        cores: how many processes compute; 0 for as many as the machine has, where there are rows enough.

    Returns:
        what must be said of the table as a whole.
    """
    from balozi.results.computing import unique

    notices = [*work.stated.notices]
    spans: list[Any] = []

    def told(parts: Iterable[Part]) -> Iterator[Any]:
        for part in parts:
            yield from part.periods
            spans.extend(part.spans)
            notices.extend(part.notices)
        yield from spans

    with _computed(work, cores) as parts:
        _WRITERS[work.shape](told(parts), target)
    return unique(notices)


@contextmanager
def _computed(work: Work, cores: int) -> Iterator[Iterable[Part]]:
    """Give the parts of the work in their order, while a bar tells how far it is."""
    rows = sum(len(periods) for one in work.stated.series.values() for periods in one.stated.values())
    cores = cores or (_cores() if rows >= _MANY else 1)
    parts = _parts(list(work.stated.series), _PARTS if rows >= _MANY or cores > 1 else 1)
    if cores > 1 and len(parts) > 1:
        # What a forked process is born with need not be sent to it.
        global _work
        _work = work
        with (
            multiprocessing.get_context("fork").Pool(cores) as pool,
            bar(len(parts), "Computing", least=_PARTS) as step,
        ):
            yield map(step, pool.imap(_computed_part, parts))
    else:
        with bar(len(parts), "Computing", least=_PARTS) as step:
            yield (step(_part(work, codes)) for codes in parts)


_work: Work | None = None


def _computed_part(codes: Sequence[str]) -> Part:
    assert _work is not None
    return _part(_work, codes)


def _part(work: Work, codes: Sequence[str]) -> Part:
    from balozi.results.computing import compute_series, line_of

    made = _MAKERS[work.shape]
    periods: list[Line] = []
    spans: list[Line] = []
    notices: list[Remark] = []
    for code in codes:
        series = work.stated.series[code]
        found = compute_series(series, work.stated.everywhere, work.thresholds, work.on)
        periods += [line_of(one, work.thresholds) for one in found[0]]
        spans += [line_of(one, work.thresholds) for one in found[1]]
        notices += found[2]
    return Part(made(periods) if periods else [], made(spans) if spans else [], notices)


def _parts(codes: Sequence[str], count: int) -> list[Sequence[str]]:
    size = max(1, -(-len(codes) // count))
    return [codes[at : at + size] for at in range(0, len(codes), size)]


def _cores() -> int:
    """Return how many processes may compute at once: one where a process cannot be split in two."""
    if sys.platform != "linux":
        return 1
    return len(os.sched_getaffinity(0))


@contextmanager
def bar(length: int, label: str, least: int = 1) -> Iterator[Callable[[T], T]]:
    """Give what moves a bar on standard error by one and returns what it is given; nobody sees one where nobody looks.

    Args:
        length: how many steps there are.
        label: what is being done.
        least: fewer steps than these have no bar.
    """
    if length < least or not sys.stderr.isatty():
        yield lambda done: done
        return
    with click.progressbar(length=length, label=label, file=sys.stderr) as shown_bar:

        def step(done: T) -> T:
            shown_bar.update(1)
            return done

        yield step


@contextmanager
def uncollected() -> Iterator[None]:
    """Leave the collector of cycles out of it: values have no cycles, and looking for some takes half the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _csv_lines(lines: Iterable[Line]) -> list[str]:
    kept = io.StringIO()
    writer = csv.writer(kept, lineterminator="\n")
    writer.writerows([guarded(line[name]) for name in (*COLUMNS, *_MORE)] for line in lines)
    return [kept.getvalue()]


def _table_rows(lines: Iterable[Line]) -> list[dict[str, str]]:
    return [{name: shown(line[name]) for name in COLUMNS} for line in lines]


def json_lines(lines: Iterable[Line]) -> list[str]:
    """Return lines that all have the same names as JSON: a template of the names is filled with the values."""
    from balozi.results.decimals import Number

    template, shared, written = "", object(), ""
    found = []
    for line in lines:
        if not template:
            template = "{" + ", ".join(f'"{name}": %s' for name in line) + "}"
            # One and the same in every line: written once.
            shared = line["thresholds"]
            written = json_of(shared)
        # What json_of would answer, without a call for each of the twenty values of a line.
        values = [
            value
            if (kind := type(value)) is Number or kind is int
            else "null"
            if value is None
            else encode_basestring(str(value))
            if kind is str
            else written
            if value is shared
            else json_of(value)
            for value in line.values()
        ]
        found.append(template % tuple(values))
    return found


_MAKERS: Mapping[str, Callable[[Iterable[Line]], list[Any]]] = {
    "jsonl": lambda lines: ["\n".join(json_lines(lines))],
    "json": lambda lines: [",\n".join(json_lines(lines))],
    "csv": _csv_lines,
    "table": _table_rows,
}


def _write_jsonl(lines: Iterator[str], target: TextIO) -> None:
    target.writelines(f"{line}\n" for line in lines)


def _write_json(lines: Iterator[str], target: TextIO) -> None:
    first = next(lines, None)
    target.write("[" if first is None else f"[\n{first}")
    target.writelines(f",\n{line}" for line in lines)
    target.write("\n]\n")


def _write_csv(lines: Iterator[str], target: TextIO) -> None:
    target.write(",".join((*COLUMNS, *_MORE)) + "\n")
    target.writelines(lines)


def _write_table(lines: Iterator[Mapping[str, str]], target: TextIO) -> None:
    if target is sys.stdout:
        write_rows(lines, COLUMNS, "table")
        return
    target.write("\t".join(COLUMNS) + "\n")
    for row in lines:
        target.write("\t".join(in_one_line(row[name]) for name in COLUMNS) + "\n")


_WRITERS: Mapping[str, Callable[[Iterator[Any], TextIO], None]] = {
    "jsonl": _write_jsonl,
    "json": _write_json,
    "csv": _write_csv,
    "table": _write_table,
}


def json_of(value: Any, indent: int = 0) -> str:
    """Return JSON in which exact decimals stand as they are: a float would round them."""
    plain = _PLAIN.get(type(value).__name__)
    if plain is not None:
        return plain(value)
    deeper = indent + 1 if indent else 0
    if isinstance(value, dict):
        return _bracketed("{}", [f'"{name}": {_item(item, deeper)}' for name, item in value.items()], indent)
    return _bracketed("[]", [_item(item, deeper) for item in value], indent)


def _item(value: Any, indent: int) -> str:
    # The same answer as json_of, one call sooner: a line has twenty plain values.
    plain = _PLAIN.get(type(value).__name__)
    return json_of(value, indent) if plain is None else plain(value)


def _bracketed(ends: str, listed: list[str], indent: int) -> str:
    if not indent or not listed:
        return f"{ends[0]}{', '.join(listed)}{ends[1]}"
    inner = "\n" + " " * indent
    return f"{ends[0]}{inner}{f',{inner}'.join(listed)}\n{' ' * (indent - 1)}{ends[1]}"
