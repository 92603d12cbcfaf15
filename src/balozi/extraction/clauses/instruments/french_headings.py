"""Whose the communiqué is that only its heading names: of the body that sat, else of the states spoken of most."""

from collections.abc import Sequence

from balozi.extraction.clauses.sentence.lines import Line, Reading
from balozi.extraction.mentions.mentions import Mention, Of

_TOP, _LEAST = 12, 2
_ADOPTED = frozenset({"adopte", "adoptee", "adoptes", "publie"})


def body_named(line: Line, mention: Mention) -> Sequence[str]:
    """Return the body that a French heading names as the one whose communiqué it is: "COMMUNIQUE ... DE LA CEMAC".

    Args:
        line: the heading.
        mention: the word for the communiqué.
    """
    if line.words.language != "fr" or mention.code != "communique" or mention.first > 0:
        return ()
    named = [m for m in line.mentions if m.of in {Of.STATE, Of.PEOPLE, Of.ORGANISATION}]
    alone = len(named) == 1 and named[0].of is Of.ORGANISATION
    return (named[0].code.removeprefix("ORG:"),) if alone else ()


def whose_communique(line: Line, reading: Reading) -> Sequence[str]:
    """Return the parties of a communiqué by its bare heading: in French the body whose session opens the paper.

    Args:
        line: the heading.
        reading: of the paper.
    """
    common = line.around.common
    if line.words.language != "fr" or len(line.around.pinned) >= _LEAST:
        return line.around.pinned or common
    for other in reading.lines[:_TOP]:
        if other.row[0] in _ADOPTED:
            named = other.parties(0, len(other.tokens) - 1)
            return named.organisations[:1] or common
        held = any(act.is_finite and act.is_any("HOLD", "MEET", "GATHER") for act in other.acts)
        noun = next((n for n in other.nouns("SUMMIT", "MEETING")), None) if held else None
        if noun is not None:
            named = other.parties(noun.first, len(other.tokens) - 1)
            return named.organisations[:1] if named.organisations else common
    return common
