"""Users and what they may do."""

import secrets
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db import transaction

from balozi.ground.errors.people import NoSuchUser
from balozi.ground.markings import Marking
from balozi.ground.people import (
    ADD_PAPERS,
    APPROVE_VALUES,
    ASSESS,
    DECIDE_DATES,
    EDIT_REGISTERS,
    EDIT_RESULTS,
    ENTER_VALUES,
    EVERYWHERE,
    FOLLOW_UP,
    GIVE_ROLES,
    LOAD_PACKS,
    MARK,
    PUBLISH,
    READ,
    READ_AUDIT,
    REPORT_PROGRESS,
    REVIEW,
    SECOND,
    Person,
)
from balozi.services.auditing import allow, write_deed
from balozi.services.standing import check_reach
from balozi.store.people.models import Institution, Profile

_DESK = frozenset({READ, REVIEW, ADD_PAPERS, READ_AUDIT, EDIT_REGISTERS, FOLLOW_UP, REPORT_PROGRESS, MARK})
ROLE_PERMISSIONS = {
    Profile.Role.READER: frozenset({READ}),
    Profile.Role.DESK_OFFICER: _DESK,
    Profile.Role.FOCAL_POINT: frozenset({READ, REPORT_PROGRESS, ENTER_VALUES}),
    Profile.Role.MONITORING_OFFICER: frozenset(
        {READ, READ_AUDIT, REPORT_PROGRESS, ASSESS, ENTER_VALUES, APPROVE_VALUES, EDIT_RESULTS}
    ),
    Profile.Role.WARNING_OFFICER: frozenset({READ, REPORT_PROGRESS}),
    Profile.Role.REVIEWER: _DESK | {DECIDE_DATES, SECOND},
    Profile.Role.PUBLISHER: frozenset({READ, PUBLISH, SECOND, MARK}),
    Profile.Role.ADMINISTRATOR: _DESK | {DECIDE_DATES, EDIT_RESULTS, LOAD_PACKS, GIVE_ROLES},
    Profile.Role.AUDITOR: frozenset({READ, READ_AUDIT}),
}
# No session began with this number.
_NO_SESSION = -1


@dataclass(frozen=True, slots=True)
class SignIn:
    """The name and password of one user."""

    name: str
    password: str


def person_of(user: AbstractBaseUser | AnonymousUser) -> Person:
    """Return who acts; somebody not signed in has no name and may do nothing."""
    if not user.is_authenticated:
        return Person("")
    return person_and_sessions(user)[0]


def person_and_sessions(user: AbstractBaseUser) -> tuple[Person, int]:
    """Return who acts, and how often all sessions of that user were ended."""
    profile = Profile.objects.filter(user_id=user.pk).first()
    name = user.get_username()
    if profile is None:
        return Person(name, ROLE_PERMISSIONS[Profile.Role.READER]), 0
    if profile.demonstration and settings.BALOZI.production:
        # Sample people of an earlier demonstration are nobody here, and no session of theirs goes on.
        return Person(""), _NO_SESSION
    permissions = ROLE_PERMISSIONS[Profile.Role(profile.role)]
    person = Person(name, permissions, Marking(profile.clearance), with_those_above(profile.institution))
    return person, profile.sessions_ended


def person_named(name: str) -> Person:
    """Return the user of a name as somebody who acts.

    Raises:
        NoSuchUser: there is none of this name, or the account is closed.
    """
    user = get_user_model().objects.filter(username=name, is_active=True).first()
    if user is None:
        raise NoSuchUser(name)
    return person_of(user)


def with_those_above(institution: str) -> frozenset[str]:
    """Return an institution with those that it belongs to: what is for a ministry is for its departments too."""
    found: set[str] = set()
    standing = Institution.objects.filter(superseded__isnull=True)
    while institution and institution not in found:
        found.add(institution)
        institution = standing.filter(code=institution).values_list("parent", flat=True).first() or ""
    return frozenset(found)


def operator(name: str) -> Person:
    """Return somebody at the command line: who can open the database may do all that it holds."""
    everything = frozenset().union(*ROLE_PERMISSIONS.values())
    return Person(name.strip(), everything, Marking.TOP_SECRET, frozenset({EVERYWHERE}))


def give_role(*, user: str, role: str, person: Person, at: datetime) -> SignIn:
    """Make a user, or give one another role, with a new random password.

    Raises:
        NotAllowed: the person may not give roles.
        AccountAboveClearance: the user is cleared higher than the person, who would know the password.
    """
    allow(person, GIVE_ROLES, verb="give_role", subject=f"user {user}", at=at)
    check_reach("give_role", user, person, at)
    password = secrets.token_urlsafe(12)
    with transaction.atomic():
        row, _ = get_user_model().objects.get_or_create(username=user)
        row.set_password(password)
        row.save()
        Profile.objects.update_or_create(user=row, defaults={"role": Profile.Role(role)})
        write_deed(by=person.name, at=at, verb="give_role", subject=f"user {user}", facts={"role": role})
    return SignIn(user, password)
