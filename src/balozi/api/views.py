"""The interface described, for programs as OpenAPI and for people as a page; and an answer for any other address."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET

from balozi.api.describing import nouns_of
from balozi.api.interface import description
from balozi.api.problems import problem_of
from balozi.ground.errors.tokens import NoSuchAddress


@login_not_required
@require_GET
def described(request: HttpRequest) -> HttpResponse:
    """Show what programs may ask, in words."""
    return render(request, "interface/interface.html", {"nouns": nouns_of(description())})


@login_not_required
@require_GET
def openapi(request: HttpRequest) -> HttpResponse:
    """Return the description of the interface as OpenAPI 3.1."""
    return JsonResponse(description(), json_dumps_params={"ensure_ascii": False, "indent": 1})


@csrf_exempt
@login_not_required
def nowhere(request: HttpRequest, rest: str = "") -> HttpResponse:
    """Answer at an address that the interface does not have."""
    return problem_of(NoSuchAddress())
