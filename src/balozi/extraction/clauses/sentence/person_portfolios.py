"""Where a name begins behind an office with a portfolio, an owner or a place: "Minister of Health, Dr Toe"."""

from collections.abc import Sequence

from balozi.extraction.clauses.sentence.cues import closed
from balozi.extraction.clauses.sentence.written_names import name_end
from balozi.extraction.mentions.tokens import Token

# What opens a French portfolio behind its demonym, and how long it may be.
_PORTFOLIO = closed("persons", "portfolio")
_LONGEST_PORTFOLIO = 14
_FIELDS, _FIELD_LINKS = closed("persons", "fields"), closed("persons", "field_links")
# Forms of address that are no part of a name; "M." only with its point.
_ADDRESS = closed("persons", "address")
_OWNER = 8
_ARTICLES = frozenset({"le", "la", "l"})
# So many words may stand between a name and its own office: "Jan Kos, the first".
_OWN_OFFICE = 2
_BARE = frozenset({"cs", "ps", "secretary", "secretaries"})
# What may stand between a French portfolio and a name: "le Dr", "Monsieur", "S.E.M.".
_BEFORE_NAMES = (
    closed("french_figures", "address") | _ARTICLES | {"son", "excellence", "professeur", "cheikh"}
)
# "nchini", "visiwani humo", and the titles that may stand before a Swahili name.
_LOCATIVES, _PLACE_WORDS = closed("persons", "locatives"), 4
_TITLES = closed("persons", "titles")


def outside_a_field(line: Sequence[Token], name: tuple[int, int]) -> int:
    """Return the end of a name, none for a portfolio: "Minister of International Relations of Botswana"."""
    first, end = name
    field = end >= first and all(t.key in _FIELDS | _FIELD_LINKS for t in line[first : end + 1])
    return first - 1 if field else end


def behind_a_field(line: Sequence[Token], first: int) -> int:
    """Return where a name begins behind a portfolio: "Commissioner for Crisis Management, Jan Kos", or 0."""
    if line[first - 1].key not in {"for", "of"}:
        return 0
    at = first
    links = _FIELD_LINKS - {","}
    while at < min(len(line), first + _OWNER) and (line[at].is_capital or line[at].key in links):
        at += 1
    if at - first < _OWN_OFFICE or at >= len(line) or line[at].text != ",":
        return 0
    begin = at + 1
    while begin < len(line) and (line[begin].key in _ADDRESS or line[begin].text == "."):
        begin += 1
    end = name_end(line, begin)
    return begin if end > begin and (end + 1 >= len(line) or not line[end + 1].is_capital) else 0


def behind_portfolio(line: Sequence[Token], first: int) -> int:
    """Return where a name begins behind a French portfolio: "le ministre togolais de la Santé publique, Koffi Ama".

    Returns 0 when no portfolio stands there, or no name of two words behind its comma.
    """
    if first >= len(line) or line[first].key not in _PORTFOLIO or line[first].text == "a":
        return 0
    for at in range(first + 1, min(first + _LONGEST_PORTFOLIO, len(line) - 2)):
        if line[at].text == ",":
            begin = at + 1
            while begin < len(line) - 1 and (line[begin].key in _BEFORE_NAMES or line[begin].text == "."):
                begin += 1
            two = begin + 1 < len(line) and line[begin].is_capital
            return begin if two and name_end(line, begin) > begin else 0
        if not (line[at].text[0].isalpha() or line[at].text in {"-", "'", "’", "(", ")"}):
            return 0
    return 0


def behind_fields(line: Sequence[Token], first: int) -> int:
    """Return where a name begins behind an English portfolio: "Minister of Health, Dr Toe", 0 when none does."""
    at, field = first, -1
    while at > 1 and line[at - 1].key in _FIELDS and line[at - 1].is_capital:
        # "Minister for Foreign" is known as an office, and "Trade and Development" goes on.
        at -= 1
    first = at
    if not _opens_a_portfolio(line, first):
        return 0
    while at < min(len(line), first + _LONGEST_PORTFOLIO):
        if line[at].key in _FIELDS and line[at].is_capital:
            field = at
        elif line[at].key not in _FIELD_LINKS:
            break
        at += 1
    if field < 0:
        return 0
    at = _behind_owner(line, field + 1)
    at += at < len(line) and line[at].text == ","
    while at < len(line) and (line[at].key in _ADDRESS or line[at].text == "."):
        at += 1
    return at if name_end(line, at) > at else 0


def _opens_a_portfolio(line: Sequence[Token], first: int) -> bool:
    """Tell whether a portfolio begins behind an office: "Minister of Health", "PS Foreign Affairs Dr. Korir"."""
    if first < 1 or first >= len(line):
        return False
    bare = line[first - 1].key in _BARE and line[first].key in _FIELDS and line[first].is_capital
    return bare or bool({line[first - 1].key, line[first].key} & {"of", "for"})


def _behind_owner(line: Sequence[Token], at: int) -> int:
    """Return the comma behind the state that owns an office: "of San Marino, Luca Belluzzi", else the place itself."""
    if at >= len(line) or line[at].key != "of":
        return at
    for comma in range(at + 1, min(at + _OWNER, len(line))):
        if line[comma].text == ",":
            return comma
        if not (line[comma].is_capital or line[comma].key in {"the", "of", "and"}):
            break
    return at


def behind_locative(line: Sequence[Token], first: int) -> int:
    """Return where a name begins behind a Swahili place: "Balozi wa India visiwani humo, Sanjay Rao", else 0."""
    at = first
    while at + 2 < len(line) and line[at].key in _LOCATIVES and at - first < _PLACE_WORDS:
        at += 1
    if at == first or line[at].text != ",":
        return 0
    at += 1
    while at + 1 < len(line) and (line[at].key in _TITLES or line[at].text == "."):
        at += 1
    return at if name_end(line, at) > at else 0
