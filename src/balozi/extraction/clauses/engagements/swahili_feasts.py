"""Swahili feasts that officials of one state attend in another or together: an oath, an opening, a funeral."""

import re
from collections.abc import Iterator
from functools import lru_cache

from balozi.extraction.clauses.sentence.acts import Act
from balozi.extraction.clauses.sentence.cues import words_of
from balozi.extraction.clauses.sentence.drafts import Draft, destinations
from balozi.extraction.clauses.sentence.lines import Line, Reading
from balozi.extraction.clauses.sentence.subjects_of_acts import subject_of, subject_start
from balozi.extraction.clauses.sentence.surroundings import Parties, is_state
from balozi.extraction.clauses.shared.participants import engagement
from balozi.extraction.mentions.mentions import Of

_WORDS = words_of("swahili_actors", "feasts")
_ATTENDS = re.compile(
    r"(?:(?P<subject>a|wa)(?P<tense>me|li|ta|na)(?:m|wa|i|u|zi)?|(?P<bare>ku(?:m|wa)?))"
    r"(?:w?akilisha|hudhuri\w*|shiriki|ongoza|jumuika|zindua|fungua)\Z"
)
_TENSES = {"me": "past", "li": "past", "ta": "future", "na": "present"}
_NEAR, _LONG, _TWO = 8, 16, 2


@lru_cache(maxsize=65536)
def _attends(key: str) -> tuple[str, str] | None:
    """Return the subject and the tense of a verb of attending or leading a feast, None for any other word."""
    match = _ATTENDS.match(key)
    if match is None:
        return None
    return (match["subject"] or "", _TENSES[match["tense"]] if match["tense"] else "infinitive")


def swahili_feasts(line: Line, reading: Reading) -> Iterator[Draft]:
    """Yield the feasts that a Swahili sentence says officials attend."""
    if line.keys.isdisjoint(_WORDS["feasts"]):
        return
    for at, token in enumerate(line.tokens):
        told = _attends(token.key)
        feast = _feast_behind(line, at) if told is not None else -1
        if told is None or feast < 0:
            continue
        act = Act(frozenset({"HOLD"}), at, at, told[1], subject=told[0])
        status = _status(line, act)
        draft = _attended(line, act, (feast, status), reading) if status else None
        if draft is not None:
            yield draft


def led_abroad(line: Line, reading: Reading) -> Draft | None:
    """Find a visit told by who leads a delegation where: "anatazamiwa kuongoza ujumbe wa watu 60 kwenda Lubumbashi"."""
    if line.keys.isdisjoint(_WORDS["delegations"]) or line.keys.isdisjoint(_WORDS["bound"]):
        return None
    for at, token in enumerate(line.tokens):
        told = _attends(token.key) if token.key.endswith("ongoza") else None
        near = set(line.row[at + 1 : at + 3])
        if told is None or near.isdisjoint(_WORDS["delegations"]):
            continue
        act = Act(frozenset({"HOLD"}), at, at, told[1], subject=told[0])
        goes = next((n for n in range(at, len(line.tokens)) if line.tokens[n].key in _WORDS["bound"]), -1)
        reached = {
            m.name if m.of is Of.CITY else m.code
            for m in line.mentions
            if m.of in {Of.CITY, Of.STATE} and goes >= 0 and 0 < m.first - goes <= _TWO
        }
        own, status = _own(line, act, reading), _status(line, act)
        states = tuple(sorted(own | reached))
        if status and reached - own and len(states) == _TWO:
            parties = Parties(states, (), states, 0, at)
            span = (act, max(0, subject_start(line, act)), min(goes + _TWO, len(line.tokens) - 1))
            return engagement(line, span, parties, reading, type="visit", status=status, rule="EN3")
    return None


def _feast_behind(line: Line, at: int) -> int:
    near = range(at + 1, min(at + _NEAR, len(line.tokens)))
    return next((n for n in near if line.tokens[n].key in _WORDS["feasts"]), -1)


def _status(line: Line, act: Act) -> str:
    """Return whether a feast was attended; "" when it is only what a journey is for, or is wished."""
    if act.tense != "infinitive":
        return "planned" if act.tense == "future" else "held"
    outer = next((a for a in reversed(line.acts) if a.last < act.first and a.is_finite), None)
    if outer is None or outer.negated or outer.is_any("URGE", "PLEDGE"):
        return ""
    joined = line.tokens[act.first - 1].key in {"na", "kisha", "baadaye"}
    if outer.is_any("EXPECT", "PLAN") or (outer.tense == "future" and joined):
        return "planned"
    return "held" if joined and outer.tense == "past" else ""


def _attended(line: Line, act: Act, told: tuple[int, str], reading: Reading) -> Draft | None:
    feast, status = told
    end = min(feast + _LONG, len(line.tokens) - 1)
    own = _own(line, act, reading)
    reached = {*destinations(line, feast, end), *_of_an_oath(line, feast)} - own
    beside = {*line.parties(act.last + 1, end).states} - own
    beside |= _host(line, act, feast, own)
    states = tuple(sorted(own | (reached or beside)))
    if len(own) != 1 or len(states) < _TWO:
        return None
    kind, rule = ("visit", "EN3") if reached and act.subject != "" else ("other", "EN9")
    parties = Parties(states, (), states, 0, act.first)
    last = max([feast + 1, *(m.last for m in line.mentions if feast < m.first <= end)])
    return engagement(
        line,
        (act, max(0, subject_start(line, act)), last),
        parties,
        reading,
        type=kind,
        status=status,
        rule=rule,
    )


def _own(line: Line, act: Act, reading: Reading) -> set[str]:
    """Return the state of those who attend, told in the sentence or before it."""
    subject = subject_of(line, act) or line.parties(0, act.first - 1)
    if subject.codes:
        return set(subject.states[:1]) if not subject.organisations else set()
    one = line.around.one or reading.home
    return {one} if is_state(one) else set()


def _of_an_oath(line: Line, feast: int) -> set[str]:
    """Return the state whose head takes the oath or is buried: "kuapishwa kwa Rais mpya wa Ghana"."""
    near = set(line.row[feast : feast + 4])
    return set(line.parties(feast, feast + _LONG).states) if near & _WORDS["oaths"] else set()


def _host(line: Line, act: Act, feast: int, own: set[str]) -> set[str]:
    """Return the other of the two spoken of where a host leads along: "pamoja na mwenyeji wake"."""
    between = set(line.row[act.last + 1 : feast])
    pair = {code for code in line.around.pair if is_state(code)}
    return pair - own if between & _WORDS["hosts"] and own < pair and len(pair) == _TWO else set()
