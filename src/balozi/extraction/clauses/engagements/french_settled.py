"""French engagements set right by the whole paper: sittings of a body, guests of a state, a reaction told on."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from balozi.extraction.clauses.engagements.french_bodies import body_that_sits
from balozi.extraction.clauses.engagements.french_meetings import as_meeting, taking_part
from balozi.extraction.clauses.engagements.french_repeats import repeated
from balozi.extraction.clauses.sentence.cues import closed
from balozi.extraction.clauses.sentence.drafts import Draft
from balozi.extraction.clauses.sentence.french_sides import acting, goals
from balozi.extraction.clauses.sentence.lines import Line, Reading
from balozi.extraction.clauses.sentence.surroundings import is_state
from balozi.extraction.clauses.shared.days import day_of
from balozi.extraction.clauses.shared.french_signatories import signers
from balozi.extraction.mentions.mentions import Mention, Of

_SITTINGS = closed("french_settled", "sittings")
_BODIES = closed("french_settled", "bodies")
_BY_NOUN = frozenset({"EN4", "EN7"})
_MEETINGS = frozenset({"meeting", "call", "courtesy_call", "summit"})
_JOINT = frozenset({"conjoint", "conjointe", "commun", "commune"})
_NEAR, _LEAST = 8, 2


def settled_in_french(drafts: Sequence[Draft], reading: Reading) -> list[Draft]:
    """Return the engagements of a French paper as the whole of it tells them."""
    if not any(draft.line.words.language == "fr" for draft in drafts):
        return list(drafts)
    told = [
        _settled(_as_planned(draft), reading) if draft.line.words.language == "fr" else draft
        for draft in drafts
    ]
    told = [_before_the_visit(draft) if draft.line.words.language == "fr" else draft for draft in told]
    again = repeated(told, reading)
    return [draft for number, draft in enumerate(told) if number not in again]


def _settled(draft: Draft, reading: Reading) -> Draft:
    kind = draft.fields["type"]
    if kind == "visit":
        return _as_told_aside(_since(_with_traveller(draft), reading))
    if kind == "signing_ceremony":
        return _with_signers(draft)
    if kind not in {"meeting", "summit"}:
        own = taking_part(draft) if kind == "other" else ()
        return _with(draft, states=own) if own else _with_co_speaker(draft)
    return _as_sitting(draft, reading) or as_meeting(draft)


def _as_planned(draft: Draft) -> Draft:
    """Return a gathering that a noun tells as planned when its verb says so: "Une visite est envisagée pour 2027"."""
    if draft.fields["status"] != "held" or draft.rule not in _BY_NOUN:
        return draft
    line = draft.line
    for act in line.acts:
        if act.passive and not act.relative and act.is_any("PLAN", "SET") and act.last > draft.first:
            now = {"est", "sont"} & set(line.row[act.first : act.last])
            return _with(draft, status="planned") if now else draft
    return draft


def _of_those_before(draft: Draft, reading: Reading) -> Draft | None:
    """Return a gathering of nobody who is named as one of the body it names, or of those spoken of before."""
    around = draft.line.around
    bodies = tuple({m.code for m in draft.line.mentions if m.of is Of.ORGANISATION})
    if len(bodies) == 1:
        return _with(draft, orgs=bodies)
    states = around.pinned or tuple(code for code in around.pair if is_state(code))
    if len(states) >= _LEAST:
        leaders = _tells_of_heads(draft, reading)
        return _with(draft, type="meeting" if around.pinned and not leaders else "summit", states=states)
    return _with(draft, orgs=(around.body,)) if around.body else None


def _with_signers(draft: Draft) -> Draft:
    """Return a signing with those who sign: "Le Sénégal salue la signature à Doha de l'accord entre X et Y"."""
    states, orgs = draft.fields["states"], draft.fields["orgs"]
    if not isinstance(states, list | tuple) or not isinstance(orgs, list | tuple):
        return draft
    told = [*states, *orgs]
    kept = signers(draft.line, told)
    if set(kept) == set(told):
        return draft
    own = sorted(code for code in kept if is_state(code))
    return _with(draft, states=own, orgs=[code for code in kept if code not in own])


def _with_co_speaker(draft: Draft) -> Draft:
    """Return a word to the press with who stands beside: "un point de presse conjoint avec son homologue"."""
    line = draft.line
    if draft.fields["type"] != "statement" or _JOINT.isdisjoint(line.keys) or "presse" not in line.keys:
        return draft
    at = line.row.index("presse")
    near = line.row[at + 1 : at + _NEAR]
    if "avec" not in near or _JOINT.isdisjoint(near):
        return draft
    beside = line.parties(at + 1 + near.index("avec"), at + 2 * _NEAR)
    states = draft.fields["states"]
    if not isinstance(states, list | tuple) or not beside.states:
        return draft
    return _with(draft, states=tuple(sorted({*states, *beside.states})))


def _as_told_aside(draft: Draft) -> Draft:
    """Return a visit that stands beside a meeting, quoted alone: "..., en visite de travail au Royaume"."""
    line, noun = draft.line, _visit_aside(draft)
    if noun is None:
        return draft
    met = any(a.is_finite and a.is_any("MEET", "TALK", "HOST") and a.first < noun.first for a in line.acts)
    return replace(draft, first=noun.first - 1) if met else draft


def _before_the_visit(draft: Draft) -> Draft:
    """Return a meeting quoted up to the visit that is told beside it: "a reçu M. Zhao, en visite depuis mardi"."""
    line = draft.line
    aside = _visit_aside(draft) if draft.fields["type"] in _MEETINGS else None
    met = aside is not None and any(
        act.is_finite and draft.first <= act.last < aside.first for act in line.acts
    )
    return replace(draft, last=aside.first - 3) if aside is not None and met else draft


def _visit_aside(draft: Draft) -> Mention | None:
    """Return the visit that stands behind a comma in a quotation: ", en visite de travail au Royaume"."""
    line = draft.line
    nouns = (n for n in line.nouns("VISIT") if draft.first + _NEAR < n.first <= draft.last)
    noun = next(nouns, None)
    return noun if noun is not None and line.row[noun.first - 2 : noun.first] == [",", "en"] else None


def _since(draft: Draft, reading: Reading) -> Draft:
    """Return a stay with the day since which it lasts: "séjourne depuis lundi à Abidjan"."""
    if draft.fields["date"] or "depuis" not in draft.line.keys or draft.fields["status"] != "held":
        return draft
    tokens = draft.line.tokens
    for day in draft.line.dates:
        before = {token.key for token in tokens[max(0, day.first - _LEAST) : day.first]}
        if "depuis" in before and draft.first <= day.first <= draft.last + _NEAR:
            return _with(draft, date=day_of(day, reading, ahead=False))
    return draft


def _as_sitting(draft: Draft, reading: Reading) -> Draft | None:
    """Return a meeting of a body or of those who say "nous" with them alone, None for any other."""
    if draft.fields["type"] == "summit" and not (draft.fields["states"] or draft.fields["orgs"]):
        return _of_those_before(draft, reading)
    if draft.line.around.pinned and "conference" in _keys(draft) and draft.fields["type"] == "meeting":
        # "La prochaine session de la Conférence": of the heads of state who sat before.
        return _with(draft, type="summit") if _tells_of_heads(draft, reading) else None
    body = body_that_sits(draft)
    if body:
        return _with(draft, states=(), orgs=(body,))
    return _with(draft, type="summit", states=()) if _is_sitting(draft, reading) else None


def _with_traveller(draft: Draft) -> Draft:
    """Return a visit with the one who makes it: "Elle effectuera par ailleurs, du 26 au 28 mai, un déplacement"."""
    line = draft.line
    noun = next((n for n in line.nouns("VISIT") if draft.first <= n.first <= draft.last), None)
    if noun is None:
        return draft
    acts = [act for act in line.acts if act.last < noun.first and act.is_finite and not act.relative]
    if not acts or not acts[-1].is_any("HOLD", "DO_VISIT") or acts[-1].passive:
        return draft
    who = acting(line, acts[-1])
    states = draft.fields["states"]
    if who is None or not isinstance(states, list | tuple):
        return draft
    goal = goals(line, acts[-1].last + 1, draft.last)
    if who.organisations and not who.states and goal:
        # "la Haut-Représentante de l'Union africaine a conclu une visite à Nouakchott".
        return _with(draft, states=goal, orgs=who.organisations)
    travels = [code for code in who.codes if len(code) == len("FRA")]
    missing = len(travels) == 1 and travels[0] not in states and len(who.codes) == 1
    return _with(draft, states=tuple(sorted({*states, *travels}))) if missing else draft


def _with(draft: Draft, **fields: object) -> Draft:
    return replace(draft, fields={**draft.fields, **fields})


def _keys(draft: Draft) -> list[str]:
    return draft.line.row[draft.first : draft.last + 1]


def _is_sitting(draft: Draft, reading: Reading) -> bool:
    """Tell whether the leaders of one body sit: "La Conférence des Chefs d'État ... a tenu sa session à Malabo"."""
    orgs = draft.fields["orgs"]
    keys = _keys(draft)
    if not isinstance(orgs, list | tuple) or len(orgs) != 1 or _SITTINGS.isdisjoint(keys):
        return False
    states = draft.fields["states"]
    if (
        _named_states(draft)
        or _hosts_it(draft)
        or "marge" in draft.line.keys
        or (isinstance(states, list | tuple) and len(states) > 1)
    ):
        return False
    return any(_names_leaders(line) for line in _up_to(draft, reading))


def _named_states(draft: Draft) -> bool:
    """Tell whether states take part by name, not as the place or the chair."""
    line = draft.line
    states = [m for m in line.mentions if m.of is Of.STATE and draft.first <= m.first <= draft.last]
    return sum(line.tokens[m.first - 1].key in {"et", "la", "le", "l", "'"} for m in states) >= _LEAST


def _hosts_it(draft: Draft) -> bool:
    """Tell whether a state is the host that acts: "La Tunisie accueillera le sommet de la Francophonie"."""
    line = draft.line
    return any(act.is_any("HOST") and not act.passive and act.first <= draft.last for act in line.acts)


def _up_to(draft: Draft, reading: Reading) -> Iterator[Line]:
    """Yield the sentence of an engagement; when it tells of "la prochaine session", those before it too."""
    yield draft.line
    if {"prochaine", "prochain", "suivante"} & set(_keys(draft)):
        yield from (line for line in reading.lines if line.start < draft.line.start)


def _tells_of_heads(draft: Draft, reading: Reading) -> bool:
    return any({"chefs", "etat"} <= line.keys for line in _up_to(draft, reading))


def _names_leaders(line: Line) -> bool:
    for noun in line.nouns("SUMMIT"):
        words = set(line.row[noun.first : noun.last + 1])
        behind = line.parties(noun.last + 1, noun.last + _NEAR).organisations
        if words & _BODIES and behind:
            return True
    return False
