"""States that Swahili only names, for which nobody acts: behind a city, as a firm's home, as what talks are for."""

import re
from collections.abc import Sequence
from functools import cache

from balozi.extraction.clauses.sentence.cues import words_of
from balozi.extraction.mentions.mentions import Mention, Of
from balozi.extraction.mentions.names import KI
from balozi.extraction.mentions.tokens import Token

_MARKS = frozenset({":", "-", "–", "—", "("})
_OF = frozenset({"ya", "la", "wa", "za"})
_HYPHENS = frozenset({"-", "–"})
_WORKS = frozenset(
    {"reli", "barabara", "bomba", "njia", "ukanda", "kivuko", "daraja", "bwawa", "mradi", "laini"}
)
# "vita vya kupambana na uvamizi wa Japani": what was once done to others.
_WRONGS = frozenset({"uvamizi", "ukoloni", "ukaliaji", "udikteta", "utumwa"})
_CITIZENS = frozenset({"raia", "mzaliwa"})
# How far before its state the word for a firm may stand: "kampuni ya ujenzi ya Huaxin ya China".
_FIRM, _GATHERING = 6, 8
# So far before its adjective may who speaks for a state stand: "Waziri wa Mambo ya Nje wa Kirusi".
_OFFICIAL = 7
# "mashine zilizonunuliwa Uholanzi": where things were bought or made.
_WHERE_MADE = re.compile(r"(?:zi|i|ya|vi|u|ki|li|wa)li\w{1,3}(?:nunul|tengenez|agiz|let|tok|zalish|som)\w*\Z")


@cache
def _words(name: str) -> frozenset[str]:
    return words_of("swahili_actors", "places")[name]


def is_only_named(line: Sequence[Token], mention: Mention) -> bool:
    """Tell whether a state is no party in a Swahili sentence: "mjini Entebbe, Jamhuri ya Uganda"."""
    if mention.of is not Of.STATE:
        return False
    if mention.name == KI:
        return _is_a_tongue(line, mention)
    return mention.first > 1 and (
        _is_behind_a_city(line, mention)
        or _is_in_a_dateline(line, mention)
        or _is_of_a_firm(line, mention)
        or _is_what_a_gathering_is_for(line, mention)
        or _is_in_the_name_of_a_work(line, mention)
        or (line[mention.first - 1].key in _OF and line[mention.first - 2].key in _WRONGS)
        or _is_of_a_citizen(line, mention)
        or _WHERE_MADE.match(line[mention.first - 1].key) is not None
    )


def _is_of_a_citizen(line: Sequence[Token], mention: Mention) -> bool:
    """Tell whether a state is only where somebody is from, told aside: "Tetteh, raia wa Ghana, amesema"."""
    citizen = line[mention.first - 1].key in _OF and line[mention.first - 2].key in _CITIZENS
    return citizen and mention.first > 2 and line[mention.first - 3].text == ","


def _is_a_tongue(line: Sequence[Token], mention: Mention) -> bool:
    """Tell whether an adjective of a state tells a tongue or whence a thing is, not whose officials act.

    "Waziri wa Kirusi" is Russia's; "kwa Kirusi", "chakula cha Kichina" and "kampuni ya Kituruki" are of nobody.
    """
    at = mention.first - 1
    while at > 1 and line[at].key in {"na", ","} and line[at - 1].is_capital and line[at - 1].key[:2] == KI:
        # "maafisa wa Kichina na Kifilipino".
        at -= 2
    if at < 1 or line[at].key not in _OF:
        return True
    near = [token.key for token in line[max(0, mention.first - _OFFICIAL) : mention.first]]
    return _words("official").isdisjoint(near)


def _is_in_the_name_of_a_work(line: Sequence[Token], mention: Mention) -> bool:
    """Tell whether states joined by hyphens only name a work: "reli ya China-Kyrgyzstan-Uzbekistan"."""
    ends = {line[mention.first - 1].text, line[mention.last + 1].text if mention.last + 1 < len(line) else ""}
    if _HYPHENS.isdisjoint(ends):
        return False
    at = mention.first - 1
    while at > 1 and (line[at].text in _HYPHENS or line[at].is_capital):
        at -= 1
    return at > 0 and line[at].key in _OF and line[at - 1].key in _WORKS


def _is_behind_a_city(line: Sequence[Token], mention: Mention) -> bool:
    """Tell whether a state in full tells where a city lies: "jijini Gitega, Jamhuri ya Burundi,"."""
    at = mention.first - 1
    if line[at].key not in _OF or line[at - 1].key not in _words("realms"):
        return False
    comma = at - 2
    city = comma > 1 and line[comma].text == "," and line[comma - 1].is_capital
    return city and line[comma - 2].key in _words("locatives")


def _is_in_a_dateline(line: Sequence[Token], mention: Mention) -> bool:
    """Tell whether a state tells where a paper was written: "GABORONE, Botswana: Mkutano wa ..."."""
    behind = line[mention.last + 1].text if mention.last + 1 < len(line) else ""
    return mention.first == 2 and line[1].text == "," and line[0].is_capital and behind in _MARKS


def _is_of_a_firm(line: Sequence[Token], mention: Mention) -> bool:
    """Tell whether a state is only where a firm is from: "mkandarasi, kampuni ya Huaxin ya China"."""
    if line[mention.first - 1].key not in _OF:
        return False
    for at in range(mention.first - 2, max(-1, mention.first - _FIRM - 2), -1):
        token = line[at]
        if token.key in _words("firms"):
            return line[at + 1].key != "kuu"
        if token.text == "," or token.key in {"na", "serikali", "rais", "waziri"}:
            return False
    return False


def _is_what_a_gathering_is_for(line: Sequence[Token], mention: Mention) -> bool:
    """Tell whether others gather for a state: "mkutano wa wafadhili kwa ajili ya Sudan"."""
    if line[mention.first - 1].key not in _OF:
        return False
    begin = max(0, mention.first - 3 * _GATHERING)
    before = [token.key for token in line[begin : mention.first]]
    ends = [at for at in range(len(before) - 2) if before[at : at + 3] == ["kwa", "ajili", "ya"]]
    if not ends or _words("gatherings").isdisjoint(before[: ends[-1]]):
        return False
    # "kwa ajili ya wakimbizi na wakimbizi wa ndani wa Sudan": none but those for whom it is held.
    between = line[begin + ends[-1] + 3 : mention.first]
    return len(between) <= _GATHERING and all(token.text.islower() for token in between)
