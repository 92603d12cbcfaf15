"""Contact as Swahili tells it: calls at somebody's office, arrivals in a clause of their own, gifts handed over."""

from itertools import pairwise

from balozi.extraction.clauses.sentence.acts import Act
from balozi.extraction.clauses.sentence.cues import closed
from balozi.extraction.clauses.sentence.drafts import Draft, destinations
from balozi.extraction.clauses.sentence.lines import Line, Reading
from balozi.extraction.clauses.sentence.signs import SWAHILI, asked_where, sign
from balozi.extraction.clauses.sentence.subjects_of_acts import subject_of
from balozi.extraction.clauses.sentence.surroundings import Parties, is_state
from balozi.extraction.clauses.shared.objects import object_end
from balozi.extraction.clauses.shared.participants import around, engagement, status_of
from balozi.extraction.mentions.mentions import Of

_OFFICES = closed("contacts", "offices")
_RITES = closed("contacts", "rites")
_GIVERS = closed("contacts", "givers")
_BATONS = closed("contacts", "batons")
_PEOPLE = frozenset({Of.OFFICE, Of.TITLE, Of.PERSON, Of.OWN})
# "alimtembelea", "atawatembelea", "alitembelewa na": the one who is visited is a person, not a place.
_CALLS = ("mtembelea", "watembelea", "tembelewa", "mtembelee")
_WORDS_ONLY = frozenset({"ujumbe", "salamu", "salaam", "maelezo", "taarifa", "maoni", "pongezi"})
_PEERS = frozenset({"mwenzake", "mwenzao", "mwenyeji"})
_POSTED = frozenset({"aliyeko", "aliyepo", "aliye", "anayeishi"})
_THERE = frozenset({"humo", "huko", "hapo", "pale", "mjini"})
_NEAR = 4


@asked_where(sign(act={"GREET", "VISIT"}), SWAHILI)
def called_at(line: Line, act: Act, reading: Reading) -> Draft | None:
    """Find a courtesy call: "alimtembelea Rais ofisini kwake", "alitembelewa na Balozi wa Oman"."""
    key = line.tokens[act.last].key
    calls = act.is_any("GREET") or (act.is_any("VISIT") and key.endswith(_CALLS))
    if not _is_told(line, act) or not calls:
        return None
    host = any(m.of in _PEOPLE and 0 < m.first - act.last <= _NEAR for m in line.mentions)
    host = host or not _PEERS.isdisjoint(line.row[act.last + 1 : act.last + 1 + _NEAR])
    status = status_of(line, act)
    parties, first, end = around(line, act, reading, _behind_manner(line, act))
    at_office = not _OFFICES.isdisjoint(line.row[act.last :])
    if len(parties.codes) == 1 and parties.codes != (reading.home,) and at_office and reading.home:
        states = tuple(sorted({*parties.states, reading.home}))
        parties = Parties(states, parties.organisations, states, 0, parties.first)
    if not host or not status or len(parties.codes) < 2:
        return None
    told = (act, first if first < act.first else act.first, end)
    return engagement(line, told, parties, reading, type="courtesy_call", status=status, rule="EN1")


def _behind_manner(line: Line, act: Act) -> int | None:
    """Return where a call ends whose manner stands before the host: "alimtembelea kwa heshima Waziri wa Ulinzi"."""
    manner = line.row[act.last + 1 : act.last + 3] == ["kwa", "heshima"]
    return min(act.last + 3 * _NEAR, len(line.tokens) - 1) if manner else None


def _is_told(line: Line, act: Act) -> bool:
    """Tell whether a Swahili verb tells what happened, alone or as a circumstance ("alipomtembelea")."""
    return line.words.language == "sw" and (not act.relative or act.is_any("WHEN"))


@asked_where(sign(act={"VISIT"}), SWAHILI)
def arrived(line: Line, act: Act, reading: Reading) -> Draft | None:
    """Find a visit told beside a name: "Waziri Mkuu wa Australia, aliyewasili Kyiv kwa treni"."""
    if line.words.language != "sw" or not act.relative or not act.is_any("VISIT") or act.is_any("WHEN"):
        return None
    if act.subject not in {"a", "wa"} or act.tense not in {"past", "future", "present"} or act.passive:
        return None
    guest = next(
        (m for m in reversed(line.mentions) if m.of in _PEOPLE and 0 < act.first - m.last <= 4 * _NEAR), None
    )
    if guest is not None and guest.name == "envoy" and line.tokens[act.first].key in _POSTED:
        # "Balozi Mdogo wa India aliyepo Zanzibar" lives there.
        return None
    reached = destinations(line, act.last + 1, act.last + 6)
    near = {m.name for m in line.mentions if m.of is Of.CITY and 0 < m.first - act.last <= 2}
    near |= _there(line, act) | _is_in(line, act)
    here = {"nchini", "hapa"} & set(line.row[act.last + 1 : act.last + 4])
    home = {reading.home} if here and not reached and reading.home else set()
    owners = line.parties(guest.first, act.first - 1) if guest is not None else None
    if owners is None or not owners.codes or not ({*reached, *near} | home) - set(owners.states):
        return None
    states = tuple(sorted({*owners.states, *reached, *near, *home}))
    parties = Parties(states, owners.organisations, states, 0, owners.first)
    status = "planned" if act.tense == "future" else "held"
    told = (act, owners.first, _aside_end(line, act))
    return engagement(line, told, parties, reading, type="visit", status=status, rule="EN3")


def _is_in(line: Line, act: Act) -> set[str]:
    """Return the state where a guest is said to be with no word of place: "ambaye yuko China akihudhuria"."""
    if line.tokens[act.first].key not in {"yuko", "yupo", "aliye", "aliyeko", "aliyepo"}:
        return set()
    return {m.code for m in line.mentions if m.of is Of.STATE and m.first == act.last + 1}


def _there(line: Line, act: Act) -> set[str]:
    """Return the city that "humo" or "huko" behind an arrival points back to: "mjini Kyiv ..., aliwasili humo"."""
    behind = set(line.row[act.last + 1 : act.last + 2])
    before = [m.name for m in line.mentions if m.of is Of.CITY and m.last < act.first]
    return {before[-1]} if behind & _THERE and before else set()


def _aside_end(line: Line, act: Act) -> int:
    """Return where the clause beside a name ends: "aliyeko nchini kwa ziara ya siku tatu," before its comma."""
    end = min(act.last + 2 * _NEAR + 2, len(line.tokens) - 1)
    return next((at - 1 for at in range(act.last + 1, end) if line.tokens[at].text in {",", ".", ";"}), end)


@asked_where(sign(act={"HANDOVER", "HOST"}), SWAHILI)
def gave(line: Line, act: Act, reading: Reading) -> Draft | None:
    """Find a gift or a chair handed over: "akikabidhi magari hayo, Balozi wa Japani", "alikabidhiwa kijiti"."""
    if line.words.language != "sw" or act.relative or act.tense in {"infinitive", "subjunctive"}:
        return None
    if act.is_any("HOST") and not _WORDS_ONLY.isdisjoint(line.row[act.last + 1 : act.last + 3]):
        # "alikutana na mjumbe wa Angola na kupokea ujumbe kutoka kwa Rais": words are received, no gift.
        return None
    if any(token.key.startswith("amba") for token in line.tokens[: act.first]):
        return None
    hands = act.is_any("HANDOVER")
    if not (hands or (act.is_any("HOST") and _is_given(line, act))):
        return None
    whole = line.parties(0, len(line.tokens) - 1)
    baton = not _BATONS.isdisjoint(line.row[act.last + 1 : act.last + 4])
    if len(whole.codes) < (1 if baton else 2):
        states = {*whole.states, *((reading.home,) if reading.home else _where_posted(line))}
        cities = {m.name for m in line.mentions if m.of is Of.CITY}
        states |= cities if len(states) < 2 and _names_an_officer(line, act) else set()
        whole = Parties(tuple(sorted(states)), whole.organisations, (), 0, whole.first)
    if len(whole.codes) < 2 and _PEERS & set(line.row[act.last + 1 : act.last + 3]):
        # "alimkabidhi mwenyeji wake Nishani": one of the two spoken of to the other.
        pair = tuple(code for code in line.around.pair if is_state(code))
        whole = Parties(pair[:2], (), pair[:2], 0, act.first)
    if len(whole.codes) < 2 or len(whole.states) > 2 or _was_long_ago(line, act):
        return None
    status = "planned" if act.tense == "future" else "held"
    subject = subject_of(line, act)
    first = subject.first if subject is not None and 0 <= subject.first < act.first else act.first
    told = (act, first, object_end(line, act))
    # Copies of credentials are handed over when a minister receives an envoy.
    kind = "courtesy_call" if {"nakala", "utambulisho"} <= line.keys else "other"
    return engagement(line, told, whole, reading, type=kind, status=status, rule="EN9")


def _was_long_ago(line: Line, act: Act) -> bool:
    """Tell whether aid was delivered in a year that is over, no ceremony of these days: "mwaka jana ilikabidhi"."""
    years = any(len(date.code) == len("2025") for date in line.dates)
    over = years or ({"mwaka", "miaka"} & line.keys and {"jana", "juzi", "uliopita", "iliyopita"} & line.keys)
    return bool(over) and act.tense == "past" and _RITES.isdisjoint(line.keys)


def _names_an_officer(line: Line, act: Act) -> bool:
    """Tell whether a thing is handed to an officer whose state is told by a city alone."""
    return any(m.of is Of.OFFICE and m.first > act.last for m in line.mentions)


def _where_posted(line: Line) -> set[str]:
    """Return the state in which an envoy serves who is named with it: "Balozi wa India nchini Malawi"."""
    envoys = [m for m in line.mentions if m.of is Of.OFFICE and m.code == "Ambassador"]
    served = (m for m in line.mentions if m.of is Of.STATE and line.row[m.first - 1] == "nchini")
    return {m.code for m in served if any(0 < m.first - one.last <= _NEAR for one in envoys)}


def _is_given(line: Line, act: Act) -> bool:
    """Tell whether a thing is received from a state in a ceremony: "... kutoka Serikali ya Japani katika hafla"."""
    keys = line.row[act.last + 1 :]
    people = any(m.of in _PEOPLE - {Of.OWN} and 0 < m.first - act.last <= 2 for m in line.mentions)
    by_hand = act.subject in {"a", "wa"} and any(
        one == "kutoka" and other == "kwa" for one, other in pairwise(keys)
    )
    office = any(m.of is Of.OFFICE and m.first > act.last for m in line.mentions)
    ceremony = bool(_RITES & set(keys)) and bool(_GIVERS & set(keys))
    return not people and not act.passive and (ceremony or (by_hand and office))
