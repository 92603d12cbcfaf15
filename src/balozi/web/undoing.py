"""Confirmations that can be taken back: what was done, in words, with the one form that undoes it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from django.contrib import messages
from django.contrib.messages.storage.base import Message
from django.http import HttpRequest

from balozi.web.labels import Label


@dataclass(frozen=True, slots=True)
class Undo:
    """The form that takes a change back.

    Attributes:
        address: it is sent to; a service behind it checks the permission again.
        sent: fields by name.
    """

    address: str
    sent: Mapping[str, str] = field(default_factory=dict)


def confirm(request: HttpRequest, says: Label, undo: Undo | None = None) -> None:
    """Tell on the next page what was done, with "Undo" where something takes it back."""
    # Beside the words a message has one field of text; the storage signs it, so that nobody else fills it in.
    tags = json.dumps({"address": undo.address, "sent": dict(undo.sent)}) if undo else ""
    messages.success(request, str(says), extra_tags=tags)


def undo_of(message: Message) -> Undo | None:
    """Return what takes back that which a message confirms, None where nothing does."""
    try:
        told = json.loads(message.extra_tags or "")
        return Undo(str(told["address"]), {str(name): str(value) for name, value in told["sent"].items()})
    except (ValueError, KeyError, TypeError, AttributeError):
        return None
