"""What a reader is told when something was refused, is missing or broke: a sentence and a remedy."""

import logging
from collections.abc import Callable

from django.core.exceptions import DisallowedHost
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

from balozi.ground.errors.family import BaloziError
from balozi.services.opening import refusal_of
from balozi.web.context import theme_of
from balozi.web.labels import label

_LOG = logging.getLogger("balozi.web")
_SAYS = {
    400: (_("The request could not be understood."), _("Go back and send the form again.")),
    403: (
        _("You may not do this."),
        _("Sign in with another account, or ask an administrator for the role."),
    ),
    404: (_("There is no such page."), _("Check the address, or start again from the first page.")),
    429: (
        _("There were too many wrong attempts to sign in."),
        _("Wait a quarter of an hour and try again, or ask an administrator to open the account."),
    ),
    500: (
        _("Something broke on our side; nothing half-done was kept."),
        _("Try again. If it happens again, tell the administrator when it happened."),
    ),
}


# Facts of refusals that are stored words, with the group of their labels.
_STORED = {
    "status_before": "commitment_status",
    "status_wanted": "commitment_status",
    "engagement_before": "engagement_status",
    "engagement_wanted": "engagement_status",
    "verb": "verb",
    "record": "record",
    "needed": "needed",
}


class RefusalMiddleware:
    """Turns a refusal of ours into a page, or into JSON for our own script, with its sentence and remedy."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Answer a refusal of ours; anything else is left to Django."""
        if isinstance(exception, OperationalError):
            _LOG.error("The database does not answer", exc_info=exception)
            exception = refusal_of(exception)
        return refused(request, exception) if isinstance(exception, BaloziError) else None


def refused(request: HttpRequest, refusal: BaloziError) -> HttpResponse:
    """Return the answer that tells a refusal of ours in the language of the page."""
    facts = {name: _in_words(name, fact) for name, fact in refusal.facts.items()}
    return told(request, refusal.http_status, gettext(refusal.says) % facts, gettext(refusal.remedy) % facts)


def told(request: HttpRequest, status: int, says: str, remedy: str) -> HttpResponse:
    """Return the page, or the JSON, that tells a refusal."""
    if wants_json(request):
        return JsonResponse({"status": status, "says": says, "remedy": remedy}, status=status)
    facts: dict[str, object] = {"status": status, "says": says, "remedy": remedy, "theme": theme_of(request)}
    # After an error of ours neither the session nor the database can be trusted to answer.
    facts["bare"] = status >= 500
    facts["back"] = _back(request)
    return render(request, "refusal.html", facts, status=status)


def _back(request: HttpRequest) -> str:
    """Return the page of ours that the reader came from, "" when there is none."""
    back = request.headers.get("Referer", "")
    try:
        ours = url_has_allowed_host_and_scheme(back, {request.get_host()}, require_https=request.is_secure())
    except DisallowedHost:
        # This is what is being refused: asking for the name once more must not break the answer.
        return ""
    return back if ours else ""


def wants_json(request: HttpRequest) -> bool:
    """Tell whether our script asked, rather than a reader."""
    return request.headers.get("Accept", "") == "application/json"


def _in_words(name: str, fact: object) -> object:
    """Return a fact as the sentence tells it: stored words in the language of the page, the rest as it is."""
    if name in {"kind", "state", "event"}:
        return label(name, fact)
    if name in _STORED:
        return label(_STORED[name], fact)
    return gettext(fact) if name == "permission" and isinstance(fact, str) else fact


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer a request that cannot be understood."""
    return _known(request, 400)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer a request that is not allowed."""
    return _known(request, 403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer a request for a page that is not there."""
    return _known(request, 404)


def locked_out(request: HttpRequest, response: object = None, credentials: object = None) -> HttpResponse:
    """Answer a sign-in after too many wrong ones; named in AXES_LOCKOUT_CALLABLE."""
    return _known(request, 429)


def broken(request: HttpRequest) -> HttpResponse:
    """Answer after an error of ours; the page needs no database."""
    return _known(request, 500)


def _known(request: HttpRequest, status: int) -> HttpResponse:
    says, remedy = _SAYS[status]
    return told(request, status, gettext(says), gettext(remedy))
