"""The first page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from balozi.ground.people import READ_AUDIT
from balozi.store.audit.queries import list_deeds
from balozi.web.context import may
from balozi.web.home.figures import count_figures
from balozi.web.listing import reader_of

_LATEST = 10


def home(request: HttpRequest) -> HttpResponse:
    """Show whether the word is kept, what waits for review, and what changed last."""
    person = reader_of(request)
    deeds = list_deeds(size=_LATEST).items if READ_AUDIT in person.permissions else []
    facts = {"figures": count_figures(person.reader), "deeds": deeds, **may(person.permissions)}
    return render(request, "home/home.html", facts)
