"""Whose an English gathering is when the sentences behind it tell it: "The Summit was attended by"."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from balozi.extraction.clauses.engagements.english_passing import Source
from balozi.extraction.clauses.engagements.english_turns import told_once
from balozi.extraction.clauses.sentence.cues import words_of
from balozi.extraction.clauses.sentence.drafts import Draft, place_of
from balozi.extraction.clauses.sentence.lines import Line, Reading
from balozi.extraction.mentions.mentions import Of

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
    states, bodies = _listed(draft, "states"), _listed(draft, "orgs")
    if (states and bodies) or (not bodies and not _is_of_leaders(draft)):
        return draft
    behind = list(_lines_behind(draft.line, reading))
    if bodies:
        came = next((other.parties(0, len(other.tokens) - 1).states for other in behind if _tells(other)), ())
        return replace(draft, fields={**draft.fields, "states": [*came]}) if came else draft
    body = next((m.code for other in behind[:2] for m in other.mentions if m.of is Of.ORGANISATION), "")
    if not body:
        return draft
    named = {code for number, m in enumerate(draft.line.mentions) if m.of is not Of.CITY
             for code in draft.line.codes_of(number) or ()}  # fmt: skip
    there = {m.code for m in draft.line.mentions if m.of is Of.STATE}
    kept = [code for code in states if code in named | there]
    return replace(draft, fields={**draft.fields, "type": "summit", "states": kept, "orgs": [body]})


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
    return passive or (keys[:1] in (["present"], ["participants"], ["participating"]))


def sources_of_attendance() -> tuple[tuple[frozenset[str], Source], ...]:
    """Return these rules, each with the words of which one must be there."""
    return ((_words("crowds"), many_gather),)
