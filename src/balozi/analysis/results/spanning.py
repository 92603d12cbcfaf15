"""The whole span of the periods of each indicator and area."""

from typing import TYPE_CHECKING, Any

from balozi.analysis.results.columns import STATE
from balozi.analysis.results.joining import CELL, EMPTY, baseline, is_told, joined
from balozi.analysis.results.stating import beside

if TYPE_CHECKING:
    import ibis.expr.types as ir

SERIES = ["indicator", "area"]
SPAN = (*CELL, "first")
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
_AIM = ("target", "low", "high", "target_below", "state", "clash")


def spans_together(cells: "ir.Table", how: int) -> "ir.Table":
    """Return the spans of what is added up over time, or brought together as percentages.

    A span of one period is that period; periods that state neither a value nor a target are left out where others do.
    """
    kept = is_told(cells) | (cells.state != STATE["missing"])
    alone = {f"one_{name}": cells[name].max() for name in CELL[3:] if cells[name].type().is_integer()}
    alone |= {f"one_{name}": cells[name].any() for name in CELL[3:] if cells[name].type().is_boolean()}
    everything = {f"all_{name}": one for name, one in baseline(cells, how, None).items()}
    complete = kept & is_told(cells) & (cells.known >= cells.expected)
    grouped = cells.group_by(SERIES).aggregate(
        first=cells.period.min(),
        last=cells.period.max(),
        periods=cells.count(),
        complete=complete.sum(),
        odd=cells.is_odd.any(),
        **joined(cells, how, kept),
        **everything,
        **alone,
    )
    return _together(grouped)


def _together(grouped: "ir.Table") -> "ir.Table":
    import ibis

    is_alone, has_kept = grouped.periods == 1, grouped.part_count > 0
    spread: dict[str, Any] = {name: grouped[name] for name in (*_FIGURE, *_AIM[:-1])}
    spread["known"] = grouped.complete.cast("int64")
    spread["expected"] = ibis.cases((has_kept, grouped.part_count), else_=grouped.periods).cast("int64")
    for name in ("baseline", "baseline_below"):
        spread[name] = ibis.cases((has_kept, grouped[name]), else_=grouped[f"all_{name}"])
    spread["state"] = ibis.cases((has_kept, grouped.state), else_=STATE["missing"])
    spread["clash"] = ibis.literal(False)
    for name in ("is_floor", "is_zero", "is_unrolled", "is_carried"):
        spread[name] = ibis.coalesce(grouped[name], False)
    odd = grouped.is_odd | grouped.is_odd_baseline | (~has_kept & grouped.all_is_odd_baseline)
    return grouped.select(
        *SERIES,
        "first",
        period="last",
        is_odd=grouped.odd | (~is_alone & ibis.coalesce(odd, False)),
        **{name: ibis.cases((is_alone, grouped[f"one_{name}"]), else_=one) for name, one in spread.items()},
    ).select(*SPAN)


def spans_at_the_end(cells: "ir.Table", over: int) -> "ir.Table":
    """Return the spans of totals, levels and places on a scale: those of the last period.

    Args:
        cells: of periods.
        over: periods that end at this month or before are over.
    """
    import ibis

    kept = is_told(cells) | (cells.state != STATE["missing"])
    grouped = cells.group_by(SERIES).aggregate(
        first=cells.period.min(),
        last=cells.period.max(),
        kept_end=cells.period.max(where=kept),
        told_end=cells.period.max(where=is_told(cells)),
        based_any=cells.period.max(where=cells.baseline.notnull()),
        based_kept=cells.period.max(where=kept & cells.baseline.notnull()),
        odd=cells.is_odd.any(),
    )
    end = ibis.coalesce(grouped.kept_end, grouped.last)
    # A span that still runs has come as far as its last value, and nowhere while there is none.
    still = ibis.coalesce(grouped.told_end != end, True)
    runs = still & (end > over) & (grouped.first != grouped.last)
    ends = grouped.select(
        *SERIES,
        "first",
        "last",
        "odd",
        aim_end=end,
        figure_end=ibis.cases((runs, grouped.told_end), else_=end),
        based_end=ibis.cases((grouped.kept_end.notnull(), grouped.based_kept), else_=grouped.based_any),
    )
    return _at_ends(ends, cells)


def _at_ends(ends: "ir.Table", cells: "ir.Table") -> "ir.Table":
    import ibis

    aims = cells.select(*SERIES, *_AIM, aim_end="period", own_baseline="baseline", **{f: f for f in _FIGURE})
    figures = cells.select(*SERIES, figure_end="period", **{f"told_{name}": name for name in _FIGURE})
    bases = cells.select(*SERIES, "baseline", based_end="period")
    joined_up = ends.join(aims, [*SERIES, "aim_end"])
    # Nearly always value, target and baseline are of one period: only the others are looked up again.
    joined_up = beside(
        joined_up,
        figures.semi_join(ends.filter(ends.figure_end != ends.aim_end), [*SERIES, "figure_end"]),
        [*SERIES, "figure_end"],
    )
    joined_up = beside(
        joined_up,
        bases.semi_join(ends.filter(ends.based_end != ends.aim_end), [*SERIES, "based_end"]),
        [*SERIES, "based_end"],
    )
    elsewhere = ibis.coalesce(joined_up.figure_end != joined_up.aim_end, True)
    nowhere = joined_up.figure_end.isnull()
    return joined_up.select(
        *SERIES,
        "first",
        *_AIM,
        period="last",
        is_odd="odd",
        baseline=ibis.coalesce(joined_up.own_baseline, joined_up.baseline),
        baseline_below=ibis.literal(1, "int64"),
        **{
            name: ibis.cases(
                (nowhere, EMPTY[name]), (elsewhere, joined_up[f"told_{name}"]), else_=joined_up[name]
            )
            for name in _FIGURE
        },
    ).select(*SPAN)
