"""iCalendar: events with whole days, read by calendar programs (RFC 5545)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from icalendar import Event

_MAKER = "-//Balozi//Calendar//EN"


@dataclass(frozen=True, slots=True)
class CalendarEvent:
    """One event of whole days.

    Attributes:
        uid: the same for ever.
        sequence: how often it was changed.
        status: TENTATIVE, CONFIRMED or CANCELLED.
        summary: its title.
        first: the first day.
        last: the last day, included.
        changed_at: when it was changed last.
        place: where, "".
        text: what else is known, "".
        address: of its page, "".
    """

    uid: str
    sequence: int
    status: str
    summary: str
    first: date
    last: date
    changed_at: datetime
    place: str = ""
    text: str = ""
    address: str = ""


def compose_calendar(events: Iterable[CalendarEvent], *, name: str, zone: str, says: str = "") -> bytes:
    """Return a calendar; the same events give the same bytes.

    Args:
        events: in any order.
        name: of the calendar.
        zone: in which the days are days, such as "Africa/Nairobi".
        says: what is to be known about the whole, "".
    """
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", _MAKER)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", _in_one_line(name))
    calendar.add("x-wr-timezone", zone)
    if says:
        calendar.add("x-wr-caldesc", _in_one_line(says))
    for event in sorted(events, key=lambda one: (one.first, one.uid)):
        calendar.add_component(_component(event))
    return bytes(calendar.to_ical())


def _component(event: CalendarEvent) -> "Event":
    from icalendar import Event

    told = Event()
    told.add("uid", event.uid)
    told.add("sequence", event.sequence)
    told.add("status", event.status)
    told.add("summary", _clean(event.summary))
    told.add("dtstart", event.first)
    # The end of an event of whole days is the first day that does not belong to it (section 3.6.1).
    told.add("dtend", event.last + timedelta(days=1))
    told.add("dtstamp", event.changed_at)
    told.add("last-modified", event.changed_at)
    told.add("transp", "TRANSPARENT" if event.status == "CANCELLED" else "OPAQUE")
    for name, text in (("location", event.place), ("description", event.text), ("url", event.address)):
        if text:
            told.add(name, _clean(text))
    return told


def _clean(text: str) -> str:
    """Return a text without the control characters that no content line may have; lines stay lines."""
    return "".join(letter for letter in text.replace("\r\n", "\n") if letter == "\n" or letter.isprintable())


def _in_one_line(text: str) -> str:
    """Return a text for a line of which the standard knows no type, so that nothing in it is escaped."""
    return " ".join(_clean(text).split())
