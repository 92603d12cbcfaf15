"""Records that are made by the thousand with every paper: firm to whoever writes code, and cheap to make."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar, dataclass_transform

T = TypeVar("T")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def made_often(*, eq: bool = True) -> Callable[[type[T]], type[T]]:
    """Make a class a slotted record that nobody changes, without asking so each time one is made.

    A frozen dataclass sets its fields past its own ban, which takes four times as long (0.73 and 0.17 microseconds for
    five fields, 2026-11-22). Here the type checker alone holds the ban: to it the class is frozen.

    Args:
        eq: whether two with the same fields are the same; without it each is itself and nothing like it.

    Examples:
        >>> @made_often()
        ... class Place:
        ...     first: int
        >>> Place(1) == Place(1), len({Place(1), Place(1)})
        (True, 1)
    """
    return dataclass(slots=True, eq=eq, unsafe_hash=eq)
