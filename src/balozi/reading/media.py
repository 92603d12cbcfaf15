"""What a file is, told from its bytes."""

import re

from balozi.ground.errors.reading import UnreadableFile

TXT = "text/plain"
HTML = "text/html"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PDF = "application/pdf"

WORD = {TXT: "plain text", HTML: "HTML", DOCX: "a Word file", PDF: "PDF"}
_ENDINGS = {"html": HTML, "htm": HTML, "xhtml": HTML, "docx": DOCX, "docm": DOCX, "pdf": PDF, "txt": TXT}
_MISNAMED = "The name ends in .%s, but the file is %s; it was read as that."

_SNIFFED = 4096
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*", b"BM")
_REFUSED = (
    (b"\xd0\xcf\x11\xe0", "it is an old Office file (.doc) or is protected by a password"),
    (rb"{\rtf", "it is RTF"),
    (b"\x7fELF", "it is a program"),
    (b"MZ", "it is a program"),
    (b"\x1f\x8b", "it is a compressed archive"),
    (b"Rar!", "it is a compressed archive"),
    (b"7z\xbc\xaf", "it is a compressed archive"),
)
_MARKUP = re.compile(rb"<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]", re.IGNORECASE)
_FRAGMENT = re.compile(rb"<(?:div|p|h[1-6]|ul|ol|table|article|section|main|nav|header)[\s>]", re.IGNORECASE)


def media_type(content: bytes, name: str) -> str:
    """Return the media type of a file that can be a paper.

    Raises:
        UnreadableFile: the bytes are of a kind that is not read.

    Examples:
        >>> media_type(b"%PDF-1.7", "treaty.txt")
        'application/pdf'
    """
    head = content[:_SNIFFED]
    if b"%PDF-" in head[:1024]:
        return PDF
    if head.startswith(b"PK\x03\x04"):
        return DOCX
    if head.startswith(_PICTURES) and not _is_ascii(head[:64]):
        raise UnreadableFile(name, "it is a picture; OCR makes text of it, and is not part of Balozi")
    for start, reason in _REFUSED:
        if head.startswith(start) and not (start == b"MZ" and _is_ascii(head[:64])):
            raise UnreadableFile(name, reason)
    return HTML if _is_html(head) else TXT


def misnamed(name: str, found: str) -> tuple[str, ...]:
    """Return a warning when the name promises another kind of file than the one that was found."""
    _, _, ending = name.lower().rpartition(".")
    promised = _ENDINGS.get(ending)
    if promised is None or promised == found:
        return ()
    return (_MISNAMED % (ending, WORD[found]),)


def _is_ascii(head: bytes) -> bool:
    """Tell letters from signatures: a text may well begin with "BM" or "MZ"."""
    return head.isascii() and b"\0" not in head


def _is_html(head: bytes) -> bool:
    visible = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if visible.startswith((b"\xff\xfe", b"\xfe\xff")):
        visible = visible[2:].replace(b"\0", b"")
    if not visible.startswith(b"<"):
        return False
    return _MARKUP.search(visible) is not None or _FRAGMENT.match(visible) is not None
