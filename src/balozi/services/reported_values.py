"""Values as they are reported: what a report says, brought into the form in which it is kept."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.utils import timezone

from balozi.ground.errors.following import DayAhead
from balozi.ground.errors.results import PartsImpossible, PartsIncomplete
from balozi.ground.errors.values import ValueNotThere
from balozi.ground.markings import Marking
from balozi.packs.institutions import LONGEST_CODE
from balozi.results.decimals import number_of
from balozi.results.declarations import Indicator as Declared
from balozi.results.declarations import Observation as Observed
from balozi.services.aiming import digits, fitting_period, short
from balozi.services.showing import Shown

_LONGEST_PART, _LONGEST_NAME = 120, 80


@dataclass(frozen=True, slots=True)
class Reported:
    """One value as it is reported.

    Attributes:
        indicator: code.
        period: as it is written.
        area: code, "" for none.
        value: in digits; "" where only the parts of a percentage are told.
        numerator: in digits.
        denominator: in digits.
        breakdown: part of a disaggregation, such as "sex=f", "" for the whole.
        reporter: whose part it is, where several count their own.
        institution: who reports it; "" for the person's own.
        reported_on: the day it was reported; None for the day it is written.
        comment: said with it.
        marking: of it.
        evidence: what shows it.
    """

    indicator: str
    period: str
    area: str = ""
    value: str = ""
    numerator: str = ""
    denominator: str = ""
    breakdown: str = ""
    reporter: str = ""
    institution: str = ""
    reported_on: date | None = None
    comment: str = ""
    marking: Marking = Marking.UNCLASSIFIED
    evidence: Sequence[Shown] = ()


def checked_report(reported: Reported, declared: Declared, at: datetime) -> Reported:
    """Return a report as it is kept: numbers in digits, the period by its name, the day of it.

    Raises: as `observing.submit_observation`.
    """
    period = fitting_period(declared, reported.period)
    value, above, below = (
        digits(reported.value, "value"),
        digits(reported.numerator, "numerator"),
        digits(reported.denominator, "denominator"),
    )
    if bool(above) != bool(below):
        names = ("numerator", "denominator") if above else ("denominator", "numerator")
        raise PartsIncomplete(*names)
    if below and (number_of(below) < 0 or (not number_of(below) and number_of(above))):
        raise PartsImpossible(above, below)
    if not value and not above:
        raise ValueNotThere(declared.code)
    today = timezone.localdate(at)
    if reported.reported_on is not None and reported.reported_on > today:
        raise DayAhead(reported.reported_on.isoformat())
    return replace(
        reported,
        period=period.name,
        value=value,
        numerator=above,
        denominator=below,
        reported_on=reported.reported_on or today,
        area=short("area", reported.area, LONGEST_CODE),
        breakdown=short("breakdown", reported.breakdown, _LONGEST_PART),
        reporter=short("reporter", reported.reporter, _LONGEST_NAME),
    )


def observed_of(reported: Reported) -> Observed:
    """Return a report as the engine takes it."""
    parts = [
        number_of(text) if text else None
        for text in (reported.value, reported.numerator, reported.denominator)
    ]
    return Observed(parts[0], parts[1], parts[2], reported.reporter, reported.reported_on)
