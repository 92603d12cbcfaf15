"""To whom something is promised: who is given to, the place where it is done, else the other of two who speak."""

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import pairwise
from typing import Any

from balozi.extraction.clauses.sentence.cues import words_text
from balozi.extraction.clauses.sentence.lines import Line
from balozi.extraction.clauses.sentence.surroundings import Parties, is_state
from balozi.extraction.mentions.mentions import Mention, Of
from balozi.packs import gazetteer

_PAIR, _MANY = 2, 3
_NAMED = frozenset({Of.STATE, Of.PEOPLE, Of.ORGANISATION, Of.CITY, Of.PERSON})
# How far before a name the small word may stand that tells what it is here: "to the people of", "au profit de".
_NEAR = 4
_NAME_NEAR = 5
_LIST = frozenset({"and", "et", "na", ",", "the", "la", "le", "du", "de", "au"})


@cache
def _words() -> Mapping[str, Any]:
    text = words_text("beneficiaries.toml")
    return tomllib.loads(text)


def beneficiaries_of(line: Line, span: tuple[int, int], parties: Parties) -> list[str]:
    """Return to whom a promise between two tokens is made, as codes.

    What two or more promise together they promise to nobody else, unless somebody is named whom they give to; what
    they do for each other is owed to both. Joining a convention is promised to nobody.
    """
    own = set(parties.codes)
    near = list(_named(line, span, own))
    objects = [code for code, how in near if how == "object"]
    given = objects or [code for code, how in near if how == "given"]
    if len(own) > 1:
        return list(dict.fromkeys(given)) or (sorted(own) if _is_mutual(line, span) else [])
    if _joins_a_text(line, span):
        return []
    named = given or [code for code, _ in near] or _joined_with(line, span, own)
    return list(dict.fromkeys(named)) or _other(line, own)


def _is_mutual(line: Line, span: tuple[int, int]) -> bool:
    """Tell whether parties promise something to each other: "shall inform one another", "mutuellement"."""
    told = line.row[span[0] : span[1] + 1]
    alone, pairs = _words()[line.words.language]["mutual"], set(pairwise(told))
    return any((word in told) if len(parts := word.split()) == 1 else tuple(parts) in pairs for word in alone)


def _joins_a_text(line: Line, span: tuple[int, int]) -> bool:
    """Tell whether the promise is to ratify or join a text: "will ratify the Protocol", "adhérera au Traité"."""
    if not any(span[0] <= m.first <= span[1] for m in line.instruments()):
        return False
    joins = tuple(_words()["names"]["joins"])
    return any(token.key.startswith(joins) for token in line.tokens[span[0] : span[1] + 1])


def _named(line: Line, span: tuple[int, int], own: set[str]) -> Iterator[tuple[str, str]]:
    """Yield who is named in a promise beside those who make it, and how: "given" to, or only beside it."""
    money = [(amount.first, amount.last) for amount in line.amounts if amount.last > amount.first]
    before: tuple[Mention, str] | None = None
    for mention in line.mentions:
        if mention.of is Of.GROUP and span[0] <= mention.first <= span[1] and _how(line, mention) != "by":
            members = (
                code for _, _, codes in line.parties(mention.first, mention.first).spots for code in codes
            )
            yield from ((code, _how(line, mention)) for code in members if code not in own)
        if mention.of not in _NAMED or not span[0] <= mention.first <= span[1]:
            continue
        code = (mention.name if mention.of is Of.CITY else mention.code).removeprefix("ORG:")
        counted = any(first <= mention.first <= last for first, last in money)
        if code and code not in own and not counted and not _is_in_a_name(line, mention):
            told = before[1] if before and _are_listed(line, before[0], mention) else _how(line, mention)
            before = (mention, told)
            if told != "by":
                yield code, told


def _joined_with(line: Line, span: tuple[int, int], own: set[str]) -> list[str]:
    """Return the one state that an English promise reaches to: "its section of the interconnector with Mozambique"."""
    if line.words.language != "en":
        return []
    found = {
        (mention.name if mention.of is Of.CITY else mention.code)
        for mention in line.mentions
        if mention.of in {Of.STATE, Of.CITY}
        and span[0] < mention.first <= span[1]
        and line.tokens[mention.first - 1].key == "with"
        and line.tokens[mention.first - 2].text.islower()
    }
    return sorted(found - own) if len(found - own) == 1 else []


def _are_listed(line: Line, one: Mention, other: Mention) -> bool:
    """Tell whether two names stand in one list: "for refugees in Chad and Egypt"."""
    between = line.tokens[one.last + 1 : other.first]
    return 0 < len(between) <= _PAIR and all(token.key in _LIST for token in between)


def _how(line: Line, mention: Mention) -> str:
    """Return what stands before a name: its verb ("object"), a small word ("given", "by"), "" for a place."""
    article = mention.first > 0 and line.tokens[mention.first - 1].key == "the"
    if line.words.language != "fr" and any(act.last == mention.first - 1 - article for act in line.acts):
        return "object"
    words = _words()[line.words.language]
    for at in range(mention.first - 1, max(-1, mention.first - 1 - _NEAR), -1):
        key = line.tokens[at].key
        for how in ("given", "by"):
            if key in words[how]:
                return how
    return ""


def _is_in_a_name(line: Line, mention: Mention) -> bool:
    """Tell whether a name belongs to the name of a text or a gathering: "the Paris Agreement"."""
    names = _words()["names"]
    behind = line.tokens[mention.last + 1 : mention.last + 1 + _NAME_NEAR]
    for token in behind:
        if token.key in names["texts"] and token.is_capital:
            return True
        if not token.is_capital:
            break
    for token in reversed(line.tokens[max(0, mention.first - _NAME_NEAR) : mention.first]):
        if token.key in names["texts"]:
            return True
        if not (token.is_capital or token.key in names["links"]):
            break
    return False


def _other(line: Line, own: set[str]) -> list[str]:
    """Return who is meant when the promise names nobody: the other of the two who speak, or those it is told before."""
    around = line.around
    pair, common = [code for code in around.pair if code not in own], set(around.common)
    if own & set(around.pair):
        if len(pair) > 1 and _decides_for_itself(around.body) and around.body not in own:
            return [around.body]
        # What one of many offers is owed to none of them more than to another.
        return pair if len(pair) < _MANY or line.words.language != "en" else []
    if any(_decides_for_itself(code) for code in own):
        return []
    states = [code for code in pair if is_state(code)]
    if len(states) < _PAIR:
        return states or pair or [code for code in (around.home,) if code and code not in own]
    if any(not is_state(code) for code in own) and set(states) >= common:
        return states
    return [around.home] if around.home in states else [code for code in states if code in common] or states


@cache
def _decides_for_itself(code: str) -> bool:
    """Tell whether a body is made of its members, so that what it resolves is owed to no other: the EAC, ASEAN."""
    return (
        any(body.code == code and body.kind == "regional" for body in gazetteer.organisations())
        and code != "EU"
    )
