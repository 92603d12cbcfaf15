"""Figures of a question with their ratings: the engine, fed by what stands in the store."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date

from balozi.ground.people import Reader
from balozi.results.computing import Results, compute_results, line_of
from balozi.results.periods import period_of
from balozi.store.results.definitions import thresholds
from balozi.store.results.feeding import Feed, feed_of
from balozi.store.results.records import Asked, FigureRow, IndicatorRow, Scorecard

Translated = Callable[[str], str]


def compute(reader: Reader, asked: Asked) -> tuple[Feed, Results]:
    """Return the rows of a question and what the engine makes of them.

    Args:
        reader: whose clearance applies.
        asked: the question; its area is not looked at, for larger areas are made of the smaller ones.
    """
    feed = feed_of(reader, asked)
    results = compute_results(
        feed.rows,
        thresholds=thresholds(_country(feed, asked), asked.at),
        on=asked.on,
        known_on=asked.told_by,
        declared={code: row.declared for code, row in feed.indicators.items()},
    )
    return feed, results


def scorecard(reader: Reader, asked: Asked, translated: Translated = str) -> Scorecard:
    """Return the figures of a question with their ratings, and what must be said of them.

    Args:
        reader: whose clearance applies.
        asked: the question.
        translated: gives a template of a reason in the reader's language.
    """
    feed, results = compute(reader, asked)
    figures = [
        FigureRow(
            feed.indicators[one.indicator.code],
            line_of(one, results.thresholds, translated),
            feed.indicators[one.indicator.code].versions > 1,
        )
        for one in results.figures
        if not asked.area or one.cell.area == asked.area
    ]
    latest = latest_of(figures, asked.on)
    told = {figure.indicator.code for figure in figures}
    silent = [row for code, row in feed.indicators.items() if code not in told]
    counts = Counter(str(figure.line["rating"]) for figure in latest)
    counts["without_figure"] = len(silent)
    return Scorecard(
        asked=asked,
        figures=figures,
        latest=latest,
        counts=counts,
        silent=silent,
        notices=[notice.in_words(translated) for notice in results.notices],
        submitted=feed.submitted,
        demonstration=feed.demonstration,
        results=results,
    )


def latest_of(figures: Sequence[FigureRow], on: date) -> list[FigureRow]:
    """Return for each indicator and area the figure of the last period that is over, else of the first one."""
    chosen: dict[tuple[str, str], tuple[tuple[bool, date, int], FigureRow]] = {}
    for figure in figures:
        if figure.line["scope"] == "span":
            continue
        period = period_of(str(figure.line["period"]))
        is_over = period.is_over(on)
        # The last period that is over, else the first one to come; of two that end together the longer one.
        day = (
            period.last_day
            if is_over
            else date.fromordinal(date.max.toordinal() - period.last_day.toordinal())
        )
        rank = (is_over, day, period.months)
        key = (figure.indicator.code, str(figure.line["area"]))
        if key not in chosen or rank > chosen[key][0]:
            chosen[key] = (rank, figure)
    return [figure for _, figure in chosen.values()]


def grouped(figures: Iterable[FigureRow], by: Callable[[IndicatorRow], str]) -> dict[str, list[FigureRow]]:
    """Return figures in groups, such as by pillar or by owner, in the order of the groups' names."""
    found: dict[str, list[FigureRow]] = {}
    for figure in figures:
        found.setdefault(by(figure.indicator), []).append(figure)
    return dict(sorted(found.items()))


def _country(feed: Feed, asked: Asked) -> str:
    countries = {row.country for row in feed.indicators.values()}
    return asked.country or (countries.pop() if len(countries) == 1 else "")
