"""The calendar: what was asked, the weeks of a month, the engagements of each day in words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from babel.dates import format_skeleton, get_day_names
from django.http import HttpRequest, QueryDict

from balozi.ground.dates import first_day
from balozi.ground.errors.facts import NotADate
from balozi.ground.people import Reader
from balozi.registers.engagements import engagement_kinds
from balozi.store.engagements.queries import agenda, local_day, next_and_last
from balozi.store.engagements.records import Agenda, CalendarItem, Narrowing
from balozi.store.people.queries import institution_names
from balozi.store.registers.facets import actors_of
from balozi.web.labels import label
from balozi.web.names import actor_name, engagement_in_words, page_language
from balozi.web.value_words import VALUE

_MONTH = len("2026-03")
_VIEWS = ("month", "agenda")
_LAST_YEAR = 9990


@dataclass(frozen=True, slots=True)
class CalendarAsked:
    """What a reader asked of the calendar.

    Attributes:
        first: the first day of the month.
        view: month or agenda.
        narrowing: which engagements.
    """

    first: date
    view: str
    narrowing: Narrowing

    @property
    def last(self) -> date:
        """Return the last day of the month."""
        return _following(self.first) - timedelta(days=1)


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """One day of the grid.

    Attributes:
        day: the day.
        inside: it belongs to the month.
        today: it is today.
        items: (title, engagement) of the day.
    """

    day: date
    inside: bool
    today: bool
    items: Sequence[tuple[str, CalendarItem]]


def calendar_asked(request: HttpRequest) -> CalendarAsked:
    """Return what a request asks of the calendar.

    Raises:
        NotADate: the month is not written YYYY-MM.
    """
    sent, view = request.GET, request.GET.get("view", "")
    return CalendarAsked(_month_in(sent), view if view in _VIEWS else _VIEWS[0], narrowing_in(sent))


def narrowing_in(sent: QueryDict) -> Narrowing:
    """Return which engagements are asked for."""
    words = {
        name: sent.get(name, "").replace("\0", "").strip()[:40] for name in ("country", "institution", "type")
    }
    return Narrowing(words["country"], words["institution"], words["type"])


def calendar_facts(reader: Reader, asked: CalendarAsked) -> Mapping[str, object]:
    """Return what the page of the calendar shows."""
    found = agenda(reader, asked.first, asked.last, asked.narrowing)
    today = local_day(None)
    before = (asked.first - timedelta(days=1)).replace(day=1) if asked.first.year > 1 else asked.first
    return {
        "asked": asked,
        "named": month_in_words(asked.first),
        "before": f"{before:%Y-%m}".zfill(_MONTH),
        "after": f"{_following(asked.first):%Y-%m}".zfill(_MONTH),
        "today": today,
        "this_month": f"{today:%Y-%m}",
        "weekdays": _weekdays(),
        "weeks": weeks_of(asked.first, found, today),
        "days": [(item_title(item), item) for item in found.placed],
        "sometime": [(item_title(item), item) for item in found.sometime],
        "undated": found.undated,
        **_choices(reader),
    }


def weeks_of(first: date, found: Agenda, today: date) -> list[list[CalendarDay]]:
    """Return the weeks of a month, from Monday to Sunday, with the engagements of each day."""
    day = first - timedelta(days=first.weekday())
    weeks = []
    while day < _following(first):
        week = [day + timedelta(days=number) for number in range(7)]
        weeks.append(
            [CalendarDay(one, one.month == first.month, one == today, _on(one, found)) for one in week]
        )
        day += timedelta(days=7)
    return weeks


def met_with(reader: Reader, country: str, day: date | None) -> dict[str, object]:
    """Return the next engagement with a country and the last one held; none of them on a page of a day gone by."""
    if day is not None:
        return {}
    coming, last = next_and_last(reader, country, local_day(None))
    return {
        "coming": (item_title(coming), coming) if coming else None,
        "last_met": (item_title(last), last) if last else None,
    }


def item_title(item: CalendarItem) -> str:
    """Return what an engagement is called in the language of the page."""
    return engagement_in_words(item.title, item.involved) if item.title in VALUE else item.title


def month_in_words(first: date) -> str:
    """Return a month with its year in the language of the page."""
    return str(format_skeleton("yMMMM", first, locale=page_language()))


def _on(day: date, found: Agenda) -> list[tuple[str, CalendarItem]]:
    return [
        (item_title(item), item)
        for item in found.placed
        if item.course.days and item.course.days.first <= day <= item.course.days.last
    ]


def _month_in(sent: QueryDict) -> date:
    text = sent.get("month", "").strip()
    if not text:
        return local_day(None).replace(day=1)
    first = first_day(text)
    if len(text) != _MONTH or not 1 < first.year < _LAST_YEAR:
        raise NotADate(text)
    return first


def _following(first: date) -> date:
    return (first + timedelta(days=32)).replace(day=1)


def _weekdays() -> list[tuple[str, str]]:
    long, short = (get_day_names(width, locale=page_language()) for width in ("wide", "abbreviated"))
    return [(str(short[number]), str(long[number])) for number in range(7)]


def _choices(reader: Reader) -> Mapping[str, object]:
    actors = sorted(
        ((code, actor_name(code)) for code in actors_of(reader, "engagements")), key=lambda one: one[1]
    )
    names = sorted(institution_names(page_language()).items(), key=lambda one: one[1])
    sorts = [(sort, label("value", sort)) for sort in engagement_kinds()]
    return {"countries": actors, "institutions": names, "types": sorts}
