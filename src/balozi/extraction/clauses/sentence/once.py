"""What is told of a sentence is worked out once and kept with it, however many rules ask."""

from collections.abc import Callable
from functools import wraps
from inspect import signature
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar, cast


class Keeps(Protocol):
    """What keeps the answers that were given of it."""

    @property
    def told(self) -> dict[object, Any]:
        """Return the answers by what was asked."""

    @property
    def worded(self) -> dict[object, Any]:
        """Return the answers that hang on its words alone, whoever is spoken of before it, by what was asked."""


L = TypeVar("L", bound=Keeps)
P = ParamSpec("P")
T = TypeVar("T")
_UNTOLD = object()


def told_once(tell: Callable[Concatenate[L, P], T]) -> Callable[Concatenate[L, P], T]:
    """Let a function of a sentence answer from what the sentence keeps when it is asked the same again.

    What it returns hangs on nothing but the sentence and the other arguments, which can be looked up, and nobody
    changes it.
    """
    told = _of_the_line(tell) if len(signature(tell).parameters) == 1 else _by_arguments(tell)
    return cast("Callable[Concatenate[L, P], T]", wraps(tell)(told))


def told_of_words(tell: Callable[[L], T]) -> Callable[[L], T]:
    """Let a function of nothing but a sentence's words answer once, for the sentence with whoever is spoken of before.

    What it returns hangs on no surroundings: a sentence hands the answers on when only those are told.
    """

    def told(line: L) -> T:
        answer: T = line.worded.get(tell, _UNTOLD)
        if answer is _UNTOLD:
            answer = line.worded[tell] = tell(line)
        return answer

    return wraps(tell)(told)


def _of_the_line(tell: Callable[..., T]) -> Callable[..., T]:
    """Return a function of nothing but a sentence that answers from what it keeps."""

    def told(line: Keeps) -> T:
        answer: T = line.told.get(tell, _UNTOLD)
        if answer is _UNTOLD:
            answer = line.told[tell] = tell(line)
        return answer

    return told


def _by_arguments(tell: Callable[..., T]) -> Callable[..., T]:
    """Return a function of a sentence and other arguments that answers from what the sentence keeps."""

    def told(line: Keeps, *args: Any) -> T:
        asked = (tell, *args)
        answer: T = line.told.get(asked, _UNTOLD)
        if answer is _UNTOLD:
            answer = line.told[asked] = tell(line, *args)
        return answer

    return told
