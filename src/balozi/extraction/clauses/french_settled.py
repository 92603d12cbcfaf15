"""French engagements set right by the whole paper: sittings of a body, guests of a state, a reaction told on."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from balozi.extraction.clauses.cues import closed
from balozi.extraction.clauses.drafts import Draft
from balozi.extraction.clauses.french_sides import acting, goals
from balozi.extraction.clauses.lines import Line, Reading
from balozi.extraction.clauses.placed_names import is_placed
from balozi.extraction.mentions.mentions import Of

_SITTINGS = closed("french_settled", "sittings")
_BODIES = closed("french_settled", "bodies")
_GUESTS = closed("french_settled", "guests")
_HOSTS = ("accueill",)
_STATES = frozenset({Of.STATE, Of.CITY})
_OF_THREE = frozenset({"trilateral", "tripartite", "trilaterale"})
_SIDED = _OF_THREE | {"bilateral", "bilaterale"}
_NEAR, _LEAST = 8, 2


def settled_in_french(drafts: Sequence[Draft], reading: Reading) -> list[Draft]:
    """Return the engagements of a French paper as the whole of it tells them."""
    if not any(draft.line.words.language == "fr" for draft in drafts):
        return list(drafts)
    told = [_settled(draft, reading) if draft.line.words.language == "fr" else draft for draft in drafts]
    again = {
        *_thanks(told),
        *_twice(told),
        *_stays(told),
        *_told_on(told),
        *_arrivals(told, reading),
        *_same_meeting(told),
    }
    return [draft for number, draft in enumerate(told) if number not in again]


def _settled(draft: Draft, reading: Reading) -> Draft:
    kind = draft.fields["type"]
    if kind == "visit":
        return _with_traveller(draft)
    if kind in {"meeting", "summit"} and _is_sitting(draft, reading):
        return _with(draft, type="summit", states=())
    if kind in {"meeting", "summit", "other"} and (own := _taking_part(draft)):
        return _with(draft, states=own)
    if kind == "meeting" and _exchanges_texts(draft):
        return _with(draft, type="signing_ceremony")
    shape = draft.line.keys & _SIDED
    if kind in {"meeting", "summit"} and shape:
        states = draft.fields["states"]
        known = set(states) if isinstance(states, list | tuple) else set()
        pair = {code for code in draft.line.around.pair if len(code) == len("FRA")}
        full = known | pair
        if len(known) < len(full) == (3 if shape & _OF_THREE else 2):
            return _with(draft, states=tuple(sorted(full)))
    if kind == "meeting" and _is_guest_of_state(draft):
        return _with(draft, type="visit")
    return draft


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


def _taking_part(draft: Draft) -> tuple[str, ...]:
    """Return who takes part in what others hold, without the place: "elle participe au dialogue Afrique-Caraïbes"."""
    line = draft.line
    act = next((a for a in line.acts if draft.first <= a.first <= draft.last), None)
    states = draft.fields["states"]
    if (
        act is None
        or not line.tokens[act.last].key.startswith("particip")
        or not isinstance(states, list | tuple)
    ):
        return ()
    places = {m.name for m in line.mentions if m.of is Of.CITY and is_placed(line, m)}
    own = tuple(code for code in states if code not in places)
    return own if 0 < len(own) < len(states) else ()


def _exchanges_texts(draft: Draft) -> bool:
    """Tell whether signed texts are exchanged in a ceremony: "ont assisté à l'échange des documents de coopération"."""
    keys = _keys(draft)
    return any(key == "echange" and _TEXTS & set(keys[at + 1 : at + 4]) for at, key in enumerate(keys))


_TEXTS = frozenset({"documents", "accords", "instruments", "parapheurs", "textes", "conventions"})


def _with(draft: Draft, **fields: object) -> Draft:
    return replace(draft, fields={**draft.fields, **fields})


def _keys(draft: Draft) -> list[str]:
    return [token.key for token in draft.line.tokens[draft.first : draft.last + 1]]


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


def _names_leaders(line: Line) -> bool:
    for noun in line.nouns("SUMMIT"):
        words = {token.key for token in line.tokens[noun.first : noun.last + 1]}
        behind = line.parties(noun.last + 1, noun.last + _NEAR).organisations
        if words & _BODIES and behind:
            return True
    return False


def _is_guest_of_state(draft: Draft) -> bool:
    """Tell whether a state, not a person, takes in an official: "Beyrouth accueillera jeudi le ministre irlandais"."""
    line = draft.line
    act = next(
        (a for a in line.acts if a.is_any("HOST") and draft.first <= a.first <= draft.last and not a.passive),
        None,
    )
    if act is None or not line.tokens[act.last].key.startswith(_HOSTS):
        return False
    if "aeroport" in line.keys:
        return True
    host = next((m for m in reversed(line.mentions) if m.last < act.first), None)
    near = {token.key for token in line.tokens[act.last + 1 : act.last + _NEAR]}
    return (
        host is not None and host.of in _STATES and act.first - host.last <= _LEAST and bool(near & _GUESTS)
    )


def _told_on(drafts: Sequence[Draft]) -> Iterator[int]:
    """Yield the numbers of the reactions by which the same state goes on in the next sentence: "Elle appelle ..."."""
    said = [(number, draft) for number, draft in enumerate(drafts) if draft.rule == "EN8"]
    said.sort(key=lambda one: one[1].line.start)
    for (_, one), (number, other) in pairwise(said):
        urges = any(a.is_any("URGE") and other.first <= a.first <= other.last for a in other.line.acts)
        same = one.fields["states"] == other.fields["states"] and one.fields["orgs"] == other.fields["orgs"]
        beside = urges or 0 <= other.line.start - one.line.end <= _LEAST
        if same and beside and one.fields["type"] == other.fields["type"] == "statement":
            yield number


def _arrivals(drafts: Sequence[Draft], reading: Reading) -> Iterator[int]:
    """Yield the numbers of receptions on arrival, part of the visit: "Elle a été accueillie par le ministre"."""
    for number, draft in enumerate(drafts):
        line = draft.line
        acts = (
            a for a in line.acts if a.is_any("HOST") and a.passive and draft.first <= a.first <= draft.last
        )
        act = next((a for a in acts if line.tokens[a.last].key.startswith(_HOSTS)), None)
        if act is None or draft.fields["type"] != "meeting":
            continue
        before = _line_before(line, reading)
        came = before is not None and any(a.is_any("VISIT") and a.tense == "past" for a in before.acts)
        pronoun = bool({"il", "elle", "ou"} & {t.key for t in line.tokens[max(0, act.first - 3) : act.first]})
        if not line.keys.isdisjoint(_GROUND) or (came and pronoun):
            yield number


_GROUND = frozenset({"aeroport", "passerelle", "tarmac", "avion", "aerogare", "salon"})


def _thanks(drafts: Sequence[Draft]) -> Iterator[int]:
    """Yield the numbers of kind words of one who met another: "Le ministre a salué la constance du partenaire"."""
    for number, draft in enumerate(drafts):
        if draft.fields["type"] != "statement" or not _is_praise_of_a_person(draft):
            continue
        own = _states(draft)
        met = (o for o in drafts if o.fields["type"] in _CONTACTS and o.line.start < draft.line.start)
        if own and any(own < _states(other) for other in met):
            yield number


def _states(draft: Draft) -> set[str]:
    states = draft.fields["states"]
    return set(states) if isinstance(states, list | tuple) else set()


def _is_praise_of_a_person(draft: Draft) -> bool:
    """Tell whether a person, not a government, says kind words."""
    line = draft.line
    act = next((a for a in line.acts if draft.first <= a.last <= draft.last and a.is_any("REACT")), None)
    who = next((m for m in line.mentions if m.last >= draft.first), None)
    praises = act is not None and line.tokens[act.last].key.startswith(_PRAISES)
    return praises and who is not None and who.of in _PERSONS


_PRAISES = ("salu", "felicit", "lou", "remerci", "rejoui")
_PERSONS = frozenset({Of.OWN, Of.TITLE, Of.OFFICE})
_CONTACTS = frozenset({"meeting", "visit", "courtesy_call"})


def _twice(drafts: Sequence[Draft]) -> Iterator[int]:
    """Yield the numbers of what only goes on with a summons: "lui a remis une note de protestation"."""
    summons = [(number, draft) for number, draft in enumerate(drafts) if draft.fields["type"] == "other"]
    summons.sort(key=lambda one: one[1].line.start)
    for (_, one), (number, other) in pairwise(summons):
        beside = 0 <= other.line.start - one.line.end <= _LEAST
        called = any(one.line.tokens[act.last].key.startswith("convoqu") for act in one.line.acts)
        notes = not other.line.keys.isdisjoint({"note", "protestation"})
        if beside and called and notes and _states(one) == _states(other):
            yield number


def _stays(drafts: Sequence[Draft]) -> Iterator[int]:
    """Yield the numbers of visits that only tell where a meeting was: "la Conférence s'est tenue à Libreville"."""
    for number, draft in enumerate(drafts):
        line = draft.line
        if draft.fields["type"] != "visit" or line.nouns("VISIT"):
            continue
        acts = [a for a in line.acts if draft.first <= a.first <= draft.last]
        met = bool(acts) and all(a.is_any("MEET", "GATHER", "HOLD", "TALK") for a in acts)
        beside = (
            o for o in drafts if o.line.start == line.start and o.fields["type"] in {"meeting", "summit"}
        )
        if met and next(beside, None) is not None:
            yield number


def _line_before(line: Line, reading: Reading) -> Line | None:
    earlier = [other for other in reading.lines if other.start < line.start]
    return earlier[-1] if earlier else None


def _same_meeting(drafts: Sequence[Draft]) -> Iterator[int]:
    """Yield the numbers of meetings that are those of the sentence before: "La rencontre a été présidée par"."""
    meetings = ("meeting", "summit")
    for number, draft in enumerate(drafts):
        line = draft.line
        opens = [token.key for token in line.tokens[:2]]
        points = len(opens) > 1 and opens[0] in {"la", "le", "cette", "ce"} and opens[1] in _AGAIN
        if draft.fields["type"] not in meetings or not points or line.dates:
            continue
        states = draft.fields["states"]
        own = set(states) if isinstance(states, list | tuple) else set()
        for other in drafts:
            known = other.fields["states"]
            met = other.fields["type"] in meetings and other.line.start < line.start
            if met and isinstance(known, list | tuple) and own <= set(known):
                yield number
                break


_AGAIN = frozenset({"rencontre", "reunion", "session", "entretien", "audience", "seance", "sommet"})
