"""What a French meeting is by its words, and who takes part: a courtesy call, a protest, a signing, two bodies."""

from dataclasses import replace
from itertools import pairwise

from balozi.extraction.clauses.engagements.french_repeats import states_of
from balozi.extraction.clauses.sentence.cues import closed
from balozi.extraction.clauses.sentence.drafts import Draft
from balozi.extraction.clauses.sentence.placed_names import is_placed
from balozi.extraction.mentions.mentions import Of

_GUESTS = closed("french_settled", "guests")
_HOSTS = ("accueill",)
_STATES = frozenset({Of.STATE, Of.CITY})
_ABOUT = frozenset({"sur", "crise", "conflit", "situation", "dossier", "consacre", "consacree", "guerre"})
_WITH = frozenset({"avec", "ministre", "president", "delegation", "entre"})
_PROTESTS = frozenset(
    {"protestation", "protestations", "mecontentement", "indignation", "verbale", "explications"}
)
_ENVOYS = closed("french_remarks", "envoys")
_TEXTS = frozenset({"documents", "accords", "instruments", "parapheurs", "textes", "conventions"})
_CIVILITIES = frozenset({"civilites", "courtoisie", "adieu"})
_COMES = frozenset({"venu", "venue", "venus", "venues", "pour"})
_OF_THREE = frozenset({"trilateral", "tripartite", "trilaterale"})
_SIDED = _OF_THREE | {"bilateral", "bilaterale"}
_BY = frozenset({"par", "en", "au", "via"})
_LINES = frozenset({"visioconference", "videoconference", "telephone", "teleconference"})
_NEAR, _LEAST = 8, 2


def as_meeting(draft: Draft) -> Draft:
    """Return a French meeting with those who take part in it, or as the call, signing or visit that it is.

    Args:
        draft: a meeting or a summit.
    """
    own = taking_part(draft)
    topics = _topics(draft) if draft.fields["orgs"] and not own else set()
    if own or topics:
        return _with(draft, states=own or tuple(sorted(states_of(draft) - topics)))
    if _is_of_bodies(draft):
        return _with(draft, states=())
    shaped = _by_shape(draft)
    if shaped:
        return _with(draft, states=shaped)
    kind = _kind(draft) if draft.fields["type"] == "meeting" else ""
    return _with(draft, type=kind) if kind else draft


def _kind(draft: Draft) -> str:
    """Return what a meeting is besides, "" for a meeting."""
    if any(draft.first <= noun.first <= draft.last for noun in draft.line.nouns("COURTESY")):
        return "courtesy_call"
    if _is_of_civilities(draft):
        return "courtesy_call"
    if not (draft.line.keys.isdisjoint(_PROTESTS) or draft.line.keys.isdisjoint(_ENVOYS)):
        # "a été reçu au ministère, qui lui a fait part de ses protestations".
        return "other"
    if _exchanges_texts(draft):
        return "signing_ceremony"
    keys = draft.line.row[draft.first : draft.last + _NEAR // 2]
    if (
        any(one in _BY and other in _LINES for one, other in pairwise(keys))
        and len(states_of(draft)) <= _LEAST
    ):
        return "call"
    return "visit" if _is_guest_of_state(draft) else ""


def _is_of_civilities(draft: Draft) -> bool:
    """Tell whether a guest comes for a courtesy: "a reçu le représentant du PNUD, venu lui présenter ses civilités"."""
    line = draft.line
    if line.keys.isdisjoint(_CIVILITIES) or line.keys.isdisjoint(_GUESTS | _ENVOYS):
        return False
    at = next(n for n, key in enumerate(line.row) if key in _CIVILITIES)
    return at > draft.first and not _COMES.isdisjoint(line.row[max(0, at - _NEAR) : at])


def _by_shape(draft: Draft) -> tuple[str, ...]:
    """Return the states of a meeting that is said to be of two or of three, () when nothing is missing."""
    shape = draft.line.keys & _SIDED
    full = states_of(draft) | {code for code in draft.line.around.pair if len(code) == len("FRA")}
    whole = len(full) == (3 if shape & _OF_THREE else 2)
    return tuple(sorted(full)) if shape and whole and len(states_of(draft)) < len(full) else ()


def _is_of_bodies(draft: Draft) -> bool:
    """Tell whether two bodies meet in a city: "Les commissions de l'UA et de l'UE ont tenu à Addis-Abeba"."""
    orgs = draft.fields["orgs"]
    line = draft.line
    two = isinstance(orgs, list | tuple) and len(orgs) >= _LEAST and len(states_of(draft)) == 1
    named = any(m.of in {Of.STATE, Of.PEOPLE, Of.PERSON} for m in line.mentions)
    placed = {m.name for m in line.mentions if m.of is Of.CITY and is_placed(line, m)}
    return two and not named and states_of(draft) <= placed


def _topics(draft: Draft) -> set[str]:
    """Return the states that a gathering of a body is only about: "un sommet sur le conflit soudanais"."""
    line = draft.line
    found: set[str] = set()
    for mention in line.mentions:
        if mention.of not in {Of.STATE, Of.PEOPLE} or mention.code not in states_of(draft):
            continue
        near = set(line.row[max(0, mention.first - _NEAR // 2 - 1) : mention.first])
        if not near & _ABOUT or near & _WITH:
            return set()
        found.add(mention.code)
    return found


def taking_part(draft: Draft) -> tuple[str, ...]:
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
    near = set(line.row[act.last + 1 : act.last + _NEAR])
    return (
        host is not None and host.of in _STATES and act.first - host.last <= _LEAST and bool(near & _GUESTS)
    )


def _with(draft: Draft, **fields: object) -> Draft:
    return replace(draft, fields={**draft.fields, **fields})


def _keys(draft: Draft) -> list[str]:
    return draft.line.row[draft.first : draft.last + 1]
