"""Whose office it is when its own words do not say: the state told with the name elsewhere, else the side meant."""

from collections.abc import Iterator

from balozi.extraction.clauses.sentence.cues import words_of
from balozi.extraction.clauses.sentence.drafts import place_of
from balozi.extraction.clauses.sentence.english_datelines import posts
from balozi.extraction.clauses.sentence.lines import Line, Reading
from balozi.extraction.clauses.sentence.persons import Person, is_a_post
from balozi.extraction.clauses.sentence.surroundings import is_state
from balozi.extraction.mentions.mentions import Of

_STATELY = frozenset({Of.STATE, Of.PEOPLE, Of.ORGANISATION})
# "his deputy", "sa ministre": of the one named before.
_OWNED = frozenset({"his", "her", "its", "their", "sa", "son", "leur"})
# Offices of organisations, not of states.
_OF_BODIES = frozenset({"Commissioner", "Secretary-General", "Chairperson", "Managing Director"})
_OF_AGENCIES = frozenset(
    {"Country Director", "Resident Representative", "Resident Coordinator", "Regional Director"}
)
# Who is named without an owner in the paper of a body.
_OF_THE_HOUSE = frozenset({"envoy", "official", "head_of_organisation"})
_OF_STATES = frozenset({"minister", "deputy_minister", "head_of_state", "head_of_government"})
_BY = frozenset({"by", "par", "na"})
_RANKS = frozenset({"assistant", "under", "deputy", "undersecretary", "principal"})
_SPOKEN = frozenset({"spokesperson", "spokesman", "spokeswoman"})


def code_of_holder(line: Line, person: Person, reading: Reading) -> str:
    """Return the state or body of an office-holder, "" when nothing in the paper tells it."""
    if person.code:
        return person.code
    beside = _beside(line, person) or _speaks_last(line, person)
    if beside:
        return beside
    if line.words.language == "fr" and (owner := _owner_in_french(line, person)):
        return owner
    if line.words.language == "en" and reading.home and _is_of_the_house(line, person, reading.home):
        return reading.home
    sent = next((owner for owner, _ in posts(reading.lines)), "") if person.office_kind == "envoy" else ""
    if sent and line.words.language == "en":
        # "Ambassador Otsuka" in a paper of the Embassy of Japan.
        return sent
    known = (line.around.people.get(part) for part in reversed(person.name.replace("-", " ").split()))
    at_post = {
        m.code for m in line.mentions if m.of is Of.STATE and is_a_post(line.tokens, m, person.office_kind)
    }
    told = next((code for code in known if code and code not in at_post), "")
    return told or next(_spoken_of(line, person, reading), "")


def _is_of_the_house(line: Line, person: Person, home: str) -> bool:
    """Tell whether a title is one of who writes: a spokesperson, or in American papers an assistant secretary."""
    words = set(line.row[person.first : person.last + 1])
    american = home == "USA" and "secretary" in words and not words.isdisjoint(_RANKS)
    return american or not words.isdisjoint(_SPOKEN)


def _owner_in_french(line: Line, person: Person) -> str:
    """Return whose envoy is named again: "l'ambassadeur du Japon", and later "L'ambassadeur Hiroshi Tanabe"."""
    if person.office_kind != "envoy":
        return ""
    for mention in line.mentions:
        if mention.of in {Of.OWN, Of.OFFICE} and person.first <= mention.first <= person.last:
            words = line.row[mention.first : mention.last + 1]
            words = [word for word in words if word not in {"l", "'", "le", "la"}]
            office = " ".join(words)
            # "l'ambassadeur" is kept with its apostrophe.
            return line.around.people.get(office) or line.around.people.get(f"' {office}", "")
    return ""


def _speaks_last(line: Line, person: Person) -> str:
    """Return the state that acts where its officer tells it at the end: "KENYA imeipa ..., Waziri X alisema"."""
    says = any(act.is_any("SAY") and act.first == person.last + 1 for act in line.acts)
    comma = person.first > 0 and line.tokens[person.first - 1].text == ","
    first = line.mentions[0]
    opens = first.of is Of.STATE and first.first == 0 and first.last + 1 < person.first
    return first.code if line.words.language == "sw" and says and comma and opens else ""


def _beside(line: Line, person: Person) -> str:
    """Return the state between an office and its holder's name, right before both, or the owner of "sa ministre"."""
    signs = next((m for m in line.mentions if m.of is Of.STATE and m.last == person.first - 2), None)
    if signs is not None and line.tokens[person.first - 1].text == ":":
        # "For the Republic of Paraguay: Lourdes Benítez, Minister of the Environment".
        return signs.code
    inside = (
        m
        for m in line.mentions
        if m.of in _STATELY
        and person.first <= m.first <= person.last
        and not is_a_post(line.tokens, m, person.office_kind)
    )
    before = (m for m in line.mentions if m.of in _STATELY and m.last in {person.first - 1, person.first - 3})
    near = next(inside, None) or next((m for m in before if _joins(line, m.last, person.first)), None)
    if near is None and person.first and line.tokens[person.first - 1].key in _OWNED:
        named = (m for m in reversed(line.mentions) if m.of in _STATELY and m.last < person.first)
        near = next(named, None)
    return near.code if near is not None else ""


def _joins(line: Line, last: int, first: int) -> bool:
    """Tell whether a state stands right before an office: "Zambian Commerce Minister", "Fiji's envoy"."""
    return all(token.key in {"'", "s"} for token in line.tokens[last + 1 : first])


def _is_of_the_united(reading: Reading) -> bool:
    """Tell whether a paper names a body of the United Nations."""
    family = words_of("roles", "united")["bodies"]
    return any(m.of is Of.ORGANISATION and m.code in family for line in reading.lines for m in line.mentions)


def _spoken_of(line: Line, person: Person, reading: Reading) -> Iterator[str]:
    """Yield the states whose office it may be: who speaks when it stands first, else the one who is met."""
    around = line.around
    met = any(act.is_finite and act.last < person.first for act in line.acts)
    before = set(line.parties(0, person.first - 1).codes)
    behind = set(line.parties(person.last + 1, len(line.tokens) - 1).codes)
    others = (before or {around.one}) if met else behind
    if person.office_kind == "envoy" and "secretary" in line.row[person.first : person.last + 1]:
        # "the Special Representative of the Secretary-General, Valentine Rugwabiza".
        yield "UN" if _is_of_the_united(reading) else around.body or "UN"
    if person.office in _OF_AGENCIES and around.body:
        # "the Bank Group's Country Manager for Zambia".
        yield around.body
    if around.house and person.office_kind in _OF_THE_HOUSE:
        yield around.house
    if person.office in _OF_BODIES:
        bodies = line.parties(0, len(line.tokens) - 1).organisations
        yield from (code for code in (*bodies, around.body) if code)
    place = place_of(line)[1]
    by = set(line.row[max(0, person.first - 2) : person.first]) & _BY
    if by and len(others) <= 1:
        # "Ghana's delegation, led by the Minister for Energy": of the same state.
        yield from (code for code in (*others, around.one) if code and code not in behind)
        others |= behind
    if met and others:
        ranked = (*around.pair, place, *around.common, reading.home)
    else:
        ranked = (reading.home, around.one, *around.pair, *around.common)
    yield from (code for code in ranked if code and code not in others and is_state(code))
    held = person.office_kind in _OF_STATES and line.words.language == "fr"
    yield from (code for code in (reading.home, around.one) if code and (is_state(code) or not held))
