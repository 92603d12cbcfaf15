"""Persons whom a paper names once with their state: by their surname their state is known from then on."""

from collections.abc import Iterator, Mapping, Sequence

from balozi.extraction.clauses.sentence.acquaintances import introduced, is_family_first
from balozi.extraction.clauses.sentence.cues import words_of
from balozi.extraction.clauses.sentence.english_pairs import named_after, officers_of_bodies, told_by_order
from balozi.extraction.clauses.sentence.french_figures import holders_at_home
from balozi.extraction.clauses.sentence.french_introductions import introduced_in_french
from balozi.extraction.clauses.sentence.known_holders import known_holder
from balozi.extraction.clauses.sentence.lines import Line
from balozi.extraction.clauses.sentence.persons import Person
from balozi.extraction.clauses.sentence.swahili_offices import told_of_bodies
from balozi.extraction.mentions.mentions import Of

# Kinds of offices that a paper names without a state when they are its own.
_AT_HOME = frozenset({"head_of_state", "head_of_government", "minister", "deputy_minister", "governor"})
_LED, _LEADS = frozenset({"led", "headed"}), frozenset({"delegation", "team", "mission"})
_OWNERS, _FAR, _TWO = frozenset({Of.STATE, Of.PEOPLE, Of.ORGANISATION}), 9, 2
_INTRODUCED = {"en": introduced, "fr": introduced_in_french, "sw": told_of_bodies}


def states_of_persons(lines: Sequence[Line], home: str, year: int = 0) -> Mapping[str, str]:
    """Return the states of persons whom the paper names once with their state, in French at home: surname → state.

    Args:
        lines: the sentences of the paper.
        home: the state at home in it, "" when that is not known.
        year: of the paper, 0 when it has no day: who then held an office needs no state in an English one.
    """
    found: dict[str, str] = {}
    for line in lines:
        for surname, code in _told_in(line):
            found.setdefault(surname, code)
    found = {**dict((*officers_of_bodies(lines), *named_after(lines), *told_by_order(lines))), **found}
    for surname, code in _known_to_all(lines, year):
        found.setdefault(surname, code)
    for line in lines if home else ():
        for surname in _AT_HOMES.get(line.words.language, _nobody)(line):
            found.setdefault(surname, home)
    return found


def _told_in(line: Line) -> Iterator[tuple[str, str]]:
    """Yield the words by which persons may be named again, with the state that a sentence tells of each."""
    for person in line.persons():
        code = _demonym_before(line, person) or person.code or _owner_of(line, person)
        if code and not _is_of_a_portfolio(line, person, code):
            yield from ((word, code) for word in _surnames(line, person))
    if line.words.language == "en" and "by" in line.keys:
        yield from _leads_a_delegation(line)
    told = _INTRODUCED.get(line.words.language)
    if told is not None:
        yield from told(line.tokens, line.mentions)


def _known_to_all(lines: Sequence[Line], year: int) -> Iterator[tuple[str, str]]:
    """Yield the surnames of those who are named by an office that everybody knows they hold: "President Lula"."""
    for line in lines:
        for person in line.persons() if line.words.language in {"en", "sw"} else ():
            code = "" if person.code else known_holder(person, year)
            if code:
                yield person.name, code


def _leads_a_delegation(line: Line) -> Iterator[tuple[str, str]]:
    """Yield who leads a delegation whose state is told: "A Ghanaian team headed by the Minister, Hon. Kojo Ampofo"."""
    led = next((n for n, key in enumerate(line.row) if key == "by" and line.row[n - 1] in _LED), -1)
    if led < 0:
        return
    owners = [m for m in line.mentions if m.of in _OWNERS and led - _FAR < m.first < led]
    leader = next((one for one in line.persons() if one.first > led), None)
    if not owners or leader is None or leader.first - led > _TWO or not _is_named_by_a_name(line, leader):
        return
    if not _LEADS.isdisjoint(line.row[max(0, owners[-1].first - _TWO - 1) : led]):
        yield leader.name.split()[-1], owners[-1].code


def _is_named_by_a_name(line: Line, person: Person) -> bool:
    """Tell whether a person without a state is named, and not only his portfolio: "the Minister of Municipality"."""
    words = len(person.name.split())
    before = line.row[max(0, person.last - words) : person.last - words + 1]
    return words > 0 and not person.code and before not in (["of"], ["for"], ["and"])


def _at_home_in_swahili(line: Line) -> Iterator[str]:
    """Yield the surnames of those told with an office, a form of address and no state: "Waziri wa Ulinzi, Mhe. X Y"."""
    for person in line.persons():
        named = person.office_kind in _AT_HOME and not person.code and len(person.name.split()) > 1
        if named and any(m.of is Of.TITLE and person.first <= m.first <= person.last for m in line.mentions):
            yield person.name.split()[-1]


def _surnames(line: Line, person: Person) -> Sequence[str]:
    """Return the words by which a person may be named again; in French any behind the first name."""
    words = person.name.split()
    if line.words.language in {"en", "sw"} and len(words) > 1 and is_family_first(words, person.code):
        return words[:1]
    if line.words.language == "sw" and person.code in words_of("roles", "names")["own_name_first"]:
        return (words[0], words[-1]) if words else ()
    if line.words.language != "fr":
        return words[-1:]
    return [part for word in words[1:] or words for part in word.split("-") if part[:1].isupper()]


def _owner_of(line: Line, person: Person) -> str:
    """Return the state of an office-holder told by "sa" or "son": "La Belgique ..., sa ministre, Sofie Jans"."""
    if (
        line.words.language != "fr"
        or not person.first
        or line.tokens[person.first - 1].key not in {"sa", "son"}
    ):
        return ""
    named = (m.code for m in line.mentions if m.of in {Of.STATE, Of.PEOPLE} and m.first < person.first)
    return next(named, "")


def _demonym_before(line: Line, person: Person) -> str:
    """Return the last of several demonyms before a name: "le ministre marocain et le ministre paraguayen, M. Sosa"."""
    if line.words.language != "fr":
        return ""
    own = [m.code for m in line.mentions if m.of is Of.PEOPLE and person.first <= m.first <= person.last]
    return own[-1] if len(own) > 1 else ""


def _is_of_a_portfolio(line: Line, person: Person, code: str) -> bool:
    """Tell whether a body only ends the portfolio of a French minister: "la ministre ... et de la Francophonie"."""
    if line.words.language != "fr" or (len(code) == len("FRA") and code.isupper() and code != "OIF"):
        return False
    return "ministre" in set(line.row[max(0, person.first - 2) : person.last + 1])


def _at_home_in_french(line: Line) -> Iterator[str]:
    yield from holders_at_home(line.tokens, line.mentions)


def _nobody(line: Line) -> Iterator[str]:
    yield from ()


_AT_HOMES = {"fr": _at_home_in_french, "sw": _at_home_in_swahili}
