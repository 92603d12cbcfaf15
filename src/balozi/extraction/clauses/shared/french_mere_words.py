"""Words of French that are no promise and no text: a text passed, an offer greeted, an "accord" that is given."""

from balozi.extraction.clauses.sentence.acts import Act
from balozi.extraction.clauses.sentence.drafts import Draft
from balozi.extraction.clauses.sentence.lines import Line, keys_of

_SETTLES = ("adopt", "approuv", "valid", "enterin", "avalis")
_CONSENTS = frozenset({"ratification", "adhesion", "conclusion", "signature"})
_HELPERS = frozenset({"ont", "sont", "avait", "avaient", "est", "ete", "egalement", "aussi", "formellement"})
_GREETS = ("salu", "remerci", "felicit", "rejoui", "appreci", "acte")
_OFFERS = frozenset({"offre", "offres", "proposition", "disponibilite"})
_ONES_OWN, _TO = frozenset({"son", "leur"}), frozenset({"pour", "a", "au", "aux"})
_QUOTES = frozenset({"«", "“", '"'})
_TWO, _NEAR, _FAR = 2, 4, 8


def settles_a_text(line: Line, deed: Act) -> bool:
    """Tell whether what is settled is a text or its ratification, an instrument: "ont adopté une feuille de route".

    Args:
        line: the sentence.
        deed: the verb by which a promise is told.
    """
    key = _verb_of(line, deed)
    behind = keys_of(line, deed.first, deed.last + _NEAR + _TWO)
    passes = key.startswith(("autoris", "approuv", "vot")) or "feu" in behind or "aval" in behind
    if passes and not _CONSENTS.isdisjoint(behind):
        return True
    reached = line.tokens[deed.last].key == "accord" and line.tokens[deed.last - 1].key == "un"
    reaches = reached or key.startswith(("parven", "parvien"))
    near = (m for m in line.instruments() if 0 <= m.first - deed.last <= _NEAR + (_FAR * reaches))
    paper = next(near, None) if reaches or key.startswith(_SETTLES) else None
    behind = keys_of(line, paper.last + 1, paper.last + _TWO) if paper is not None else []
    # "sont parvenus à un accord pour supprimer les visas" tells what was agreed.
    return paper is not None and not (reaches and set(behind) & {"sur", "pour", "afin"})


def _verb_of(line: Line, deed: Act) -> str:
    """Return the verb of an act that may have more words behind it: "a autorisé la ratification"."""
    keys = keys_of(line, deed.first, deed.last + 1)
    return next((key for key in keys if key not in _HELPERS and len(key) > _TWO + 1), keys[-1])


def is_only_welcomed(draft: Draft) -> bool:
    """Tell whether others only greet what one offers: "Saluons l'offre de la Finlande d'appuyer"."""
    line = draft.line
    before = keys_of(line, draft.first - _NEAR - 1, draft.first)
    offered = not _OFFERS.isdisjoint(keys_of(line, draft.first, draft.first + _NEAR))
    return draft.rule == "CO4" and offered and any(key.startswith(_GREETS) for key in before)


def is_only_a_word(draft: Draft) -> bool:
    """Tell whether a word for an instrument names none: "a marqué son accord pour", "a parlé d'un « pacte »"."""
    line = draft.line
    paper = next((m for m in line.instruments() if draft.first <= m.first <= draft.last), None)
    if paper is None or paper.first == 0:
        return False
    if line.tokens[paper.first - 1].text in _QUOTES:
        return True
    behind = keys_of(line, paper.last + 1, paper.last + 1 + _TWO)
    given = not _TO.isdisjoint(behind[:1]) or "principe" in behind
    own = line.tokens[paper.first - 1].key in _ONES_OWN
    return given and own and line.tokens[paper.last].key == "accord"
