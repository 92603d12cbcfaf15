"""The first day of what an English paper tells by its last, and the month of what it plans without a day."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from balozi.extraction.clauses.sentence.cues import words_of
from balozi.extraction.clauses.sentence.drafts import Draft
from balozi.extraction.clauses.sentence.lines import Line
from balozi.extraction.mentions.calendars import words

_FULL, _MONTH, _LONGEST, _NEAR = len("2026-01-31"), len("2026-01"), 31, 12
_LASTS = frozenset({"visit", "meeting", "summit"})
_DIGITS = re.compile(r"\d{1,2}")


def on_their_days(drafts: Sequence[Draft]) -> list[Draft]:
    """Return engagements of a paper, English ones with the day on which they began, or the month in which they fall.

    Args:
        drafts: with the days that their own sentences tell, in the order of the text.
    """
    found: list[Draft] = []
    for draft in drafts:
        if draft.line.words.language != "en":
            found.append(draft)
        elif not draft.fields["date"] and draft.fields["status"] == "planned":
            found.append(_dated(draft, _of_the_journey(draft, [*found, *drafts[len(found) + 1 :]])))
        else:
            found.append(_dated(draft, _begun(draft)))
    return found


def _dated(draft: Draft, day: str) -> Draft:
    return replace(draft, fields={**draft.fields, "date": day}) if day else draft


def _begun(draft: Draft) -> str:
    """Return the first day of what ended on a day: "wrapped up an eight-day mission last Friday", "" when none did."""
    line, day = draft.line, str(draft.fields["date"])
    ends = words_of("agendas", "spans")
    if draft.fields["type"] not in _LASTS or draft.fields["status"] != "held" or len(day) != _FULL:
        return ""
    if line.keys.isdisjoint(ends["ends"] | ends["returns"]):
        return ""
    days = _lasted(line, draft)
    if not 1 < days <= _LONGEST:
        return ""
    if line.keys.isdisjoint(ends["ends"]):
        # "returned on Sunday from a six-day trip": the way back takes its time.
        return day[:_MONTH]
    return (date.fromisoformat(day) - timedelta(days=days - 1)).isoformat()


def _lasted(line: Line, draft: Draft) -> int:
    """Return how many days an engagement lasted: "a three-day mission", "two days of talks"; 0 when it is not told."""
    first, last = max(0, draft.first - _NEAR), min(len(line.tokens), draft.last + _NEAR)
    keys = line.row[first:last]
    for at, key in enumerate(keys):
        number = int(key) if _DIGITS.fullmatch(key) else int(words()["numbers"].get(key, 0))
        if number and (keys[at + 1 : at + 3] == ["-", "day"] or keys[at + 1 : at + 3] == ["days", "of"]):
            return number
        if key == "week" and keys[at + 1 : at + 3] == ["-", "long"]:
            return 7
    return 0


def _of_the_journey(draft: Draft, others: Sequence[Draft]) -> str:
    """Return when a planned engagement without a day falls: in the month of the journey that it belongs to."""
    own = {*draft.fields["states"], *draft.fields["orgs"]}  # type: ignore[misc]
    for other in reversed(others):
        codes = {*other.fields["states"], *other.fields["orgs"]}  # type: ignore[misc]
        planned = other.fields["status"] == "planned" and bool(other.fields["date"])
        # Bodies are met on the way: "will consult with Tanzanian officials and the secretariat of the ICGLR".
        belongs = own <= codes or (other.fields["type"] == "visit" and {*draft.fields["states"]} <= codes)  # type: ignore[misc]
        if planned and other.line.start <= draft.line.start and belongs:
            day = str(other.fields["date"])
            return day[:_MONTH] if other.fields["type"] == "visit" else day
    return ""
