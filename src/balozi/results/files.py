"""A table of results, row by row: what can be used, and what is refused with its number and its reason."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, TypeVar

from balozi.ground.errors.family import BaloziError
from balozi.ground.errors.results import (
    CellEmpty,
    ColumnsMissing,
    ColumnTwice,
    NotADay,
    NotOneOf,
    PartsImpossible,
    PartsIncomplete,
    RangeInvalid,
    TooManyCells,
)
from balozi.results.decimals import decimal_of, number_of
from balozi.results.declarations import Baseline, Direction, Gathering, Kind, Observation, Target
from balozi.results.lines import table_of
from balozi.results.periods import Period, period_of

Word = TypeVar("Word", bound=StrEnum)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}\Z", re.ASCII)
_NUMBER_LIKE = re.compile(r"[-+]?\s*[\d.,]|[-+]?(?:nan|inf|infinity)\Z", re.I)


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table, read.

    Attributes:
        number: of the row, the first one after the header is 1.
        line: of the file on which it ends, the header's is 1.
        indicator: code.
        direction: as declared; None when the row does not say.
        kind: as declared; None when the row does not say.
        unit: as declared, "" when the row does not say.
        over_areas: as declared; None when the row does not say.
        area: code or name.
        parent: area of which it is a part; "" when the row does not say.
        period: the row is about.
        baseline: that the row states.
        target: that the row states.
        observation: that the row states.
        reported_on: the day of the row; None is before all others.
    """

    number: int
    line: int
    indicator: str
    direction: Direction | None
    kind: Kind | None
    unit: str
    over_areas: Gathering | None
    area: str
    parent: str
    period: Period
    baseline: Baseline | None
    target: Target | None
    observation: Observation | None
    reported_on: date | None


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a row is left out, or what is odd about it.

    Attributes:
        number: of the row, the first one after the header is 1.
        line: of the file.
        refusal: the reason.
    """

    number: int
    line: int
    refusal: BaloziError


@dataclass(frozen=True, slots=True)
class Table:
    """What a table says.

    Attributes:
        rows: that can be used.
        faults: rows that were refused, with the reason.
        ignored: columns that say nothing to the computation.
    """

    rows: tuple[Row, ...]
    faults: tuple[Fault, ...]
    ignored: tuple[str, ...]


def read_table(lines: Iterable[str], name: str) -> Table:
    """Read a table of results; a row that cannot be used is told and stops no other.

    Args:
        lines: of the file; commas, semicolons or tabs stand between cells.
        name: of the file, for refusals.

    Raises:
        ColumnsMissing: the header lacks what a computation needs.
        ColumnTwice: the header names one of its columns twice.
        NotATable: it is not a table of text.
    """
    known = {*columns_of("needed"), *columns_of("optional")}
    header, records = table_of(lines, name, known)
    columns = [cell.strip().lower() for cell in header]
    check_columns(columns, name)
    rows, faults = [], []
    for number, (line, cells) in enumerate(records, start=1):
        try:
            if isinstance(cells, BaloziError):
                raise cells
            rows.append(row_of(number, line, _named(columns, cells)))
        except BaloziError as refusal:
            faults.append(Fault(number, line, refusal))
    return Table(
        tuple(rows), tuple(faults), tuple(column for column in columns if column and column not in known)
    )


@cache
def columns_of(group: str) -> tuple[str, ...]:
    """Return a list of words of ``columns.toml``."""
    return tuple(_columns()[group])


@cache
def _columns() -> Mapping[str, Any]:
    return tomllib.loads(Path(__file__).with_name("columns.toml").read_text("utf-8"))


def check_columns(columns: list[str], name: str) -> None:
    """Refuse a header that lacks what a computation needs.

    Raises:
        ColumnsMissing: it lacks a column.
        ColumnTwice: it names one of its columns twice.
    """
    missing = [column for column in columns_of("needed") if column not in columns]
    if not set(columns_of("one_of")) & set(columns):
        missing.append(" / ".join(columns_of("one_of")))
    if missing:
        raise ColumnsMissing(name, ", ".join(missing))
    twice = [
        column for column in (*columns_of("needed"), *columns_of("optional")) if columns.count(column) > 1
    ]
    if twice:
        raise ColumnTwice(name, ", ".join(twice))


def _named(columns: list[str], cells: list[str]) -> dict[str, str]:
    if any(cell.strip() for cell in cells[len(columns) :]):
        raise TooManyCells(len(cells), len(columns))
    return {column: cell.strip() for column, cell in zip(columns, cells, strict=False)}


def row_of(number: int, line: int, said: Mapping[str, str]) -> Row:
    """Read one row.

    Args:
        number: of the row, the first one after the header is 1.
        line: of the file on which it ends.
        said: its cells by the names of their columns, without spaces around them.

    Raises:
        InvalidInput: a cell cannot be read, or the cells contradict one another.
    """
    for column in ("indicator", "period"):
        if not said.get(column):
            raise CellEmpty(column)
    kind = _word(Kind, "kind", said)
    reported_on = _day("reported_on", said)
    levels = _levels(said["levels"]) if said.get("levels") else ()
    baseline = _value("baseline", said, levels)
    return Row(
        number=number,
        line=line,
        indicator=said["indicator"],
        direction=_word(Direction, "direction", said),
        kind=kind,
        unit=said.get("unit", ""),
        over_areas=_word(Gathering, "over_areas", said),
        area=said.get("area", ""),
        parent=said.get("parent_area", ""),
        period=period_of(said["period"]),
        baseline=None if baseline is None else Baseline(baseline, reported_on, number),
        target=_target(said, levels, reported_on, number),
        observation=_observation(said, levels, reported_on, number),
        reported_on=reported_on,
    )


def _levels(text: str) -> tuple[str, ...]:
    return tuple(level.strip().casefold() for level in text.split("<") if level.strip())


def _word(words: type[Word], column: str, said: Mapping[str, str]) -> Word | None:
    text = said.get(column)
    return _read_word(words, column, text) if text else None


@lru_cache(maxsize=4096)
def _read_word(words: type[Word], column: str, text: str) -> Word:
    try:
        return words(text.lower())
    except ValueError:
        raise NotOneOf(column, text, ", ".join(words)) from None


def _day(column: str, said: Mapping[str, str]) -> date | None:
    text = said.get(column, "")
    return _read_day(column, text) if text else None


@lru_cache(maxsize=4096)
def _read_day(column: str, text: str) -> date:
    if not _DAY.match(text):
        raise NotADay(column, text)
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise NotADay(column, text) from None


def _value(column: str, said: Mapping[str, str], levels: tuple[str, ...] = ()) -> Fraction | None:
    text = said.get(column, "")
    if not text:
        return None
    if levels and text.casefold() in levels:
        return Fraction(levels.index(text.casefold()) + 1)
    return number_of(text, column)


def _target(said: Mapping[str, str], levels: tuple[str, ...], day: date | None, row: int) -> Target | None:
    low, high = _value("target_low", said), _value("target_high", said)
    if low is not None and high is not None and low > high:
        raise RangeInvalid(decimal_of(low), decimal_of(high))
    text = said.get("target", "")
    if text and not text[0].isdecimal():
        if text.casefold() in columns_of("open_targets"):
            return Target(is_open=True, reported_on=day, row=row)
        if text.casefold() not in levels and not _NUMBER_LIKE.match(text):
            return Target(words=text, low=low, high=high, reported_on=day, row=row)
    number = _value("target", said, levels)
    if number is None and low is None and high is None:
        return None
    return Target(number=number, low=low, high=high, reported_on=day, row=row)


def _observation(
    said: Mapping[str, str], levels: tuple[str, ...], day: date | None, row: int
) -> Observation | None:
    value, reporter = _value("actual", said, levels), said.get("reporter", "")
    numerator, denominator = _value("numerator", said), _value("denominator", said)
    if (numerator is None) != (denominator is None):
        if said.get("kind", "").lower() != Kind.PERCENT:
            return None if value is None else Observation(value, reported_on=day, row=row, reporter=reporter)
        stated, missing = (
            ("numerator", "denominator") if denominator is None else ("denominator", "numerator")
        )
        raise PartsIncomplete(stated, missing)
    if numerator is not None and denominator is not None:
        if denominator < 0 or (denominator == 0 and numerator != 0):
            raise PartsImpossible(decimal_of(numerator), decimal_of(denominator))
    elif value is None:
        return None
    return Observation(value, numerator, denominator, reporter, day, row)
