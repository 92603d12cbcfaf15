"""Reading the log of deeds."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime

from balozi.ground.pages import PAGE_SIZE, Page
from balozi.store.audit.models import Deed

# The form of the line of a sign-in before every line told from where it came.
_SIGNING_IN = frozenset({"sign_in", "sign_out", "check_code", "check_own_password"})


@dataclass(frozen=True, slots=True)
class Circumstance:
    """From where a deed came, and why it was done.

    Attributes:
        door: page, command, import or job; "" where the line does not tell.
        address: from which the page was sent, "" for other doors.
        reason: as given by who did it, "" where the verb asks for none.
    """

    door: str = ""
    address: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class DeedRow:
    """One line of the log."""

    number: int
    at: datetime
    by: str
    verb: str
    subject: str
    outcome: str
    facts: dict[str, object]
    previous: str
    hash: str
    told: Circumstance


def list_deeds(
    *, page: int = 1, size: int = PAGE_SIZE, verb: str = "", by: str = "", outcome: str = ""
) -> Page[DeedRow]:
    """Return one page of the log, the latest line first."""
    rows = Deed.objects.all()
    wanted = {"verb": verb, "by": by, "outcome": outcome}
    rows = rows.filter(**{name: value for name, value in wanted.items() if value})
    total = rows.count()
    number = min(max(1, page), max(1, -(-total // size)))
    chosen = rows.order_by("-number")[(number - 1) * size : number * size]
    return Page([_row(deed) for deed in chosen], total, number, size)


def latest_deeds(size: int, *, without: Collection[str] = ()) -> list[DeedRow]:
    """Return the latest lines of the log that are of none of some verbs."""
    rows = Deed.objects.exclude(verb__in=sorted(without)).order_by("-number")
    return [_row(deed) for deed in rows[:size]]


def circumstance_of(deed: Deed) -> Circumstance:
    """Return from where a deed came and why it was done, as far as its line tells."""
    whence, reason = deed.facts.get("whence"), deed.facts.get("reason")
    told = whence if isinstance(whence, dict) else {}
    door, address = str(told.get("door", "")), str(told.get("address", ""))
    if not told and deed.verb in _SIGNING_IN:
        door, address = "page", str(deed.facts.get("from", ""))
    return Circumstance(door, address, reason.strip() if isinstance(reason, str) else "")


def all_deeds() -> Iterator[DeedRow]:
    """Return every line of the log, the first one first."""
    return (_row(deed) for deed in Deed.objects.order_by("number").iterator())


def _row(deed: Deed) -> DeedRow:
    return DeedRow(
        deed.number,
        deed.at,
        deed.by,
        deed.verb,
        deed.subject,
        deed.outcome,
        deed.facts,
        deed.previous,
        deed.hash,
        circumstance_of(deed),
    )
