"""Persons whom a French paper introduces beside a demonym: "son homologue zambien, M. Chanda Phiri" → Phiri, ZMB."""

from collections.abc import Iterator, Sequence

from balozi.extraction.clauses.cues import closed
from balozi.extraction.mentions.mentions import Mention, Of
from balozi.extraction.mentions.tokens import Token

_PERSONS = closed("french_introductions", "persons")
_ADDRESS = frozenset({"m", "mme", "mlle", "dr", "pr", "me", "sem", "s", "e", "general", "colonel"})
_LOWER = frozenset(
    {"de", "la", "le", "du", "des", "et", "l", "d", "'", "a", "aux", "van", "von", "ould", "ag", "ben"}
)
_SENDERS = frozenset({Of.STATE, Of.ORGANISATION})
_BEFORE, _REACH, _LONGEST = 4, 14, 6


def introduced_in_french(line: Sequence[Token], mentions: Sequence[Mention]) -> Iterator[tuple[str, str]]:
    """Yield the surnames and the state of each person named behind a demonym that an office stands before."""
    for mention in mentions:
        if mention.of in _SENDERS:
            yield from _represented(line, mention)
        if mention.of is not Of.PEOPLE:
            continue
        before = line[max(0, mention.first - _BEFORE) : mention.first]
        if not any(token.key in _PERSONS for token in before):
            continue
        first = _name_behind(line, mention.last + 1)
        for word in _surnames(line, first) if first else ():
            yield word, mention.code


def _represented(line: Sequence[Token], mention: Mention) -> Iterator[tuple[str, str]]:
    """Yield who speaks for a state or a body: "L'Union européenne était représentée par Mme Katrin Saar"."""
    near = range(mention.last + 1, min(mention.last + _LONGEST, len(line) - 1))
    at = next((n for n in near if line[n].key.startswith("represente") and line[n + 1].key == "par"), -1)
    first = _name_behind(line, at + 2) if at > 0 else 0
    for word in _surnames(line, first) if first else ():
        yield word, mention.code


def _name_behind(line: Sequence[Token], at: int) -> int:
    """Return where the name begins: right behind the demonym, or behind the portfolio and a comma; 0 for none."""
    end = min(at + _REACH, len(line) - 1)
    comma = next((n for n in range(at, end) if line[n].text == ","), -1)
    straight = at < end and line[at].is_capital
    first = at if straight else comma + 1
    if first < 1 or (not straight and any(t.text in {";", ":", "»"} for t in line[at:first])):
        return 0
    while first < len(line) - 1 and (line[first].key in _ADDRESS or line[first].text == "."):
        first += 1
    return first if line[first].is_capital and line[first].text[0].isalpha() else 0


def _surnames(line: Sequence[Token], first: int) -> Iterator[str]:
    """Yield the words of a name behind its first one."""
    words: list[str] = []
    for token in line[first : first + _LONGEST]:
        if token.is_capital and token.text[0].isalpha():
            words.append(token.text)
        elif token.text not in {"-", "’", "'"} and token.key not in _LOWER:
            break
    yield from words[1:]
