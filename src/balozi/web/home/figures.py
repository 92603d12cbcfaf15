"""The numbers of the first page; each is counted from the data when the page is asked for."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from balozi.ground.people import Reader
from balozi.store.documents.queries import paper_counts, suggestion_counts, waiting_papers
from balozi.store.documents.records import DocumentRow
from balozi.store.registers.facets import register_counts
from balozi.store.registers.remembered import remembered
from balozi.store.registers.states import state_counts, status_counts

_WAITING = 8


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
    """Return what the first page shows, counted since the last change."""
    return remembered("figures of home", reader, lambda: _counted(reader))


def _counted(reader: Reader) -> Figures:
    flags: Counter[str] = Counter()
    for _status, told, number in state_counts(reader, "commitments"):
        flags.update(dict.fromkeys(told, number))
    registers, papers, found = register_counts(reader), paper_counts(reader), suggestion_counts(reader)
    return Figures(
        commitments=registers["commitments"],
        flags=dict(flags),
        statuses=status_counts(reader),
        registers=registers,
        papers=papers.read,
        unread=papers.unread,
        findings=papers.findings,
        waiting=waiting_papers(reader, _WAITING),
        states=dict(_states(found)),
        promises=found.get("commitment", {}).get("open", 0),
    )


def _states(found: Mapping[str, Mapping[str, int]]) -> Counter[str]:
    states: Counter[str] = Counter()
    for counts in found.values():
        states.update(counts)
    return states
