"""The page that answers one question."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from balozi.store.search.queries import RANKED
from balozi.web.listing import reader_of
from balozi.web.search.answers import asked_of, choices_of, found_for


def search(request: HttpRequest) -> HttpResponse:
    """Show what the registers and the papers say of the words asked for."""
    person, asked = reader_of(request), asked_of(request)
    found = found_for(person.reader, asked) if asked.words else None
    facts = {
        "asked": asked,
        "words": asked.words,
        "found": found,
        "choices": choices_of(person.reader, asked),
        "ranked": RANKED,
    }
    return render(request, "search/search.html", facts)
