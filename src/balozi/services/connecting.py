"""Signing in through a provider of OpenID Connect, when the settings name one; no network otherwise."""

import base64
import hashlib
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.contrib.auth.models import User
from django.db import transaction

from balozi.ground.errors.people import ProviderRefused, ProviderUnreachable
from balozi.store.people.models import Profile

_SECONDS = 10
_SIGNED_BY = ["RS256", "RS384", "RS512", "PS256", "ES256", "ES384", "EdDSA"]


@dataclass(frozen=True, slots=True)
class Question:
    """What the provider is asked, to be remembered by the session until it answers.

    Attributes:
        address: to send the browser to.
        state: comes back with the answer.
        nonce: comes back inside it.
        verifier: proves that whoever asked also takes the answer (PKCE, RFC 7636).
    """

    address: str
    state: str
    nonce: str
    verifier: str


def is_connected() -> bool:
    """Tell whether the settings name a provider."""
    return bool(settings.BALOZI.oidc_issuer and settings.BALOZI.oidc_client)


def ask_provider(*, back: str) -> Question:
    """Return the question to send somebody to the provider with.

    Args:
        back: the address of ours to which the provider sends the browser back.

    Raises:
        ProviderUnreachable: the provider does not tell its addresses.
    """
    state, nonce, verifier = (secrets.token_urlsafe(32) for _ in range(3))
    challenge = base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).rstrip(b"=").decode()
    asked = {
        "response_type": "code",
        "client_id": settings.BALOZI.oidc_client,
        "redirect_uri": back,
        "scope": "openid email profile",
        "state": state,
        "nonce": nonce,
        "code_challenge": challenge,
        "code_challenge_method": "S256",
    }
    address = _addresses()["authorization_endpoint"]
    return Question(f"{address}{'&' if '?' in address else '?'}{urlencode(asked)}", state, nonce, verifier)


def user_of_answer(*, code: str, back: str, nonce: str, verifier: str) -> User:
    """Return the user whom the provider names; nobody is made here who was not invited.

    The first time a user is known by an e-mail address that the provider has verified, afterwards by the
    provider's own name of them.

    Raises:
        ProviderUnreachable: the provider does not answer as it should.
        ProviderRefused: its answer is not for us or not in time, or names nobody who was invited.
    """
    addresses = _addresses()
    sent = {
        "grant_type": "authorization_code",
        "code": code,
        "redirect_uri": back,
        "client_id": settings.BALOZI.oidc_client,
        "client_secret": settings.BALOZI.oidc_secret,
        "code_verifier": verifier,
    }
    told = _fetched(addresses["token_endpoint"], sent)
    return _user_of(_claims(str(told.get("id_token", "")), addresses["jwks_uri"], nonce))


def _claims(token: str, keys: str, nonce: str) -> Mapping[str, Any]:
    """Return what an ID token says, once its signature, issuer, audience, time and nonce are right.

    Source: OpenID Connect Core 1.0, section 3.1.3.7.
    """
    import jwt

    try:
        held = jwt.PyJWKSet.from_dict(_fetched(keys))
        wanted = jwt.get_unverified_header(token).get("kid")
        key = next(one for one in held.keys if wanted in (None, one.key_id))
        claims: Mapping[str, Any] = jwt.decode(
            token,
            key,
            algorithms=_SIGNED_BY,
            audience=settings.BALOZI.oidc_client,
            issuer=settings.BALOZI.oidc_issuer,
            options={"require": ["exp", "iat", "iss", "aud", "sub", "nonce"]},
            leeway=60,
        )
    except (jwt.PyJWTError, StopIteration) as fault:
        raise ProviderRefused("the answer is not signed for us or not in time") from fault
    if not secrets.compare_digest(str(claims["nonce"]), nonce):
        raise ProviderRefused("the answer belongs to another question")
    return claims


def _user_of(claims: Mapping[str, Any]) -> User:
    subject = f"{claims['iss']} {claims['sub']}"[:300]
    known = (
        Profile.objects.filter(subject_outside=subject, user__is_active=True).select_related("user").first()
    )
    if known is not None:
        return known.user
    mail = str(claims.get("email", "")).strip()
    if not mail or claims.get("email_verified") is not True:
        raise ProviderRefused("it tells no verified e-mail address")
    rows = Profile.objects.filter(user__email__iexact=mail, user__is_active=True, subject_outside="")
    with transaction.atomic():
        found = list(rows.select_for_update(of=("self",)).select_related("user")[:2])
        if len(found) != 1:
            raise ProviderRefused("nobody here was invited with that e-mail address")
        found[0].subject_outside = subject
        found[0].save(update_fields=["subject_outside"])
    return found[0].user


def _addresses() -> Mapping[str, str]:
    issuer = settings.BALOZI.oidc_issuer
    told = _fetched(f"{issuer.rstrip('/')}/.well-known/openid-configuration")
    wanted = ("authorization_endpoint", "token_endpoint", "jwks_uri")
    if told.get("issuer") != issuer or not all(_is_safe(str(told.get(name, ""))) for name in wanted):
        raise ProviderUnreachable
    return {name: str(told[name]) for name in wanted}


def _is_safe(address: str) -> bool:
    parts = urlsplit(address)
    return parts.scheme == "https" or (
        parts.scheme == "http" and parts.hostname in {"127.0.0.1", "localhost"}
    )


def _fetched(address: str, sent: Mapping[str, str] | None = None) -> dict[str, Any]:
    import requests

    if not _is_safe(address):
        raise ProviderUnreachable
    try:
        asked = requests.request(
            "POST" if sent else "GET", address, data=sent, timeout=_SECONDS, allow_redirects=False
        )
        asked.raise_for_status()
        told = asked.json()
    except requests.RequestException as fault:
        raise ProviderUnreachable from fault
    if asked.status_code != 200 or not isinstance(told, dict):
        raise ProviderUnreachable
    return told
