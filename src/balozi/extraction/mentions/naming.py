"""Names in Swahili sentences, known to the gazetteer or not: persons, bodies, places and dates."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from balozi.extraction.mentions.bodies import (
    BODIES,
    GENITIVE,
    PLACES,
    body_at,
    ends_an_office,
    known_at,
    listed_end,
    naming_words,
)
from balozi.extraction.mentions.calendars import calendar
from balozi.extraction.mentions.mentions import Mention, Of
from balozi.extraction.mentions.tokens import Token

_LONGEST = 6


class Kind(StrEnum):
    """What a name names."""

    PERSON = "PER"
    BODY = "ORG"
    PLACE = "LOC"
    DATE = "DATE"


# What kind of name a mention is; what is not here is none.
KINDS: Mapping[Of, Kind] = {
    Of.PERSON: Kind.PERSON,
    Of.DATE: Kind.DATE,
    **dict.fromkeys(PLACES, Kind.PLACE),
    **dict.fromkeys(BODIES, Kind.BODY),
}


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
        begins = line[at].is_capital or _is_arabic(line, at)
        open_to = at not in taken and begins
        open_to = open_to and not (_is_currency(line, at) and known_at(mentions, at) is None)
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
    if first and line[first - 1].key in naming_words()["calendar"]:
        first -= 1
    return Naming(Kind.DATE, first, date.last)


def _name_at(line: Sequence[Token], at: int, mentions: Sequence[Mention], taken: set[int]) -> Naming | None:
    if (listed := listed_end(line, at)) is not None:
        return Naming(Kind.BODY, at, listed)
    body = body_at(line, at, mentions, taken)
    known = known_at(mentions, at)
    if known is not None and _stands_before_a_name(line, known, taken):
        return Naming(_kind_of(known), known.first, known.last)
    if body is not None:
        return Naming(Kind.BODY, at, body)
    last = _run_end(line, at, taken)
    if known is not None and (known.last >= last or known_at(mentions, known.last + 1) is not None):
        return Naming(_kind_of(known), known.first, known.last)
    if line[at].key in naming_words()["sites"] and last > at:
        return Naming(Kind.PLACE, at, last)
    first = _past_titles(line, at, last, mentions)
    if first > last:
        return None
    if at < first <= 1 and _is_plain(line[0]) and first not in taken:
        return _name_at(line, first, mentions, taken)
    return _unknown(line, (at, first, last))


def _stands_before_a_name(line: Sequence[Token], known: Mention, taken: set[int]) -> bool:
    """Tell whether a person's name follows a place or a body without a link: "Waziri wa Urusi Sergei Volkov"."""
    first = known.last + 1
    linked = known.first and (
        line[known.first - 1].key in GENITIVE or line[known.first - 1].key in naming_words()["where"]
    )
    if (
        known.of is Of.PERSON
        or not linked
        or first >= len(line)
        or first in taken
        or not line[first].is_capital
    ):
        return False
    last = _run_end(line, first, taken)
    shouted = any(token.text.isupper() and len(token.text) > 1 for token in line[first : last + 1])
    return last > first and not shouted and line[last].key not in naming_words()["firms"]


def _kind_of(mention: Mention) -> Kind:
    return KINDS[mention.of]


def _is_plain(token: Token) -> bool:
    """Tell whether a word opens a sentence with a capital and is no name: "Lakini", "Akizungumza"."""
    return token.key in naming_words()["plain"] or (
        len(token.key) > 6 and token.key.startswith(_forms("while"))
    )


def _run_end(line: Sequence[Token], at: int, taken: set[int]) -> int:
    """Return the last token of a run of words with capitals, particles and hyphens between them taken in."""
    last = at
    while last + 1 < len(line) and last - at < 2 * _LONGEST and last + 1 not in taken:
        token = line[last + 1]
        if token.is_capital:
            if _is_plain(token):
                # A full stop was forgotten: "rais Erdogan Akihutubia mkutano".
                break
            last += 1
        elif last + 2 < len(line) and _joins(line, last + 1):
            last += 2
        else:
            break
    return last


def _joins(line: Sequence[Token], at: int) -> bool:
    """Tell whether a small word or a mark stands inside a name: "Erik ten Hag", "Nyong'o"."""
    token, behind = line[at], line[at + 1]
    if token.text in {"'", "’"} and line[at - 1].end == token.start and behind.start == token.end:
        return behind.text.isalpha()
    if behind.text == "-":
        return token.key in naming_words()["particles"] and at + 2 < len(line) and line[at + 2].is_capital
    return behind.is_capital and (token.key in naming_words()["particles"] or token.text in {"-", "'", "’"})


def _past_titles(line: Sequence[Token], first: int, last: int, mentions: Sequence[Mention]) -> int:
    """Return where a name begins behind titles, offices and the plain word that opens a sentence."""
    offices = {at for m in mentions if m.of in {Of.OFFICE, Of.TITLE} for at in range(m.first, m.last + 1)}
    while first <= last and (
        first in offices
        or line[first].key in naming_words()["people"]
        or line[first].text == "."
        or (line[first].key in naming_words()["bodies"] and ends_an_office(line, first))
    ):
        first += 1
    if first == 0 and _is_plain(line[0]):
        first += 1
    return first


def _unknown(line: Sequence[Token], span: tuple[int, int, int]) -> Naming | None:
    """Return a name that is in no list, by the words beside it and its shape."""
    begin, first, last = span
    if first > 1 and line[first - 2].key in naming_words()["feasts"] and line[first - 1].key in GENITIVE:
        return None
    if line[last].key in naming_words()["firms"] and last > first:
        return Naming(Kind.BODY, first, last)
    kind = _kind_by_words(line, begin, first)
    if kind is None and last > first:
        kind = Kind.BODY if _acts(line, last, "bodies_act") else Kind.PERSON
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
    if line[at - 1].key in GENITIVE and not _is_of_an_office(line, at):
        return Kind.PLACE
    if _acts(line, at, "persons_act"):
        return Kind.PERSON
    return Kind.BODY if _acts(line, at, "bodies_act") else None


def _is_of_an_office(line: Sequence[Token], at: int) -> bool:
    """Tell whether a word with a capital is what an office is for: "Waziri wa Elimu"."""
    return at > 1 and line[at - 2].is_capital and (at > 2 or line[at - 2].key in naming_words()["people"])


def _kind_by_words(line: Sequence[Token], begin: int, first: int) -> Kind | None:
    """Return the kind that the words before a name tell: an office, "kampuni ya", "mjini", a place in a list."""
    if first > begin:
        return Kind.PERSON
    before = first - 1
    while before >= 0 and line[before].key in naming_words()["links"] - {"katika", "kwa", "na"}:
        before -= 1
    key = line[before].key if before >= 0 else ""
    if key in naming_words()["people"] and before == first - 1:
        return Kind.PERSON
    if key in naming_words()["before_people"] and before < first - 1:
        return Kind.PERSON
    further = line[before - 1].key if before > 0 else ""
    if {key, further} & naming_words()["before_bodies"] and before < first - 1:
        return Kind.BODY
    if key in naming_words()["before_sites"]:
        return Kind.PLACE
    return Kind.PLACE if key.endswith(_forms("going")) else None


def _is_acronym(token: Token) -> bool:
    return token.text.isupper() and 2 <= len(token.text) <= _LONGEST and token.text.isalpha()


def _acts(line: Sequence[Token], last: int, forms: str) -> bool:
    """Tell whether a verb follows a name, that of a person ("Neema amesema") or of a body ("Gor Mahia ilitoka")."""
    behind = line[last + 1].key if last + 1 < len(line) else ""
    return len(behind) > 4 and behind.startswith(_forms(forms))


@cache
def _forms(name: str) -> tuple[str, ...]:
    """Return beginnings or ends of words of a list, as `str.startswith` takes them."""
    return tuple(naming_words()[name])
