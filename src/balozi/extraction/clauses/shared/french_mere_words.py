"""Words of French that are no promise and no text: a text passed, an offer greeted, an "accord" that is given."""

from balozi.extraction.clauses.sentence.acts import Act
from balozi.extraction.clauses.sentence.drafts import Draft
from balozi.extraction.clauses.sentence.lines import Line, keys_of

_SETTLES = ("adopt", "approuv", "valid", "enterin", "avalis")
_MAKES = ("conclure", "signer", "parapher", "negocier", "renegocier", "finaliser", "ratifier")
_NOTES = frozenset({"acte", "connaissance", "note"})
_MEALS = frozenset({"diner", "dejeuner", "banquet", "cocktail", "reception", "iftar", "collation"})
_CHAIRS = frozenset({"presidence", "interim", "secretariat", "permanence"})
_TURNS = ("ouvr", "tourn", "ecri", "entam", "amorc", "marqu")
_PAGES = frozenset({"page", "chapitre", "ere", "tournant"})
_LAWS = frozenset({"loi", "decret", "ordonnance"})
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
    # "a promulgué la loi autorisant la ratification".
    passes = passes or not _LAWS.isdisjoint(behind)
    if passes and not _CONSENTS.isdisjoint(behind):
        return True
    if ("feu" in behind or _makes_a_text(line, deed)) and _paper_near(line, deed):
        # "a donné son feu vert à l'accord", "entendent conclure un accord".
        return True
    if not _NOTES.isdisjoint(keys_of(line, deed.first, deed.last)):
        # "a pris acte de la décision": nothing is decided by that.
        return True
    reached = line.tokens[deed.last].key == "accord" and line.tokens[deed.last - 1].key == "un"
    reaches = reached or key.startswith(("parven", "parvien"))
    near = (m for m in line.instruments() if 0 <= m.first - deed.last <= _NEAR + (_FAR * reaches))
    paper = next(near, None) if reaches or key.startswith(_SETTLES) else None
    behind = keys_of(line, paper.last + 1, paper.last + _TWO) if paper is not None else []
    # "sont parvenus à un accord pour supprimer les visas" tells what was agreed.
    return paper is not None and not (reaches and set(behind) & {"sur", "pour", "afin"})


def is_a_figure(line: Line, deed: Act) -> bool:
    """Tell whether a deed is a figure of speech or a meal: "vont ouvrir une nouvelle page", "a offert un dîner".

    Args:
        line: the sentence.
        deed: the verb by which a promise is told.
    """
    behind = keys_of(line, deed.last + 1, deed.last + 1 + _NEAR)
    if not _MEALS.isdisjoint(behind):
        return True
    if line.tokens[deed.last].key.startswith("assurer") and not _CHAIRS.isdisjoint(behind):
        # "Le Sénégal assurera la présidence tournante": its turn.
        return True
    return line.tokens[deed.last].key.startswith(_TURNS) and not _PAGES.isdisjoint(behind)


def _makes_a_text(line: Line, deed: Act) -> bool:
    """Tell whether all that is planned is to make a text: "entend signer un accord", "comptent conclure"."""
    if not deed.is_any("PLAN") or deed.is_any("AGREE", "COMMIT"):
        return False
    return any(key.startswith(_MAKES) for key in keys_of(line, deed.first, deed.last + _NEAR - 1))


def _paper_near(line: Line, deed: Act) -> bool:
    return any(0 < m.first - deed.last <= _NEAR + _TWO for m in line.instruments())


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
