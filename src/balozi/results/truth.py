"""The truth table: which rule answers a figure, as data and conditions."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from balozi.results.declarations import Direction, Kind, Target, TargetState, kind_rules


class Rating(StrEnum):
    """The light of a figure; the last three are grey and never green."""

    MET = "met"
    PARTLY_MET = "partly_met"
    NOT_MET = "not_met"
    NO_DATA = "no_data"
    NOT_DUE = "not_due"
    NOT_ASSESSABLE = "not_assessable"


GREY = frozenset({Rating.NO_DATA, Rating.NOT_DUE, Rating.NOT_ASSESSABLE})
FAVOURABLE = frozenset({Rating.MET, Rating.PARTLY_MET})
DIRECTION_CODES = {
    Direction.INCREASE: "INC",
    Direction.DECREASE: "DEC",
    Direction.RANGE: "RNG",
    Direction.NONE: "NON",
}


@dataclass(frozen=True, slots=True)
class Facts:
    """All that decides on a rating.

    Attributes:
        direction: as declared.
        kind: as declared.
        actual: value; None when there is none.
        baseline: value; None when none is stated.
        target: as it stands.
        target_state: what is known of the target.
        is_over: whether the period has ended.
        contradicted: of what there are two values on one day.
        is_unrolled: whether there are parts that cannot be brought together.
        has_zero_whole: whether the denominator is zero.
        is_carried: whether the value, or a part of it, is of an earlier period.
        is_incomplete: whether parts of the value are missing.
        is_floor: whether what is missing could only add to the value.
    """

    direction: Direction | None
    kind: Kind | None
    actual: Fraction | None = None
    baseline: Fraction | None = None
    target: Target | None = None
    target_state: TargetState = TargetState.MISSING
    is_over: bool = True
    contradicted: tuple[str, ...] = ()
    is_unrolled: bool = False
    has_zero_whole: bool = False
    is_carried: bool = False
    is_incomplete: bool = False
    is_floor: bool = False

    @property
    def undeclared(self) -> tuple[str, ...]:
        """Return which declarations are missing."""
        return tuple(name for name in ("direction", "kind") if getattr(self, name) is None)

    @property
    def aim(self) -> Fraction | None:
        """Return the number to be reached, where the direction knows one."""
        if (
            self.target is None
            or self.target_state != TargetState.STATED
            or self.direction == Direction.RANGE
        ):
            return None
        return self.target.number


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of the truth table.

    Attributes:
        name: the end of the names of its cells.
        when: conditions that must all hold.
        answer: a rating, or the way to one.
        says: why, a template over the facts.
        directions: for which the rule is.
        kinds: for which the rule is.
    """

    name: str
    when: tuple[str, ...]
    answer: str
    says: str
    directions: frozenset[Direction] = field(default_factory=lambda: frozenset(Direction))
    kinds: frozenset[Kind] = field(default_factory=lambda: frozenset(Kind))

    def answers(self, direction: Direction | None, kind: Kind | None, held: frozenset[str]) -> bool:
        """Tell whether the rule is for a figure."""
        if not held.issuperset(self.when):
            return False
        return "undeclared" in self.when or (direction in self.directions and kind in self.kinds)


CONDITIONS = (
    "undeclared",
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
)
_TARGET_CONDITIONS = {
    TargetState.STATED: "stated_target",
    TargetState.MISSING: "no_target",
    TargetState.OPEN: "open_target",
    TargetState.WORDS: "worded_target",
    TargetState.INCOMPLETE: "incomplete_target",
    TargetState.DIFFERING: "differing_targets",
    TargetState.UNFIT: "unfit_target",
}


@dataclass(frozen=True, slots=True)
class Ruling:
    """What answers a figure.

    Attributes:
        rule: the first one of which all conditions hold.
        guard: what keeps a missing report from making the rating better, if anything does.
        cell: the name of the cell by the rule.
    """

    rule: Rule
    guard: Rule | None
    cell: str


def ruling_of(facts: Facts) -> Ruling:
    """Return the rule that answers a figure, with the guard beside it."""
    return _ruling(facts.direction, facts.kind, facts.target_state, _holds(facts))


@lru_cache(maxsize=4096)
def _ruling(
    direction: Direction | None, kind: Kind | None, state: TargetState, holds: tuple[bool, ...]
) -> Ruling:
    held = _held(state, holds)
    rule = rule_for(direction, kind, held)
    return Ruling(rule, guard_for(held), cell_name(direction, kind, rule.name))


def conditions(facts: Facts) -> frozenset[str]:
    """Return the names of the conditions that hold."""
    return _held(facts.target_state, _holds(facts))


def _holds(facts: Facts) -> tuple[bool, ...]:
    aim, baseline = facts.aim, facts.baseline
    sign = 0 if aim is None else aim.numerator
    # Where the target lies seen from the baseline, in whole numbers.
    way = None
    if aim is not None and baseline is not None:
        way = aim.numerator * baseline.denominator - baseline.numerator * aim.denominator
    return (
        facts.direction is None or facts.kind is None,
        bool(facts.contradicted),
        not facts.is_over,
        facts.actual is None,
        facts.is_unrolled,
        facts.has_zero_whole,
        facts.is_carried,
        facts.is_incomplete,
        baseline is None,
        sign > 0,
        aim is not None and sign == 0,
        way == 0,
        way is not None and _is_against(facts.direction, way),
    )


@lru_cache(maxsize=4096)
def _held(state: TargetState, holds: tuple[bool, ...]) -> frozenset[str]:
    held = {name for name, one in zip(CONDITIONS, holds, strict=True) if one}
    return frozenset({*held, _TARGET_CONDITIONS[state]})


@lru_cache(maxsize=4096)
def rule_for(direction: Direction | None, kind: Kind | None, held: frozenset[str]) -> Rule:
    """Return the first rule that answers, for a direction, a kind and the conditions that hold."""
    return next(rule for rule in rules() if rule.answers(direction, kind, held))


@lru_cache(maxsize=4096)
def guard_for(held: frozenset[str]) -> Rule | None:
    """Return what keeps a missing report from making the rating better, if anything does."""
    return next((guard for guard in guards() if held.issuperset(guard.when)), None)


def _is_against(direction: Direction | None, way: int) -> bool:
    return way < 0 if direction == Direction.INCREASE else direction == Direction.DECREASE and way > 0


@cache
def truth() -> Mapping[str, Any]:
    """Return ``truth.toml`` as it is written."""
    return tomllib.loads(Path(__file__).with_name("truth.toml").read_text("utf-8"))


@cache
def rules() -> tuple[Rule, ...]:
    """Return the rules in the order in which they are asked."""
    return tuple(_rule(said) for said in truth()["rule"])


@cache
def guards() -> tuple[Rule, ...]:
    """Return what keeps a missing report from making a rating better."""
    return tuple(
        Rule(said["name"], tuple(said["when"]), Rating.NO_DATA, said["says"]) for said in truth()["guard"]
    )


def _rule(said: Mapping[str, Any]) -> Rule:
    directions = said.get("directions", tuple(Direction))
    kinds = said.get("kinds", tuple(Kind))
    return Rule(
        name=said["name"],
        when=tuple(said["when"]),
        answer=said["answer"],
        says=said["says"],
        directions=frozenset(map(Direction, directions)),
        kinds=frozenset(map(Kind, kinds)),
    )


def cell_name(direction: Direction | None, kind: Kind | None, rule: str) -> str:
    """Return the name of a cell of the truth table.

    Examples:
        >>> cell_name(Direction.DECREASE, Kind.PERCENT, "TARGET-ZERO")
        'TT-DEC-PCT-TARGET-ZERO'
    """
    if direction is None or kind is None:
        return f"TT-{rule}"
    return f"TT-{DIRECTION_CODES[direction]}-{kind_rules()[kind].code}-{rule}"


def sentences() -> Iterator[str]:
    """Give every sentence that the truth table says, for translators."""
    for said in (*truth()["rule"], *truth()["guard"]):
        yield said["says"]
    yield from truth()["remarks"].values()
    yield from truth()["notices"].values()
    yield from truth()["formulas"].values()
    yield from (rules.says for rules in kind_rules().values())
