"""Thresholds: from which achievement on a target is met, and from which on it is partly met."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cache, cached_property
from pathlib import Path

from balozi.ground.errors import NotANumber, ThresholdsInvalid
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


@cache
def default_thresholds() -> Thresholds:
    """Return the thresholds of ``thresholds.toml``."""
    said = tomllib.loads(Path(__file__).with_name("thresholds.toml").read_text("utf-8"))
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
