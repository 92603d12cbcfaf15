"""Exact numbers: read from text, computed as fractions, written as decimals."""

import re
from collections.abc import Iterable
from decimal import ROUND_HALF_EVEN, Context, Decimal, Inexact
from fractions import Fraction
from functools import lru_cache

from balozi.ground.errors.results import NotANumber

_SHAPE = re.compile(r"[+-]?(?:\d{1,30}(?:\.\d{0,30})?|\.\d{1,30})(?:[eE][+-]?\d{1,2})?\Z", re.ASCII)
# A number that ends within so many digits is written as it is; any other one is rounded, once and at the very end.
_EXACT_DIGITS = 28
ROUNDED_DIGITS = 12
_EXACT = Context(prec=_EXACT_DIGITS, rounding=ROUND_HALF_EVEN, traps=[])
_ROUNDED = Context(prec=ROUNDED_DIGITS, rounding=ROUND_HALF_EVEN, traps=[])


@lru_cache(maxsize=65536)
def number_of(text: str, column: str = "value") -> Fraction:
    """Read a number exactly.

    Raises:
        NotANumber: anything but digits with a decimal point; "1,250", "80%", "nan" and "inf" too.

    Examples:
        >>> number_of("0.1") + number_of("0.2") == number_of("0.3")
        True
    """
    told = text.strip()
    if not _SHAPE.match(told):
        raise NotANumber(column, text)
    return Fraction(told)


def decimal_of(number: Fraction) -> str:
    """Write a number as a decimal: as it is where it ends, otherwise with twelve significant digits.

    Examples:
        >>> decimal_of(Fraction(4, 5)), decimal_of(Fraction(2, 3)), decimal_of(Fraction(1200))
        ('0.8', '0.666666666667', '1200')
    """
    below = number.denominator
    return str(number.numerator) if below == 1 else _divided(number.numerator, below)


def decimal_apart(number: Fraction, limits: Iterable[Fraction]) -> str:
    """Write a number as `decimal_of` does, with more digits where rounding would lay it on a limit that it misses.

    Examples:
        >>> decimal_apart(Fraction(10**15 - 1, 10**15 - 2), [Fraction(1)])
        '1.000000000000001'
        >>> decimal_apart(Fraction(2, 3), [Fraction(1)])
        '0.666666666667'
    """
    written = decimal_of(number)
    for limit in limits:
        if number != limit and written == decimal_of(limit):
            more = _EXACT.divide(Decimal(number.numerator), Decimal(number.denominator))
            return format(more, "f").rstrip("0")
    return written


@lru_cache(maxsize=65536)
def _divided(above: int, below: int) -> str:
    _EXACT.clear_flags()
    quotient = _EXACT.divide(_EXACT.create_decimal(above), _EXACT.create_decimal(below))
    if _EXACT.flags[Inexact]:
        quotient = _ROUNDED.divide(Decimal(above), Decimal(below))
    written = format(quotient, "f")
    return written.rstrip("0").rstrip(".") if "." in written else written


class Number(str):
    """A number in exact decimals, which JSON writes without quotation marks."""

    __slots__ = ()
