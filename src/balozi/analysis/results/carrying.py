"""Cells of running totals: a total stands until a new one is told, in every area and through every gap."""

from typing import TYPE_CHECKING, Any

from balozi.analysis.results.columns import STATE
from balozi.analysis.results.joining import CELL, ROOM, SUM, joined
from balozi.analysis.results.stating import KEY, beside, or_own

if TYPE_CHECKING:
    import ibis.expr.types as ir

_AIM = ("target", "low", "high", "state", "baseline")


def parts_named(parts: "ir.Table", areas: "ir.Table", own: "ir.Table") -> "ir.Table":
    """Return the parts of larger areas in every period that any of them or the area itself names.

    Args:
        parts: cells of areas inside.
        areas: area and larger.
        own: cells that the larger areas state themselves.
    """
    import ibis

    inside = parts.join(areas, "area")
    named = inside.select("indicator", "larger", "period").distinct()
    stated = own.select("indicator", larger="area", period="period")
    whose = ibis.union(named, stated, distinct=True)
    members = inside.select("indicator", "larger", "area").distinct()
    grid = whose.join(members, ["indicator", "larger"])
    told = inside.mutate(is_there=ibis.literal(True)).drop("larger")
    return _numbered(beside(grid, told, KEY))


def parts_together(parts: "ir.Table") -> "ir.Table":
    """Return what parts that stand in each period come to."""
    grouped = parts.group_by(["indicator", "larger", "period"]).aggregate(**joined(parts, SUM))
    return grouped.rename(area="larger").select(
        *KEY, "value", "known", "expected", "is_carried", "told_count", *_AIM, "is_odd"
    )


def _numbered(grid: "ir.Table") -> "ir.Table":
    """Number the runs of periods: each begins with a told value."""
    import ibis

    line = ibis.window(group_by=["indicator", "area"], order_by="period", rows=(None, 0))
    return grid.mutate(run=grid.value.count().over(line))


def standing(run: "ir.Table", over: int) -> "ir.Table":
    """Return parts with their last told cell where they have none for a period that is over.

    Args:
        run: what `parts_named` returns.
        over: periods that end at this month or before are over.
    """
    import ibis

    held = ibis.window(group_by=["indicator", "area", "run"])
    is_there = run.is_there.notnull()
    stands = ~is_there & (run.run > 0) & (run.period <= over)
    taken: dict[str, Any] = {}
    for name in ("value", "known", "expected", *_AIM):
        last = ibis.cases((run.value.notnull(), run[name]), else_=None).max().over(held)
        taken[name] = ibis.cases((is_there, run[name]), else_=last)
    chosen = run.mutate(
        **taken,
        is_carried=ibis.cases((is_there, run.is_carried), else_=True),
        is_unrolled=ibis.literal(False),
        is_zero=ibis.literal(False),
        is_odd=ibis.coalesce(run.is_odd, False),
        is_part=is_there | stands,
    )
    return chosen.filter(chosen.is_part)


def without_gaps(named: "ir.Table", calendar: "ir.Table") -> "ir.Table":
    """Return areas in every period from their first to their last, named or not, in numbered runs.

    Args:
        named: one row per indicator, area and period that is named: value, known, expected, is_floor, is_carried,
            clash, clash_actual, is_odd, target, low, high, state, baseline.
        calendar: indicator and period, every period of an indicator from its first to its last.
    """
    import ibis

    ends = named.group_by(["indicator", "area"]).aggregate(
        first_period=named.period.min(), last_period=named.period.max()
    )
    between = ends.join(calendar, "indicator")
    grid = between.filter(
        between.period >= between.first_period, between.period <= between.last_period
    ).select(*KEY)
    told = named.mutate(is_named=ibis.literal(True))
    full = _numbered(beside(grid, told, KEY))
    return full.mutate(is_named=full.is_named.notnull(), clash_actual=ibis.coalesce(full.clash_actual, False))


def followed(run: "ir.Table", over: int) -> "ir.Table":
    """Return areas with each total followed through the periods without one.

    Args:
        run: what `without_gaps` returns.
        over: periods that end at this month or before are over.
    """
    import ibis

    held = ibis.window(group_by=["indicator", "area", "run"])
    silent = run.value.isnull() & (run.run > 0)
    follows = silent & (~run.is_named | (~run.clash_actual & (run.period <= over)))
    last = {
        name: ibis.cases((run.value.notnull(), run[name]), else_=None).max().over(held)
        for name in ("value", "known", "expected")
    }
    return run.mutate(
        **{name: ibis.cases((follows, one), else_=run[name]) for name, one in last.items()},
        is_carried=ibis.cases((follows, True), else_=ibis.coalesce(run.is_carried, False)),
        is_floor=ibis.cases((follows, True), else_=ibis.coalesce(run.is_floor, False)),
    ).filter(run.is_named | (run.run > 0))


def turned(cells: "ir.Table") -> "ir.Table":
    """Return followed totals with the turns in which a target and baseline stand."""
    import ibis

    line = ibis.window(group_by=["indicator", "area"], order_by="period", rows=(None, 0))
    source = ibis.cases((cells.is_named & cells.value.notnull(), 1), else_=None)
    return cells.mutate(is_source=source.notnull(), turn=source.count().over(line))


def with_aims(run: "ir.Table") -> "ir.Table":
    """Return cells; periods that no row names have the target and baseline of the cell whose total stands there."""
    import ibis

    held = ibis.window(group_by=["indicator", "area", "turn"])
    aims = {
        name: ibis.cases(
            (run.is_named, run[name]),
            else_=ibis.cases((run.is_source, run[name]), else_=None).max().over(held),
        )
        for name in _AIM
    }
    one, none, no = ibis.literal(1, ROOM), ibis.null(ROOM), ibis.literal(False)
    return (
        run.mutate(**aims)
        .mutate(
            below=one,
            numerator=none,
            denominator=none,
            is_zero=no,
            is_unrolled=no,
            baseline_below=one,
            target_below=one,
            clash=ibis.coalesce(run.clash, False),
            is_odd=ibis.coalesce(run.is_odd, False),
        )
        .select(*CELL)
    )


def of_parts_and_own(rolled: "ir.Table | None", own: "ir.Table") -> "ir.Table":
    """Return what areas name before anything is followed: their own totals stand before those of their parts."""
    import ibis

    columns = (
        "value",
        "known",
        "expected",
        "is_floor",
        "is_carried",
        "clash",
        "clash_actual",
        "is_odd",
        *_AIM,
    )
    if rolled is None:
        return own.select(*KEY, *columns)
    both = or_own(rolled, own)
    has_own = both.own_value.notnull()
    clash = ibis.coalesce(both.own_clash_actual, False)
    has_parts, told = both.area.notnull(), ibis.coalesce(both.told_count, 0) > 0
    takes = ~clash & told
    own_target = ibis.coalesce(both.own_state, 0) != STATE["missing"]
    return both.select(
        **{name: ibis.coalesce(both[name], both[f"own_{name}"]) for name in KEY},
        value=ibis.cases((has_own, both.own_value), (takes, both.value), else_=None),
        known=ibis.cases((has_own, 1), (takes, both.known), else_=0).cast(ROOM),
        expected=ibis.cases((has_own, 1), (takes, both.expected), else_=1).cast(ROOM),
        is_floor=~has_own & takes,
        is_carried=~has_own & takes & both.is_carried,
        clash=ibis.coalesce(both.own_clash, False),
        clash_actual=clash,
        is_odd=ibis.literal(False),
        baseline=ibis.coalesce(both.own_baseline, both.baseline),
        **{
            name: ibis.cases((own_target | ~has_parts, both[f"own_{name}"]), else_=both[name])
            for name in ("target", "low", "high", "state")
        },
    )
