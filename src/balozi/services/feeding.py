"""Calendar feeds: an address of one purpose for a calendar program, kept as a hash, ended at any time."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth import get_user_model
from django.db import transaction

from balozi.ground.errors.engagements import NoSuchFeed, NotYourFeed
from balozi.ground.errors.following import WordUnknown
from balozi.ground.errors.people import NoSuchUser
from balozi.ground.people import READ, Person
from balozi.services.auditing import allow, write_deed
from balozi.services.following import said
from balozi.services.people import person_of
from balozi.services.standing import check_institution
from balozi.store.engagements.models import CalendarFeed
from balozi.store.engagements.queries import feed_row
from balozi.store.engagements.records import FeedRow

_LONGEST = 100


@dataclass(frozen=True, slots=True)
class FeedMade:
    """A new feed, to be shown once.

    Attributes:
        feed: its number.
        token: the secret part of its address; only its hash is kept.
    """

    feed: int
    token: str


def make_feed(
    *, scope: str, institution: str = "", dues: bool = False, person: Person, at: datetime
) -> FeedMade:
    """Make an address at which a calendar program reads what the person may read at that moment.

    Args:
        scope: "all", "mine" (where the person takes part or was asked for a brief) or "institution".
        institution: its code, for the last of these.
        dues: whether due dates of assigned commitments are in it.
        person: who makes it, and whose rights it has.
        at: when.

    Raises:
        NotAllowed: the person may not read the registers.
        NoSuchUser: the person is no user, so there are no rights that could be asked later.
        WordUnknown: the scope is none.
        WordMissing: no institution is named where one is needed.
        NoSuchInstitution: it is not on the register.
    """
    allow(person, READ, verb="make_feed", subject="calendar", at=at)
    if scope not in CalendarFeed.Scope.values:
        raise WordUnknown(scope[:40], "scope", ", ".join(CalendarFeed.Scope.values))
    code = said("institution", institution) if scope == CalendarFeed.Scope.INSTITUTION else ""
    check_institution(code)
    user = get_user_model().objects.filter(username=person.name, is_active=True).first()
    if user is None:
        raise NoSuchUser(person.name)
    token = secrets.token_urlsafe(32)
    with transaction.atomic():
        facts = {"scope": scope, "institution": code, "dues": dues}
        deed = write_deed(by=person.name, at=at, verb="make_feed", subject="calendar", facts=facts)
        row = CalendarFeed.objects.create(
            owner=user, scope=scope, institution=code, dues=dues, hashed=_hash(token), made=deed
        )
    return FeedMade(row.pk, token)


def end_feed(*, feed: int, person: Person, at: datetime) -> None:
    """End a feed of one's own; its address tells nothing from then on.

    Raises:
        NotAllowed: the person may not read the registers.
        NotYourFeed: the person has no open feed of this number.
    """
    allow(person, READ, verb="end_feed", subject=f"feed {feed}", at=at)
    with transaction.atomic():
        rows = CalendarFeed.objects.filter(pk=feed, owner__username=person.name, ended__isnull=True)
        if not rows.exists():
            raise NotYourFeed(feed)
        deed = write_deed(by=person.name, at=at, verb="end_feed", subject=f"feed {feed}")
        rows.update(ended=deed)


def feed_behind(token: str) -> tuple[FeedRow, Person]:
    """Return the feed of an address, and its owner with the rights of this moment.

    Raises:
        NoSuchFeed: there is none, it was ended, or its owner's account is closed.
    """
    rows = CalendarFeed.objects.filter(hashed=_hash(token[:_LONGEST]), ended__isnull=True)
    row = rows.filter(owner__is_active=True).select_related("owner", "made").first()
    if row is None:
        raise NoSuchFeed
    return feed_row(row), person_of(row.owner)


def _hash(token: str) -> str:
    # A random token of 32 bytes needs no slow hash: there is nothing to guess.
    return hashlib.sha256(token.encode()).hexdigest()
