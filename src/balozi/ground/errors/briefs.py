"""Refusals about documents of the policy cycle."""

from dataclasses import dataclass

from balozi.ground.errors.family import Conflict, Forbidden, InvalidInput, NotFound


@dataclass(eq=False)
class NoSuchBriefKind(NotFound):
    """No document of the policy cycle has this name."""

    code = "brief.kind"
    says = "There is no document %(kind)s."
    remedy = "The page of documents lists them; `balozi brief kinds` prints their names."
    kind: str


@dataclass(eq=False)
class NoSuchBrief(NotFound):
    """No kept document has this number, or not for this reader."""

    code = "brief.missing"
    says = "There is no document number %(number)d."
    remedy = "The page of documents lists those that you may read."
    number: int


@dataclass(eq=False)
class NoSuchBriefSection(NotFound):
    """A document has no section of this name."""

    code = "brief.section"
    says = "The document has no section %(section)s."
    remedy = "Open the document and choose a section there."
    section: str


@dataclass(eq=False)
class BriefPeriodUnfit(InvalidInput):
    """A document is not made for a period of this length."""

    code = "brief.period"
    says = "A document of the sort %(kind)s is not made for %(period)s."
    remedy = "Choose a period of the sort: %(span)s. A fiscal year is FY2025, a quarter FY2025-Q1, years FY2023/FY2027."
    kind: str
    period: str
    span: str


@dataclass(eq=False)
class BriefCountryOpen(InvalidInput):
    """A document is of one country's framework, and several are loaded."""

    code = "brief.country"
    says = "The document names no country, and several have a results framework: %(known)s."
    remedy = "Name one of them: on the page in the field Country, at the command line with --country."
    known: str


@dataclass(eq=False)
class BriefMovedOn(Conflict):
    """Somebody else changed the document in the meantime."""

    code = "brief.moved"
    says = "The document is at version %(now)d; you looked at version %(seen)d."
    remedy = "Open it again, compare the two versions, and write your text once more."
    now: int
    seen: int


@dataclass(eq=False)
class BriefWeightsUnfit(InvalidInput):
    """Weights of targets are numbers above zero."""

    code = "brief.weights"
    says = "%(text)r is no weight of an indicator."
    remedy = "Write the code of an indicator and a number above zero, such as X-1=30, one on a line."
    text: str


@dataclass(eq=False)
class BriefAboveClearance(Forbidden):
    """Nobody composes a document from sources above the own clearance."""

    code = "brief.clearance"
    says = "%(person)s may not compose from sources that are %(marking)s."
    remedy = "Choose a lower marking for the sources, or ask somebody who is cleared that far."
    person: str
    marking: str
