"""When English officials who "spoke" did so from afar: readouts of calls leave the telephone out."""

from balozi.extraction.clauses.sentence.acts import Act
from balozi.extraction.clauses.sentence.cues import words_of
from balozi.extraction.clauses.sentence.drafts import place_of
from balozi.extraction.clauses.sentence.lines import Line
from balozi.extraction.mentions.mentions import Of

_SPEAKS = frozenset({"spoke", "speaks", "spoken"})
_OFFICIALS = frozenset({Of.OFFICE, Of.TITLE, Of.PERSON, Of.INSTITUTION, Of.PEOPLE})
_NEAR, _SEEN, _CLAUSE, _TWO = 5, 5, 16, 2


def speaks_from_afar(line: Line, act: Act) -> bool:
    """Tell whether one official spoke to another, and no place where both were is told.

    "Secretary Ames spoke today with Foreign Minister Kone"; not "spoke in Oslo", "spoke to reporters".
    """
    if line.words.language != "en" or line.tokens[act.last].key not in _SPEAKS or act.passive or act.relative:
        return False
    if _spoke_together(line, act):
        return True
    near = range(act.last + 1, min(act.last + 1 + _NEAR, len(line.tokens)))
    link = next((at for at in near if line.tokens[at].key in {"with", "to"}), -1)
    end = _what_about(line, link)
    told = set(line.row[:end])
    if (
        link < 0
        or place_of(line, 0, end)[0]
        or not told.isdisjoint(words_of("roles", "gatherings")["together"])
    ):
        return False
    listener = next((m for m in line.mentions if m.first > link), None)
    if listener is None or listener.first - link > _SEEN or listener.of not in _OFFICIALS:
        return False
    return any(m.of in _OFFICIALS | {Of.OWN} and m.last < act.first for m in line.mentions)


def _spoke_together(line: Line, act: Act) -> bool:
    """Tell whether two spoke about a matter, no place told: "The presidents of Mozambique and Malawi spoke late on"."""
    named = line.parties(0, act.first - 1) if act.first else None
    keys = set(line.row[: act.first])
    told = {m.code for m in line.mentions if m.of in {Of.STATE, Of.PEOPLE} and m.last < act.first}
    plural = not keys.isdisjoint(words_of("roles", "gatherings")["plurals"])
    if named is None or len(named.states) != _TWO or len(told) != _TWO or not plural:
        return False
    behind = line.row[act.last + 1 : act.last + 1 + _CLAUSE // 2]
    plain = {"with", "to", "at", "in", "out", "for", "before"}.isdisjoint(behind[:2])
    return plain and not {"about", "on", "by"}.isdisjoint(behind) and not place_of(line)[0]


def _what_about(line: Line, link: int) -> int:
    """Return where the matter begins that two spoke about: "to discuss the summit in Dili", else the last token."""
    matters = words_of("roles", "gatherings")["matters"]
    begins = (at for at in range(link + 2, len(line.tokens)) if line.tokens[at].key in matters)
    return next(begins, len(line.tokens)) - 1


def listened(line: Line, act: Act) -> int:
    """Return the last token of the clause in which one spoke to another, before what was said next."""
    following = next(
        (a.first - 1 for a in line.acts if a.first > act.last and a.is_finite), len(line.tokens) - 1
    )
    return min(following, act.last + _CLAUSE)
