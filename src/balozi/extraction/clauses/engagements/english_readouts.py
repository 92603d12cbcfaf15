"""What passes between those whom an English readout tells of and is no event: views, greetings, words of welcome."""

from collections.abc import Sequence

from balozi.extraction.clauses.sentence.acts import Act
from balozi.extraction.clauses.sentence.cues import words_of
from balozi.extraction.clauses.sentence.drafts import Draft
from balozi.extraction.clauses.sentence.lines import Reading, keys_of
from balozi.extraction.mentions.mentions import Of

_WORDS = words_of("home_affairs", "readouts")
_MET = frozenset({"meeting", "call", "courtesy_call", "visit", "summit"})
_NEAR = 5
_RECEPTIONS = frozenset({"EN5", "EN7"})
# On the first lines a paper says that it is a briefing of the press.
_OPENING, _LINES = 400, 6


def apart_from_talk(drafts: Sequence[Draft], reading: Reading) -> list[Draft]:
    """Return engagements without English statements that are greetings, or that one who met made where they met.

    "China opposes any interference", told of the talks, is what was said there; a ministry's statement stays.

    Args:
        drafts: the engagements of a paper.
        reading: of the paper.
    """
    if not drafts or drafts[0].line.words.language != "en":
        return list(drafts)
    to_the_press = any(
        line.start < _OPENING and not line.keys.isdisjoint(_WORDS["briefings"])
        for line in reading.lines[:_LINES]
    )
    met = (
        []
        if to_the_press
        else [one for one in drafts if one.fields["type"] in _MET and one.fields["status"] == "held"]
    )
    return [
        one
        for one in drafts
        if not (_reacts(one) and (_greets(one) or _is_said_there(one, met)))
        and not _is_welcomed_there(one, drafts)
        and not _is_only_where(one, drafts)
    ]


def _is_only_where(draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Tell whether a gathering is only where two met: "On the margins of the summit in Gyeongju, X met Y"."""
    line = draft.line
    if (
        draft.rule != "EN7"
        or draft.fields["type"] not in {"summit", "meeting"}
        or line.keys.isdisjoint(_WORDS["edges"])
    ):
        return False
    noun = next((n for n in line.nouns("SUMMIT", "MEETING") if draft.first <= n.first <= draft.last), None)
    if noun is None or _WORDS["edges"].isdisjoint(keys_of(line, noun.first - 2 * _NEAR, noun.first)):
        return False
    return any(
        one is not draft and one.line is line and one.fields["type"] in _MET and one.first > noun.first
        for one in drafts
    )


def _is_welcomed_there(draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Tell whether those received before are only welcomed: "His Highness welcomed the Prime Minister"."""
    line, fields = draft.line, draft.fields
    if (
        draft.rule not in _RECEPTIONS
        or fields["type"] not in {"meeting", "visit"}
        or fields["status"] != "held"
    ):
        return False
    act = next((a for a in line.acts if draft.first <= a.last <= draft.last and a.is_any("HOST")), None)
    if act is None or not line.row[act.last].startswith(("welcom", "greet")):
        return False
    if act.passive:
        return fields["type"] == "meeting" and _is_of_a_visit(draft, act, drafts)
    if line.dates or draft.rule != "EN5":
        return False
    before = (one for one in drafts if one.line.start < line.start and one.fields["status"] == "held")
    return any(_codes(draft) <= _codes(one) for one in before if one.fields["type"] in _MET | {"other"})


def _is_of_a_visit(draft: Draft, act: Act, drafts: Sequence[Draft]) -> bool:
    """Tell whether the same sentence tells the visit: "arrived in Dire Dawa and was welcomed at the airport by"."""
    visits = (one for one in drafts if one.line is draft.line and one.fields["type"] == "visit")
    return any(_codes(draft) <= _codes(one) and one.first < act.first for one in visits)


def _reacts(draft: Draft) -> bool:
    act = _reaction(draft)
    return draft.fields["type"] == "statement" and draft.rule == "EN8" and act is not None


def _reaction(draft: Draft) -> Act | None:
    acts = (act for act in draft.line.acts if draft.first <= act.last <= draft.last)
    return next((act for act in acts if act.is_any("REACT")), None)


def _greets(draft: Draft) -> bool:
    """Tell whether somebody only sends good wishes or condolences: "congratulated China on the festival"."""
    line = draft.line
    return not _WORDS["greets"].isdisjoint(keys_of(line, draft.first, draft.last + _NEAR))


def _is_said_there(draft: Draft, met: Sequence[Draft]) -> bool:
    """Tell whether one of those who met before in the paper speaks, by name or as a state, to no public."""
    line, act = draft.line, _reaction(draft)
    if act is None or not line.keys.isdisjoint(_WORDS["public"]):
        return False
    if any(m.of is Of.INSTITUTION and m.last < act.first for m in line.mentions):
        return False
    speakers = _codes(draft)
    return any(one.line.start < line.start and speakers & _codes(one) and len(_codes(one)) > 1 for one in met)


def _codes(draft: Draft) -> set[str]:
    return {*draft.fields["states"], *draft.fields["orgs"]}  # type: ignore[misc]
