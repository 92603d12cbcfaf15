"""The child process that parses one file: little memory, little time, no files, one answer.

Run as ``python -I -B -m balozi.reading.child``. It reads one line of JSON (the media type and the
limits), then the bytes, and writes one JSON object.
"""

import json
import resource
import sys
from typing import Any

from balozi.reading.extracts import Extract
from balozi.reading.limits import Limits
from balozi.reading.media import DOCX, HTML


def main() -> None:
    """Parse what comes in, answer on the way out."""
    order = json.loads(sys.stdin.buffer.readline())
    limits = Limits(**order["limits"])
    _confine(limits)
    try:
        answer = _answer(order["media_type"], limits)
    except MemoryError:
        answer = {"stopped": "memory"}
    sys.stdout.buffer.write(json.dumps(answer, ensure_ascii=False).encode("utf-8", "replace"))
    sys.stdout.buffer.flush()


def _confine(limits: Limits) -> None:
    """Give this process no more memory and time than the limits, and no file to write."""
    for what, value in (
        (resource.RLIMIT_AS, limits.memory),
        (resource.RLIMIT_CPU, limits.seconds),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        _, hard = resource.getrlimit(what)
        most = value if hard == resource.RLIM_INFINITY else min(value, hard)
        resource.setrlimit(what, (most, most))


def _answer(media_type: str, limits: Limits) -> dict[str, Any]:
    content = sys.stdin.buffer.read()
    try:
        return _extract(media_type, content, limits).packed()
    except OverflowError:
        return {"too_long": [limits.characters + 1, limits.characters, "characters"]}
    except RecursionError:
        return {"unreadable": "it is nested too deep"}
    except ValueError as problem:
        return _refusal(problem, limits)


def _refusal(problem: ValueError, limits: Limits) -> dict[str, Any]:
    pages = getattr(problem, "pages", None)
    if pages is not None:
        return {"too_long": [pages, limits.pages, "pages"]}
    if type(problem).__module__.startswith("balozi."):
        return {"unreadable": str(problem)}
    return {"unreadable": "it is damaged"}


def _extract(media_type: str, content: bytes, limits: Limits) -> Extract:
    """Import only the parser that the file needs: that is most of what starting costs."""
    if media_type == HTML:
        from balozi.reading.webpages import read_webpage

        return read_webpage(content, limits.characters)
    if media_type == DOCX:
        from balozi.reading.wordfiles import read_word_file

        return read_word_file(content, limits)
    from balozi.reading.pdfs import read_pdf

    return read_pdf(content, limits.pages, limits.characters)


if __name__ == "__main__":
    main()
