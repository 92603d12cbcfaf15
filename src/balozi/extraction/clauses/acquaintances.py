"""Persons whom an English paper has introduced: told once with their state, named by their surname from then on."""

from collections.abc import Iterator, Mapping, Sequence

from balozi.extraction.clauses.cues import closed, words_of
from balozi.extraction.mentions.mentions import Mention, Of
from balozi.extraction.mentions.tokens import Token

# Offices in lower case: "Polish defence minister Wojciech Zaremba".
_OFFICES = closed("acquaintances", "offices")
_LINKS = closed("acquaintances", "links")
_PARTICLES = closed("persons", "particles")
_STATELY = frozenset({Of.STATE, Of.PEOPLE, Of.ORGANISATION})
# So far may a state stand before the name of its officer, and so long is a name.
_REACH, _LONGEST = 10, 6
_NO_SURNAMES = frozenset(
    {Of.STATE, Of.ORGANISATION, Of.CITY, Of.INSTRUMENT, Of.NOUN, Of.INSTITUTION, Of.REGION}
)
_FAMILY_FIRST, _SHORT = words_of("roles", "names")["family_first"], 5
_PEERS = words_of("roles", "english")["peers"]
_BEFORE_NAMES = closed("persons", "address") | closed("persons", "titles") | {"number"}


def introduced(line: Sequence[Token], mentions: Sequence[Mention]) -> Iterator[tuple[str, str]]:
    """Yield the surname and the state or body of each person told with both, and with an office in lower case."""
    named = {at for m in mentions if m.of in _NO_SURNAMES for at in range(m.first, m.last + 1)}
    for mention in mentions:
        if mention.of not in _STATELY:
            continue
        found = (
            *_behind(line, mention),
            *_before(line, mention),
            *_peer(line, mention),
            *_apposed(line, mention),
        )
        yield from ((line[at].text, mention.code) for at in found if at not in named)


def is_family_first(name: Sequence[str], code: str) -> bool:
    """Tell whether the family name stands first: "Seo Jun-tae", "Wang Peilin"."""
    hyphened = len(name) == len(("Seo", "Jun-tae")) and "-" in name[1][1:] and len(name[0]) < _SHORT
    return code in _FAMILY_FIRST or hyphened


def _apposed(line: Sequence[Token], mention: Mention) -> Iterator[int]:
    """Find "the Prime Minister of Canada, Ms. Margaret Ellsworth,": the name behind the state and a comma."""
    at = mention.last + 1
    before = {token.key for token in line[max(0, mention.first - _LONGEST) : mention.first]}
    if not before & _OFFICES or "to" in before or mention.of is Of.PEOPLE:
        return
    if at + 2 >= len(line) or line[at].text != ",":
        return
    at += 1
    titled = line[at].key in _BEFORE_NAMES
    while at < len(line) and (line[at].text == "." or line[at].key in _BEFORE_NAMES):
        at += 1
    if titled and at < len(line) and line[at].is_capital:
        yield from _surname(line, at)


def _peer(line: Sequence[Token], mention: Mention) -> Iterator[int]:
    """Find "her Norwegian colleague, Mr. Sindre Aasland", "his Dutch counterpart Marieke van Houten"."""
    near = range(mention.last + 1, min(mention.last + _LONGEST, len(line)))
    peer = next((at for at in near if line[at].key in _PEERS), -1)
    if peer < 0 or mention.of is not Of.PEOPLE:
        return
    at = peer + 1
    while at < len(line) and (line[at].text in {",", "."} or line[at].key in _BEFORE_NAMES):
        at += 1
    if at - peer <= _LONGEST and at < len(line) and line[at].is_capital:
        yield from _surname(line, at)


def _behind(line: Sequence[Token], mention: Mention) -> Iterator[int]:
    """Find "Poland's defence chief Jan Kos", "Syria's Marwan al-Hariri", "a delegation of the ADB led by Takeo Ito"."""
    at = mention.last + 1
    office = mention.of is not Of.PEOPLE and line[at : at + 1] and line[at].key in {"'", "’"}
    for place in range(at, min(at + _REACH, len(line))):
        key = line[place].key
        if key in _OFFICES or (key == "by" and line[place - 1].key in {"led", "headed"}):
            office = True
        elif line[place].is_capital and office and key not in _OFFICES:
            yield from _surname(line, place)
            return
        elif not (key in _LINKS or line[place].is_capital or key.isalpha()):
            return


def _before(line: Sequence[Token], mention: Mention) -> Iterator[int]:
    """Find "Jan Kos, the Polish defence minister,", "Jan Kos, defence minister of Poland"."""
    comma = next(
        (n for n in range(mention.first - 1, max(-1, mention.first - 8), -1) if line[n].text == ","), -1
    )
    if comma < 1 or not line[comma - 1].is_capital:
        return
    stretch = line[comma + 1 : mention.last + 5]
    between = line[comma + 1 : mention.first]
    near = all(token.key in _LINKS or token.key in _OFFICES or token.key.isalpha() for token in between)
    if near and len(between) <= _LONGEST and any(token.key in _OFFICES for token in stretch):
        two = comma > 1 and (line[comma - 2].is_capital or line[comma - 2].key in _PARTICLES)
        if two:
            yield comma - 1


def _surname(line: Sequence[Token], first: int) -> Iterator[int]:
    last = first
    while last + 1 < min(first + _LONGEST, len(line)) and (
        line[last + 1].is_capital or line[last + 1].key in _PARTICLES or line[last + 1].text == "-"
    ):
        last += 1
    if last > first and line[last].is_capital:
        yield last


def recognised(
    line: Sequence[Token], mentions: Sequence[Mention], people: Mapping[str, str]
) -> list[Mention]:
    """Return the mentions with the surnames that stand alone of persons the paper has introduced."""
    taken = {at for m in mentions for at in range(m.first, m.last + 1) if m.of is not Of.OWN}
    found = [
        Mention(Of.PERSON, at, at, _person_code(people[token.text]), token.text)
        for at, token in enumerate(line)
        if token.text in people and at not in taken and not _is_in_a_name(line, at)
    ]
    return sorted([*mentions, *found], key=lambda m: m.first) if found else list(mentions)


def _person_code(code: str) -> str:
    return code if len(code) == 3 or code.startswith("ORG:") else f"ORG:{code}"


def _is_in_a_name(line: Sequence[Token], at: int) -> bool:
    """Tell whether other words of a name stand around: a title, a first name, a place called after the person."""
    before = at > 0 and line[at - 1].is_capital and at > 1
    behind = at + 1 < len(line) and line[at + 1].is_capital
    return before or behind
