"""What is odd about a reported value: beside the values around it, its limits, its area and its reporter."""

from fractions import Fraction
from typing import Any

from balozi.ground.people import Reader
from balozi.results.codes import odd_area, odd_reporter
from balozi.results.decimals import number_of
from balozi.results.declarations import Indicator as Declared
from balozi.results.periods import Period, period_of
from balozi.results.validating import Around, Oddity, check_value, sums_of_parts, value_of
from balozi.services.reported_values import Reported, observed_of
from balozi.store.access.visibility import visible
from balozi.store.results.codes import area_codes, reporter_codes
from balozi.store.results.models import Indicator, IndicatorVersion, Observation


def oddities_of(
    row: Indicator, declared: Declared, reported: Reported, limits: tuple[str, str] = ("", "")
) -> list[Oddity]:
    """Return what is odd about a report beside the values around it that its own readers may see."""
    period = period_of(reported.period)
    reader = Reader(reported.marking)
    rows = visible(
        Observation.objects.filter(indicator=row, area=reported.area, superseded__isnull=True), reader
    )
    before = _value_before(
        rows.filter(breakdown=reported.breakdown, reporter=reported.reporter), declared, period
    )
    parts = {} if reported.breakdown else _parts(rows.filter(period=period.name), declared)
    low, high = (number_of(text) if text else None for text in limits)
    around = Around(before[0] if before else None, before[1] if before else "", parts, low, high)
    return [
        *check_value(declared, period, observed_of(reported), around),
        *odd_area(reported.area, "", area_codes(reader)),
        *odd_reporter(reported.reporter, reporter_codes(reader, [row.code])[row.code]),
    ]


def limits_of(row: Indicator, declared: Declared) -> tuple[str, str]:
    """Return the least and the most that an indicator may have as its definition says, "" for none."""
    version = IndicatorVersion.objects.filter(indicator=row, superseded__isnull=True).first()
    details = version.details if version else {}
    low, high = str(details.get("low", "")), str(details.get("high", ""))
    if declared.kind == "percent" and "%" in declared.unit:
        low = low or "0"
    if declared.kind == "scale" and details.get("levels"):
        low, high = low or "1", high or str(len(details["levels"]))
    return low, high


def _value_before(rows: Any, declared: Declared, period: Period) -> tuple[Fraction, str] | None:
    found: list[tuple[Period, Fraction]] = []
    for row in rows:
        other = period_of(row.period)
        value = value_of(declared, observed_of(_reported(row)))
        if other.shape == period.shape and other < period and value is not None:
            found.append((other, value))
    if not found:
        return None
    last, value = max(found)
    return value, last.name


def _parts(rows: Any, declared: Declared) -> dict[str, Fraction]:
    """Return the sum of the parts by disaggregation, of values that may be added."""
    if declared.gathering_over_areas() != "sum":
        return {}
    parts = rows.exclude(breakdown="").exclude(value="").values_list("breakdown", "value")
    return sums_of_parts((breakdown, number_of(value)) for breakdown, value in parts)


def _reported(row: Observation) -> Reported:
    return Reported("", row.period, value=row.value, numerator=row.numerator, denominator=row.denominator)
