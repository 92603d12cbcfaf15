"""The addresses of Balozi, and one more page with nothing on it, to measure beside."""

from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.urls import path

from balozi.project.urls import urlpatterns as own


def bare(request: HttpRequest) -> HttpResponse:
    """Show the frame of a page around nothing."""
    return HttpResponse(engines["django"].from_string('{% extends "base.html" %}').render({}, request))


urlpatterns = [path("bare/", bare), *own]
