"""Who asks: the bearer of a token, how often, and never somebody by a cookie."""

import time
from typing import Any

from django.conf import settings
from django.core.cache import caches
from django.http import HttpRequest
from django.utils import timezone
from ninja.security import HttpBearer

from balozi.ground.errors.tokens import TokenInvalid, TooManyRequests
from balozi.ground.people import Person, Reader
from balozi.services.tokens import Bearer, bearer_of
from balozi.services.whence import address_now

_MINUTE = 60
# A token has 256 random bits and is not guessed; this keeps a broken program from keeping the database busy.
_WRONG_IN_A_MINUTE = 30


class Token(HttpBearer):
    """The header Authorization: Bearer TOKEN."""

    def authenticate(self, request: HttpRequest, token: str) -> Bearer:
        """Return whose token it is.

        Raises:
            TokenInvalid: it opens nothing.
            TooManyRequests: it was used too often in this minute, or too many wrong ones came from an address.
        """
        try:
            bearer = bearer_of(token, at=timezone.now())
        except TokenInvalid:
            _count(f"wrong {address_now()}", _WRONG_IN_A_MINUTE)
            raise
        _count(f"token {bearer.token} {token[-8:]}", settings.BALOZI.api_per_minute)
        return bearer


def bearer(request: HttpRequest) -> Bearer:
    """Return who asks."""
    found: Any = getattr(request, "auth", None)
    if not isinstance(found, Bearer):
        raise TokenInvalid
    return found


def person_of(request: HttpRequest) -> Person:
    """Return who asks as somebody who acts."""
    return bearer(request).person


def reader_of(request: HttpRequest) -> Reader:
    """Return who asks as somebody who looks."""
    return bearer(request).person.reader


def _count(name: str, limit: int) -> None:
    """Count one request of this minute, in this process.

    Raises:
        TooManyRequests: it is one too many.
    """
    minute, second = divmod(int(time.time()), _MINUTE)
    key = f"{name} {minute}".replace(" ", "-")
    cache = caches["limits"]
    if cache.add(key, 1, 2 * _MINUTE):
        return
    try:
        count = cache.incr(key)
    except ValueError:
        # Thrown out meanwhile, because many others asked.
        return
    if count > limit:
        raise TooManyRequests(limit, _MINUTE - second)
