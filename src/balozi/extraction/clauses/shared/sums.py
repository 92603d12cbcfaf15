"""How much is promised: money in the currency that is meant, else so many soldiers, scholarships, tonnes."""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from balozi.extraction.clauses.sentence.cues import words_text
from balozi.extraction.clauses.sentence.lines import Line, Reading
from balozi.extraction.mentions.amounts import Amount
from balozi.extraction.mentions.money import meant
from balozi.extraction.mentions.numbers import Number, number_at, numerals

_CODE = len("EUR")
# Adjectives may stand between a number and what it counts: "1,000 additional metric tonnes".
_ADJECTIVES = 3
# "ufadhili wa masomo 120", "wanajeshi wengine mia saba".
_BEFORE = 3
# Behind these a new group of words begins: "forty experts to the trucks".
_NEW = frozenset({"of", "to", "for", "in", "from", "at", "on", "with", "and", "or", "per", "de", "des", "du", "d", "a",
                  "au", "aux", "pour", "en", "dans", "sur", "avec", "et", "ou", "par", "kwa", "na", "katika", ",",
                  "cubic", "square", "cubes", "carres"})  # fmt: skip
_IN_SWAHILI = frozenset(
    {"wa", "ya", "za", "la", "cha", "vya", "masomo", "wengine", "zaidi", "mpya", "nyingine"}
)
# "110 million of the 180 million euros": a share has the money of the whole.
_SHARE = frozenset({"of", "sur", "kati"})
# "a hospital of 200 beds", "maegesho ya malori mia tatu": how large a thing is; a force is its soldiers.
_SIZED = frozenset({"of", "de", "d", "'", "ya", "wa", "cha", "la", "vya"})
_MEN = frozenset({"soldiers", "troops", "monitors", "police officers"})


def amount_of(
    line: Line, span: tuple[int, int], owners: Sequence[str], reading: Reading
) -> dict[str, object] | None:
    """Return the value and unit of what is promised between two tokens, None when no number is told.

    Args:
        line: the sentence.
        span: first and last token of the promise.
        owners: who promises, then to whom: theirs is a currency of a shared name.
        reading: the paper.
    """
    told = [amount for amount in line.amounts if span[0] <= amount.first <= span[1]]
    money = next((_shared(line, amount, told) for amount in told if _is_of_money(line, amount, told)), None)
    if money is not None:
        concerned = (*owners, *line.around.common)
        unit = meant((money.unit, money.family), concerned, reading.home) if money.family else money.unit
        return {"value": money.value, "unit": unit}
    return next(_quantities(line, span), None)


def _is_of_money(line: Line, amount: Amount, told: Sequence[Amount]) -> bool:
    return len(amount.unit) == _CODE or _shared(line, amount, told) is not amount


def _shared(line: Line, amount: Amount, told: Sequence[Amount]) -> Amount:
    """Return a share with the money of the whole it is a part of: "110 million of the 180 million euros"."""
    behind = next((other for other in told if amount.last < other.first <= amount.last + _ADJECTIVES), None)
    if amount.unit or behind is None or len(behind.unit) != _CODE or amount.value > behind.value:
        return amount
    part = line.tokens[amount.last + 1].key in _SHARE
    return Amount(amount.first, amount.last, amount.value, behind.unit, behind.family) if part else amount


@cache
def _units() -> Mapping[str, str]:
    """Return the registered units by their words."""
    text = words_text("quantities.toml")
    return {word: unit for unit, words in tomllib.loads(text)["units"].items() for word in words}


def _quantities(line: Line, span: tuple[int, int]) -> Iterator[dict[str, object]]:
    """Yield what is counted in a promise, from left to right."""
    if _units().keys().isdisjoint(line.keys):
        return
    starts, at = numerals().starts, span[0]
    while at <= min(span[1], len(line.tokens) - 1):
        token = line.tokens[at]
        number = number_at(line.tokens, at) if token.text[0].isdigit() or token.key in starts else None
        unit, noun = _counted(line, at, number) if number is not None else ("", at)
        if number is not None and unit and number.value > 1 and not _is_size(line, min(at, noun), unit):
            yield {"value": number.value, "unit": unit}
        at = (number.last if number is not None else at) + 1


def _is_size(line: Line, first: int, unit: str) -> bool:
    """Tell whether a number says how large a thing is: "a hospital of 200 beds"."""
    before = line.tokens[first - 1].key if first > 0 else ""
    return before in _SIZED and unit not in _MEN


def _counted(line: Line, first: int, number: Number) -> tuple[str, int]:
    """Return the unit that a number counts and where it stands, "" when none of ours."""
    units = _units()
    if line.words.language == "sw":
        for at in range(first - 1, max(-1, first - 1 - _BEFORE), -1):
            key = line.tokens[at].key
            if key in units:
                return units[key], at
            if key not in _IN_SWAHILI:
                break
    for at in range(number.last + 1, min(len(line.tokens), number.last + 2 + _ADJECTIVES)):
        key = line.tokens[at].key
        if key in units:
            return units[key], at
        swahili = line.words.language == "sw" and key not in _IN_SWAHILI
        if key in _NEW or swahili or not key.isalpha():
            break
    return "", first
