"""Who makes a French journey, when the sentence tells an office without its state."""

from collections.abc import Set as AbstractSet

from balozi.extraction.clauses.sentence.acts import Act
from balozi.extraction.clauses.sentence.lines import Line
from balozi.extraction.clauses.sentence.subjects_of_acts import subject_of
from balozi.extraction.clauses.sentence.surroundings import Parties
from balozi.extraction.mentions.mentions import Of

_TWO = 2


def travelling(line: Line, act: Act, parties: Parties, going: AbstractSet[str]) -> tuple[str, ...]:
    """Return who travels: in French not the other side of the paper, when another state is gone to.

    "Soudan - Le ministre délégué se rendra à N'Djamena" tells of no Sudanese.

    Args:
        line: the sentence.
        act: the verb of going.
        parties: those around it, a state that the paper makes likely among them.
        going: the states gone to.
    """
    if line.words.language != "fr" or not going or len({*parties.states, *going}) <= _TWO:
        return parties.states
    own = subject_of(line, act)
    named = {m.name if m.of is Of.CITY else m.code for m in line.mentions}
    kept = {*going, *(own.states if own is not None else ()), *named}
    return tuple(code for code in parties.states if code in kept)
