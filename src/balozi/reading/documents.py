"""What reading gives: one document, its text as it stands, and its passages."""

from dataclasses import dataclass
from enum import StrEnum


class PassageKind(StrEnum):
    """What a passage is on the page. Furniture, contents and captions stay in the text, out of the facts."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    TABLE_ROW = "table_row"
    CAPTION = "caption"
    CONTENTS = "contents"
    FURNITURE = "furniture"


@dataclass(frozen=True, slots=True)
class Passage:
    """One piece of a document that belongs together: a heading, a paragraph, a list item, a row.

    Attributes:
        number: counted from 0 in reading order.
        start: first character in the document's text.
        end: the character after the last one.
        kind: what it is on the page.
        language: "sw", "en", "fr", or "und" where it cannot be told.
        section: the headings above it, outermost first.
    """

    number: int
    start: int
    end: int
    kind: PassageKind
    language: str
    section: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """One paper as it was read.

    Attributes:
        sha256: of the file's bytes; the identity of the document.
        name: the file's name without its folder.
        media_type: of the bytes, told from their content.
        text: all of it. For plain text: the bytes decoded as UTF-8, line ends unchanged.
        language: the language of most of its passages.
        title: the first heading or line that names it, as printed; empty when there is none.
        passages: in reading order; together they cover every visible character.
        warnings: what the reader could not read or had to guess, one sentence each.
    """

    sha256: str
    name: str
    media_type: str
    text: str
    language: str
    title: str
    passages: tuple[Passage, ...]
    warnings: tuple[str, ...] = ()

    def __hash__(self) -> int:
        """Return a number of the file's bytes: what is kept per document is found without counting all passages."""
        return hash(self.sha256)

    def text_of(self, passage: Passage) -> str:
        """Return the characters of one passage."""
        return self.text[passage.start : passage.end]
