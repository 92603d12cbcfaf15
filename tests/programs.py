"""Programs that ask with a token."""

from datetime import UTC, datetime

from django.test import Client

from balozi.services.people import operator
from balozi.services.tokens import add_token
from tests.readers import a_user


def a_token(user, *, writes=False, days=30, at=None):
    """Return a fresh token of a user, as its program holds it."""
    made = add_token(
        user=user.get_username(),
        name="sample program",
        days=days,
        writes=writes,
        person=operator("D. Mwendeshaji"),
        at=at or datetime.now(UTC),
    )
    return made.secret


def a_program(user=None, *, writes=False, **made):
    """Return a client that asks with a token; without a user, that of a monitoring officer."""
    owner = user or a_user(made.pop("name", "M. Mfuatiliaji"), **{"role": "monitoring_officer"} | made)
    return with_token(a_token(owner, writes=writes))


def with_token(secret, **headers):
    """Return a client that asks with this token."""
    return Client(headers={"authorization": f"Bearer {secret}", **headers})
