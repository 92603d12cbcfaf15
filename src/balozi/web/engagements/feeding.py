"""The calendar as iCalendar: what its owner may read now, with the due dates of commitments when they are wanted."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext, ngettext

from balozi.exchange.calendars import CalendarEvent, compose_calendar
from balozi.ground.markings import Marking
from balozi.ground.people import Person, Reader
from balozi.registers.engagements import days_of, feed_status
from balozi.services.following import own_institution
from balozi.store.engagements.queries import agenda, due_changes, house_mark, local_day
from balozi.store.engagements.records import CalendarItem, FeedRow, Narrowing
from balozi.store.follow_up.queries import open_work
from balozi.web.engagements.month import item_title
from balozi.web.labels import label
from balozi.web.names import actor_name

_PAST, _AHEAD = timedelta(days=366), timedelta(days=2 * 366)


def feed_calendar(feed: FeedRow, owner: Person) -> bytes:
    """Return a feed as iCalendar, in the language that is active.

    Whoever has the address reads it, so what is confidential or above is never in it.
    """
    reader = replace(owner.reader, clearance=min(owner.reader.clearance, Marking.RESTRICTED))
    asked = Narrowing(institution=feed.institution, person=owner.name if feed.scope == "mine" else "")
    today, mark = local_day(None), house_mark()
    found = agenda(reader, today - _PAST, today + _AHEAD, asked)
    events = [event for item in found.placed if (event := event_of(item, mark)) is not None]
    if feed.dues:
        events += _dues(reader, feed, owner, mark)
    vague = len(found.sometime)
    says = ngettext(
        "%(n)d engagement without an exact day is not in it.",
        "%(n)d engagements without an exact day are not in it.",
        vague,
    ) % {"n": vague}
    name = f"Balozi: {feed.institution or feed.owner}"
    return compose_calendar(events, name=name, zone=settings.TIME_ZONE, says=says if vague else "")


def event_of(item: CalendarItem, mark: str) -> CalendarEvent | None:
    """Return an engagement as an event, None when it has no exact day."""
    days = item.course.days
    if days is None or not days.exact:
        return None
    told = [label("value", item.sort), label("engagement_status", item.course.status)]
    told.append(", ".join(map(actor_name, item.involved)))
    return CalendarEvent(
        uid=f"engagement-{item.entry}@{mark}.balozi",
        sequence=item.sequence,
        status=feed_status(item.course.status),
        summary=item_title(item),
        first=days.first,
        last=days.last,
        changed_at=item.changed_at,
        place=item.place,
        text="\n".join(filter(None, told)),
        address=_address("engagements", item.entry),
    )


def _dues(reader: Reader, feed: FeedRow, owner: Person, mark: str) -> Iterator[CalendarEvent]:
    institution = feed.institution or (own_institution(owner) if feed.scope == "mine" else "")
    person = owner.name if feed.scope == "mine" and not institution else ""
    # A commitment that several institutions carry is due once.
    work = {row.entry: row for row in open_work(reader, institution=institution, person=person)}
    changes = due_changes(list(work))
    for row in work.values():
        days = days_of(row.due, "")
        if days is None or not days.exact:
            continue
        yield CalendarEvent(
            uid=f"due-{row.entry}@{mark}.balozi",
            sequence=changes[row.entry][0],
            status="CONFIRMED",
            summary=gettext("Due: %(what)s") % {"what": row.title},
            first=days.first,
            last=days.last,
            changed_at=changes[row.entry][1],
            text=label("commitment_status", row.course.status),
            address=_address("commitments", row.entry),
        )


def _address(register: str, entry: int) -> str:
    site = str(settings.BALOZI.site).rstrip("/")
    return site + reverse("entry", args=[register, entry]) if site else ""
