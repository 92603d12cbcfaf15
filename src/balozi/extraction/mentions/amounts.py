"""Money and quantities in a sentence."""

from collections.abc import Sequence

from balozi.extraction.mentions.money import is_money, money_around, names_money
from balozi.extraction.mentions.numbers import Number, number_at, numerals
from balozi.extraction.mentions.tokens import Token, places_where, texts_in
from balozi.ground.records import made_often

_CODE = len("EUR")


@made_often()
class Amount:
    """A quantity as it is stated.

    Attributes:
        first: index of its first token.
        last: index of its last token.
        value: the number, scale words multiplied in.
        unit: ISO 4217 for money, "percent", or "" for a bare number.
        family: the name that its money shares with other currencies, when nothing tells whose it is.
    """

    first: int
    last: int
    value: float
    unit: str
    family: str = ""


def amounts_in(line: Sequence[Token]) -> list[Amount]:
    """Return the amounts of a sentence from left to right."""
    places = list(places_where(numerals().opens.__getitem__, texts_in(line)))
    monied = bool(places) and names_money(line)
    found: list[Amount] = []
    behind = 0
    for index in places:
        hit = _amount_at(line, index, monied=monied) if index >= behind else None
        if hit is not None:
            found.append(hit)
            behind = hit.last + 1
    return found


def money_in(line: Sequence[Token]) -> list[Amount]:
    """Return the amounts of money of a sentence."""
    return [amount for amount in amounts_in(line) if len(amount.unit) == _CODE]


def _amount_at(line: Sequence[Token], index: int, *, monied: bool) -> Amount | None:
    """Return the amount that begins at a token of a sentence; ``monied`` tells whether a word of money stands in it."""
    number = number_at(line, index)
    if number is None:
        return None
    value, last = _with_letter(line, index, number)
    money = money_around(line, index, last) if monied else None
    if money is not None:
        return Amount(money.first, money.last, value, money.unit, money.family)
    percent = _percent_around(line, index, number.last)
    if percent is not None:
        return Amount(*percent, number.value, "percent")
    # "one of the two", "a hundred": too small to tell by itself that something is counted.
    return None if number.is_bare_word else Amount(index, number.last, number.value, "")


def _with_letter(line: Sequence[Token], index: int, number: Number) -> tuple[float, int]:
    """Return a number with the letter that scales money: "$5m", "KSh 300M", "14 M€"; in others "m" is a metre."""
    at = number.last + 1
    scale = numerals().letters.get(line[at].key) if at < len(line) else None
    if scale is None:
        return number.value, number.last
    glued = line[at].start == line[number.last].end
    before = index > 0 and is_money(line[index - 1])
    behind = at + 1 < len(line) and is_money(line[at + 1]) and not line[at + 1].text.isalpha()
    return (number.value * scale, at) if (glued and before) or behind else (number.value, number.last)


def _percent_around(line: Sequence[Token], first: int, last: int) -> tuple[int, int] | None:
    behind = [token.key for token in line[last + 1 : last + 3]]
    if behind[:1] in (["%"], ["percent"]):
        return first, last + 1
    if behind in (["per", "cent"], ["pour", "cent"]):
        return first, last + 2
    if first and line[first - 1].key == "asilimia":
        return first - 1, last
    return None
