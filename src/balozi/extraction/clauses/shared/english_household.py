"""Who meets in English though no second state takes part: a cabinet that sits, a premier with a minister of his own."""

from collections.abc import Sequence
from functools import cache

from balozi.extraction.clauses.sentence.acts import Act
from balozi.extraction.clauses.sentence.cues import words_of
from balozi.extraction.clauses.sentence.drafts import Draft
from balozi.extraction.clauses.sentence.english_domestic import names_a_work
from balozi.extraction.clauses.sentence.lines import Line, Reading, keys_of
from balozi.extraction.clauses.sentence.signs import asked_where, sign
from balozi.extraction.mentions.mentions import Of

_NEAR, _FAR, _TWO = 4, 8, 2
_OPENS = frozenset({"opening", "closing", "launching", "concluding"})
_CONTACTS = frozenset({"meeting", "courtesy_call", "visit"})
_ABROAD = frozenset({Of.STATE, Of.PEOPLE, Of.PERSON})


def _words(name: str) -> frozenset[str]:
    return words_of("home_affairs", "english")[name]


@cache
def _bodies() -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(name.split()) for name in sorted(_words("bodies")))


@asked_where(sign(words=_words("cabinets")))
def is_of_a_cabinet(draft: Draft, _: Reading) -> bool:
    """Tell whether a state's own cabinet or council sits: "chaired the weekly meeting of the Council of Ministers"."""
    line = draft.line
    if draft.fields["type"] not in {"meeting", "summit"} or line.keys.isdisjoint(_words("cabinets")):
        return False
    if line.around.pinned and [*line.around.pinned] == draft.fields["orgs"]:
        # "(as adopted by the Council of Ministers, Lusaka, 20 November 2025)" in the body's own paper.
        return False
    keys = keys_of(line, 0, draft.last + _FAR)
    at = _where_a_body_stands(keys)
    if at < 0 or not _words("united").isdisjoint(keys) or not _words("guests").isdisjoint(keys):
        return False
    abroad = {m.code for m in line.mentions if m.of in _ABROAD and m.first <= max(at, draft.last)}
    return len(abroad) < _TWO


def _where_a_body_stands(keys: Sequence[str]) -> int:
    """Return where a state's own body stands: "the Cabinet", "members of the Security Council"; -1 when none does."""
    for body in _bodies():
        for at, key in enumerate(keys):
            if key != body[0] or tuple(keys[at : at + len(body)]) != body:
                continue
            secretary = "secretar" in " ".join(keys[at + 1 : at + 2])
            if not secretary and (key != "security" or "members" in keys[max(0, at - _NEAR) : at]):
                return at
    return -1


def meets_its_own(draft: Draft, reading: Reading) -> bool:
    """Tell whether those met are of the same state: "met the Mombasa County Governor", a premier his minister.

    The sentence names nobody from abroad; the second state was only guessed from the paper.
    """
    line, states = draft.line, draft.fields["states"]
    if draft.fields["type"] not in _CONTACTS or draft.fields["orgs"] or not isinstance(states, list):
        return False
    if len(states) != _TWO or not line.keys.isdisjoint(_words("guests")):
        return False
    if len(_named(line, reading) & set(states)) > 1 or line.around.there in states:
        return False
    met = _meeting_verb(draft)
    told = next((n for n in line.nouns("MEETING") if draft.first <= n.first <= draft.last), None)
    if (met is None and told is None) or (met is not None and met.passive):
        return False
    first, last = (met.first, met.last) if met is not None else (0, told.last if told is not None else 0)
    behind = keys_of(line, last + 1, last + 1 + 2 * _FAR)
    household = not _words("household").isdisjoint(behind)
    return household or (_is_a_head(line, first) and _is_a_minister(behind))


@asked_where(sign(words=_words("folk")))
def is_of_folk(draft: Draft, _: Reading) -> bool:
    """Tell whether people come together for themselves: "Vietnamese and Czech friends gathered in Prague"."""
    line = draft.line
    if draft.fields["type"] not in {"meeting", "summit"} or line.keys.isdisjoint(_words("folk")):
        return False
    act = next((a for a in line.acts if a.is_any("MEET") and draft.first <= a.last <= draft.last), None)
    return act is not None and act.first > 0 and line.row[act.first - 1] in _words("folk")


@asked_where(sign(words=_OPENS))
def opens_its_own(draft: Draft, reading: Reading) -> bool:
    """Tell whether somebody opens a sitting where nobody from abroad is named: "Opening the session, she thanked"."""
    line, states = draft.line, draft.fields["states"]
    opens = line.row[0] in _OPENS and draft.first <= _NEAR
    if not opens or draft.fields["type"] != "meeting" or draft.fields["orgs"] or not isinstance(states, list):
        return False
    return len(_named(line, reading) & set(states)) < _TWO


@asked_where(sign(verbs={"VISIT"}))
def visits_at_home(draft: Draft, reading: Reading) -> bool:
    """Tell whether an official visits a place in his own state: "President Ruto visited the Kenya Navy"."""
    line, states = draft.line, draft.fields["states"]
    if draft.fields["type"] != "visit" or not isinstance(states, list) or len(states) != _TWO:
        return False
    act = next((a for a in line.acts if a.is_any("VISIT") and draft.first <= a.last <= draft.last), None)
    if act is None or act.passive:
        return False
    named = [m for m in line.mentions if m.of in _ABROAD]
    there = {m.code for m in named if 0 < m.first - act.last <= _FAR}
    own = {m.code for m in named if m.last < act.first} or {reading.home} - {line.around.there}
    city = any(m.of is Of.CITY and m.name not in there and m.first > act.last for m in line.mentions)
    return len(there) == 1 and there == own and not city


def _named(line: Line, reading: Reading) -> set[str]:
    """Return the states that a sentence names itself, else the paper's own."""
    named = {
        m.code for m in line.mentions if m.of in _ABROAD and not names_a_work(line.tokens, line.mentions, m)
    }
    named |= {m.name for m in line.mentions if m.of is Of.CITY}
    return named or {reading.home}


def _meeting_verb(draft: Draft) -> Act | None:
    acts = (act for act in draft.line.acts if draft.first <= act.last <= draft.last)
    return next((act for act in acts if act.is_any("MEET", "HOST", "HOLD")), None)


def _is_a_head(line: Line, verb: int) -> bool:
    """Tell whether a head of state or government acts who is named without a state."""
    lead = set(keys_of(line, 0, verb))
    return not _words("heads").isdisjoint(lead) and ("minister" not in lead or "prime" in lead)


def _is_a_minister(behind: Sequence[str]) -> bool:
    """Tell whether a minister is met whose state is not told: "with the Minister of Housing", "his Minister of"."""
    at = next((n for n, key in enumerate(behind) if key in {"minister", "ministers"}), -1)
    own = at == 0 or (at > 0 and behind[at - 1] in {"the", "his", "her"})
    return own and behind[at + 1 : at + 2] in (["of"], ["for"])
