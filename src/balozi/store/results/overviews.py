"""The last figures of a framework as the scorecard and the first page show them, remembered by indicator."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from balozi.ground.people import Reader
from balozi.results.computing import line_of, unique
from balozi.results.rating import Remark
from balozi.results.thresholds import Thresholds
from balozi.results.windows import figures_within
from balozi.store.results.changes import Remembered
from balozi.store.results.definitions import indicators, thresholds
from balozi.store.results.records import Asked, FigureRow, IndicatorRow
from balozi.store.results.scorecards import Translated, compute, latest_of


@dataclass(frozen=True, slots=True)
class Overview:
    """One figure of each indicator and area, with what must be said of them.

    Attributes:
        asked: the question.
        latest: as those of a `Scorecard`; without reasons, which are told in a language.
        silent: indicators of the question without any value, target or baseline there.
        notices: what must be said of the whole, as sentences.
        submitted: how many values wait and are not counted (or are counted, when asked so).
        demonstration: how many of the rows behind it are invented.
        thresholds: by which the figures were rated.
        ends: the last days of periods with a value.
    """

    asked: Asked
    latest: Sequence[FigureRow]
    silent: Sequence[IndicatorRow]
    notices: Sequence[str]
    submitted: int
    demonstration: int
    thresholds: Thresholds
    ends: frozenset[date]


@dataclass(frozen=True, slots=True)
class _Part:
    """What is remembered of one indicator."""

    lines: Sequence[Mapping[str, Any]]
    notices: Sequence[Remark]
    submitted: int
    demonstration: int
    ends: frozenset[date]


def overview(reader: Reader, asked: Asked, translated: Translated = str) -> Overview:
    """Return the last figures of a question, or those of its stretch of time: the same as `scorecard` gives.

    An indicator is computed again when something of it, or a threshold or an area, changed; all others are remembered.

    Args:
        reader: whose clearance applies.
        asked: the question; its indicators are not looked at.
        translated: gives a sentence in the reader's language.
    """
    rows, remembered = indicators(reader, asked), Remembered(reader)
    parts = {row.code: _part_of(remembered, reader, asked, row) for row in rows}
    latest = [
        FigureRow(row, line, row.versions > 1)
        for row in rows
        for line in parts[row.code].lines
        if not asked.area or line["area"] == asked.area
    ]
    told = {figure.indicator.code for figure in latest}
    countries = {row.country for row in rows}
    country = asked.country or (countries.pop() if len(countries) == 1 else "")
    notices = unique(one for part in parts.values() for one in part.notices)
    return Overview(
        asked=asked,
        latest=latest,
        silent=[row for row in rows if row.code not in told],
        notices=[notice.in_words(translated) for notice in notices],
        submitted=sum(part.submitted for part in parts.values()),
        demonstration=sum(part.demonstration for part in parts.values()),
        thresholds=thresholds(country, asked.at),
        ends=frozenset().union(*(part.ends for part in parts.values())),
    )


def _part_of(remembered: Remembered, reader: Reader, asked: Asked, row: IndicatorRow) -> _Part:
    question = replace(asked, country=row.country, pillar="", institution="", area="", indicators=(row.code,))
    return remembered.of(row.code, question, lambda: _computed(reader, question))


def _computed(reader: Reader, question: Asked) -> _Part:
    feed, results = compute(reader, question)
    rows = [
        FigureRow(feed.indicators[one.indicator.code], line_of(one, results.thresholds))
        for one in (figures_within(results, question.within) if question.within else results.figures)
    ]
    chosen = rows if question.within else latest_of(rows, question.on)
    return _Part(
        lines=[{name: told for name, told in one.line.items() if name != "reason"} for one in chosen],
        notices=results.notices,
        submitted=feed.submitted,
        demonstration=feed.demonstration,
        ends=frozenset(
            one.cell.period.last_day
            for one in results.figures
            if not one.cell.is_span and one.cell.figure.is_told
        ),
    )
