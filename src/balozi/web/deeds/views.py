"""The log of deeds as a list."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from balozi.ground.people import READ_AUDIT
from balozi.services.auditing import allow
from balozi.store.audit.queries import list_deeds
from balozi.web.deed_words import OUTCOME, VERB
from balozi.web.deeds.subjects import titles_of_deeds
from balozi.web.listing import page_number, reader_of


def deeds(request: HttpRequest) -> HttpResponse:
    """Show one page of the log, narrowed by what was done, by whom, and whether it was refused."""
    person = reader_of(request)
    allow(person, READ_AUDIT, verb="read_audit", subject="log", at=timezone.now())
    asked = {name: request.GET.get(name, "").strip() for name in ("verb", "by", "outcome")}
    page = list_deeds(page=page_number(request), verb=asked["verb"], by=asked["by"], outcome=asked["outcome"])
    facts = {
        "page": page,
        "titles": titles_of_deeds(person.reader, page.items),
        "asked": asked,
        "verbs": VERB,
        "outcomes": OUTCOME,
        "narrowed": any(asked.values()),
    }
    return render(request, "deeds/deeds.html", facts)
