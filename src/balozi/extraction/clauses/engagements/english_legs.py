"""Legs of a journey as English news tells them: "after a stop in", "is on his way to", "a swing through"."""

from collections.abc import Sequence

from balozi.extraction.clauses.engagements.english_passing import (
    Source,
    act_at,
    arrived,
    dated,
    guest_of,
    is_ahead,
    made_of,
    news,
)
from balozi.extraction.clauses.engagements.english_turns import (
    FAR,
    NEAR,
    REACH,
    TWO,
    completed,
    is_undone,
    place_in,
    somebody,
    told_once,
    two_spoken_of,
)
from balozi.extraction.clauses.sentence.drafts import Draft, destinations
from balozi.extraction.clauses.sentence.lines import Line, Reading, keys_of
from balozi.extraction.clauses.sentence.surroundings import is_state
from balozi.extraction.mentions.mentions import Mention, Of

_PEOPLE = frozenset({Of.OFFICE, Of.TITLE, Of.PERSON, Of.OWN, Of.INSTITUTION})
_JOINTS = frozenset({",", "and", "the", "then", "to", "as", "well", "&"})


def _places_listed(line: Line, at: int) -> list[Mention]:
    """Return the cities and states of a list that begins behind a token: "through Senegal, The Gambia and Guinea"."""
    found: list[Mention] = []
    end = at
    for mention in line.mentions:
        if mention.first <= at or mention.of not in {Of.CITY, Of.STATE}:
            continue
        between = set(line.row[end + 1 : mention.first])
        if not between <= _JOINTS:
            break
        found.append(mention)
        end = mention.last
    return found


def traveller(line: Line, at: int) -> int:
    """Return where somebody who travels is named before a token, an official or a delegation; -1 for nobody."""
    who = somebody(line, 0, at)
    sent = place_in(line, news("journeys", "sent"))
    return who.first if who is not None else max(0, sent - 1) if 0 <= sent < at else -1


def swing(line: Line, reading: Reading, _: Sequence[Draft]) -> Draft | None:
    """Find a journey through several states: "wrapped up a six-day swing through Senegal, The Gambia and Guinea"."""
    at = place_in(line, news("journeys", "trips"))
    link = at + 1
    if at < 1 or not news("journeys", "phases") & set(keys_of(line, at - REACH, at)):
        return None
    if keys_of(line, link, link + 1)[:1] and line.tokens[link].key not in news("journeys", "through"):
        return None
    spots = _places_listed(line, link)
    codes = tuple(dict.fromkeys(m.name if m.of is Of.CITY else m.code for m in spots))
    about = line.around.common if set(codes) < set(line.around.common) else ()
    guest = tuple(code for code in (*guest_of(line, at), *about) if code not in codes)[:1]
    who = traveller(line, at)
    if not spots or not guest or who < 0 or is_undone(line, at - NEAR):
        return None
    off = {"cancelled", "canceled", "postponed"} & set(keys_of(line, at - REACH, at))
    status = "cancelled" if off else "planned" if is_ahead(line, at) else "held"
    return told_once(
        line, (None, who, spots[-1].last), made_of((*guest, *codes), at), reading, f"visit {status}"
    )


def on_the_way(line: Line, reading: Reading, _: Sequence[Draft]) -> Draft | None:
    """Find a guest who is on the way: "A Belgian envoy is on his way to Kinshasa"."""
    at = place_in(line, news("journeys", "ways"))
    is_so = {"is", "are", "was", "were", "en"} & set(keys_of(line, at - NEAR, at))
    link = {"to", "for"} & set(keys_of(line, at + 1, at + 3))
    spots = _places_listed(line, at + 1) if link else []
    who = traveller(line, at)
    if who < 0 or not is_so or not spots or is_undone(line, at):
        return None
    codes = tuple(m.name if m.of is Of.CITY else m.code for m in spots)
    guest = tuple(code for code in guest_of(line, at) if code not in codes)[:1]
    if not guest:
        return None
    return told_once(
        line, (None, who, spots[-1].last), made_of((*guest, *codes), at), reading, "visit planned"
    )


def leads_there(line: Line, reading: Reading, _: Sequence[Draft]) -> Draft | None:
    """Find a journey told by who is led: "is leading a delegation to Berlin"."""
    at = place_in(line, frozenset({"delegation", "mission"}))
    # "Deputy Secretary Cantrell", "The Department of Energy": known by the state they speak for.
    own = (m for m in line.mentions if m.of is Of.INSTITUTION and m.last < at)
    who = somebody(line, 0, at) or next(own, None)
    leads = {"leading", "leads", "led", "lead", "heading", "heads", "headed"} & set(
        keys_of(line, at - NEAR, at)
    )
    link = at + 1
    if keys_of(line, link, link + 1) == ["of"]:
        # "a delegation of twelve companies to Kazakhstan".
        link = next((n for n in range(link, min(link + REACH, len(line.row))) if line.row[n] == "to"), link)
    spots = _places_listed(line, link) if at >= 0 and keys_of(line, link, link + 1) == ["to"] else []
    codes = tuple(m.name if m.of is Of.CITY else m.code for m in spots)
    guest = tuple(code for code in guest_of(line, at) if code not in codes)[:1]
    if guest and not is_state(guest[0]):
        # "Saint Lucia's prime minister led a CARICOM mission": of both.
        guest = tuple(code for code in guest_of(line, at) if code not in codes)[:TWO]
    if who is None or not leads or not codes or not guest or is_undone(line, at):
        return None
    status = "planned" if is_ahead(line, at) else "held"
    return told_once(
        line, (None, who.first, spots[-1].last), made_of((*guest, *codes), at), reading, f"visit {status}"
    )


def stop_in(line: Line, reading: Reading, _: Sequence[Draft]) -> Draft | None:
    """Find a stop on the way: "returns home on Saturday after a stop in São Tomé"."""
    at = place_in(line, news("journeys", "stops"))
    spots = destinations(line, at + 1, at + NEAR)
    guest = tuple(code for code in guest_of(line, at) if code not in spots)[:1]
    if (
        at < TWO
        or not spots
        or not guest
        or not news("journeys", "before_stops") & set(keys_of(line, at - NEAR, at))
    ):
        return None
    act = next((a for a in reversed(line.acts) if a.first < at and a.is_finite), None)
    coming = is_ahead(line, at) or (act is not None and act.tense == "present")
    status = "planned" if coming or line.tokens[TWO].key == "returns" else "held"
    return told_once(
        line, (None, at - TWO, at + NEAR), made_of((*guest, *spots), at), reading, f"visit {status}"
    )


def further_leg(line: Line, reading: Reading, _: Sequence[Draft]) -> Draft | None:
    """Find a leg to a place that no list names, inside the state that was reached: "will travel to Kochi"."""
    at = place_in(line, news("journeys", "goes"))
    pair = two_spoken_of(line)
    who = somebody(line, max(0, at - REACH), at)
    spot = at + 1 + (keys_of(line, at + 1, at + TWO)[:1] in (["to"], ["on"])) if at >= 0 else -1
    if pair is None or who is None or not 0 < spot < len(line.tokens) or is_undone(line, at):
        return None
    named = any(m.first <= spot <= m.last for m in (*line.mentions, *line.dates))
    guest = [code for code in guest_of(line, at) if code in pair.codes]
    there = arrived(line, reading)
    if (
        named
        or not line.tokens[spot].is_capital
        or len(guest) != 1
        or there not in set(pair.states) - set(guest)
    ):
        return None
    if line.parties(0, at).codes not in ((), (guest[0],)) or not line.dates:
        return None
    status = "planned" if is_ahead(line, at) else "held"
    return told_once(line, (None, who.first, spot + TWO), pair, reading, f"visit {status}")


def _leg_off(line: Line, reading: Reading, _: Sequence[Draft]) -> Draft | None:
    """Find a leg of a journey that is called off: "an onward stop in Vientiane was called off"."""
    at = place_in(line, news("contacts", "legs"))
    off = place_in(line, news("contacts", "off"), at)
    spots = destinations(line, 0, len(line.tokens) - 1)
    one = line.around.one
    guest = next((c for c in (one, *line.around.common, reading.home) if is_state(c) and c not in spots), "")
    passive = {"was", "were", "been", "be", "is"} & set(keys_of(line, off - 3, off))
    if off < 0 or not passive or off - at > FAR or len(spots) != 1 or not guest or is_undone(line, off):
        return None
    return told_once(line, (None, at - 1, off), made_of((guest, *spots), at), reading, "visit cancelled")


def _in_town(line: Line, reading: Reading, _: Sequence[Draft]) -> Draft | None:
    """Find a delegation told by where it is: "a delegation of the Union is in Khartoum for a field mission"."""
    at = place_in(line, news("contacts", "groups"))
    for verb in range(at + 1, len(line.tokens) - TWO) if at >= 0 else ():
        if line.tokens[verb].key not in news("contacts", "stays") or keys_of(line, verb + 1, verb + TWO) != [
            "in"
        ]:
            continue
        there = destinations(line, verb + 1, verb + NEAR)
        guest = guest_of(line, verb)
        reason = {"for", "on", "to", "since"} & set(keys_of(line, verb + TWO, verb + REACH + TWO))
        if there and reason and guest and not set(there) & set(guest) and not is_undone(line, verb):
            return told_once(
                line, (None, at - 1, verb + NEAR), made_of((*guest, *there), at), reading, "visit held"
            )
    return None


def _came_here(line: Line, reading: Reading, _: Sequence[Draft]) -> Draft | None:
    """Find an arrival where the paper is written: "jetted in last night for a three-day official visit"."""
    at = place_in(line, news("contacts", "comes"))
    who = _before(line, at)
    behind = keys_of(line, at + 1, at + 6)
    here = set(behind) & news("contacts", "here") or (
        behind[:1] == ["in"] and (line.nouns("VISIT") or any(dated(line, at + n) for n in (2, 4)))
    )
    named = any(
        m.of in {Of.CITY, Of.STATE} and 0 < m.first - at <= REACH and line.tokens[m.first - 1].key != "from"
        for m in line.mentions
    )
    here = here or (behind[:2] == ["in", "from"] and bool(line.dates))
    timed = (
        line.dates or {"earlier", "before", "overnight", "today", "hours"} & line.keys or line.nouns("VISIT")
    )
    if who is None or not here or named or not timed or is_undone(line, at):
        return None
    guest = guest_of(line, at)[:1]
    whole = completed(line, made_of(guest, who.first), reading)
    status = "planned" if is_ahead(line, at) else "held"
    return told_once(line, (act_at(line, at), who.first, at + REACH), whole, reading, f"visit {status}")


def _before(line: Line, at: int) -> Mention | None:
    """Return the official named right before a verb."""
    near = (m for m in reversed(line.mentions) if m.of in _PEOPLE and m.first < at)
    found = next(near, None)
    return found if found is not None and at - found.last <= REACH else None


def sources_of_legs() -> tuple[tuple[frozenset[str], Source], ...]:
    """Return these rules, each with the words of which one must be there."""
    return (
        (news("contacts", "legs"), _leg_off),
        (news("contacts", "groups"), _in_town),
        (news("contacts", "comes"), _came_here),
        (news("journeys", "trips"), swing),
        (news("journeys", "ways"), on_the_way),
        (news("journeys", "stops"), stop_in),
        (frozenset({"delegation", "mission"}), leads_there),
        (news("journeys", "goes"), further_leg),
    )
