"""Meetings that French tells by their chairs or by those who have come together: "a présidé avec", "réunis à"."""

from collections.abc import Iterator

from balozi.extraction.clauses.engagements.french_journeys import clause_end
from balozi.extraction.clauses.sentence.acts import Act
from balozi.extraction.clauses.sentence.cues import words_of
from balozi.extraction.clauses.sentence.drafts import Draft, place_of
from balozi.extraction.clauses.sentence.french_sides import is_official, together
from balozi.extraction.clauses.sentence.french_stand_ins import doer
from balozi.extraction.clauses.sentence.lines import Line, Reading, keys_of
from balozi.extraction.clauses.sentence.surroundings import Parties
from balozi.extraction.clauses.shared.french_clauses import (
    begin_of,
    find,
    status_by,
    with_other,
)
from balozi.extraction.clauses.shared.french_verbs import told_by
from balozi.extraction.clauses.shared.participants import engagement
from balozi.extraction.mentions.mentions import Mention
from balozi.extraction.papers import Genre

_WORDS = words_of("french_further", "chairs")
_PRESIDES, _BESIDE, _HEADS = tuple(_WORDS["presides"]), _WORDS["beside"], _WORDS["heads"]
_GATHERED = words_of("french_further", "encounters")["gathered"]
_JOINTLY = ("copresid", "co-presid", "codirig", "coanim")
_TWO, _FAR, _LONG = 2, 26, 40


def chairs(line: Line, reading: Reading) -> Iterator[Draft]:
    """Yield the meetings of a French sentence that two sides chair, or for which they have come together."""
    if reading.paper.genre is Genre.TREATY:
        return
    if not line.keys.isdisjoint(_BESIDE) or any(key.startswith(_JOINTLY) for key in line.keys):
        for noun in line.nouns("MEETING", "SUMMIT"):
            draft = _presided(line, noun, reading)
            if draft is not None:
                yield draft
                break
    if not line.keys.isdisjoint(_GATHERED):
        found = _gathered(line, reading)
        if found is not None:
            yield found


def _presided(line: Line, noun: Mention, reading: Reading) -> Draft | None:
    """Find a meeting that one side chairs with the other: "a présidé avec le ministre de l'Énergie une table ronde"."""
    act = told_by(line, _PRESIDES, noun.first - _FAR, noun.first)
    if act is None or act.passive:
        return None
    beside = find(line, _BESIDE, act.last + 1)
    close = 0 < beside < noun.first or 0 < beside - noun.last <= 2 * _FAR
    own = doer(line, act)
    if own is not None and len(own.codes) == _TWO and line.tokens[act.last].key.startswith(_JOINTLY):
        # "L'ambassadeur de Norvège et la ministre tanzanienne ont coprésidé la revue".
        span = (act, begin_of(line, own, act), clause_end(line, noun.last))
        return engagement(line, span, own, reading, type="meeting", status=status_by(act), rule="EN2")
    end = min(clause_end(line, max(noun.last, beside)), len(line.tokens) - 1)
    if not close or own is None or not own.codes:
        return None
    last = noun.first - 1 if beside < noun.first else end
    parties = with_other(line, own, beside, last)
    if parties is None or len(parties.codes) < _TWO or not is_official(line, beside, last):
        return None
    status = status_by(act)
    span = (act, begin_of(line, own, act), max(end, clause_end(line, noun.last)))
    return engagement(line, span, parties, reading, type="meeting", status=status, rule="EN2")


def _gathered(line: Line, reading: Reading) -> Draft | None:
    """Find those who have come together, told beside them: "Les ministres de A, de B et de C, réunis à Bujumbura"."""
    at = find(line, _GATHERED, 1, _LONG)
    if at < _TWO or line.tokens[at - 1].text != ",":
        return None
    verb = next((a for a in line.acts if a.first > at + 1 and a.is_finite and not a.relative), None)
    earlier = any(a.is_finite and not a.relative and a.last < at for a in line.acts)
    end = min(verb.first - 1 if verb is not None else len(line.tokens) - 1, at + _FAR)
    end = _without_marks(line, end)
    parties = line.parties(0, at - 1)
    day = any(at < day.first <= end for day in line.dates)
    if earlier or not (day or place_of(line, at, end)[0]) or not is_official(line, 0, at):
        return None
    if len(parties.codes) < _TWO and not parties.organisations:
        return None
    kind = "summit" if _HEADS & set(keys_of(line, 0, at)) and len(parties.states) != _TWO else "meeting"
    act = Act(frozenset({"MEET"}), at, at, "past")
    whole = together(parties)
    whole = Parties(whole.states, whole.organisations, whole.order, 0, parties.first)
    return engagement(line, (act, 0, end), whole, reading, type=kind, status="held", rule="EN1")


def _without_marks(line: Line, end: int) -> int:
    """Return the last word before a token, without the marks behind it."""
    while end > 0 and not line.tokens[end].text[0].isalnum():
        end -= 1
    return end
