"""From what stands in the store to the rows that the engine takes: exactly what was known at a moment."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from fractions import Fraction
from typing import Any

from django.db.models import QuerySet

from balozi.ground.people import Reader
from balozi.results.decimals import number_of
from balozi.results.declarations import Baseline as StatedBaseline
from balozi.results.declarations import Gathering
from balozi.results.declarations import Observation as Observed
from balozi.results.declarations import Target as StatedTarget
from balozi.results.files import Row
from balozi.results.periods import period_of
from balozi.results.validating import sums_of_parts
from balozi.store.access.visibility import visible
from balozi.store.results.definitions import indicators, parents
from balozi.store.results.models import Baseline, Observation, ObservationStep, Target, ValueImport
from balozi.store.results.records import Asked, IndicatorRow

APPROVED, RETURNED, SUBMITTED = "approved", "returned", "submitted"
DEMONSTRATION = "load_demonstration"
_LISTED = 900
# Indicator, area, period, reporter.
_CellKey = tuple[str, str, str, str]


@dataclass(slots=True)
class Feed:
    """Rows for the engine, and where each one comes from.

    Attributes:
        indicators: of the question, by code.
        rows: that the engine takes, in an order that never changes.
        sources: by number of the row: baseline, target or observation with its number in the store.
        parts: by cell what the counted parts of each disaggregation add up to.
        veiled: cells of which the reader may not see every part, so that nothing is said of their sum.
        submitted: how many values nobody has approved.
        demonstration: how many rows are invented.
    """

    indicators: Mapping[str, IndicatorRow]
    rows: list[Row] = field(default_factory=list)
    sources: dict[int, tuple[str, int]] = field(default_factory=dict)
    parts: dict[_CellKey, tuple[tuple[str, Fraction], ...]] = field(default_factory=dict)
    veiled: frozenset[_CellKey] = frozenset()
    submitted: int = 0
    demonstration: int = 0


def feed_of(reader: Reader, asked: Asked, *, areas: Sequence[str] = ()) -> Feed:
    """Return the rows of a question, exactly as they were known at its moment.

    A later correction, withdrawal or approval never changes what an earlier moment answers: every row carries the
    lines of the log that made and superseded it, and only lines up to the moment are looked at.

    Args:
        reader: whose clearance applies.
        asked: the question.
        areas: codes; only rows of these, none for all.
    """
    feed = Feed({row.code: row for row in indicators(reader, asked)})
    larger, undone = parents(asked.at), undone_deeds(asked.at)
    targets = [row for row in known(Target, feed, asked.at, areas) if row.made_id not in undone]
    baselines = [row for row in known(Baseline, feed, asked.at, areas) if row.made_id not in undone]
    observed = [row for row in _observations(reader, feed, asked, areas) if row.made_id not in undone]
    for target in _versions(_standing(targets, asked.at)):
        _add(feed, larger, target, "target", target.period)
    named: dict[tuple[str, str], dict[str, None]] = {}
    counted = list(_counted(observed, feed, asked))
    for row in (*targets, *counted):
        named.setdefault((row.indicator.code, row.area), {})[row.period] = None
    for baseline in _versions(_standing(baselines, asked.at)):
        periods = (
            [baseline.period] if baseline.period else named.get((baseline.indicator.code, baseline.area), {})
        )
        for period in periods:
            _add(feed, larger, baseline, "baseline", period)
    for one in counted:
        _add(feed, larger, one, "observation", one.period)
    return feed


def known(model: type[Any], feed: Feed, at: datetime | None, areas: Sequence[str] = ()) -> list[Any]:
    """Return the rows of some indicators that were made by a moment, superseded or not, in the order of the log."""
    # Few indicators and deeds belong to many rows: each is fetched once, and not with every row.
    rows: QuerySet[Any] = model.objects.prefetch_related("indicator", "made", "superseded")
    codes = list(feed.indicators)
    if len(codes) <= _LISTED:
        rows = rows.filter(indicator__code__in=codes)
    rows = rows.filter(made__at__lte=at) if at else rows
    rows = rows.filter(area__in=areas) if 0 < len(areas) <= _LISTED else rows
    return [row for row in rows.order_by("made__number", "id") if row.indicator.code in feed.indicators]


def undone_deeds(at: datetime | None) -> frozenset[int]:
    """Return the deeds of imports that were taken back by a moment."""
    rows = ValueImport.objects.filter(undone__isnull=False)
    rows = rows.filter(undone__at__lte=at) if at else rows
    return frozenset(rows.values_list("done_id", flat=True))


def states_of(
    numbers: Iterable[int] | QuerySet[Any] | None, at: datetime | None, *, indicators: Sequence[str] = ()
) -> dict[int, tuple[str, str]]:
    """Return the last step of observations with its reason; those without any are only submitted.

    Args:
        numbers: of observations, or the question for them; None for all.
        at: the moment as known at which it is asked, None for now.
        indicators: codes; only of their observations, none for all.
    """
    steps = ObservationStep.objects.order_by("made__number", "id")
    steps = steps.filter(made__at__lte=at) if at else steps
    if numbers is not None:
        wanted = numbers if isinstance(numbers, QuerySet) else list(numbers)
        steps = steps.filter(observation__in=wanted)
    if 0 < len(indicators) <= _LISTED:
        steps = steps.filter(observation__indicator__code__in=list(indicators))
    return {
        number: (step, reason)
        for number, step, reason in steps.values_list("observation_id", "step", "reason")
    }


def ended(row: Any, at: datetime | None) -> bool:
    """Tell whether a row was superseded by a moment."""
    return row.superseded is not None and (at is None or row.superseded.at <= at)


def _observations(reader: Reader, feed: Feed, asked: Asked, areas: Sequence[str]) -> list[Any]:
    rows = known(Observation, feed, asked.at, areas)
    allowed = set(visible(Observation.objects.exclude(marking=0), reader).values_list("id", flat=True))
    seen = [row for row in rows if not row.marking or row.id in allowed]
    if len(seen) < len(rows):
        unseen = {row.pk for row in rows} - {row.pk for row in seen}
        feed.veiled = frozenset(_cell(row) for row in rows if row.pk in unseen and row.breakdown)
    return seen


def _counted(rows: Sequence[Any], feed: Feed, asked: Asked) -> Iterator[Any]:
    """Give the values that count: approved ones, and those that wait if they are asked for; each with its past."""
    states = states_of(None, asked.at, indicators=list(feed.indicators))
    state = {row.pk: states.get(row.pk, (SUBMITTED, ""))[0] for row in rows}
    waiting = [row for row in rows if state[row.pk] not in {APPROVED, RETURNED} and not ended(row, asked.at)]
    feed.submitted = sum(not row.breakdown for row in waiting)
    waits = {row.pk for row in waiting}
    taken = [row for row in rows if state[row.pk] == APPROVED or (asked.with_submitted and row.pk in waits)]
    feed.parts = _parts_of((row for row in taken if row.breakdown and not ended(row, asked.at)), feed)
    yield from _versions(_with_past([row for row in taken if not row.breakdown], asked.at))


def _parts_of(rows: Iterable[Any], feed: Feed) -> dict[_CellKey, tuple[tuple[str, Fraction], ...]]:
    """Return by cell what the parts of each disaggregation add up to, of values that may be added."""
    found: dict[_CellKey, dict[str, Fraction]] = {}
    for row in rows:
        if feed.indicators[row.indicator.code].declared.gathering_over_areas() == Gathering.SUM and row.value:
            # A correction stands beside what it corrects until it is approved: the later row is the one that counts.
            found.setdefault(_cell(row), {})[row.breakdown] = number_of(row.value)
    return {
        cell: tuple(sums_of_parts(parts.items()).items())
        for cell, parts in found.items()
        if cell not in feed.veiled
    }


def _with_past(taken: Sequence[Any], at: datetime | None) -> list[Any]:
    """Return the values that stand with those that they corrected; what was withdrawn takes its past with it."""
    by_number = {row.pk: row for row in taken}
    kept: set[int] = set()
    for row in taken:
        step = None if ended(row, at) else row
        while step is not None and step.pk not in kept:
            kept.add(step.pk)
            step = by_number.get(step.corrects_id)
    return [row for row in taken if row.pk in kept]


def _standing(rows: Sequence[Any], at: datetime | None) -> list[Any]:
    """Return the targets or baselines that stand with their past; a cell whose last one was taken back has none."""
    last = {_cell(row): row for row in rows}
    return [row for row in rows if not ended(last[_cell(row)], at)]


def _versions(rows: Sequence[Any]) -> Iterator[Any]:
    """Give the last row of each cell with the earlier ones of another day.

    Two versions of one day are told as a contradiction by the engine, so that an earlier row of the same day, or of a
    later one, gives way to the row that was written after it.
    """
    chains: dict[tuple[Any, ...], list[Any]] = {}
    for row in rows:
        chains.setdefault(_cell(row), []).append(row)
    for chain in chains.values():
        earliest, kept = date.max, []
        for row in reversed(chain):
            if told_on(row) < earliest:
                kept.append(row)
                earliest = told_on(row)
        yield from reversed(kept)


def _cell(row: Any) -> _CellKey:
    return row.indicator.code, row.area, row.period, getattr(row, "reporter", "")


def told_on(row: Any) -> date:
    """Return the day on which a row was reported or stated."""
    day: date = row.reported_on if isinstance(row, Observation) else row.stated_on
    return day


def _add(feed: Feed, larger: Mapping[str, str], row: Any, sort: str, period: str) -> None:
    number = len(feed.rows) + 1
    code = row.indicator.code
    declared = feed.indicators[code].declared
    feed.rows.append(
        Row(
            number=number,
            line=number,
            indicator=code,
            direction=declared.direction,
            kind=declared.kind,
            unit=declared.unit,
            over_areas=declared.over_areas,
            area=row.area,
            parent=larger.get(row.area, ""),
            period=period_of(period),
            baseline=_baseline(row, number) if sort == "baseline" else None,
            target=_target(row, number) if sort == "target" else None,
            observation=_observed(row, number, feed) if sort == "observation" else None,
            reported_on=told_on(row),
        )
    )
    feed.sources[number] = (sort, row.pk)
    feed.demonstration += row.made.verb == DEMONSTRATION


def _baseline(row: Any, number: int) -> StatedBaseline:
    return StatedBaseline(number_of(row.value), row.stated_on, number)


def _target(row: Any, number: int) -> StatedTarget:
    return StatedTarget(
        number=number_of(row.value) if row.value else None,
        low=number_of(row.low) if row.low else None,
        high=number_of(row.high) if row.high else None,
        words=row.words,
        is_open=row.is_open,
        reported_on=row.stated_on,
        row=number,
        author=row.author,
    )


def _observed(row: Any, number: int, feed: Feed) -> Observed:
    parts = [number_of(part) if part else None for part in (row.value, row.numerator, row.denominator)]
    divided = feed.parts.get(_cell(row), ())
    return Observed(parts[0], parts[1], parts[2], row.reporter, row.reported_on, number, divided)
