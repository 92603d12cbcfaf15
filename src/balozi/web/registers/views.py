"""The registers: index, lists, downloads, entries."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from balozi.services.auditing import note_reading
from balozi.store.documents.queries import list_suggestions
from balozi.store.registers.queries import entry_page, register_counts
from balozi.web.context import may
from balozi.web.listing import day_asked, end_of, reader_of
from balozi.web.papers.desk import card_of
from balozi.web.registers.downloads import csv_of
from balozi.web.registers.entries import contradictions_in_words, facts_in_words, steps_of
from balozi.web.registers.lists import (
    asked_of,
    choices_of,
    headers,
    listed,
    rows_of,
)
from balozi.web.registers.panels import panels_of


def registers(request: HttpRequest) -> HttpResponse:
    """Show all registers with how much each holds."""
    counts = register_counts(reader_of(request).reader)
    return render(request, "registers/registers.html", {"counts": counts, "total": sum(counts.values())})


def register(request: HttpRequest, register: str) -> HttpResponse:
    """Show one page of a register as asked."""
    reader, asked = reader_of(request).reader, asked_of(request, register)
    page = listed(reader, asked)
    facts = {
        "asked": asked,
        "page": page,
        "rows": rows_of(asked.table, page.items),
        "columns": headers(asked),
        "choices": choices_of(reader, asked),
    }
    return render(request, "registers/register.html", facts)


def download(request: HttpRequest, register: str) -> HttpResponse:
    """Hand out the list as asked, all of it, as CSV."""
    asked = asked_of(request, register)
    # The mark at the beginning tells spreadsheets that the file is UTF-8.
    words = "\ufeff" + csv_of(asked.table, listed(reader_of(request).reader, asked, size=0).items)
    name = f"balozi-{register}{f'-{asked.on}' if asked.on else ''}.csv"
    disposition = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(words, content_type="text/csv; charset=utf-8", headers=disposition)


def entry(request: HttpRequest, register: str, entry: int) -> HttpResponse:
    """Show one entry with what it rests on, its history and the suggestions it came from."""
    person, day = reader_of(request), day_asked(request)
    page = entry_page(person.reader, entry, at=end_of(day))
    note_reading(person, f"entry {entry}", page.marking, at=timezone.now())
    if page.register != register:
        return redirect("entry", page.register, entry)
    origins = list_suggestions(person.reader, entry=entry)
    facts = {
        "entry": page,
        "on": day,
        "fields": facts_in_words(page),
        "steps": list(steps_of(page)),
        "contradictions": contradictions_in_words(person.reader, entry) if day is None else [],
        "panels": panels_of(request, person, page, day),
        "origins": [card_of(row) for row in origins.items],
        **may(person.permissions),
    }
    return render(request, "registers/entry.html", facts)
