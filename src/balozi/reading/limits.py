"""How large a paper may be, outside and inside."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """What reading one file may cost; beyond it the file is refused.

    Attributes:
        bytes: of the file.
        memory: bytes of address space of the child process that parses HTML, Word and PDF.
        seconds: of processor time, and of waiting, for that child.
        pages: of a PDF.
        characters: of text that comes out.
        zip_entries: files inside a Word file.
        zip_ratio: how many times larger a part of a Word file may be than it is packed.
        zip_bytes: of one part of a Word file, unpacked.
    """

    bytes: int = 50_000_000
    memory: int = 1 << 30
    seconds: int = 30
    pages: int = 2_000
    characters: int = 20_000_000
    zip_entries: int = 5_000
    zip_ratio: int = 200
    zip_bytes: int = 200_000_000
