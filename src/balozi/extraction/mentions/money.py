"""Which money a number counts: "KSh 300m", "milioni 4 za dola", "trois millions de francs CFA"."""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from balozi.extraction.mentions.tokens import Known, Token, key_of, keys, texts_in
from balozi.ground.records import made_often
from balozi.packs import gazetteer

# How many words may stand between a number and its money, and how many a name of its owner may have.
_BETWEEN, _NAME = 4, 3
_LINKS = frozenset({"za", "ya", "la", "de", "du", "des", "d", "'", "of"})
# "Ki-" makes of a people's stem its manner: "dola za Kimarekani".
_MANNER = "ki"
# A bare "dollar" or "pound" is theirs all over the world.
_WORLDWIDE = frozenset({"USD", "GBP"})


@made_often()
class Money:
    """The money that a number counts.

    Attributes:
        unit: ISO 4217.
        first: index of its first token, or of the number.
        last: index of its last token, or of the number.
        family: the name it shares with other currencies when nothing tells whose it is, else "".
    """

    unit: str
    first: int
    last: int
    family: str = ""


@dataclass(frozen=True, slots=True)
class Currencies:
    """The words of money, by their keys."""

    alone: Mapping[str, str]
    behind: Mapping[str, str]
    family: Mapping[str, str]
    unnamed: Mapping[str, str]
    at_home: Mapping[str, frozenset[str]]
    owned: Mapping[tuple[str, str], str]
    signs: Mapping[str, str]
    others: Mapping[str, str]
    between: frozenset[str]
    codes: frozenset[str]


@cache
def currencies() -> Currencies:
    """Return the words of money, ready to be looked up."""
    table = tomllib.loads((resources.files(__package__) / "money.toml").read_text(encoding="utf-8"))
    family = {word: name for name, listed in table["families"].items() for word in listed}
    owned = {
        (name, owner): unit
        for name, units in table["owned"].items()
        for unit, owners in units.items()
        for owner in owners
    }
    words = table["words"]
    alone = {f"{word}s": unit for word, unit in table["currencies"].items() if word.isalpha()} | table[
        "currencies"
    ]
    at_home = {name: frozenset(units) for name, units in table["at_home"].items()}
    others = {word: listed[0] for word, listed in table["others"].items()}
    return Currencies(alone, table["behind"], family, table["unnamed"], at_home, owned, table["signs"],
                      others, frozenset(words["between"]), frozenset(words["codes"]))  # fmt: skip


def money_around(line: Sequence[Token], first: int, last: int) -> Money | None:
    """Return the money that the number between two tokens counts; None when it counts none."""
    return _before(line, first, last) or _behind(line, first, last)


def names_money(line: Sequence[Token]) -> bool:
    """Tell whether a word or sign of money stands in a sentence."""
    return any(map(_of_money().__getitem__, texts_in(line)))


@cache
def _of_money() -> Known[bool]:
    """Return by a word as it is written whether it names money, or does so behind a number."""
    book = currencies()
    by_key = frozenset({*book.alone, *book.family, *book.behind})
    return Known(lambda word: word in book.codes or key_of(word) in by_key)


def is_money(token: Token) -> bool:
    """Tell whether a word or sign names money."""
    book = currencies()
    return token.key in book.alone or token.key in book.family or token.text in book.codes


def owned_by(family: str, owners: Sequence[str]) -> str:
    """Return the currency of a shared name that is one of the owners', "" when none has one of that name.

    Examples:
        >>> owned_by("shilling", ["FRA", "TZA"])
        'TZS'
    """
    owned = currencies().owned
    for owner in owners:
        unit = owned.get((family, owner)) or owned.get((family, f"ORG:{owner}"))
        if unit:
            return unit
    return ""


def meant(money: tuple[str, str], owners: Sequence[str], home: str) -> str:
    """Return the currency that a shared name means: that of those concerned, a dollar or a pound only at home.

    Args:
        money: the currency that the name alone stands for, and the name.
        owners: who pays, then who is paid.
        home: the state whose paper it is.

    Examples:
        >>> meant(("USD", "dollar"), ["CAN"], "CAN"), meant(("KES", "shilling"), ["CHN", "UGA"], "CHN")
        ('CAD', 'UGX')
    """
    unit, family = money
    if unit not in _WORLDWIDE:
        return owned_by(family, (*owners, home)) or unit
    own = owned_by(family, [home] if home in owners[:1] else [])
    return own if own in currencies().at_home.get(family, ()) else unit


def _before(line: Sequence[Token], first: int, last: int) -> Money | None:
    """Return money named before its number: "US$ 4", "dola za Marekani milioni 4", "faranga bilioni 14 za CFA"."""
    for at in range(first - 1, max(-1, first - 2 - _BETWEEN), -1):
        if is_money(line[at]):
            owners = _joined(line, at + 1, first)
            if owners is None:
                return None
            found = _named(line, at, owners)
            if found is None:
                behind, end = _joined_behind(line, last)
                found = _named(line, at, behind)
                # "dola milioni 5 za Marekani" ends with its owner; "a $5 million US grant" does not.
                last = end if found is not None and line[last + 1].key in _LINKS else last
            return _spanning(found or _plain(line, at), first, last, at)
        aside = line[at].text == "(" and all(token.text != ")" for token in line[at + 1 : first])
        if aside or not (
            line[at].key in currencies().between or line[at].is_capital or line[at].text in "()."
        ):
            # "9 billion Kenyan shillings (79 million US dollars)": what is in brackets is money of its own.
            return None
    return None


def _behind(line: Sequence[Token], first: int, last: int) -> Money | None:
    """Return money named behind its number: "300 million US dollars", "deux milliards de francs CFA"."""
    book = currencies()
    for at in range(last + 1, min(len(line), last + 2 + _BETWEEN)):
        key = line[at].key
        if key in book.behind and at == last + 1:
            return Money(book.behind[key], first, at)
        if is_money(line[at]):
            found = _named(line, at, _joined(line, last + 1, at))
            if found is None:
                owners, end = _joined_behind(line, at)
                found = _named(line, at, owners)
                last = end if found is not None else last
            return _spanning(found or _plain(line, at), first, last, at)
        if key in book.behind and key.endswith("s") and line[at - 1].key in _LINKS:
            return Money(book.behind[key], first, at)
        if not (key in book.between or line[at].is_capital or key in book.others or _is_owner(line, at)):
            return None
    return None


def _spanning(money: Money, first: int, last: int, at: int) -> Money:
    return Money(money.unit, min(first, money.first, at), max(last, money.last, at), money.family)


def _plain(line: Sequence[Token], at: int) -> Money:
    """Return the money of one word or sign, with the letters of a dollar's state beside it."""
    book, token = currencies(), line[at]
    if token.text in book.codes:
        return Money(token.text, at, at)
    if token.key in book.alone:
        return Money(book.alone[token.key], at, at)
    family = book.family[token.key]
    if token.text == "$":
        before = line[at - 1] if at and line[at - 1].end == token.start else None
        if before is not None and before.key in book.signs:
            return Money(book.signs[before.key], at - 1, at)
        behind = line[at + 1] if at + 1 < len(line) else None
        if behind is not None and behind.text.isupper() and behind.key in book.signs:
            return Money(book.signs[behind.key], at, at + 1)
    return Money(book.unnamed[family], at, at, family)


def _named(line: Sequence[Token], at: int, owners: Sequence[str] | None) -> Money | None:
    """Return the money of a shared name whose owner is told beside it."""
    book = currencies()
    family = book.family.get(line[at].key, "")
    for owner in owners or ():
        if family and owner in book.unnamed:
            return Money(book.unnamed[owner], at, at, owner)
        unit = book.owned.get((family, owner)) or (
            owner if len(owner) == _NAME and owner in book.codes else ""
        )
        if family and unit:
            return Money(unit, at, at)
    return None


def _joined(line: Sequence[Token], first: int, end: int) -> tuple[str, ...] | None:
    """Return who is named between two tokens; None when other words stand there too."""
    between, found, at = currencies().between, [], first
    while at < end:
        told = _owner_at(line, at, end)
        if told is None and line[at].key not in between and line[at].text not in "().":
            return None
        if told is not None:
            found.append(told[0])
            at = told[1]
        at += 1
    return tuple(found)


def _joined_behind(line: Sequence[Token], last: int) -> tuple[tuple[str, ...], int]:
    """Return who is named right behind money, and where that ends: "dollars canadiens", "faranga bilioni 14 za CFA"."""
    at = last + 1
    while at < min(len(line), last + 3) and line[at].key in _LINKS:
        at += 1
    told = _owner_at(line, at, min(len(line), at + _NAME)) if at < len(line) else None
    return ((told[0],), told[1]) if told is not None else ((), last)


def _is_owner(line: Sequence[Token], at: int) -> bool:
    return _owner_at(line, at, min(len(line), at + _NAME)) is not None


def _owner_at(line: Sequence[Token], at: int, end: int) -> tuple[str, int] | None:
    """Return the state, or the currency itself, that a name beside money tells, and its last token."""
    other = currencies().others.get(line[at].key)
    if other is not None:
        return other, at
    for last in range(min(end, at + _NAME) - 1, at - 1, -1):
        code = _owners().get(tuple(token.key for token in line[at : last + 1]))
        if code:
            return code, last
    return None


@cache
def _owners() -> Mapping[tuple[str, ...], str]:
    """Return the names and adjectives of the states that have a currency of a shared name."""
    having = {owner for _, owner in currencies().owned}
    found: dict[tuple[str, ...], str] = {}
    for state in gazetteer.states():
        if state.code in having:
            for name in _names(state):
                found.setdefault(keys(name), state.code)
    return found


def _names(state: gazetteer.State) -> Iterator[str]:
    yield from (*state.names.values(), *state.more, *state.people.get("en", ()))
    yield from (f"{word}{plural}" for word in state.people.get("fr", ()) for plural in ("", "s"))
    yield from (f"{_MANNER}{stem}" for stem in state.people.get("sw", ()))
