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
MEASURED = (
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
    "done",
    "way",
    "aim",
    "low_end",
    "high_end",
    "ratio_below",
    "achievement_below",
    "mask",
    "is_odd",
    "sign",
)
REGISTERED = ("head", "sign", "is_range", "is_measured")
LOOKUP = ("mask", "rule_way", "plain", "graded", "met", "partly_met", "not_met")


def registered(direction: Direction | None, kind: Kind | None) -> tuple[int, int, int, int]:
    """Return what the register says of an indicator for `measured`, by the names of REGISTERED.

    Examples:
        >>> registered(Direction.DECREASE, Kind.SCALE)[1:]
        (-1, 0, 0)
    """
    sign = {Direction.INCREASE: 1, Direction.DECREASE: -1}.get(direction, 0) if direction else 0
    head = (DIRECTIONS.index(direction) * _ROOM + KINDS.index(kind)) * _ROOM << len(_BITS)
    return head, sign, int(direction == Direction.RANGE), int(sign != 0 and kind not in (None, Kind.SCALE))


def measured(cells: "ir.Table", over: int) -> "ir.Table":
    """Return cells by the names of MEASURED: the way to the target, how much is done, the conditions as one number.

    Args:
        cells: with REGISTERED of their indicators; what they lack of the columns of a cell is the same for all of them.
        over: periods that end at this month or before are over.
    """
    ways = _with_ways(cells)
    has = frozenset(ways.columns)
    filled = {name: one for name, one in _same_for_all().items() if name not in has}
    return ways.mutate(mask=_mask(ways, over), **filled).select(*MEASURED)


def _same_for_all() -> dict[str, Any]:
    """Return what columns of cells are that plain cells lack."""
    import ibis

    names = ("numerator", "denominator", "low", "high", "low_end", "high_end")
    one = {name: ibis.literal(1, "int64") for name in ("below", "baseline_below", "target_below")}
    return {**{name: ibis.null("int64") for name in names}, **one, "is_odd": ibis.literal(False)}


def _with_ways(cells: "ir.Table") -> "ir.Table":
    import ibis

    has = frozenset(cells.columns)
    is_stated = cells.state == STATE["stated"]
    ends: dict[str, Any] = {
        "aim": ibis.cases((is_stated & (cells.sign != 0), _on_one_below(cells, "target")), else_=None),
        "base": _on_one_below(cells, "baseline"),
    }
    if "low" in has:
        ends |= {f"{name}_end": _on_one_below(cells, name) for name in ("low", "high")}
    if "clash" in has:
        ends["is_odd"] = cells.is_odd | _is_odd(cells)
    told = cells.mutate(**ends)
    told = told.mutate(way=told.aim - told.base, done=told.value - told.base)
    usable = told.is_measured == 1
    if "clash" in has:
        usable &= ~told.clash & ~told.is_unrolled & ~told.is_zero
    goes = usable & told.done.notnull() & (told.way * told.sign > 0)
    rates = usable & told.value.notnull() & told.baseline.isnull() & (told.aim != 0)
    return told.mutate(
        achievement_below=ibis.cases((goes, told.way), else_=None),
        ratio_below=ibis.cases((rates, told.aim), else_=None),
    )


def _on_one_below(cells: "ir.Table", name: str) -> Any:
    """Return a number on the denominator of the value."""
    import ibis

    below = "baseline_below" if name == "baseline" else "target_below"
    if below not in cells.columns:
        return cells[name]
    return ibis.cases((cells[below] == 1, cells[name] * cells.below), else_=cells[name])


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


def _mask(cells: "ir.Table", over: int) -> Any:
    import ibis

    has = frozenset(cells.columns)
    held: dict[str, Any] = {
        "running": cells.period > over,
        "no_actual": cells.value.isnull(),
        "incomplete": cells.known < cells.expected,
        "no_baseline": cells.baseline.isnull(),
        "positive_target": cells.aim > 0,
        "target_is_zero": cells.aim == 0,
        "target_is_baseline": cells.way == 0,
        "against": cells.way * cells.sign < 0,
    }
    of_cells = {
        "contradicted": "clash",
        "unrolled": "is_unrolled",
        "zero_whole": "is_zero",
        "carried": "is_carried",
        "floor": "is_floor",
    }
    held |= {name: cells[column] for name, column in of_cells.items() if column in has}
    is_range: Any = cells.is_range == 1
    lacks = is_range
    if "low" in has:
        lacks = ibis.cases((is_range, cells.low.isnull() | cells.high.isnull()), else_=cells.target.isnull())
    state = ibis.cases(((cells.state == STATE["stated"]) & lacks, _UNFIT), else_=cells.state)
    mask = cells["head"] + state * (1 << len(_BITS))
    for place, name in enumerate(reversed(_BITS)):
        if name in held:
            mask += ibis.cases((held[name], 1 << place), else_=0)
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

    both = cells.left_join(lookup, "mask", rname="rule_{name}")
    above = ibis.cases((both.rule_way == 0, both.done * both.sign), else_=both.value)
    below = ibis.cases((both.rule_way == 0, both.way * both.sign), else_=both.aim)
    reached = ibis.cases(
        (both.rule_way == _WAYS.index("range"), (both.value >= both.low_end) & (both.value <= both.high_end)),
        else_=both.value * both.sign >= both.aim * both.sign,
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
