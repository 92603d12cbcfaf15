"""Whose an English gathering is when the sentences behind it tell it: "The Summit was attended by"."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import takewhile

from balozi.extraction.clauses.engagements.english_passing import Source
from balozi.extraction.clauses.engagements.english_preambles import in_the_chair
from balozi.extraction.clauses.engagements.english_turns import told_once
from balozi.extraction.clauses.sentence.cues import words_of
from balozi.extraction.clauses.sentence.drafts import Draft, place_of
from balozi.extraction.clauses.sentence.english_bodies import gathers_at
from balozi.extraction.clauses.sentence.lines import Line, Reading
from balozi.extraction.mentions.mentions import Of
from balozi.reading.documents import PassageKind

_NEXT, _LEAD, _FAR, _GATHERINGS = 4, 8, 14, frozenset({"meeting", "summit"})


@cache
def _words(name: str) -> frozenset[str]:
    return words_of("agendas", "attendance")[name]


def with_those_present(draft: Draft, reading: Reading) -> Draft:
    """Return a gathering with the states that the sentences behind it say were there, and with its body.

    Args:
        draft: an engagement of an English sentence.
        reading: its paper.
    """
    if draft.fields["type"] not in _GATHERINGS or draft.fields["status"] != "held":
        return draft
    draft = _of_the_organ(draft)
    states, bodies = _listed(draft, "states"), _listed(draft, "orgs")
    host = {draft.fields["place_state"]}
    if (set(states) - host and bodies) or (not bodies and not _is_of_leaders(draft)):
        return draft
    behind = list(_lines_behind(draft.line, reading))
    if bodies:
        gather = gathers_at(draft.line.row)
        # "The Ministers of X, meeting in Baku under the chairmanship of": its paper names who sat; the news who "met".
        own = gather and (draft.line.row[gather] != "met" or draft.line.row[0] == "we")
        chair = in_the_chair(draft.line, gather) if own else ()
        if chair and not states:
            return replace(draft, fields={**draft.fields, "states": [*chair]})
        tells = next((other for other in behind if _tells(other)), None) or _list_at_the_end(draft, reading)
        came = _named_there(tells, reading) if tells is not None else ()
        if tells is None or not came:
            return draft
        ministers = not (_words("leaders") | {"ministers"}).isdisjoint(tells.row)
        kind = "summit" if ministers and not _is_of_officials(draft) else draft.fields["type"]
        return replace(draft, fields={**draft.fields, "type": kind, "states": [*came]})
    body = next((m.code for other in behind[:2] for m in other.mentions if m.of is Of.ORGANISATION), "")
    if not body:
        return draft
    named = {code for number, m in enumerate(draft.line.mentions) if m.of is not Of.CITY
             for code in draft.line.codes_of(number) or ()}  # fmt: skip
    there = {m.code for m in draft.line.mentions if m.of is Of.STATE}
    kept = [code for code in states if code in named | there]
    return replace(draft, fields={**draft.fields, "type": "summit", "states": kept, "orgs": [body]})


def _of_the_organ(draft: Draft) -> Draft:
    """Return a sitting of an organ in its body's own paper as one of the body: "The Ministerial Council held its"."""
    line, pinned = draft.line, draft.line.around.pinned
    own = len(pinned) == 1 and pinned[0] == line.around.body and set(_listed(draft, "orgs")) <= set(pinned)
    organ = line.row[0] == "the" and not words_of("roles", "bodies")["organs"].isdisjoint(line.row[:_NEXT])
    if not (own and organ) or set(_listed(draft, "states")) - {draft.fields["place_state"]}:
        return draft
    ranks = {"ministerial", "ministers", "heads", "leaders"}
    kind = "meeting" if ranks.isdisjoint(line.row[: draft.last]) else "summit"
    states = [*in_the_chair(line, draft.first)]
    return replace(draft, fields={**draft.fields, "type": kind, "states": states, "orgs": [*pinned]})


def _named_there(tells: Line, reading: Reading) -> tuple[str, ...]:
    """Return the states that a sentence says were there, or the items of the list below it."""
    found = {*tells.parties(0, len(tells.tokens) - 1).states}
    if tells.tokens[-1].text == ":":
        below = (other for other in reading.lines if other.start > tells.start)
        for other in takewhile(_is_an_item, below):
            found |= {*other.parties(0, len(other.tokens) - 1).states}
    return tuple(sorted(found))


def _is_an_item(line: Line) -> bool:
    """Tell whether a line is an item of the list of those who were there, and no numbered paragraph."""
    return line.kind is PassageKind.LIST_ITEM and not line.row[0].isdigit()


def _list_at_the_end(draft: Draft, reading: Reading) -> Line | None:
    """Return the line that lists far behind who was there: "Present at the meeting were Ministers from"."""
    behind = (other for other in reading.lines if other.start > draft.line.start)
    opening = (other for other in behind if other.row[0] in {"present", "attendance"} or _says_where(other))
    return next((other for other in opening if len(other.parties(0, len(other.tokens) - 1).states) > 2), None)


def _says_where(line: Line) -> bool:
    """Tell whether a line far behind says who was there: "In attendance were", "The meeting was attended by"."""
    said = line.row[:3] == ["the", "meeting", "was"] and _tells(line)
    return said or line.row[:2] == ["in", "attendance"]


def _is_of_officials(draft: Draft) -> bool:
    """Tell whether officials sit, before their ministers do: "the session of senior officials"."""
    officials = words_of("agendas", "preambles")["officials"]
    return not officials.isdisjoint(draft.line.row[draft.first : draft.last + 1])


def _listed(draft: Draft, name: str) -> list[str]:
    return [*draft.fields[name]]  # type: ignore[misc]


def _is_of_leaders(draft: Draft) -> bool:
    """Tell whether the leaders of a region gather: "Pacific leaders ended their annual retreat"."""
    line = draft.line
    region = any(m.of is Of.REGION and m.first < draft.first + _LEAD for m in line.mentions)
    keys = line.row[: draft.first + _LEAD]
    spoken = region or not _words("regions").isdisjoint(keys)
    return spoken and not _words("leaders").isdisjoint(keys) and len(_listed(draft, "states")) <= 2


def many_gather(line: Line, reading: Reading, _: Sequence[Draft]) -> Draft | None:
    """Find a gathering of many whom no list names: "Thirty-four governments gathered in Oslo"."""
    act = next(
        (a for a in line.acts if a.is_any("MEET") and a.tense == "past" and not (a.passive or a.relative)),
        None,
    )
    before = line.row[: act.first] if act is not None else []
    if act is None or act.negated or len(before) > _FAR or _words("crowds").isdisjoint(before):
        return None
    whole = line.parties(0, len(line.tokens) - 1)
    if not (line.dates or place_of(line)[0]) or not whole.codes:
        return None
    kind = "summit" if not _words("leaders").isdisjoint(before) else "meeting"
    return told_once(
        line, (act, 0, min(len(line.tokens) - 1, act.last + _FAR)), whole, reading, f"{kind} held"
    )


def _lines_behind(line: Line, reading: Reading) -> Iterator[Line]:
    at = next((n for n, other in enumerate(reading.lines) if other.start == line.start), len(reading.lines))
    yield from reading.lines[at + 1 : at + 1 + _NEXT]


def _tells(line: Line) -> bool:
    """Tell whether a sentence lists who was there: "The Summit was attended by:", "Present were the Presidents of"."""
    keys = line.row[:_LEAD]
    passive = "by" in keys and not _words("came").isdisjoint(keys)
    below = line.tokens[-1].text == ":" and "following" in line.keys
    passive = passive or (below and not (_words("came") | {"present", "participated"}).isdisjoint(line.keys))
    return passive or (keys[:1] in (["present"], ["participants"], ["participating"]))


def sources_of_attendance() -> tuple[tuple[frozenset[str], Source], ...]:
    """Return these rules, each with the words of which one must be there."""
    return ((_words("crowds"), many_gather),)
