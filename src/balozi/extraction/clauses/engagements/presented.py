"""Credentials of several envoys at once, whose states are told in the lines behind: "from four new ambassadors"."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from balozi.extraction.clauses.sentence.acts import Act
from balozi.extraction.clauses.sentence.cues import words_of
from balozi.extraction.clauses.sentence.drafts import Draft
from balozi.extraction.clauses.sentence.lines import Line, Reading
from balozi.extraction.clauses.sentence.subjects_of_acts import subject_start
from balozi.extraction.clauses.sentence.surroundings import Parties, is_state
from balozi.extraction.clauses.shared.participants import engagement
from balozi.extraction.mentions.mentions import Of

_WORDS = words_of("further", "presented")
_ENVOYS, _THEY = _WORDS["envoys"], _WORDS["they"]
_NAMED = frozenset({Of.STATE, Of.PEOPLE, Of.INSTITUTION, Of.PERSON})
_LINES, _OPENING, _TWO = 12, 5, 2


def presented_by_many(line: Line, reading: Reading, drafts: Sequence[Draft]) -> Iterator[Draft]:
    """Yield the engagements of a line, one of credentials with all states whose envoys handed theirs over.

    Args:
        line: the sentence.
        reading: its paper.
        drafts: the engagements found in it.
    """
    drafts = _without_the_audience(line, drafts)
    act = _act(line) if not line.keys.isdisjoint(_ENVOYS) else None
    own = _named(line) if act is not None else set()
    if act is None or len(own) >= _TWO:
        yield from drafts
        return
    host = sorted(own) or [line.around.home]
    guests = sorted({code for code in _guests(line, reading) if is_state(code)} - set(host))
    if not guests or not host[0]:
        yield from drafts
        return
    yield from (draft for draft in drafts if draft.fields["type"] != "other")
    states = tuple(sorted({*host, *guests}))
    last = len(line.tokens) - 1 - (not line.tokens[-1].text[0].isalnum())
    span = (act, min(subject_start(line, act), act.first), last)
    draft = engagement(
        line, span, Parties(states, (), states, 0, 0), reading, type="other", status="held", rule="EN7"
    )
    # The rules for one sentence look for those who are absent from it; here the lines behind name them all.
    yield replace(draft, fields={**draft.fields, "states": list(states)})


def _named(line: Line) -> set[str]:
    """Return the states that a sentence names, without those that "their countries" points to."""
    if any(m.of is Of.PAIR for m in line.mentions):
        return {m.code for m in line.mentions if m.of in _NAMED and is_state(m.code)}
    return set(line.parties(0, len(line.tokens) - 1).states)


def _without_the_audience(line: Line, drafts: Sequence[Draft]) -> Sequence[Draft]:
    """Return the engagements without the meeting that the handing over of credentials itself is."""
    if all(draft.fields["type"] != "other" for draft in drafts):
        return drafts
    nouns = line.nouns("CREDENTIALS")
    return [
        draft
        for draft in drafts
        if draft.fields["type"] != "meeting"
        or not any(draft.first <= noun.first <= draft.last for noun in nouns)
    ]


def _act(line: Line) -> Act | None:
    """Return the verb by which credentials are received or presented, None when there is none."""
    if not line.nouns("CREDENTIALS"):
        return None
    told = (
        act for act in line.acts if act.is_finite and not act.negated and act.tense in {"past", "present"}
    )
    return next(told, None)


def _guests(line: Line, reading: Reading) -> Iterator[str]:
    """Yield the states named right behind: in a list, or in sentences on the envoys."""
    at = next(n for n, one in enumerate(reading.lines) if one is line)
    for one in reading.lines[at + 1 : at + 1 + _LINES]:
        codes = [m.code for m in one.mentions if m.of in {Of.STATE, Of.PEOPLE}]
        listed = not one.tokens[0].text[0].isalpha() or one.tokens[-1].text != "."
        on_them = not one.keys.isdisjoint(_ENVOYS) or one.tokens[0].key in _THEY
        if not codes or not (listed or on_them):
            return
        yield from codes
