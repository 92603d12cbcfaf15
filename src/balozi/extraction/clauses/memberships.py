"""Memberships in organisations, hosting of organisations, and deployments of peacekeepers."""

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache

from balozi.extraction.clauses.sentence.cues import cues
from balozi.extraction.clauses.sentence.drafts import Draft, suggestion
from balozi.extraction.clauses.sentence.lines import Line, Reading
from balozi.extraction.clauses.sentence.readings import read
from balozi.extraction.mentions.mentions import Mention, Of
from balozi.extraction.papers import Genre, Paper
from balozi.extraction.suggestions import Suggestion

_OWN_PAPERS = frozenset({Genre.POLICY, Genre.PROFILE})
_ENOUGH = 60
# How far from a word of membership its body, its states before it, and "of X" behind it may stand.
_BESIDE, _BEFORE, _OF_WHOM = 9, 14, 5
_WHOSE = frozenset(
    {
        "of",
        "de",
        "du",
        "des",
        "d",
        "'",
        "wa",
        "ya",
        "la",
        "the",
        "by",
        "to",
        "au",
        "a",
        "president",
        "union",
        "republic",
    }
)
_LIST = frozenset({"and", "et", "na", "the", "la", "le", "l", "du", "de", "of", "pia", "ya"})
_LANDS = frozenset({Of.STATE, Of.PEOPLE})
# No line of a list of members is longer.
_NAME = 10
_ROLES = {"comes": "joining", "goes": "withdrawn", "leads": "chair"}


def memberships(paper: Paper) -> Iterator[Suggestion]:
    """Yield the memberships that sentences state."""
    reading = read(paper)
    listed = ""
    for line in reading.lines:
        telling = not line.keys.isdisjoint(_telling())
        drafts = (list(_own(line, reading)) or list(_told(line)) or list(_moved(line))) if telling else []
        state = _lone_state(line)
        if listed and state is not None:
            fields = {"member": state.code, "organisation": listed, "role": "member"}
            drafts = [Draft(line, state.first, state.last, fields, "ME3", 0.8)]
        elif state is None:
            listed = _opens_list(line, reading)
        for draft in drafts:
            yield suggestion(draft, "membership", reading)


def _organisations(line: Line) -> list[Mention]:
    return [mention for mention in line.mentions if mention.of is Of.ORGANISATION]


def _own(line: Line, reading: Reading) -> Iterator[Draft]:
    """Find what a policy or a profile says its country belongs to: every organisation behind the cue."""
    if reading.paper.genre not in _OWN_PAPERS or not reading.home:
        return
    words, keys = cues("membership"), line.row
    at = next((n for n, key in enumerate(keys) if key in words["member"]), None)
    if at is None and set(keys) & words["bodies"] and set(keys) & words["such"]:
        at = next(n for n, key in enumerate(keys) if key in words["bodies"])
    if at is None:
        return
    for mention in _organisations(line):
        if at < mention.first <= at + _ENOUGH:
            fields = {"organisation": mention.code, "member": reading.home, "role": "member"}
            yield Draft(line, mention.first, mention.last, fields, "ME1", 0.75)


@cache
def _roles() -> Mapping[str, str]:
    """Return the role that a word gives; of a word that gives two, the first of member, joining and chair."""
    words = cues("membership")
    return {word: role for role in ("chair", "joining", "member") for word in words[role]}


def _told(line: Line) -> Iterator[Draft]:
    """Find "X is a member of Y", "X will join Y", "X chairs Y"."""
    roles = _roles()
    if Of.ORGANISATION not in line.named or roles.keys().isdisjoint(line.keys):
        return
    for at, token in enumerate(line.tokens):
        role = roles.get(token.key)
        if role is None:
            continue
        state = next(
            (m for m in reversed(line.mentions) if m.of in {Of.STATE, Of.PEOPLE} and at - 12 <= m.first < at),
            None,
        )
        body = next((m for m in _organisations(line) if at < m.first <= at + 6 or m.last == at - 1), None)
        if state is not None and body is not None:
            fields = {"member": state.code, "organisation": body.code, "role": role}
            yield Draft(line, state.first, max(at, body.last), fields, "ME2", 0.7)
            return


@cache
def _moves() -> frozenset[str]:
    """Return the words by which a state comes, goes or leads."""
    return frozenset().union(*(cues("membership")[role] for role in _ROLES))


@cache
def _telling() -> frozenset[str]:
    """Return the words without one of which no sentence tells who belongs to a body."""
    return _moves() | _roles().keys() | cues("membership")["bodies"]


def _moved(line: Line) -> Iterator[Draft]:
    """Find "X withdrew from the bloc", "X took over the chair of Y", "Y, sous la présidence de X"."""
    words = cues("membership")
    if line.keys.isdisjoint(_moves()):
        return
    for at, token in enumerate(line.tokens):
        role = next((role for role in ("comes", "goes", "leads") if token.key in words[role]), "")
        body = _body_near(line, at) if role else ""
        states = _states_near(line, at, role == "leads") if body else []
        for state in states:
            fields = {"member": state.code, "organisation": body, "role": _ROLES[role]}
            yield Draft(line, min(state.first, at), max(state.last, at), fields, "ME2", 0.6)
        if states:
            return


def _body_near(line: Line, at: int) -> str:
    """Return the organisation that a word of membership is about: named beside it, or "the bloc" of before."""
    near = [m for m in _organisations(line) if abs(m.first - at) <= _BESIDE]
    if near:
        return min(near, key=lambda m: (m.first < at, abs(m.first - at))).code
    blocs = set(line.row[max(0, at - _BESIDE) : at + _BESIDE]) & cues("membership")["blocs"]
    plain = line.tokens[at].key in cues("membership")["plain"] and len(line.tokens) > _BESIDE // 2
    return line.around.body if blocs or plain else ""


def _states_near(line: Line, at: int, leads: bool) -> list[Mention]:
    """Return who comes, goes or leads: named right behind "the chairmanship of", else together before the word."""
    states = [m for m in line.mentions if m.of is Of.STATE]
    behind = [m for m in states if 0 < m.first - at <= _OF_WHOM and line.tokens[m.first - 1].key in _WHOSE]
    if behind:
        listed = [m for m in states if behind[0].first <= m.first and _are_listed(line, behind[0], m)]
        return behind[:1] if leads else listed
    before = [m for m in states if 0 < at - m.last <= _BEFORE]
    last = before[-1] if before else None
    return [m for m in before if last is not None and _are_listed(line, m, last)]


def _are_listed(line: Line, one: Mention, other: Mention) -> bool:
    """Tell whether states stand in one list: "Mali, Niger and Burkina Faso"."""
    between = line.tokens[one.last + 1 : other.first]
    return all(token.is_capital or token.key in _LIST or not token.text.isalpha() for token in between)


def _lone_state(line: Line) -> Mention | None:
    """Return the state that a line names and nothing else."""
    if len(line.tokens) > _NAME:
        return None
    state = next((mention for mention in line.mentions if mention.of in _LANDS), None)
    alone = state is not None and all(token.is_capital or len(token.key) <= 3 for token in line.tokens)
    return state if alone else None


def _opens_list(line: Line, reading: Reading) -> str:
    """Return the organisation whose members a line is about to list."""
    if line.keys.isdisjoint(cues("membership")["member"]):
        return ""
    bodies = _organisations(line)
    if not bodies:
        # The name may be unreadable where the list begins: then the body that the paper speaks of most is meant.
        named = Counter(mention.code for other in reading.lines for mention in _organisations(other))
        return named.most_common(1)[0][0] if named and line.tokens[-1].text == ":" else ""
    return (
        bodies[-1].code
        if line.tokens[-1].text in {":", "-", "–"} or bodies[-1].last >= len(line.tokens) - 5
        else ""
    )


def hostings(paper: Paper) -> Iterator[Suggestion]:
    """Yield the organisations that a state or a city is said to be the seat of."""
    reading, seats = read(paper), cues("hosting")["seat"]
    for line in reading.lines:
        at = line.first_of(seats)
        bodies = [m for m in _organisations(line) if at < m.first <= at + 25] if at is not None else []
        if at is None or not bodies:
            continue
        verbs = {"is", "are", "ni", "est", "hosts", "as", "kuwa"} & set(line.row[max(0, at - 3) : at + 2])
        if not verbs:
            continue
        city = next((m.code for m in line.mentions if m.of is Of.CITY), "")
        fields = {
            "organisation": bodies[0].code,
            "organisations": [m.code for m in bodies],
            "city": city,
            "place": reading.home,
            "role": "headquarters",
        }
        start = next(
            (m.first for m in line.mentions if m.of in {Of.STATE, Of.CITY} and at - 6 <= m.first < at),
            max(0, at - 1),
        )
        yield suggestion(Draft(line, start, bodies[-1].last, fields, "HS1", 0.7), "hosting", reading)


def deployments(paper: Paper) -> Iterator[Suggestion]:
    """Yield the places where a state has or had peacekeepers."""
    reading, words = read(paper), cues("peacekeeping")["head"]
    for line in reading.lines:
        if line.keys.isdisjoint(words):
            continue
        heads = [n for n, token in enumerate(line.tokens) if token.key in words]
        for draft in _deployed(line, heads, reading):
            yield suggestion(draft, "peacekeeping", reading)


def _deployed(line: Line, heads: list[int], reading: Reading) -> Iterator[Draft]:
    tails, past = cues("peacekeeping")["tail"], cues("peacekeeping")["past"]
    last_head = -1
    for number, at in enumerate(heads):
        if at <= last_head or not any(token.key in tails for token in line.tokens[at : at + 4]):
            continue
        stop = min(
            heads[number + 1] if number + 1 < len(heads) and heads[number + 1] > at + 3 else len(line.tokens),
            at + 22,
        )
        owner = line.parties(0, at - 1) if at else None
        states = [code for code in (owner.states if owner else ()) or (reading.home,) if code]
        status = "past" if set(line.row[max(0, at - 5) : at]) & past else "current"
        role = "observer mission" if line.tokens[at].key == "observer" else "troops"
        for mention in line.mentions:
            if (
                mention.of in {Of.STATE, Of.REGION}
                and at < mention.first < stop
                and mention.code not in states
                and states
            ):
                last_head = at + 3
                fields = {
                    "location": mention.code,
                    "role": role,
                    "status": status,
                    "organisation": _body(line, at),
                }
                yield Draft(line, max(0, at - 4), mention.last, fields, "DE1", 0.65)


def _body(line: Line, at: int) -> str:
    return next((m.code for m in _organisations(line) if abs(m.first - at) <= 6), "")
