"""Days, moments and numbers in the language of the page; Babel knows Swahili, Django's formats do not."""

from datetime import date, datetime

from babel.dates import format_date, format_datetime, format_skeleton
from babel.numbers import format_decimal, format_percent
from django.utils import timezone

from balozi.ground.dates import first_day
from balozi.ground.errors.facts import NotADate
from balozi.web.names import page_language


def shown_day(value: object) -> str:
    """Return a day, a moment or a partial date in words; a text that is no date stays as it is."""
    if isinstance(value, datetime):
        return str(format_date(timezone.localtime(value), "d MMM y", locale=page_language()))
    if isinstance(value, date):
        return str(format_date(value, "d MMM y", locale=page_language()))
    return _shown_partial(str(value))


def shown_moment(value: datetime) -> str:
    """Return a day with the time of day, in the time zone of the house."""
    return str(format_datetime(timezone.localtime(value), "d MMM y, HH:mm", locale=page_language()))


def shown_number(value: float) -> str:
    """Return a number with the marks of the language."""
    return str(format_decimal(value, locale=page_language()))


def shown_share(value: float) -> str:
    """Return a share from 0 to 1 as a percentage."""
    return str(format_percent(value, locale=page_language()))


def _shown_partial(text: str) -> str:
    try:
        day = first_day(text)
    except NotADate:
        return text
    if len(text) == 4:
        return text
    if len(text) == 7:
        return str(format_skeleton("yMMM", day, locale=page_language()))
    return shown_day(day)
