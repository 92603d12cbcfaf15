"""The page that answers one question."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from balozi.web.listing import reader_of
from balozi.web.search.answers import answers_to


def search(request: HttpRequest) -> HttpResponse:
    """Show what the registers and the papers say of the words asked for."""
    person = reader_of(request)
    words = request.GET.get("q", "").strip()
    found = answers_to(person.reader, words) if words else None
    return render(request, "search/search.html", {"words": words, "found": found})
