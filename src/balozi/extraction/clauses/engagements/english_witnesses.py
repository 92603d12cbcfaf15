"""Signings told by who looked on, or by what was signed: "watched officials initial a protocol"."""

from collections.abc import Sequence
from functools import cache

from balozi.extraction.clauses.engagements.english_passing import Source, act_at, everybody, is_ahead
from balozi.extraction.clauses.engagements.english_turns import (
    FAR,
    NEAR,
    REACH,
    TWO,
    completed,
    is_undone,
    place_in,
    the_two,
    told_once,
)
from balozi.extraction.clauses.sentence.cues import words_of
from balozi.extraction.clauses.sentence.drafts import Draft
from balozi.extraction.clauses.sentence.lines import Line, Reading, keys_of
from balozi.extraction.clauses.sentence.surroundings import Parties


@cache
def _words(name: str) -> frozenset[str]:
    return words_of("agendas", "witnesses")[name]


def _looked_on(line: Line, reading: Reading, _: Sequence[Draft]) -> Draft | None:
    """Find a signing that others saw: "The day saw the signature, in Karlskrona, of an arrangement"."""
    sees = place_in(line, _words("sees"))
    signs = place_in(line, _words("signs"), sees + 1)
    if sees < 0 or not 0 < signs - sees <= REACH or is_undone(line, sees):
        return None
    if _words("texts").isdisjoint(keys_of(line, signs + 1, signs + FAR)):
        return None
    whole = _who(line, reading)
    status = "planned" if is_ahead(line, sees) else "held"
    told = (act_at(line, sees), max(0, sees - NEAR), signs + REACH)
    return told_once(line, told, whole, reading, f"signing_ceremony {status}") if whole is not None else None


def _were_concluded(line: Line, reading: Reading, _: Sequence[Draft]) -> Draft | None:
    """Find a list of what was signed: "The following instruments were concluded during the visit:"."""
    act = next((a for a in line.acts if a.passive and line.tokens[a.last].key in _words("made")), None)
    if act is None or act.negated or act.relative or act.tense not in {"past", "future"}:
        return None
    before, behind = keys_of(line, 0, act.first), keys_of(line, act.last + 1, len(line.tokens))
    listed = line.tokens[-1].text == ":" or "following" in before
    if _words("texts").isdisjoint(before) or not (listed and "following" in before + behind):
        return None
    whole = _who(line, reading)
    status = "planned" if act.tense == "future" else "held"
    told = (act, 0, act.last + NEAR)
    return told_once(line, told, whole, reading, f"signing_ceremony {status}") if whole is not None else None


def _who(line: Line, reading: Reading) -> Parties | None:
    """Return who signs: the two named, else the one named with the other of the two spoken of."""
    named = everybody(line)
    if len(named.codes) >= TWO:
        return named
    pair = the_two(line)
    if pair is not None and set(named.codes) <= set(pair.codes):
        return pair
    whole = completed(line, named, reading)
    return whole if len(whole.codes) >= TWO else None


def sources_of_witnesses() -> tuple[tuple[frozenset[str], Source], ...]:
    """Return these rules, each with the words of which one must be there."""
    return ((_words("signs"), _looked_on), (_words("made"), _were_concluded))
