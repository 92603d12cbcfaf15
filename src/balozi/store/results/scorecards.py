"""Figures of a question with their ratings: the engine, fed by what stands in the store."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from balozi.ground.people import Reader
from balozi.results.computing import Result, Results, compute_results, line_of
from balozi.results.periods import YEAR, period_of
from balozi.results.windows import Window, figures_within
from balozi.store.results.definitions import parents, thresholds
from balozi.store.results.feeding import Feed, feed_of
from balozi.store.results.records import Asked, FigureRow, IndicatorRow, Scorecard

Translated = Callable[[str], str]


def compute(reader: Reader, asked: Asked, *, inside: str = "") -> tuple[Feed, Results]:
    """Return the rows of a question and what the engine makes of them.

    Args:
        reader: whose clearance applies.
        asked: the question; its area is not looked at, for larger areas are made of the smaller ones.
        inside: code of an area; only it and what it is made of are computed. All areas when "".
    """
    feed = feed_of(reader, asked, areas=areas_inside(inside, parents(asked.at)) if inside else ())
    results = compute_results(
        feed.rows,
        thresholds=thresholds(_country(feed, asked), asked.at),
        on=asked.on,
        known_on=asked.told_by,
        declared={code: row.declared for code, row in feed.indicators.items()},
        larger=parents(asked.at),
    )
    return feed, results


def areas_inside(area: str, larger: Mapping[str, str]) -> tuple[str, ...]:
    """Return an area with all that are part of it, at any height.

    Examples:
        >>> areas_inside("P", {"A": "P", "B": "Q", "C": "A"})
        ('A', 'C', 'P')
    """
    found, waiting = {area}, [area]
    while waiting:
        one = waiting.pop()
        parts = [part for part, whole in larger.items() if whole == one and part not in found]
        found.update(parts)
        waiting += parts
    return tuple(sorted(found))


def scorecard(reader: Reader, asked: Asked, translated: Translated = str) -> Scorecard:
    """Return the figures of a question with their ratings, and what must be said of them.

    Args:
        reader: whose clearance applies.
        asked: the question.
        translated: gives a template of a reason in the reader's language.
    """
    return card_of(asked, *compute(reader, asked), translated)


def card_of(asked: Asked, feed: Feed, results: Results, translated: Translated = str) -> Scorecard:
    """Return what was computed of a question as a scorecard."""

    def rows_of(found: Iterable[Result]) -> list[FigureRow]:
        return [
            FigureRow(
                feed.indicators[one.indicator.code],
                line_of(one, results.thresholds, translated),
                feed.indicators[one.indicator.code].versions > 1,
            )
            for one in found
            if not asked.area or one.cell.area == asked.area
        ]

    figures = rows_of(results.figures)
    latest = rows_of(figures_within(results, asked.within)) if asked.within else latest_of(figures, asked.on)
    told = {figure.indicator.code for figure in latest}
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


def figures_of_years(card: Scorecard, area: str, translated: Translated = str) -> list[Mapping[str, Any]]:
    """Return the lines of the years of an area, the latest first; none where nothing is reported more often.

    Args:
        card: with the figures of its periods.
        area: code.
        translated: gives a template of a reason in the reader's language.
    """
    cells = [one.cell for one in card.results.figures if one.cell.area == area and not one.cell.is_span]
    years = {cell.period.whole(YEAR) for cell in cells if cell.period.months < YEAR}
    found = [
        one
        for year in sorted(years, reverse=True)
        for one in figures_within(card.results, Window(year.first_day, year.last_day))
        if one.cell.area == area
    ]
    return [line_of(one, card.results.thresholds, translated) for one in found]


def of_wholes(figures: Sequence[FigureRow]) -> list[FigureRow]:
    """Return for each indicator the figure of its whole country, where there is one, else those of its areas.

    Counting a country and its counties side by side would count the same values twice.
    """
    whole = {one.indicator.code for one in figures if one.line["area"] == one.indicator.country}
    return [
        one for one in figures if one.indicator.code not in whole or one.line["area"] == one.indicator.country
    ]


def grouped(figures: Iterable[FigureRow], by: Callable[[IndicatorRow], str]) -> dict[str, list[FigureRow]]:
    """Return figures in groups, such as by pillar or by owner, in the order of the groups' names."""
    found: dict[str, list[FigureRow]] = {}
    for figure in figures:
        found.setdefault(by(figure.indicator), []).append(figure)
    return dict(sorted(found.items()))


def _country(feed: Feed, asked: Asked) -> str:
    countries = {row.country for row in feed.indicators.values()}
    return asked.country or (countries.pop() if len(countries) == 1 else "")
