"""Every figure of a table, by expressions over whole columns on any engine that Ibis speaks to."""

from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from functools import partial
from itertools import count
from typing import TYPE_CHECKING, Any

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
from balozi.analysis.results.engines import Engine
from balozi.analysis.results.joining import CELL, NOTHING, RATIO, ROOM, SUM
from balozi.analysis.results.judging import DIRECTIONS, KINDS, LOOKUP, answers, measured, rated
from balozi.analysis.results.registers import Known, Manner, calendar, heights, known_indicators, over_by
from balozi.analysis.results.rolling import own_cells, parts_joined, with_own
from balozi.analysis.results.scales import is_share, tellings, told_shares
from balozi.analysis.results.spanning import SPAN, spans_at_the_end, spans_together
from balozi.analysis.results.stating import counted, known_on, several, single
from balozi.results.declarations import Gathering, Kind, Missing
from balozi.results.thresholds import Thresholds

if TYPE_CHECKING:
    import ibis
    import ibis.expr.types as ir
    import pyarrow as pa

_NUMBERS = count(1)
_PREFIX = "@steps@_"
_MOST_WRITTEN = 2000
_WRITTEN: dict[tuple[object, ...], tuple[str, "ibis.Schema"]] = {}
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


@dataclass
class Steps:
    """The steps of a computation on one engine; each is kept as a table, so that none is computed twice.

    Attributes:
        engine: it runs on.
        plan: what the SQL of the steps depends on; steps of one plan are written once.
        prefix: of the names of the tables.
        made: the tables so far.
    """

    engine: Engine
    plan: Hashable = ()
    prefix: str = field(default_factory=lambda: f"balozi{next(_NUMBERS)}")
    made: list[str] = field(default_factory=list)

    def take(self, name: str, expression: Callable[[], "ir.Table"]) -> "ir.Table":
        """Keep a step and return it as a table."""
        import ibis

        full = f"{self.prefix}_{name}"
        sql, said = self._written(name, expression)
        self.engine.keep(full, sql)
        self.made.append(full)
        return ibis.table(said, name=full)

    def _written(self, name: str, expression: Callable[[], "ir.Table"]) -> tuple[str, "ibis.Schema"]:
        """Return the SQL of a step; writing it takes Ibis longer than most engines take to answer, so it is kept."""
        key = (self.engine.dialect, self.plan, name)
        if key not in _WRITTEN:
            if len(_WRITTEN) > _MOST_WRITTEN:
                _WRITTEN.clear()
            made = expression()
            sql = _typed(made, self.engine.dialect).replace(f"{self.prefix}_", _PREFIX)
            _WRITTEN[key] = (sql, made.schema())
        sql, said = _WRITTEN[key]
        return sql.replace(_PREFIX, f"{self.prefix}_"), said

    def lookup(self, name: str, columns: Mapping[str, list[int]]) -> "ir.Table":
        """Keep a small table of whole numbers."""
        import pyarrow as pa

        return self.load(name, pa.table({key: pa.array(one, pa.int32()) for key, one in columns.items()}))

    def load(self, name: str, table: "pa.Table") -> "ir.Table":
        """Keep a table of whole numbers."""
        import ibis

        full = f"{self.prefix}_{name}"
        self.engine.load(full, table)
        self.made.append(full)
        return ibis.table(ibis.Schema.from_pyarrow(table.schema), name=full)

    def read(self, name: str, expression: Callable[[], "ir.Table"]) -> list[dict[str, Any]]:
        """Return the rows of an expression."""
        found: list[dict[str, Any]] = self.engine.read(self._written(name, expression)[0]).to_pylist()
        return found

    def clear(self, *besides: str) -> None:
        """Forget the steps, the named ones excepted."""
        for name in self.made:
            if name not in besides:
                self.engine.drop(name)
        self.made = [name for name in self.made if name in besides]


_TYPES = {
    "int64": "BIGINT",
    "int32": "INTEGER",
    "int16": "SMALLINT",
    "int8": "SMALLINT",
    "boolean": "BOOLEAN",
    "float64": "DOUBLE PRECISION",
}


def _typed(expression: "ir.Table", dialect: str) -> str:
    """Return the SQL of an expression with the types that it declares: engines widen sums, each in its own way."""
    import ibis

    sql = ibis.to_sql(expression, dialect=dialect)
    columns = (
        f'CAST("{name}" AS {_TYPES[str(kind).removeprefix("!")]}) AS "{name}"'
        for name, kind in expression.schema().items()
    )
    return f"SELECT {', '.join(columns)} FROM ({sql}) AS told"  # noqa: S608 - both are written by Ibis and by us


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


class _Computing:
    def __init__(self, steps: Steps, columns: Columns, asked: Asked) -> None:
        self.steps, self.columns, self.asked = steps, columns, asked
        self.over = over_by(asked.on)
        self.known = known_indicators(columns, asked.known_on)
        self.depth, self.larger = heights(columns, asked.known_on)

    def figures(self, rows: "ir.Table") -> "ir.Table":
        manners: dict[Manner, list[Known]] = {}
        for one in self.known:
            manners.setdefault(one.manner, []).append(one)
        asked, keep = self.asked, self.steps.take
        whole = (asked.thresholds.met, asked.thresholds.partly, asked.on, asked.known_on)
        named = rows.get_name().removeprefix(self.steps.prefix)
        self.steps.plan = (named, tuple(manners), len(self._levels()), self.columns.places, whole)
        stated = self._stated(rows)
        areas = self._areas()
        register = self._register(stated, list(manners))
        done = []
        for number, (manner, mine) in enumerate(manners.items()):
            part = partial(_part, stated, areas, register, number, manner)
            done += self._of_manner(str(number), manner, mine, part, areas)
        cells = keep("measured", lambda: measured(_declared(done, register), self.over))
        masks = self.steps.read("masks", lambda: cells.select("mask").distinct())
        listed = list(zip(*answers(one["mask"] for one in masks), strict=True)) or [()] * len(LOOKUP)
        lookup = self.steps.lookup(
            "truth", {name: list(one) for name, one in zip(LOOKUP, listed, strict=True)}
        )
        return keep("figures", lambda: _figures(rated(cells, lookup, asked.thresholds)))

    def _stated(self, rows: "ir.Table") -> "ir.Table":
        import ibis

        known = known_on(rows, self.asked.known_on)
        cells = self.steps.take("counted", lambda: counted(known))
        return self.steps.take("stated", lambda: ibis.union(single(cells), several(known, cells)))

    def _areas(self) -> "ir.Table":
        whole = [self.larger.get(area, -1) for area in self.depth]
        return self.steps.lookup(
            "areas", {"area": list(self.depth), "larger": whole, "depth": list(self.depth.values())}
        )

    def _register(self, stated: "ir.Table", manners: list[Manner]) -> "ir.Table":
        shares = self._shares(stated)
        ten = 10**self.columns.places
        return self.steps.lookup(
            "register",
            {
                "indicator": [one.number for one in self.known],
                "direction": [DIRECTIONS.index(one.direction) for one in self.known],
                "kind": [KINDS.index(one.kind) for one in self.known],
                "manner": [manners.index(one.manner) for one in self.known],
                "unit": [ten * (1 if one.number in shares else 100) for one in self.known],
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

    def _of_manner(
        self,
        name: str,
        manner: Manner,
        known: list[Known],
        part: Callable[[], "ir.Table"],
        areas: "ir.Table",
    ) -> list["ir.Table"]:
        import ibis

        own = self.steps.take(f"own{name}", lambda: _own(part(), manner))
        if manner.missing == Missing.CARRIED:
            cells = self._carried(name, own, areas, [one.number for one in known])
        else:
            cells = self._rolled(name, own, areas, _HOW[manner.over_areas])
        spans = self.steps.take(f"spans{name}", lambda: self._spans(cells, manner))
        first = cells.mutate(first=cells.period).select(*SPAN)
        return [first.mutate(is_span=ibis.literal(False)), spans.mutate(is_span=ibis.literal(True))]

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


def _part(
    stated: "ir.Table", areas: "ir.Table", register: "ir.Table", number: int, manner: Manner
) -> "ir.Table":
    """Return what stands of the indicators of one manner, with the depth of its areas."""
    mine = register.filter(register.manner == number)
    placed = stated.join(areas.select("area", "depth"), "area")
    if manner.over_areas == Gathering.RATIO:
        return placed.join(mine.select("indicator", "unit"), "indicator")
    return placed.semi_join(mine, "indicator")


def _own(stated: "ir.Table", manner: Manner) -> "ir.Table":
    how = _HOW[manner.over_areas]
    return own_cells(stated, how, stated.unit.cast(ROOM) if how == RATIO else 1)


def _with_parts(parts: "ir.Table", larger: "ir.Table", how: int, own: "ir.Table") -> "ir.Table":
    return with_own(parts_joined(parts, larger, how), own)


def _declared(done: list["ir.Table"], register: "ir.Table") -> "ir.Table":
    import ibis

    every = ibis.union(*done) if len(done) > 1 else done[0]
    return every.join(register.select("indicator", "direction", "kind"), "indicator")


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
    ten, part_ten = 10**columns.places, 10**columns.part_places
    is_stated = told["state"] == 5
    yield "actual", _over(told["value"], told["below"] * ten if told["below"] else 1)
    yield "baseline", _over(told["baseline"], (told["baseline_below"] or 1) * ten)
    for name in ("target", "low", "high"):
        yield name, _over(told[name] if is_stated else None, (told["target_below"] or 1) * ten)
    yield "numerator", _over(told["numerator"], part_ten)
    yield "denominator", _over(told["denominator"], part_ten)
    yield "achievement", _over(told["done"], told["way"] or 1) if told["way"] is not None else None
    ratio = told["ratio_below"]
    yield "ratio_to_target", _over(told["value"], ratio) if ratio is not None else None


def _over(above: int | None, below: int) -> Fraction | None:
    return None if above is None else Fraction(above, below)
