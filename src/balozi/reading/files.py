"""A file to a document: the way in for every paper."""

import hashlib
from pathlib import Path

from balozi.ground.errors.reading import EmptyFile, FileTooLarge, NoSuchPath, PaperTooLong, UnreadableFile
from balozi.reading.confined import parse
from balozi.reading.documents import Document
from balozi.reading.extracts import Extract
from balozi.reading.language import NOT_KNOWN, UNKNOWN, tell_languages
from balozi.reading.limits import Limits
from balozi.reading.lines import BLANKS
from balozi.reading.media import TXT, media_type, misnamed
from balozi.reading.passages import find_passages
from balozi.reading.plain import decode
from balozi.reading.titles import find_title

_DEFAULT = Limits()


def read_paper(path: Path, *, limits: Limits = _DEFAULT) -> Document:
    """Read one paper from a file: TXT, HTML, DOCX or PDF, told from its content.

    Raises:
        NoSuchPath: the file does not exist or may not be opened.
        FileTooLarge: it has more bytes than the limit.
        UnreadableFile: it is of another kind, damaged or protected by a password.
        PaperTooLong: it has more pages or characters than the limit.
        EmptyFile: there is no text in it.
        ReaderStopped: reading it took more memory or time than the limit.
    """
    try:
        if path.exists() and not path.is_file():
            raise UnreadableFile(path.name, "it is not a file")
        with path.open("rb") as file:
            content = file.read(limits.bytes + 1)
            if len(content) > limits.bytes:
                raise FileTooLarge(path.name, path.stat().st_size, limits.bytes)
    except (OSError, ValueError) as problem:
        raise NoSuchPath(str(path), getattr(problem, "strerror", None) or str(problem)) from None
    return read_bytes(content, path.name, limits=limits)


def read_bytes(content: bytes, name: str, *, limits: Limits = _DEFAULT) -> Document:
    """Read one paper from its bytes; ``name`` is for messages, the content tells the type.

    Raises:
        FileTooLarge: there are more bytes than the limit.
        UnreadableFile: they are of another kind, damaged or protected by a password.
        PaperTooLong: there are more pages or characters than the limit.
        EmptyFile: there is no text in them.
        ReaderStopped: reading them took more memory or time than the limit.
    """
    if len(content) > limits.bytes:
        raise FileTooLarge(name, len(content), limits.bytes)
    if not content.strip():
        raise EmptyFile(name)
    found = media_type(content, name)
    extract = _plain(content, name, limits) if found == TXT else parse(content, name, found, limits)
    if not extract.text.strip(BLANKS):
        raise EmptyFile(name)
    language, passages = tell_languages(extract.text, find_passages(extract.text, extract.blocks))
    doubts = (NOT_KNOWN,) if language == UNKNOWN else ()
    return Document(
        sha256=hashlib.sha256(content).hexdigest(),
        name=name,
        media_type=found,
        text=extract.text,
        language=language,
        title=find_title(extract.text, passages),
        passages=passages,
        warnings=(*misnamed(name, found), *extract.warnings, *doubts),
    )


def _plain(content: bytes, name: str, limits: Limits) -> Extract:
    text, warnings = decode(content, name)
    if len(text) > limits.characters:
        raise PaperTooLong(name, len(text), limits.characters, "characters")
    return Extract(text, (), warnings)
