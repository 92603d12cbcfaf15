"""Reading agreements: one with all its events, and all of them as the watches look at them."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Q, QuerySet

from balozi.ground.errors.agreements import NoSuchAgreementEvent
from balozi.ground.errors.registers import NoSuchEntry
from balozi.ground.people import Reader
from balozi.packs.procedures import Procedure, procedures_of
from balozi.registers.agreements.courses import Course, applies_to, course_of
from balozi.registers.agreements.lives import Life
from balozi.registers.agreements.rules import AgreementFinding, Seen, check_agreement
from balozi.registers.agreements.statuses import status_of
from balozi.registers.agreements.watching import Watches, watches_of
from balozi.store.access.visibility import visible
from balozi.store.registers.lives import (
    last_seen_of,
    lives_of,
    readable_condition,
    readable_events,
    within,
)
from balozi.store.registers.models import Agreement, AgreementEvent, AgreementTerm, Involvement
from balozi.store.registers.moments import day_of, standing
from balozi.store.registers.states import has_status

_PART = 1_000


@dataclass(frozen=True, slots=True)
class AgreementEventRow:
    """One event as pages show it.

    Attributes:
        number: in the store.
        entry: the agreement.
        event: what happened.
        on: partial date, "".
        party: code, "".
        until: partial date of the last day it brings, "".
        step: key of the procedure's step that it carried out, "".
        authority: who acted: the signatory, the body that approved.
        text: what was said with it.
        source: what it rests on, "".
        document: number of the paper it rests on, None.
        document_title: as printed.
        other: number of the agreement that takes its place, None.
        other_title: its title, "" when the reader may not see it.
        by: who recorded it.
        at: when.
        own: a person recorded it; otherwise it came with the entry.
    """

    number: int
    entry: int
    event: str
    on: str
    party: str
    until: str
    step: str
    authority: str
    text: str
    source: str
    document: int | None
    document_title: str
    other: int | None
    other_title: str
    by: str
    at: datetime
    own: bool


@dataclass(frozen=True, slots=True)
class PastEventRow:
    """One event that was corrected or taken back.

    Attributes:
        row: as it stood.
        ended_by: who ended it.
        ended_at: when.
        reason: in words, "" when it ended with the version of the entry that it came with.
    """

    row: AgreementEventRow
    ended_by: str
    ended_at: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class AgreementRow:
    """One agreement as the watches look at it.

    Attributes:
        entry: its number.
        title: as lists name it.
        country: alpha-3 of the country whose register it is on.
        life: what its state follows from.
        lead: code of the institution that leads, "".
        areas: of policy.
        last_seen: the latest day on which a paper told of it, None.
        day: asked about.
    """

    entry: int
    title: str
    country: str
    life: Life
    lead: str
    areas: Sequence[str]
    last_seen: date | None
    day: date

    @property
    def status(self) -> str:
        """Return its status on the day."""
        return status_of(self.life, self.day)

    @property
    def procedure(self) -> Procedure | None:
        """Return the procedure of its country on the day, when it is known and for such an agreement."""
        known = procedures_of(self.country).on(self.day)
        return known if known is not None and applies_to(known, self.life) else None

    @property
    def course(self) -> Course | None:
        """Return how far it has come, None where no procedure is for it."""
        procedure = self.procedure
        return None if procedure is None else course_of(procedure, self.life, self.day)

    @property
    def watches(self) -> Watches:
        """Return after how many months its country wants to be told something."""
        return watches_of(procedures_of(self.country).watches)

    @property
    def findings(self) -> list[AgreementFinding]:
        """Return what does not fit in its life."""
        procedure = procedures_of(self.country).on(self.day)
        return check_agreement(Seen(self.life, self.day, procedure, self.last_seen))


@dataclass(frozen=True, slots=True)
class AgreementAsk:
    """Which agreements are asked for; "" for all.

    Attributes:
        country: alpha-3 of the register.
        partner: code of a party.
        lead: code of the institution that leads.
        status: of the day.
    """

    country: str = ""
    partner: str = ""
    lead: str = ""
    status: str = ""

    def fits(self, row: AgreementRow) -> bool:
        """Tell whether an agreement is one of them, as far as the reader knows its life."""
        return (
            (not self.partner or self.partner in _codes(row.life))
            and (not self.lead or row.lead == self.lead)
            and (not self.status or row.status == self.status)
        )


def agreement_rows(  # noqa: PLR0913 - filters of a list, all by keyword
    reader: Reader,
    *,
    at: datetime | None = None,
    country: str = "",
    partner: str = "",
    lead: str = "",
    entry: int | None = None,
) -> list[AgreementRow]:
    """Return all agreements that stand, by title.

    Args:
        reader: who looks.
        at: the moment as known at which it is asked, None for now.
        country: alpha-3 of the register, "" for all.
        partner: code of a party, "" for all.
        lead: code of the institution that leads, "" for all.
        entry: only this one.
    """
    asked = AgreementAsk(country, partner, lead)
    rows = _asked(reader, asked, at).select_related("entry").order_by("title", "id")
    if entry is not None:
        rows = rows.filter(entry=entry)
    return [row for row in _rows_of(reader, list(rows), at) if asked.fits(row)]


def agreements_in_parts(
    reader: Reader, asked: AgreementAsk, *, at: datetime | None = None
) -> Iterator[list[AgreementRow]]:
    """Return the agreements that stand as `agreement_rows` would, a part at a time, so that none need be kept."""
    rows = _asked(reader, asked, at)
    if asked.status and at is None:
        rows = rows.filter(has_status(reader, "agreements", asked.status, day_of(None)))
    numbers = list(rows.order_by("title", "id").values_list("pk", flat=True))
    for first in range(0, len(numbers), _PART):
        some = Agreement.objects.filter(pk__in=numbers[first : first + _PART])
        found = _rows_of(reader, list(some.select_related("entry").order_by("title", "id")), at)
        yield [row for row in found if asked.fits(row)]


def _asked(reader: Reader, asked: AgreementAsk, at: datetime | None) -> QuerySet[Agreement]:
    rows = visible(standing(Agreement, at), reader, "entry")
    if asked.country:
        rows = rows.filter(entry__country=asked.country)
    if asked.partner:
        parties = standing(Involvement, at).filter(code=asked.partner, role="party").values("entry")
        events = standing(AgreementEvent, at).filter(party=asked.partner).values("entry")
        rows = rows.filter(Q(entry__in=parties) | Q(entry__in=events))
    if asked.lead:
        led = standing(AgreementTerm, at).filter(lead=asked.lead).values("entry")
        rows = rows.filter(entry__in=led)
    return rows


def agreements_among(reader: Reader, entries: Collection[int] | QuerySet[Any]) -> list[AgreementRow]:
    """Return those of some agreements that stand now, by title."""
    if not isinstance(entries, QuerySet) and not entries:
        return []
    rows = visible(standing(Agreement, None).filter(entry__in=entries), reader, "entry")
    return _rows_of(reader, list(rows.select_related("entry").order_by("title", "id")), None)


def agreement_row(reader: Reader, entry: int, *, at: datetime | None = None) -> AgreementRow:
    """Return one agreement.

    Raises:
        NoSuchEntry: none of this number stands that the reader may see.
    """
    rows = agreement_rows(reader, at=at, entry=entry)
    if not rows:
        raise NoSuchEntry(str(entry))
    return rows[0]


def agreement_events(reader: Reader, entry: int, *, at: datetime | None = None) -> list[AgreementEventRow]:
    """Return the events of an agreement that stand, oldest first; those without a date come first."""
    rows = readable_events(reader, at).filter(entry=entry).select_related("document", "other", "made")
    listed = [_event_row(reader, row) for row in visible(rows, reader, "entry")]
    return sorted(listed, key=lambda row: (row.on, row.number))


def past_events(reader: Reader, entry: int) -> list[PastEventRow]:
    """Return the events of an agreement that were corrected or taken back, the latest first."""
    rows = AgreementEvent.objects.filter(readable_condition(reader), entry=entry, superseded__isnull=False)
    rows = visible(rows, reader, "entry").select_related("document", "other", "made", "superseded")
    return [
        PastEventRow(_event_row(reader, row), ended.by, ended.at, str(ended.facts.get("reason", "")))
        for row in rows.order_by("-superseded__number", "-id")
        if (ended := row.superseded) is not None
    ]


def agreement_event(reader: Reader, number: int) -> AgreementEventRow:
    """Return one event that stands.

    Raises:
        NoSuchAgreementEvent: there is none of this number that the reader may see.
    """
    rows = visible(readable_events(reader, None).filter(pk=number), reader, "entry")
    row = rows.select_related("document", "other", "made").first()
    if row is None:
        raise NoSuchAgreementEvent(number)
    return _event_row(reader, row)


def _rows_of(reader: Reader, versions: Sequence[Agreement], at: datetime | None) -> list[AgreementRow]:
    ids = [version.entry_id for version in versions]
    lives, seen = lives_of(reader, ids, at), last_seen_of(reader, ids, at)
    terms: Mapping[int, AgreementTerm] = {
        row.entry_id: row for row in within(standing(AgreementTerm, at), ids)
    }
    return [
        AgreementRow(
            entry=version.entry_id,
            title=version.title,
            country=version.entry.country,
            life=lives[version.entry_id],
            lead=terms[version.entry_id].lead if version.entry_id in terms else "",
            areas=tuple(terms[version.entry_id].areas) if version.entry_id in terms else (),
            last_seen=seen.get(version.entry_id),
            day=day_of(at),
        )
        for version in versions
    ]


def _codes(life: Life) -> frozenset[str]:
    return frozenset((*life.parties, *(step.party for step in life.steps)))


def _event_row(reader: Reader, row: AgreementEvent) -> AgreementEventRow:
    titles = visible(Agreement.objects.filter(entry=row.other_id), reader, "entry") if row.other_id else None
    title = titles.order_by("-id").values_list("title", flat=True).first() if titles is not None else None
    return AgreementEventRow(
        number=row.pk,
        entry=row.entry_id,
        event=row.event,
        on=row.on,
        party=row.party,
        until=row.until,
        step=row.step,
        authority=row.authority,
        text=row.text,
        source=row.source,
        document=row.document_id,
        document_title=str(row.document) if row.document else "",
        other=row.other_id if title else None,
        other_title=title or "",
        by=row.made.by,
        at=row.made.at,
        own=bool(row.source or row.document_id),
    )
