"""What somebody does with the own notices: read them, take that back, say how to be told; and duties."""

from collections.abc import Sequence
from datetime import datetime

from django.contrib.auth import get_user_model
from django.contrib.auth.models import User
from django.db import transaction

from balozi.ground.errors.notices import NoSuchNotice, WishInvalid
from balozi.ground.errors.people import NoSuchUser
from balozi.ground.people import GIVE_ROLES, READ, Person
from balozi.services.auditing import allow, write_deed
from balozi.store.access.visibility import visible
from balozi.store.notices.models import Duty, Notice, Wish
from balozi.store.notices.records import WishRow

_LANGUAGES = ("", "en", "sw", "fr")


def read_notices(*, notices: Sequence[int] | None = None, person: Person, at: datetime) -> list[int]:
    """Mark own notices as read; it is the reader's bookmark and no line of the log.

    Args:
        notices: their numbers, None for all that are unread.
        person: whose they are.
        at: when.

    Returns:
        the numbers of those that were unread, for taking it back.

    Raises:
        NoSuchNotice: one of the numbers is none of the person's notices.
    """
    allow(person, READ, verb="read_notices", subject="notices", at=at)
    with transaction.atomic():
        rows = visible(Notice.objects.filter(user__username=person.name), person.reader, "entry")
        if notices is not None:
            rows = rows.filter(pk__in=_known(person, notices))
        fresh = list(rows.filter(read_at__isnull=True).values_list("pk", flat=True))
        for start in range(0, len(fresh), 5_000):
            Notice.objects.filter(pk__in=fresh[start : start + 5_000]).update(read_at=at)
    return fresh


def unread_notices(*, notices: Sequence[int], person: Person, at: datetime) -> None:
    """Take back that own notices were read.

    Raises:
        NoSuchNotice: one of the numbers is none of the person's notices.
    """
    allow(person, READ, verb="unread_notices", subject="notices", at=at)
    with transaction.atomic():
        Notice.objects.filter(pk__in=_known(person, notices)).update(read_at=None)


def choose_wish(*, wish: WishRow, person: Person, at: datetime) -> None:
    """Say how oneself wants to be told: each notice by mail, one mail a week, or only in the application.

    Raises:
        NotSignedIn: nobody is signed in.
        WishInvalid: the wish is none that can be chosen.
        NoSuchUser: the person is no user.
    """
    allow(person, READ, verb="choose_wish", subject=f"user {person.name}", at=at)
    chosen = wish.mail in Wish.Mail.values and wish.language in _LANGUAGES and 0 <= wish.weekday <= 6
    if not chosen:
        raise WishInvalid(f"{wish.mail[:12]} {wish.weekday} {wish.language[:12]}")
    with transaction.atomic():
        told = {"mail": wish.mail, "weekday": wish.weekday, "language": wish.language}
        Wish.objects.update_or_create(user=_user(person.name), defaults=told)
        write_deed(
            by=person.name,
            at=at,
            verb="choose_wish",
            subject=f"user {person.name}",
            facts={"mail": wish.mail},
        )


def give_duty(*, user: str, duty: str, person: Person, at: datetime) -> None:
    """Give a user a place in escalations: head of the own institution, secretariat, or director.

    Raises:
        NotAllowed: the person may not give roles.
        NoSuchUser: there is no such user.
        WishInvalid: there is no such duty.
    """
    allow(person, GIVE_ROLES, verb="give_duty", subject=f"user {user}", at=at)
    if duty not in Duty.Sort.values:
        raise WishInvalid(duty[:40])
    with transaction.atomic():
        row = _user(user)
        if not Duty.objects.filter(user=row, sort=duty, superseded__isnull=True).exists():
            deed = write_deed(
                by=person.name, at=at, verb="give_duty", subject=f"user {user}", facts={"duty": duty}
            )
            Duty.objects.create(user=row, sort=duty, made=deed)


def take_duty(*, user: str, duty: str, person: Person, at: datetime) -> None:
    """Take a place in escalations from a user; that the user had it stays in the history.

    Raises:
        NotAllowed: the person may not give roles.
        NoSuchUser: there is no such user.
    """
    allow(person, GIVE_ROLES, verb="take_duty", subject=f"user {user}", at=at)
    with transaction.atomic():
        rows = Duty.objects.filter(user=_user(user), sort=duty, superseded__isnull=True)
        if rows.exists():
            deed = write_deed(
                by=person.name, at=at, verb="take_duty", subject=f"user {user}", facts={"duty": duty}
            )
            rows.update(superseded=deed)


def _known(person: Person, notices: Sequence[int]) -> list[int]:
    rows = Notice.objects.filter(user__username=person.name, pk__in=list(notices))
    known = set(visible(rows, person.reader, "entry").values_list("pk", flat=True))
    for number in notices:
        if number not in known:
            raise NoSuchNotice(str(number))
    return sorted(known)


def _user(name: str) -> User:
    found = get_user_model().objects.filter(username=name).first()
    if not isinstance(found, User):
        raise NoSuchUser(name)
    return found
