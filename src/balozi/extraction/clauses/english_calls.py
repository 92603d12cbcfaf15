"""When English officials who "spoke" did so from afar: readouts of calls leave the telephone out."""

from balozi.extraction.clauses.acts import Act
from balozi.extraction.clauses.cues import words_of
from balozi.extraction.clauses.drafts import place_of
from balozi.extraction.clauses.lines import Line
from balozi.extraction.mentions.mentions import Of

_SPEAKS = frozenset({"spoke", "speaks", "spoken"})
_OFFICIALS = frozenset({Of.OFFICE, Of.TITLE, Of.PERSON, Of.INSTITUTION, Of.PEOPLE})
_NEAR, _SEEN, _CLAUSE = 5, 5, 16


def speaks_from_afar(line: Line, act: Act) -> bool:
    """Tell whether one official spoke to another, and no place where both were is told.

    "Secretary Ames spoke today with Foreign Minister Kone"; not "spoke in Oslo", "spoke to reporters".
    """
    if line.words.language != "en" or line.tokens[act.last].key not in _SPEAKS or act.passive or act.relative:
        return False
    near = range(act.last + 1, min(act.last + 1 + _NEAR, len(line.tokens)))
    link = next((at for at in near if line.tokens[at].key in {"with", "to"}), -1)
    if link < 0 or place_of(line)[0] or not line.keys.isdisjoint(words_of("roles", "gatherings")["together"]):
        return False
    listener = next((m for m in line.mentions if m.first > link), None)
    if listener is None or listener.first - link > _SEEN or listener.of not in _OFFICIALS:
        return False
    return any(m.of in _OFFICIALS | {Of.OWN} and m.last < act.first for m in line.mentions)


def listened(line: Line, act: Act) -> int:
    """Return the last token of the clause in which one spoke to another, before what was said next."""
    following = next(
        (a.first - 1 for a in line.acts if a.first > act.last and a.is_finite), len(line.tokens) - 1
    )
    return min(following, act.last + _CLAUSE)
