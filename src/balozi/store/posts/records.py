"""What reading relations, missions and their heads gives: plain records."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from balozi.packs.posts import HeadProcedure
from balozi.registers.posts import Change, HeadLife, Headship, PostStep
from balozi.store.registers.records import EntryRow


@dataclass(frozen=True, slots=True)
class PostEventRow:
    """One event as its page shows it.

    Attributes:
        step: what happened and when; its number is that of the event, 0 for the one that was stated with the entry.
        place: where a mission moved to, "".
        basis: the instrument, "".
        source: what it rests on; "" for the one stated with the entry, which rests on the entry's evidence.
        by: who recorded it, "".
        at: when, None for the one stated with the entry.
    """

    step: PostStep
    place: str = ""
    basis: str = ""
    source: str = ""
    by: str = ""
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class HeadRow:
    """One head of mission as the mission's page shows it.

    Attributes:
        life: of the appointment.
        rank: ambassador, high commissioner, consul general ...
        category: "career", "honorary", "" when nobody said.
        status: on the day.
        events: of the appointment, oldest first.
        towards: (state or organisation, status) of every further accreditation.
        missed: steps of the procedure that were passed over.
        following: the next step of the procedure, "".
        source: what the naming rests on.
        by: who entered it.
    """

    life: HeadLife
    rank: str
    category: str
    status: str
    events: Sequence[PostEventRow]
    towards: Sequence[tuple[str, str]]
    missed: Sequence[str]
    following: str
    source: str
    by: str


@dataclass(frozen=True, slots=True)
class PostPage:
    """The life of relations or of a mission on a day.

    Attributes:
        entry: its number.
        course: "relations" or "missions".
        country: alpha-3 of the register.
        status: on the day.
        events: oldest first, with the one that was stated with the entry.
        changes: the statuses that it went through.
        heads: of a mission, the newest first.
        headship: who heads it on the day.
        procedure: the steps by which a head comes into office.
        accredited: states and organisations to which it is accredited; its host when none is told.
        host: alpha-3, "".
    """

    entry: int
    course: str
    country: str
    status: str
    events: Sequence[PostEventRow]
    changes: Sequence[Change]
    heads: Sequence[HeadRow]
    headship: Headship
    procedure: HeadProcedure
    accredited: Sequence[str]
    host: str


@dataclass(frozen=True, slots=True)
class DuesRow:
    """The dues of one membership in one year."""

    year: int
    currency: str
    assessed: Decimal
    paid: Decimal
    source: str
    by: str
    at: datetime

    @property
    def open(self) -> Decimal:
        """Return what is not paid; below nothing is due nothing is open."""
        return max(self.assessed - self.paid, Decimal(0))


@dataclass(frozen=True, slots=True)
class PlacedMission:
    """One mission of a footprint.

    Attributes:
        row: as the store gives it, with its status of the day.
        host: alpha-3, "".
        city: in which it stands on the day.
        post_class: of the mission, "".
        region: of the host.
        status: on the day.
        head: who is in office, else who is in charge, "".
        place: latitude and longitude, None when the city is not on the list of places.
    """

    row: EntryRow
    host: str
    city: str
    post_class: str
    region: str
    status: str
    head: str
    place: tuple[float, float] | None

    def fact(self, name: str) -> str:
        """Return what it is narrowed by: "class", "region" or "status"."""
        return {"class": self.post_class, "region": self.region, "status": self.status}[name]


@dataclass(frozen=True, slots=True)
class Footprint:
    """All missions of a country as known at a moment.

    Attributes:
        country: alpha-3.
        day: on which they are asked.
        missions: every one on the register.
        stated: figures that papers state of missions.
    """

    country: str
    day: date
    missions: Sequence[PlacedMission]
    stated: Sequence[EntryRow]


# States and other actors by number of an entry.
Involved = Mapping[int, Sequence[str]]
