"""How well an instrument is told apart, and how it stands where no verb of signing says it."""

from collections.abc import Sequence
from itertools import pairwise

from balozi.extraction.clauses.sentence.cues import closed
from balozi.extraction.clauses.sentence.lines import Line
from balozi.extraction.mentions.mentions import Mention, Of
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
_EXITS = closed("standings", "exits")
_LETS = frozenset({"let", "lets", "letting", "allowed", "allows"})
_GONE = frozenset({"left", "quit"})
_NEARLY = frozenset(tuple(phrase.split()) for phrase in closed("standings", "nearly"))
_LEADING = frozenset({"from", "of"})
_THREATS = closed("standings", "threats")
_RENEWED = frozenset({"renewed", "extended", "prolonged"})
_JOINS = frozenset({"join", "joined", "joins", "joining", "acceded", "accession"})
_CAME = frozenset({"became", "become", "becomes", "becoming", "latest"})
_NOT_JOINED = closed("standings", "not_joined")
_KINDS = closed("standings", "kinds")
_NO_KINDS = closed("standings", "no_kinds")
_STUDY = closed("standings", "study")
_MAKING = tuple(f" {phrase} " for phrase in closed("standings", "making"))
_FINISHES = tuple(f" {phrase} " for phrase in closed("standings", "finishes"))
_NO_NAMES = closed("standings", "no_names")
_FAR = 40


def identity(line: Line, mention: Mention, end: int) -> int:
    """Return how much the words around an instrument tell it apart: its subject, its year, its name in capitals."""
    if line.words.language == "sw":
        # A title over many lines names its parties elsewhere.
        title = line.is_headline and line.tokens[mention.first].text.isupper()
        if title and (len(line.around.pinned) > 1 or mention.code == "communique"):
            return 3
        return 2 * int(_is_of_a_year(line, mention))
    tokens = line.tokens
    behind = _keys(tokens[mention.last + 1 : mention.last + 3])
    before = _keys(tokens[max(0, mention.first - 4) : mention.first])
    about = bool(behind) and (behind[0] in _ABOUT or behind[:2] in (["d", "'"], ["en", "matiere"]))
    about = about or (line.words.language == "fr" and _is_of_a_kind(line, mention))
    capital = tokens[mention.first].is_capital and mention.first > 0
    back = 2 if line.words.language == "fr" else 6 if tokens[mention.first - 1].is_capital else 4
    ahead = 7 if line.words.language == "fr" else 5
    years = (*tokens[max(0, mention.first - back) : mention.first], *tokens[mention.last + 1 : end + ahead])
    dated = any(len(token.text) == 4 and token.text.isdigit() for token in years)
    named = line.words.language == "en" and capital and _is_called_by_a_name(tokens[mention.first - 1])
    named = named and any(m.of in {Of.STATE, Of.PEOPLE, Of.ORGANISATION} for m in line.mentions)
    dated = dated or (line.words.language == "en" and _bears_a_number(tokens[mention.last + 1 :]))
    told = int(about and capital) + 2 * int(about and bool(set(before) & _ARTICLES)) + 2 * int(dated)
    # "la Convention fiscale bilatérale de 2018": a name in capitals and its year.
    named = named or (line.words.language == "fr" and capital and dated)
    return told + int(named)


def _bears_a_number(behind: Sequence[Token]) -> bool:
    """Tell whether a reference in brackets stands right behind an instrument: "Communiqué [COMM.1283 (2025)]"."""
    if not behind or behind[0].text not in {"[", "("}:
        return False
    end = next((at for at, token in enumerate(behind[:_FAR]) if token.text in {"]", ")"}), 0)
    return any(token.text.isdigit() for token in behind[1:end])


def _is_called_by_a_name(before: Token) -> bool:
    """Tell whether the word before an English instrument belongs to its name: "the Nairobi Convention"."""
    return before.is_capital and before.key not in _NO_NAMES


def _is_of_a_year(line: Line, mention: Mention) -> bool:
    """Tell whether a Swahili instrument is known by its year beside its parties: "makubaliano ya mwaka 1968"."""
    behind = line.tokens[mention.last + 1 : mention.last + 6]
    dated = any(len(token.key) == len("1968") and token.key.isdigit() for token in behind)
    # "Mkataba wa Geneva wa mwaka 1949": a name of its own and a year tell it apart.
    named = line.tokens[mention.first].is_capital and len(behind) > 1 and behind[1].is_capital
    told = (named and bool(line.around.common)) or len(line.around.pair) > 1
    return dated and (told or any(m.of is Of.STATE for m in line.mentions))


def _is_of_a_kind(line: Line, mention: Mention) -> bool:
    """Tell whether French words behind an instrument say of which kind it is: "portuaire", "de réadmission"."""
    behind = _keys(line.tokens[mention.last + 1 : mention.last + 3])
    if len(behind) < len(("de", "principe")) or mention.code in {"communique", "declaration"}:
        return False
    led = behind[0] in {"de", "d"} and line.tokens[mention.last + 2].text.islower()
    return behind[0] in _KINDS or (led and behind[1] not in _NO_KINDS)


def _keys(tokens: Sequence[Token]) -> list[str]:
    return [token.key for token in tokens]


def standing(line: Line, mention: Mention) -> str:
    """Return the status that words other than a verb of signing tell, "" when they tell none."""
    if line.words.language == "sw":
        near = set(line.row[max(0, mention.first - 2) : mention.first])
        return "proposed" if near & _DRAFTS else ""
    before = set(line.row[max(0, mention.first - 8) : mention.first])
    behind = set(line.row[mention.last + 1 : mention.last + _FAR])
    if (before & _CONSENT and before & {"instrument", "instruments"}) or _is_approved(before):
        return "ratified"
    if behind & _DONE and (line.dates or "exchanged" in behind):
        return "signed"
    if before & _TALKS or (behind & _TALKS and behind & {"under", "cours"}):
        return "negotiated"
    if before & _DRAFTS or (line.words.language == "fr" and _is_still_to_be(behind)):
        return "proposed"
    waiting = _joined(line, mention) or _nears(line, mention) if line.words.language == "en" else ""
    waiting = waiting or ("negotiated" if "conclusion" in before else _waiting(behind))
    if waiting:
        return waiting
    if line.words.language == "en" and _is_renewed(line, mention):
        # "renewed for another five years" goes on; "renewed in Vientiane" is signed anew.
        past = {("last", "year")} & set(pairwise(token.key for token in line.tokens))
        return "in_force" if past or line.keys & {"another", "further"} else "signed"
    lasts = (
        (line.words.language == "en" and _applies(line, behind))
        or (behind & _VALID and behind & _STILL and not behind & {"shall", "will"})
        or (before | behind) & _LONGER
    )
    return "in_force" if lasts else ""


def _applies(line: Line, behind: set[str]) -> bool:
    """Tell whether an English instrument is said to apply: "is applicable as of 1 October", "in effect since"."""
    in_effect = "effect" in behind and bool(behind & {"since", "remains", "remain", "still"})
    return in_effect or (bool(behind & {"applicable", "applies"}) and bool(line.dates))


def _is_still_to_be(behind: set[str]) -> bool:
    """Tell whether a French instrument has yet to be negotiated: "reste à négocier", "demeure à conclure"."""
    return bool(behind & _STILL) and bool(
        behind & {"negocier", "conclure", "elaborer", "rediger", "inventer"}
    )


def has_left(line: Line, mention: Mention) -> bool:
    """Tell whether a noun tells that a party leaves: "notified its withdrawal from the Convention"."""
    if line.words.language != "en":
        return False
    near = line.tokens[max(0, mention.first - 6) : mention.first]
    behind = set(line.row[mention.last + 1 : mention.last + 8])
    if _LETS & {token.key for token in near} and behind & {"expire", "lapse"}:
        return True
    if mention.code == "treaty" and _GONE & {token.key for token in near[-3:]}:
        return True
    at = next((n for n, token in enumerate(near) if token.key in _EXITS), -1)
    if at < 0 or not _LEADING & {token.key for token in near[at + 1 :]}:
        return False
    doubts = line.words.cuts["hypothetical"] | line.words.cuts["refuse"] | _THREATS
    return not doubts & line.keys


def _joined(line: Line, mention: Mention) -> str:
    """Return "ratified" when a state joins a convention or becomes a party to it."""
    if mention.code not in {"treaty", "agreement", "protocol"}:
        return ""
    near = line.row[max(0, mention.first - 8) : mention.first]
    joins = [at for at, key in enumerate(near) if key in _JOINS]
    if not joins or _NOT_JOINED & set(line.row[: mention.first]):
        return ""
    came = "join" not in near or _CAME & set(line.row[: mention.first])
    return "ratified" if came and len(near) - joins[-1] <= 5 else ""


def _nears(line: Line, mention: Mention) -> str:
    """Return "negotiated" when an instrument is not yet reached: "are close to a free trade agreement"."""
    near = line.row[max(0, mention.first - 6) : mention.first]
    pairs = set(pairwise(near))
    close = bool(pairs & _NEARLY)
    told = f" {' '.join(near)} "
    behind = f" {' '.join(line.row[mention.last + 1 : mention.last + _FAR])} "
    made = any(phrase in told for phrase in _FINISHES) or any(phrase in behind for phrase in _MAKING)
    return "negotiated" if close or "nearing" in near or made else ""


def _is_renewed(line: Line, mention: Mention) -> bool:
    """Tell whether parties are said to renew an instrument: "renewed an MoU", "which the governments renewed in"."""
    if line.keys.isdisjoint(_RENEWED):
        return False
    be = {"is", "was", "were", "been", "be", "are"}
    for at, token in enumerate(line.tokens):
        if token.key in _RENEWED and not be & set(line.row[max(0, at - 3) : at]):
            behind = line.tokens[at + 1].key if at + 1 < len(line.tokens) else ""
            if "until" in set(line.row[at:]):
                return False
            if 0 < mention.first - at <= 8 or (
                0 < at - mention.last <= 9 and behind in {"in", "on", "at", "last"}
            ):
                return True
    return False


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
