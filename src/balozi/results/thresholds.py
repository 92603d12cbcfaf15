"""Thresholds: from which achievement on a target is met, and from which on it is partly met."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from balozi.ground.errors.results import NotANumber, ThresholdsInvalid
from balozi.results.decimals import Number, decimal_of, number_of


@dataclass(frozen=True)
class Thresholds:
    """Two thresholds with their source.

    Attributes:
        met: achievement from which on a target is met, 1 is all of it.
        partly: achievement from which on it is partly met.
        source: who set them.
    """

    met: Fraction
    partly: Fraction
    source: str

    @cached_property
    def words(self) -> Mapping[str, str]:
        """Return them as they are printed with a rating."""
        return {
            "met": Number(decimal_of(self.met)),
            "partly": Number(decimal_of(self.partly)),
            "source": self.source,
        }


@dataclass(frozen=True, slots=True)
class FieldLimits:
    """From which share of its assessed indicators that are met a field of the heat map is good, and middling.

    Attributes:
        good: share, 0 to 1.
        middling: share, 0 to 1.
    """

    good: Fraction
    middling: Fraction

    def shade(self, met: int, assessed: int) -> str:
        """Return good, middling or poor; grey where nothing was assessed.

        Examples:
            >>> limits = FieldLimits(Fraction(2, 3), Fraction(1, 3))
            >>> [limits.shade(met, 3) for met in range(4)], limits.shade(0, 0)
            (['poor', 'middling', 'good', 'good'], 'grey')
        """
        if not assessed:
            return "grey"
        share = Fraction(met, assessed)
        return "good" if share >= self.good else "middling" if share >= self.middling else "poor"


@cache
def field_limits() -> FieldLimits:
    """Return the limits of the heat map of ``thresholds.toml``."""
    said = _file()["field"]
    return FieldLimits(number_of(said["good"]), number_of(said["middling"]))


@cache
def default_thresholds() -> Thresholds:
    """Return the thresholds of ``thresholds.toml``."""
    said = _file()
    return thresholds_of(f"{said['met']},{said['partly']}", said["source"])


def thresholds_of(text: str, source: str) -> Thresholds:
    """Read thresholds.

    Args:
        text: two numbers with a comma between, such as "1.0,0.8".
        source: who set them.

    Raises:
        ThresholdsInvalid: they are not two numbers above zero, the higher one first.

    Examples:
        >>> thresholds_of("0.9,0.7", "the ministry").met
        Fraction(9, 10)
    """
    try:
        numbers = [number_of(part) for part in text.split(",")]
    except NotANumber:
        raise ThresholdsInvalid(text) from None
    if len(numbers) != 2 or not numbers[0] >= numbers[1] > 0:
        raise ThresholdsInvalid(text)
    return Thresholds(numbers[0], numbers[1], source)


@cache
def _file() -> Mapping[str, Any]:
    return tomllib.loads(Path(__file__).with_name("thresholds.toml").read_text("utf-8"))
