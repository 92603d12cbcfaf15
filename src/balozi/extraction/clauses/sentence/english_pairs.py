"""Persons whose state an English paper tells by their order, or by the sentence before: "Presidents Banda and Dias"."""

from collections.abc import Iterator, Sequence

from balozi.extraction.clauses.sentence.cues import closed, words_of
from balozi.extraction.clauses.sentence.english_actors import Told
from balozi.extraction.mentions.mentions import Mention, Of
from balozi.extraction.mentions.tokens import Token

_PARTICLES = closed("persons", "particles")
_STATES = frozenset({Of.STATE, Of.CITY})
_SIDES = frozenset({"side", "delegation", "party"})
_SIDE = tuple([word] for word in _SIDES)
_OFFICES, _TWO, _LONGEST, _NEAR = frozenset({Of.OFFICE, Of.TITLE}), 2, 5, 3


def told_by_order(lines: Sequence[Told]) -> Iterator[tuple[str, str]]:
    """Yield the surnames of two of one office with the two states named before, in their order.

    "Malawi and Mozambique reopened the post at a ceremony led by Presidents Nyirenda and Macuácua".
    """
    pair: tuple[str, ...] = ()
    for line in lines:
        if line.words.language != "en":
            continue
        for mention in line.mentions:
            if mention.of in _STATES:
                pair = _joined(line, mention) or pair
            elif mention.of is Of.OFFICE and len(pair) == _TWO and _is_plural(line.tokens, mention):
                names = _two_names(line.tokens, mention.last + 1)
                yield from zip(names, pair, strict=False)


def _joined(line: Told, mention: Mention) -> tuple[str, ...]:
    """Return two states that "and" joins, nothing more: "between North Macedonia and the United Kingdom"."""
    named = [m for m in line.mentions if m.of in _STATES]
    at = named.index(mention)
    if at == 0:
        return ()
    before = named[at - 1]
    between = line.row[before.last + 1 : mention.first]
    third = at > 1 and before.first - named[at - 2].last <= _TWO
    codes = tuple(m.name if m.of is Of.CITY else m.code for m in (before, mention))
    return codes if between in (["and"], ["and", "the"]) and not third and codes[0] != codes[1] else ()


def _is_plural(line: Sequence[Token], mention: Mention) -> bool:
    plurals = words_of("roles", "gatherings")["plurals"]
    return any(token.key in plurals for token in line[mention.first : mention.last + 1])


def _two_names(line: Sequence[Token], first: int) -> tuple[str, ...]:
    """Return the two surnames of "Vlado Petkov and Oliver Haines", nothing when no two names stand there."""
    one = _name_end(line, first)
    joint = one + 1
    if one < first or joint >= len(line) or line[joint].key != "and":
        return ()
    other = _name_end(line, joint + 1)
    return (line[one].text, line[other].text) if other > joint else ()


def _name_end(line: Sequence[Token], first: int) -> int:
    last = first - 1
    for at in range(first, min(first + _LONGEST, len(line))):
        if line[at].is_capital:
            last = at
        elif not (line[at].key in _PARTICLES or line[at].text == "-"):
            break
    return last


def named_after(lines: Sequence[Told]) -> Iterator[tuple[str, str]]:
    """Yield the surname of somebody named in full behind the sentence that told his office and state without a name.

    "Washington's top envoy shuttled between the two. Gordon Hale met the prime minister twice."
    """
    acting = ""
    for line in lines:
        surname = _opens_with_a_name(line) if acting else ""
        if surname:
            yield surname, acting
        acting = _unnamed_holder(line) if line.words.language == "en" else ""


def _unnamed_holder(line: Told) -> str:
    """Return the state of an office that acts with no name beside it: "Ethiopia's foreign minister"."""
    held = [m for m in line.mentions if m.of is Of.OFFICE]
    if not held:
        return ""
    verb = next((act.first for act in line.acts if act.is_finite), -1)
    offices = [m for m in held if m.first < verb]
    owners = [m for m in line.mentions if m.of in {Of.STATE, Of.PEOPLE, Of.CITY} and m.first < verb]
    if len(offices) != 1 or len(owners) != 1 or not 0 < offices[0].first - owners[0].last <= _LONGEST:
        return ""
    behind = line.tokens[offices[0].last + 1 : verb]
    named = any(token.is_capital for token in behind[:_TWO])
    owner = owners[0]
    owns = owner.of is Of.PEOPLE or line.tokens[owner.last + 1].key == "'"
    return (owner.name if owner.of is Of.CITY else owner.code) if owns and not named else ""


def _opens_with_a_name(line: Told) -> str:
    """Return the surname of a first and a last name that open a sentence as its subject: "Gordon Hale met"."""
    end = _name_end(line.tokens, 0)
    taken = any(m.first <= end and m.of is not Of.OWN for m in line.mentions)
    acts = any(act.is_finite and 0 < act.first - end <= _NEAR for act in line.acts)
    return line.tokens[end].text if 1 <= end <= _NEAR and acts and not taken else ""


def officers_of_bodies(lines: Sequence[Told]) -> Iterator[tuple[str, str]]:
    """Yield the surname of a Secretary-General named without his body, with the body that the paper names.

    Of several bodies the United Nations are meant: others name their own with it.
    """
    bodies = [m.code for line in lines for m in line.mentions if m.of is Of.ORGANISATION]
    named = set(bodies)
    body = "UN" if named & words_of("roles", "united")["bodies"] else bodies[0] if len(named) == 1 else ""
    for line in lines if body else ():
        for mention in line.mentions:
            if mention.of is not Of.OFFICE or mention.code != "Secretary-General":
                continue
            at = mention.last + 1
            end = _name_end(line.tokens, at)
            owned = any(
                m.of is Of.ORGANISATION and 0 <= mention.first - m.last <= _TWO for m in line.mentions
            )
            if end > at and not owned and line.words.language == "en":
                yield line.tokens[end].text, body


def sides_named(line: Told) -> tuple[str, ...]:
    """Return the two whose sides a sentence names: "The Russian side handed over, and the Ukrainian side confirmed"."""
    if line.words.language != "en" or line.keys.isdisjoint(_SIDES):
        return ()
    named = [
        m.code for m in line.mentions if m.of is Of.PEOPLE and line.row[m.last + 1 : m.last + 2] in _SIDE
    ]
    pair = tuple(sorted(set(named)))
    return pair if len(pair) == _TWO else ()
