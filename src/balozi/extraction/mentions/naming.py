"""Names in Swahili sentences, known to the gazetteer or not: persons, bodies, places and dates."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib import resources

from balozi.extraction.mentions.dates import calendar
from balozi.extraction.mentions.mentions import Mention, Of
from balozi.extraction.mentions.tokens import Token

_PARTICLES = frozenset(
    {"bin", "bint", "binti", "al", "el", "ben", "ould", "arap", "ole", "van", "von", "de", "da"}
)
_PLACES = frozenset({Of.STATE, Of.CITY, Of.REGION, Of.COUNTY})
_BODIES = frozenset({Of.ORGANISATION, Of.MEDIA, Of.INSTITUTION})
_LONGEST = 6
_OF_PERSONS = ("ali", "ame", "ana", "ata", "aki", "wali", "wame")
_OF_BODIES = ("ili", "ime", "ina", "ita", "iki", "zili", "zime", "lili", "lime")
_GOING = ("tokea", "elekea", "wasili", "hamia", "fika", "zaliwa", "rejea", "ishi")
_GENITIVE = frozenset({"wa", "ya", "la", "za", "cha", "vya"})
_MONTHLY = frozenset({"tarehe", "mwezi", "mwaka"})


class Kind(StrEnum):
    """What a name names."""

    PERSON = "PER"
    BODY = "ORG"
    PLACE = "LOC"
    DATE = "DATE"


@dataclass(frozen=True, slots=True)
class Naming:
    """A name in a sentence.

    Attributes:
        kind: what it names.
        first: index of its first token.
        last: index of its last token.
    """

    kind: Kind
    first: int
    last: int


@cache
def _words() -> Mapping[str, frozenset[str]]:
    table = tomllib.loads((resources.files(__package__) / "naming.toml").read_text(encoding="utf-8"))
    return {name: frozenset(words) for name, words in table.items()}


def names_in(line: Sequence[Token], mentions: Sequence[Mention], dates: Sequence[Mention]) -> list[Naming]:
    """Return the names of a Swahili sentence from left to right, none inside another.

    Args:
        line: its tokens.
        mentions: what the gazetteer found in it.
        dates: its dates.
    """
    found: list[Naming] = [_widened(line, date) for date in dates if _is_calendar(line, date)]
    taken = {at for name in found for at in range(name.first, name.last + 1)}
    at = 0
    while at < len(line):
        known = _known_at(mentions, at) is not None
        begins = line[at].is_capital or _is_arabic(line, at)
        open_to = at not in taken and begins and (known or not _is_currency(line, at))
        name = _name_at(line, at, mentions, taken) if open_to else None
        if open_to and _goes_on_listing(line, name or Naming(Kind.PLACE, at, at), found):
            name = Naming(Kind.PLACE, at, at)
        if name is not None:
            found.append(name)
        at = name.last + 1 if name is not None else at + 1
    return sorted(found, key=lambda name: name.first)


def _is_arabic(line: Sequence[Token], at: int) -> bool:
    """Tell whether a name begins with its article in lower case: "al-Shabab"."""
    joined = at + 2 < len(line) and line[at + 1].text == "-" and line[at + 2].is_capital
    return line[at].key in {"al", "el"} and joined


def _is_currency(line: Sequence[Token], at: int) -> bool:
    """Tell whether a word with a capital is a currency before its sum: "Sh210"."""
    return at + 1 < len(line) and line[at + 1].text[0].isdigit() and len(line[at].text) <= 3


def _goes_on_listing(line: Sequence[Token], name: Naming, found: Sequence[Naming]) -> bool:
    """Tell whether one word goes on with a list of places: "mikoa ya Iringa, Njombe na Ruvuma"."""
    if not found or name.kind is Kind.BODY or name.first != name.last or found[-1].kind is not Kind.PLACE:
        return False
    behind = line[name.last + 1].key if name.last + 1 < len(line) else "."
    return (
        found[-1].last == name.first - 2
        and line[name.first - 1].key in {",", "na"}
        and behind in {",", "na", ".", ";", ")"}
    )


def _is_calendar(line: Sequence[Token], date: Mention) -> bool:
    """Tell whether a date is one of the calendar; "jana" and "mwaka huu" only point."""
    book = calendar()
    words = line[date.first : date.last + 1]
    return any(t.key in book.months or t.key in book.weekdays or t.text.isdigit() for t in words)


def _widened(line: Sequence[Token], date: Mention) -> Naming:
    """Return a date with the word that introduces it: "tarehe 2 Aprili", "mwezi Julai", "mwaka 2024"."""
    first = date.first
    if first and line[first - 1].key in _MONTHLY:
        first -= 1
    return Naming(Kind.DATE, first, date.last)


def _name_at(line: Sequence[Token], at: int, mentions: Sequence[Mention], taken: set[int]) -> Naming | None:
    body = _body_at(line, at, taken)
    known = _known_at(mentions, at)
    if body is not None and known is not None and _stands_before_a_name(line, known, body.last):
        return Naming(_kind_of(known), known.first, known.last)
    if body is not None:
        return body
    last = _run_end(line, at, taken)
    if known is not None and (known.last >= last or _stands_before_a_name(line, known, last)):
        return Naming(_kind_of(known), known.first, known.last)
    if line[at].key in _words()["sites"] and last > at:
        return Naming(Kind.PLACE, at, last)
    first = _past_titles(line, at, last, mentions)
    if first > last:
        return None
    return _unknown(line, (at, first, last))


def _stands_before_a_name(line: Sequence[Token], known: Mention, last: int) -> bool:
    """Tell whether a person's name follows a state or a body without a link: "Waziri wa Urusi Sergei Volkov"."""
    if known.of not in {Of.STATE, Of.ORGANISATION} or not known.first or line[last].key in _words()["firms"]:
        return False
    behind = line[known.last + 1 : known.last + 3]
    named = len(behind) == 2 and all(t.is_capital and not t.text.isupper() for t in behind)
    return named and line[known.first - 1].key in _GENITIVE and last >= known.last + 2


def _known_at(mentions: Sequence[Mention], at: int) -> Mention | None:
    wanted = _PLACES | _BODIES | {Of.PERSON}
    return next((mention for mention in mentions if mention.first == at and mention.of in wanted), None)


def _kind_of(mention: Mention) -> Kind:
    if mention.of is Of.PERSON:
        return Kind.PERSON
    return Kind.BODY if mention.of in _BODIES else Kind.PLACE


def _body_at(line: Sequence[Token], at: int, taken: set[int]) -> Naming | None:
    """Return a body that begins with its noun: "Tume Huru ya Uchaguzi na Mipaka"."""
    if line[at].key not in _words()["bodies"]:
        return None
    last = at
    while last + 1 < len(line) and last + 1 not in taken:
        step = 1 if line[last + 1].is_capital else 2
        if step == 2 and not _is_linked(line, last + 1, taken):
            break
        last += step
    if last == at or _is_of_a_firm(line, at, last):
        return None
    return Naming(Kind.BODY, at, last)


def _is_linked(line: Sequence[Token], at: int, taken: set[int]) -> bool:
    links = _words()["links"]
    return line[at].key in links and at + 1 < len(line) and line[at + 1].is_capital and at + 1 not in taken


def _is_of_a_firm(line: Sequence[Token], at: int, last: int) -> bool:
    """Tell whether only the firm behind the noun is named: "Kampuni ya Toyota"."""
    return line[at].key in {"kampuni", "mtandao", "kiwanda"}


def _run_end(line: Sequence[Token], at: int, taken: set[int]) -> int:
    """Return the last token of a run of words with capitals, particles and hyphens between them taken in."""
    last = at
    while last + 1 < len(line) and last - at < 2 * _LONGEST and last + 1 not in taken:
        token = line[last + 1]
        joined = token.key in _PARTICLES or token.text in {"-", "'", "’"}
        if token.is_capital:
            last += 1
        elif joined and last + 2 < len(line) and line[last + 2].is_capital:
            last += 2
        else:
            break
    return last


def _past_titles(line: Sequence[Token], first: int, last: int, mentions: Sequence[Mention]) -> int:
    """Return where a name begins behind titles, offices and the plain word that opens a sentence."""
    offices = {at for m in mentions if m.of in {Of.OFFICE, Of.TITLE} for at in range(m.first, m.last + 1)}
    while first <= last and (
        first in offices or line[first].key in _words()["people"] or line[first].text == "."
    ):
        first += 1
    if first == 0 and line[0].key in _words()["plain"]:
        first += 1
    return first


def _unknown(line: Sequence[Token], span: tuple[int, int, int]) -> Naming | None:
    """Return a name that is in no list, by the words beside it and its shape."""
    begin, first, last = span
    if line[last].key in _words()["firms"] and last > first:
        return Naming(Kind.BODY, first, last)
    kind = _kind_by_words(line, begin, first)
    if kind is None and last > first:
        kind = Kind.BODY if _acts(line, last, _OF_BODIES) else Kind.PERSON
    if kind is None:
        kind = _kind_of_one(line, first)
    return None if kind is None else Naming(kind, first, last)


def _kind_of_one(line: Sequence[Token], at: int) -> Kind | None:
    """Return the kind of a lone word: an acronym, one that acts, a place ("wakazi wa Kibera").

    A sentence opens with any word, so its first tells nothing.
    """
    if _is_acronym(line[at]) and at + 1 < len(line) and not line[at + 1].text.isupper():
        return Kind.BODY
    if at == 0:
        return None
    if line[at - 1].key in _GENITIVE and not _is_of_an_office(line, at):
        return Kind.PLACE
    if _acts(line, at, _OF_PERSONS):
        return Kind.PERSON
    return Kind.BODY if _acts(line, at, _OF_BODIES) else None


def _is_of_an_office(line: Sequence[Token], at: int) -> bool:
    """Tell whether a word with a capital is what an office is for: "Waziri wa Elimu"."""
    return at > 1 and line[at - 2].is_capital and (at > 2 or line[at - 2].key in _words()["people"])


def _kind_by_words(line: Sequence[Token], begin: int, first: int) -> Kind | None:
    """Return the kind that the words before a name tell: an office, "kampuni ya", "mjini", a place in a list."""
    if first > begin:
        return Kind.PERSON
    before = first - 1
    while before >= 0 and line[before].key in _words()["links"] - {"katika", "kwa", "na"}:
        before -= 1
    key = line[before].key if before >= 0 else ""
    if key in _words()["people"] and before == first - 1:
        return Kind.PERSON
    if key in _words()["before_people"] and before < first - 1:
        return Kind.PERSON
    further = line[before - 1].key if before > 0 else ""
    if {key, further} & _words()["before_bodies"] and before < first - 1:
        return Kind.BODY
    if key in _words()["before_sites"]:
        return Kind.PLACE
    return Kind.PLACE if key.endswith(_GOING) else None


def _is_acronym(token: Token) -> bool:
    return token.text.isupper() and 2 <= len(token.text) <= _LONGEST and token.text.isalpha()


def _acts(line: Sequence[Token], last: int, forms: tuple[str, ...]) -> bool:
    """Tell whether a verb follows a name, that of a person ("Neema amesema") or of a body ("Gor Mahia ilitoka")."""
    behind = line[last + 1].key if last + 1 < len(line) else ""
    return len(behind) > 4 and behind.startswith(forms)
