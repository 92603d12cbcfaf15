"""Which documents of the policy cycle there are, and of which sections and blocks each consists."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from balozi.ground.errors.briefs import BriefPeriodUnfit, NoSuchBriefKind
from balozi.results.periods import QUARTER, YEAR, period_of
from balozi.results.windows import period_named


@dataclass(frozen=True, slots=True)
class Outline:
    """One document.

    Attributes:
        kind: stored word.
        span: year, quarter, years: the periods it can be of.
        sections: (name, its blocks), in their order.
    """

    kind: str
    span: Sequence[str]
    sections: Sequence[tuple[str, Sequence[str]]]


@dataclass(frozen=True, slots=True)
class Span:
    """The period of a document, as written and as days."""

    name: str
    first_day: date
    last_day: date


def kinds() -> tuple[str, ...]:
    """Return the names of all documents.

    Examples:
        >>> kinds()[4]
        'annual_progress_report'
    """
    return tuple(_table()["documents"])


def review_kinds() -> tuple[str, ...]:
    """Return the documents that hold recommendations."""
    return tuple(_table()["reviews"]["kinds"])


def criteria() -> tuple[str, ...]:
    """Return the criteria of OECD-DAC by which reviews judge.

    Examples:
        >>> criteria()[2]
        'effectiveness'
    """
    return tuple(_table()["reviews"]["criteria"])


def outline_of(kind: str) -> Outline:
    """Return one document's outline.

    Raises:
        NoSuchBriefKind: none is called so.
    """
    told = _table()["documents"].get(kind)
    if told is None:
        raise NoSuchBriefKind(kind[:40])
    blocks = _table()["sections"]
    return Outline(kind, told["span"], [(name, blocks.get(name, ())) for name in told["sections"]])


def span_of(outline: Outline, text: str) -> Span:
    """Return the period of a document; two years with a stroke between them for a review of several.

    Raises:
        NotAPeriod: it is none.
        BriefPeriodUnfit: the document is not made for such a period.

    Examples:
        >>> span_of(outline_of("annual_progress_report"), "FY2025").first_day.isoformat()
        '2025-07-01'
        >>> span_of(outline_of("annual_progress_report"), "2025/26").name
        'FY2025'
    """
    named = period_named(text.strip())
    first, stroke, last = named.partition("/")
    begins = period_of(first)
    ends = period_of(last) if stroke else begins
    sort = "years" if stroke else {YEAR: "year", QUARTER: "quarter"}.get(begins.months, "")
    whole = not stroke or (begins.months == ends.months == YEAR and begins.fiscal == ends.fiscal)
    if sort not in outline.span or not whole or ends.end < begins.end:
        raise BriefPeriodUnfit(outline.kind, text[:40], ", ".join(outline.span))
    return Span(named, begins.first_day, ends.last_day)


@cache
def _table() -> Mapping[str, Mapping[str, Any]]:
    return tomllib.loads(Path(__file__).with_name("outlines.toml").read_text("utf-8"))
