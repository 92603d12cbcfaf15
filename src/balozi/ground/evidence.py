"""A quotation and the place where it stands."""

import re
from dataclasses import dataclass

from balozi.ground.errors.facts import EvidenceMismatch, SentenceMissing

_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Evidence:
    """One quotation, found at one place in one exact file.

    Attributes:
        document: SHA-256 of the file's bytes, never its name.
        start: first character of the quotation in the document's text, counted from 0.
        end: the character after the last one (half-open).
        quote: the characters between, exactly.
    """

    document: str
    start: int
    end: int
    quote: str

    def check(self, text: str) -> None:
        """Confirm that the quotation stands where it is said to stand.

        Raises:
            EvidenceMismatch: the text reads otherwise at these offsets.

        Examples:
            >>> Evidence("0" * 64, 0, 5, "Kenya").check("Kenya and Uganda")
        """
        found = text[self.start : self.end]
        if found != self.quote:
            raise EvidenceMismatch(self.start, found, self.quote)


def find_quote(text: str, quote: str) -> tuple[int, int]:
    """Return where a sentence stands in a text; between two of its words any blanks and line breaks may stand.

    Who copies a sentence from a page or a printed paper cannot know where the lines of the file break.

    Raises:
        SentenceMissing: it does not stand there.

    Examples:
        >>> find_quote("Kenya will  open a clinic.", "will open a clinic.")
        (6, 26)
    """
    words = quote.split()
    start = text.find(quote.strip()) if words else -1
    if start >= 0:
        return start, start + len(quote.strip())
    found = re.search(r"\s+".join(map(re.escape, words)), text) if words else None
    if found is None:
        raise SentenceMissing(0, "", quote.strip()[:_SHOWN])
    return found.span()
