"""A real HTTP server on 127.0.0.1 that plays a service with a language model; each test tells it what to answer."""

import json
import ssl
import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from time import monotonic, sleep

from balozi.extraction.model.connection import ModelSettings

USAGE = {"prompt_tokens": 100, "completion_tokens": 20}


@dataclass
class Reply:
    """One answer of the service: bytes as they go over the line."""

    body: bytes
    status: int = 200
    headers: dict = field(default_factory=dict)
    drip: float = 0.0


@dataclass
class Service:
    """The running server, and what it was asked."""

    port: int
    replies: list
    asked: list = field(default_factory=list)

    @property
    def url(self):
        return f"http://127.0.0.1:{self.port}/v1"

    def settings(self, **changes):
        """Return the connection to this server, with short waits."""
        told = {"first_wait": 0.01, "longest_wait": 0.05, "seconds": 5}
        return ModelSettings(**({"url": self.url, "name": "mfano-1"} | told | changes))


def says(text, *, usage=USAGE, finish="stop"):
    """Return an answer whose message is this text."""
    told = {"choices": [{"message": {"role": "assistant", "content": text}, "finish_reason": finish}]}
    return Reply(json.dumps(told | ({"usage": usage} if usage else {})).encode())


def finds(*facts, **more):
    """Return an answer that lists these facts."""
    return says(json.dumps({"facts": list(facts)}), **more)


class _Handler(BaseHTTPRequestHandler):
    def do_POST(self):
        service = self.server.service
        told = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        service.asked.append(
            {"path": self.path, "headers": dict(self.headers), "told": told, "at": monotonic()}
        )
        reply = service.replies[min(len(service.asked), len(service.replies)) - 1]
        try:
            self._send(reply(told) if callable(reply) else reply)
        except OSError:
            # The client had waited long enough, or had read enough.
            self.close_connection = True

    def _send(self, reply):
        self.send_response(reply.status)
        for name, value in reply.headers.items():
            self.send_header(name, value)
        self.end_headers()
        if not reply.drip:
            self.wfile.write(reply.body)
            return
        for byte in reply.body:
            self.wfile.write(bytes([byte]))
            self.wfile.flush()
            sleep(reply.drip)

    def log_message(self, *words):
        """Say nothing."""


@contextmanager
def serving(*replies, certificate=None):
    """Serve these answers one after the other, the last one for ever; over TLS when a certificate file is given."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    server.daemon_threads = True
    server.service = service = Service(server.server_address[1], list(replies))
    if certificate is not None:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
        server.socket = context.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield service
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
