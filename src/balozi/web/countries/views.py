"""Countries: index, brief, framework."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from balozi.ground.words import fold
from balozi.packs.posts import tiles_of
from balozi.store.registers.facets import choices
from balozi.store.registers.facets import countries as countries_known
from balozi.web.countries.brief import brief_of
from balozi.web.countries.framework import framework_of
from balozi.web.engagements.month import met_with
from balozi.web.listing import day_asked, end_of, reader_of
from balozi.web.names import actor_name, is_state


def countries(request: HttpRequest) -> HttpResponse:
    """Show the countries that have registers of their own, and those that are involved in them."""
    reader = reader_of(request).reader
    own = set(choices(reader, "framework", "country")) | set(choices(reader, "missions", "country"))
    known = ((code, number) for code, number in countries_known(reader).items() if is_state(code))
    named = [(actor_name(code), code, number) for code, number in known]
    named.sort(key=lambda country: fold(country[0]))
    facts = {
        "own": [row for row in named if row[1] in own],
        "others": [row for row in named if row[1] not in own],
    }
    return render(request, "countries/countries.html", facts)


def country(request: HttpRequest, country: str) -> HttpResponse:
    """Show the brief of one country."""
    if country != country.upper():
        return redirect("country", country.upper())
    day = day_asked(request)
    reader = reader_of(request).reader
    brief = brief_of(reader, country, end_of(day))
    facts = {"brief": brief, "on": day, "has_tiles": bool(tiles_of(country))}
    return render(request, "countries/country.html", facts | met_with(reader, country, day))


def framework(request: HttpRequest, country: str) -> HttpResponse:
    """Show the policy framework of one country."""
    chapters = framework_of(reader_of(request).reader, country.upper())
    facts = {"country": country.upper(), "chapters": chapters}
    return render(request, "countries/framework.html", facts)
