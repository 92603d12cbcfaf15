"""What else tells whose an English paper is: titles of one state, its money, whom its speakers speak for, who comes."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple, Protocol

from balozi.extraction.clauses.sentence.cues import closed, words_of
from balozi.extraction.clauses.sentence.english_actors import Told
from balozi.extraction.clauses.sentence.once import Keeps
from balozi.extraction.clauses.sentence.persons import Person
from balozi.extraction.mentions.amounts import Amount
from balozi.extraction.mentions.mentions import Mention, Of
from balozi.packs.gazetteer import states

_SAYS, _NEAR, _TWO, _ALPHA = closed("owners", "says"), 4, 2, 2
_VISITS = -2.0
_OFFICES, _BE = closed("acquaintances", "offices"), frozenset({"is", "was"})
# Who goes with a guest is no host.
COMPANIONS = frozenset({"accompany", "accompanied", "accompanying", "accompanies"})
_NAMING = frozenset({Of.STATE, Of.PEOPLE, Of.CITY, Of.INSTITUTION})
# What each sort of evidence weighs; a comer outweighs that he goes there.
_SURE, _LIKELY, _MONEY, _SPEAKS, _BEHALF, _COMES = 3.0, 0.75, 0.75, 2.0, 1.5, 3.0


class Named(Told, Keeps, Protocol):
    """A sentence that tells whom it names and what it counts; `lines.Line` does."""

    @property
    def amounts(self) -> Sequence[Amount]:
        """Return the amounts stated in it."""

    def persons(self) -> Sequence[Person]:
        """Return the persons and office-holders named in it."""


class Evidence(NamedTuple):
    """One reason to take a paper for that of a state."""

    state: str
    weight: float
    why: str


def evidence_in(line: Named, people: Mapping[str, str], *, named: bool) -> Iterator[Evidence]:
    """Yield what a sentence says beside its names of whose paper it stands in.

    Args:
        line: the sentence.
        people: the states of persons whom the paper tells with theirs, by surname.
        named: whether the paper names officers of its own, without their state, who do not only accompany others.
    """
    yield from _titles(line)
    yield from _money(line)
    if not named:
        return
    yield from _spoken_for(line, people)
    yield from _on_behalf(line)
    yield from _come_to(line, people)
    yield from _visiting(line)
    yield from _receives(line, people)


def legs(lines: Sequence[Named]) -> Iterator[Evidence]:
    """Yield the state that somebody leaves for a third: "meets him in Seoul", and below it "will continue to Tokyo"."""
    stay = ""
    for line in lines:
        goes_on = not line.keys.isdisjoint(words_of("roles", "evidence")["onward"])
        on = goes_on and any(
            m.of is Of.CITY and line.row[m.first - 1] == "to" for m in line.mentions if m.first
        )
        if on and stay:
            yield Evidence(stay, 2 * _VISITS, "only a leg of a journey")
        places = [m for m in line.mentions if m.of is Of.CITY and m.first and line.row[m.first - 1] == "in"]
        stay = places[-1].name if places and any(act.is_any("MEET") for act in line.acts) else stay


@cache
def _titled() -> Mapping[str, tuple[tuple[tuple[str, ...], str, float], ...]]:
    """Return the titles that one state has, by their first word."""
    found: dict[str, tuple[tuple[tuple[str, ...], str, float], ...]] = {}
    for table, weight in (("own_titles", _SURE), ("likely_titles", _LIKELY)):
        for code, titles in words_of("roles", table).items():
            for title in titles:
                keys = tuple(title.split())
                found[keys[0]] = (*found.get(keys[0], ()), (keys, code, weight))
    return found


def owner_of_title(row: Sequence[str], first: int) -> str:
    """Return the state or body that alone has the title which begins at a token, "the Taoiseach", else ""."""
    rows = _titled().get(row[first], ()) if first < len(row) else ()
    sure = (code for keys, code, weight in rows if weight == _SURE and _stands(row, first, keys))
    return next(sure, "")


def _stands(row: Sequence[str], first: int, keys: tuple[str, ...]) -> bool:
    return tuple(row[first : first + len(keys)]) == keys


def _titles(line: Named) -> Iterator[Evidence]:
    """Yield the states of titles that one state has, or mostly it: "the Taoiseach", "the Foreign Secretary"."""
    opening = line.keys & _titled().keys()
    for at, key in enumerate(line.row) if opening else ():
        if key not in opening or _is_owned(line, at) or _is_met(line, at):
            continue
        for keys, code, weight in _titled()[key]:
            if len(code) == len("IRL") and _stands(line.row, at, keys) and line.tokens[at].is_capital:
                yield Evidence(code, weight, " ".join(keys))


def _is_owned(line: Named, at: int) -> bool:
    """Tell whether a state stands right before a title, or behind it: "the Indian Foreign Secretary"."""
    return any(
        m.of in _NAMING and (0 < at - m.last <= _TWO or 0 < m.first - at <= _NEAR) for m in line.mentions
    )


def _is_met(line: Named, at: int) -> bool:
    """Tell whether the bearer of a title is whom another meets or tells: "spoke to the Taoiseach"."""
    lead = {token.key for token in line.tokens[max(0, at - _TWO) : at]}
    return not lead.isdisjoint(words_of("roles", "evidence")["met"])


@cache
def _mints() -> Mapping[str, str]:
    """Return the states by the first letters of their money."""
    return {
        state.alpha2: state.code for state in states() if state.alpha2 and state.alpha2 not in {"US", "EU"}
    }


def _money(line: Named) -> Iterator[Evidence]:
    """Yield the state in whose money a sum is told that names nobody of it: "will announce £12 million"."""
    for amount in line.amounts:
        code = _mints().get(amount.unit[:_ALPHA], "") if len(amount.unit) == len("GBP") else ""
        if code and not any(code in {m.code, m.name} for m in line.mentions if m.of in _NAMING):
            yield Evidence(code, _MONEY, amount.unit)


def _is_free(line: Named, person: Person, people: Mapping[str, str]) -> bool:
    """Tell whether an office-holder is named whose state no words of the paper tell."""
    words = person.name.split()
    known = person.code or (people.get(words[-1], "") or people.get(words[0], "") if words else "")
    return bool(person.office and person.name) and not known and not owner_of_title(line.row, person.first)


def _spoken_for(line: Named, people: Mapping[str, str]) -> Iterator[Evidence]:
    """Yield the state of which an officer says what it will do: "Minister Roux said Bern would send", his own."""
    if line.keys.isdisjoint(_SAYS):
        return
    auxiliaries = words_of("roles", "english")["auxiliaries"]
    for at in (n for n, key in enumerate(line.row) if key in _SAYS):
        speaker = next((p for p in reversed(line.persons()) if p.last < at), None)
        told = next(
            (m for m in line.mentions if at < m.first <= at + _NEAR and m.of in {Of.STATE, Of.CITY}), None
        )
        if (
            speaker is None
            or told is None
            or at - speaker.last > _NEAR
            or not _is_free(line, speaker, people)
        ):
            continue
        led = line.row[told.first - 1] in {"that", "the", line.row[at]}
        if led and line.row[told.last + 1 : told.last + _TWO] and line.row[told.last + 1] in auxiliaries:
            yield Evidence(_state(told), _SPEAKS, "speaks for it")


def _state(mention: Mention) -> str:
    return mention.name if mention.of is Of.CITY else mention.code


def _on_behalf(line: Named) -> Iterator[Evidence]:
    """Yield the state in whose name one speaks: "conveyed the greetings of the people of Pakistan"."""
    words = words_of("roles", "evidence")
    if line.keys.isdisjoint(words["conveyed"]):
        return
    for mention in line.mentions:
        lead = line.row[max(0, mention.first - 2 * _NEAR) : mention.first]
        folk = mention.of is Of.STATE and not words["folk"].isdisjoint(lead[-_NEAR:])
        at = next((n for n, key in enumerate(lead) if key in words["conveyed"]), -1)
        if folk and at >= 0 and lead[at + 1 : at + _TWO] == ["of"] and "to" not in lead[at:]:
            yield Evidence(mention.code, _BEHALF, "on its behalf")


def _come_to(line: Named, people: Mapping[str, str]) -> Iterator[Evidence]:
    """Yield the state to which an officer of another comes: "The Chilean minister will visit Pretoria"."""
    for at in _journeys(line):
        place = next(
            (m for m in line.mentions if 0 < m.first - at <= _NEAR and m.of in {Of.STATE, Of.CITY}), None
        )
        code = _comer(line, at, people) if place is not None else ""
        if place is None or not code or code == _state(place) or _come_together(line, at, people):
            continue
        if line.row[place.first - 1] not in {"from", "via", "for"}:
            yield Evidence(_state(place), _COMES, "an officer of another comes")
            yield Evidence(code, _VISITS, "its officer is a guest")


def _receives(line: Named, people: Mapping[str, str]) -> Iterator[Evidence]:
    """Yield the state of the place to which an officer without a state welcomes others: "welcomed him to Stockholm"."""
    words = words_of("roles", "evidence")["welcomes"]
    if line.keys.isdisjoint(words):
        return
    at = next(n for n, key in enumerate(line.row) if key in words)
    host = next((one for one in line.persons() if one.last < at), None)
    place = next((m for m in line.mentions if m.of is Of.CITY and m.first > at), None)
    if host is None or place is None or not _is_free(line, host, people):
        return
    if (
        at - host.last <= _NEAR
        and line.row[place.first - 1] in {"to", "in", "at"}
        and line.row[at + 1 : at + 2] != ["by"]
    ):
        yield Evidence(_state(place), _COMES, "receives there")


def _come_together(line: Named, at: int, people: Mapping[str, str]) -> bool:
    """Tell whether somebody without a state comes too: "Queen Ingeborg and Prince Magnus of Denmark arrived"."""
    return any(one.last < at and _is_free(line, one, people) for one in line.persons())


def _journeys(line: Named) -> Iterator[int]:
    """Yield where somebody is said to go or to be a guest: "will visit", "was in Entebbe for a one-day visit"."""
    visits = [act for act in line.acts if act.is_any("VISIT") and act.is_finite and not act.negated]
    yield from (act.last for act in visits)
    if not visits and any(m.of is Of.NOUN and m.code == "VISIT" for m in line.mentions):
        yield from (at for at, key in enumerate(line.row[:-1]) if key in _BE and line.row[at + 1] == "in")


def _visiting(line: Named) -> Iterator[Evidence]:
    """Yield the state of a guest: "visiting Hungarian Deputy Prime Minister" is in another's paper."""
    if "visiting" not in line.keys:
        return
    for mention in line.mentions:
        officer = line.row[mention.last + 1 : mention.last + _NEAR]
        led = line.row[max(0, mention.first - 1) : mention.first] == ["visiting"]
        if led and mention.of is Of.PEOPLE and not _OFFICES.isdisjoint(officer):
            yield Evidence(mention.code, _VISITS, "its officer is a guest")


def _comer(line: Named, at: int, people: Mapping[str, str]) -> str:
    """Return the state of the officer or delegation named last before a verb, "" when none is told."""
    sent = next((n for n, key in enumerate(line.row[:at]) if key == "delegation"), -1)
    away = [
        m for m in line.mentions if 0 < m.first - sent <= _TWO and line.row[m.first - 1] in {"from", "of"}
    ]
    if sent >= 0 and away and away[0].of in _NAMING:
        return _state(away[0])
    person = next((p for p in reversed(line.persons()) if p.last < at), None)
    owner = next((m for m in reversed(line.mentions) if m.of is Of.PEOPLE and m.last < at), None)
    if owner is not None and (person is None or person.first <= owner.first):
        officer = line.row[owner.last + 1 : min(owner.last + _NEAR, at + 1)]
        return owner.code if at - owner.last <= 2 * _NEAR and not _OFFICES.isdisjoint(officer) else ""
    if person is None or at - person.last > 2 * _NEAR:
        return ""
    return person.code or next((people[word] for word in person.name.split() if word in people), "")
