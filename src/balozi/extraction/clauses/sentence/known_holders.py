"""Office-holders whom everybody knows by surname and office alone in the year of a paper: "Prime Minister Luxon"."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache

from balozi.extraction.clauses.sentence.cues import words_of
from balozi.extraction.clauses.sentence.persons import Person
from balozi.extraction.mentions.mentions import Mention, Of
from balozi.packs.gazetteer import Leader, leaders

_HEADS = frozenset({"head_of_state", "head_of_government", "royal"})
_HEAD, _MINISTER, _FOREIGN = "head", "minister", "Minister of Foreign Affairs"
# Bounds of an office are approximate; who has left it is still called by it for a while.
_SLACK, _NOW = 1, 9998
_Held = tuple[str, int, int]


def known_holder(person: Person, year: int) -> str:
    """Return the state of somebody named by surname and office, "" when nobody or several held it then.

    Args:
        person: an office-holder whom the sentence names without a state.
        year: of the paper, 0 when it has no day.
    """
    name = person.name.split()
    office = _HEAD if person.office_kind in _HEADS else _MINISTER if person.office == _FOREIGN else ""
    if len(name) != 1 or not office:
        return ""
    held = _by_surname().get((name[0], office), ())
    states = {state for state, since, until in held if not year or since - _SLACK <= year <= until + _SLACK}
    return next(iter(states)) if len(states) == 1 else ""


def as_of(mentions: list[Mention], year: int) -> list[Mention]:
    """Return the mentions with people who have served several parties as what they were in a year: Costa in 2026."""
    if not year or not any(m.of is Of.PERSON and m.name.partition("|")[0] in _served() for m in mentions):
        return mentions
    return [_in_office(m, year) if m.of is Of.PERSON else m for m in mentions]


def _in_office(person: Mention, year: int) -> Mention:
    """Return a person as the holder of the office begun last by a year, as he was first before any."""
    name = person.name.partition("|")[0]
    held = _served().get(name, ())
    if not held:
        return person
    begun = [one for one in held if int(one.since or 0) <= year]
    last = max(begun, key=lambda one: int(one.since or 0)) if begun else min(held, key=lambda one: one.since)
    return replace(person, code=last.state or f"ORG:{last.organisation}", name=f"{name}|{last.office}")


@cache
def _served() -> Mapping[str, tuple[Leader, ...]]:
    """Return the offices of people who served several states or bodies, by their full names."""
    found: dict[str, tuple[Leader, ...]] = {}
    for leader in leaders():
        found[leader.names[0]] = (*found.get(leader.names[0], ()), leader)
    return {
        name: held for name, held in found.items() if len({one.state + one.organisation for one in held}) > 1
    }


@cache
def _by_surname() -> Mapping[tuple[str, str], tuple[_Held, ...]]:
    """Return who held which sort of office, with its years, by surname."""
    families = words_of("roles", "names")["family_first"]
    found: dict[tuple[str, str], tuple[_Held, ...]] = {}
    for leader in (one for one in leaders() if one.state):
        office = _MINISTER if leader.office in {_FOREIGN, "Secretary of State"} else _HEAD
        whole = leader.names[0].split()
        surnames = {whole[0 if leader.state in families else -1]}
        surnames |= {name for name in leader.names[1:] if " " not in name}
        held = (leader.state, int(leader.since or 0), int(leader.until or _NOW))
        for surname in surnames:
            found[surname, office] = (*found.get((surname, office), ()), held)
    return found
