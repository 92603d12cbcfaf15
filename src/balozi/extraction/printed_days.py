"""The day that a paper prints as its own: in its dateline, or alone with a place among its first lines."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from balozi.extraction.mentions.dates import dates_in
from balozi.extraction.mentions.tokens import Token, tokens
from balozi.reading.documents import Document, PassageKind
from balozi.reading.sentences import sentences

_JOINTS = frozenset({"-", "–", "/", "to"})
_FIRST, _LINE, _PLACE, _FULL = 8, 14, 6, len("2026-11-22")
# A whole date has a year, in figures or in words, and no dateline is so many characters long.
_YEAR, _IN_WORDS, _REACH = re.compile(r"\d{4}"), ("thousand", "elfu"), 200
# Behind the day of a dateline; "-" only where it stands apart.
_MARKS = frozenset({"—", "–", "-", ":", "(", ".", "/"})
# Between place and day, and before the day where a label says what it is.
_SMALL = frozenset(
    {
        ",",
        "le",
        "the",
        "this",
        "on",
        "tarehe",
        "mjini",
        "jijini",
        "ya",
        "of",
        "and",
        "de",
        "fait",
        "(",
        ")",
        "|",
        ".",
    }
)
_LABELS = frozenset(
    {"date", "dated", "tarehe", "released", "published", "issued", "posted", "publie", "publiee"}
)
# A sentence that begins so tells what happened on that day.
_TELLS = frozenset(
    {
        "on",
        "in",
        "le",
        "by",
        "since",
        "from",
        "until",
        "mnamo",
        "tarehe",
        "siku",
        "depuis",
        "du",
        "au",
        "before",
        "after",
    }
)


def printed_day(document: Document) -> date | None:
    """Return the day that a paper prints as its own, None when it prints none or more than one.

    Only a whole date counts, in a dateline ("NAIROBI, 20 January 2025 —") or in a short line that holds nothing else
    but a place ("Abuja, le 7 juillet 2024").

    Args:
        document: as it was read.
    """
    found = {day for line in _first_lines(document) for day in _own_days(line)}
    return date.fromisoformat(found.pop()) if len(found) == 1 else None


def _first_lines(document: Document) -> Iterator[list[Token]]:
    for passage in document.passages[:_FIRST]:
        end = min(passage.end, passage.start + _REACH)
        if passage.kind is PassageKind.CONTENTS or not _may_hold_a_year(document.text[passage.start : end]):
            continue
        first = next(iter(sentences(document.text, passage.start, end, passage.language)), None)
        if first is not None and _may_hold_a_year(document.text[slice(*first)]):
            yield tokens(document.text, *first)


def _may_hold_a_year(text: str) -> bool:
    """Tell whether a year may stand in a text, in figures or in words."""
    if _YEAR.search(text) is not None:
        return True
    lower = text.casefold()
    return any(word in lower for word in _IN_WORDS)


def _own_days(line: Sequence[Token]) -> Iterator[str]:
    """Yield the day of a line that is a dateline or nothing but a place and a day."""
    day = next((one for one in dates_in(line[: 2 * _LINE], None) if len(one.code) == _FULL), None)
    if day is None or day.first > _PLACE or line[0].key in _TELLS:
        return
    before, behind = line[: day.first], line[day.last + 1 :]
    if not _is_place(before) or _is_doubtful(line, (day.first, day.last)):
        return
    ends = not behind or (behind[0].text in _MARKS and len(before) > 0)
    alone = len(line) <= _LINE and _is_place(behind)
    if ends or alone:
        yield day.code


def _is_doubtful(line: Sequence[Token], day: tuple[int, int]) -> bool:
    """Tell whether a date is a range ("1–2 October 2026") or in figures of which two may be the month ("3/12/2025")."""
    first, last = day
    year_first = len(line[first].text) == len("2026") and line[first].text.isdigit()
    return not year_first and any(token.text in _JOINTS for token in line[max(0, first - 1) : last + 1])


def _is_place(stretch: Sequence[Token]) -> bool:
    """Tell whether there are only names and small words, or a label that says that a day follows."""
    labelled = any(token.text == ":" for token in stretch)
    if labelled and not any(token.key in _LABELS for token in stretch):
        return False
    return len(stretch) <= _PLACE and all(
        token.is_capital or token.key in _SMALL | _LABELS or token.text in {":", "-", "–", "—"}
        for token in stretch
    )
