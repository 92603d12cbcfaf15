"""Rules of validation: what is odd about a value that was reported, beside the values around it."""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from functools import cache
from pathlib import Path

from balozi.results.decimals import decimal_of
from balozi.results.declarations import Indicator, Kind, Observation
from balozi.results.files import columns_of
from balozi.results.periods import Period

_PERCENT, _EXACT_ENOUGH = Fraction(100), Fraction(1, 20)


@dataclass(frozen=True, slots=True)
class ValidationRule:
    """One rule of ``validation.toml``.

    Attributes:
        name: of the rule, such as VR2.
        says: what is told, a template.
        since: the day from which it is applied.
        factor: how many times a value may differ; 0 where the rule has none.
        hints: what is told instead where something near is known, a template; "" where the rule has none.
    """

    name: str
    says: str
    since: date
    factor: int = 0
    hints: str = ""

    def sentence(self, facts: Mapping[str, object]) -> str:
        """Return the template that fits some facts: the one with a hint where there is something near."""
        return self.hints if self.hints and facts.get("near") else self.says


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around a value.

    Attributes:
        before: the value of the period before, None when there is none.
        before_period: its name.
        parts: by disaggregation the sum of its parts, where there are several.
        low: least value that the indicator may have, None for none.
        high: most value that it may have, None for none.
    """

    before: Fraction | None = None
    before_period: str = ""
    parts: Mapping[str, Fraction] = field(default_factory=dict)
    low: Fraction | None = None
    high: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Oddity:
    """One rule that a value does not keep, with the facts that its sentence takes."""

    rule: str
    facts: Mapping[str, str]

    def sentence(self) -> str:
        """Return the template of the rule that fits the facts."""
        return validation_rules()[self.rule].sentence(self.facts)

    def in_words(self) -> str:
        """Return the sentence of the rule."""
        return self.sentence() % self.facts


@cache
def validation_rules() -> Mapping[str, ValidationRule]:
    """Return the rules of validation by name."""
    said = tomllib.loads(Path(__file__).with_name("validation.toml").read_text("utf-8"))
    return {
        name: ValidationRule(name, one["says"], one["since"], one.get("factor", 0), one.get("hints", ""))
        for name, one in said.items()
    }


def check_value(declared: Indicator, period: Period, observed: Observation, around: Around) -> list[Oddity]:
    """Return what is odd about a value.

    Args:
        declared: the indicator.
        period: that the value is of.
        observed: the value with the day it was reported on.
        around: the values around it.
    """
    found = [*_alone(declared, period, observed, around), *_beside(declared, observed, around)]
    day = observed.reported_on or date.max
    return [one for one in found if validation_rules()[one.rule].since <= day]


def sums_of_parts(parts: Iterable[tuple[str, Fraction]]) -> dict[str, Fraction]:
    """Return what the parts of a whole add up to, by disaggregation.

    Args:
        parts: (breakdown, value), such as ("sex=f", 12); of two at once "age=0-14;sex=f".

    Examples:
        >>> sums_of_parts([("sex=f", Fraction(12)), ("sex=m", Fraction(9)), ("age=0-14;sex=f", Fraction(5))])
        {'sex': Fraction(21, 1), 'age, sex': Fraction(5, 1)}
    """
    sums: dict[str, Fraction] = {}
    for breakdown, value in parts:
        by = ", ".join(sorted(piece.partition("=")[0].strip() for piece in breakdown.split(";")))
        sums[by] = sums.get(by, Fraction(0)) + value
    return sums


def value_of(declared: Indicator, observed: Observation) -> Fraction | None:
    """Return a value, of a percentage also from its parts; None where its denominator is zero."""
    if observed.value is not None or observed.numerator is None or not observed.denominator:
        return observed.value
    share = observed.numerator / observed.denominator
    # As the engine reads it: a percentage is one of a hundred, also "per 100", unless its unit says a share of 1.
    is_share = declared.kind != Kind.PERCENT or declared.unit.casefold() in columns_of("share_units")
    return share if is_share else share * _PERCENT


def _alone(declared: Indicator, period: Period, observed: Observation, around: Around) -> Iterator[Oddity]:
    value = value_of(declared, observed)
    if value is not None and not _within(value, around):
        ends = (
            ("-∞" if around.low is None else decimal_of(around.low)),
            ("∞" if around.high is None else decimal_of(around.high)),
        )
        yield Oddity("VR1", {"value": decimal_of(value), "low": ends[0], "high": ends[1]})
    if observed.reported_on is not None and not period.is_over(observed.reported_on):
        yield Oddity("VR5", {"ends": period.last_day.isoformat()})
    above, below = observed.numerator, observed.denominator
    # So many per hundred people may well be more than a hundred; so many of a hundred may not.
    if "%" in declared.unit and above is not None and below is not None and above > below > 0:
        yield Oddity("VR9", {"numerator": decimal_of(above), "denominator": decimal_of(below)})
    if observed.value is not None and observed.numerator is not None and observed.denominator:
        share = value_of(declared, Observation(None, observed.numerator, observed.denominator))
        if share is not None and abs(share - observed.value) > _EXACT_ENOUGH:
            yield Oddity(
                "VR6",
                {
                    "numerator": decimal_of(observed.numerator),
                    "denominator": decimal_of(observed.denominator),
                    "value": decimal_of(observed.value),
                },
            )


def _within(value: Fraction, around: Around) -> bool:
    return (around.low is None or value >= around.low) and (around.high is None or value <= around.high)


def _beside(declared: Indicator, observed: Observation, around: Around) -> Iterator[Oddity]:
    value = value_of(declared, observed)
    if value is None:
        return
    before = around.before
    if before is not None:
        facts = {"value": decimal_of(value), "before": decimal_of(before), "period": around.before_period}
        factor = validation_rules()["VR2"].factor
        near, far = sorted((abs(value), abs(before)))
        if near and far >= factor * near:
            yield Oddity("VR2", {**facts, "times": decimal_of(Fraction(round(far / near * 10), 10))})
        if declared.kind == Kind.CUMULATIVE and value < before:
            yield Oddity("VR4", facts)
    for by, total in around.parts.items():
        if total != value:
            yield Oddity("VR3", {"by": by, "parts": decimal_of(total), "value": decimal_of(value)})
