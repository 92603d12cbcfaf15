"""The paper that rules look at: a document with what is known beside its text."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from balozi.extraction.genres import speaking_country, told_genre
from balozi.extraction.printed_days import printed_day
from balozi.reading.documents import Document, Passage, PassageKind

_OUTSIDE = frozenset({PassageKind.FURNITURE, PassageKind.CONTENTS})


class Genre(StrEnum):
    """What sort of paper it is; the same words promise in a treaty and describe in the news."""

    POLICY = "policy"
    TREATY = "treaty"
    COMMUNIQUE = "communique"
    NEWS = "news"
    PROFILE = "profile"


@dataclass(frozen=True, slots=True, eq=False)
class Paper:
    """A document about to be read for facts; itself and nothing like it, because rules keep what they read by it.

    Attributes:
        document: the text and its passages.
        genre: what sort of paper it is.
        country: alpha-3 code of the country that speaks in it, "" when none does.
        dated: the day the paper is of: as the reader was told, else as the paper prints it; never guessed.
    """

    document: Document
    genre: Genre
    country: str = ""
    dated: date | None = None

    @property
    def text(self) -> str:
        """Return the whole text."""
        return self.document.text

    @property
    def body(self) -> tuple[Passage, ...]:
        """Return the passages that can hold facts: not furniture, not the table of contents."""
        return tuple(passage for passage in self.document.passages if passage.kind not in _OUTSIDE)


def paper_of(document: Document, *, dated: date | None = None) -> Paper:
    """Return a document as a paper: with its genre and the country that speaks, told from general features.

    Args:
        document: as it was read.
        dated: the day the paper is of, when the reader was told; else the one that it prints as its own counts.
    """
    day = dated or printed_day(document)
    return Paper(document, Genre(told_genre(document)), speaking_country(document), day)
