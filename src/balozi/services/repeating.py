"""A request that is sent again because its answer got lost: answered as before, and nothing is done twice."""

import hashlib
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from balozi.ground.errors.family import BaloziError
from balozi.ground.errors.tokens import KeyUsed
from balozi.services.tokens import Bearer
from balozi.store.people.models import Repeat

_LONGEST = 200


def answer_once(
    *, key: str, bearer: Bearer, asked: bytes, at: datetime, answer: Callable[[], Mapping[str, Any]]
) -> Mapping[str, Any]:
    """Do what a request asks, or return what was answered when the same token sent it with the same key before.

    What was refused is not kept: with the fault mended, the same request may be sent again under its key.

    Args:
        key: of the sender, "" for none: then it is done in any case.
        bearer: who asks.
        asked: the request itself, address and body.
        at: when.
        answer: does it, by one service, and returns what to tell.

    Raises:
        KeyUsed: the key came with another request before, or is too long.
        BaloziError: the service refuses.
    """
    if not key:
        return answer()
    if len(key) > _LONGEST or not key.isprintable():
        raise KeyUsed(key[:40])
    told = hashlib.sha256(asked).hexdigest()
    # Two at once: the second waits for the first here, and is then answered as before.
    with transaction.atomic():
        row, is_new = Repeat.objects.get_or_create(
            token_id=bearer.token, key=key, defaults={"asked": told, "at": at}
        )
        if not is_new and row.asked != told:
            raise KeyUsed(key[:40])
        if not is_new:
            return dict(row.answer)
        try:
            row.answer = dict(answer())
        except BaloziError as refusal:
            # Raised after the transaction: the line of a refused attempt stays in the log.
            row.delete()
            refused: BaloziError | None = refusal
        else:
            row.save(update_fields=["answer"])
            refused = None
    if refused is not None:
        raise refused
    return dict(row.answer)
