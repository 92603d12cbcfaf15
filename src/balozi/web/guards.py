"""What every request meets first: its size, from where it comes, and that no answer is kept by others on the way."""

from collections.abc import Callable, Iterable, Iterator
from typing import cast

from django.conf import settings
from django.http import HttpRequest, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import patch_cache_control

from balozi.ground.errors.registers import SendingTooLarge
from balozi.services.whence import Door, through
from balozi.web.people.sessions import address_of
from balozi.web.refusals import not_found, refused


class GuardMiddleware:
    """Refuses what is too large before any of it is read; lets the log know that a page asked, and from where."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer, or refuse."""
        # PostgreSQL keeps no NUL and breaks on one; no address of ours has it, and nobody who searches means it.
        if "\0" in request.path_info:
            return not_found(request)
        request.META["QUERY_STRING"] = request.META.get("QUERY_STRING", "").replace("%00", "")
        size, limit = _size(request), settings.BALOZI.max_sending
        if size > limit:
            return refused(request, SendingTooLarge(size, limit))
        address = address_of(request)
        with through(Door.PAGE, address):
            response = self.get_response(request)
        # A file that is sent as it lies changes nothing on the way, and the server has a faster way for it.
        if type(response) is StreamingHttpResponse and not response.is_async:
            response.streaming_content = _through(
                cast("Iterable[bytes]", response.streaming_content), address
            )
        if not response.has_header("Cache-Control"):
            # Pages hold what only their reader may see.
            patch_cache_control(response, private=True, no_store=True)
        return response


def _through(parts: Iterable[bytes], address: str) -> Iterator[bytes]:
    """Yield the parts of an answer that is made while it is sent: an import is carried out meanwhile."""
    sent = iter(parts)
    while True:
        with through(Door.PAGE, address):
            part = next(sent, None)
        if part is None:
            return
        yield part


def _size(request: HttpRequest) -> int:
    told = request.META.get("CONTENT_LENGTH") or ""
    return int(told) if told.isascii() and told.isdecimal() and len(told) < 19 else 10**18 * bool(told)
