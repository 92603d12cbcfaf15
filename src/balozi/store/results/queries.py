"""Reading results: scorecards, one indicator, how a figure was computed, what is missing, what changed."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.db.models import Max
from django.utils.translation import get_language

from balozi.ground.errors.values import NoSuchValue
from balozi.ground.people import Reader
from balozi.results.explaining import explain_figure, in_text
from balozi.results.fingerprint import engine_fingerprint
from balozi.results.windows import with_span
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


def explain(
    reader: Reader, asked: Asked, code: str, area: str, period: str, translated: Translated = str
) -> dict[str, Any]:
    """Return how one figure was computed, down to who stated each input, when, and what shows it.

    Args:
        reader: whose clearance applies.
        asked: the moment and the rest of the question.
        code: of the indicator.
        area: code of the area, "" for none.
        period: as the figure has it; FIRST/LAST for a span.
        translated: gives a sentence in the reader's language.

    Raises:
        NoSuchIndicator: there is none of this code that the reader may see.
        NoSuchFigure: there is none for this area and period.
    """
    row = indicator_row(reader, code, at=asked.at)
    question = replace(asked, indicators=(code,), pillar="", institution="")

    def ask() -> tuple[dict[str, Any], Mapping[int, tuple[str, int]]]:
        feed, results = compute(reader, question, inside=area)
        found = explain_figure(with_span(results, period), feed.rows, code, area, period, translated)
        return found, {one["row"]: feed.sources[one["row"]] for one in _inputs(found)}

    said = ("explain", question, area, period, translated is str, get_language())
    told, sources = Remembered(reader).of(code, said, ask)
    _name_sources(reader, sources, told, asked.at)
    return {
        **told,
        "names": dict(row.declared.names),
        "definition": {
            "version": row.versions,
            "made_at": row.made_at.isoformat(),
            "made_by": row.made_by,
            "owner": row.owner,
            "source": row.declared.source,
        },
        "engine": engine_fingerprint(),
        "known_at": asked.at.isoformat() if asked.at else None,
        "with_submitted": asked.with_submitted,
    }


def explain_in_text(explained: Mapping[str, Any]) -> str:
    """Return an explanation as lines of text, sources and versions included."""
    definition = explained["definition"]
    lines = [
        in_text(explained),
        f"Definition: version {definition['version']}, by {definition['made_by']}, {definition['made_at']}",
        f"Engine: {explained['engine']}",
    ]
    if explained["with_submitted"]:
        lines.append("Counted too: values that nobody has approved yet")
    sources = {one["row"]: one["source"] for one in _inputs(explained)}
    lines += [f"Row {number}: {_source_in_text(source)}" for number, source in sorted(sources.items())]
    return "\n".join(lines)


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


def _name_sources(
    reader: Reader, sources: Mapping[int, tuple[str, int]], told: dict[str, Any], at: datetime | None
) -> None:
    inputs = list(_inputs(told))
    wanted: dict[str, set[int]] = {}
    for one in inputs:
        sort, number = sources[one["row"]]
        wanted.setdefault(sort, set()).add(number)
    shown = {
        (sort, row.number): row
        for sort, numbers in wanted.items()
        for row in stated_rows(reader, sort, MODELS[sort].objects.filter(pk__in=numbers), at)
    }
    for one in inputs:
        row = shown[sources[one["row"]]]
        one["source"] = {
            "sort": row.sort,
            "number": row.number,
            "state": row.state,
            "by": row.by,
            "at": row.at.isoformat(),
            "deed": row.deed,
            "verb": row.verb,
            "institution": row.institution,
            "comment": row.comment,
            "demonstration": row.is_demonstration,
            "evidence": [
                {
                    "sort": piece.sort,
                    "reference": piece.reference,
                    "document": piece.document,
                    "title": piece.document_title,
                    "start": piece.start,
                    "end": piece.end,
                    "text": piece.text,
                }
                for piece in row.evidence
            ],
        }


def _inputs(told: Mapping[str, Any]) -> Iterable[dict[str, Any]]:
    yield from told["inputs"]
    for part in told["parts"]:
        yield from _inputs(part)


def _source_in_text(source: Mapping[str, Any]) -> str:
    said = f"{source['sort']} {source['number']} ({source['state']}), by {source['by']}, {source['at']}"
    said += f", deed {source['deed']}"
    if source["demonstration"]:
        said += ", invented for demonstration"
    for piece in source["evidence"]:
        said += f"; {piece['sort']} {piece['title'] or piece['reference']}: {piece['text']}".rstrip(": ")
    return said


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
