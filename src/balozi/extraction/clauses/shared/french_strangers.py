"""French facts of those who bind no state: firms, towns, bodies at home, ships, and what only stands beside."""

from balozi.extraction.clauses.sentence.cues import words_of
from balozi.extraction.clauses.sentence.drafts import Draft
from balozi.extraction.clauses.sentence.lines import keys_of
from balozi.extraction.mentions.mentions import Of

_NAMED = frozenset({Of.STATE, Of.PEOPLE, Of.ORGANISATION, Of.CITY, Of.REGION})
_WORDS = words_of("french_further", "strangers")
_SHIPS, _FIRMS = _WORDS["ships"], _WORDS["firms"]
_SEVERAL = frozenset({"deux", "trois", "quatre", "homologue", "homologues"})
_ENVOYS = frozenset({"ambassadeur", "ambassadrice", "diplomate", "adieux", "representant", "representante"})
_MANY = frozenset(
    {"plusieurs", "nombreux", "nombreuses", "dizaine", "vingtaine", "trentaine", "quarantaine", "centaine"}
)
_COMING = frozenset({"chefs", "dirigeants", "delegations", "participants", "delegues", "experts", "pays"})
_TWO, _NEAR = 2, 4


def binds_a_firm(draft: Draft, kind: str) -> bool:
    """Tell whether a firm signs a contract of its own: "Le groupe français Orano a conclu avec le gouvernement".

    Args:
        draft: of any kind.
        kind: "engagement", "instrument" or "commitment".
    """
    line = draft.line
    if kind == "commitment" or (kind == "engagement" and draft.fields["type"] != "signing_ceremony"):
        return False
    act = next((a for a in line.acts if a.is_any("SIGN", "CONCLUDE") and a.is_finite), None)
    firm = not _FIRMS.isdisjoint(line.row[: _NEAR if act is not None and act.first > _TWO else 0])
    bodies = any(m.of is Of.ORGANISATION and act is not None and m.first < act.first for m in line.mentions)
    return firm and not bodies


def is_of_nobody(draft: Draft, *, indefinite: bool) -> bool:
    """Tell whether bodies at home sign a text: "La police et la gendarmerie ont signé une convention".

    Args:
        draft: of an instrument.
        indefinite: whether the text is any of its kind.
    """
    line = draft.line
    sides = _NAMED | {Of.PAIR, Of.GROUP, Of.PERSON}
    named = any(m.of in sides and not (m.of is Of.CITY and m.first > 0) for m in line.mentions)
    named = named or not line.keys.isdisjoint(_SEVERAL)
    return draft.fields["status"] == "signed" and not named and indefinite


def is_with_a_continent(draft: Draft) -> bool:
    """Tell whether the summit of one state is one with a continent: "le sommet Russie-Afrique".

    Args:
        draft: of a summit.
    """
    regions = (m for m in draft.line.within(draft.first, draft.last) if m.of is Of.REGION)
    return any("-" in draft.line.row[m.first - 1 : m.last + 2] for m in regions)


def is_no_visit(draft: Draft, kind: str) -> bool:
    """Tell whether a visit is a ship's, an envoy's years at his post, or only what another gathering stands beside.

    Args:
        draft: of an engagement.
        kind: its type.
    """
    if kind != "visit":
        return False
    return any(doubt(draft) for doubt in (_is_of_a_ship, _is_only_beside, _takes_leave, _is_of_a_crowd))


def _is_of_a_ship(draft: Draft) -> bool:
    """Tell whether a ship calls at a port: "La frégate française Nivôse a fait escale à Moroni"."""
    return not _SHIPS.isdisjoint(keys_of(draft.line, draft.first - _NEAR, draft.first + 2))


def _is_only_beside(draft: Draft) -> bool:
    """Tell whether a visit is only what a gathering stands beside: "Un forum se tiendra en marge de la visite"."""
    before = keys_of(draft.line, draft.first - 1, draft.first + _TWO)
    other = any(noun.last < draft.first for noun in draft.line.nouns("MEETING", "SUMMIT"))
    forum = not draft.line.keys.isdisjoint({"forum", "forums"})
    return "marge" in before and (other or forum)


def _takes_leave(draft: Draft) -> bool:
    """Tell whether an envoy's stay ends, which was no visit: "L'ambassadeur, en fin de séjour, a été reçu"."""
    row = draft.line.row
    ends = (at for at in range(max(0, draft.first - _NEAR), draft.last) if row[at] in {"fin", "terme"})
    stays = any({"sejour", "mission", "mandat"} & set(row[at + 1 : at + _NEAR]) for at in ends)
    return stays and not draft.line.keys.isdisjoint(_ENVOYS)


def _is_of_a_crowd(draft: Draft) -> bool:
    """Tell whether many come whose states nobody names: "Plus de 60 chefs d'État sont attendus à Séville"."""
    row = draft.line.row[max(0, draft.first - _NEAR) : draft.first + 2 * _NEAR]
    many = (at for at, key in enumerate(row) if key in _MANY or (key.isdigit() and len(key) < _NEAR))
    return any(_COMING & set(row[at + 1 : at + _NEAR]) for at in many)
