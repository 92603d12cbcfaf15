"""Signing in and out: what is written to the log, when to slow somebody down, when a session is over."""

from datetime import datetime, timedelta
from typing import NoReturn

from axes.models import AccessAttempt
from django.conf import settings
from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Sum

from balozi.ground.errors.people import CodeWrong, PasswordWrong, TooManyAttempts
from balozi.services.auditing import write_deed
from balozi.services.factors import code_fits, has_factor, passkey_fits
from balozi.services.inviting import set_password
from balozi.services.standing import end_sessions, profile_for
from balozi.store.audit.models import Deed
from balozi.store.people.models import Profile

RESTS = timedelta(minutes=15)
WRONG_CODES = 5
# Eight for one name from one address is the rule of axes; this is for one address over all names, and one name
# over all addresses.
WRONG_PASSWORDS = 40


def slow_down(*, name: str, address: str, at: datetime) -> None:
    """Pass unless too many wrong passwords came from an address, or for a name, in a quarter of an hour.

    Raises:
        TooManyAttempts: there were too many.
    """
    recent = AccessAttempt.objects.filter(attempt_time__gt=at - RESTS)
    for tried in (recent.filter(ip_address=address), recent.filter(username=name)):
        if (tried.aggregate(n=Sum("failures_since_start"))["n"] or 0) >= WRONG_PASSWORDS:
            raise TooManyAttempts


def note_failed_sign_in(*, name: str, address: str, locked: bool, at: datetime) -> None:
    """Write a failed sign-in to the log: the name that was tried, and from where."""
    facts = {"from": address, "locked": locked}
    _log(name, "sign_in", at, facts, Deed.Outcome.REFUSED)


def note_sign_in(*, user: User, address: str, by: str, at: datetime) -> int:
    """Write a sign-in to the log and return the number that the session has to remember.

    Args:
        user: who signed in.
        address: from where.
        by: "password", "code", "passkey" or "provider".
        at: when.
    """
    with transaction.atomic():
        _log(user.get_username(), "sign_in", at, {"from": address, "by": by})
        return profile_for(user.get_username()).sessions_ended


def note_sign_out(*, user: User, address: str, at: datetime) -> None:
    """Write a sign-out to the log."""
    _log(user.get_username(), "sign_out", at, {"from": address})


def check_code(*, user: User, code: str, address: str, at: datetime) -> None:
    """Pass when a code of the app or a recovery code fits.

    Raises:
        CodeWrong: it does not fit, or was used before.
        TooManyAttempts: five wrong ones came in a quarter of an hour.
    """
    _may_try(user, at)
    if not code_fits(user, code):
        _refuse(user, address, at)


def check_passkey(*, user: User, credential: dict[str, object], address: str, at: datetime) -> None:
    """Pass when a browser's answer comes from one of the user's passkeys.

    Raises: as `check_code`.
    """
    _may_try(user, at)
    if not passkey_fits(user, credential):
        _refuse(user, address, at)


def check_own_password(*, user: User, password: str, address: str, at: datetime) -> None:
    """Pass when somebody signed in tells the own password once more.

    Raises:
        PasswordWrong: it is another one.
        TooManyAttempts: five wrong ones came in a quarter of an hour.
    """
    _may_try(user, at, "check_own_password")
    # Whoever signs in through a provider only has no password here.
    if user.has_usable_password() and not user.check_password(password):
        _log(user.get_username(), "check_own_password", at, {"from": address}, Deed.Outcome.REFUSED)
        raise PasswordWrong


def change_password(*, user: User, password: str, at: datetime) -> int:
    """Give oneself a new password; all sessions end, and the number for a fresh one is returned.

    Raises:
        PasswordWeak: it is too short, too common or too much like the name.
    """
    with transaction.atomic():
        set_password(user, password)
        end_sessions(profile_for(user.get_username()))
        _log(user.get_username(), "change_password", at, {})
        return profile_for(user.get_username()).sessions_ended


def end_other_sessions(*, user: User, at: datetime) -> int:
    """End all sessions of a user and return the number for the one that goes on."""
    with transaction.atomic():
        end_sessions(profile_for(user.get_username()))
        _log(user.get_username(), "end_other_sessions", at, {})
        return profile_for(user.get_username()).sessions_ended


def sessions_number(user: User) -> int:
    """Return how often all sessions of a user were ended: what a session that goes on has to remember."""
    ended = Profile.objects.filter(user_id=user.pk).values_list("sessions_ended", flat=True).first()
    return ended or 0


def must_set_up(user: User) -> bool:
    """Tell whether a user has to set up a second factor before anything else."""
    return bool(settings.BALOZI.second_factor == "required" and not has_factor(user))


def _may_try(user: User, at: datetime, verb: str = "check_code") -> None:
    wrong = Deed.objects.filter(
        at__gt=at - RESTS, verb=verb, by=user.get_username(), outcome=Deed.Outcome.REFUSED
    )
    if wrong.count() >= WRONG_CODES:
        raise TooManyAttempts


def _refuse(user: User, address: str, at: datetime) -> NoReturn:
    _log(user.get_username(), "check_code", at, {"from": address}, Deed.Outcome.REFUSED)
    raise CodeWrong


def _log(
    name: str, verb: str, at: datetime, facts: dict[str, object], outcome: str = Deed.Outcome.DONE
) -> None:
    # A name that was typed may be a password typed in the wrong field: no more of it than a name is long.
    subject = f"user {name[:60]}"
    write_deed(by=name[:60] or "nobody", at=at, verb=verb, subject=subject, facts=facts, outcome=outcome)
