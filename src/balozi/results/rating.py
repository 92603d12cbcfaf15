"""From facts to a judgement: achievement, rating, the rule that answered, and why."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cache

from balozi.results.decimals import decimal_apart, decimal_of
from balozi.results.declarations import Direction, Kind
from balozi.results.thresholds import Thresholds
from balozi.results.truth import (
    FAVOURABLE,
    Facts,
    Rating,
    Rule,
    cell_name,
    ruling_of,
    truth,
)


@dataclass(frozen=True, slots=True)
class Remark:
    """Something that a reader of a figure must know.

    Attributes:
        finding: name in ``truth.toml``; "" for the rule's own sentence.
        says: the sentence, a template.
        facts: that fill it.
    """

    finding: str
    says: str
    facts: Mapping[str, object]

    def in_words(self, translated: Callable[[str], str] = str) -> str:
        """Return the sentence.

        Args:
            translated: gives the template in the reader's language.
        """
        return translated(self.says) % self.facts


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the truth table answers.

    Attributes:
        cell: name of the cell.
        rating: the light.
        achievement: (actual − baseline) / (target − baseline); None where that is undefined.
        ratio_to_target: actual / target, only where no baseline is stated.
        reasons: the rule's sentence first, then remarks.
    """

    cell: str
    rating: Rating
    achievement: Fraction | None
    ratio_to_target: Fraction | None
    reasons: tuple[Remark, ...]


def remark(finding: str, **facts: object) -> Remark:
    """Return a remark with the sentence that ``truth.toml`` has for it."""
    return Remark(finding, truth()["remarks"][finding], facts)


def achievement_of(facts: Facts) -> Fraction | None:
    """Return (actual − baseline) / (target − baseline), None where it is undefined or would mislead.

    Undefined: nothing to go to (no direction, a range, no number as target), no actual, no baseline, a target equal to
    the baseline, a scale (places have no distance). Misleading: a target against the declared direction.

    Examples:
        >>> from balozi.results.declarations import Target, TargetState
        >>> on_the_way = Facts(Direction.DECREASE, Kind.LEVEL, Fraction(15), Fraction(20), Target(Fraction(10)),
        ...                    TargetState.STATED)
        >>> achievement_of(on_the_way)
        Fraction(1, 2)
    """
    aim, actual, baseline = facts.aim, facts.actual, facts.baseline
    if aim is None or actual is None or baseline is None or not _is_measured(facts):
        return None
    way = difference(aim, baseline)
    if not (way > 0 if facts.direction == Direction.INCREASE else way < 0):
        return None
    # The same as (actual - baseline) / (aim - baseline), reduced once and not three times.
    return Fraction(difference(actual, baseline) * aim.denominator, way * actual.denominator)


def difference(one: Fraction, other: Fraction) -> int:
    """Return one number less another, as the numerator over the product of their denominators.

    Examples:
        >>> difference(Fraction(1, 2), Fraction(1, 3))
        1
    """
    return one.numerator * other.denominator - other.numerator * one.denominator


def ratio_of(facts: Facts) -> Fraction | None:
    """Return actual / target where no baseline is stated and the target is not zero."""
    if facts.baseline is not None or facts.actual is None or not facts.aim or not _is_measured(facts):
        return None
    return facts.actual / facts.aim


def _is_measured(facts: Facts) -> bool:
    if facts.contradicted or facts.is_unrolled or facts.has_zero_whole or facts.kind in (None, Kind.SCALE):
        return False
    return facts.direction in (Direction.INCREASE, Direction.DECREASE)


def judge(facts: Facts, thresholds: Thresholds, last_day: date, remarks: Sequence[Remark] = ()) -> Judgement:
    """Return what the truth table answers to some facts.

    Args:
        facts: of one figure.
        thresholds: from which a target is met, and partly met.
        last_day: of the period.
        remarks: to be said beside the rule's own sentence.
    """
    ruling = ruling_of(facts)
    rule, guard = ruling.rule, ruling.guard
    achievement, ratio = achievement_of(facts), ratio_of(facts)
    rating = _rating(rule, facts, thresholds, achievement, ratio)
    measures = {"achievement": achievement, "ratio": ratio}
    words = _words(rule.says, facts, thresholds, last_day, measures)
    cell, reasons = ruling.cell, [Remark("", rule.says, words)]
    # A sum of which parts are missing lies low because they are missing, not because anything moved.
    reasons += [
        one for one in _measured_remarks(facts, achievement) if guard is None or one.finding != "moved_away"
    ]
    if guard is not None and rating not in (Rating.NOT_DUE, Rating.NO_DATA, Rating.NOT_ASSESSABLE):
        cell = cell_name(facts.direction, facts.kind, guard.name)
        if rating in FAVOURABLE and not (facts.is_floor and facts.direction == Direction.INCREASE):
            rating = Rating.NO_DATA
            reasons.append(Remark("not_granted", guard.says, {}))
    return Judgement(cell, rating, achievement, ratio, (*reasons, *remarks))


def _rating(
    rule: Rule, facts: Facts, thresholds: Thresholds, achievement: Fraction | None, ratio: Fraction | None
) -> Rating:
    if rule.answer == "thresholds":
        return _held_against(achievement, thresholds)
    if rule.answer == "ratio":
        return _held_against(ratio, thresholds)
    if rule.answer in ("comparison", "range"):
        return Rating.MET if _is_reached(facts) else Rating.NOT_MET
    return Rating(rule.answer)


def _held_against(measure: Fraction | None, thresholds: Thresholds) -> Rating:
    assert measure is not None, "the conditions of the rule make the measure defined"
    if measure >= thresholds.met:
        return Rating.MET
    return Rating.PARTLY_MET if measure >= thresholds.partly else Rating.NOT_MET


def _is_reached(facts: Facts) -> bool:
    """Tell whether the target is reached in the declared direction."""
    actual, target = facts.actual, facts.target
    assert actual is not None
    assert target is not None
    if facts.direction == Direction.RANGE:
        assert target.low is not None
        assert target.high is not None
        return target.low <= actual <= target.high
    assert target.number is not None
    return actual >= target.number if facts.direction == Direction.INCREASE else actual <= target.number


def _measured_remarks(facts: Facts, achievement: Fraction | None) -> list[Remark]:
    if achievement is not None:
        if achievement.numerator > achievement.denominator:
            return [remark("over_achieved")]
        return [remark("moved_away")] if achievement.numerator < 0 else []
    aim = facts.aim
    if facts.actual is None or aim is None or not _is_measured(facts) or facts.actual == aim:
        return []
    return [remark("over_achieved")] if _is_reached(facts) else []


def _words(
    says: str,
    facts: Facts,
    thresholds: Thresholds,
    last_day: date,
    measures: Mapping[str, Fraction | None],
) -> dict[str, object]:
    """Return the words that a sentence needs, and no others: writing numbers takes time."""
    words: dict[str, object] = {}
    for name in _fields(says):
        if name in _WORDS:
            words[name] = _WORDS[name](facts)
        elif name in measures:
            limits = thresholds.met, thresholds.partly
            measure = measures[name]
            words[name] = "" if measure is None else decimal_apart(measure, limits)
        else:
            words[name] = last_day.isoformat() if name == "last_day" else thresholds.words[name]
    return words


_WORDS: Mapping[str, Callable[[Facts], str]] = {
    "actual": lambda facts: _shown(facts.actual),
    "baseline": lambda facts: _shown(facts.baseline),
    "target": lambda facts: _shown(facts.aim),
    "low": lambda facts: _shown(facts.target.low) if facts.target else "",
    "high": lambda facts: _shown(facts.target.high) if facts.target else "",
    "target_words": lambda facts: facts.target.words if facts.target else "",
    "undeclared": lambda facts: ", ".join(facts.undeclared),
    "contradicted": lambda facts: ", ".join(facts.contradicted),
}


@cache
def _fields(says: str) -> tuple[str, ...]:
    return tuple(re.findall(r"%\((\w+)\)", says))


def _shown(number: Fraction | None) -> str:
    return "" if number is None else decimal_of(number)
