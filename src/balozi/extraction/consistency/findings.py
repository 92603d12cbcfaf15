"""A finding of the consistency check: where the paper stumbles, and why, in one plain sentence."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from balozi.ground.records import made_often
from balozi.reading.documents import Document


@dataclass(frozen=True, slots=True)
class Check:
    """One kind of finding.

    Attributes:
        code: such as "CC3".
        severity: "error", "warning" or "note".
        about: what the check looks for, one sentence.
        template: what a finding says, with places for its facts.
    """

    code: str
    severity: str
    about: str
    template: str


@cache
def checks() -> Mapping[str, Check]:
    """Return all checks by code, from ``data/checks.tsv``."""
    text = (files(__package__) / "data" / "checks.tsv").read_text(encoding="utf-8")
    rows = [row for row in text.splitlines() if row and not row.startswith("#")][1:]
    return {check.code: check for check in (Check(*row.split("\t")) for row in rows)}


@dataclass(frozen=True, slots=True)
class Finding:
    """One place where a paper contradicts itself or cannot be right. It is flagged, never repaired.

    Attributes:
        check: code of the check.
        start: first character.
        end: the character after the last one.
        quote: the characters between, exactly.
        facts: what the sentence is filled with; "expected" is what would be consistent.
        other: the other place it contradicts, when there is one.
    """

    check: str
    start: int
    end: int
    quote: str
    facts: Mapping[str, str] = field(default_factory=dict)
    other: tuple[int, int] | None = None

    @property
    def severity(self) -> str:
        """Return "error", "warning" or "note"."""
        return checks()[self.check].severity

    @property
    def says(self) -> str:
        """Return the finding in one sentence."""
        return checks()[self.check].template % self.facts

    def fields(self) -> dict[str, object]:
        """Return the fields of a suggestion of kind "quality_issue"."""
        fields: dict[str, object] = {"issue": self.says, "check": self.check, "severity": self.severity}
        if "expected" in self.facts:
            fields["expected"] = self.facts["expected"]
        if self.other is not None:
            fields["other_start"], fields["other_end"] = self.other
        return fields


@made_often()
class Pencil:
    """Marks places in one document."""

    document: Document

    def mark(
        self, check: str, start: int, end: int, beside: tuple[int, int] | None = None, **facts: object
    ) -> Finding:
        """Return a finding over these characters, blanks at both ends left out."""
        quote = self.document.text[start:end]
        start += len(quote) - len(quote.lstrip())
        quote = quote.strip()
        told = {name: str(fact) for name, fact in facts.items()}
        return Finding(check, start, start + len(quote), quote, told, beside)
