"""Tokens by which programs of a user are let in: made, shown once, kept as a hash, ended at any time."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from balozi.ground.errors.tokens import NoSuchToken, TokenInvalid, TokenOnlyReads, TokenUnfit
from balozi.ground.people import GIVE_ROLES, READ, Person
from balozi.services.auditing import allow, write_deed
from balozi.services.people import person_of
from balozi.services.standing import check_reach, profile_for
from balozi.store.audit.models import Deed
from balozi.store.people.models import Token
from balozi.store.people.tokens import TokenRow, token_row

LONGEST_DAYS = 366
_NAME, _SECRET = 80, 100
# Being used is written this often at most.
_NOTED = timedelta(minutes=5)
# Tells whoever finds it in a file what it is, and a scanner of files that it is a secret.
_BEGINS = "balozi_"


@dataclass(frozen=True, slots=True)
class TokenMade:
    """A new token, to be shown once.

    Attributes:
        token: its number.
        secret: what the program sends; only its hash is kept.
        expires_at: from when on it no longer works.
    """

    token: int
    secret: str
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class Bearer:
    """A program that was let in.

    Attributes:
        token: number of its token.
        writes: whether it may also change something.
        person: its owner with the rights of this moment.
    """

    token: int
    writes: bool
    person: Person


def add_token(
    *, user: str, name: str, days: int, writes: bool = False, person: Person, at: datetime
) -> TokenMade:
    """Make a token by which a program may do what its owner may do at the moment of each request.

    Args:
        user: the owner: oneself, or somebody else for whoever gives roles.
        name: by which the owner will know it.
        days: after which it ends by itself.
        writes: whether it may also change something.
        person: who makes it.
        at: when.

    Raises:
        NotAllowed: the person may not read, or makes it for somebody else and may not give roles.
        AccountAboveClearance: the owner is cleared higher than the person, who would hold the token.
        NoSuchUser: there is no such user.
        TokenUnfit: it has no name, or would last too long.
    """
    _may(person, user, "add_token", at)
    if user != person.name:
        check_reach("add_token", user, person, at)
    told = " ".join(name.split())
    if not told or len(told) > _NAME:
        raise TokenUnfit("it has no name, or a longer one")
    if not 0 < days <= LONGEST_DAYS:
        raise TokenUnfit("it would last less than a day or more than a year")
    secret = _BEGINS + secrets.token_urlsafe(32)
    with transaction.atomic():
        owner = profile_for(user).user
        facts = {"writes": writes, "days": days}
        deed = write_deed(by=person.name, at=at, verb="add_token", subject=f"user {user}", facts=facts)
        row = Token.objects.create(
            user=owner,
            name=told,
            hashed=_hash(secret),
            writes=writes,
            expires_at=at + timedelta(days=days),
            made=deed,
        )
    return TokenMade(row.pk, secret, row.expires_at)


def end_token(*, token: int, person: Person, at: datetime) -> TokenRow:
    """End a token at once: one's own, or anybody's for whoever gives roles.

    Raises:
        NotAllowed: the person may not read.
        NoSuchToken: no token of this number stands that the person may end.
    """
    allow(person, READ, verb="end_token", subject=f"token {token}", at=at)
    with transaction.atomic():
        rows = Token.objects.select_for_update(of=("self",)).filter(pk=token, ended__isnull=True)
        if GIVE_ROLES not in person.permissions:
            rows = rows.filter(user__username=person.name)
        row = rows.select_related("user", "made").first()
        if row is None:
            raise NoSuchToken(token)
        subject, facts = f"user {row.user.get_username()}", {"token": token}
        row.ended = write_deed(by=person.name, at=at, verb="end_token", subject=subject, facts=facts)
        row.save(update_fields=["ended"])
        return token_row(row)


def bearer_of(secret: str, *, at: datetime) -> Bearer:
    """Return who shows a token, with the rights of this moment, and note that it was used.

    Raises:
        TokenInvalid: it never was, has expired, was ended, or its owner's account is closed.
    """
    rows = Token.objects.filter(hashed=_hash(secret[:_SECRET]), ended__isnull=True, expires_at__gt=at)
    row = rows.filter(user__is_active=True).select_related("user").first()
    person = person_of(row.user) if row else Person("")
    if row is None or not person.name:
        raise TokenInvalid
    if row.used_at is None or at - row.used_at >= _NOTED:
        Token.objects.filter(pk=row.pk).update(used_at=at)
    return Bearer(row.pk, row.writes, person)


def must_write(*, bearer: Bearer, asked: str, at: datetime) -> None:
    """Pass when a token may also change something; otherwise log the attempt.

    Args:
        bearer: who shows it.
        asked: what the program wanted to change, in a word.
        at: when.

    Raises:
        TokenOnlyReads: it was made for reading.
    """
    if bearer.writes:
        return
    facts = {"token": bearer.token, "asked": asked[:80], "code": TokenOnlyReads.code}
    write_deed(
        by=bearer.person.name,
        at=at,
        verb="use_token",
        subject=f"token {bearer.token}",
        facts=facts,
        outcome=Deed.Outcome.REFUSED,
    )
    raise TokenOnlyReads(bearer.token)


def _may(person: Person, user: str, verb: str, at: datetime) -> None:
    permission = READ if user == person.name else GIVE_ROLES
    allow(person, permission, verb=verb, subject=f"user {user}", at=at)


def _hash(secret: str) -> str:
    # A random token of 32 bytes needs no slow hash: there is nothing to guess.
    return hashlib.sha256(secret.encode(errors="replace")).hexdigest()
