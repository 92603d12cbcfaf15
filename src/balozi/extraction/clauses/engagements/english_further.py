"""Contact told by a turn of phrase: "paid her respects", "boarded his aircraft for", "their advisers will meet"."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, lru_cache
from typing import TypeVar

from balozi.extraction.clauses.engagements.english_contacts import are_one
from balozi.extraction.clauses.engagements.english_journeys import (
    LEAVES,
    boarded,
    carried,
    cut_short,
    here_on_a_visit,
    in_town,
    left_for,
    while_there,
)
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
    the_two,
    told_once,
    turns,
    two_spoken_of,
)
from balozi.extraction.clauses.sentence.drafts import Draft, destinations, place_of
from balozi.extraction.clauses.sentence.lines import Line, Reading, keys_of
from balozi.extraction.clauses.sentence.surroundings import Parties
from balozi.extraction.clauses.shared.sessions import is_regular
from balozi.extraction.mentions.mentions import Of

_JOURNEYS = frozenset({"visit", "tour", "mission", "trip"})
_S = TypeVar("_S")
_COMING = frozenset({"will", "awaits", "await", "planned", "scheduled", "tonight", "tomorrow", "is", "are"})


def further_contacts(line: Line, reading: Reading, known: Sequence[Draft]) -> Iterator[Draft]:
    """Yield the engagements that a turn of phrase tells, where no other rule found them.

    Args:
        line: the sentence.
        reading: its paper.
        known: what other rules found in it, which is not told again.
    """
    shown = line.keys & _triggers()
    if not shown:
        return
    yield from told_once_more(_asked(shown), known, lambda source, _: source(line, reading))


def told_once_more(
    sources: Iterable[_S], known: Sequence[Draft], ask: Callable[[_S, list[Draft]], Draft | None]
) -> Iterator[Draft]:
    """Yield what some rules find beside what is known, none of it twice.

    Args:
        sources: the rules, in their order.
        known: what other rules found.
        ask: asks one of them; it is told what is found so far.
    """
    taken = list(known)
    for source in sources:
        draft = ask(source, taken)
        if draft is not None and not any(are_one(draft, other) for other in taken):
            taken.append(draft)
            yield draft


def _respects(line: Line, reading: Reading) -> Draft | None:
    """Find a courtesy call told as respects that are paid: "paid her respects to President Quispe"."""
    at = place_in(line, frozenset({"respects"}))
    host = somebody(line, at + 1, at + REACH)
    if (
        host is None
        or keys_of(line, at + 1, at + 2) != ["to"]
        or turns("graves") & set(keys_of(line, at, at + REACH))
    ):
        return None
    whole = completed(line, line.parties(0, min(at + FAR, len(line.tokens) - 1)), reading)
    first = whole.first if 0 <= whole.first < at else at - TWO
    return told_once(line, (None, first, host.last + TWO), whole, reading, "courtesy_call held")


def _audience(line: Line, reading: Reading) -> Draft | None:
    """Find an audience that is given: "was granted an audience by President Isaias"."""
    at = place_in(line, frozenset({"audience", "audiences"}))
    before = set(keys_of(line, at - REACH, at))
    link = keys_of(line, at + 1, at + 2)
    host = somebody(line, at + 1, at + REACH)
    guest = line.parties(at + 1, min(at + REACH, len(line.tokens) - 1)) if link == ["to"] else None
    if (
        not turns("granted") & before
        or link not in (["by"], ["with"], ["of"], ["to"])
        or (host is None and not (guest is not None and guest.codes))
        or "not" in before
    ):
        return None
    whole = completed(line, line.parties(0, len(line.tokens) - 1), reading)
    first = whole.first if 0 <= whole.first < at else at - NEAR
    last = host.last + 1 if host is not None else at + REACH
    return told_once(line, (None, first, last), whole, reading, "meeting held")


def _went_on(line: Line, reading: Reading) -> Draft | None:
    """Find talks of two by how they went: "Talks between the two leaders ran late into the evening"."""
    at = place_in(line, turns("talks"))
    pair = two_spoken_of(line)
    if at > REACH or pair is None or not {"between", "their"} & set(keys_of(line, 0, at + TWO)):
        return None
    verb = next(
        (n for n in range(at + 1, min(at + REACH, len(line.tokens))) if line.tokens[n].key in turns("goes")),
        -1,
    )
    own = line.parties(0, max(0, verb - 1))
    if verb < 0 or is_undone(line, verb) or not set(own.codes) <= set(pair.codes) or is_regular(line, at):
        return None
    return told_once(line, (None, max(0, at - 1), verb + NEAR), pair, reading, "meeting held")


def _told_at(line: Line, reading: Reading) -> Draft | None:
    """Find talks at which something was said: "The Lao side was told at consultations in Vientiane"."""
    at = place_in(line, turns("gatherings"))
    before, verb = keys_of(line, at - 3, at), place_in(line, turns("told"))
    pair = two_spoken_of(line)
    placed = bool(destinations(line, at + 1, at + NEAR)) or bool(line.dates)
    named = set(line.parties(0, len(line.tokens) - 1).codes)
    if (
        pair is None
        or verb < 0
        or not {"at", "during", "in"} & set(before)
        or not placed
        or not named <= set(pair.codes)
    ):
        return None
    last = at + 3
    return told_once(line, (None, min(verb, at), last), pair, reading, "meeting held")


def _answered(line: Line, reading: Reading) -> Draft | None:
    """Find a capital that answers a step told before: "Zagreb regretted the step"."""
    at = place_in(line, turns("reacts"))
    behind = keys_of(line, at + 1, at + 5)
    subject = line.parties(0, at - 1) if at > 0 else None
    pair = two_spoken_of(line)
    plain = subject is not None and len(subject.states) == 1 and not subject.organisations
    if pair is None or not plain or at > REACH or not turns("steps") & set(behind) or is_undone(line, at):
        return None
    if (
        not {"the", "this", "that", "as"} & set(behind)
        or subject is None
        or not set(subject.states) < set(pair.codes)
    ):
        return None
    return told_once(line, (None, subject.first, at + NEAR), subject, reading, "statement held")


def _moved(line: Line, reading: Reading) -> Draft | None:
    """Find a government that is moved by what happens abroad: "Canada is deeply alarmed by the killing of"."""
    at = place_in(line, turns("moved"))
    subject = line.parties(0, at - 1) if at > 0 else None
    if subject is None or len(subject.codes) != 1 or subject.first > NEAR or at > FAR or is_undone(line, at):
        return None
    is_so = {"is", "are", "remains", "was", "were", "remain"} & set(keys_of(line, at - 3, at))
    if line.keys.isdisjoint(line.words.cuts["deeds"] | turns("happens")):
        return None
    behind = line.parties(at + 1, len(line.tokens) - 1)
    places = {m.name for m in line.mentions if m.of is Of.CITY and m.first > at}
    places |= {m.code for m in line.mentions if m.of in {Of.STATE, Of.PEOPLE} and m.first > at}
    if (
        not is_so
        or not turns("by") & set(keys_of(line, at + 1, at + 3))
        or not {*behind.codes, *places} - set(subject.codes)
    ):
        return None
    # "by the decision of the authorities of Guinea-Bissau": to whom it is said.
    whole = joined_by(subject, behind.states) if len(behind.states) == 1 else subject
    return told_once(line, (None, subject.first, at + REACH), whole, reading, "statement held")


def _issued(line: Line, reading: Reading) -> Draft | None:
    """Find a statement that a body or a government gives out: "issued the following statement"."""
    at = place_in(line, frozenset({"statement"}))
    if keys_of(line, at - 1, at) != ["following"] or not turns("speaks") & set(keys_of(line, at - NEAR, at)):
        return None
    own = line.parties(0, at - 1)
    body = line.around.body
    parties = own if own.codes else Parties((), (body,), (body,), 0, max(0, at - 6)) if body else own
    return told_once(
        line, (None, max(0, own.first if own.first >= 0 else at - 6), at), parties, reading, "statement held"
    )


def _at_the_table(line: Line, reading: Reading) -> Draft | None:
    """Find talks told by the table at which they are held: "were back at the table in Kinshasa on Tuesday"."""
    at = place_in(line, frozenset({"table"}))
    before = set(keys_of(line, at - 5, at))
    own = line.parties(0, at - 1)
    pair = own if len(own.codes) > 1 else two_spoken_of(line)
    if (
        pair is None
        or not turns("back") & before
        or not {"to", "at", "around"} & before
        or not (line.dates or place_of(line)[0])
    ):
        return None
    if is_undone(line, at - 3) or {"urged", "call", "called", "must", "should", "ready"} & line.keys:
        return None
    act = next((a for a in line.acts if a.first <= at and a.is_finite), None)
    future = bool(
        {"will", "go", "return", "to"} & set(keys_of(line, max(0, at - 6), at)) & {"will", "go", "return"}
    )
    first = own.first if own.first >= 0 else at - NEAR
    return told_once(
        line, (act, first, at + NEAR), pair, reading, f"meeting {'planned' if future else 'held'}"
    )


def _aides(line: Line, reading: Reading) -> Draft | None:
    """Find a meeting of those who work for two spoken of: "Their advisers will meet in Brussels on 16 March"."""
    at = place_in(line, turns("aides"))
    verb = next(
        (n for n in range(at + 1, min(at + 6, len(line.tokens))) if line.tokens[n].key in turns("met")), -1
    )
    lead = set(keys_of(line, max(0, at - NEAR), at))
    pair = the_two(line)
    told = line.dates or place_of(line, max(verb, 0))[0]
    last = "last" in set(keys_of(line, at, verb + 1))
    if (
        pair is None
        or verb < 0
        or not told
        or not (lead & turns("lead_aides") or last)
        or is_regular(line, verb)
    ):
        return None
    if not set(line.parties(0, verb).codes) <= set(pair.codes) or is_undone(line, verb):
        return None
    future = "will" in set(keys_of(line, at, verb)) or "to" in set(keys_of(line, at, verb))
    act = next((a for a in line.acts if a.first <= verb <= a.last), None)
    status = "planned" if future else "held"
    return told_once(line, (act, max(0, at - 1), verb + 6), pair, reading, f"meeting {status}")


def _at_a_meal(line: Line, reading: Reading) -> Draft | None:
    """Find a meal with an official: "an informal dinner with the Armenian Prime Minister awaits him tonight"."""
    at = place_in(line, turns("meals"))
    host = somebody(line, at + TWO, at + REACH)
    shared = keys_of(line, at + 1, at + TWO) == ["with"]
    if host is None or not shared or not line.keys & turns("awaits"):
        return None
    beside = line.parties(at + 1, min(at + FAR, len(line.tokens) - 1))
    one = (line.around.one,) if len(line.around.one) == STATE else ()
    named = line.parties(0, at)
    whole = joined_by(beside, (*named.states, *(() if named.states else one)))
    status = "planned" if line.keys & _COMING - {"is", "are"} else "held"
    return told_once(line, (None, at - 1, host.last + NEAR), whole, reading, f"meeting {status}")


def _welcomed(line: Line, reading: Reading) -> Draft | None:
    """Find a guest received at a place: "was welcomed at State House, Accra, by the vice-president"."""
    at = place_in(line, turns("welcomes"))
    passive = bool({"was", "were", "been"} & set(keys_of(line, at - 3, at)))
    by = next(
        (n for n in range(at + 1, min(at + FAR + NEAR, len(line.tokens))) if line.tokens[n].key == "by"), -1
    )
    host = somebody(line, by + 1, by + 6) if by >= 0 else None
    guest, who = line.parties(0, at - 1), somebody(line, 0, at)
    if len(guest.codes) > 1 and len(guest.states) == 1:
        # "Brunei's Sultan, in Manila for the ASEAN Summit, was met on arrival by": the body is why he came.
        guest = joined_by(Parties((), (), (), 0, guest.first), guest.states)
    if not passive or host is None or who is None or len(guest.codes) > 1 or is_undone(line, at):
        return None
    owner = line.parties(by + 1, min(by + FAR, len(line.tokens) - 1)).states
    city = next((m.name for m in line.mentions if m.of is Of.CITY and at < m.first < by), "")
    whole = joined_by(guest, owner or (city,)) if owner or city else guest
    whole = whole if len(whole.codes) > 1 else completed(line, whole, reading)
    return told_once(line, (None, who.first, host.last), whole, reading, "meeting held")


def _notes(line: Line, reading: Reading) -> Draft | None:
    """Find an exchange of notes told in the passive: "the notes were exchanged by the ambassador and the minister"."""
    at = next((n for n in range(TWO, len(line.tokens)) if line.tokens[n].key == "exchanged"), -1)
    before = keys_of(line, at - REACH, at)
    passive = before[-1:] in (["were"], ["was"], ["been"])
    agents = {"between", "by"} & set(keys_of(line, at + 1, at + REACH))
    if not passive or not turns("papers") & set(before) or not agents or line.keys & turns("no_papers"):
        return None
    whole = completed(line, line.parties(at, len(line.tokens) - 1), reading)
    start = next(n for n in range(max(0, at - REACH), at) if line.tokens[n].key in turns("papers"))
    return told_once(line, (None, start, at + FAR), whole, reading, "signing_ceremony held")


def _seeing(line: Line, reading: Reading) -> Draft | None:
    """Find a meeting told by the way: "told reporters after seeing his Ukrainian colleague"."""
    at = place_in(line, turns("seeing"))
    lead = keys_of(line, at - 1, at)
    peer = next(
        (n for n in range(at + 1, min(at + 6, len(line.tokens))) if line.tokens[n].key in turns("peers")), -1
    )
    whole = line.parties(0, min(peer + TWO, len(line.tokens) - 1)) if peer >= 0 else None
    if (
        lead not in (["after"], ["before"], ["on"], ["upon"], ["while"])
        or whole is None
        or somebody(line, 0, at) is None
    ):
        return None
    status = "planned" if lead == ["before"] else "held"
    return told_once(line, (None, at - 1, peer), whole, reading, f"meeting {status}")


def _reviewed(line: Line, reading: Reading) -> Draft | None:
    """Find a review that two hold together: "health officials held their yearly review in Accra"."""
    at = place_in(line, turns("reviews"))
    near = set(keys_of(line, at - 5, at))
    whole = line.parties(0, len(line.tokens) - 1)
    if (
        {"on", "of", "under", "for"} & near
        or not turns("reviewed") & near
        or not turns("yearly") & near
        or is_undone(line, at)
    ):
        return None
    if not (place_of(line)[0] or line.dates):
        return None
    first = whole.first if 0 <= whole.first < at else at - NEAR
    return told_once(line, (None, first, at + TWO), whole, reading, "meeting held")


_Source = Callable[[Line, Reading], Draft | None]


@lru_cache(maxsize=4096)
def _asked(shown: frozenset[str]) -> tuple[_Source, ...]:
    """Return the rules of which one of these words may be one that they need, in the order in which they are asked."""
    return tuple(source for triggers, source in _sources() if not shown.isdisjoint(triggers))


@cache
def _sources() -> tuple[tuple[frozenset[str], _Source], ...]:
    """Return the rules in the order in which they are asked, each with the words of which one must be there."""
    return (
        (frozenset({"respects"}), _respects),
        (frozenset({"audience", "audiences"}), _audience),
        (turns("carriers"), carried),
        (turns("boards"), boarded),
        (LEAVES, left_for),
        (turns("stays"), cut_short),
        (turns("stays"), while_there),
        (turns("moved"), _moved),
        (frozenset({"statement"}), _issued),
        (frozenset({"table"}), _at_the_table),
        (frozenset({"been"}), in_town),
        (_JOURNEYS, here_on_a_visit),
        (turns("talks"), _went_on),
        (turns("gatherings"), _told_at),
        (turns("reacts"), _answered),
        (turns("aides"), _aides),
        (turns("meals"), _at_a_meal),
        (turns("welcomes"), _welcomed),
        (frozenset({"exchanged"}), _notes),
        (turns("seeing"), _seeing),
        (turns("reviews"), _reviewed),
    )


@cache
def _triggers() -> frozenset[str]:
    """Return the words without which no rule is asked."""
    return frozenset().union(*(words for words, _ in _sources()))
