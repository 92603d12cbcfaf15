"""The second factor of a sign-in: codes of an app, recovery codes, passkeys; kept by django-allauth."""

import base64
import hashlib
import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings
from django.contrib.auth.models import User
from django.db import transaction

from balozi.ground.errors.people import CodeWrong
from balozi.services.auditing import write_deed
from balozi.services.standing import end_sessions, profile_for

_SECOND = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


class Adapter(DefaultMFAAdapter):  # type: ignore[misc]
    """Keeps the secrets of the apps encrypted with the key of the house; named in MFA_ADAPTER."""

    def encrypt(self, text: str) -> str:
        """Return a secret as it is kept."""
        return _fernet().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Return a kept secret.

        Raises:
            CodeWrong: it was kept under another key.
        """
        try:
            return _fernet().decrypt(encrypted_text.encode()).decode()
        except InvalidToken as fault:
            raise CodeWrong from fault


@dataclass(frozen=True, slots=True)
class FactorRow:
    """One second factor of a user.

    Attributes:
        factor: its number.
        kind: "totp" or "webauthn".
        name: of a passkey, "" of an app.
        made_at: when it was set up.
        used_at: when it was last used, None for never.
    """

    factor: int
    kind: str
    name: str
    made_at: datetime
    used_at: datetime | None


def factors_of(user: User) -> list[FactorRow]:
    """Return the second factors of a user, the oldest first."""
    rows = Authenticator.objects.filter(user=user, type__in=_SECOND).order_by("id")
    return [
        FactorRow(row.pk, row.type, row.data.get("name", ""), row.created_at, row.last_used_at)
        for row in rows
    ]


def has_factor(user: User) -> bool:
    """Tell whether a user has a second factor."""
    return bool(Authenticator.objects.filter(user=user, type__in=_SECOND).exists())


def new_app_secret() -> str:
    """Return a fresh secret for an app of codes."""
    from allauth.mfa.totp.internal.auth import generate_totp_secret

    return str(generate_totp_secret())


def picture_of(user: User, secret: str) -> str:
    """Return the picture by which an app takes a secret, as the address of an SVG that holds it."""
    adapter = Adapter()
    svg = adapter.build_totp_svg(adapter.build_totp_url(user, secret))
    return "data:image/svg+xml;base64," + base64.b64encode(svg.encode()).decode()


def add_app(*, user: User, secret: str, code: str, at: datetime) -> list[str]:
    """Set up the app of codes, once it shows the right one, and return the recovery codes if they are new.

    Raises:
        CodeWrong: the app does not show this code.
    """
    from allauth.mfa.totp.internal.auth import TOTP

    counter = _counter_of(secret, code)
    if counter is None:
        raise CodeWrong
    with transaction.atomic():
        Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).delete()
        made = TOTP.activate(user, secret).instance
        made.data["last_counter"] = counter
        made.save(update_fields=["data"])
        return _added(user, "totp", at)


def add_passkey(*, user: User, name: str, credential: dict[str, Any], at: datetime) -> list[str]:
    """Set up a passkey from what the browser made, and return the recovery codes if they are new.

    Raises:
        CodeWrong: it is no answer to the question that the page asked.
    """
    from allauth.mfa.webauthn.internal.auth import (
        WebAuthn,
        complete_registration,
        parse_registration_response,
    )

    try:
        parse_registration_response(credential)
        complete_registration(credential)
    except Exception as fault:
        raise CodeWrong from fault
    with transaction.atomic():
        WebAuthn.add(user, name.strip()[:60] or "passkey", credential)
        return _added(user, "webauthn", at)


def passkey_to_make(user: User) -> dict[str, Any]:
    """Return what a browser makes a new passkey from; the session remembers the question."""
    from allauth.mfa.webauthn.internal.auth import begin_registration

    told: dict[str, Any] = _plain(begin_registration(user, passwordless=False))
    return told


def passkey_question(user: User) -> dict[str, Any]:
    """Return what a browser has to sign with a passkey; the session remembers the question."""
    from allauth.mfa.webauthn.internal.auth import begin_authentication

    told: dict[str, Any] = _plain(begin_authentication(user))
    return told


def remove_factor(*, user: User, factor: int, at: datetime) -> None:
    """Take a second factor away; with the last one the recovery codes go too."""
    with transaction.atomic():
        gone, _ = Authenticator.objects.filter(user=user, pk=factor, type__in=_SECOND).delete()
        if gone:
            if not has_factor(user):
                Authenticator.objects.filter(user=user).delete()
            _log(user, "remove_factor", at)
            end_sessions(profile_for(user.get_username()))


def remove_all_factors(*, user: User) -> int:
    """Take all second factors away, for somebody who lost them; return how many there were."""
    return int(Authenticator.objects.filter(user=user).delete()[0])


def new_recovery_codes(*, user: User, at: datetime) -> list[str]:
    """Make new recovery codes; the old ones no longer work."""
    from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes

    with transaction.atomic():
        Authenticator.objects.filter(user=user, type=Authenticator.Type.RECOVERY_CODES).delete()
        _log(user, "new_recovery_codes", at)
        return list(RecoveryCodes.activate(user).get_unused_codes())


def recovery_codes_left(user: User) -> int:
    """Return how many recovery codes were not used yet."""
    row = Authenticator.objects.filter(user=user, type=Authenticator.Type.RECOVERY_CODES).first()
    return len(row.wrap().get_unused_codes()) if row else 0


def code_fits(user: User, code: str) -> bool:
    """Tell whether a code of the app or a recovery code fits; it is used up by asking."""
    told = "".join(code.split())
    with transaction.atomic():
        rows = Authenticator.objects.select_for_update().filter(user=user)
        app = rows.filter(type=Authenticator.Type.TOTP).first()
        if app is not None and _app_code_fits(app, told):
            return True
        codes = rows.filter(type=Authenticator.Type.RECOVERY_CODES).first()
        return codes is not None and has_factor(user) and bool(codes.wrap().validate_code(told))


def passkey_fits(user: User, credential: dict[str, Any]) -> bool:
    """Tell whether a browser's answer comes from one of the user's passkeys."""
    from allauth.mfa.webauthn.internal.auth import complete_authentication, parse_authentication_response

    try:
        parse_authentication_response(credential)
        used = complete_authentication(user, credential)
    except Exception:  # noqa: BLE001 - whatever is wrong with an answer from outside, it does not fit
        return False
    used.record_usage()
    return True


def _app_code_fits(app: Authenticator, code: str) -> bool:
    counter = _counter_of(Adapter().decrypt(app.data["secret"]), code)
    # A code that was used, or one older than that, opens nothing: somebody may have looked over the shoulder.
    if counter is None or counter <= app.data.get("last_counter", 0):
        return False
    app.data["last_counter"] = counter
    app.save(update_fields=["data"])
    app.record_usage()
    return True


def _counter_of(secret: str, code: str) -> int | None:
    from allauth.core.internal.cryptokit import compare_user_code
    from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value

    now = int(time.time()) // 30
    for counter in (now, now - 1, now + 1):
        if compare_user_code(actual=code, expected=format_hotp_value(hotp_value(secret, counter))):
            return counter
    return None


def _plain(told: Any) -> Any:
    """Return what fido2 tells as what JSON can hold; bytes are written as WebAuthn writes them."""
    if isinstance(told, Mapping):
        return {key: _plain(value) for key, value in told.items() if value is not None}
    if isinstance(told, list | tuple):
        return [_plain(value) for value in told]
    return base64.urlsafe_b64encode(told).rstrip(b"=").decode() if isinstance(told, bytes) else told


def _added(user: User, kind: str, at: datetime) -> list[str]:
    from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes

    _log(user, "add_factor", at, kind=kind)
    end_sessions(profile_for(user.get_username()))
    if Authenticator.objects.filter(user=user, type=Authenticator.Type.RECOVERY_CODES).exists():
        return []
    return list(RecoveryCodes.activate(user).get_unused_codes())


def _log(user: User, verb: str, at: datetime, **facts: object) -> None:
    name = user.get_username()
    write_deed(by=name, at=at, verb=verb, subject=f"user {name}", facts=facts)


def _fernet() -> Fernet:
    # Derived, so that the key that signs sessions is not itself the one that keeps secrets.
    key = hashlib.sha256(b"balozi second factor " + settings.SECRET_KEY.encode()).digest()
    return Fernet(base64.urlsafe_b64encode(key))
