"""Protests as French tells them: notes handed over, envoys told to leave, judgements on the deed of the other."""

from collections.abc import Callable, Iterator, Sequence

from balozi.extraction.clauses.engagements.french_journeys import clause_end
from balozi.extraction.clauses.sentence.acts import Act
from balozi.extraction.clauses.sentence.cues import words_of
from balozi.extraction.clauses.sentence.drafts import Draft
from balozi.extraction.clauses.sentence.french_sides import acting, is_official, together
from balozi.extraction.clauses.sentence.french_stand_ins import doer
from balozi.extraction.clauses.sentence.lines import Line, Reading, keys_of
from balozi.extraction.clauses.sentence.surroundings import Parties
from balozi.extraction.clauses.shared.french_clauses import (
    begin_of,
    by_rules,
    find,
    pair_of,
    status_by,
)
from balozi.extraction.clauses.shared.french_verbs import told_by
from balozi.extraction.clauses.shared.participants import engagement
from balozi.extraction.mentions.mentions import Of
from balozi.extraction.papers import Genre

_WORDS = words_of("french_further", "protests")
_NOTES, _NOTE_KINDS, _MEASURES, _DEMANDED, _ENVOYS = (
    _WORDS[name] for name in ("notes", "note_kinds", "measures", "demanded", "envoys")
)
_NOTIFIES, _FEELS, _JUDGES, _DEMANDS = (
    tuple(_WORDS[name]) for name in ("notifies", "feels", "judges", "demands")
)
# A sentence without one of these is not looked at.
_ASKED = _NOTES | {"presenter", "prie", "priee"} | _MEASURES | _DEMANDED | _WORDS["besides"]
_TWO, _NEAR, _FAR = 2, 5, 10


def protests(line: Line, reading: Reading) -> Iterator[Draft]:
    """Yield the protests and judgements of a French sentence, and whom a state turns to."""
    yield from () if line.keys.isdisjoint(_ASKED) else by_rules(_RULES, line, reading)


def _noted(line: Line, reading: Reading) -> Draft | None:
    """Find a protest handed to another state: "une protestation officielle lui a été signifiée"."""
    at = find(line, _NOTES)
    if at < 0 or not _NOTE_KINDS & set(keys_of(line, at, at + 4)):
        return None
    act = told_by(line, _NOTIFIES, at - _FAR, at + _FAR)
    handed = {"remise", "remises", "adressee", "transmise", "notifiee"} & set(keys_of(line, at + 1, at + 4))
    act = act or (Act(frozenset({"HANDOVER"}), at, at + 2, "past") if handed else None)
    if act is None:
        return None
    named = line.parties(0, len(line.tokens) - 1)
    parties = named if len(named.states) == _TWO else pair_of(line)
    if parties is None or len(parties.states) != _TWO:
        return None
    begin = min(at, act.first)
    wheres = [n + 1 for n in range(begin) if line.tokens[n].key in {"ou", ";"}]
    first = wheres[-1] if wheres else max(0, min(at - _TWO, act.first))
    span = (act, 0 if not named.spots else min(first, named.first), clause_end(line, max(act.last, at)))
    return engagement(line, span, parties, reading, type="other", status=status_by(act), rule="EN9")


def _expelled(line: Line, reading: Reading) -> Draft | None:
    """Find an envoy who has to leave: "La cheffe de la délégation a été invitée à quitter le territoire"."""
    at = find(line, frozenset({"quitter"}))
    if at < 1 or not {"territoire", "pays"} & set(keys_of(line, at + 1, at + 4)):
        return None
    asked = [
        a
        for a in line.acts
        if a.is_any("URGE", "SUMMON", "REQUEST", "AGREE") and a.last < at and not a.negated
    ]
    parties = pair_of(line)
    named = line.parties(0, at)
    parties = named if len(named.codes) == _TWO else together(named, parties) if parties is not None else None
    if not asked or not _ENVOYS & set(keys_of(line, 0, at)) or parties is None or len(parties.codes) != _TWO:
        return None
    return engagement(
        line, (asked[0], 0, clause_end(line, at)), parties, reading, type="other", status="held", rule="EN9"
    )


def _asked_to_come(line: Line, reading: Reading) -> Draft | None:
    """Find an envoy asked to come: "L'ambassadeur de Chine a été prié de se présenter au ministère"."""
    at = find(line, frozenset({"presenter", "rendre", "expliquer"}))
    act = told_by(line, ("prie", "somme", "invite", "entendu", "appele", "mande"), 0, max(at, 0) + 1)
    if act is None or not act.passive or "ministere" not in line.keys:
        return None
    if not _ENVOYS & set(keys_of(line, 0, act.first)):
        return None
    named = line.parties(0, act.first - 1)
    parties = named if len(named.codes) == _TWO else together(named, pair_of(line))
    if not named.codes or len(parties.codes) != _TWO:
        return None
    span = (act, max(0, named.first), clause_end(line, max(at, act.last)))
    return engagement(line, span, parties, reading, type="other", status=status_by(act), rule="EN9")


def _felt(line: Line, reading: Reading) -> Draft | None:
    """Find how a state or a body takes an event: "Le Secrétaire général s'est dit horrifié par les bombardements"."""
    at = find(line, frozenset({"dit", "dite", "dits", "dites", "declare", "declaree"}))
    if at < 1 or not any(key.startswith(_FEELS) for key in keys_of(line, at + 1, at + 4)):
        return None
    act = next((a for a in line.acts if a.first < at <= a.last or a.last == at), None)
    act = act or Act(frozenset({"REACT"}), max(0, at - _TWO), at, "past")
    own = doer(line, act)
    if own is None or len(own.codes) != 1 or reading.paper.genre is not Genre.NEWS or own.first < 0:
        return None
    named = line.parties(act.last, len(line.tokens) - 1).codes
    if not (own.organisations or set(named) - set(own.codes) or set(line.around.common) - set(own.codes)):
        return None
    span = (act, begin_of(line, own, act), clause_end(line, at))
    whole = Parties(own.states, own.organisations, own.order, 0, own.first)
    return engagement(line, span, whole, reading, type="statement", status="held", rule="EN8")


def _judged(line: Line, reading: Reading) -> Draft | None:
    """Find what a side thinks of the other's deed: "a jugé cette mesure disproportionnée", "a réclamé l'arrêt des"."""
    act = told_by(line, _JUDGES + _DEMANDS, 0, len(line.tokens))
    if act is None or act.passive or act.tense != "past" or reading.paper.genre is not Genre.NEWS:
        return None
    near = keys_of(line, act.last + 1, act.last + _NEAR)
    judges = line.tokens[act.last].key.startswith(_JUDGES) and bool(_MEASURES & set(near))
    judges = judges and bool({"cette", "ces", "la", "les", "une", "des"} & set(near[:1]))
    demands = line.tokens[act.last].key.startswith(_DEMANDS) and bool(_DEMANDED & set(near))
    own = doer(line, act)
    if not (judges or demands) or own is None or len(own.codes) != 1 or own.first < 0:
        return None
    named = {*line.parties(act.last, len(line.tokens) - 1).codes, *line.around.common} - set(own.codes)
    if not named or not (own.organisations or is_official(line, own.first, act.first)):
        return None
    whole = Parties(own.states, own.organisations, own.order, 0, own.first)
    span = (act, begin_of(line, own, act), clause_end(line, act.last))
    return engagement(line, span, whole, reading, type="statement", status="held", rule="EN8")


def _asked_a_body(line: Line, reading: Reading) -> Draft | None:
    """Find a body that a state turns to: "a saisi le Conseil de sécurité", "a porté plainte devant la Cour"."""
    turns = (a for a in line.acts if line.tokens[a.last].key.startswith("sais") and not a.passive)
    act = next((a for a in turns if a.is_finite and not a.negated), None)
    own = acting(line, act) if act is not None else None
    if act is None or own is None or len(own.states) != 1:
        return None
    bodies = [
        m
        for m in line.mentions
        if m.of in {Of.ORGANISATION, Of.INSTITUTION} and 0 < m.first - act.last <= _NEAR
    ]
    council = "conseil" in keys_of(line, act.last + 1, act.last + 4)
    if not bodies and not council:
        return None
    end = clause_end(line, act.last + 4)
    named = line.parties(act.last + 1, end).organisations or ("UNSC",) * council
    parties = together(own, Parties((), tuple(named), tuple(named), 0, act.last))
    span = (act, begin_of(line, own, act), end)
    return engagement(line, span, parties, reading, type="other", status=status_by(act), rule="EN9")


_RULES: Sequence[Callable[[Line, Reading], Draft | None]] = (
    _noted,
    _expelled,
    _asked_to_come,
    _felt,
    _judged,
    _asked_a_body,
)
