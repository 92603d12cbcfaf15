"""What an indicator declares, and what is stated of it: baselines, targets, observations, each with its version."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from fractions import Fraction
from functools import cache
from pathlib import Path

from balozi.ground.errors.results import DeclarationMissing


class Direction(StrEnum):
    """Where an indicator is meant to go."""

    INCREASE = "increase"
    DECREASE = "decrease"
    RANGE = "range"
    NONE = "none"


class Kind(StrEnum):
    """What a value of an indicator counts."""

    PERIODIC = "periodic"
    CUMULATIVE = "cumulative"
    LEVEL = "level"
    PERCENT = "percent"
    SCALE = "scale"


class Gathering(StrEnum):
    """How several values become one."""

    SUM = "sum"
    LAST = "last"
    RATIO = "ratio"
    NONE = "none"


class Frequency(StrEnum):
    """How often an indicator is reported."""

    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half-year"
    YEAR = "year"


class Calendar(StrEnum):
    """Which year the periods of an indicator are part of."""

    CALENDAR = "calendar"
    FISCAL = "fiscal"


class Missing(StrEnum):
    """What a missing value stands for."""

    UNKNOWN = "unknown"
    CARRIED = "carried"


class TargetState(StrEnum):
    """What is known of a target."""

    STATED = "stated"
    MISSING = "missing"
    OPEN = "open"
    WORDS = "words"
    INCOMPLETE = "incomplete"
    DIFFERING = "differing"
    UNFIT = "unfit"


@dataclass(frozen=True, slots=True)
class KindRules:
    """How the values of one kind come together.

    Attributes:
        says: what a value of this kind counts.
        code: three letters in the names of the truth table.
        over_areas: how the areas of a larger one come together.
        over_time: how the periods of a longer one come together.
        missing: what a missing value stands for.
    """

    says: str
    code: str
    over_areas: Gathering
    over_time: Gathering
    missing: Missing


@cache
def kind_rules() -> Mapping[Kind, KindRules]:
    """Return the rules of ``kinds.toml`` by kind."""
    said = tomllib.loads(Path(__file__).with_name("kinds.toml").read_text("utf-8"))
    return {
        Kind(name): KindRules(
            says=rules["says"],
            code=rules["code"],
            over_areas=Gathering(rules["over_areas"]),
            over_time=Gathering(rules["over_time"]),
            missing=Missing.CARRIED if rules["carried"] else Missing.UNKNOWN,
        )
        for name, rules in said.items()
    }


@dataclass(frozen=True, slots=True)
class Indicator:
    """What is measured and how; None stands for what is not declared.

    Attributes:
        code: by which it is known.
        names: by language.
        unit: of its values, "%" or "share" for percentages.
        direction: where it is meant to go.
        kind: what a value counts.
        frequency: how often it is reported.
        calendar: which year its periods are part of.
        over_areas: how areas come together, where it differs from what its kind says.
        over_time: how periods come together, where it differs from what its kind says.
        missing: what a missing value stands for, where it differs from what its kind says.
        disaggregations: by what its values are broken down.
        owner: the institution that answers for it.
        source: where its values come from.
        verification: by what means they are verified.
    """

    code: str
    names: Mapping[str, str] = field(default_factory=dict)
    unit: str = ""
    direction: Direction | None = None
    kind: Kind | None = None
    frequency: Frequency | None = None
    calendar: Calendar | None = None
    over_areas: Gathering | None = None
    over_time: Gathering | None = None
    missing: Missing | None = None
    disaggregations: tuple[str, ...] = ()
    owner: str = ""
    source: str = ""
    verification: str = ""

    def undeclared(self) -> tuple[str, ...]:
        """Return what a framework must still declare before the indicator may stand in a report.

        Examples:
            >>> Indicator("EX-1", unit="count", direction=Direction.INCREASE).undeclared()
            ('kind', 'frequency', 'calendar')
        """
        return tuple(
            name for name in ("unit", "direction", "kind", "frequency", "calendar") if not getattr(self, name)
        )

    def check(self) -> None:
        """Confirm that everything a report needs is declared.

        Raises:
            DeclarationMissing: naming what is not.
        """
        if missing := self.undeclared():
            raise DeclarationMissing(self.code, ", ".join(missing))

    def gathering_over_areas(self) -> Gathering:
        """Return how areas come together; by none while no kind is declared."""
        if self.over_areas is not None:
            return self.over_areas
        return kind_rules()[self.kind].over_areas if self.kind else Gathering.NONE

    def gathering_over_time(self) -> Gathering:
        """Return how periods come together; by none while no kind is declared."""
        if self.over_time is not None:
            return self.over_time
        return kind_rules()[self.kind].over_time if self.kind else Gathering.NONE

    def is_carried(self) -> bool:
        """Tell whether the last known value stands for a period without one."""
        missing = self.missing or (kind_rules()[self.kind].missing if self.kind else Missing.UNKNOWN)
        return missing == Missing.CARRIED


@dataclass(frozen=True, slots=True)
class Baseline:
    """One version of the value from which an indicator starts.

    Attributes:
        value: of the indicator.
        reported_on: the day this version was stated; None is before all others.
        row: the row of the table that states it.
        source: the sentence or document that does.
    """

    value: Fraction
    reported_on: date | None = None
    row: int = 0
    source: str = ""


@dataclass(frozen=True, slots=True)
class Target:
    """One version of what is to be reached: a number, a range, words, or to be determined.

    Attributes:
        number: to be reached.
        low: least of the range to stay in.
        high: most of the range to stay in.
        words: the target when it is no number.
        is_open: whether it is still to be determined.
        reported_on: the day this version was stated; None is before all others.
        row: the row of the table that states it.
        author: who set it.
        source: the sentence or document that states it.
    """

    number: Fraction | None = None
    low: Fraction | None = None
    high: Fraction | None = None
    words: str = ""
    is_open: bool = False
    reported_on: date | None = None
    row: int = 0
    author: str = ""
    source: str = ""

    @property
    def content(self) -> tuple[object, ...]:
        """Return what makes two versions say the same."""
        return self.number, self.low, self.high, self.words, self.is_open


@dataclass(frozen=True, slots=True)
class Observation:
    """One version of a value that was observed.

    Attributes:
        value: of the indicator; None where only the parts of a percentage are stated.
        numerator: of a percentage.
        denominator: of a percentage.
        reporter: who reported it, where there are several.
        reported_on: the day this version was stated; None is before all others.
        row: the row of the table that states it.
        parts: by disaggregation what its stated parts add up to, such as ("sex", 40).
    """

    value: Fraction | None = None
    numerator: Fraction | None = None
    denominator: Fraction | None = None
    reporter: str = ""
    reported_on: date | None = None
    row: int = 0
    parts: tuple[tuple[str, Fraction], ...] = ()

    @property
    def content(self) -> tuple[object, ...]:
        """Return what makes two versions say the same."""
        return self.value, self.numerator, self.denominator
