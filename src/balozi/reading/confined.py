"""Parsing in a child process, so that a hostile file can hurt nobody but itself."""

import json
import os
import signal
import subprocess
import sys
from dataclasses import asdict

from balozi.ground.errors.reading import PaperTooLong, ReaderStopped, UnreadableFile
from balozi.reading.extracts import Extract, unpacked
from balozi.reading.limits import Limits

_COMMAND = (sys.executable, "-I", "-B", "-m", "balozi.reading.child")
_MEMORY = "it needs more than %d MiB of memory"
_TIME = "it takes longer than %d seconds"
_DIED = "the parser broke down (signal %d)"


def parse(content: bytes, name: str, media_type: str, limits: Limits) -> Extract:
    """Parse a complex file in a child process with limits of memory and time.

    Raises:
        UnreadableFile: the file is damaged, protected or of another kind.
        PaperTooLong: it has too many pages or characters.
        ReaderStopped: the child used up its memory or time, or died.
    """
    order = json.dumps({"media_type": media_type, "limits": asdict(limits)}).encode()
    child = subprocess.Popen(  # noqa: S603 - a fixed command, no shell, nothing from the file in it
        _COMMAND,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={"PATH": os.defpath, "LC_ALL": "C.UTF-8"},
        start_new_session=True,
    )
    with child:
        try:
            answer, _ = child.communicate(order + b"\n" + content, timeout=limits.seconds)
        except subprocess.TimeoutExpired:
            raise ReaderStopped(name, _TIME % limits.seconds) from None
        finally:
            if child.poll() is None:
                os.killpg(child.pid, signal.SIGKILL)
                child.wait()
    return _judge(answer, child.returncode, name, limits)


def _judge(answer: bytes, code: int, name: str, limits: Limits) -> Extract:
    """Turn the child's answer into an extract or into one error of the family."""
    if code < 0:
        reason = _TIME % limits.seconds if -code == signal.SIGXCPU else _DIED % -code
        raise ReaderStopped(name, reason)
    try:
        told = json.loads(answer)
    except ValueError:
        # No answer and no signal: Python itself could not start or go on, which is want of memory.
        raise ReaderStopped(name, _MEMORY % (limits.memory >> 20)) from None
    if "unreadable" in told:
        raise UnreadableFile(name, told["unreadable"])
    if "too_long" in told:
        raise PaperTooLong(name, *told["too_long"])
    if "stopped" in told:
        raise ReaderStopped(name, _MEMORY % (limits.memory >> 20))
    return unpacked(told)
