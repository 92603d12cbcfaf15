"""What reading engagements gives: plain records, so that doors never touch a model."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from balozi.registers.engagements import Days


@dataclass(frozen=True, slots=True)
class MeetingStepRow:
    """One step in the life of an engagement.

    Attributes:
        step: its number.
        status: that it brought.
        on: the day it happened.
        begins: the first day to which it moved the engagement, "".
        ends: the last day, "".
        reason: in words, "".
        source: what it rests on in words, "".
        document: number of the paper that it rests on, None.
        by: who wrote it down.
    """

    step: int
    status: str
    on: date
    begins: str
    ends: str
    reason: str
    source: str
    document: int | None
    by: str


@dataclass(frozen=True, slots=True)
class MeetingCourse:
    """How one engagement stands.

    Attributes:
        status: derived from its steps and from what a paper said.
        on: partial date of its first day, "".
        until: of its last day, "" when it is the first.
        days: that it takes, None when no date is known.
        silent: its days are over, and nobody has said that it was held.
    """

    status: str
    on: str
    until: str
    days: Days | None
    silent: bool


@dataclass(frozen=True, slots=True)
class ParticipantRow:
    """One who takes part.

    Attributes:
        participant: its number.
        person: name, "".
        office: "".
        side: code of the state or organisation, "".
        institution: code of the domestic institution, "".
        heads: whether this one heads the delegation of the side.
    """

    participant: int
    person: str
    office: str
    side: str
    institution: str
    heads: bool


@dataclass(frozen=True, slots=True)
class BriefRow:
    """One brief that was asked for.

    Attributes:
        preparation: its number.
        asked_of: name of a user, "".
        institution: code, "".
        by_when: None when no day was said.
        note: what it should hold, "".
        by: who asked.
        late: the day is over, and the engagement is not prepared.
    """

    preparation: int
    asked_of: str
    institution: str
    by_when: date | None
    note: str
    by: str
    late: bool


@dataclass(frozen=True, slots=True)
class PointRow:
    """One talking point.

    Attributes:
        point: its number.
        pillar: under which it stands, "".
        text: what to say.
        target: number of the entry that it rests on, None.
        register: of that entry, "".
        title: of that entry, "".
        document: number of the paper that it rests on, None.
        source: in words, "".
    """

    point: int
    pillar: str
    text: str
    target: int | None
    register: str
    title: str
    document: int | None
    source: str


@dataclass(frozen=True, slots=True)
class OutcomeRow:
    """One outcome.

    Attributes:
        outcome: its number.
        sort: created, moved or discussed.
        target: number of the entry.
        register: agreements or commitments.
        title: of the entry.
        status: of the entry now.
        due: of a commitment, "".
        lead: code of the institution that leads a commitment, "".
        flags: of a commitment.
        waits: it is not at its end, and was not only discussed.
        text: in words, "".
        document: number of the paper that it rests on, None.
        source: in words, "".
        by: who wrote it down.
    """

    outcome: int
    sort: str
    target: int
    register: str
    title: str
    status: str
    due: str
    lead: str
    flags: tuple[str, ...]
    waits: bool
    text: str
    document: int | None
    source: str
    by: str


@dataclass(frozen=True, slots=True)
class Meeting:
    """All that hangs on one engagement.

    Attributes:
        entry: its number.
        seen: number of the last line of the log about it.
        course: how it stands.
        steps: in their order.
        participants: heads first, by side.
        briefs: in their order.
        points: by pillar.
        outcomes: in their order.
    """

    entry: int
    seen: int
    course: MeetingCourse
    steps: Sequence[MeetingStepRow] = ()
    participants: Sequence[ParticipantRow] = ()
    briefs: Sequence[BriefRow] = ()
    points: Sequence[PointRow] = ()
    outcomes: Sequence[OutcomeRow] = ()


@dataclass(frozen=True, slots=True)
class CalendarItem:
    """One engagement as a calendar shows it.

    Attributes:
        entry: its number.
        title: as stored; the sort of the engagement when nobody gave it a name.
        sort: form of contact.
        country: whose register it is on.
        place: where, "".
        involved: codes of the states and organisations that take part.
        course: how it stands.
        sequence: how often it was changed.
        changed_at: when it was changed last.
    """

    entry: int
    title: str
    sort: str
    country: str
    place: str
    involved: tuple[str, ...]
    course: MeetingCourse
    sequence: int
    changed_at: datetime


@dataclass(frozen=True, slots=True)
class Narrowing:
    """Which engagements are asked for; what is empty narrows nothing.

    Attributes:
        country: code of a state or organisation that takes part.
        institution: code of a domestic institution that takes part or prepares.
        sort: form of contact.
        person: name of somebody who takes part or was asked for a brief.
    """

    country: str = ""
    institution: str = ""
    sort: str = ""
    person: str = ""


@dataclass(frozen=True, slots=True)
class Agenda:
    """The engagements of a stretch of days.

    Attributes:
        placed: on exact days, the earliest first.
        sometime: known by month or year only.
        undated: how many are ahead without any date.
    """

    placed: Sequence[CalendarItem] = field(default_factory=tuple)
    sometime: Sequence[CalendarItem] = field(default_factory=tuple)
    undated: int = 0


@dataclass(frozen=True, slots=True)
class FeedRow:
    """One calendar feed of a person; its address is known to nobody but its owner.

    Attributes:
        feed: its number.
        owner: name of the user.
        scope: all, mine or institution.
        institution: code, "".
        dues: whether it holds the due dates of commitments.
        made_at: when it was made.
    """

    feed: int
    owner: str
    scope: str
    institution: str
    dues: bool
    made_at: datetime
