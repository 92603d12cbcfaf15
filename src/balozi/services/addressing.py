"""To whom a reminder or a change goes: focal points, heads, the secretariat, the director, by data and duty."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from django.contrib.auth.models import User

from balozi.ground.people import ASSESS, DECIDE_DATES, Person
from balozi.services.people import ROLE_PERMISSIONS, person_of
from balozi.store.access.visibility import visible
from balozi.store.notices.matters import PartRow
from balozi.store.notices.models import Duty
from balozi.store.people.models import Profile
from balozi.store.registers.models import Entry

# Who hears when nobody is found to hear: nothing is lost because a place is empty.
_NEXT = {"focal_point": "head", "head": "secretariat", "director": "secretariat"}


@dataclass(slots=True)
class Directory:
    """All users who can sign in, by name, and what they are there for; read once for a run.

    Attributes:
        users: by name.
        roles: by name.
        institutions: by name.
        duties: names by duty.
    """

    users: dict[str, User] = field(default_factory=dict)
    roles: dict[str, str] = field(default_factory=dict)
    institutions: dict[str, str] = field(default_factory=dict)
    duties: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    _persons: dict[str, Person] = field(default_factory=dict)

    def person(self, name: str) -> Person:
        """Return a user as somebody who acts and reads, asked once."""
        if name not in self._persons:
            self._persons[name] = person_of(self.users[name])
        return self._persons[name]

    def who_see(self, names: Iterable[str], entry: int) -> list[str]:
        """Return those of the names who may see an entry."""
        rows = Entry.objects.filter(pk=entry)
        return [name for name in sorted(names) if visible(rows, self.person(name).reader).exists()]

    def seen_by(self, name: str, entries: Collection[int]) -> set[int]:
        """Return those of many entries that somebody may see, in bounded questions."""
        listed, found = sorted(entries), set()
        for start in range(0, len(listed), 5_000):
            rows = Entry.objects.filter(pk__in=listed[start : start + 5_000])
            found |= set(visible(rows, self.person(name).reader).values_list("pk", flat=True))
        return found

    def members(self, institutions: Iterable[str], names: Iterable[str]) -> set[str]:
        """Return those of the names that belong to one of the institutions."""
        wanted = {code for code in institutions if code}
        return {name for name in names if self.institutions.get(name) in wanted}

    def of_role(self, *roles: str) -> set[str]:
        """Return the names of users of some roles."""
        return {name for name, role in self.roles.items() if role in roles}

    def allowed(self, permission: str) -> set[str]:
        """Return the names of users who may do something."""
        roles = {role for role, may in ROLE_PERMISSIONS.items() if permission in may}
        return {name for name, role in self.roles.items() if role in roles}

    @property
    def secretariat(self) -> set[str]:
        """Return those who coordinate; every desk officer while nobody has that duty."""
        return self.duties["secretariat"] or self.of_role(Profile.Role.DESK_OFFICER)


def open_directory() -> Directory:
    """Read who can sign in, with role, institution and duty, in two questions."""
    directory = Directory()
    for row in Profile.objects.filter(user__is_active=True).select_related("user"):
        name = row.user.get_username()
        directory.users[name], directory.roles[name] = row.user, row.role
        directory.institutions[name] = row.institution
    standing = Duty.objects.filter(superseded__isnull=True, user__is_active=True)
    for name, sort in standing.values_list("user__username", "sort"):
        directory.duties[sort].add(name)
    return directory


def recipients(
    directory: Directory,
    to: Sequence[str],
    parts: Sequence[PartRow],
    *,
    asker: str = "",
    institution: str = "",
) -> set[str]:
    """Return the names of those who hear of a commitment.

    Args:
        directory: who is there.
        to: places, as the rules name them.
        parts: of institutions in the commitment.
        asker: who asked to move its date; nobody decides on the own request.
        institution: only the part of this one is meant, "" for all.
    """
    meant = [part for part in parts if not institution or part.institution == institution]
    found: set[str] = set()
    for place in to:
        found |= _holders(directory, place, meant)
    return found - ({asker} if "decider" in to else set())


def focal_points(directory: Directory, parts: Sequence[PartRow]) -> set[str]:
    """Return the focal points of some parts: those named, else all of the institution."""
    found: set[str] = set()
    for part in parts:
        if part.focal_point in directory.users:
            found.add(part.focal_point)
        else:
            found |= directory.members([part.institution], directory.of_role(Profile.Role.FOCAL_POINT))
    return found


def _holders(directory: Directory, place: str, parts: Sequence[PartRow]) -> set[str]:
    places: Mapping[str, Callable[[], set[str]]] = {
        "focal_point": partial(focal_points, directory, parts),
        "head": lambda: directory.members([part.institution for part in parts], directory.duties["head"]),
        "secretariat": lambda: directory.secretariat,
        "director": lambda: directory.duties["director"],
        "decider": partial(directory.allowed, DECIDE_DATES),
        "verifier": partial(directory.allowed, ASSESS),
    }
    found = places[place]()
    return found or (_holders(directory, _NEXT[place], parts) if place in _NEXT else set())
