"""What pages and commands are told of kept documents."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from balozi.briefs.cycle.papers import Document
from balozi.ground.markings import Marking


@dataclass(frozen=True, slots=True)
class BriefRow:
    """One kept document as a list shows it, with its latest version."""

    brief: int
    kind: str
    period: str
    language: str
    country: str
    institution: str
    marking: Marking
    version: int
    known_at: datetime
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class VersionShown:
    """One version: its number, what made it, which section was written, who, when."""

    number: int
    sort: str
    section: str
    known_at: datetime
    inputs: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class BriefPage:
    """One kept document at one of its versions, with all of them, the latest first."""

    row: BriefRow
    version: VersionShown
    document: Document
    written: Mapping[str, str]
    weights: Mapping[str, str]
    sources_up_to: Marking
    versions: tuple[VersionShown, ...]

    @property
    def is_latest(self) -> bool:
        """Tell whether the version shown is the latest one."""
        return self.version.number == self.row.version
