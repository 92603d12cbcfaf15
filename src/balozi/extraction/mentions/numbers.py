"""Numbers in a sentence: "12 000", "4,5 millions", "two point one million", "milioni mbili na nusu"."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from balozi.extraction.mentions.tokens import Token, opening
from balozi.ground.records import made_often

_LONGEST, _GROUP = 24, 3
_HUNDRED, _TEN = 100, 10
# "thousand million" is said; nobody says more.
_HIGHEST = 10**12
# No number is said in more words.
_WORDS = 14


@made_often()
class Number:
    """A number as it is stated.

    Attributes:
        last: index of its last token.
        value: scale words multiplied in.
        is_bare_word: whether it is a small number in words, which often counts nothing ("one of the two").
    """

    last: int
    value: float
    is_bare_word: bool = False


@dataclass(frozen=True, slots=True)
class Numerals:
    """The words of numbers, by their keys."""

    small: Mapping[str, int]
    swahili: Mapping[str, int]
    scales: Mapping[str, int]
    before: Mapping[str, int]
    letters: Mapping[str, int]
    one: frozenset[str]
    joints: frozenset[str]
    points: frozenset[str]
    halves: frozenset[str]
    starts: frozenset[str]
    opens: Mapping[str, bool]


@cache
def numerals() -> Numerals:
    """Return the words of numbers, ready to be looked up."""
    table = tomllib.loads((resources.files(__package__) / "numbers.toml").read_text(encoding="utf-8"))
    words = {name: frozenset(listed) for name, listed in table["words"].items()}
    small, scales, before = table["small"], table["scales"], table["scales_before"]
    starts = frozenset({*small, *table["swahili"], *scales, *before, "half", "demi", "nusu", "un", "a"})
    return Numerals(small, table["swahili"], scales, before, table["letters"], words["one"], words["joints"],
                    words["points"], words["halves"], starts, opening(starts))  # fmt: skip


def number_at(line: Sequence[Token], index: int) -> Number | None:
    """Return the number that begins at a token, with its scale; None when none does."""
    token, book = line[index], numerals()
    if token.text[0].isdigit():
        return _in_figures(line, index)
    key = token.key
    if key in book.before:
        return _scale_first(line, index)
    if key in book.halves and index + 1 < len(line):
        return _half(line, index)
    if key in book.one:
        return _behind_article(line, index)
    if key in book.swahili:
        value, last = _added(line, index, book.swahili)
        return Number(last, value, is_bare_word=True)
    return _in_words(line, index) if key in book.small or key in book.scales else None


def _behind_article(line: Sequence[Token], index: int) -> Number | None:
    """Return "a million", "un milliard", "un demi-million"; None for an article."""
    book = numerals()
    behind = line[index + 1].key if index + 1 < len(line) else ""
    if behind in book.halves and index + 2 < len(line):
        return _half(line, index + 1)
    return _scaled(line, index, 1.0) if behind in book.scales else None


def value_of(token: Token, *, scaled: bool = False) -> float | None:
    """Return the number a token of figures stands for: "1,250", "4,5", "12.000"."""
    text = token.text
    if len(text) > _LONGEST or not (text[0].isascii() and text[0].isdigit()):
        return None
    for mark, other in ((",", "."), (".", ",")):
        grouped = text.count(mark) > 1 or (len(text.rpartition(mark)[2]) == _GROUP and mark in text)
        if grouped and (mark == "," or (not scaled and text[0] != "0")):
            text = text.replace(mark, "")
            break
        if mark in text and other not in text:
            text = text.replace(mark, ".")
            break
    try:
        return float(text)
    except ValueError:
        return None


def _in_figures(line: Sequence[Token], index: int) -> Number | None:
    """Return a number in figures with what scales it: "592 million", "12 000", "2,5 milliards", "300m"."""
    last, whole = index, line[index].text
    while _is_group(line, last, whole):
        last += 1
        whole += line[last].text
    behind = line[last + 1].key if last + 1 < len(line) else ""
    value = float(whole) if last > index else value_of(line[index], scaled=behind in numerals().scales)
    return None if value is None else _scaled(line, last, value)


def _is_group(line: Sequence[Token], last: int, whole: str) -> bool:
    """Tell whether a token goes on with a number parted by blanks: "12 000", "22 000 000"."""
    if (
        last + 1 >= len(line)
        or len(whole) > _LONGEST
        or not (whole.isdigit() and len(line[last].text) <= _GROUP)
    ):
        return False
    behind = line[last + 1]
    return behind.text.isdigit() and len(behind.text) == _GROUP and behind.start == line[last].end + 1


def _scaled(line: Sequence[Token], last: int, value: float) -> Number:
    """Return a number multiplied by the scales behind its last token, and a half if one is added."""
    book, scale = numerals(), 1
    while last + 1 < len(line) and line[last + 1].key in book.scales and scale < _HIGHEST:
        scale *= book.scales[line[last + 1].key]
        last += 1
    if scale == 1:
        return Number(last, value)
    half = _and_a_half(line, last)
    return Number(half, (value + 0.5) * scale) if half else Number(last, value * scale)


def _and_a_half(line: Sequence[Token], last: int) -> int:
    """Return the last token of "and a half", "et demi", "na nusu"; 0 when none follows."""
    book = numerals()
    if last + 2 >= len(line) or line[last + 1].key not in book.joints:
        return 0
    at = last + 2 + (line[last + 2].key in book.one)
    return at if at < len(line) and line[at].key in book.halves else 0


def _half(line: Sequence[Token], index: int) -> Number | None:
    """Return "half a million", "un demi-million", "nusu milioni"."""
    book, at = numerals(), index + 1
    while at < min(len(line), index + 3) and line[at].key in {"a", "-", "ya"}:
        at += 1
    scale = book.scales.get(line[at].key) if at < len(line) else None
    return None if scale is None or scale <= _HUNDRED else Number(at, scale / 2)


def _in_words(line: Sequence[Token], index: int) -> Number | None:
    """Return a number in English or French words: "twenty-two", "trois cent vingt mille", "two point one million"."""
    book = numerals()
    total, current, last, scale, at = 0.0, None, index - 1, 1, index
    while at < min(len(line), index + _WORDS):
        key = line[at].key
        if key in book.small and (current is None or current >= _HUNDRED):
            small, last = _added(line, at, book.small)
            half = _and_a_half(line, last)
            current, last = (current or 0.0) + small + (0.5 if half else 0), half or last
        elif book.scales.get(key) == _HUNDRED:
            current, last = (current or 1.0) * _HUNDRED, at
        elif key in book.scales:
            scale = book.scales[key]
            total, current, last = total + (1.0 if current is None else current) * scale, None, at
        elif key in book.points and current is not None and _digit(line, at + 1):
            current, last = current + _digit(line, at + 1) / _TEN, at + 1
        elif not (key in book.joints and last == at - 1 and _goes_on(line, at)):
            break
        at = max(at, last) + 1
    value = total + (current or 0.0)
    half = _and_a_half(line, last) if scale > 1 and current is None else 0
    small_word = scale == 1 and value < _HUNDRED
    return Number(half or last, value + (scale / 2 if half else 0), is_bare_word=small_word)


def _digit(line: Sequence[Token], at: int) -> int:
    return numerals().small.get(line[at].key, 0) if at < len(line) else 0


def _goes_on(line: Sequence[Token], at: int) -> bool:
    """Tell whether a joint leads on within a number in words: "one hundred and twenty", "vingt-deux mille"."""
    book = numerals()
    behind = line[at + 1].key if at + 1 < len(line) else ""
    near = line[at].key == "-" or (book.scales.get(line[at - 1].key, 0) in {_HUNDRED, 1000})
    return near and behind in book.small


def _added(line: Sequence[Token], index: int, small: Mapping[str, int]) -> tuple[float, int]:
    """Return tens and units together, and the last token: "twenty-two", "quatre-vingt-dix", "kumi na mbili"."""
    joints = numerals().joints
    value, last = small[line[index].key], index
    while True:
        at = last + 1 + (last + 1 < len(line) and line[last + 1].key in joints)
        more = small.get(line[at].key, 0) if at < len(line) else 0
        if more == 2 * _TEN and value == 4 and line[at].key.startswith("vingt"):
            value, last = 80, at
        elif more and _may_follow(value, more):
            value, last = value + more, at
        else:
            return float(value), last


def _may_follow(value: int, more: int) -> bool:
    """Tell whether a small number is added to the one before it: "vingt-deux", "soixante-douze"."""
    if value in {60 + _TEN, 80 + _TEN}:
        return 6 < more < _TEN
    return value % _TEN == 0 and (more < _TEN or (value in {60, 80} and more < 2 * _TEN))


def _scale_first(line: Sequence[Token], index: int) -> Number | None:
    """Return a Swahili number: "milioni 16", "bilioni mbili na laki tano", "mia mbili hamsini"."""
    book = numerals()
    scale = book.before[line[index].key]
    times = _times(line, index + 1, scale)
    if times is None:
        return None
    value, last = times.value * scale, times.last
    half = _and_a_half(line, last)
    if half:
        return Number(half, value + scale / 2)
    at = last + 1 + (last + 1 < len(line) and line[last + 1].key == "na")
    rest = _rest(line, at, scale) if at < len(line) else None
    return Number(rest.last, value + rest.value) if rest is not None else Number(last, value)


def _times(line: Sequence[Token], at: int, scale: int) -> Number | None:
    """Return how many of a Swahili scale are told: in figures, a small number, or a smaller scale of its own."""
    book = numerals()
    if at >= len(line):
        return None
    token = line[at]
    if token.text[0].isdigit():
        value = value_of(token, scaled=True)
        return None if value is None else Number(at, value)
    if token.key in book.swahili:
        value, last = _added(line, at, book.swahili) if scale > _HUNDRED else (book.swahili[token.key], at)
        if last + 2 < len(line) and line[last + 1].key == "nukta" and line[last + 2].key in book.swahili:
            return Number(last + 2, value + book.swahili[line[last + 2].key] / _TEN)
        return Number(last, value)
    smaller = book.before.get(token.key, scale)
    return _scale_first(line, at) if smaller < scale else None


def _rest(line: Sequence[Token], at: int, scale: int) -> Number | None:
    """Return what a Swahili number adds below its scale: "na laki tano", "na hamsini"."""
    book = numerals()
    key = line[at].key
    if book.before.get(key, scale) < scale:
        return _scale_first(line, at)
    if key in book.swahili and scale <= 1000:
        value, last = _added(line, at, book.swahili)
        return Number(last, value)
    return None
