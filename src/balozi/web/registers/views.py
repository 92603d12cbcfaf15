"""The registers: index, lists, downloads, entries."""

from dataclasses import replace
from itertools import chain

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from balozi.services.auditing import note_reading
from balozi.store.documents.queries import list_suggestions
from balozi.store.follow_up.courses import followed
from balozi.store.registers.facets import register_counts
from balozi.store.registers.queries import entry_page
from balozi.store.registers.records import EntryPage
from balozi.store.sheets.queries import saved_views
from balozi.web.context import may
from balozi.web.listing import day_asked, end_of, reader_of
from balozi.web.papers.desk import card_of
from balozi.web.registers.downloads import csv_lines
from balozi.web.registers.entries import contradictions_in_words, facts_in_words, history_of
from balozi.web.registers.lists import (
    asked_of,
    choices_of,
    headers,
    in_parts,
    listed,
    rows_of,
)
from balozi.web.registers.panels import panels_of


def registers(request: HttpRequest) -> HttpResponse:
    """Show all registers with how much each holds."""
    person = reader_of(request)
    counts = register_counts(person.reader)
    facts = {"counts": counts, "total": sum(counts.values()), **may(person.permissions)}
    return render(request, "registers/registers.html", facts)


def register(request: HttpRequest, register: str) -> HttpResponse:
    """Show one page of a register as asked."""
    person, asked = reader_of(request), asked_of(request, register)
    reader = person.reader
    page = listed(reader, asked)
    facts = {
        "views": saved_views(person.name, register),
        **may(person.permissions),
        "asked": asked,
        "page": page,
        "rows": rows_of(asked.table, page.items),
        "columns": headers(asked),
        "choices": choices_of(reader, asked),
    }
    return render(request, "registers/register.html", facts)


def download(request: HttpRequest, register: str) -> StreamingHttpResponse:
    """Hand out the list as asked, all of it, as CSV."""
    asked = asked_of(request, register)
    parts = in_parts(reader_of(request).reader, asked)
    # The mark at the beginning tells spreadsheets that the file is UTF-8.
    words = chain(["\ufeff"], csv_lines(asked.table, parts))
    name = f"balozi-{register}{f'-{asked.on}' if asked.on else ''}.csv"
    disposition = {"Content-Disposition": f'attachment; filename="{name}"'}
    return StreamingHttpResponse(words, content_type="text/csv; charset=utf-8", headers=disposition)


def entry(request: HttpRequest, register: str, entry: int) -> HttpResponse:
    """Show one entry with what it rests on, its history and the suggestions it came from."""
    person, day = reader_of(request), day_asked(request)
    page = entry_page(person.reader, entry, at=end_of(day))
    note_reading(person, f"entry {entry}", page.marking, at=timezone.now())
    if page.register != register:
        return redirect("entry", page.register, entry)
    if page.row and page.register == "commitments":
        (row,) = followed(person.reader, [page.row], at=end_of(day))
        page = replace(page, row=row, status=str(row.values["status"]))
    origins = list_suggestions(person.reader, entry=entry)
    facts = {
        "entry": page,
        "on": day,
        "fields": facts_in_words(page),
        "steps": history_of(page, end_of(day)),
        "contradictions": contradictions_in_words(person.reader, entry)
        if _quoted(page) and day is None
        else [],
        "panels": panels_of(request, person, page, day),
        "origins": [card_of(row) for row in origins.items],
        **may(person.permissions),
    }
    return render(request, "registers/entry.html", facts)


def _quoted(page: EntryPage) -> bool:
    """Tell whether an entry rests on a paper: only papers can contradict each other."""
    return any(row.document for row in page.evidence)
