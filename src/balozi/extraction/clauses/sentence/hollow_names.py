"""Words that name nobody here: a state that tells a currency or a firm, a city that calls a text, an item's mark."""

from collections.abc import Sequence

from balozi.extraction.clauses.sentence.cues import closed, words_of
from balozi.extraction.mentions.amounts import Amount
from balozi.extraction.mentions.mentions import Mention, Of
from balozi.extraction.mentions.tokens import Token

_CURRENCY = len("USD")
_OWNERS = frozenset({Of.STATE, Of.PEOPLE, Of.ORGANISATION})
_PLACES = frozenset({Of.STATE, Of.CITY})
_OF = {"fr": frozenset({"de", "d"}), "sw": frozenset({"wa", "la", "ya"})}
_CALLED = frozenset({Of.STATE, Of.PEOPLE})
_FIRMS = frozenset(
    {
        "air",
        "airlines",
        "airways",
        "airline",
        "telecom",
        "telecoms",
        "telecommunications",
        "breweries",
        "motors",
    }
)
# "d’", "de": so near stands the city.
_LINKED = 4
_JOINTS = frozenset({"-", "–", "and", "et", "na", "/", "&", "between"})

# "business leaders", "political parties": who these are of is told by the word before.
_HEADS, _SIDES = closed("hollow_names", "heads"), closed("hollow_names", "sides")

# "the two companies", "both clubs": no states.
_PRIVATE_PAIRS = words_of("background", "english")["pairs"]
# "It is clear that", "it remains open whether"; so many words may be pointed at: "It was in the old town of Lima that".
_BEING = frozenset({"is", "was", "has", "remains", "became", "seems", "appears"})
_POINTED, _FAR = frozenset({"that", "whether", "why"}), 7


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
    if place.of is not Of.CITY or not 1 < place.first - text.last <= _LINKED:
        return False
    links = _OF.get(language, frozenset())
    between = [token.key for token in line[text.last + 1 : place.first]]
    behind = line[place.last + 1].key if place.last + 1 < len(line) else ""
    return between[0] in links and set(between[1:]) <= {"'", "’"} and behind not in _JOINTS


def outside_crowds(line: Sequence[Token], mentions: list[Mention]) -> list[Mention]:
    """Return the mentions without leaders of some trade or folk, who are none of the sides: "business leaders"."""
    if all(mention.of is not Of.PAIR for mention in mentions):
        return mentions
    return [m for m in mentions if m.of is not Of.PAIR or not _is_of_a_crowd(line, m)]


def _is_of_a_crowd(line: Sequence[Token], mention: Mention) -> bool:
    behind = line[mention.last + 1] if mention.last + 1 < len(line) else None
    if behind is not None and behind.key in _PRIVATE_PAIRS and behind.text.islower():
        # "The two companies, based in Poland and Ukraine, held talks".
        return True
    if mention.first != mention.last or not mention.first or line[mention.first].key not in _HEADS:
        return False
    before = line[mention.first - 1]
    return before.text.isalpha() and before.text.islower() and before.key not in _SIDES


def outside_firms(line: Sequence[Token], row: Sequence[str], mentions: list[Mention]) -> list[Mention]:
    """Return the mentions without the states that call a firm: "Ethiopian Airlines", "Air Tanzania".

    Args:
        line: the tokens of an English sentence.
        row: their keys.
        mentions: in it.
    """
    if _FIRMS.isdisjoint(row):
        return mentions
    return [m for m in mentions if m.of not in _CALLED or not _is_of_a_firm(line, m)]


def _is_of_a_firm(line: Sequence[Token], mention: Mention) -> bool:
    before = line[mention.first - 1] if mention.first else None
    behind = line[mention.last + 1] if mention.last + 1 < len(line) else None
    flies = before is not None and before.text == "Air"
    return flies or (behind is not None and behind.is_capital and behind.key in _FIRMS - {"air"})


def outside_pointers(line: Sequence[Token], row: Sequence[str], mentions: list[Mention]) -> list[Mention]:
    """Return the mentions without an "it" that stands for nobody: "It is expected that", "It was in Lima that they".

    Args:
        line: the tokens of an English sentence.
        row: their keys.
        mentions: in it.
    """
    if "it" not in row or _POINTED.isdisjoint(row):
        return mentions
    return [m for m in mentions if m.of is not Of.OWN or not _only_points(row, m.first, m.last)]


def _only_points(row: Sequence[str], first: int, last: int) -> bool:
    if first != last or row[first] != "it" or row[last + 1 : last + 2] == []:
        return False
    begin = last + 2 if row[last + 1] in _BEING else last + 3 if row[last + 2 : last + 3] == ["be"] else 0
    return bool(begin) and not _POINTED.isdisjoint(row[begin + 1 : begin + _FAR])
