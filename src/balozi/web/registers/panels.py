"""What a register adds to the page of an entry: each subject brings its own panel."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from django.http import HttpRequest

from balozi.ground.people import Person
from balozi.store.registers.records import EntryPage


@dataclass(frozen=True, slots=True)
class Panel:
    """One part of the page of an entry.

    Attributes:
        template: that shows it; it finds its facts as ``panel.facts``.
        facts: by name.
    """

    template: str
    facts: Mapping[str, object] = field(default_factory=dict)


# What makes a panel: the request, who reads, the entry, and the day as known on which it is asked (None for now).
Maker = Callable[[HttpRequest, Person, EntryPage, date | None], Panel | None]
_MAKERS: Mapping[str, tuple[Maker, ...]] = {}


def panels_of(request: HttpRequest, person: Person, page: EntryPage, on: date | None) -> list[Panel]:
    """Return the panels of an entry, in their order."""
    made = (make(request, person, page, on) for make in _MAKERS.get(page.register, ()))
    return [panel for panel in made if panel is not None]
