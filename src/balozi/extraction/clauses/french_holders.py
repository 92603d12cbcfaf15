"""Office-holders as French tells them: by the office of their counterpart, by their appointment."""

from collections.abc import Iterator

from balozi.extraction.clauses.sentence.cues import words_of
from balozi.extraction.clauses.sentence.lines import Line
from balozi.extraction.clauses.sentence.persons import Person
from balozi.extraction.clauses.sentence.surroundings import is_state
from balozi.extraction.clauses.sentence.written_names import joined, name_end
from balozi.extraction.mentions.mentions import Mention, Of
from balozi.extraction.mentions.tokens import Known

_WORDS = words_of("french_further", "holders")
_PEERS, _ADDRESS, _LINKS, _AS = (_WORDS[name] for name in ("peers", "address", "links", "as"))
_APPOINTS = tuple(_WORDS["appoints"])
_APPOINTING = Known(lambda key: key.startswith(_APPOINTS))
_SENDERS = frozenset({Of.STATE, Of.PEOPLE, Of.ORGANISATION, Of.INSTITUTION})
_OF, _BE = (
    frozenset({"de", "du", "d", "'", "’", "la", "l", "des"}),
    frozenset({"ete", "est", "etait", "sera", "fut"}),
)
_NEAR, _FAR, _PORTFOLIO, _LEAST = 4, 12, 16, 2


def french_holders(line: Line) -> Iterator[Person]:
    """Yield the persons of a French sentence whose office is that of a counterpart, or to which they are named."""
    if line.words.language != "fr":
        return
    if not line.keys.isdisjoint(_PEERS):
        yield from _peers(line)
    if line.shows(_APPOINTING):
        yield from _appointed(line)


def _peers(line: Line) -> Iterator[Person]:
    """Yield who is named as a counterpart: "son homologue barbadien, Monsieur Desmond Alleyne-Forde"."""
    for at, token in enumerate(line.tokens):
        if token.key not in _PEERS or not at:
            continue
        sender = next((m for m in line.mentions if m.of in _SENDERS and at < m.first <= at + _NEAR), None)
        if sender is not None and not all(t.key in _OF for t in line.tokens[at + 1 : sender.first]):
            sender = None
        first = _name_behind(line, sender.last + 1 if sender is not None else at + 1)
        last = name_end(line.tokens, first) if first else -1
        if last - first + 1 < _LEAST:
            continue
        held = next((p for p in line.persons() if p.office and p.first < at), None)
        office, kind = (held.office, held.office_kind) if held is not None else ("Minister", "minister")
        code = sender.code if sender is not None else _other_side(line, at)
        name = joined(line.tokens, first, last)
        yield Person(name, office, kind, code.removeprefix("ORG:"), at - 1, last)


def _name_behind(line: Line, at: int) -> int:
    """Return where a name begins behind a word: at once, behind a comma, or behind a portfolio; 0 for nowhere."""
    end = min(at + _PORTFOLIO, len(line.tokens) - 1)
    if at < end and line.tokens[at].key in _LINKS:
        at = next((n for n in range(at, end) if line.tokens[n].text == ","), end)
    if at < end and line.tokens[at].text == ",":
        at += 1
    while at < end and (line.tokens[at].key in _ADDRESS or line.tokens[at].text == "."):
        at += 1
    named = at < len(line.tokens) and line.tokens[at].is_capital and line.tokens[at].text[0].isalpha()
    states = any(m.first == at and m.of in _SENDERS for m in line.mentions)
    return at if named and not states else 0


def _other_side(line: Line, at: int) -> str:
    """Return the state of a counterpart that is named without it: the other one of the two spoken of."""
    before = set(line.parties(0, at - 1).codes)
    for pair in (line.around.pair, line.around.common):
        others = [code for code in pair if code not in before and is_state(code)]
        if len(others) == 1 and len(pair) == _LEAST:
            return others[0]
    return ""


def _appointed(line: Line) -> Iterator[Person]:
    """Yield who is given an office: "a nommé Mme X au poste de ministre du Plan", "X a été élue présidente du"."""
    for at, token in enumerate(line.tokens):
        if not token.key.startswith(_APPOINTS) or not token.text.islower():
            continue
        office = next(
            (m for m in line.mentions if m.of is Of.OFFICE and at < m.first <= at + _FAR + _NEAR), None
        )
        if office is None:
            continue
        named = _named_between(line, at, office) or _named_before(line, at, office)
        if named is None:
            continue
        first, last = named
        code = _owner(line, office, at)
        begin = min(first, office.first)
        yield Person(
            joined(line.tokens, first, last), office.code, office.name, code, begin, max(last, office.last)
        )


def _named_between(line: Line, at: int, office: Mention) -> tuple[int, int] | None:
    """Return the name between an appointment and the office: "a nommé Mme X au poste de ministre"."""
    first = _name_behind(line, at + 1)
    last = name_end(line.tokens, first) if first else -1
    if not at < first <= last < office.first or last - first + 1 < _LEAST:
        return None
    between = {t.key for t in line.tokens[last + 1 : office.first] if t.text != ","}
    return (first, last) if between <= _AS else None


def _named_before(line: Line, at: int, office: Mention) -> tuple[int, int] | None:
    """Return the name before a passive appointment: "Mme X a été nommée ambassadrice"."""
    helped = any(t.key in _BE for t in line.tokens[max(0, at - _NEAR) : at])
    between = set(line.row[at + 1 : office.first])
    if not helped or not between <= _AS:
        return None
    verb = next(n for n in range(max(0, at - _NEAR), at + 1) if n == at or line.tokens[n].key in _BE)
    while verb > 0 and not line.tokens[verb - 1].is_capital and verb > at - 2 * _NEAR:
        verb -= 1
    first = last = verb - 1
    while first > 0 and (line.tokens[first - 1].is_capital or line.tokens[first - 1].text == "-"):
        first -= 1
    while first < last and (line.tokens[first].key in _ADDRESS or line.tokens[first].text == "."):
        first += 1
    held = any(m.first <= first <= m.last and m.of in _SENDERS for m in line.mentions)
    return (first, last) if last - first + 1 >= _LEAST and not held and verb > 0 else None


def _owner(line: Line, office: Mention, at: int) -> str:
    """Return whose office it is: named behind it, else who appoints, else the state of the paper."""
    behind = (m for m in line.mentions if m.of in _SENDERS and office.last < m.first <= office.last + _NEAR)
    envoy = office.name == "envoy"
    own = None if envoy else next(behind, None)
    before = [m for m in line.mentions if m.of in _SENDERS and m.last < at]
    found = own or (before[-1] if before else None)
    return found.code.removeprefix("ORG:") if found is not None else line.around.home
