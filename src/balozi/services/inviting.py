"""Invitations and resets: a link that works once, expires, and is kept as a hash only."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.contrib.auth import get_user_model
from django.contrib.auth.models import User
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.mail import send_mail
from django.db import IntegrityError, transaction
from django.utils.translation import gettext

from balozi.ground.errors.people import LinkInvalid, PasswordWeak, UserExists
from balozi.ground.people import GIVE_ROLES, Person
from balozi.services.auditing import allow, write_deed
from balozi.services.standing import check_institution, check_reach, end_sessions, profile_for
from balozi.store.audit.models import Deed
from balozi.store.people.models import Invitation, Profile

LASTS = timedelta(days=3)


@dataclass(frozen=True, slots=True)
class Invited:
    """Who is invited, as what.

    Attributes:
        name: with which the user will sign in.
        mail: where the link is sent, "" for nowhere.
        role: of the user.
        institution: code, "" for none.
    """

    name: str
    mail: str = ""
    role: str = Profile.Role.READER
    institution: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """A link of one use, to be shown once.

    Attributes:
        token: the secret part; only its hash is kept.
        mail: where it was sent, "" when it was not.
        expires_at: from when on it no longer works.
    """

    token: str
    mail: str
    expires_at: datetime


def invite_user(*, invited: Invited, site: str, person: Person, at: datetime) -> Link:
    """Make a user without a password and a link by which they choose one.

    Args:
        invited: who, as what.
        site: the address of the pages, such as "https://balozi.example"; from the settings, never from a request.
        person: who invites.
        at: when.

    Raises:
        NotAllowed: the person may not give roles.
        UserExists: the name is taken.
        NoSuchInstitution: the institution is not on the register.
    """
    subject = f"user {invited.name}"
    allow(person, GIVE_ROLES, verb="invite_user", subject=subject, at=at)
    role = Profile.Role(invited.role)
    try:
        with transaction.atomic():
            check_institution(invited.institution)
            user = get_user_model().objects.create_user(invited.name, email=invited.mail)
            Profile.objects.create(user=user, role=role, institution=invited.institution)
            facts = {"role": role.value, "institution": invited.institution}
            deed = write_deed(by=person.name, at=at, verb="invite_user", subject=subject, facts=facts)
            link = _make_link(user, Invitation.Purpose.INVITE, deed)
    except IntegrityError as fault:
        raise UserExists(invited.name) from fault
    _send(link, user, site)
    return link


def reset_password(*, user: str, site: str, person: Person, at: datetime) -> Link:
    """End a user's password and sessions, and make a link by which they choose a new one.

    Raises:
        NotAllowed: the person may not give roles.
        NoSuchUser: there is no such user.
        AccountAboveClearance: the user is cleared higher than the person, who would hold the link.
    """
    subject = f"user {user}"
    allow(person, GIVE_ROLES, verb="reset_password", subject=subject, at=at)
    check_reach("reset_password", user, person, at)
    with transaction.atomic():
        profile = profile_for(user)
        profile.user.set_unusable_password()
        profile.user.save(update_fields=["password"])
        end_sessions(profile)
        deed = write_deed(by=person.name, at=at, verb="reset_password", subject=subject)
        link = _make_link(profile.user, Invitation.Purpose.RESET, deed)
    _send(link, profile.user, site)
    return link


def ask_reset(*, name: str, site: str, at: datetime) -> None:
    """Mail a reset link to a user who asks for one; tells nothing of whether there is such a user.

    The password in use goes on until the link is used. One link is mailed in a quarter of an hour.
    """
    user = get_user_model().objects.filter(username=name, is_active=True).exclude(email="").first()
    if user is None:
        return
    recent = Invitation.objects.filter(user=user, expires_at__gt=at + LASTS - timedelta(minutes=15))
    if recent.exists():
        return
    with transaction.atomic():
        deed = write_deed(by=name, at=at, verb="ask_reset", subject=f"user {name}")
        link = _make_link(user, Invitation.Purpose.RESET, deed)
    _send(link, user, site)


def name_of_link(token: str, *, at: datetime) -> str:
    """Return the name of the user whom a link is for.

    Raises:
        LinkInvalid: it was used, has expired or never was.
    """
    return str(_standing(token, at).user.get_username())


def choose_password(*, token: str, password: str, at: datetime) -> User:
    """Set the password that the holder of a link chose; the link and all sessions of the user end.

    Raises:
        LinkInvalid: the link was used, has expired or never was.
        PasswordWeak: it is too short, too common or too much like the name.
    """
    with transaction.atomic():
        row = _standing(token, at, lock=True)
        set_password(row.user, password)
        deed = write_deed(
            by=row.user.get_username(),
            at=at,
            verb="choose_password",
            subject=f"user {row.user.get_username()}",
            facts={"link": row.purpose},
        )
        Invitation.objects.filter(user=row.user, ended__isnull=True).update(ended=deed)
        end_sessions(profile_for(row.user.get_username()))
    return row.user


def set_password(user: User, password: str) -> None:
    """Give a user a password.

    Raises:
        PasswordWeak: it is too short, too common or too much like the name.
    """
    try:
        validate_password(password, user)
    except ValidationError as fault:
        raise PasswordWeak(" ".join(fault.messages)) from fault
    user.set_password(password)
    user.save(update_fields=["password"])


def _standing(token: str, at: datetime, *, lock: bool = False) -> Invitation:
    rows = Invitation.objects.select_related("user")
    if lock:
        rows = rows.select_for_update(of=("self",))
    row = rows.filter(
        hashed=_hash(token), ended__isnull=True, expires_at__gt=at, user__is_active=True
    ).first()
    if row is None:
        raise LinkInvalid
    return row


def _make_link(user: User, purpose: Invitation.Purpose, deed: Deed) -> Link:
    # A new link ends the ones before: of several, an old mail would still open the account.
    Invitation.objects.filter(user=user, ended__isnull=True).update(ended=deed)
    token = secrets.token_urlsafe(32)
    expires_at = deed.at + LASTS
    Invitation.objects.create(
        user=user, purpose=purpose, hashed=_hash(token), expires_at=expires_at, made=deed
    )
    return Link(token, user.email, expires_at)


def _hash(token: str) -> str:
    # A token of 256 random bits needs no slow hash.
    return hashlib.sha256(token.encode()).hexdigest()


def _send(link: Link, user: User, site: str) -> None:
    if not link.mail:
        return
    words = gettext(
        "Choose your password for Balozi within three days:\n\n%(link)s\n\n"
        "Your name there is %(name)s. If you did not expect this message, you need do nothing."
    )
    body = words % {"link": f"{site}/link/{link.token}/", "name": user.get_username()}
    send_mail(gettext("Your access to Balozi"), body, None, [link.mail])
