"""Where an English paper is written, and how much that says of whose paper it is."""

from collections.abc import Iterator, Sequence

from balozi.extraction.clauses.sentence.acts import Act
from balozi.extraction.clauses.sentence.cues import words_of
from balozi.extraction.clauses.sentence.english_actors import Told
from balozi.extraction.mentions.mentions import Mention, Of
from balozi.extraction.mentions.tokens import Token

_STATES = frozenset({Of.STATE, Of.PEOPLE, Of.INSTITUTION})
_OPENING, _NEAR, _TWO, _FEW = 3, 5, 2, 4
# So many lines may stand above the one with place and day.
_ABOVE = 6
_OFFICES = frozenset({Of.OFFICE, Of.TITLE})


def dateline_of(lines: Sequence[Told]) -> str:
    """Return the state of the place that an English paper opens with, "" when it opens with none."""
    first = opening_of(lines)
    city = next((m for m in first.mentions if m.of is Of.CITY), None) if first is not None else None
    if first is None or city is None or city.first > _NEAR or not is_a_dateline(first.tokens, city):
        return ""
    return city.name


def opening_of(lines: Sequence[Told]) -> Told | None:
    """Return the sentence with which an English paper opens: its first, or the one with a place below headlines."""
    for line in lines[:_ABOVE]:
        city = next((m for m in line.mentions if m.of is Of.CITY), None)
        if city is not None and city.first == 0 and line.dates and is_a_dateline(line.tokens, city):
            return line
        if not line.is_headline:
            break
    return next(iter(lines), None)


def is_a_dateline(tokens: Sequence[Token], mention: Mention) -> bool:
    """Tell whether a paper opens with the place it is written in: "Lusaka, 22 January —", "RABAT:"."""
    marks = words_of("roles", "english")["marks"]
    return any(token.text in marks for token in tokens[mention.last + 1 : mention.last + 12])


def is_written_abroad(lines: Sequence[Told], place: str) -> bool:
    """Tell whether a paper is only sent from a place: a third country's, or where its own minister has arrived.

    Args:
        lines: its sentences.
        place: the state of the place that it opens with.
    """
    sent = _is_a_seat(lines) or _is_third(lines, place)
    return sent or any(_arrives_unnamed(line, place) for line in lines[:_OPENING])


def _is_a_seat(lines: Sequence[Told]) -> bool:
    """Tell whether a paper of some state is sent from a seat of the UN: "New York – Kazakhstan's minister"."""
    first = opening_of(lines) or lines[0]
    city = next((m for m in first.mentions if m.of is Of.CITY), None)
    if city is None or city.code.casefold() not in words_of("roles", "datelines")["seats"]:
        return False
    return any(m.of in {Of.STATE, Of.PEOPLE} and m.code != city.name for m in first.mentions)


def _is_third(lines: Sequence[Told], place: str) -> bool:
    """Tell whether the state of a dateline is named nowhere else, and two others in the first sentence."""
    first = opening_of(lines) or lines[0]
    for line in lines:
        for mention in line.mentions:
            if mention.of in _STATES and mention.code == place:
                return False
            elsewhere = line is not first or mention.first > _NEAR
            if mention.of is Of.CITY and mention.name == place and elsewhere:
                return False
    if is_of_a_body(first):
        return True
    verb = next((act.first for act in first.acts if act.is_finite), 0)
    if not any(m.of in {Of.STATE, Of.PEOPLE} and m.first < verb for m in first.mentions):
        # "ACCRA – The President accepted the letters of the ambassadors of Cuba and Vietnam": its own.
        return False
    others = {m.code for m in first.mentions if m.of in {Of.STATE, Of.PEOPLE}}
    others |= {m.name for m in first.mentions if m.of is Of.CITY} - {place}
    return len(others) >= _TWO


def _arrives_unnamed(line: Told, place: str) -> bool:
    """Tell whether an official whose state is not told lands: "Minister Rao touched down at the airport"."""
    lands = words_of("roles", "datelines")["lands"]
    if line.keys.isdisjoint(lands) or not line.keys.isdisjoint(words_of("roles", "datelines")["home"]):
        return False
    at = next(at for at, token in enumerate(line.tokens) if token.key in lands)
    office = next((m for m in line.mentions if m.of in _OFFICES and m.first < at), None)
    if office is None or any(m.of in _STATES and m.first < at and m.code != place for m in line.mentions):
        return False
    # A dateline's own brackets name its state: "Georgetown [Guyana]".
    owners = (m for m in line.mentions if m.of in _STATES and 0 <= office.first - m.last <= _TWO)
    elsewhere = (m for m in line.mentions if 0 < m.first - at <= _NEAR and _place(m) not in {"", place})
    return next(owners, None) is None and next(elsewhere, None) is None


def _place(mention: Mention) -> str:
    return mention.name if mention.of is Of.CITY else mention.code if mention.of is Of.STATE else ""


def is_of_a_body(line: Told) -> bool:
    """Tell whether a body acts in the first sentence, whose seat the dateline names."""
    verb = next((act.first for act in line.acts if act.is_finite), len(line.tokens))
    bodies = words_of("roles", "english")["bodies"]
    named = any(token.is_capital and token.key in bodies for token in line.tokens[:verb])
    return named or any(m.of is Of.ORGANISATION and m.first < verb for m in line.mentions)


def lands_where_it_is_written(line: Told, act: Act) -> bool:
    """Tell whether an English guest arrives with no place told: "touched down at the airport", "arrived on Monday"."""
    words = words_of("roles", "datelines")
    if line.words.language != "en" or line.keys.isdisjoint(words["lands"]) or act.passive:
        return False
    verb = line.tokens[act.last].key if act.last > act.first else line.tokens[act.first].key
    if not {verb, line.tokens[act.first].key} & words["lands"]:
        return False
    behind = line.row[act.last + 1 : act.last + _NEAR + _FEW]
    near = (m for m in line.mentions if 0 < m.first - act.last <= _NEAR + _FEW)
    if any(_place(m) or m.of is Of.PEOPLE for m in near):
        return False
    return (
        not words["airports"].isdisjoint(behind)
        or behind[:1] == ["on"]
        or behind[:1] in (["yesterday"], ["today"])
    )


def posts(lines: Sequence[Told]) -> Iterator[tuple[str, str]]:
    """Yield the state whose embassy writes a paper, and the one where it stands: "The Embassy of Japan in Malawi"."""
    embassies = words_of("roles", "datelines")["posts"]
    for line in lines[:_OPENING]:
        if line.keys.isdisjoint(embassies):
            continue
        at = next(at for at, token in enumerate(line.tokens) if token.key in embassies)
        near = [m for m in line.mentions if abs(m.first - at) <= _NEAR and m.of in {*_STATES, Of.CITY}]
        owner = next((m for m in near if _owns(line.tokens, m, at)), None)
        seat = next((m for m in near if m.first > at and line.tokens[m.first - 1].key in {"in", "to"}), None)
        host = (_place(seat) or seat.code) if seat is not None else ""
        if owner is not None and host and owner.code != host and line.tokens[at].is_capital:
            yield owner.code, host


def _owns(line: Sequence[Token], mention: Mention, at: int) -> bool:
    """Tell whether an embassy is that of a state: "the Japanese Embassy", "Embassy of the Republic of Korea"."""
    if mention.of not in _STATES:
        return False
    if mention.last < at:
        return at - mention.last <= _FEW
    between = {token.key for token in line[at + 1 : mention.first]}
    return "of" in between and "in" not in between
