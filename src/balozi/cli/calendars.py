"""`balozi calendar`: the engagements of some days."""

import sys
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

import click

from balozi.cli.opening import acting, open_store
from balozi.cli.printing import say, write_rows
from balozi.cli.registers import ON, end_of

if TYPE_CHECKING:
    from balozi.exchange.calendars import CalendarEvent
    from balozi.store.engagements.records import Agenda, CalendarItem

_COLUMNS = ("entry", "on", "until", "title", "type", "status", "place", "involved")
_YEAR = timedelta(days=366)


@click.command("calendar")
@click.option("--from", "first", type=click.DateTime(["%Y-%m-%d"]), help="First day. Default: today.")
@click.option("--to", "last", type=click.DateTime(["%Y-%m-%d"]), help="Last day. Default: a month later.")
@click.option("--partner", default="", help="Code of a state or organisation that takes part.")
@click.option("--institution", default="", help="Code of a domestic institution that takes part or prepares.")
@click.option("--type", "sort", default="", help="Form of contact, such as summit.")
@click.option(
    "--format",
    "shape",
    type=click.Choice(["table", "json", "csv", "ics"]),
    default="table",
    show_default=True,
    help="How it is written to standard output; ics for calendar programs.",
)
@ON
def command(
    first: datetime | None,
    last: datetime | None,
    partner: str,
    institution: str,
    sort: str,
    shape: str,
    on: datetime | None,
) -> None:
    """Show the engagements of some days; those without an exact day come last, and are not in iCalendar."""
    begins = first or datetime.combine(_today(), datetime.min.time())
    ends = last or begins + timedelta(days=31)
    items = found(begins, ends, partner, institution, sort, on)
    if shape == "ics":
        sys.stdout.buffer.write(_ics(items))
    else:
        write_rows(map(row_of, (*items.placed, *items.sometime)), _COLUMNS, shape)
    say(f"On a day: {len(items.placed)}; sometime: {len(items.sometime)}; without a date: {items.undated}.")


def found(
    first: datetime | None,
    last: datetime | None,
    partner: str,
    institution: str,
    sort: str,
    on: datetime | None,
) -> "Agenda":
    """Return the engagements of some days, as known on a day."""
    open_store()
    from balozi.store.engagements.queries import agenda
    from balozi.store.engagements.records import Narrowing

    begins = first.date() if first else _today() - _YEAR
    ends = last.date() if last else _today() + _YEAR
    asked = Narrowing(partner, institution, sort)
    return agenda(acting(None).reader, begins, ends, asked, at=end_of(on))


def row_of(item: "CalendarItem") -> dict[str, object]:
    """Return an engagement as a row of a table."""
    return {
        "entry": item.entry,
        "title": item.title,
        "type": item.sort,
        "status": item.course.status,
        "on": item.course.on,
        "until": item.course.until,
        "place": item.place,
        "involved": item.involved,
        "silent": item.course.silent,
        "country": item.country,
    }


def _ics(items: "Agenda") -> bytes:
    from django.conf import settings

    from balozi.exchange.calendars import compose_calendar
    from balozi.store.engagements.queries import house_mark

    mark = house_mark()
    events = [event for item in items.placed if (event := _event(item, mark))]
    return compose_calendar(events, name="Balozi", zone=settings.TIME_ZONE)


def _event(item: "CalendarItem", mark: str) -> "CalendarEvent | None":
    from balozi.exchange.calendars import CalendarEvent
    from balozi.registers.engagements import feed_status

    days = item.course.days
    if days is None:
        return None
    return CalendarEvent(
        uid=f"engagement-{item.entry}@{mark}.balozi",
        sequence=item.sequence,
        status=feed_status(item.course.status),
        summary=item.title,
        first=days.first,
        last=days.last,
        changed_at=item.changed_at,
        place=item.place,
        text=", ".join(item.involved),
    )


def _today() -> date:
    open_store()
    from balozi.store.engagements.queries import local_day

    return local_day(None)
