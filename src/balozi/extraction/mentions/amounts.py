"""Money and quantities in a sentence."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from balozi.extraction.mentions.dates import words
from balozi.extraction.mentions.tokens import Token

_LONGEST = 24
_BETWEEN = frozenset(
    {"za", "la", "ya", "de", "d", "'", "us", "u.s.", "american", "marekani", "kenyan", "kenya", "zaidi"}
)


@dataclass(frozen=True, slots=True)
class Amount:
    """A quantity as it is stated.

    Attributes:
        first: index of its first token.
        last: index of its last token.
        value: the number, scale words multiplied in.
        unit: ISO 4217 for money, "percent", or "" for a bare number.
    """

    first: int
    last: int
    value: float
    unit: str


@cache
def _starts() -> frozenset[str]:
    """Return the words with which a number can begin."""
    numbers, scales, _ = _tables()
    return frozenset((*numbers, *scales))


@cache
def _tables() -> tuple[Mapping[str, float], Mapping[str, float], Mapping[str, str]]:
    table = words()
    return table["numbers"], table["scales"], table["currencies"]


def amounts_in(line: Sequence[Token]) -> list[Amount]:
    """Return the amounts of a sentence from left to right."""
    found: list[Amount] = []
    starts = _starts()
    index = 0
    while index < len(line):
        token = line[index]
        hit = _amount_at(line, index) if token.key in starts or token.text[0].isdigit() else None
        if hit is None:
            index += 1
        else:
            found.append(hit)
            index = hit.last + 1
    return found


def money_in(line: Sequence[Token]) -> list[Amount]:
    """Return the amounts of money of a sentence."""
    return [amount for amount in amounts_in(line) if len(amount.unit) == 3]


def _amount_at(line: Sequence[Token], index: int) -> Amount | None:
    number = _number_at(line, index)
    if number is None:
        return None
    value, first, last = number
    unit, first, last = _unit_around(line, first, last)
    return Amount(first, last, value, unit)


def _number_at(line: Sequence[Token], index: int) -> tuple[float, int, int] | None:
    """Return a number with its scale: "592 million", "milioni 16", "elfu moja"."""
    numbers, scales, _ = _tables()
    key = line[index].key
    following = line[index + 1].key if index + 1 < len(line) else ""
    value = _value(line[index])
    if value is None and key in scales and key not in {"cent", "mia"}:
        scaled = _value(line[index + 1]) if index + 1 < len(line) else None
        scaled = numbers.get(following) if scaled is None else scaled
        return None if scaled is None else (scaled * scales[key], index, index + 1)
    if value is None and key in numbers and following in scales:
        value = float(numbers[key])
    if value is None:
        return None
    if following in scales:
        return value * scales[following], index, index + 1
    return value, index, index


def _value(token: Token) -> float | None:
    text = token.text
    if len(text) > _LONGEST or not (text[0].isascii() and text[0].isdigit()):
        return None
    whole = (
        text.replace(",", "")
        if text.count(",") > 1 or len(text.rpartition(",")[2]) == 3
        else text.replace(",", ".")
    )
    try:
        return float(whole)
    except ValueError:
        return None


def _shared_name(line: Sequence[Token], last: int) -> str:
    """Return the currency of "38 million Australian dollars", "" when none of another state's name follows."""
    behind = " ".join(token.key for token in line[last + 1 : last + 3])
    found: str = words()["currencies_of"].get(behind, "")
    return found


def _dollar(line: Sequence[Token], first: int) -> str:
    """Return whose dollar stands before a number, as in "A$38 million", "NZ$5,000"; "" when it is not told."""
    glued = first > 1 and line[first - 1].text == "$" and line[first - 2].end == line[first - 1].start
    return _tables()[2].get(f"{line[first - 2].key}$", "") if glued else ""


def _unit_around(line: Sequence[Token], first: int, last: int) -> tuple[str, int, int]:
    currencies = _tables()[2]
    dollar, shared = _dollar(line, first), _shared_name(line, last)
    if dollar or shared:
        return (dollar, first - 2, last) if dollar else (shared, first, last + 2)
    if first and line[first - 1].key in currencies:
        return currencies[line[first - 1].key], first - 1, last
    at = last + 1
    while at < min(len(line), last + 3) and line[at].key in _BETWEEN:
        at += 1
    if at < len(line) and line[at].key in currencies:
        return currencies[line[at].key], first, at
    at = first - 1
    while at >= max(0, first - 3) and line[at].key in _BETWEEN:
        at -= 1
    if at >= 0 and line[at].key in currencies:
        return currencies[line[at].key], at, last
    return _percent_around(line, first, last)


def _percent_around(line: Sequence[Token], first: int, last: int) -> tuple[str, int, int]:
    if last + 1 < len(line) and line[last + 1].key in {"%", "percent", "per"}:
        return "percent", first, last + 1
    if first and line[first - 1].key in {"asilimia"}:
        return "percent", first - 1, last
    return "", first, last
