"""Who a French noun stands for that names no state and no body: "la Banque", "les autorités", "l'exécutif"."""

from balozi.extraction.clauses.sentence.acts import Act
from balozi.extraction.clauses.sentence.cues import words_of
from balozi.extraction.clauses.sentence.french_sides import acting, partner, single
from balozi.extraction.clauses.sentence.lines import Line
from balozi.extraction.clauses.sentence.subjects_of_acts import subject_start
from balozi.extraction.clauses.sentence.surroundings import Parties, is_state
from balozi.extraction.mentions.mentions import Of

_WORDS = words_of("french_further", "stand_ins")
_BODIES, _STATES = _WORDS["bodies"], _WORDS["states"]
_ARTICLES = frozenset(
    {"le", "la", "les", "l", "'", "’", "ces", "cette", "cet", "ce", "son", "sa", "leur", "deux", "votre"}
)
_WHO = frozenset({"qui", "dont", "que", "ou"})
_REACH, _TWO, _OPENING = 16, 2, 8


def doer(line: Line, act: Act) -> Parties | None:
    """Return who acts in a French clause, nouns that stand for a body or a state among them.

    Args:
        line: the sentence.
        act: its verb.
    """
    told = stand_in(line, max(subject_start(line, act), act.first - _REACH), act.first)
    found = acting(line, act)
    body_for_state = told is not None and bool(told.states) and found is not None and not found.states
    if (
        found is not None
        and found.codes
        and (told is None or _is_named(line, found, act))
        and not body_for_state
    ):
        return found
    return told or found


def _is_named(line: Line, found: Parties, act: Act) -> bool:
    """Tell whether the one who acts stands in the sentence before the verb."""
    return 0 <= found.first < act.first and bool(found.spots)


def is_stand_in(found: Parties) -> bool:
    """Tell whether one who acts was told by a noun alone, without a name.

    Args:
        found: what `doer` returned.
    """
    return not found.spots and found.first >= 0


def body_told_of(line: Line) -> str:
    """Return the body that a French sentence begins with and that acts in it: "L'institution s'apprête à", else "".

    Args:
        line: the sentence.
    """
    if line.words.language != "fr" or line.keys.isdisjoint(_BODIES) or line.tokens[0].key not in _ARTICLES:
        return ""
    act = next((act for act in line.acts if act.is_finite and not act.relative), None)
    told = stand_in(line, 0, min(act.first, _OPENING)) if act is not None else None
    return told.organisations[0] if told is not None and told.organisations else ""


def stand_in(line: Line, first: int, last: int) -> Parties | None:
    """Return the state or body that a noun with its article stands for at the beginning of a clause.

    Args:
        line: the sentence.
        first: token with which the clause begins.
        last: token before which it ends.
    """
    for at in range(first, last):
        if line.tokens[at].key in _ARTICLES and at + 1 < last:
            head = at + 1 + (line.tokens[at + 1].text in {"'", "’"})
            if head >= last:
                return None
            key = line.tokens[head].key
            if line.tokens[at].key == "votre" and key in _STATES:
                return single(partner(line, (line.around.home,)), at)
            code = _body(line) if key in _BODIES else _state(line) if key in _STATES else ""
            if code and not _is_owned(line, head, last):
                return single(code, at)
    return None


def _is_owned(line: Line, head: int, last: int) -> bool:
    """Tell whether somebody is named beside the noun, who is meant then: "l'armée ghanéenne"."""
    stop = min(head + 4, last)
    named = any(
        m.of in {Of.STATE, Of.PEOPLE, Of.ORGANISATION} and head <= m.first < stop for m in line.mentions
    )
    return named or not _WHO.isdisjoint(line.row[head + 1 : last])


def _body(line: Line) -> str:
    """Return the body that the paper speaks of."""
    around = line.around
    if around.body:
        return around.body
    spoken = (around.one, *around.pair, *around.common)
    return next((code for code in spoken if code and not is_state(code)), "")


def _state(line: Line) -> str:
    """Return the state that the paper speaks of: the one beside a body, else the one that acted last."""
    around = line.around
    states = [code for code in around.pair if is_state(code)]
    if around.one and is_state(around.one):
        return around.one
    return states[0] if len(states) == 1 else around.home
