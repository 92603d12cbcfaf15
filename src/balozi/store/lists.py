"""The list of a register with the statuses that follow from what happened, as pages and programs ask for it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from balozi.ground.errors.registers import NoSuchRegister
from balozi.ground.pages import PAGE_SIZE, Page
from balozi.ground.people import Reader
from balozi.registers.agreements import status_meant
from balozi.store.engagements.queries import convened
from balozi.store.follow_up.courses import followed
from balozi.store.posts.areas import commitments_by_area
from balozi.store.posts.queries import posted
from balozi.store.registers.queries import list_register, register_in_parts
from balozi.store.registers.records import EntryRow
from balozi.store.registers.states import LIVING
from balozi.store.registers.tables import REGISTERS

# Kept for now, and derived when another day is asked about.
DERIVED = ("flag", "status_now", "lead")
# Where a list can be narrowed to what concerns one area of a country, named as KEN-040.
OF_AREAS: Mapping[str, tuple[str, ...]] = {"commitments": ("area",)}


@dataclass(frozen=True, slots=True)
class ListAsked:
    """What is asked of a register.

    Attributes:
        register: its name.
        search: words that must all occur.
        sort: a column, with "-" before it for the other direction.
        filters: values by the names of `filters_of`; empty ones narrow nothing.
        at: the moment as known at which it is asked, None for now.
        page: counted from 1.
    """

    register: str
    search: str = ""
    sort: str = ""
    filters: Mapping[str, str] = field(default_factory=dict)
    at: datetime | None = None
    page: int = 1


def filters_of(register: str) -> tuple[str, ...]:
    """Return by what a register can be narrowed.

    Raises:
        NoSuchRegister: there is no register of this name.
    """
    if register not in REGISTERS:
        raise NoSuchRegister(register)
    own = REGISTERS[register].filters
    return ("country", "actor", "kind", "evidence", *own, *DERIVED, *OF_AREAS.get(register, ()))


def list_as_asked(reader: Reader, asked: ListAsked, *, size: int = PAGE_SIZE) -> Page[EntryRow]:
    """Return one page of a register; a size of 0 is the whole list."""
    derived = _derived(asked)
    page = list_register(
        reader,
        asked.register,
        search=asked.search,
        filters=_filters(asked),
        sort=asked.sort,
        page=asked.page,
        size=0 if derived else size,
        at=asked.at,
        among=_among(reader, asked),
    )
    items = _told(reader, page.items, asked.at)
    if not derived:
        return replace(page, items=items)
    chosen = [row for row in items if _fits(row, derived)]
    if not size:
        return Page(chosen, len(chosen), 1, max(len(chosen), 1))
    number = min(max(1, asked.page), max(1, -(-len(chosen) // size)))
    return Page(chosen[(number - 1) * size : number * size], len(chosen), number, size)


def list_in_parts(reader: Reader, asked: ListAsked) -> Iterator[list[EntryRow]]:
    """Return the whole list as asked, a part at a time."""
    derived = _derived(asked)
    parts = register_in_parts(
        reader,
        asked.register,
        search=asked.search,
        filters=_filters(asked),
        sort=asked.sort,
        at=asked.at,
        among=_among(reader, asked),
    )
    return ([row for row in _told(reader, part, asked.at) if _fits(row, derived)] for part in parts)


def _told(reader: Reader, rows: Sequence[EntryRow], at: datetime | None) -> list[EntryRow]:
    """Return rows with the statuses that follow from what happened."""
    items = convened(reader, followed(reader, rows, at=at), at=at)
    return posted(reader, items, at=at)


def _derived(asked: ListAsked) -> dict[str, str]:
    # How things stand now is kept; how they stood on another day is derived row by row.
    told = {name: asked.filters[name] for name in DERIVED if asked.filters.get(name)}
    return told if asked.at or asked.register not in LIVING else {}


def _filters(asked: ListAsked) -> dict[str, str]:
    return {**asked.filters, "status_now": status_meant(asked.filters.get("status_now", ""))}


def _among(reader: Reader, asked: ListAsked) -> list[int] | None:
    """Return the commitments that concern the area asked about, None when none is."""
    country, _sign, code = asked.filters.get("area", "").partition("-")
    if not code:
        return None
    counts = commitments_by_area(reader, country, at=asked.at)
    return [entry for one in counts if one.code == code for entry in one.commitments]


def _fits(row: EntryRow, derived: Mapping[str, str]) -> bool:
    flag, status, lead = (derived.get(name) for name in DERIVED)
    return (
        (not flag or flag in row.flags)
        and (not status or row.values.get("status") == _meant(row.register, status))
        and (not lead or row.values.get("lead") == lead)
    )


def _meant(register: str, status: str) -> str:
    # A proposed agreement is an initiated one; a proposed engagement is proposed.
    return status_meant(status) if register == "agreements" else status
