"""Swahili statements that are no event of their own: said to the press in the same breath, or where two met."""

from collections.abc import Sequence

from balozi.extraction.clauses.sentence.drafts import Draft
from balozi.extraction.clauses.sentence.lines import Line, Reading

# What was said, pointed at in the next sentence: "Pongezi hizo zimetolewa na", "Hayo yamesemwa na".
_SAID = frozenset(
    {"pongezi", "shukrani", "shukurani", "kauli", "wito", "rai", "ombi", "ahadi", "salamu", "msimamo"}
)
_BACK, _GIVEN = (
    frozenset({"hizo", "hiyo", "hilo", "huo", "hayo"}),
    ("tolewa", "semwa", "elezwa", "bainishwa", "ainishwa"),
)
_MET = frozenset({"meeting", "courtesy_call", "visit", "call"})
_OPENING = 5


def apart_from_swahili_talk(drafts: Sequence[Draft], reading: Reading) -> list[Draft]:
    """Return Swahili engagements without statements that the press was told, or that were made where two met.

    Args:
        drafts: the engagements of a paper.
        reading: of the paper.
    """
    said = [one for one in drafts if one.rule == "EN8" and one.fields["type"] == "statement"]
    gone = [one for one in said if _is_told_the_press(one, said) or _is_said_there(one, drafts, reading)]
    return [one for one in drafts if not any(one is other for other in gone)]


def _is_told_the_press(draft: Draft, said: Sequence[Draft]) -> bool:
    """Tell whether a sentence tells a statement as made to the press: the press conference is the event."""
    others = (one for one in said if one is not draft and one.line.start == draft.line.start)
    return not _is_of_the_press(draft) and any(
        _is_of_the_press(one) and one.fields["states"] == draft.fields["states"] for one in others
    )


def _is_of_the_press(draft: Draft) -> bool:
    words = draft.line.words.cuts["press"]
    return not words.isdisjoint(draft.line.row[draft.first : draft.last + 1])


def _is_said_there(draft: Draft, drafts: Sequence[Draft], reading: Reading) -> bool:
    """Tell whether the next sentence says that it was said at a meeting: "Pongezi hizo zimetolewa alipokutana"."""
    behind = next((line for line in reading.lines if line.start > draft.line.start), None)
    if behind is None or not _points_to_what_was_said(behind):
        return False
    met = (one for one in drafts if one.line.start == behind.start and one.fields["type"] in _MET)
    given = draft.fields.get("states")
    return any(isinstance(given, list) and {*given} <= {*_states(one)} for one in met)


def _states(draft: Draft) -> list[str]:
    states = draft.fields.get("states")
    return states if isinstance(states, list) else []


def _points_to_what_was_said(line: Line) -> bool:
    """Tell whether a sentence opens with who said the one before it: "Kauli hiyo imetolewa na", "Hayo yamesemwa na"."""
    row = line.row[:_OPENING]
    pointed = row[0] in _BACK | {"haya"} or (row[0] in _SAID and not _BACK.isdisjoint(row[1:3]))
    return pointed and any(key.endswith(_GIVEN) for key in row[1:])
