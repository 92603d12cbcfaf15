"""Columns as rows again, for the exact engine."""

from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from balozi.analysis.results.columns import STATE, Columns, period_at
from balozi.analysis.results.declaring import BEFORE_ALL
from balozi.results.declarations import Baseline, Direction, Gathering, Kind, Observation, Target
from balozi.results.files import Row

if TYPE_CHECKING:
    import pyarrow as pa

_VALUES = ("baseline", "target", "low", "high", "actual")
_PARTS = ("numerator", "denominator")


def rows_of(columns: Columns, table: "pa.Table") -> list[Row]:
    """Return rows for the exact engine from columns."""
    larger: dict[int, list[int]] = {}
    for area, one in columns.larger:
        larger.setdefault(area, []).append(one)
    return [_row(columns, said, larger) for said in table.to_pylist()]


def _row(columns: Columns, said: Mapping[str, Any], larger: Mapping[int, Sequence[int]]) -> Row:
    declared = columns.indicators[said["indicator"]]
    day = date.fromordinal(said["day"]) if said["day"] != BEFORE_ALL else None
    number = said["number"]
    value = {
        name: None
        if said[name] is None
        else Fraction(said[name], 10 ** (columns.part_places if name in _PARTS else columns.places))
        for name in (*_VALUES, *_PARTS)
    }
    target = None
    if said["state"] != STATE["missing"]:
        words = columns.words[said["words"]] if said["words"] is not None else ""
        is_open = said["state"] == STATE["open"]
        target = Target(value["target"], value["low"], value["high"], words, is_open, day, number)
    observation = None
    if said["is_told"]:
        observation = Observation(value["actual"], value["numerator"], value["denominator"], "", day, number)
    word = {name: one for name, (one, _) in declared.said.items()}
    named = larger.get(said["area"], ())
    return Row(
        number=number,
        line=number + 1,
        indicator=declared.code,
        direction=Direction(word["direction"]) if "direction" in word else None,
        kind=Kind(word["kind"]) if "kind" in word else None,
        unit=word.get("unit", ""),
        over_areas=Gathering(word["over_areas"]) if "over_areas" in word else None,
        area=columns.areas[said["area"]],
        parent=columns.areas[named[0]] if named else "",
        period=period_at(declared, said["period"]),
        baseline=None if value["baseline"] is None else Baseline(value["baseline"], day, number),
        target=target,
        observation=observation,
        reported_on=day,
    )
