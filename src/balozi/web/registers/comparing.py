"""A register on two days: what came, changed, moved on and went, as a page and as CSV."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain

from django.http import HttpRequest, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone

from balozi.ground.dates import month_before
from balozi.store.follow_up.changes import changes_in_parts, count_changes, list_changes
from balozi.store.registers.changes import ChangeRow, Doing, FieldChange, Sort, Span
from balozi.web.context import may
from balozi.web.labels import label
from balozi.web.listing import day_in, end_of, page_number, reader_of
from balozi.web.registers.downloads import csv_line, plain_cell
from balozi.web.values import shown_field

_COLUMNS = (
    "change", "entry", "country", "title", "field", "before", "after", "by", "at", "verb", "door", "reason"
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Compared:
    """One entry in words.

    Attributes:
        row: as the store gives it.
        fields: (label, before, after, who changed it last or None).
    """

    row: ChangeRow
    fields: Sequence[tuple[str, str, str, Doing | None]]


def compare(request: HttpRequest, register: str) -> HttpResponseBase:
    """Show what changed on a register between two days, one sort of change at a time, or hand all of it out."""
    person = reader_of(request)
    start, end, span = _span(request)
    counts = count_changes(person.reader, register, span)
    if request.GET.get("shape") == "csv":
        return _download(changes_in_parts(person.reader, register, span), f"{register}-{start}-{end}")
    sort = _sort(request.GET.get("change", ""), counts)
    page = list_changes(person.reader, register, span, sort, page=page_number(request))
    facts = {
        "register": register,
        "from": start,
        "to": end,
        "counts": counts,
        "total": sum(counts.values()),
        "sort": sort.value,
        "page": page,
        "rows": [Compared(row, [_in_words(one) for one in row.fields]) for row in page.items],
        **may(person.permissions),
    }
    return render(request, "registers/compare.html", facts)


def _span(request: HttpRequest) -> tuple[date, date, Span]:
    """Return the two days and their moments: until now, from a month before the second day, when none is given."""
    asked = day_in(request.GET, "to")
    end = asked or timezone.localdate()
    start = day_in(request.GET, "from") or month_before(end)
    now = timezone.now()
    first = end_of(start) or now
    return start, end, Span(first, end_of(asked) or max(now, first))


def _sort(asked: str, counts: dict[Sort, int]) -> Sort:
    """Return the sort of change asked for, else the first one that there is."""
    if asked in set(Sort):
        return Sort(asked)
    return next((sort for sort, count in counts.items() if count), Sort.ADDED)


def _in_words(one: FieldChange) -> tuple[str, str, str, Doing | None]:
    name = label("role" if one.role else "field", one.field)
    field = "code" if one.role else one.field
    return name, shown_field(field, one.before), shown_field(field, one.after), one.doing


def _download(rows: Iterator[ChangeRow], name: str) -> StreamingHttpResponse:
    lines = (csv_line(line) for row in rows for line in _lines(row))
    # The mark at the beginning tells spreadsheets that the file is UTF-8.
    words = chain(["\ufeff", csv_line(_COLUMNS)], lines)
    disposition = {"Content-Disposition": f'attachment; filename="balozi-{name}.csv"'}
    return StreamingHttpResponse(words, content_type="text/csv; charset=utf-8", headers=disposition)


def _lines(row: ChangeRow) -> Iterator[list[object]]:
    """Yield a line for each field that differs; one for an entry that came or went."""
    entry = [row.sort.value, row.entry, row.country, row.title]
    for one in row.fields or (FieldChange("", "", "", role=False, doing=row.doing),):
        values = [one.field, plain_cell(one.before), plain_cell(one.after)]
        doing = one.doing
        who = (
            [doing.by, doing.at.isoformat(), doing.verb, doing.told.door, doing.told.reason] if doing else []
        )
        yield [*entry, *values, *who]
