"""Cells of indicators that carry nothing forward: what areas state themselves, and what their parts come to."""

from typing import TYPE_CHECKING, Any

from balozi.analysis.results.columns import STATE
from balozi.analysis.results.joining import CELL, EMPTY, RATIO, ROOM, is_told, joined
from balozi.analysis.results.stating import KEY, or_own

if TYPE_CHECKING:
    import ibis.expr.types as ir


def own_cells(stated: "ir.Table", how: int, unit: Any) -> "ir.Table":
    """Return the cells of what areas state themselves.

    Args:
        stated: with the columns of STATED.
        how: areas come together.
        unit: what a numerator over a denominator is multiplied by, in whole numbers; a number or a column of `stated`.
    """
    import ibis

    none, one, no = ibis.null(ROOM), ibis.literal(1, ROOM), ibis.literal(False)
    value, below, numerator, denominator = stated.actual, one, none, none
    is_zero: Any = no
    if how == RATIO:
        in_parts = stated.numerator.notnull()
        divided = in_parts & (stated.denominator != 0)
        value = ibis.cases(
            (divided, stated.numerator * unit), (in_parts, ibis.null(ROOM)), else_=stated.actual
        )
        below = ibis.cases((divided, stated.denominator), else_=one)
        numerator, denominator = stated.numerator, stated.denominator
        is_zero = ibis.coalesce(in_parts & (stated.denominator == 0), False)
    told = value.notnull() | is_zero
    return stated.select(
        *KEY,
        value=value,
        below=below,
        numerator=numerator,
        denominator=denominator,
        known=ibis.cases((told, 1), else_=0).cast(ROOM),
        expected=one,
        is_floor=no,
        is_zero=is_zero,
        is_unrolled=no,
        is_carried=no,
        baseline=stated.baseline,
        baseline_below=one,
        target=stated.target,
        low=stated.low,
        high=stated.high,
        target_below=one,
        state=stated.state,
        clash=stated.clash,
        clash_actual=stated.clash_actual,
        is_odd=no,
        depth=stated.depth,
    )


def parts_joined(parts: "ir.Table", areas: "ir.Table", how: int) -> "ir.Table":
    """Return what the parts of larger areas come to, one row for each of those and each period.

    Args:
        parts: cells of areas inside.
        areas: area and larger.
        how: areas come together.
    """
    inside = parts.join(areas, "area")
    grouped = inside.group_by(["indicator", "larger", "period"]).aggregate(**joined(inside, how))
    named = grouped.rename(area="larger")
    return named.mutate(
        is_odd=named.is_odd | named.is_odd_baseline,
        is_told=is_told(named) | named.is_unrolled,
    ).drop("is_odd_baseline", "part_count", "told_count")


_FIGURE = (
    "value",
    "below",
    "numerator",
    "denominator",
    "known",
    "expected",
    "is_floor",
    "is_zero",
    "is_unrolled",
    "is_carried",
)


def with_own(rolled: "ir.Table", own: "ir.Table") -> "ir.Table":
    """Return the cells of larger areas: what they state themselves stands before what their parts come to."""
    import ibis

    both = or_own(rolled, own)
    has_own = both.own_value.notnull() | ibis.coalesce(both.own_is_zero, False)
    clash = ibis.coalesce(both.own_clash_actual, False)
    takes_parts = ~clash & ibis.coalesce(both.is_told, False)
    own_target = ibis.coalesce(both.own_state, 0) != STATE["missing"]
    has_parts = both.area.notnull()
    chosen: dict[str, Any] = {name: ibis.coalesce(both[name], both[f"own_{name}"]) for name in KEY}
    for name in _FIGURE:
        chosen[name] = ibis.cases(
            (has_own, both[f"own_{name}"]), (takes_parts, both[name]), else_=EMPTY[name]
        )
    for name in ("target", "low", "high", "target_below", "state"):
        chosen[name] = ibis.cases((own_target | ~has_parts, both[f"own_{name}"]), else_=both[name])
    stated = both.own_baseline.notnull()
    for name in ("baseline", "baseline_below"):
        chosen[name] = ibis.cases((stated | ~has_parts, both[f"own_{name}"]), else_=both[name])
    return both.select(
        **chosen,
        clash=ibis.coalesce(both.own_clash, False),
        is_odd=ibis.coalesce(both.is_odd, False),
    ).select(*CELL)
