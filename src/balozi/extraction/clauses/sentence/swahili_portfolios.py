"""What Swahili ministers are of, in any words: "waziri wa umwagiliaji na rasilimali za maji wa Misri Hani Sewilam"."""

import re
from collections.abc import Sequence

from balozi.extraction.clauses.sentence.cues import closed
from balozi.extraction.mentions.tokens import Token

_OFFICES, _ADJECTIVES = closed("swahili_portfolios", "offices"), closed("swahili_portfolios", "adjectives")
# What ends a portfolio: where and about what something is done, and who is meant besides.
_STOPS = closed("swahili_portfolios", "stops")
_OF = frozenset({"wa", "ya", "za", "la", "cha", "vya"})
_LINKS = _OF | {"na", "kwa", "&", ","}
_VERB = re.compile(
    r"(?:a|wa|i|zi|u|li|ya|ki|vi|tu|ni|hu|ha|ku)(?:me|li|ta|na|ki|ka|mo|ja)\w{3,}\Z|a(?:na|me|li|ta)\w{2,}\Z"
)
_LONGEST, _TWO = 9, 2


def has_a_portfolio(office: Token) -> bool:
    """Tell whether a word opens a Swahili office that is told with what it is of: "waziri", "katibu", "msemaji"."""
    return office.key in _OFFICES


def portfolio_end(line: Sequence[Token], first: int) -> int:
    """Return where the words behind an office end that tell what it is of, ``first`` when there are none.

    Names do not belong to them: a portfolio in small letters has no capitals, one in capitals no two side by side.

    Args:
        line: the tokens of the sentence.
        first: the token behind the office.
    """
    if first + 1 >= len(line) or line[first].key not in _OF:
        return first
    small = line[first + 1].text.islower()
    at = first
    while at < min(len(line), first + _LONGEST):
        token = line[at]
        word = token.text[0].isalpha() or token.text in {",", "&"}
        if token.key in _STOPS or not word or (token.text.islower() and _VERB.match(token.key)):
            break
        if token.is_capital and (small or (line[at - 1].is_capital and token.key not in _ADJECTIVES)):
            break
        if token.text.islower() and not small and token.key not in _LINKS:
            break
        at += 1
    if not small and at < len(line) and line[at].is_capital and line[at - 1].is_capital:
        # "Waziri wa Maji Hani Sewilam": the second capital begins a name.
        return at
    while at > first and line[at - 1].key in _LINKS:
        at -= 1
    return at


def reaches(line: Sequence[Token], first: int, state: int) -> bool:
    """Tell whether a portfolio behind an office leads to its state: "wa usalama wa Burkina Faso".

    Args:
        line: the tokens of the sentence.
        first: the token behind the office.
        state: the first token of the state.
    """
    if not _TWO < state - first <= _LONGEST or line[state - 1].key not in _OF:
        return False
    return portfolio_end(line, first) >= state - 1


def name_behind(line: Sequence[Token], first: int) -> int:
    """Return where a name begins right behind a portfolio that stands alone, 0 when none does.

    Args:
        line: the tokens of the sentence.
        first: the token behind the office.
    """
    end = portfolio_end(line, first)
    named = end > first + 1 and end + 1 < len(line) and line[end].is_capital and line[end + 1].is_capital
    return end if named else 0
