"""Every figure of a table, by expressions over whole columns on any engine that Ibis speaks to."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from functools import partial
from typing import TYPE_CHECKING, Any

from balozi.analysis.results import plain
from balozi.analysis.results.carrying import (
    followed,
    of_parts_and_own,
    parts_named,
    parts_together,
    standing,
    turned,
    with_aims,
    without_gaps,
)
from balozi.analysis.results.columns import Columns
from balozi.analysis.results.joining import CELL, NOTHING, RATIO, ROOM, SUM
from balozi.analysis.results.judging import LOOKUP, REGISTERED, answers, measured, rated, registered
from balozi.analysis.results.registers import Known, Manner, calendar, heights, known_indicators, over_by
from balozi.analysis.results.rolling import own_cells, parts_joined, with_own
from balozi.analysis.results.scales import is_share, tellings, told_shares
from balozi.analysis.results.spanning import SPAN, spans_at_the_end, spans_together
from balozi.analysis.results.stating import known_on, latest, placed, repeated, several, single
from balozi.analysis.results.steps import Steps
from balozi.results.declarations import Gathering, Kind, Missing
from balozi.results.thresholds import Thresholds

if TYPE_CHECKING:
    import ibis.expr.types as ir

# What the truth table said in this process: the same few conditions come again and again.
_ANSWERED: dict[int, tuple[int, ...]] = {}
_HOW = {Gathering.SUM: SUM, Gathering.RATIO: RATIO, Gathering.NONE: NOTHING, Gathering.LAST: NOTHING}
FIGURE = (
    "is_span",
    "indicator",
    "area",
    "first",
    "period",
    "value",
    "below",
    "numerator",
    "denominator",
    "baseline",
    "baseline_below",
    "target",
    "low",
    "high",
    "target_below",
    "state",
    "known",
    "expected",
    "rule",
    "rating",
    "done",
    "way",
    "ratio_below",
    "achievement",
    "mask",
    "is_odd",
)


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of a table.

    Attributes:
        thresholds: from which a target is met, and partly met.
        on: the day, at its end, on which it is asked which periods are over.
        known_on: takes only what was reported by the end of this day; None takes everything.
    """

    thresholds: Thresholds
    on: date
    known_on: date | None = None


def compute_figures(steps: Steps, rows: "ir.Table", columns: Columns, asked: Asked) -> "ir.Table":
    """Return the figures of the indicators that whole columns answer.

    Args:
        steps: where they are computed.
        rows: of the columns, as a table of the engine.
        columns: whose indicators and areas the rows name.
        asked: the day and the thresholds.

    Returns:
        One row per indicator, area and period, and per span: FIGURE. `is_odd` marks the few that must be asked of the
        exact engine.
    """
    return _Computing(steps, columns, asked).figures(rows)


@dataclass(frozen=True, slots=True)
class _Share:
    """Indicators whose figures are computed in one way; `depth` of their areas and `traits` where they are plain."""

    manner: Manner
    known: list[Known]
    depth: int = -1
    traits: plain.Traits | None = None


class _Computing:
    def __init__(self, steps: Steps, columns: Columns, asked: Asked) -> None:
        self.steps, self.columns, self.asked = steps, columns, asked
        self.over = over_by(asked.on)
        self.known = known_indicators(columns, asked.known_on)
        self.depth, self.larger = heights(columns, asked.known_on)

    def figures(self, rows: "ir.Table") -> "ir.Table":
        asked, areas = self.asked, len(self.columns.areas)
        whole = (asked.thresholds.met, asked.thresholds.partly, asked.on, asked.known_on)
        named = rows.get_name().removeprefix(self.steps.prefix)
        self.steps.plan = (named, len(self._levels()), areas, self.columns.places, whole)
        stated, tree = self._stated(rows), self._areas()
        shared = self._shared(stated, tree)
        self.steps.plan = (self.steps.plan, tuple((one.manner, one.depth, one.traits) for one in shared))
        register = self._register(stated, shared)
        done = []
        for number, mine in enumerate(shared):
            part = partial(_part, stated, tree, register, number, mine)
            done += self._of_share(str(number), mine, part, tree)
        return self._judged(partial(_measured, done, register, self.over))

    def _judged(self, measured_cells: Callable[[], "ir.Table"]) -> "ir.Table":
        """Return the figures; conditions that were never met before are asked of the truth table, then all again."""
        while True:
            figures, lookup = self._with_lookup(measured_cells)
            masks = self.steps.read("unseen", partial(_unseen, figures))
            if not masks:
                return figures
            self.steps.forget(figures, lookup)
            _ANSWERED.update({one[0]: one for one in answers(row["mask"] for row in masks)})

    def _with_lookup(self, measured_cells: Callable[[], "ir.Table"]) -> tuple["ir.Table", "ir.Table"]:
        lookup, thresholds = self.steps.lookup("truth", _answered()), self.asked.thresholds
        return self.steps.take(
            "figures", lambda: _figures(rated(measured_cells(), lookup, thresholds))
        ), lookup

    def _stated(self, rows: "ir.Table") -> "ir.Table":
        """Return what stands; only where several rows are about one place is it looked for which one does."""
        import ibis

        at, keep = placed(known_on(rows, self.asked.known_on), len(self.columns.areas)), self.steps.take
        places = keep("repeated", lambda: repeated(at))
        versions = keep("several", lambda: several(at, places))
        newest = keep("latest", lambda: latest(versions))
        return ibis.union(single(at, places), newest)

    def _shared(self, stated: "ir.Table", areas: "ir.Table") -> list["_Share"]:
        """Return the indicators by the way in which their figures are computed."""
        told = {
            one["indicator"]: one
            for one in self.steps.read("tellings_plain", lambda: plain.tellings(_deep(stated, areas)))
        }
        may = {
            one.number
            for one in self.known
            if one.number in told and plain.may_be_plain(one, told[one.number])
        }
        followed = [one.number for one in self.known if one.number in may and plain.is_followed(one.manner)]
        which = self.steps.lookup("followed", {"indicator": followed})
        spread = {
            one["indicator"]: one["areas"]
            for one in self.steps.read("spreads", lambda: plain.spreads(stated.semi_join(which, "indicator")))
        }
        months = {number: self.columns.indicators[number].months for number in followed}
        may -= {one for one in followed if not plain.lacks_nothing(told[one], spread[one], months[one])}
        shares: dict[tuple[Manner, int], list[Known]] = {}
        for one in self.known:
            if one.number in may:
                key = replace(one.manner, missing=Missing.UNKNOWN), told[one.number]["top"]
            else:
                key = one.manner, -1
            shares.setdefault(key, []).append(one)
        return [_share(manner, depth, mine, told, self.over) for (manner, depth), mine in shares.items()]

    def _areas(self) -> "ir.Table":
        whole = [self.larger.get(area, -1) for area in self.depth]
        return self.steps.lookup(
            "areas", {"area": list(self.depth), "larger": whole, "depth": list(self.depth.values())}
        )

    def _register(self, stated: "ir.Table", shared: list["_Share"]) -> "ir.Table":
        shares = self._shares(stated)
        ten = 10**self.columns.places
        known = [(number, one) for number, share in enumerate(shared) for one in share.known]
        said = list(zip(*(registered(one.direction, one.kind) for _, one in known), strict=True)) or [()] * 4
        return self.steps.lookup(
            "register",
            {
                "indicator": [one.number for _, one in known],
                **{name: list(one) for name, one in zip(REGISTERED, said, strict=True)},
                "share": [number for number, _ in known],
                "unit": [ten * (1 if one.number in shares else 100) for _, one in known],
            },
        )

    def _shares(self, stated: "ir.Table") -> set[int]:
        """Return the percentages that are written as shares of 1."""
        asked, places = [one for one in self.known if one.kind == Kind.PERCENT], self.columns.places
        unsaid = [one.number for one in asked if is_share(one.unit) is None]
        shares = {one.number for one in asked if is_share(one.unit)}
        if not unsaid:
            return shares
        which = self.steps.lookup("unsaid", {"indicator": unsaid})
        told = self.steps.read("tellings", lambda: tellings(stated.semi_join(which, "indicator"), places))
        return shares | set(told_shares(told, places))

    def _of_share(
        self, name: str, share: "_Share", part: Callable[[], "ir.Table"], areas: "ir.Table"
    ) -> list["ir.Table"]:
        if share.traits is not None:
            return self._plainly(name, share, part, areas)
        import ibis

        manner = share.manner
        own = self.steps.take(f"own{name}", lambda: _own(part(), manner))
        if manner.missing == Missing.CARRIED:
            cells = self._carried(name, own, areas, [one.number for one in share.known])
        else:
            cells = self._rolled(name, own, areas, _HOW[manner.over_areas])
        spans = self.steps.take(f"spans{name}", lambda: self._spans(cells, manner))
        both = [_of_periods(cells), _of_spans(spans)]
        return [ibis.union(*(one.select(*SPAN, "is_span") for one in both))]

    def _plainly(
        self, name: str, share: "_Share", part: Callable[[], "ir.Table"], areas: "ir.Table"
    ) -> list["ir.Table"]:
        import ibis

        how, traits = plain.how_of(share.manner), share.traits
        assert traits is not None
        larger = areas.filter(areas.larger >= 0).select("area", "larger")
        own = self.steps.take(f"own{name}", lambda: plain.stated_of(part(), how, traits))
        levels = [plain.leaves(own, how, traits)]
        for depth in range(share.depth - 1, -1, -1):
            rolled = partial(plain.together, levels[-1], larger, how)
            levels.append(self.steps.take(f"level{name}_{depth}", rolled))
        every = [one.select(*levels[0].columns) for one in levels]
        cells = ibis.union(*every) if len(every) > 1 else every[0]
        spans = self.steps.take(
            f"spans{name}", lambda: plain.spans_over(cells, share.manner, self.over, traits)
        )
        # What areas state is by far the most, and much of it is the same for all: it stays by itself.
        own_cells, *rolled_cells = [_of_periods(one) for one in every]
        rest = [one.select(*own_cells.columns) for one in (*rolled_cells, _of_spans(spans))]
        return [own_cells, ibis.union(*rest) if len(rest) > 1 else rest[0]]

    def _spans(self, cells: "ir.Table", manner: Manner) -> "ir.Table":
        if manner.over_time == Gathering.LAST:
            return spans_at_the_end(cells, self.over)
        return spans_together(cells, _HOW[manner.over_time])

    def _levels(self) -> range:
        return range(max(self.depth.values(), default=0), -1, -1)

    def _rolled(self, name: str, own: "ir.Table", areas: Any, how: int) -> "ir.Table":
        import ibis

        larger = areas.filter(areas.larger >= 0).select("area", "larger")
        levels: list[Any] = []
        for depth in self._levels():
            mine = own.filter(own.depth == depth)
            if not levels:
                levels.append(mine.select(*CELL))
                continue
            rolled = partial(_with_parts, levels[-1], larger, how, mine)
            levels.append(self.steps.take(f"level{name}_{depth}", rolled))
        return ibis.union(*levels) if len(levels) > 1 else levels[0]

    def _carried(self, name: str, own: "ir.Table", areas: Any, numbers: list[int]) -> "ir.Table":
        import ibis

        larger = areas.filter(areas.larger >= 0).select("area", "larger")
        listed = list(calendar(self.columns, numbers))
        days = self.steps.lookup(
            f"calendar{name}",
            {"indicator": [number for number, _ in listed], "period": [end for _, end in listed]},
        )
        levels: list[Any] = []
        for depth in self._levels():
            mine = own.filter(own.depth == depth)
            rolled = self._standing(f"{name}_{depth}", levels[-1], larger, mine) if levels else None
            levels.append(self._followed(f"{name}_{depth}", rolled, mine, days))
        return ibis.union(*levels) if len(levels) > 1 else levels[0]

    def _standing(self, name: str, parts: Any, larger: Any, own: Any) -> "ir.Table":
        keep = self.steps.take
        named = keep(f"parts{name}", lambda: parts_named(parts, larger, own))
        stands = keep(f"standing{name}", lambda: standing(named, self.over))
        return keep(f"together{name}", lambda: parts_together(stands))

    def _followed(self, name: str, rolled: Any, own: Any, days: "ir.Table") -> "ir.Table":
        keep = self.steps.take
        named = keep(f"named{name}", lambda: of_parts_and_own(rolled, own))
        runs = keep(f"runs{name}", lambda: without_gaps(named, days))
        follows = keep(f"followed{name}", lambda: followed(runs, self.over))
        turns = keep(f"turns{name}", lambda: turned(follows))
        return keep(f"level{name}", lambda: with_aims(turns))


def _share(
    manner: Manner, depth: int, known: list[Known], told: Mapping[int, Mapping[str, Any]], over: int
) -> _Share:
    if depth < 0:
        return _Share(manner, known)
    return _Share(manner, known, depth, plain.traits((told[one.number] for one in known), over))


def _deep(stated: "ir.Table", areas: "ir.Table") -> "ir.Table":
    """Return what stands with the depth of its areas."""
    return stated.join(areas.select("area", "depth"), "area")


def _part(
    stated: "ir.Table", areas: "ir.Table", register: "ir.Table", number: int, share: _Share
) -> "ir.Table":
    """Return what stands of the indicators of one share, with the depth of its areas."""
    mine = register.filter(register.share == number)
    if share.traits is not None:
        return stated.semi_join(mine, "indicator")
    deep = _deep(stated, areas)
    if share.manner.over_areas == Gathering.RATIO:
        return deep.join(mine.select("indicator", "unit"), "indicator")
    return deep.semi_join(mine, "indicator")


def _own(stated: "ir.Table", manner: Manner) -> "ir.Table":
    how = _HOW[manner.over_areas]
    return own_cells(stated, how, stated.unit.cast(ROOM) if how == RATIO else 1)


def _with_parts(parts: "ir.Table", larger: "ir.Table", how: int, own: "ir.Table") -> "ir.Table":
    return with_own(parts_joined(parts, larger, how), own)


def _measured(done: list["ir.Table"], register: "ir.Table", over: int) -> "ir.Table":
    """Return all cells with the way to their targets and their conditions."""
    import ibis

    parts = []
    for one in done:
        told = one.join(register, "indicator")
        parts.append(measured(told if "value" in one.columns else plain.of_units(told), over))
    return ibis.union(*parts) if len(parts) > 1 else parts[0]


def _of_periods(cells: "ir.Table") -> "ir.Table":
    import ibis

    return cells.mutate(first=cells.period, is_span=ibis.literal(False))


def _of_spans(cells: "ir.Table") -> "ir.Table":
    import ibis

    return cells.mutate(is_span=ibis.literal(True))


def _unseen(figures: "ir.Table") -> "ir.Table":
    return figures.filter(figures.rule.isnull()).select("mask").distinct()


def _answered() -> dict[str, list[int]]:
    """Return what the truth table said so far, one column for each of LOOKUP."""
    return {name: [one[place] for one in _ANSWERED.values()] for place, name in enumerate(LOOKUP)}


def _figures(cells: "ir.Table") -> "ir.Table":
    achievement = cells.done.cast("float64") / cells.achievement_below.cast("float64")
    return cells.mutate(achievement=achievement, way=cells.achievement_below).select(*FIGURE)


def odd_indicators(steps: Steps, figures: "ir.Table") -> list[int]:
    """Return the indicators whose figures must be asked of the exact engine."""
    found = steps.read("odd", lambda: figures.filter(figures.is_odd).select("indicator").distinct())
    return sorted(one["indicator"] for one in found)


def exact(columns: Columns, told: Mapping[str, Any]) -> Iterator[tuple[str, Fraction | None]]:
    """Give the exact numbers of one figure by name.

    Args:
        columns: the figure is computed from.
        told: the figure, by the names of FIGURE.
    """
    yield from stated_numbers(columns, told)
    yield "achievement", _over(told["done"], told["way"] or 1) if told["way"] is not None else None
    ratio = told["ratio_below"]
    yield "ratio_to_target", _over(told["value"], ratio) if ratio is not None else None


def stated_numbers(columns: Columns, told: Mapping[str, Any]) -> Iterator[tuple[str, Fraction | None]]:
    """Give the exact numbers of one figure that nothing was judged for.

    Args:
        columns: the figure is computed from.
        told: the figure, by the names of FIGURE.
    """
    ten, part_ten = 10**columns.places, 10**columns.part_places
    yield "actual", _over(told["value"], told["below"] * ten if told["below"] else 1)
    yield "baseline", _over(told["baseline"], (told["baseline_below"] or 1) * ten)
    is_stated, below = told["state"] == 5, (told["target_below"] or 1) * ten
    for name in ("target", "low", "high"):
        yield name, _over(told[name], below) if is_stated else None
    yield "numerator", _over(told["numerator"], part_ten)
    yield "denominator", _over(told["denominator"], part_ten)


def _over(above: int | None, below: int) -> Fraction | None:
    if above is None:
        return None
    return Fraction(above) if below == 1 else Fraction(above, below)
