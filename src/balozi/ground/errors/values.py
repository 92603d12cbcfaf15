"""Refusals about the results framework in the store: indicators, values, imports, gaps."""

from dataclasses import dataclass

from balozi.ground.errors.family import Conflict, Forbidden, InvalidInput, NotFound


@dataclass(eq=False)
class NoSuchIndicator(NotFound):
    """No indicator of the framework has this code."""

    code = "values.indicator"
    says = "There is no indicator %(indicator)r."
    remedy = "`balozi indicator list` names those of the framework."
    indicator: str


@dataclass(eq=False)
class IndicatorExists(Conflict):
    """An indicator with this code stands already."""

    code = "values.indicator_exists"
    says = "The indicator %(indicator)s stands already."
    remedy = "Choose another code, or change what the indicator declares."
    indicator: str


@dataclass(eq=False)
class NoSuchValue(NotFound):
    """No value, target, baseline or report of this number stands."""

    code = "values.missing"
    says = "Nothing that stands has this number: %(what)s %(number)d."
    remedy = "Reload the page: it may have been corrected or withdrawn."
    what: str
    number: int


@dataclass(eq=False)
class ValueStands(Conflict):
    """A value was reported for this indicator, area and period already."""

    code = "values.stands"
    says = "A value of %(indicator)s for the area %(area)r and the period %(period)s stands already (%(number)d)."
    remedy = "Correct that one, with the reason as its comment."
    indicator: str
    area: str
    period: str
    number: int


@dataclass(eq=False)
class ValueNotThere(InvalidInput):
    """A report of a value holds a value, or numerator and denominator."""

    code = "values.empty"
    says = "No value of %(indicator)s is given."
    remedy = "Give a value; for a percentage give numerator and denominator."
    indicator: str


@dataclass(eq=False)
class ValueStepNotAllowed(Conflict):
    """The life of a value has no such step from where it stands."""

    code = "values.step"
    says = "Value %(number)d is %(state)s; it cannot become %(wanted)s."
    remedy = "A value is submitted, then checked, then approved; a returned one is corrected."
    number: int
    state: str
    wanted: str


@dataclass(eq=False)
class OwnValue(Forbidden):
    """Somebody would approve a value that they reported."""

    code = "values.own"
    says = "%(person)s cannot approve a value that %(person)s reported."
    remedy = "Ask a second person to approve it."
    person: str


@dataclass(eq=False)
class NotYourIndicator(Forbidden):
    """Somebody enters a value of an indicator that another institution owns."""

    code = "values.not_yours"
    says = (
        "%(person)s may enter values only of indicators that the own institution owns; %(indicator)s is not."
    )
    remedy = "Ask the owner of the indicator, or the monitoring officer."
    person: str
    indicator: str


@dataclass(eq=False)
class PeriodUnfit(InvalidInput):
    """A period is not one of those in which the indicator is reported."""

    code = "values.period"
    says = "%(indicator)s is reported by %(frequency)s of the %(calendar)s year; %(period)s is not such a period."
    remedy = "Write a period such as %(example)s."
    indicator: str
    frequency: str
    calendar: str
    period: str
    example: str


@dataclass(eq=False)
class ValuesUnreadable(InvalidInput):
    """A file of values cannot be read in the format that it is said to have."""

    code = "values.unreadable"
    says = "%(name)s cannot be read as %(format)s: %(reason)s."
    remedy = "Check the format; nothing was taken in."
    name: str
    format: str
    reason: str


@dataclass(eq=False)
class NoSuchGap(NotFound):
    """No open gap or action has this number."""

    code = "values.gap"
    says = "No open %(what)s has the number %(number)d."
    remedy = "`balozi gap list` shows the open ones."
    what: str
    number: int


@dataclass(eq=False)
class RecommendationAnswered(Conflict):
    """A recommendation was accepted already, and its action stands."""

    code = "values.recommendation_answered"
    says = "Recommendation %(number)d was accepted already; its action stands."
    remedy = "Say what becomes of the action: it is on the list of gaps."
    number: int
