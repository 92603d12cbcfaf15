"""Dates in a sentence, with the precision they are stated in; relative ones only against a given day."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from functools import partial

from balozi.extraction.mentions.calendars import calendar, is_year, iso, with_year, words, year_near
from balozi.extraction.mentions.mentions import Mention, Of
from balozi.extraction.mentions.spoken import OPENERS, resolved, spoken
from balozi.extraction.mentions.tokens import (
    Known,
    Token,
    key_of,
    keys_in,
    places_where,
    texts_in,
)

_ORDINALS = frozenset({"st", "nd", "rd", "th", "er", "ere", "of", "day", "ya", "mwezi", "de", "du", ","})
_ENDINGS = frozenset({"st", "nd", "rd", "th"})
_RANGE = frozenset({"-", "to", "hadi", "au", "and", "na", "et"})
# "may", "march", "mars" and "sept" are months only beside a day or a year.
_DOUBTFUL = frozenset(
    {"may", "march", "mar", "mars", "mai", "mei", "sep", "sept", "jun", "dec", "nov", "jan"}
)

_LAST_DAY, _MILLENNIUM, _YEAR_WORDS, _SHORT = 31, 2000, 9, 4
# "on the 9th he was received": what stands around a day whose month is understood.
_BEFORE_DAYS, _LED = frozenset({"on"}), 2
_BEHIND_DAYS = frozenset(
    {
        "he",
        "she",
        "they",
        "it",
        "and",
        "to",
        "the",
        "in",
        "at",
        "with",
        "for",
        "before",
        "after",
        "when",
        "president",
        "minister",
    }
)

# Before a year in words, and between its words.
_YEAR_LINKS, _WITHIN_YEAR = frozenset({",", "in", "the", "year"}), frozenset({"and", "-"})


# A date that begins at a token, as one way of writing dates reads it against the day of the paper.
Reading = Callable[[Sequence[Token], int, date | None], Mention | None]


def dates_in(line: Sequence[Token], day: date | None) -> list[Mention]:
    """Return the dates of a sentence; a weekday keeps its number in ``name`` for the tense to decide.

    A date that hangs on an unknown day has an empty code.
    """
    book = calendar()
    places = list(places_where(book.opens.__getitem__, texts_in(line)))
    if not places:
        return []
    readings = _WITH_A_MONTH if not book.months.keys().isdisjoint(keys_in(line)) else _WITHOUT_MONTH
    found: list[Mention] = []
    behind = 0
    for index in places:
        hit = _date_at(line, index, day, readings[line[index].text]) if index >= behind else None
        if hit is not None:
            found.append(hit)
            behind = hit.last + 1
    return found


def weekday(number: int, day: date | None, *, ahead: bool) -> str:
    """Return the date of a weekday: the last one up to a day, or the first one after it."""
    if day is None:
        return ""
    if ahead:
        return (day + timedelta(days=(number - day.weekday()) % 7)).isoformat()
    return (day - timedelta(days=(day.weekday() - number) % 7)).isoformat()


def _date_at(
    line: Sequence[Token], index: int, day: date | None, readings: Sequence[Reading]
) -> Mention | None:
    for reading in readings:
        hit = reading(line, index, day)
        if hit is not None:
            return hit
    return None


def _spoken(line: Sequence[Token], index: int, day: date | None) -> Mention | None:
    """Read "tarehe tatu mwezi wa tano", "mwaka elfu mbili ishirini na sita"."""
    found = spoken(line, index, calendar().months) if line[index].key in OPENERS else None
    return None if found is None else Mention(Of.DATE, index, found.last, resolved(found, day))


def _worded(line: Sequence[Token], index: int, day: date | None) -> Mention | None:
    """Read "the seventh day of May, two thousand and twenty-six", as treaties close."""
    ordinals, numbers = words()["ordinals"], words()["numbers"]
    number, at = ordinals.get(line[index].key), index + 1
    if number is None:
        tens = numbers.get(line[index].key, 0)
        at = index + 2 + (at < len(line) and line[at].key == "-")
        number = tens + ordinals.get(line[at - 1].key, 0) if at <= len(line) else 0
    while at < len(line) and at <= index + 6 and line[at].key in {"day", "of"}:
        at += 1
    month = calendar().months.get(line[at].key) if at < len(line) else None
    if month is None or not 1 <= number <= _LAST_DAY:
        return None
    year, last = _year_in_words(line, at + 1)
    if year:
        return Mention(Of.DATE, index, last, iso(year, month, number))
    return with_year(line, (index, at), month, number, day)


def _year_in_words(line: Sequence[Token], at: int) -> tuple[int, int]:
    """Return a year in words and its last token: "two thousand and twenty-six"; 0 when none stands there."""
    numbers = words()["numbers"]
    total = last = 0
    for place in range(at, min(at + _YEAR_WORDS, len(line))):
        key = line[place].key
        if key == "thousand":
            total, last = total * 1000, place
        elif key in numbers:
            total, last = total + int(numbers[key]), place
        elif key not in (_WITHIN_YEAR if total else _YEAR_LINKS):
            break
    return (total, last) if _MILLENNIUM <= total < _MILLENNIUM + 100 else (0, at)


def _phrase(line: Sequence[Token], index: int, day: date | None) -> Mention | None:
    for phrase, meaning in calendar().phrases.get(line[index].key, ()):
        end = index + len(phrase)
        if end > len(line) or line[end - 1].key != phrase[-1]:
            continue
        told = tuple([token.key for token in line[index:end]]) == phrase
        if told and not (end < len(line) and is_year(line[end])):
            unit, step = meaning.split(":")
            return Mention(Of.DATE, index, end - 1, _shifted(day, unit, int(step)))
    return None


def _shifted(day: date | None, unit: str, step: int) -> str:
    if day is None:
        return ""
    if unit == "day":
        return (day + timedelta(days=step)).isoformat()
    if unit == "year":
        return str(day.year + step)
    if unit == "week":
        return (day + timedelta(days=7 * step)).isoformat()[:7]
    months = day.year * 12 + day.month - 1 + step
    return f"{months // 12:04d}-{months % 12 + 1:02d}"


def _day_first(line: Sequence[Token], index: int, day: date | None) -> Mention | None:
    """Read "4 March 2013", "19-20 November", "le 1er juin", "tarehe 3 ya mwezi Mei"."""
    number = _day_number(line[index])
    if number is None:
        return None
    at = _skip(line, _after_range(line, index + 1))
    month = calendar().months.get(line[at].key) if at < len(line) else None
    if month is None or (line[at - 1].key == "mwezi" and at == index + 2 and not _is_a_day(line, index)):
        return None
    return with_year(line, (index, at), month, number, day)


def _is_a_day(line: Sequence[Token], index: int) -> bool:
    """Tell whether "tarehe" or "siku ya" stands before a number: "madaktari 21 mwezi Septemba" are no day."""
    return any(token.key in {"tarehe", "siku"} for token in line[max(0, index - 2) : index])


def _month_first(line: Sequence[Token], index: int, day: date | None) -> Mention | None:
    """Read "March 4, 2013", "March 2013", "Februari 10-11", "mwezi Agosti mwaka jana"."""
    month = calendar().months.get(line[index].key)
    if month is None or not (line[index].is_capital or line[index].text != line[index].text.title()):
        return None
    # "Sept. 8 to 13", as news agencies write it.
    short = int(len(line[index].key) <= _SHORT and index + 2 < len(line) and line[index + 1].text == ".")
    number = _day_number(line[index + 1 + short]) if index + 1 + short < len(line) else None
    if number is not None:
        last = _after_range(line, index + 2 + short) - 1
        while last + 1 < len(line) and line[last + 1].key in {"st", "nd", "rd", "th"}:
            last += 1
        return with_year(line, (index, last), month, number, day)
    if line[index].key in _DOUBTFUL and (line[index].text == "may" or not year_near(line, index)):
        return None
    return with_year(line, (index, index), month, None, day)


def _day_of_month(line: Sequence[Token], index: int, day: date | None) -> Mention | None:
    """Read a day whose month the paper's own day tells: "On the 9th, he was received", "from the 4th to the 9th"."""
    if (
        day is None
        or index < _LED
        or line[index - 1].key != "the"
        or line[index - _LED].key not in _BEFORE_DAYS
    ):
        return None
    number = _day_number(line[index])
    if number is None:
        return None
    behind = line[index + 1 : index + 3]
    if len(behind) < 2 or behind[0].key not in {"st", "nd", "rd", "th"} or behind[0].start != line[index].end:
        return None
    if behind[1].text[0].isalpha() and behind[1].key not in _BEHIND_DAYS:
        # "on the 9th anniversary".
        return None
    months = (day.year * 12 + day.month - 1 + step for step in (0, -1, 1))
    told = (iso(month // 12, month % 12 + 1, number) for month in months)
    near = [code for code in told if len(code) > len("2026-01")]
    nearest = min(near, key=lambda code: abs((date.fromisoformat(code) - day).days), default="")
    return Mention(Of.DATE, index, index + 1, nearest) if nearest else None


def _relative(line: Sequence[Token], index: int, day: date | None) -> Mention | None:
    book, token = calendar(), line[index]
    if token.key in book.days:
        return Mention(Of.DATE, index, index, _shifted(day, "day", book.days[token.key]))
    if token.key in book.weekdays:
        number = book.weekdays[token.key]
        whole = _behind_weekday(line, index, day)
        if whole is not None:
            return whole
        turned = _turned(line, index, day)
        if turned:
            return Mention(Of.DATE, index, index + 1, turned)
        return Mention(Of.DATE, index, index, weekday(number, day, ahead=False), str(number))
    return None


def _turned(line: Sequence[Token], index: int, day: date | None) -> str:
    """Return the date of a weekday that is told as the last or the next one: "Jumatano iliyopita", "lundi prochain"."""
    behind = line[index + 1].key if index + 1 < len(line) else ""
    turns, number = words()["turns"], calendar().weekdays[line[index].key]
    if day is None or not (behind in turns["past"] or behind in turns["ahead"]):
        return ""
    ahead = behind in turns["ahead"]
    # Told on a Wednesday, "last Wednesday" is not the same day.
    return weekday(number, day + timedelta(days=1 if ahead else -1), ahead=ahead)


def _behind_weekday(line: Sequence[Token], index: int, day: date | None) -> Mention | None:
    """Read a weekday and the date behind it as one: "mardi 13 janvier 2026", "Tuesday, 13 January"."""
    at = index + 1
    while at < min(len(line), index + 3) and line[at].key in {",", "le", "tarehe"}:
        at += 1
    if at >= len(line) or not line[at].text[0].isdigit():
        return None
    told = _day_first(line, at, day)
    return Mention(Of.DATE, index, told.last, told.code) if told is not None else None


def _numeric(line: Sequence[Token], index: int, day: date | None) -> Mention | None:
    """Read 12/03/2024, 12.3.2024 and 2024-03-12; the day stands before the month."""
    if not line[index].text[0].isdigit() or (index + 1 < len(line) and line[index + 1].text.isalpha()):
        return None
    text = "".join([token.text for token in line[index : index + 5]])
    parts = text.replace(".", "/").replace("-", "/").split("/")
    if len(parts) != 3 or not all(part.isascii() and part.isdigit() and len(part) <= 4 for part in parts):
        return None
    year, month, number = (
        (parts[0], parts[1], parts[2]) if len(parts[0]) == 4 else (parts[2], parts[1], parts[0])
    )
    if len(year) != 4 or not 1 <= int(month) <= 12 or not 1 <= int(number) <= 31:
        return None
    return Mention(Of.DATE, index, min(index + 4, len(line) - 1), iso(int(year), int(month), int(number)))


def _year(line: Sequence[Token], index: int, day: date | None) -> Mention | None:
    if is_year(line[index]):
        return Mention(Of.DATE, index, index, line[index].text)
    return None


def _readings_of(word: str, *, month: bool) -> tuple[Reading, ...]:
    """Return the ways to read a date that begins with a word, in their order; some need a month in the sentence."""
    book, token = calendar(), Token(word, key_of(word), 0, len(word))
    numbered = _day_number(token) is not None
    tried: Mapping[Reading, bool] = {
        _spoken: token.key in OPENERS,
        _worded: month,
        _phrase: token.key in book.phrases,
        _day_first: month and numbered,
        _month_first: month and token.key in book.months,
        _day_of_month: numbered,
        _relative: token.key in book.days or token.key in book.weekdays,
        _numeric: word[0].isdigit(),
        _year: is_year(token),
    }
    return tuple(reading for reading, may_read in tried.items() if may_read)


_WITH_A_MONTH, _WITHOUT_MONTH = (Known(partial(_readings_of, month=month)) for month in (True, False))


def _day_number(token: Token) -> int | None:
    text = token.text
    if token.key == "mosi":
        return 1
    if not (text.isascii() and text.isdigit() and len(text) <= 2):
        return None
    return int(text) if 1 <= int(text) <= 31 else None


def _after_range(line: Sequence[Token], at: int) -> int:
    """Return the place behind "-20", "th to 20", "to the 20" or "to Friday 20" after a day number."""
    while True:
        link = at + int(at < len(line) and line[at].key in _ENDINGS)
        if link + 1 >= len(line) or line[link].key not in _RANGE:
            return at
        other = link + 1 + int(line[link + 1].key == "the")
        other += int(other < len(line) and line[other].key in calendar().weekdays)
        if other >= len(line) or _day_number(line[other]) is None:
            return at
        at = other + 1


def _skip(line: Sequence[Token], at: int) -> int:
    end = min(len(line), at + 3)
    while at < end and line[at].key in _ORDINALS:
        at += 1
    return at
