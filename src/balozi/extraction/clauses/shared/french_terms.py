"""Days that French tells by a part of a year: "d'ici à la fin du premier semestre 2027", "l'an prochain"."""

from datetime import date

from balozi.extraction.clauses.sentence.cues import words_of
from balozi.extraction.clauses.sentence.lines import Line, Reading

_WORDS = words_of("french_further", "terms")
_LEADS, _SMALL, _ENDS, _YEARS, _COMING, _SEASONS, _LONE = (
    _WORDS[name] for name in ("leads", "small", "ends", "years", "coming", "seasons", "lone")
)
# How many months a part of a year has, and which of them it is.
_LENGTHS = {"semestre": 6, "trimestre": 3, "quadrimestre": 4}
_ORDINALS = {
    "premier": 1,
    "1er": 1,
    "deuxieme": 2,
    "second": 2,
    "2e": 2,
    "troisieme": 3,
    "3e": 3,
    "quatrieme": 4,
}
_PARTS = frozenset(_LENGTHS) | _SEASONS | _ENDS | _YEARS | _LONE
_BEFORE = _WORDS["before"]
_OF_SEASONS = frozenset({"'", "’", "cet", "prochain"})
_DIGITS, _MONTHS, _REACH, _BACK, _TWO = 4, 12, 6, 9, 2
_MONTH = len("2027-03")


def french_term(line: Line, span: tuple[int, int], reading: Reading) -> tuple[str, str]:
    """Return the day that a part of a year tells in a French promise and its words; "" twice when none is told.

    Of a half or a quarter the last month counts; a season, its beginning or its end is told by its year.

    Args:
        line: the sentence.
        span: first and last token of the promise.
        reading: its paper.
    """
    if line.keys.isdisjoint(_PARTS):
        return "", ""
    for at in range(span[0], min(span[1], len(line.tokens) - 1) + 1):
        if line.tokens[at].key in _PARTS:
            begin, (last, code) = _lead(line, at), _told(line, at, reading.paper.dated)
            if begin >= 0 and code and not _is_over(code, reading.paper.dated):
                begin = opening_of(line, begin)
                return code, reading.paper.text[line.tokens[begin].start : line.tokens[last].end]
    return "", ""


def opening_of(line: Line, at: int) -> int:
    """Return where the words of a day begin whose chief word stands at a token: "d'ici", "au plus tard", "à partir de".

    Args:
        line: the sentence.
        at: the token found.
    """
    while at > 0 and line.tokens[at - 1].key in _BEFORE:
        at -= 1
    return at


def _is_over(code: str, dated: date | None) -> bool:
    return dated is not None and code < dated.isoformat()[: len(code)]


def _lead(line: Line, at: int) -> int:
    """Return where the words of a day begin: with "avant", "d'ici à", "au cours de", "dès"; -1 without one."""
    coming = (
        line.tokens[at].key in _YEARS and line.tokens[at + 1 : at + 2] and line.tokens[at + 1].key in _COMING
    )
    lead = at if line.tokens[at].key in _LONE or coming else -1
    for place in range(at - 1, max(-1, at - 1 - _BACK), -1):
        key = line.tokens[place].key
        if key in _LEADS:
            lead = place
        elif key not in _SMALL and key not in _PARTS and key not in _ORDINALS:
            break
    return lead


def _told(line: Line, at: int, dated: date | None) -> tuple[int, str]:
    """Return the last token of a part of a year and its code, "" when its year is not told and cannot be meant."""
    key = line.tokens[at].key
    last, year = _year_behind(line, at, dated)
    if key in _LENGTHS:
        return last, _end_of_part(line, at, year, dated)
    if key in _ENDS and (month := _of_month(line, at))[1]:
        return month
    if key in _ENDS:
        finer = any(token.key in _LENGTHS for token in line.tokens[at : last + 1])
        return (at, "") if finer or not year or key == "mois" else (last, _middle(key, year))
    if key in _YEARS and not year and dated is not None and line.tokens[at - 1].key in {"cette", "cet"}:
        return at, str(dated.year)
    if key in _SEASONS and not year and dated is not None and _is_season(line, at):
        return at, _next_one(line, at, dated)
    return last, year


def _is_season(line: Line, at: int) -> bool:
    """Tell whether a season stands with its article, and is no participle: "l'été", not "a été"."""
    before = line.tokens[at - 1].key if at else ""
    return before in _OF_SEASONS or (before in {"au", "ce", "le", "la"} and line.tokens[at].key != "ete")


def _middle(key: str, year: str) -> str:
    return f"{year}-06" if key in {"mi", "milieu"} else year


def _of_month(line: Line, at: int) -> tuple[int, str]:
    """Return the month behind "fin", "début", "mi-" or "courant": "à la mi-mars"."""
    near = (day for day in line.dates if at < day.first <= at + _TWO + 1 and len(day.code) == _MONTH)
    day = next(near, None)
    between = line.tokens[at + 1 : day.first] if day is not None else ()
    fits = all(token.key in _SMALL or token.text == "-" for token in between)
    return (day.last, day.code) if day is not None and fits else (at, "")


def _year_behind(line: Line, at: int, dated: date | None) -> tuple[int, str]:
    """Return the year told behind a part of it, small words between: "de l'année 2027", "prochain"."""
    for place in range(at, min(at + _REACH + 1, len(line.tokens))):
        token = line.tokens[place]
        if len(token.text) == _DIGITS and token.text.isdigit():
            return _end_of_years(line, place)
        if token.key in _COMING and dated is not None:
            within = set(line.row[at : place + 1]) & _YEARS
            return place, str(dated.year + 1) if within else _next_one(line, at, dated)
        if place > at and token.key not in _SMALL | _YEARS | _SEASONS | set(_LENGTHS) and token.text != "-":
            break
    return at, ""


def _end_of_years(line: Line, at: int) -> tuple[int, str]:
    """Return the last year of a span of years: "sur la période 2027-2029"."""
    behind = line.tokens[at + 1 : at + 1 + _TWO]
    if len(behind) == _TWO and behind[0].text in {"-", "–", "/"} and behind[1].text.isdigit():
        year = behind[1].text
        return at + _TWO, year if len(year) == _DIGITS else line.tokens[at].text[:2] + year
    return at, line.tokens[at].text


def _next_one(line: Line, at: int, dated: date) -> str:
    """Return the year of the season that comes next: "au printemps prochain"."""
    month = {"printemps": 5, "ete": 8, "automne": 11, "hiver": 12, "rentree": 9}.get(line.tokens[at].key, 0)
    return str(dated.year + (dated.month > month)) if month else ""


def _end_of_part(line: Line, at: int, year: str, dated: date | None) -> str:
    """Return the last month of a half or a quarter: of the year told, else of the next such part."""
    length = _LENGTHS[line.tokens[at].key]
    before = line.row[max(0, at - 3) : at]
    if before[-1:] in (["premier"], ["er"]) or before[-2:] == ["1", "er"]:
        number = 1
    elif before[-1:] == ["dernier"]:
        number = _MONTHS // length
    else:
        number = next((_ORDINALS[key] for key in reversed(before) if key in _ORDINALS), 0)
    if not number:
        if dated is None or year or "fin" not in set(line.row[max(0, at - _TWO) : at]):
            return ""
        return f"{dated.year}-{-(-dated.month // length) * length:02d}"
    month = number * length
    if not year and dated is not None:
        year = str(dated.year + (dated.month > month))
    return f"{year}-{month:02d}" if year and month <= _MONTHS else ""
