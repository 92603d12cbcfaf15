"""English contact told twice or only talked of: "will meet for a summit of the Union", "the third such visit"."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

from balozi.extraction.clauses.engagements.english_turns import (
    NEAR,
    REACH,
    TWO,
    two_spoken_of,
)
from balozi.extraction.clauses.sentence.cues import words_of
from balozi.extraction.clauses.sentence.drafts import Draft, place_of
from balozi.extraction.clauses.sentence.lines import Line, keys_of
from balozi.extraction.mentions.mentions import Mention, Of

_GATHERINGS = frozenset({"meeting", "summit"})
_NOUNS = {"visit": ("VISIT",), "meeting": ("MEETING", "SUMMIT"), "summit": ("SUMMIT", "MEETING")}
# "reached the summit of Manaslu".
_CLIMBS = frozenset(
    {"reached", "reach", "reaches", "reaching", "climbed", "scaled", "scale", "climb", "summited"}
)
_MET, _ASIDES = frozenset({"meeting", "courtesy_call", "summit"}), frozenset({"who", "which"})
_OPENING, _PERIODS = 3, frozenset({"week", "month", "year"})
_NAMES = frozenset(
    {Of.STATE, Of.PEOPLE, Of.ORGANISATION, Of.PERSON, Of.CITY, Of.OFFICE, Of.INSTITUTION, Of.TITLE}
)


@cache
def _words(name: str) -> frozenset[str]:
    return words_of("agendas", "telling")[name]


def told_apart(line: Line, found: Sequence[Draft]) -> list[Draft]:
    """Return the engagements of a sentence without those that tell one again, and with all who take part.

    Args:
        line: the sentence.
        found: its engagements.
    """
    kept: list[Draft] = []
    speeches = [one for one in found if one.fields["type"] == "statement"]
    for draft in found:
        addressed = any(_is_addressed(line, speech, draft) for speech in speeches)
        if addressed or _is_talked_of(line, draft) or _only_goes_on(line, draft):
            continue
        earlier = next((n for n, one in enumerate(kept) if _is_for(line, one, draft)), -1)
        if earlier < 0:
            kept += [_ahead(line, _of_both(line, one)) for one in _each_apart(line, draft)]
        else:
            kept[earlier] = _joined(kept[earlier], draft)
    return [_behind_an_aside(line, one, kept) for one in kept]


def _behind_an_aside(line: Line, draft: Draft, found: Sequence[Draft]) -> Draft:
    """Return a meeting in words of its own, behind the visit told aside: "Mr. Loginov, who is on a visit to X, met"."""
    if draft.fields["type"] not in _MET or line.keys.isdisjoint(_ASIDES):
        return draft
    inside = (
        one
        for one in found
        if one.fields["type"] == "visit" and draft.first <= one.first < one.last < draft.last
    )
    visit = next(inside, None)
    if visit is None or _ASIDES.isdisjoint(line.row[draft.first : visit.last]):
        return draft
    acts = (a for a in line.acts if visit.last < a.first <= draft.last and a.is_finite and not a.relative)
    act = next(acts, None)
    return replace(draft, first=act.first) if act is not None else draft


def _each_apart(line: Line, draft: Draft) -> list[Draft]:
    """Return talks with two one after another as two: "spoke with Finland's minister and separately with Poland's"."""
    if "separately" not in line.keys or draft.fields["type"] not in {"meeting", "call"}:
        return [draft]
    at = line.row.index("separately")
    if line.row[at + 1 : at + 2] != ["with"] or draft.first >= at:
        return [draft]
    comma = next((n for n in range(at + 2, len(line.row)) if line.row[n] in {".", ";", "about", "on"}), 0)
    second = line.parties(at + 2, comma or len(line.row) - 1).states
    host = next((code for code in line.parties(0, at - 1).order if code in _codes(draft, "states")), "")
    first = [code for code in _codes(draft, "states") if code not in second or code == host]
    if len(second) != 1 or not host or len(first) < TWO:
        return [draft]
    one = replace(draft, last=min(draft.last, at - 1), fields={**draft.fields, "states": first})
    states = sorted({host, *second})
    other = replace(
        draft, first=at, last=(comma or len(line.row)) - 1, fields={**draft.fields, "states": states}
    )
    return [one, other]


def _codes(draft: Draft, name: str) -> list[str]:
    return [*draft.fields[name]]  # type: ignore[misc]


def _noun_of(line: Line, draft: Draft) -> Mention | None:
    names = _NOUNS.get(str(draft.fields["type"]), ())
    return next((noun for noun in line.nouns(*names) if draft.first <= noun.first <= draft.last), None)


def _is_talked_of(line: Line, draft: Draft) -> bool:
    """Tell whether a sentence only says what a gathering is: "the third such visit", "It will be the first"."""
    noun = _noun_of(line, draft)
    if noun is None:
        return False
    lead = keys_of(line, noun.first - NEAR, noun.first)
    acts = any(act.is_finite and draft.first <= act.first < noun.first for act in line.acts)
    if "such" in lead and "," in lead[: lead.index("such")] and not acts:
        return True
    if (
        noun.code == "SUMMIT"
        and _CLIMBS & set(lead[-TWO:])
        and line.row[noun.last + 1 : noun.last + TWO] == ["of"]
    ):
        return True
    if "under" in lead and {"mechanism", "framework"} & set(keys_of(line, noun.last + 1, noun.last + TWO)):
        # "are to meet in Xiamen under the consultation mechanism": by what they meet.
        return not acts
    if draft.fields["type"] in _GATHERINGS and not line.dates and not _words("regular").isdisjoint(lead):
        # "will resume weekly talks": what is done again and again is no event.
        return True
    # "This was the leaders' third conversation this year": counted, neither its day nor its place is told.
    placed = Of.CITY in line.named or any(key.isdigit() for key in line.row)
    counted = "first" in lead or (not placed and not _words("ordinals").isdisjoint(lead))
    opens = line.tokens[0].key in {"it", "this", "that"} and counted
    return (
        opens and draft.fields["type"] in _GATHERINGS and not _words("is").isdisjoint(keys_of(line, 1, NEAR))
    )


def _is_addressed(line: Line, speech: Draft, draft: Draft) -> bool:
    """Tell whether a gathering is only who listens to a speech: "is to address the General Assembly on Tuesday"."""
    noun = _noun_of(line, draft)
    if noun is None or draft.fields["type"] not in _GATHERINGS:
        return False
    lead = keys_of(line, noun.first - NEAR, noun.first)
    held = any(act.is_finite and act.first > noun.last for act in line.acts)
    return (
        not held
        and not _words("speaks").isdisjoint(lead)
        and speech.first <= noun.first <= speech.last + NEAR
    )


def _only_goes_on(line: Line, draft: Draft) -> bool:
    """Tell whether those who met go on to talk: "They took stock of the negotiations", with nobody named anew."""
    if (
        draft.fields["type"] != "meeting"
        or draft.fields["status"] != "held"
        or line.dates
        or place_of(line)[0]
    ):
        return False
    opening = keys_of(line, 0, _OPENING)
    pair = any(m.of is Of.PAIR and m.first <= _OPENING for m in line.mentions) or opening[:1] == ["they"]
    verb = keys_of(line, draft.first, draft.last + 1)
    named = any(m.of in _NAMES and draft.first <= m.first <= draft.last for m in line.mentions)
    return pair and not named and not _words("goes_on").isdisjoint(verb) and _words("meets").isdisjoint(verb)


def _is_for(line: Line, one: Draft, other: Draft) -> bool:
    """Tell whether one gathering is what the other verb leads to: "will meet on 22 May for a summit of the Union"."""
    types = {str(one.fields["type"]), str(other.fields["type"])}
    noun = _noun_of(line, other)
    if not types <= _GATHERINGS or noun is None or other.first <= one.first:
        return False
    met = any(act.is_any("MEET") and one.first <= act.first <= one.last for act in line.acts)
    lead = keys_of(line, noun.first - REACH, noun.first)
    same = one.fields["status"] == other.fields["status"] or one.fields["date"] == other.fields["date"]
    return met and "for" in lead and same and not {"and", "before", "after"} & set(lead[lead.index("for") :])


def _joined(one: Draft, other: Draft) -> Draft:
    """Return one gathering with what the other tells of it: its body, and that it is a summit."""
    bodies = sorted({*_codes(one, "orgs"), *_codes(other, "orgs")})
    kind = (
        "summit" if "summit" in {one.fields["type"], other.fields["type"]} and bodies else one.fields["type"]
    )
    day = one.fields["date"] or other.fields["date"]
    return replace(one, fields={**one.fields, "orgs": bodies, "type": kind, "date": day})


def _ahead(line: Line, draft: Draft) -> Draft:
    """Return a gathering that is named before it is held as planned: "Ahead of next week's summit in Addis Ababa"."""
    noun = _noun_of(line, draft)
    lead = keys_of(line, noun.first - REACH, noun.first) if noun is not None else []
    week = any(one == "next" and other in _PERIODS for one, other in pairwise(lead))
    named = not _words("coming").isdisjoint(lead[-NEAR:])
    told = (a for a in line.acts if a.is_finite and line.row[a.last] not in _words("coming"))
    if noun is not None and any(draft.first <= a.first < noun.first for a in told):
        # "ministers gathered today, ahead of next month's summit": they have met.
        return draft
    if draft.fields["status"] != "held" or not (named or (week and "s" in lead)):
        return draft
    return replace(draft, fields={**draft.fields, "status": "planned"})


def _of_both(line: Line, draft: Draft) -> Draft:
    """Return a joint statement with both who make it: "Holm said in a joint press statement"."""
    near = keys_of(line, draft.first, draft.last + TWO)
    pair = two_spoken_of(line)
    own = {*_codes(draft, "states"), *_codes(draft, "orgs")}
    if (
        draft.fields["type"] != "statement"
        or "joint" not in near
        or pair is None
        or not own < set(pair.codes)
    ):
        return draft
    return replace(draft, fields={**draft.fields, "states": [*pair.states], "orgs": [*pair.organisations]})
