"""Bodies named in Swahili sentences: by a noun that begins their name, or by a list of those the news names often."""

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources

from balozi.extraction.mentions.mentions import Mention, Of
from balozi.extraction.mentions.tokens import Token, tokens

PLACES = frozenset({Of.STATE, Of.CITY, Of.REGION, Of.COUNTY})
BODIES = frozenset({Of.ORGANISATION, Of.MEDIA, Of.INSTITUTION})
GENITIVE = frozenset({"wa", "ya", "la", "za", "cha", "vya"})
_CLUB = frozenset({"sc", "fc", "united", "city"})
_OFTEN_A_FIRM = frozenset({"kampuni", "mtandao", "kiwanda"})
_NAMED = PLACES | BODIES | {Of.PERSON}


@cache
def naming_words() -> Mapping[str, frozenset[str]]:
    """Return the words around names, by what they tell."""
    table = tomllib.loads((resources.files(__package__) / "naming.toml").read_text(encoding="utf-8"))
    return {name: frozenset(words) for name, words in table.items()}


@cache
def _listed() -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """Return the keys of parties, clubs, firms, media and armed groups by the first one, the longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for name in sorted(naming_words()["names"], key=len, reverse=True):
        keys = tuple(token.key for token in tokens(name, 0, len(name)))
        found.setdefault(keys[0], []).append(keys)
    return {first: tuple(names) for first, names in found.items()}


def listed_end(line: Sequence[Token], at: int) -> int | None:
    """Return the last token of a body that the list knows, with "SC" or "FC" behind it; None where none begins."""
    for keys in _listed().get(line[at].key, ()):
        if tuple(token.key for token in line[at : at + len(keys)]) == keys:
            last = at + len(keys) - 1
            more = last + 1 < len(line) and line[last + 1].key in _CLUB
            return last + 1 if more else last
    return None


def body_at(line: Sequence[Token], at: int, mentions: Sequence[Mention], taken: set[int]) -> int | None:
    """Return the last token of a body that begins with its noun: "Tume Huru ya Uchaguzi na Mipaka"."""
    if line[at].key not in naming_words()["bodies"] or ends_an_office(line, at):
        return None
    last = at
    while last + 1 < len(line) and last + 1 not in taken:
        step = 1 if line[last + 1].is_capital else 2
        if step == 2 and (not _is_linked(line, last + 1, taken) or _begins_another(line, last + 1, mentions)):
            break
        last += step
    # "Kampuni ya Toyota": only the firm behind the noun is named.
    return None if last == at or line[at].key in _OFTEN_A_FIRM else last


def _begins_another(line: Sequence[Token], at: int, mentions: Sequence[Mention]) -> bool:
    """Tell whether "na" goes on to another name: "Umoja wa Ulaya na Umoja wa Afrika", "Bunge la Kenya na Uganda"."""
    if line[at].key != "na":
        return False
    return line[at + 1].key in naming_words()["bodies"] or known_at(mentions, at + 1) is not None


def _is_linked(line: Sequence[Token], at: int, taken: set[int]) -> bool:
    links = naming_words()["links"]
    return line[at].key in links and at + 1 < len(line) and line[at + 1].is_capital and at + 1 not in taken


def ends_an_office(line: Sequence[Token], at: int) -> bool:
    """Tell whether a body ends an office before a person's name: "Spika wa Bunge Moses Kirwa"."""
    if at < 2 or line[at - 1].key not in GENITIVE or line[at - 2].key not in naming_words()["people"]:
        return False
    behind = line[at + 1 : at + 3]
    return (
        len(behind) == 2
        and all(token.is_capital for token in behind)
        and behind[0].key not in {"kuu", "huru"}
    )


def known_at(mentions: Sequence[Mention], at: int) -> Mention | None:
    """Return what the gazetteer knows to begin at a token."""
    return next((mention for mention in mentions if mention.first == at and mention.of in _NAMED), None)
