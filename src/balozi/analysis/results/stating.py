"""What stands of each indicator, area and period: the latest version of each thing, as known on a day."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from balozi.analysis.results.columns import STATE
from balozi.analysis.results.declaring import BEFORE_ALL

if TYPE_CHECKING:
    import ibis.expr.types as ir

# More than the months to the end of the last year that a period can name.
_MONTHS = 1 << 17
KEY = ["indicator", "area", "period"]
_TARGET = ("target", "low", "high", "state", "words")
_OBSERVATION = ("actual", "numerator", "denominator")
STATED = ("baseline", *_TARGET[:4], *_OBSERVATION, "is_told", "clash", "clash_actual")


def known_on(rows: "ir.Table", day: date | None) -> "ir.Table":
    """Return the rows that were reported by the end of a day; None takes all."""
    if day is None:
        return rows
    return rows.filter(rows.day != BEFORE_ALL, rows.day <= day.toordinal())


def placed(rows: "ir.Table", areas: int) -> Any:
    """Return indicator, area and period as one number, by which engines group far sooner than by three.

    Args:
        rows: of the columns.
        areas: how many areas there are.
    """
    place = rows.indicator.cast("int64") * areas + rows.area
    return place * _MONTHS + rows.period


def repeated(rows: "ir.Table", areas: int) -> "ir.Table":
    """Return the places that several rows are about.

    Args:
        rows: of the columns.
        areas: how many areas there are.
    """
    at = rows.select(place=placed(rows, areas))
    counted = at.group_by("place").aggregate(versions=at.count())
    return counted.filter(counted.versions > 1).select("place")


def single(rows: "ir.Table", places: "ir.Table", areas: int) -> "ir.Table":
    """Return what stands where one row says it: at no one of the places."""
    import ibis

    no = ibis.literal(False)
    at = rows.mutate(place=placed(rows, areas))
    return at.anti_join(places, "place").mutate(clash=no, clash_actual=no).select(*KEY, *STATED)


def several(rows: "ir.Table", places: "ir.Table", areas: int) -> "ir.Table":
    """Return the rows that are versions of one another, at the places."""
    return rows.mutate(place=placed(rows, areas)).semi_join(places, "place").drop("place")


def latest(mine: "ir.Table") -> "ir.Table":
    """Return what stands where rows are versions of one another: of each thing the latest; two are none."""
    import ibis

    days = mine.group_by(KEY).aggregate(
        **{f"{mark}_day": mine.day.max(where=says(mine)) for mark, says in _SAYS.items()}
    )
    both = mine.join(days, KEY)
    both = both.mutate(
        **{f"{mark}_last": (both.day == both[f"{mark}_day"]) & says(both) for mark, says in _SAYS.items()}
    )
    found: dict[str, Any] = {}
    for mark, names in _OF.items():
        counts = both[f"{mark}_last"]
        is_one = ibis.literal(True)
        for name in names:
            is_one &= _is_one(both[name], counts)
        found |= {f"{mark}_{name}": both[name].max(where=counts) for name in names}
        found[f"{mark}_clash"] = ~is_one
    joined = both.group_by(KEY).aggregate(o_is=both.is_told.any(), **found)
    told = {
        name: ibis.cases((~joined[f"{mark}_clash"], joined[f"{mark}_{name}"]), else_=None)
        for mark, names in _OF.items()
        for name in names
    }
    return joined.mutate(
        **told | {"state": ibis.coalesce(told["state"], STATE["missing"]).cast("int32")},
        is_told=joined.o_is & ~joined.o_clash,
        clash=joined.b_clash | joined.t_clash | joined.o_clash,
        clash_actual=joined.o_clash,
    ).select(*KEY, *STATED)


def beside(left: "ir.Table", right: "ir.Table", keys: list[str]) -> "ir.Table":
    """Return all rows of a table with what another one has for them."""
    joined = left.left_join(right, keys, rname="right_{name}")
    return joined.select(*left.columns, *(name for name in right.columns if name not in keys))


def or_own(rolled: "ir.Table", own: "ir.Table") -> "ir.Table":
    """Return all rows of two tables beside each other, the columns of the second named own_..."""
    named = own.rename("own_{name}")
    return rolled.outer_join(named, [(name, f"own_{name}") for name in KEY])


def _is_one(column: Any, counts: Any) -> Any:
    """Tell whether the rows that count say one thing: nothing at all, or the same number everywhere."""
    import ibis

    told = column.count(where=counts)
    everywhere = (told == counts.sum()) & (column.min(where=counts) == column.max(where=counts))
    return (told == 0) | ibis.coalesce(everywhere, False)


_OF = {"b": ("baseline",), "t": _TARGET, "o": _OBSERVATION}
_SAYS: Mapping[str, Callable[["ir.Table"], Any]] = {
    "b": lambda rows: rows.baseline.notnull(),
    "t": lambda rows: rows.state != STATE["missing"],
    "o": lambda rows: rows.is_told,
}
