"""Plain indicators: rows of one height, single numbers as targets, totals without gaps. They take a shorter way.

What the longer way finds out for every cell (which of two things stands, whether parts can be brought together, what is
carried) is known of them beforehand, so that sums are left. Their cells have fewer columns; `whole` gives the others.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from balozi.analysis.results.columns import STATE
from balozi.analysis.results.joining import RATIO, ROOM, SUM
from balozi.analysis.results.registers import Known, Manner
from balozi.analysis.results.spanning import SERIES
from balozi.analysis.results.stating import KEY, beside
from balozi.results.declarations import Gathering, Missing

if TYPE_CHECKING:
    import ibis.expr.types as ir

_STATED = STATE["stated"]


@dataclass(frozen=True, slots=True)
class Traits:
    """What holds of all plain indicators of one manner, so that nothing has to be looked up.

    Attributes:
        aimed: whether every row has a target.
        based: whether every row has a baseline.
        ended: whether the last period of each is over.
    """

    aimed: bool
    based: bool
    ended: bool


def tellings(stated: "ir.Table") -> "ir.Table":
    """Return by indicator what tells whether it is plain.

    Args:
        stated: what stands, with the depth of its areas.
    """
    in_parts = stated.numerator.notnull() & (stated.denominator > 0)
    silent = stated.numerator.isnull() & stated.denominator.isnull() & stated.actual.isnull()
    return stated.group_by("indicator").aggregate(
        rows=stated.count(),
        ends=stated.low.count() + stated.high.count(),
        clashes=stated.clash.sum(),
        top=stated.depth.min(),
        bottom=stated.depth.max(),
        values=stated.actual.count(),
        parted=(in_parts | silent).sum(),
        aimed=(stated.state == _STATED).sum(),
        targets=stated.target.count(),
        based=stated.baseline.count(),
        first=stated.period.min(),
        last=stated.period.max(),
    )


def spreads(stated: "ir.Table") -> "ir.Table":
    """Return by indicator how many areas it has."""
    return stated.group_by("indicator").aggregate(areas=stated.area.nunique())


def may_be_plain(known: Known, told: Mapping[str, Any]) -> bool:
    """Tell whether an indicator is plain, gaps in its totals aside.

    Args:
        known: the indicator.
        told: its row of `tellings`.
    """
    if told["ends"] or told["clashes"] or told["top"] != told["bottom"] or told["aimed"] != told["targets"]:
        return False
    over_areas, over_time = known.manner.over_areas, known.manner.over_time
    if over_areas == Gathering.RATIO:
        return bool(over_time == Gathering.RATIO and told["parted"] == told["rows"])
    return over_areas == Gathering.SUM and over_time in (Gathering.SUM, Gathering.LAST)


def lacks_nothing(told: Mapping[str, Any], areas: int, months: int) -> bool:
    """Tell whether every area has a value in every period.

    Args:
        told: row of `tellings`.
        areas: how many there are.
        months: of a period.
    """
    periods = (told["last"] - told["first"]) // months + 1
    return bool(told["values"] == told["rows"] == areas * periods)


def traits(told: Iterable[Mapping[str, Any]], over: int) -> Traits:
    """Return what holds of all of some indicators.

    Args:
        told: their rows of `tellings`.
        over: periods that end at this month or before are over.
    """
    listed = list(told)
    return Traits(
        aimed=all(one["aimed"] == one["rows"] for one in listed),
        based=all(one["based"] == one["rows"] for one in listed),
        ended=all(one["last"] <= over for one in listed),
    )


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


def leaves(stated: "ir.Table", how: int, held: Traits) -> "ir.Table":
    """Return the cells of what areas state.

    Args:
        stated: by `stated_of`.
        how: areas come together.
        held: what holds of all of them.
    """
    import ibis

    told = stated.denominator if how == RATIO else stated.actual
    common = {
        "known": ibis.cases((told.notnull(), 1), else_=0).cast(ROOM),
        "expected": ibis.literal(1, ROOM),
        "baseline": stated.baseline,
        "target": stated.target,
        "state": ibis.literal(_STATED, "int32") if held.aimed else stated.state,
    }
    if how == SUM:
        own = {"value": stated.actual, "is_floor": ibis.literal(False)}
    else:
        one = ibis.literal(1, ROOM)
        own = {
            "numerator": stated.numerator,
            "denominator": stated.denominator,
            "is_odd": ibis.literal(False),
        }
        own |= {"baseline_below": one, "target_below": one}
    return stated.select(*KEY, **common, **own)


def together(parts: "ir.Table", areas: "ir.Table", how: int) -> "ir.Table":
    """Return what the parts of larger areas come to.

    Args:
        parts: cells of areas inside.
        areas: area and larger.
        how: areas come together.
    """
    import ibis

    inside = parts.join(areas, "area")
    joined = _summed(inside, None) if how == SUM else _weighed(inside, None)
    rolled = inside.group_by(["indicator", "larger", "period"]).aggregate(
        known=inside.known.sum(), expected=inside.expected.sum(), **joined
    )
    has_value = rolled.known > 0
    more = {"is_floor": has_value} if how == SUM else {}
    return rolled.mutate(
        known=rolled.known.cast(ROOM),
        expected=ibis.cases((has_value, rolled.expected), else_=1).cast(ROOM),
        **more,
    ).rename(area="larger")


def _state(cells: "ir.Table", where: Any) -> Any:
    """Return what is known of the targets of several cells: the same of all, or not of all."""
    import ibis

    least, most = cells.state.min(where=where), cells.state.max(where=where)
    return ibis.cases((least == most, least), else_=STATE["incomplete"]).cast("int32")


def _summed(cells: "ir.Table", where: Any) -> dict[str, Any]:
    import ibis

    none, parts = ibis.null(ROOM), cells.count(where=where)
    is_whole = cells.state.min(where=where) == _STATED
    return {
        "value": cells.value.sum().cast(ROOM),
        "baseline": ibis.cases(
            (cells.baseline.count(where=where) == parts, cells.baseline.sum(where=where).cast(ROOM)),
            else_=none,
        ),
        "target": ibis.cases((is_whole, cells.target.sum(where=where).cast(ROOM)), else_=none),
        "state": _state(cells, where),
    }


def _weighed(cells: "ir.Table", where: Any) -> dict[str, Any]:
    """Return the sums of numerators and denominators, with targets and baselines weighed by the latter."""
    import ibis

    whole_target = cells.state.min(where=where) == _STATED
    parts = cells.count(where=where)
    target = _weighed_number(cells, "target", whole_target, where)
    base = _weighed_number(cells, "baseline", cells.baseline.count(where=where) == parts, where)
    state = _state(cells, where)
    return {
        "numerator": cells.numerator.sum().cast(ROOM),
        "denominator": cells.denominator.sum().cast(ROOM),
        "baseline": base[0],
        "baseline_below": base[1],
        "target": target[0],
        "target_below": target[1],
        "state": ibis.cases((target[2], STATE["differing"]), else_=state).cast("int32"),
        "is_odd": cells.is_odd.any() | target[3] | base[3],
    }


def _weighed_number(cells: "ir.Table", name: str, is_whole: Any, where: Any) -> tuple[Any, Any, Any, Any]:
    """Return a number over its denominator, whether parts differ and cannot be weighed, and whether that is odd."""
    import ibis

    none, one = ibis.null(ROOM), ibis.literal(1, ROOM)
    column, below, whole = cells[name], cells[f"{name}_below"], cells.denominator.sum(where=where).cast(ROOM)
    parts, most_below = cells.count(where=where), below.max(where=where)
    is_plain = most_below == 1
    is_same = (parts == 1) | (is_plain & (column.min(where=where) == column.max(where=where)))
    is_same &= is_whole
    weighable = is_whole & (cells.denominator.count(where=where) == parts)
    product = ibis.cases((below == 1, column * cells.denominator), else_=column)
    differs = is_whole & ~is_same & ~weighable
    return (
        ibis.cases(
            (is_same, column.max(where=where)),
            (weighable, product.sum(where=where).cast(ROOM)),
            else_=none,
        ),
        ibis.cases((is_same, most_below), (weighable, whole), else_=one),
        differs,
        differs & ~is_plain,
    )


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
    joined = _summed(cells, kept) if how == SUM else _weighed(cells, kept)
    complete = (cells.known > 0) & (cells.known >= cells.expected)
    one = {"one_known": cells.known.max(), "one_expected": cells.expected.max()}
    if how == SUM:
        one["one_floor"] = cells.is_floor.any()
    if kept is not None:
        every = _summed(cells, None) if how == SUM else _weighed(cells, None)
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
        "known": ibis.cases((is_alone, grouped.one_known), else_=grouped.complete).cast(ROOM),
        "expected": ibis.cases((is_alone, grouped.one_expected), else_=expected).cast(ROOM),
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


def of_units(cells: "ir.Table") -> "ir.Table":
    """Return percentages with their values, from cells with `unit`."""
    import ibis

    return cells.mutate(
        value=cells.numerator * cells.unit.cast(ROOM),
        below=ibis.coalesce(cells.denominator, ibis.literal(1, ROOM)),
    )
