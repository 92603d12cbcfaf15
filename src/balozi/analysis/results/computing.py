"""Every figure of a table, by expressions over whole columns on any engine that Ibis speaks to."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import partial
from typing import TYPE_CHECKING, Any

from balozi.analysis.results import plain, telling
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
from balozi.analysis.results.judging import (
    LOOKUP,
    REGISTERED,
    Alike,
    answers,
    figures_of,
    judged,
    measured,
    measured_again,
    rated,
)
from balozi.analysis.results.registers import Manner, calendar, heights, known_indicators, over_by
from balozi.analysis.results.rolling import own_cells, parts_joined, with_own
from balozi.analysis.results.sharing import Share, register_of, shared, units_of
from balozi.analysis.results.spanning import SPAN, spans_at_the_end, spans_together
from balozi.analysis.results.stating import known_on, latest, repeated, several, single
from balozi.analysis.results.steps import Steps
from balozi.results.declarations import Direction, Gathering, Missing
from balozi.results.thresholds import Thresholds

if TYPE_CHECKING:
    import ibis.expr.types as ir

# What the truth table said in this process: the same few conditions come again and again.
_ANSWERED: dict[int, tuple[int, ...]] = {}
_HOW = {Gathering.SUM: SUM, Gathering.RATIO: RATIO, Gathering.NONE: NOTHING, Gathering.LAST: NOTHING}


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
    return _Computing(steps, rows, columns, asked).figures()


class _Computing:
    def __init__(self, steps: Steps, rows: "ir.Table", columns: Columns, asked: Asked) -> None:
        self.steps, self.columns, self.asked = steps, columns, asked
        self.over = over_by(asked.on)
        self.known = known_indicators(columns, asked.known_on)
        self.depth, self.larger = heights(columns, asked.known_on)
        whole = (asked.thresholds.met, asked.thresholds.partly, asked.on, asked.known_on)
        named = rows.get_name().removeprefix(steps.prefix)
        steps.plan = (named, len(self._levels()), len(columns.areas), columns.places, whole)
        self.rows = known_on(rows, asked.known_on)
        self.areas = self._areas()
        # Only where several rows are about one place is it looked for which one stands.
        many = len(columns.areas)
        self.places = steps.take("repeated", lambda: repeated(self.rows, many))
        self.versions = steps.take("several", lambda: several(self.rows, self.places, many))
        self.newest = steps.take("latest", lambda: latest(self.versions))

    def figures(self) -> "ir.Table":
        units = units_of(self.known, self._stated(None), self.steps, self.columns.places)
        shares = shared(self.known, self._told(), units, self.columns, self.over)
        self.register = self.steps.lookup("register", register_of(shares, units))
        ranged = any(one.direction == Direction.RANGE for one in self.known)
        alike = self._alike(shares)
        self.steps.plan = (self.steps.plan, ranged, alike, tuple(one.way for one in shares))
        names = [name for name in REGISTERED if ranged or name != "is_range"]
        calendars = [self._calendar(number, one) for number, one in enumerate(shares)]

        def cells() -> "ir.Table":
            done = [
                self._of_share(number, *one) for number, one in enumerate(zip(shares, calendars, strict=True))
            ]
            every = plain.alike([one for parts in done for one in parts])
            return measured(
                every.join(self.register.select("indicator", *names), "indicator"), self.over, alike
            )

        return self._judged(cells)

    def _alike(self, shares: list[Share]) -> Alike:
        ends = (self.columns.indicators[one.number].last for one in self.known)
        return Alike(based=all(one.is_based for one in shares), ended=all(end <= self.over for end in ends))

    def _judged(self, measured_cells: Callable[[], "ir.Table"]) -> "ir.Table":
        """Return the figures; where conditions were never met before, the truth table is asked for them first."""
        steps, thresholds = self.steps, self.asked.thresholds
        lookup = steps.lookup("truth", _answered())
        told = steps.take_parts("told", lambda: judged(rated(measured_cells(), lookup, thresholds)))
        figures = steps.show("figures", told, figures_of)
        masks = steps.read("unseen", partial(_unseen, told))
        if not masks:
            return figures
        _ANSWERED.update({one[0]: one for one in answers(row["mask"] for row in masks)})
        more = steps.lookup("truth_whole", _answered())
        signed = figures.join(self.register.select("indicator", "sign"), "indicator")
        again = steps.take("told_again", lambda: judged(rated(measured_again(signed), more, thresholds)))
        steps.forget(figures)
        steps.plan = (steps.plan, "judged again")
        return steps.show("figures_again", again, figures_of)

    def _told(self) -> dict[int, dict[str, Any]]:
        """Return by indicator what tells whether it is plain."""

        def every() -> "ir.Table":
            told = telling.tellings_together(self.rows, self.versions, self.newest)
            return told.join(telling.spreads(self.rows, self.areas), "indicator")

        return {one["indicator"]: one for one in self.steps.read("tellings_plain", every)}

    def _stated(self, mine: "ir.Table | None") -> "ir.Table":
        """Return what stands; of some indicators, or of all."""
        import ibis

        rows, newest = self.rows, self.newest
        if mine is not None:
            # Asked of the rows first: engines do not move it behind the question which rows are versions.
            rows, newest = rows.semi_join(mine, "indicator"), newest.semi_join(mine, "indicator")
        return ibis.union(single(rows, self.places, len(self.columns.areas)), newest)

    def _areas(self) -> "ir.Table":
        whole = [self.larger.get(area, -1) for area in self.depth]
        return self.steps.lookup(
            "areas", {"area": list(self.depth), "larger": whole, "depth": list(self.depth.values())}
        )

    def _part(self, number: int, share: Share) -> "ir.Table":
        """Return what stands of the indicators of one share; with depth of areas, and unit, where it is not plain."""
        mine = self.register.filter(self.register.share == number)
        stated = self._stated(mine)
        if share.traits is not None:
            return stated
        deep = stated.join(self.areas.select("area", "depth"), "area")
        if share.manner.over_areas == Gathering.RATIO:
            return deep.join(mine.select("indicator", "unit"), "indicator")
        return deep

    def _calendar(self, number: int, share: Share) -> "ir.Table | None":
        """Return every period of the indicators whose totals are carried, where they are not plain."""
        if share.traits is not None or share.manner.missing != Missing.CARRIED:
            return None
        listed = list(calendar(self.columns, [one.number for one in share.known]))
        return self.steps.lookup(
            f"calendar{number}",
            {"indicator": [number for number, _ in listed], "period": [end for _, end in listed]},
        )

    def _of_share(self, number: int, share: Share, days: "ir.Table | None") -> list["ir.Table"]:
        name, part = str(number), partial(self._part, number, share)
        if share.traits is not None:
            return self._plainly(name, share, part)
        manner = share.manner
        own = self.steps.part(f"own{name}", lambda: _own(part(), manner))
        larger = self.areas.filter(self.areas.larger >= 0).select("area", "larger")
        if days is not None:
            cells = self._carried(name, own, larger, days)
        else:
            cells = self._rolled(name, own, larger, _HOW[manner.over_areas])
        spans = self.steps.part(f"spans{name}", lambda: self._spans(cells, manner))
        return [one.select(*SPAN, "is_span") for one in (_of_periods(cells), _of_spans(spans))]

    def _plainly(self, name: str, share: Share, part: Callable[[], "ir.Table"]) -> list["ir.Table"]:
        how, traits = plain.how_of(share.manner), share.traits
        assert traits is not None
        larger = self.areas.filter(self.areas.larger >= 0).select("area", "larger")
        own = self.steps.part(f"own{name}", lambda: plain.stated_of(part(), how, traits))
        levels = [plain.leaves(own, how)]
        for depth in range(share.depth - 1, -1, -1):
            rolled = partial(plain.together, levels[-1], larger, how, traits)
            levels.append(self.steps.part(f"level{name}_{depth}", rolled))
        spans = self.steps.part(
            f"spans{name}",
            lambda: plain.spans_over(plain.alike(levels), share.manner, self.over, traits),
        )
        # What areas state is by far the most, and much of it is the same for all: it stays by itself.
        every = [*map(_of_periods, levels), _of_spans(spans)]
        return [plain.of_unit(one, share.unit) for one in every] if how == RATIO else every

    def _spans(self, cells: "ir.Table", manner: Manner) -> "ir.Table":
        if manner.over_time == Gathering.LAST:
            return spans_at_the_end(cells, self.over)
        return spans_together(cells, _HOW[manner.over_time])

    def _levels(self) -> range:
        return range(max(self.depth.values(), default=0), -1, -1)

    def _rolled(self, name: str, own: "ir.Table", larger: "ir.Table", how: int) -> "ir.Table":
        import ibis

        levels: list[Any] = []
        for depth in self._levels():
            mine = own.filter(own.depth == depth)
            if not levels:
                levels.append(mine.select(*CELL))
                continue
            rolled = partial(_with_parts, levels[-1], larger, how, mine)
            levels.append(self.steps.part(f"level{name}_{depth}", rolled))
        return ibis.union(*levels) if len(levels) > 1 else levels[0]

    def _carried(self, name: str, own: "ir.Table", larger: "ir.Table", days: "ir.Table") -> "ir.Table":
        import ibis

        levels: list[Any] = []
        for depth in self._levels():
            mine = own.filter(own.depth == depth)
            rolled = self._standing(f"{name}_{depth}", levels[-1], larger, mine) if levels else None
            levels.append(self._followed(f"{name}_{depth}", rolled, mine, days))
        return ibis.union(*levels) if len(levels) > 1 else levels[0]

    def _standing(self, name: str, parts: Any, larger: Any, own: Any) -> "ir.Table":
        keep = self.steps.part
        named = keep(f"parts{name}", lambda: parts_named(parts, larger, own))
        stands = keep(f"standing{name}", lambda: standing(named, self.over))
        return keep(f"together{name}", lambda: parts_together(stands))

    def _followed(self, name: str, rolled: Any, own: Any, days: "ir.Table") -> "ir.Table":
        keep = self.steps.part
        named = keep(f"named{name}", lambda: of_parts_and_own(rolled, own))
        runs = keep(f"runs{name}", lambda: without_gaps(named, days))
        follows = keep(f"followed{name}", lambda: followed(runs, self.over))
        turns = keep(f"turns{name}", lambda: turned(follows))
        return keep(f"level{name}", lambda: with_aims(turns))


def _own(stated: "ir.Table", manner: Manner) -> "ir.Table":
    how = _HOW[manner.over_areas]
    return own_cells(stated, how, stated.unit.cast(ROOM) if how == RATIO else 1)


def _with_parts(parts: "ir.Table", larger: "ir.Table", how: int, own: "ir.Table") -> "ir.Table":
    return with_own(parts_joined(parts, larger, how), own)


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
