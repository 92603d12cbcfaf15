"""The truth table over columns: each figure's conditions as one number, and the rules of the exact engine for each."""

from collections.abc import Container, Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from balozi.analysis.results.columns import STATE
from balozi.results.declarations import Direction, Kind
from balozi.results.thresholds import Thresholds
from balozi.results.truth import FAVOURABLE, Rating, guard_for, guards, rule_for, rules

if TYPE_CHECKING:
    import ibis.expr.types as ir

DIRECTIONS = (None, *Direction)
KINDS = (None, *Kind)
RATINGS = tuple(Rating)
NAMES = tuple(dict.fromkeys([rule.name for rule in (*rules(), *guards())]))
_BITS = (
    "contradicted",
    "running",
    "no_actual",
    "unrolled",
    "zero_whole",
    "carried",
    "incomplete",
    "no_baseline",
    "positive_target",
    "target_is_zero",
    "target_is_baseline",
    "against",
    "floor",
)
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
LOOKUP = ("mask", "rule_way", "plain", "graded", "met", "partly_met", "not_met")


def measured(cells: "ir.Table", over: int) -> "ir.Table":
    """Return cells with the way to the target, how much of it is done, and their conditions as one number.

    Args:
        cells: with `direction` and `kind`, places in DIRECTIONS and KINDS.
        over: periods that end at this month or before are over.
    """
    ways = _with_ways(cells)
    return ways.mutate(mask=_mask(ways, over))


def _with_ways(cells: "ir.Table") -> "ir.Table":
    import ibis

    ways = [DIRECTIONS.index(one) for one in (Direction.INCREASE, Direction.DECREASE)]
    no_scale = (cells.kind != KINDS.index(Kind.SCALE)) & (cells.kind != KINDS.index(None))
    is_stated = cells.state == STATE["stated"]
    aim = ibis.cases((is_stated & cells.direction.isin(ways), cells.target), else_=None)
    fits = {
        name: (cells[name] == 1) | (cells[name] == cells.below) for name in ("target_below", "baseline_below")
    }
    factor = {
        name: ibis.cases((cells[name] == 1, cells.below), else_=1)
        for name in ("target_below", "baseline_below")
    }
    usable = no_scale & cells.direction.isin(ways) & ~cells.clash & ~cells.is_unrolled & ~cells.is_zero
    odd = cells.value.notnull() & (
        (~fits["target_below"] & (cells.state == STATE["stated"]))
        | (~fits["baseline_below"] & cells.baseline.notnull())
    )
    # Without a value, target and baseline are compared on their own denominators.
    odd |= cells.value.isnull() & (cells.target_below != cells.baseline_below) & cells.baseline.notnull()
    return (
        cells.mutate(
            aim=aim * factor["target_below"],
            base=cells.baseline * factor["baseline_below"],
            low_end=cells.low * factor["target_below"],
            high_end=cells.high * factor["target_below"],
            usable=usable,
            is_odd=cells.is_odd | ibis.coalesce(odd, False),
        )
        .mutate(
            way=ibis._.aim - ibis._.base,
            done=ibis._.value - ibis._.base,
        )
        .mutate(is_against=_against(), ratio_below=_ratio_below(), achievement_below=_achievement_below())
    )


def _against() -> Any:
    import ibis

    one = ibis._
    more = one.direction == DIRECTIONS.index(Direction.INCREASE)
    return ibis.coalesce(ibis.cases((more, one.way < 0), else_=one.way > 0), False)


def _achievement_below() -> Any:
    """Return the way, where there is an achievement."""
    import ibis

    one = ibis._
    more = one.direction == DIRECTIONS.index(Direction.INCREASE)
    goes = ibis.cases((more, one.way > 0), else_=one.way < 0)
    return ibis.cases((one.usable & goes & one.done.notnull(), one.way), else_=None)


def _ratio_below() -> Any:
    import ibis

    one = ibis._
    told = one.value.notnull() & one.baseline.isnull() & (one.aim != 0)
    return ibis.cases((one.usable & told, one.aim), else_=None)


def _mask(cells: "ir.Table", over: int) -> Any:
    import ibis

    aim = cells.aim
    conditions = (
        cells.clash,
        cells.period > over,
        cells.value.isnull(),
        cells.is_unrolled,
        cells.is_zero,
        cells.is_carried,
        cells.known < cells.expected,
        cells.baseline.isnull(),
        aim > 0,
        aim == 0,
        cells.way == 0,
        cells.is_against,
        cells.is_floor,
    )
    is_range = cells.direction == DIRECTIONS.index(Direction.RANGE)
    lacks = ibis.cases((is_range, cells.low.isnull() | cells.high.isnull()), else_=cells.target.isnull())
    state = ibis.cases(((cells.state == STATE["stated"]) & lacks, _UNFIT), else_=cells.state)
    mask = (cells.direction * _ROOM + cells.kind) * _ROOM + state
    for holds in conditions:
        mask = mask * 2 + ibis.coalesce(holds, False).cast("int32")
    return mask.cast("int32")


def answers(masks: Iterable[int]) -> Iterator[tuple[int, ...]]:
    """Give for each number what the truth table answers: one row of LOOKUP, rules and ratings by their places."""
    for mask in masks:
        direction, kind, held = told_by(mask)
        rule, guard = rule_for(direction, kind, held), guard_for(held)
        graded = guard.name if guard else rule.name
        stands = guard is None or ("floor" in held and direction == Direction.INCREASE)
        lights = [
            one if stands or one not in FAVOURABLE else Rating.NO_DATA
            for one in (Rating.MET, Rating.PARTLY_MET, Rating.NOT_MET)
        ]
        is_graded = rule.answer in _WAYS
        way = _WAYS.index(rule.answer) if is_graded else len(_WAYS) + RATINGS.index(Rating(rule.answer))
        yield (
            mask,
            way,
            NAMES.index(rule.name),
            NAMES.index(graded if is_graded else rule.name),
            *map(RATINGS.index, lights),
        )


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
    """Return measured cells with rule and rating, places in NAMES and RATINGS.

    Args:
        cells: what `measured` returns.
        lookup: what `answers` gives for their numbers.
        thresholds: from which a target is met, and partly met.
    """
    import ibis

    both = cells.join(lookup, "mask", rname="rule_{name}")
    sign = ibis.cases((both.way < 0, -1), else_=1)
    above = ibis.cases((both.rule_way == 0, both.done * sign), else_=both.value)
    below = ibis.cases((both.rule_way == 0, both.way * sign), else_=both.aim)
    more = both.direction == DIRECTIONS.index(Direction.INCREASE)
    reached = ibis.cases(
        (both.rule_way == _WAYS.index("range"), (both.value >= both.low_end) & (both.value <= both.high_end)),
        (more, both.value >= both.aim),
        else_=both.value <= both.aim,
    )
    compared = both.rule_way.isin([_WAYS.index("comparison"), _WAYS.index("range")])
    rating = ibis.cases(
        (both.rule_way >= len(_WAYS), both.rule_way - len(_WAYS)),
        (compared & reached, both.met),
        (compared, both.not_met),
        (_reaches(above, below, thresholds.met), both.met),
        (_reaches(above, below, thresholds.partly), both.partly_met),
        else_=both.not_met,
    )
    return both.mutate(rule=both.graded.cast("int16"), rating=rating.cast("int16"))


def _reaches(above: Any, below: Any, threshold: Any) -> Any:
    """Tell whether a share reaches a threshold, in whole numbers."""
    return above * threshold.denominator >= below * threshold.numerator
