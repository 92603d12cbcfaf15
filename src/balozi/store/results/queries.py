"""Reading results: scorecards, one indicator, how a figure was computed, what is missing, what changed."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.db.models import Max
from django.utils.translation import get_language

from balozi.ground.errors.values import NoSuchValue
from balozi.ground.people import Reader
from balozi.store.access.visibility import visible
from balozi.store.results.changes import Remembered, changed_since
from balozi.store.results.codes import area_codes
from balozi.store.results.definitions import (
    definitions,
    indicator_row,
    indicators,
    parents,
    result_of,
    results_tree,
    thresholds,
)
from balozi.store.results.explanations import explain, explain_in_text, latest_explained
from balozi.store.results.gaps import gap_row, gaps
from balozi.store.results.grids import entry_grid, missing_values
from balozi.store.results.imports import corrected_by, import_shown, imports, values_of_import
from balozi.store.results.models import KeptReport, Observation
from balozi.store.results.overviews import Overview, overview
from balozi.store.results.records import Asked, ChangedFigure, FigureRow, IndicatorFigures, ReportShown
from balozi.store.results.reviews import recommendations
from balozi.store.results.scorecards import (
    Translated,
    card_of,
    compute,
    figures_of_years,
    grouped,
    latest_of,
    of_wholes,
    scorecard,
)
from balozi.store.results.stated import MODELS, observations, stated_row, stated_rows
from balozi.store.results.values import IndicatorPage

__all__ = [
    "Overview",
    "area_codes",
    "compute",
    "corrected_by",
    "definitions",
    "entry_grid",
    "explain",
    "explain_in_text",
    "figures_changed",
    "figures_of_years",
    "gap_row",
    "gaps",
    "grouped",
    "import_shown",
    "imports",
    "indicator_page",
    "indicator_row",
    "indicators",
    "kept_report",
    "kept_reports",
    "latest_explained",
    "latest_of",
    "missing_values",
    "observations",
    "of_wholes",
    "overview",
    "parents",
    "recommendations",
    "result_of",
    "results_tree",
    "scorecard",
    "stated_row",
    "thresholds",
    "values_of_import",
]


def indicator_page(
    reader: Reader, code: str, asked: Asked, translated: Translated = str, *, of_one_area: bool = False
) -> IndicatorPage:
    """Return one indicator with everything that is stated of it.

    Args:
        reader: whose clearance applies.
        code: of the indicator.
        asked: the moment and the rest of the question.
        translated: gives a sentence in the reader's language.
        of_one_area: only what is of the area that is asked; where it has no figure, of the country, or of the first.

    Raises:
        NoSuchIndicator: there is none of this code that the reader may see.
    """
    row = indicator_row(reader, code, at=asked.at)
    question = replace(asked, indicators=(code,), pillar="", institution="", area="")
    said = (question, asked.area, of_one_area, translated is str, get_language())
    told = Remembered(reader).of(
        code, said, lambda: _told(reader, question, asked.area, of_one_area, translated)
    )
    stated = {}
    for sort, model in MODELS.items():
        rows = model.objects.filter(indicator__code=code)
        rows = rows.filter(area=told.area) if of_one_area and told.area else rows
        rows = rows.filter(made__at__lte=asked.at) if asked.at else rows
        if model is Observation:
            rows = visible(rows, reader)
        stated[sort] = stated_rows(reader, sort, rows.order_by("-made__number", "-id"), asked.at)
    rests_on = visible(Observation.objects.filter(indicator__code=code), reader)
    return IndicatorPage(
        row=row,
        result=result_of(row.result, at=asked.at),
        definitions=definitions(reader, code),
        baselines=stated["baseline"],
        targets=stated["target"],
        observations=stated["observation"],
        card=told,
        marking=max(row.marking, rests_on.aggregate(most=Max("marking"))["most"] or 0),
    )


def _told(
    reader: Reader, question: Asked, area: str, of_one_area: bool, translated: Translated
) -> IndicatorFigures:
    feed, results = compute(reader, question)
    areas = tuple(dict.fromkeys(one.cell.area for one in results.figures))
    whole = next((row.country for row in feed.indicators.values()), "")
    chosen = next((one for one in (area, whole, *areas) if one in areas), "")
    card = card_of(replace(question, area=chosen if of_one_area else ""), feed, results, translated)
    return IndicatorFigures(
        areas=areas,
        area=chosen,
        figures=card.figures,
        years=figures_of_years(card, chosen, translated),
        submitted=card.submitted,
        demonstration=card.demonstration,
    )


def figures_changed(reader: Reader, asked: Asked, since: datetime) -> list[ChangedFigure]:
    """Return the figures that are not what they were as known at an earlier moment.

    Args:
        reader: whose clearance applies.
        asked: the question, as of now.
        since: the earlier moment; periods are over in both by the day of the question.
    """
    touched = changed_since(since)
    if touched is not None:
        asked = replace(asked, indicators=tuple(sorted(touched & set(asked.indicators or touched))))
        if not asked.indicators:
            return []
    before = _by_cell(scorecard(reader, replace(asked, at=since)).figures)
    after = _by_cell(scorecard(reader, asked).figures)
    changed = []
    for key in dict.fromkeys((*before, *after)):
        was, now = before.get(key), after.get(key)
        if was != now:
            changed.append(ChangedFigure(*key, before=was, after=now))
    return changed


def kept_reports(reader: Reader) -> list[ReportShown]:
    """Return the reports that were kept, the latest first."""
    rows = visible(KeptReport.objects.filter(superseded__isnull=True), reader)
    return [_report(row) for row in rows.select_related("made").order_by("-id")]


def kept_report(reader: Reader, number: int) -> ReportShown:
    """Return one report that was kept.

    Raises:
        NoSuchValue: there is none of this number that the reader may see.
    """
    row = visible(KeptReport.objects.filter(pk=number), reader).select_related("made").first()
    if row is None:
        raise NoSuchValue("report", number)
    return _report(row)


def _by_cell(figures: Iterable[FigureRow]) -> dict[tuple[str, str, str], Mapping[str, Any]]:
    return {
        (one.indicator.code, str(one.line["area"]), str(one.line["period"])): one.line
        for one in figures
        if one.line["scope"] == "period"
    }


def _report(row: Any) -> ReportShown:
    return ReportShown(
        row.pk,
        row.on,
        row.known_at,
        row.asked,
        row.thresholds,
        row.engine,
        row.hash,
        row.figures,
        row.made.by,
        row.marking,
    )
