"""Memberships in organisations, hosting of organisations, and deployments of peacekeepers."""

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache

from balozi.extraction.clauses.cues import cues
from balozi.extraction.clauses.drafts import Draft, suggestion
from balozi.extraction.clauses.lines import Line, Reading, read
from balozi.extraction.mentions.mentions import Mention, Of
from balozi.extraction.papers import Genre, Paper
from balozi.extraction.suggestions import Suggestion

_OWN_PAPERS = frozenset({Genre.POLICY, Genre.PROFILE})
_ENOUGH = 60


def memberships(paper: Paper) -> Iterator[Suggestion]:
    """Yield the memberships that sentences state."""
    reading = read(paper)
    listed = ""
    for line in reading.lines:
        drafts = list(_own(line, reading)) or list(_told(line))
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
    words, keys = cues("membership"), [token.key for token in line.tokens]
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
    for at, token in enumerate(line.tokens):
        role = roles.get(token.key)
        if role is None:
            continue
        state = next(
            (m for m in reversed(line.mentions) if m.of in {Of.STATE, Of.PEOPLE} and at - 12 <= m.first < at),
            None,
        )
        body = next((m for m in _organisations(line) if at < m.first <= at + 6), None)
        if state is not None and body is not None:
            fields = {"member": state.code, "organisation": body.code, "role": role}
            yield Draft(line, state.first, body.last, fields, "ME2", 0.7)
            return


def _lone_state(line: Line) -> Mention | None:
    """Return the state that a line names and nothing else."""
    states = [mention for mention in line.mentions if mention.of in {Of.STATE, Of.PEOPLE}]
    if (
        len(line.tokens) <= 10
        and states
        and all(token.is_capital or len(token.key) <= 3 for token in line.tokens)
    ):
        return states[0]
    return None


def _opens_list(line: Line, reading: Reading) -> str:
    """Return the organisation whose members a line is about to list."""
    bodies = _organisations(line)
    if not {token.key for token in line.tokens} & cues("membership")["member"]:
        return ""
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
    reading = read(paper)
    for line in reading.lines:
        at = next((n for n, token in enumerate(line.tokens) if token.key in cues("hosting")["seat"]), None)
        bodies = [m for m in _organisations(line) if at is not None and at < m.first <= at + 25]
        if at is None or not bodies:
            continue
        verbs = {"is", "are", "ni", "est", "hosts", "as", "kuwa"} & {
            token.key for token in line.tokens[max(0, at - 3) : at + 2]
        }
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
    reading = read(paper)
    for line in reading.lines:
        keys = [token.key for token in line.tokens]
        heads = [n for n, key in enumerate(keys) if key in cues("peacekeeping")["head"]]
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
        status = "past" if {token.key for token in line.tokens[max(0, at - 5) : at]} & past else "current"
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
