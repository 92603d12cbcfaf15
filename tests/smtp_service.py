"""A mail server of our own for tests: takes mails on a port of this machine, refuses and hangs up when asked to."""

import asyncio
import threading
from email import message_from_bytes, policy


class MailServer:
    """Takes mails and keeps them; ``refuses`` holds addresses that it does not know."""

    def __init__(self, *, refuses=(), hangs_up_after=None):
        self.refuses, self.hangs_up_after = set(refuses), hangs_up_after
        self.mails, self.port = [], 0
        self._loop = asyncio.new_event_loop()
        self._ready = threading.Event()
        self._thread = threading.Thread(target=self._serve, daemon=True)

    def __enter__(self):
        self._thread.start()
        assert self._ready.wait(10)
        return self

    def __exit__(self, *_):
        self._loop.call_soon_threadsafe(self._stop.set)
        self._thread.join(10)

    def _serve(self):
        asyncio.set_event_loop(self._loop)
        self._loop.run_until_complete(self._listen())
        self._loop.close()

    async def _listen(self):
        self._stop = asyncio.Event()
        server = await asyncio.start_server(self._talk, "127.0.0.1", 0)
        self.port = server.sockets[0].getsockname()[1]
        self._ready.set()
        async with server:
            await self._stop.wait()

    async def _talk(self, reader, writer):
        async def say(line):
            writer.write(line.encode() + b"\r\n")
            await writer.drain()

        await say("220 sample server")
        known = []
        while line := (await reader.readline()).decode().strip():
            verb = line[:4].upper()
            if verb == "DATA":
                await say("354 go on")
                await self._take(reader, known)
                await say("250 taken")
                known = []
                if self.hangs_up_after is not None and len(self.mails) >= self.hangs_up_after:
                    break
            elif verb == "RCPT" and any(one in line for one in self.refuses):
                await say("550 no such box")
            elif verb == "QUIT":
                await say("221 bye")
                break
            else:
                if verb == "RCPT":
                    known.append(line)
                await say("250 good")
        writer.close()

    async def _take(self, reader, known):
        content = b""
        while (line := await reader.readline()) != b".\r\n":
            content += line[1:] if line.startswith(b"..") else line
        self.mails.append((list(known), message_from_bytes(content, policy=policy.default)))
