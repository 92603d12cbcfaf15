"""What stood at a moment: the one place that knows how superseding works."""

from datetime import date, datetime
from typing import Any

from django.db.models import Q, QuerySet


def standing(model: type[Any], at: datetime | None) -> QuerySet[Any]:
    """Return the rows that stand now, or that stood as known at a moment."""
    rows: QuerySet[Any] = model.objects.all()
    if at is None:
        return rows.filter(superseded__isnull=True)
    return rows.filter(made__at__lte=at).filter(Q(superseded__isnull=True) | Q(superseded__at__gt=at))


def day_of(at: datetime | None) -> date:
    """Return the day of a moment, today for now."""
    return at.date() if at else date.today()  # noqa: DTZ011 - a due date is a day of the calendar on the wall
