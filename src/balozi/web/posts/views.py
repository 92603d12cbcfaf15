"""The footprint of a country, its counties, and what the forms of the panels lead to."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from balozi.store.registers.queries import entry_page
from balozi.web.listing import day_asked, reader_of
from balozi.web.posts.acts import carry_out
from balozi.web.posts.footprint import footprint_asked, footprint_csv, footprint_page
from balozi.web.posts.tiles import counties_page


@require_GET
def footprint(request: HttpRequest, country: str) -> HttpResponse:
    """Show the missions of a country on a map and in a list."""
    facts = footprint_page(reader_of(request).reader, country.upper(), footprint_asked(request))
    return render(request, "posts/footprint.html", facts)


@require_GET
def download(request: HttpRequest, country: str) -> HttpResponse:
    """Hand out the list of a footprint as asked, as CSV."""
    asked = footprint_asked(request)
    words = "\ufeff" + footprint_csv(reader_of(request).reader, country.upper(), asked)
    name = f"balozi-footprint-{country.upper()}{f'-{asked.on}' if asked.on else ''}.csv"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(words, content_type="text/csv; charset=utf-8", headers=headers)


@require_GET
def counties(request: HttpRequest, country: str) -> HttpResponse:
    """Show the counties of a country with how many commitments concern each."""
    facts = counties_page(reader_of(request).reader, country.upper(), day_asked(request))
    return render(request, "posts/counties.html", facts)


@require_POST
def act(request: HttpRequest, entry: int, act: str) -> HttpResponse:
    """Do what a form of a panel asks for, and show the entry again."""
    person = reader_of(request)
    says = carry_out(request.POST, entry, act, person, timezone.now())
    messages.success(request, str(says))
    return redirect("entry", entry_page(person.reader, entry).register, entry)
