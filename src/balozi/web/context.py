"""What every page needs: its navigation, its language, its theme, who reads."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from balozi.ground.people import ADD_PAPERS, READ_AUDIT, REVIEW, Person
from balozi.web.labels import Label

THEMES: tuple[tuple[str, Label], ...] = (
    ("auto", _("As the device")),
    ("light", _("Light")),
    ("dark", _("Dark")),
)


@dataclass(frozen=True, slots=True)
class Door:
    """One entry of the navigation.

    Attributes:
        name: of the address.
        label: what it is called.
        begins: what the addresses behind it begin with.
    """

    name: str
    label: Label
    begins: str


DOORS = (
    Door("home", _("Home"), "/"),
    Door("papers", _("Papers"), "/papers/"),
    Door("registers", _("Registers"), "/registers/"),
    Door("countries", _("Countries"), "/countries/"),
    Door("search", _("Search"), "/search/"),
    Door("packs", _("Packs"), "/packs/"),
    Door("rules", _("Rules"), "/rules/"),
    Door("audit", _("Log"), "/audit/"),
)


def page_frame(request: HttpRequest) -> dict[str, object]:
    """Return what the frame of a page shows; nothing here asks the database."""
    return {
        "theme": theme_of(request),
        "themes": THEMES,
        "page_languages": settings.LANGUAGES,
        "doors": [(door, _is_here(door, request.path)) for door in _doors_for(request)],
    }


def theme_of(request: HttpRequest) -> str:
    """Return the theme that the reader chose, "auto" when none was."""
    chosen = request.COOKIES.get("theme", "auto")
    return chosen if chosen in dict(THEMES) else "auto"


def may(permissions: frozenset[str]) -> dict[str, bool]:
    """Return what a person may do, as templates ask it."""
    return {
        "may_review": REVIEW in permissions,
        "may_add_papers": ADD_PAPERS in permissions,
        "may_read_audit": READ_AUDIT in permissions,
    }


def _doors_for(request: HttpRequest) -> list[Door]:
    """Leave out the log for somebody whom the view has found not to be allowed to read it."""
    person: Person | None = getattr(request, "balozi_person", None)
    closed = person is not None and READ_AUDIT not in person.permissions
    return [door for door in DOORS if not (closed and door.name == "audit")]


def _is_here(door: Door, path: str) -> bool:
    return path == "/" if door.begins == "/" else path.startswith(door.begins)
