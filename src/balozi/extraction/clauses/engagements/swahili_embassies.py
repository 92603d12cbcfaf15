"""Embassies that a Swahili sentence says a state opens or closes, and envoys whom it wants gone."""

import re
from collections.abc import Iterator

from balozi.extraction.clauses.engagements.swahili_rites import between
from balozi.extraction.clauses.sentence.cues import closed
from balozi.extraction.clauses.sentence.drafts import Draft, destinations, place_of
from balozi.extraction.clauses.sentence.lines import Line, Reading
from balozi.extraction.clauses.sentence.surroundings import Parties
from balozi.extraction.clauses.shared.participants import engagement

_ENVOYS = closed("engagements", "envoys")
_HOUSES, _OWN = frozenset({"ubalozi", "balozi"}), frozenset({"wake", "mpya", "mdogo", "wao", "zake", "zao"})
# "imefunga ubalozi wake", "ilifungua tena ubalozi wake", "imesitisha shughuli za ubalozi wake".
_CLOSES = re.compile(r"(?:i|zi|li|u)(?:me|li)(?:fung|fungu|sitish|hamish|zindu|anzish)\w*\Z")
_REMOVALS = frozenset({"kuondolewa", "kuondoshwa", "kubadilishwa", "kurejeshwa"})
_WANTS = re.compile(r"(?:i|zi|li|u|a)(?:li|me)(?:omba|taka|agiza|dai|amuru)\Z")
_NEAR, _TWO = 4, 2


def swahili_embassies(line: Line, reading: Reading) -> Iterator[Draft]:
    """Yield what a Swahili sentence tells of embassies opened or closed, and of envoys who are to go."""
    if not line.keys.isdisjoint(_HOUSES):
        draft = _of_an_embassy(line, reading)
        if draft is not None:
            yield draft
    if not line.keys.isdisjoint(_REMOVALS) and not line.keys.isdisjoint(_ENVOYS):
        draft = _removal_asked(line, reading)
        if draft is not None:
            yield draft


def _removal_asked(line: Line, reading: Reading) -> Draft | None:
    """Find an envoy whom a state wants gone: "Ouagadougou iliomba kuondolewa kwa balozi wa Ufaransa"."""
    at = next(n for n, key in enumerate(line.row) if key in _REMOVALS)
    verb = next((n for n in range(max(0, at - 2), at) if _WANTS.match(line.row[n])), -1)
    envoy = next((n for n in range(at, min(at + _NEAR + 1, len(line.row))) if line.row[n] in _ENVOYS), -1)
    if verb < 0 or envoy < 0:
        return None
    before, behind = line.parties(0, verb - 1), line.parties(envoy, envoy + _NEAR)
    if len(before.states) != 1 or not behind.states or set(before.states) & set(behind.states):
        return None
    return between(line, (before.first, behind.spots[0][1]), before, behind, reading)


def _of_an_embassy(line: Line, reading: Reading) -> Draft | None:
    """Find an embassy that a state opens or closes: "Norway imesitisha shughuli za ubalozi wake mjini Juba"."""
    verb = next((at for at, token in enumerate(line.tokens) if _CLOSES.match(token.key)), -1)
    near = range(verb + 1, min(verb + 2 * _NEAR, len(line.tokens) - 1))
    at = next((n for n in near if line.row[n] in _HOUSES), -1) if verb > 0 else -1
    if at < 0 or line.row[at + 1] not in _OWN:
        return None
    owner, there = line.parties(0, verb - 1), {*destinations(line, at, at + _NEAR), place_of(line, at)[1]}
    there -= {"", *owner.states}
    if len(owner.states) != 1 or len(there) != 1:
        return None
    states = tuple(sorted({*owner.states, *there}))
    last = max(m.last for m in line.mentions if at < m.first <= at + _NEAR + 2)
    parties = Parties(states, (), states, 0, owner.first)
    return engagement(
        line, (None, owner.first, last), parties, reading, type="other", status="held", rule="EN9"
    )
