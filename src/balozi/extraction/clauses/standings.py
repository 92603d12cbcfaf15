"""How well an instrument is told apart, and how it stands where no verb of signing says it."""

from collections.abc import Sequence

from balozi.extraction.clauses.cues import closed
from balozi.extraction.clauses.lines import Line
from balozi.extraction.mentions.mentions import Mention
from balozi.extraction.mentions.tokens import Token

_ABOUT = closed("standings", "about")
_ARTICLES = closed("standings", "articles")
_DONE = closed("standings", "done")
_TALKS = closed("standings", "talks")
_DRAFTS = closed("standings", "drafts")
_LONGER = closed("standings", "longer")
_APPROVED = closed("standings", "approved")
_VALID = closed("standings", "valid")
_STILL = closed("standings", "still")
_CONSENT = frozenset({"ratification", "accession", "adhesion", "acceptance", "approbation"})
_WAITS = closed("standings", "waits")
_UNSIGNED = frozenset({"signature", "signing", "unsigned"})
_TABLED = closed("standings", "tabled")
_STUDY = closed("standings", "study")
_FAR = 40


def identity(line: Line, mention: Mention, end: int) -> int:
    """Return how much the words around an instrument tell it apart: its subject, its year, its name in capitals."""
    if line.words.language == "sw":
        # A title over many lines names its parties elsewhere.
        title = line.is_headline and line.tokens[mention.first].text.isupper()
        return 3 if title and (len(line.around.pinned) > 1 or mention.code == "communique") else 0
    tokens = line.tokens
    behind = _keys(tokens[mention.last + 1 : mention.last + 3])
    before = _keys(tokens[max(0, mention.first - 4) : mention.first])
    about = bool(behind) and (behind[0] in _ABOUT or behind[:2] in (["d", "'"], ["en", "matiere"]))
    capital = tokens[mention.first].is_capital and mention.first > 0
    years = (*tokens[max(0, mention.first - 2) : mention.first], *tokens[mention.last + 1 : end + 5])
    dated = any(len(token.text) == 4 and token.text.isdigit() for token in years)
    return int(about and capital) + 2 * int(about and bool(set(before) & _ARTICLES)) + 2 * int(dated)


def _keys(tokens: Sequence[Token]) -> list[str]:
    return [token.key for token in tokens]


def standing(line: Line, mention: Mention) -> str:
    """Return the status that words other than a verb of signing tell, "" when they tell none."""
    if line.words.language == "sw":
        near = set(_keys(line.tokens[max(0, mention.first - 2) : mention.first]))
        return "proposed" if near & _DRAFTS else ""
    before = set(_keys(line.tokens[max(0, mention.first - 8) : mention.first]))
    behind = set(_keys(line.tokens[mention.last + 1 : mention.last + _FAR]))
    if (before & _CONSENT and before & {"instrument", "instruments"}) or _is_approved(before):
        return "ratified"
    if behind & _DONE and (line.dates or "exchanged" in behind):
        return "signed"
    if before & _TALKS or (behind & _TALKS and behind & {"under", "cours"}):
        return "negotiated"
    if before & _DRAFTS:
        return "proposed"
    waiting = "negotiated" if "conclusion" in before else _waiting(behind)
    if waiting:
        return waiting
    lasts = (behind & _VALID and behind & _STILL and not behind & {"shall", "will"}) or (
        before | behind
    ) & _LONGER
    return "in_force" if lasts else ""


def _waiting(behind: set[str]) -> str:
    """Return the status of an instrument that waits for a step: "awaits ratification", "is under study"."""
    if behind & _WAITS and behind & _UNSIGNED:
        return "negotiated"
    if behind & _WAITS and behind & _CONSENT:
        return "signed"
    return "proposed" if behind & _TABLED or (behind & _STUDY and "under" in behind) else ""


def _is_approved(before: set[str]) -> bool:
    """Tell whether ratification is said to be approved: "gave final approval to the ratification of a treaty"."""
    return "ratification" in before and bool(before & _APPROVED)
