"""Refusals about engagements and calendars."""

from dataclasses import dataclass

from balozi.ground.errors.family import Conflict, InvalidInput, NotFound


@dataclass(eq=False)
class EngagementStepNotAllowed(Conflict):
    """The life of an engagement has no such step from where it stands."""

    code = "engagement.step"
    says = 'From "%(engagement_before)s" an engagement cannot become "%(engagement_wanted)s".'
    remedy = "Its page shows what may follow; a step that was wrong can be taken back."
    engagement_before: str
    engagement_wanted: str


@dataclass(eq=False)
class EngagementStepTooEarly(InvalidInput):
    """A step of an engagement lies before the step that it follows."""

    code = "engagement.step_too_early"
    says = "%(on)s lies before the last step of the engagement, which was on %(last)s."
    remedy = "Give the day on which it happened; take the last step back first if that day is wrong."
    on: str
    last: str


@dataclass(eq=False)
class EngagementUnsourced(InvalidInput):
    """Something about an engagement rests on nothing: no paper, and no named person's statement."""

    code = "engagement.unsourced"
    says = "It rests on nothing: neither a sentence of a paper nor the statement of a named person."
    remedy = (
        "Name the person and what was stated, or give the number of the paper with the sentence, exactly."
    )


@dataclass(eq=False)
class PeriodBackwards(InvalidInput):
    """The last day of something lies before its first, or there is a last day only."""

    code = "engagement.period_backwards"
    says = "It cannot last from %(first)r to %(last)r."
    remedy = "Give the first day and, when it takes several, the last one, which is not earlier."
    first: str
    last: str


@dataclass(eq=False)
class EngagementNotYet(InvalidInput):
    """An engagement would be held before its first day."""

    code = "engagement.not_yet"
    says = "It cannot have been held on %(on)s: it begins on %(first)s."
    remedy = "Give the day on which it was held; move the engagement first if it was brought forward."
    on: str
    first: str


@dataclass(eq=False)
class OutcomeTooOpen(InvalidInput):
    """What was said in an engagement would be written where more people read it."""

    code = "engagement.outcome_too_open"
    says = "Entry %(entry)d is open to more people than the engagement: what was said there cannot be written here."
    remedy = "Record that it was discussed, or limit the entry to the same people first."
    entry: int


@dataclass(eq=False)
class OutcomeUnfit(InvalidInput):
    """An outcome of an engagement and what it names do not fit together."""

    code = "engagement.outcome_unfit"
    says = "Such an outcome cannot be recorded; something is missing or does not fit: %(needed)s."
    remedy = "Name the agreement or commitment by its number, or describe the new one."
    needed: str


@dataclass(eq=False)
class StatementTooLong(InvalidInput):
    """What a person stated does not fit into the register whole."""

    code = "engagement.statement_too_long"
    says = "The name and the statement have %(length)d letters together; %(limit)d fit."
    remedy = "Say it shorter, or keep it as a paper and give its number and sentence."
    length: int
    limit: int


@dataclass(eq=False)
class OutcomesOpen(Conflict):
    """An engagement cannot be followed up while something that came of it waits."""

    code = "engagement.outcomes_open"
    says = "Entry %(entry)d cannot be closed: %(waiting)d of what came of it still waits."
    remedy = "Its page lists what waits; bring each to its end, or take an outcome back that was recorded by mistake."
    entry: int
    waiting: int


@dataclass(eq=False)
class NoSuchFeed(NotFound):
    """There is no calendar feed at this address, or not any more."""

    code = "calendar.no_feed"
    says = "There is no calendar at this address, or it was ended."
    remedy = "Make a new address under Calendar, Feeds."


@dataclass(eq=False)
class NotYourFeed(NotFound):
    """There is no calendar feed of this number that belongs to the person."""

    code = "calendar.not_your_feed"
    says = "You have no calendar feed %(feed)d that is open."
    remedy = "The page of the feeds lists those that you have."
    feed: int
