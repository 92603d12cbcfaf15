"""The truth table over columns: each figure's conditions as one number, and the rules of the exact engine for each."""

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from balozi.analysis.results.columns import STATE
from balozi.results.declarations import Direction, Kind
from balozi.results.thresholds import Thresholds
from balozi.results.truth import CONDITIONS, FAVOURABLE, Rating, guard_for, guards, rule_for, rules

if TYPE_CHECKING:
    import ibis.expr.types as ir

DIRECTIONS = (None, *Direction)
KINDS = (None, *Kind)
RATINGS = tuple(Rating)
NAMES = tuple(dict.fromkeys([rule.name for rule in (*rules(), *guards())]))
# What may hold of a figure, a bit each: an undeclared one is never computed, a floor only decides its light.
_BITS = (*(name for name in CONDITIONS if name != "undeclared"), "floor")
_TARGETS = (
    "no_target",
    "open_target",
    "worded_target",
    "incomplete_target",
    "differing_targets",
    "stated_target",
    "unfit_target",
)
_UNFIT = 6
_ROOM = 8
_WAYS = ("thresholds", "ratio", "comparison", "range")
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
REGISTERED = ("head", "sign", "is_range", "is_measured")
LOOKUP = ("mask", "rule", "rule_way", "lights")
# Three ratings in one number: met, partly met, not met, each in so many bits.
_BITS_OF_LIGHT = 4


def registered(direction: Direction | None, kind: Kind | None) -> tuple[int, int, int, int]:
    """Return what the register says of an indicator for `measured`, by the names of REGISTERED.

    Examples:
        >>> registered(Direction.DECREASE, Kind.SCALE)[1:]
        (-1, 0, 0)
    """
    sign = {Direction.INCREASE: 1, Direction.DECREASE: -1}.get(direction, 0) if direction else 0
    head = (DIRECTIONS.index(direction) * _ROOM + KINDS.index(kind)) * _ROOM << len(_BITS)
    return head, sign, int(direction == Direction.RANGE), int(sign != 0 and kind not in (None, Kind.SCALE))


@dataclass(frozen=True, slots=True)
class Alike:
    """What holds of all cells, so that it is neither asked nor kept for each.

    Attributes:
        based: whether all have a baseline.
        ended: whether all their periods are over.
    """

    based: bool = False
    ended: bool = False


def measured(cells: "ir.Table", over: int, alike: Alike) -> "ir.Table":
    """Return cells with the way to the target, how much is done, and the conditions as one number.

    Args:
        cells: with REGISTERED of their indicators; what they lack of the columns of a cell is the same for all of them.
            Without `is_range` no indicator is to stay in a range.
        over: periods that end at this month or before are over.
        alike: what holds of all of them.
    """
    import ibis

    told = _with_ways(cells)
    usable: Any = told.is_measured == 1
    if "clash" in told.columns:
        usable &= ~told.clash & ~told.is_unrolled & ~told.is_zero
    goes = usable & told.done.notnull() & (told.signed_way > 0)
    told = told.mutate(
        achievement_below=ibis.cases((goes, told.way), else_=None), mask=_mask(told, over, alike)
    )
    if alike.based:
        return told
    rates = usable & told.value.notnull() & told.baseline.isnull() & (told.aim != 0)
    return told.mutate(ratio_below=ibis.cases((rates, told.aim), else_=None))


def measured_again(figures: "ir.Table") -> "ir.Table":
    """Return figures, with the sign of their indicators, as `rated` takes them."""
    return _with_ways(figures.drop("rule", "rating", "achievement").rename(achievement_below="way"))


def judged(cells: "ir.Table") -> "ir.Table":
    """Return rated cells by those names of FIGURE that are not the same for all of them."""
    whole = cells.achievement_below
    told = cells.mutate(achievement=cells.done.cast("float64") / whole.cast("float64"), way=whole)
    told = told.mutate(**{name: told[name].cast("int32") for name in ("known", "expected")})
    return told.select(*(name for name in FIGURE if name in told.columns))


def figures_of(told: "ir.Table") -> "ir.Table":
    """Return figures by all names of FIGURE, from what `judged` returns."""
    import ibis

    one, none = ibis.literal(1, "int64"), ibis.null("int64")
    same: dict[str, Any] = dict.fromkeys(("numerator", "denominator", "low", "high", "ratio_below"), none)
    same |= dict.fromkeys(("below", "baseline_below", "target_below"), one)
    same |= {"state": ibis.literal(STATE["stated"], "int32"), "is_odd": ibis.literal(False)}
    lacks = {name: said for name, said in same.items() if name not in told.columns}
    return told.mutate(**lacks).select(*FIGURE)


def _with_ways(cells: "ir.Table") -> "ir.Table":
    import ibis

    has = frozenset(cells.columns)
    is_aimed = cells.sign != 0
    if "state" in has:
        is_aimed &= cells.state == STATE["stated"]
    ends: dict[str, Any] = {
        "aim": ibis.cases((is_aimed, _on_one_below(cells, "target")), else_=None),
        "base": _on_one_below(cells, "baseline"),
    }
    if "low" in has:
        ends |= {f"{name}_end": _on_one_below(cells, name) for name in ("low", "high")}
    if "clash" in has:
        ends["is_odd"] = cells.is_odd | _is_odd(cells)
    told = cells.mutate(**ends)
    told = told.mutate(way=told.aim - told.base, done=told.value - told.base)
    return told.mutate(signed_way=told.way * told.sign)


def _on_one_below(cells: "ir.Table", name: str) -> Any:
    """Return a number on the denominator of the value; without a column for a denominator it is one."""
    import ibis

    below = "baseline_below" if name == "baseline" else "target_below"
    if "below" not in cells.columns:
        return cells[name]
    on_value = cells[name] * cells.below
    if below not in cells.columns:
        return on_value
    return ibis.cases((cells[below] == 1, on_value), else_=cells[name])


def _is_odd(cells: "ir.Table") -> Any:
    """Tell whether numbers stand on several denominators."""
    import ibis

    fits = {
        name: (cells[name] == 1) | (cells[name] == cells.below) for name in ("target_below", "baseline_below")
    }
    odd = cells.value.notnull() & (
        (~fits["target_below"] & (cells.state == STATE["stated"]))
        | (~fits["baseline_below"] & cells.baseline.notnull())
    )
    # Without a value, target and baseline are compared on their own denominators.
    odd |= cells.value.isnull() & (cells.target_below != cells.baseline_below) & cells.baseline.notnull()
    return ibis.coalesce(odd, False)


def _mask(cells: "ir.Table", over: int, alike: Alike) -> Any:
    import ibis

    has = frozenset(cells.columns)
    held: dict[str, Any] = {"no_actual": cells.value.isnull(), "incomplete": cells.known < cells.expected}
    if not alike.ended:
        held["running"] = cells.period > over
    if not alike.based:
        held["no_baseline"] = cells.baseline.isnull()
    of_cells = {
        "contradicted": "clash",
        "unrolled": "is_unrolled",
        "zero_whole": "is_zero",
        "carried": "is_carried",
        "floor": "is_floor",
    }
    held |= {name: cells[column] for name, column in of_cells.items() if column in has}
    mask = cells["head"] + _state_of(cells) * (1 << len(_BITS))
    for name, holds in held.items():
        mask += ibis.cases((holds, _bit(name)), else_=0)
    # Two that exclude each other are asked together.
    aim, way = cells.aim, cells.signed_way
    mask += ibis.cases((aim > 0, _bit("positive_target")), (aim == 0, _bit("target_is_zero")), else_=0)
    mask += ibis.cases((way < 0, _bit("against")), (cells.way == 0, _bit("target_is_baseline")), else_=0)
    return mask.cast("int32")


def _bit(name: str) -> int:
    return 1 << (len(_BITS) - 1 - _BITS.index(name))


def _state_of(cells: "ir.Table") -> Any:
    """Return the state of the target, and whether it is one that the direction cannot use."""
    import ibis

    has = frozenset(cells.columns)
    stated = ibis.literal(STATE["stated"], "int32")
    state: Any = cells.state if "state" in has else stated
    ranged: Any = cells.is_range == 1 if "is_range" in has else None
    if "low" not in has and ranged is None:
        return state
    lacks = ranged
    if "low" in has:
        lacks = cells.target.isnull()
        if ranged is not None:
            lacks = ibis.cases((ranged, cells.low.isnull() | cells.high.isnull()), else_=lacks)
    return ibis.cases(((state == STATE["stated"]) & lacks, _UNFIT), else_=state)


def answers(masks: Iterable[int]) -> Iterator[tuple[int, ...]]:
    """Give for each number what the truth table answers: one row of LOOKUP, rules by their places."""
    for mask in masks:
        direction, kind, held = told_by(mask)
        rule, guard = rule_for(direction, kind, held), guard_for(held)
        if rule.answer not in _WAYS:
            place = RATINGS.index(Rating(rule.answer))
            yield mask, NAMES.index(rule.name), len(_WAYS), _lights([place] * 3)
            continue
        stands = guard is None or ("floor" in held and direction == Direction.INCREASE)
        lights = [
            RATINGS.index(one if stands or one not in FAVOURABLE else Rating.NO_DATA)
            for one in (Rating.MET, Rating.PARTLY_MET, Rating.NOT_MET)
        ]
        yield mask, NAMES.index((guard or rule).name), _WAYS.index(rule.answer), _lights(lights)


def _lights(ratings: Iterable[int]) -> int:
    return sum(one << place * _BITS_OF_LIGHT for place, one in enumerate(ratings))


def mask_of(direction: Direction | None, kind: Kind | None, held: Container[str]) -> int:
    """Return the number of a figure's direction, kind and conditions.

    Examples:
        >>> told_by(mask_of(Direction.DECREASE, Kind.LEVEL, {"running", "no_target"}))[1]
        <Kind.LEVEL: 'level'>
    """
    state = next(place for place, name in enumerate(_TARGETS) if name in held)
    mask = (DIRECTIONS.index(direction) * _ROOM + KINDS.index(kind)) * _ROOM + state
    for name in _BITS:
        mask = mask * 2 + (name in held)
    return mask


@lru_cache(maxsize=4096)
def told_by(mask: int) -> tuple[Direction | None, Kind | None, frozenset[str]]:
    """Return direction, kind and conditions of a figure from their number."""
    held = set()
    for name in reversed(_BITS):
        mask, holds = divmod(mask, 2)
        if holds:
            held.add(name)
    mask, state = divmod(mask, _ROOM)
    direction, kind = divmod(mask, _ROOM)
    if not direction or not kind:
        held.add("undeclared")
    return DIRECTIONS[direction], KINDS[kind], frozenset({*held, _TARGETS[state]})


def rated(cells: "ir.Table", lookup: "ir.Table", thresholds: Thresholds) -> "ir.Table":
    """Return measured cells with rule and rating, places in NAMES and RATINGS; without those where lookup lacks them.

    Args:
        cells: what `measured` returns.
        lookup: what `answers` gives for their numbers.
        thresholds: from which a target is met, and partly met.
    """
    import ibis

    both = cells.left_join(lookup, "mask", rname="told_{name}")
    way, sign = both.rule_way, both.sign
    above = ibis.cases((way == 0, both.done * sign), else_=both.value)
    below = ibis.cases((way == 0, both.signed_way), else_=both.aim)
    reached = both.value * sign >= both.aim * sign
    if "low_end" in cells.columns:
        inside = (both.value >= both.low_end) & (both.value <= both.high_end)
        reached = ibis.cases((way == _WAYS.index("range"), inside), else_=reached)
    compared = way >= _WAYS.index("comparison")
    met, partly, missed = (place * _BITS_OF_LIGHT for place in range(3))
    light = ibis.cases(
        (compared, ibis.cases((reached, met), else_=missed)),
        (_reaches(above, below, thresholds.met), met),
        (_reaches(above, below, thresholds.partly), partly),
        else_=missed,
    )
    rating = (both.lights >> light) & ((1 << _BITS_OF_LIGHT) - 1)
    return both.mutate(rule=both.rule.cast("int16"), rating=rating.cast("int16"))


def _reaches(above: Any, below: Any, threshold: Any) -> Any:
    """Tell whether a share reaches a threshold, in whole numbers."""
    if threshold == 1:
        return above >= below
    return above * threshold.denominator >= below * threshold.numerator
