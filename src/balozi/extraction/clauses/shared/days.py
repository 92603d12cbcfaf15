"""The day of what a sentence tells: its own, else the day told last before it, else that of the paper."""

from collections.abc import Mapping
from datetime import date, timedelta
from functools import lru_cache

from balozi.extraction.clauses.sentence.acts import Act
from balozi.extraction.clauses.sentence.lines import Line, Reading
from balozi.extraction.clauses.sentence.readings import read
from balozi.extraction.mentions.dates import weekday
from balozi.extraction.mentions.mentions import Mention
from balozi.extraction.papers import Paper

_DONE, _BEHIND = ("VISIT", "MEET", "SIGN", "TALK", "HOST"), 10
_FULL = len("2026-01-31")
_OF = frozenset({"ya", "wa", "la", "za"})
_TERMS = frozenset({"ifikapo", "itakapofika", "kufikia", "utakapofika"})
# What a paper tells happened in the weeks before it; an older day is history.
_WEEKS = timedelta(days=45)
# "under negotiation since 2023": the day on which something else began.
_FORCE = frozenset({"force", "vigueur", "kutumika", "effect"})
_SINCE = frozenset({"since", "tangu", "depuis", "toka"})


def when(line: Line, by: Act | Mention | None, reading: Reading, *, ahead: bool = False) -> str:
    """Return the date of an act or a noun: the nearest of its sentence, weekdays by the tense or as told."""
    told = [day for day in line.dates if not is_of_its_own(line, day)]
    if line.words.language == "en" and not ahead:
        told = [day for day in told if line.tokens[day.first].key != "this" or len(day.code) > len("2026")]
    if line.words.language == "sw" and not ahead:
        told = [day for day in told if not (_is_a_term(line, day) or _is_of_a_text(line, day))]
    if not told:
        return ""
    at = by.last if by is not None else 0
    date = min(told, key=lambda date: (date.code == "" and not date.name, abs(date.first - at)))
    ahead = ahead or (isinstance(by, Act) and by.tense == "future")
    day = day_of(date, reading, ahead=ahead)
    return _next_year(line, date, day, reading) if ahead else _last_year(line, (date, by), day, reading)


def _is_a_term(line: Line, day: Mention) -> bool:
    """Tell whether a Swahili date is the term of what was decided, on which nothing was held: "ifikapo mwaka 2035"."""
    until = len(day.code) == len("2027") and "hadi" in line.row[max(0, day.first - 4) : day.first]
    return until or not _TERMS.isdisjoint(line.row[max(0, day.first - 2) : day.first])


def _is_of_a_text(line: Line, day: Mention) -> bool:
    """Tell whether a year only names a Swahili text: "kujadili makubaliano ya amani ya mwaka 2018"."""
    at = day.first - 1 - int(day.first > 1 and line.row[day.first - 1] == "mwaka")
    named = len(day.code) == len("2018") and at >= 0 and line.row[at] in _OF
    return named and any(0 < day.first - m.last <= _BEHIND for m in line.instruments())


def _last_year(line: Line, told: tuple[Mention, Act | Mention | None], day: str, reading: Reading) -> str:
    """Return a month without a year as the past one, of what is done in English: "visited from 13 to 17 February"."""
    date, by = told
    done = (
        isinstance(by, Act)
        and by.tense == "past"
        and by.is_any(*_DONE)
        and not by.is_any("OFF", "EXPECT", "PLAN")
    )
    done = done and isinstance(by, Act) and 0 < date.first - by.last <= _BEHIND
    named = any(
        len(token.text) == 4 and token.text.isdigit() for token in line.tokens[date.first : date.last + 1]
    )
    today = reading.paper.dated.isoformat() if reading.paper.dated else ""
    if (
        line.words.language != "en"
        or not done
        or named
        or date.name
        or not today
        or len(day) < len("2026-01")
    ):
        return day
    return f"{int(day[:4]) - 1}{day[4:]}" if day > today[: len(day)] else day


def _next_year(line: Line, date: Mention, day: str, reading: Reading) -> str:
    """Return a month without a year as the coming one: "se tiendra en novembre", written in March."""
    named = line.tokens[date.first : date.last + 1]
    told = any(len(token.text) == 4 and token.text.isdigit() for token in named)
    today = reading.paper.dated.isoformat() if reading.paper.dated else ""
    if told or date.name or not today or len(day) < len("2026-01") or day >= today[: len(day)]:
        return day
    return f"{int(day[:4]) + 1}{day[4:]}"


def day_of(date: Mention, reading: Reading, *, ahead: bool) -> str:
    """Return the code of a date; a weekday is looked for ahead or behind the day of the paper."""
    if date.name:
        return weekday(int(date.name), reading.paper.dated, ahead=ahead)
    return date.code


def day_in_flow(line: Line, reading: Reading) -> str:
    """Return the day on which what a sentence tells in passing took place, "" when the paper has no day."""
    dated = reading.paper.dated
    return _days(reading.paper).get(line.start) or (dated.isoformat() if dated is not None else "")


def is_of_its_own(line: Line, day: Mention) -> bool:
    """Tell whether a date says when something else was: "since 2019", or the years "2026-2030" of a plan."""
    tokens = line.tokens
    before = tokens[day.first - 1].key if day.first else ""
    earlier = tokens[day.first - 2].key if day.first > 1 else ""
    behind = tokens[day.last + 1].key if day.last + 1 < len(tokens) else ""
    year = len(day.code) == len("2026")
    period = year and (behind == "-" or before == "-")
    return period or (not _in_force(line) and (before in _SINCE or earlier in _SINCE))


def _in_force(line: Line) -> bool:
    """Tell whether a line says that something applies, which it does since a day: "in force since 1 May"."""
    return bool(line.keys & _FORCE)


@lru_cache(maxsize=2)
def _days(paper: Paper) -> Mapping[int, str]:
    """Return by the first character of each sentence the last recent day told before it."""
    found: dict[int, str] = {}
    last, reading = "", read(paper)
    for line in reading.lines:
        found[line.start] = last
        days = [day_of(day, reading, ahead=False) for day in line.dates if not is_of_its_own(line, day)]
        last = next((day for day in reversed(days) if _is_recent(day, paper.dated)), last)
    return found


def _is_recent(day: str, dated: date | None) -> bool:
    if dated is None or len(day) != _FULL:
        return False
    return dated - _WEEKS <= date.fromisoformat(day) <= dated
