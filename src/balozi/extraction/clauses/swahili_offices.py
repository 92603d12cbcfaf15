"""Office-holders named again in Swahili: "Mfalme huyo", "mwanadiplomasia huyo", after the state they serve was told."""

from collections.abc import Iterator, Mapping, Sequence

from balozi.extraction.clauses.cues import closed
from balozi.extraction.mentions.mentions import Mention, Of
from balozi.extraction.mentions.tokens import Token

_ROYAL = closed("swahili_sides", "royal")
_ENVOYS = closed("swahili_sides", "envoys")
_MEDIATORS, _TWO = closed("swahili_mediators", "words"), 2
_OF = frozenset({"wa", "ya", "la", "mpya", "mkazi", "mteule", "mdogo", "maalumu"})


def told_offices(line: Sequence[Token], mentions: Sequence[Mention]) -> Iterator[tuple[str, str]]:
    """Yield the key of each royal or envoy told with a state: "Mfalme wa Jordan" is "mfalme huyo" from then on."""
    for mention in mentions:
        word = line[mention.first].key
        if mention.of is not Of.OFFICE or word not in _ROYAL | _ENVOYS:
            continue
        behind = next((m for m in mentions if mention.last < m.first <= mention.last + 4), None)
        if behind is None or behind.of is not Of.STATE:
            continue
        if all(token.key in _OF for token in line[mention.last + 1 : behind.first]):
            yield key_of_office(word), behind.code


def key_of_office(word: str) -> str:
    """Return the key under which an office is remembered, which no name can be: a blank stands before it."""
    return " envoy" if word in _ENVOYS else f" {word}"


def told_again(line: Sequence[Token], mention: Mention, people: Mapping[str, str]) -> tuple[str, ...]:
    """Return the state of "mfalme huyo", "mwanadiplomasia huyo", or of "Mfalme" alone, where the paper told it."""
    word = line[mention.first].key
    code = people.get(key_of_office(word), "") if word in _ROYAL | _ENVOYS else ""
    again = mention.of is Of.OFFICE or line[mention.last].key in {"huyo", "huyu"}
    return (code,) if code and again else ()


def without_mediators(
    line: Sequence[Token], mentions: Sequence[Mention], states: tuple[str, ...]
) -> tuple[str, ...]:
    """Return the states that talk, without the one that brings them together: "chini ya upatanishi wa Qatar"."""
    helps = {
        mention.code
        for mention in mentions
        if mention.of is Of.STATE
        and _MEDIATORS & {token.key for token in line[max(0, mention.first - 4) : mention.last + 3]}
    }
    talking = tuple(code for code in states if code not in helps)
    return talking if len(talking) >= _TWO else states
