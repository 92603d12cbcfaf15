"""Who leads: the institution that a paper itself names as the one that will see a promise through."""

import re
import tomllib
from bisect import bisect_right
from collections.abc import Mapping
from functools import cache

from balozi.extraction.clauses.sentence.cues import words_text
from balozi.extraction.clauses.sentence.lines import Line, Reading

# An institution has no longer name; further away nothing is looked for.
_LONGEST = 120
_PARAGRAPH = re.compile(r"\n[ \t\r]*\n")


@cache
def _words() -> Mapping[str, Mapping[str, list[str]]]:
    text = words_text("leads.toml")
    words: Mapping[str, Mapping[str, list[str]]] = tomllib.loads(text)
    return words


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], ...]:
    """Return the sentences of a language that say who leads; none for a language without words for it."""
    told = _words().get(language)
    if told is None:
        return ()
    heads, links, more = (_either(told[name]) for name in ("heads", "links", "more"))
    # "Ministry of Water, Sanitation and Irrigation": the head, and capitalised words with what joins them.
    word = r"[A-ZÀ-Ý][\w’'-]{0,30}"
    before, behind = rf"(?!(?:The|Le|La|Les)\s){word}\s+", rf"(?:{links}){word}(?:\s+(?:{more}))?"
    name = rf"(?P<lead>(?:{before}){{0,3}}(?:{heads})(?:{behind}){{0,6}})"
    leads, objects, led = (_either(told[name]) for name in ("leads", "objects", "led"))
    return (
        re.compile(rf"{name},?\s+(?:{leads})\s+(?:{objects})"),
        re.compile(rf"{name},?\s+(?:{_either(told['is_lead'])})"),
        re.compile(rf"(?:{led})\s*{name}"),
    )


def _either(phrases: list[str]) -> str:
    return "|".join(sorted(phrases, key=len, reverse=True))


def lead_of(line: Line, reading: Reading) -> str:
    """Return the institution that leads what a sentence promises, as printed; "" when the paper names none.

    It is named in the sentence itself or in the next one: "The Ministry of Health will lead the implementation."
    """
    after = _next(line, reading)
    for one in (line, after) if after is not None else (line,):
        found = _named(reading.paper.text[one.start : one.end], line.words.language)
        if found:
            return found
    return ""


def _next(line: Line, reading: Reading) -> Line | None:
    """Return the sentence behind a line, in the same paragraph."""
    at = bisect_right(reading.lines, line.start, key=lambda other: other.start)
    if at == len(reading.lines):
        return None
    after = reading.lines[at]
    return None if _PARAGRAPH.search(reading.paper.text, line.end, after.start) else after


@cache
def _needed(language: str) -> tuple[re.Pattern[str], ...]:
    """Return what a sentence holds that says who leads: an institution, and a word for leading."""
    told = _words().get(language)
    if told is None:
        return ()
    leading = [phrase for name in ("leads", "is_lead", "led") for phrase in told[name]]
    return re.compile(_either(told["heads"])), re.compile(_either(leading))


def _named(text: str, language: str) -> str:
    if not all(needed.search(text) for needed in _needed(language)):
        return ""
    for pattern in _patterns(language):
        found = pattern.search(text)
        if found is not None and len(found["lead"]) <= _LONGEST:
            return " ".join(found["lead"].split())
    return ""
