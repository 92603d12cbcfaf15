"""What the requests of programs have in common: days, pages, only parameters that are known, JSON that is sane."""

import inspect
import json
from collections.abc import Callable, Mapping
from datetime import date, datetime
from functools import wraps
from typing import Any

from django.http import HttpRequest
from ninja.params.functions import Query
from ninja.router import Router

from balozi.api.bearing import bearer
from balozi.ground.errors.facts import NotADate
from balozi.ground.errors.tokens import BodyUnreadable, MediaTypeUnknown, ParametersInvalid
from balozi.ground.pages import PAGE_SIZE, Page
from balozi.services.whence import through_api
from balozi.store.registers.moments import end_of

MOST = 500
_DEEPEST = 12
_LONGEST_TEXT = 20_000

Operation = Callable[..., Any]


def limit_asked(default: int = PAGE_SIZE) -> Any:
    """Return the parameter by which a program says how many items a page has."""
    return Query(default, ge=1, le=MOST, description="Most items on a page.")


def page_asked() -> Any:
    """Return the parameter by which a program says which page it wants."""
    return Query(1, ge=1, le=1_000_000, description="Page, counted from 1.")


def text_asked(description: str, longest: int = 200) -> Any:
    """Return a parameter that is some words, none when it is left out."""
    return Query("", max_length=longest, description=description)


def day_asked(description: str) -> Any:
    """Return a parameter that is a day."""
    return Query("", max_length=10, description=f"{description} Written YYYY-MM-DD.")


def day_of(text: str) -> date | None:
    """Return the day that a text says, None for "".

    Raises:
        NotADate: it is no day written YYYY-MM-DD.
    """
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise NotADate(text) from None


def moment_of(text: str) -> datetime | None:
    """Return the last moment of the day that a text says, None for "".

    Raises:
        NotADate: it is no day written YYYY-MM-DD.
    """
    return end_of(day_of(text))


def paged(page: Page[Any]) -> dict[str, int]:
    """Return what is told of every page: its number, its size, how many items there are in all."""
    return {"total": page.total, "page": page.number, "limit": page.size}


def part_of(items: list[Any], page: int, limit: int) -> Page[Any]:
    """Return one page of a list that is there as a whole; one beyond the last is empty."""
    return Page(items[(page - 1) * limit : page * limit], len(items), page, limit)


def operation(router: Router, path: str, name: str, *, free: bool = False, **more: Any) -> Operation:
    """Return a decorator that makes a function answer GET at an address.

    A parameter that the function does not name is refused: a slip in a name would otherwise widen the answer.

    Args:
        router: of the noun.
        path: below the address of the interface.
        name: of the route.
        free: the function looks at the names of the parameters itself.
        more: as the router takes it.
    """

    def decorate(function: Operation) -> Operation:
        known = set(inspect.signature(function).parameters)

        @wraps(function)
        def asked(request: HttpRequest, **values: Any) -> Any:
            if not free:
                only(request, known)
            with through_api(bearer(request).token):
                return function(request, **values)

        return router.get(path, url_name=name, summary=_sentence(function), **more)(asked)

    return decorate


def only(request: HttpRequest, known: set[str]) -> None:
    """Pass when a request names no other parameters than these, and none twice.

    Raises:
        ParametersInvalid: it does.
    """
    unknown = sorted(set(request.GET) - known)
    if unknown:
        raise ParametersInvalid(f"there is no {unknown[0][:60]!r} here")
    twice = [name for name in request.GET if len(request.GET.getlist(name)) > 1]
    if twice:
        raise ParametersInvalid(f"{twice[0]} is given twice")


def json_in(request: HttpRequest) -> Mapping[str, Any]:
    """Return the JSON object that a program sent, once it is known to be sane.

    Raises:
        MediaTypeUnknown: it says that it is something else.
        BodyUnreadable: it is no JSON object, is nested too deep, or holds texts that no store can keep.
    """
    media = request.headers.get("Content-Type", "").partition(";")[0].strip().lower()
    if media != "application/json":
        raise MediaTypeUnknown(media[:80])
    try:
        told = json.loads(request.body)
        _check(told, 0)
    except (ValueError, RecursionError) as fault:
        reason = fault.args[0] if isinstance(fault, _Odd) else "it is no JSON in UTF-8"
        raise BodyUnreadable(reason) from None
    if not isinstance(told, dict):
        raise BodyUnreadable("it is no JSON object")
    return told


class _Odd(ValueError):
    """A part of what was sent that would do harm further in."""


def _check(told: Any, depth: int) -> None:
    if depth > _DEEPEST:
        raise _Odd("it is nested too deep")
    if isinstance(told, str):
        _check_text(told)
    elif isinstance(told, dict):
        for name, value in told.items():
            _check_text(name)
            _check(value, depth + 1)
    elif isinstance(told, list):
        for value in told:
            _check(value, depth + 1)


def _check_text(text: str) -> None:
    if len(text) > _LONGEST_TEXT:
        raise _Odd("one of its texts is too long")
    # PostgreSQL keeps no NUL, and half a surrogate pair is no character.
    if "\0" in text or any("\ud800" <= sign <= "\udfff" for sign in text):
        raise _Odd("one of its texts holds what is no character")


def _sentence(function: Operation) -> str:
    return (inspect.getdoc(function) or "").partition("\n")[0]
