"""Words that name nobody here: a state that tells a currency, a city by which a text is called, the mark of an item."""

from collections.abc import Sequence

from balozi.extraction.mentions.amounts import Amount
from balozi.extraction.mentions.mentions import Mention, Of
from balozi.extraction.mentions.tokens import Token

_CURRENCY = len("USD")
_OWNERS = frozenset({Of.STATE, Of.PEOPLE, Of.ORGANISATION})
_PLACES = frozenset({Of.STATE, Of.CITY})
_OF = {"fr": frozenset({"de", "d"}), "sw": frozenset({"wa", "la", "ya"})}
_JOINTS = frozenset({"-", "–", "and", "et", "na", "/", "&", "between"})


def outside_money(mentions: list[Mention], amounts: Sequence[Amount]) -> list[Mention]:
    """Return the mentions without the states that only tell a currency: "79 million U.S. dollars"."""
    money = [a for a in amounts if len(a.unit) == _CURRENCY]
    if not money:
        return mentions
    return [
        m
        for m in mentions
        if m.of not in _OWNERS or not any(a.first <= m.first <= m.last <= a.last for a in money)
    ]


def outside_marks(line: Sequence[Token], mentions: list[Mention]) -> list[Mention]:
    """Return the mentions without the mark of an item that looks like a speaker: "i. Agreement on roads"."""
    if not line or line[0].text != "i":
        return mentions
    return [m for m in mentions if m.first > 0]


def outside_texts(line: Sequence[Token], mentions: list[Mention], language: str) -> list[Mention]:
    """Return the mentions without the places by which a text is called: "the Samoa Agreement", "Mkataba wa Kampala"."""
    texts = [m for m in mentions if m.of is Of.INSTRUMENT]
    if not texts or not any(m.of in _PLACES for m in mentions):
        return mentions
    named = _named_before if language == "en" else _named_behind
    return [
        m
        for m in mentions
        if m.of not in _PLACES or not any(named(line, m, text, language) for text in texts)
    ]


def _named_before(line: Sequence[Token], place: Mention, text: Mention, _: str) -> bool:
    """Tell whether an English text is called by the place right before it, alone: no "Kenya-Uganda Agreement"."""
    word = line[text.first]
    alone = place.first == 0 or line[place.first - 1].key not in _JOINTS
    return place.last == text.first - 1 and word.is_capital and not word.text.isupper() and alone


def _named_behind(line: Sequence[Token], place: Mention, text: Mention, language: str) -> bool:
    """Tell whether a French or Swahili text is called by a city: "l'accord de Paris", "Itifaki ya Maputo"."""
    links = _OF.get(language, frozenset())
    between = [token.key for token in line[text.last + 1 : place.first]]
    behind = line[place.last + 1].key if place.last + 1 < len(line) else ""
    joined = bool(between) and between[0] in links and set(between[1:]) <= {"'", "’"}
    return place.of is Of.CITY and joined and behind not in _JOINTS
