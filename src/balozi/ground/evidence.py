"""A quotation and the place where it stands."""

from dataclasses import dataclass

from balozi.ground.errors.facts import EvidenceMismatch


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
