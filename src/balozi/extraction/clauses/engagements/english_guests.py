"""Guests whom a body sends, and what a journey was for: "was in Chisinau on Tuesday, where she sat down with"."""

from collections.abc import Sequence
from functools import cache

from balozi.extraction.clauses.engagements.english_passing import Source, act_at, is_ahead, made_of
from balozi.extraction.clauses.engagements.english_turns import (
    FAR,
    NEAR,
    REACH,
    TWO,
    is_undone,
    somebody,
    the_two,
    told_once,
)
from balozi.extraction.clauses.sentence.cues import words_of
from balozi.extraction.clauses.sentence.drafts import Draft, destinations
from balozi.extraction.clauses.sentence.lines import Line, Reading, keys_of
from balozi.extraction.clauses.sentence.surroundings import Parties, is_state
from balozi.extraction.clauses.shared.participants import engagement
from balozi.extraction.mentions.mentions import Of


@cache
def _words(name: str) -> frozenset[str]:
    return words_of("guests", "english")[name]


def _of_a_body(line: Line, reading: Reading, known: Sequence[Draft]) -> Draft | None:
    """Find the visit of those whom a body sends: "Inspectors from the Agency travelled to Tehran on Monday"."""
    if any(draft.fields["type"] == "visit" for draft in known):
        return None
    for at in line.all_of(_words("goes")):
        sender = _sender(line, at)
        if len(sender.codes) != 1 or is_state(sender.codes[0]) or at - sender.first > FAR:
            continue
        there = destinations(line, at + 1, at + NEAR)
        sent = _words("envoys") & set(keys_of(line, at - FAR, at))
        if len(there) != 1 or not sent or not is_state(there[0]) or not _is_there(line, at):
            continue
        if is_undone(line, at) or {",", "that", "which"} & set(keys_of(line, at - 1, at)):
            continue
        whole = made_of((*sender.codes, *there), sender.first)
        status = "planned" if is_ahead(line, at) else "held"
        told = (act_at(line, at), max(0, sender.first), at + NEAR)
        return told_once(line, told, whole, reading, f"visit {status}")
    return None


def _sender(line: Line, at: int) -> Parties:
    """Return who is named before a verb, also one from whom others come: "Inspectors from the Agency"."""
    named = line.parties(0, at - 1) if at > 0 else made_of((), -1)
    bodies = [m for m in line.mentions if m.of is Of.ORGANISATION and m.last < at]
    if (
        named.codes
        or len(bodies) != 1
        or keys_of(line, bodies[0].first - TWO, bodies[0].first)[:1] != ["from"]
    ):
        return named
    return made_of((bodies[0].code,), bodies[0].first)


def _is_there(line: Line, at: int) -> bool:
    """Tell whether a verb leads to a place, one of staying with a day or a reason: "was in Chisinau on Tuesday"."""
    link = keys_of(line, at + 1, at + TWO)
    if line.row[at] not in _words("stays"):
        return link == ["to"] or line.row[at] in {"visited", "arrived", "landed"}
    reason = not _words("reasons").isdisjoint(keys_of(line, at + TWO, at + REACH))
    return link == ["in"] and reason and bool(line.dates or "where" in line.keys)


def _group_to_come(line: Line, reading: Reading, known: Sequence[Draft]) -> Draft | None:
    """Find a delegation by where it will be: "A delegation from Monaco will be in Andorra la Vella on 6 May"."""
    if any(draft.fields["type"] == "visit" for draft in known) or not line.dates:
        return None
    for act in line.acts:
        if not act.is_any("BE") or act.tense != "future" or act.negated:
            continue
        there = destinations(line, act.last + 1, act.last + NEAR)
        sender = line.parties(0, act.first - 1) if act.first > 0 else None
        if sender is None or len(sender.codes) != 1 or len(there) != 1 or there[0] in sender.codes:
            continue
        if _words("groups").isdisjoint(keys_of(line, act.first - REACH, act.first)):
            continue
        whole = made_of((*sender.codes, *there), sender.first)
        return told_once(line, (act, max(0, sender.first), act.last + NEAR), whole, reading, "visit planned")
    return None


def _where_they_met(line: Line, reading: Reading, known: Sequence[Draft]) -> Draft | None:
    """Find the talks of a guest where he went: "to Tehran, where they held talks with Iranian officials"."""
    visit = next((draft for draft in known if draft.fields["type"] == "visit"), None)
    gathered = any(draft.fields["type"] in {"meeting", "summit", "courtesy_call"} for draft in known)
    at = line.row.index("where") if "where" in line.keys else -1
    if visit is None or gathered or at < visit.first or is_undone(line, at + TWO):
        return None
    verb = next(
        (n for n in range(at + 1, min(at + REACH, len(line.row))) if line.row[n] in _words("talks")), -1
    )
    behind = keys_of(line, verb + 1, verb + REACH)
    host = somebody(line, verb + 1, verb + REACH) if verb > 0 else None
    codes = [*visit.fields["states"], *visit.fields["orgs"]]  # type: ignore[misc]
    if (host is None and not ("with" in behind and "officials" in behind)) or len(codes) != TWO:
        return None
    if verb < 0 or is_undone(line, verb):
        return None
    if not set(line.parties(verb + 1, min(verb + FAR, len(line.row) - 1)).codes) <= set(codes):
        return None
    ahead = visit.fields["status"] == "planned" or is_ahead(line, verb)
    told = (None, at, host.last if host is not None else verb + NEAR)
    status = "planned" if ahead else "held"
    return told_once(line, told, made_of(codes, at), reading, f"meeting {status}")


def _talks_on_with(line: Line, reading: Reading, known: Sequence[Draft]) -> Draft | None:
    """Find what a journey is for, the matter told first: "flew in for talks on a security pact with the premier"."""
    visit = next((draft for draft in known if draft.fields["type"] == "visit"), None)
    if visit is None or any(draft.fields["type"] in {"meeting", "summit"} for draft in known):
        return None
    codes = [*visit.fields["states"], *visit.fields["orgs"]]  # type: ignore[misc]
    for at in line.all_of(_words("talks")):
        row = line.row
        if row[at - 1] not in {"for", "with", "hold"} and row[at - TWO : at - 1] not in (["for"], ["with"]):
            continue
        link = next((n for n in range(at + 1, min(at + FAR, len(row))) if row[n] == "with"), -1)
        host = somebody(line, link + 1, link + NEAR + 1) if link > 0 else None
        if host is None or at < visit.first or any(a.is_finite and at < a.first < link for a in line.acts):
            continue
        behind = line.parties(link + 1, min(link + FAR, len(row) - 1)).codes
        if len(codes) != TWO or not set(behind) <= set(codes):
            continue
        ahead = visit.fields["status"] == "planned" or row[at - 1] != "with" != row[at - TWO]
        status = "planned" if ahead else "held"
        return told_once(line, (None, at - 1, host.last), made_of(codes, at), reading, f"meeting {status}")
    return None


def _in_brief(line: Line, reading: Reading, known: Sequence[Draft]) -> Draft | None:
    """Find a short talk: "had a brief exchange with her Ukrainian counterpart"."""
    for at in line.all_of(_words("brief")):
        lead = keys_of(line, at - NEAR, at)
        if _words("has").isdisjoint(lead) or _words("short").isdisjoint(lead):
            continue
        host = somebody(line, at + TWO, at + REACH) if keys_of(line, at + 1, at + TWO) == ["with"] else None
        guest = line.parties(0, at - 1)
        if (
            host is None
            or len(guest.codes) != 1
            or somebody(line, 0, at) is None
            or is_undone(line, at - NEAR)
        ):
            continue
        behind = line.parties(at + 1, min(at + REACH, len(line.row) - 1))
        whole = made_of((*guest.codes, *behind.codes), guest.first)
        if len(whole.codes) == TWO:
            return told_once(line, (None, max(0, guest.first), host.last), whole, reading, "meeting held")
    return None


def _which_opened(line: Line, reading: Reading, known: Sequence[Draft]) -> Draft | None:
    """Find a body's summit by what an aside tells: "of the SCO summit, which opened in the Kyrgyz capital"."""
    if any(draft.fields["type"] == "summit" for draft in known):
        return None
    for noun in line.nouns("SUMMIT"):
        behind = keys_of(line, noun.last + 1, noun.last + NEAR)
        bodies = [m for m in line.mentions if m.of is Of.ORGANISATION and 0 <= noun.first - m.last <= 1]
        if behind[:TWO] != [",", "which"] or not bodies or _words("opens").isdisjoint(behind):
            continue
        told = (None, bodies[0].first, noun.last + NEAR)
        whole = made_of((bodies[0].code,), noun.first)
        return engagement(line, told, whole, reading, type="summit", status="held", rule="EN7")
    return None


def _on_the_programme(line: Line, reading: Reading, known: Sequence[Draft]) -> Draft | None:
    """Find talks to come on the programme of a visit: "The programme includes official talks at the palace"."""
    pair = the_two(line)
    at = next((n for n in line.all_of(_words("plans")) if n < NEAR), -1)
    verb = next((n for n in line.all_of(_words("includes")) if 0 < n - at <= NEAR), -1)
    if known or pair is None or at < 0 or verb < 0 or is_undone(line, verb):
        return None
    near = keys_of(line, verb + 1, verb + NEAR)
    talks = next((n for n, key in enumerate(near) if key in _words("talks")), -1)
    if talks < 0 or not set(near[:talks]) <= _words("adjectives"):
        return None
    return told_once(line, (None, at, verb + NEAR), pair, reading, "meeting planned")


def _to_bid_farewell(line: Line, reading: Reading, known: Sequence[Draft]) -> Draft | None:
    """Find an envoy's last call: "The Ambassador of Cuba to Belize called on the premier to bid farewell"."""
    if known or _words("farewells").isdisjoint(line.keys):
        return None
    at = next(
        (n for n in line.all_of(frozenset({"called", "calls"})) if line.row[n + 1 : n + TWO] == ["on"]), -1
    )
    host = somebody(line, at + TWO, at + REACH) if at > 0 else None
    envoy = {"ambassador", "commissioner", "envoy", "consul", "charge"} & set(keys_of(line, 0, max(0, at)))
    states = [m for m in line.mentions if m.of in {Of.STATE, Of.PEOPLE} and m.first < at]
    pair = made_of([m.code for m in states], states[0].first) if states else None
    if host is None or not envoy or pair is None or len(pair.codes) != TWO or is_undone(line, at):
        return None
    return told_once(line, (None, pair.first, host.last), pair, reading, "courtesy_call held")


def sources_of_guests() -> tuple[tuple[frozenset[str], Source], ...]:
    """Return these rules, each with the words of which one must be there."""
    return (
        (_words("envoys"), _of_a_body),
        (_words("groups"), _group_to_come),
        (frozenset({"where"}), _where_they_met),
        (_words("talks"), _talks_on_with),
        (_words("brief"), _in_brief),
        (_words("opens"), _which_opened),
        (_words("plans"), _on_the_programme),
        (_words("farewells"), _to_bid_farewell),
    )
