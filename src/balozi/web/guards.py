"""What every request meets first: the size of what it sends, and that no answer is kept by others on the way."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control

from balozi.ground.errors import SendingTooLarge
from balozi.web.refusals import not_found, refused


class GuardMiddleware:
    """Refuses what is too large before any of it is read, and keeps pages out of the caches of others."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, or refuse."""
        # PostgreSQL keeps no NUL and breaks on one; no address of ours has it, and nobody who searches means it.
        if "\0" in request.path_info:
            return not_found(request)
        request.META["QUERY_STRING"] = request.META.get("QUERY_STRING", "").replace("%00", "")
        size, limit = _size(request), settings.BALOZI.max_sending
        if size > limit:
            return refused(request, SendingTooLarge(size, limit))
        response = self.get_response(request)
        if not response.has_header("Cache-Control"):
            # Pages hold what only their reader may see.
            patch_cache_control(response, private=True, no_store=True)
        return response


def _size(request: HttpRequest) -> int:
    told = request.META.get("CONTENT_LENGTH") or ""
    return int(told) if told.isascii() and told.isdecimal() and len(told) < 19 else 10**18 * bool(told)
