"""French engagements told twice in a paper: kind words after a meeting, a reception on arrival, the meeting again."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from balozi.extraction.clauses.sentence.drafts import Draft
from balozi.extraction.clauses.sentence.lines import Line, Reading
from balozi.extraction.mentions.mentions import Of

_HOSTS = ("accueill",)
_HEADS_OF_GROUPS = frozenset({"chef", "cheffe", "president", "presidente", "colonel", "general", "m", "mme"})
_GROUND = frozenset({"aeroport", "passerelle", "tarmac", "avion", "aerogare", "salon"})
_PRAISES = ("salu", "felicit", "lou", "remerci", "rejoui")
# "Le ministre s'est dit satisfait": of the meeting just told.
_PLEASED = frozenset(
    {"satisfait", "satisfaite", "satisfaits", "ravi", "ravie", "honore", "honoree", "heureux", "heureuse"}
)
_PERSONS = frozenset({Of.OWN, Of.TITLE, Of.OFFICE})
_CONTACTS = frozenset({"meeting", "visit", "courtesy_call", "call"})
_THEIRS = frozenset({"leur", "leurs"})
_CHAIRED = ("copresid", "presid", "co-presid", "dirige", "conduit", "organis")
_AGAIN = frozenset({"rencontre", "reunion", "session", "entretien", "audience", "seance", "sommet"})
_THIS = frozenset({"cette", "ce", "cet"})
_JOURNEYS = frozenset({"visite", "deplacement", "voyage", "sejour", "tournee", "mission"})
_NEAR, _LEAST = 8, 2


def repeated(drafts: Sequence[Draft], reading: Reading) -> set[int]:
    """Return the numbers of the engagements that only tell others again.

    Args:
        drafts: the engagements of a French paper.
        reading: of the paper.
    """
    return {
        *_thanks(drafts),
        *_twice(drafts),
        *_stays(drafts),
        *_told_on(drafts),
        *_arrivals(drafts, reading),
        *_same_meeting(drafts),
        *_same_visit(drafts),
        *_fallen(drafts),
    }


def states_of(draft: Draft) -> set[str]:
    """Return the states that take part in an engagement."""
    states = draft.fields["states"]
    return set(states) if isinstance(states, list | tuple) else set()


def _thanks(drafts: Sequence[Draft]) -> Iterator[int]:
    """Yield the numbers of kind words of one who met another: "Le ministre a salué la constance du partenaire"."""
    for number, draft in enumerate(drafts):
        if draft.fields["type"] != "statement":
            continue
        if not (_is_praise_of_a_person(draft) or not _PLEASED.isdisjoint(_keys(draft))):
            continue
        own = _codes_of(draft)
        met = [o for o in drafts if o.fields["type"] in _CONTACTS and o.line.start <= draft.line.start]
        if own and any(own < _codes_of(other) for other in met):
            yield number


def _codes_of(draft: Draft) -> set[str]:
    orgs = draft.fields["orgs"]
    return states_of(draft) | (set(orgs) if isinstance(orgs, list | tuple) else set())


def _is_praise_of_a_person(draft: Draft) -> bool:
    """Tell whether a person, not a government, says kind words."""
    line = draft.line
    act = next((a for a in line.acts if draft.first <= a.last <= draft.last and a.is_any("REACT")), None)
    who = next((m for m in line.mentions if m.last >= draft.first), None)
    holders = any(m.of in _PERSONS and m.first < draft.first for m in line.mentions)
    praises = act is not None and line.tokens[act.last].key.startswith(_PRAISES)
    headed = _HEADS_OF_GROUPS & set(line.row[: act.first]) if act is not None else set()
    named = bool(headed) and "delegation" in line.keys
    return praises and who is not None and (who.of in _PERSONS or named or holders)


def _twice(drafts: Sequence[Draft]) -> Iterator[int]:
    """Yield the numbers of what only goes on with a summons: "lui a remis une note de protestation"."""
    summons = [(number, draft) for number, draft in enumerate(drafts) if draft.fields["type"] == "other"]
    summons.sort(key=lambda one: one[1].line.start)
    for (_, one), (number, other) in pairwise(summons):
        beside = 0 <= other.line.start - one.line.end <= _LEAST
        called = any(one.line.tokens[act.last].key.startswith("convoqu") for act in one.line.acts)
        notes = not other.line.keys.isdisjoint({"note", "protestation"})
        if beside and called and notes and states_of(one) == states_of(other):
            yield number


def _stays(drafts: Sequence[Draft]) -> Iterator[int]:
    """Yield the numbers of visits that only tell where a meeting was: "la Conférence s'est tenue à Libreville"."""
    for number, draft in enumerate(drafts):
        line = draft.line
        if draft.fields["type"] != "visit" or line.nouns("VISIT"):
            continue
        acts = [a for a in line.acts if draft.first <= a.first <= draft.last]
        met = bool(acts) and all(
            a.is_any("MEET", "GATHER", "HOLD", "TALK") and not a.is_any("VISIT") for a in acts
        )
        beside = (
            o for o in drafts if o.line.start == line.start and o.fields["type"] in {"meeting", "summit"}
        )
        if met and next(beside, None) is not None:
            yield number


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
        pronoun = bool({"il", "elle", "ou"} & set(line.row[max(0, act.first - 3) : act.first]))
        if not line.keys.isdisjoint(_GROUND) or (came and pronoun):
            yield number


def _same_meeting(drafts: Sequence[Draft]) -> Iterator[int]:
    """Yield the numbers of meetings that are those of the sentence before: "La rencontre a été présidée par"."""
    meetings = ("meeting", "summit")
    for number, draft in enumerate(drafts):
        line = draft.line
        opens = line.row[:2]
        points = len(opens) > 1 and opens[0] in {"la", "le", "cette", "ce"} and opens[1] in _AGAIN
        points = points or (len(opens) > 1 and opens[0].startswith(_CHAIRED) and opens[1] == "par")
        theirs = draft.rule == "EN7" and draft.first <= 2 and bool(_THEIRS & set(_keys(draft)[:_NEAR]))
        if draft.fields["type"] not in meetings or not (points or theirs) or line.dates:
            continue
        states = draft.fields["states"]
        own = set(states) if isinstance(states, list | tuple) else set()
        for other in drafts:
            known = other.fields["states"]
            met = other.fields["type"] in meetings and other.line.start < line.start
            if met and isinstance(known, list | tuple) and own <= set(known):
                yield number
                break


def _same_visit(drafts: Sequence[Draft]) -> Iterator[int]:
    """Yield the numbers of visits that only point back to one told: "Cette visite sera l'occasion de"."""
    for number, draft in enumerate(drafts):
        keys = _keys(draft)[:_LEAST]
        points = len(keys) == _LEAST and keys[0] in _THIS and keys[1] in _JOURNEYS
        if draft.fields["type"] != "visit" or not points:
            continue
        told = (one for one in drafts if one.fields["type"] == "visit" and one.line.start < draft.line.start)
        if any(states_of(draft) <= states_of(one) for one in told):
            yield number


def _fallen(drafts: Sequence[Draft]) -> Iterator[int]:
    """Yield the numbers of meetings for which a journey was that is called off: "Il devait y rencontrer"."""
    off = [states_of(draft) for draft in drafts if draft.fields["status"] == "cancelled"]
    for number, draft in enumerate(drafts):
        due = draft.fields["status"] == "planned" and not draft.line.keys.isdisjoint({"devait", "devaient"})
        if due and states_of(draft) in off:
            yield number


def _line_before(line: Line, reading: Reading) -> Line | None:
    earlier = [other for other in reading.lines if other.start < line.start]
    return earlier[-1] if earlier else None


def _keys(draft: Draft) -> list[str]:
    return draft.line.row[draft.first : draft.last + 1]
