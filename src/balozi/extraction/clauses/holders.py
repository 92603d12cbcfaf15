"""Office-holders in prose: a person's name beside an office and the state or organisation it belongs to."""

from collections.abc import Iterator

from balozi.extraction.clauses.french_holders import french_holders
from balozi.extraction.clauses.holding import code_of_holder
from balozi.extraction.clauses.sentence.cues import closed
from balozi.extraction.clauses.sentence.drafts import Draft, suggestion
from balozi.extraction.clauses.sentence.lines import Line
from balozi.extraction.clauses.sentence.persons import Person, joined, name_end
from balozi.extraction.clauses.sentence.readings import read
from balozi.extraction.mentions.mentions import Of
from balozi.extraction.mentions.tokens import Token
from balozi.extraction.papers import Paper
from balozi.extraction.suggestions import Suggestion

_FORMER = closed("holders", "former")
# "the Republic of Rwanda, Dr. Jean Habimana": no office.
_FORMS = closed("persons", "forms")
_PORTFOLIO = frozenset(
    {"for", "of", "in", "and", "the", "to", "wa", "ya", "na", "de", "des", "du", "et", "la", "&"}
)
_LONGEST_PORTFOLIO = 14
_SHORTEST_NAME = 2


def office_holders(paper: Paper) -> Iterator[Suggestion]:
    """Yield who holds which office, each person and office once."""
    reading = read(paper)
    seen: set[tuple[str, str]] = set()
    for line in reading.lines:
        named = (*line.persons(), *_named_first(line), *_with_portfolio(line), *french_holders(line))
        for person in named:
            if not person.name or not person.office or (person.name, person.office) in seen:
                continue
            if not person.code and len(person.name.split()) < 2:
                continue
            seen.add((person.name, person.office))
            code = code_of_holder(line, person, reading)
            yield suggestion(_draft(line, person, code), "office_holder", reading)


def _draft(line: Line, person: Person, code: str) -> Draft:
    before = set(line.row[max(0, person.first - 3) : person.last])
    fields = {
        "person": person.name,
        "office": person.office,
        "code": code,
        "state": code if len(code) == 3 else "",
        "acting": bool(before & {"acting", "ag", "kaimu"}) or None,
    }
    first = person.first
    behind = next((m for m in line.mentions if m.of is Of.STATE and 0 < m.first - person.last <= 2), None)
    last = behind.last if behind is not None and behind.code == person.code else person.last
    if before & _FORMER:
        fields["office"] = f"former {person.office}"
    return Draft(line, first, last, fields, "PE1", 0.7 if person.code else 0.55)


def _named_first(line: Line) -> Iterator[Person]:
    """Find "Diana Dalton, the UK Deputy High Commissioner", "Peter Munya, waziri wa biashara wa Kenya"."""
    if Of.OFFICE not in line.named:
        return
    for office in (m for m in line.mentions if m.of is Of.OFFICE):
        comma = next(
            (n for n in range(office.first - 1, max(-1, office.first - 7), -1) if line.tokens[n].text == ","),
            -1,
        )
        if comma < 2 or not all(_fills(line, at) for at in range(comma + 1, office.first)):
            continue
        first = comma
        while (
            first > 0
            and comma - first < 5
            and (line.tokens[first - 1].is_capital or line.tokens[first - 1].text in {"-", "'", "."})
        ):
            first -= 1
        if comma - first < 2 or any(
            m.first <= first <= m.last and m.of is not Of.TITLE for m in line.mentions
        ):
            continue
        name = joined(line.tokens, first, comma - 1)
        state = next(
            (
                m
                for m in line.mentions
                if m.of in {Of.STATE, Of.PEOPLE} and comma < m.first <= office.last + 6
            ),
            None,
        )
        last = max(office.last, state.last if state is not None else 0)
        yield Person(name, office.code, office.name, state.code if state is not None else "", first, last)


def _with_portfolio(line: Line) -> Iterator[Person]:
    """Find "the Principal Secretary for Lakes and Ports, Dr. Amina Mfano": the portfolio stands between."""
    for office in (m for m in line.mentions if m.of in {Of.OFFICE, Of.OWN}):
        comma = _portfolio_end(line, office.last + 1)
        if not comma:
            continue
        told = [token.text for token in line.tokens[office.first : office.last + 1] if _is_of_name(token)]
        if not told or (office.of is Of.OWN and line.tokens[office.last].key in _FORMS):
            continue
        first = _behind_titles(line, comma + 1)
        last = name_end(line.tokens, first) + 1
        if last - first >= _SHORTEST_NAME:
            name = joined(line.tokens, first, last - 1)
            called = office.code if office.of is Of.OFFICE else " ".join(told)
            yield Person(name, called, office.name, "", office.first, last - 1)


def _is_of_name(token: Token) -> bool:
    return token.is_capital and token.key not in {"the", "le", "la", "l"}


def _portfolio_end(line: Line, at: int) -> int:
    """Return the comma that closes a portfolio begun at a token, 0 when there is none."""
    if at >= len(line.tokens) or line.tokens[at].key not in _PORTFOLIO:
        return 0
    for comma in range(at + 1, min(at + _LONGEST_PORTFOLIO, len(line.tokens))):
        token = line.tokens[comma]
        if token.text == ",":
            return comma
        if not token.is_capital and token.key not in _PORTFOLIO:
            return 0
    return 0


def _behind_titles(line: Line, at: int) -> int:
    """Return the first token that is no title: behind "Dr.", "Hon.", "Amb."."""
    titles = {n for m in line.mentions if m.of is Of.TITLE for n in range(m.first, m.last + 1)}
    while at < len(line.tokens) and (at in titles or line.tokens[at].text == "."):
        at += 1
    return at


def _fills(line: Line, at: int) -> bool:
    token = line.tokens[at]
    return token.key in {"the", "s", "'", "le", "la", "l", "deputy", "acting", "u.s."} or token.is_capital
