"""Reading engagements: how they stand, one whole, the calendar, the feeds of a person."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Max, Q, QuerySet
from django.utils import timezone

from balozi.ground.errors.registers import NoSuchEntry
from balozi.ground.people import Reader
from balozi.registers.engagements import (
    AHEAD,
    EngagementStatus,
    EngagementStep,
    days_of,
    is_silent,
    status_on,
)
from balozi.store.access.visibility import visible
from balozi.store.audit.models import Deed
from balozi.store.engagements import models, parts
from balozi.store.engagements.records import (
    Agenda,
    CalendarItem,
    FeedRow,
    Meeting,
    MeetingCourse,
    MeetingStepRow,
    Narrowing,
)
from balozi.store.registers.models import Commitment, Engagement, Involvement
from balozi.store.registers.moments import standing
from balozi.store.registers.records import EntryRow

_PARTS = (Engagement, models.EngagementEvent, models.Participant, models.Preparation,
          models.TalkingPoint, models.Outcome)  # fmt: skip
# What a calendar program shows of an engagement: other changes give its event no new number.
_SHOWN = (Engagement, models.EngagementEvent)
_OVER = tuple(status.value for status in EngagementStatus if status not in AHEAD)
_NAMED = 5_000


def last_number(entry: int) -> int:
    """Return the number of the last line of the log that changed an engagement, 0 when there is none."""
    numbers = []
    for model in _PARTS:
        rows = model._default_manager.filter(entry=entry)
        told = rows.aggregate(made=Max("made__number"), ended=Max("superseded__number"))
        numbers += [told["made"] or 0, told["ended"] or 0]
    return max(numbers)


def last_change(entry: int) -> tuple[int, str, str]:
    """Return (number, by, verb) of the last line of the log that changed an engagement."""
    deed = Deed.objects.filter(number=last_number(entry)).first()
    return (deed.number, deed.by, deed.verb) if deed else (0, "", "")


def steps_of(reader: Reader, entries: Iterable[int], at: datetime | None) -> dict[int, list[MeetingStepRow]]:
    """Return the steps of some engagements in their order; one that rests on a hidden paper is left out."""
    rows = parts.readable(_of(standing(models.EngagementEvent, at), list(entries)), reader)
    found: dict[int, list[MeetingStepRow]] = defaultdict(list)
    for row in rows.select_related("made").order_by("on", "id"):
        found[row.entry_id].append(
            MeetingStepRow(
                step=row.pk,
                status=row.event,
                on=row.on,
                begins=row.begins,
                ends=row.ends,
                reason=row.reason,
                source=row.source,
                document=row.document_id,
                by=row.made.by,
            )
        )
    return found


def meeting_of(reader: Reader, entry: int, *, at: datetime | None = None) -> Meeting:
    """Return all that hangs on one engagement, as known now or at a moment.

    Raises:
        NoSuchEntry: no engagement of this number stood that the reader may see.
    """
    version = visible(standing(Engagement, at).filter(entry=entry), reader, "entry").first()
    if version is None:
        raise NoSuchEntry(str(entry))
    steps, day = steps_of(reader, [entry], at).get(entry, []), local_day(at)
    course = _course(version, steps, day)
    return Meeting(
        entry=entry,
        seen=last_number(entry),
        course=course,
        steps=steps,
        participants=parts.participants(entry, at),
        briefs=parts.briefs(entry, course, day, at),
        points=parts.points(reader, entry, at),
        outcomes=parts.outcomes(reader, entry, at),
    )


def agenda(
    reader: Reader, first: date, last: date, asked: Narrowing, *, at: datetime | None = None
) -> Agenda:
    """Return the engagements that touch some days, the last one included.

    An engagement is looked for from the beginning of the year before on: none takes longer.
    """
    rows = _narrowed(visible(standing(Engagement, at), reader, "entry"), asked, at)
    dated = rows.filter(on__gte=f"{max(first.year - 1, 1):04d}", on__lte=last.isoformat())
    items = calendar_items(reader, list(dated.select_related("entry").order_by("on", "id")), at)
    touched = [item for item in items if item.course.days and _touches(item, first, last)]
    over = standing(models.EngagementEvent, at).filter(event__in=_OVER).values("entry")
    undated = rows.filter(on="").exclude(status__in=("held", "cancelled")).exclude(entry__in=over).count()
    return Agenda(
        placed=[item for item in touched if item.course.days and item.course.days.exact],
        sometime=[item for item in touched if item.course.days and not item.course.days.exact],
        undated=undated,
    )


def next_and_last(reader: Reader, country: str, day: date) -> tuple[CalendarItem | None, CalendarItem | None]:
    """Return the next engagement with a country that is still ahead, and the last one that was held."""
    items = [*_around(reader, country, day).placed]
    ahead = [item for item in items if item.course.status in AHEAD and _last(item) >= day]
    held = [item for item in items if item.course.status in {"held", "recorded", "followed_up"}]
    return min(ahead, key=_first, default=None), max(held, key=_first, default=None)


def calendar_items(reader: Reader, versions: Sequence[Engagement], at: datetime | None) -> list[CalendarItem]:
    """Return engagements as a calendar shows them, in the order given."""
    ids = [version.entry_id for version in versions]
    steps, day = steps_of(reader, ids, at), local_day(at)
    involved: dict[int, list[str]] = defaultdict(list)
    codes = _of(standing(Involvement, at).filter(role="participant"), ids).order_by("id")
    for entry, code in codes.values_list("entry_id", "code"):
        involved[entry].append(code)
    changes = _changes(_SHOWN, ids, at)
    return [
        CalendarItem(
            entry=version.entry_id,
            title=version.title,
            sort=version.engagement_type,
            country=version.entry.country,
            place=version.place,
            involved=tuple(involved[version.entry_id]),
            course=_course(version, steps.get(version.entry_id, []), day),
            sequence=changes[version.entry_id][0],
            changed_at=changes[version.entry_id][1],
        )
        for version in versions
    ]


def convened(reader: Reader, rows: Sequence[EntryRow], *, at: datetime | None = None) -> list[EntryRow]:
    """Return engagements with their status of the day; entries of other registers as they are."""
    own = [row.entry for row in rows if row.register == "engagements"]
    if not own:
        return list(rows)
    versions = _of(standing(Engagement, at), own).select_related("entry")
    items = {item.entry: item.course.status for item in calendar_items(reader, list(versions), at)}
    return [
        replace(row, values={**row.values, "status": items[row.entry]}) if row.entry in items else row
        for row in rows
    ]


def feeds_of(owner: str) -> list[FeedRow]:
    """Return the open feeds of a user, the newest first."""
    rows = models.CalendarFeed.objects.filter(owner__username=owner, ended__isnull=True)
    return [feed_row(row) for row in rows.select_related("owner", "made").order_by("-id")]


def feed_row(row: models.CalendarFeed) -> FeedRow:
    """Return one feed as a record."""
    name = row.owner.get_username()
    return FeedRow(row.pk, name, row.scope, row.institution, row.dues, row.made.at)


def house_mark() -> str:
    """Return by what the events of this house differ from those of others: the beginning of its log's first hash."""
    first = Deed.objects.order_by("number").values_list("hash", flat=True).first()
    return (first or "")[:12]


def local_day(at: datetime | None) -> date:
    """Return the day of a moment in the time zone of the house, today for now."""
    return timezone.localdate(at or timezone.now())


def _course(version: Engagement, steps: Sequence[MeetingStepRow], day: date) -> MeetingCourse:
    taken = [EngagementStep(EngagementStatus(row.status), row.on, row.step) for row in steps]
    status = status_on(version.status, taken, day)
    # The last day belongs to the first one it was told with: an entry that was moved since has lost it.
    moved = [row for row in steps if row.begins == version.on]
    until = moved[-1].ends if moved and version.on else ""
    days = days_of(version.on, until)
    return MeetingCourse(status.value, version.on, until, days, is_silent(status, days, day))


def due_changes(entries: Sequence[int]) -> Mapping[int, tuple[int, datetime]]:
    """Return how often each of some commitments was changed, and when the last time."""
    return _changes((Commitment,), entries, None)


def _changes(
    models_shown: Sequence[type[Any]], ids: Sequence[int], at: datetime | None
) -> Mapping[int, tuple[int, datetime]]:
    """Return how many lines of the log changed entries after the first, and when the last one did."""
    deeds: dict[int, dict[int, datetime]] = defaultdict(dict)
    for model in models_shown:
        rows = _of(model._default_manager.all(), ids)
        for by in ("made", "superseded"):
            told = rows.filter(**{f"{by}__isnull": False})
            told = told.filter(**{f"{by}__at__lte": at}) if at else told
            for entry, number, when in told.values_list("entry_id", f"{by}__number", f"{by}__at"):
                deeds[entry][number] = when
    return {entry: (len(told) - 1, max(told.values())) for entry, told in deeds.items()}


def _narrowed(rows: QuerySet[Any], asked: Narrowing, at: datetime | None) -> QuerySet[Any]:
    if asked.sort:
        rows = rows.filter(engagement_type=asked.sort)
    if asked.country:
        with_it = standing(Involvement, at).filter(code=asked.country, role="participant")
        rows = rows.filter(Q(entry__in=with_it.values("entry")))
    if asked.institution:
        rows = rows.filter(_has(at, Q(institution=asked.institution), Q(institution=asked.institution)))
    if asked.person:
        rows = rows.filter(_has(at, Q(person=asked.person), Q(asked_of=asked.person)))
    return rows


def _has(at: datetime | None, taking_part: Q, preparing: Q) -> Q:
    there = standing(models.Participant, at).filter(taking_part).values("entry")
    asked = standing(models.Preparation, at).filter(preparing).values("entry")
    return Q(entry__in=there) | Q(entry__in=asked)


def _around(reader: Reader, country: str, day: date) -> Agenda:
    years = timedelta(days=3 * 366)
    first = day - years if day.year > 4 else date.min
    last = day + years if day.year < date.max.year - 4 else date.max
    return agenda(reader, first, last, Narrowing(country=country))


def _touches(item: CalendarItem, first: date, last: date) -> bool:
    return _first(item) <= last and _last(item) >= first


def _first(item: CalendarItem) -> date:
    return item.course.days.first if item.course.days else date.max


def _last(item: CalendarItem) -> date:
    return item.course.days.last if item.course.days else date.min


def _of(rows: QuerySet[Any], ids: Sequence[int]) -> QuerySet[Any]:
    # SQLite takes a bounded number of parameters; beyond this the whole table is read once instead.
    return rows.filter(entry_id__in=ids) if len(ids) <= _NAMED else rows
