"""Whose an English office is that a sentence names alone: by its title, the delegation it leads, or where it is met."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Protocol

from balozi.extraction.clauses.sentence.cues import closed
from balozi.extraction.clauses.sentence.english_evidence import owner_of_title
from balozi.extraction.clauses.sentence.english_roles import is_own_office, office_named
from balozi.extraction.mentions.mentions import Mention, Of
from balozi.extraction.mentions.tokens import Token
from balozi.packs.gazetteer import state_by_code

_SEVERAL, _NEAR, _LONGEST = 2, 3, 5
# So far in front may it be told who meets.
_IN_FRONT = 6
_DELEGATIONS = frozenset({"delegation", "team", "mission"})
_LED = (["led", "by"], ["headed", "by"])
_SENDERS = frozenset({Of.STATE, Of.PEOPLE, Of.ORGANISATION, Of.CITY})
# "she met the President", "held talks with the Premier", "called on the King".
_MEETS = frozenset({"met", "meet", "meets", "with", "on", "by"})
_AGAIN = frozenset({Of.OWN, Of.PAIR, Of.OFFICE})
_ANOTHER, _OF_STATE = "USA", ["secretary", "of", "state"]
_SAYS, _STATELY = closed("owners", "says"), frozenset({"government", "country", "authorities", "parliament"})


class Around(Protocol):
    """Who is spoken of before a sentence; `parties.Surroundings` tells it."""

    @property
    def home(self) -> str:
        """Return the state whose paper it is."""

    @property
    def sure(self) -> bool:
        """Return whether the paper tells so itself."""

    @property
    def one(self) -> str:
        """Return the last party that acted."""

    @property
    def there(self) -> str:
        """Return the state where those spoken of had arrived."""

    @property
    def pair(self) -> tuple[str, ...]:
        """Return those spoken of together."""

    @property
    def common(self) -> tuple[str, ...]:
        """Return the states that the paper speaks of most."""

    @property
    def people(self) -> Mapping[str, str]:
        """Return the states of persons and offices."""


def by_title(line: Sequence[Token], mention: Mention) -> tuple[str, ...]:
    """Return the state or body that alone has a title: "the Taoiseach said", "the EU High Representative"."""
    row = [token.key for token in line[max(0, mention.first - 1) : mention.last + _LONGEST]]
    # "the European Commissioner": his office is told by its last word alone.
    owner = next((code for at in range(_SEVERAL) if (code := owner_of_title(row, at))), "")
    return (owner,) if owner else ()


def by_delegation(line: Sequence[Token], mentions: Sequence[Mention], number: int) -> tuple[str, ...]:
    """Return the state whose delegation an officer leads: "A team from Doha, headed by the Minister of Works"."""
    first = mentions[number].first
    by = [token.key for token in line[max(0, first - _NEAR) : first] if token.key != "the"]
    if by[-_SEVERAL:] not in _LED:
        return ()
    owner = next((m for m in reversed(mentions[:number]) if m.of in _SENDERS), None)
    near = {token.key for token in line[max(0, owner.first - _NEAR) : first]} if owner is not None else set()
    if owner is None or near.isdisjoint(_DELEGATIONS):
        return ()
    return (owner.name if owner.of is Of.CITY else owner.code.removeprefix("ORG:"),)


def with_own_secretary(line: Sequence[Token], mentions: Sequence[Mention], home: str) -> Sequence[Mention]:
    """Return the mentions with "the Secretary of State" as the paper's own officer, or the Pope's.

    Args:
        line: the tokens of an English sentence.
        mentions: in it.
        home: the state whose paper it is for sure, where it does not speak of the United States; else "".
    """
    return [
        _of_its_own(line, mentions, m, home) if m.of is Of.INSTITUTION and m.code == _ANOTHER else m
        for m in mentions
    ]


def _of_its_own(line: Sequence[Token], mentions: Sequence[Mention], mention: Mention, home: str) -> Mention:
    told = _told_beside(line, mentions, mention)
    if told:
        return replace(mention, code=told)
    if [token.key for token in line[mention.last - 2 : mention.last + 1]] != _OF_STATE:
        return mention
    owner = next(iter(by_title(line, mention)), "") or home
    return replace(mention, code=owner) if owner else mention


def _told_beside(line: Sequence[Token], mentions: Sequence[Mention], office: Mention) -> str:
    """Return the state that stands right beside an office: "the Secretary of State of Angola", "Kenya's", "Kenyan"."""
    behind = [token.key for token in line[office.last + 1 : office.last + 3]]
    after = office.last + 2 + (behind[1:] == ["the"]) if behind[:1] == ["of"] else None
    # "Kenya's": three tokens before the office.
    before = office.first - 3 if office.first and line[office.first - 1].key == "s" else office.first - 1
    for mention in mentions:
        if mention.of is Of.STATE and mention.first == after:
            return mention.code
        if mention.of in {Of.STATE, Of.PEOPLE} and before <= mention.last < office.first:
            return mention.code
    return ""


def met_there(line: Sequence[Token], mentions: Sequence[Mention], number: int, around: Around) -> str:
    """Return whose office is met that is named alone, "she met the President": the host's, never the guest's own."""
    mention = mentions[number]
    words = line[mention.first + 1 : mention.last + 1]
    lead = {token.key for token in line[max(0, mention.first - _SEVERAL) : mention.first]}
    if lead.isdisjoint(_MEETS) or not is_own_office(words) or around.people.get(office_named(words)):
        return ""
    if number and (mentions[number - 1].of not in _AGAIN or mentions[number - 1].first > _IN_FRONT):
        return ""
    if around.one == around.home:
        return around.there if around.sure and around.there != around.home else ""
    hosts = (around.there, around.home, *around.pair)
    return next((code for code in hosts if state_by_code(code) and code != around.one), "")


def says_of_its_own(line: Sequence[Token], mentions: Sequence[Mention], number: int) -> bool:
    """Tell whether an office says what its own government does: "The Vice President said the Government would"."""
    mention, before = mentions[number], mentions[number - 1] if number else None
    if before is None or before.of not in {Of.OWN, Of.OFFICE} or line[mention.last].key not in _STATELY:
        return False
    between = {token.key for token in line[before.last + 1 : mention.first]}
    pronoun = before.of is Of.OWN and before.last == before.first
    return not pronoun and not between.isdisjoint(_SAYS)
