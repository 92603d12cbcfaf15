"""What reading the documents gives: plain records for the doors."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class PaperCounts:
    """How many papers there are.

    Attributes:
        read: papers.
        unread: files that could not be read.
        findings: doubts about their texts.
    """

    read: int
    unread: int
    findings: int


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """One paper as a list shows it.

    Attributes:
        document: its number.
        sha256: of its bytes.
        name: of the file.
        title: as printed, or the file's name.
        media_type: of the bytes.
        language: of most of it.
        genre: what sort of paper it is.
        country: that speaks in it.
        dated: its date when it was told.
        added_at: when it was read.
        added_by: by whom.
        fault: why it could not be read, "" when it was.
        same_as: number of the paper that this one is another format of, None.
        suggestions: how many by state.
        findings: how many the consistency check made.
        marking: of the paper.
    """

    document: int
    sha256: str
    name: str
    title: str
    media_type: str
    language: str
    genre: str
    country: str
    dated: date | None
    added_at: datetime
    added_by: str
    fault: str
    same_as: int | None
    suggestions: Mapping[str, int] = field(default_factory=dict)
    findings: int = 0
    marking: int = 0


@dataclass(frozen=True, slots=True)
class SuggestionRow:
    """One suggestion with its review.

    Attributes:
        suggestion: its number.
        document: number of the paper.
        document_title: of the paper.
        kind: of fact.
        start: first character of the quotation.
        end: the character after the last one.
        quote: the words.
        fields: the fact, as found or as amended.
        rule: that made it.
        confidence: 0 to 1.
        state: open, accepted, amended, rejected or known.
        entry: number of the register entry it became or was recognised as, None.
        decided_by: who decided last, "".
        decided_at: when, None.
        reason: given with the last decision, "".
    """

    suggestion: int
    document: int
    document_title: str
    kind: str
    start: int
    end: int
    quote: str
    fields: Mapping[str, object]
    rule: str
    confidence: float
    state: str
    entry: int | None
    decided_by: str = ""
    decided_at: datetime | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class PassageRow:
    """One passage of a paper: its place, its kind, its language, the headings above it."""

    number: int
    start: int
    end: int
    kind: str
    language: str
    section: Sequence[str]


@dataclass(frozen=True, slots=True)
class FindingRow:
    """One thing that a paper says twice, against itself, or impossibly."""

    check: str
    severity: str
    start: int
    end: int
    quote: str
    says: str


@dataclass(frozen=True, slots=True)
class DocumentPage:
    """One paper with all that the reading page shows."""

    row: DocumentRow
    text: str
    warnings: Sequence[str]
    passages: Sequence[PassageRow]
    suggestions: Sequence[SuggestionRow]
    findings: Sequence[FindingRow]
    copies: Sequence[DocumentRow]


@dataclass(frozen=True, slots=True)
class RuleRow:
    """How one rule fares with its reviewers: suggestions made, by state."""

    rule: str
    made: int
    states: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class RuleMonth:
    """What reviewers decided in one month on the suggestions of one rule.

    Attributes:
        month: YYYY-MM, in UTC.
        decisions: how many by verb: accept, amend, reject, undo.
    """

    month: str
    decisions: Mapping[str, int]

    @property
    def kept_share(self) -> float | None:
        """Return the share kept of what was decided, 0 to 1; None when there were only undone decisions."""
        kept = self.decisions.get("accept", 0) + self.decisions.get("amend", 0)
        decided = kept + self.decisions.get("reject", 0)
        return kept / decided if decided else None
