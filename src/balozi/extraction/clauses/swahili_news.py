"""What a Swahili paper tells as done or to come now, and not as hearsay, as opinion or as years gone by."""

from collections.abc import Iterable

from balozi.extraction.clauses.drafts import Draft
from balozi.extraction.clauses.lines import Line, Reading
from balozi.extraction.clauses.swahili_actors import hearsay_from, names_private
from balozi.extraction.mentions.mentions import Of

# What was done so many years before the paper is history there, and no news.
_PAST, _YEAR = 10, len("2026")
_MEETS = frozenset({"EN1", "EN2"})
_NAMES = frozenset({Of.STATE, Of.PEOPLE, Of.ORGANISATION, Of.CITY, Of.PERSON, Of.PAIR})


def only_told(line: Line, drafts: Iterable[Draft], reading: Reading) -> list[Draft]:
    """Return the drafts of a Swahili sentence that it tells as facts of its own time."""
    kept = list(drafts)
    if line.words.language != "sw" or not kept:
        return kept
    begins = hearsay_from(line)
    told = (draft for draft in kept if not _is_heard(draft, begins) and not _is_long_ago(draft, reading))
    return _once_welcomed([draft for draft in told if not _is_with_private_people(draft)])


def _once_welcomed(drafts: list[Draft]) -> list[Draft]:
    """Return the drafts without a welcome that only belongs to the arrival told before it in the sentence."""
    arrived = {repr(d.fields["states"]) for d in drafts if _is_a_visit(d) and d.rule != "EN5"}
    return [
        d for d in drafts if d.rule != "EN5" or not _is_a_visit(d) or repr(d.fields["states"]) not in arrived
    ]


def _is_a_visit(draft: Draft) -> bool:
    return draft.fields.get("type") == "visit"


def _is_with_private_people(draft: Draft) -> bool:
    """Tell whether an official meets people at home: "alikutana na uongozi wa Chama cha Wavuvi"."""
    line = draft.line
    if draft.fields.get("type") != "meeting" or draft.rule not in _MEETS:
        return False
    named = {m.name if m.of is Of.CITY else m.code for m in line.mentions if m.of in _NAMES}
    return len(named) < len(("one", "other")) and names_private(line, draft.first, draft.last)


def _is_heard(draft: Draft, begins: int) -> bool:
    """Tell whether most words of a draft stand where somebody only thinks or denies them."""
    return draft.first >= begins or (draft.first + draft.last) // 2 >= begins


def _is_long_ago(draft: Draft, reading: Reading) -> bool:
    """Tell whether a gathering was held in a year long before the paper's: "mwaka 1957 alikutana na"."""
    day, dated = str(draft.fields.get("date") or ""), reading.paper.dated
    return dated is not None and len(day) >= _YEAR and int(day[:_YEAR]) <= dated.year - _PAST
