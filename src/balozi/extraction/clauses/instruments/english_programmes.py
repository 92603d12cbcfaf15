"""The programme of an English or Swahili visit: what is signed in it is still to be signed, on the day of its item."""

from collections.abc import Iterator
from datetime import date, timedelta

from balozi.extraction.clauses.sentence.cues import words_of
from balozi.extraction.clauses.sentence.lines import Line, Reading
from balozi.extraction.mentions.mentions import Mention

_WORDS = words_of("english_texts", "programmes")
_PROGRAMMES = _WORDS["headings"]
_ITEMS, _HEADING, _FULL, _WEEK = 40, 45, len("2026-01-31"), 7


def told_by_a_programme(line: Line, mention: Mention, reading: Reading) -> tuple[str, str]:
    """Return the status and the day that a programme gives to an instrument, "" when it stands in none."""
    if line.words.language == "fr" or not line.nouns("SIGNING"):
        return "", ""
    items = reading.kept.get("english_programmes")
    if not isinstance(items, dict):
        items = reading.kept["english_programmes"] = dict(_items(reading))
    verbs = any(act.is_finite and act.first < mention.first for act in line.acts)
    if verbs or line.start not in items:
        return "", ""
    day: str = items[line.start]
    return "negotiated", day


def _items(reading: Reading) -> Iterator[tuple[int, str]]:
    """Yield where the items of a programme begin that has a signing, and their day."""
    left, visit = 0, ""
    for line in reading.lines:
        visit = visit or _begins_ahead(line, reading)
        opens = line.tokens[-1].text == ":" or line.is_headline
        if opens and len(line.tokens) <= _HEADING and not line.keys.isdisjoint(_PROGRAMMES):
            left = _ITEMS
        elif left:
            left -= 1
            if line.nouns("SIGNING"):
                yield line.start, _day(line, visit)


def _begins_ahead(line: Line, reading: Reading) -> str:
    """Return the first full day told that does not lie before the paper's: on it the visit begins."""
    today = reading.paper.dated.isoformat() if reading.paper.dated else ""
    days = (one.code for one in line.dates if len(one.code) == _FULL)
    return next((day for day in days if day >= today), "") if today else ""


def _day(line: Line, begin: str) -> str:
    """Return the day of an item: its own, or its weekday counted from the first day of the visit."""
    for one in line.dates:
        if one.name and begin:
            first = date.fromisoformat(begin)
            return (first + timedelta((int(one.name) - first.weekday()) % _WEEK)).isoformat()
        if len(one.code) == _FULL:
            return one.code
    return ""
