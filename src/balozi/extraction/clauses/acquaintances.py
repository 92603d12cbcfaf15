"""Persons whom an English paper has introduced: told once with their state, named by their surname from then on."""

from collections.abc import Iterator, Mapping, Sequence

from balozi.extraction.clauses.cues import closed
from balozi.extraction.mentions.mentions import Mention, Of
from balozi.extraction.mentions.tokens import Token

# Offices in lower case: "Polish defence minister Wojciech Zaremba".
_OFFICES = closed("acquaintances", "offices")
_LINKS = closed("acquaintances", "links")
_PARTICLES = closed("persons", "particles")
_STATELY = frozenset({Of.STATE, Of.PEOPLE, Of.ORGANISATION})
# So far may a state stand before the name of its officer, and so long is a name.
_REACH, _LONGEST = 10, 6


def introduced(line: Sequence[Token], mentions: Sequence[Mention]) -> Iterator[tuple[str, str]]:
    """Yield the surname and the state or body of each person told with both, and with an office in lower case."""
    for mention in mentions:
        if mention.of not in _STATELY:
            continue
        yield from _behind(line, mention)
        yield from _before(line, mention)


def _behind(line: Sequence[Token], mention: Mention) -> Iterator[tuple[str, str]]:
    """Find "Poland's defence chief Jan Kos", "Syria's Marwan al-Hariri", "a delegation of the ADB led by Takeo Ito"."""
    at = mention.last + 1
    office = mention.of is not Of.PEOPLE and line[at : at + 1] and line[at].key in {"'", "’"}
    for place in range(at, min(at + _REACH, len(line))):
        key = line[place].key
        if key in _OFFICES or (key == "by" and line[place - 1].key in {"led", "headed"}):
            office = True
        elif line[place].is_capital and office and key not in _OFFICES:
            yield from _surname(line, place, mention.code)
            return
        elif not (key in _LINKS or line[place].is_capital or key.isalpha()):
            return


def _before(line: Sequence[Token], mention: Mention) -> Iterator[tuple[str, str]]:
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
            yield line[comma - 1].text, mention.code


def _surname(line: Sequence[Token], first: int, code: str) -> Iterator[tuple[str, str]]:
    last = first
    while last + 1 < min(first + _LONGEST, len(line)) and (
        line[last + 1].is_capital or line[last + 1].key in _PARTICLES or line[last + 1].text == "-"
    ):
        last += 1
    if last > first and line[last].is_capital:
        yield line[last].text, code


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
