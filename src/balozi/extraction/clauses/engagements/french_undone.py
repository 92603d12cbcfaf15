"""Visits and meetings that French says will not be: "a renoncé à son déplacement", "ne se rendra finalement pas à"."""

from collections.abc import Iterator

from balozi.extraction.clauses.engagements.french_journeys import clause_end
from balozi.extraction.clauses.sentence.acts import Act
from balozi.extraction.clauses.sentence.cues import words_of
from balozi.extraction.clauses.sentence.drafts import Draft
from balozi.extraction.clauses.sentence.french_sides import goals, is_official, together
from balozi.extraction.clauses.sentence.french_stand_ins import doer
from balozi.extraction.clauses.sentence.lines import Line, Reading
from balozi.extraction.clauses.shared.french_clauses import begin_of, with_other
from balozi.extraction.clauses.shared.french_verbs import told_by
from balozi.extraction.clauses.shared.participants import engagement
from balozi.extraction.mentions.tokens import Known
from balozi.extraction.papers import Genre

_WORDS = words_of("french_further", "undone")
_DROPS, _AFTER_ALL = tuple(_WORDS["drops"]), _WORDS["after_all"]
_DROPPING = Known(lambda key: key.startswith(_DROPS))
_KINDS = {"VISIT": "visit", "MEETING": "meeting", "SUMMIT": "summit"}
_TWO, _NEAR = 2, 8


def undone(line: Line, reading: Reading) -> Iterator[Draft]:
    """Yield the visits and meetings that a French sentence calls off."""
    if reading.paper.genre is Genre.TREATY:
        return
    if line.shows(_DROPPING):
        for noun in line.nouns(*_KINDS):
            act = told_by(line, _DROPS, noun.first - _NEAR, noun.first)
            if act is not None and act.tense == "past":
                yield from _undone(line, act, (noun.last, _KINDS[noun.code]), reading)
    if not line.keys.isdisjoint(_AFTER_ALL):
        for act in line.acts:
            if act.negated and act.tense == "future" and act.is_any("VISIT", "MEET"):
                yield from _undone(
                    line, act, (act.last, "visit" if act.is_any("VISIT") else "meeting"), reading
                )


def _undone(line: Line, act: Act, told: tuple[int, str], reading: Reading) -> Iterator[Draft]:
    last, kind = told
    own = doer(line, act)
    end = clause_end(line, last)
    if own is None or not own.codes or act.passive or not is_official(line, own.first, act.first):
        return
    gone = [code for code in goals(line, last + 1, end) if code not in own.codes]
    parties = together(own, also=gone) if gone else with_other(line, own, last + 1, end)
    if parties is not None and (gone or len(parties.codes) >= _TWO):
        span = (act, begin_of(line, own, act), end)
        yield engagement(line, span, parties, reading, type=kind, status="cancelled", rule="EN4")
