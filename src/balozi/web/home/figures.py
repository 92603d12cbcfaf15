"""The numbers of the first page; each is counted from the data when the page is asked for."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from balozi.ground.people import Reader
from balozi.store.documents.queries import list_documents, suggestion_counts
from balozi.store.documents.records import DocumentRow
from balozi.store.registers.queries import list_register, register_counts

ALL = 100_000


@dataclass(frozen=True, slots=True)
class Figures:
    """What the first page counts.

    Attributes:
        commitments: on the register.
        flags: how many of them are overdue, undated, unowned.
        statuses: agreements by derived status.
        registers: entries by register.
        papers: that were read.
        unread: files that could not be read.
        findings: of the consistency check, in all papers.
        waiting: papers with suggestions to review, those with the most first.
        states: suggestions by state.
        promises: commitments found in text that wait for a decision.
    """

    commitments: int
    flags: Mapping[str, int]
    statuses: Mapping[str, int]
    registers: Mapping[str, int]
    papers: int
    unread: int
    findings: int
    waiting: Sequence[DocumentRow]
    states: Mapping[str, int]
    promises: int

    @property
    def open(self) -> int:
        """Return how many suggestions wait for a decision."""
        return self.states.get("open", 0)

    @property
    def reviewed(self) -> int:
        """Return how many suggestions do not wait any more."""
        return sum(self.states.values()) - self.open

    @property
    def suggestions(self) -> int:
        """Return how many suggestions there are."""
        return sum(self.states.values())


def count_figures(reader: Reader) -> Figures:
    """Count what the first page shows."""
    commitments = list_register(reader, "commitments", size=0)
    agreements = list_register(reader, "agreements", size=0)
    papers = list_documents(reader, size=ALL).items
    found = suggestion_counts(reader)
    waiting = [paper for paper in papers if paper.suggestions.get("open")]
    return Figures(
        commitments=commitments.total,
        flags=dict(Counter(flag for row in commitments.items for flag in row.flags)),
        statuses=dict(Counter(str(row.values.get("status", "unknown")) for row in agreements.items)),
        registers=register_counts(reader),
        papers=sum(1 for paper in papers if not paper.fault),
        unread=sum(1 for paper in papers if paper.fault),
        findings=sum(paper.findings for paper in papers),
        waiting=sorted(waiting, key=lambda paper: -paper.suggestions["open"])[:8],
        states=dict(_states(found)),
        promises=found.get("commitment", {}).get("open", 0),
    )


def _states(found: Mapping[str, Mapping[str, int]]) -> Counter[str]:
    states: Counter[str] = Counter()
    for counts in found.values():
        states.update(counts)
    return states
