"""One question to a service that speaks as OpenAI's chat completions do, with the standard library alone.

No redirect is followed and no proxy of the environment is used: a paper goes to the address that was set, or nowhere.
"""

import http.client
import json
import socket
import ssl
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from typing import Any

from balozi.extraction.model.connection import ModelSettings
from balozi.ground.errors.model import ModelAnswerInvalid, ModelRefused, ModelUnreachable

_BUSY = frozenset({408, 409, 425, 429})
# These say that this service will refuse every batch; other refusals may lie in the batch itself.
_ALWAYS_REFUSED = {
    401: "it does not accept the key",
    402: "it asks for payment",
    403: "it does not allow this",
    404: "it knows no such address or model",
    405: "it knows no such address",
}
_PIECE = 65_536


@dataclass(frozen=True, slots=True)
class Answer:
    """What the model answered.

    Attributes:
        text: its words.
        cut: it stopped because it had no room left.
        tokens_in: that the service counted in what was sent, None when it does not say.
        tokens_out: that it counted in the answer, None when it does not say.
    """

    text: str
    cut: bool
    tokens_in: int | None
    tokens_out: int | None


@dataclass(frozen=True, slots=True)
class _Response:
    status: int
    retry_after: str
    body: bytes


def ask(settings: ModelSettings, messages: Sequence[Mapping[str, str]]) -> Answer:
    """Ask the model once, again when the service is busy, and return what it answered.

    Raises:
        ModelRefused: the service will refuse every question, or sends us to another address.
        ModelUnreachable: it did not answer in time, or is still busy after the last attempt.
        ModelAnswerInvalid: it refused this question, or its answer has another shape.
    """
    question = {
        "model": settings.name,
        "messages": [dict(message) for message in messages],
        "temperature": 0,
        "response_format": {"type": "json_object"},
    }
    response = _patiently(settings, question)
    if response.status == 400:
        # Some services know no JSON mode; the instructions ask for JSON as well.
        del question["response_format"]
        response = _patiently(settings, question)
    _check_status(settings, response.status)
    return _answer(settings, response.body)


def _patiently(settings: ModelSettings, question: Mapping[str, object]) -> _Response:
    """Return the response to a question, asked again while the service is busy."""
    content = json.dumps(question).encode("ascii")
    wait = settings.first_wait
    for attempt in range(1, settings.attempts + 1):
        response = _post(settings, content)
        if response.status not in _BUSY and response.status < 500:
            return response
        if attempt < settings.attempts:
            time.sleep(min(settings.longest_wait, max(wait, _asked_wait(response.retry_after))))
            wait *= 2
    raise ModelUnreachable(
        settings.address, f"it is busy or failing (status {response.status}, {settings.attempts} attempts)"
    )


def _asked_wait(text: str) -> float:
    """Return the seconds that a service asks us to wait, 0 when it does not say.

    Source: RFC 9110, section 10.2.3: seconds, or a date.
    """
    if text.isascii() and text.isdecimal():
        return float(text[:9])
    try:
        return parsedate_to_datetime(text).timestamp() - time.time()
    except (TypeError, ValueError, OverflowError):
        return 0


def _post(settings: ModelSettings, content: bytes) -> _Response:
    line = _line(settings)
    headers = {
        "Content-Type": "application/json",
        "Accept": "application/json",
        "Accept-Encoding": "identity",
        "User-Agent": "balozi",
        "Connection": "close",
    }
    if settings.key:
        headers["Authorization"] = f"Bearer {settings.key}"
    try:
        line.connect()
        with _ended_after(settings, line.sock):
            line.request("POST", f"{settings.parts.path}/chat/completions", content, headers)
            response = line.getresponse()
            body = _read(settings, response)
        return _Response(response.status, response.headers.get("Retry-After", ""), body)
    except TimeoutError as fault:
        raise _too_slow(settings) from fault
    except (OSError, http.client.HTTPException) as fault:
        raise ModelUnreachable(settings.address, type(fault).__name__) from fault
    finally:
        line.close()


def _line(settings: ModelSettings) -> http.client.HTTPConnection:
    host, port = settings.parts.hostname or "", settings.parts.port
    if settings.parts.scheme == "http":
        return http.client.HTTPConnection(host, port, timeout=settings.seconds)
    # Certificates are verified; SSL_CERT_FILE names those of a ministry's own authority.
    context = ssl.create_default_context()
    return http.client.HTTPSConnection(host, port, timeout=settings.seconds, context=context)


@contextmanager
def _ended_after(settings: ModelSettings, sock: socket.socket) -> Iterator[None]:
    """End the line after the longest time: a time-out of the socket alone never ends an answer that drips."""
    ended = threading.Event()

    def end() -> None:
        ended.set()
        try:
            sock.shutdown(socket.SHUT_RDWR)
        except OSError:
            # It was closed in the same moment.
            return

    timer = threading.Timer(settings.seconds, end)
    timer.daemon = True
    timer.start()
    try:
        yield
    except (OSError, http.client.HTTPException) as fault:
        if ended.is_set():
            raise _too_slow(settings) from fault
        raise
    finally:
        timer.cancel()
    if ended.is_set():
        raise _too_slow(settings)


def _too_slow(settings: ModelSettings) -> ModelUnreachable:
    return ModelUnreachable(settings.address, f"no whole answer within {settings.seconds:g} seconds")


def _read(settings: ModelSettings, response: http.client.HTTPResponse) -> bytes:
    pieces: list[bytes] = []
    size = 0
    while piece := response.read1(_PIECE):
        size += len(piece)
        if size > settings.answer_bytes:
            raise ModelAnswerInvalid(
                settings.address, f"it is longer than {settings.answer_bytes} bytes and was not read"
            )
        pieces.append(piece)
    return b"".join(pieces)


def _check_status(settings: ModelSettings, status: int) -> None:
    if 300 <= status < 400:
        raise ModelRefused(settings.address, "it sends us to another address, and papers follow nobody")
    if status in _ALWAYS_REFUSED:
        raise ModelRefused(settings.address, _ALWAYS_REFUSED[status])
    if status != 200:
        raise ModelAnswerInvalid(settings.address, f"it refused these passages with status {status}")


def _answer(settings: ModelSettings, body: bytes) -> Answer:
    try:
        told: Any = json.loads(body)
        choice = told["choices"][0]
        text = choice["message"]["content"]
    except (ValueError, TypeError, LookupError, RecursionError) as fault:
        raise ModelAnswerInvalid(settings.address, "it has not the shape of a chat completion") from fault
    if not isinstance(text, str):
        raise ModelAnswerInvalid(settings.address, "it holds no text")
    usage = told.get("usage")
    counts = usage if isinstance(usage, dict) else {}
    return Answer(
        text=text,
        cut=choice.get("finish_reason") == "length",
        tokens_in=_count(counts.get("prompt_tokens")),
        tokens_out=_count(counts.get("completion_tokens")),
    )


def _count(value: object) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) and value >= 0 else None
