"""English titles that stand before the word for an instrument: "the Investment Promotion and Protection Agreement"."""

from balozi.extraction.clauses.sentence.cues import closed
from balozi.extraction.clauses.sentence.lines import Line
from balozi.extraction.mentions.mentions import Mention, Of

_NO_NAMES = closed("standings", "no_names")
_COMMON = closed("instruments", "common")
_SMALL = frozenset({"and", "of", "on", "-", "–"})
_NATIONS = frozenset({Of.STATE, Of.PEOPLE, Of.ORGANISATION, Of.CITY})
# A shorter word tells no title; so many letters tell one word of a title from another.
_LEAST, _STEM = 4, 4
# Words that a short name may add to any text.
_ANY = frozenset(
    {"fram", "bila", "coop", "part", "stra", "comp", "memo", "join", "gene", "inte", "peac", "mutu"}
)


def title_words(line: Line, mention: Mention) -> frozenset[str]:
    """Return the beginnings of the words of an English title before the word for its kind.

    Args:
        line: the sentence.
        mention: the word for the instrument.
    """
    if line.words.language != "en" or line.is_headline or not line.tokens[mention.first].is_capital:
        return frozenset()
    named = {at for m in line.mentions if m.of in _NATIONS for at in range(m.first, m.last + 1)}
    # "the Air Services Agreement" is one mention.
    inside = range(mention.first, mention.last) if line.tokens[mention.last].is_capital else ()
    found = {line.row[at][:_STEM] for at in inside if len(line.row[at]) >= _LEAST} - _ANY
    at = mention.first - 1
    # A sentence begins with a capital that is no title.
    while at > 0 and _goes_on(line, at) and line.row[at] not in _NO_NAMES:
        if at not in named and len(line.row[at]) >= _LEAST and line.row[at] not in _COMMON:
            found.add(line.row[at][:_STEM])
        at -= 1
    return frozenset(found - _ANY)


def _goes_on(line: Line, at: int) -> bool:
    """Tell whether a token is in capitals, or a small word between two that are."""
    token = line.tokens[at]
    return token.is_capital or (token.key in _SMALL and line.tokens[at - 1].is_capital)
