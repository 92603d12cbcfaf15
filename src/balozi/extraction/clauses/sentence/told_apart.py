"""What stands round a mention and tells it apart: whose office, whose members, which pair is meant."""

import re
from collections.abc import Sequence

from balozi.extraction.clauses.sentence.cues import closed
from balozi.extraction.clauses.sentence.stand_ins import MANY, OF
from balozi.extraction.mentions.mentions import Mention, Of
from balozi.extraction.mentions.tokens import Token

_LINKS = closed("parties", "links")
_MEMBERS = closed("parties", "members")
# How many words a portfolio may have: "de l'Enseignement supérieur et de la Recherche".
_PORTFOLIO = 9
_MANY = MANY | {"members", "states", "countries", "nations", "governments"}
_TOLD_OF = frozenset({Of.PAIR, Of.OFFICE, Of.TITLE})
_FINITE = re.compile(r"(?:ame|ali|ana|ata|wame|wali|wana|wata)(?:wa|i|zi|u|ki|ya|m|mw)?[a-z]{4,}[aiu]\Z")


def are_its_members(line: Sequence[Token], mentions: Sequence[Mention], number: int) -> bool:
    """Tell whether words mean the leaders or members of the body before them: "SADC leaders", "ASEAN members"."""
    mention, owner = mentions[number], mentions[number - 1] if number else mentions[number]
    beside = owner.of is Of.ORGANISATION and owner.last == mention.first - 1
    return beside and mention.of in _TOLD_OF and line[mention.last].key in _MANY


def is_owner_of_agency(line: Sequence[Token], mentions: Sequence[Mention], number: int) -> bool:
    """Tell whether a body is named for its agency: "Shirika la Umoja wa Mataifa la Kuhudumia Wakimbizi, UNHCR"."""
    mention = mentions[number]
    behind = mentions[number + 1] if number + 1 < len(mentions) else None
    if mention.of is not Of.ORGANISATION or behind is None or behind.of is not Of.ORGANISATION:
        return False
    before = [token.key for token in line[max(0, mention.first - 2) : mention.first]]
    between = {token.key for token in line[mention.last + 1 : behind.first]}
    return before[:1] == ["shirika"] and behind.first - mention.last <= 9 and "na" not in between


def is_another_pair(line: Sequence[Token], mentions: Sequence[Mention], number: int) -> bool:
    """Tell whether words for a pair are told apart by what follows: "the Partnership for", "les chefs d'État de"."""
    mention = mentions[number]
    return mention.of is Of.PAIR and (_goes_on(line, mention) or _of_a_body(line, mentions, number))


def is_of_members(line: Sequence[Token], mention: Mention) -> bool:
    """Tell whether a phrase means the members or an organ of an organisation: "Member States", "the Authority"."""
    told = mention.of is Of.PAIR or mention.of is Of.OWN
    return told and any(token.key in _MEMBERS for token in line[mention.first : mention.last + 1])


def is_told_apart(line: Sequence[Token], mentions: Sequence[Mention], number: int) -> bool:
    """Tell whether "the president" is told apart by what follows: "the president of", "le président angolais"."""
    last = mentions[number].last
    if last + 1 < len(line) and line[last + 1].key in OF:
        return True
    behind = mentions[number + 1] if number + 1 < len(mentions) else None
    return behind is not None and behind.first == last + 1 and behind.of in {Of.STATE, Of.PEOPLE, Of.PERSON}


def _of_a_body(line: Sequence[Token], mentions: Sequence[Mention], number: int) -> bool:
    """Tell whether leaders are those of a body: "les Chefs d'État et de Gouvernement de la CEEAC"."""
    behind = mentions[number + 1] if number + 1 < len(mentions) else None
    if behind is None or behind.of is not Of.ORGANISATION:
        return False
    between = [token.key for token in line[mentions[number].last + 1 : behind.first]]
    return len(between) <= 7 and bool(set(between) & OF) and set(between) <= _LINKS | OF | {"gouvernement"}


def _goes_on(line: Sequence[Token], mention: Mention) -> bool:
    """Tell whether words such as "the partnership" are told apart by what follows: "the Partnership for ..."."""
    behind = line[mention.last + 1].key if mention.last + 1 < len(line) else ""
    if mention.last > mention.first and line[mention.first + 1].key == "deux" and behind in {"de", "des"}:
        # "les deux ministres de l'Économie" are those of the two spoken of.
        return False
    return behind in {"for", "of", "with", "between", "to", "wa", "za", "de", "du", "des"} and line[
        mention.last
    ].key not in {"countries", "sides"}


def has_state_behind(line: Sequence[Token], mentions: Sequence[Mention], number: int) -> bool:
    """Tell whether the owner of an office is named behind it: "the Minister of Trade of Kenya"."""
    behind = mentions[number + 1] if number + 1 < len(mentions) else None
    if behind is None or behind.first > mentions[number].last + 6:
        return False
    if any(token.key == "and" for token in line[mentions[number].last + 1 : behind.first]):
        # "the Secretary and the Japanese Ambassador": the demonym is not the Secretary's.
        return False
    if any(_FINITE.match(token.key) for token in line[mentions[number].last + 1 : behind.first]):
        # "Waziri ameishukuru Vietnam": the state is thanked, it is not the minister's.
        return False
    return behind.of in {Of.STATE, Of.PERSON, Of.PEOPLE, Of.ORGANISATION, Of.OFFICE}


def is_an_honorific(line: Sequence[Token], mention: Mention) -> bool:
    """Tell whether a Swahili "Balozi" is a title before the name of one whose office was told: ", Balozi Ali Said"."""
    behind = line[mention.last + 1 : mention.last + 2]
    apart = mention.first > 0 and line[mention.first - 1].text == ","
    return apart and line[mention.first].key == "balozi" and bool(behind) and behind[0].is_capital


def holds_portfolio(line: Sequence[Token], mentions: Sequence[Mention], number: int) -> bool:
    """Tell whether a French office is told apart by its portfolio alone: "le ministre de la Justice" is at home."""
    last = mentions[number].last
    if line[last].key != "ministre" or last + 1 >= len(line) or line[last + 1].key not in OF:
        return False
    states = {Of.STATE, Of.PEOPLE, Of.ORGANISATION, Of.CITY, Of.INSTITUTION}
    return not any(m.of in states and last < m.first <= last + _PORTFOLIO for m in mentions)
