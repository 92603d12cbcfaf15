"""Plain text: bytes to characters, with a warning for every guess."""

import re

from balozi.ground.errors.reading import EmptyFile, UnreadableFile

_BOMS = (
    (b"\xff\xfe\0\0", "utf-32"),
    (b"\0\0\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_NOT_UTF8 = "The file is not UTF-8; it was read as %s, so some letters may be wrong."
# More control or foreign bytes than this is a picture, a program or a broken file, not a text.
_CONTROL_SHARE = 0.01
_HIGH_SHARE = 0.30
_CONTROLS = re.compile(rb"[\x01-\x08\x0e-\x19\x1c-\x1f\x7f]")
_HIGH = re.compile(rb"[\x80-\xff]")


def decode(content: bytes, name: str) -> tuple[str, tuple[str, ...]]:
    """Return the characters of a plain text, and what had to be guessed.

    UTF-8 is taken exactly as it stands: line ends and a byte-order mark included.

    Raises:
        EmptyFile: there is nothing but blanks.
        UnreadableFile: the bytes are not text.
    """
    text, warnings = _characters(content, name)
    if not text.strip("\ufeff \t\r\n\f\v\xa0"):
        raise EmptyFile(name)
    if "\0" in text:
        raise UnreadableFile(name, "it holds zero bytes, so it is not a text")
    return text, warnings


def _characters(content: bytes, name: str) -> tuple[str, tuple[str, ...]]:
    for bom, encoding in _BOMS:
        if content.startswith(bom):
            return _decode_as(content, encoding, name), (_NOT_UTF8 % encoding.upper(),)
    if b"\0" in content or len(_CONTROLS.findall(content)) > len(content) * _CONTROL_SHARE:
        raise UnreadableFile(name, "it is binary data, not a text")
    try:
        return content.decode("utf-8"), ()
    except UnicodeDecodeError:
        if len(_HIGH.findall(content)) > len(content) * _HIGH_SHARE:
            raise UnreadableFile(name, "it is neither UTF-8 nor a western text") from None
        return _decode_as(content, "cp1252", name), (_NOT_UTF8 % "Windows-1252",)


def _decode_as(content: bytes, encoding: str, name: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        raise UnreadableFile(name, "its letters are in no encoding that can be told") from None
