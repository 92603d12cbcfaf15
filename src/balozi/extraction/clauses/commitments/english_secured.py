"""Promises that English tells by who was given them: "secured a commitment from the Emirati side to reschedule"."""

from collections.abc import Iterator

from balozi.extraction.clauses.sentence.cues import words_of
from balozi.extraction.clauses.sentence.drafts import Draft
from balozi.extraction.clauses.sentence.lines import Line, Reading
from balozi.extraction.clauses.sentence.signs import asked_where, sign
from balozi.extraction.clauses.sentence.surroundings import groups_of
from balozi.extraction.clauses.shared.promises import promise, promise_end

_WORDS = words_of("english_dealings", "secured")
_FIRM = frozenset({"commitment", "undertaking", "guarantee", "commitments", "guarantees", "undertakings"})
_BEFORE, _REACH = 5, 12


@asked_where(sign(words=_WORDS["verbs"]), sign(words=_WORDS["pledges"]))
def secured(line: Line, reading: Reading) -> Iterator[Draft]:
    """Yield what somebody was promised, as the promise of the one from whom it comes."""
    if (
        line.keys.isdisjoint(_WORDS["verbs"])
        or line.keys.isdisjoint(_WORDS["pledges"])
        or "from" not in line.keys
    ):
        return
    for at, token in enumerate(line.tokens[:-_BEFORE]):
        if token.key not in _WORDS["pledges"] or line.tokens[at + 1].key != "from":
            continue
        before = set(line.row[max(0, at - _BEFORE) : at])
        lead = next(
            (
                n
                for n in range(at + 2, min(at + 2 + _REACH, len(line.tokens)))
                if line.tokens[n].key in {"to", "that"}
            ),
            -1,
        )
        who = groups_of(line.tokens, line.parties(at + 2, lead - 1)) if lead > 0 else []
        if before & _WORDS["verbs"] and not before & _WORDS["none"] and who and who[0].codes:
            told = ("commits" if token.key in _FIRM else "pledges", "CO4")
            yield promise(line, (at, promise_end(line, lead)), who[0], reading, told)
