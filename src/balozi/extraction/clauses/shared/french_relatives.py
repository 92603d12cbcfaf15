"""Futures that French tells of a thing and not of the one who promises: "un accord qui entrera en vigueur"."""

from balozi.extraction.clauses.sentence.acts import Act
from balozi.extraction.clauses.sentence.cues import words_of
from balozi.extraction.clauses.sentence.lines import Line
from balozi.extraction.clauses.sentence.surroundings import Parties

_WORDS = words_of("french_further", "relatives")
_WHO, _STEPS, _INTO = _WORDS["who"], tuple(_WORDS["steps"]), _WORDS["into"]
_MARKS = frozenset({",", "(", "–", "—", "«"})
_HEADS = frozenset({"un", "une", "le", "la", "les", "l", "ce", "cet", "cette", "des", "du"})
_NEAR, _CLOSE = 4, 5


def is_step_of_a_text(line: Line, act: Act) -> bool:
    """Tell whether a verb tells the next step of a text: "entrera en vigueur", "prendra effet", "sera ratifié".

    Args:
        line: the sentence.
        act: the verb.
    """
    key = line.tokens[act.last].key
    if act.tense != "future" or not key.startswith(_STEPS):
        return False
    if act.passive or key.startswith("expir"):
        return True
    if key.startswith("appliqu"):
        return act.first > 1 and line.tokens[act.first - 1].text in {"'", "’"}
    behind = set(line.row[act.last + 1 : act.last + 1 + _NEAR])
    return not _INTO.isdisjoint(behind)


def hangs_on_another(line: Line, own: Parties, act: Act) -> bool:
    """Tell whether a verb stands in a clause on something else than who acts: "ont signé un accord qui créera".

    "La France, qui versera 20 millions" is told of France itself.

    Args:
        line: the sentence.
        own: who is taken to act.
        act: the verb.
    """
    if line.keys.isdisjoint(_WHO) or not 0 <= own.first < act.first:
        return False
    at = next((n for n in range(act.first - 1, own.first, -1) if line.tokens[n].key in _WHO), -1)
    if at < 0 or _is_closed(line, at, act):
        return False
    before = at - 1 - (line.tokens[at - 1].text in _MARKS)
    ends = [last for _, last, _ in own.spots] or [own.first]
    verbs = any(other.is_finite and own.first < other.first < at for other in line.acts)
    apart = min((before - last for last in ends if last <= before), default=_CLOSE + 1)
    between = set(line.row[before - apart + 1 : before + 1])
    return verbs or apart > _CLOSE or not _HEADS.isdisjoint(between)


def is_told_of_a_text(line: Line, at: int) -> bool:
    """Tell whether "qui" leads from an instrument to a verb right behind it: "un traité qui sera ouvert".

    Args:
        line: the sentence.
        at: the verb's first token.
    """
    if at < _CLOSE or line.tokens[at - 1].key not in _WHO:
        return False
    return any(0 < at - paper.last <= _CLOSE for paper in line.instruments())


def _is_closed(line: Line, at: int, act: Act) -> bool:
    """Tell whether a relative clause has ended before a verb: "La Banque, dont le siège est à Tunis, financera"."""
    verbs = any(other.is_finite and at < other.first < act.first for other in line.acts)
    comma = any(token.text in _MARKS for token in line.tokens[at + 1 : act.first])
    return comma and (verbs or line.tokens[act.first - 1].text == ",")
