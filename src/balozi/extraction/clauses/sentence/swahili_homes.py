"""Whose paper a Swahili text is: signs that a state named in it is a guest's, and not the one that speaks."""

from collections.abc import Iterator, Sequence
from typing import Protocol

from balozi.extraction.clauses.sentence.acts import Act
from balozi.extraction.clauses.sentence.cues import closed
from balozi.extraction.clauses.sentence.parties import Parties, Surroundings
from balozi.extraction.clauses.sentence.swahili_offices import state_of_island_office
from balozi.extraction.clauses.sentence.told_apart import has_state_behind
from balozi.extraction.mentions.mentions import Mention, Of
from balozi.extraction.mentions.tokens import Token

_POSTED, _COUNTERPARTS = closed("swahili_homes", "posted"), closed("swahili_homes", "counterparts")
_OF, _IN_THE_COUNTRY = frozenset({"wa", "la", "ya"}), "nchini"
_AT_HOME, _BODIES = closed("swahili_homes", "at_home"), frozenset({"serikali", "wizara"})
_POINTING = frozenset({"huyo", "huyu", "hao", "hiyo", "hii", "yake", "wake", "wao", "yao", "na"})
# An ambassador "here" is another state's; so much weighs it that her state's deeds do not make the paper hers.
_TWO = 2
_GUEST, _COUNTERPART, _AWAY, _DELEGATION, _DATELINE = -9, -4, -4, 3, 6
# How far before its state an office may stand: "Balozi mteule wa Jamhuri ya Watu wa China".
_BACK = 6


class Bare(Protocol):
    """What these rules need of a sentence; `lines.Line` has it, which is built with their help."""

    @property
    def tokens(self) -> Sequence[Token]:
        """Return its tokens."""

    @property
    def row(self) -> list[str]:
        """Return the keys of its tokens in their order."""

    @property
    def mentions(self) -> Sequence[Mention]:
        """Return its mentions from left to right."""

    @property
    def acts(self) -> Sequence[Act]:
        """Return its verbs of diplomacy."""


def met_with_home(acts: Sequence[Act], around: Surroundings, parties: Parties) -> tuple[str, ...]:
    """Return the two who meet when one of this paper meets another state's: "Mhe. Lyimo alikutana na Waziri wa X"."""
    home, states = around.home, parties.states
    if len(states) != 1 or parties.organisations or not home or home in states or states[0] in around.pair:
        return ()
    meets = (
        act.is_any("MEET", "TALK", "PHONE") and act.subject in {"a", "wa"} and act.tense == "past"
        for act in acts
        if not act.negated
    )
    return tuple(sorted((home, states[0]))) if any(meets) else ()


def signed_statements(line: Bare) -> Iterator[Mention]:
    """Yield a joint statement that is signed, which is an instrument: "Tamko la pamoja lililotiwa saini"."""
    for mention in line.mentions:
        if (
            mention.of is not Of.NOUN
            or mention.code != "STATEMENT"
            or line.tokens[mention.last].key != "pamoja"
        ):
            continue
        if any(
            act.is_any("SIGN", "ADOPT") and act.tense == "past" and not act.negated
            and (0 < act.first - mention.last <= 3 or 0 < mention.first - act.last <= _TWO)
            for act in line.acts
        ):  # fmt: skip
            word = line.tokens[mention.first].key
            code = "communique" if word == "taarifa" else "declaration"
            yield Mention(Of.INSTRUMENT, mention.first, mention.last, code, mention.name)


def told_of_homes(line: Bare) -> Iterator[tuple[str, int]]:
    """Yield states and how much a Swahili line says of each that the paper is its own, or is not when negative."""
    yield from _dateline(line)
    yield from _served_at_home(line)
    for number, mention in enumerate(line.mentions):
        if mention.of is Of.CITY and (state := _told_behind(line, number)):
            # "jijini Pretoria, Afrika Kusini": a paper names no state behind a city of its own.
            yield state, _AWAY
        if mention.of is not Of.STATE or not mention.first:
            continue
        before = line.row[max(0, mention.first - _BACK) : mention.first]
        if before[-1] not in _OF and before[-1] != "watu":
            continue
        if before[-2:-1] == ["ujumbe"] and not any(m.of is Of.STATE for m in line.mentions[:number]):
            # "Waziri ameongoza ujumbe wa Tanzania".
            yield mention.code, _DELEGATION
        if _is_posted_here(line, number, before):
            yield mention.code, _GUEST
        elif _COUNTERPARTS & set(before[-_BACK + 1 :]):
            yield mention.code, _COUNTERPART


def _served_at_home(line: Bare) -> Iterator[tuple[str, int]]:
    """Yield the state of an office that only its own papers name by its island: "Rais wa Zanzibar"."""
    for mention in line.mentions:
        for state in state_of_island_office(line.tokens, mention):
            yield state, _DELEGATION


def _dateline(line: Bare) -> Iterator[tuple[str, int]]:
    """Yield the state of a city that is all of a line but its full stop: "Dar es Salaam. Serikali imesema ..."."""
    for city in line.mentions[:1]:
        alone = city.of is Of.CITY and city.first == 0 and len(line.tokens) == city.last + _TWO
        if alone and line.tokens[-1].text == ".":
            yield city.name, _DATELINE


def names_its_own(lines: Sequence[Bare]) -> bool:
    """Tell whether a paper names offices and bodies as everybody knows them: "Waziri wa Maji", "hapa nchini"."""
    return any(_names_its_own(line) for line in lines)


def _names_its_own(line: Bare) -> bool:
    places = {m.first for m in line.mentions if m.of in {Of.STATE, Of.CITY, Of.PEOPLE}}
    here = (at for at, key in enumerate(line.row) if key == _IN_THE_COUNTRY)
    if any(not places & {at + 1, at + 2} for at in here) or not _AT_HOME.isdisjoint(line.row):
        return True
    for number, mention in enumerate(line.mentions):
        whose = line.row[mention.last + 1 : mention.last + 2]
        alone = mention.of is Of.OFFICE or (mention.of is Of.OWN and line.row[mention.first] in _BODIES)
        pointed = not _POINTING.isdisjoint({*whose, line.row[mention.last]})
        if alone and not pointed and not has_state_behind(line.tokens, line.mentions, number):
            return True
    return False


def is_where_told(line: Bare, city: Mention) -> bool:
    """Tell whether a thing happens in a city, which is no part of a name and no next stop: "reli ya Lobito"."""
    before = line.row[max(0, city.first - _TWO) : city.first]
    goes_on = any("elekea" in key or "ondoka" in key for key in before)
    return not goes_on and before[-1:] not in (["ya"], ["la"], ["za"], ["hadi"], ["cha"])


def _told_behind(line: Bare, number: int) -> str:
    """Return the state of a city when it is named right behind it, "" when it is not."""
    city, behind = line.mentions[number], line.mentions[number + 1 : number + 2]
    apart = bool(behind) and behind[0].of is Of.STATE and behind[0].first == city.last + 2
    return (
        city.name if apart and line.tokens[city.last + 1].text == "," and behind[0].code == city.name else ""
    )


def _is_posted_here(line: Bare, number: int, before: list[str]) -> bool:
    """Tell whether an envoy serves "in the country", which is the paper's own: "Balozi wa Norway nchini, Mhe."."""
    at = line.mentions[number].last + 1
    if not _POSTED & set(before) or at >= len(line.tokens) or line.tokens[at].key != _IN_THE_COUNTRY:
        return False
    return not any(
        at < m.first <= at + 2 and m.of in {Of.STATE, Of.CITY} for m in line.mentions[number + 1 :]
    )
