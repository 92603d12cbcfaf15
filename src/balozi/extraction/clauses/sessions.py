"""Gatherings told without their parties: "the eighth session shall be held at ...", "audience with the Emperor"."""

from collections.abc import Sequence

from balozi.extraction.clauses.acts import Act
from balozi.extraction.clauses.cues import closed
from balozi.extraction.clauses.drafts import Draft, place_of
from balozi.extraction.clauses.lines import Line, Reading
from balozi.extraction.clauses.participants import TYPES, engagement
from balozi.extraction.clauses.parties import Parties
from balozi.extraction.mentions.mentions import Mention, Of

_NEAR = 12
_OFF = closed("sessions", "off")
_OFTEN = closed("sessions", "often")
_TELL = ("HOLD", "HOST", "EXPECT", "TALK", "CONCLUDE", "PLAN", "DO", "MEET")


def session(line: Line, noun: Mention, reading: Reading) -> Draft | None:
    """Return a session that is told to be held, by the parties whose sessions the paper is about."""
    if is_regular(line, noun.first):
        return None
    behind = [act for act in line.acts if 0 < act.first - noun.last <= _NEAR and act.tense != "participle"]
    acts = [act for act in behind if act.is_any(*_TELL)] if behind and behind[0].is_any(*_TELL) else []
    kind = TYPES[noun.code]
    whole = _parties(line, noun, kind)
    if line.words.language == "sw" and (line.has("hypothetical") or any(act.negated for act in acts)):
        return None
    if line.words.language == "sw" and kind == "meeting" and whole.organisations and len(whole.codes) == 1:
        kind = "summit"
    if not acts or len(whole.codes) < (1 if kind == "summit" else 2) or not _has_day_or_place(line, noun):
        return None
    end = min(max(noun.last + _NEAR, acts[0].last), len(line.tokens) - 1)
    told = (acts[0], max(0, noun.first - 3), end)
    return engagement(line, told, whole, reading, type=kind, status=_status(line, acts), rule="EN7")


def _parties(line: Line, noun: Mention, kind: str) -> Parties:
    """Return who meets: those named beside the noun, else those who met before."""
    named = line.parties(max(0, noun.first - 4), noun.last + 6)
    if len(named.codes) > 1:
        return named
    body = (line.around.body,) if line.around.body else ()
    if kind == "summit" or (body and len(line.around.pair) != 2):
        return Parties((), body, body, 0, noun.first)
    pair = line.around.pinned or line.around.pair
    states = tuple(code for code in pair if code not in body and len(code) == 3)
    bodies = tuple(code for code in pair if code not in states)
    return Parties(states, bodies, pair, 0, noun.first)


def _has_day_or_place(line: Line, noun: Mention) -> bool:
    dated = any(noun.first - 5 <= date.first <= noun.last + _NEAR for date in line.dates)
    return dated or any(place_of(line, noun.first, noun.last + _NEAR))


def _status(line: Line, acts: Sequence[Act]) -> str:
    if any(token.key in _OFF for token in line.tokens):
        return "cancelled"
    ahead = any(act.tense == "future" or act.is_any("EXPECT", "PLAN") for act in acts)
    return "planned" if ahead else "held"


def is_regular(line: Line, at: int) -> bool:
    """Tell whether a meeting is one of many ("shall meet every two years"), which is a duty and no event."""
    return any(token.key in _OFTEN for token in line.tokens[at:])


def has_two_people(line: Line, first: int, last: int) -> bool:
    """Tell whether two office-holders or persons stand in a stretch, pronouns left out."""
    people = [
        mention
        for mention in line.mentions
        if first <= mention.first <= last
        and mention.of in {Of.OFFICE, Of.TITLE, Of.PERSON, Of.OWN, Of.PAIR, Of.INSTITUTION}
        and mention.last + mention.first < 2 * len(line.tokens)
        and not (mention.of is Of.OWN and mention.first == mention.last)
    ]
    return len(people) > 1
