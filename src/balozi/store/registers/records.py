"""What reading the registers gives: plain records, so that doors never touch a model."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from balozi.registers.sameness import Sameness
from balozi.store.audit.queries import Circumstance


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """One thing that an entry rests on.

    Attributes:
        document: number of the document, None when the evidence is the stated source of a pack.
        document_title: as printed.
        start: first character of the quotation.
        end: the character after the last one.
        quote: the words, "" for a stated source.
        source: the stated source, "" for a quotation.
        by: who put it on the register.
        at: when.
    """

    document: int | None
    document_title: str
    start: int | None
    end: int | None
    quote: str
    source: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class EntryRow:
    """One entry as a list shows it.

    Attributes:
        entry: its number.
        kind: of fact.
        register: where it lives.
        country: alpha-3 of the country whose register it is.
        title: its name.
        values: the fields of its register by name.
        involved: codes of states and organisations by role.
        flags: doubts from a pack and flags derived today.
        quoted: how many quotations in papers it has.
        pack: code of the pack it came from, "".
        mark: the first quotation (document, start, end), None when no paper was read that has it.
        stated: the source that its pack names, or the row of the sheet it was imported from; "" when there is none.
    """

    entry: int
    kind: str
    register: str
    country: str
    title: str
    values: Mapping[str, object]
    involved: Mapping[str, Sequence[str]] = field(default_factory=dict)
    flags: tuple[str, ...] = ()
    quoted: int = 0
    pack: str = ""
    mark: tuple[int, int, int] | None = None
    stated: str = ""


@dataclass(frozen=True, slots=True)
class CandidateRow:
    """An entry that may say what a suggestion says in other words.

    Attributes:
        entry: its number.
        title: as lists name it.
        quoted: how many quotations it rests on.
        sameness: how alike the two are, and why.
    """

    entry: int
    title: str
    quoted: int
    sameness: Sameness

    def __str__(self) -> str:
        return f"entry {self.entry}: {self.sameness}"


@dataclass(frozen=True, slots=True)
class ContradictionRow:
    """What one source of an entry says in a field in which its sources contradict each other.

    Attributes:
        field: of the kind.
        value: as this source has it.
        document: number of the paper.
        document_title: as printed.
        start: first character of the quotation.
        end: the character after the last one.
        quote: the words.
    """

    field: str
    value: object
    document: int
    document_title: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class VersionRow:
    """One version of an entry in its history.

    Attributes:
        title: at that time.
        values: the fields at that time.
        made_at: from when it was known.
        made_by: who made it.
        verb: of the deed.
        superseded_at: until when it was known, None when it stands.
        superseded_by: who ended it.
        told: from where it was made, and why.
        ended: from where and why it was ended.
    """

    title: str
    values: Mapping[str, object]
    made_at: datetime
    made_by: str
    verb: str
    superseded_at: datetime | None
    superseded_by: str
    told: Circumstance
    ended: Circumstance


@dataclass(frozen=True, slots=True)
class EntryPage:
    """One entry with all that hangs on it.

    Attributes:
        row: the entry as known on the day asked about; None when it was not, or no longer, on the register.
        title: the last title it had.
        note: the doubt of a pack in words.
        evidence: what it rests on.
        history: all versions, newest first.
        status: derived from events, "" where the register has no life cycle.
        marking: of the entry.
    """

    entry: int
    register: str
    row: EntryRow | None
    title: str
    note: str
    evidence: Sequence[EvidenceRow]
    history: Sequence[VersionRow]
    status: str = ""
    marking: int = 0
