"""Passkeys between a page and its browser: the question in the page, the answer in the form."""

import json
from typing import Any

from django.contrib.auth.models import User
from django.http import HttpRequest

from balozi.ground.errors.people import CodeWrong
from balozi.services.factors import passkey_question, passkey_to_make


def question_for(user: User) -> str:
    """Return what the browser has to sign, as JSON."""
    return json.dumps(passkey_question(user))


def offer_for(user: User) -> str:
    """Return what the browser has to make a new passkey from, as JSON."""
    return json.dumps(passkey_to_make(user))


def answer_in(request: HttpRequest) -> dict[str, Any]:
    """Return the browser's answer.

    Raises:
        CodeWrong: it is none.
    """
    try:
        told = json.loads(request.POST.get("credential", ""))
    except ValueError as fault:
        raise CodeWrong from fault
    if not isinstance(told, dict):
        raise CodeWrong
    return told
