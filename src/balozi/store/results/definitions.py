"""Reading the framework: results, indicators, areas and thresholds, as known at a moment."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from balozi.ground.errors.values import NoSuchIndicator
from balozi.ground.people import Reader
from balozi.results.declarations import Calendar, Direction, Frequency, Gathering, Kind, Missing
from balozi.results.declarations import Indicator as Declared
from balozi.results.thresholds import Thresholds, default_thresholds, thresholds_of
from balozi.store.access.visibility import visible
from balozi.store.registers.moments import standing
from balozi.store.results.models import AreaPart, IndicatorVersion, Result, ThresholdSet
from balozi.store.results.records import Asked, IndicatorRow, ResultRow


def results_tree(reader: Reader, *, country: str = "", at: datetime | None = None) -> list[ResultRow]:
    """Return the results of a framework, those under a pillar together.

    Args:
        reader: whose clearance applies; results themselves are marked by nothing.
        country: alpha-3, "" for all.
        at: the moment as known at which it is asked, None for now.
    """
    del reader
    rows = standing(Result, at).order_by("country", "pillar", "code")
    return [_result(row) for row in (rows.filter(country=country) if country else rows)]


def indicators(reader: Reader, asked: Asked, *, search: str = "") -> list[IndicatorRow]:
    """Return the indicators of a question, by code.

    Args:
        reader: whose clearance applies.
        asked: country, pillar, institution, indicators and the moment; the rest is not looked at.
        search: words that stand in the code or in a name.
    """
    rows = visible(standing(IndicatorVersion, asked.at), reader, "indicator")
    wanted = {
        "indicator__country": asked.country,
        "pillar": asked.pillar,
        "owner": asked.institution,
        "indicator__code__in": asked.indicators,
    }
    rows = rows.filter(**{name: value for name, value in wanted.items() if value})
    found = [_indicator(row) for row in rows.select_related("indicator", "made").order_by("indicator__code")]
    counts = _definition_counts(asked.at)
    words = search.casefold().split()
    return [
        _with_count(row, counts[row.code])
        for row in found
        if all(word in " ".join((row.code, *row.declared.names.values())).casefold() for word in words)
    ]


def indicator_row(reader: Reader, code: str, *, at: datetime | None = None) -> IndicatorRow:
    """Return one indicator as it is declared.

    Raises:
        NoSuchIndicator: there is none of this code that the reader may see.
    """
    rows = visible(standing(IndicatorVersion, at), reader, "indicator").filter(indicator__code=code)
    row = rows.select_related("indicator", "made").first()
    if row is None:
        raise NoSuchIndicator(code)
    return _with_count(_indicator(row), _definition_counts(at)[code])


def definitions(reader: Reader, code: str) -> list[IndicatorRow]:
    """Return all definitions that an indicator had, the latest first."""
    rows = visible(IndicatorVersion.objects.filter(indicator__code=code), reader, "indicator")
    return [_indicator(row) for row in rows.select_related("indicator", "made").order_by("-id")]


def result_of(code: str, *, at: datetime | None = None) -> ResultRow | None:
    """Return one result by its code, None when there is none."""
    row = standing(Result, at).filter(code=code).first()
    return _result(row) if row else None


def parents(at: datetime | None = None) -> dict[str, str]:
    """Return the larger area of each area that is part of one."""
    return dict(standing(AreaPart, at).order_by("id").values_list("area", "parent"))


def thresholds(country: str, at: datetime | None = None) -> Thresholds:
    """Return the thresholds of a country's framework, else those of Balozi."""
    row = standing(ThresholdSet, at).filter(country=country).order_by("-id").first() if country else None
    return thresholds_of(f"{row.met},{row.partly}", row.source) if row else default_thresholds()


def declared_of(code: str, version: Any) -> Declared:
    """Return a stored definition as the engine takes it."""
    details: Mapping[str, Any] = version.details
    return Declared(
        code=code,
        names=version.names,
        unit=version.unit,
        direction=Direction(version.direction) if version.direction else None,
        kind=Kind(version.kind) if version.kind else None,
        frequency=Frequency(version.frequency) if version.frequency else None,
        calendar=Calendar(version.calendar) if version.calendar else None,
        over_areas=Gathering(details["over_areas"]) if details.get("over_areas") else None,
        over_time=Gathering(details["over_time"]) if details.get("over_time") else None,
        missing=Missing(details["missing"]) if details.get("missing") else None,
        disaggregations=tuple(details.get("disaggregations", ())),
        owner=version.owner,
        source=str(details.get("source", "")),
        verification=str(details.get("means", "")),
    )


def _definition_counts(at: datetime | None) -> Counter[str]:
    rows = IndicatorVersion.objects.all() if at is None else IndicatorVersion.objects.filter(made__at__lte=at)
    codes: Iterable[str] = rows.values_list("indicator__code", flat=True)
    return Counter(codes)


def _indicator(row: Any) -> IndicatorRow:
    return IndicatorRow(
        country=row.indicator.country,
        result=row.result,
        level=row.level,
        pillar=row.pillar,
        declared=declared_of(row.indicator.code, row),
        details=row.details,
        marking=row.indicator.marking,
        versions=1,
        made_at=row.made.at,
        made_by=row.made.by,
    )


def _with_count(row: IndicatorRow, count: int) -> IndicatorRow:
    return replace(row, versions=count)


def _result(row: Any) -> ResultRow:
    return ResultRow(row.code, row.country, row.level, row.pillar, row.under_id, row.names)
