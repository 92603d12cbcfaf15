"""What reading notices and work gives: plain records, so that doors never touch a model."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class NoticeRow:
    """One notice.

    Attributes:
        notice: its number.
        rule: that made it, such as RM4 or CH5.
        entry: it is about.
        register: of the entry.
        title: of the entry, as it stands.
        by: who made the change that it tells of, "" for a reminder.
        made_at: when.
        read_at: None while it is unread.
        mailed_at: None while no mail carried it.
        failure: why its mail could not be sent, "".
    """

    notice: int
    rule: str
    entry: int
    register: str
    title: str
    by: str
    made_at: datetime
    read_at: datetime | None
    mailed_at: datetime | None
    failure: str


@dataclass(frozen=True, slots=True)
class WishRow:
    """How somebody wants to be told.

    Attributes:
        mail: each, weekly or none.
        weekday: of the weekly mail, 0 for Monday.
        language: of mails, "" for that of the house.
    """

    mail: str = "each"
    weekday: int = 0
    language: str = ""


@dataclass(frozen=True, slots=True)
class Worker:
    """Somebody whose work is looked at.

    Attributes:
        name: of the user, "" when only an institution is asked about.
        institution: code, "" for none.
        decides_dates: whether requests to move a date wait for this person.
        verifies: whether evidence waits for this person.
        seconds: whether proposals wait for this person.
        enters: whether values of the institution's indicators wait for this person to be entered.
        approves: whether values wait for this person's approval; without an institution, those of all.
    """

    name: str = ""
    institution: str = ""
    decides_dates: bool = False
    verifies: bool = False
    seconds: bool = False
    enters: bool = False
    approves: bool = False


@dataclass(frozen=True, slots=True)
class WorkItem:
    """One thing that somebody has in hand or that waits.

    Attributes:
        why: offered, overdue, due_soon, never_updated, dormant, date_request, to_verify, values_to_enter,
            values_to_approve, confirmation; or in_hand.
        entry: the commitment, None for a confirmation and for values.
        title: of it; the verb of a confirmation; the name of an indicator in English.
        due: partial date, ""; of values the day on which their period ended.
        institution: that has the part, "".
        focal_point: of the part, "".
        part: lead or co_implementer, "".
        status: of the commitment, "".
        last_on: the last sign of life; None while nothing was ever reported.
        number: of the assignment, the request or the confirmation; how many values wait; 0 for a verification.
        by: who asked or proposed, "".
        note: the reason of who asked, "".
        indicator: code of the indicator whose values wait, "".
        period: of the values, as it is written, "".
        names: of the indicator, by language.
    """

    why: tuple[str, ...]
    entry: int | None
    title: str
    due: str = ""
    institution: str = ""
    focal_point: str = ""
    part: str = ""
    status: str = ""
    last_on: date | None = None
    number: int = 0
    by: str = ""
    note: str = ""
    indicator: str = ""
    period: str = ""
    names: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RunRow:
    """One run of a job.

    Attributes:
        job: its name.
        day: for which it ran.
        began_at: when.
        ended_at: None when it was killed or goes on.
        failure: why it did not work, "".
        facts: what it did, in numbers.
    """

    job: str
    day: date
    began_at: datetime
    ended_at: datetime | None
    failure: str
    facts: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class MailRow:
    """One mail that waits or failed.

    Attributes:
        mailing: its number.
        name: of the user.
        sort: each or weekly.
        made_at: when it was prepared.
        tries: so far.
        tried_at: last, None before the first.
        failure: of the last try, "".
    """

    mailing: int
    name: str
    sort: str
    made_at: datetime
    tries: int
    tried_at: datetime | None
    failure: str
