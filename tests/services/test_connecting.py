"""Signing in through a provider of OpenID Connect: a small provider of our own answers on this machine."""

import base64
import hashlib
import json
import threading
import time
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, HTTPServer
from urllib.parse import parse_qs, urlsplit

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import rsa
from django.conf import settings as django_settings
from django.test import Client

from balozi.ground.errors.people import ProviderRefused, ProviderUnreachable
from balozi.services.connecting import ask_provider, user_of_answer
from balozi.store.people.models import Profile
from tests.readers import a_user

pytestmark = pytest.mark.django_db

KEY, OTHER_KEY = (rsa.generate_private_key(public_exponent=65537, key_size=2048) for _ in range(2))


class Provider:
    """A provider that signs whatever claims the test wants."""

    def __init__(self):
        self.claims, self.key, self.sent, self.issuer_told = {}, KEY, {}, None
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                outer.answer(self, {})

            def do_POST(self):
                size = int(self.headers["Content-Length"])
                outer.answer(self, parse_qs(self.rfile.read(size).decode()))

            def log_message(self, *_):
                pass

        self.server = HTTPServer(("127.0.0.1", 0), Handler)
        self.issuer = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def answer(self, handler, sent):
        public = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(KEY.public_key())) | {
            "kid": "1",
            "alg": "RS256",
        }
        told = {
            "/.well-known/openid-configuration": {
                "issuer": self.issuer_told or self.issuer,
                "authorization_endpoint": self.issuer + "/authorize",
                "token_endpoint": self.issuer + "/token",
                "jwks_uri": self.issuer + "/keys",
            },
            "/keys": {"keys": [public]},
            "/token": {
                "id_token": jwt.encode(self.claims, self.key, algorithm="RS256", headers={"kid": "1"})
            },
        }[handler.path]
        self.sent = sent or self.sent
        body = json.dumps(told).encode()
        handler.send_response(200)
        handler.send_header("Content-Type", "application/json")
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)


@pytest.fixture
def provider(settings):
    made = Provider()
    settings.BALOZI = replace(
        django_settings.BALOZI,
        oidc_issuer=made.issuer,
        oidc_client="balozi",
        oidc_secret="kept",
        site="http://testserver",
    )
    yield made
    made.server.shutdown()
    made.server.server_close()


@pytest.fixture
def user():
    made = a_user()
    made.email = "Mfano@balozi.example"
    made.save()
    return made


def claims(provider, **changes):
    now = int(time.time())
    told = {
        "iss": provider.issuer,
        "aud": "balozi",
        "sub": "77",
        "iat": now,
        "exp": now + 60,
        "nonce": "n",
        "email": "mfano@balozi.example",
        "email_verified": True,
    }
    return {name: value for name, value in (told | changes).items() if value is not None}


def answered():
    return user_of_answer(code="c", back="http://testserver/back", nonce="n", verifier="v" * 43)


def test_somebody_invited_signs_in_through_the_provider(provider, user):
    client = Client()
    asked = urlsplit(client.get("/sign-in/provider/")["Location"])
    sent = {name: values[0] for name, values in parse_qs(asked.query).items()}
    assert (asked.path, sent["client_id"], sent["scope"]) == ("/authorize", "balozi", "openid email profile")
    provider.claims = claims(provider, nonce=sent["nonce"])
    answer = client.get("/sign-in/provider/back/", {"code": "c", "state": sent["state"]})
    assert answer["Location"] == "/"
    assert client.get("/papers/").status_code == 200
    verifier = provider.sent["code_verifier"][0]
    challenge = base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).rstrip(b"=").decode()
    assert challenge == sent["code_challenge"]
    assert b"Sign in with your organisation" in Client().get("/sign-in/").content


def test_an_answer_to_another_question_is_refused(provider, user):
    client = Client()
    client.get("/sign-in/provider/")
    provider.claims = claims(provider)
    assert client.get("/sign-in/provider/back/", {"code": "c", "state": "other"}).status_code == 403
    assert client.get("/papers/").status_code == 302
    assert Client().get("/sign-in/provider/back/", {"code": "c", "state": "x"}).status_code == 403


@pytest.mark.parametrize(
    "wrong",
    [
        {"aud": "another"},
        {"iss": "https://evil.example"},
        {"exp": 1},
        {"nonce": "another"},
        {"nonce": None},
        {"email": "nobody@balozi.example"},
        {"email_verified": False},
        {"email": None},
    ],
    ids=lambda wrong: next(iter(wrong)),
)
def test_an_answer_that_is_not_right_in_all_is_refused(provider, user, wrong):
    provider.claims = claims(provider, **wrong)
    with pytest.raises(ProviderRefused):
        answered()


def test_an_answer_signed_by_another_key_is_refused(provider, user):
    provider.claims, provider.key = claims(provider), OTHER_KEY
    with pytest.raises(ProviderRefused):
        answered()


def test_a_user_known_once_is_known_by_the_providers_name_not_by_a_new_address(provider, user):
    provider.claims = claims(provider)
    assert answered() == user
    provider.claims = claims(provider, email="moved@balozi.example")
    assert answered() == user
    provider.claims = claims(provider, sub="78")
    with pytest.raises(ProviderRefused):
        answered()
    assert Profile.objects.get(user=user).subject_outside.endswith(" 77")


def test_a_closed_account_does_not_come_in_through_the_provider(provider, user):
    user.is_active = False
    user.save()
    provider.claims = claims(provider)
    with pytest.raises(ProviderRefused):
        answered()


def test_a_provider_that_names_itself_otherwise_or_is_away_is_not_used(provider):
    provider.issuer_told = "https://evil.example"
    with pytest.raises(ProviderUnreachable):
        ask_provider(back="http://testserver/back")
    provider.server.shutdown()
    provider.server.server_close()
    with pytest.raises(ProviderUnreachable):
        ask_provider(back="http://testserver/back")


def test_without_settings_there_is_no_such_page():
    assert Client().get("/sign-in/provider/").status_code == 404
    assert b"organisation" not in Client().get("/sign-in/").content
