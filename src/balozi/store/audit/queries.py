"""Reading the log of deeds."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from balozi.ground.pages import PAGE_SIZE, Page
from balozi.store.audit.models import Deed


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
    )
