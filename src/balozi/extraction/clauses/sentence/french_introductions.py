"""Persons whom a French paper introduces beside a demonym: "son homologue zambien, M. Chanda Phiri" → Phiri, ZMB."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from balozi.extraction.clauses.sentence.cues import closed
from balozi.extraction.mentions.mentions import Mention, Of
from balozi.extraction.mentions.tokens import Token

_PERSONS = closed("french_introductions", "persons")
_ADDRESS = frozenset({"m", "mme", "mlle", "dr", "pr", "me", "sem", "s", "e", "general", "colonel"})
_LOWER = frozenset(
    {"de", "la", "le", "du", "des", "et", "l", "d", "'", "a", "aux", "van", "von", "ould", "ag", "ben"}
)
_SENDERS = frozenset({Of.STATE, Of.ORGANISATION})
_ENVOYS = frozenset({"ambassadeur", "ambassadrice", "commissaire", "affaires"})
_POSTED = frozenset({"au", "en", "aux", "pres", "aupres"})
_HOSTS = ("ministre", "chef de l ' etat", "premier ministre", "president de la republique", "president")
_BEFORE, _REACH, _LONGEST = 4, 14, 6


def introduced_in_french(line: Sequence[Token], mentions: Sequence[Mention]) -> Iterator[tuple[str, str]]:
    """Yield the surnames and the state of each person named behind a demonym that an office stands before."""
    for mention in mentions:
        near = {token.key for token in line[max(0, mention.first - _BEFORE) : mention.first]}
        if mention.of in {Of.STATE, Of.PEOPLE} and near & _ENVOYS:
            yield "diplomate", mention.code
    for host in _hosts_of_envoys(line, mentions):
        yield from ((office, host) for office in _HOSTS)
    for number, mention in enumerate(mentions):
        if mention.of is Of.TITLE:
            yield from _told_behind(line, mentions, number)
        if mention.of in _SENDERS:
            yield from _represented(line, mention)
        if mention.of is Of.PEOPLE:
            yield from _behind_demonym(line, mentions, mention)


def _behind_demonym(
    line: Sequence[Token], mentions: Sequence[Mention], mention: Mention
) -> Iterator[tuple[str, str]]:
    """Yield a person named behind a demonym that an office stands before: "son homologue zambien, M. Phiri"."""
    before = line[max(0, mention.first - _BEFORE) : mention.first]
    if not any(token.key in _PERSONS for token in before):
        return
    first = _name_behind(line, mention.last + 1)
    if any(mention.last < other.first < first and other.of is Of.PEOPLE for other in mentions):
        # "le ministre marocain des Affaires étrangères et le ministre paraguayen, M. Ramón Sosa".
        return
    for word in _surnames(line, first) if first else ():
        yield word, mention.code


def _told_behind(
    line: Sequence[Token], mentions: Sequence[Mention], number: int
) -> Iterator[tuple[str, str]]:
    """Yield a person whose office stands behind the name: "M. Adama Kouyaté, Président de la République de Guinée,"."""
    first = mentions[number].last + 1
    while first < len(line) - 1 and (line[first].key in _ADDRESS or line[first].text == "."):
        first += 1
    comma = next((n for n in range(first, min(first + _LONGEST, len(line) - 2)) if line[n].text == ","), 0)
    office = {token.key for token in line[comma + 1 : comma + 4]} & _PERSONS if comma else set()
    if not office:
        return
    end = next((n for n in range(comma + 1, len(line)) if line[n].text == ","), len(line))
    owner = next((m for m in mentions if m.of in _SENDERS | {Of.PEOPLE} and comma < m.first < end), None)
    if owner is not None and owner.first - comma <= _REACH:
        for word in _surnames(line, first):
            yield word, owner.code.removeprefix("ORG:")


def _hosts_of_envoys(line: Sequence[Token], mentions: Sequence[Mention]) -> Iterator[str]:
    """Yield the state to which an envoy is sent: "L'ambassadeur de Turquie au Cameroun" meets its ministers."""
    for one, other in pairwise(mentions):
        if one.of is not Of.STATE or other.of is not Of.STATE or other.first - one.last > _BEFORE:
            continue
        office = {token.key for token in line[max(0, one.first - _BEFORE) : one.first]} & _ENVOYS
        joint = line[other.first - 1].key in _POSTED or line[other.first - 2].key in _POSTED
        if office and joint:
            yield other.code


def _represented(line: Sequence[Token], mention: Mention) -> Iterator[tuple[str, str]]:
    """Yield who speaks for a state or a body: "L'Union européenne était représentée par Mme Katrin Saar"."""
    near = range(mention.last + 1, min(mention.last + _LONGEST, len(line) - 1))
    at = next((n for n in near if line[n].key == "par"), -1)
    told = at > 0 and any(token.key.startswith("represente") for token in line[:at])
    first = _name_behind(line, at + 1) if told else 0
    for word in _surnames(line, first) if first else ():
        yield word, mention.code.removeprefix("ORG:")


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
