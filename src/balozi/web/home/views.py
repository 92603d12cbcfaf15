"""The first page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from balozi.ground.people import READ_AUDIT
from balozi.store.audit.queries import latest_deeds
from balozi.store.registers.remembered import quiet_verbs
from balozi.web.context import may
from balozi.web.deeds.subjects import titles_of_deeds
from balozi.web.home.figures import count_figures
from balozi.web.home.results import results_in_short
from balozi.web.listing import reader_of

_LATEST = 10
# Who signed in and what somebody read changes nothing; all of it is in the whole log.
_NO_CHANGE = quiet_verbs(follow_up=True) | {"add_sample_people", "check_code", "check_own_password"}


def home(request: HttpRequest) -> HttpResponse:
    """Show whether the word is kept, what waits for review, and what changed last."""
    person = reader_of(request)
    shown = READ_AUDIT in person.permissions
    deeds = latest_deeds(_LATEST, without=_NO_CHANGE) if shown else []
    facts = {
        "figures": count_figures(person.reader),
        "results": results_in_short(person.reader, timezone.localdate()),
        "deeds": deeds,
        "titles": titles_of_deeds(person.reader, deeds),
        **may(person.permissions),
    }
    return render(request, "home/home.html", facts)
