"""What French officials tell the press, where the press is told first: "Face à la presse, M. X a indiqué"."""

from collections.abc import Iterator

from balozi.extraction.clauses.engagements.french_journeys import clause_end
from balozi.extraction.clauses.sentence.acts import Act
from balozi.extraction.clauses.sentence.cues import words_of
from balozi.extraction.clauses.sentence.drafts import Draft
from balozi.extraction.clauses.sentence.french_stand_ins import doer
from balozi.extraction.clauses.sentence.lines import Line, Reading, keys_of
from balozi.extraction.clauses.sentence.surroundings import Parties
from balozi.extraction.clauses.shared.french_clauses import (
    find,
    pair_of,
)
from balozi.extraction.clauses.shared.participants import engagement
from balozi.extraction.mentions.mentions import Of
from balozi.extraction.papers import Genre

_WORDS = words_of("french_further", "press")
_PRESS, _FRONTS, _SAYS = _WORDS["press"], _WORDS["fronts"], tuple(_WORDS["says"])
_SPEAKERS = frozenset({Of.OWN, Of.OFFICE, Of.TITLE, Of.PERSON, Of.PAIR})
_SPEAKING, _FORUMS = _WORDS["speaking"], _WORDS["forums"]
_JOINT = frozenset({"commun", "commune", "conjoint", "conjointe"})
_BOTH = frozenset({"ils", "elles", "deux", "trois"})
_TWO, _OPENS, _NEAR = 2, 12, 8


def press(line: Line, reading: Reading) -> Iterator[Draft]:
    """Yield the word to the press, or at a forum, with which a French sentence opens."""
    if reading.paper.genre is Genre.TREATY:
        return
    forum = _at_a_forum(line)
    at = forum or _before_the_press(line)
    if at < 1:
        return
    verbs = (
        act for act in line.acts if act.first > at and act.is_finite and not (act.relative or act.passive)
    )
    act = next((act for act in verbs if act.tense == "past"), None) or _said(line, at)
    if act is None or act.negated:
        return
    own = _speakers(line, at, act)
    abroad = bool(forum) or len(set(line.around.common)) >= _TWO
    if own is None or not (abroad or set(own.codes) != {reading.home}):
        return
    span = (act, 0, max(clause_end(line, act.last), act.last))
    yield engagement(line, span, own, reading, type="statement", status="held", rule="EN8")


def _before_the_press(line: Line) -> int:
    """Return where the press stands that a sentence opens with, 0 for nowhere."""
    at = -1 if line.keys.isdisjoint(_PRESS) else find(line, _PRESS, 0, _OPENS)
    return at if at > 0 and _FRONTS & set(keys_of(line, 0, at)) else 0


def _at_a_forum(line: Line) -> int:
    """Return where the forum ends at which somebody speaks: "Prenant la parole à la tribune de la Conférence,"."""
    if line.keys.isdisjoint(_SPEAKING) or not _SPEAKING & set(line.row[: _TWO + 1]) or "," not in line.row:
        return 0
    comma = line.row.index(",")
    forums = _FORUMS & set(line.row[:comma])
    named = any(m.of is Of.ORGANISATION and m.last < comma for m in line.mentions)
    named = named or any(line.tokens[n].is_capital and line.row[n] in _FORUMS for n in range(comma))
    return comma if forums and named else 0


def _said(line: Line, at: int) -> Act | None:
    """Return a verb of saying that no list has: "ont tous deux plaidé"."""
    for n in range(at + 1, len(line.tokens)):
        key = line.tokens[n].key
        helped = {"a", "ont", "s"} & set(keys_of(line, n - 5, n))
        if key.startswith(_SAYS) and helped:
            return Act(frozenset({"SAY"}), n, n, "past")
    return None


def _speakers(line: Line, at: int, act: Act) -> Parties | None:
    """Return who speaks: the one who acts, or both of the two spoken of."""
    subject = [m for m in line.mentions if at < m.first < act.first and act.first - m.last <= 2 * _NEAR]
    if not any(m.of in _SPEAKERS for m in subject):
        return None
    own = doer(line, act)
    if (_BOTH | _JOINT) & set(keys_of(line, at, act.last)):
        named = line.parties(at, act.first)
        return named if len(named.codes) >= _TWO else pair_of(line)
    if own is None or not own.codes:
        return None
    codes = own.codes[:1]
    return Parties(own.states[:1], () if own.states else own.organisations[:1], codes, 0, own.first)
