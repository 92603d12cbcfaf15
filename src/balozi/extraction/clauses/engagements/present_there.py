"""Who sat at a gathering of many when a sentence behind it tells it: "Present were the ministers of"."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from balozi.extraction.clauses.sentence.cues import words_of
from balozi.extraction.clauses.sentence.drafts import Draft
from balozi.extraction.clauses.sentence.lines import Line, Reading
from balozi.extraction.clauses.shared.swahili_company import came_by_wire, opens_with_another
from balozi.extraction.mentions.mentions import Of

_GATHERINGS = frozenset({"meeting", "summit"})
# So many sentences behind a gathering may tell who came, and so near its start one says of what.
_NEXT, _OPENING, _TWO = 3, 8, 2
_NAMING = frozenset({Of.STATE, Of.PEOPLE, Of.PERSON, Of.INSTITUTION})


def with_those_told_behind(drafts: Sequence[Draft], reading: Reading) -> list[Draft]:
    """Return the engagements, gatherings that name no two states with those that a sentence behind lists.

    Without the list the pair that the paper speaks of most stood for them. The list is no gathering of its own.

    Args:
        drafts: the engagements of a paper.
        reading: of the paper.
    """
    found: list[Draft] = []
    told: dict[int, tuple[str, ...]] = {}
    for draft in drafts:
        behind = _told_behind(draft, reading)
        if behind is not None:
            line, states = behind
            told[line.start] = states
            draft = replace(draft, fields={**draft.fields, "states": [*states]})
        found.append(draft)
    return [draft for draft in found if not _is_of_a_list(draft, told)]


def _is_of_a_list(draft: Draft, told: dict[int, tuple[str, ...]]) -> bool:
    """Tell whether a gathering only lists those at the one before: "Denmark and Poland took part in the talks"."""
    states, listed = draft.fields["states"], told.get(draft.line.start, ())
    if not listed or draft.fields["type"] not in _GATHERINGS or not isinstance(states, list):
        return False
    return {*listed}.issuperset(states)


def _told_behind(draft: Draft, reading: Reading) -> tuple[Line, tuple[str, ...]] | None:
    if draft.fields["type"] not in _GATHERINGS or len(_named(draft.line)) >= _TWO:
        return None
    if opens_with_another(draft.line):
        return None
    if draft.rule == "EN5" and draft.line.words.language == "sw":
        # "Rais huyo alilakiwa na Waziri": one is received, and others come to what he came for.
        return None
    for line in _behind(draft.line, reading):
        if _tells_who_came(line):
            states = set(line.parties(0, len(line.tokens) - 1).states)
            if line.tokens[-1].text == ":":
                states |= _listed_below(line, reading)
            states |= came_by_wire(line, reading)
            return (line, tuple(sorted(states))) if len(states) >= _TWO else None
    return None


def _listed_below(line: Line, reading: Reading) -> set[str]:
    """Return the states whose people the items below a line name: "Present were:", "- H.E. ..., President of"."""
    found: set[str] = set()
    for item in reading.lines:
        if item.start <= line.start:
            continue
        states = item.parties(0, len(item.tokens) - 1).states
        if not states or any(act.is_finite and not act.relative for act in item.acts):
            break
        found.update(states)
    return found


def _named(line: Line) -> set[str]:
    """Return the states that a sentence itself names, a place not counted."""
    return {
        code
        for number, mention in enumerate(line.mentions)
        if mention.of in _NAMING
        for code in line.codes_of(number) or ()
    }


def _behind(line: Line, reading: Reading) -> Iterator[Line]:
    at = next((n for n, other in enumerate(reading.lines) if other.start == line.start), len(reading.lines))
    for other in reading.lines[at + 1 : at + 1 + _NEXT]:
        if other.words.language == line.words.language:
            yield other


def _tells_who_came(line: Line) -> bool:
    """Tell whether a sentence lists who came to the gathering that it points back to."""
    words = words_of("present_there", line.words.language)
    if line.keys.isdisjoint(words["came"]) or not line.keys.isdisjoint(words["unlike"]):
        return False
    # "2. Étaient présents": the number of a paragraph is no word.
    opening = [key for key in line.row[: 2 * _TWO] if key.isalpha()][:_TWO]
    if not words["opens"].isdisjoint(opening):
        return True
    back = [noun for noun in line.nouns("MEETING", "SUMMIT") if _points_back(line, noun.first, noun.last)]
    return bool(back)


def _points_back(line: Line, first: int, last: int) -> bool:
    """Tell whether a gathering is the one told before: "the talks", "mkutano huo", "cette rencontre"."""
    if line.words.language == "sw":
        return last + 1 < len(line.row) and line.row[last + 1] in words_of("present_there", "sw")["back"]
    return first > 0 and line.row[first - 1] in words_of("present_there", line.words.language)["back"]
