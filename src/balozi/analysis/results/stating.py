"""What stands of each indicator, area and period: the latest version of each thing, as known on a day."""

from datetime import date
from typing import TYPE_CHECKING

from balozi.analysis.results.columns import BEFORE_ALL, STATE

if TYPE_CHECKING:
    import ibis.expr.types as ir

KEY = ["indicator", "area", "period"]
_TARGET = ("target", "low", "high", "state", "words")
_OBSERVATION = ("actual", "numerator", "denominator")
STATED = ("baseline", *_TARGET[:4], *_OBSERVATION, "is_told", "clash", "clash_actual")


def known_on(rows: "ir.Table", day: date | None) -> "ir.Table":
    """Return the rows that were reported by the end of a day; None takes all."""
    if day is None:
        return rows
    return rows.filter(rows.day != BEFORE_ALL, rows.day <= day.toordinal())


def counted(rows: "ir.Table") -> "ir.Table":
    """Return one row per indicator, area and period: how many rows it has, and what they state if it is one."""
    return rows.group_by(KEY).aggregate(
        versions=rows.count(),
        is_told=rows.is_told.any(),
        **{name: rows[name].max() for name in ("baseline", *_TARGET[:4], *_OBSERVATION)},
    )


def single(cells: "ir.Table") -> "ir.Table":
    """Return what stands where one row says it."""
    import ibis

    one = cells.filter(cells.versions == 1)
    no = ibis.literal(False)
    return one.mutate(clash=no, clash_actual=no).select(*KEY, *STATED)


def several(rows: "ir.Table", cells: "ir.Table") -> "ir.Table":
    """Return what stands where several rows are versions of one another: of each thing the latest; two are none."""
    import ibis

    keys = cells.filter(cells.versions > 1).select(*KEY)
    mine = rows.semi_join(keys, KEY)
    baseline = _latest(mine.filter(mine.baseline.notnull()), ("baseline",), "b")
    target = _latest(mine.filter(mine.state != STATE["missing"]), _TARGET, "t")
    observed = _latest(mine.filter(mine.is_told), _OBSERVATION, "o")
    joined = keys
    for part in (baseline, target, observed):
        joined = beside(joined, part, KEY)
    false, clash = ibis.literal(False), {}
    for mark in "bto":
        clash[mark] = ibis.coalesce(joined[f"{mark}_clash"], false)
    return joined.mutate(
        state=ibis.coalesce(joined.state, STATE["missing"]).cast("int32"),
        is_told=joined.o_is.notnull() & ~clash["o"],
        clash=clash["b"] | clash["t"] | clash["o"],
        clash_actual=clash["o"],
    ).select(*KEY, *STATED)


def beside(left: "ir.Table", right: "ir.Table", keys: list[str]) -> "ir.Table":
    """Return all rows of a table with what another one has for them."""
    joined = left.left_join(right, keys, rname="right_{name}")
    return joined.select(*left.columns, *(name for name in right.columns if name not in keys))


def or_own(rolled: "ir.Table", own: "ir.Table") -> "ir.Table":
    """Return all rows of two tables beside each other, the columns of the second named own_..."""
    named = own.rename("own_{name}")
    return rolled.outer_join(named, [(name, f"own_{name}") for name in KEY])


def _latest(told: "ir.Table", names: tuple[str, ...], mark: str) -> "ir.Table":
    import ibis

    days = told.group_by(KEY).aggregate(last_day=told.day.max())
    last = told.join(days, [*KEY, ("day", "last_day")])
    is_one = ibis.literal(True)
    for name in names:
        is_one &= _is_one(last, name)
    return last.group_by(KEY).aggregate(
        **{name: ibis.cases((is_one, last[name].max()), else_=None) for name in names},
        **{f"{mark}_clash": ~is_one, f"{mark}_is": last.count()},
    )


def _is_one(rows: "ir.Table", name: str) -> "ir.BooleanValue":
    """Tell whether a column says one thing: nothing at all, or the same number everywhere."""
    column = rows[name]
    everywhere = (column.count() == rows.count()) & (column.min() == column.max())
    return (column.count() == 0) | everywhere
