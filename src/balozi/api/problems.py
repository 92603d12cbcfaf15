"""What a program is told when something was refused or broke: problem+json (RFC 9457), whatever refused it."""

import inspect
import json
import logging
from collections.abc import Callable, Mapping

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import OperationalError
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils import translation
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError

from balozi.ground.errors.family import BaloziError
from balozi.ground.errors.tokens import (
    BodyTooLarge,
    BodyUnreadable,
    BrokenInside,
    MethodUnknown,
    NoSuchAddress,
    ParametersInvalid,
    RequestRefused,
    TokenInvalid,
    TooManyRequests,
)
from balozi.services.opening import refusal_of

MEDIA = "application/problem+json"
ROOT = "/api/"
_LOG = logging.getLogger("balozi.api")
_FAULTS = 5


def problem_of(refusal: BaloziError, status: int = 0) -> HttpResponse:
    """Return the answer that tells a refusal: its code for programs, its sentence and remedy for people.

    Args:
        refusal: what is told.
        status: of the answer, 0 for that of the refusal.
    """
    status = status or refusal.http_status
    facts = refusal.facts
    says = _filled(refusal.says, facts)
    told: Mapping[str, object] = {
        "type": "about:blank",
        "title": (inspect.getdoc(type(refusal)) or "").partition("\n")[0],
        "status": status,
        "detail": says,
        "code": refusal.code,
        "says": says,
        "remedy": _filled(refusal.remedy, facts),
        "facts": dict(facts),
    }
    content = json.dumps(told, cls=_Plain, ensure_ascii=False, allow_nan=False)
    answer = HttpResponse(content.encode(errors="replace"), content_type=MEDIA, status=status)
    # A refusal from outside the guard of the pages never passes it.
    patch_cache_control(answer, private=True, no_store=True)
    if isinstance(refusal, TokenInvalid):
        answer["WWW-Authenticate"] = 'Bearer realm="Balozi"'
    if isinstance(refusal, TooManyRequests):
        answer["Retry-After"] = str(refusal.seconds)
    return answer


class _Plain(DjangoJSONEncoder):
    """Writes facts of any kind."""

    def default(self, o: object) -> object:
        """Return a fact that JSON does not know in words."""
        try:
            return super().default(o)
        except TypeError:
            return str(o)


def _filled(template: str, facts: Mapping[str, object]) -> str:
    return gettext(template) % facts


class ProblemMiddleware:
    """Keeps the door of programs apart: no large requests, and a problem for whatever is refused."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer, or refuse."""
        if not request.path_info.startswith(ROOT):
            return self.get_response(request)
        with translation.override(translation.get_language_from_request(request)):
            size, limit = _size(request), settings.DATA_UPLOAD_MAX_MEMORY_SIZE
            if size > limit:
                return problem_of(BodyTooLarge(size, limit))
            answer = self.get_response(request)
            if answer.status_code < 400 or answer.get("Content-Type", "").startswith(MEDIA):
                return answer
            return _told_anew(request, answer)


def _told_anew(request: HttpRequest, answer: HttpResponseBase) -> HttpResponse:
    """Return as a problem what another part of the program refused in its own words."""
    refusals: Mapping[int, BaloziError] = {
        401: TokenInvalid(),
        404: NoSuchAddress(),
        405: MethodUnknown(str(request.method)[:20]),
    }
    broken = answer.status_code >= 500
    other = RequestRefused(answer.status_code)
    told = BrokenInside() if broken else refusals.get(answer.status_code, other)
    made = problem_of(told, answer.status_code)
    for name in ("Allow", "Retry-After"):
        if answer.has_header(name):
            made[name] = answer[name]
    return made


def handle_refusals(api: NinjaAPI) -> None:
    """Let every exception of an operation be told as a problem."""
    api.exception_handler(BaloziError)(lambda request, fault: problem_of(fault))
    api.exception_handler(AuthenticationError)(lambda request, fault: problem_of(TokenInvalid()))
    api.exception_handler(ValidationError)(lambda request, fault: problem_of(_invalid(fault)))
    api.exception_handler(HttpError)(lambda request, fault: problem_of(_of_ninja(fault)))
    api.exception_handler(Http404)(lambda request, fault: problem_of(NoSuchAddress()))
    api.exception_handler(Exception)(_broken)


def _invalid(fault: ValidationError) -> ParametersInvalid:
    """Return a refusal that names the parameters, never the values, which may be long."""
    told = [f"{'.'.join(map(str, one['loc'][1:]))}: {one['msg']}" for one in fault.errors[:_FAULTS]]
    return ParametersInvalid("; ".join(told)[:400])


def _of_ninja(fault: HttpError) -> BaloziError:
    return BodyUnreadable("it is no JSON") if fault.status_code == 400 else RequestRefused(fault.status_code)


def _broken(request: HttpRequest, fault: Exception) -> HttpResponse:
    _LOG.error("A request of a program broke: %s %s", request.method, ascii(request.path), exc_info=fault)
    if isinstance(fault, OperationalError):
        return problem_of(refusal_of(fault))
    return problem_of(BrokenInside())


def _size(request: HttpRequest) -> int:
    told = request.META.get("CONTENT_LENGTH") or ""
    return int(told) if told.isascii() and told.isdecimal() and len(told) < 19 else 10**18 * bool(told)
