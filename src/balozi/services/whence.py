"""From where a change comes: through which door of the program, and for pages from which address.

A door says it once, before it calls any service; `auditing.write_deed` writes it on every line. Where nobody said it,
as in a program of somebody else that calls the services, the line has none.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace
from enum import StrEnum

# Several verbs write what stood before under "from" already, as in from → to.
FACT = "whence"


class Door(StrEnum):
    """The ways into the program."""

    PAGE = "page"
    COMMAND = "command"
    IMPORT = "import"
    JOB = "job"
    API = "api"


@dataclass(frozen=True, slots=True)
class _Whence:
    """Where what runs now came in."""

    door: Door
    address: str = ""
    token: int = 0


_NOW: ContextVar[_Whence | None] = ContextVar("whence", default=None)


@contextmanager
def through(door: Door, address: str = "") -> Iterator[None]:
    """Write on every line of the log that is made meanwhile through which door it came.

    Args:
        door: of the program.
        address: from which a page was sent, "" for the other doors.
    """
    before = _NOW.set(_Whence(door, address))
    try:
        yield
    finally:
        _NOW.reset(before)


@contextmanager
def through_import() -> Iterator[None]:
    """Write that what is made meanwhile came with a sheet; the address from which the sheet was sent stays."""
    known = _NOW.get()
    before = _NOW.set(replace(known, door=Door.IMPORT) if known else _Whence(Door.IMPORT))
    try:
        yield
    finally:
        _NOW.reset(before)


@contextmanager
def through_api(token: int) -> Iterator[None]:
    """Write that what is made meanwhile was asked by a program with a token; the address that it asked from stays."""
    known = _NOW.get()
    before = _NOW.set(_Whence(Door.API, known.address if known else "", token))
    try:
        yield
    finally:
        _NOW.reset(before)


def address_now() -> str:
    """Return from which address is asked what runs now, "" where no door said it."""
    known = _NOW.get()
    return known.address if known else ""


def whence_facts() -> dict[str, dict[str, object]]:
    """Return what a line of the log says of where it came from; nothing when no door said it."""
    known = _NOW.get()
    if known is None:
        return {}
    address = {"address": known.address} if known.address else {}
    token = {"token": known.token} if known.token else {}
    return {FACT: {"door": known.door.value, **address, **token}}
