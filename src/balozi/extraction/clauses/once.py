"""What is told of a sentence is worked out once and kept with it, however many rules ask."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar, cast


class Keeps(Protocol):
    """What keeps the answers that were given of it."""

    @property
    def told(self) -> dict[object, Any]:
        """Return the answers by what was asked."""


L = TypeVar("L", bound=Keeps)
P = ParamSpec("P")
T = TypeVar("T")
_UNTOLD = object()


def told_once(tell: Callable[Concatenate[L, P], T]) -> Callable[Concatenate[L, P], T]:
    """Let a function of a sentence answer from what the sentence keeps when it is asked the same again.

    What it returns hangs on nothing but the sentence and the other arguments, which can be looked up, and nobody
    changes it.
    """
    asked_of: Callable[..., T] = tell

    @wraps(tell)
    def told(line: L, *args: Any) -> T:
        asked = (asked_of, args) if args else asked_of
        answer: T = line.told.get(asked, _UNTOLD)
        if answer is _UNTOLD:
            answer = line.told[asked] = asked_of(line, *args)
        return answer

    return cast("Callable[Concatenate[L, P], T]", told)
