"""Office-holders in prose: a person's name beside an office and the state or organisation it belongs to."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from balozi.extraction.clauses.french_holders import french_holders
from balozi.extraction.clauses.holding import code_of_holder
from balozi.extraction.clauses.sentence.cues import closed
from balozi.extraction.clauses.sentence.drafts import Draft, suggestion
from balozi.extraction.clauses.sentence.lines import Line, Reading
from balozi.extraction.clauses.sentence.persons import Person, is_a_post
from balozi.extraction.clauses.sentence.readings import read
from balozi.extraction.clauses.sentence.surroundings import is_state
from balozi.extraction.clauses.sentence.written_names import joined, name_end
from balozi.extraction.mentions.mentions import Mention, Of
from balozi.extraction.mentions.tokens import Token
from balozi.extraction.papers import Paper
from balozi.extraction.suggestions import Suggestion

_FORMER = closed("holders", "former")
# "the Republic of Rwanda, Dr. Jean Habimana": no office.
_FORMS = closed("persons", "forms")
_PORTFOLIO = frozenset(
    {"for", "of", "in", "and", "the", "to", "wa", "ya", "na", "de", "des", "du", "et", "la", "&"}
)
_OFFICE_WORDS = frozenset(
    {
        "prime",
        "minister",
        "ministers",
        "deputy",
        "president",
        "vice",
        "secretary",
        "general",
        "ambassador",
        "governor",
    }
    | {
        "director",
        "foreign",
        "affairs",
        "state",
        "assistant",
        "attorney",
        "treasurer",
        "chancellor",
        "commissioner",
    }
)
_LONGEST_PORTFOLIO = 14
_SHORTEST_NAME = 2
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "esq", "phd"})
_SPEAKERS, _OF_STATE = frozenset({"spokesperson", "spokesman", "spokeswoman"}), ["secretary", "of", "state"]
_OWNERS = frozenset({Of.STATE, Of.PEOPLE, Of.ORGANISATION})
_HOLDERS = frozenset({Of.OFFICE, Of.INSTITUTION, Of.OWN, Of.PERSON})
# A capital before a name that is none of it: "BY JEAN BOT", "In San José, Minister Joly".
_LEADS = frozenset({"by", "the", "in", "at", "on", "from", "with", "and", "to", "for", "of", "while", "said"})


def office_holders(paper: Paper) -> Iterator[Suggestion]:
    """Yield who holds which office, each person and office once."""
    reading = read(paper)
    seen: set[tuple[str, str]] = set()
    known = _told_in_full(reading)
    for line in reading.lines:
        told = line.persons()
        further = () if line.named.isdisjoint(_HOLDERS) else _further(line, told)
        french = french_holders(line) if line.words.language == "fr" else ()
        for person in (*told, *further, *french):
            if not person.name or not person.office or (person.name, person.office) in seen:
                continue
            if (not person.code and len(person.name.split()) < 2) or _is_only_an_office(person):
                continue
            if line.words.language == "en" and _is_named_again(line, person, seen):
                continue
            again = (person.name.split()[-1], person.office) in known
            if again and line.words.language == "sw" and not _is_beside_its_own(line, person):
                continue
            seen.add((person.name, person.office))
            code = code_of_holder(line, person, reading)
            yield suggestion(_draft(line, person, code), "office_holder", reading)


def _further(line: Line, told: Sequence[Person]) -> Sequence[Person]:
    """Return the holders of offices in a sentence that are named in another order than most."""
    further = (*_named_first(line), *_with_portfolio(line), *_apposed(line))
    return tuple(person for person in further if not _is_told(line, person, told))


def _told_in_full(reading: Reading) -> frozenset[tuple[str, str]]:
    """Return the surname and the office of those whom a Swahili paper names beside their state or body."""
    return frozenset(
        (person.name.split()[-1], person.office)
        for line in reading.lines
        if line.words.language == "sw" and Of.OFFICE in line.named
        for person in line.persons()
        if person.name and person.office and _is_beside_its_own(line, person)
    )


def _is_beside_its_own(line: Line, person: Person) -> bool:
    """Tell whether a state or a body stands with a holder: "Rais wa China Xi Jinping", "Rais Kenyatta wa Kenya"."""
    return any(m.of in _OWNERS and person.first <= m.first <= person.last + 2 for m in line.mentions)


def _is_named_again(line: Line, person: Person, seen: set[tuple[str, str]]) -> bool:
    """Tell whether a surname beside a shorter title is that of a holder told before: "Secretary Blinken"."""
    surname = person.name.split()[-1]
    words = line.tokens[person.first : person.last + 1]
    if sum(token.text in person.name.split() for token in words) > 1:
        return False
    return any(surname in name.split() for name, _ in seen)


def _is_only_an_office(person: Person) -> bool:
    """Tell whether what is taken for a name is the next office of a list: "Prime Minister, Deputy Prime Minister"."""
    return all(word.lower() in _OFFICE_WORDS for word in person.name.replace("-", " ").split())


def _is_told(line: Line, person: Person, told: Sequence[Person]) -> bool:
    """Tell whether an English sentence named that name or that office's holder already: "Minister Rui, Governor"."""
    held = (one for one in told if one.office and len(one.name.split()) >= _SHORTEST_NAME)
    known = list(held) if line.words.language == "en" else []
    return any(one.first == person.first or one.first < person.first <= one.last for one in known)


def _draft(line: Line, person: Person, code: str) -> Draft:
    before = set(line.row[max(0, person.first - 3) : person.last])
    fields = {
        "person": person.name,
        "office": person.office,
        "code": code,
        "state": code if is_state(code) else "",
        "acting": bool(before & {"acting", "ag", "kaimu"}) or None,
    }
    first = person.first
    behind = next((m for m in line.mentions if m.of is Of.STATE and 0 < m.first - person.last <= 2), None)
    between = line.tokens[person.last + 1 : behind.first] if behind is not None else ()
    beside = not any(token.text[0].islower() and token.key not in _PORTFOLIO for token in between)
    last = behind.last if behind is not None and beside and behind.code == person.code else person.last
    if before & _FORMER:
        fields["office"] = f"former {person.office}"
    return Draft(line, first, last, fields, "PE1", 0.7 if person.code else 0.55)


def _named_first(line: Line) -> Iterator[Person]:
    """Find "Diana Dalton, the UK Deputy High Commissioner", "Peter Munya, waziri wa biashara wa Kenya"."""
    if Of.OFFICE not in line.named and Of.INSTITUTION not in line.named:
        return
    for office in (m for m in line.mentions if m.of is Of.OFFICE or _is_an_office(line, m)):
        first, comma = _name_before(line, office)
        if not comma:
            continue
        name = joined(line.tokens, first, comma - 1)
        if office.of is Of.INSTITUTION:
            words = " ".join(token.text for token in line.tokens[office.first : office.last + 1])
            yield Person(name, words, "official", office.code, first, office.last)
            continue
        state = next(
            (
                m
                for m in line.mentions
                if m.of in _OWNERS
                and comma < m.first <= office.last + 6
                and not (m.first > office.first and is_a_post(line.tokens, m, office.name))
            ),
            None,
        )
        last = max(office.last, state.last if state is not None else 0)
        yield Person(name, office.code, office.name, state.code if state is not None else "", first, last)


def _name_before(line: Line, office: Mention) -> tuple[int, int]:
    """Return where a name set before an office begins, and the comma behind it; zeros when there is none."""
    commas = (n for n in range(office.first - 1, max(-1, office.first - 7), -1) if line.tokens[n].text == ",")
    comma = next(commas, -1)
    if comma < 2 or not all(_fills(line, at) for at in range(comma + 1, office.first)):
        return 0, 0
    first = comma
    while (
        first > 0
        and comma - first < 5
        and (line.tokens[first - 1].is_capital or line.tokens[first - 1].text in {"-", "'", "."})
    ):
        first -= 1
    while first < comma and line.tokens[first].key in _LEADS:
        first += 1
    named = any(m.first <= first <= m.last and not _is_a_name(line, m) for m in line.mentions)
    named = named or (office.first == comma + 1 and _opens_a_name(line, office))
    # "Joseph R. Biden, Jr., President": what stands between is no name.
    if comma - first < _SHORTEST_NAME or named or line.tokens[first].key in _SUFFIXES:
        return 0, 0
    return first, comma


def _is_a_name(line: Line, mention: Mention) -> bool:
    """Tell whether a mention is a title or a person whom the packs know, no "President Biden"."""
    return mention.of is Of.TITLE or (
        mention.of is Of.PERSON and line.tokens[mention.first].key not in _OFFICE_WORDS
    )


def _opens_a_name(line: Line, office: Mention) -> bool:
    """Tell whether the next name of a list stands behind an office: "Jan Kos, President Rui", not "President of"."""
    behind = office.last + 1
    if line.words.language != "en" or behind >= len(line.tokens) or not line.tokens[behind].is_capital:
        return False
    return not any(m.first == behind and m.of in _OWNERS for m in line.mentions)


def _is_an_office(line: Line, mention: Mention) -> bool:
    """Tell whether an institution is an office held by one: "Marco Rubio, Secretary of State"."""
    return mention.of is Of.INSTITUTION and (
        line.tokens[mention.last].key in _SPEAKERS
        or line.row[mention.last - 2 : mention.last + 1] == _OF_STATE
    )


def _with_portfolio(line: Line) -> Iterator[Person]:
    """Find "the Principal Secretary for Lakes and Ports, Dr. Amina Mfano": the portfolio stands between."""
    # "Wizara ya Uchukuzi, Mhandisi Kileo": a Swahili house is no office.
    kinds = {Of.OFFICE} if line.words.language == "sw" else {Of.OFFICE, Of.OWN}
    for office in (m for m in line.mentions if m.of in kinds):
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


def _apposed(line: Line) -> Iterator[Person]:
    """Find "The Prime Minister, Justin Trudeau, today": a person known to all behind his office."""
    if line.words.language != "en" or Of.PERSON not in line.named:
        return
    for office, behind in pairwise(line.mentions):
        beside = office.of is Of.OWN and behind.of is Of.PERSON and behind.first == office.last + 2
        words = [token.text for token in line.tokens[office.first : office.last + 1] if _is_of_name(token)]
        held = {word.lower() for word in words} <= _OFFICE_WORDS | {"king", "queen", "premier", "taoiseach"}
        if beside and words and held and line.tokens[office.last + 1].text == ",":
            name, code = behind.name.partition("|")[0], behind.code.removeprefix("ORG:")
            yield Person(name, " ".join(words), "", code, office.first, behind.last)


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
