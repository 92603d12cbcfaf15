"""When a promise falls due: a day that it is to be kept by, or a term counted from the day of the paper."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from functools import cache
from itertools import pairwise
from typing import Any

from balozi.extraction.clauses.sentence.cues import words_text
from balozi.extraction.clauses.sentence.lines import Line, Reading
from balozi.extraction.clauses.shared.days import day_of
from balozi.extraction.clauses.shared.french_terms import french_term, opening_of
from balozi.extraction.mentions.mentions import Mention, Of
from balozi.extraction.mentions.numbers import number_at, numerals
from balozi.extraction.mentions.tokens import Token

_BACK = 9
# A sentence may open with the day: "By 2030 we will".
_START = 4
_MOST = 400
# How far behind the word of a term its unit may stand: "dans un délai maximal de dix-huit mois".
_REACH, _NEAR = 9, 5
# Loans are paid back in more years; a promise is kept sooner.
_FAR = 15
_MIDDLE, _DECADE, _TWO = 6, 10, 2
# The last month of a season; behind it the one of the next year is meant.
_SEASONS = {"spring": 5, "summer": 8, "autumn": 11, "september": 9}
_RANGE = frozenset({"-", "and", "et", "na", "to", "a", "hadi", "/"})
_BETWEEN = frozenset(
    {"between", "entre", "kati", "baina", "from", "de", "katika", "period", "periode", "kipindi"}
)
_YEAR = len("2027")
_GONE = frozenset({"uliopita", "iliyopita", "lililopita", "jana", "juzi", "uliokwisha"})
# Parts of a year by their months: "the second quarter of 2027", "robo ya tatu ya mwaka 2027".
_PARTS = {"quarter": 3, "half": 6, "robo": 3, "nusu": 6}
_ORDINALS = {
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "last": 4,
    "kwanza": 1,
    "pili": 2,
    "tatu": 3,
    "nne": 4,
}
_NO_LATER = frozenset({"no", "not", "later", "more"})
_ONE = frozenset({"a", "one", "un", "une", "mmoja", "moja"})
# "ng'ombe walioibwa mwezi Desemba", "iliahidi mwezi Machi": a month right behind a Swahili past is of what was done.
_PAST = re.compile(r"(?:a|wa|i|zi|u|ya|ki|vi|li|tu|ni|pa|ku)li(?!po)\w{3,}\Z")


@cache
def _words() -> Mapping[str, Any]:
    text = words_text("terms.toml")
    table = tomllib.loads(text)
    sets = {name: frozenset(listed) for name, listed in table.items() if name != "spoken"}
    spoken = [(f" {words} ", row["means"]) for row in table["spoken"] for words in row["words"]]
    return {**sets, "spoken": spoken, "first": frozenset(words.split()[0] for words, _ in spoken)}


def due_of(line: Line, span: tuple[int, int], reading: Reading) -> tuple[str, str]:
    """Return the due date of a promise between two tokens and its words; "" twice when none is told.

    A month without its year is the next one; "within 60 days" is the month in which they end, "within three
    years" the year; of a period its last day counts.
    """
    part = french_term(line, span, reading) if line.words.language == "fr" else ("", "")
    told = part if part[1] else _term(line, span, reading)
    dates = line.dates if not told[1] else ()
    if line.words.language == "sw" and len(dates) > 1:
        # "aliahidi mwezi Novemba kwamba ... ifikapo mwishoni mwa 2025": a date that a term opens comes first.
        dates = sorted(dates, key=lambda mention: _opening(line, mention) < 0)
    for mention in dates:
        begins = line.words.language != "sw" and mention.first <= min(_START, span[0])
        if not (begins or span[0] <= mention.first <= span[1]) or _is_over(line, mention, reading):
            continue
        last = _end_of_range(line, mention)
        code = _ahead(line, last, reading)
        opening = _opening(line, mention)
        opening = opening if opening >= 0 else _loosely(line, mention, code, reading)
        if opening >= 0:
            return code, _text(line, opening, last.last, reading)
    return told if told[1] else _spoken(line, span, reading)


def _is_over(line: Line, mention: Mention, reading: Reading) -> bool:
    """Tell whether a year had passed when the paper was written: "the 1982 Convention", "discontinued in 1991"."""
    dated = reading.paper.dated
    if not _GONE.isdisjoint(line.row[mention.first : mention.last + 1]):
        # "iliahidi msaada mwezi uliopita": when it was promised.
        return True
    return dated is not None and _names_year(line, mention) and int(mention.code[:4]) < dated.year


def _names_year(line: Line, mention: Mention) -> bool:
    named = line.tokens[mention.first : mention.last + 1]
    return any(len(token.text) == _YEAR and token.text.isdigit() for token in named) and mention.code != ""


def _opening(line: Line, mention: Mention) -> int:
    """Return the word that makes a date a due date, nearest before it: "before", "ifikapo", "by the end of"; -1."""
    words = _words()
    for at in range(mention.first - 1, max(-1, mention.first - 1 - _BACK), -1):
        key = line.tokens[at].key
        if key in words["by"] or (key in words["starts"] and mention.first - at <= 3):
            return -1 if key == "in" and _is_of_a_deed_done(line, at) else at
        if not (key in words["end"] or len(key) <= 3):
            return -1
    return -1


def _is_of_a_deed_done(line: Line, at: int) -> bool:
    """Tell whether a day is that of an earlier deed: "the accord signed in 2016", "the session held in Lima in May"."""
    while at > _TWO and line.tokens[at - 1].is_capital and line.tokens[at - _TWO].key in {"in", "at"}:
        at -= _TWO
    return line.tokens[at - 1].key in _words()["done"] and line.tokens[at - _TWO].key not in {
        "be",
        "is",
        "are",
    }


def _loosely(line: Line, mention: Mention, code: str, reading: Reading) -> int:
    """Return the first word of a date to come that no word of a term opens: "on 1 July", "later this year"; -1."""
    words, tokens = _words(), line.tokens
    today = reading.paper.dated.isoformat() if reading.paper.dated else ""
    keys = {token.key for token in tokens[mention.first : mention.last + 1]}
    if _is_day_of_promise(line, mention):
        return -1
    if keys & words["ahead"] and not mention.name:
        return mention.first
    at = mention.first - 1
    while at > 0 and at > mention.first - _BACK and tokens[at].key in words["end"]:
        at -= 1
    before = tokens[at].key if at >= 0 else ""
    month = line.words.language == "sw" and len(mention.code) > _YEAR and before not in words["since"]
    told = before in words["on"] or before in _BETWEEN or month
    named = any(0 < mention.first - paper.last <= 3 for paper in line.instruments())
    return max(0, at) if told and today and code > today[: len(code)] and not named else -1


def _is_day_of_promise(line: Line, mention: Mention) -> bool:
    """Tell whether a date is that of the promising: "agreed in June to set up", "iliahidi mwezi Machi kutoa"."""
    before = (
        line.tokens[mention.first - 1 - (line.tokens[mention.first - 1].key == "mwezi")]
        if mention.first
        else None
    )
    if line.words.language == "sw" and before is not None and _PAST.match(before.key):
        return True
    if line.words.language == "fr" and any(
        a.relative and 0 < mention.first - a.last <= _TWO for a in line.acts
    ):
        # "les douze pêcheurs arrêtés en juin": the day of what was done to them.
        return not _names_year(line, mention)
    behind = any(act.first > mention.last for act in line.acts)
    near = (act for act in line.acts if 0 < mention.first - act.last <= 2)
    return behind and any(act.tense == "past" and act.is_finite and not act.passive for act in near)


def _end_of_range(line: Line, mention: Mention) -> Mention:
    """Return the last date of a period: "between 2026 and 2029", "2027-2031", "kati ya Aprili 2026 na Machi 2028"."""
    behind = next((day for day in line.dates if day.first == mention.last + 2), None)
    if (
        behind is not None
        and line.tokens[mention.last + 1].key in _RANGE
        and len(behind.code) >= len(mention.code) > 0
    ):
        near = set(line.row[max(0, mention.first - 3) : mention.first])
        joined = line.tokens[mention.last + 1].key in {"-", "to", "hadi"}
        return behind if near & _BETWEEN or joined else mention
    short = line.tokens[mention.last + 1 : mention.last + 3]
    if [token.key for token in short[:1]] == ["/"] and len(short) > 1 and short[1].text.isdigit():
        # "the 2026/27 budget", "mwaka wa fedha 2025/2026": a fiscal year ends in the second.
        return Mention(Of.DATE, mention.first, mention.last + 2, str(int(mention.code[:4]) + 1))
    return mention


def _ahead(line: Line, mention: Mention, reading: Reading) -> str:
    """Return the code of a date, a year later when it names no year and would have passed already."""
    code, dated = day_of(mention, reading, ahead=True), reading.paper.dated
    told = _names_year(line, mention) or mention.last - mention.first > 1
    if len(code) == _YEAR and _is_mid(line, mention):
        return f"{code}-{_MIDDLE:02d}"
    if len(code) == _YEAR and (month := _end_of_part(line, mention)):
        return f"{code}-{month:02d}"
    if dated is None or told or mention.name or len(code) < 7 or code[:7] >= dated.isoformat()[:7]:
        return code
    return f"{int(code[:4]) + 1}{code[4:]}"


def _is_mid(line: Line, mention: Mention) -> bool:
    near = set(line.row[max(0, mention.first - 3) : mention.first])
    return bool(near & {"mid", "katikati", "mi", "milieu", "middle"})


def _end_of_part(line: Line, mention: Mention) -> int:
    """Return the last month of the quarter or half that stands before a year, 0 when none does."""
    near = line.tokens[max(0, mention.first - _BACK) : mention.first]
    for at, token in enumerate(near):
        months = _PARTS.get(token.key, 0)
        beside = [one.key for one in near[max(0, at - 1) : at + 3]]
        count = next((_ORDINALS[key] for key in beside if key in _ORDINALS), 0) if months else 0
        if count * months in range(1, 12):
            return count * months
    return 0


def _term(line: Line, span: tuple[int, int], reading: Reading) -> tuple[str, str]:
    """Return the end of a term: "within 90 days", "ndani ya miezi sita", "sur dix-huit mois", "for another year"."""
    words = _words()
    if line.keys.isdisjoint(words["within"] | words["lasting"]):
        return "", ""
    for at in range(min(span[0], _START), min(span[1], len(line.tokens) - 1) + 1):
        key = line.tokens[at].key
        if not (key in words["within"] or key in words["lasting"]) or (at < span[0] and at > 0):
            continue
        found = _counted(line, at)
        if found is None or (key in words["lasting"] and not _goes_further(line, at, found[2])):
            continue
        count, unit, last = found
        nearer = line.words.language == "en" and any(
            line.tokens[n].key in words["within"] for n in range(at + 1, last)
        )
        if nearer:
            # "in Accra within six months": the nearer word opens the term.
            continue
        if line.words.language == "sw" and _has_lasted(line, at):
            # "baada ya kufungwa kwa zaidi ya miaka kumi".
            continue
        if not _comes_back(line, last) and not (unit == "years" and count > _FAR):
            return _end_of(_counted_from(line, last, reading), count, unit), _text(line, at, last, reading)
    return "", ""


def _has_lasted(line: Line, at: int) -> bool:
    """Tell whether a Swahili term is one that is over: "baada ya kufungwa kwa zaidi ya miaka kumi"."""
    return any(
        one == "baada" and other == "ya" for one, other in pairwise(line.row[max(0, at - _NEAR - 1) : at])
    )


def _counted(line: Line, at: int) -> tuple[int, str, int] | None:
    """Return how many units of time a term has, the unit, and its last token; None when none is counted."""
    swahili = line.words.language == "sw"
    starts = numerals().starts | ({"a", "one"} if line.words.language == "en" else {"un", "une"})
    end = min(len(line.tokens), at + (_NEAR if swahili else _REACH))
    for place in range(at + 1, end):
        token = line.tokens[place]
        if token.text in {",", ";", "."} or token.key in {"and", "et"}:
            return None
        unit = _unit(token)
        if unit and swahili:
            number = _number(line, place + 1)
            return (number[0], unit, number[1]) if number else None
        if not swahili and (token.text[0].isdigit() or token.key in starts):
            number = _number(line, place)
            found = _unit_behind(line, number, place) if number else None
            if number and found:
                return (number[0], *found)
    return None


def _number(line: Line, at: int) -> tuple[int, int] | None:
    if at >= len(line.tokens):
        return None
    if line.tokens[at].key in _ONE:
        return 1, at
    number = number_at(line.tokens, at)
    fits = number is not None and float(number.value).is_integer() and 0 < number.value <= _MOST
    return (int(number.value), number.last) if number is not None and fits else None


def _unit_behind(line: Line, number: tuple[int, int], at: int) -> tuple[str, int] | None:
    """Return the unit of time behind a number, adjectives passed over: "two fiscal years", "trois prochains mois"."""
    for place in range(number[1] + 1, min(len(line.tokens), number[1] + 4)):
        unit = _unit(line.tokens[place])
        if unit:
            return unit, place
        if not line.tokens[place].text.isalpha() or line.tokens[place].key in {"of", "de", "to", "for"}:
            return None
    return None


def _unit(token: Token) -> str:
    words = _words()
    units = ("days", "weeks", "months", "years", "decades")
    return next((unit for unit in units if token.key in words[unit]), "")


def _goes_further(line: Line, at: int, last: int) -> bool:
    """Tell whether a term is said to go on: "for another twelve months", "pour les trois prochaines années"."""
    keys = set(line.row[at : last + 3])
    return bool(keys & _words()["more"])


def _comes_back(line: Line, last: int) -> bool:
    behind = set(line.row[max(0, last - 1) : last + 6])
    return bool(behind & _words()["recurring"])


def _counted_from(line: Line, last: int, reading: Reading) -> date | None:
    """Return the day a term is counted from: the one told behind it, else that of the paper."""
    opens = set(line.row[last + 1 : last + 4]) & _words()["from"]
    day = next((m for m in line.dates if opens and last < m.first <= last + 4), None)
    if day is not None and len(day.code) == len("2026-01-01"):
        return date.fromisoformat(day.code)
    return reading.paper.dated


def _end_of(dated: date | None, count: int, unit: str) -> str:
    if dated is None:
        return ""
    if unit in {"years", "decades"}:
        return str(dated.year + count * (_DECADE if unit == "decades" else 1))
    if unit == "months":
        months = dated.year * 12 + dated.month - 1 + count
        return f"{months // 12:04d}-{months % 12 + 1:02d}"
    return (dated + timedelta(days=count * (7 if unit == "weeks" else 1))).isoformat()[:7]


def _spoken(line: Line, span: tuple[int, int], reading: Reading) -> tuple[str, str]:
    """Return a day told without a date: "before the end of the year", "d'ici à la fin du mois", "by Christmas"."""
    dated, words = reading.paper.dated, _words()
    if dated is None or line.keys.isdisjoint(words["first"]):
        return "", ""
    first, last = span[0] if span[0] > _START else 0, min(span[1], len(line.tokens) - 1)
    told = f" {' '.join(token.key for token in line.tokens[first : last + 1])} "
    for phrase, means in words["spoken"]:
        start = told.find(phrase)
        if start >= 0 and not told[start + len(phrase) : start + len(phrase) + 1].isdigit():
            at = first + told[:start].count(" ")
            return _meant(means, dated), _text(line, at, at + phrase.count(" ") - 2, reading)
    return "", ""


def _meant(means: str, dated: date) -> str:
    if means == "year":
        return str(dated.year)
    if means == "month":
        return dated.isoformat()[:7]
    if means == "half":
        return f"{dated.year + (dated.month > _MIDDLE)}-{_MIDDLE:02d}"
    if means in _SEASONS:
        return str(dated.year + (dated.month > _SEASONS[means]))
    if means.isdigit():
        return f"{dated.year + (dated.month > int(means))}-{means}"
    if means == "decade":
        return str(dated.year - dated.year % _DECADE + _DECADE)
    return f"{dated.year}-{means}"


def _text(line: Line, first: int, last: int, reading: Reading) -> str:
    tokens: Sequence[Token] = line.tokens
    while first > 0 and tokens[first].key in {"than", "later"} and tokens[first - 1].key in _NO_LATER:
        first -= 1
    first = opening_of(line, first) if line.words.language == "fr" else first
    return reading.paper.text[tokens[first].start : tokens[min(last, len(tokens) - 1)].end]
