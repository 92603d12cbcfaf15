"""What reading the follow-up of commitments gives: plain records, so that doors never touch a model."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class LastDeed:
    """The last line of the log about a commitment.

    Attributes:
        number: of the line.
        by: who.
        verb: of the service.
        at: when.
    """

    number: int
    by: str
    verb: str
    at: datetime


@dataclass(frozen=True, slots=True)
class StepRow:
    """One step in the life of a commitment.

    Attributes:
        step: its number.
        status: that it brought.
        on: the day it happened.
        note: why, "".
        by: who wrote it down.
    """

    step: int
    status: str
    on: date
    note: str
    by: str


@dataclass(frozen=True, slots=True)
class AssignmentRow:
    """One institution's part in a commitment.

    Attributes:
        assignment: its number.
        entry: the commitment.
        institution: its code.
        part: lead or co_implementer.
        focal_point: the name of a user, "".
        state: offered, accepted, declined or handed_over.
        area: code of the county or other area, "" for all.
        phase: of the work in that area, "".
        note: why it was declined or handed over, "".
    """

    assignment: int
    entry: int
    institution: str
    part: str
    focal_point: str
    state: str
    area: str
    phase: str
    note: str

    @property
    def carries(self) -> bool:
        """Tell whether the institution has the part now."""
        return self.state in {"offered", "accepted"}


@dataclass(frozen=True, slots=True)
class ProgressEvidenceRow:
    """What shows that a report is true.

    Attributes:
        evidence: its number.
        sort: file, link, sentence or statement.
        reference: the file's name, the address, or the person's name.
        sha256: of a file.
        document: number of the paper of a sentence.
        document_title: as printed.
        start: first character of the sentence.
        end: the character after the last one.
        text: the sentence or the statement.
    """

    evidence: int
    sort: str
    reference: str
    sha256: str
    document: int | None
    document_title: str
    start: int | None
    end: int | None
    text: str


@dataclass(frozen=True, slots=True)
class UpdateRow:
    """One progress update.

    Attributes:
        update: its number.
        text: for readers inside.
        on: the day it tells of.
        asserted: what it asserts about the work.
        institution: that reported, "".
        by: who.
        at: when it was written down.
        evidence: what shows it.
    """

    update: int
    text: str
    on: date
    asserted: str
    institution: str
    by: str
    at: datetime
    evidence: Sequence[ProgressEvidenceRow] = ()


@dataclass(frozen=True, slots=True)
class PublicRow:
    """What the public is told of the progress.

    Attributes:
        text: the words.
        by: who wrote them.
        at: when.
        drifted: the internal text moved on since.
    """

    text: str
    by: str
    at: datetime
    drifted: bool


@dataclass(frozen=True, slots=True)
class AssessmentRow:
    """One judgement on a commitment.

    Attributes:
        kind: self or independent.
        score: +1, 0 or -1.
        reason: in words.
        on: the day it was made.
        by: who.
    """

    kind: str
    score: int
    reason: str
    on: date
    by: str


@dataclass(frozen=True, slots=True)
class DateRequestRow:
    """One request to move the due date, with its decision.

    Attributes:
        request: its number.
        due_from: partial date, "" for none.
        due_to: partial date, "" for none.
        reason: of who asked.
        asked_by: who.
        asked_at: when.
        granted: True, False, None while it waits.
        decision: the reason of who decided, "".
        decided_by: who, "".
    """

    request: int
    due_from: str
    due_to: str
    reason: str
    asked_by: str
    asked_at: datetime
    granted: bool | None = None
    decision: str = ""
    decided_by: str = ""


@dataclass(frozen=True, slots=True)
class DivisionRow:
    """One split or merge in which a commitment had a part.

    Attributes:
        division: its number.
        sort: split or merge.
        entry: that was split, or that stayed after the merge.
        retired: entries that it retired.
        made: entries that it made.
        reason: in words.
        by: who.
        at: when.
        undone: whether it was taken back.
    """

    division: int
    sort: str
    entry: int
    retired: Sequence[int]
    made: Sequence[int]
    reason: str
    by: str
    at: datetime
    undone: bool


@dataclass(frozen=True, slots=True)
class LinkRow:
    """What a commitment belongs to.

    Attributes:
        link: its number.
        sort: pillar, objective, indicator, agreement or counterparty.
        code: as given, "".
        target: number of the entry, None.
        title: of that entry, "".
    """

    link: int
    sort: str
    code: str
    target: int | None
    title: str


@dataclass(frozen=True, slots=True)
class CourseRow:
    """How one commitment stands, as a list shows it.

    Attributes:
        status: derived from its steps.
        lead: code of the institution that leads, "".
        focal_point: of the lead, "".
        last_on: the day of the last update, step or piece of evidence; None when there is none.
        asserted: by the last update, "".
        flags: of the day.
    """

    status: str
    lead: str
    focal_point: str
    last_on: date | None
    asserted: str
    flags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FollowUp:
    """All that follows one commitment.

    Attributes:
        entry: its number.
        seen: number of the last line of the log about it.
        course: how it stands.
        due: partial date, "" when none is stated.
        first_due: the due date that it had first.
        steps: in their order.
        assignments: those that stand, the lead first.
        updates: newest first.
        public: what the public is told, None when nothing is.
        assessments: by kind.
        disagreement: self minus independent score, None while one is missing.
        requests: to move the due date, newest first.
        divisions: newest first.
        links: what it belongs to.
    """

    entry: int
    seen: int
    course: CourseRow
    due: str
    first_due: str
    steps: Sequence[StepRow] = ()
    assignments: Sequence[AssignmentRow] = ()
    updates: Sequence[UpdateRow] = ()
    public: PublicRow | None = None
    assessments: Sequence[AssessmentRow] = ()
    disagreement: int | None = None
    requests: Sequence[DateRequestRow] = ()
    divisions: Sequence[DivisionRow] = ()
    links: Sequence[LinkRow] = field(default_factory=tuple)

    @property
    def waiting(self) -> DateRequestRow | None:
        """Return the request that waits for a decision."""
        return next((row for row in self.requests if row.granted is None), None)


@dataclass(frozen=True, slots=True)
class WorkRow:
    """One open commitment of an institution or a person.

    Attributes:
        entry: its number.
        title: as lists name it.
        due: partial date, "".
        part: lead or co_implementer.
        state: of the assignment.
        institution: that has the part.
        focal_point: of the part, "".
        course: how the commitment stands.
    """

    entry: int
    title: str
    due: str
    part: str
    state: str
    institution: str
    focal_point: str
    course: CourseRow
