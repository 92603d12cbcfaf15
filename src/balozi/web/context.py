"""What every page needs: its navigation, its language, its theme, who reads."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from balozi.ground.people import ADD_PAPERS, EDIT_REGISTERS, GIVE_ROLES, MARK, READ_AUDIT, REVIEW, Person
from balozi.store.notices.queries import unread_count
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
        rarely: whether it stands under "More".
    """

    name: str
    label: Label
    begins: str
    rarely: bool = False


DOORS = (
    Door("home", _("Home"), "/"),
    Door("my-work", _("My work"), "/my-work/"),
    Door("papers", _("Papers"), "/papers/"),
    Door("registers", _("Registers"), "/registers/"),
    Door("results", _("Results"), "/results/"),
    Door("reports", _("Reports"), "/reports/"),
    Door("briefs", _("Documents"), "/briefs/", rarely=True),
    Door("countries", _("Countries"), "/countries/"),
    Door("calendar", _("Calendar"), "/calendar/", rarely=True),
    Door("search", _("Search"), "/search/"),
    Door("agreement-watch", _("Agreements to watch"), "/agreements/watch/", rarely=True),
    Door("imports", _("Imports"), "/imports/", rarely=True),
    Door("packs", _("Packs"), "/packs/", rarely=True),
    Door("rules", _("Rules"), "/rules/", rarely=True),
    Door("audit", _("Log"), "/audit/", rarely=True),
)


@dataclass(frozen=True, slots=True)
class Unread:
    """How many notices the reader has not read; asked in one question, by pages that show it.

    Attributes:
        request: of the page.
    """

    request: HttpRequest

    @property
    def count(self) -> int:
        """Return the number; 0 when nobody was found to read."""
        person: Person | None = getattr(self.request, "balozi_person", None)
        return unread_count(person.reader, person.name) if person is not None and person.name else 0


def page_frame(request: HttpRequest) -> dict[str, object]:
    """Return what the frame of a page shows; only the number of unread notices asks the database, when shown."""
    doors = [(door, _is_here(door, request.path)) for door in _doors_for(request)]
    return {
        "theme": theme_of(request),
        "themes": THEMES,
        "page_languages": settings.LANGUAGES,
        "may_give_roles": _gives_roles(request),
        "unread_notices": Unread(request),
        "doors": [door for door in doors if not door[0].rarely],
        "more_doors": [door for door in doors if door[0].rarely],
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
        "may_mark": MARK in permissions,
        "may_edit": EDIT_REGISTERS in permissions,
    }


def _doors_for(request: HttpRequest) -> list[Door]:
    """Leave out the log for somebody whom the view has found not to be allowed to read it."""
    person: Person | None = getattr(request, "balozi_person", None)
    closed = person is not None and READ_AUDIT not in person.permissions
    return [door for door in DOORS if not (closed and door.name == "audit")]


def _gives_roles(request: HttpRequest) -> bool:
    """Tell whether the view's reader may give roles; nothing is asked of the database for it."""
    person: Person | None = getattr(request, "balozi_person", None)
    return person is not None and GIVE_ROLES in person.permissions


def _is_here(door: Door, path: str) -> bool:
    return path == "/" if door.begins == "/" else path.startswith(door.begins)
