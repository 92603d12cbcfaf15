"""The trend of one indicator in one area: its picture, the forecast, and the same in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from balozi.briefs.charts.trends import TrendPoint, TrendWords, draw_trend
from balozi.results.forecasting import Forecast, forecast, level, needed
from balozi.results.periods import Period, period_of
from balozi.store.results.records import FigureRow, IndicatorRow
from balozi.web.names import page_language
from balozi.web.results.shown import number_or_none, shown_figure, shown_period

_SHOWN = 24


@dataclass(frozen=True, slots=True)
class Trend:
    """What the page of an indicator draws.

    Attributes:
        svg: the picture, "" where fewer than two periods have anything to draw.
        forecast: of the last period that has a target, else of the one after the last value; None without any value.
        period: that is forecast, in words.
        low: lower end of its interval, in words.
        value: in the middle, in words.
        high: upper end, in words.
        needed: how many values a forecast needs.
        level: of how many futures in a hundred its interval would hold the value.
    """

    svg: SafeString
    forecast: Forecast | None
    period: str = ""
    low: str = ""
    value: str = ""
    high: str = ""
    needed: int = 0
    level: int = 0


def trend_of(row: IndicatorRow, figures: Sequence[FigureRow], on: date, area: str) -> Trend:
    """Return the trend of an indicator in one area.

    Args:
        row: the indicator.
        figures: of the area, of periods and spans.
        on: the day on which it is asked which periods are over.
        area: in words.
    """
    drawn = _of_one_length(figures)
    told = _forecast(row, drawn, on)
    points = [_point(figure, told) for figure in drawn]
    if told and told.value is not None and told.period.name not in {one.line["period"] for one in drawn}:
        points.append(
            TrendPoint(shown_period(told.period.name), low=told.low, high=told.high, forecast=told.value)
        )
    baselines = [number_or_none(one.line["baseline"]) for one in drawn if one.line["baseline"] is not None]
    svg = ""
    if len([one for one in points if one.actual is not None or one.target is not None]) > 1:
        svg = draw_trend(points[-_SHOWN:], baselines[-1] if baselines else None, _words(row, drawn, area))
    # The picture is drawn from numbers and escaped words; nothing in it is written by hand.
    return Trend(
        mark_safe(svg),  # noqa: S308
        told,
        shown_period(told.period.name) if told else "",
        shown_figure(_short(told.low)) if told else "",
        shown_figure(_short(told.value)) if told else "",
        shown_figure(_short(told.high)) if told else "",
        needed(),
        level(),
    )


def _of_one_length(figures: Sequence[FigureRow]) -> list[FigureRow]:
    """Return the figures of the length of period that has most values: quarters and years are not drawn as one line."""
    groups: dict[tuple[int, bool], list[FigureRow]] = {}
    for figure in figures:
        if figure.line["scope"] == "period":
            groups.setdefault(period_of(str(figure.line["period"])).shape, []).append(figure)
    if not groups:
        return []
    best = max(groups.values(), key=lambda group: sum(one.line["actual"] is not None for one in group))
    return sorted(best, key=lambda one: period_of(str(one.line["period"])))


def _forecast(row: IndicatorRow, drawn: Sequence[FigureRow], on: date) -> Forecast | None:
    periods = {period_of(str(one.line["period"])): one for one in drawn}
    values = {
        period: float(str(one.line["actual"]))
        for period, one in periods.items()
        if one.line["actual"] is not None and one.line["origin"] != "carried" and period.is_over(on)
    }
    if not values:
        return None
    wanted = _wanted(periods, max(values))
    low, high = (0.0, 100.0) if row.declared.kind == "percent" and "%" in row.declared.unit else (None, None)
    return forecast(values, wanted, low=low, high=high)


def _wanted(periods: dict[Period, FigureRow], last: Period) -> Period:
    aimed = [period for period, one in periods.items() if period > last and one.line["target"] is not None]
    return max(aimed) if aimed else last.next()


def _point(figure: FigureRow, told: Forecast | None) -> TrendPoint:
    line = figure.line
    is_it = told is not None and told.value is not None and told.period.name == line["period"]
    return TrendPoint(
        shown_period(line["period"]),
        number_or_none(line["actual"]),
        number_or_none(line["target"]),
        told.low if is_it and told else number_or_none(line["target_low"]),
        told.high if is_it and told else number_or_none(line["target_high"]),
        told.value if is_it and told else None,
    )


def _words(row: IndicatorRow, drawn: Sequence[FigureRow], area: str) -> TrendWords:
    name = row.name(page_language())
    known = [one.line for one in drawn if one.line["actual"] is not None]
    said = _("No value yet.")
    if known:
        said = _("From %(first)s in %(since)s to %(last)s in %(until)s.") % {
            "first": shown_figure(known[0]["actual"]),
            "since": shown_period(known[0]["period"]),
            "last": shown_figure(known[-1]["actual"]),
            "until": shown_period(known[-1]["period"]),
        }
    return TrendWords(
        title=f"{name}, {area}" if area else name,
        description=f"{said} {_('The table holds every number of the picture.')}",
        actual=pgettext("figure", "Value"),
        target=_("Target"),
        baseline=_("Baseline"),
        forecast=_("Forecast"),
        unit=_(row.declared.unit) if row.declared.unit else "",
    )


def _short(value: float | None) -> str | None:
    return None if value is None else f"{value:.6g}" if abs(value) < 1e6 else f"{value:.0f}"
