"""Journeys told by a turn of phrase: "boarded his aircraft for", "cut short his stay in", "has been in ... since"."""

from balozi.extraction.clauses.engagements.english_turns import (
    FAR,
    NEAR,
    REACH,
    STATE,
    TWO,
    completed,
    is_undone,
    joined_by,
    place_in,
    somebody,
    told_once,
    turns,
)
from balozi.extraction.clauses.sentence.drafts import Draft, destinations
from balozi.extraction.clauses.sentence.lines import Line, Reading, keys_of
from balozi.extraction.clauses.sentence.surroundings import Parties, is_state
from balozi.extraction.mentions.mentions import Of

_STAYS = frozenset({"is", "are", "was", "were"})
_MEANWHILE = frozenset({"currently", "now", "also", "presently", "already", "in", "here", "back", "both"})
_WHY = frozenset({"on", "for"})
LEAVES = frozenset({"left", "leaves", "leaving", "departed", "departs"})


def carried(line: Line, reading: Reading) -> Draft | None:
    """Find an arrival told of what carries the guest: "President Tokayev's plane touched down in Muscat"."""
    at = place_in(line, turns("carriers"))
    owner = somebody(line, 0, at)
    verb = next(
        (
            n
            for n in range(at + 1, min(at + NEAR, len(line.tokens)))
            if line.tokens[n].key in turns("comes_down")
        ),
        -1,
    )
    owned = {"'", "’", "his", "her", "their", "carrying", "with"} & set(keys_of(line, 0, at + REACH))
    reached = destinations(line, verb, verb + REACH) if verb >= 0 else ()
    if owner is None or verb < 0 or not owned or not reached:
        return None
    whole = completed(line, joined_by(line.parties(0, at), reached), reading)
    return told_once(line, (None, owner.first, verb + NEAR), whole, reading, "visit held")


def boarded(line: Line, reading: Reading) -> Draft | None:
    """Find a journey told by its start: "the Head of State boarded his aircraft for Yerevan"."""
    at = place_in(line, turns("boards"))
    who = somebody(line, 0, at)
    aim = next(
        (n for n in range(at + 1, min(at + REACH, len(line.tokens))) if line.tokens[n].key in {"for", "to"}),
        -1,
    )
    goal = next(
        (m for m in line.mentions if m.first in {aim + 1, aim + TWO} and m.of in {Of.CITY, Of.STATE}), None
    )
    if who is None or aim < 0 or goal is None or is_undone(line, at):
        return None
    there = goal.name if goal.of is Of.CITY else goal.code
    subject = line.parties(0, at - 1)
    guest = subject.states or tuple(c for c in (line.around.one,) if is_state(c) and c != there)
    whole = Parties(tuple(sorted({*guest, there})), (), guest, 0, who.first)
    return told_once(line, (None, who.first, goal.last), whole, reading, "visit held")


def left_for(line: Line, reading: Reading) -> Draft | None:
    """Find a journey told from its start to its aim: "left Gaborone this morning for Luanda"."""
    at = place_in(line, LEAVES)
    cities = [m for m in line.mentions if m.of in {Of.CITY, Of.STATE} and at < m.first < at + FAR]
    who = somebody(line, 0, at)
    goal = next((m for m in cities if line.tokens[m.first - 1].key == "for"), None)
    if who is None or goal is None or not cities or cities[0] is goal or is_undone(line, at):
        return None
    there = goal.name if goal.of is Of.CITY else goal.code
    subject = line.parties(0, at - 1)
    start = cities[0].name if cities[0].of is Of.CITY else cities[0].code
    guest = subject.states or (start,)
    whole = Parties(tuple(sorted({*guest, there})), (), guest, 0, who.first)
    return told_once(line, (None, who.first, goal.last), whole, reading, "visit held")


def cut_short(line: Line, reading: Reading) -> Draft | None:
    """Find a visit told by its begin or end: "cut short his stay in Minsk"."""
    at = place_in(line, turns("stays"))
    verb = next((n for n in range(at - 1, max(-1, at - 7), -1) if line.tokens[n].key in turns("cut")), -1)
    reached = destinations(line, at + 1, at + NEAR)
    who = somebody(line, 0, verb)
    if verb < 0 or not reached or who is None or is_undone(line, verb):
        return None
    subject = line.parties(0, verb - 1)
    guest = subject.states or tuple(c for c in (line.around.one,) if is_state(c))
    whole = Parties(tuple(sorted({*guest, *reached})), subject.organisations, guest, 0, who.first)
    return told_once(line, (None, who.first, at + TWO), whole, reading, "visit held")


def in_town(line: Line, reading: Reading) -> Draft | None:
    """Find a visit told by how long it has lasted: "has been in Asmara since Monday"."""
    at = place_in(line, frozenset({"been"}))
    who = somebody(line, 0, at)
    reached = destinations(line, at + 1, at + NEAR)
    lasts = {"since", "for"} & set(keys_of(line, at + TWO, at + REACH))
    if (
        who is None
        or not reached
        or not lasts
        or not line.dates
        or keys_of(line, at - 1, at) not in (["has"], ["have"], ["had"])
    ):
        return None
    subject = line.parties(0, at - 1)
    guest = (
        *subject.states,
        *((line.around.one,) if not subject.codes and len(line.around.one) == STATE else ()),
    )
    whole = Parties(tuple(sorted({*guest, *reached})), subject.organisations, guest, 0, who.first)
    return told_once(line, (None, who.first, at + NEAR), whole, reading, "visit held")


def while_there(line: Line, reading: Reading) -> Draft | None:
    """Find a visit told by what is done on it: "during her stay in Lomé"."""
    at = place_in(line, turns("stays"))
    before = keys_of(line, at - NEAR, at)
    reached = destinations(line, at + 1, at + NEAR)
    who = somebody(line, 0, at)
    if (
        not {"during", "throughout", "amid"} & set(before)
        or not {"his", "her", "their"} & set(before)
        or not reached
    ):
        return None
    subject = line.parties(0, at - 1)
    guest = subject.states[:1] if who is not None else ()
    whole = Parties(tuple(sorted({*guest, *reached})), (), guest, 0, at - TWO)
    return told_once(line, (None, at - TWO, at + TWO), whole, reading, "visit held")


def here_on_a_visit(line: Line, reading: Reading) -> Draft | None:
    """Find a visit told by where the guests are: "The delegation is in the country on a benchmarking visit"."""
    for noun in line.nouns("VISIT"):
        why = next(
            (n for n in range(noun.first - 1, max(0, noun.first - REACH), -1) if line.row[n] in _WHY), 0
        )
        verb = next((n for n in range(why - 1, max(-1, why - REACH), -1) if line.row[n] in _STAYS), -1)
        hosts = _hosts(line, verb, why, reading) if why and verb > 0 else ()
        if not hosts or is_undone(line, verb):
            continue
        subject = line.parties(0, verb - 1)
        pair = line.around.pair if len(line.around.pair) == TWO else ()
        sought = ([c for c in codes if c and c not in hosts] for codes in (subject.codes, pair))
        guests = next((found for found in sought if found), [])
        if len(guests) == 1:
            whole = joined_by(subject, (*guests, *hosts))
            return told_once(line, (None, max(0, verb - NEAR), noun.last), whole, reading, "visit held")
    return None


def _hosts(line: Line, verb: int, why: int, reading: Reading) -> tuple[str, ...]:
    """Return the state where those are who stay "in the country" or at a place, () when nothing else is said."""
    at = verb + 1
    while at < why and line.row[at] in _MEANWHILE:
        at += 1
    if line.row[at:why] in (["the", "country"], []):
        here = "country" in line.row[at:why] or "here" in line.row[verb:why]
        return (reading.home,) if here and reading.home else ()
    within = all(m.last < why for m in line.within(at, at)) and why - at <= NEAR
    return destinations(line, verb + 1, why - 1) if within else ()
