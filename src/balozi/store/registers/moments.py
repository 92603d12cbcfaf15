"""What stood at a moment: the one place that knows how superseding works."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone

from balozi.ground.errors.facts import NotADate


def standing(model: type[Any], at: datetime | None) -> QuerySet[Any]:
    """Return the rows that stand now, or that stood as known at a moment."""
    rows: QuerySet[Any] = model.objects.all()
    if at is None:
        return rows.filter(superseded__isnull=True)
    return rows.filter(made__at__lte=at).filter(Q(superseded__isnull=True) | Q(superseded__at__gt=at))


def stood(row: Any, at: datetime | None) -> bool:
    """Tell of one row, fetched with its deeds, whether it stands now or stood at a moment, as `standing` does."""
    if at is None:
        return row.superseded_id is None
    return bool(row.made.at <= at and (row.superseded is None or row.superseded.at > at))


def day_of(at: datetime | None) -> date:
    """Return the day of a moment, today for now."""
    return at.date() if at else date.today()  # noqa: DTZ011 - a due date is a day of the calendar on the wall


def end_of(day: date | None) -> datetime | None:
    """Return the last moment of a day in the time zone of the house: what was known by then is known that day."""
    if day is None:
        return None
    try:
        following = datetime.combine(day + timedelta(days=1), time.min)
    except OverflowError:
        raise NotADate(day.isoformat()) from None
    return timezone.make_aware(following) - timedelta(microseconds=1)
