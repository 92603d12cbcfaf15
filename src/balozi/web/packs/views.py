"""The packs that are installed and loaded."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from balozi.web.listing import reader_of
from balozi.web.packs.loaded import packs_loaded


def packs(request: HttpRequest) -> HttpResponse:
    """Show each pack with its version, its entries and how many of them a paper bears out."""
    return render(request, "packs/packs.html", {"packs": packs_loaded(reader_of(request).reader)})
