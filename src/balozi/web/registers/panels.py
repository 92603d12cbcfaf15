"""What a register adds to the page of an entry: each subject brings its own panel."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from django.http import HttpRequest

from balozi.ground.people import Person
from balozi.registers.posts import COURSES
from balozi.store.registers.records import EntryPage
from balozi.web.agreements.panel import agreement_facts
from balozi.web.commitments.panel import facts_of_commitment
from balozi.web.engagements.panel import facts_of_engagement
from balozi.web.posts.panel import facts_of_membership, facts_of_post


@dataclass(frozen=True, slots=True)
class Panel:
    """One part of the page of an entry.

    Attributes:
        template: that shows it; it finds its facts as ``panel.facts``.
        facts: by name.
    """

    template: str
    facts: Mapping[str, object] = field(default_factory=dict)


def _of_commitment(_request: HttpRequest, person: Person, page: EntryPage, on: date | None) -> Panel:
    return Panel("commitments/panel.html", facts_of_commitment(person, page, on))


def _of_post(_request: HttpRequest, person: Person, page: EntryPage, on: date | None) -> Panel | None:
    facts = facts_of_post(person, page, on)
    return None if facts is None else Panel("posts/panel.html", facts)


def _of_membership(_request: HttpRequest, person: Person, page: EntryPage, on: date | None) -> Panel:
    return Panel("posts/dues.html", facts_of_membership(person, page, on))


# What makes a panel: the request, who reads, the entry, and the day as known on which it is asked (None for now).
Maker = Callable[[HttpRequest, Person, EntryPage, date | None], Panel | None]


def _life_of_agreement(
    request: HttpRequest, person: Person, page: EntryPage, on: date | None
) -> Panel | None:
    facts = agreement_facts(request, person, page, on)
    return None if facts is None else Panel("agreements/panel.html", facts)


def _of_engagement(_request: HttpRequest, person: Person, page: EntryPage, on: date | None) -> Panel | None:
    facts = facts_of_engagement(person, page, on)
    return None if facts is None else Panel("engagements/panel.html", facts)


_MAKERS: Mapping[str, tuple[Maker, ...]] = {
    "agreements": (_life_of_agreement,),
    "commitments": (_of_commitment,),
    **dict.fromkeys(COURSES, (_of_post,)),
    "memberships": (_of_membership,),
    "engagements": (_of_engagement,),
}


def panels_of(request: HttpRequest, person: Person, page: EntryPage, on: date | None) -> list[Panel]:
    """Return the panels of an entry, in their order."""
    made = (make(request, person, page, on) for make in _MAKERS.get(page.register, ()))
    return [panel for panel in made if panel is not None]
