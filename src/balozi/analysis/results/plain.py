"""Plain indicators: rows of one height, single numbers as targets, totals without gaps. They take a shorter way.

What the longer way finds out for every cell (which of two things stands, whether parts can be brought together, what is
carried) is known of them beforehand, so that sums are left. Their cells have fewer columns; `whole` gives the others.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from balozi.analysis.results.columns import STATE
from balozi.analysis.results.joining import RATIO, ROOM, SUM
from balozi.analysis.results.registers import Manner
from balozi.analysis.results.spanning import SERIES
from balozi.analysis.results.stating import KEY, beside
from balozi.analysis.results.telling import Traits
from balozi.results.declarations import Gathering, Missing

if TYPE_CHECKING:
    import ibis.expr.types as ir

_STATED = STATE["stated"]


def how_of(manner: Manner) -> int:
    """Return how areas of plain indicators come together."""
    return RATIO if manner.over_areas == Gathering.RATIO else SUM


def is_followed(manner: Manner) -> bool:
    """Tell whether totals are followed through gaps."""
    return manner.missing == Missing.CARRIED


def stated_of(stated: "ir.Table", how: int, held: Traits) -> "ir.Table":
    """Return what is needed of what areas state.

    Args:
        stated: what stands of plain indicators.
        how: areas come together.
        held: what holds of all of them.
    """
    numbers = ("actual",) if how == SUM else ("numerator", "denominator")
    state = () if held.aimed else ("state",)
    return stated.select(*KEY, *numbers, "baseline", "target", *state)


def leaves(stated: "ir.Table", how: int) -> "ir.Table":
    """Return the cells of what areas state.

    Args:
        stated: by `stated_of`.
        how: areas come together.
    """
    import ibis

    told = stated.denominator if how == RATIO else stated.actual
    common = {"known": told.notnull().cast("int32"), "expected": ibis.literal(1, "int32")}
    more = {"state": stated.state} if "state" in stated.columns else {}
    numbers = {"baseline": stated.baseline, "target": stated.target}
    if how == SUM:
        own = {"value": stated.actual, "is_floor": ibis.literal(False)}
    else:
        own = {"numerator": stated.numerator, "denominator": stated.denominator}
    return stated.select(*KEY, **common, **numbers, **more, **own)


def together(parts: "ir.Table", areas: "ir.Table", how: int, held: Traits) -> "ir.Table":
    """Return what the parts of larger areas come to.

    Args:
        parts: cells of areas inside.
        areas: area and larger.
        how: areas come together.
        held: what holds of all indicators.
    """
    import ibis

    inside = parts.join(areas, "area")
    joined = _summed(inside, None, held) if how == SUM else _weighed(inside, None, held)
    rolled = inside.group_by(["indicator", "larger", "period"]).aggregate(
        known=inside.known.sum(), expected=inside.expected.sum(), **joined
    )
    has_value = rolled.known > 0
    more = {"is_floor": has_value} if how == SUM else {}
    return rolled.mutate(
        known=rolled.known.cast("int32"),
        expected=ibis.cases((has_value, rolled.expected), else_=1).cast("int32"),
        **more,
    ).rename(area="larger")


def _is_whole(cells: "ir.Table", where: Any) -> Any:
    """Tell whether all targets are numbers; None where it is known that they are."""
    return cells.state.min(where=where) == _STATED if "state" in cells.columns else None


def _state(cells: "ir.Table", where: Any) -> Any:
    """Return what is known of the targets of several cells: the same of all, or not of all."""
    import ibis

    least, most = cells.state.min(where=where), cells.state.max(where=where)
    return ibis.cases((least == most, least), else_=STATE["incomplete"]).cast("int32")


def _summed(cells: "ir.Table", where: Any, held: Traits) -> dict[str, Any]:
    import ibis

    none = ibis.null(ROOM)
    base = cells.baseline.sum(where=where).cast(ROOM)
    if not held.based:
        is_based = cells.baseline.count(where=where) == cells.count(where=where)
        base = ibis.cases((is_based, base), else_=none)
    target = cells.target.sum(where=where).cast(ROOM)
    found = {"value": cells.value.sum().cast(ROOM), "baseline": base}
    if held.aimed:
        return found | {"target": target}
    is_whole = ibis.cases((_is_whole(cells, where), target), else_=none)
    return found | {"target": is_whole, "state": _state(cells, where)}


def _weighed(cells: "ir.Table", where: Any, held: Traits) -> dict[str, Any]:
    """Return the sums of numerators and denominators, with targets and baselines weighed by the latter."""
    import ibis

    parts, whole = cells.count(where=where), cells.denominator.sum(where=where).cast(ROOM)
    weights = parts, whole, cells.denominator.count(where=where) == parts
    target, target_below, differs, is_odd = _weighed_number(
        cells, "target", weights, _is_whole(cells, where), where
    )
    found = {
        "numerator": cells.numerator.sum().cast(ROOM),
        "denominator": cells.denominator.sum().cast(ROOM),
        "target": target,
        "target_below": target_below,
    }
    if held.steady:
        found["baseline"] = cells.baseline.max(where=where)
    else:
        at_leaves = held.based and "baseline_below" not in cells.columns
        is_based = None if at_leaves else cells.baseline.count(where=where) == parts
        base, below, _, is_odd_base = _weighed_number(cells, "baseline", weights, is_based, where)
        found |= {"baseline": base, "baseline_below": below}
        is_odd |= is_odd_base
    state: Any = (
        ibis.literal(_STATED, "int32")
        if held.aimed and "state" not in cells.columns
        else _state(cells, where)
    )
    found["state"] = ibis.cases((differs, STATE["differing"]), else_=state).cast("int32")
    found["is_odd"] = cells.is_odd.any() | is_odd if "is_odd" in cells.columns else is_odd
    return found


def _weighed_number(
    cells: "ir.Table", name: str, weights: tuple[Any, Any, Any], is_whole: Any, where: Any
) -> tuple[Any, Any, Any, Any]:
    """Return a number over its denominator, whether parts differ and cannot be weighed, and whether that is odd."""
    import ibis

    none, one = ibis.null(ROOM), ibis.literal(1, ROOM)
    parts, whole, complete = weights
    column, below = cells[name], f"{name}_below"
    is_same = column.min(where=where) == column.max(where=where)
    most_below: Any = one
    product, is_plain = column * cells.denominator, ibis.literal(True)
    if below in cells.columns:
        most_below = cells[below].max(where=where)
        is_plain = most_below == 1
        product = ibis.cases((cells[below] == 1, product), else_=column)
        is_same &= is_plain
    is_same |= parts == 1
    weighable = complete
    if is_whole is not None:
        is_same, weighable = is_same & is_whole, is_whole & complete
    differs = ~is_same & ~complete
    if is_whole is not None:
        differs &= is_whole
    weighed = ibis.cases(
        (is_same, column.max(where=where)), (weighable, product.sum(where=where).cast(ROOM)), else_=none
    )
    under = ibis.cases((is_same, most_below), (weighable, whole), else_=one)
    return weighed, under, differs, differs & ~is_plain


def spans_over(cells: "ir.Table", manner: Manner, over: int, held: Traits) -> "ir.Table":
    """Return the spans of plain indicators.

    Args:
        cells: of their periods.
        manner: how their values come together.
        over: periods that end at this month or before are over.
        held: what holds of all of them.
    """
    if manner.over_time == Gathering.LAST:
        return _at_the_end(cells, over, held)
    return _over_time(cells, how_of(manner), held)


def _over_time(cells: "ir.Table", how: int, held: Traits) -> "ir.Table":
    import ibis

    kept = None if held.aimed else (cells.known > 0) | (cells.state != STATE["missing"])
    brought = _summed if how == SUM else _weighed
    joined = brought(cells, kept, held)
    complete = (cells.known > 0) & (cells.known >= cells.expected)
    one = {"one_known": cells.known.max(), "one_expected": cells.expected.max()}
    if how == SUM:
        one["one_floor"] = cells.is_floor.any()
    if kept is not None:
        every = brought(cells, None, held)
        one |= {f"all_{name}": every[name] for name in ("baseline", "baseline_below") if name in every}
        one |= {"all_odd": every["is_odd"]} if how == RATIO else {}
    grouped = cells.group_by(SERIES).aggregate(
        first=cells.period.min(),
        period=cells.period.max(),
        periods=cells.count(),
        kept=cells.count(where=kept),
        complete=complete.sum(),
        told=(cells.known > 0).sum(),
        **joined,
        **one,
    )
    is_alone, has_kept = grouped.periods == 1, grouped.kept > 0
    expected = ibis.cases((has_kept, grouped.kept), else_=grouped.periods)
    chosen: dict[str, Any] = {
        "known": ibis.cases((is_alone, grouped.one_known), else_=grouped.complete).cast("int32"),
        "expected": ibis.cases((is_alone, grouped.one_expected), else_=expected).cast("int32"),
    }
    if how == SUM:
        chosen["is_floor"] = ibis.cases((is_alone, grouped.one_floor), else_=grouped.told > 0)
    if kept is not None:
        chosen["state"] = ibis.cases((has_kept, grouped.state), else_=STATE["missing"]).cast("int32")
        chosen |= {
            name.removeprefix("all_"): ibis.cases(
                (has_kept, grouped[name.removeprefix("all_")]), else_=grouped[name]
            )
            for name in ("all_baseline", "all_baseline_below")
            if name in grouped.columns
        }
        if how == RATIO:
            chosen["is_odd"] = ibis.coalesce(grouped.is_odd, False) | grouped.all_odd
    return grouped.mutate(**chosen).select(*cells.columns, "first")


def _at_the_end(cells: "ir.Table", over: int, held: Traits) -> "ir.Table":
    import ibis

    kept = None if held.aimed else (cells.known > 0) | (cells.state != STATE["missing"])
    has_base = cells.baseline.notnull()
    found: dict[str, Any] = {}
    if kept is not None:
        found["kept_end"] = cells.period.max(where=kept)
    if not held.ended:
        found["told_end"] = cells.period.max(where=cells.known > 0)
    if not held.based:
        found["based_any"] = cells.period.max(where=has_base)
        found["based_kept"] = cells.period.max(where=has_base if kept is None else kept & has_base)
    grouped = cells.group_by(SERIES).aggregate(first=cells.period.min(), last=cells.period.max(), **found)
    end: Any = grouped.last if kept is None else ibis.coalesce(grouped.kept_end, grouped.last)
    ends: dict[str, Any] = {"aim_end": end}
    if not held.ended:
        runs = (grouped.told_end != end) & (end > over)
        ends["figure_end"] = ibis.cases((runs, grouped.told_end), else_=end)
    if not held.based:
        base: Any = grouped.based_kept
        if kept is not None:
            base = ibis.cases((grouped.kept_end.notnull(), base), else_=grouped.based_any)
        ends["based_end"] = base
    return _placed(grouped.select(*SERIES, "first", "last", **ends), cells)


def _placed(ends: "ir.Table", cells: "ir.Table") -> "ir.Table":
    """Return the cells in which spans end, with value and baseline of another one where they stand there."""
    import ibis

    figure = ("value", "known", "expected", "is_floor")
    own = cells.rename(aim_end="period")
    joined = ends.join(own, [*SERIES, "aim_end"])
    chosen: dict[str, Any] = {}
    if "figure_end" in ends.columns:
        moved = ends.filter(ends.figure_end != ends.aim_end)
        told = cells.select(*SERIES, figure_end="period", **{f"told_{name}": name for name in figure})
        keys = [*SERIES, "figure_end"]
        joined = beside(joined, told.semi_join(moved, keys), keys)
    if "based_end" in ends.columns:
        moved = ends.filter(ends.based_end != ends.aim_end)
        bases = cells.select(*SERIES, based_end="period", other_baseline="baseline")
        keys = [*SERIES, "based_end"]
        joined = beside(joined, bases.semi_join(moved, keys), keys)
        chosen["baseline"] = ibis.coalesce(joined.baseline, joined.other_baseline)
    if "figure_end" in ends.columns:
        elsewhere = joined.figure_end != joined.aim_end
        chosen |= {
            name: ibis.cases((elsewhere, joined[f"told_{name}"]), else_=joined[name]) for name in figure
        }
    return joined.mutate(period=joined.last, **chosen).select(*cells.columns, "first")


def of_unit(cells: "ir.Table", unit: int) -> "ir.Table":
    """Return percentages with their values.

    Args:
        cells: of percentages.
        unit: what a numerator over a denominator is multiplied by, in whole numbers.
    """
    import ibis

    one = ibis.literal(1, ROOM)
    return cells.mutate(value=cells.numerator * unit, below=ibis.coalesce(cells.denominator, one))


_SAME: dict[str, Any] = {
    "state": _STATED,
    **dict.fromkeys(("below", "baseline_below", "target_below"), 1),
    **dict.fromkeys(("is_floor", "is_zero", "is_unrolled", "is_carried", "is_odd", "clash"), False),
}


def alike(tables: Sequence["ir.Table"]) -> "ir.Table":
    """Return all rows of tables of cells: what a table lacks of the columns of another is the same for all its rows."""
    import ibis

    kinds: dict[str, set[str]] = {}
    for table in tables:
        for name, kind in table.schema().items():
            kinds.setdefault(name, set()).add(str(kind).removeprefix("!"))
    types = {name: "int64" if "int64" in found else min(found) for name, found in kinds.items()}
    full = []
    for table in tables:
        lacks = {
            name: ibis.literal(_SAME.get(name), kind)
            for name, kind in types.items()
            if name not in table.columns
        }
        has = {name: table[name].cast(types[name]) for name in table.columns}
        full.append(table.select(**has, **lacks).select(*types))
    return ibis.union(*full) if len(full) > 1 else full[0]
