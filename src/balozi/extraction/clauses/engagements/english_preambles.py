"""Who gathers before a body or parties resolve: "We, the Ministers of ..., meeting in Luanda on 17 November 2023"."""

from collections.abc import Sequence
from functools import cache

from balozi.extraction.clauses.engagements.english_passing import Source, made_of
from balozi.extraction.clauses.engagements.english_turns import FAR, TWO
from balozi.extraction.clauses.sentence.cues import words_of
from balozi.extraction.clauses.sentence.drafts import Draft, destinations, place_of
from balozi.extraction.clauses.sentence.english_bodies import gathers_at
from balozi.extraction.clauses.sentence.lines import Line, Reading, keys_of
from balozi.extraction.clauses.sentence.surroundings import Parties, is_state
from balozi.extraction.clauses.shared.participants import engagement
from balozi.extraction.mentions.mentions import Of

_MANY, _REACH, _CHAIR = 3, 40, 26
_GATHERINGS = frozenset({"meeting", "summit"})


@cache
def _words(name: str) -> frozenset[str]:
    return words_of("agendas", "preambles")[name]


def _those_who_gather(line: Line, reading: Reading, known: Sequence[Draft]) -> Draft | None:
    """Find who gathers, told before what they resolve: "The Ministers of the EAC, meeting in Arusha on 3 May"."""
    first = next((at for at, token in enumerate(line.tokens) if token.text.isalpha()), 0)
    alone = line.row[first] in _words("alone")
    at = first if alone else gathers_at(line.row, first)
    opens = alone or (at and _are_who_speak(line, first, at))
    if not opens or any(draft.fields["type"] in _GATHERINGS for draft in known):
        return None
    end = _end(line, at)
    who = line.parties(first, at - 1) if at > first else made_of((), -1)
    codes = who.codes or line.around.pinned or (line.around.pair if line.row[first] == "we" else ())
    if not end or not codes or (alone and not line.around.pinned):
        return None
    codes = tuple(dict.fromkeys((*codes, *in_the_chair(line, at))))
    whole = made_of(codes, first)
    if len(codes) < TWO and is_state(codes[0]):
        return None
    kind = _kind(line.row[first:at], whole)
    told = (None, first, end)
    return engagement(line, told, whole, reading, type=kind, status="held", rule="EN7")


def _are_who_speak(line: Line, first: int, at: int) -> bool:
    """Tell whether a sentence begins with those who speak: "The Ministers of ..., meeting in", no choir that "met"."""
    if line.row[first] == "we":
        return True
    members = words_of("roles", "bodies")["members"]
    apart = line.row[at - 1] == "," and line.row[at] != "met"
    return line.row[first] == "the" and apart and not members.isdisjoint(line.row[first:at])


def _end(line: Line, at: int) -> int:
    """Return where the day and the place of a gathering end, 0 when neither is told behind its verb."""
    far = at + _REACH // TWO
    day = next((d.last for d in line.dates if at < d.first <= far), 0)
    place = next((m.last for m in line.mentions if m.of in {Of.CITY, Of.STATE} and at < m.first <= far), 0)
    return max(day, place) if day or (place and place_of(line, at, far)[1]) else 0


def in_the_chair(line: Line, at: int) -> tuple[str, ...]:
    """Return the states of the chair and of the host who invited: "under the chairmanship of the President of Fiji".

    Args:
        line: the sentence.
        at: the token behind which they are looked for.
    """
    found: list[str] = []
    for lead in range(at, min(len(line.row), at + _REACH)):
        if line.row[lead] in _words("chairs") or line.row[lead] == "invitation":
            far = min(lead + _CHAIR, len(line.row) - 1)
            finite = (act.first - 1 for act in line.acts if act.is_finite and act.first > lead)
            found += line.parties(lead + 1, min([far, *finite])).states
    return tuple(found)


def _kind(lead: Sequence[str], whole: Parties) -> str:
    """Return "summit" where leaders or ministers of a body or of many states gather, else "meeting"."""
    leaders = not _words("leaders").isdisjoint(lead)
    return "summit" if leaders and (whole.organisations or len(whole.states) >= _MANY) else "meeting"


def _body_was_held(line: Line, reading: Reading, known: Sequence[Draft]) -> Draft | None:
    """Find the gathering of a body that is named as one: "The Fiftieth Pacific Islands Forum was held in Funafuti"."""
    if any(draft.fields["type"] in _GATHERINGS for draft in known):
        return None
    for body in (m for m in line.mentions if m.of is Of.ORGANISATION and m.first <= FAR):
        numbered = not _words("orders").isdisjoint(keys_of(line, body.first - TWO * TWO, body.first + 1))
        gathers = line.row[body.last] in _words("gatherings")
        held = next((a for a in line.acts if a.first == body.last + 1 and a.is_any("HOLD", "MEET")), None)
        if not (numbered and gathers) or held is None or held.negated or held.tense not in {"past", "future"}:
            continue
        came = next((at for at in line.all_of(_words("came")) if at > held.last), 0)
        states = line.parties(came, len(line.tokens) - 1).states if came else ()
        whole = made_of((body.code.removeprefix("ORG:"), *states), body.first)
        status = "planned" if held.tense == "future" else "held"
        told = (held, max(0, body.first - TWO), min(held.last + FAR, len(line.tokens) - 1))
        return engagement(line, told, whole, reading, type="summit", status=status, rule="EN7")
    return None


def _named_apart(line: Line, reading: Reading, known: Sequence[Draft]) -> Draft | None:
    """Find a gathering named by its day and place, or by days in brackets: "its third conference in Oslo in 1961"."""
    if not line.dates:
        return None
    for at in line.all_of(_words("nouns")):
        if any(draft.first <= at <= draft.last for draft in known) or _is_told_by_a_verb(line, at):
            continue
        day = next((d for d in line.dates if at < d.first <= at + FAR), None)
        if day is None or any(line.row[n] == ";" for n in range(at + 1, day.first)):
            continue
        bracketed = line.tokens[day.first - 1].text == "("
        placed = place_of(line, at, day.last)[0] or place_of(line, day.last, day.last + TWO)[0]
        lead = keys_of(line, at - FAR, at)
        own = bracketed or "its" in lead[-TWO:] or not _words("orders").isdisjoint(lead[-TWO * TWO :])
        body = _body(line, at) or (line.around.body if bracketed else "")
        if not body or not own or not (bracketed or placed):
            continue
        kind = "meeting" if not _words("officials").isdisjoint(keys_of(line, at, day.first)) else "summit"
        told = (None, max(0, at - TWO), day.last)
        return engagement(line, told, made_of((body,), -1), reading, type=kind, status="held", rule="EN7")
    return None


def _is_told_by_a_verb(line: Line, at: int) -> bool:
    return any(act.is_finite and 0 < act.first - at <= FAR and not act.relative for act in line.acts)


def _body(line: Line, at: int) -> str:
    """Return whose gathering it is: the body named right beside it, else the one that speaks."""
    near = (
        m.code for m in line.mentions if m.of is Of.ORGANISATION and at - TWO * TWO <= m.first <= at + TWO
    )
    return next(near, line.around.pinned[0] if len(line.around.pinned) == 1 else "").removeprefix("ORG:")


def _a_mission_decided(line: Line, reading: Reading, known: Sequence[Draft]) -> Draft | None:
    """Find a visit that a body decides on: "Decides to undertake a field mission to Juba in October 2025"."""
    if any(draft.fields["type"] == "visit" for draft in known):
        return None
    for at in line.all_of(_words("missions")):
        lead = keys_of(line, at - TWO * TWO, at)
        kind = line.row[at] == "visit" or not _words("fields").isdisjoint(lead)
        going = not _words("going").isdisjoint(keys_of(line, at - FAR // TWO, at))
        verb = next((a for a in line.acts if a.first < at and a.is_any("AGREE", "PLAN", "SETTLE")), None)
        decides = verb is not None or not _words("decides").isdisjoint(keys_of(line, 0, at))
        reached = destinations(line, at + 1, at + FAR // TWO)
        if not (kind and going and decides and reached) or line.row[at + 1 : at + TWO] != ["to"]:
            continue
        named = line.parties(0, at - 1).codes or line.around.lead or line.around.pinned
        body = named or ((line.around.body,) if line.around.body else ())
        if not body or set(body) <= set(reached):
            continue
        end = max([at + TWO, *(d.last for d in line.dates if at < d.first <= at + FAR)])
        whole = made_of((*body, *reached), -1)
        told = (None, max(0, at - FAR // TWO), min(end, len(line.tokens) - 1))
        return engagement(line, told, whole, reading, type="visit", status="planned", rule="EN7")
    return None


def _told_to_meet(line: Line, reading: Reading, known: Sequence[Draft]) -> Draft | None:
    """Find a meeting that an operative paragraph orders: "Direct our Ministers to meet in Kisumu by 30 June"."""
    first = next((at for at, key in enumerate(line.row[: TWO * TWO]) if key in _words("orders_to")), -1)
    if first < 0 or any(draft.fields["type"] in _GATHERINGS for draft in known):
        return None
    meets = (a for a in line.acts if a.is_any("MEET") and a.tense == "infinitive" and not a.negated)
    act = next(meets, None)
    codes = line.around.pinned or line.around.lead or line.around.pair
    if act is None or not codes or act.first - first > FAR:
        return None
    behind = line.row[act.last + 1 : act.last + FAR]
    if not (place_of(line, act.first)[1] or not {"within", "before", "by"}.isdisjoint(behind)):
        return None
    whole = made_of(codes, first)
    kind = _kind(line.row[first : act.first], whole)
    told = (act, first, min(act.last + FAR, len(line.tokens) - 1))
    return engagement(line, told, whole, reading, type=kind, status="planned", rule="EN7")


def sources_of_preambles() -> tuple[tuple[frozenset[str], Source], ...]:
    """Return these rules, each with the words of which one must be there."""
    gather = words_of("roles", "bodies")["gather"]
    return (
        (gather | _words("alone"), _those_who_gather),
        (_words("gatherings"), _body_was_held),
        (_words("nouns"), _named_apart),
        (_words("missions"), _a_mission_decided),
        (_words("orders_to"), _told_to_meet),
    )
