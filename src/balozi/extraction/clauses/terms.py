"""When a promise falls due: a day that it is to be kept by, or a term counted from the day of the paper."""

from collections.abc import Sequence
from datetime import date, timedelta

from balozi.extraction.clauses.cues import closed
from balozi.extraction.clauses.drafts import day_of
from balozi.extraction.clauses.lines import Line, Reading
from balozi.extraction.mentions.dates import words
from balozi.extraction.mentions.mentions import Mention
from balozi.extraction.mentions.tokens import Token

_BY = closed("promises", "by")
_FROM = closed("terms", "starts")
_END = closed("terms", "end")
_WITHIN = closed("terms", "within")
_DAYS = closed("terms", "days")
_WEEKS = closed("terms", "weeks")
_MONTHS = closed("terms", "months")
_YEARS = closed("terms", "years")
_BACK = 5
_AHEAD = frozenset({"next", "tomorrow", "this", "coming"})
_ON = frozenset({"on", "effective", "beginning", "for", "of", "around", "in"})
_END_OF = frozenset({"end", "close", "later", "before", "by"})
# A sentence may open with the day: "By 2030 we will".
_START = 4
_MOST = 400


def due_of(line: Line, span: tuple[int, int], reading: Reading) -> tuple[str, str]:
    """Return the due date of a promise between two tokens and its words; "" twice when none is told.

    A month without its year is the next one; "within 60 days" is the month in which they end, "within three
    years" the year.
    """
    english = line.words.language == "en"
    for mention in line.dates:
        begins = line.words.language != "sw" and mention.first <= min(_START, span[0])
        opening = _opening(line, mention) if begins or span[0] <= mention.first <= span[1] else -1
        if english and opening < 0 and (begins or span[0] <= mention.first <= span[1]):
            opening = _loosely(line, mention, reading)
        if opening >= 0 and not (english and _is_over(mention, reading)):
            return _ahead(line, mention, reading), _text(line, opening, mention.last, reading)
    found = _term(line, span, reading)
    return found if found[0] or not english else _spoken(line, span, reading)


def _is_over(mention: Mention, reading: Reading) -> bool:
    """Tell whether a year had passed when the paper was written: "the 1982 Convention", "discontinued in 1991"."""
    dated = reading.paper.dated
    return dated is not None and mention.code[:4].isdigit() and int(mention.code[:4]) < dated.year


def _loosely(line: Line, mention: Mention, reading: Reading) -> int:
    """Return the first word of a date to come that no word of a term opens: "on 1 July", "later this year"; -1."""
    today = reading.paper.dated.isoformat() if reading.paper.dated else ""
    keys = {token.key for token in line.tokens[mention.first : mention.last + 1]}
    if keys & _AHEAD:
        return mention.first
    before = line.tokens[mention.first - 1].key if mention.first else ""
    told = before in _ON or (before == "the" and line.tokens[mention.first - 2].key in _ON)
    return mention.first - 1 if told and today and mention.code > today[: len(mention.code)] else -1


def _spoken(line: Line, span: tuple[int, int], reading: Reading) -> tuple[str, str]:
    """Return a day told without a date: "before the end of the year", "starting next week", "by Christmas"."""
    dated = reading.paper.dated
    last = min(span[1], len(line.tokens) - 1)
    for at in range(span[0] + 1, last + 1) if dated is not None else ():
        key, before = line.tokens[at].key, {token.key for token in line.tokens[max(0, at - 4) : at]}
        if dated is not None and key == "week" and before & {"next", "coming"}:
            return (dated + timedelta(days=7)).isoformat()[:7], _text(line, at - 1, at, reading)
        if dated is not None and key == "year" and before & _END_OF:
            return str(dated.year), _text(line, at - 1, at, reading)
        if dated is not None and key == "christmas":
            return f"{dated.year}-12", _text(line, at, at, reading)
    return "", ""


def _opening(line: Line, mention: Mention) -> int:
    """Return the word that makes a date a due date, nearest before it: "before", "ifikapo", "by the end of"; -1."""
    for at in range(mention.first - 1, max(-1, mention.first - 1 - _BACK), -1):
        key = line.tokens[at].key
        if key in _BY or (key in _FROM and mention.first - at <= 2):
            return at
        if not (key in _END or len(key) <= 3 or key in {"mwezi", "mwaka", "tarehe"}):
            return -1
    return -1


def _ahead(line: Line, mention: Mention, reading: Reading) -> str:
    """Return the code of a date, a year later when it names no year and would have passed already."""
    code, dated = day_of(mention, reading, ahead=True), reading.paper.dated
    told = any(
        len(token.text) == 4 and token.text.isdigit()
        for token in line.tokens[mention.first : mention.last + 1]
    )
    if dated is None or told or mention.name or len(code) < 7 or code[:7] >= dated.isoformat()[:7]:
        return code
    return f"{int(code[:4]) + 1}{code[4:]}"


def _term(line: Line, span: tuple[int, int], reading: Reading) -> tuple[str, str]:
    """Return the end of a term: "within 90 days", "ndani ya miezi sita", "dans un délai de deux ans"."""
    for at in range(span[0], min(span[1], len(line.tokens) - 1) + 1):
        if line.tokens[at].key not in _WITHIN:
            continue
        near = line.tokens[at + 1 : at + 7]
        unit = next((number for number, token in enumerate(near) if _unit(token)), None)
        count = _count(near, unit) if unit is not None else None
        if unit is not None and count is not None:
            last = min(at + 2 + unit, len(line.tokens) - 1)
            return _end_of(reading.paper.dated, count, _unit(near[unit])), _text(line, at, last, reading)
    return "", ""


def _unit(token: Token) -> str:
    for name, listed in (("day", _DAYS), ("week", _WEEKS), ("month", _MONTHS), ("year", _YEARS)):
        if token.key in listed:
            return name
    return ""


def _count(near: Sequence[Token], unit: int) -> int | None:
    """Return the number beside a unit of time, in figures or words, before or behind it."""
    numbers = words()["numbers"]
    for at in (unit - 1, unit + 1, unit + 2):
        if not 0 <= at < len(near):
            continue
        token = near[at]
        if token.text.isascii() and token.text.isdigit():
            return int(token.text) if int(token.text) <= _MOST else None
        if token.key in numbers:
            return int(numbers[token.key])
    return None


def _end_of(dated: date | None, count: int, unit: str) -> str:
    if dated is None:
        return ""
    if unit == "year":
        return str(dated.year + count)
    if unit == "month":
        months = dated.year * 12 + dated.month - 1 + count
        return f"{months // 12:04d}-{months % 12 + 1:02d}"
    return (dated + timedelta(days=count * (7 if unit == "week" else 1))).isoformat()[:7]


def _text(line: Line, first: int, last: int, reading: Reading) -> str:
    return reading.paper.text[line.tokens[first].start : line.tokens[last].end]
