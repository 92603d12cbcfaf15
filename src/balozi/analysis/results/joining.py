"""How parts that stand beside one another become one: values, targets and baselines of areas or periods."""

from typing import TYPE_CHECKING, Any

from balozi.analysis.results.columns import STATE

if TYPE_CHECKING:
    import ibis.expr.types as ir

NOTHING, SUM, RATIO = 0, 1, 2
ROOM = "int64"
CELL = (
    "indicator",
    "area",
    "period",
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
    "baseline",
    "baseline_below",
    "target",
    "low",
    "high",
    "target_below",
    "state",
    "clash",
    "is_odd",
)
EMPTY: dict[str, Any] = {
    "value": None,
    "below": 1,
    "numerator": None,
    "denominator": None,
    "known": 0,
    "expected": 1,
    "is_floor": False,
    "is_zero": False,
    "is_unrolled": False,
    "is_carried": False,
}


def is_told(cells: "ir.Table") -> "ir.BooleanValue":
    """Tell whether anything was reported, if only that there was nothing to count."""
    return cells.value.notnull() | cells.is_zero


def joined(cells: "ir.Table", how: int, where: Any = None) -> dict[str, Any]:
    """Return the aggregates that make one cell of several.

    Args:
        cells: of the parts, each with the columns of a cell.
        how: SUM, RATIO or NOTHING.
        where: which of them count; None takes all.
    """
    return {**_figure(cells, how, where), **_target(cells, how, where), **baseline(cells, how, where)}


def _figure(cells: "ir.Table", how: int, where: Any) -> dict[str, Any]:
    import ibis

    told = is_told(cells) if where is None else is_told(cells) & where
    count, is_unrolled = told.sum(), _any(cells.is_unrolled, where)
    base = {
        "part_count": cells.count(where=where),
        "told_count": count,
        "known": ibis.coalesce(cells.known.sum(where=told), 0).cast(ROOM),
        "expected": cells.expected.sum(where=where).cast(ROOM),
        "is_carried": _any(cells.is_carried, told),
    }
    none, no = ibis.null(ROOM), ibis.literal(False)
    if how == SUM:
        return base | {
            "value": ibis.cases((~is_unrolled, cells.value.sum(where=told).cast(ROOM)), else_=none),
            "below": ibis.literal(1, ROOM),
            "numerator": none,
            "denominator": none,
            "is_floor": (count > 0) & ~is_unrolled,
            "is_zero": no,
            "is_unrolled": is_unrolled,
        }
    if how == RATIO:
        return base | _ratio(cells, told, where, is_unrolled)
    return base | {
        "value": none,
        "below": ibis.literal(1, ROOM),
        "numerator": none,
        "denominator": none,
        "is_floor": no,
        "is_zero": no,
        "is_unrolled": is_unrolled | (count > 0),
    }


def _ratio(cells: "ir.Table", told: Any, where: Any, is_unrolled: Any) -> dict[str, Any]:
    import ibis

    none = ibis.null(ROOM)
    is_alone = cells.count(where=where) == 1
    lacks = (told & cells.denominator.isnull()).any()
    above = cells.numerator.sum(where=told).cast(ROOM)
    whole = cells.denominator.sum(where=told).cast(ROOM)
    torn = is_unrolled | (lacks & ~is_alone)
    # One part is the whole: its value may stand without numerator and denominator.
    alone = {name: cells[name].max(where=told) for name in ("value", "below")}
    value = cells.value.sum(where=told & cells.denominator.notnull()).cast(ROOM)
    return {
        "value": ibis.cases((torn, none), (is_alone, alone["value"]), (whole != 0, value), else_=none),
        "below": ibis.cases((is_alone, alone["below"]), else_=whole),
        "numerator": ibis.cases((torn, none), else_=above),
        "denominator": ibis.cases((torn, none), else_=whole),
        "is_floor": is_alone & _any(cells.is_floor, told),
        "is_zero": ibis.cases(
            (torn, False), (is_alone, _any(cells.is_zero, told)), else_=ibis.coalesce(whole == 0, False)
        ),
        "is_unrolled": torn,
    }


def _target(cells: "ir.Table", how: int, where: Any) -> dict[str, Any]:
    import ibis

    stated = cells.state == STATE["stated"]
    if where is not None:
        stated &= where
    parts, told = cells.count(where=where), stated.sum()
    states = cells.state.min(where=where), cells.state.max(where=where)
    one, none = ibis.literal(1, ROOM), ibis.null(ROOM)
    lacking = ibis.cases((states[0] == states[1], states[0]), else_=STATE["incomplete"])
    is_whole = told == parts
    if how == SUM:
        numbers = {name: _summed(cells[name], parts, where) for name in ("target", "low", "high")}
        return {
            **{name: ibis.cases((is_whole, number), else_=none) for name, number in numbers.items()},
            "target_below": one,
            "state": ibis.cases((is_whole, STATE["stated"]), else_=lacking).cast("int32"),
            "is_odd": _any(cells.is_odd, where),
        }
    is_plain = cells.target_below.max(where=where) == 1
    is_same = (parts == 1) | is_plain
    for name in ("target", "low", "high"):
        is_same &= _is_same(cells[name], parts, where) | (parts == 1)
    whole, weighable, fits = _weights(cells, how, where, "target_below")
    differs = is_whole & ~is_same & ~weighable
    weighted = {
        name: _weighted(cells, name, "target_below", parts, where) for name in ("target", "low", "high")
    }
    return {
        **{
            name: ibis.cases(
                (~is_whole, none),
                (is_same, cells[name].max(where=where)),
                (weighable, weighted[name]),
                else_=none,
            )
            for name in ("target", "low", "high")
        },
        "target_below": ibis.cases(
            (is_whole & is_same, cells.target_below.max(where=where)),
            (is_whole & weighable, whole),
            else_=one,
        ),
        "state": ibis.cases((~is_whole, lacking), (differs, STATE["differing"]), else_=STATE["stated"]).cast(
            "int32"
        ),
        "is_odd": _any(cells.is_odd, where)
        | (is_whole & ~is_same & weighable & ~fits)
        | (differs & ~is_plain),
    }


def baseline(cells: "ir.Table", how: int, where: Any) -> dict[str, Any]:
    """Return the aggregates that make one baseline of several: a sum, the one that all have, or a weighted one."""
    import ibis

    parts, told = cells.count(where=where), cells.baseline.count(where=where)
    one, none = ibis.literal(1, ROOM), ibis.null(ROOM)
    if how == SUM:
        return {
            "baseline": _summed(cells.baseline, parts, where),
            "baseline_below": one,
            "is_odd_baseline": ibis.literal(False),
        }
    is_plain = cells.baseline_below.max(where=where) == 1
    is_same = (parts == 1) | (is_plain & _is_same(cells.baseline, parts, where))
    whole, weighable, fits = _weights(cells, how, where, "baseline_below")
    is_whole = told == parts
    weighted = _weighted(cells, "baseline", "baseline_below", parts, where)
    return {
        "baseline": ibis.cases(
            (is_same, cells.baseline.max(where=where)), (is_whole & weighable, weighted), else_=none
        ),
        "baseline_below": ibis.cases(
            (is_same, cells.baseline_below.max(where=where)), (is_whole & weighable, whole), else_=one
        ),
        "is_odd_baseline": (is_whole & ~is_same & weighable & ~fits)
        | (is_whole & ~is_same & ~weighable & ~is_plain),
    }


def _weights(cells: "ir.Table", how: int, where: Any, below: str) -> tuple[Any, Any, Any]:
    """Return the common denominator, whether parts can be weighed by theirs, and whether the fractions fit those."""
    import ibis

    if how != RATIO:
        no = ibis.literal(False)
        return ibis.literal(1, ROOM), no, ibis.literal(True)
    whole = cells.denominator.sum(where=where).cast(ROOM)
    complete = cells.denominator.count(where=where) == cells.count(where=where)
    unfit = (cells[below] != 1) & (cells[below] != cells.denominator)
    return whole, ibis.coalesce(complete & (whole != 0), False), ~_any(unfit, where)


def _weighted(cells: "ir.Table", name: str, below: str, parts: Any, where: Any) -> Any:
    import ibis

    product = ibis.cases((cells[below] == 1, cells[name] * cells.denominator), else_=cells[name])
    return _summed(product, parts, where)


def _summed(column: Any, parts: Any, where: Any) -> Any:
    """Return a sum, and nothing where a part lacks its number."""
    import ibis

    complete = column.count(where=where) == parts
    return ibis.cases((complete, column.sum(where=where).cast(ROOM)), else_=ibis.null(ROOM))


def _is_same(column: Any, parts: Any, where: Any) -> Any:
    import ibis

    told = column.count(where=where)
    same = (told == parts) & (column.min(where=where) == column.max(where=where))
    return (told == 0) | ibis.coalesce(same, False)


def _any(column: Any, where: Any) -> Any:
    import ibis

    return ibis.coalesce(column.any(where=where), False)
