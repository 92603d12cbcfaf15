"""Which indicators are plain, and what holds of all rows of some: asked of the rows once, not of every cell."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from balozi.analysis.results.columns import STATE
from balozi.analysis.results.registers import Known
from balozi.results.declarations import Gathering

if TYPE_CHECKING:
    import ibis.expr.types as ir

_STATED = STATE["stated"]


@dataclass(frozen=True, slots=True)
class Traits:
    """What holds of all plain indicators of one manner, so that nothing has to be looked up.

    Attributes:
        aimed: whether every row has a target.
        based: whether every row has a baseline.
        steady: whether the rows of each have one and the same baseline.
        ended: whether the last period of each is over.
    """

    aimed: bool
    based: bool
    steady: bool
    ended: bool


_COUNTED = ("rows", "ends", "clashes", "values", "parted", "aimed", "targets", "based")


def tellings(rows: "ir.Table") -> "ir.Table":
    """Return by indicator what tells whether it is plain.

    Args:
        rows: of the columns, or what stands where several are about one place.
    """
    import ibis

    in_parts = rows.numerator.notnull() & (rows.denominator > 0)
    silent = rows.numerator.isnull() & rows.denominator.isnull() & rows.actual.isnull()
    clashes = rows.clash.sum() if "clash" in rows.columns else ibis.literal(0, "int64")
    return rows.group_by("indicator").aggregate(
        rows=rows.count(),
        ends=rows.low.count() + rows.high.count(),
        clashes=clashes,
        values=rows.actual.count(),
        parted=(in_parts | silent).sum(),
        aimed=(rows.state == _STATED).sum(),
        targets=rows.target.count(),
        based=rows.baseline.count(),
        least=rows.baseline.min(),
        most=rows.baseline.max(),
        first=rows.period.min(),
        last=rows.period.max(),
    )


def tellings_together(rows: "ir.Table", versions: "ir.Table", newest: "ir.Table") -> "ir.Table":
    """Return `tellings` of what stands: those of all rows, without their versions, with what stands instead of these.

    Asked in this way no row is looked at to find out whether it is a version.

    Args:
        rows: all.
        versions: those of them that are about places which several are about.
        newest: what stands at these places.
    """
    import ibis

    # Versions that do not stand still count for least and most, which say too little then, and never too much.
    gone = tellings(versions)
    gone = gone.mutate(**{name: -gone[name] for name in _COUNTED})
    every = ibis.union(
        *(one.cast(tellings(rows).schema()) for one in (tellings(rows), gone, tellings(newest)))
    )
    return every.group_by("indicator").aggregate(
        **{name: every[name].sum().cast("int64") for name in _COUNTED},
        **{name: every[name].min() for name in ("least", "first")},
        **{name: every[name].max() for name in ("most", "last")},
    )


def spreads(rows: "ir.Table", areas: "ir.Table") -> "ir.Table":
    """Return by indicator how many areas it has and at which heights.

    Args:
        rows: of the columns.
        areas: area and depth.
    """
    pairs = rows.select("indicator", "area").distinct().join(areas.select("area", "depth"), "area")
    return pairs.group_by("indicator").aggregate(
        areas=pairs.count(), top=pairs.depth.min(), bottom=pairs.depth.max()
    )


def may_be_plain(known: Known, told: Mapping[str, Any]) -> bool:
    """Tell whether an indicator is plain, gaps in its totals aside.

    Args:
        known: the indicator.
        told: its row of `tellings` and of `spreads`.
    """
    if told["ends"] or told["clashes"] or told["top"] != told["bottom"] or told["aimed"] != told["targets"]:
        return False
    over_areas, over_time = known.manner.over_areas, known.manner.over_time
    if over_areas == Gathering.RATIO:
        return bool(over_time == Gathering.RATIO and told["parted"] == told["rows"])
    return over_areas == Gathering.SUM and over_time in (Gathering.SUM, Gathering.LAST)


def lacks_nothing(told: Mapping[str, Any], months: int) -> bool:
    """Tell whether every area has a value in every period.

    Args:
        told: row of `tellings` and of `spreads`.
        months: of a period.
    """
    periods = (told["last"] - told["first"]) // months + 1
    return bool(told["values"] == told["rows"] == told["areas"] * periods)


def traits(told: Iterable[Mapping[str, Any]], over: int) -> Traits:
    """Return what holds of all of some indicators.

    Args:
        told: their rows of `tellings`.
        over: periods that end at this month or before are over.
    """
    listed = list(told)
    based = all(one["based"] == one["rows"] for one in listed)
    return Traits(
        aimed=all(one["aimed"] == one["rows"] for one in listed),
        based=based,
        steady=based and all(one["least"] == one["most"] for one in listed),
        ended=all(one["last"] <= over for one in listed),
    )
