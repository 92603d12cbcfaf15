"""SDMX-CSV 1.0 in and out: one dataflow, in which MEASURE says whether a number is a value, a target or a baseline."""

import csv
import io
from collections.abc import Iterable

from balozi.exchange.values.drafts import Conflict, ValueDraft, ValueFile, ValueOut, joined
from balozi.exchange.values.periods import period_of_sdmx, sdmx_of
from balozi.ground.errors.results import NotAPeriod, NotOneOf
from balozi.ground.errors.values import ValuesUnreadable

DATAFLOW = "BALOZI:RESULTS(1.0)"
_COLUMNS = (
    "DATAFLOW", "REF_AREA", "INDICATOR", "MEASURE", "FREQ", "TIME_PERIOD", "OBS_VALUE", "UNIT_MEASURE", "OBS_STATUS",
)  # fmt: skip
_NEEDED = ("INDICATOR", "TIME_PERIOD", "OBS_VALUE")
_MEASURES = {
    "actual": "value",
    "": "value",
    **{
        name: name for name in ("numerator", "denominator", "target", "target_low", "target_high", "baseline")
    },
}


def read_sdmx(content: bytes, name: str) -> ValueFile:
    """Return what a file of SDMX-CSV says.

    Raises:
        ValuesUnreadable: it is no text with the columns INDICATOR, TIME_PERIOD and OBS_VALUE.
    """
    try:
        rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    except (UnicodeDecodeError, csv.Error) as fault:
        raise ValuesUnreadable(name, "sdmx", str(fault)[:80]) from None
    columns = [column for column in (rows[0] if rows else {}) if column]
    missing = [column for column in _NEEDED if column not in columns]
    if missing:
        raise ValuesUnreadable(name, "sdmx", f"it has no column {missing[0]}")
    drafts, conflicts = [], []
    for number, row in enumerate(rows, start=1):
        measure = _MEASURES.get((row.get("MEASURE") or "").strip().lower())
        try:
            period = period_of_sdmx(row["TIME_PERIOD"] or "")
        except NotAPeriod as fault:
            conflicts.append(Conflict.of_refusal(number, fault, str(row["TIME_PERIOD"])))
            continue
        if measure is None:
            odd = NotOneOf("MEASURE", str(row["MEASURE"]), ", ".join(filter(None, _MEASURES)))
            conflicts.append(Conflict.of_refusal(number, odd, odd.text))
            continue
        said = {measure: (row["OBS_VALUE"] or "").strip()} if (row["OBS_VALUE"] or "").strip() else {}
        area = (row.get("REF_AREA") or "").strip()
        drafts.append(ValueDraft(number, (row["INDICATOR"] or "").strip(), period, area, "", said))
    ignored = [column for column in columns if column not in _COLUMNS]
    return ValueFile(joined(drafts), conflicts, ignored, len(rows))


def write_sdmx(cells: Iterable[ValueOut]) -> str:
    """Return values, targets and baselines as SDMX-CSV 1.0."""
    target = io.StringIO()
    writer = csv.writer(target, lineterminator="\n")
    writer.writerow(_COLUMNS)
    for one in cells:
        period, frequency = sdmx_of(one.period)
        for name, measure in (("value", "actual"), *((name, name) for name in list(_MEASURES.values())[2:])):
            if number := one.numbers.get(name):
                row = (DATAFLOW, one.area, one.indicator, measure, frequency, period, number, one.unit, "A")
                writer.writerow(row)
    return target.getvalue()
